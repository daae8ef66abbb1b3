"""What the coverage page names is there: answers, rules, measures, conditions and screens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

import pytest

from models.agreement import fields, metrics
from models.agreement.agreement import Agreement, sections
from models.agreement.kinds import Answers, Rows
from models.rules.demands import DEMANDS
from models.rules.wording.words import MESSAGES
from tests.architecture.source_tree import ROOT

ALL, MOST_LATER = 209, 40
ROW = re.compile(r"\| (\d+) \| (.+?) \| (.+?) \| (.+?) \|")
NAMED = re.compile(r"(rule|measure|gate)? ?`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Demand:
    """One line of the page."""

    number: int
    words: str
    section: str
    served: str

    @property
    def is_later(self) -> bool:
        return self.served.startswith("later: ")

    @property
    def named(self) -> list[tuple[str, str]]:
        """Each name with its sort; answers and modules have none."""
        return NAMED.findall(self.served)


def demands() -> list[Demand]:
    page = (ROOT / "docs/coverage.md").read_text(encoding="utf-8")
    found = (ROW.fullmatch(line) for line in page.splitlines())
    return [Demand(int(one[1]), one[2], one[3], one[4]) for one in found if one]


def answers() -> set[str]:
    """The path of every question, without the rows' ids."""
    return {
        path
        for name, section in sections(Agreement()).items()
        for path in below(type(section), name)
    }


def below(holder: type, path: str) -> list[str]:
    found = []
    for field in fields.of(holder):
        where = f"{path}.{field.name}"
        if isinstance(field.kind, Answers | Rows):
            inner = get_args(field.type)
            found += below(inner[0] if inner else field.type, where)
        else:
            found.append(where)
    return found


def rules() -> set[str]:
    sources = (ROOT / "models/rules").rglob("*.py")
    named = (re.findall(r'"(L\d\d)"', one.read_text(encoding="utf-8")) for one in sources)
    return set(MESSAGES) | {rule for some in named for rule in some}


KNOWN = {
    "rule": rules(),
    "measure": {one.key for one in metrics.CATALOGUE},
    "gate": {str(one.number) for one in DEMANDS},
}


def is_there(sort: str, name: str) -> bool:
    if sort:
        return name in KNOWN[sort]
    return (ROOT / name).is_file() if "/" in name else name in answers()


def test_every_demand_has_its_line_in_order() -> None:
    assert [one.number for one in demands()] == list(range(1, ALL + 1))


def test_every_demand_names_what_serves_it_or_what_is_missing() -> None:
    for one in demands():
        assert one.named or (one.is_later and len(one.served.split()) > 5), one


def test_what_is_named_exists() -> None:
    missing = [
        (one.number, name)
        for one in demands()
        for sort, name in one.named
        if not is_there(sort, name)
    ]
    assert not missing


def test_the_section_of_a_demand_is_that_of_its_answers() -> None:
    titles = {name: type(one).about.title for name, one in sections(Agreement()).items()}
    for one in demands():
        paths = [name for sort, name in one.named if not sort and "/" not in name]
        wanted = dict.fromkeys(titles[path.split(".")[0]] for path in paths)
        assert one.section == (", ".join(wanted) or "–"), one


def test_few_demands_are_put_off() -> None:
    assert sum(one.is_later for one in demands()) <= MOST_LATER


@pytest.mark.parametrize(
    ("sort", "name"),
    [
        ("", "response.tiers.nothing"),
        ("", "ui/pages/nothing.py"),
        ("rule", "L99"),
        ("measure", "luck"),
        ("gate", "99"),
    ],
)
def test_what_does_not_exist_is_noticed(sort: str, name: str) -> None:
    assert not is_there(sort, name)
