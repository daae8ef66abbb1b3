"""Two agreements are compared answer by answer, and rows stay themselves when they move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from models.agreement import path
from models.agreement.agreement import Agreement
from models.agreement.sections.personas import Persona
from models.agreement.sections.response import ResponseTier
from models.agreement.values import Duration, Unit
from models.revisions.compare import Change, ChangeKind, changed_clauses, compare

PERSONAS = ("personas", "personas")


def personas(*names: str) -> Agreement:
    rows = tuple(Persona(id=name.lower(), name=name) for name in names)
    return path.put(Agreement(), PERSONAS, rows)


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, str, str]]:
    return [(change.kind.value, change.label, change.before, change.after) for change in changes]


def test_equal_agreements_differ_in_nothing() -> None:
    assert compare(personas("Ann", "Bo"), personas("Ann", "Bo")) == ()


def test_an_answer_is_compared_in_words() -> None:
    where = ("parties", "answers", "next_review")
    before = path.put(Agreement(), where, date(2026, 12, 4))
    after = path.put(Agreement(), where, date(2027, 1, 31))
    (change,) = compare(before, after)
    assert (change.before, change.after) == ("4\u00a0December 2026", "31\u00a0January 2027")
    assert (change.kind, change.path, change.clause) == (ChangeKind.CHANGED, where, None)
    assert change.place == "Agreement and parties: Next review"


def test_a_first_answer_is_added_and_one_taken_away_is_removed() -> None:
    before = Agreement()
    after = path.put(before, ("parties", "answers", "title"), "2027")
    assert told(compare(before, after)) == [("added", "Title", "", "2027")]
    assert told(compare(after, before)) == [("removed", "Title", "2027", "")]


def test_a_row_is_known_by_its_id() -> None:
    before = personas("Ann", "Bo")
    after = path.put(before, (*PERSONAS, "bo", "name"), "Robert")
    (change,) = compare(before, after)
    assert told((change,)) == [("changed", "Persona", "Bo", "Robert")]
    assert change.clause == "personas.personas.bo"


def test_rows_that_came_and_went_are_named() -> None:
    changes = compare(personas("Ann", "Bo"), personas("Bo", "Cy"))
    assert told(changes) == [("removed", "Ann", "Ann", ""), ("added", "Cy", "", "Cy")]


def test_only_the_row_that_was_moved_counts_as_moved() -> None:
    changes = compare(personas("Ann", "Bo", "Cy", "Di"), personas("Di", "Ann", "Bo", "Cy"))
    assert told(changes) == [("moved", "Di", "4", "1")]
    assert changes[0].clause == "personas.answers"


def test_a_clause_is_listed_once_however_much_changed_in_it() -> None:
    tier = ResponseTier(id="demo", name="Demo requests")
    before = path.put(Agreement(), ("response", "tiers"), (tier,))
    named = replace(tier, name="Demos", within=Duration(Decimal(4), Unit.BUSINESS_HOUR))
    after = path.put(before, ("response", "tiers"), (named,))
    assert len(compare(before, after)) == 2
    assert changed_clauses(before, after) == ("response.tiers.demo",)


orders = st.permutations(["Ann", "Bo", "Cy", "Di", "Ed"])


@given(orders, orders)
def test_moving_the_rows_named_gives_the_new_order(old: list[str], new: list[str]) -> None:
    moved = {change.path[-1] for change in compare(personas(*old), personas(*new))}
    stayed = [name for name in old if name.lower() not in moved]
    assert stayed == [name for name in new if name.lower() not in moved]
    assert bool(moved) == (old != new)
