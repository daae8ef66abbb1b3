"""The changed clauses as a list: numbers as old → new, wordings and rows counted."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.revisions.compare import Change
from ui.changes import ChangedClause, in_counts, is_row, is_short
from ui.theme import set_look, theme
from ui.widgets.drawing import draw_focus, draw_text, text_width

WIDTH = 332
MOST = 4
"""Values that are listed with a clause; the blocks have all of them."""
HEAD, LINE = 58, 20

Index = QModelIndex | QPersistentModelIndex


class ChangeModel(QAbstractListModel):
    """The clauses in document order."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing changed."""
        super().__init__(parent)
        self._clauses: tuple[ChangedClause, ...] = ()

    def show_clauses(self, clauses: tuple[ChangedClause, ...]) -> None:
        """Show these clauses."""
        self.beginResetModel()
        self._clauses = clauses
        self.endResetModel()

    def clause(self, index: Index) -> ChangedClause:
        """The clause of a row."""
        return self._clauses[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._clauses)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        clause = self.clause(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return clause.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (f"{one.label}: {one.before} to {one.after}" for one in listed(clause))
            return f"{clause.section}, {clause.title}: {clause.sorts}. {'; '.join(said)}"
        return None


class ChangeDelegate(QStyledItemDelegate):
    """Draws a clause with its changed values below it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        clause = _clause(index)
        lines = len(listed(clause)) + bool(rest(clause))
        return QSize(theme.px(WIDTH - 20), theme.px(HEAD + LINE * lines))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        clause, rect, px = _clause(index), QRectF(option.rect), theme.px
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("primarysoft" if selected else "hover"))
        if selected:
            painter.fillRect(
                QRectF(rect.x(), rect.y(), px(3), rect.height()), theme.color("primary")
            )
        line = QRectF(rect.x(), rect.bottom(), rect.width(), theme.line_width)
        painter.fillRect(line, theme.color("line"))
        left, wide = rect.x() + px(20), rect.width() - px(36)
        top = rect.y() + px(9)
        title = QRectF(left, top, wide, px(20))
        draw_text(painter, title, clause.title, theme.font("row-strong"), theme.color("text"))
        section = QRectF(left, top + px(19), wide, px(18))
        words = clause.section if clause.section != clause.title else "Outside the clauses"
        draw_text(painter, section, words, theme.font("caption"), theme.color("muted"))
        top += px(40)
        for change in listed(clause):
            self._draw_change(painter, QRectF(left, top, wide, px(LINE)), change)
            top += px(LINE)
        if words := rest(clause):
            room = QRectF(left, top, wide, px(LINE))
            draw_text(painter, room, words, theme.font("small"), theme.color("text"))
        if option.state & QStyle.StateFlag.State_HasFocus and selected:
            draw_focus(painter, rect.adjusted(4, 2, -3, -3), 6)
        painter.restore()

    def _draw_change(self, painter: QPainter, place: QRectF, change: Change) -> None:
        wide = min(text_width(change.label, theme.font("small")) + 1, theme.px(112))
        label = QRectF(place.x(), place.y(), wide, place.height())
        draw_text(painter, label, change.label, theme.font("small"), theme.color("muted"))
        left = label.right() + theme.px(12)
        old = change.before or "–"
        small, strong = theme.font("small"), theme.font("small-strong")
        half = (place.right() - left) / 2
        wide = min(text_width(old, small), half)
        draw_text(
            painter, QRectF(left, place.y(), wide, place.height()), old, small, theme.color("muted")
        )
        left += wide
        arrow = "  →  "
        room = QRectF(left, place.y(), place.right() - left, place.height())
        draw_text(painter, room, arrow, small, theme.color("muted"))
        room.setLeft(left + text_width(arrow, small))
        draw_text(painter, room, change.after or "removed", strong, theme.color("text"))


class ChangeList(QListView):
    """Choosing a clause here brings it into view."""

    clause_chosen = Signal(str)

    def __init__(self) -> None:
        """An empty list."""
        super().__init__()
        self.changes = ChangeModel(self)
        self.setModel(self.changes)
        self.setItemDelegate(ChangeDelegate(self))
        self.setAccessibleName("Changed clauses")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        set_look(self, "ground", "none")
        self.selectionModel().currentChanged.connect(self._tell)
        theme.changed.connect(self.doItemsLayout)

    def choose(self, row: int) -> None:
        """Choose the clause in this row."""
        self.setCurrentIndex(self.changes.index(row, 0))

    def chosen(self) -> int:
        """The row that is chosen; -1 when none is."""
        return self.currentIndex().row()

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.clause_chosen.emit(self.changes.clause(index).key)


def listed(clause: ChangedClause) -> tuple[Change, ...]:
    """The changes that fit on a line each."""
    short = [one for one in clause.changes if not is_row(one) and is_short(one)]
    return tuple(short[:MOST])


def rest(clause: ChangedClause) -> str:
    """What else changed in a clause, in counts."""
    shown = {id(one) for one in listed(clause)}
    return in_counts(one for one in clause.changes if id(one) not in shown)


def _clause(index: Index) -> ChangedClause:
    model = index.model()
    assert isinstance(model, ChangeModel)
    return model.clause(index)
