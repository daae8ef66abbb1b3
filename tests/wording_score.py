"""How many labelled sentences the wording rules judge exactly as labelled, part by part.

Of `labelled-*.csv` one half is set aside, chosen by a hash of each text: its misses are not shown
while the word lists are being worked on. The sentences of `seen-*.csv` were written apart from the
rules or while the rules were worked on; all of them have been looked at since, so they tell nothing
about text that is new. `python -m tests.wording_score` lists the misses of what may be looked at.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from models.rules.wording.check import check

FOLDER = Path(__file__).parent / "models" / "rules" / "wording"
VERDICTS = ("good", "weak", "bad")
LANGUAGES = ("en", "de")


class Labelled(NamedTuple):
    """A sentence with the verdict that people gave it."""

    language: str
    kind: str
    text: str
    verdict: str
    is_seen: bool = False

    @property
    def is_set_aside(self) -> bool:
        """True for the half that is never looked at while tuning."""
        return not self.is_seen and hashlib.sha256(self.text.encode()).digest()[0] % 2 == 1

    @property
    def judged(self) -> str:
        return check(self.text, self.kind, self.language).verdict


def labelled(language: str) -> list[Labelled]:
    """The labelled sentences of one language, in halves."""
    return _read(f"labelled-{language}.csv", language)


def seen(language: str) -> list[Labelled]:
    """Further sentences of one language, all looked at while tuning."""
    return [one._replace(is_seen=True) for one in _read(f"seen-{language}.csv", language)]


def _read(name: str, language: str) -> list[Labelled]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Labelled(language, row["kind"], row["text"], row["verdict"]) for row in rows]


def score(sentences: Iterable[Labelled]) -> tuple[int, int]:
    """How many are judged as labelled, of how many."""
    judged = [one.judged == one.verdict for one in sentences]
    return sum(judged), len(judged)


def print_part(name: str, sentences: list[Labelled]) -> None:
    right, of = score(sentences)
    print(f"{name}: {right} of {of} exact, {100 * right / max(of, 1):.1f} %")
    table = Counter((one.verdict, one.judged) for one in sentences)
    print("  labelled \\ judged  " + "".join(f"{verdict:>6}" for verdict in VERDICTS))
    for label in VERDICTS:
        print(f"  {label:<18}" + "".join(f"{table[label, judged]:>6}" for judged in VERDICTS))


def main() -> int:
    for language in LANGUAGES:
        sentences, known = labelled(language), seen(language)
        tuning = [one for one in sentences if not one.is_set_aside]
        print_part(f"{language}, tuning half", tuning)
        print_part(f"{language}, set-aside half", [one for one in sentences if one.is_set_aside])
        print_part(f"{language}, further sentences, looked at", known)
        for one in tuning + known:
            if one.judged != one.verdict:
                rules = " ".join(check(one.text, one.kind, language).rules)
                print(f"    {one.kind}, {one.verdict}, judged {one.judged} ({rules}): {one.text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
