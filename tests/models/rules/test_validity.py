"""What cannot stand is an error at its answer; what deserves a second look is a warning."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from models.agreement import path
from models.agreement.values import GridCell
from models.rules.finding import Severity
from models.rules.review import review
from models.workshop import Workshop
from tests import builders

COMPLETE = builders.complete_agreement()


def put(word, value, agreement=COMPLETE):
    return path.put(agreement, path.parse(word), value)


def findings(agreement, *severities):
    return {
        path.text(finding.path): finding
        for finding in review(Workshop(agreement=agreement))
        if finding.severity in severities
    }


def errors(agreement):
    return findings(agreement, Severity.ERROR)


def test_the_complete_agreement_holds_no_error():
    assert errors(COMPLETE) == {}


def test_a_limit_is_an_error_at_the_answer():
    found = errors(put("response.tiers.tier-a.share", Decimal(120)))
    assert found["response.tiers.tier-a.share"].rule == "limit"


def test_a_question_that_is_not_asked_is_not_judged():
    hidden = put("purpose.answers.pilot_test", "gone")
    assert errors(hidden) == {}
    assert "purpose.answers.pilot_test" in errors(put("purpose.answers.pilot", True, hidden))


def test_problems_of_a_holder_stand_at_the_answer_they_name():
    found = errors(put("parties.answers.next_review", date(2026, 12, 1)))
    finding = found["parties.answers.next_review"]
    assert finding.message == "The review comes before the agreement has started."
    assert finding.severity is Severity.ERROR


def test_problems_that_do_not_block_are_warnings():
    agreement = put("personas.personas.personas-1.evidence", "assumption")
    where = "personas.personas.personas-1.evidence"
    assert where in findings(agreement, Severity.WARNING)
    assert where not in errors(agreement)


def test_a_reference_to_a_row_that_is_gone_is_an_error_that_can_be_cleared():
    where = "stages.stages.lead.forward"
    found = errors(put(where, "gone"))[where]
    assert (found.rule, found.repair) == ("gone", "")
    assert errors(put(where, "gone")).keys() == {where}


def test_a_row_of_another_table_is_gone_as_well():
    assert "handoff.answers.stage" in errors(put("handoff.answers.stage", "tier-a"))


@pytest.mark.parametrize(
    ("where", "value", "kept"),
    [
        ("parties.answers.sponsors", ("ann", "gone", "sam"), ("ann", "sam")),
        (
            "responsibilities.activities.activity.letters",
            (GridCell("role-marketing", "A"), GridCell("gone", "C"), GridCell("role-sales", "R")),
            (GridCell("role-marketing", "A"), GridCell("role-sales", "R")),
        ),
    ],
)
def test_lists_and_grids_keep_the_rest(where, value, kept):
    finding = errors(put(where, value))[where]
    assert (finding.repair, finding.repair_label) == (kept, "Keep the rest")
    assert errors(put(where, finding.repair)) == {}


def test_removing_a_row_breaks_what_points_at_it():
    after = path.remove(COMPLETE, ("calendar", "calendars", "office"))
    assert {"response.tiers.tier-a.calendar", "response.tiers.tier-b.calendar"} <= set(
        errors(after)
    )


def test_opening_hours_are_named_once():
    hours = COMPLETE.calendar.calendars[0].windows
    after = put("calendar.calendars.office.windows", (*hours, hours[0]))
    found = [one for one in review(Workshop(agreement=after)) if one.path[-1] == "windows"]
    assert [one.message for one in found] == ["Two opening times on Monday overlap."]
