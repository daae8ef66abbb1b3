"""The changed clauses as readable blocks on a sheet, inserted and removed words marked."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import quote, unquote

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from models.revisions.compare import Change
from models.revisions.words import Piece, word_diff
from ui.changes import ChangedClause, is_row, is_short
from ui.theme import set_look, theme
from ui.widgets.word_marks import marked_html

MARGIN = 28


class ChangeBlocks(QTextBrowser):
    """One block for each changed clause; its link takes the clause back as it was."""

    restore_wanted = Signal(str)

    def __init__(self) -> None:
        """An empty sheet."""
        super().__init__()
        self._clauses: tuple[ChangedClause, ...] = ()
        self._restore = ""
        self._current = ""
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        set_look(self, "role", "sheet")
        self.setAccessibleName("What changed, clause by clause")
        self.anchorClicked.connect(self._clicked)
        theme.changed.connect(self._renew)

    def show_clauses(self, clauses: tuple[ChangedClause, ...], restore: str = "") -> None:
        """Show the blocks; `restore` are the words of the link that takes one back, if any."""
        self._clauses, self._restore = clauses, restore
        self._renew()

    def show_current(self, key: str) -> None:
        """Bring a clause into view and mark its head."""
        self._current = key
        self.scrollToAnchor(quote(key))
        self._mark()

    def _renew(self) -> None:
        document = self.document()
        document.setDocumentMargin(theme.px(MARGIN))
        document.setDefaultFont(theme.font("body"))
        self.setHtml("".join(self._blocks()))
        self._set_real_weights()
        if self._current:
            self._mark()

    def _mark(self) -> None:
        self.setExtraSelections([])
        block = self.document().begin()
        wanted = quote(self._current)
        while block.isValid():
            if any(wanted in one.format.anchorNames() for one in block.textFormats()):
                selection = QTextEdit.ExtraSelection()
                selection.format.setBackground(theme.color("primarysoft"))
                selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
                selection.cursor = QTextCursor(block)
                self.setExtraSelections([selection])
                return
            block = block.next()

    def _set_real_weights(self) -> None:
        """Give what is bold the face's own bold, which style sheets of a document cannot name."""
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            for one in block.textFormats():
                if one.format.fontWeight() > QFont.Weight.Medium:
                    title = one.format.font().pixelSize() == theme.px(16)
                    font = theme.font("title" if title else "body-strong")
                    font.setUnderline(one.format.fontUnderline())
                    font.setStrikeOut(one.format.fontStrikeOut())
                    look = QTextCharFormat()
                    look.setFont(font)
                    cursor.setPosition(block.position() + one.start)
                    end = block.position() + one.start + one.length
                    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                    cursor.mergeCharFormat(look)
            block = block.next()

    def _blocks(self) -> Iterator[str]:
        muted, line = theme.color("muted").name(), theme.color("line").name()
        primary = theme.color("primary").name()
        small = f"font-size:{theme.px(13)}px; color:{muted}"
        for number, clause in enumerate(self._clauses):
            if number:
                yield f'<hr style="background-color:{line}">'
            section = clause.section if clause.section != clause.title else ""
            back = ""
            if self._restore and clause.clause is not None:
                link = f'href="restore:{quote(clause.clause)}" style="color:{primary}"'
                back = f"&nbsp;&nbsp;&nbsp;<a {link}>{escape(self._restore)}</a>"
            yield (
                f'<p style="margin-top:10px; margin-bottom:4px"><a name="{quote(clause.key)}"></a>'
                f'<b style="font-size:{theme.px(16)}px">{escape(clause.title)}</b>'
                f'&nbsp;&nbsp;<span style="{small}">{escape(section)}</span>'
                f'<span style="font-size:{theme.px(13)}px">{back}</span></p>'
            )
            for change in clause.changes:
                yield from _change(change, clause, small)

    def _clicked(self, url: QUrl) -> None:
        word = url.toString()
        if word.startswith("restore:"):
            self.restore_wanted.emit(unquote(word.removeprefix("restore:")))


def _change(change: Change, clause: ChangedClause, small: str) -> Iterator[str]:
    label = escape(_label(change, clause))
    if is_row(change):
        yield f'<p style="margin:4px 0">{_row(change)}</p>'
    elif is_short(change):
        pieces = [Piece(change.before, "removed")] if change.before else []
        arrow = Piece(" → ", "same")
        after = [arrow, Piece(change.after, "added")] if change.after else []
        pieces = [*pieces, *(after if change.before else after[1:])]
        words = marked_html(pieces)
        yield f'<p style="margin:4px 0"><span style="{small}">{label}:</span> <b>{words}</b></p>'
    else:
        words = marked_html(word_diff(change.before, change.after))
        yield f'<p style="margin:6px 0 0 0; {small}">{label}</p>'
        yield f'<p style="margin:1px 0 6px 0; line-height:140%">{words}</p>'


def _row(change: Change) -> str:
    match change.kind.value:
        case "added":
            return f"＋ Added: {marked_html([Piece(change.label, 'added')])}"
        case "removed":
            return f"− Removed: {marked_html([Piece(change.label, 'removed')])}"
        case _:
            places = f"from place {change.before} to {change.after}"
            return f"↕ Moved: {escape(change.label)}, {places}"


def _label(change: Change, clause: ChangedClause) -> str:
    """The label, with the row it belongs to where the clause has several."""
    said = change.place.partition(": ")[2]
    return change.label if not said or said.startswith(f"“{clause.title}”") else said
