"""What Sales promises: a tier for each kind of lead, and what holds for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from models.agreement.kinds import TIERS, Answers, Choice, Reference, Rows, Text, options
from models.agreement.section import About, Holder, Phase, Section
from models.agreement.sections.response_tier import ResponseTier
from models.agreement.sides import Side

PERIODS = options(("week", "Week"), ("month", "Month"), ("quarter", "Quarter"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseAnswers(Holder):
    """What holds for all tiers."""

    default_tier: Annotated[
        str,
        Reference(
            label="Default tier",
            help="Takes every lead that fits no other tier.",
            required=True,
            width="half",
            to=TIERS,
        ),
    ] = ""
    judged_each: Annotated[
        str,
        Choice(
            label="Shares are judged each",
            help="The period over which leads on time are counted.",
            required=True,
            width="half",
            options=PERIODS,
        ),
    ] = ""
    every_lead: Annotated[
        str,
        Text(
            label="For every lead",
            help="What Sales promises whatever the tier.",
            example="Sales works each MQL that meets the criteria, whatever campaign it came from.",
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SalesResponse(Section):
    """Sales response."""

    about: ClassVar[About] = About(
        title="Sales response",
        short="Sales response",
        phase=Phase.COMMIT,
        question="How fast does Sales answer which lead?",
        purpose="A promise per kind of lead, exact enough to be counted and small enough to keep.",
        prompt="Think of last Friday, half past four: who calls the lead that came in then?",
        intro="A lead that nobody has answered counts as late from the moment its time is up.",
        promised_by=Side.SALES,
    )
    order: ClassVar[Literal["answers first", "rows first"]] = "rows first"
    answers: Annotated[
        ResponseAnswers, Answers(label="Rules for every tier", holds=ResponseAnswers)
    ] = ResponseAnswers()
    tiers: Annotated[
        tuple[ResponseTier, ...],
        Rows(
            label="Tiers",
            help="The most urgent leads first.",
            holds=ResponseTier,
            one="tier",
            title="name",
            summary=("within", "share", "ceiling"),
            clause="row",
            at_least=1,
            layout="cards",
        ),
    ] = ()
