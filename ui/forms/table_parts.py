"""What stands around a table: the findings of its rows, the line to add one, and the keys."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from models.agreement.kinds import Rows
from models.agreement.path import Path
from models.rules.finding import Finding
from ui.forms.finding_acts import FindingActs
from ui.forms.findings import repair_words
from ui.forms.row_words import with_article
from ui.session import Session
from ui.theme import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import RADIUS
from ui.widgets.chips import KeyCap, Kind
from ui.widgets.drawing import rounded_path
from ui.widgets.finding_box import FindingBox
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import IconLabel, Muted

NOT_KEPT, BLOCKS, WARNING = "Not kept", "Blocks signing", "Warning"
KEYS = (
    ("F2", "edit"),
    ("Tab", "next cell"),
    ("Ctrl Enter", "new row"),
    ("Alt ↑ ↓", "move"),
    ("Ctrl D", "duplicate"),
    ("Del", "delete, with undo"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is wrong in a table: where, what, the question, and the word of its chip."""

    where: Path
    title: str
    question: str
    chip: str
    finding: Finding | None = None


class FindingsBand(FindingBox):
    """What is wrong in all rows, one after the other; a click goes to the cell."""

    wanted = Signal(object)
    repair_wanted = Signal(object)

    def __init__(self, session: Session, *, rounded: bool) -> None:
        """`rounded` at the top of a card, whose corners it then follows."""
        super().__init__(flat=True)
        self._session, self._rounded = session, rounded
        self.finding_acts: FindingActs | None = None
        self._entries: tuple[Entry, ...] = ()
        self._at = 0
        self.next_button: Button | None = None
        self.cell_button: Button | None = None
        self.repair_button: Button | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show what is wrong now, staying at the same thing where it still is."""
        if entries == self._entries:
            return
        shown = self._entries[self._at] if self._entries else None
        self._entries = entries
        self._at = entries.index(shown) if shown in entries else 0
        self._show()

    def show_place(self, where: Path) -> None:
        """Show what is wrong at one place, where something is."""
        at = next((n for n, one in enumerate(self._entries) if one.where == where), None)
        if at is None or self._entries[self._at].where == where:
            return
        self._at = at
        self._show()

    @property
    def entry(self) -> Entry | None:
        """The one that is shown."""
        return self._entries[self._at] if self._entries else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._rounded:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = "warn" if self.entry is not None and self.entry.chip == WARNING else "err"
        rect, wide = QRectF(self.rect()), theme.line_width
        shape = rounded_path(rect, theme.px(RADIUS) - wide, 0)
        painter.fillPath(shape, theme.color(f"{tone}bg"))
        foot = QRectF(0, rect.bottom() - wide, rect.width(), wide)
        painter.fillRect(foot, theme.color(f"{tone}line"))
        painter.end()

    def _show(self) -> None:
        entry = self.entry
        self.setVisible(entry is not None)
        if self.finding_acts is not None:
            self.finding_acts.leave()
            self.finding_acts = None
        if entry is None:
            return
        self.show_finding(entry.title, entry.question, blocking=entry.chip != WARNING)
        if entry.chip == NOT_KEPT:
            self.chip.show_state(NOT_KEPT, Kind.ERR)
        self.next_button = self.repair_button = None
        finding = entry.finding
        if finding is not None and finding.repair is not None:
            self.repair_button = self.add_act(repair_words(finding), "tick")
            self.repair_button.clicked.connect(self._repair)
        self.cell_button = self.add_act("Show cell")
        self.cell_button.clicked.connect(self._go)
        if len(self._entries) > 1:
            words = f"{self._at + 1} of {len(self._entries)}"
            self.next_button = self.add_act(words, "chevron-right")
            self.next_button.setAccessibleName(f"Next finding, {words} shown")
            self.next_button.clicked.connect(self._next)
        if finding is not None:
            self.finding_acts = FindingActs(self._session, finding, self)
            self.finding_acts.done.connect(self._go)

    def _go(self) -> None:
        if self.entry is not None:
            self.wanted.emit(self.entry.where)

    def _repair(self) -> None:
        if self.entry is not None:
            self.repair_wanted.emit(self.entry.finding)

    def _next(self) -> None:
        self._at = (self._at + 1) % len(self._entries)
        self._show()
        if self.next_button is not None:
            self.next_button.setFocus()


class AddRow(QWidget):
    """The last line of a table: a link that adds a row, and how to paste some."""

    paste_wanted = Signal()

    def __init__(self, kind: Rows) -> None:
        super().__init__()
        self.button = LinkButton(f"Add {with_article(kind.one)}", "plus", style="row-strong")
        self.hint = IconLabel("Copy rows in Excel, paste here with", "paste", style="small")
        self.cap = KeyCap("Ctrl V")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 24, 0)
        row.setSpacing(8)
        row.addWidget(self.button)
        row.addStretch(1)
        row.addWidget(self.hint)
        row.addWidget(self.cap)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedHeight(theme.px(40))


class KeyCaps(QWidget):
    """The keys that a table understands, in one line where there is room."""

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self, gap=16, line_gap=6)
        for keys, words in KEYS:
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.px(8))
            row.addWidget(KeyCap(keys))
            row.addWidget(Muted(words))
            flow.addWidget(pair)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
