"""Values are written as people write them."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from models.agreement import kinds, path, walk
from models.agreement.agreement import Agreement
from models.agreement.sections.people import Participant
from models.agreement.values import Duration, GridCell, NumberRange, Unit, Window
from models.agreement.words import in_words, unit_of

OPTIONS = kinds.options(("demo", "Demo request"), ("fair", "Trade fair"), ("web", "Web form"))
PEOPLE = (Participant(id="a", name="Ann Lee"), Participant(id="b", name="Bo Ray"))


def agreement(**header: object) -> Agreement:
    made = path.put(Agreement(), kinds.PARTICIPANTS, PEOPLE)
    for name, value in header.items():
        made = path.put(made, ("parties", "answers", name), value)
    return made


def week(days: range, start: int = 9, end: int = 17) -> tuple[Window, ...]:
    return tuple(Window(day, time(start), time(end)) for day in days)


def no_break(words: str) -> str:
    return words.replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (kinds.Line(label="x"), "as it is", "as it is"),
        (kinds.YesNo(label="x"), True, "Yes"),
        (kinds.YesNo(label="x"), False, "No"),
        (kinds.Choice(label="x", options=OPTIONS), "demo", "Demo request"),
        (kinds.Choices(label="x", options=OPTIONS), ("demo", "web"), "Demo request and Web form"),
        (kinds.Lines(label="x"), ("one", "two"), "one, two"),
        (kinds.Lines(label="x", long=True), ("One.", "Two."), "One.\nTwo."),
        (kinds.Number(label="x", unit="leads"), Decimal(1200), "1,200_leads"),
        (kinds.Number(label="x"), Decimal("0.5"), "0.5"),
        (kinds.Percent(label="x"), Decimal(90), "90_%"),
        (kinds.Percent(label="x"), Decimal("12.5"), "12.5_%"),
        (kinds.Money(label="x"), Decimal(1440000), "EUR_1,440,000"),
        (
            kinds.Span(label="x", units=(Unit.BUSINESS_HOUR,)),
            Duration(Decimal(4), Unit.BUSINESS_HOUR),
            "4_business hours",
        ),
        (
            kinds.Span(label="x", units=(Unit.WEEK,)),
            Duration(Decimal(1), Unit.WEEK),
            "1_week",
        ),
        (kinds.Day(label="x"), date(2026, 12, 4), "4_December 2026"),
        (
            kinds.Range(label="x", unit="people"),
            NumberRange(Decimal(20), Decimal(50)),
            "20 to 50_people",
        ),
        (kinds.Range(label="x"), NumberRange(Decimal(20), None), "at least 20"),
        (kinds.Range(label="x"), NumberRange(None, Decimal(50)), "at most 50"),
        (kinds.Range(label="x"), NumberRange(Decimal(7), Decimal(7)), "7"),
        (kinds.Zone(label="x"), "Europe/Berlin", "Europe/Berlin"),
        (kinds.Reference(label="x", to=kinds.PARTICIPANTS), "a", "Ann Lee"),
        (kinds.Reference(label="x", to=kinds.PARTICIPANTS), "gone", ""),
        (kinds.References(label="x", to=kinds.PARTICIPANTS), ("a", "b"), "Ann Lee and Bo Ray"),
        (
            kinds.Grid(label="x", to=kinds.PARTICIPANTS, letters=OPTIONS),
            (GridCell("a", "RA"), GridCell("b", "C")),
            "Ann Lee: R, A, Bo Ray: C",
        ),
        (kinds.Weekly(label="x"), week(range(5)), "Monday to Friday, 09:00 to 17:00"),
        (
            kinds.Weekly(label="x"),
            (*week(range(4)), *week(range(4, 5), 9, 15)),
            "Monday to Thursday, 09:00 to 17:00; Friday, 09:00 to 15:00",
        ),
        (
            kinds.Weekly(label="x"),
            (*week(range(2), 8, 12), *week(range(2), 13, 17), Window(5, time(0), time(0))),
            "Monday and Tuesday, 08:00 to 12:00 and 13:00 to 17:00; Saturday, 00:00 to 24:00",
        ),
        (
            kinds.Weekly(label="x"),
            (*week(range(1)), *week(range(2, 3))),
            "Monday, 09:00 to 17:00; Wednesday, 09:00 to 17:00",
        ),
    ],
)
def test_a_value_in_words(kind: kinds.AnyKind, value: object, said: str) -> None:
    assert no_break(in_words(agreement(currency="EUR"), kind, value)) == said


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("day_month_year", "4_December 2026"),
        ("month_day_year", "December_4, 2026"),
        ("dots", "04.12.2026"),
        ("iso", "2026-12-04"),
    ],
)
def test_days_are_written_as_the_agreement_says(form: str, said: str) -> None:
    day = kinds.Day(label="x")
    assert no_break(in_words(agreement(date_format=form), day, date(2026, 12, 4))) == said


def test_what_has_no_answer_has_no_words() -> None:
    for answer in walk.answers(agreement()):
        if answer.value in (None, "", ()):
            assert in_words(agreement(), answer.field.kind, answer.value) == ""


def test_rows_go_by_their_names() -> None:
    kind = kinds.Rows(label="x", holds=Participant, one="participant", title="name")
    rows = (*PEOPLE, Participant(id="c"))
    assert in_words(agreement(), kind, rows) == "Ann Lee, Bo Ray, New participant"


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        (1, "business hours", "business hour"),
        (2, "business hours", "business hours"),
        (1, "leads a week", "lead a week"),
        (1, "a period", "a period"),
        (1, "million", "million"),
    ],
)
def test_a_unit_after_one_is_said_in_the_singular(number: int, unit: str, said: str) -> None:
    assert unit_of(Decimal(number), unit) == said
