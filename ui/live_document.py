"""The document as it will print, beside the step that is being worked on."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from exporters.compose import Composer, Options
from models.agreement import clauses
from models.agreement.agreement import sections_of
from models.agreement.path import Path
from models.revisions.edition import Edition
from models.revisions.version import State, Status, signatories
from models.workshop import Workshop
from ui import icons
from ui.paper import Paper
from ui.session import Session
from ui.theme import set_look, theme
from ui.widgets.buttons import ToolButton
from ui.widgets.labels import Label, Muted

WIDTH = 372
STRIP = 44
PAUSE_MS = 130


class LiveDocument(QWidget):
    """The paper on a grey desk, which can be folded to a strip."""

    place_wanted = Signal(object)
    toggle_wanted = Signal()

    def __init__(self, session: Session) -> None:
        """Follow a session."""
        super().__init__()
        self._session = session
        self._composer = Composer(Options(live=True))
        self._where: Path = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.show_now)
        self.paper = Paper()
        self.paper.place_wanted.connect(self.place_wanted)
        self._place = Muted("", "small")
        self._strip = FoldedDocument()
        self._strip.clicked.connect(self.toggle_wanted)
        self._desk = self._lay_out()
        self._open = False
        self._desk.hide()
        session.changed.connect(self._wait)
        theme.changed.connect(self._relay)

    @property
    def is_open(self) -> bool:
        """True while the paper shows."""
        return self._open

    def show_open(self, *, open_: bool) -> None:
        """Show the paper, or fold it to a strip."""
        if open_ == self._open and self._desk.isVisibleTo(self) == open_:
            return
        self._open = open_
        self._desk.setVisible(open_)
        self._strip.setVisible(not open_)
        self.setFixedWidth(theme.px(WIDTH if open_ else STRIP))
        if open_:
            self.show_now()

    def follow(self, where: Path) -> None:
        """Mark the clause that `where` belongs to."""
        self._where = where
        self._say_place()
        if self._open:
            self._show_place()

    def show_now(self) -> None:
        """Show the session's present value."""
        self._timer.stop()
        if not self._open:
            return
        self.paper.show_chapters(self._composer.chapters(draft_edition(self._session.workshop)))
        self._show_place()

    def _wait(self, before: Workshop, after: Workshop) -> None:
        del before, after
        if self._open:
            self._timer.start()

    def _relay(self) -> None:
        self.paper.forget()
        self.setFixedWidth(theme.px(WIDTH if self._open else STRIP))
        self.show_now()

    def _show_place(self) -> None:
        if not self._where:
            return
        self.paper.show_current(self._key())

    def _key(self) -> str:
        agreement = self._session.workshop.agreement
        if self._where[0] not in sections_of(type(agreement)):
            return "signatures"
        if len(self._where) == 1:
            return self._where[0]
        clause = clauses.clause_at(agreement, self._where)
        return clause.id if clause else self._where[0]

    def _say_place(self) -> None:
        names = list(sections_of(type(self._session.workshop.agreement)))
        if self._where and self._where[0] in names:
            words = f"Section {names.index(self._where[0]) + 1} of {len(names)}"
        else:
            words = ""
        self._place.setText(words)
        self._strip.show_place(words)

    def _lay_out(self) -> QWidget:
        fold = ToolButton("panel-close", "Fold the live document", size=28)
        fold.clicked.connect(self.toggle_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(Label("Live document", "small-strong"))
        head.addWidget(self._place)
        head.addStretch()
        head.addWidget(fold)
        desk = QFrame()
        set_look(desk, "ground", "desk")
        column = QVBoxLayout(desk)
        px = theme.px
        column.setContentsMargins(px(12), px(8), px(12), px(12))
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self.paper, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(desk)
        whole.addWidget(self._strip)
        return desk


class FoldedDocument(QAbstractButton):
    """The strip that stands in for the folded document; a click opens it."""

    def __init__(self) -> None:
        """A strip without a place."""
        super().__init__()
        self._words = ""
        self.setAccessibleName("Show the live document")
        self.setToolTip("Show the live document")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_place(self, words: str) -> None:
        """Say which section is shown."""
        self._words = words
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(STRIP), theme.px(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("desk"))
        side = theme.px(18)
        place = QRectF((self.width() - side) / 2, theme.px(12), side, side)
        icons.paint(painter, place, "panel-open", theme.color("muted"))
        painter.translate(self.width(), theme.px(42))
        painter.rotate(90)
        painter.setFont(theme.font("small-strong"))
        painter.setPen(theme.color("text" if not self.hasFocus() else "primary"))
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        room = QRectF(0, 0, self.height(), self.width())
        title = "Live document"
        painter.drawText(room, middle, title)
        width = painter.fontMetrics().horizontalAdvance(title) + theme.px(10)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("muted"))
        painter.drawText(room.adjusted(width, 0, 0, 0), middle, self._words)


def draft_edition(workshop: Workshop) -> Edition:
    """The draft as an edition of its own, without a version."""
    return Edition(
        workshop=workshop,
        version=None,
        status=Status(state=State.DRAFT),
        made_at=datetime.now(UTC),
        signatories=signatories(workshop.agreement),
    )
