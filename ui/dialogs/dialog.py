"""What every dialog of the window has in common: a title, its contents, and a row of buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import set_look, theme
from ui.widgets.buttons import Button, Role
from ui.widgets.fields import FieldFrame
from ui.widgets.labels import FieldLabel, Paragraph


class Dialog(QDialog):
    """A small window over the page; Escape closes it, Enter does what its filled button says."""

    def __init__(self, title: str, parent: QWidget | None, *, width: int = 560) -> None:
        """A dialog with a title and nothing in it yet."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        set_look(self, "ground", "surface")
        px = theme.px
        self.setMinimumWidth(px(width))
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(px(28), px(24), px(28), px(24))
        whole.setSpacing(px(16))
        whole.addWidget(Paragraph(title, "section"))
        self.body = QVBoxLayout()
        self.body.setSpacing(px(14))
        whole.addLayout(self.body, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(px(10))
        whole.addSpacing(px(4))
        whole.addLayout(self.foot)

    def add_buttons(self, act: str = "", icon: str = "", *, away: str = "Cancel") -> Button:
        """The buttons at the foot; the one that acts is handed back, else the one that closes."""
        leave = Button(away, Role.OUTLINED if act else Role.PRIMARY)
        leave.clicked.connect(self.reject)
        self.foot.addStretch()
        self.foot.addWidget(leave)
        self.close_button = leave
        if not act:
            return leave
        button = Button(act, Role.PRIMARY, icon)
        button.setDefault(True)
        self.foot.addWidget(button)
        return button

    def add_field(self, label: str, field: FieldFrame, *, required: bool = False) -> None:
        """A field under its label."""
        field.name(label)
        self.body.addLayout(labelled(label, field, required=required))

    def done(self, result: int) -> None:
        """Close for good; whoever asked still gets the answers before it goes."""
        super().done(result)
        self.deleteLater()

    def keep_size(self) -> None:
        """Fit the height to what the dialog says now."""
        self._whole.activate()
        wide = max(self.width(), self.minimumWidth())
        self.resize(wide, self._whole.totalHeightForWidth(wide))


def labelled(label: str, field: QWidget, *, required: bool = False) -> QVBoxLayout:
    """A widget under its label."""
    column = QVBoxLayout()
    column.setSpacing(theme.px(4))
    column.addWidget(FieldLabel(label, required=required))
    column.addWidget(field)
    return column


SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse
