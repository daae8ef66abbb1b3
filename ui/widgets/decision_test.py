"""The result of a decision test: one square for each lead, and the leads in dispute."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from models.agreement.sides import Side
from ui import icons
from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.card import Line
from ui.widgets.chips import Chip, Kind
from ui.widgets.drawing import Box, draw_box
from ui.widgets.labels import ElidedLabel, IconLabel, Label, Muted, Paragraph, Run

SQUARE, GAP, ANSWER, DECIDE = 28, 4, 124, 96
ROW = 52


@dataclass(frozen=True, slots=True)
class Square:
    """A lead of the test: its words, and whether both sides sorted it the same."""

    lead: str
    alike: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One way to decide a lead: a stage by its id and name, and whether the lead belongs there."""

    stage: str
    name: str
    belongs: bool

    @property
    def words(self) -> str:
        """What the menu and the decided row say."""
        return f"{'Example' if self.belongs else 'Counter-example'} of {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A lead that the sides sorted apart, what each said, and what it has become.

    `criterion` is the stage whose entry is disputed, by id and name, `rulings` are on offer.
    """

    lead: str
    name: str
    facts: str
    marketing: str
    sales: str
    criterion: tuple[str, str]
    rulings: tuple[Ruling, ...]
    decided: str = ""


class LeadSquares(QWidget):
    """A tick for each lead sorted the same, a dashed square for each one in dispute."""

    def __init__(self) -> None:
        super().__init__()
        self._squares: tuple[Square, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_squares(self, squares: tuple[Square, ...]) -> None:
        """Show these leads in their order."""
        self._squares = squares
        apart = "; ".join(square.lead for square in squares if not square.alike)
        self.setAccessibleName(f"In dispute: {apart}" if apart else "No lead in dispute")
        self.updateGeometry()
        self.update()

    @property
    def squares(self) -> tuple[Square, ...]:
        """What it shows."""
        return self._squares

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = -(-len(self._squares) // self._across(width)) or 1
        return lines * theme.px(SQUARE) + (lines - 1) * theme.px(GAP)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(260), self.heightForWidth(theme.px(260)))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = next(
                (n for n in range(len(self._squares)) if self._rect(n).contains(event.pos())), -1
            )
            words = self._squares[place].lead if place >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, square in enumerate(self._squares):
            rect = self._rect(place)
            tone = "ok" if square.alike else "warn"
            line = "okline" if square.alike else "warn"
            box = Box(fill=f"{tone}bg", line=line, radius=6, dashed=not square.alike)
            draw_box(painter, rect, box)
            side = theme.px(16)
            spot = QRectF(0, 0, side, side)
            spot.moveCenter(rect.center())
            icons.paint(painter, spot, "tick" if square.alike else "not-equal", theme.color(tone))
        painter.end()

    def _across(self, width: int) -> int:
        pitch = theme.px(SQUARE + GAP)
        return max(1, (width + theme.px(GAP)) // pitch)

    def _rect(self, place: int) -> QRectF:
        line, column = divmod(place, self._across(self.width()))
        pitch = theme.px(SQUARE + GAP)
        return QRectF(column * pitch, line * pitch, theme.px(SQUARE), theme.px(SQUARE))


class ResultSummary(QWidget):
    """How many leads were sorted the same, and what follows from that."""

    def __init__(self) -> None:
        super().__init__()
        self.figure = Paragraph("", "figure")
        self.squares = LeadSquares()
        self.verdict = _Verdict()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(10))
        for part in (self.figure, self.squares, self.verdict):
            box.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_result(
        self, count: tuple[int, int], percent: int, squares: tuple[Square, ...]
    ) -> None:
        """Show how many of how many were sorted the same."""
        alike, number = count
        self.figure.show_text(
            f"{alike} of {number}", Run(f"  sorted the same, {percent}\u00a0%", "body")
        )
        self.squares.show_squares(squares)

    def show_verdict(self, words: str, *, goes_back: bool) -> None:
        """Say whether the definitions hold."""
        self.verdict.show_words(words, goes_back=goes_back)


class _Verdict(QWidget):
    """One sentence with its icon, over several lines where there is little room."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = IconLabel("", "tick", "ok", side=16, gap=0)
        self.words = Paragraph("", "small", "ok")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self._tone = "ok"

    def show_words(self, words: str, *, goes_back: bool) -> None:
        """Show the sentence as a warning when a definition goes back."""
        tone = "warn" if goes_back else "ok"
        self.picture.show_words("", "warning" if goes_back else "tick", tone)
        self.picture.setFixedHeight(theme.px(18))
        self.words.show_text(Run(words, "small", tone))


class DisputeRow(QWidget):
    """A lead in dispute: both answers side by side, and the menu that decides it."""

    decided = Signal(object)
    """A Ruling."""
    criterion_wanted = Signal(str)
    taken_back = Signal()

    def __init__(self, dispute: Dispute) -> None:
        """Show `dispute`."""
        super().__init__()
        self.dispute = dispute
        self.decide = Button("Decide", size=32, trailing="chevron-down")
        self.decide.show_text("Decided" if dispute.decided else "Decide")
        self.decide.setAccessibleName(f"Decide: {dispute.name}")
        self.decide.clicked.connect(self._open_menu)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(ElidedLabel(dispute.name, "row-strong"))
        if dispute.decided:
            said = QHBoxLayout()
            said.addWidget(IconLabel(dispute.decided, "tick", "ok", "small-medium"))
            said.addStretch(1)
            words.addLayout(said)
        elif dispute.facts:
            words.addWidget(ElidedLabel(dispute.facts, "small", "muted"))
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addLayout(words, 1)
        for side, stage in ((Side.MARKETING, dispute.marketing), (Side.SALES, dispute.sales)):
            chip = Chip(stage, Kind(side.value), width=ANSWER)
            chip.setAccessibleName(f"{side.label} sorted it into {stage}")
            row.addWidget(chip)
        holder = QWidget()
        holder.setFixedWidth(theme.px(DECIDE))
        inner = QHBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignRight)
        row.addWidget(holder)
        self.setFixedHeight(theme.px(ROW))
        self.setToolTip(dispute.lead)

    def menu(self) -> QMenu:
        """The ways to decide the lead."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for ruling in self.dispute.rulings:
            icon = icons.icon("tick" if ruling.belongs else "cross")
            menu.addAction(icon, ruling.words, partial(self.decided.emit, ruling))
        stage, name = self.dispute.criterion
        if stage:
            menu.addSeparator()
            change = partial(self.criterion_wanted.emit, stage)
            menu.addAction(icons.icon("pencil"), f"Change the criterion of {name}", change)
        if self.dispute.decided:
            menu.addSeparator()
            menu.addAction(icons.icon("undo"), "Take it back", self.taken_back.emit)
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.decide.mapToGlobal(QPoint(0, self.decide.height() + 4)))


class DisputeList(QWidget):
    """All leads in dispute below the heads of their columns."""

    ruled = Signal(str, object)
    criterion_wanted = Signal(str)
    taken_back = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[DisputeRow] = []
        self._shown: tuple[tuple[str, Dispute], ...] | None = None
        self._head = self._made_head()
        self._none = Paragraph("Both sides sorted every lead the same.", "row", "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head)
        box.addWidget(self._none)
        box.addLayout(self._list)
        box.addStretch(1)

    def show_disputes(self, disputes: tuple[tuple[str, Dispute], ...]) -> None:
        """Show the leads in dispute, each with its id."""
        if disputes == self._shown:
            return
        focused = next((n for n, row in enumerate(self.rows) if row.decide.hasFocus()), -1)
        self._shown = disputes
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for lead, dispute in disputes:
            row = DisputeRow(dispute)
            row.decided.connect(partial(self.ruled.emit, lead))
            row.criterion_wanted.connect(self.criterion_wanted)
            row.taken_back.connect(partial(self.taken_back.emit, lead))
            self._list.addWidget(Line())
            self._list.addWidget(row)
            self.rows.append(row)
        self._head.setVisible(bool(disputes))
        self._none.setVisible(not disputes)
        if 0 <= focused < len(self.rows):
            self.rows[focused].decide.setFocus()

    def _made_head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, theme.px(8))
        row.setSpacing(theme.px(12))
        row.addWidget(Muted("Disputed leads", "small-strong"), 1)
        for side in Side:
            label = Label(f"{side.label} sorted", "small-strong", side.value)
            label.setFixedWidth(theme.px(ANSWER))
            row.addWidget(label)
        space = QWidget()
        space.setFixedWidth(theme.px(DECIDE))
        row.addWidget(space)
        return head
