"""The history of a clause: the last word counts, and nothing that happened is lost."""

from __future__ import annotations

import pytest

from models.record import history
from models.record.facts import Applicable, NotApplicable, Parked, Resumed, RomanVote, Sealed
from models.record.record import Record, left_out
from tests.models.record.made import CULTURE, NOW, PURPOSE, ballot


def of(*facts, clause=PURPOSE):
    return history.of(Record(facts=facts)).get(clause)


def parked(issue="i"):
    return Parked(**NOW, clauses=(PURPOSE,), issue=issue)


RESUMED = Resumed(**NOW, clauses=(PURPOSE,))
OUT = NotApplicable(**NOW, clauses=(PURPOSE, CULTURE), reason="No")
IN = Applicable(**NOW, clauses=(PURPOSE,))


@pytest.mark.parametrize(
    ("facts", "issue"),
    [
        ((parked("a"),), "a"),
        ((parked("a"), RESUMED), None),
        ((parked("a"), RESUMED, parked("b")), "b"),
        ((RESUMED,), None),
    ],
)
def test_the_last_parking_holds_until_it_is_resumed(facts, issue):
    found = of(*facts).parked
    assert (found.issue if found else None) == issue


def test_leaving_out_and_taking_back_concern_each_clause_for_itself():
    record = Record(facts=(OUT, IN))
    assert of(OUT, IN).left_out is None
    assert of(OUT, IN, clause=CULTURE).left_out is OUT
    assert left_out(record) == {CULTURE: "No"}


def test_the_ballot_on_a_text_is_the_latest_one_with_exactly_that_fingerprint():
    first, second = ballot("5 | 5"), ballot("5 | 2", clock="11:00")
    other = ballot("4 | 4", (PURPOSE, "two"), clock="12:00")
    own = of(first, second, other)
    assert own.ballot_on(PURPOSE, "one") is second
    assert own.ballot_on(PURPOSE, "two") is other
    assert own.ballot_on(PURPOSE, "three") is None
    assert own.passed_before(PURPOSE) is other
    assert of(first, second).passed_before(PURPOSE) is first


def test_a_ballot_over_several_clauses_belongs_to_each_of_them_alone():
    held = ballot("5 | 5", (PURPOSE, "one"), (CULTURE, "two"))
    assert of(held).ballot_on(PURPOSE, "two") is None
    assert of(held, clause=CULTURE).ballot_on(CULTURE, "two") is held


def test_what_concerns_no_clause_is_in_no_history_and_still_in_the_record():
    vote = RomanVote(**NOW, question="extend", about="block", thumbs=())
    record = Record(facts=(vote, parked()))
    assert set(history.of(record)) == {PURPOSE}
    assert record.facts == (vote, parked())


def test_sides_seal_for_themselves():
    own = of(Sealed(**NOW, side="sales", topics=(PURPOSE,), digests=("d",)))
    assert (own.has_sealed("sales"), own.has_sealed("marketing")) == (True, False)
    assert not own.is_revealed
