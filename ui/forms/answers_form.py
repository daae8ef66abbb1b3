"""A form for the answers of one holder, laid out as its fields are declared."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from models.agreement import fields
from models.agreement.fields import Field
from models.agreement.path import Path
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms.bound import Bound
from ui.forms.field_view import FieldView
from ui.forms.group import Group
from ui.session import Session
from ui.theme import theme

MOST_AT_ONCE = 9
"""A form with more questions than this folds all groups but the first."""
SHORT_WINDOW = 800
"""In a window lower than this one group is open at a time."""


class AnswersForm(QWidget):
    """The questions of a holder in groups; typing refreshes the one field that changed."""

    place_changed = Signal(object)

    def __init__(
        self,
        session: Session,
        advice: Advice,
        where: Path,
        cls: type,
        *,
        title: str = "",
        dense: bool = False,
    ) -> None:
        """Show the holder of class `cls` at `where`; `title` heads a first group without a name."""
        super().__init__()
        self.where = where
        self._bound = Bound(session, advice, where)
        self._groups = [
            self._group(name or (title if not place else ""), declared, place, dense=dense)
            for place, (name, declared) in enumerate(_grouped(cls).items())
        ]
        self._folds = False
        self._lay_out()
        self._open_first()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups in order."""
        return tuple(self._groups)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`; what is the same object as before is left alone."""
        if not self._bound.exists():
            return
        holder, found = self._bound.holder(), self._bound.found()
        for group in self._groups:
            group.show_workshop(before, after, holder, found)

    def show_findings(self) -> None:
        """Show what has been found meanwhile."""
        if not self._bound.exists():
            return
        holder, found = self._bound.holder(), self._bound.found()
        for group in self._groups:
            group.show_found(holder, found)

    def reveal(self, where: Path) -> bool:
        """Open what folds the answer at `where` away and put the cursor there."""
        depth = len(self.where)
        if where[:depth] != self.where:
            return False
        if len(where) == depth:
            return any(group.panel.focus_first() for group in self._groups if group.is_open)
        holder, found = self._bound.holder(), self._bound.found()
        for group in self._groups:
            if where[depth] in group.names():
                if not group.is_open:
                    group.wish_open(open_=True)
                self._only(group)
                if where[depth] in [field.name for field in group.more.declared]:
                    group.open_more(holder, found)
                    return group.more.reveal(where)
                return group.panel.reveal(where)
        return False

    def view(self, name: str) -> FieldView | None:
        """The view of a field, if it has been built."""
        for group in self._groups:
            for panel in (group.panel, group.more):
                if (view := panel.view(name)) is not None:
                    return view
        return None

    def _group(self, name: str, declared: tuple[Field, ...], place: int, *, dense: bool) -> Group:
        group = Group(self._bound, name, declared, first=not place, dense=dense)
        group.place_changed.connect(self.place_changed)
        group.opened.connect(self._opened)
        return group

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for group in self._groups:
            box.addWidget(group)

    def _open_first(self) -> None:
        holder, found = self._bound.holder(), self._bound.found()
        asked = sum(group.visible_count(holder) for group in self._groups)
        folds = self._folds = asked > MOST_AT_ONCE and len(self._groups) > 1
        wrong = [group for group in self._groups if group.has_errors(found)]
        for place, group in enumerate(self._groups):
            open_ = not folds or place == 0 or group in wrong
            group.show_open(
                holder, found, open_=open_ and not group.is_rare, foldable=folds or group.is_rare
            )

    def _opened(self) -> None:
        group = self.sender()
        if isinstance(group, Group):
            self._only(group)

    def _only(self, group: Group) -> None:
        """In a low window fold the other groups."""
        if not self._folds or self.window().height() >= theme.px(SHORT_WINDOW):
            return
        for other in self._groups:
            if other is not group and other.is_open:
                other.wish_open(open_=False)


def _grouped(cls: type) -> dict[str, tuple[Field, ...]]:
    groups: dict[str, tuple[Field, ...]] = {}
    for field in fields.of(cls):
        groups[field.kind.group] = (*groups.get(field.kind.group, ()), field)
    return groups
