"""The agreements as rows of a list: what each one says, and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import dates, icons
from ui.theme import theme
from ui.widgets.chips import chip_width, draw_chip
from ui.widgets.drawing import draw_focus, draw_text, rounded_path, text_width
from ui.widgets.status import status_look

if TYPE_CHECKING:
    from models.store.listing import Listing

ROW = 60
EDGE = 16
MENU = 26
"""What the menu takes of the last column."""

Index = QModelIndex | QPersistentModelIndex


class Show(StrEnum):
    """Which agreements the list shows."""

    ALL = "all"
    IN_WORK = "in_work"
    DUE = "due"
    ARCHIVED = "archived"


class Column(StrEnum):
    """What a column of the list says."""

    TITLE = "Agreement"
    STATUS = "Status"
    CHANGED = "Last change"
    VERSIONS = "Versions"
    REVIEW = "Next review"


WIDTHS = MappingProxyType(
    {Column.STATUS: 148, Column.CHANGED: 108, Column.VERSIONS: 72, Column.REVIEW: 188}
)
_LEAST_TITLE = 190
WAYS_OUT = "Open it to see what can be done"
"""What a damaged agreement says beside its damage."""


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which column the list is sorted, and whether backwards."""

    column: Column = Column.REVIEW
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """The next review in words, with its icon, tone, and how soon it wants attention."""

    words: str
    icon: str = ""
    tone: str = "muted"
    strong: bool = False


def belongs(listing: Listing, show: Show, today: date) -> bool:
    """True when the list shows this agreement under that filter."""
    if listing.archived or show is Show.ARCHIVED:
        return listing.archived and show is Show.ARCHIVED
    if listing.damage:
        return show is Show.ALL
    if show is Show.IN_WORK:
        return listing.status.state.value in ("draft", "in_review", "agreed")
    if show is Show.DUE:
        return review_of(listing, today).strong
    return True


def review_of(listing: Listing, today: date) -> Review:
    """When a signed agreement is looked at again, counted from today."""
    state, day = listing.status.state.value, listing.next_review
    if state == "superseded":
        return Review("Replaced")
    if day is None:
        return Review("No date" if state == "signed" else "After signing")
    if state == "ended":
        return Review("Term has ended", "flag", "warn", strong=True)
    words = dates.until(day, today)
    days = (day - today).days
    if days < 0:
        return Review(words, "error", "err", strong=True)
    if days <= dates.SOON:
        return Review(words, "clock", "warn", strong=True)
    return Review(words, "calendar", "text")


def damage_words(listing: Listing) -> str:
    """What is wrong with a damaged agreement, as a sentence without its end."""
    return f"Damaged: {listing.damage}" if listing.damage else ""


def matches(listing: Listing, words: str) -> bool:
    """True when every word is found in the title, the company or the status."""
    status = damage_words(listing) or listing.status.words
    said = f"{listing.title} {listing.company} {status}".casefold()
    return all(word in said for word in words.casefold().split())


_KEYS: MappingProxyType[Column, Callable[[Listing], tuple[object, ...]]] = MappingProxyType(
    {
        Column.TITLE: lambda one: (one.title.casefold(), one.company.casefold()),
        Column.STATUS: lambda one: (
            "Damaged" if one.damage else one.status.words,
            one.title.casefold(),
        ),
        Column.CHANGED: lambda one: (-one.changed_at.timestamp(),),
        Column.VERSIONS: lambda one: (one.versions, one.title.casefold()),
        Column.REVIEW: lambda one: (
            not one.damage,
            one.next_review or date.max,
            -one.changed_at.timestamp(),
        ),
    }
)


class AgreementModel(QAbstractListModel):
    """The agreements that are shown, in the order in which they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        """An empty list."""
        super().__init__(parent)
        self._listings: tuple[Listing, ...] = ()
        self.now = datetime.now().astimezone()

    def show_listings(self, listings: tuple[Listing, ...], sorting: Sorting) -> None:
        """Show these agreements, sorted."""
        self.beginResetModel()
        self.now = datetime.now().astimezone()
        found = sorted(listings, key=_KEYS[sorting.column], reverse=sorting.backwards)
        self._listings = tuple(found)
        self.endResetModel()

    def listing(self, index: Index) -> Listing:
        """The agreement of a row."""
        return self._listings[index.row()]

    def row_of(self, agreement_id: str) -> int:
        """The row of an agreement; -1 where it is not shown."""
        ids = [one.id for one in self._listings]
        return ids.index(agreement_id) if agreement_id in ids else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._listings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        listing = self.listing(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return listing.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(listing)
        if role == Qt.ItemDataRole.ToolTipRole and listing.damage:
            return f"{damage_words(listing)}. {WAYS_OUT}."
        if role == Qt.ItemDataRole.ToolTipRole and listing.status.waiting_for:
            return listing.status.names
        return None

    def _said(self, listing: Listing) -> str:
        if listing.damage:
            words = [listing.title, listing.company, damage_words(listing), WAYS_OUT]
            return ", ".join(word for word in words if word)
        words = [
            listing.title,
            listing.company,
            listing.status.words,
            f"changed {dates.changed(listing.changed_at, self.now)}",
            dates.counted(listing.versions, "version"),
            f"next review: {review_of(listing, self.now.date()).words}",
        ]
        return ", ".join(word for word in words if word)


def columns(width: float) -> dict[Column, QRectF]:
    """Where each column begins and ends in a row of this width; what has no room is left out."""
    room = width - theme.px(2 * EDGE)
    shown = dict(WIDTHS)
    for column in (Column.VERSIONS, Column.CHANGED, Column.STATUS):
        if room - theme.px(sum(shown.values())) < theme.px(_LEAST_TITLE):
            del shown[column]
    places: dict[Column, QRectF] = {}
    left = width - theme.px(EDGE + sum(shown.values()))
    places[Column.TITLE] = QRectF(theme.px(EDGE), 0, left - theme.px(EDGE + 12), 0)
    for column, wide in shown.items():
        places[column] = QRectF(left, 0, theme.px(wide), 0)
        left += theme.px(wide)
    return places


class AgreementDelegate(QStyledItemDelegate):
    """Draws a row: title over company, status chip, last change, versions, next review, menu."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(320), theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, AgreementModel)
        listing = model.listing(index)
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        view = self.parent()
        assert isinstance(view, QWidget)
        # The scroll bar takes its room from the rows alone; the columns stay below their heads.
        rect.setWidth(view.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        last = index.row() == model.rowCount() - 1
        if selected or hovered:
            foot = theme.px(12) - theme.line_width if last else 0
            ground = theme.color("primarysoft" if selected else "hover")
            painter.fillPath(rounded_path(rect, 0, foot), ground)
        if not last:
            line = QRectF(rect.x(), rect.bottom() + 1 - theme.line_width, rect.width(), 0)
            line.setHeight(theme.line_width)
            painter.fillRect(line, theme.color("line"))
        self._draw_columns(painter, rect, listing, model.now)
        if selected or hovered:
            icons.paint(painter, menu_icon(rect), "more", theme.color("text"))
        if option.state & QStyle.StateFlag.State_HasFocus and selected:
            draw_focus(painter, rect.adjusted(2, 2, -2, -3), 8)
        painter.restore()

    def _draw_columns(
        self, painter: QPainter, rect: QRectF, listing: Listing, now: datetime
    ) -> None:
        places = {
            column: QRectF(rect.x() + place.x(), rect.y(), place.width(), rect.height())
            for column, place in columns(rect.width()).items()
        }
        self._draw_name(painter, places[Column.TITLE], listing)
        if listing.damage:
            self._draw_damage(painter, places, listing)
            return
        if (place := places.get(Column.STATUS)) is not None:
            self._draw_status(painter, place, listing)
        plain, text = theme.font("row", tabular=True), theme.color("text")
        if (place := places.get(Column.CHANGED)) is not None:
            draw_text(painter, place, dates.changed(listing.changed_at, now), plain, text)
        if (place := places.get(Column.VERSIONS)) is not None:
            words = f"{listing.versions:,}"
            place.adjust(theme.px(28) - text_width(words, plain) / 2, 0, 0, 0)
            draw_text(painter, place, words, plain, text)
        self._draw_review(painter, places[Column.REVIEW], review_of(listing, now.date()))

    def _draw_name(self, painter: QPainter, place: QRectF, listing: Listing) -> None:
        middle = place.center().y()
        upper = QRectF(place.x(), middle - theme.px(20), place.width(), theme.px(20))
        lower = QRectF(place.x(), middle, place.width(), theme.px(20))
        if not listing.company:
            upper = place
        draw_text(painter, upper, listing.title, theme.font("body-strong"), theme.color("text"))
        draw_text(painter, lower, listing.company, theme.font("small"), theme.color("muted"))

    def _draw_damage(
        self, painter: QPainter, places: dict[Column, QRectF], listing: Listing
    ) -> None:
        """In place of all that follows the name: what is wrong, over what can be done."""
        left = min(place.x() for column, place in places.items() if column is not Column.TITLE)
        end = places[Column.REVIEW].right() - theme.px(MENU)
        tall, gap = theme.px(20), theme.px(8)
        middle = places[Column.TITLE].center().y()
        side = theme.px(16)
        ink = theme.color("err")
        icons.paint(painter, QRectF(left, middle - tall, side, tall), "error", ink)
        room = end - left - side - gap
        upper = QRectF(left + side + gap, middle - tall, room, tall)
        draw_text(painter, upper, damage_words(listing), theme.font("small-strong"), ink)
        muted = theme.color("muted")
        draw_text(painter, upper.translated(0, tall), WAYS_OUT, theme.font("small"), muted)

    def _draw_status(self, painter: QPainter, place: QRectF, listing: Listing) -> None:
        words, kind, icon = status_look(listing.status, short=True)
        font, room = theme.font("caption-strong"), place.width() - theme.px(3)
        icon = icon if chip_width(words, icon, font) <= room else ""
        wide = min(chip_width(words, icon, font), room)
        tall = theme.px(24)
        chip = QRectF(place.x(), round(place.center().y() - tall / 2), wide, tall)
        draw_chip(painter, chip, words, kind, icon)

    def _draw_review(self, painter: QPainter, place: QRectF, review: Review) -> None:
        colour = theme.color(review.tone)
        left = place.x()
        if review.icon:
            side = theme.px(16)
            icons.paint(painter, QRectF(left, place.y(), side, place.height()), review.icon, colour)
            left += side + theme.px(6)
        font = theme.font("row-strong" if review.strong else "row")
        room = QRectF(left, place.y(), place.right() - left - theme.px(MENU), place.height())
        draw_text(painter, room, review.words, font, colour)


def menu_icon(row: QRectF) -> QRectF:
    """Where the dots of a row's menu stand."""
    side = theme.px(18)
    return QRectF(row.right() - theme.px(EDGE + 4) - side, row.y(), side, row.height())
