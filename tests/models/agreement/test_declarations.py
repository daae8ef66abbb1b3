"""Every question of the agreement is declared completely and in one manner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import get_args

import pytest

from models.agreement import fields, kinds
from models.agreement.agreement import Agreement, sections_of
from models.agreement.fields import Field
from models.agreement.kinds import (
    Answers,
    Choice,
    Choices,
    Computed,
    Grid,
    Kind,
    Leaf,
    Line,
    Lines,
    Number,
    Percent,
    Reference,
    References,
    Rows,
    Span,
    Text,
    Width,
    YesNo,
)
from models.agreement.section import Section
from models.agreement.values import Duration

MOST_VISIBLE = 7
SECTIONS = sections_of(Agreement)


def below(cls: type, where: str) -> Iterator[tuple[str, type]]:
    """The class at `where` and every class that its answers and rows hold."""
    yield where, cls
    for field in fields.of(cls):
        if isinstance(field.kind, Answers | Rows):
            yield from below(field.kind.holds, f"{where}.{field.name}")


CLASSES = [item for name, section in SECTIONS.items() for item in below(section, name)]
FIELDS = [
    pytest.param(cls, field, id=f"{where}.{field.name}")
    for where, cls in CLASSES
    for field in fields.of(cls)
]


def names_of(cls: type) -> set[str]:
    return {field.name for field in fields.of(cls)}


def wording_slips(kind: Kind) -> Iterator[str]:
    if not kind.label.strip():
        yield "has no label"
    if kind.label.endswith((":", ".")):
        yield f"label ends in a mark: {kind.label}"
    if isinstance(kind, Leaf | Rows) and not kind.help.endswith("."):
        yield f"help is no sentence: {kind.help!r}"
    if isinstance(kind, Line | Text | Lines) and not kind.example:
        yield "has no example"
    if kind.example.lower().startswith("for example"):
        yield "example says that it is one"
    if kind.width not in get_args(Width):
        yield f"width {kind.width!r} is unknown"


def option_slips(kind: Kind) -> Iterator[str]:
    if isinstance(kind, Choice | Choices | Grid):
        listed = kind.letters if isinstance(kind, Grid) else kind.options
        if not listed:
            yield "offers nothing to choose from"
        for what, words in (
            ("key", [option.key for option in listed]),
            ("label", [option.label for option in listed]),
        ):
            if not all(words):
                yield f"an option has no {what}"
            for word, times in Counter(words).items():
                if times > 1:
                    yield f"{what} {word!r} stands {times} times"


def condition_slips(cls: type, kind: Kind) -> Iterator[str]:
    if kind.when is None:
        return
    if kind.when.field not in names_of(cls):
        yield f"is asked depending on {kind.when.field}, which is unknown"
        return
    other = fields.named(cls, kind.when.field)
    if not other.stored:
        yield f"is asked depending on {other.name}, which is worked out"
    for value in kind.when.values:
        if not acceptable(other, value):
            yield f"waits for {value!r}, which {other.name} can never be"


def row_slips(kind: Kind) -> Iterator[str]:
    if not isinstance(kind, Rows):
        return
    if not kind.one:
        yield "does not say what one row is called"
    for name in (kind.title, *kind.summary):
        if name not in names_of(kind.holds):
            yield f"tells a row by {name}, which is unknown"


def target_slips(kind: Kind) -> Iterator[str]:
    if not isinstance(kind, Reference | References | Grid):
        return
    section = SECTIONS.get(kind.to[0])
    rows = kind.to[1:]
    if section is None or not rows:
        yield f"points at {kind.to}, which is no table"
        return
    cls: type = section
    for name in rows:
        if name not in names_of(cls) or not isinstance(fields.named(cls, name).kind, Rows):
            yield f"points at {kind.to}, which is no table"
            return
        cls = fields.named(cls, name).kind.holds


def most_at_once(shown: list[Kind]) -> int:
    """How many of these questions can be asked at the same time."""
    always = sum(kind.when is None for kind in shown)
    waiting = [kind.when for kind in shown if kind.when is not None]
    by_answer = Counter((when.field, value) for when in waiting for value in when.values)
    asked_about = {when.field for when in waiting}
    return always + sum(
        max(number for (field, _), number in by_answer.items() if field == other)
        for other in asked_about
    )


def acceptable(field: Field, value: object) -> bool:
    """True when the question could hold this value, or holds none."""
    if fields.is_empty(value):
        return True
    kind = field.kind
    match kind, value:
        case Choice(), str():
            return value in {option.key for option in kind.options}
        case Choices(), tuple():
            return set(value) <= {option.key for option in kind.options}
        case Number(), Decimal():
            whole = not kind.whole or value == int(value)
            low = kind.minimum is None or value >= kind.minimum
            return whole and low and (kind.maximum is None or value <= kind.maximum)
        case Percent(), Decimal():
            low = value > kind.minimum if kind.above_minimum else value >= kind.minimum
            return low and value <= kind.maximum
        case Span(), Duration():
            return value.unit in kind.units and (kind.zero or value.amount > 0)
        case ((Line() | Text()), str()):
            return len(value) <= kind.longest
        case YesNo(), bool():
            return True
        case Answers(), _:
            return isinstance(value, kind.holds)
    return False


def slips(cls: type, field: Field) -> list[str]:
    found = [*wording_slips(field.kind), *option_slips(field.kind)]
    found += condition_slips(cls, field.kind)
    found += [*row_slips(field.kind), *target_slips(field.kind)]
    if not isinstance(field.kind, Computed) and not acceptable(field, field.default):
        found.append(f"starts with {field.default!r}, which is no answer to it")
    return found


@pytest.mark.parametrize(("cls", "field"), FIELDS)
def test_a_question_is_declared_completely(cls, field):
    assert slips(cls, field) == []


@pytest.mark.parametrize(("where", "cls"), CLASSES, ids=[where for where, _ in CLASSES])
def test_no_group_shows_more_questions_than_the_eye_takes_in(where, cls):
    shown = [field.kind for field in fields.of(cls) if not field.kind.more]
    groups = {kind.group: [one for one in shown if one.group == kind.group] for kind in shown}
    crowded = {group: most_at_once(asked) for group, asked in groups.items()}
    assert [group for group, number in crowded.items() if number > MOST_VISIBLE] == []


@pytest.mark.parametrize(("where", "cls"), CLASSES, ids=[where for where, _ in CLASSES])
def test_the_questions_of_a_group_stand_together(where, cls):
    shown = [field.kind.group for field in fields.of(cls) if not field.kind.more]
    runs = [group for index, group in enumerate(shown) if index == 0 or shown[index - 1] != group]
    assert len(runs) == len(set(runs))


@pytest.mark.parametrize(("where", "cls"), CLASSES, ids=[where for where, _ in CLASSES])
def test_computed_answers_stand_behind_a_declared_question(where, cls):
    computed = getattr(cls, "computed", {})
    assert {kind.after for kind in computed.values()} <= names_of(cls)
    assert set(computed) <= names_of(cls)


@pytest.mark.parametrize(("name", "section"), SECTIONS.items(), ids=list(SECTIONS))
def test_a_section_has_its_words_and_its_answers(name, section):
    about = section.about
    for words in (about.title, about.short, about.question, about.purpose, about.prompt):
        assert words == words.strip() != ""
    assert about.question.endswith("?")
    assert about.purpose.endswith(".")
    assert about.intro == "" or about.intro.endswith(".")
    assert issubclass(section, Section)
    assert isinstance(fields.named(section, "answers").kind, Answers)


def test_the_sections_follow_the_phases_of_the_workshop():
    order = list(type(next(iter(SECTIONS.values())).about.phase))
    phases = [order.index(section.about.phase) for section in SECTIONS.values()]
    assert phases == sorted(phases)
    assert len(SECTIONS) == 26


def test_every_rule_finds_the_slip_it_is_for():
    """A field that breaks every rule at once is reported for each of them."""
    broken = kinds.Choice(
        label="Stage:",
        help="no sentence",
        example="For example MQL",
        when=kinds.When("nobody", (True,)),
        width="most",  # type: ignore[arg-type]
        options=kinds.options(("a", "A"), ("a", "")),
    )
    assert len(slips(Agreement, Field("stage", broken, str, "gone"))) == 8
    pointing = kinds.Reference(label="To", help="Where.", to=("stages", "answers"))
    assert len(slips(Agreement, Field("to", pointing, str, ""))) == 1
