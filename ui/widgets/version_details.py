"""What is known about one version: when, by whom, its fingerprint, signatures and changes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.agreement.sides import Side
from models.revisions.compare import Change
from models.revisions.version import Signature, State, Status, Term, Version
from models.revisions.words import word_diff
from ui import changes as changed
from ui import dates
from ui.theme import set_look, theme
from ui.widgets.buttons import Button, Role
from ui.widgets.card import RADIUS, Band, Card, Line
from ui.widgets.drawing import rounded_path
from ui.widgets.labels import IconLabel, Label, Muted, Paragraph, Run
from ui.widgets.scroll import PageScroll
from ui.widgets.status import StatusChip
from ui.widgets.version_rows import Entry
from ui.widgets.word_marks import MarkedText

WIDTH = 420
MOST = 12
"""Changes that are listed; the comparison has the rest."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A word and what it says."""

    name: str
    says: str


class VersionDetails(QFrame):
    """The panel at the right of the history."""

    read_wanted = Signal()
    export_wanted = Signal()
    clause_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self) -> None:
        """An empty panel."""
        super().__init__()
        set_look(self, "ground", "surface")
        self.setFixedWidth(theme.px(WIDTH))
        self.title = Label(style="section")
        self.chip = StatusChip()
        self.read_button = Button("Read", Role.OUTLINED, "eye")
        self.export_button = Button("Export", Role.OUTLINED, "export")
        self.clause_button = Button("Restore one clause…", Role.OUTLINED, "restore")
        self.restore_button = Button("Restore all…", Role.OUTLINED)
        self.note = Paragraph(style="caption", tone="muted")
        self.read_button.clicked.connect(self.read_wanted)
        self.export_button.clicked.connect(self.export_wanted)
        self.clause_button.clicked.connect(self.clause_wanted)
        self.restore_button.clicked.connect(self.restore_wanted)
        self._signatures: tuple[Signature, ...] = ()
        self._scroll = PageScroll()
        self._lay_out()

    def show_entry(self, entry: Entry, facts: tuple[Fact, ...], note: str) -> None:
        """Show a version, or the draft; signatures and changes follow."""
        version = entry.version
        self.title.setText(_title(version))
        self.chip.show_status(version.status if version else Status(state=State.DRAFT))
        self.chip.setVisible(version is None or not version.automatic)
        self.note.show_text(note)
        for button in (self.clause_button, self.restore_button):
            button.setVisible(version is not None)
        self.clause_button.setEnabled(version is not None and not version.automatic)
        self.export_button.setEnabled(version is None or not version.automatic)
        content = QWidget()
        content.setProperty("ground", "surface")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, theme.px(6), 0)
        column.setSpacing(theme.px(8))
        column.addLayout(_facts(facts))
        if version is not None:
            column.addSpacing(theme.px(6))
            column.addWidget(Label("Fingerprint (SHA-256 of the content)", "small-strong", "muted"))
            column.addWidget(_fingerprint(version.content_hash))
        self._signed, self._changed = QVBoxLayout(), QVBoxLayout()
        column.addLayout(self._signed)
        column.addLayout(self._changed)
        column.addStretch()
        self._scroll.show_content(content)

    def show_signatures(self, signatures: tuple[Signature, ...]) -> None:
        """Show who has signed, both sides beside each other."""
        if not signatures:
            return
        self._signed.setSpacing(theme.px(6))
        self._signed.addSpacing(theme.px(6))
        self._signed.addWidget(Label("Signatures", "small-strong", "muted"))
        self._signed.addWidget(SignatureTable(signatures))

    def show_changes(self, head: str, found: tuple[changed.ChangedClause, ...]) -> None:
        """Show what changed against the version before."""
        rows = [(one, change) for one in found for change in one.changes]
        column = self._changed
        column.setSpacing(0)
        column.addSpacing(theme.px(14))
        column.addWidget(Label(head, "small-strong", "muted"))
        column.addSpacing(theme.px(6))
        if not rows:
            column.addWidget(Muted("Nothing in the text of the agreement."))
        for clause, change in rows[:MOST]:
            column.addWidget(Line())
            column.addWidget(ChangeLine(clause, change))
        if len(rows) > MOST:
            more = f"and {dates.counted(len(rows) - MOST, 'more change')}: compare to see all."
            column.addWidget(Line())
            column.addSpacing(theme.px(6))
            column.addWidget(Muted(more))

    def _lay_out(self) -> None:
        px = theme.px
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.chip)
        buttons = QGridLayout()
        buttons.setSpacing(px(8))
        row = [(self.read_button, self.export_button), (self.clause_button, self.restore_button)]
        for down, pair in enumerate(row):
            for across, button in enumerate(pair):
                policy = button.sizePolicy()
                policy.setHorizontalPolicy(policy.Policy.Expanding)
                button.setSizePolicy(policy)
                buttons.addWidget(button, down, across)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(12))
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addLayout(buttons)
        column.addWidget(self.note)


class SignatureTable(Card):
    """Who has signed for which side, and who took a signature back."""

    def __init__(self, signatures: tuple[Signature, ...]) -> None:
        """Two equal columns."""
        super().__init__()
        row = QHBoxLayout()
        row.setSpacing(0)
        for number, side in enumerate(Side):
            if number:
                row.addWidget(Line(upright=True))
            own = tuple(one for one in signatures if one.side == side)
            row.addLayout(_signed_by(side, own), 1)
        self.body.addLayout(row)


class SideHead(QWidget):
    """The head of a side's column, in its colour, word and icon."""

    def __init__(self, side: Side) -> None:
        """The head of this side; Marketing stands left, always."""
        super().__init__()
        self._side = side
        self.setFixedHeight(theme.px(30))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        row.addWidget(IconLabel(side.label, side.value, side.value, "small-strong"))
        row.addStretch()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.px(RADIUS) - theme.line_width
        left, right = (0, radius) if self._side is Side.MARKETING else (-radius, 0)
        painter.setClipRect(self.rect())
        shape = rounded_path(QRectF(self.rect()).adjusted(left, 0, right, 0), radius, 0)
        painter.fillPath(shape, theme.color(f"{self._side.value}bg"))
        painter.end()


class ChangeLine(QWidget):
    """One change: where it is, and old and new."""

    def __init__(self, clause: changed.ChangedClause, change: Change) -> None:
        """A line for a change in a clause."""
        super().__init__()
        where = Paragraph(style="small", tone="muted")
        label = "" if change.label == clause.title else f" · {change.label}"
        where.show_text(Run(clause.title, "small-medium", "text"), label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(7), 0, theme.px(7))
        column.setSpacing(theme.px(2))
        column.addWidget(where)
        if changed.is_row(change):
            column.addWidget(IconLabel(*row_words(change), style="row"))
        elif changed.is_short(change):
            words = Paragraph(style="row")
            words.show_text(*old_and_new(change))
            column.addWidget(words)
        else:
            text = MarkedText(style="row")
            text.show_pieces(word_diff(change.before, change.after))
            column.addWidget(text)


def old_and_new(change: Change) -> tuple[str | Run, ...]:
    """A change of a short value, such as 4 → 2 business hours."""
    new = Run(change.after, "row-strong", "ok") if change.after else Run("removed", "", "err")
    if not change.before:
        return "not answered → ", new
    return Run(change.before, "", "err"), " → ", new


def row_words(change: Change) -> tuple[str, str, str]:
    """What happened to a row, with icon and tone."""
    match change.kind.value:
        case "added":
            return "Added", "plus", "ok"
        case "removed":
            return "Removed", "minus", "err"
        case _:
            return f"Moved from place {change.before} to {change.after}", "up-down", "primary"


def term_in_words(term: Term) -> str:
    """From when to when a version holds; empty when nothing was said."""
    first, last = term.effective_from, term.effective_to
    if first is None:
        return ""
    return f"{dates.short_day(first)} {f'to {dates.short_day(last)}' if last else 'until replaced'}"


def _title(version: Version | None) -> str:
    if version is None:
        return "Draft"
    return "Saved automatically" if version.automatic else f"Version {version.number}"


def _facts(facts: tuple[Fact, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(16))
    grid.setVerticalSpacing(theme.px(8))
    grid.setColumnMinimumWidth(0, theme.px(88))
    grid.setColumnStretch(1, 1)
    for number, fact in enumerate(facts):
        grid.addWidget(Label(fact.name, "row", "muted"), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Paragraph(fact.says, "row"), number, 1)
    return grid


def _fingerprint(digest: str) -> QFrame:
    groups = [digest[place : place + 4] for place in range(0, len(digest), 4)]
    lines = (" ".join(groups[:8]), " ".join(groups[8:]))
    words = Label("\n".join(lines), "mono")
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.setAccessibleName(f"Fingerprint {digest}")
    card = Card()
    box = Band("sunk", top=True, bottom=True, line="")
    box.row.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
    box.row.addWidget(words)
    card.body.addWidget(box)
    return card


def _signed_by(side: Side, signatures: tuple[Signature, ...]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(SideHead(side))
    body = QVBoxLayout()
    body.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
    body.setSpacing(theme.px(1))
    for one in signatures:
        at = one.made_at.astimezone()
        body.addWidget(Paragraph(one.name, "row"))
        body.addWidget(Muted(f"{dates.short_day(at.date())}, {dates.clock(at)}"))
        if one.withdrawal is not None:
            body.addWidget(IconLabel("Withdrawn", "undo", "err", "small-medium"))
        body.addSpacing(theme.px(5))
    if not signatures:
        body.addWidget(Muted("Nobody yet"))
    body.addStretch()
    column.addLayout(body, 1)
    return column
