"""Two versions side by side: which clauses differ, and in which words."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.agreement.agreement import Agreement
from models.errors import UserError
from models.revisions.compare import compare
from models.workshop import Workshop
from ui import dates
from ui.changes import ChangedClause, by_clause, counted_clauses, in_counts
from ui.restoring import Restoring
from ui.theme import set_look, theme
from ui.widgets.buttons import ToolButton
from ui.widgets.card import Line
from ui.widgets.change_blocks import ChangeBlocks
from ui.widgets.change_list import WIDTH, ChangeList
from ui.widgets.choice_field import ChoiceField
from ui.widgets.labels import IconLabel, Label, Muted, Paragraph
from ui.widgets.notice import Notice
from ui.widgets.view_bar import ViewBar
from ui.widgets.word_marks import LEGEND, MarkedText

if TYPE_CHECKING:
    from ui.open_agreement import OpenAgreement

DRAFT = "0"
SHEET = 1060


class ComparePage(QWidget):
    """The changed clauses at the left, the same clauses with their words marked at the right."""

    def __init__(self, opened: OpenAgreement, first: int | None, second: int | None) -> None:
        """Compare two versions; None is the draft, two of them the newest version and the draft."""
        super().__init__()
        self._opened = opened
        self._contents: dict[int, Workshop] = {}
        self._clauses: tuple[ChangedClause, ...] = ()
        self._came_from_history = first is not None
        back = "History" if self._came_from_history else "Back to the agreement"
        self.bar = ViewBar(back, "Compare versions")
        self.before, self.after = ChoiceField(), ChoiceField()
        self.swap_button = ToolButton("swap", "Swap the two")
        self.head = Label(style="section")
        self.counts = Paragraph(style="small", tone="muted")
        self.list = ChangeList()
        self.blocks = ChangeBlocks()
        self.place = Muted()
        self.previous_button = ToolButton("chevron-left", "Previous change (F7)", size=32)
        self.next_button = ToolButton("chevron-right", "Next change (F8)", size=32)
        self.notice = Notice()
        self.views = QStackedWidget()
        self.same = IconLabel("Nothing differs", "equal", "muted", "section", side=24, gap=10)
        self.restoring = Restoring(opened, self)
        self._lay_out()
        self._connect()
        self._offer(first, second)
        self.compare()

    @property
    def pair(self) -> tuple[int, int]:
        """The versions that are compared; 0 is the draft."""
        return int(self.before.value() or DRAFT), int(self.after.value() or DRAFT)

    @property
    def clauses(self) -> tuple[ChangedClause, ...]:
        """The clauses that differ, in document order."""
        return self._clauses

    def compare(self) -> None:
        """Fetch what is needed and show the differences."""
        for number in self.pair:
            if number and number not in self._contents:
                took = partial(self._took, number)
                ask = self._opened.library.ask
                ask("version", self._opened.session.id, number, then=took, failed=self._say)
                return
        self._show()

    def swap(self) -> None:
        """Look from the other end."""
        first, second = self.pair
        self.before.show_value(str(second))
        self.after.show_value(str(first))
        self.compare()

    def go(self, by: int) -> None:
        """Go to the next change, or to the one before."""
        if self._clauses:
            self.list.choose(min(max(self.list.chosen() + by, 0), len(self._clauses) - 1))

    def _took(self, number: int, workshop: Workshop) -> None:
        self._contents[number] = workshop
        self.compare()

    def _agreement(self, number: int) -> Agreement:
        if number == 0:
            return self._opened.session.workshop.agreement
        return self._contents[number].agreement

    def _show(self) -> None:
        first, second = self.pair
        before, after = self._agreement(first), self._agreement(second)
        changes = compare(before, after)
        self._clauses = by_clause(before, after, changes)
        restore = f"Restore from {first}" if first and not second else ""
        self.list.changes.show_clauses(self._clauses)
        self.blocks.show_clauses(self._clauses, restore)
        self.head.setText(counted_clauses(changes) if self._clauses else "Nothing differs")
        self.counts.show_text(in_counts(changes) or "Both say the same, word for word.")
        self.views.setCurrentIndex(0 if self._clauses else 1)
        for button in (self.previous_button, self.next_button):
            button.setEnabled(bool(self._clauses))
        self.place.setText("")
        self.bar.show_name(self._opened.session.workshop.agreement.title)
        if self._clauses:
            self.list.choose(0)
            self.list.setFocus()

    def _show_clause(self, key: str) -> None:
        self.blocks.show_current(key)
        self.place.setText(f"{self.list.chosen() + 1} of {len(self._clauses)}")

    def _restore(self, clause: str) -> None:
        first = self.pair[0]
        version = next(one for one in self._opened.versions if one.number == first)
        one = next(one for one in self._clauses if one.clause == clause)
        self.restoring.restore_clause(version, self._contents[first], one)

    def _offer(self, first: int | None, second: int | None) -> None:
        now = datetime.now(UTC)
        numbered = [one for one in self._opened.versions if not one.automatic]
        options = [(DRAFT, f"Draft, {dates.moment(self._opened.session.saved.at or now, now)}")]
        for version in reversed(numbered):
            day = dates.short_day(version.made_at.astimezone().date())
            options.append((str(version.number), f"Version {version.number}, {day}"))
        for field in (self.before, self.after):
            field.show_options(tuple(options))
        if first is None and second is None and numbered:
            first = numbered[-1].number
        self.before.show_value(str(first or DRAFT))
        self.after.show_value(str(second or DRAFT))

    def _say(self, trouble: UserError) -> None:
        self.notice.show_trouble(trouble)

    def _connect(self) -> None:
        came_from_history = self._came_from_history
        leave = self._opened.show_history if came_from_history else self._opened.show_workspace
        self.bar.back_wanted.connect(leave)
        self.swap_button.clicked.connect(self.swap)
        self.before.combo.activated.connect(self.compare)
        self.after.combo.activated.connect(self.compare)
        self.list.clause_chosen.connect(self._show_clause)
        self.blocks.restore_wanted.connect(self._restore)
        self.restoring.troubled.connect(self._say)
        for key, button, by in (
            ("F7", self.previous_button, -1),
            ("F8", self.next_button, 1),
        ):
            button.clicked.connect(partial(self._go_by, by))
            shortcut = QShortcut(QKeySequence(key), self, partial(self.go, by))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape = QShortcut(QKeySequence("Esc"), self, self.bar.back_wanted.emit)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _go_by(self, by: int, checked: bool = False) -> None:
        del checked
        self.go(by)

    def _lay_out(self) -> None:
        px = theme.px
        for field, name in ((self.before, "From"), (self.after, "To")):
            field.name(name)
            field.setFixedWidth(px(284))
        self.bar.add(Muted("From"), self.before, self.swap_button, Muted("to"), self.after)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left())
        row.addWidget(Line(upright=True))
        row.addWidget(self._right(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(row, 1)

    def _left(self) -> QWidget:
        px = theme.px
        left = QFrame()
        set_look(left, "ground", "surface")
        left.setFixedWidth(px(WIDTH))
        head = QVBoxLayout()
        head.setContentsMargins(px(20), px(16), px(16), px(14))
        head.setSpacing(px(4))
        head.addWidget(self.head)
        head.addWidget(self.counts)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Line())
        column.addWidget(self.list, 1)
        return left

    def _right(self) -> QWidget:
        px = theme.px
        legend = MarkedText(style="small-strong")
        legend.show_pieces(LEGEND)
        tools = QHBoxLayout()
        tools.setSpacing(px(10))
        tools.addWidget(self.notice, 1)
        tools.addStretch()
        for part in (legend, self.place, self.previous_button, self.next_button):
            tools.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        sheet = QWidget()
        paper = QHBoxLayout(sheet)
        paper.setContentsMargins(0, 0, 0, 0)
        paper.addStretch(1)
        paper.addWidget(self.blocks, 1000)
        paper.addStretch(1)
        self.blocks.setMaximumWidth(px(SHEET))
        nothing = QWidget()
        centre = QVBoxLayout(nothing)
        centre.addStretch(2)
        centre.addWidget(self.same, 0, Qt.AlignmentFlag.AlignHCenter)
        centre.addStretch(3)
        self.views.addWidget(sheet)
        self.views.addWidget(nothing)
        right = QFrame()
        set_look(right, "ground", "desk")
        column = QVBoxLayout(right)
        column.setContentsMargins(px(32), px(10), px(32), 0)
        column.setSpacing(px(10))
        column.addLayout(tools)
        column.addWidget(self.views, 1)
        return right
