"""A version as it prints, to read and nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exporters.compose import Composer, Options
from models.revisions.edition import Edition
from ui.paper import Paper
from ui.theme import set_look, theme
from ui.widgets.buttons import Button, Role
from ui.widgets.labels import Label, Muted

SHEET = 820


class ReadingView(QWidget):
    """A sheet of paper on a desk; Escape leads back."""

    back_wanted = Signal()

    def __init__(self, back: str = "All versions") -> None:
        """Nothing to read yet; `back` says where the button leads."""
        super().__init__()
        set_look(self, "ground", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._edition: Edition | None = None
        self.title = Label(style="title")
        self.paper = Paper()
        self.paper.setAccessibleName("The document of this version")
        self.paper.setMaximumWidth(theme.px(SHEET))
        button = Button(back, Role.OUTLINED, "arrow-left", size=32)
        button.clicked.connect(self.back_wanted)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        for part in (button, self.title, Muted("Read-only")):
            head.addWidget(part)
        head.addStretch()
        sheet = QHBoxLayout()
        sheet.addStretch(1)
        sheet.addWidget(self.paper, 100)
        sheet.addStretch(1)
        column = QVBoxLayout(self)
        side = theme.px(24)
        column.setContentsMargins(side, theme.px(12), side, side)
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        column.addLayout(sheet, 1)
        keys = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.back_wanted.emit)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        theme.changed.connect(self._relay)

    def show_edition(self, edition: Edition, name: str) -> None:
        """Show the document of an edition."""
        self._edition = edition
        self.title.setText(name)
        self.paper.forget()
        self.paper.show_chapters(Composer(Options()).chapters(edition))
        self.paper.verticalScrollBar().setValue(0)

    def _relay(self) -> None:
        if self._edition is not None and self.isVisible():
            self.show_edition(self._edition, self.title.text())
