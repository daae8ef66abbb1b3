"""How a clause came to where it is, in one line: what happened and when, the state at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.agreement.clauses import Clause
from models.record import history
from models.record.facts import (
    AnyFact,
    Applicable,
    Ballot,
    NotApplicable,
    Parked,
    Resumed,
    Revealed,
    Text,
)
from models.record.standing import Standing, State
from models.workshop import Workshop
from ui import icons
from ui.joint.changed import between, changed_since
from ui.joint.looks import when
from ui.theme import theme
from ui.widgets.drawing import draw_text, text_width


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a clause, with its icon, and in muted words what it was."""

    words: str
    icon: str
    tone: str = "text"
    aside: str = ""


def events(workshop: Workshop, standing: Standing) -> tuple[Event, ...]:
    """What happened to a clause, oldest first; the last one is its state."""
    own = history.of(workshop.record).get(standing.clause.id)
    found = list(_past(workshop, standing.clause, own.order)) if own is not None else []
    if standing.state is State.REOPENED and standing.before is not None:
        changes = changed_since(workshop.agreement, standing.clause, standing.before)
        what = ", ".join(one.words for one in changes if one.words)
        found.append(Event("changed since", "pencil", aside=what))
        found.append(Event("open again", "history", "warn"))
    elif not found:
        found.append(Event("drafted, no vote yet", "pencil", "muted"))
    return tuple(found)


def _past(workshop: Workshop, clause: Clause, facts: list[AnyFact]) -> Iterator[Event]:
    last: Text | None = None
    for fact in facts:
        if isinstance(fact, Ballot):
            text = next(one for one in fact.texts if one.clause == clause.id)
            if last is not None and last.fingerprint != text.fingerprint:
                yield Event("changed", "pencil", aside=_what(workshop, clause, last, text))
            last = text
            words, icon, tone = (
                ("agreed", "agreed", "ok") if fact.passes else ("not agreed", "error", "err")
            )
            yield Event(f"{words} {when(fact.at)}", icon, tone)
        elif (event := _other(fact)) is not None:
            yield event


def _other(fact: AnyFact) -> Event | None:
    match fact:
        case Revealed():
            return Event(f"revealed {when(fact.at)}", "swap", "muted")
        case Parked():
            return Event(f"parked {when(fact.at)}", "parked", "warn")
        case Resumed():
            return Event(f"resumed {when(fact.at)}", "play", "muted")
        case NotApplicable():
            return Event(f"left out {when(fact.at)}", "dash", "muted")
        case Applicable():
            return Event(f"taken back in {when(fact.at)}", "restore", "muted")
        case _:
            return None


def _what(workshop: Workshop, clause: Clause, before: Text, after: Text) -> str:
    found = between(workshop.agreement, clause, before.words, after.words)
    return ", ".join(one.words for one in found if one.words)


class HistoryStrip(QWidget):
    """The events with dashes between them; the oldest go first where there is no room."""

    def __init__(self) -> None:
        """Nothing has happened yet."""
        super().__init__()
        self.events: tuple[Event, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_events(self, shown: tuple[Event, ...]) -> None:
        """Show other events."""
        self.events = shown
        said = [" ".join(part for part in (one.words, one.aside) if part) for one in shown]
        self.setAccessibleName("; ".join(said))
        self.setToolTip("\n".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown, dash = list(self.events), theme.px(16 + 16)
        while len(shown) > 1 and self._width(shown, dash) > self.width():
            shown.pop(0)
        left = 0.0
        if len(shown) < len(self.events):
            left = self._dash(painter, left) + theme.px(8)
        for number, one in enumerate(shown):
            if number:
                left = self._dash(painter, left + theme.px(8)) + theme.px(8)
            left = self._draw(painter, left, one)
        painter.end()

    def _width(self, shown: list[Event], dash: int) -> float:
        return sum(_wide(one) for one in shown) + dash * len(shown)

    def _dash(self, painter: QPainter, left: float) -> float:
        middle = self.height() / 2
        painter.setPen(QPen(theme.color("muted"), theme.line_width))
        painter.drawLine(QPointF(left, middle), QPointF(left + theme.px(16), middle))
        return left + theme.px(16)

    def _draw(self, painter: QPainter, left: float, one: Event) -> float:
        side, tone = theme.px(18), theme.color(one.tone)
        icons.paint(painter, QRectF(left, 0, side, self.height()), one.icon, tone)
        left += side + theme.px(6)
        strong, plain = theme.font("small-strong"), theme.font("small")
        room = QRectF(left, 0, max(0.0, self.width() - left), self.height())
        draw_text(painter, room, one.words, strong, tone)
        left += text_width(one.words, strong)
        if one.aside:
            left += theme.px(6)
            room = QRectF(left, 0, max(0.0, self.width() - left), self.height())
            draw_text(painter, room, one.aside, plain, theme.color("muted"))
            left += text_width(one.aside, plain)
        return left


def _wide(one: Event) -> float:
    wide = theme.px(24) + text_width(one.words, theme.font("small-strong"))
    return wide + (theme.px(6) + text_width(one.aside, theme.font("small")) if one.aside else 0)
