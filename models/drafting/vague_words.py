"""Vague words that both sides are asked about: the number each has in mind, and what follows."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from models.agreement import clauses, path
from models.agreement.agreement import Agreement
from models.agreement.path import Path
from models.agreement.sections.issues import Issue
from models.agreement.sides import Side
from models.agreement.values import Unit, grouped
from models.drafting.blind import MeantNumber

NUMBER = "number"
"""What a topic about a vague word begins with."""
LONGEST_NOTE = 120
"""Characters of a side's note, so that both fit into an open issue."""
_LONGEST_WORD = 60
_ISSUES = uuid.UUID("6f0d1c0e-3b0d-4a53-9a35-5c1d7d1f6a02")


@dataclass(frozen=True, slots=True)
class VagueWord:
    """A word of an answer, by the answer's path; several of the same are one question."""

    path: Path
    word: str

    @property
    def topic(self) -> str:
        """What blind input on it is about."""
        return f"{NUMBER}:{path.text(self.path)}:{self.word.casefold()}"


def vague_word(topic: str) -> VagueWord | None:
    """The word that a topic is about; None for any other topic."""
    head, _, rest = topic.partition(":")
    where, _, word = rest.partition(":")
    return VagueWord(path.parse(where), word) if head == NUMBER and where and word else None


# Units


@dataclass(frozen=True, slots=True)
class NumberUnit:
    """What can be counted: the key that is kept, and its words for one and for many."""

    key: str
    one: str
    many: str
    label: str = ""

    def __str__(self) -> str:
        return self.label or self.many


COUNT, PERCENT, MONEY, POINTS = "count", "percent", "money", "points"
TIMES = tuple(unit.value for unit in Unit)
RHYTHMS = ("per_day", "per_week", "per_month", "per_quarter")
AMOUNTS = (COUNT, PERCENT)
SIZES = ("employees", MONEY)
UNITS = MappingProxyType(
    {
        **{unit.value: NumberUnit(unit.value, unit.one, unit.many) for unit in Unit},
        "per_day": NumberUnit("per_day", "time a day", "times a day"),
        "per_week": NumberUnit("per_week", "time a week", "times a week"),
        "per_month": NumberUnit("per_month", "time a month", "times a month"),
        "per_quarter": NumberUnit("per_quarter", "time a quarter", "times a quarter"),
        COUNT: NumberUnit(COUNT, "", "", "in number"),
        PERCENT: NumberUnit(PERCENT, "%", "%", "percent"),
        POINTS: NumberUnit(POINTS, "point", "points"),
        "employees": NumberUnit("employees", "employee", "employees"),
        MONEY: NumberUnit(MONEY, "", "", "in money"),
    }
)
_IN_SMALLER = MappingProxyType({"clock_hour": ("minute", 60), "week": ("calendar_day", 7)})


def in_words(amount: Decimal | None, unit: str, currency: str = "") -> str:
    """A number as it is read, such as "4 business hours"; empty where there is none."""
    if amount is None:
        return ""
    words = UNITS.get(unit)
    if unit == MONEY:
        return f"{currency} {grouped(amount)}".strip()
    name = "" if words is None else words.one if amount == 1 else words.many
    return f"{grouped(amount)} {name}".strip()


# Both sides


@dataclass(frozen=True, slots=True, kw_only=True)
class BothNumbers:
    """What each side has in mind for a word; None for a side of which nothing may be seen."""

    word: VagueWord
    marketing: MeantNumber | None = None
    sales: MeantNumber | None = None

    def of(self, side: Side) -> MeantNumber | None:
        """What a side has in mind."""
        return self.marketing if side is Side.MARKETING else self.sales

    @property
    def by_both(self) -> bool:
        """True when each side has said something."""
        return self.marketing is not None and self.sales is not None

    @property
    def agreed(self) -> MeantNumber | None:
        """The number that both have in mind, in the larger of two units; None when they differ."""
        if self.marketing is None or self.sales is None:
            return None
        one, two = _measured(self.marketing), _measured(self.sales)
        if one is None or one != two:
            return None
        return self.sales if self.sales.unit in _IN_SMALLER else self.marketing

    @property
    def differ(self) -> bool:
        """True when both have said something, and not the same number."""
        return self.by_both and self.agreed is None


def both_numbers(word: VagueWord, given: Iterable[MeantNumber]) -> BothNumbers:
    """What of `given` is about a word."""
    own = {one.side: one for one in given if one.topic == word.topic}
    return BothNumbers(word=word, marketing=own.get(Side.MARKETING), sales=own.get(Side.SALES))


def is_said(number: MeantNumber) -> bool:
    """True for a number with its unit, or a note that says why there is none."""
    return bool(number.unit) if number.amount is not None else bool(number.note)


def said(number: MeantNumber, currency: str = "") -> str:
    """A side's answer in words, its note in brackets."""
    words = in_words(number.amount, number.unit, currency) or "no number"
    return f"{words} ({number.note})" if number.note else words


def issue_on(agreement: Agreement, both: BothNumbers) -> Issue | None:
    """The open issue that two different numbers make; the same numbers make the same one."""
    if not both.differ:
        return None
    currency = agreement.parties.answers.currency
    answers = []
    for side in Side:
        number = both.of(side)
        assert number is not None
        answers.append(f"{side.label}: {said(number, currency)}")
    word = as_written(agreement, both.word)[:_LONGEST_WORD]
    key = "|".join((both.word.topic, *answers))
    clause = clauses.clause_at(agreement, both.word.path)
    return Issue(
        id=str(uuid.uuid5(_ISSUES, key)),
        text=f"What does “{word}” mean? {'. '.join(answers)}.",
        kind="question",
        raised_by="facilitator",
        blocking=False,
        clause=clause.title if clause is not None else "",
    )


def as_written(agreement: Agreement, word: VagueWord) -> str:
    """The word in the letters of the text, or as it was asked for when it is gone."""
    for one in texts_at(agreement, word.path):
        at = one.casefold().find(word.word.casefold())
        if at >= 0 and len(one) == len(one.casefold()):
            return one[at : at + len(word.word)]
    return word.word


def stands(agreement: Agreement, word: VagueWord) -> bool:
    """True while the word is still in the text."""
    wanted = word.word.casefold()
    return any(wanted in one.casefold() for one in texts_at(agreement, word.path))


def texts_at(agreement: Agreement, where: Path) -> tuple[str, ...]:
    """The texts of an answer, one or several; none when the answer is gone."""
    value = path.get(agreement, where) if path.exists(agreement, where) else ""
    items = value if isinstance(value, tuple) else (value,)
    return tuple(item for item in items if isinstance(item, str) and item)


def _measured(number: MeantNumber) -> tuple[Decimal, str] | None:
    if number.amount is None or not number.unit:
        return None
    smaller, times = _IN_SMALLER.get(number.unit, (number.unit, 1))
    return number.amount * times, smaller
