"""A paragraph in which what was removed and what was inserted is marked, never by colour alone."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtGui import QTextCharFormat, QTextLayout

from models.revisions.words import Piece
from ui.theme import theme
from ui.widgets.labels import Paragraph, Run

LEGEND = (Piece("inserted", "added"), Piece("  ", "same"), Piece("removed", "removed"))


class MarkedText(Paragraph):
    """Inserted words are underlined on green, removed ones struck through on red."""

    def show_pieces(self, pieces: Iterable[Piece]) -> None:
        """Show the pieces of a comparison in reading order."""
        self._pieces = tuple(pieces)
        self.show_text(*(Run(piece.text, "", _tone(piece)) for piece in self._pieces))
        said = (f"{piece.kind}: {piece.text}" for piece in self._pieces if piece.kind != "same")
        self.setAccessibleDescription("; ".join(said))

    _pieces: tuple[Piece, ...] = ()

    def _formats(self) -> list[QTextLayout.FormatRange]:
        ranges: list[QTextLayout.FormatRange] = []
        start = 0
        for piece in self._pieces:
            if piece.kind != "same":
                tone = _tone(piece)
                look = QTextCharFormat()
                look.setFont(self.font())
                look.setForeground(theme.color(tone))
                look.setBackground(theme.color(f"{tone}bg"))
                look.setFontUnderline(piece.kind == "added")
                look.setFontStrikeOut(piece.kind == "removed")
                shown = QTextLayout.FormatRange()
                shown.start, shown.length, shown.format = start, len(piece.text), look
                ranges.append(shown)
            start += len(piece.text)
        return ranges


def marked_html(pieces: Iterable[Piece]) -> str:
    """The pieces as HTML for a document, marked in the same way."""
    return "".join(_marked(piece) for piece in pieces)


def _marked(piece: Piece) -> str:
    words = escape(piece.text).replace("\n", "<br>")
    if piece.kind == "same":
        return words
    tone = _tone(piece)
    line = "underline" if piece.kind == "added" else "line-through"
    ink, ground = theme.color(tone).name(), theme.color(f"{tone}bg").name()
    look = f"color:{ink}; background-color:{ground}; text-decoration:{line}"
    return f'<span style="{look}">{words}</span>'


def _tone(piece: Piece) -> str:
    return {"added": "ok", "removed": "err"}.get(piece.kind, "")
