"""A ballot passes only when each side on its own has no vote below three."""

from __future__ import annotations

import json

import pytest

from models.errors import Unreadable
from models.record.encoding import decode, encode
from models.record.facts import (
    FACTS,
    Applicable,
    NewRound,
    NotApplicable,
    Parked,
    Resumed,
    Revealed,
    RomanVote,
    Sealed,
    TaughtBack,
    Text,
    Thumbs,
    Waived,
)
from models.record.record import Record
from tests.models.record.made import CULTURE, NOW, PURPOSE, ballot


@pytest.mark.parametrize(
    ("words", "marketing", "sales"),
    [
        ("5 4 4 | 3 3 2", True, False),
        ("5 4 4 | 3 3 3", True, True),
        ("2 5 5 | 5 5 5", False, True),
        ("0 | 1", False, False),
        ("3 | 3", True, True),
        ("a a 3 | 5", True, True),
        ("a a | 5 5", False, True),
        ("| 5 5", False, True),
        ("5 |", True, False),
        ("|", False, False),
    ],
)
def test_each_side_passes_on_its_own(words, marketing, sales):
    held = ballot(words)
    assert held.passes_on("marketing") is marketing
    assert held.passes_on("sales") is sales
    assert held.passes is (marketing and sales)


def test_an_average_above_three_does_not_carry_a_side_along():
    held = ballot("5 4 4 | 3 3 2")
    given = [vote.fingers for vote in held.votes]
    assert sum(given) / len(given) == 3.5
    assert not held.passes


@pytest.mark.parametrize(
    ("fingers", "note", "reserved", "stops"),
    [
        ("3", "Only until spring", True, False),
        ("3", "", False, False),
        ("4", "Looks good", False, False),
        ("2", "A written price", False, True),
        ("a", "Not my field", False, False),
    ],
)
def test_a_reservation_is_exactly_three_with_a_note(fingers, note, reserved, stops):
    (vote, _) = ballot(f"{fingers} | 5", notes={1: note}).votes
    assert (vote.is_reservation, vote.stops) == (reserved, stops)
    assert ballot(f"{fingers} | 5", notes={1: note}).reservations == ((vote,) if reserved else ())


@pytest.mark.parametrize(
    ("marketing", "sales", "carried"),
    [
        ((3, 1, 0), (2, 1, 1), True),
        ((0, 1, 1), (3, 0, 0), True),
        ((0, 0, 1), (4, 0, 0), False),
        ((4, 0, 0), (1, 0, 2), False),
        ((0, 0, 0), (0, 0, 0), True),
    ],
)
def test_a_quick_vote_carries_unless_thumbs_down_outnumber_the_rest_on_a_side(
    marketing, sales, carried
):
    thumbs = tuple(
        Thumbs(side=side, up=up, sideways=sideways, down=down)
        for side, (up, sideways, down) in (("marketing", marketing), ("sales", sales))
    )
    vote = RomanVote(**NOW, question="extend", about="block", thumbs=thumbs, minutes=10)
    assert vote.carried is carried


EVERY = Record(
    facts=(
        Sealed(**NOW, side="sales", topics=(PURPOSE, "ratings"), digests=("a", "b"), late=True),
        Revealed(**NOW, topics=(PURPOSE,), texts=(Text(clause="c", fingerprint="f", title="t"),)),
        NewRound(**NOW, topics=("sorting",)),
        ballot("5 a | 3 0", (PURPOSE, "x"), (CULTURE, "y"), why="So", notes={3: "Only once"}),
        Parked(**NOW, clauses=(PURPOSE,), issue="i", reason="Later"),
        Resumed(**NOW, clauses=(PURPOSE,)),
        NotApplicable(**NOW, clauses=(CULTURE,), reason="No", sides=("marketing", "sales")),
        Applicable(**NOW, clauses=(CULTURE,)),
        Waived(**NOW, rule="L07", path="a.b", about="soon", reason="Known"),
        RomanVote(**NOW, question="extend", about="b", thumbs=(), minutes=5),
        TaughtBack(**NOW, side="sales", outcome="partly", note="Left out the fairs"),
    )
)


def test_every_kind_of_fact_comes_back_as_it_was():
    assert {type(fact) for fact in EVERY.facts} == set(FACTS.values())
    assert decode(json.loads(json.dumps(encode(EVERY)))) == EVERY


@pytest.mark.parametrize("at", range(len(EVERY.facts)))
def test_a_fact_that_lacks_something_or_says_too_much_is_refused(at):
    whole = encode(EVERY)
    for damaged in (
        {name: value for name, value in whole[at].items() if name != "at"},
        whole[at] | {"stranger": 1},
        whole[at] | {"by": 7},
        whole[at] | {"kind": "other"},
    ):
        with pytest.raises(Unreadable):
            decode([*whole[:at], damaged])


def test_facts_are_only_ever_added():
    more = EVERY.plus(ballot("5 | 5"))
    assert more.facts[:-1] == EVERY.facts
    assert len(EVERY.facts) == len(FACTS)
