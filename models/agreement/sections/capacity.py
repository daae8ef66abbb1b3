"""The hours that Sales has for marketing leads, and the minutes that a lead takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from models.agreement.kinds import Number, Percent, Text
from models.agreement.section import Holder, Problem
from models.agreement.sides import Side

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityAnswers(Holder):
    """What Sales can work through in a month."""

    reps: Annotated[
        Decimal | None,
        Number(
            label="People in Sales for leads",
            help="Full-time equivalents; a half post counts 0.5.",
            example="2",
            required=True,
            group="Hours available",
            width="third",
            by=Side.SALES,
            minimum=Decimal(0),
        ),
    ] = None
    net_hours: Annotated[
        Decimal | None,
        Number(
            label="Working hours each",
            help="Per person and month, after holidays, training and illness.",
            example="160",
            required=True,
            group="Hours available",
            width="third",
            by=Side.SALES,
            unit="hours a month",
            minimum=Decimal(0),
            maximum=Decimal(744),
        ),
    ] = None
    inbound_share: Annotated[
        Decimal | None,
        Percent(
            label="Share of time for these leads",
            help="What is left beside own prospecting, offers and existing customers.",
            example="35",
            required=True,
            group="Hours available",
            width="third",
            by=Side.SALES,
        ),
    ] = None
    attempts: Annotated[
        Decimal | None,
        Number(
            label="Attempts per lead",
            help="Calls and mails that a lead takes on average.",
            example="6",
            required=True,
            group="Effort per lead",
            width="third",
            by=Side.SALES,
            minimum=Decimal(0),
        ),
    ] = None
    minutes_per_attempt: Annotated[
        Decimal | None,
        Number(
            label="Minutes per attempt",
            help="Dialling, waiting and writing included.",
            example="6",
            required=True,
            group="Effort per lead",
            width="third",
            by=Side.SALES,
            unit="minutes",
            minimum=Decimal(0),
        ),
    ] = None
    preparation_minutes: Annotated[
        Decimal | None,
        Number(
            label="Preparing and logging",
            help="Once per lead: reading up before, CRM entries after.",
            example="10",
            required=True,
            group="Effort per lead",
            width="third",
            by=Side.SALES,
            unit="minutes",
            minimum=Decimal(0),
        ),
    ] = None
    conversation_share: Annotated[
        Decimal | None,
        Percent(
            label="Leads that talk to us",
            help="The share that gets as far as a conversation.",
            example="50",
            required=True,
            group="Effort per lead",
            width="third",
            by=Side.SALES,
        ),
    ] = None
    conversation_minutes: Annotated[
        Decimal | None,
        Number(
            label="Length of a conversation",
            help="The first real one, with its notes.",
            example="30",
            required=True,
            group="Effort per lead",
            width="third",
            by=Side.SALES,
            unit="minutes",
            minimum=Decimal(0),
        ),
    ] = None
    first_touch_minutes: Annotated[
        Decimal | None,
        Number(
            label="First touch",
            help="From opening a waiting lead to the end of the first attempt.",
            example="6",
            required=True,
            group="Effort per lead",
            width="third",
            by=Side.SALES,
            unit="minutes",
            minimum=Decimal(0),
        ),
    ] = None
    opening_backlog: Annotated[
        Decimal | None,
        Number(
            label="Waiting on a Monday",
            help="Leads that came in since closing time and wait for the first rep.",
            example="11",
            group="Effort per lead",
            width="half",
            more=True,
            by=Side.SALES,
            unit="leads",
            whole=True,
            minimum=Decimal(0),
        ),
    ] = None
    days_in_work: Annotated[
        Decimal | None,
        Number(
            label="Days a lead stays in work",
            help="From first attempt to outcome, on average.",
            example="10",
            group="Effort per lead",
            width="half",
            more=True,
            by=Side.SALES,
            unit="business days",
            minimum=Decimal(0),
        ),
    ] = None
    utilisation_limit: Annotated[
        Decimal | None,
        Percent(
            label="Plan to use at most",
            help="The rest is for the weeks in which everything comes at once.",
            example="85",
            required=True,
            group="Limit",
            width="third",
            above_minimum=True,
        ),
    ] = None
    fallback: Annotated[
        str,
        Text(
            label="When more leads come than hours",
            help="What both teams do then; needed when the plan is above the hours available.",
            example="Fair contacts wait a week and Marketing moves the next mailing.",
            group="Limit",
            width="two-thirds",
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """There is time for leads, and not all of it is planned away."""
        del agreement
        for field, value in (
            ("reps", self.reps),
            ("net_hours", self.net_hours),
            ("inbound_share", self.inbound_share),
        ):
            if value == 0:
                yield Problem(
                    field,
                    "That leaves no hours for leads.",
                    "Who in Sales takes these leads, then?",
                )
        if self.utilisation_limit is not None and self.utilisation_limit >= 100:
            yield Problem(
                "utilisation_limit",
                "A plan up to the last hour has no room for a busy week.",
                "What happens in the week after the trade fair?",
                blocks=False,
            )
