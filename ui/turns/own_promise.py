"""What a side's own promise means, beside the clause it writes on: due times and the hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from models.agreement.agreement import Agreement
from models.agreement.clauses import ClauseId
from models.agreement.sections.response_tier import ResponseTier
from models.agreement.sides import Side
from models.agreement.values import grouped
from models.rules.capacity import CeilingsSoFar, Zone, ceilings_so_far
from models.rules.overload import percent
from ui.forms.due_card import DueCard
from ui.forms.hours_cards import TONES, whole_percent
from ui.forms.live_part import LivePart
from ui.theme import theme
from ui.turn_session import TurnSession
from ui.widgets.capacity_bar import BarFace, CapacityBar, Use
from ui.widgets.card import Card
from ui.widgets.labels import IconLabel, Label, Paragraph, Run

MEANS = {
    Side.SALES: "What your promise means",
    Side.MARKETING: "What your proposal means",
}
CEILINGS = "Your ceilings so far"
VERDICTS = {
    Zone.FINE: ("fits", "tick"),
    Zone.TIGHT: ("tight", "warning"),
    Zone.ABOVE: ("not tenable", "error"),
}
NAMED = 3


class OwnPromise(LivePart):
    """Follows what the side types on the tiers; all it reads is the side's private agreement.

    That holds the side's own tiers, and of the rest what stands openly in the agreement: the
    calendars and the hours.
    """

    def __init__(
        self,
        turn: TurnSession,
        current: Callable[[], ClauseId],
        today: Callable[[], date] = date.today,
    ) -> None:
        """`current` gives the clause that is written on, `today` the day of the examples."""
        super().__init__()
        self._turn, self._current, self._today = turn, current, today
        self.due = DueCard(MEANS[turn.side], compact=True)
        self.ceilings = CeilingsCard(turn.side)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(16))
        box.addWidget(self.due)
        box.addWidget(self.ceilings)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def work_out(self) -> None:
        agreement = self._turn.workshop.agreement
        clause = self._current()
        tier = next(
            (one for one in agreement.response.tiers if clause.endswith(f".{one.id}")), None
        )
        self.due.setVisible(tier is not None)
        self.due.show_promise(agreement, tier, self._today())
        self.ceilings.show_agreement(agreement)


class CeilingsCard(Card):
    """The use of the hours when every tier comes up to the ceiling that the side has given it."""

    def __init__(self, side: Side) -> None:
        """A card in the colour of the side that writes."""
        super().__init__()
        self._side = side
        self.bar = CapacityBar()
        self.used = Paragraph(style="row")
        self.verdict = IconLabel("", "", "ok", "small-medium")
        self.words = Paragraph(style="small", tone="muted")
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(self.used, 1)
        line.addWidget(self.verdict)
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(14))
        inner.setSpacing(theme.px(6))
        inner.addWidget(Label(CEILINGS, "body-strong"))
        inner.addWidget(self.bar)
        inner.addLayout(line)
        inner.addWidget(self.words)
        self.body.addLayout(inner)
        self.setAccessibleName(CEILINGS)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_agreement(self, agreement: Agreement) -> None:
        """Add the ceilings up again."""
        found = ceilings_so_far(agreement)
        used, zone = (None, None) if found is None else (found.used, found.zone)
        self.bar.setVisible(used is not None)
        self.used.setVisible(used is not None)
        self.verdict.setVisible(zone is not None)
        if found is None:
            self.words.show_text("Say up to how many leads a week the promise holds.")
        elif used is None or zone is None:
            open_ = "The funnel plan does not say yet how much time there is for them."
            self.words.show_text(f"{_named(found)}. {open_}")
        else:
            self._show_use(agreement, found, used, zone)

    def _show_use(
        self, agreement: Agreement, found: CeilingsSoFar, used: Fraction, zone: Zone
    ) -> None:
        tone = TONES[zone]
        own = Use(percent=float(used), words="", tone=tone)
        self.bar.show_face(BarFace(plan=own, limit=float(found.limit), fill=self._side.value))
        self.used.show_text(Run(whole_percent(used), "row-strong"), " of the time for leads")
        words, icon = VERDICTS[zone]
        self.verdict.show_words(words, icon, tone)
        said = [f"{_named(found)}, {_each(found)} each{_people(agreement)}."]
        if found.open_leads is not None:
            said.append(f"About {percent(found.open_leads.each)} open leads a person.")
        said.append(f"Above {grouped(found.limit)}\u00a0% is tight.")
        self.words.show_text(" ".join(said))


def _named(found: CeilingsSoFar) -> str:
    """The leads a week tier by tier, or together where there are many."""
    if len(found.tiers) > NAMED:
        return f"{percent(found.leads)} leads a week"
    return f"{' and '.join(_tier(tier) for tier in found.tiers)} a week"


def _tier(tier: ResponseTier) -> str:
    return (
        f"{grouped(tier.ceiling)}\u00a0{tier.name or 'leads'}" if tier.ceiling is not None else ""
    )


def _each(found: CeilingsSoFar) -> str:
    return "" if found.effort is None else f"{percent(found.effort)}\u00a0min"


def _people(agreement: Agreement) -> str:
    answers = agreement.funnel.capacity
    if answers.reps is None or answers.inbound_share is None:
        return ""
    people = "1 person" if answers.reps == 1 else f"{grouped(answers.reps)} people"
    return f", {people}, {grouped(answers.inbound_share)}\u00a0% of their time"
