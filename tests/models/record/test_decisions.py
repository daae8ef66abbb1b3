"""The decision log fills itself; what is printed of it does not depend on who voted."""

from __future__ import annotations

import pytest

from models.record.decisions import Outcome, log, tally
from models.record.facts import Applicable, NotApplicable, Parked, Waived
from models.record.printed import needs, printed, printed_decisions, reservations, waivers
from models.record.record import Record
from models.record.sharing import shared
from tests.models.record.made import CULTURE, PURPOSE, at, ballot


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("4 5 4 | 3 4", "Marketing 5, 4, 4; Sales 4, 3"),
        ("4 a a | 5", "Marketing 4 (2 abstained); Sales 5"),
        ("a | a a", "Marketing no vote (1 abstained); Sales no vote (2 abstained)"),
        ("| 5", "Marketing no vote; Sales 5"),
    ],
)
def test_votes_are_told_from_high_to_low_without_names(words, said):
    assert tally(ballot(words)) == said


RECORD = Record(
    facts=(
        ballot("5 | 2", clock="09:00", notes={2: "A price"}),
        Parked(**at("09:10"), clauses=(PURPOSE,), issue="i", reason="Ask the board"),
        ballot(
            "5 | 3",
            (PURPOSE, "two"),
            (CULTURE, "one"),
            clock="10:00",
            why="The price is known",
            notes={2: "Only in spring"},
        ),
        NotApplicable(**at("11:00"), clauses=(CULTURE,), reason="No", sides=("marketing", "sales")),
        Applicable(**at("12:00"), clauses=(CULTURE,)),
    )
)


def test_everything_decided_on_a_clause_has_a_line_oldest_first():
    lines = [(one.clause, one.outcome, one.at[11:16], one.why) for one in log(RECORD)]
    assert lines == [
        (PURPOSE, Outcome.FAILED, "09:00", ""),
        (PURPOSE, Outcome.PARKED, "09:10", "Ask the board"),
        (PURPOSE, Outcome.AGREED, "10:00", "The price is known"),
        (CULTURE, Outcome.AGREED, "10:00", "The price is known"),
        (CULTURE, Outcome.LEFT_OUT, "11:00", "No"),
        (CULTURE, Outcome.TAKEN_IN, "12:00", ""),
    ]
    left = log(RECORD)[4]
    assert (left.title, left.how) == ("Culture", "Both sides: Marketing, Sales")


def test_what_was_parked_is_not_printed_among_the_decisions():
    outcomes = [one.outcome for one in printed_decisions(RECORD)]
    assert Outcome.PARKED not in outcomes
    assert len(outcomes) == 5


def test_what_is_printed_stays_the_same_when_the_voters_names_are_taken_out():
    assert printed(shared(RECORD)) == printed(RECORD)
    assert shared(RECORD) != RECORD


def test_the_order_in_which_people_voted_is_not_printed():
    one = ballot("3 3 | 5", notes={1: "First", 2: "Second"})
    turned = type(one)(at=one.at, by=one.by, texts=one.texts, votes=one.votes[::-1])
    assert printed(Record(facts=(one,))) == printed(Record(facts=(turned,)))
    assert [vote.note for vote in reservations(turned.votes)] == ["First", "Second"]


@pytest.mark.parametrize(
    "other",
    [
        ballot("5 | 4"),
        ballot("5 | 3", why="Because"),
        ballot("5 | 3", clock="11:00"),
        ballot("5 | 3", (PURPOSE, "other")),
        ballot("5 | 3", notes={2: "Only once"}),
        ballot("5 | 3 3"),
    ],
)
def test_another_vote_reason_time_text_or_reservation_is_printed_otherwise(other):
    assert printed(Record(facts=(other,))) != printed(Record(facts=(ballot("5 | 3"),)))


def test_a_remark_on_a_high_vote_is_not_printed():
    noted = ballot("5 | 4", notes={1: "Well done"})
    assert printed(Record(facts=(noted,))) == printed(Record(facts=(ballot("5 | 4"),)))


def test_needs_are_told_by_side():
    held = ballot("1 5 | 2 0 5", notes={1: "Time", 3: "A price", 4: "", 5: "Fine"})
    assert needs(held.votes) == (("marketing", "Time"), ("sales", "A price"))


def test_of_several_waivers_on_the_same_words_the_last_one_holds():
    given = {"rule": "L07", "path": "a.b", "about": "soon"}
    first = Waived(**at("09:00"), **given, reason="Known")
    second = Waived(**at("10:00"), **given, reason="Known better")
    other = Waived(**at("11:00"), **(given | {"about": "later"}), reason="Known")
    assert waivers(Record(facts=(first, other, second))) == (second, other)


def test_an_empty_record_prints_nothing():
    assert printed(Record()) == {"not_applicable": {}}
