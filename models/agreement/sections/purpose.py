"""What the agreement is for, where it stops, and whether it starts with a pilot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from models.agreement.kinds import (
    GOALS,
    Answers,
    Computed,
    Day,
    Line,
    Lines,
    Reference,
    Text,
    When,
    YesNo,
)
from models.agreement.section import About, Holder, Phase, Problem, Section

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

IN_PILOT = When("pilot", (True,))


def pilot_length(answers: PurposeAnswers) -> str:
    """The length of the pilot in weeks and days, both ends included."""
    if answers.pilot_start is None or answers.pilot_end is None:
        return ""
    weeks, days = divmod((answers.pilot_end - answers.pilot_start).days + 1, 7)
    if weeks < 0:
        return ""
    parts = [_counted(weeks, "week")] if weeks else []
    if days:
        parts.append(_counted(days, "day"))
    return " and ".join(parts)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeAnswers(Holder):
    """Purpose, scope and pilot."""

    computed: ClassVar[dict[str, Computed]] = {
        "pilot_length": Computed(
            label="Length",
            group="Pilot",
            width="third",
            when=IN_PILOT,
            of=pilot_length,
            after="pilot_end",
        )
    }
    statement: Annotated[
        str,
        Text(
            label="Purpose statement",
            help="One or two sentences that name the revenue both teams work for.",
            example="Marketing and Sales together win EUR 4.2 m of new orders in 2027.",
            required=True,
            group="Purpose and scope",
        ),
    ] = ""
    products: Annotated[
        tuple[str, ...],
        Lines(
            label="Products in scope",
            help="What is sold under this agreement.",
            example="Flow wrappers, cartoners",
            required=True,
            group="Purpose and scope",
            width="half",
        ),
    ] = ()
    segments: Annotated[
        tuple[str, ...],
        Lines(
            label="Segments",
            help="The markets that are meant.",
            example="Bakery, confectionery",
            required=True,
            group="Purpose and scope",
            width="half",
        ),
    ] = ()
    regions: Annotated[
        tuple[str, ...],
        Lines(
            label="Regions",
            help="Countries or territories.",
            example="Germany, Austria",
            required=True,
            group="Purpose and scope",
            width="half",
        ),
    ] = ()
    lead_sources: Annotated[
        tuple[str, ...],
        Lines(
            label="Lead sources",
            help="Every source whose leads are handled by these rules.",
            example="Quote form, trade fair",
            required=True,
            group="Purpose and scope",
            width="half",
        ),
    ] = ()
    out_of_scope: Annotated[
        tuple[str, ...],
        Lines(
            label="Out of scope",
            help="Name what neither team passes on, so that nobody argues later. “None” counts.",
            example="Spare parts, used machines, existing-customer expansion",
            required=True,
            group="Purpose and scope",
            none_word="None",
        ),
    ] = ()
    revenue_team: Annotated[
        str,
        Text(
            label="Revenue-team statement",
            help="How the two teams want to see themselves.",
            example="We are one revenue team with two crafts.",
            group="Purpose and scope",
            more=True,
        ),
    ] = ""
    assumptions: Annotated[
        tuple[str, ...],
        Lines(
            label="Assumptions",
            help="What must stay true for the promises to hold.",
            example="Two inside-sales posts stay filled",
            group="Purpose and scope",
            more=True,
            long=True,
        ),
    ] = ()
    dependencies: Annotated[
        tuple[str, ...],
        Lines(
            label="Dependencies",
            help="What others must deliver first.",
            example="CRM field for the MQL timestamp by 15 January",
            group="Purpose and scope",
            more=True,
            long=True,
        ),
    ] = ()
    pilot: Annotated[
        bool | None,
        YesNo(
            label="Start with a pilot?",
            help="A pilot tries the agreement on one campaign, product line or segment first.",
            required=True,
            group="Pilot",
            width="third",
        ),
    ] = None
    pilot_scope: Annotated[
        str,
        Line(
            label="Pilot scope: one campaign, product line or segment",
            help="One only, so that the result can be read.",
            example="Flow wrappers for industrial bakeries",
            required=True,
            group="Pilot",
            width="two-thirds",
            when=IN_PILOT,
        ),
    ] = ""
    pilot_start: Annotated[
        date | None,
        Day(
            label="Starts",
            help="The first day of the pilot.",
            required=True,
            group="Pilot",
            width="third",
            when=IN_PILOT,
        ),
    ] = None
    pilot_end: Annotated[
        date | None,
        Day(
            label="Ends",
            help="The last day of the pilot, not after the next review.",
            required=True,
            group="Pilot",
            width="third",
            when=IN_PILOT,
        ),
    ] = None
    pilot_test: Annotated[
        str,
        Reference(
            label="Success test",
            help="Choose one shared goal. The pilot has worked when this goal is met at the end.",
            required=True,
            group="Pilot",
            width="two-thirds",
            when=IN_PILOT,
            to=GOALS,
        ),
    ] = ""
    pilot_result: Annotated[
        str,
        Text(
            label="Result of the pilot",
            help="Filled in when the pilot has ended.",
            example="84 % of quotes went out in time, 71 of 85.",
            group="Pilot",
            when=IN_PILOT,
            more=True,
        ),
    ] = ""
    pilot_decision: Annotated[
        str,
        Text(
            label="Decision after the pilot",
            help="What both sides decided on the result.",
            example="Roll out to cartoners from 1 June.",
            group="Pilot",
            when=IN_PILOT,
            more=True,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """A pilot ends after it starts, and before the next review."""
        if not self.pilot or self.pilot_end is None:
            return
        if self.pilot_start is not None and self.pilot_end <= self.pilot_start:
            yield Problem(
                "pilot_end", "The pilot ends before it starts.", "Which of the two dates is right?"
            )
        review = agreement.parties.answers.next_review
        if review is not None and self.pilot_end > review:
            yield Problem(
                "pilot_end",
                "The pilot ends after the next review.",
                "Can the review wait, or must the pilot be shorter?",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose(Section):
    """Purpose, scope and pilot."""

    about: ClassVar[About] = About(
        title="Purpose, scope and pilot",
        short="Purpose, scope and pilot",
        phase=Phase.PREPARE,
        question="What is this agreement for, and where does it stop?",
        purpose="One page that both teams can point to when a lead does not fit.",
        prompt="Which lead did we argue about last? Was it meant for us?",
    )
    answers: Annotated[
        PurposeAnswers, Answers(label="Purpose, scope and pilot", holds=PurposeAnswers)
    ] = PurposeAnswers()
