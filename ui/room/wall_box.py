"""The boxes of the top bar that open something: what is on the wall, and the block that runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.room.control import RoomControl, Shows
from ui.room.making import Face
from ui.theme import set_type
from ui.widgets.buttons import Button, Role

SHOWS = (
    (Shows.FOLLOW, "Follow the clause I am at"),
    (Shows.STAY, "Stay at what is shown now"),
    (Shows.COUNTDOWN, "Countdown of the block"),
    (Shows.FUNNEL, "The funnel"),
    (Shows.BALANCE, "Who promises what"),
)
FACES = (
    (Face.LATEST, "What the clause has come to"),
    (Face.REVEAL, "Both proposals"),
    (Face.TEXT, "The text"),
)

Choice = TypeVar("Choice", Shows, Face)


class InfoBox(Button):
    """A box of 32 pixels with an icon and a few words that leads somewhere."""

    def __init__(self, icon: str, *, parent: QWidget | None = None) -> None:
        """An empty box."""
        super().__init__("", Role.BOX, icon, size=32, parent=parent)
        self._words, self._brief = "", False
        set_type(self, "small-strong", tabular=True)

    @property
    def words(self) -> str:
        """What it says, whether there is room for it or not."""
        return self._words

    def show_text(self, text: str) -> None:
        """Say something else, to the ear at least."""
        self._words = text
        super().show_text("" if self._is_short else text)
        self.setAccessibleName(text)

    def show_brief(self, *, brief: bool) -> None:
        """Show the icon alone where there is little room."""
        self._brief = brief
        self.show_text(self._words)

    @property
    def _is_short(self) -> bool:
        return self._brief


class WallBox(InfoBox):
    """Says what the projector shows now, and offers what else it could show."""

    def __init__(self, control: RoomControl) -> None:
        """A box for an agreement's room view."""
        super().__init__("room-off")
        self._control = control
        self.setToolTip("What the room sees (F5 opens and closes it, B blanks it)")
        self.clicked.connect(self.offer)
        control.changed.connect(self.show_wall)
        self.show_wall()

    def show_wall(self) -> None:
        """Say what is on the wall."""
        control = self._control
        self.show_text(control.words)
        dark = not control.is_open or control.is_blank
        self.show_icon("room-off" if dark else "room")

    def offer(self) -> None:
        """Open the menu below the box."""
        menu = self.menu_of_wall()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def menu_of_wall(self) -> QMenu:
        """Everything the wall can be made to show."""
        control, menu = self._control, QMenu(self)
        opens = menu.addAction(
            "Close the room view\tF5" if control.is_open else "Open the room view\tF5"
        )
        opens.triggered.connect(control.toggle)
        if not control.is_open:
            return menu
        blank = menu.addAction("Blank\tB")
        blank.setCheckable(True)
        blank.setChecked(control.is_blank)
        blank.triggered.connect(control.toggle_blank)
        menu.addSeparator()
        _add_choices(menu, _offered(control), control.shows, control.show)
        if control.faces:
            menu.addSeparator()
            _add_choices(menu, FACES, control.face, control.show_face)
        menu.addSeparator()
        asks = menu.addAction("Questions beside the text")
        asks.setCheckable(True)
        asks.setChecked(control.asks)
        asks.triggered.connect(control.show_asking)
        window = control.window
        if window is not None and window.page_count > 1:
            menu.addSeparator()
            onward = menu.addAction("Next page")
            onward.setEnabled(window.page + 1 < window.page_count)
            onward.triggered.connect(partial(control.turn_page, 1))
            back = menu.addAction("Previous page")
            back.setEnabled(window.page > 0)
            back.triggered.connect(partial(control.turn_page, -1))
        return menu


def _offered(control: RoomControl) -> tuple[tuple[Shows, str], ...]:
    """What can be put on the wall; the funnel once there is one to draw."""
    known = control.has_funnel or control.shows is Shows.FUNNEL
    return tuple(one for one in SHOWS if known or one[0] is not Shows.FUNNEL)


def _add_choices(
    menu: QMenu,
    choices: Sequence[tuple[Choice, str]],
    present: Choice,
    choose: Callable[[Choice], None],
) -> None:
    group = QActionGroup(menu)
    for value, words in choices:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(value == present)
        action.triggered.connect(partial(choose, value))
        group.addAction(action)
