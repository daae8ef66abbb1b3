"""The right of the agenda: what was decided today, what was parked, and what one side asks for."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.agreement import clauses, kinds, path, references
from models.agreement.agreement import Agreement
from models.agreement.sections.issues import OPEN, Issue
from models.agreement.sides import Side
from models.record.decisions import Logged, Outcome, log
from models.record.facts import Parked
from models.workshop import Workshop
from ui import dates, icons
from ui.agenda.park_form import ParkForm
from ui.theme import set_look, set_type, theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Line
from ui.widgets.chips import Chip, Kind
from ui.widgets.labels import Label, Muted, Paragraph

WIDTH = 360
SHOWN = 5
OUTCOMES = {
    Outcome.AGREED: ("agreed", "ok"),
    Outcome.FAILED: ("error", "err"),
    Outcome.LEFT_OUT: ("dash", "muted"),
    Outcome.TAKEN_IN: ("restore", "muted"),
}


class DayPanel(QWidget):
    """Three lists that fill themselves, and the minutes."""

    copy_wanted = Signal()
    place_wanted = Signal(object)
    issue_parked = Signal(object)

    def __init__(self, workshop: Workshop) -> None:
        """Lists without anything in them."""
        super().__init__()
        set_look(self, "ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workshop, self._date = workshop, date.min
        self._shown: tuple[object, ...] = ()
        self._all = False
        self.copy_link = LinkButton("Copy minutes", "copy")
        self.copy_link.clicked.connect(self.copy_wanted)
        self.park_link = LinkButton("Park something", "plus")
        self.park_link.clicked.connect(self._ask)
        self.form = ParkForm(self._agreement)
        self.form.hide()
        self.form.left.connect(self.form.hide)
        self.form.parked.connect(self._parked)
        self._decided = _List("Decided today", self.copy_link)
        self._parking = _List("Parked today", self.park_link)
        self._requests = _List("Requests to the other side")
        theme.changed.connect(self._renew)
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(20))
        column.setSpacing(px(22))
        column.addWidget(self._decided)
        column.addWidget(self._parking)
        column.addWidget(self.form)
        column.addWidget(self._requests)
        column.addStretch()

    def show_workshop(self, workshop: Workshop, today: date) -> None:
        """Show what came out of the day so far."""
        self._workshop, self._date = workshop, today
        key = (workshop.record, workshop.agreement.issues, today, self._all)
        if self._shown and all(a is b or a == b for a, b in zip(key, self._shown, strict=True)):
            return
        self._shown = key
        self._show_decided(workshop, today)
        self._show_parked(workshop, today)
        self._show_requests(workshop)

    @property
    def decided(self) -> tuple[Logged, ...]:
        """Today's decisions, newest first."""
        return self._today

    _today: tuple[Logged, ...] = ()

    def _show_decided(self, workshop: Workshop, today: date) -> None:
        found = [
            one
            for one in reversed(log(workshop.record))
            if one.outcome is not Outcome.PARKED and _day(one.at) == today
        ]
        self._today = tuple(found)
        self._decided.begin(len(found))
        for one in found if self._all else found[:SHOWN]:
            icon, tone = OUTCOMES[one.outcome]
            where = path.parse(one.clause)
            title = one.title or _title(workshop, one.clause)
            clock = dates.clock(datetime.fromisoformat(one.at))
            entry = _Entry(title, one.how or one.outcome.value, icon, tone, clock)
            entry.wanted.connect(partial(self.place_wanted.emit, where))
            self._decided.add(entry)
        if not found:
            self._decided.say("Ballots and what was left out appear here by themselves.")
        elif len(found) > SHOWN and not self._all:
            more = LinkButton(f"All {len(found)} decisions")
            more.clicked.connect(self._show_all)
            self._decided.add(more)

    def _show_parked(self, workshop: Workshop, today: date) -> None:
        known = {issue.id: issue for issue in workshop.agreement.issues.issues}
        ids = [
            fact.issue
            for fact in reversed(workshop.record.facts)
            if isinstance(fact, Parked) and _day(fact.at) == today
        ]
        found = [known[key] for key in dict.fromkeys(ids) if key in known]
        self._parking.begin(len(found))
        for issue in found:
            chip = Chip("blocks signing", Kind.ERR, "warning") if issue.blocking else None
            entry = _Entry(issue.text, _who(workshop, issue), "parked", "warn", chip=chip)
            entry.wanted.connect(partial(self.place_wanted.emit, _place(issue)))
            self._parking.add(entry)
        if not found:
            self._parking.say("Nothing was put off today.")

    def _show_requests(self, workshop: Workshop) -> None:
        asked = [one for one in workshop.agreement.issues.issues if one.kind == "request"]
        self._requests.setVisible(bool(asked))
        self._requests.begin(len(asked))
        for issue in asked:
            known = issue.raised_by in tuple(Side)
            icon = issue.raised_by if known else "speech"
            to = f"to {Side(issue.raised_by).other.label} · " if known else ""
            answer = f"answered: {issue.answer}" if issue.answer else "open"
            words = f"{to}{answer if issue.state in OPEN or issue.answer else issue.state}"
            entry = _Entry(issue.text, words, icon, icon if known else "muted")
            entry.wanted.connect(partial(self.place_wanted.emit, _place(issue)))
            self._requests.add(entry)

    def _ask(self) -> None:
        self.form.show()
        self.form.begin("Park something as an open issue", "")

    def _parked(self, issue: Issue) -> None:
        self.form.hide()
        self.issue_parked.emit(issue)

    def _show_all(self) -> None:
        self._all = True
        self.show_workshop(self._workshop, self._date)

    def _renew(self) -> None:
        self._shown = ()
        if self._date != date.min:
            self.show_workshop(self._workshop, self._date)

    def _agreement(self) -> Agreement:
        return self._workshop.agreement


class _List(QWidget):
    """A heading with a count, and entries below it."""

    def __init__(self, title: str, link: LinkButton | None = None) -> None:
        super().__init__()
        self._count = Muted("", "body")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(Label(title, "title"))
        head.addWidget(self._count)
        head.addStretch()
        if link is not None:
            head.addWidget(link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addLayout(self._rows)

    def begin(self, count: int) -> None:
        """Empty it; so many entries follow."""
        self._count.setText(str(count) if count else "")
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def add(self, entry: QWidget) -> None:
        """Put an entry below the others."""
        self._rows.addWidget(Line())
        self._rows.addWidget(entry)

    def say(self, words: str) -> None:
        """Say why there is nothing."""
        self._rows.addWidget(Line())
        self._rows.addSpacing(theme.px(6))
        self._rows.addWidget(Paragraph(words, "small", "muted"))


class _Entry(QWidget):
    """An icon, a title that leads to its place, and a line of detail."""

    wanted = Signal()

    def __init__(
        self,
        title: str,
        words: str,
        icon: str,
        tone: str,
        clock: str = "",
        *,
        chip: Chip | None = None,
    ) -> None:
        super().__init__()
        px = theme.px
        mark = QLabel()
        mark.setPixmap(icons.pixmap(icon, tone, px(18)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(", ".join(part for part in (clock, title, words) if part))
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        first = QHBoxLayout()
        first.setSpacing(px(8))
        first.addWidget(Paragraph(title, "row-strong"), 1)
        if chip is not None:
            first.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        texts.addLayout(first)
        texts.addWidget(Paragraph(words, "small", "muted"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, px(8), 0, px(9))
        grid.setHorizontalSpacing(px(10))
        column = 0
        if clock:
            time = Label(clock, "small", "muted")
            set_type(time, "small", tabular=True)
            time.setMinimumWidth(px(38))
            grid.addWidget(time, 0, 0, Qt.AlignmentFlag.AlignTop)
            column = 1
        grid.addWidget(mark, 0, column, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(texts, 0, column + 1)
        grid.setColumnStretch(column + 1, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


def _who(workshop: Workshop, issue: Issue) -> str:
    owner = references.present_name(workshop.agreement, kinds.PARTICIPANTS, issue.owner)
    due = f"due {issue.due.day} {dates.MONTHS[issue.due.month - 1][:3]}" if issue.due else ""
    return " · ".join(part for part in (owner or "no owner yet", due) if part)


def _place(issue: Issue) -> tuple[str, ...]:
    return ("issues", "issues", issue.id)


def _title(workshop: Workshop, clause: str) -> str:
    where = path.parse(clause)
    found = clauses.of(where[0], getattr(workshop.agreement, where[0]))
    return next((one.title for one in found if one.id == clause), clause)


def _day(at: str) -> date:
    return datetime.fromisoformat(at).astimezone().date()
