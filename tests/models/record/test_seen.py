"""Before the reveal nothing of the other side is seen; afterwards all of it, marked when late."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from models.agreement.sections.purpose import PurposeAnswers
from models.drafting.blind import Blind, MeantNumber, Proposal, Rating, Sorting, Wish
from models.drafting.drafting import Drafting, SampleLead
from models.drafting.origins import Origin, Source
from models.drafting.vague_words import VagueWord
from models.record import seen
from models.record.facts import ISSUES, RATINGS, SORTING, Revealed, Sealed
from models.record.record import Record
from models.record.sharing import shared
from tests.models.record.made import CULTURE, NOW, PURPOSE, ballot

MARKETING = Proposal(clause=PURPOSE, side="marketing", value=PurposeAnswers(statement="M"))
SALES = Proposal(clause=PURPOSE, side="sales", value=PurposeAnswers(statement="S"))
ALONE = replace(SALES, author="p7", why="Mine")
WORD = VagueWord(("purpose", "answers", "statement"), "promptly").topic
BLIND = Blind(
    proposals=(MARKETING, SALES, ALONE),
    ratings=(Rating(sign="blame", side="sales", rating=3),),
    sortings=(Sorting(lead="l", side="sales", stage="none"),),
    wishes=(Wish(side="sales", kind="concern", text="Enough", id="w"),),
    numbers=(MeantNumber(topic=WORD, side="sales", amount=Decimal(4), unit="business_hour"),),
    salts={"sales:ratings": "salt"},
)


def sealed(side, *topics, late=False):
    digests = tuple(f"digest of {topic}" for topic in topics)
    return Sealed(**NOW, side=side, topics=topics, digests=digests, late=late)


def revealed(*topics):
    return Revealed(**NOW, topics=topics)


BOTH = (sealed("marketing", PURPOSE), sealed("sales", PURPOSE))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((), ()),
        (BOTH, ()),
        ((*BOTH, revealed(CULTURE)), ()),
        ((*BOTH, revealed(PURPOSE)), (MARKETING, SALES, ALONE)),
        ((BOTH[0], revealed(PURPOSE)), (MARKETING,)),
        ((revealed(PURPOSE),), ()),
        (
            (BOTH[0], revealed(PURPOSE), sealed("sales", PURPOSE, late=True)),
            (MARKETING, SALES, ALONE),
        ),
    ],
)
def test_proposals_are_seen_once_revealed_and_sealed(facts, expected):
    record = Record(facts=facts)
    assert seen.proposals(BLIND, record, PURPOSE) == expected
    assert seen.proposed_clauses(BLIND, record) == ((PURPOSE,) if expected else ())


@pytest.mark.parametrize(
    ("topic", "look", "part"),
    [
        (RATINGS, seen.ratings, "ratings"),
        (SORTING, seen.sortings, "sortings"),
        (ISSUES, seen.wishes, "wishes"),
        (WORD, seen.numbers, "numbers"),
    ],
)
def test_each_topic_is_revealed_for_itself(topic, look, part):
    closed = Record(facts=(sealed("sales", RATINGS, SORTING, ISSUES, WORD),))
    assert look(BLIND, closed) == ()
    opened = closed.plus(revealed(topic))
    assert look(BLIND, opened) == getattr(BLIND, part)
    shown = seen.shown(BLIND, opened)
    parts = ("ratings", "sortings", "wishes", "numbers")
    assert [name for name in parts if getattr(shown, name)] == [part]


def test_late_is_said_of_the_side_that_came_late():
    record = Record(
        facts=(BOTH[0], revealed(PURPOSE), sealed("sales", PURPOSE, late=True)),
    )
    assert seen.is_late(record, PURPOSE, "sales")
    assert not seen.is_late(record, PURPOSE, "marketing")


def test_what_may_leave_the_laptop_has_no_salts_notes_turn_or_sealed_leads():
    drafting = Drafting(
        origins={"a.b": Origin(Source.SALES)},
        notes={PURPOSE: "Mind the tone"},
        blind=BLIND,
        leads=(SampleLead(text="A dairy", id="l"),),
    )
    record = Record(facts=(*BOTH, sealed("sales", SORTING)))
    assert seen.revealed(drafting, record) == Drafting(origins=drafting.origins)
    opened = seen.revealed(drafting, record.plus(revealed(SORTING, PURPOSE)))
    assert opened.leads == drafting.leads
    assert dict(opened.blind.salts) == {}
    assert dict(opened.notes) == {}


def test_blind_input_never_says_what_it_holds_when_printed():
    assert repr(BLIND) == "Blind(…)"
    assert "Enough" not in repr(Drafting(blind=BLIND))


def test_a_shared_record_names_only_whoever_has_a_reservation_and_drops_what_is_sealed():
    held = ballot("5 4 a | 3 2", notes={1: "Fine", 4: "Only in spring", 5: "A price"})
    mixed = sealed("sales", PURPOSE, RATINGS)
    record = shared(Record(facts=(mixed, sealed("sales", ISSUES), revealed(PURPOSE), held)))
    kept, opened, counted = record.facts
    assert (kept.topics, kept.digests) == ((PURPOSE,), (f"digest of {PURPOSE}",))
    assert opened == revealed(PURPOSE)
    said = [
        (vote.side, vote.fingers, vote.name, vote.participant, vote.note) for vote in counted.votes
    ]
    assert said == [
        ("marketing", 5, "", "", ""),
        ("marketing", 4, "", "", ""),
        ("marketing", None, "", "", ""),
        ("sales", 3, "Voter 4", "p4", "Only in spring"),
        ("sales", 2, "", "", "A price"),
    ]
    assert shared(record) == record
