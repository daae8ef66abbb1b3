"""How far a section is, told by its clauses."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from models import moves
from models.agreement import path
from models.agreement.agreement import Agreement
from models.agreement.sections.issues import Issue
from models.record.facts import Vote
from models.record.standing import standings
from models.rules.progress import Mark, Progress, of_sections, totals
from models.rules.review import review
from models.workshop import Workshop
from tests import builders

TIERS = ("response", "tiers")
TIER_A = "response.tiers.tier-a"
RESPONSE = ("response.answers", TIER_A, "response.tiers.tier-b")
AT = moves.Moment("2026-11-24T14:05:00+00:00", "Ann")
BOTH = (
    Vote(participant="ann", name="Ann", side="marketing", fingers=4),
    Vote(participant="sam", name="Sam", side="sales", fingers=4),
)


def progress(workshop: Workshop, name: str) -> Progress:
    found = of_sections(workshop, review(workshop))
    known = standings(workshop.agreement, workshop.record)
    assert found == of_sections(workshop, review(workshop), known)
    return found[name]


def agreed(workshop: Workshop, *clauses: str) -> Workshop:
    return moves.vote(workshop, clauses, BOTH, "", AT)


def test_drafted_clauses_are_counted_and_none_of_them_is_agreed():
    one = progress(builders.complete_workshop(), "response")
    assert one.mark is Mark.STARTED
    assert one.words.startswith("0 of 3 agreed")
    assert (one.agreed, one.total) == (0, 3)


def test_a_step_is_done_once_all_its_clauses_are_agreed():
    workshop = agreed(builders.complete_workshop(), *RESPONSE)
    one = progress(workshop, "response")
    assert one.mark is Mark.DONE
    assert one.words.startswith("3 of 3 agreed")


def test_an_agreed_step_with_an_error_is_not_done():
    agreement = path.put(builders.complete_agreement(), (*TIERS, "tier-a", "share"), Decimal(120))
    workshop = agreed(Workshop(agreement=agreement), *RESPONSE)
    one = progress(workshop, "response")
    assert one.mark is Mark.STARTED
    assert "1 error" in one.words
    assert one.errors == 1


def test_a_change_opens_exactly_its_clause_again_and_the_words_say_so():
    workshop = agreed(builders.complete_workshop(), *RESPONSE)
    agreement = path.put(workshop.agreement, (*TIERS, "tier-a", "ceiling"), Decimal(35))
    one = progress(replace(workshop, agreement=agreement), "response")
    assert one.words.startswith("2 of 3 agreed · 1 open again")
    assert one.mark is Mark.STARTED


def test_parked_clauses_have_a_mark_of_their_own_and_are_told_in_the_total():
    workshop = agreed(builders.complete_workshop(), *RESPONSE)
    workshop = moves.park(workshop, [TIER_A], Issue(text="Fairs"), AT)
    found = of_sections(workshop, review(workshop))
    assert found["response"].mark is Mark.PARKED
    assert found["response"].words.startswith("2 of 3 agreed · 1 parked")
    whole = totals(found)
    assert whole.aside == "1 parked"
    assert whole.words == f"2 of {whole.total} clauses agreed"
    assert (whole.done, whole.parked) == (2, 1)


def test_what_is_left_out_is_not_counted():
    workshop = builders.complete_workshop()
    before = totals(of_sections(workshop, ())).total
    without = builders.leaving_out(workshop, TIER_A)
    assert totals(of_sections(without, ())).total == before - 1
    every = builders.leaving_out(workshop, "culture.answers", "culture.rituals")
    assert progress(every, "culture").mark is Mark.LEFT_OUT


def test_an_empty_agreement_has_not_started_anywhere():
    found = of_sections(Workshop(agreement=Agreement()), ())
    assert found["purpose"] == Progress(Mark.EMPTY, "Not started", total=1)
    assert found["issues"].mark is Mark.EMPTY


def test_a_step_without_clauses_says_what_is_left_of_it():
    workshop = builders.complete_workshop()
    assert progress(workshop, "parties").mark is Mark.DONE
    named = path.put(Agreement(), ("parties", "answers", "title"), "Example")
    one = progress(Workshop(agreement=named), "parties")
    assert one.mark is Mark.STARTED
    assert "unanswered" in one.words
