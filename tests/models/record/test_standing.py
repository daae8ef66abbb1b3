"""Where a clause stands follows from its text, its votes and what else happened to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models import moves
from models.agreement import path
from models.agreement.clauses import clause_at, fingerprint
from models.agreement.sections.issues import Issue
from models.agreement.sections.purpose import PurposeAnswers
from models.agreement.sides import Side
from models.drafting.blind import Proposal
from models.record.facts import Vote
from models.record.standing import Register, State, counts, standings
from models.workshop import Workshop
from tests import builders
from tests.models.record.made import PURPOSE, votes

MOMENT = moves.Moment("2026-11-24T10:00:00+00:00", "Owen")
COMPLETE = builders.complete_workshop()
STATEMENT = ("purpose", "answers", "statement")


def worded(words, workshop=COMPLETE):
    return replace(workshop, agreement=path.put(workshop.agreement, STATEMENT, words))


def seal(side):
    def act(workshop):
        proposal = Proposal(clause=PURPOSE, side=side, value=PurposeAnswers(statement="Own"))
        blind = workshop.drafting.blind.with_proposal(proposal)
        typed = replace(workshop, drafting=replace(workshop.drafting, blind=blind))
        return moves.seal(typed, Side(side), [PURPOSE], MOMENT)

    return act


def reveal(workshop):
    return moves.reveal(workshop, [PURPOSE], MOMENT)


def vote(words, note=""):
    def act(workshop):
        given = votes(words, {1: note})
        return moves.vote(workshop, [PURPOSE], given, "", MOMENT)

    return act


def edit(words):
    def act(workshop):
        return worded(words, workshop)

    return act


def park(workshop):
    return moves.park(workshop, [PURPOSE], Issue(text="Later", id="later"), MOMENT)


def resume(workshop):
    return moves.resume(workshop, [PURPOSE], MOMENT)


def leave_out(workshop):
    return moves.leave_out(workshop, [PURPOSE], "No", list(Side), MOMENT)


def take_back(workshop):
    return moves.take_back_in(workshop, [PURPOSE], MOMENT)


PASS, FAIL = vote("5 4 4 | 4 4 4"), vote("5 4 4 | 3 3 2")
MARKETING, SALES = seal("marketing"), seal("sales")


@pytest.mark.parametrize(
    ("acts", "state"),
    [
        ([], State.DRAFTED),
        ([MARKETING], State.ONE_SIDED),
        ([MARKETING, MARKETING], State.ONE_SIDED),
        ([MARKETING, SALES], State.BOTH_IN),
        ([MARKETING, SALES, reveal], State.REVEALED),
        ([MARKETING, reveal], State.REVEALED),
        ([MARKETING, SALES, reveal, edit("New")], State.DRAFTED),
        ([MARKETING, SALES, reveal, edit("New"), FAIL], State.DISCUSSED),
        ([MARKETING, SALES, reveal, edit("New"), FAIL, PASS], State.AGREED),
        ([PASS], State.AGREED),
        ([PASS, FAIL], State.DISCUSSED),
        ([vote("3 4 | 4", "Only once")], State.RESERVED),
        ([vote("3 4 | 4", "Only once"), PASS], State.AGREED),
        ([PASS, edit("New")], State.REOPENED),
        ([PASS, edit("New"), FAIL], State.DISCUSSED),
        ([PASS, edit("New"), PASS], State.AGREED),
        ([FAIL, edit("New")], State.DRAFTED),
        ([park], State.PARKED),
        ([PASS, park], State.PARKED),
        ([park, PASS], State.AGREED),
        ([park, FAIL], State.PARKED),
        ([park, resume], State.DRAFTED),
        ([PASS, park, resume], State.AGREED),
        ([PASS, leave_out], State.LEFT_OUT),
        ([leave_out, take_back], State.DRAFTED),
        ([PASS, leave_out, take_back], State.AGREED),
        ([leave_out, edit("New")], State.LEFT_OUT),
    ],
)
def test_the_state_of_a_clause_follows_from_what_happened(acts, state):
    workshop = COMPLETE
    for act in acts:
        workshop = act(workshop)
    assert standings(workshop.agreement, workshop.record)[PURPOSE].state is state


def test_an_open_clause_remembers_who_agreed_to_which_text():
    workshop = edit("New")(PASS(COMPLETE))
    one = standings(workshop.agreement, workshop.record)[PURPOSE]
    clause = clause_at(COMPLETE.agreement, ("purpose", "answers"))
    assert one.ballot is None
    assert one.before.texts[0].fingerprint == fingerprint(COMPLETE.agreement, clause)
    assert one.before.texts[0].words != ""


def test_a_rename_reopens_what_prints_the_name_and_nothing_else():
    workshop = builders.agreed(COMPLETE)
    where = ("calendar", "calendars", "office", "name")
    renamed = path.put(workshop.agreement, where, "Front desk")
    found = standings(renamed, workshop.record)
    reopened = {key for key, one in found.items() if not one.state.is_agreed}
    assert "calendar.calendars.office" in reopened
    assert {"response.tiers.tier-a", "response.tiers.tier-b"} <= reopened
    assert "purpose.answers" not in reopened
    assert "goals.answers" not in reopened


def test_a_change_that_renames_nothing_leaves_its_readers_agreed_and_resting_on_it():
    workshop = builders.agreed(COMPLETE)
    windows = COMPLETE.agreement.calendar.calendars[0].windows[:3]
    shorter = path.put(workshop.agreement, ("calendar", "calendars", "office", "windows"), windows)
    found = standings(shorter, workshop.record)
    assert found["calendar.calendars.office"].state is State.REOPENED
    tier = found["response.tiers.tier-a"]
    assert tier.state is State.AGREED
    assert tier.rests_on == ("calendar.calendars.office",)


def test_reordering_rows_reopens_the_answers_of_their_section_alone():
    workshop = builders.agreed(COMPLETE)
    moved = path.move(workshop.agreement, ("response", "tiers", "tier-b"), 0)
    found = standings(moved, workshop.record)
    assert [key for key, one in found.items() if not one.state.is_agreed] == ["response.answers"]


def test_clauses_that_are_empty_and_need_nothing_are_not_counted():
    found = standings(Workshop().agreement, Workshop().record)
    assert "stages.answers" not in found
    assert "purpose.answers" in found
    assert set(counts(found.values())) == {State.EMPTY}


def test_what_is_kept_at_hand_after_a_key_says_the_same_as_working_it_out_afresh():
    register = Register()
    workshop = builders.agreed(COMPLETE)
    for words in ("A", "Al", "All", "Al", STATEMENT[0]):
        workshop = worded(words, workshop)
        kept = register.standings(workshop.agreement, workshop.record)
        assert kept == standings(workshop.agreement, workshop.record)


def test_other_teams_count_to_the_side_they_belong_to():
    given = (
        Vote(participant="m", name="M", side="marketing", fingers=5),
        Vote(participant="o", name="O", side="sales", fingers=3),
    )
    workshop = moves.vote(COMPLETE, [PURPOSE], given, "", MOMENT)
    assert standings(workshop.agreement, workshop.record)[PURPOSE].state is State.AGREED
