"""What two clauses say that cannot both hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from decimal import Decimal
from typing import Any

import pytest

from models.agreement import path
from models.agreement.agreement import Agreement
from models.agreement.sections.dispositions import Outcome
from models.agreement.values import Duration, Unit, Window
from models.rules.consistency import findings
from models.rules.finding import Finding, Severity
from models.starters import start
from tests.builders import complete_agreement, filled, volume

COMPLETE = complete_agreement()
HOUR, DAY = Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY


def put(word: str, value: Any, agreement: Agreement = COMPLETE) -> Agreement:
    return path.put(agreement, path.parse(word), value)


def found(agreement: Agreement) -> dict[str, Finding]:
    return {path.text(one.path): one for one in findings(agreement)}


def ruled(agreement: Agreement) -> dict[str, tuple[str, Severity]]:
    return {where: (one.rule, one.severity) for where, one in found(agreement).items()}


def lasting(amount: int | str, unit: Unit) -> Duration:
    return Duration(Decimal(amount), unit)


@pytest.mark.parametrize("agreement", [COMPLETE, start("sample").agreement, Agreement()])
def test_where_clauses_fit_each_other_nothing_is_said(agreement: Agreement) -> None:
    assert found(agreement) == {}


OFF_PLAN = put("marketing.volumes.volume.count", Decimal(60))


def test_a_volume_off_the_plan_is_an_error_until_somebody_says_why() -> None:
    assert ruled(OFF_PLAN)["funnel.answers.difference"] == ("L22", Severity.ERROR)
    assert found(put("funnel.answers.difference", "The fair brings the rest.", OFF_PLAN)) == {}
    assert found(put("marketing.volumes.volume.count", Decimal(130))) == {}


def hours(share: str, **more: Any) -> Agreement:
    """The complete agreement with so much time of two people, at 61 minutes for each lead."""
    given = {
        "reps": 2,
        "net_hours": 160,
        "inbound_share": share,
        "attempts": 6,
        "minutes_per_attempt": 6,
        "preparation_minutes": 10,
        "conversation_share": 50,
        "conversation_minutes": 30,
        "utilisation_limit": 85,
    }
    agreement = COMPLETE
    for name, value in given.items():
        agreement = put(f"funnel.capacity.{name}", Decimal(str(value)), agreement)
    for name, value in more.items():
        agreement = put(f"funnel.capacity.{name}", value, agreement)
    tiers = tuple(replace(one, ceiling=Decimal(10)) for one in agreement.response.tiers[:1])
    volumes = tuple(replace(one, tier="") for one in agreement.marketing.volumes)
    agreement = put("marketing.volumes", volumes, agreement)
    return put("response.tiers", tiers, agreement)


def test_hours_above_the_limit_are_a_warning_and_above_all_of_them_an_error() -> None:
    assert found(hours("50")) == {}
    assert ruled(hours("40")) == {"funnel.capacity.utilisation_limit": ("L22", Severity.WARNING)}
    short = found(hours("39"))["funnel.capacity.fallback"]
    assert (short.rule, short.severity) == ("L22", Severity.ERROR)
    assert "125\u00a0leads a month take 101.8\u00a0%" in short.message
    assert found(hours("39", fallback="Fair contacts wait.")) == {}


def test_all_ceilings_together_have_to_fit_into_the_hours() -> None:
    agreement = put("response.tiers.tier-a.ceiling", Decimal(40), hours("50"))
    assert ruled(agreement) == {"funnel.capacity.reps": ("L22", Severity.WARNING)}


def test_a_ceiling_covers_the_leads_promised_for_its_tier() -> None:
    agreement = put("marketing.volumes.volume.tier", "tier-a")
    fits = put("response.tiers.tier-a.ceiling", Decimal(29), agreement)
    short = put("response.tiers.tier-a.ceiling", Decimal(28), agreement)
    assert "response.tiers.tier-a.ceiling" not in found(fits)
    one = found(short)["response.tiers.tier-a.ceiling"]
    assert (one.rule, one.severity) == ("L22", Severity.ERROR)
    assert "28.8" in one.message


def test_a_backlog_that_breaks_the_promise_every_monday_is_a_warning() -> None:
    waiting = {"opening_backlog": Decimal(25), "first_touch_minutes": Decimal(10)}
    agreement = put("response.tiers.tier-a.within", lasting(1, HOUR), hours("50", **waiting))
    one = found(agreement)["response.tiers.tier-a.within"]
    assert (one.rule, one.severity) == ("L22", Severity.WARNING)
    assert "130\u00a0minutes" in one.message
    assert "at most 12 leads" in one.question


@pytest.mark.parametrize(
    ("within", "outcome", "contradicts"),
    [
        (lasting(24, HOUR), lasting(1, DAY), True),
        (lasting(8, HOUR), lasting(1, DAY), False),
        (lasting(9, HOUR), lasting(1, DAY), True),
        (lasting(9, HOUR), lasting(2, DAY), False),
    ],
)
def test_an_outcome_due_before_the_contact_is_found_on_the_calendar(
    within: Duration, outcome: Duration, contradicts: bool
) -> None:
    agreement = put("response.tiers.tier-a.within", within)
    agreement = put("response.tiers.tier-a.disposition_within", outcome, agreement)
    one = found(agreement).get("response.tiers.tier-a.disposition_within")
    assert (one is not None) == contradicts
    assert one is None or (one.rule, one.severity) == ("L23", Severity.ERROR)


def test_what_the_promise_itself_reports_is_not_said_twice() -> None:
    agreement = put("response.tiers.tier-a.within", lasting(9, HOUR))
    agreement = put("response.tiers.tier-a.disposition_within", lasting(4, HOUR), agreement)
    assert "response.tiers.tier-a.disposition_within" not in found(agreement)


def test_routing_may_not_take_longer_than_the_first_contact() -> None:
    agreement = put("response.tiers.tier-a.start_event", "stage")
    agreement = put("response.tiers.tier-a.within", lasting(30, Unit.MINUTE), agreement)
    agreement = put("handoff.answers.routing_time", lasting(2, Unit.CLOCK_HOUR), agreement)
    assert ruled(agreement)["response.tiers.tier-a.within"] == ("L23", Severity.ERROR)


def test_the_clock_starts_where_the_lead_is_handed_over() -> None:
    agreement = put("response.tiers.tier-a.start_event", "stage")
    agreement = put("response.tiers.tier-a.start_stage", "sql", agreement)
    assert ruled(agreement)["response.tiers.tier-a.start_stage"] == ("L23", Severity.WARNING)


def test_help_is_not_called_while_the_promise_is_kept() -> None:
    agreement = put("escalation.triggers.overdue.kind", "rate")
    agreement = put("escalation.triggers.overdue.tier", "tier-a", agreement)
    agreement = put("response.tiers.tier-a.share", Decimal(80), agreement)
    below = "escalation.triggers.overdue.below"
    assert below not in found(put(below, Decimal(80), agreement))
    assert ruled(put(below, Decimal(81), agreement))[below] == ("L23", Severity.ERROR)


def test_two_stages_with_the_same_criteria_are_named() -> None:
    criteria = COMPLETE.stages.stages[1].criteria
    again = tuple(replace(one, id="other", observable=one.observable.upper()) for one in criteria)
    one = found(put("stages.stages.sql.criteria", again))["stages.stages.sql.criteria"]
    assert (one.rule, one.severity) == ("L19", Severity.ERROR)
    assert "SQL and MQL" in one.message
    assert found(put("stages.stages.sql.criteria", ())) == {}


def test_stages_that_lead_round_in_a_circle_are_named() -> None:
    agreement = put("stages.stages.sql.forward", "mql")
    circle = {where for where, (rule, _) in ruled(agreement).items() if rule == "L19"}
    assert circle == {f"stages.stages.{one}.forward" for one in ("mql", "sal", "sql")}


def test_a_lead_that_is_given_up_leaves_its_stage() -> None:
    outcome = filled(Outcome, id="lost", name="No use", outcome="disqualified", exit="stays")
    agreement = put("dispositions.outcomes", (*COMPLETE.dispositions.outcomes, outcome))
    assert ruled(agreement) == {"dispositions.outcomes.lost.exit": ("L27", Severity.ERROR)}


def test_a_reason_that_sends_leads_back_needs_something_to_happen() -> None:
    reason = COMPLETE.dispositions.reasons[0].id
    agreement = put(f"dispositions.reasons.{reason}.next_step", "nurture")
    agreement = put("recycling.answers.action", "", agreement)
    where = f"dispositions.reasons.{reason}.reason"
    assert ruled(agreement)[where] == ("L27", Severity.ERROR)


def test_business_time_needs_a_calendar_of_the_team_that_promises() -> None:
    where = "marketing.enablement.calendar"
    missing = put(where, "")
    assert ruled(missing) == {where: ("L05", Severity.WARNING)}
    for_sales = put("calendar.calendars.office.teams", ("sales",))
    assert ruled(for_sales) == {where: ("L05", Severity.WARNING)}
    shut = put("calendar.calendars.office.windows", (Window(0, time(17), time(9)),))
    assert ruled(shut)[where] == ("L05", Severity.ERROR)


def test_a_rate_from_a_goal_is_the_number_of_that_goal() -> None:
    where = "funnel.rates.mql-sal.rate"
    agreement = put("funnel.rates.mql-sal.origin", "goal")
    agreement = put("goals.goals.goal-accepted.metric", "acceptance_rate", agreement)
    assert where not in found(agreement)
    other = put("goals.goals.goal-accepted.target", Decimal(75), agreement)
    assert ruled(other)[where] == ("L23", Severity.ERROR)


def test_a_counted_rate_says_out_of_how_many() -> None:
    agreement = put("funnel.rates.mql-sal.origin", "own_crm")
    agreement = put("funnel.rates.mql-sal.period", "2026", agreement)
    assert ruled(agreement) == {
        "funnel.rates.mql-sal.sample_size": ("L29", Severity.WARNING),
    }
    assert found(put("funnel.rates.mql-sal.sample_size", Decimal(611), agreement)) == {}


def test_a_goal_on_time_aims_for_what_a_tier_promises() -> None:
    agreement = put("goals.goals.goal-accepted.metric", "response_compliance")
    agreement = put("response.tiers.tier-a.share", Decimal(80), agreement)
    where = "goals.goals.goal-accepted.target"
    assert where not in found(agreement)
    other = put(where, Decimal(95), agreement)
    assert ruled(other)[where] == ("L23", Severity.ERROR)


def test_marketing_s_share_of_revenue_is_one_number() -> None:
    agreement = put("marketing.answers.share_of", "revenue")
    where = "marketing.answers.sourced_share"
    assert found(put(where, Decimal(50), agreement)) == {}
    assert ruled(put(where, Decimal(40), agreement)) == {where: ("L23", Severity.ERROR)}


@pytest.mark.parametrize(
    ("amount", "per", "fits"),
    [("100000", "month", True), ("300000", "quarter", True), ("300000", "year", False)],
)
def test_marketing_s_bookings_are_those_of_the_plan(amount: str, per: str, fits: bool) -> None:
    agreement = put("marketing.answers.bookings", Decimal(amount))
    agreement = put("marketing.answers.bookings_per", per, agreement)
    assert ("marketing.answers.bookings" not in found(agreement)) == fits


def test_a_goal_that_names_the_bookings_is_held_against_the_plan() -> None:
    sample = start("sample").agreement
    goal = sample.marketing.answers.bookings_goal
    where = f"goals.goals.{goal}.target"
    assert ruled(put(where, Decimal(900_000), sample))[where] == ("L23", Severity.ERROR)


def test_leads_of_one_tier_are_promised_once() -> None:
    volumes = tuple(volume(one, 63, tier="tier-a") for one in ("first", "second"))
    agreement = put("marketing.volumes", volumes)
    assert ruled(agreement)["marketing.volumes.second.tier"] == ("L23", Severity.ERROR)


def test_a_goal_that_one_side_moves_alone_is_a_team_measure() -> None:
    where = "goals.goals.goal-accepted.metric"
    agreement = put(where, "human_delay")
    assert ruled(agreement)[where] == ("L12", Severity.WARNING)
    said = put("goals.goals.goal-accepted.influenced_by_marketing", False, agreement)
    assert where not in found(said)


def test_a_goal_can_be_read_on_a_report() -> None:
    report = COMPLETE.dashboards.reports[0].id
    agreement = put(f"dashboards.reports.{report}.metrics", ("win_rate",))
    agreement = put("goals.goals.goal-accepted.metric", "deal_value", agreement)
    where = "goals.goals.goal-accepted.report"
    assert ruled(agreement)[where] == ("L10", Severity.WARNING)
    listed = put(f"dashboards.reports.{report}.goals", ("goal-accepted",), agreement)
    assert where not in found(listed)
