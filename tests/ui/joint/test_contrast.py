"""Two proposals set against each other, and what an agreed text is told to have changed in."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from models import moves
from models.agreement import clauses, path
from models.agreement.sides import Side
from models.agreement.wording import clause_words
from models.drafting.origins import Source
from models.record.facts import Vote
from models.record.standing import State, standings
from tests import builders
from tests.ui.joint.drafted import (
    AT,
    OTHER,
    TIER,
    both_sealed,
    hours,
    proposing,
    revealed,
    with_new_row,
)
from ui.joint.changed import changed_since
from ui.joint.contrast import (
    blank,
    contrast,
    pairable,
    pieces_of,
    proposers,
    revealed_clauses,
    shared_words,
    verdict,
)

YES = tuple(
    Vote(participant=who, name=who, side=side, fingers=4)
    for who, side in (("ann", "marketing"), ("sam", "sales"))
)
NEW_ONE, NEW_TWO = "response.tiers.new-one", "response.tiers.new-two"


def test_nothing_is_compared_before_the_reveal():
    shown = contrast(both_sealed(), TIER)
    assert shown.marketing is None
    assert shown.sales is None
    assert not shown.comparison.differences
    assert revealed_clauses(both_sealed(), "response") == ()


def test_numbers_words_and_the_same_are_told_apart():
    shown = contrast(revealed(), TIER)
    assert [shown.label(one) for one in shown.numbers] == ["Within", "Holds up to"]
    assert [shown.label(one) for one in shown.words] == ["Above the ceiling"]
    assert shown.summary == "3 parts differ"
    assert contrast(revealed(), OTHER).summary == "same"


def test_the_verdict_says_where_ranges_meet_or_how_far_they_are_apart():
    within, ceiling = (one.gap for one in contrast(revealed(), TIER).numbers)
    assert within is not None
    assert ceiling is not None
    assert verdict(within, "h") == ("Ranges meet at 3 to 4\u00a0h", True)
    assert verdict(ceiling, "") == ("No overlap, 10 apart", False)


def test_only_what_one_side_says_is_marked():
    (words,) = contrast(revealed(), TIER).words
    mine = [
        piece.text.strip() for piece in pieces_of(words, Side.MARKETING) if piece.kind != "same"
    ]
    theirs = [piece.text.strip() for piece in pieces_of(words, Side.SALES) if piece.kind != "same"]
    assert mine == ["by the seller"]
    assert theirs == ["or by e-mail"]
    assert shared_words(words) == "one addition each"


def test_the_overlap_gives_the_middle_and_says_what_stays_open():
    shown = contrast(revealed(), TIER)
    value = shown.overlap
    assert value is not None
    assert value.within.amount == Decimal("3.5")  # type: ignore[union-attr]
    assert value.ceiling is None  # type: ignore[union-attr]
    assert shown.overlap_words == "Overlap: 3.5\u00a0h, holds up to and above the ceiling open"


def test_a_row_that_one_side_thought_of_alone_is_shown_with_the_others():
    workshop = with_new_row(both_sealed(), Side.SALES, "new-one", "Distributors")
    workshop = moves.reveal(workshop, (TIER, OTHER, NEW_ONE), AT)
    assert not workshop.record.facts[-1].early  # type: ignore[union-attr]
    assert revealed_clauses(workshop, "response") == (TIER, OTHER, NEW_ONE)
    shown = contrast(workshop, NEW_ONE)
    assert (shown.is_new, shown.is_one_sided, shown.title) == (True, True, "Distributors")


def test_two_new_rows_of_both_sides_can_be_taken_as_one():
    workshop = with_new_row(both_sealed(), Side.SALES, "new-one", "Distributors")
    workshop = with_new_row(workshop, Side.MARKETING, "new-two", "Dealers")
    workshop = moves.reveal(workshop, (TIER, OTHER, NEW_ONE, NEW_TWO), AT)
    assert [one.clause for one in pairable(workshop, NEW_ONE)] == [NEW_TWO]
    paired = moves.pair(workshop, NEW_ONE, NEW_TWO)
    shown = contrast(paired, NEW_ONE)
    assert not shown.is_one_sided
    assert revealed_clauses(paired, "response") == (TIER, OTHER, NEW_ONE)
    assert pairable(paired, NEW_ONE) == ()


def test_a_row_that_is_left_out_is_compared_no_longer():
    workshop = with_new_row(both_sealed(), Side.SALES, "new-one", "Distributors")
    workshop = moves.reveal(workshop, (TIER, OTHER, NEW_ONE), AT)
    gone = moves.leave_out(workshop, [NEW_ONE], "Too few", list(Side), AT)
    assert NEW_ONE not in revealed_clauses(gone, "response")


def test_a_new_row_that_was_taken_is_drafted_and_keeps_whose_it_was():
    workshop = with_new_row(both_sealed(), Side.SALES, "new-one", "Distributors")
    workshop = moves.reveal(workshop, (TIER, OTHER, NEW_ONE), AT)
    value = contrast(workshop, NEW_ONE).sales
    assert value is not None
    taken = moves.begin_from(workshop, NEW_ONE, value.value, Source.SALES)
    assert [row.id for row in taken.agreement.response.tiers] == ["tier-a", "tier-b", "new-one"]
    assert taken.drafting.origins[f"{NEW_ONE}.name"].source is Source.SALES
    assert standings(taken.agreement, taken.record)[NEW_ONE].state is State.DRAFTED


def test_several_proposers_of_a_side_stand_side_by_side_by_name():
    workshop = both_sealed()
    value = path.get(workshop.agreement, path.parse(TIER))
    workshop = proposing(workshop, TIER, Side.SALES, replace(value, within=hours(9)), author="sam")
    workshop = moves.reveal(moves.seal(workshop, Side.SALES, (TIER,), AT), (TIER,), AT)
    assert proposers(workshop, TIER, Side.SALES) == ("", "sam")
    chosen = contrast(workshop, TIER, {Side.SALES: "sam"}).sales
    assert chosen is not None
    assert chosen.value.within == hours(9)  # type: ignore[union-attr]


def test_a_blank_row_keeps_its_id_and_its_name():
    value = blank(contrast(revealed(), TIER))
    assert (value.id, value.name) == ("tier-a", "Tier-a")  # type: ignore[union-attr]
    assert value.ceiling is None  # type: ignore[union-attr]


def test_what_has_changed_since_a_vote_is_told_answer_by_answer():
    workshop = moves.vote(builders.complete_workshop(), [TIER], YES, "", AT)
    agreement = path.put(workshop.agreement, (*path.parse(TIER), "ceiling"), Decimal(35))
    one = standings(agreement, workshop.record)[TIER]
    assert one.state is State.REOPENED
    assert one.before is not None
    found = changed_since(agreement, one.clause, one.before)
    assert [change.words for change in found] == [
        "holds up to 40\u00a0leads a week to 35\u00a0leads a week"
    ]


def test_answers_with_semicolons_in_them_are_not_taken_apart():
    workshop = builders.complete_workshop()
    office = "calendar.calendars.office"
    clause = next(one for one in clauses.clauses(workshop.agreement) if one.id == office)
    assert ";" in clause_words(workshop.agreement, clause)
    workshop = moves.vote(workshop, [office], YES, "", AT)
    agreement = path.put(workshop.agreement, (*path.parse(office), "name"), "Desk; Leeds")
    one = standings(agreement, workshop.record)[office]
    assert one.before is not None
    found = changed_since(agreement, one.clause, one.before)
    assert [(change.before, change.after) for change in found] == [("Office", "Desk; Leeds")]
