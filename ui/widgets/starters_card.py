"""What a new agreement can be started from: one row for each starter, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout

from ui import icons
from ui.theme import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text
from ui.widgets.labels import Label, Muted

ENGLISH, GERMAN = "en", "de"
PAST = "past"
"""What `StartersCard.wanted` says when a past agreement is to be the start."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that an agreement can be started from."""

    key: str
    title: str
    line: str
    icon: str
    language: str = ""
    """The language of its words; empty when it is offered in every language."""


class OfferRow(QAbstractButton):
    """One starter: its icon in a box, its name and one line about it."""

    def __init__(self, offer: Offer) -> None:
        """A row for this starter."""
        super().__init__()
        self.offer = offer
        self.setText(offer.title)
        self.setAccessibleName(f"Start from: {offer.title}. {offer.line}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(220), theme.px(52))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        px = theme.px
        raised = self.underMouse() and self.isEnabled()
        if raised:
            draw_box(painter, rect, Box(fill="hover"))
        side = px(32)
        box = QRectF(px(12), (rect.height() - side) / 2, side, side)
        draw_box(painter, box, Box(fill="surface" if raised else "primarysoft"))
        inner = box.adjusted(px(7), px(7), -px(7), -px(7))
        icons.paint(painter, inner, self.offer.icon, theme.color("primary"))
        left = px(12) + side + px(12)
        wide = rect.width() - left - px(36)
        middle = rect.center().y()
        upper = QRectF(left, middle - px(19), wide, px(20))
        lower = QRectF(left, middle, wide, px(18))
        draw_text(painter, upper, self.offer.title, theme.font("row-strong"), theme.color("text"))
        draw_text(painter, lower, self.offer.line, theme.font("small"), theme.color("muted"))
        if raised:
            plus = QRectF(rect.right() - px(30), 0, px(16), rect.height())
            icons.paint(painter, plus, "plus", theme.color("text"))
        if self.hasFocus():
            draw_focus(painter, rect, 8)
        painter.end()


class StartersCard(Card):
    """The starters of one language, one row each, with a switch to the other language."""

    wanted = Signal(str)
    language_changed = Signal(str)

    def __init__(self) -> None:
        """A title with room for the starters."""
        super().__init__()
        self.rows: dict[str, OfferRow] = {}
        self._offers: tuple[Offer, ...] = ()
        self._language = ENGLISH
        self.switch = LinkButton("", "world", tone="muted", style="small-medium")
        self.switch.clicked.connect(self._change_language)
        title = QHBoxLayout()
        title.addWidget(Label("Start a new agreement", "title"))
        title.addStretch()
        title.addWidget(self.switch)
        head = QVBoxLayout()
        head.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(6))
        head.setSpacing(theme.px(2))
        head.addLayout(title)
        head.addWidget(Muted("Starter values stay marked until confirmed."))
        self._list = QVBoxLayout()
        self._list.setContentsMargins(theme.px(8), 0, theme.px(8), theme.px(8))
        self._list.setSpacing(0)
        self.body.addLayout(head)
        self.body.addLayout(self._list)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name_switch()

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Offer these starters, those of the chosen language and those of none."""
        self._offers = offers
        self._show_rows()

    def show_language(self, language: str) -> None:
        """Offer the starters of this language."""
        self._language = language
        self._name_switch()
        self._show_rows()

    def _show_rows(self) -> None:
        offers = tuple(one for one in self._offers if one.language in ("", self._language))
        if tuple(row.offer for row in self.rows.values()) == offers:
            return
        for old in self.rows.values():
            self._list.removeWidget(old)
            old.deleteLater()
        self.rows = {offer.key: OfferRow(offer) for offer in offers}
        for key, row in self.rows.items():
            row.clicked.connect(partial(self.wanted.emit, key))
            self._list.addWidget(row)
        self.updateGeometry()

    def _change_language(self) -> None:
        self.show_language(ENGLISH if self._language == GERMAN else GERMAN)
        self.language_changed.emit(self._language)

    def _name_switch(self) -> None:
        other = "English" if self._language == GERMAN else "German"
        self.switch.show_text("English" if self._language == GERMAN else "Deutsch")
        self.switch.setAccessibleName(f"Show the starters in {other}")
