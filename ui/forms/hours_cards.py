"""Whether the hours of Sales carry the promise: the first morning of a week, and a whole month."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from models.agreement.agreement import Agreement
from models.agreement.path import Path
from models.agreement.sections.capacity import CapacityAnswers
from models.agreement.sections.response_tier import ResponseTier
from models.agreement.values import grouped
from models.rules.capacity import Capacity, Zone, backlog, capacity
from models.rules.opening import opening
from models.rules.overload import percent
from ui.dates import WEEKDAYS, clock_words
from ui.theme import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.capacity_bar import BarFace, CapacityBar, Use
from ui.widgets.card import Card
from ui.widgets.labels import IconLabel, Label, Muted, Paragraph, Run

HOURS = ("funnel", "capacity")
TONES = {Zone.FINE: "ok", Zone.TIGHT: "warn", Zone.ABOVE: "err"}
NEEDED = (
    *("reps", "net_hours", "inbound_share", "attempts", "minutes_per_attempt"),
    *("preparation_minutes", "conversation_share", "conversation_minutes"),
)
"""The answers without which the use of the hours is not known."""
WAITING = ("opening_backlog", "first_touch_minutes", "reps")


class HoursCard(Card):
    """A title, a mark at its right, and a way to the answer that is missing."""

    wanted = Signal(object)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = Label(title, "body-strong")
        self.mark = IconLabel("", "", "ok", "small-medium")
        self.link = LinkButton("", style="small-strong")
        self.link.clicked.connect(self._go)
        self.link.hide()
        self._missing: Path = ()
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.mark)
        self.inner = QVBoxLayout()
        side = theme.px(16)
        self.inner.setContentsMargins(side, theme.px(12), side, theme.px(12))
        self.inner.setSpacing(theme.px(6))
        self.inner.addLayout(head)
        self.body.addLayout(self.inner)
        self.setAccessibleName(title)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_missing(self, words: str, where: Path) -> None:
        """Offer the way to an answer; no words take it away."""
        self._missing = where
        self.link.setText(words)
        self.link.setAccessibleName(words)
        self.link.setVisible(bool(words))

    def _go(self) -> None:
        self.wanted.emit(self._missing)


class BacklogCard(HoursCard):
    """Leads that wait at opening time, against the promise of one tier."""

    def __init__(self) -> None:
        super().__init__("Monday morning")
        self.words = Paragraph(style="small")
        self.limit = Paragraph(style="small", tone="muted")
        for part in (self.words, self.limit, self.link):
            self.inner.addWidget(part)
        self.inner.addStretch(1)

    def show_promise(self, agreement: Agreement, tier: ResponseTier | None, today: date) -> None:
        """Work the morning out again for this tier."""
        found = None if tier is None else backlog(agreement, tier)
        morning = None if found is None or tier is None else opening(agreement, tier, found, today)
        self.mark.setVisible(found is not None and morning is not None)
        self.limit.setVisible(found is not None and morning is not None)
        if found is None or morning is None:
            self._show_open(agreement, tier)
            return
        self.show_missing("", ())
        self.title.setText(f"{WEEKDAYS[morning.opens.weekday()]} morning")
        ok = found.fits
        self.mark.show_words("Holds" if ok else "Breaks", *_sign(ok=ok))
        answers = agreement.funnel.capacity
        said = f"{percent(found.waiting)} waiting, {_people(answers)}, {_touch(answers)} each: "
        last = clock_words(morning.last_touched, morning.opens)
        end = clock_words(morning.due, morning.opens)
        self.words.show_text(
            f"{said}last first contact at ", Run(last, "small-strong"), f", due {end}."
        )
        self.limit.show_text(f"Breaks above {found.most:,} waiting leads.")

    def _show_open(self, agreement: Agreement, tier: ResponseTier | None) -> None:
        self.title.setText("Monday morning")
        if tier is not None and tier.runs_on == "clock":
            self.words.show_text("The promise runs round the clock, so no lead waits for opening.")
            self.show_missing("", ())
            return
        self.words.show_text("Will the leads of a weekend be reached in time?")
        name = first_open(agreement.funnel.capacity, WAITING)
        words = "Say how many wait, and how long each takes" if name else ""
        self.show_missing(words, (*HOURS, name))


class CapacityCard(HoursCard):
    """The use of the hours in a month, as planned and with every tier at its ceiling."""

    def __init__(self) -> None:
        super().__init__("Capacity")
        self.hours = Muted("")
        self.bar = CapacityBar()
        self.words = Paragraph(style="small", tone="muted")
        head = self.inner.itemAt(0)
        row = None if head is None else head.layout()
        assert isinstance(row, QHBoxLayout)
        row.addWidget(self.hours)
        self.mark.hide()
        for part in (self.bar, self.words, self.link):
            self.inner.addWidget(part)
        self.inner.addStretch(1)

    def show_agreement(self, agreement: Agreement) -> None:
        """Work the month out again."""
        found = capacity(agreement)
        self.bar.setVisible(found is not None)
        self.hours.setVisible(found is not None)
        if found is None:
            self.words.show()
            self.words.show_text("Do the hours of Sales carry these leads?")
            name = first_open(agreement.funnel.capacity, NEEDED)
            words = "Say how much time there is" if name else "Finish the funnel plan"
            self.show_missing(words, (*HOURS, name) if name else ("funnel", "rates"))
            return
        self.show_missing("", ())
        self.hours.setText(used_hours(found))
        limits = capacity_limits(found, agreement.funnel.capacity)
        self.words.show_text(limits)
        self.words.setVisible(bool(limits))
        self.bar.show_face(capacity_face(found))


def capacity_face(found: Capacity, plan: str = "planned", other: Use | None = None) -> BarFace:
    """The check of a month on a bar; `other` is marked instead of the ceilings."""
    tone = TONES[found.zone]
    word = "" if found.zone is Zone.FINE else f": {found.zone.value}"
    mark = other or _at_ceilings(found)
    return BarFace(
        plan=Use(
            percent=float(found.used),
            words=f"{whole_percent(found.used)} {plan}{word}",
            tone=tone,
        ),
        limit=float(found.limit),
        mark=mark,
    )


def used_hours(found: Capacity) -> str:
    """The hours that leads take of those that there are, such as 85 of 112 h a month."""
    used = found.leads * found.hand.effort / 60
    return f"{ceil(used):,} of {int(found.hand.available / 60):,}\u00a0h a month"


def capacity_limits(found: Capacity, answers: CapacityAnswers) -> str:
    """The most leads that the hours carry, the people it takes, and the leads open at a time."""
    most, needed = found.hand.most, found.posts_needed
    said = [] if most is None else [f"at most {most:,} leads a month"]
    if answers.reps is not None and needed > answers.reps:
        limit = f"{grouped(found.limit)}\u00a0%"
        said.append(f"{needed:,} people keep these within {limit}")
    if found.open_leads is not None:
        said.append(f"about {ceil(found.open_leads.each):,} open leads for each person")
    words = "; ".join(said)
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def whole_percent(used: Fraction) -> str:
    """A percentage without places, rounded up so that it never flatters."""
    return f"{ceil(used):,}\u00a0%"


def _at_ceilings(found: Capacity) -> Use | None:
    used, zone = found.used_at_ceilings, found.zone_at_ceilings
    if used is None or zone is None:
        return None
    words = f"{whole_percent(used)} at all ceilings: {zone.value}"
    return Use(percent=float(used), words=words, tone=TONES[zone])


def _sign(*, ok: bool) -> tuple[str, str]:
    return ("tick", "ok") if ok else ("error", "err")


def first_open(answers: CapacityAnswers, names: tuple[str, ...]) -> str:
    """The first of these answers that nobody has given; empty when all are there."""
    return next((name for name in names if getattr(answers, name) is None), "")


def _people(answers: CapacityAnswers) -> str:
    reps = answers.reps
    if reps is None:
        return ""
    return "1 person" if reps == 1 else f"{grouped(reps)} people"


def _touch(answers: CapacityAnswers) -> str:
    touch = answers.first_touch_minutes
    return "" if touch is None else f"{grouped(touch)}\u00a0min"
