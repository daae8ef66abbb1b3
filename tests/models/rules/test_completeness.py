"""A required question without an answer is named, unless it is not asked or was left out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from models.agreement import fields, path, walk
from models.agreement.agreement import Agreement
from models.agreement.values import GridCell
from models.revisions.completeness import is_complete
from models.rules.completeness import left_out_paths
from models.rules.finding import Severity
from models.rules.review import review
from models.workshop import Workshop
from tests import builders, strategies

COMPLETE = builders.complete_agreement()
REQUIRED = [
    answer
    for answer in walk.answers(COMPLETE)
    if answer.field.kind.required and fields.asked(answer.holder, answer.field)
]


def missing(workshop):
    if isinstance(workshop, Agreement):
        workshop = Workshop(agreement=workshop)
    return {
        path.text(finding.path): finding
        for finding in review(workshop)
        if finding.severity is Severity.MISSING
    }


def put(word, value, agreement=COMPLETE):
    return path.put(agreement, path.parse(word), value)


def test_nothing_is_missing_where_every_required_question_is_answered():
    assert missing(COMPLETE) == {}


@pytest.mark.parametrize("answer", REQUIRED, ids=lambda one: path.text(one.path))
def test_a_required_answer_taken_away_is_named_at_its_place(answer):
    empty = type(answer.value)() if isinstance(answer.value, str | tuple) else None
    found = missing(path.put(COMPLETE, answer.path, empty))
    finding = found[path.text(answer.path)]
    assert f"“{answer.field.kind.label}”" in finding.message
    assert finding.question == answer.field.kind.help


def test_the_sentence_names_the_question():
    finding = missing(put("purpose.answers.out_of_scope", ()))["purpose.answers.out_of_scope"]
    assert finding.message == "“Out of scope” is not answered."


def test_an_optional_question_may_stay_open():
    assert missing(put("purpose.answers.revenue_team", "")) == {}


def test_a_question_is_only_missed_while_it_is_asked():
    asked = put("purpose.answers.pilot", True)
    assert "purpose.answers.pilot_scope" in missing(asked)
    assert missing(put("purpose.answers.pilot", False, asked)) == {}


def test_a_list_with_too_few_entries_says_how_many_it_needs():
    found = missing(put("handoff.answers.package", ("Lead source", "Page visited")))
    assert found["handoff.answers.package"].message == (
        "“Hand-over package” needs at least 3 entries and has 2."
    )


def test_an_explicit_none_is_an_answer():
    assert missing(put("purpose.answers.out_of_scope", ("None",))) == {}


def test_people_who_are_too_few_are_counted():
    found = missing(put("governance.answers.approvers", ("ann",)))
    assert "needs at least 2 entries and has 1" in found["governance.answers.approvers"].message


def test_a_grid_without_letters_is_not_answered():
    where = "responsibilities.activities.activity.letters"
    assert where in missing(put(where, ()))
    assert where in missing(put(where, (GridCell("role-sales", ""),)))


def test_rows_that_are_needed_are_named_at_the_rows():
    assert missing(put("personas.personas", ()))["personas.personas"].message == (
        "“Personas” needs at least an entry and has none."
    )
    two = COMPLETE.stages.stages[-2:]
    assert missing(put("stages.stages", two))["stages.stages"].message == (
        "“Stages” needs at least 3 entries and has 2."
    )


def test_rows_nested_in_a_row_are_needed_too():
    found = missing(put("stages.stages.mql.criteria", ()))
    assert list(found) == ["stages.stages.mql.criteria"]


def test_a_section_left_out_is_not_asked_for():
    bare = builders.complete_workshop(replace(COMPLETE, feedback=Agreement().feedback))
    assert any(word.startswith("feedback.") for word in missing(bare))
    clauses = ("feedback.answers", "feedback.to_marketing", "feedback.to_sales")
    without = builders.leaving_out(bare, *clauses)
    assert missing(without) == {}
    assert ("feedback",) in left_out_paths(without)
    assert missing(builders.taking_back(without, "feedback.answers")).keys() == {
        "feedback.answers.completeness"
    }


def test_roles_are_not_asked_for_when_the_activities_are_left_out():
    bare = builders.complete_workshop(
        replace(COMPLETE, responsibilities=Agreement().responsibilities)
    )
    without = builders.leaving_out(bare, "responsibilities.activities", "responsibilities.answers")
    assert missing(without) == {}


def test_one_row_left_out_is_not_judged_but_the_others_are():
    agreement = put("response.tiers.tier-a.share", None)
    agreement = put("response.tiers.tier-b.share", None, agreement)
    workshop = builders.leaving_out(builders.complete_workshop(agreement), "response.tiers.tier-b")
    assert list(missing(workshop)) == ["response.tiers.tier-a.share"]


@settings(max_examples=80, deadline=None)
@given(strategies.workshops())
def test_versions_and_the_review_agree_on_what_is_complete(workshop):
    assert is_complete(workshop) == (missing(workshop) == {})


@settings(max_examples=40, deadline=None)
@given(strategies.mutated(COMPLETE, 6))
def test_versions_and_the_review_agree_on_a_nearly_complete_agreement(agreement):
    workshop = Workshop(agreement=agreement)
    assert is_complete(workshop) == (missing(workshop) == {})


def test_zero_is_an_answer():
    where = ("funnel", "answers", "tolerance")
    assert missing(path.put(COMPLETE, where, Decimal(0))) == {}
