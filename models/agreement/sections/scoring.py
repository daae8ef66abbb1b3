"""Lead scoring: points for facts, thresholds for stages, and triggers that skip the queue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar

from models.agreement.kinds import (
    STAGES,
    TIERS,
    Answers,
    Choice,
    Day,
    Line,
    Lines,
    Number,
    Percent,
    Reference,
    Rows,
    Span,
    options,
)
from models.agreement.section import About, Holder, Phase, Problem, Row, Section
from models.agreement.sections.stages import Criterion
from models.agreement.values import Duration, Unit, grouped

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

USES = options(("adds", "Adds to the entry criteria"), ("replaces", "Replaces the entry criteria"))
BASES = options(
    ("internal", "Our own history"),
    ("external", "Data bought in"),
    ("predictive", "A predictive model"),
)
PACES = (Unit.CALENDAR_DAY, Unit.WEEK, Unit.MONTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringAnswers(Holder):
    """What the score is for, how it fades, and how well it has sorted past leads."""

    use: Annotated[
        str,
        Choice(
            label="The score",
            help="Whether the score joins the entry criteria of a stage or stands in for them.",
            required=True,
            group="Score",
            width="half",
            options=USES,
        ),
    ] = ""
    data_basis: Annotated[
        str,
        Choice(
            label="Points rest on",
            help="Where the points come from.",
            group="Score",
            width="half",
            options=BASES,
        ),
    ] = ""
    filters: Annotated[
        tuple[str, ...],
        Lines(
            label="No score at all",
            help="Companies and people who are filtered out before any point is counted.",
            example="Private e-mail addresses, competitors, job seekers",
            group="Score",
        ),
    ] = ()
    decay_points: Annotated[
        Decimal | None,
        Number(
            label="A quiet lead loses",
            help="Points that fade when nothing happens.",
            example="5",
            group="Fading",
            width="half",
            more=True,
            unit="points",
            minimum=Decimal(0),
            maximum=Decimal(1000),
        ),
    ] = None
    decay_every: Annotated[
        Duration | None,
        Span(
            label="Every",
            help="How long the lead must be quiet each time.",
            example="2 weeks",
            group="Fading",
            width="half",
            more=True,
            units=PACES,
        ),
    ] = None
    checked_on: Annotated[
        date | None,
        Day(
            label="Last checked",
            help="The day on which the score was held against past leads.",
            group="Check against history",
            width="third",
            more=True,
        ),
    ] = None
    precision: Annotated[
        Decimal | None,
        Percent(
            label="Picked and right",
            help="Of the leads that the score picked, the share that became opportunities.",
            example="38",
            group="Check against history",
            width="third",
            more=True,
        ),
    ] = None
    recall: Annotated[
        Decimal | None,
        Percent(
            label="Right and picked",
            help="Of the leads that became opportunities, the share that the score had picked.",
            example="82",
            group="Check against history",
            width="third",
            more=True,
        ),
    ] = None

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """Wrong fit costs points, and fading has an amount and a pace."""
        items = agreement.scoring.items
        if items and not self.filters and all((item.points or 0) >= 0 for item in items):
            yield Problem(
                "filters",
                "Nothing takes points away from a lead that does not fit.",
                "Which lead would score high and still waste a call?",
                blocks=False,
            )
        if self.decay_points and self.decay_every is None:
            yield Problem(
                "decay_every",
                "Points fade, but nobody says how fast.",
                "After how long without a sign of life?",
            )
        if self.decay_every is not None and self.decay_points is None:
            yield Problem(
                "decay_points", "Points fade, but nobody says how many.", "How many points go?"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreItem(Criterion):
    """A fact that can be looked up, and the points it brings or costs."""

    points: Annotated[
        Decimal | None,
        Number(
            label="Points",
            help="From −100 to 100; a fact that speaks against the lead costs points.",
            example="25",
            required=True,
            width="third",
            unit="points",
            whole=True,
            minimum=Decimal(-100),
            maximum=Decimal(100),
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold(Row):
    """The score at which a lead enters a stage."""

    stage: Annotated[
        str,
        Reference(
            label="Stage",
            help="The stage that the lead enters.",
            required=True,
            width="half",
            to=STAGES,
        ),
    ] = ""
    points: Annotated[
        Decimal | None,
        Number(
            label="From",
            help="The lowest score that is enough.",
            example="65",
            required=True,
            width="half",
            unit="points",
            whole=True,
        ),
    ] = None

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """A threshold can be reached, and later stages ask for more than earlier ones."""
        rows = agreement.scoring.thresholds
        if self.stage and any(row.stage == self.stage and row.id != self.id for row in rows):
            yield Problem(
                "stage", "This stage has two thresholds.", "Which of the two scores holds?"
            )
        if self.points is None:
            return
        items = agreement.scoring.items
        most = sum((item.points for item in items if item.points and item.points > 0), Decimal(0))
        if items and self.points > most:
            yield Problem(
                "points",
                f"No lead can reach this score: all facts together bring {grouped(most)}.",
                "Is the threshold too high, or is a fact missing?",
            )
        if self._overtaken(agreement):
            yield Problem(
                "points",
                "An earlier stage asks for as many points or more.",
                "Which of the two thresholds must move?",
            )

    def _overtaken(self, agreement: Agreement) -> bool:
        place = {stage.id: index for index, stage in enumerate(agreement.stages.stages)}
        own = place.get(self.stage)
        if own is None or self.points is None:
            return False
        return any(
            row.points is not None and row.points >= self.points and place[row.stage] < own
            for row in agreement.scoring.thresholds
            if row.stage in place
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FastTrack(Row):
    """Something a lead does that makes its score irrelevant."""

    trigger: Annotated[
        str,
        Line(
            label="Trigger",
            help="One act that says enough on its own.",
            example="Sends a drawing with a request for a quote",
            required=True,
            width="two-thirds",
        ),
    ] = ""
    tier: Annotated[
        str,
        Reference(
            label="Answered as",
            help="The response tier that such a lead goes to at once.",
            required=True,
            width="third",
            to=TIERS,
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring(Section):
    """Lead scoring."""

    about: ClassVar[About] = About(
        title="Lead scoring",
        short="Lead scoring",
        phase=Phase.DEFINE,
        question="Which signs count, and how much?",
        purpose="Points that both teams gave together, held against leads won and lost.",
        prompt="Think of the best lead of last year. How many points would it have had?",
        optional=True,
    )
    answers: Annotated[ScoringAnswers, Answers(label="Score", holds=ScoringAnswers)] = (
        ScoringAnswers()
    )
    items: Annotated[
        tuple[ScoreItem, ...],
        Rows(
            label="Points",
            help="Facts that bring points, and facts that cost some.",
            holds=ScoreItem,
            one="fact",
            title="observable",
            summary=("points", "dimension"),
            at_least=1,
            layout="cards",
        ),
    ] = ()
    thresholds: Annotated[
        tuple[Threshold, ...],
        Rows(
            label="Thresholds",
            help="The score that opens the door to a stage.",
            holds=Threshold,
            one="threshold",
            title="stage",
            summary=("points",),
            at_least=1,
        ),
    ] = ()
    fast_track: Annotated[
        tuple[FastTrack, ...],
        Rows(
            label="Fast track",
            help="Leads that go straight to Sales, whatever they score.",
            holds=FastTrack,
            one="trigger",
            title="trigger",
            summary=("tier",),
        ),
    ] = ()
