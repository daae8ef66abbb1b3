"""Repeated things on a page, as cards or as a table, and all that can be done with them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from models.agreement import fields, path, references
from models.agreement.kinds import Rows
from models.agreement.path import Path
from models.agreement.section import Row, RowId
from models.errors import UserError
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms.notice import Notice
from ui.forms.paste import Pasted, read_block, rows_from_block
from ui.forms.row_words import inside_a_sentence, with_article
from ui.session import Session
from ui.theme import theme
from ui.widgets.labels import Label, Muted

MANY_LINES = 12


def rows_view(session: Session, advice: Advice, where: Path, kind: Rows) -> RowsView:
    """The view that suits these rows."""
    if fields.is_table(kind):
        from ui.forms.row_table import RowTable

        return RowTable(session, advice, where, kind)
    from ui.forms.row_cards import RowCards

    return RowCards(session, advice, where, kind)


class RowsView(QWidget):
    """Shows the rows at one place of the agreement and passes what is done to the session."""

    place_changed = Signal(object)
    """The row or answer that has the keyboard."""

    def __init__(self, session: Session, advice: Advice, where: Path, kind: Rows) -> None:
        """Show the rows at `where`, which are declared as `kind`."""
        super().__init__()
        self.session, self.advice = session, advice
        self.where, self.kind = where, kind
        self.notice = Notice()
        self._pasted_at = -1
        session.undo_stack.indexChanged.connect(self._forget_paste)
        self.setAccessibleName(kind.label)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`; rows that are the same objects as before need not be touched."""
        raise NotImplementedError

    def show_findings(self) -> None:
        """Show what the advice has found meanwhile."""
        raise NotImplementedError

    def reveal(self, where: Path) -> bool:
        """Bring a row or an answer in it into view; False when it is not here."""
        raise NotImplementedError

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they are; none when the row that they are nested in is gone."""
        agreement = self.session.workshop.agreement
        if not path.exists(agreement, self.where):
            return ()
        found: tuple[Row, ...] = path.get(agreement, self.where)
        return found

    @property
    def nested(self) -> bool:
        """True for rows inside of a row."""
        return len(self.where) > 2

    def index_of(self, row_id: RowId) -> int:
        """The place of a row, counted from 0; -1 when it is gone."""
        return next((n for n, row in enumerate(self.rows) if row.id == row_id), -1)

    def name_of(self, row_id: RowId) -> str:
        """What a row is called at present."""
        row = self.rows[self.index_of(row_id)]
        return references.called(self.session.workshop.agreement, row, self.kind)

    # What can be done

    def add_row(self, index: int | None = None) -> RowId:
        """Add an empty row at the end, or before `index`."""
        row = self.kind.holds()
        assert isinstance(row, Row)
        self.session.end_burst()
        self.session.add_row(self.where, row, f"Add {with_article(self.kind.one)}", index)
        return row.id

    def duplicate_row(self, row_id: RowId) -> RowId:
        """Put a copy behind a row."""
        self.session.end_burst()
        label = f"Duplicate “{self.name_of(row_id)}”"
        return self.session.duplicate_row((*self.where, row_id), label)[-1]

    def delete_row(self, row_id: RowId) -> None:
        """Delete a row without asking; it stays, and that is said, while something points at it."""
        self.session.end_burst()
        try:
            self.session.remove_row((*self.where, row_id), self.name_of(row_id))
        except UserError as trouble:
            self.notice.show_message(trouble.message, (trouble.hint,))
            self.tell_of_notice()
        else:
            self.notice.hide()

    def move_row(self, row_id: RowId, index: int) -> None:
        """Move a row to a place among the others."""
        start = self.index_of(row_id)
        if 0 <= index < len(self.rows) and index != start:
            self.session.end_burst()
            label = f"Move “{self.name_of(row_id)}”"
            self.session.move_row((*self.where, row_id), index, label)

    def paste_rows(self) -> Pasted:
        """Take the rows that were copied elsewhere, and say what could not be taken."""
        text = QGuiApplication.clipboard().text()
        pasted = rows_from_block(self.kind, read_block(text), self.session.workshop.agreement)
        self.notice.hide()
        if pasted.rows:
            count = len(pasted.rows)
            what = self.kind.one if count == 1 else f"{count} rows"
            self.session.end_burst()
            place = inside_a_sentence(self.kind.label)
            self.session.add_rows(self.where, pasted.rows, f"Paste {what} into {place}")
            self._pasted_at = self.session.undo_stack.index()
        self._tell_of_paste(pasted)
        return pasted

    def tell_of_notice(self) -> None:
        """Bring a new message into view."""
        bring_into_view(self.notice)

    def _tell_of_paste(self, pasted: Pasted) -> None:
        count = len(pasted.rows)
        if not count and not pasted.problems:
            self.notice.show_message(
                "There is nothing to paste.", ("Copy rows in a spreadsheet first.",)
            )
            return
        rows = "1 row" if count == 1 else f"{count} rows"
        title = f"{rows} pasted" if count else "Nothing was pasted"
        said = tuple(slip.words for slip in pasted.problems[:MANY_LINES])
        more = len(pasted.problems) - len(said)
        lines = (*said, f"and {more} more; copy them to see all") if more > 0 else said
        if said:
            title = f"{title}, not everything could be taken" if count else title
        self.notice.show_message(f"{title}.", lines, tone="warn" if said else "ok")
        if pasted.not_taken:
            copy = self.notice.add_act("Copy what was not taken", "copy")
            copy.clicked.connect(partial(_copy, pasted.not_taken))
        if count:
            self.notice.add_act("Undo", "undo").clicked.connect(self._undo_paste)
        self.tell_of_notice()

    def _undo_paste(self) -> None:
        if self.session.undo_stack.index() == self._pasted_at:
            self.session.undo_stack.undo()

    def _forget_paste(self, index: int) -> None:
        """An undone paste needs no message; with later steps on top, Ctrl+Z is the way back."""
        if 0 <= index < self._pasted_at:
            self._pasted_at = -1
            self.notice.hide()


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def bring_into_view(widget: QWidget) -> None:
    """Scroll the page so that the widget can be seen."""
    owner = widget.parentWidget()
    while owner is not None:
        if isinstance(owner, QScrollArea):
            owner.ensureWidgetVisible(widget, 0, theme.px(16))
        owner = owner.parentWidget()


class SectionRow(QWidget):
    """The line above the rows: what they are, how many, and at the right what can be done."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = Label(title, "title")
        self.count = Muted("", "row")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.title)
        self._row.addWidget(self.count)
        self._row.addStretch(1)
        self.setFixedHeight(theme.px(32))
        theme.changed.connect(self._fit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """Show how many rows there are."""
        self.count.setText(str(count) if count else "")

    def add_act(self, widget: QWidget) -> None:
        """Put something at the right end."""
        self._row.addWidget(widget)

    def _fit(self) -> None:
        self.setFixedHeight(theme.px(32))
