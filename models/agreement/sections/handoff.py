"""The handoff: what passes a lead from Marketing to Sales, to whom, and with what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

from models.agreement.kinds import (
    STAGES,
    Answers,
    Choice,
    Choices,
    Line,
    Lines,
    Reference,
    Span,
    Text,
    YesNo,
    options,
)
from models.agreement.section import About, Holder, Phase, Problem, Section
from models.agreement.values import Duration, Unit

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

CHANNELS = options(
    ("crm_assignment", "Assignment in the CRM"),
    ("crm_alert", "Alert from the CRM"),
    ("email", "E-mail"),
    ("chat", "Chat message"),
)
ROUTES = options(
    ("territory", "Territory"),
    ("product", "Product"),
    ("round_robin", "In turn"),
    ("named_accounts", "Named accounts"),
)
PRIORITIES = options(
    ("first", "Before leads from other sources"),
    ("arrival", "In order of arrival, whatever the source"),
    ("tier", "By response tier, whatever the source"),
    ("after", "After leads from other sources"),
)
LEAD_SOURCE_WORDS = ("source", "quelle", "herkunft")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoffAnswers(Holder):
    """Trigger, routing, package and cover."""

    stage: Annotated[
        str,
        Reference(
            label="Handed over on entering",
            help="The stage whose start hands the lead to Sales.",
            required=True,
            group="Trigger and routing time",
            width="half",
            to=STAGES,
        ),
    ] = ""
    timestamp: Annotated[
        str,
        Line(
            label="Routing starts at CRM field",
            help="The timestamp from which the time for routing is counted.",
            example="MQL since",
            required=True,
            group="Trigger and routing time",
            width="half",
        ),
    ] = ""
    routing_time: Annotated[
        Duration | None,
        Span(
            label="Assigned within",
            help="Time the systems may take to name one person, apart from that person's own time.",
            example="15 minutes",
            required=True,
            group="Trigger and routing time",
            width="half",
            units=(Unit.MINUTE, Unit.BUSINESS_HOUR, Unit.CLOCK_HOUR, Unit.BUSINESS_DAY),
        ),
    ] = None
    assigned_field: Annotated[
        str,
        Line(
            label="Routing ends at CRM field",
            help="The timestamp that shows when the lead had its owner.",
            example="Owner assigned at",
            group="Trigger and routing time",
            width="half",
        ),
    ] = ""
    channels: Annotated[
        tuple[str, ...],
        Choices(
            label="Sales hears of it by",
            help="Every way in which the new owner is told.",
            required=True,
            group="Routing",
            width="half",
            options=CHANNELS,
        ),
    ] = ()
    routing_by: Annotated[
        tuple[str, ...],
        Choices(
            label="Routed by",
            help="What decides who gets the lead.",
            required=True,
            group="Routing",
            width="half",
            options=ROUTES,
        ),
    ] = ()
    routing: Annotated[
        str,
        Text(
            label="Routing rule",
            help="Which lead goes to whom, so that a newcomer could sort today's leads.",
            example="Postcodes 0 to 4 to Leipzig, 5 to 9 to Ulm; key accounts to their manager.",
            required=True,
            group="Routing",
        ),
    ] = ""
    fallback_owner: Annotated[
        str,
        Line(
            label="Everything else goes to",
            help="The one person or job that takes what no rule catches.",
            example="Head of inside sales",
            required=True,
            group="Routing",
            width="half",
        ),
    ] = ""
    sources_covered: Annotated[
        bool | None,
        YesNo(
            label="Every lead source covered?",
            help="Yes, once you have gone through the lead sources in scope one by one.",
            required=True,
            group="Routing",
            width="half",
        ),
    ] = None
    priority: Annotated[
        str,
        Choice(
            label="Marketing leads are worked",
            help="Where they stand in a salesperson's day beside leads of other origin.",
            group="Routing",
            options=PRIORITIES,
        ),
    ] = ""
    package: Annotated[
        tuple[str, ...],
        Lines(
            label="Hand-over package",
            help="What Sales sees first: at least three things, the lead source among them.",
            example="Lead source, campaign, pages visited, content read, persona, score, consent",
            required=True,
            group="Package and cover",
            at_least=3,
        ),
    ] = ()
    absence: Annotated[
        str,
        Text(
            label="When the owner is away",
            help="Who steps in during leave, illness and vacancy, named by job or by name.",
            example="The desk neighbour from day one; the head of inside sales from day four.",
            required=True,
            group="Package and cover",
        ),
    ] = ""
    duplicates: Annotated[
        str,
        Text(
            label="Duplicates and existing customers",
            help="What happens to a lead that is already in the CRM.",
            example="Joined to the older record; existing customers go to their account manager.",
            group="Package and cover",
            more=True,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """No source is left without a route, and Sales learns where a lead came from."""
        if self.sources_covered is False:
            sources = ", ".join(agreement.purpose.answers.lead_sources[:8])
            yield Problem(
                "sources_covered",
                "Some lead sources have no route yet.",
                f"Who gets leads from each of these: {sources}?" if sources else "Which ones?",
            )
        words = " | ".join(self.package).casefold()
        if self.package and not any(word in words for word in LEAD_SOURCE_WORDS):
            yield Problem(
                "package",
                "The package does not say where the lead came from.",
                "How does Sales open the call without knowing the lead source?",
                blocks=False,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Handoff(Section):
    """Handoff."""

    about: ClassVar[About] = About(
        title="Handoff",
        short="Handoff",
        phase=Phase.DEFINE,
        question="How does a lead reach the right person?",
        purpose="One trigger, one owner, and everything the first call needs.",
        prompt="A quote request comes in on Friday at six. Whose screen lights up?",
    )
    answers: Annotated[HandoffAnswers, Answers(label="Handoff", holds=HandoffAnswers)] = (
        HandoffAnswers()
    )
