"""Agreements for tests: a small complete one that may be signed, and rows with answers in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, TypeVar

from models import moves
from models.agreement import fields, kinds
from models.agreement.agreement import Agreement, sections_of
from models.agreement.clauses import clauses as clauses_of
from models.agreement.section import Row
from models.agreement.sections.calendar import Calendar, CalendarAnswers, Holiday, WorkCalendar
from models.agreement.sections.capacity import CapacityAnswers
from models.agreement.sections.enablement import Enablement
from models.agreement.sections.escalation import (
    Escalation,
    EscalationAnswers,
    EscalationStep,
    EscalationTrigger,
)
from models.agreement.sections.feedback import Feedback, FeedbackToMarketing, FeedbackToSales
from models.agreement.sections.funnel import Funnel, FunnelAnswers, StageRate
from models.agreement.sections.goals import Goals
from models.agreement.sections.marketing import (
    LeadQuality,
    LeadVolume,
    MarketingAnswers,
    MarketingCommitments,
)
from models.agreement.sections.parties import HeaderAnswers, Parties
from models.agreement.sections.people import SUBJECTS, Contact, Participant
from models.agreement.sections.purpose import Purpose, PurposeAnswers
from models.agreement.sections.recycling import Recycling, RecyclingAnswers
from models.agreement.sections.response import ResponseTier, SalesResponse
from models.agreement.sections.responsibilities import Activity, Responsibilities, Role
from models.agreement.sections.scoring import ScoreItem, Scoring, Threshold
from models.agreement.sections.shared_goal import SharedGoal
from models.agreement.sections.stages import Criterion, LeadStage, LeadStages
from models.agreement.sections.systems import DataField, Systems
from models.agreement.sides import Side
from models.agreement.values import Duration, GridCell, NumberRange, Unit, Window
from models.record.facts import Applicable, NotApplicable, Vote
from models.record.record import Record
from models.rules.finding import Severity
from models.rules.review import review
from models.rules.waivers import waiver
from models.workshop import Workshop

T = TypeVar("T")

ROLES = ("responsibilities", "roles")
USUAL = {
    kinds.PARTICIPANTS: "ann",
    kinds.STAGES: "mql",
    kinds.TIERS: "tier-a",
    kinds.CALENDARS: "office",
    kinds.GOALS: "goal-revenue",
    kinds.PERSONAS: "personas-1",
    kinds.REPORTS: "report",
    kinds.REASONS: "reasons-1",
    ("systems", "systems"): "systems-1",
    ROLES: "role-marketing",
}
"""The row that an answer points at unless the test says otherwise."""


def filled(cls: type[T], **answers: Any) -> T:
    """A holder of answers with a plausible answer to each required question left open."""
    values = dict(answers)
    for field in fields.of(cls):
        kind = field.kind
        when = kind.when
        if when is not None and values.get(when.field) not in when.values:
            continue
        if field.name in values or not field.stored:
            continue
        if isinstance(kind, kinds.Answers):
            values[field.name] = filled(kind.holds)
        elif isinstance(kind, kinds.Rows):
            values[field.name] = rows(kind, field.name)
        elif kind.required:
            values[field.name] = plausible(kind)
        else:
            values[field.name] = field.default
    return cls(**values)


def rows(kind: kinds.Rows, name: str) -> tuple[Row, ...]:
    """As many rows as are needed, with ids such as "personas-1"."""
    found = []
    for number in range(1, kind.at_least + 1):
        title = fields.named(kind.holds, kind.title).kind
        named = {}
        if isinstance(title, kinds.Line):
            named[kind.title] = f"{kind.one.capitalize()} {number}"
        found.append(filled(kind.holds, id=f"{name}-{number}", **named))
    return tuple(found)


def plausible(kind: kinds.AnyKind) -> Any:
    """An answer that the question accepts."""
    match kind:
        case kinds.Line(shape="email"):
            return "ann@example.com"
        case kinds.Line(shape="currency"):
            return "EUR"
        case kinds.Line() | kinds.Text():
            return kind.example or "A sentence."
        case kinds.Lines():
            return tuple(f"Entry {number}" for number in range(1, max(1, kind.at_least) + 1))
        case kinds.Choice():
            return kind.options[0].key
        case kinds.Choices():
            return (kind.options[0].key,)
        case kinds.Reference():
            return USUAL[kind.to]
        case kinds.References():
            return ("ann", "sam")[: max(1, kind.at_least)]
        case kinds.Grid():
            return (GridCell(USUAL[kind.to], "RA"),)
        case _:
            return _measured(kind)


def _measured(kind: kinds.AnyKind) -> Any:
    match kind:
        case kinds.YesNo():
            return True
        case kinds.Number():
            return kind.minimum or Decimal(1)
        case kinds.Percent():
            return Decimal(80)
        case kinds.Money():
            return Decimal(1000)
        case kinds.Span():
            return Duration(Decimal(2), kind.units[0])
        case kinds.Day():
            return date(2027, 2, 1)
        case kinds.Range():
            return NumberRange(Decimal(50), Decimal(500))
        case kinds.Zone():
            return "Europe/Berlin"
        case kinds.Weekly():
            return tuple(Window(day, time(9), time(17)) for day in range(5))
        case _:
            raise AssertionError(f"no plausible answer to {kind}")


def participant(row_id: str = "ann", side: str = "marketing", **answers: Any) -> Participant:
    """A person who decides and signs."""
    given = {
        "name": row_id.capitalize(),
        "role": f"Head of {side}",
        "email": f"{row_id}@example.com",
    }
    given |= {"side": side, "decision_right": "decides", "signatory": True}
    return filled(Participant, id=row_id, **(given | answers))


def stage(row_id: str, name: str = "", forward: str = "", **answers: Any) -> LeadStage:
    """A stage with one criterion; the last one when it leads nowhere."""
    given: dict[str, Any] = {"name": name or row_id.upper(), "owner": "marketing"}
    given |= {"forward": forward, "out": "Closed with a reason"} if forward else {"final": True}
    given["criteria"] = (
        filled(
            Criterion, id=f"{row_id}-fact", observable=f"The {row_id} form was sent", source="crm"
        ),
    )
    return filled(LeadStage, id=row_id, **(given | answers))


def rate(from_stage: str, to_stage: str, percent: str, **answers: Any) -> StageRate:
    """The rate between two stages."""
    given = {"from_stage": from_stage, "to_stage": to_stage, "rate": Decimal(percent)}
    given |= {"id": f"{from_stage}-{to_stage}", "origin": "estimate"}
    return filled(StageRate, **(given | answers))


def volume(row_id: str = "volume", count: int = 125, **answers: Any) -> LeadVolume:
    """So many MQLs a month for the first tier."""
    given = {"name": "MQLs", "count": Decimal(count), "per": "month", "stage": "mql"}
    return filled(LeadVolume, id=row_id, **(given | {"counted_by": "tier"} | answers))


def tier(row_id: str = "tier-a", **answers: Any) -> ResponseTier:
    """A promise of 4 business hours."""
    given = {
        "name": row_id.capitalize(),
        "test": f"Form {row_id}",
        "start_event": "stage",
        "end_event": ("call_attempt",),
        "measure": "attempt",
        "within": Duration(Decimal(4), Unit.BUSINESS_HOUR),
        "runs_on": "calendar",
        "calendar": "office",
        "attempts": Decimal(6),
        "accept_within": Duration(Decimal(4), Unit.BUSINESS_HOUR),
        "disposition_within": Duration(Decimal(2), Unit.BUSINESS_DAY),
        "ceiling": Decimal(40),
        "minimum_count": Decimal(20),
    }
    return filled(ResponseTier, id=row_id, **(given | answers))


def goal(row_id: str = "goal-revenue", **answers: Any) -> SharedGoal:
    """A leading goal about revenue that moves from 64 to 80 percent."""
    given = {
        "sentence": f"Raise the rate of {row_id} to 80 % by 30 June 2027",
        "about_revenue": True,
        "indicator": "leading",
        "direction": "raise",
        "target_as": "value",
        "unit": "percent",
        "baseline": Decimal(64),
        "target": Decimal(80),
        "timing": "by_date",
        "deadline": date(2027, 6, 30),
        "minimum_count": Decimal(30),
        "marketing_owner": "ann",
        "sales_owner": "sam",
    }
    return filled(SharedGoal, id=row_id, **(given | answers))


def parties() -> Parties:
    """One person a side, from 1 January 2027 on."""
    header = filled(
        HeaderAnswers,
        title="Example agreement",
        company="Example Company",
        sponsors=("ann", "sam"),
        effective_from=date(2027, 1, 1),
        next_review=date(2027, 3, 25),
        until_replaced=True,
        period="quarter",
        period_start=date(2027, 1, 1),
    )
    contacts = tuple(
        Contact(id=f"{subject.key}-{side}", subject=subject.key, side=side, person=person)
        for subject in SUBJECTS
        for side, person in (("marketing", "ann"), ("sales", "sam"))
    )
    people = (participant("ann", "marketing"), participant("sam", "sales"))
    return Parties(answers=header, participants=people, contacts=contacts)


STAGES = ("lead", "mql", "sal", "sql", "opportunity", "customer")
RATES = ("20", "80", "40", "50", "25")


def stages() -> LeadStages:
    """Six stages from lead to customer."""
    forward = (*STAGES[1:], "")
    found = tuple(stage(own, forward=to) for own, to in zip(STAGES, forward, strict=True))
    return LeadStages(stages=found)


def funnel(revenue: int = 600_000, share: int = 50, deal: int = 20_000) -> Funnel:
    """A plan that needs 15 customers, and 375 MQLs in a quarter."""
    answers = filled(
        FunnelAnswers,
        revenue_target=Decimal(revenue),
        marketing_share=Decimal(share),
        deal_value=Decimal(deal),
        tolerance=Decimal(10),
        visitor_rate=Decimal(2),
    )
    steps = zip(STAGES, STAGES[1:], RATES, strict=False)
    return Funnel(
        answers=answers,
        rates=tuple(rate(*step) for step in steps),
        capacity=filled(CapacityAnswers, net_hours=Decimal(160)),
    )


def responsibilities() -> Responsibilities:
    """Two roles and one activity."""
    return Responsibilities(
        roles=(
            Role(id="role-marketing", name="Lead manager", side="marketing"),
            Role(id="role-sales", name="Inside sales", side="sales"),
        ),
        activities=(
            Activity(
                id="activity",
                name="Answer the lead",
                letters=(GridCell("role-marketing", "A"), GridCell("role-sales", "R")),
            ),
        ),
    )


def calendar() -> Calendar:
    """Office hours in Berlin and one holiday."""
    return Calendar(
        answers=filled(CalendarAnswers, business_day="end_of_day"),
        calendars=(filled(WorkCalendar, id="office", name="Office"),),
        holidays=(Holiday(id="new-year", day=date(2027, 1, 1), label="New Year"),),
    )


def scoring() -> Scoring:
    """One fact worth 30 points, and a stage that asks for 20."""
    return filled(
        Scoring,
        items=(filled(ScoreItem, id="form", observable="Form sent", points=Decimal(30)),),
        thresholds=(Threshold(id="at-mql", stage="mql", points=Decimal(20)),),
    )


def feedback() -> Feedback:
    """Lead quality and objections one way, campaigns the other."""
    return filled(
        Feedback,
        to_marketing=tuple(
            filled(FeedbackToMarketing, id=f"news-{number}", item=topic.capitalize(), topic=topic)
            for number, topic in enumerate(("lead_quality", "objections"), 1)
        ),
        to_sales=(filled(FeedbackToSales, id="campaigns", topic="campaign_performance"),),
    )


def escalation() -> Escalation:
    """One trigger with two steps, and no exceptions."""
    steps = tuple(
        filled(
            EscalationStep,
            id=f"step-{days}",
            after=Duration(Decimal(days), Unit.BUSINESS_DAY),
            person="sam",
            act=f"Helps on day {days}",
        )
        for days in (1, 2)
    )
    trigger = filled(EscalationTrigger, id="overdue", name="Overdue", kind="overdue", steps=steps)
    answers = filled(EscalationAnswers, exceptions=("None",))
    return Escalation(answers=answers, triggers=(trigger,))


def marketing() -> MarketingCommitments:
    """125 MQLs a month and the bookings that the plan needs."""
    return filled(
        MarketingCommitments,
        answers=filled(MarketingAnswers, bookings=Decimal(100_000), bookings_per="month"),
        volumes=(volume(),),
        quality=filled(LeadQuality, minimum_count=Decimal(20)),
        enablement=filled(Enablement, calendar="office"),
    )


def systems() -> Systems:
    """The CRM and the field that starts every promise."""
    field = filled(DataField, id="mql-timestamp", name="MQL timestamp")
    return filled(Systems, data_fields=(field,))


def complete_agreement() -> Agreement:
    """An agreement in which every required question is answered and no error stands."""
    base = filled_agreement()
    return replace(
        base,
        parties=parties(),
        purpose=filled(Purpose, answers=filled(PurposeAnswers, pilot=False)),
        stages=stages(),
        response=filled(SalesResponse, tiers=(tier("tier-a"), tier("tier-b"))),
        calendar=calendar(),
        marketing=marketing(),
        recycling=filled(Recycling, answers=filled(RecyclingAnswers, calendar="office")),
        goals=filled(Goals, goals=(goal("goal-revenue"), goal("goal-accepted"))),
        funnel=funnel(),
        responsibilities=responsibilities(),
        scoring=scoring(),
        feedback=feedback(),
        escalation=escalation(),
        systems=systems(),
    )


def filled_agreement() -> Agreement:
    """An agreement with a plausible answer to every required question, each for itself."""
    parts: dict[str, Any] = {name: filled(cls) for name, cls in sections_of(Agreement).items()}
    return Agreement(**parts)


def complete_workshop(agreement: Agreement | None = None) -> Workshop:
    """A workshop around the complete agreement, or around another one."""
    return Workshop(agreement=complete_agreement() if agreement is None else agreement)


def agreed(workshop: Workshop) -> Workshop:
    """The workshop with every clause voted for as it stands, and every warning waived."""
    voted_for = voted(workshop)
    facts = [
        waiver(one, "We live with it.", _now(), "Ann")
        for one in review(workshop)
        if one.severity is Severity.WARNING
    ]
    return replace(voted_for, record=voted_for.record.plus(*facts))


def voted(workshop: Workshop) -> Workshop:
    """The workshop with a ballot of one person a side that passes on every clause as it stands."""
    ids = [clause.id for clause in clauses_of(workshop.agreement)]
    votes = [
        Vote(participant=who, name=who.capitalize(), side=side, fingers=5)
        for who, side in (("ann", "marketing"), ("sam", "sales"))
    ]
    return moves.vote(workshop, ids, votes, "", moves.Moment(_now(), "Ann"))


def leaving_out(workshop: Workshop, *clauses: str, reason: str = "Not in the pilot") -> Workshop:
    """The workshop with these clauses left out by decision of both sides."""
    sides = tuple(side.value for side in Side)
    fact = NotApplicable(at=_now(), by="Ann", clauses=clauses, reason=reason, sides=sides)
    return replace(workshop, record=workshop.record.plus(fact))


def taking_back(workshop: Workshop, *clauses: str) -> Workshop:
    """The workshop with these clauses wanted after all."""
    fact = Applicable(at=_now(), by="Ann", clauses=clauses)
    return replace(workshop, record=Record(facts=(*workshop.record.facts, fact)))


def _now() -> str:
    return datetime(2026, 11, 24, 9, tzinfo=UTC).isoformat()
