"""What has happened in a sign-off: every signature and every withdrawal as an entry of the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.revisions.version import Signature
from ui.theme import theme
from ui.widgets.card import Card, Line
from ui.widgets.conditions import clear
from ui.widgets.labels import IconLabel, Label, Muted, Paragraph
from ui.widgets.team_card import short_moment

SIDE = 16


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry: its number, what happened, when, and what was written with it."""

    entry: int
    words: str
    when: str
    note: str = ""
    withdrawn: bool = False


def log_lines(signatures: Iterable[Signature]) -> tuple[LogLine, ...]:
    """All entries in the order in which they were made."""
    return tuple(sorted(_lines(signatures), key=_entry))


def _lines(signatures: Iterable[Signature]) -> Iterator[LogLine]:
    for one in signatures:
        where = f", {one.place}" if one.place else ""
        note = f"Reservation: {one.reservation}" if one.reservation else ""
        yield LogLine(one.entry, f"{one.name} signed", short_moment(one.made_at) + where, note)
        gone = one.withdrawal
        if gone is not None:
            yield LogLine(
                gone.entry,
                f"{one.name}’s signature was withdrawn",
                short_moment(gone.made_at),
                f"Reason: {gone.reason}",
                withdrawn=True,
            )


def _entry(line: LogLine) -> int:
    return line.entry


class EntriesCard(Card):
    """The entries one below the other; hidden while there are none."""

    def __init__(self) -> None:
        """No entries yet."""
        super().__init__()
        self.lines: tuple[LogLine, ...] = ()
        title = Label("Entries in the log", "row-strong")
        title.setContentsMargins(theme.px(SIDE), theme.px(10), theme.px(SIDE), theme.px(8))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addWidget(title)
        self.body.addLayout(self._rows)
        self.hide()

    def show_lines(self, lines: tuple[LogLine, ...]) -> None:
        """Show these entries."""
        self.setVisible(bool(lines))
        if lines == self.lines:
            return
        self.lines = lines
        clear(self._rows)
        for line in lines:
            self._rows.addWidget(Line())
            self._rows.addWidget(_row(line))


def _row(line: LogLine) -> QWidget:
    px = theme.px
    icon, tone = ("undo", "warn") if line.withdrawn else ("signed", "ok")
    row = QWidget()
    row.setAccessibleName(f"Entry {line.entry}: {line.words}, {line.when}. {line.note}".strip())
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Paragraph(line.words, "row-medium"))
    if line.note:
        words.addWidget(Paragraph(line.note, "small", "muted"))
    mark = IconLabel("", icon, tone, side=16)
    mark.setFixedHeight(px(20))
    top = Qt.AlignmentFlag.AlignTop
    across = QHBoxLayout(row)
    across.setContentsMargins(px(SIDE + 3), px(8), px(SIDE), px(8))
    across.setSpacing(px(12))
    across.addWidget(mark, 0, top)
    across.addLayout(words, 1)
    across.addWidget(Muted(line.when, "small"), 0, top)
    across.addWidget(Muted(f"Entry {line.entry:,}", "caption"), 0, top)
    return row
