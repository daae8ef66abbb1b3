"""What the start page says when the agreements cannot be opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.errors import UserError
from ui.theme import theme
from ui.widgets.buttons import Button, Role
from ui.widgets.card import Card
from ui.widgets.labels import IconLabel, Label, Muted, Paragraph


class StartTrouble(QWidget):
    """What is wrong, what to do, where the data lies, and a way to try again."""

    retry_wanted = Signal()

    def __init__(self) -> None:
        """No trouble yet."""
        super().__init__()
        self._folder = Path()
        self.message = Paragraph(style="section")
        self.hint = Paragraph(style="body", tone="muted")
        self.folder = Paragraph(style="small")
        self.folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.retry_button = Button("Try again", Role.PRIMARY, "refresh")
        self.folder_button = Button("Show the data folder", Role.OUTLINED, "folder")
        self.retry_button.clicked.connect(self.retry_wanted)
        self.folder_button.clicked.connect(self._show_folder)
        card = Card()
        card.setFixedWidth(theme.px(640))
        card.body.addLayout(self._column())
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)

    def show_trouble(self, trouble: UserError, folder: Path) -> None:
        """Say what keeps the agreements in `folder` closed."""
        self._folder = folder
        self.message.show_text(trouble.message)
        self.hint.show_text(trouble.hint)
        self.hint.setVisible(bool(trouble.hint))
        self.folder.show_text(str(folder))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _column(self) -> QVBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(12))
        buttons.addWidget(self.retry_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch()
        column = QVBoxLayout()
        side = theme.px(28)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.px(8))
        column.addWidget(IconLabel("Your agreements stay closed", "warning", "warn", "row-strong"))
        column.addWidget(self.message)
        column.addWidget(self.hint)
        column.addSpacing(theme.px(8))
        column.addWidget(Label("Data folder", "small-strong", "muted"))
        column.addWidget(self.folder)
        column.addWidget(Muted("Nothing in it was changed. Backups are in its folder “backups”."))
        column.addSpacing(theme.px(12))
        column.addLayout(buttons)
        return column
