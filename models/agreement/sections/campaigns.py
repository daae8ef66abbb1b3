"""Campaigns that both teams run together, and the accounts they go after side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar

from models.agreement.kinds import (
    GOALS,
    PARTICIPANTS,
    Answers,
    Day,
    Line,
    Number,
    Reference,
    Rows,
    Text,
)
from models.agreement.section import About, Holder, Phase, Problem, Row, Section
from models.agreement.sides import Side

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign(Row):
    """A campaign with a task for each team."""

    name: Annotated[
        str,
        Line(
            label="Campaign",
            help="The name under which it is tagged in the CRM.",
            example="Bakery autumn 2027",
            required=True,
            width="half",
        ),
    ] = ""
    goal: Annotated[
        str,
        Reference(
            label="Shared goal",
            help="The goal that it helps along.",
            width="half",
            to=GOALS,
        ),
    ] = ""
    briefing: Annotated[
        date | None,
        Day(
            label="Briefing of Sales",
            help="The day Sales hears what customers will see; before the start.",
            required=True,
            width="third",
        ),
    ] = None
    starts: Annotated[
        date | None,
        Day(label="Starts", help="The first day in public.", required=True, width="third"),
    ] = None
    ends: Annotated[
        date | None,
        Day(label="Ends", help="The last day that counts.", required=True, width="third"),
    ] = None
    lead_forecast: Annotated[
        Decimal | None,
        Number(
            label="Leads expected",
            help="Over the whole run, so that Sales can plan.",
            example="120",
            width="third",
            by=Side.MARKETING,
            unit="leads",
            whole=True,
            minimum=Decimal(0),
        ),
    ] = None
    sales_task: Annotated[
        str,
        Line(
            label="What Sales does",
            help="One act with a number.",
            example="Call 40 plant managers in the first two weeks",
            width="two-thirds",
            by=Side.SALES,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """Sales is briefed before the start, and the end comes after it."""
        del agreement
        name = self.name or "This campaign"
        if self.starts is None:
            return
        if self.ends is not None and self.ends < self.starts:
            yield Problem("ends", f"{name} ends before it starts.", "Which of the dates is right?")
        if self.briefing is not None and self.briefing >= self.starts:
            yield Problem(
                "briefing",
                f"Sales is briefed on {name} when it is already running.",
                "Can the briefing be earlier, or the start later?",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetAccount(Row):
    """A company that both teams want to win, with one owner."""

    account: Annotated[
        str,
        Line(
            label="Account",
            help="The company as it stands in the CRM.",
            example="Kornland Bakeries",
            required=True,
            width="half",
        ),
    ] = ""
    owner: Annotated[
        str,
        Reference(
            label="Owner",
            help="The one person who answers for it.",
            required=True,
            width="half",
            to=PARTICIPANTS,
        ),
    ] = ""
    marketing_actions: Annotated[
        str,
        Line(
            label="What Marketing does",
            help="Acts for this company alone.",
            example="Invitation to the open day, case study on rolls",
            width="half",
            by=Side.MARKETING,
        ),
    ] = ""
    sales_actions: Annotated[
        str,
        Line(
            label="What Sales does",
            help="Acts for this company alone.",
            example="Visit in March, offer for a line audit",
            width="half",
            by=Side.SALES,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """An account stands once, so that it has one owner."""
        wanted = self.account.strip().casefold()
        if not wanted:
            return
        for other in agreement.campaigns.accounts:
            if other.id == self.id:
                return
            if other.account.strip().casefold() == wanted:
                yield Problem(
                    "account",
                    f"{self.account} stands in the list twice.",
                    "Which of the two owners keeps the account?",
                )
                return


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignAnswers(Holder):
    """How joint campaigns and target accounts are chosen."""

    how_chosen: Annotated[
        str,
        Text(
            label="How campaigns are chosen",
            help="Who proposes, who decides and when.",
            example="Both heads choose two campaigns a quarter in the quarterly reset.",
            width="half",
        ),
    ] = ""
    account_rule: Annotated[
        str,
        Text(
            label="How an account gets on the list",
            help="The facts that decide, and when it leaves the list again.",
            example="Fits the company profile, plans a new line, no visit in twelve months.",
            width="half",
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaigns(Section):
    """Joint campaigns and target accounts."""

    about: ClassVar[About] = About(
        title="Joint campaigns and target accounts",
        short="Joint campaigns",
        phase=Phase.SUPPORT,
        question="What do we take on together, and for whom?",
        purpose="Campaigns with a task for each team, and a short list of companies to win.",
        prompt="Which company would you both call tomorrow if you had a free day?",
        optional=True,
    )
    answers: Annotated[CampaignAnswers, Answers(label="How we choose", holds=CampaignAnswers)] = (
        CampaignAnswers()
    )
    campaigns: Annotated[
        tuple[Campaign, ...],
        Rows(
            label="Joint campaigns",
            help="Those in which Sales has a task.",
            holds=Campaign,
            one="campaign",
            title="name",
            summary=("starts", "ends", "lead_forecast"),
            clause="table",
            layout="cards",
        ),
    ] = ()
    accounts: Annotated[
        tuple[TargetAccount, ...],
        Rows(
            label="Target accounts",
            help="Companies that both teams work on at the same time.",
            holds=TargetAccount,
            one="account",
            title="account",
            summary=("owner",),
            clause="table",
        ),
    ] = ()
