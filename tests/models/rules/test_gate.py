"""The gate opens when every condition is met, and says by name what is missing until then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models import moves
from models.agreement import clauses, path
from models.agreement.agreement import Agreement
from models.agreement.sections.issues import Issue
from models.agreement.sides import Side
from models.drafting.drafting import Drafting
from models.drafting.origins import Origin, Source
from models.record.facts import Vote
from models.rules.finding import Severity
from models.rules.gate import Condition, gate, is_clear
from models.rules.review import review
from models.rules.waivers import waiver
from models.workshop import Workshop
from tests import builders

COMPLETE = builders.complete_agreement()
SECTIONS = {
    10: ("feedback",),
    12: ("funnel",),
    14: ("escalation",),
    15: ("meetings", "dashboards"),
    16: ("responsibilities",),
}


def put(word, value, agreement=COMPLETE):
    return path.put(agreement, path.parse(word), value)


def conditions(workshop):
    """The conditions once both sides have agreed to whatever there is."""
    if isinstance(workshop, Agreement):
        workshop = Workshop(agreement=workshop)
    return {condition.number: condition for condition in gate(builders.agreed(workshop))}


def unmet(workshop):
    return [number for number, one in conditions(workshop).items() if not one.met]


def without(workshop, *names):
    """The workshop with whole sections left out."""
    ids = [
        clause.id
        for name in names
        for clause in clauses.of(name, getattr(workshop.agreement, name))
    ]
    return builders.leaving_out(workshop, *ids)


def as_pilot(agreement=COMPLETE):
    answers = replace(
        agreement.purpose.answers,
        pilot=True,
        pilot_scope="One product line",
        pilot_start=date(2027, 1, 4),
        pilot_end=date(2027, 3, 24),
        pilot_test="goal-accepted",
    )
    return put("purpose.answers", answers, agreement)


def test_a_complete_agreement_may_be_signed():
    assert unmet(COMPLETE) == []
    assert is_clear(gate(builders.agreed(builders.complete_workshop())))


def test_the_conditions_are_numbered_as_in_the_list_and_then_on():
    numbers = [condition.number for condition in gate(Workshop())]
    assert numbers == [*range(1, 20), 22, 23]


def test_nothing_is_met_at_the_start_but_what_cannot_be_missed():
    met = {condition.number for condition in gate(Workshop()) if condition.met}
    assert met == {19, 23}
    assert not is_clear(gate(Workshop()))


def test_findings_at_hand_are_used_and_not_made_again():
    workshop = Workshop()
    assert gate(workshop, review(workshop)) == gate(workshop)
    assert gate(workshop, ())[1] == Condition(2, "Purpose, scope, what is out of scope", met=True)


def tiers(**answers):
    return put("response.tiers", (replace(COMPLETE.response.tiers[0], **answers),))


@pytest.mark.parametrize(
    ("number", "agreement"),
    [
        (1, put("parties.answers.title", "")),
        (1, put("parties.participants.sam.decision_right", "advises")),
        (1, put("parties.participants.ann.signatory", False)),
        (1, put("parties.participants.ann.side", "sales")),
        (1, put("parties.participants", ())),
        (2, put("purpose.answers.out_of_scope", ())),
        (2, put("purpose.answers.pilot", True)),
        (3, put("personas.personas", ())),
        (3, put("personas.personas.personas-1.needs", ())),
        (3, put("personas.personas.personas-1.objections", ())),
        (3, put("personas.personas.personas-1.evidence", "")),
        (3, put("personas.personas.personas-1.buying_role", "")),
        (3, put("personas.personas.personas-1.anti_persona", True)),
        (3, put("personas.answers.exclusions", ())),
        (4, put("stages.stages.mql.criteria", ())),
        (4, put("stages.stages.mql.owner", "")),
        (4, put("stages.stages.mql.forward", "")),
        (4, put("stages.stages.mql.out", "")),
        (4, put("stages.stages.customer.final", None)),
        (5, put("handoff.answers.stage", "")),
        (5, put("handoff.answers.fallback_owner", "")),
        (5, put("handoff.answers.package", ("Lead source",))),
        (6, put("response.tiers", ())),
        (6, tiers(name="")),
        (6, tiers(start_event="")),
        (6, tiers(end_event=())),
        (6, tiers(within=None)),
        (6, tiers(calendar="")),
        (6, tiers(share=None)),
        (6, tiers(attempts=None)),
        (6, tiers(disposition_within=None)),
        (7, put("calendar.calendars", ())),
        (7, put("calendar.answers.holidays_confirmed", False)),
        (7, put("calendar.answers.holidays_confirmed", None)),
        (8, put("marketing.volumes", ())),
        (8, put("marketing.quality.criteria_share", None)),
        (8, put("marketing.enablement.request_within", None)),
        (9, put("dispositions.reasons", ())),
        (9, put("recycling.answers.action", "")),
        (10, put("feedback.to_marketing", ())),
        (10, put("feedback.to_sales", ())),
        (11, put("goals.goals", COMPLETE.goals.goals[:1])),
        (
            11,
            put(
                "goals.goals", tuple(replace(g, about_revenue=False) for g in COMPLETE.goals.goals)
            ),
        ),
        (
            11,
            put(
                "goals.goals", tuple(replace(g, indicator="lagging") for g in COMPLETE.goals.goals)
            ),
        ),
        (12, put("funnel.rates", ())),
        (12, put("funnel.rates", COMPLETE.funnel.rates[:2])),
        (12, put("funnel.answers.revenue_target", None)),
        (12, put("marketing.volumes.volume.count", Decimal(60))),
        (14, put("escalation.triggers", ())),
        (14, put("escalation.triggers.overdue.steps", COMPLETE.escalation.triggers[0].steps[:1])),
        (14, put("escalation.answers.if_sales_misses", "")),
        (15, put("meetings.meetings", ())),
        (15, put("meetings.meetings.meetings-1.attendees", ("ann",))),
        (15, put("dashboards.reports", ())),
        (15, put("dashboards.reports.reports-1.audience", "sales")),
        (16, put("responsibilities.activities", ())),
        (16, put("responsibilities.activities.activity.letters", ())),
        (18, put("parties.answers.next_review", None)),
        (18, put("governance.answers.change_rule", "")),
        (18, put("governance.answers.ending", "")),
        (13, put("funnel.capacity.inbound_share", Decimal(120))),
        (13, put("funnel.capacity.reps", None)),
        (19, put("funnel.capacity.inbound_share", Decimal(120))),
        (22, put("systems.data_fields.mql-timestamp.meaning", "")),
    ],
)
def test_each_condition_fails_when_its_part_is_missing(number, agreement):
    condition = conditions(agreement)[number]
    assert not condition.met
    assert condition.reasons
    for reason in condition.reasons:
        assert reason.words.endswith((".", "”", "?"))
        assert path.exists(agreement, reason.path)


def test_a_second_accountable_role_is_named():
    letters = tuple(
        replace(cell, letters="A") for cell in COMPLETE.responsibilities.activities[0].letters
    )
    found = conditions(put("responsibilities.activities.activity.letters", letters))[16]
    assert "“Answer the lead”: “Answer the lead” has 2 accountable roles." in words(found)


def words(condition):
    return [reason.words for reason in condition.reasons]


def test_a_reason_names_the_row_and_leads_to_the_answer():
    (reason,) = conditions(put("response.tiers.tier-a.share", None))[6].reasons
    assert reason.words == "“Tier-a”: “Share on time” is not answered."
    assert reason.path == ("response", "tiers", "tier-a", "share")


def test_what_belongs_to_no_other_condition_is_named_with_its_section():
    found = conditions(put("systems.data_fields.mql-timestamp.meaning", ""))[22]
    assert words(found) == ["Systems and data rules: “MQL timestamp”: “Meaning” is not answered."]


def test_one_gap_is_not_counted_under_two_numbers():
    assert unmet(put("response.tiers.tier-a.fallback", "")) == [6]
    assert unmet(put("glossary.terms", ())) == [22]


def test_a_missing_rate_is_named_once():
    found = conditions(put("funnel.rates.mql-sal.rate", None))[12]
    assert [reason.path[-1] for reason in found.reasons] == ["rate"]


def test_promise_and_plan_may_differ_when_somebody_says_why():
    agreement = put("marketing.volumes.volume.count", Decimal(60))
    (reason,) = conditions(agreement)[12].reasons
    assert "promises 180\u00a0MQL a period, the plan needs 375" in reason.words
    said = put("funnel.answers.difference", "The autumn fair brings the rest.", agreement)
    assert unmet(said) == []
    assert unmet(put("funnel.answers.difference", "  ", agreement)) == [12, 19]


def test_a_promise_at_a_stage_outside_the_plan_is_named():
    agreement = put("stages.stages", (*COMPLETE.stages.stages, builders.stage("side", "Side")))
    agreement = put(
        "marketing.volumes", (builders.volume(), builders.volume("b", stage="side")), agreement
    )
    (reason,) = conditions(agreement)[12].reasons
    assert reason.path == ("marketing", "volumes", "b", "stage")


def test_without_a_planning_period_promise_and_plan_cannot_be_compared():
    assert 12 in unmet(put("parties.answers.period", ""))


def test_every_reason_that_sends_a_lead_back_needs_an_action():
    first = COMPLETE.dispositions.reasons[0]
    agreement = put(f"dispositions.reasons.{first.id}.next_step", "nurture")
    agreement = put("recycling.answers.action", "", agreement)
    named = {reason.path for reason in conditions(agreement)[9].reasons}
    assert ("dispositions", "reasons", first.id, "reason") in named


@pytest.mark.parametrize("number", SECTIONS)
def test_a_pilot_may_leave_these_out_until_it_is_over(number):
    bare = replace(as_pilot(), **{name: getattr(Agreement(), name) for name in SECTIONS[number]})
    workshop = Workshop(agreement=bare)
    assert number in unmet(workshop)
    condition = conditions(without(workshop, *SECTIONS[number]))[number]
    assert (condition.met, condition.applicable, condition.reasons) == (True, False, ())


@pytest.mark.parametrize("number", SECTIONS)
def test_without_a_pilot_they_may_not_be_left_out(number):
    workshop = without(builders.complete_workshop(), *SECTIONS[number])
    condition = conditions(workshop)[number]
    assert not condition.met
    assert "is left out, but only a pilot may do so." in words(condition)[0]


def test_the_whole_gate_opens_for_a_pilot_without_them():
    names = [name for names in SECTIONS.values() for name in names]
    bare = replace(as_pilot(), **{name: getattr(Agreement(), name) for name in names})
    bare = put("goals.goals", COMPLETE.goals.goals, bare)
    assert is_clear(gate(builders.agreed(without(Workshop(agreement=bare), *names))))


def test_meetings_alone_may_be_left_out_of_a_pilot_while_reports_are_judged():
    bare = replace(as_pilot(), meetings=Agreement().meetings)
    assert unmet(without(Workshop(agreement=bare), "meetings")) == []
    bare = put("dashboards.reports", (), bare)
    condition = conditions(without(Workshop(agreement=bare), "meetings"))[15]
    assert (condition.met, condition.applicable) == (False, True)


@pytest.mark.parametrize(
    ("number", "name"), [(3, "personas"), (4, "stages"), (6, "response"), (18, "governance")]
)
def test_the_core_of_the_agreement_is_never_left_out(number, name):
    workshop = without(Workshop(agreement=as_pilot()), name)
    assert "is left out, but the agreement needs it." in words(conditions(workshop)[number])[0]


def test_sections_that_no_condition_asks_for_may_be_left_out():
    bare = replace(COMPLETE, culture=Agreement().culture, scoring=Agreement().scoring)
    assert unmet(bare) == [22]
    assert unmet(without(Workshop(agreement=bare), "culture", "scoring")) == []


def test_a_table_left_out_of_a_core_section_is_named():
    workshop = builders.leaving_out(builders.complete_workshop(), "marketing.enablement")
    assert unmet(workshop) == [8]


def test_rows_left_out_do_not_count():
    workshop = builders.leaving_out(builders.complete_workshop(), "goals.goals.goal-accepted")
    assert unmet(workshop) == [11]
    one_tier = builders.leaving_out(builders.complete_workshop(), "response.tiers.tier-b")
    assert unmet(one_tier) == []


def test_the_goals_that_remain_are_about_revenue_and_leading():
    goals = (
        builders.goal("one", about_revenue=False),
        builders.goal("two", about_revenue=False),
        builders.goal("goal-revenue"),
    )
    agreement = put("goals.goals", goals)
    assert unmet(agreement) == []
    workshop = builders.leaving_out(Workshop(agreement=agreement), "goals.goals.goal-revenue")
    assert "No goal that is left is about revenue." in words(conditions(workshop)[11])


def test_a_starter_value_holds_up_signing():
    origins = {"handoff.answers.routing": Origin(Source.PLACEHOLDER)}
    workshop = replace(builders.complete_workshop(), drafting=Drafting(origins=origins))
    assert unmet(workshop) == [23]


SIX = ("marketing",) * 3 + ("sales",) * 3


def agreed_but_for(workshop):
    """What condition 17 says of a workshop as it is."""
    found = {condition.number: condition for condition in gate(workshop)}
    return found[17]


AGREED = builders.agreed(builders.complete_workshop())


def test_a_clause_that_nobody_voted_on_is_named_and_led_to():
    condition = agreed_but_for(builders.complete_workshop())
    assert not condition.met
    every = {clause.path for clause in clauses.clauses(COMPLETE)}
    assert {reason.path for reason in condition.reasons} <= every
    assert "“Purpose, scope and pilot” is drafted, and nobody has voted on it yet." in words(
        condition
    )


def test_a_change_after_the_vote_holds_up_exactly_its_clause_and_undoing_it_nothing():
    where = path.parse("purpose.answers.statement")
    changed = replace(AGREED, agreement=path.put(AGREED.agreement, where, "Win 12 orders."))
    (reason,) = agreed_but_for(changed).reasons
    assert reason.words == ("“Purpose, scope and pilot” has changed since both sides agreed to it.")
    assert reason.path == ("purpose", "answers")
    before = path.get(AGREED.agreement, where)
    undone = replace(changed, agreement=path.put(changed.agreement, where, before))
    assert agreed_but_for(undone).met


@pytest.mark.parametrize(
    ("fingers", "met"),
    [((5, 4, 4, 3, 3, 3), True), ((5, 4, 4, 3, 3, 2), False), ((3, None, None, 5, 4, 4), True)],
)
def test_each_side_passes_on_its_own(fingers, met):
    votes = [
        Vote(participant=str(at), name=str(at), side=side, fingers=given)
        for at, (side, given) in enumerate(zip(SIX, fingers, strict=True))
    ]
    moment = moves.Moment("2026-11-24T15:00:00+00:00", "Owen")
    voted = moves.vote(AGREED, ["purpose.answers"], votes, "", moment)
    condition = agreed_but_for(voted)
    assert condition.met is met
    if not met:
        assert words(condition) == ["“Purpose, scope and pilot” did not pass its last vote."]


def test_not_applicable_needs_a_reason_and_both_sides():
    moment = moves.Moment("2026-11-24T15:00:00+00:00", "Owen")
    for sides, missing in (
        ((Side.MARKETING, Side.SALES), None),
        (
            (Side.MARKETING,),
            "“Culture and learning: Rewards and manners” is left out, but Sales has not agreed.",
        ),
        (
            (),
            "“Culture and learning: Rewards and manners” is left out, but Marketing and Sales have"
            " not agreed.",
        ),
    ):
        left = moves.leave_out(AGREED, ["culture.answers"], "Later", sides, moment)
        assert words(agreed_but_for(left)) == ([missing] if missing else [])


def test_parking_a_clause_holds_it_up_until_it_is_voted_on_again():
    moment = moves.Moment("2026-11-24T15:00:00+00:00", "Owen")
    issue = Issue(text="Who pays?", blocking=False, owner="ann", due=date(2027, 1, 8))
    parked = moves.park(AGREED, ["purpose.answers"], issue, moment)
    assert words(agreed_but_for(parked)) == [
        f"“Purpose, scope and pilot” is parked with the issue “{issue.text}”."
    ]
    assert agreed_but_for(builders.agreed(parked)).met


@pytest.mark.parametrize(
    ("issue", "reason", "answer"),
    [
        ({"blocking": True}, "The issue “Who pays?” blocks signing.", "blocking"),
        ({"owner": ""}, "The issue “Who pays?” has no owner.", "owner"),
        ({"due": None}, "The issue “Who pays?” has no date.", "due"),
        ({}, None, None),
        ({"blocking": True, "state": "settled"}, None, None),
    ],
)
def test_an_open_issue_must_not_block_and_needs_an_owner_and_a_date(issue, reason, answer):
    given = {"text": "Who pays?", "blocking": False, "owner": "ann", "due": date(2027, 1, 8)}
    row = builders.filled(Issue, id="who", **(given | {"state": "open"} | issue))
    agreement = path.insert(AGREED.agreement, ("issues", "issues"), row)
    condition = agreed_but_for(replace(AGREED, agreement=agreement))
    assert words(condition) == ([reason] if reason else [])
    assert [one.path[-1] for one in condition.reasons] == ([answer] if answer else [])
    assert [number for number in unmet(agreement) if number != 17] == []


# Capacity and warnings


def overloaded(fallback: str = "Fair contacts wait a week.") -> Agreement:
    """So few hours that the leads take more than all of them."""
    agreement = put("funnel.capacity.inbound_share", Decimal("0.5"))
    return put("funnel.capacity.fallback", fallback, agreement)


def test_above_the_hours_both_sides_have_to_agree_to_the_capacity_with_a_fallback():
    assert unmet(overloaded(fallback=" ")) == [13, 19]
    nobody = {one.number: one for one in gate(builders.complete_workshop(overloaded()))}
    (reason,) = nobody[13].reasons
    assert "not agreed to that yet" in reason.words
    known = builders.agreed(builders.complete_workshop(overloaded()))
    assert is_clear(gate(known))
    more = path.put(known.agreement, ("funnel", "capacity", "reps"), Decimal(2))
    again = {one.number for one in gate(replace(known, agreement=more)) if not one.met}
    assert 13 in again


def test_a_warning_is_mended_or_waived_with_a_reason():
    workshop = builders.voted(builders.complete_workshop())
    warnings = [one for one in review(workshop) if one.severity is Severity.WARNING]
    condition = next(one for one in gate(workshop) if one.number == 19)
    assert [one.path for one in condition.reasons] == [one.path for one in warnings]
    facts = [waiver(one, "They know.", "2026-11-24T10:00:00+00:00", "Ann") for one in warnings]
    for number, left in ((1, len(warnings) - 1), (len(warnings), 0)):
        record = workshop.record.plus(*facts[:number])
        found = next(one for one in gate(replace(workshop, record=record)) if one.number == 19)
        assert len(found.reasons) == left
    assert is_clear(gate(builders.agreed(workshop)))
