"""Conditions of the gate as rows: what is not met leads to its field, what is met has its tick."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.rules.demands import Reason
from models.rules.gate import Condition
from ui import icons
from ui.theme import theme
from ui.widgets.buttons import ToolButton
from ui.widgets.card import Line
from ui.widgets.drawing import draw_focus, draw_text, text_width
from ui.widgets.labels import Muted

ROW, REASON, MET = 46, 30, 28
LEFT, WORDS_LEFT = 4, 26
MOST = 120
"""Reasons that are listed when a condition is unfolded."""
HINTED = 8
"""Reasons that the tool tip of a condition names."""


class _Lead(QAbstractButton):
    """A row that leads somewhere."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._height = height
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(self._height))

    def _ground(self, painter: QPainter) -> QRectF:
        rect = QRectF(self.rect())
        if self.underMouse():
            painter.fillRect(rect, theme.color("hover"))
        if self.hasFocus():
            draw_focus(painter, rect.adjusted(1, 2, -1, -2), 8)
        return rect

    def _draw_way(self, painter: QPainter, rect: QRectF) -> float:
        """The arrow at the right end, and where the room before it ends."""
        side = theme.px(16)
        place = QRectF(rect.right() - side - theme.px(4), rect.y(), side, rect.height())
        icons.paint(painter, place, "chevron-right", theme.color("muted"))
        return place.left() - theme.px(8)


class ConditionLead(_Lead):
    """A condition that is not met: its title, why, and its number."""

    def __init__(self, condition: Condition) -> None:
        """A row for this condition."""
        super().__init__(ROW)
        self.condition = condition
        reason = condition.reasons[0].words if condition.reasons else ""
        others = len(condition.reasons) - 1
        self._others = f"+{others:,}" if others > 0 else ""
        more = f"And {others:,} more." if others > 0 else ""
        self._reason = reason
        self.setText(condition.title)
        said = " ".join(word for word in (reason, more) if word)
        self.setAccessibleName(f"Not met: {condition.title}. {said}")
        self.setToolTip("\n".join(one.words for one in condition.reasons[:HINTED]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = self._ground(painter)
        side = theme.px(16)
        mark = QRectF(theme.px(LEFT), theme.px(4), side, theme.px(20))
        icons.paint(painter, mark, "cross", theme.color("err"))
        end = rect.right() if self._others else self._draw_way(painter, rect)
        number, figures = str(self.condition.number), theme.font("caption", tabular=True)
        wide = text_width(number, figures)
        end -= wide
        draw_text(
            painter, QRectF(end, 0, wide + 1, rect.height()), number, figures, theme.color("muted")
        )
        left = theme.px(WORDS_LEFT)
        room = end - theme.px(10) - left
        title = QRectF(left, theme.px(4), room, theme.px(20))
        draw_text(painter, title, self.text(), theme.font("row-strong"), theme.color("text"))
        below = QRectF(left, theme.px(23), room, theme.px(18))
        self._draw_reason(painter, below)
        painter.end()

    def _draw_reason(self, painter: QPainter, place: QRectF) -> None:
        small, ink = theme.font("small"), theme.color("err")
        more = text_width(self._others, small) + theme.px(6) if self._others else 0
        wide = min(text_width(self._reason, small) + 1, place.width() - more)
        words = QRectF(place.x(), place.y(), wide, place.height())
        draw_text(painter, words, self._reason, small, ink)
        rest = QRectF(words.right() + theme.px(6), place.y(), more, place.height())
        draw_text(painter, rest, self._others, small, theme.color("muted"))


class ReasonLead(_Lead):
    """One of several reasons, below its condition."""

    def __init__(self, reason: Reason) -> None:
        """A row for this reason."""
        super().__init__(REASON)
        self.reason = reason
        self.setText(reason.words)
        self.setAccessibleName(reason.words)
        self.setToolTip(reason.words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = self._ground(painter)
        end = self._draw_way(painter, rect)
        left = theme.px(WORDS_LEFT)
        room = QRectF(left, 0, end - left, rect.height())
        draw_text(painter, room, self.text(), theme.font("small"), theme.color("err"))
        painter.end()


class OpenCondition(QWidget):
    """A condition that is not met; several reasons unfold below it, each with its own way."""

    wanted = Signal(object)

    def __init__(self, condition: Condition) -> None:
        """Folded."""
        super().__init__()
        self.condition = condition
        self.lead = ConditionLead(condition)
        self.lead.clicked.connect(self._go_first)
        self.fold = ToolButton("chevron-down", self._fold_name(unfolded=False), size=28)
        self.fold.setVisible(len(condition.reasons) > 1)
        self.fold.clicked.connect(self._turn)
        self.reasons = QWidget()
        self.reasons.hide()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.lead, 1)
        row.addWidget(self.fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.reasons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _turn(self) -> None:
        unfolded = self.reasons.isHidden()
        if unfolded and self.reasons.layout() is None:
            self._list_reasons()
        self.reasons.setVisible(unfolded)
        icon = "chevron-up" if unfolded else "chevron-down"
        self.fold.show_name(self._fold_name(unfolded=unfolded), icon)

    def _list_reasons(self) -> None:
        column = QVBoxLayout(self.reasons)
        column.setContentsMargins(0, 0, 0, theme.px(6))
        column.setSpacing(0)
        for reason in self.condition.reasons[:MOST]:
            lead = ReasonLead(reason)
            lead.clicked.connect(partial(self.wanted.emit, reason.path))
            column.addWidget(lead)
        rest = len(self.condition.reasons) - MOST
        if rest > 0:
            more = Muted(f"and {rest:,} more")
            more.setContentsMargins(theme.px(WORDS_LEFT), theme.px(4), 0, theme.px(4))
            column.addWidget(more)

    def _fold_name(self, *, unfolded: bool) -> str:
        count = len(self.condition.reasons)
        act = "Fold" if unfolded else "Show"
        return f"{act} the {count} reasons of “{self.condition.title}”"

    def _go_first(self) -> None:
        if self.condition.reasons:
            self.wanted.emit(self.condition.reasons[0].path)


class OpenConditions(QWidget):
    """All conditions that are not met, with a line between them."""

    wanted = Signal(object)

    def __init__(self) -> None:
        """None yet."""
        super().__init__()
        self.rows: list[OpenCondition] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_conditions(self, conditions: tuple[Condition, ...]) -> None:
        """Show these; rows that say the same stay as they are."""
        if [row.condition for row in self.rows] == list(conditions):
            return
        clear(self._column)
        self.rows = [OpenCondition(condition) for condition in conditions]
        for row in self.rows:
            self._column.addWidget(Line())
            row.wanted.connect(self.wanted)
            self._column.addWidget(row)


class MetRow(QWidget):
    """A condition that is met, or that was left out by decision."""

    def __init__(self, condition: Condition) -> None:
        """A row for this condition."""
        super().__init__()
        self.condition = condition
        self._words = condition.title if condition.applicable else f"{condition.title}: left out"
        state = "Met" if condition.applicable else "Left out by decision"
        self.setAccessibleName(f"{state}: {condition.title}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(MET))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        mark = QRectF(theme.px(LEFT), 0, theme.px(16), rect.height())
        icon, tone = ("tick", "ok") if self.condition.applicable else ("dash", "muted")
        icons.paint(painter, mark, icon, theme.color(tone))
        number, figures = str(self.condition.number), theme.font("caption", tabular=True)
        wide = text_width(number, figures)
        end = rect.right() - theme.px(28) - wide
        muted = theme.color("muted")
        draw_text(painter, QRectF(end, 0, wide + 1, rect.height()), number, figures, muted)
        left = theme.px(WORDS_LEFT)
        room = QRectF(left, 0, end - theme.px(10) - left, rect.height())
        draw_text(painter, room, self._words, theme.font("row"), muted)
        painter.end()


def clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
