"""The ballot on a page: how it comes out, who is in, both sides' rows, and the legend."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.sides import Side
from models.record.facts import Ballot
from ui import dates
from ui.joint.ballot import Away, OpenBallot, Voter, of_votes
from ui.joint.looks import below, verdict, when
from ui.joint.person_row import PersonRow
from ui.theme import theme
from ui.widgets.buttons import Button, Role
from ui.widgets.card import Band, Card, Line
from ui.widgets.drawing import draw_focus, draw_text, text_width
from ui.widgets.fields import LineField
from ui.widgets.labels import FieldLabel, IconLabel, Label, Paragraph

LEGEND = (
    ("5", "I will lead it"),
    ("4", "full support"),
    ("3", "can live with it"),
    ("2", "needs a change"),
    ("1", "serious concern"),
    ("0", "cannot accept"),
)
NARROW = 560


class ResultBand(Band):
    """How the ballot comes out, in the colour of the outcome."""

    def __init__(self) -> None:
        super().__init__("sunk", top=True)
        self.setFixedHeight(theme.px(70))
        self.picture = IconLabel("", "ring", "muted", side=28)
        self.title = Label("", "section")
        self.words = Paragraph(style="row")
        self.again = Button("New ballot", Role.OUTLINED, "refresh", size=36)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch()
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addStretch()
        self.row.setContentsMargins(theme.px(20), 0, theme.px(14), 0)
        self.row.setSpacing(theme.px(16))
        self.row.addWidget(self.picture)
        self.row.addLayout(column, 1)
        self.row.addWidget(self.again)

    def take_keyboard(self, *, takes: bool) -> None:
        """Let the keyboard rest here, where no key does anything, or not."""
        policy = Qt.FocusPolicy.StrongFocus if takes else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            draw_focus(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), 6)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def show_result(self, title: str, words: str, tone: str, icon: str) -> None:
        """Show an outcome in the tone muted, ok or err."""
        self.title.setText(title)
        self.title.show_tone("" if tone == "muted" else tone)
        self.words.show_text(words)
        self.picture.show_words("", icon, tone)
        ground = "sunk" if tone == "muted" else f"{tone}bg"
        self.show_ground(ground, "line" if tone == "muted" else f"{tone}line")
        self.setAccessibleName(f"{title}. {words}")


class Legend(QWidget):
    """What each number of fingers means, always in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(f"{number} {words}" for number, words in LEGEND))
        self._lines = 1

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(8 + 24 * self._lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lines = 1 if sum(map(_wide, LEGEND)) + theme.px(100) <= self.width() else 2
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, edge = QPainter(self), theme.px(20)
        per_line = len(LEGEND) // self._lines
        top = theme.px(4)
        for line in range(self._lines):
            own = LEGEND[line * per_line : (line + 1) * per_line]
            free = self.width() - 2 * edge - sum(map(_wide, own))
            gap = free / max(1, len(own) - 1)
            left = float(edge)
            for one in own:
                self._draw(painter, QRectF(left, top, _wide(one) + 1, theme.px(24)), one)
                left += _wide(one) + gap
            top += theme.px(24)
        painter.end()

    def _draw(self, painter: QPainter, rect: QRectF, one: tuple[str, str]) -> None:
        number, words = one
        strong, plain = theme.font("small-strong"), theme.font("small")
        draw_text(painter, rect, number, strong, theme.color("text"))
        room = rect.adjusted(text_width(number, strong) + theme.px(4), 0, theme.px(4), 0)
        draw_text(painter, room, words, plain, theme.color("muted"))


def _wide(one: tuple[str, str]) -> float:
    number, words = one
    wide = text_width(number, theme.font("small-strong"))
    return wide + theme.px(4) + text_width(words, theme.font("small"))


class SideColumn(QWidget):
    """The voters of one side under its name."""

    def __init__(self, side: Side) -> None:
        super().__init__()
        self.side = side
        self.rows: list[PersonRow] = []
        self.head = IconLabel(side.label, side.value, side.value, "title", side=20, gap=8)
        self.result = IconLabel("", style="row-strong", side=18, gap=6)
        top = QHBoxLayout()
        top.addWidget(self.head)
        top.addStretch()
        top.addWidget(self.result)
        self.nobody = Paragraph(f"Nobody votes for {side.label} yet.", "small", "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        self._column.setSpacing(0)
        top.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        self._column.addLayout(top)
        self._column.addSpacing(theme.px(8))
        self._column.addWidget(self.nobody)
        self._column.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_voters(self, voters: tuple[Voter, ...]) -> list[PersonRow]:
        """Show the rows of other voters."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [PersonRow(voter) for voter in voters]
        for place, row in enumerate(self.rows):
            self._column.insertWidget(3 + place, row)
        self.nobody.setVisible(not voters)
        return self.rows

    def show_result(self, outcome: Ballot | None) -> None:
        """Say whether the side passes; None while that is hidden."""
        if outcome is None:
            self.result.show_words("", "", "muted")
        elif outcome.passes_on(self.side):
            self.result.show_words("passes", "agreed", "ok")
        else:
            low = sum(vote.stops for vote in outcome.votes if vote.side == self.side)
            words = f"{dates.spelt(low).lower()} below 3" if low else "no vote"
            self.result.show_words(words, "error", "err")


class BallotCard(Card):
    """Fist to five: numbers show only once everybody present is in."""

    changed = Signal(object)
    """The ballot after something has been given or taken back."""
    completed = Signal()
    again_wanted = Signal()
    record_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ballot = OpenBallot(voters=())
        self._recorded: Ballot | None = None
        self.band = ResultBand()
        self.columns = {side: SideColumn(side) for side in Side}
        self.rows: dict[str, PersonRow] = {}
        self.why = LineField(example="The fact that tipped the scale; printed with the decision")
        self.why.name("Why")
        self.why_words = Paragraph(style="row")
        self.why_head = FieldLabel("Why", optional=True)
        self.legend = Legend()
        self._lay_out()
        self.band.again.clicked.connect(self.again_wanted)
        self.why.line.returnPressed.connect(self.record_wanted)

    @property
    def is_open(self) -> bool:
        """True while votes are being taken."""
        return self._recorded is None

    @property
    def shows_numbers(self) -> bool:
        """True once everybody present is in."""
        return not self.is_open or self.ballot.is_complete

    def show_open(self, ballot: OpenBallot) -> None:
        """Take votes, beginning with what is in already."""
        self._recorded = None
        self.ballot = ballot
        self._make_rows(ballot)
        self._show()

    def show_recorded(self, recorded: Ballot, voters: tuple[Voter, ...]) -> None:
        """Show a ballot that has been taken."""
        self._recorded = recorded
        self.ballot = of_votes(recorded, voters)
        self._make_rows(self.ballot)
        self.why.show_text("")
        self._show()

    def focus_next(self, person: str = "") -> bool:
        """Give the keyboard to the next voter who is not in; False when all are."""
        wanted = self.ballot.next_after(person)
        if wanted:
            self.rows[wanted].line.setFocus()
        return bool(wanted)

    def focus_note(self, after: str = "") -> bool:
        """Give the keyboard to the next remark that may be written; False when there is none."""
        asking = [key for key, row in self.rows.items() if row.asks]
        start = asking.index(after) + 1 if after in asking else 0
        if start < len(asking):
            self.rows[asking[start]].field.line.setFocus()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # Votes

    def _give(self, person: str, fingers: int) -> None:
        self._take(self.ballot.with_vote(person, fingers), person)

    def _put_away(self, person: str, why: Away | None) -> None:
        self._take(self.ballot.with_away(person, why), person if why is not None else "")

    def _take(self, ballot: OpenBallot, person: str) -> None:
        was = self.ballot.is_complete
        self.ballot = ballot
        self._show()
        self.changed.emit(ballot)
        if ballot.is_complete and not was:
            self.completed.emit()
        elif person:
            self.focus_next(person)

    def _note(self, person: str, words: str) -> None:
        self.ballot = self.ballot.with_note(person, words)
        self.changed.emit(self.ballot)

    def _note_done(self, person: str) -> None:
        if not self.focus_note(person):
            self.record_wanted.emit()

    def _neighbour(self, person: str, step: int) -> None:
        ids = list(self.rows)
        place = ids.index(person) + step
        if 0 <= place < len(ids):
            self.rows[ids[place]].line.setFocus()

    # What it shows

    def _make_rows(self, ballot: OpenBallot) -> None:
        present = {key: row.voter for key, row in self.rows.items()}
        if present == {voter.id: voter for voter in ballot.voters}:
            return
        self.rows = {}
        for side, column in self.columns.items():
            for row in column.show_voters(ballot.of(side)):
                key = row.voter.id
                self.rows[key] = row
                row.line.given.connect(partial(self._give, key))
                row.line.away_chosen.connect(partial(self._put_away, key))
                row.line.neighbour_wanted.connect(partial(self._neighbour, key))
                row.noted.connect(partial(self._note, key))
                row.note_done.connect(partial(self._note_done, key))

    def _show(self) -> None:
        ballot, shown, open_ = self.ballot, self.shows_numbers, self.is_open
        for key, row in self.rows.items():
            fingers = ballot.given.get(key)
            away = ballot.away.get(key)
            is_in = ballot.is_in(key)
            row.line.show_vote(fingers, away, is_in=is_in, shown=shown, open_=open_)
            words = ballot.notes.get(key, "")
            row.show_note(fingers if shown else None, words, open_=open_)
        outcome = self._recorded or (ballot.outcome if shown else None)
        for column in self.columns.values():
            column.show_result(outcome)
        self._show_band(outcome)
        self._show_why()

    def _show_band(self, outcome: Ballot | None) -> None:
        band, ballot = self.band, self.ballot
        passed = self._recorded is not None and self._recorded.passes
        band.again.setVisible(not self.is_open or bool(ballot.given))
        band.again.show_text("Vote again…" if passed else "New ballot")
        band.again.show_role(Role.QUIET if passed else Role.OUTLINED)
        band.take_keyboard(takes=not self.is_open and not passed)
        if outcome is None:
            title = f"{ballot.count} of {len(ballot.present)} in, hidden"
            hint = "Fist to five: everybody shows at once; press 0 to 5 for each."
            band.show_result(title, hint, "muted", "vote")
            return
        given = sum(vote.fingers is not None for vote in outcome.votes)
        at = f" {when(outcome.at)}" if outcome.at else ""
        words = f"Fist to five, {given} of {len(ballot.voters)} shown together{at}."
        words += f" {_more(outcome)}"
        tone, icon = ("ok", "agreed") if outcome.passes else ("err", "error")
        band.show_result(verdict(outcome), words.strip(), tone, icon)

    def _show_why(self) -> None:
        said = self._recorded.why if self._recorded is not None else ""
        self.why_words.show_text(said)
        self.why_words.setVisible(bool(said))
        self.why.setVisible(self.is_open)
        self._why.setVisible(self.is_open or bool(said))

    def _lay_out(self) -> None:
        self._sides = QGridLayout()
        self._sides.setSpacing(0)
        self._line = Line(upright=True)
        self._why = QWidget()
        why = QHBoxLayout(self._why)
        why.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), theme.px(8))
        why.setSpacing(theme.px(12))
        self.why_head.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for part in (self.why_head, self.why_words, self.why):
            why.addWidget(part, 0 if part is self.why_head else 1)
        foot = Band("sunk", bottom=True)
        foot.row.setContentsMargins(0, 0, 0, 0)
        foot.row.addWidget(self.legend)
        self.body.addWidget(self.band)
        self.body.addLayout(self._sides)
        self.body.addWidget(Line())
        self.body.addWidget(self._why)
        self.body.addWidget(foot)
        self._stacked: bool | None = None
        self._arrange()

    def _arrange(self) -> None:
        stacked = self.width() < theme.px(NARROW)
        if stacked == self._stacked:
            return
        self._stacked = stacked
        marketing, sales = (self.columns[side] for side in Side)
        self._sides.addWidget(marketing, 0, 0)
        self._sides.addWidget(self._line, 0, 1)
        self._line.setVisible(not stacked)
        self._sides.addWidget(sales, 1 if stacked else 0, 0 if stacked else 2)
        self._sides.setColumnStretch(0, 1)
        self._sides.setColumnStretch(2, 0 if stacked else 1)


def _more(outcome: Ballot) -> str:
    """What else is to be said of an outcome."""
    if outcome.passes:
        count = len(outcome.reservations)
        if not count:
            return ""
        words = "reservation" if count == 1 else "reservations"
        return f"{dates.spelt(count)} {words} will be printed."
    for side in Side:
        own = [v.fingers for v in outcome.votes if v.side == side and v.fingers is not None]
        if outcome.passes_on(side):
            return f"{side.label} passes, lowest vote {min(own)}."
    low = {side: sum(v.stops for v in outcome.votes if v.side == side) for side in Side}
    said = [f"{side.label}: {below(number)}" for side, number in low.items() if number]
    return f"{'; '.join(said)}." if len(said) > 1 else ""
