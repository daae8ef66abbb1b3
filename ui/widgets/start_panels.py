"""What stands around the list of agreements: going on, starting anew, bringing one in."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import dates
from ui.theme import set_type, theme
from ui.widgets.agreement_rows import Show, damage_words
from ui.widgets.buttons import Button, Role
from ui.widgets.card import Card
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text, text_width
from ui.widgets.labels import ElidedLabel, Eyebrow, IconLabel, Label, Muted
from ui.widgets.notice import Notice
from ui.widgets.progress import AgreedBar

if TYPE_CHECKING:
    from models.rules.progress import Totals
    from models.store.listing import Listing


class ContinueCard(Card):
    """The agreement that was worked on last, and how far it is."""

    wanted = Signal(str)

    def __init__(self) -> None:
        """Nothing to go on with yet."""
        super().__init__()
        self._id = ""
        self._eyebrow = Eyebrow("Worked on last")
        self._title = ElidedLabel(style="section")
        self._sub = ElidedLabel(style="row", tone="muted")
        self._far = Label(style="small-strong")
        self._aside = IconLabel("", "parked", "warn", "small-medium")
        self._bar = AgreedBar()
        self.button = Button("Continue", Role.PRIMARY, size=44, trailing="arrow-right")
        self.button.clicked.connect(self._want)
        self.body.addLayout(self._row())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def agreement_id(self) -> str:
        """The agreement it goes on with."""
        return self._id

    def show_listing(self, listing: Listing, now: datetime) -> None:
        """Name the agreement; how far it is comes later."""
        if listing.id != self._id:
            self._far.hide()
            self._bar.hide()
            self._aside.hide()
        self._id = listing.id
        when = dates.changed(listing.changed_at, now)
        self._eyebrow.show_text(f"Worked on last · {when}")
        self._title.setText(listing.title)
        saved = dates.counted(listing.versions, "version") if listing.versions else "no version yet"
        words = (listing.company, listing.status.words, saved)
        if listing.damage:
            words = (listing.company, damage_words(listing), "")
        self._sub.setText(" · ".join(word for word in words if word))
        self.button.show_text("What to do" if listing.damage else "Continue")
        told = "What to do about" if listing.damage else "Continue with"
        self.button.setAccessibleName(f"{told} {listing.title}")

    def show_totals(self, totals: Totals) -> None:
        """Say how far the agreement is."""
        self._far.setText(totals.words)
        self._aside.show_words(totals.aside, "parked", "warn")
        self._bar.show_counts(totals.done, totals.parked, totals.total)
        self._bar.setAccessibleName(totals.words)
        self._far.show()
        self._bar.show()
        self._aside.setVisible(bool(totals.aside))

    def show_tight(self, *, tight: bool) -> None:
        """Leave out how far it is where there is no room for it."""
        self._how_far.setVisible(not tight)

    def _want(self) -> None:
        self.wanted.emit(self._id)

    def _row(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(theme.px(3))
        for part in (self._eyebrow, self._title, self._sub):
            names.addWidget(part)
        counts = QHBoxLayout()
        counts.setSpacing(theme.px(16))
        counts.addWidget(self._far)
        counts.addStretch(1)
        counts.addWidget(self._aside)
        self._how_far = QWidget()
        far = QVBoxLayout(self._how_far)
        far.setContentsMargins(0, 0, 0, 0)
        far.setSpacing(theme.px(8))
        far.addStretch()
        far.addLayout(counts)
        far.addWidget(self._bar)
        far.addStretch()
        self._bar.setFixedWidth(theme.px(236))
        for shown_later in (self._far, self._bar, self._aside):
            shown_later.hide()
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        row.setSpacing(theme.px(24))
        row.addLayout(names, 1)
        row.addWidget(self._how_far)
        row.addWidget(self.button)
        return row


class FilterTab(QAbstractButton):
    """One filter of the list with how many agreements it shows."""

    def __init__(self, show: Show, words: str) -> None:
        """A filter that shows nothing yet."""
        super().__init__()
        self.filter, self._words, self._count = show, words, 0
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_type(self, "row-medium")
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Say how many agreements it shows."""
        self._count = count
        self.setText(f"{self._words} {count}")
        self.setAccessibleName(f"{self._words}, {dates.counted(count, 'agreement')}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = text_width(self._words, theme.font("row-strong"))
        number = text_width(str(self._count), theme.font("row"))
        return QSize(ceil(words + number) + theme.px(12 + 6 + 12), theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        chosen = self.isChecked()
        fill = "primarysoft" if chosen else "hover" if self.underMouse() else ""
        draw_box(painter, rect, Box(fill=fill))
        ink = theme.color("primary" if chosen else "muted")
        font = theme.font("row-strong" if chosen else "row-medium")
        left = float(theme.px(12))
        draw_text(painter, rect.adjusted(left, 0, 0, 0), self._words, font, ink)
        left += text_width(self._words, font) + theme.px(6)
        number = theme.font("row", tabular=True)
        draw_text(painter, rect.adjusted(left, 0, 0, 0), str(self._count), number, ink)
        if self.hasFocus():
            draw_focus(painter, rect, 8)
        painter.end()


class ImportCard(Card):
    """Where an exchange file is dropped or chosen, and what was wrong with the last one."""

    wanted = Signal()

    def __init__(self) -> None:
        """An empty place to drop on."""
        super().__init__(dashed=True)
        self.button = Button("Choose a file to import", Role.OUTLINED, size=36)
        self.button.clicked.connect(self.wanted)
        self.notice = Notice()
        words = IconLabel("Drop an exchange file (.slaw) here", "import", "text", "row", side=20)
        words.show_words("Drop an exchange file (.slaw) here", "import", "text")
        column = QVBoxLayout()
        column.setContentsMargins(theme.px(16), theme.px(22), theme.px(16), theme.px(22))
        column.setSpacing(theme.px(12))
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.notice)
        self.body.addLayout(column)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


class SampleCard(Card):
    """A finished agreement to look around in."""

    wanted = Signal()

    def __init__(self) -> None:
        """The offer to open it."""
        super().__init__()
        self.button = Button("Open", Role.OUTLINED, size=36)
        self.button.setAccessibleName("Open the sample workshop")
        self.button.clicked.connect(self.wanted)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(Label("Sample workshop", "row-strong"))
        words.addWidget(Muted("Finished, to look around in"))
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(20), theme.px(12), theme.px(16), theme.px(12))
        row.addLayout(words, 1)
        row.addWidget(self.button)
        self.body.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


def spaced(*widgets: QWidget, gap: int = 16) -> QVBoxLayout:
    """Widgets under each other."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(gap))
    for widget in widgets:
        column.addWidget(widget)
    return column
