"""Find anything: one field, and behind it steps, clauses, answers, actions and agreements."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from models.agreement import clauses, fields, references, walk
from models.agreement.path import Path
from models.agreement.words import in_words
from ui import icons
from ui.actions import DEEDS
from ui.theme import set_look, theme
from ui.widgets.drawing import Box, draw_box, draw_text, text_width
from ui.widgets.fields import LineField
from ui.widgets.labels import IconLabel, Muted

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.open_agreement import OpenAgreement

FOUND = Qt.ItemDataRole.UserRole + 1
MOST = 8
"""Results of one kind; more words find the rest."""
ROW = 44
AROUND = 28
"""Characters of an answer that stand before the first word found."""


@dataclass(frozen=True, slots=True)
class Found:
    """One result: its kind, what it is called, where it stands, and what going there does."""

    kind: str
    icon: str
    title: str
    place: str
    go: Callable[[], None]


class Finder(QDialog):
    """Type a few letters, choose with the arrows, go there with Enter."""

    def __init__(self, window: MainWindow) -> None:
        """Search what is open in the window, and the other agreements while they may be shown."""
        super().__init__(window)
        self._window = window
        self.setWindowTitle("Find anything")
        self.setModal(True)
        set_look(self, "ground", "surface")
        self.resize(theme.px(680), theme.px(480))
        self.field = LineField(example="A step, clause, word of an answer, action or agreement")
        self.field.name("Find anything")
        self.model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(FoundDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("Results")
        self.none = IconLabel("", "search", side=16)
        column = QVBoxLayout(self)
        side = theme.px(16)
        column.setContentsMargins(side, side, side, theme.px(12))
        column.setSpacing(theme.px(10))
        column.addWidget(self.field)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        column.addWidget(Muted("↑ ↓ choose · Enter goes there · Esc closes", "caption"))
        self.field.line.textChanged.connect(self.search)
        self.field.line.installEventFilter(self)
        self.list.clicked.connect(self._go_to)
        self.field.line.setFocus()
        self.search("")

    def search(self, text: str) -> None:
        """Show what the words are found in; without words the steps and actions."""
        words = text.casefold().split()
        self.model.clear()
        for found in self._found(words):
            item = QStandardItem(found.title)
            item.setData(found, FOUND)
            said = f"{found.kind}: {found.title}, {found.place}"
            item.setData(said, Qt.ItemDataRole.AccessibleTextRole)
            item.setEditable(False)
            self.model.appendRow(item)
        self.none.setVisible(not self.model.rowCount())
        self.none.show_words(
            f"Nothing is called “{text.strip()}”, here or in any answer.", "search"
        )
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0, 0))

    def done(self, result: int) -> None:
        """Close for good; the next search begins anew."""
        super().done(result)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8}
            step[Qt.Key.Key_PageUp] = -8
            key = Qt.Key(event.key())
            if key in step:
                self._move(step[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go_to(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _move(self, by: int) -> None:
        last = self.model.rowCount() - 1
        row = min(max(self.list.currentIndex().row() + by, 0), last)
        self.list.setCurrentIndex(self.model.index(row, 0))

    def _go_to(self, index: QModelIndex) -> None:
        found = index.data(FOUND)
        if isinstance(found, Found):
            self.accept()
            QTimer.singleShot(0, found.go)

    def _found(self, words: list[str]) -> Iterator[Found]:
        opened = self._window.opened
        if opened is not None:
            yield from _steps(opened, words)
            if words:
                yield from islice(_clauses(opened, words), MOST)
                yield from islice(_answers(opened, words), MOST)
        yield from islice(self._actions(words), 0 if opened and not words else None)
        yield from islice(self._agreements(words), MOST)

    def _actions(self, words: list[str]) -> Iterator[Found]:
        for deed in DEEDS:
            action = self._window.actions_by_key.get(deed.key)
            if action is None or not action.isEnabled() or deed.key == "find":
                continue
            if deed.group != "Window" and self._window.opened is None:
                continue
            if _has(f"{deed.text} {deed.group}", words):
                keys = deed.keys[0].replace("+", " ") if deed.keys else ""
                yield Found("Action", "bolt", deed.text, keys, action.trigger)

    def _agreements(self, words: list[str]) -> Iterator[Found]:
        if self._window.settings.hides_others:
            return
        opened = self._window.opened
        for listing in self._window.start_page.listings:
            if opened is not None and listing.id == opened.session.id:
                continue
            if _has(f"{listing.title} {listing.company}", words):
                go = partial(self._window.open_agreement, listing.id)
                yield Found("Agreement", "file-text", listing.title, listing.company, go)


def _steps(opened: OpenAgreement, words: list[str]) -> Iterator[Found]:
    by_name_first = sorted(opened.workspace.steps, key=lambda step: not _has(step.short, words))
    for step in by_name_first:
        if _has(f"{step.short} {step.question} {step.phase.value}", words):
            go = partial(_open_step, opened, step.key)
            yield Found("Step", "list", step.short, f"{step.phase.value} · step {step.number}", go)


def _clauses(opened: OpenAgreement, words: list[str]) -> Iterator[Found]:
    agreement = opened.session.workshop.agreement
    for clause in clauses.clauses(agreement):
        section = type(getattr(agreement, clause.section)).about.title
        if _has(f"{clause.title} {section}", words):
            go = partial(_open_place, opened, clause.path)
            yield Found("Clause", "note", clause.title, section, go)


def _answers(opened: OpenAgreement, words: list[str]) -> Iterator[Found]:
    agreement = opened.session.workshop.agreement
    for answer in walk.answers(agreement):
        if fields.is_empty(answer.value):
            continue
        said = " ".join(in_words(agreement, answer.field.kind, answer.value).split())
        if _has(f"{said} {answer.field.kind.label}", words):
            place = references.describe(agreement, answer.path)
            title = _excerpt(said, words)
            go = partial(_open_place, opened, answer.path)
            yield Found("Answer", "pencil", title, place, go)


def _open_step(opened: OpenAgreement, key: str) -> None:
    opened.show_workspace()
    opened.workspace.open_step(key)


def _open_place(opened: OpenAgreement, where: Path) -> None:
    opened.show_workspace()
    opened.workspace.open_place(where)


def _has(said: str, words: list[str]) -> bool:
    folded = said.casefold()
    return all(word in folded for word in words)


def _excerpt(said: str, words: list[str]) -> str:
    """The answer from a little before the first word that was found."""
    folded = said.casefold()
    first = min((folded.find(word) for word in words if word in folded), default=0)
    if first <= AROUND:
        return said
    start = said.rfind(" ", 0, first - AROUND // 2) + 1
    return f"… {said[start:]}"


class FoundDelegate(QStyledItemDelegate):
    """Draws a result: icon, title over its place, and its kind at the right."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(theme.px(200), theme.px(ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        found = index.data(FOUND)
        assert isinstance(found, Found)
        rect, px = QRectF(option.rect), theme.px
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, rect, Box(fill="primarysoft" if current else "hover"))
        side = px(18)
        ink = theme.color("primary" if current else "muted")
        icons.paint(
            painter, QRectF(rect.x() + px(10), rect.y(), side, rect.height()), found.icon, ink
        )
        small = theme.font("caption")
        wide = text_width(found.kind, small)
        kind = QRectF(rect.right() - px(12) - wide, rect.y(), wide + 2, rect.height())
        draw_text(painter, kind, found.kind, small, theme.color("muted"))
        left = rect.x() + px(10) + side + px(12)
        room = kind.x() - left - px(12)
        middle = rect.center().y()
        font = theme.font("row-strong" if current else "row-medium")
        upper = QRectF(left, middle - px(19), room, px(20))
        if not found.place:
            upper.moveTop(middle - px(10))
        draw_text(painter, upper, found.title, font, theme.color("text"))
        lower = QRectF(left, middle, room, px(17))
        draw_text(painter, lower, found.place, small, theme.color("muted"))
