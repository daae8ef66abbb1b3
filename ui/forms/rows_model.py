"""The rows of a table as Qt's views see them; the session keeps the values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from models.agreement import fields, path
from models.agreement.kinds import Kind, Rows
from models.agreement.path import Path
from models.agreement.section import Row, RowId
from models.drafting.origins import is_placeholder
from models.rules.finding import Finding, Severity
from models.workshop import Workshop
from ui.forms import row_words
from ui.forms.columns import Column, columns
from ui.forms.row_order import difference, moved
from ui.session import Session

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Cell(IntEnum):
    """What a delegate asks a cell for beyond Qt's own roles."""

    STATE = Qt.ItemDataRole.UserRole + 1
    MARK = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Held:
    """Words typed into a cell that cannot be kept as a value, and the sentence that says why."""

    typed: str
    sentence: str


class RowsModel(QAbstractTableModel):
    """A line for each row and a column for each question."""

    held_changed = Signal()

    def __init__(self, session: Session, where: Path, kind: Rows) -> None:
        """Show the rows at `where`, which are declared as `kind`."""
        super().__init__()
        self.where, self.kind = where, kind
        self._session = session
        self._targets = row_words.pointed_at(kind, telling=False)
        self._rows: tuple[Row, ...] = ()
        self._columns: tuple[Column, ...] = ()
        self._held: dict[tuple[RowId, str], Held] = {}
        self._found: dict[Path, list[Finding]] = {}
        self._rows, self._columns = self._present(session.workshop)

    # What the session says

    @property
    def shown_rows(self) -> tuple[Row, ...]:
        """The rows it shows."""
        return self._rows

    @property
    def shown_columns(self) -> tuple[Column, ...]:
        """The columns it shows."""
        return self._columns

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`, telling the views no more than what is different."""
        rows, own_columns = self._present(after)
        if own_columns != self._columns:
            self.beginResetModel()
            self._rows, self._columns = rows, own_columns
            self.endResetModel()
            return
        self._change_rows(rows)
        if before is not None and self._speaks_differently(before, after):
            self._tell_all()

    def show_found(self, found: tuple[Finding, ...]) -> None:
        """Show what was found in these rows."""
        by_place: dict[Path, list[Finding]] = {}
        depth = len(self.where)
        for finding in found:
            by_place.setdefault(finding.path[: depth + 2], []).append(finding)
        if by_place != self._found:
            self._found = by_place
            self._tell_all()

    def found_at(self, row: Row) -> list[Finding]:
        """Errors and warnings of a row and its answers."""
        place = (*self.where, row.id)
        return [
            finding
            for where, found in self._found.items()
            if where[: len(place)] == place
            for finding in found
            if finding.severity in (Severity.ERROR, Severity.WARNING)
        ]

    # What cannot be kept yet

    def hold(self, index: Index, held: Held | None) -> None:
        """Keep words that cannot be read, or forget them."""
        key = (self.row_at(index).id, self.key_of(index.column()))
        if held is None:
            self._held.pop(key, None)
        else:
            self._held[key] = held
        self.dataChanged.emit(index, index)
        self.held_changed.emit()

    def held(self) -> tuple[tuple[Path, str, Held], ...]:
        """Where there are words that could not be kept, the heading there, and these words."""
        return tuple(
            ((*self.where, row.id, column.field.name), column.label, self._held[key])
            for row in self._rows
            for place, column in enumerate(self._columns)
            if (key := (row.id, self.key_of(place))) in self._held
        )

    def held_at(self, index: Index) -> Held | None:
        """The words a cell could not keep; None when it has a value or nothing."""
        return self._held.get((self.row_at(index).id, self.key_of(index.column())))

    # Places

    def row_at(self, index: Index) -> Row:
        """The row that a cell belongs to."""
        return self._rows[index.row()]

    def column_at(self, index: Index) -> Column:
        """The column that a cell belongs to."""
        return self._columns[index.column()]

    def path_of(self, index: Index) -> Path:
        """The answer that a cell shows."""
        return (*self.where, self.row_at(index).id, self.column_at(index).field.name)

    def key_of(self, column: int) -> str:
        """The name of a column that tells the columns of a grid apart."""
        shown = self._columns[column]
        return f"{shown.field.name} {shown.part.id}" if shown.part else shown.field.name

    def index_at(self, where: Path) -> QModelIndex:
        """The cell that shows an answer, or the first cell of a row; invalid when there is none."""
        depth = len(self.where)
        row_id, name = where[depth], where[depth + 1] if len(where) > depth + 1 else ""
        for number, row in enumerate(self._rows):
            if row.id == row_id:
                names = [column.field.name for column in self._columns]
                return self.index(number, names.index(name) if name in names else 0)
        return QModelIndex()

    # Qt's questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        column = self.column_at(index)
        if column.typed and column.asked(self.row_at(index)):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(index)
            case Qt.ItemDataRole.EditRole:
                return self.column_at(index).value(self.row_at(index))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = (
                    Qt.AlignmentFlag.AlignRight
                    if self.column_at(index).numeric
                    else Qt.AlignmentFlag.AlignLeft
                )
                return side | Qt.AlignmentFlag.AlignVCenter
            case Cell.STATE:
                return self._state(index)
            case Cell.MARK:
                return self._mark(index)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        column, row = self.column_at(index), self.row_at(index)
        if self._held.pop((row.id, self.key_of(index.column())), None) is not None:
            self.held_changed.emit()
        self._session.edit(
            self.path_of(index), column.answer(row, value), f"Edit {column.label.lower()}"
        )
        return True

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        kind: Kind = column.kind
        needed = kind.required and column.part is None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.label
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.label}, needed before signing" if needed else column.label
            case Qt.ItemDataRole.ToolTipRole:
                return f"{column.label}. {kind.help}" if kind.help else column.label
            case Cell.MARK:
                return "*" if needed else ""
        return None

    # Words and states

    def _words(self, index: Index) -> str:
        held = self.held_at(index)
        if held is not None:
            return held.typed
        column, row = self.column_at(index), self.row_at(index)
        if not column.asked(row):
            return ""
        return column.said(self._session.workshop.agreement, row)

    def _spoken(self, index: Index) -> str:
        words = {
            "held": "not kept",
            "open": "not answered yet",
            "unconfirmed": "starter value",
            "error": "error",
            "not asked": "not asked",
            "calculated": "calculated",
        }
        said = (self._words(index), words.get(self._state(index), ""))
        return ", ".join(word for word in said if word) or "empty"

    def _state(self, index: Index) -> str:
        """One word for how a cell looks."""
        column, row = self.column_at(index), self.row_at(index)
        if self.held_at(index) is not None:
            return "held"
        if not column.typed:
            return "calculated"
        if not column.asked(row):
            return "not asked"
        where = self.path_of(index)
        if any(one.severity is Severity.ERROR for one in self._found.get(where, ())):
            return "error"
        value = column.value(row)
        if fields.is_empty(value):
            return "open" if column.kind.required and column.part is None else ""
        drafting = self._session.workshop.drafting
        return "unconfirmed" if is_placeholder(drafting.origins, where) else ""

    def _mark(self, index: Index) -> str:
        """The icon that the first cell of a row with findings ends in."""
        if index.column() != 0:
            return ""
        found = {finding.severity for finding in self.found_at(self.row_at(index))}
        if Severity.ERROR in found:
            return "error"
        return "warning" if found else ""

    # Changes

    def _present(self, workshop: Workshop) -> tuple[tuple[Row, ...], tuple[Column, ...]]:
        agreement = workshop.agreement
        gone = not path.exists(agreement, self.where)
        rows: tuple[Row, ...] = () if gone else path.get(agreement, self.where)
        return rows, columns(agreement, self.kind)

    def _change_rows(self, rows: tuple[Row, ...]) -> None:
        before, after = [row.id for row in self._rows], [row.id for row in rows]
        if before == after:
            old, self._rows = self._rows, rows
            for number, (one, other) in enumerate(zip(old, rows, strict=True)):
                if one is not other:
                    self._tell(number, number)
            return
        start, end, other_end = difference(before, after)
        if end == start:
            self.beginInsertRows(_NOWHERE, start, other_end - 1)
            self._rows = rows
            self.endInsertRows()
        elif other_end == start:
            self.beginRemoveRows(_NOWHERE, start, end - 1)
            self._rows = rows
            self.endRemoveRows()
        elif (move := moved(before[start:end], after[start:other_end])) is not None:
            source, target = start + move[0], start + move[1]
            self.beginMoveRows(_NOWHERE, source, source, _NOWHERE, target)
            self._rows = rows
            self.endMoveRows()
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self._tell_all()

    def _speaks_differently(self, before: Workshop, after: Workshop) -> bool:
        first, second = before.agreement, after.agreement
        if before.drafting.origins is not after.drafting.origins:
            return True
        if first.parties.answers is not second.parties.answers:
            return True
        return any(path.get(first, to) is not path.get(second, to) for to in self._targets)

    def _tell_all(self) -> None:
        if self._rows:
            self._tell(0, len(self._rows) - 1)

    def _tell(self, first: int, last: int) -> None:
        if self._columns:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))
