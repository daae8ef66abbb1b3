"""A group of questions in a form: its head or fold, its fields, and the rarer ones under More."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from models.agreement import fields
from models.agreement.fields import Field
from models.agreement.section import Holder
from models.rules.finding import Finding, Severity
from models.workshop import Workshop
from ui.forms.bound import Bound, Found
from ui.forms.panel import Panel
from ui.forms.summary import answered_count, answered_line, counts, labels_line
from ui.theme import theme
from ui.widgets.card import GroupHead, Line
from ui.widgets.fold import FoldRow, GroupFold

PLAIN = (24, 16, 24, 16)
DENSE = (22, 12, 22, 12)
MORE = "More"


class Group(QWidget):
    """Questions under one heading.

    The first group of a form opens with a plain head, later ones with a fold. A group that has
    only rarer questions is one fold.
    """

    place_changed = Signal(object)
    opened = Signal()
    """The person opened it."""

    def __init__(
        self,
        bound: Bound,
        title: str,
        declared: tuple[Field, ...],
        *,
        first: bool,
        dense: bool,
    ) -> None:
        """Hold the `declared` questions of a holder."""
        super().__init__()
        self.title = title
        self._bound = bound
        self._first = first
        main = tuple(field for field in declared if not field.kind.more)
        more = tuple(field for field in declared if field.kind.more)
        self._declared = declared
        if not main:
            main, more = more, ()
        self._all_rare = all(field.kind.more for field in main)
        edges, gap = (DENSE, 12) if dense else (PLAIN, 16)
        bare = first and not title
        self.panel = Panel(bound, main, edges if bare else _below_head(edges), gap)
        self.more = Panel(bound, more, _below_head(edges), gap)
        needed = any(field.kind.required for field in main)
        self._head = GroupHead(title, needed=needed)
        self._head_holder = _padded(self._head, edges)
        self._fold = GroupFold(title or labels_line(main[:1]), first=first, needed=needed)
        self._more_fold = FoldRow(MORE, labels_line(more), height=38 if dense else 44)
        self._line = Line()
        self._foldable = False
        self._lay_out()
        for panel in (self.panel, self.more):
            panel.place_changed.connect(self.place_changed)

    @property
    def is_open(self) -> bool:
        """True while its fields are shown."""
        return not self.panel.isHidden()

    @property
    def is_rare(self) -> bool:
        """True when nothing in it is asked by everybody."""
        return self._all_rare

    def names(self) -> tuple[str, ...]:
        """The names of its fields."""
        return tuple(field.name for field in self._declared)

    def visible_count(self, holder: Holder) -> int:
        """How many questions it shows when it is open."""
        if self._all_rare:
            return 0
        return sum(fields.asked(holder, field) for field in self.panel.declared)

    def show_open(self, holder: Holder, found: Found, *, open_: bool, foldable: bool) -> None:
        """Open or fold it; a group that is not foldable has a plain head."""
        self._foldable = foldable
        if open_:
            self.panel.build(holder, found)
        plain = open_ and (self._first or not foldable) and not self._all_rare
        self._head_holder.setVisible(plain and bool(self.title))
        self._line.setVisible(plain and not self._first)
        self._fold.setVisible(not plain)
        self._fold.setChecked(open_)
        self.panel.setVisible(open_)
        self._more_fold.setVisible(open_ and bool(self.more.declared))
        self.more.setVisible(open_ and self._more_fold.isChecked())
        self._summarise(holder, found)

    def show_workshop(
        self, before: Workshop | None, after: Workshop, holder: Holder, found: Found
    ) -> None:
        """Refresh the fields that were built, and what the folds say."""
        for panel in (self.panel, self.more):
            if panel.is_built:
                panel.show_workshop(before, after, holder)
        self._summarise(holder, found)

    def show_found(self, holder: Holder, found: Found) -> None:
        """Show what was found at each field."""
        for panel in (self.panel, self.more):
            if panel.is_built:
                panel.show_found(found)
        self._summarise(holder, found)

    def has_errors(self, found: Found) -> bool:
        """True when something in it blocks the signing, other than being unanswered."""
        return any(one.severity is Severity.ERROR for one in self._found(self._declared, found))

    def open_more(self, holder: Holder, found: Found, *, open_: bool = True) -> None:
        """Open or fold the rarer questions."""
        if open_:
            self.more.build(holder, found)
        self._more_fold.setChecked(open_)
        self.more.setVisible(open_ and self.is_open)
        self._summarise(holder, found)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (
            self._line,
            self._head_holder,
            self._fold,
            self.panel,
            self._more_fold,
            self.more,
        ):
            box.addWidget(part)
            part.hide()
        self._fold.opened.connect(self._toggle)
        self._more_fold.opened.connect(self._toggle_more)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _toggle(self, open_: bool) -> None:
        self.wish_open(open_=open_)
        if open_:
            self.opened.emit()

    def wish_open(self, *, open_: bool) -> None:
        """Open or fold it as it stands in the agreement now."""
        self.show_open(
            self._bound.holder(), self._bound.found(), open_=open_, foldable=self._foldable
        )

    def _toggle_more(self, open_: bool) -> None:
        self.open_more(self._bound.holder(), self._bound.found(), open_=open_)

    def _summarise(self, holder: Holder, found: Found) -> None:
        if not self._fold.isHidden():
            self._say(self._fold, self.panel, holder, found, open_=self._fold.isChecked())
        if self.more.declared and not self._more_fold.isHidden():
            self._say(self._more_fold, self.more, holder, found, open_=self._more_fold.isChecked())

    def _say(
        self, fold: FoldRow, panel: Panel, holder: Holder, found: Found, *, open_: bool
    ) -> None:
        workshop = self._bound.workshop
        declared = panel.declared if panel is self.more or self._all_rare else self._declared
        line = "" if panel is self.more else answered_line(workshop.agreement, holder, declared)
        left = counts(workshop, self._bound.where, holder, declared, self._found(declared, found))
        if not left and (panel is self.more or self._all_rare):
            answered = answered_count(holder, declared)
            left = (answered,) if answered is not None else ()
        words = "" if open_ and panel is not self.more else line or labels_line(declared)
        said = (words, left)
        if fold.property("said") != str(said):
            fold.setProperty("said", str(said))
            fold.show_contents(words)
            fold.show_counts(*(() if open_ and panel is not self.more else left))

    def _found(self, declared: tuple[Field, ...], found: Found) -> list[Finding]:
        depth = len(self._bound.where)
        names = {field.name for field in declared}
        return [
            one
            for place, ones in found.items()
            if len(place) > depth and place[depth] in names
            for one in ones
        ]


def _below_head(edges: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    left, _, right, bottom = edges
    return left, 4, right, bottom


def _padded(head: QWidget, edges: tuple[int, int, int, int]) -> QWidget:
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(edges[0], theme.px(16), edges[2], theme.px(8))
    box.addWidget(head)
    holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return holder
