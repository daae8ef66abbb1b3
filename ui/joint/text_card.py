"""The text of a clause as the document says it, with what has changed since it was last agreed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from models.agreement import fields, path
from models.agreement.agreement import Agreement
from models.agreement.clauses import Clause
from models.agreement.kinds import Rows
from models.agreement.path import Path
from models.drafting.origins import Origins, Source
from models.record.standing import Standing, Standings, State
from models.revisions.words import PieceKind, word_diff
from models.workshop import Workshop
from ui.advice import Advice
from ui.joint.changed import Changed, changed_since
from ui.joint.looks import beside
from ui.joint.rests_on import RestsOn
from ui.room.clause_text import clause_text
from ui.session import Session
from ui.theme import theme
from ui.widgets.buttons import Button, Role
from ui.widgets.card import Band, Card, Line
from ui.widgets.labels import ElidedLabel, IconLabel, Label, Paragraph

BEGUN = {
    Source.MARKETING: "started from Marketing’s text",
    Source.SALES: "started from Sales’ text",
    Source.BOTH: "started from what both sides say",
    Source.PLACEHOLDER: "started from the starter",
    Source.CARRIED_OVER: "carried over",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of the text: an answer stands out, and a change is struck or underlined."""

    text: str
    strong: bool = False
    kind: PieceKind = "same"


class TextLine(Paragraph):
    """One paragraph of the text."""

    def __init__(self, stretches: Iterable[Stretch], style: str = "lead") -> None:
        """A paragraph of these stretches."""
        self._stretches = tuple(stretches)
        super().__init__("".join(one.text for one in self._stretches), style)
        said = (f"{one.kind}: {one.text}" for one in self._stretches if one.kind != "same")
        self.setAccessibleDescription("; ".join(said))

    def _formats(self) -> list[QTextLayout.FormatRange]:
        ranges: list[QTextLayout.FormatRange] = []
        start = 0
        for one in self._stretches:
            look = QTextCharFormat()
            bold = one.strong or one.kind != "same"
            strong = f"{self._style}-strong" if self._style == "lead" else "row-strong"
            look.setFont(theme.font(strong if bold else self._style))
            if one.kind != "same":
                tone = "err" if one.kind == "removed" else "ok"
                look.setForeground(theme.color(tone))
                look.setBackground(theme.color(f"{tone}bg"))
                look.setFontUnderline(one.kind == "added")
                look.setFontStrikeOut(one.kind == "removed")
            piece = QTextLayout.FormatRange()
            piece.start, piece.length, piece.format = start, len(one.text), look
            ranges.append(piece)
            start += len(one.text)
        return ranges


def lines_of(
    agreement: Agreement, clause: Clause, changes: tuple[Changed, ...]
) -> tuple[tuple[tuple[Stretch, ...], ...], tuple[Changed, ...]]:
    """The text line by line with changes marked where they stand, and the changes left over."""
    lines = [
        [Stretch(said.text, said.own) for said in line] for line in clause_text(agreement, clause)
    ]
    over = [one for one in changes if not _mark(lines, one)]
    return tuple(tuple(line) for line in lines), tuple(over)


def _mark(lines: list[list[Stretch]], change: Changed) -> bool:
    """Mark a change at the one answer that says it; False where that is not clear."""
    if not change.label or not change.before or not change.after or "\n" in change.before:
        return False
    whole = re.compile(rf"(?<!\w){re.escape(change.after)}(?!\w)")
    places = [
        (line, at)
        for line in lines
        for at, one in enumerate(line)
        if one.strong and one.kind == "same" and whole.search(one.text)
    ]
    if len(places) != 1:
        return False
    line, at = places[0]
    found = whole.search(line[at].text)
    assert found is not None
    before, after = line[at].text[: found.start()], line[at].text[found.end() :]
    pieces = word_diff(change.before, change.after)
    marked = [
        *([Stretch(before, strong=True)] if before else []),
        *_apart(Stretch(piece.text, strong=True, kind=piece.kind) for piece in pieces),
        *([Stretch(after, strong=True)] if after else []),
    ]
    line[at : at + 1] = marked
    return True


def _apart(stretches: Iterable[Stretch]) -> Iterable[Stretch]:
    """What was removed does not touch what came in its place."""
    last: Stretch | None = None
    for one in stretches:
        if last is not None and (last.kind, one.kind) == ("removed", "added"):
            yield Stretch(" ")
        yield one
        last = one


class TextCard(Card):
    """The text to agree on, with a form in its place while the facilitator edits it."""

    edit_wanted = Signal()
    done_wanted = Signal()
    place_wanted = Signal(object)
    place_changed = Signal(object)

    def __init__(self, session: Session, advice: Advice, *, titled: bool = False) -> None:
        """`titled` cards stand among others and begin with the title of their clause."""
        super().__init__()
        self._session, self._advice, self._titled = session, advice, titled
        self._standing: Standing | None = None
        self.form: QWidget | None = None
        self.lines: list[TextLine] = []
        self.head = Band("surface", top=True)
        self.head.setFixedHeight(theme.px(44))
        self.picture = IconLabel("", "pencil", "primary", side=20)
        self.title = Label("", "lead-strong")
        self.aside = ElidedLabel("", "small", "muted")
        self.edit = Button("Edit", Role.OUTLINED, "pencil", size=28)
        self.edit.clicked.connect(self._toggle)
        self.rests_on = RestsOn(20)
        self.rests_on.place_wanted.connect(self.place_wanted)
        self.findings = Button("", Role.QUIET, "warning", size=28)
        self.findings.clicked.connect(self._go_to_finding)
        self._text = QWidget()
        self._text_box = QVBoxLayout(self._text)
        self._lay_out()

    @property
    def is_editing(self) -> bool:
        """True while the form is there."""
        return self.form is not None

    def show_standing(self, workshop: Workshop, standing: Standing, known: Standings) -> None:
        """Show the text of a clause and how it stands."""
        self._standing = standing
        agreed = standing.state.is_agreed
        self.head.show_ground("okbg" if agreed else "surface", "okline" if agreed else "line")
        words = standing.clause.title if self._titled else _head_words(agreed=agreed)
        self.picture.show_words("", "agreed" if agreed else "pencil", "ok" if agreed else "primary")
        self.title.setText(words)
        self.title.show_tone("ok" if agreed else "")
        open_again = standing.state is State.REOPENED
        begun = begun_words(workshop.drafting.origins, standing.clause)
        self.aside.setText(f"open again: {beside(workshop, standing)}" if open_again else begun)
        self.aside.show_tone("warn" if open_again else "muted")
        self.rests_on.show_clauses(standing.rests_on, known)
        self._show_lines(workshop.agreement, standing)
        self.show_findings()

    def show_findings(self) -> None:
        """Say how much was found in the clause."""
        if self._standing is None:
            return
        found = self._advice.below(self._standing.clause.path)
        blocking = sum(finding.severity.blocks for finding in found)
        words = "" if not found else f"{len(found)} open point{'s' if len(found) > 1 else ''}"
        self.findings.show_text(words)
        self.findings.show_icon("error" if blocking else "warning")
        self.findings.setVisible(bool(words) and not self.is_editing)
        if self.form is not None:
            self.form.show_findings()  # type: ignore[attr-defined]

    def show_form(self) -> None:
        """Put the usual form in the place of the text."""
        if self.form is not None or self._standing is None:
            return
        self.form = self._made_form(self._standing.clause)
        self._text.hide()
        self.body.addWidget(self.form)
        self.form.show()
        self.edit.show_text("Done")
        self.edit.show_icon("tick")
        self.findings.hide()
        self.form.reveal(self._start)  # type: ignore[attr-defined]

    @property
    def _start(self) -> Path:
        """Where writing begins: behind the name of a row that has one already."""
        assert self._standing is not None
        clause = self._standing.clause
        value = path.get(self._session.workshop.agreement, clause.path)
        if not isinstance(clause.kind, Rows) or len(clause.path) == 2:
            return clause.path
        if not getattr(value, clause.kind.title, ""):
            return clause.path
        asked = [field.name for field in fields.leaves(clause.kind.holds)]
        rest = asked[asked.index(clause.kind.title) + 1 :]
        return (*clause.path, rest[0]) if rest else clause.path

    def close_form(self) -> None:
        """Show the text again."""
        if self.form is None:
            return
        form, self.form = self.form, None
        self.body.removeWidget(form)
        form.hide()
        form.deleteLater()
        self._session.end_burst()
        self.edit.show_text("Edit")
        self.edit.show_icon("pencil")
        self._text.show()
        self.show_findings()

    def pass_on(self, before: Workshop | None, after: Workshop) -> None:
        """Let the form show what has changed."""
        if self.form is not None:
            self.form.show_workshop(before, after)  # type: ignore[attr-defined]

    def _lay_out(self) -> None:
        self.head.row.setContentsMargins(theme.px(20), 0, theme.px(8), 0)
        self.head.row.setSpacing(theme.px(10))
        self.head.row.addWidget(self.picture)
        self.head.row.addWidget(self.title)
        self.head.row.addWidget(self.aside, 1)
        self.head.row.addWidget(self.findings)
        self.head.row.addWidget(self.edit)
        side = theme.px(20)
        self._text_box.setContentsMargins(side, theme.px(12), side, theme.px(14))
        self._text_box.setSpacing(theme.px(6))
        for part in (self.head, self.rests_on, self._text):
            self.body.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _show_lines(self, agreement: Agreement, standing: Standing) -> None:
        while (item := self._text_box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = []
        if not path.exists(agreement, standing.clause.path):
            return
        changes = _changes(agreement, standing)
        found, over = lines_of(agreement, standing.clause, changes)
        style = "row" if self._titled else "lead"
        for stretches in found:
            self._add_line(TextLine(stretches, style))
        if not found:
            self._text_box.addWidget(Label("Nothing is written yet.", "row", "muted"))
        if over:
            self._text_box.addWidget(Line())
        for change in over:
            self._add_line(TextLine(_change_line(change), "row"))

    def _add_line(self, line: TextLine) -> None:
        self.lines.append(line)
        self._text_box.addWidget(line)

    def _made_form(self, clause: Clause) -> QWidget:
        from ui.forms.answers_form import AnswersForm
        from ui.forms.rows import RowsView, rows_view

        form: AnswersForm | RowsView
        if isinstance(clause.kind, Rows) and len(clause.path) == 2:
            form = rows_view(self._session, self._advice, clause.path, clause.kind)
            clause_head = getattr(form, "clause", None)
            if isinstance(clause_head, QWidget):
                clause_head.hide()
        else:
            holds = clause.kind.holds
            form = AnswersForm(self._session, self._advice, clause.path, holds, dense=True)
        form.place_changed.connect(self.place_changed)
        return form

    def _toggle(self) -> None:
        (self.done_wanted if self.is_editing else self.edit_wanted).emit()

    def _go_to_finding(self) -> None:
        if self._standing is None:
            return
        found = self._advice.below(self._standing.clause.path)
        if found:
            self.place_wanted.emit(found[0].path)


def begun_words(origins: Origins, clause: Clause) -> str:
    """Who wrote the text and what it began from."""
    below = f"{clause.id}."
    sources = {origin.source for key, origin in origins.items() if key.startswith(below)}
    said = [words for source, words in BEGUN.items() if source in sources]
    return ", ".join(("written by the facilitator", *said[:1]))


def _head_words(*, agreed: bool) -> str:
    return "Agreed text" if agreed else "Text to agree on"


def _changes(agreement: Agreement, standing: Standing) -> tuple[Changed, ...]:
    """What has changed since the last agreement on another text."""
    if standing.before is None:
        return ()
    return changed_since(agreement, standing.clause, standing.before)


def _change_line(change: Changed) -> list[Stretch]:
    label = [Stretch(f"{change.label}: ")] if change.label else []
    pieces = word_diff(change.before, change.after)
    return [*label, *_apart(Stretch(piece.text, kind=piece.kind) for piece in pieces)]
