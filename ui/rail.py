"""The step rail: seven phases, their steps, and how far each one is in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.section import Phase
from models.rules.progress import Mark, Progress, Totals
from ui import icons
from ui.steps import Step
from ui.theme import set_look, theme
from ui.widgets.card import Band, Line
from ui.widgets.drawing import text_width
from ui.widgets.labels import ElidedLabel
from ui.widgets.progress import AgreedBar, draw_step_mark
from ui.widgets.progress import Step as StepLook
from ui.widgets.scroll import PageScroll

WIDTH = 264
NARROW = 62
LOOKS = {
    Mark.EMPTY: StepLook.OPEN,
    Mark.STARTED: StepLook.OPEN,
    Mark.DONE: StepLook.DONE,
    Mark.PARKED: StepLook.PARKED,
    Mark.LEFT_OUT: StepLook.PARKED,
    Mark.LOCKED: StepLook.LOCKED,
}


@dataclass(frozen=True, slots=True)
class PhaseWords:
    """What a closed phase says about itself: how far it is, with an icon where one helps."""

    words: str
    icon: str = ""
    tone: str = "muted"


class _RailButton(QAbstractButton):
    """A row of the rail that answers to mouse and keyboard."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._height = height
        self.narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDTH - 16), theme.px(self._height))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def _ground(self, painter: QPainter, colour: QColor | None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if colour is not None:
            painter.setBrush(colour)
            painter.drawRoundedRect(rect, theme.px(8), theme.px(8))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(theme.color("focus"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(rect, theme.px(8), theme.px(8))


class PhaseRow(_RailButton):
    """The name of a phase; it opens and closes its steps."""

    def __init__(self, phase: Phase, steps: tuple[Step, ...]) -> None:
        super().__init__(45)
        self.phase = phase
        self._names = ", ".join(step.short for step in steps)
        self._words = PhaseWords("")
        self.setCheckable(True)
        self.toggled.connect(self._resize)

    def show_words(self, words: PhaseWords) -> None:
        """Say how far the phase is."""
        self._words = words
        self._resize()

    @property
    def words(self) -> PhaseWords:
        """How far the phase is."""
        return self._words

    def _resize(self) -> None:
        self._height = 31 if self.isChecked() or self.narrow else 45
        state = "open" if self.isChecked() else "closed"
        self.setAccessibleName(f"{self.phase.value}, {self._words.words}, {state}")
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._ground(painter, theme.color("hover") if self.underMouse() else None)
        px = theme.px
        if self.narrow:
            painter.setFont(theme.font("eyebrow"))
            painter.setPen(theme.color("text" if self.isChecked() else "muted"))
            short = self.phase.value[:3].upper()
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, short)
            return
        first = QRectF(px(8), px(5), self.width() - px(16), px(20))
        chevron = "chevron-down" if self.isChecked() else "chevron-right"
        place = QRectF(first.x(), first.center().y() - px(8), px(16), px(16))
        icons.paint(painter, place, chevron, theme.color("muted"))
        painter.setFont(theme.font("eyebrow"))
        painter.setPen(theme.color("text" if self.isChecked() else "muted"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(first.adjusted(px(20), 0, 0, 0), left, self.phase.value.upper())
        self._draw_words(painter, first)
        if not self.isChecked():
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("muted"))
            below = QRectF(first.x() + px(20), px(24), first.width() - px(20), px(17))
            names = painter.fontMetrics().elidedText(
                self._names, Qt.TextElideMode.ElideRight, int(below.width())
            )
            painter.drawText(below, left, names)

    def _draw_words(self, painter: QPainter, first: QRectF) -> None:
        painter.setFont(theme.font("caption"))
        tone = theme.color(self._words.tone)
        painter.setPen(tone)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        taken = text_width(self.phase.value.upper(), theme.font("eyebrow")) + theme.px(28)
        taken += theme.px(19) if self._words.icon else 0
        words = _elided(painter, self._words.words, first.width() - taken)
        painter.drawText(first, right, words)
        if self._words.icon:
            width = painter.fontMetrics().horizontalAdvance(words)
            side = theme.px(14)
            x = first.right() - width - theme.px(5) - side
            icons.paint(
                painter,
                QRectF(x, first.center().y() - side / 2, side, side),
                self._words.icon,
                tone,
            )


class StepRow(_RailButton):
    """A step: its mark, its name and its state in words."""

    def __init__(self, step: Step) -> None:
        super().__init__(46)
        self.step = step
        self._progress = Progress(Mark.EMPTY, "Not started")
        self.setCheckable(True)
        self.show_progress(self._progress)

    def show_progress(self, progress: Progress) -> None:
        """Say how far the step is."""
        self._progress = progress
        self.setAccessibleName(f"Step {self.step.number}: {self.step.short}, {progress.words}")
        self.setToolTip(f"{self.step.short}: {progress.words}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        current = self.isChecked()
        ground = "primarysoft" if current else "hover" if self.underMouse() else ""
        self._ground(painter, theme.color(ground) if ground else None)
        px = theme.px
        left = (self.width() - px(22)) / 2 if self.narrow else px(26)
        dot = QRectF(left, self.height() / 2 - px(11), px(22), px(22))
        look = LOOKS[self._progress.mark]
        if current and look is not StepLook.DONE:
            look = StepLook.CURRENT
        draw_step_mark(painter, dot, look, str(self.step.number))
        if self.narrow:
            return
        width = self.width() - px(58) - px(6)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("row-strong" if current else "row-medium"))
        painter.setPen(theme.color("primary" if current else "text"))
        name = QRectF(px(58), px(4), width, px(20))
        painter.drawText(name, left, _elided(painter, self.step.short, width))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text" if current else "muted"))
        state = QRectF(px(58), px(23), width, px(18))
        painter.drawText(state, left, _elided(painter, self._progress.words, width))


class Rail(Band):
    """All phases and steps, with a summary at the foot."""

    step_wanted = Signal(str)

    def __init__(self, steps: tuple[Step, ...]) -> None:
        """A rail for `steps`, all phases closed."""
        super().__init__("surface")
        self.setFixedWidth(theme.px(WIDTH))
        self._rows: dict[str, StepRow] = {}
        self._phases: dict[Phase, PhaseRow] = {}
        body = QWidget()
        set_look(body, "ground", "surface")
        column = QVBoxLayout(body)
        column.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        column.setSpacing(0)
        for phase in Phase:
            self._add_phase(column, tuple(step for step in steps if step.phase is phase))
        column.addStretch()
        self._scroll = scroll = PageScroll(body)
        self._agreed = ElidedLabel("", "small-strong")
        self._rest = ElidedLabel("", "small", "muted")
        self._bar = AgreedBar()
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(Line())
        whole.addWidget(self._foot())
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addLayout(whole)
        self._narrow = False
        self._opened: set[Phase] = set()
        self._showing = QTimer(self)
        self._showing.setSingleShot(True)
        self._showing.setInterval(0)
        self._showing.timeout.connect(self._bring_into_view)
        theme.changed.connect(self._fit)

    def show_narrow(self, *, narrow: bool) -> None:
        """Show marks only, where there is little room; names are in the tool tips."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._foot_words.setHidden(narrow)
        self._fit()
        for head in self._phases.values():
            head.narrow = narrow
            head.setToolTip(head.phase.value if narrow else "")
            head.show_words(head.words)
        for row in self._rows.values():
            row.narrow = narrow
            row.update()

    def _fit(self) -> None:
        """Take the width that the text size asks for."""
        if self._beside_counts is not None:
            self._beside_counts.setMaximumWidth(0 if self._narrow else theme.px(WIDTH))
        self.setFixedWidth(theme.px(NARROW if self._narrow else WIDTH))
        for row in (*self._phases.values(), *self._rows.values()):
            row.updateGeometry()
            row.update()
        self._showing.start()

    def _bring_into_view(self) -> None:
        for row in self._rows.values():
            if row.isChecked() and row.isVisible():
                self._scroll.ensureWidgetVisible(row, 0, theme.px(8))

    def show_current(self, key: str) -> None:
        """Mark the step that is open, and open its phase; what the person opened stays open."""
        for row in self._rows.values():
            row.setChecked(row.step.key == key)
        self._phases[self._rows[key].step.phase].setChecked(True)
        for phase, head in self._phases.items():
            if phase is not self._rows[key].step.phase:
                head.setChecked(phase in self._opened)
        self._showing.start()

    def show_progress(self, progress: dict[str, Progress], totals: Totals) -> None:
        """Say how far every step and the whole is."""
        for key, row in self._rows.items():
            row.show_progress(progress[key])
        for phase, head in self._phases.items():
            head.show_words(_phase_words([progress[k] for k in self._keys(phase)]))
        self._agreed.setText(totals.words)
        self._rest.setText(totals.aside)
        self._rest.setVisible(bool(totals.aside))
        said = ", ".join(word for word in (totals.words, totals.aside) if word)
        self._bar.setToolTip(said)
        self._bar.show_counts(totals.done, totals.parked, totals.total)

    def _keys(self, phase: Phase) -> list[str]:
        return [key for key, row in self._rows.items() if row.step.phase is phase]

    def _add_phase(self, column: QVBoxLayout, steps: tuple[Step, ...]) -> None:
        head = PhaseRow(steps[0].phase, steps)
        self._phases[steps[0].phase] = head
        column.addWidget(head)
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, theme.px(6))
        rows.setSpacing(0)
        for step in steps:
            row = StepRow(step)
            row.clicked.connect(partial(self._want, step.key))
            self._rows[step.key] = row
            rows.addWidget(row)
        holder.setVisible(False)
        head.toggled.connect(holder.setVisible)
        head.clicked.connect(partial(self._keep, head.phase))
        column.addWidget(holder)

    def _keep(self, phase: Phase) -> None:
        if self._phases[phase].isChecked():
            self._opened.add(phase)
        else:
            self._opened.discard(phase)

    def _want(self, key: str) -> None:
        self._rows[key].setChecked(True)
        self.step_wanted.emit(key)

    _beside_counts: QWidget | None = None

    def _foot(self) -> QWidget:
        foot = QWidget()
        self._foot_words = QWidget()
        words = QVBoxLayout(self._foot_words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(theme.px(2))
        words.addWidget(self._agreed)
        words.addWidget(self._rest)
        column = QVBoxLayout(foot)
        px = theme.px
        column.setContentsMargins(px(16), px(14), px(16), px(16))
        column.setSpacing(px(8))
        column.addWidget(self._foot_words)
        column.addWidget(self._bar)
        self._foot_column = column
        return foot

    def add_to_foot(self, widget: QWidget) -> None:
        """Put something above the counts; it goes when there is room for marks only."""
        self._foot_column.insertWidget(0, widget)
        self._beside_counts = widget


def _phase_words(progress: list[Progress]) -> PhaseWords:
    agreed = sum(one.agreed for one in progress)
    total = sum(one.total for one in progress)
    settled = all(one.mark in (Mark.DONE, Mark.LEFT_OUT) for one in progress)
    if settled:
        return PhaseWords("All agreed" if total else "Complete", "tick", "ok")
    return PhaseWords(f"{agreed} of {total} agreed")


def _elided(painter: QPainter, words: str, width: float) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(width))
