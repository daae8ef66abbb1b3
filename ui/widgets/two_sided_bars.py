"""The signs as bars to both sides of an axis: Marketing at the left, Sales at the right."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.agreement.sides import Side
from models.drafting.rated_signs import TOP, RatedSign
from models.drafting.signs import RATINGS
from ui import icons
from ui.theme import theme
from ui.widgets.bar_strokes import (
    AXIS,
    CELL_GAP,
    CHIP_TALL,
    FIGURE,
    GROUP,
    HEAD,
    ROW,
    STATEMENT,
    Columns,
    Group,
    columns,
    draw_axis,
    draw_cells,
    draw_gap,
    draw_group,
    draw_pick,
    draw_statement,
)
from ui.widgets.drawing import draw_focus, draw_text, rounded_path, text_width

STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 5,
    Qt.Key.Key_PageUp: -5,
}
PICKS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3}
TOGGLES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TwoSidedBars(QWidget):
    """One stop of Tab: the arrows choose a sign, Space picks it, 1 to 3 give it its place."""

    selected = Signal(str)
    """The key of the sign that the person went to."""
    pick_wanted = Signal(str, int)
    """The key of a sign and the place it shall have; 0 for the next free one, or for none."""

    def __init__(self) -> None:
        """A picture without signs."""
        super().__init__()
        self._signs: tuple[RatedSign, ...] = ()
        self._entries: tuple[tuple[float, Group | RatedSign], ...] = ()
        self._selected = ""
        self._hovered, self._blind = "", True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._renew)

    @property
    def signs(self) -> tuple[RatedSign, ...]:
        """The signs from top to bottom."""
        return self._signs

    @property
    def selected_key(self) -> str:
        """The key of the sign that stands out."""
        return self._selected

    def show_signs(self, signs: tuple[RatedSign, ...], *, blind: bool = True) -> None:
        """Show these signs in their order; the chosen one stays chosen while it is there.

        `blind` tells whether both sides rated them alone.
        """
        if signs == self._signs and blind is self._blind:
            return
        self._blind = blind
        self._signs = signs
        if self._sign(self._selected) is None:
            self._selected = signs[0].statement.key if signs else ""
        self._renew()
        self._say()

    def show_selected(self, key: str) -> None:
        """Let a sign stand out."""
        if key != self._selected and self._sign(key) is not None:
            self._selected = key
            self._say()
            self.update()

    def row(self, key: str) -> QRectF:
        """Where a sign stands."""
        for top, entry in self._entries:
            if isinstance(entry, RatedSign) and entry.statement.key == key:
                return QRectF(0, top, self.width(), theme.px(ROW))
        return QRectF()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(700), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(360), self._height())

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key, keys = Qt.Key(event.key()), [sign.statement.key for sign in self._signs]
        if not keys or held != Qt.KeyboardModifier.NoModifier:
            event.ignore()
        elif key in STEPS:
            place = keys.index(self._selected) + STEPS[key]
            self._go(keys[min(max(place, 0), len(keys) - 1)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(keys[0 if key == Qt.Key.Key_Home else -1])
        elif key in TOGGLES:
            self.pick_wanted.emit(self._selected, 0)
        elif key in PICKS:
            self.pick_wanted.emit(self._selected, PICKS[key])
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        key = self._at(event.position())
        if not key:
            return
        self._go(key)
        if event.position().x() < theme.px(STATEMENT):
            self.pick_wanted.emit(key, 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        key = self._at(event.position())
        if key != self._hovered:
            self._hovered = key
            sign = self._sign(key)
            self.setToolTip(sign.statement.words if sign is not None else "")
            if key:
                self.setCursor(Qt.CursorShape.PointingHandCursor)
            else:
                self.unsetCursor()
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = ""
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _group_at(self, top: float) -> QRectF:
        return QRectF(0, top, self.width(), theme.px(GROUP))

    def _go(self, key: str) -> None:
        if key != self._selected:
            self.show_selected(key)
            self.selected.emit(key)

    def _at(self, point: QPointF) -> str:
        for top, entry in self._entries:
            if isinstance(entry, RatedSign) and top <= point.y() < top + theme.px(ROW):
                return entry.statement.key
        return ""

    def _sign(self, key: str) -> RatedSign | None:
        return next((sign for sign in self._signs if sign.statement.key == key), None)

    def _say(self) -> None:
        sign = self._sign(self._selected)
        if sign is None:
            self.setAccessibleName("No sign is rated yet")
            return
        place = self._signs.index(sign) + 1
        sides = [f"{side.label} {_words(sign.rating(side))}" for side in Side]
        top = f", top sign {sign.rank}" if sign.rank else ""
        said = ", ".join((sign.statement.words, *sides, sign.gap))
        self.setAccessibleName(f"Sign {place} of {len(self._signs)}: {said}{top}")
        self.setAccessibleDescription("Space picks it as a top sign")

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        at = columns(self.width())
        self._draw_head(painter, at)
        last = self._entries[-1][0] if self._entries else -1.0
        for top, entry in self._entries:
            if isinstance(entry, Group):
                draw_group(painter, self._group_at(top), entry, legend=top <= theme.px(HEAD))
            else:
                self._draw_sign(painter, top, entry, at, last=top == last)
        painter.end()

    def _draw_head(self, painter: QPainter, at: Columns) -> None:
        px, tall = theme.px, theme.px(HEAD)
        words = QRectF(px(STATEMENT), 0, at.marketing_figure - px(STATEMENT), tall)
        pick, small = f"Pick the top {TOP}.", theme.font("small")
        said = f"Rated blind by each side. {pick}" if self._blind else pick
        if text_width(said, small) > at.axis - px(STATEMENT + 130):
            said = pick
        draw_text(painter, words, said, small, theme.color("muted"))
        font, side = theme.font("title"), px(18)
        name = Side.MARKETING.label
        left = at.axis - px(11) - text_width(name, font)
        ink = theme.color("marketing")
        draw_text(painter, QRectF(left, 0, at.axis - left, tall), name, font, ink)
        icons.paint(painter, QRectF(left - px(8) - side, 0, side, tall), "marketing", ink)
        ink, left = theme.color("sales"), at.axis + px(11)
        name = Side.SALES.label
        draw_text(painter, QRectF(left, 0, self.width() - left, tall), name, font, ink)
        left += text_width(name, font) + px(8)
        icons.paint(painter, QRectF(left, 0, side, tall), "sales", ink)
        draw_axis(painter, at, 0, tall)

    def _draw_sign(
        self, painter: QPainter, top: float, sign: RatedSign, at: Columns, *, last: bool
    ) -> None:
        px, key = theme.px, sign.statement.key
        rect = QRectF(0, top, self.width(), px(ROW))
        self._draw_ground(painter, rect, key, last=last)
        draw_pick(painter, top, sign.rank)
        draw_statement(painter, at.statement.translated(0, top), sign.statement.words)
        draw_axis(painter, at, top, px(ROW))
        cells = 3 * at.cell + 2 * px(CELL_GAP)
        beside = px(AXIS) / 2 + px(8)
        starts = {Side.MARKETING: at.axis - beside - cells, Side.SALES: at.axis + beside}
        figures = {Side.MARKETING: at.marketing_figure, Side.SALES: at.sales_figure}
        for side in Side:
            rating = sign.rating(side)
            draw_cells(painter, QPointF(starts[side], top), at.cell, side, rating or 0)
            place = QRectF(figures[side], top, px(FIGURE + 4), px(ROW))
            font = theme.font("body-strong", tabular=True)
            words, ink = ("–", "muted") if rating is None else (str(rating), side.value)
            draw_text(painter, place, words, font, theme.color(ink))
        draw_gap(painter, at.chip.translated(0, top + px(ROW - CHIP_TALL) / 2), sign)

    def _draw_ground(self, painter: QPainter, rect: QRectF, key: str, *, last: bool) -> None:
        chosen, wide = key == self._selected, theme.line_width
        radius = theme.px(12) - wide if last else 0
        shape = rounded_path(rect, 0, radius)
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(shape, theme.color("primarysoft"))
            painter.save()
            painter.setClipPath(shape)
            bar = QRectF(0, rect.top(), theme.px(4), rect.height())
            painter.fillRect(bar, theme.color("primary"))
            painter.restore()
        elif key == self._hovered:
            painter.fillPath(shape, theme.color("hover"))
        if not last:
            foot = QRectF(0, rect.bottom() - wide, rect.width(), wide)
            painter.fillRect(foot, theme.color("line"))
        if chosen and self.hasFocus():
            draw_focus(painter, rect, 12 if last else 2)

    # Places

    def _renew(self) -> None:
        top, found = float(theme.px(HEAD)), []
        for entry in _grouped(self._signs):
            found.append((top, entry))
            top += theme.px(GROUP if isinstance(entry, Group) else ROW)
        self._entries = tuple(found)
        self.setFixedHeight(self._height())
        self.update()

    def _height(self) -> int:
        if not self._entries:
            return theme.px(HEAD)
        top, entry = self._entries[-1]
        return round(top) + theme.px(GROUP if isinstance(entry, Group) else ROW)


def _grouped(signs: tuple[RatedSign, ...]) -> Iterator[Group | RatedSign]:
    wide = [sign for sign in signs if sign.is_wide]
    alike = [sign for sign in signs if not sign.is_wide and sign.apart is not None]
    alone = [sign for sign in signs if sign.apart is None]
    number = "1 sign" if len(wide) == 1 else f"{len(wide)} signs"
    for group, own in (
        (Group("warning", "Seen differently", f"gap of 2 or more, {number}"), wide),
        (Group("people", "Seen alike", "gap of 0 or 1, strongest first"), alike),
        (Group("person", "Rated by one side", "the other gave no answer"), alone),
    ):
        if own:
            yield group
            yield from own


def _words(rating: int | None) -> str:
    return "no rating" if rating is None else f"{rating} {RATINGS[rating]}"
