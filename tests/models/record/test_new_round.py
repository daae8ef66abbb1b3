"""A new round of rating or sorting is as blind as the first one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models import moves
from models.agreement.sides import Side
from models.drafting.blind import Blind, Rating, Sorting
from models.record import seen
from models.record.facts import RATINGS, SORTING
from models.workshop import Workshop, decode, encode

NOW = moves.Moment("2026-11-24T09:00:00+00:00", "Ines")


def said(topic: str, side: Side) -> Blind:
    if topic == RATINGS:
        return Blind(ratings=(Rating(sign="black_hole", side=side, rating=3),))
    return Blind(sortings=(Sorting(lead="l1", side=side, stage="mql"),))


def writes(workshop: Workshop, topic: str, side: Side) -> Workshop:
    new, old = said(topic, side), workshop.drafting.blind
    blind = replace(
        old, ratings=(*old.ratings, *new.ratings), sortings=(*old.sortings, *new.sortings)
    )
    return replace(workshop, drafting=replace(workshop.drafting, blind=blind))


def visible(workshop: Workshop) -> int:
    blind, record = workshop.drafting.blind, workshop.record
    return len(seen.ratings(blind, record)) + len(seen.sortings(blind, record))


@pytest.mark.parametrize("topic", [RATINGS, SORTING])
def test_after_a_new_round_nothing_is_seen_until_both_are_revealed_again(topic: str) -> None:
    workshop = Workshop()
    for side in Side:
        workshop = moves.seal(writes(workshop, topic, side), side, [topic], NOW)
    workshop = moves.reveal(workshop, [topic], NOW)
    assert visible(workshop) == 2
    workshop = moves.new_round(workshop, topic, NOW)
    assert visible(workshop) == 0
    assert not any(seen.has_sealed(workshop.record, topic, side) for side in Side)
    workshop = decode(encode(writes(workshop, topic, Side.SALES)))
    assert visible(workshop) == 0
    workshop = moves.seal(workshop, Side.SALES, [topic], NOW)
    assert not workshop.record.facts[-1].late  # type: ignore[union-attr]
    assert visible(workshop) == 0
    assert visible(moves.reveal(workshop, [topic], NOW)) == 1


@pytest.mark.parametrize("topic", [RATINGS, SORTING])
def test_an_early_reveal_shows_only_what_is_sealed(topic: str) -> None:
    workshop = moves.seal(writes(Workshop(), topic, Side.SALES), Side.SALES, [topic], NOW)
    workshop = moves.reveal(writes(workshop, topic, Side.MARKETING), [topic], NOW)
    assert visible(workshop) == 1
    workshop = moves.seal(workshop, Side.MARKETING, [topic], NOW)
    assert workshop.record.facts[-1].late  # type: ignore[union-attr]
    assert visible(workshop) == 2
