"""A review that keeps what an edit cannot have changed finds what a fresh one finds."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from models.agreement import path, references, walk
from models.agreement.agreement import Agreement
from models.drafting.drafting import Drafting
from models.drafting.origins import all_placeholders, confirmed
from models.rules import review as reviewing
from models.rules.consistency import findings
from models.rules.gate import gate
from models.rules.review import Judge, Reviewer, review
from models.starters import start
from models.workshop import Workshop
from tests import builders
from tests.strategies import answers_to, mutated, workshops

COMPLETE = builders.complete_agreement()


@st.composite
def edits(draw: st.DrawFn, workshop: Workshop) -> list[Workshop]:
    """The workshop after a few edits, one after another: answers, rows, decisions, origins."""
    found = []
    for _ in range(draw(st.integers(1, 5))):
        answers = list(walk.answers(workshop.agreement))
        one = draw(st.sampled_from(answers))
        agreement = path.put(workshop.agreement, one.path, draw(answers_to(one.field)))
        rows = [place.path for place in walk.places(agreement) if place.path[-1] in _ids(place)]
        if rows and draw(st.booleans()):
            agreement = path.remove(agreement, draw(st.sampled_from(rows)))
        origins = confirmed(workshop.drafting.origins, one.path)
        drafting = replace(workshop.drafting, origins=origins)
        workshop = replace(workshop, agreement=agreement, drafting=drafting)
        if draw(st.booleans()):
            workshop = builders.leaving_out(workshop, draw(st.sampled_from(CLAUSES)))
        elif draw(st.booleans()):
            workshop = builders.taking_back(workshop, draw(st.sampled_from(CLAUSES)))
        found.append(workshop)
    return found


CLAUSES = (
    "funnel.answers",
    "funnel.rates",
    "scoring.answers",
    "scoring.items",
    "scoring.thresholds",
    "recycling.answers",
    "response.tiers.tier-a",
)


def _ids(place: walk.Place) -> tuple[str, ...]:
    return (getattr(place.holder, "id", ""),)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_after_every_edit_it_finds_what_a_fresh_review_finds(data: st.DataObject) -> None:
    drafting = Drafting(origins=all_placeholders(COMPLETE))
    workshop = Workshop(agreement=data.draw(mutated(COMPLETE)), drafting=drafting)
    reviewer = Reviewer()
    for state in [workshop, *data.draw(edits(workshop)), workshop]:
        assert reviewer.review(state).findings == review(state)


@settings(max_examples=80, deadline=None)
@given(workshops())
def test_no_rule_stumbles_over_anything_that_the_store_can_hold(workshop: Workshop) -> None:
    found = Reviewer().review(workshop)
    for one in found.findings:
        assert references.describe(workshop.agreement, one.path)
    gate(workshop, found.findings)


@settings(max_examples=60, deadline=None)
@given(mutated(COMPLETE))
def test_what_stands_across_clauses_is_shown_at_a_place_that_is_there(agreement: Agreement) -> None:
    shown = review(Workshop(agreement=agreement))
    for one in findings(agreement):
        assert path.exists(agreement, one.path)
        assert one in shown


def test_one_key_leaves_the_other_sections_as_they_were_found() -> None:
    sample = start("sample")
    asked: list[str] = []

    def note(place, prepared):
        asked.append(place.path[0])
        yield from ()

    def nothing(agreement):
        return ()

    kept = reviewing.JUDGES
    reviewing.JUDGES = (Judge(prepare=nothing, find=note),)
    try:
        reviewer = Reviewer()
        reviewer.review(sample)
        asked.clear()
        where = ("purpose", "answers", "statement")
        agreement = path.put(sample.agreement, where, "Something else.")
        reviewer.review(replace(sample, agreement=agreement))
    finally:
        reviewing.JUDGES = kept
    assert asked == ["purpose"]


def test_what_is_left_out_does_not_speak_against_what_stays() -> None:
    share = path.put(COMPLETE, ("marketing", "answers", "share_of"), "revenue")
    share = path.put(share, ("marketing", "answers", "sourced_share"), Decimal(70))
    workshop = Workshop(agreement=share)
    where = ("marketing", "answers", "sourced_share")
    assert where in [one.path for one in review(workshop)]
    without = builders.leaving_out(workshop, "funnel.answers")
    assert where not in [one.path for one in review(without)]
