"""What an answer can be: every kind of field, with the words and limits that belong to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from models.agreement.sides import Side
from models.agreement.values import Unit

Width = Literal["third", "half", "two-thirds", "full"]
ClauseRule = Literal["row", "table", "none"]

PARTICIPANTS = ("parties", "participants")
STAGES = ("stages", "stages")
TIERS = ("response", "tiers")
CALENDARS = ("calendar", "calendars")
GOALS = ("goals", "goals")
PERSONAS = ("personas", "personas")
REPORTS = ("dashboards", "reports")
REASONS = ("dispositions", "reasons")
"""Rows that other answers may point at, by their path in the agreement."""


@dataclass(frozen=True, slots=True)
class When:
    """The question is asked only when the sibling `field` has one of the `values`."""

    field: str
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What every question has in common.

    `label` names it (no colon), `help` says in a sentence what to answer, `example` is a plausible
    answer. `required`: needed before signing. `when`: asked only then. `group`: heading it stands
    under. `width`: share of a row. `more`: folded away under "More". `by`: the side to ask first.
    """

    label: str
    help: str = ""
    example: str = ""
    required: bool = False
    when: When | None = None
    group: str = ""
    width: Width = "full"
    more: bool = False
    by: Side | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Kind):
    """One line of text. `shape` asks for an e-mail address or a currency code."""

    longest: int = 200
    shape: Literal["any", "email", "currency"] = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Kind):
    """A few sentences, or several paragraphs."""

    longest: int = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines(Kind):
    """A list of short texts. `long` items are shown one per line, others as tags.

    `at_least` items are needed when required; `none_word` is what an explicit "none" is written as.
    """

    long: bool = False
    at_least: int = 1
    none_word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo(Kind):
    """Yes, no, or not answered yet."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: the key kept in files and the label people read.

    `note` says what the choice means. `follows` are answers beside it, as field and value, that
    come with the choice while nobody has given them.
    """

    key: str
    label: str
    note: str = ""
    follows: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Kind):
    """One of a closed list."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices(Kind):
    """Any number out of a closed list."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Kind):
    """An exact number with its unit."""

    unit: str = ""
    whole: bool = False
    minimum: Decimal | None = None
    maximum: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Percent(Kind):
    """A percentage from `minimum` to `maximum`."""

    minimum: Decimal = Decimal(0)
    maximum: Decimal = Decimal(100)
    above_minimum: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Money(Kind):
    """An amount in the agreement's currency, zero or more."""

    positive: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Kind):
    """A duration: an amount and one of `units`, at most `longest_days` calendar days long."""

    units: tuple[Unit, ...]
    zero: bool = False
    longest_days: int = 3660


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Kind):
    """A calendar date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range(Kind):
    """From a low to a high number, either end may be open."""

    unit: str = ""
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone(Kind):
    """An IANA time zone such as Europe/Berlin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Kind):
    """One row of another table, kept by its id; `to` is that table's path."""

    to: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class References(Kind):
    """Several rows of another table."""

    to: tuple[str, ...]
    at_least: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekly(Kind):
    """Opening hours of a week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid(Kind):
    """Letters per column; the columns are the rows at path `to`."""

    to: tuple[str, ...]
    letters: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed(Kind):
    """An answer worked out from others, never typed: `of(holder)` gives its words.

    It is shown behind the field named `after`.
    """

    of: Callable[[Any], str]
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers(Kind):
    """The single answers of a section; one clause unless `clause` is False."""

    holds: type
    clause: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows(Kind):
    """Repeated things: `one` names one of them, `title` and `summary` its telling fields.

    `leads_to` is the field that completes the title where a row goes from one thing to another.
    `clause` says what both sides agree on: each row, the table as a whole, or none of it.
    """

    holds: type
    one: str
    title: str
    leads_to: str = ""
    summary: tuple[str, ...] = ()
    clause: ClauseRule = "table"
    at_least: int = 0
    layout: Literal["auto", "cards", "table"] = "auto"


Leaf = (
    Line
    | Text
    | Lines
    | YesNo
    | Choice
    | Choices
    | Number
    | Percent
    | Money
    | Span
    | Day
    | Range
    | Zone
    | Reference
    | References
    | Weekly
    | Grid
)
AnyKind = Leaf | Computed | Answers | Rows


def options(*pairs: tuple[str, str]) -> tuple[Option, ...]:
    """Options from pairs of key and label."""
    return tuple(Option(key, label) for key, label in pairs)


def label_of(kind: Choice | Choices, key: str) -> str:
    """The label of an option, or the key itself when the list no longer has it."""
    return next((option.label for option in kind.options if option.key == key), key)
