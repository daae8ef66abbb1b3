"""The locks pin every package by hash and leave the choice of package index to the machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT, text_files

LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-freeze.txt"]
PIN = re.compile(r"^(?P<name>[a-z0-9._-]+)==(?P<version>\S+)(?: ; (?P<marker>.*?))? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def pins(lock: str) -> dict[str, str]:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    found = [match for line in lines if (match := PIN.match(line))]
    return {match["name"]: match["version"] for match in found}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_nothing_but_pins_and_hashes(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    strange = [
        line
        for line in lines
        if not (PIN.match(line) or HASH.match(line) or line.startswith("#") or not line)
    ]
    assert pins(lock)
    assert strange == []
    assert not [line for line in lines if "//" in line]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_lock_pins_what_the_program_runs_with(lock: str) -> None:
    wanted = pins("requirements.txt")
    assert {name: pins(lock).get(name) for name in wanted} == wanted


def test_no_file_names_a_package_index() -> None:
    names = ["py" + "pi.org", "python" + "hosted", "/opt/" + "pypi", "/opt/" + "wheels"]
    names += ["--" + "extra-index-url", "--" + "index-url", "--" + "find-links"]
    found: list[tuple[Path, str]] = [
        (path, name) for path, text in text_files() for name in names if name in text
    ]
    assert found == []


def test_qt_stays_below_the_release_that_breaks_python_3_11() -> None:
    for lock in LOCKS:
        for package in ("pyside6-essentials", "shiboken6"):
            version = tuple(int(part) for part in pins(lock)[package].split("."))
            assert (6, 8, 3) <= version < (6, 12)
