"""The lead stages as a board: in the order of the funnel, with owners above and ways between."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from models.agreement.section import RowId
from ui.theme import theme
from ui.widgets.card_picture import CardPicture
from ui.widgets.handoff_pill import HandoffPill
from ui.widgets.stage_card import FINAL_WIDTH, HEIGHT, LEAST_WIDTH, WIDEST, WIDTH, StageCard
from ui.widgets.stage_face import Handoff, Recycling, StageFace
from ui.widgets.stage_strokes import DROP, draw_arrow, draw_band, draw_lane

GAP, BAND, BELOW_BAND, LANE = 16, 28, 8, 34
ARROW_AT = 23


class StageBoard(CardPicture):
    """The cards of all stages; where there is no room for all, the first one stays in sight."""

    handoff_wanted = Signal()

    def __init__(self) -> None:
        """An empty board."""
        super().__init__()
        self._recycling: Recycling | None = None
        self._handoff: Handoff | None = None
        self._shade = _Shade(self)
        self.pill = HandoffPill(self)
        self.pill.clicked.connect(self.handoff_wanted)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._renew)
        self._offset, self._seen = 0, 0

    @property
    def cards(self) -> tuple[StageCard, ...]:
        """The cards from left to right."""
        return tuple(card for card in super().cards if isinstance(card, StageCard))

    def show_faces(
        self,
        faces: tuple[StageFace, ...],
        handoff: Handoff | None,
        recycling: Recycling | None,
    ) -> None:
        """Show these stages and what runs between them."""
        by_id = {face.id: face for face in faces}
        self.show_rows(tuple(by_id), lambda row_id: StageCard(by_id[row_id], self))
        for card in self.cards:
            card.show_face(by_id[card.row_id])
        self._recycling, self._handoff = recycling, handoff
        self.pill.show_handoff(handoff)
        self.setMinimumWidth(self._width_for(theme.px(LEAST_WIDTH)))
        self.setFixedHeight(board_height() if faces else 0)
        self._place()

    def show_offset(self, offset: int, seen: int) -> None:
        """Tell that `seen` pixels of it are in sight from `offset` on."""
        self._offset, self._seen = offset, seen
        self._place()

    def in_order(self) -> tuple[QWidget, ...]:
        """Where Tab stops: the pill, then one card."""
        return (self.pill, *super().in_order())

    def sizeHint(self) -> QSize:
        return QSize(self._width_for(theme.px(WIDTH)), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for owner, first, last in self._runs():
            rect = QRectF(self._home(first), 0, self._end(last) - self._home(first), theme.px(BAND))
            draw_band(painter, rect, self._free(rect), owner)
        height = theme.px(BAND + BELOW_BAND + ARROW_AT)
        for place, following in enumerate(self.cards[1:]):
            draw_arrow(painter, self._end(place), float(following.x()), height)
        if (lane := self._recycling) is not None:
            top = theme.px(BAND + BELOW_BAND) + theme.px(HEIGHT) + theme.px(5)
            starts = [self._middle(source) for source in lane.sources]
            draw_lane(painter, (self._middle(lane.to), starts, top), lane.name, lane.limit)
        painter.end()

    # Places

    def _width_for(self, width: int) -> int:
        finals = sum(card.face.final for card in self.cards)
        gaps = max(0, len(self._order) - 1) * theme.px(GAP)
        return (len(self._order) - finals) * width + finals * theme.px(FINAL_WIDTH) + gaps

    def _place(self) -> None:
        cards = self.cards
        if not cards:
            return
        finals = sum(card.face.final for card in cards)
        spare = self.width() - self._width_for(theme.px(WIDTH))
        wide = theme.px(WIDTH) + spare / max(1, len(cards) - finals)
        wide = max(theme.px(LEAST_WIDTH), min(wide, theme.px(WIDEST)))
        left, top = 0.0, theme.px(BAND + BELOW_BAND)
        for card in cards:
            width = theme.px(FINAL_WIDTH) if card.face.final else wide
            card.setGeometry(round(left), top, round(left + width) - round(left), theme.px(HEIGHT))
            left += width + theme.px(GAP)
        self._stick(cards[0])
        self._place_pill()
        self.one_stop()
        self.update()

    def _stick(self, first: StageCard) -> None:
        self._shade.setVisible(self._offset > 0)
        if self._offset > 0:
            first.move(self._offset, first.y())
            self._shade.setGeometry(
                self._offset, first.y(), first.width() + theme.px(8), first.height()
            )
            self._shade.raise_()
            first.raise_()

    def _place_pill(self) -> None:
        handoff, cards = self._handoff, self.cards
        if handoff is None or handoff.after + 1 >= len(cards):
            return
        border = self._home(handoff.after + 1) - theme.px(GAP) / 2
        size = self.pill.sizeHint()
        left = border - size.width() / 2
        left = min(max(left, 0), max(0, self.width() - size.width()))
        self.pill.setGeometry(
            round(left), round((theme.px(BAND) - size.height()) / 2), size.width(), size.height()
        )
        self.pill.raise_()

    def _home(self, place: int) -> float:
        """Where a card starts when nothing is scrolled."""
        card = self.cards[place]
        return 0.0 if place == 0 else float(card.x())

    def _end(self, place: int) -> float:
        return self._home(place) + self.cards[place].width()

    def _middle(self, place: int) -> float:
        return self._home(place) + self.cards[place].width() / 2

    def _runs(self) -> Iterator[tuple[str, int, int]]:
        numbered = enumerate(card.face.owner for card in self.cards)
        for owner, run in groupby(numbered, key=_owner_of):
            places = [place for place, _ in run]
            yield owner, places[0], places[-1]

    def _free(self, band: QRectF) -> QRectF:
        """The part of a band that is in sight and not below the pill."""
        free = QRectF(band)
        if self._seen:
            free = band.intersected(QRectF(self._offset, 0, self._seen, theme.px(BAND)))
        pill = QRectF(self.pill.geometry())
        if self._handoff is not None and free.intersects(pill):
            if free.left() < pill.left():
                free.setRight(min(free.right(), pill.left()))
            else:
                free.setLeft(max(free.left(), min(pill.right(), free.right())))
        return free

    def _renew(self) -> None:
        if self._order:
            self.setMinimumWidth(self._width_for(theme.px(LEAST_WIDTH)))
            self.setFixedHeight(board_height())
            self._place()


class _Shade(QWidget):
    """Hides what passes below the first card."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("bg"))
        painter.end()


class BoardScroll(QScrollArea):
    """Scrolls the board sideways, never up and down."""

    def __init__(self, board: StageBoard) -> None:
        """Hold `board`."""
        super().__init__()
        self._board = board
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        board.setProperty("ground", "bg")
        self.setWidget(board)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().rangeChanged.connect(self._ranged)
        board.entered.connect(self._bring_into_view)
        theme.changed.connect(self.fit)

    def fit(self) -> None:
        """Be as tall as the board and its scroll bar."""
        bar = self.horizontalScrollBar()
        extra = bar.sizeHint().height() if bar.maximum() > 0 else 0
        self.setFixedHeight(self._board.height() + extra)
        self._scrolled(bar.value())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(320), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys to the cards and to whatever holds the board."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scrolled(self.horizontalScrollBar().value())

    def _scrolled(self, value: int) -> None:
        self._board.show_offset(value, self.viewport().width())

    def _ranged(self, least: int, most: int) -> None:
        self.fit()

    def _bring_into_view(self, row_id: RowId) -> None:
        card = self._board.card(row_id)
        cards = self._board.cards
        if card is None or card is cards[0]:
            return
        bar, covered = self.horizontalScrollBar(), cards[0].width() + theme.px(GAP)
        if card.x() - covered < bar.value():
            bar.setValue(card.x() - covered)
        elif card.x() + card.width() > bar.value() + self.viewport().width():
            bar.setValue(card.x() + card.width() - self.viewport().width())


def lane_middle() -> int:
    """Where the way back runs, in pixels from the top of the board."""
    return theme.px(BAND + BELOW_BAND) + theme.px(HEIGHT) + theme.px(5 + DROP)


def board_height() -> int:
    """The height of a board with at least one card, in pixels."""
    return theme.px(BAND + BELOW_BAND) + theme.px(HEIGHT) + theme.px(LANE)


def _owner_of(numbered: tuple[int, str]) -> str:
    return numbered[1]
