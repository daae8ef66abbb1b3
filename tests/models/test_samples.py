"""The samples are what their script writes: one agreed to the last clause, one half-way there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

import resources
from models import starters
from models.agreement import clauses
from models.agreement.sides import Side
from models.drafting import decision_test, rated_signs
from models.record import seen
from models.record.facts import ISSUES, RATINGS, SORTING, Ballot, RomanVote
from models.record.standing import State, counts, standings
from models.revisions.differences import Differing, compare, overlap_value
from models.rules.gate import gate, is_clear
from tests.samples import make
from tests.samples.middle import TIER, WEBINARS

FINISHED = starters.start(starters.SAMPLE)
MIDDLE = starters.start(starters.SAMPLE_WORKSHOP)
MIDDLE_STATES = standings(MIDDLE.agreement, MIDDLE.record)


def test_the_files_are_what_the_script_writes():
    written = make.files()
    assert set(written) == {starters.SAMPLE, starters.SAMPLE_WORKSHOP}
    for name, words in written.items():
        assert resources.text(f"starter/{name}.json") == words


@pytest.mark.parametrize("workshop", [FINISHED, MIDDLE], ids=["finished", "middle"])
def test_votes_are_those_of_participants_on_their_side_and_the_facilitator_never_votes(workshop):
    people = {person.id: person for person in workshop.agreement.parties.participants}
    facilitator = workshop.agreement.parties.answers.facilitator
    for ballot in (fact for fact in workshop.record.facts if isinstance(fact, Ballot)):
        assert len({vote.participant for vote in ballot.votes}) == len(ballot.votes)
        for vote in ballot.votes:
            person = people[vote.participant]
            assert vote.name == person.name
            assert vote.side == (person.belongs_to or person.side)
            assert person.decision_right in ("decides", "advises")
            assert vote.participant != facilitator


@pytest.mark.parametrize("workshop", [FINISHED, MIDDLE], ids=["finished", "middle"])
def test_the_facts_of_the_day_stand_in_the_order_in_which_they_happened(workshop):
    times = [datetime.fromisoformat(fact.at) for fact in workshop.record.facts]
    assert times == sorted(times)
    assert {one.date().isoformat() for one in times} == {"2026-11-24"}


def test_every_clause_of_the_finished_sample_is_agreed_on_as_it_stands():
    found = standings(FINISHED.agreement, FINISHED.record)
    assert counts(found.values()) == {State.AGREED: 89, State.RESERVED: 2, State.LEFT_OUT: 2}
    for one in found.values():
        if one.ballot is not None:
            (text,) = (text for text in one.ballot.texts if text.clause == one.clause.id)
            assert text.fingerprint == clauses.fingerprint(FINISHED.agreement, one.clause)
    assert is_clear(gate(FINISHED))


def test_the_day_of_the_finished_sample_ran_to_its_end():
    agenda = FINISHED.drafting.agenda
    assert agenda.running is None
    assert agenda.next_block() is None
    end = datetime.fromisoformat(agenda.stretches[-1].ended)
    assert end == datetime(2026, 11, 24, 17, 16, tzinfo=UTC)
    (vote,) = (fact for fact in FINISHED.record.facts if isinstance(fact, RomanVote))
    assert vote.carried
    assert agenda.extensions == ((vote.about, vote.minutes),)


def test_the_other_sample_shows_every_standing_that_a_clause_can_have():
    assert set(counts(MIDDLE_STATES.values())) == set(State)
    assert not is_clear(gate(MIDDLE))


def test_the_other_sample_does_not_open_at_a_hand_over_and_its_clock_stands():
    assert MIDDLE.drafting.turn is None
    agenda = MIDDLE.drafting.agenda
    assert agenda.running is None
    block = agenda.block(agenda.stretches[-1].block)
    assert block.title == "Promises of both sides"
    now = datetime.fromisoformat(agenda.stretches[-1].ended)
    assert agenda.used(block, now) == timedelta(minutes=12)


def of_side(clause, side):
    shown = seen.proposals(MIDDLE.drafting.blind, MIDDLE.record, clause)
    return [one for one in shown if one.side == side]


@pytest.mark.parametrize(
    ("number", "apart", "overlap"), [(1, 40, (4, 6)), (2, 143, None), (3, None, None)]
)
def test_proposals_differ_in_numbers_with_and_without_overlap_and_in_words(number, apart, overlap):
    one, other = (of_side(TIER[number], side)[0] for side in Side)
    comparison = compare(MIDDLE.agreement, one, other)
    within = next(d for d in comparison.differences if d.field == ("within",))
    if apart is None:
        assert within.differing is Differing.SAME
        assert [d.label for d in comparison.of(Differing.WORDS)] == ["Above the ceiling"]
        return
    assert round(within.gap.apart) == apart
    assert within.gap.overlap == overlap
    if overlap:
        assert overlap_value(one.value, other.value, comparison).within.amount == 5


def test_one_row_was_proposed_by_one_side_only_and_one_proposal_came_late():
    assert [len(of_side(WEBINARS, side)) for side in Side] == [1, 0]
    assert seen.is_late(MIDDLE.record, TIER[3], Side.SALES)
    assert not seen.is_late(MIDDLE.record, TIER[3], Side.MARKETING)
    assert len(of_side(TIER[1], Side.SALES)) == 2


def test_ratings_sorting_and_wishes_are_revealed_and_the_rest_stays_sealed():
    drafting, record = MIDDLE.drafting, MIDDLE.record
    assert all(seen.is_revealed(record, topic) for topic in (RATINGS, SORTING, ISSUES))
    assert len(rated_signs.rated(MIDDLE.agreement, drafting.blind.ratings)) == 15
    test = decision_test.result(drafting.leads, seen.sortings(drafting.blind, record))
    assert (test.alike, test.by_both, test.percent, test.goes_back) == (6, 8, 75, True)
    hidden = set(drafting.blind.proposals) - set(seen.shown(drafting.blind, record).proposals)
    assert {one.clause.split(".")[0] for one in hidden} == {
        "marketing",
        "funnel",
        "goals",
        "feedback",
    }


def test_one_parked_issue_blocks_and_a_low_vote_says_what_it_needs():
    parked = [one for one in MIDDLE_STATES.values() if one.state is State.PARKED]
    issues = {issue.id: issue for issue in MIDDLE.agreement.issues.issues}
    assert sorted(issues[one.parked.issue].blocking for one in parked) == [False, True]
    failed = [one for one in MIDDLE_STATES.values() if one.state is State.DISCUSSED]
    for one in failed:
        assert any(vote.stops and vote.note for vote in one.ballot.votes)
