"""The tiers of the response promise as tabs, with the sentence of the chosen one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout

from models.agreement.kinds import Rows
from models.agreement.path import Path
from models.agreement.section import RowId
from models.workshop import Workshop
from ui import icons
from ui.advice import Advice
from ui.forms.empty_rows import EmptyRows
from ui.forms.row_states import TONES, row_states
from ui.forms.rows import RowsView, bring_into_view
from ui.forms.tier_fields import short_words
from ui.forms.tier_view import TierView
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.tier_tabs import STEPS, TierFace, TierTabs


class TierRows(RowsView):
    """One tier at a time; Alt and an arrow move its tab, Ctrl+D copies it, Del deletes it."""

    chosen = Signal()
    """Another tier is shown."""

    def __init__(self, session: Session, advice: Advice, where: Path, kind: Rows) -> None:
        super().__init__(session, advice, where, kind)
        self.tabs = TierTabs()
        self.view: TierView | None = None
        self.empty = EmptyRows(kind)
        self.card = Card()
        self._current: RowId = ""
        self._lay_out()
        self.show_workshop(None, session.workshop)

    @property
    def current(self) -> RowId:
        """The tier that is shown."""
        return self._current

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        rows = self.rows
        self.empty.setVisible(not rows)
        self.card.setVisible(bool(rows))
        ids = [row.id for row in rows]
        if self._current not in ids:
            self._take_view_away()
            self._current = ids[0] if ids else ""
        self._show_tabs()
        if self._current and self.view is None:
            self._build_view()
        elif self.view is not None:
            self.view.show_workshop(before, after)

    def show_findings(self) -> None:
        self._show_tabs()
        if self.view is not None:
            self.view.show_findings()

    def reveal(self, where: Path) -> bool:
        depth = len(self.where)
        if where[:depth] != self.where:
            return False
        if len(where) > depth and self.index_of(where[depth]) >= 0:
            self.choose(where[depth])
        if self.view is None:
            self.empty.add_button.setFocus()
            return True
        if len(where) <= depth + 1:
            self._focus_tab()
            return True
        return self.view.reveal(where)

    def choose(self, row_id: RowId) -> None:
        """Show another tier."""
        if row_id == self._current:
            self._show_tabs()
            return
        self.session.end_burst()
        self._take_view_away()
        self._current = row_id
        self._build_view()
        self._show_tabs()
        self.chosen.emit()
        self.place_changed.emit((*self.where, row_id))

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_rows()
            self._catch_up()
        elif held == control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._add()
        elif self._current and held == alt and key in STEPS:
            self._move(STEPS[key])
        elif self._current and held == control and key == Qt.Key.Key_D:
            self._duplicate()
        else:
            super().keyPressEvent(event)

    # What can be done

    def _add(self) -> None:
        row_id = self.add_row()
        self._catch_up()
        self.choose(row_id)
        assert self.view is not None
        bring_into_view(self.view)
        self.view.reveal((*self.where, row_id, "leads"))

    def _duplicate(self) -> None:
        copy = self.duplicate_row(self._current)
        self._catch_up()
        self.choose(copy)
        self._focus_tab()

    def _delete(self, row_id: RowId = "") -> None:
        row_id = row_id or self._current
        place = self.index_of(row_id)
        self.delete_row(row_id)
        rows = self.rows
        if self.index_of(row_id) < 0 and rows:
            self._catch_up()
            self.choose(rows[min(place, len(rows) - 1)].id)
        self._catch_up()
        self._focus_tab()

    def _move(self, step: int) -> None:
        self.move_row(self._current, self.index_of(self._current) + step)
        self._show_tabs()
        self._focus_tab()

    def _open_menu(self) -> None:
        place, last = self.index_of(self._current), len(self.rows) - 1
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        left = menu.addAction(icons.icon("arrow-left"), "Move left", partial(self._move, -1))
        right = menu.addAction(icons.icon("arrow-right"), "Move right", partial(self._move, 1))
        left.setEnabled(place > 0)
        right.setEnabled(place < last)
        menu.addAction(icons.icon("copy"), "Duplicate", self._duplicate)
        menu.addSeparator()
        menu.addAction(icons.icon("trash"), "Delete", self._delete)
        button = self.tabs.menu_button
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    # Inside

    def _lay_out(self) -> None:
        self.card.body.addWidget(self.tabs)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for part in (self.notice, self.empty, self.card):
            box.addWidget(part)
        for widget in (self, self.card):
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            widget.setSizePolicy(policy)
        self.tabs.chosen.connect(self.choose)
        self.tabs.add_wanted.connect(self._add)
        self.tabs.delete_wanted.connect(self._delete)
        self.tabs.menu_button.clicked.connect(self._open_menu)
        self.empty.add_button.clicked.connect(self._add)
        self.empty.paste_button.clicked.connect(self._paste)

    def _paste(self) -> None:
        self.paste_rows()
        self._catch_up()

    def _show_tabs(self) -> None:
        workshop = self.session.workshop
        tiers = workshop.agreement.response.tiers
        states = row_states(self.session, self.advice, self.where, [tier.id for tier in tiers])
        faces = tuple(
            TierFace(
                id=tier.id,
                letter=_letter(place),
                name=tier.name,
                promise=short_words(workshop.agreement, tier),
                state=words,
                tone=TONES[kind],
                icon=icon,
            )
            for place, (tier, (words, kind, icon)) in enumerate(zip(tiers, states, strict=True))
        )
        self.tabs.show_faces(faces, self._current)

    def _build_view(self) -> None:
        self.view = TierView(self.session, self.advice, (*self.where, self._current))
        self.view.place_changed.connect(self.place_changed)
        self.card.body.addWidget(self.view)
        self.view.show()

    def _take_view_away(self) -> None:
        if self.view is None:
            return
        leaving, self.view = self.view, None
        self.card.body.removeWidget(leaving)
        leaving.hide()
        leaving.deleteLater()

    def _focus_tab(self) -> None:
        tab = self.tabs.tab(self._current)
        if tab is not None:
            tab.setFocus()
        else:
            self.empty.add_button.setFocus()

    def _catch_up(self) -> None:
        """Show the present tiers, should the page not have passed them on yet."""
        self.show_workshop(None, self.session.workshop)


def _letter(place: int) -> str:
    """A, B and so on to Z, then 27, 28."""
    return chr(ord("A") + place) if place < 26 else str(place + 1)
