"""Writes the records of the samples anew: `python -m tests.samples.make` after a change.

The texts of the agreement stand in resources/starter/sample.json and are edited there; who voted
on them, and what the second sample is in the middle of, comes from the modules beside this one.
"""

from __future__ import annotations

import json
from pathlib import Path

import resources
from models import workshop
from models.agreement.agreement import Agreement
from models.workshop import Workshop
from tests.samples.finished import finished
from tests.samples.middle import middle

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "starter"


def plain() -> Agreement:
    """The agreement of the sample, without anything that happened to it."""
    return workshop.decode(json.loads(resources.text("starter/sample.json"))).agreement


def files() -> dict[str, str]:
    """What the files of both samples hold, by the name of the starter."""
    agreement = plain()
    return {
        "sample": _written(finished(agreement)),
        "sample-workshop": _written(middle(agreement)),
    }


def _written(whole: Workshop) -> str:
    return json.dumps(workshop.encode(whole), indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write both files."""
    for name, words in files().items():
        (FOLDER / f"{name}.json").write_text(words, encoding="utf-8")


if __name__ == "__main__":
    main()
