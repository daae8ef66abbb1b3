"""All keys on one page."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import DEEDS, ROWS, Deed
from ui.dialogs.dialog import Dialog
from ui.screens import screen_of
from ui.theme import theme
from ui.widgets.chips import KeyCap
from ui.widgets.labels import Label, Muted
from ui.widgets.scroll import PageScroll

OTHERS = (
    ("Ctrl+F", "Search the list of agreements"),
    ("F7", "Previous change"),
    ("F8", "Next change"),
)


class ShortcutsDialog(Dialog):
    """What every key does, in the groups of the actions."""

    def __init__(self, parent: QWidget | None) -> None:
        """Lay out the actions of the window and the keys of rows and lists."""
        super().__init__("Keyboard shortcuts", parent, width=780)
        left, right = QVBoxLayout(), QVBoxLayout()
        # What belongs together stands together, wherever the table of actions has it.
        for name, deeds in groupby(sorted(DEEDS, key=_place), key=_group):
            rows = [(deed.text, deed.keys) for deed in deeds if deed.keys]
            (right if name in ("Room", "Window") else left).addLayout(_section(name, rows))
        right.addLayout(_section("Rows and cards", [(words, (keys,)) for keys, words in ROWS]))
        right.addLayout(_section("Lists and changes", [(words, (keys,)) for keys, words in OTHERS]))
        for column in (left, right):
            column.setSpacing(theme.px(16))
            column.addStretch()
        content = QWidget()
        content.setProperty("ground", "surface")
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, theme.px(8), 0)
        row.setSpacing(theme.px(40))
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        scroll = PageScroll(content)
        wanted = content.sizeHint().height() + theme.px(4)
        most = screen_of(self).availableGeometry().height() - theme.px(220)
        scroll.setMinimumHeight(min(wanted, most))
        self.body.addWidget(scroll)
        self.add_buttons(away="Close").setFocus()


def _place(deed: Deed) -> int:
    """Where the group of an action begins in the table."""
    return next(n for n, one in enumerate(DEEDS) if one.group == deed.group)


def _group(deed: Deed) -> str:
    return deed.group


def _section(name: str, rows: list[tuple[str, tuple[str, ...]]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(theme.px(6))
    grid.setHorizontalSpacing(theme.px(16))
    grid.setColumnStretch(0, 1)
    grid.addWidget(Label(name, "small-strong", "muted"), 0, 0)
    for number, (words, keys) in enumerate(rows, 1):
        grid.addWidget(Label(words), number, 0)
        caps = QHBoxLayout()
        caps.setSpacing(theme.px(6))
        for place, key in enumerate(keys):
            if place:
                caps.addWidget(Muted("or"))
            caps.addWidget(KeyCap(key.replace("+", " ") if len(key) > 1 else key))
        grid.addLayout(caps, number, 1, Qt.AlignmentFlag.AlignRight)
    return grid
