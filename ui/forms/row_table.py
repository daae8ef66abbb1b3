"""Rows as a table in a card: the findings of all rows above it, a line to add rows below it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from models.agreement import fields, path
from models.agreement.clauses import ClauseId
from models.agreement.fields import Field
from models.agreement.kinds import Rows
from models.agreement.path import Path
from models.agreement.section import RowId
from models.rules.finding import Finding, Severity
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms.clause_head import ClauseHead
from ui.forms.row_words import inside_a_sentence
from ui.forms.rows import RowsView, SectionRow
from ui.forms.rows_model import Held, RowsModel
from ui.forms.table_parts import (
    BLOCKS,
    NOT_KEPT,
    WARNING,
    AddRow,
    Entry,
    FindingsBand,
    KeyCaps,
)
from ui.forms.table_view import TableView
from ui.forms.waived_lines import WaivedLines
from ui.session import Session
from ui.theme import theme
from ui.widgets.card import Card, Line
from ui.widgets.labels import Paragraph


class RowTable(RowsView):
    """A table of short answers, worked like a spreadsheet."""

    def __init__(self, session: Session, advice: Advice, where: Path, kind: Rows) -> None:
        super().__init__(session, advice, where, kind)
        self.model = RowsModel(session, where, kind)
        self.table = TableView(session, self.model)
        self.title = SectionRow(kind.label)
        self.clause: ClauseHead | None = None
        if kind.clause == "table":
            self.clause = ClauseHead(session, advice, self._clauses, where)
        self.findings = FindingsBand(session, rounded=self.clause is None)
        self.waived = WaivedLines(session, self._place_of, edge=24)
        self.empty = Paragraph(_invitation(kind), "row", "muted")
        self.foot = AddRow(kind)
        self.keys = KeyCaps()
        self._body = QWidget()
        self._lay_out()
        self._connect()
        self.show_workshop(None, session.workshop)
        self.show_findings()
        if self.clause is not None:
            self._show_left_out(self.clause.is_left_out)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        editing = self.table.cells.editor is not None
        current = self.table.currentIndex()
        kept = self.model.row_at(current).id if current.isValid() else ""
        self.model.show_workshop(before, after)
        if self.clause is not None:
            self.clause.show_workshop(before, after)
        if kept and not editing:
            self._keep_place(kept, current)
        count = len(self.rows)
        self.title.show_count(count)
        self.table.setVisible(count > 0)
        self.empty.setVisible(not count)

    def show_findings(self) -> None:
        if self.clause is not None:
            self.clause.show_findings()
        found = self.advice.below(self.where)
        self.model.show_found(found)
        self._show_band()

    def reveal(self, where: Path) -> bool:
        depth = len(self.where)
        if where[:depth] != self.where:
            return False
        if len(where) == depth:
            self._focus_table()
            return True
        index = self.model.index_at(where)
        if index.isValid():
            self.table.go_to(index.row(), index.column())
            self.findings.show_place(where)
        return index.isValid()

    # What can be done

    def _add(self) -> None:
        current = self.table.currentIndex()
        at_end = not current.isValid() or current.row() == len(self.rows) - 1
        row_id = self.add_row(None if at_end else current.row() + 1)
        self._go_to(row_id, 0, edit=True)

    def _add_at_end(self) -> None:
        self._go_to(self.add_row(), 0, edit=True)

    def _duplicate(self, row: int) -> None:
        column = self.table.currentIndex().column()
        self._go_to(self.duplicate_row(self.rows[row].id), column)

    def _delete(self, row: int) -> None:
        column = self.table.currentIndex().column()
        self.delete_row(self.rows[row].id)
        self._catch_up()
        if self.rows:
            self.table.go_to(min(row, len(self.rows) - 1), column)
        else:
            self.foot.button.setFocus()

    def _move(self, row: int, target: int) -> None:
        column = self.table.currentIndex().column()
        row_id = self.rows[row].id
        self.move_row(row_id, target)
        self._go_to(row_id, column)

    def _confirm(self, index: QModelIndex) -> None:
        self.session.confirm(self.model.path_of(index), self.model.column_at(index).label)
        self._catch_up()

    def _paste(self) -> None:
        pasted = self.paste_rows()
        self._catch_up()
        for slip in pasted.problems:
            if slip.row_id and slip.name:
                index = self.model.index_at((*self.where, slip.row_id, slip.name))
                if index.isValid() and self.model.column_at(index).part is None:
                    self.model.hold(index, Held(slip.text, slip.sentence))
        if pasted.rows:
            self._go_to(pasted.rows[0].id, 0)
            self.tell_of_notice()

    def _repair(self, finding: Finding) -> None:
        self.session.end_burst()
        self.session.edit(finding.path, finding.repair, "Apply a suggestion", merge=False)
        self.reveal(finding.path)

    def _go_to(self, row_id: RowId, column: int, *, edit: bool = False) -> None:
        self._catch_up()
        self.table.go_to(self.index_of(row_id), max(0, column), edit=edit)

    # Inside

    def _lay_out(self) -> None:
        card = Card()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        self.empty.setContentsMargins(24, 14, 24, 14)
        for part in (self.findings, self.waived, self.table, self.empty, Line(), self.foot):
            inner.addWidget(part)
        if self.clause is not None:
            card.body.addWidget(self.clause)
        card.body.addWidget(self._body)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(8))
        for piece in (self.title, self.notice, card, self.keys):
            box.addWidget(piece)
        self.keys.setVisible(self._tells_keys)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _connect(self) -> None:
        view = self.table
        view.add_wanted.connect(self._add)
        view.duplicate_wanted.connect(self._duplicate)
        view.delete_wanted.connect(self._delete)
        view.move_wanted.connect(self._move)
        view.paste_wanted.connect(self._paste)
        view.leave_wanted.connect(self.foot.button.setFocus)
        view.confirm_wanted.connect(self._confirm)
        view.cell_entered.connect(self._enter)
        self.foot.button.clicked.connect(self._add_at_end)
        self.foot.paste_wanted.connect(self._paste)
        self.findings.wanted.connect(self.reveal)
        self.model.held_changed.connect(self._show_band)
        self.findings.repair_wanted.connect(self._repair)
        if self.clause is not None:
            self.clause.left_out_changed.connect(self._show_left_out)

    @property
    def _tells_keys(self) -> bool:
        """The keys are the same for all tables of a page; they stand below the last."""
        section = type(getattr(self.session.workshop.agreement, self.where[0]))
        names = [field.name for field in fields.nested(section) if _is_table(field)]
        return not self.nested and self.where[1] == names[-1]

    def _clauses(self) -> tuple[ClauseId, ...]:
        return (path.text(self.where),)

    def _show_left_out(self, out: bool) -> None:
        self._body.setVisible(not out)
        self.keys.setVisible(self._tells_keys and not out)

    def _enter(self, index: QModelIndex) -> None:
        if index.isValid():
            self.place_changed.emit(self.model.path_of(index))

    def _focus_table(self) -> None:
        if self.rows:
            self.table.go_to(0, 0)
        else:
            self.foot.button.setFocus()

    def _show_band(self) -> None:
        """What cannot be kept comes first, then errors, then warnings."""
        entries = [self._unkept(*held) for held in self.model.held()]
        found = self.advice.below(self.where)
        for severity in (Severity.ERROR, Severity.WARNING):
            entries += [self._entry(one) for one in found if one.severity is severity]
        self.findings.show_entries(tuple(entries))
        depth = len(self.where)
        waived = (one for one in self.advice.waived if one.path[:depth] == self.where)
        self.waived.show_waived(tuple(waived))
        self.table.show_top(rounded=self.clause is None and not entries and not self.waived.shown)

    def _unkept(self, where: Path, label: str, held: Held) -> Entry:
        title = f"{self._place_of(where)}, {label}: {held.sentence}"
        return Entry(where, title, "", NOT_KEPT)

    def _entry(self, finding: Finding) -> Entry:
        place = self._place_of(finding.path)
        title = f"{place}: {finding.message}" if place else finding.message
        chip = BLOCKS if finding.severity is Severity.ERROR else WARNING
        return Entry(finding.path, title, finding.question, chip, finding)

    def _place_of(self, where: Path) -> str:
        """The row of a place, as people count; empty for the table as a whole."""
        depth = len(self.where)
        place = self.index_of(where[depth]) if len(where) > depth else -1
        return f"Row {place + 1}" if place >= 0 else ""

    def _keep_place(self, row_id: RowId, current: QModelIndex) -> None:
        """The row that had the keyboard keeps it when rows have come, gone or moved."""
        place, column = self.index_of(row_id), max(0, current.column())
        if place >= 0 and self.table.currentIndex().row() != place:
            self.table.setCurrentIndex(self.model.index(place, column))

    def _catch_up(self) -> None:
        """Show the present rows, should the page not have passed them on yet."""
        if self.model.shown_rows is not self.rows:
            self.show_workshop(None, self.session.workshop)


def _invitation(kind: Rows) -> str:
    return f"No {inside_a_sentence(kind.label)} yet. {kind.help}".strip()


def _is_table(field: Field) -> bool:
    return isinstance(field.kind, Rows) and fields.is_table(field.kind)
