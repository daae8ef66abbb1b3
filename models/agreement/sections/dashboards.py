"""The reports that both teams look at, and what they ask each other about working together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from models.agreement.kinds import (
    GOALS,
    PARTICIPANTS,
    Answers,
    Choice,
    Choices,
    Line,
    Lines,
    Reference,
    References,
    Rows,
    When,
    YesNo,
    options,
)
from models.agreement.metrics import METRICS
from models.agreement.section import About, Holder, Phase, Problem, Row, Section

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

AUDIENCES = options(
    ("both", "Both teams"),
    ("marketing", "Marketing"),
    ("sales", "Sales"),
    ("management", "Management"),
)
REFRESH = options(
    ("live", "Live"),
    ("daily", "Every day"),
    ("weekly", "Every week"),
    ("monthly", "Every month"),
    ("quarterly", "Every quarter"),
)
SURVEY_RHYTHMS = options(
    ("monthly", "Every month"), ("quarterly", "Every quarter"), ("half_yearly", "Twice a year")
)
QUESTIONS = options(
    ("volume", "Are there enough qualified leads?"),
    ("follow_up", "Are they followed up in time?"),
    ("conversion", "Do they convert as planned?"),
    ("bottlenecks", "Where do they get stuck?"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Row):
    """A report or dashboard with a place, a rhythm and an owner."""

    name: Annotated[
        str,
        Line(
            label="Report",
            help="The name or number under which both teams know it.",
            example="R-03 Accepted and rejected MQLs",
            required=True,
            group="Report",
            width="two-thirds",
        ),
    ] = ""
    audience: Annotated[
        str,
        Choice(
            label="For",
            help="Who reads it.",
            required=True,
            group="Report",
            width="third",
            options=AUDIENCES,
        ),
    ] = ""
    place: Annotated[
        str,
        Line(
            label="Place",
            help="Where it is opened.",
            example="CRM, dashboard “Lead desk”",
            required=True,
            group="Report",
            width="two-thirds",
        ),
    ] = ""
    reachable: Annotated[
        bool | None,
        YesNo(
            label="Can both teams open it?",
            help="Yes, when nobody has to ask for a login or a file.",
            required=True,
            group="Report",
            width="third",
        ),
    ] = None
    owner: Annotated[
        str,
        Reference(
            label="Owner",
            help="Who answers when a number looks wrong.",
            required=True,
            group="Report",
            width="two-thirds",
            to=PARTICIPANTS,
        ),
    ] = ""
    refresh: Annotated[
        str,
        Choice(
            label="Refreshed",
            help="How old the numbers may be.",
            required=True,
            group="Report",
            width="third",
            options=REFRESH,
        ),
    ] = ""
    questions: Annotated[
        tuple[str, ...],
        Choices(
            label="Questions it answers",
            help="Together the reports should answer all four.",
            required=True,
            group="What it shows",
            options=QUESTIONS,
        ),
    ] = ()
    metrics: Annotated[
        tuple[str, ...],
        Choices(
            label="Metrics",
            help="The figures on it that both teams read.",
            required=True,
            group="What it shows",
            options=METRICS,
        ),
    ] = ()
    own_metrics: Annotated[
        tuple[str, ...],
        Lines(
            label="Metrics of our own",
            help="Figures that the list does not have, with how they are counted.",
            example="Quotes reworked after the first visit, divided by quotes sent",
            group="What it shows",
            more=True,
            long=True,
        ),
    ] = ()
    goals: Annotated[
        tuple[str, ...],
        References(
            label="Shared goals on it",
            help="The goals that are read from this report.",
            group="What it shows",
            more=True,
            to=GOALS,
        ),
    ] = ()

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """A report for both teams can be opened by both."""
        del agreement
        if self.audience == "both" and self.reachable is False:
            yield Problem(
                "reachable",
                f"“{self.name or 'This report'}” is for both teams, but one cannot open it.",
                "Who gives the other team access, and by when?",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class DashboardAnswers(Holder):
    """What holds for all reports."""

    exception_list: Annotated[
        bool | None,
        YesNo(
            label="Keep an exception list?",
            help="A short list of leads that should not be on it, such as untouched ones.",
            group="Exceptions",
            width="third",
        ),
    ] = None
    exceptions: Annotated[
        str,
        Line(
            label="What puts a lead on the list",
            help="A fact that the CRM can filter by.",
            example="MQL without an attempt one business day after the promise",
            required=True,
            group="Exceptions",
            width="two-thirds",
            when=When("exception_list", (True,)),
        ),
    ] = ""
    survey_rhythm: Annotated[
        str,
        Choice(
            label="Survey on working together",
            help="How often both teams are asked.",
            group="Survey",
            width="third",
            more=True,
            options=SURVEY_RHYTHMS,
        ),
    ] = ""
    survey_questions: Annotated[
        tuple[str, ...],
        Lines(
            label="Questions of the survey",
            help="Three to five, answered from 1 to 5 by each person.",
            example="The other team tells me in time what I need to know",
            group="Survey",
            width="two-thirds",
            more=True,
            long=True,
        ),
    ] = ()

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """One report at least is shared, and together they answer all four questions."""
        reports = agreement.dashboards.reports
        if not reports:
            return
        if not any(one.audience == "both" and one.reachable for one in reports):
            yield Problem(
                "exception_list",
                "No report is for both teams and open to both.",
                "Which page do you want to look at together?",
            )
        answered = {question for one in reports for question in one.questions}
        for question in QUESTIONS:
            if question.key not in answered:
                yield Problem(
                    "exception_list",
                    f"No report answers “{question.label}”",
                    "Which report could show it?",
                    blocks=False,
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboards(Section):
    """Dashboards and reports."""

    about: ClassVar[About] = About(
        title="Dashboards and reports",
        short="Dashboards",
        phase=Phase.AIM,
        question="Which numbers do we both look at?",
        purpose="One set of figures, so that nobody argues about whose count is right.",
        prompt="When did your two reports last show different numbers for the same thing?",
    )
    order: ClassVar[Literal["answers first", "rows first"]] = "rows first"
    answers: Annotated[
        DashboardAnswers, Answers(label="Exceptions and survey", holds=DashboardAnswers)
    ] = DashboardAnswers()
    reports: Annotated[
        tuple[Report, ...],
        Rows(
            label="Reports",
            help="What both teams open, and who looks after it.",
            holds=Report,
            one="report",
            title="name",
            summary=("audience", "refresh", "owner"),
            clause="table",
            at_least=1,
            layout="cards",
        ),
    ] = ()
