"""What has just happened and can be taken back, said for a few seconds in the footer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui import icons
from ui.theme import set_type, theme
from ui.widgets.chips import KeyCap
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text, text_width
from ui.widgets.labels import IconLabel

STAYS = 8_000
"""Milliseconds for which a message stands when nobody looks after it."""


class ToastButton(QPushButton):
    """A button on the inverse ground of a toast."""

    def __init__(self, text: str, icon: str) -> None:
        super().__init__(text)
        self._icon = icon
        set_type(self, "small-strong")
        self.setProperty("painted", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        return QSize(int(text_width(self.text(), self.font())) + theme.px(46), theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        line = "toasttext" if self.underMouse() else "toastaccent"
        draw_box(painter, rect, Box(line=line, radius=6))
        colour = theme.color("toastaccent")
        place = QRectF(theme.px(11), 0, theme.px(14), rect.height())
        icons.paint(painter, place, self._icon, colour)
        left = theme.px(33)
        room = QRectF(left, 0, rect.width() - left, rect.height())
        draw_text(painter, room, self.text(), self.font(), colour)
        if self.hasFocus():
            draw_focus(painter, rect, 6, "toasttext")
        painter.end()


class Toast(QWidget):
    """One message in inverse colours; it stays while the pointer or the keyboard is on it."""

    undo_wanted = Signal()
    gone = Signal()
    """The message has left its slot."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.words = IconLabel("", tone="toasttext", style="row", side=16, gap=12)
        self.words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.undo = ToastButton("Undo", "undo")
        self.keys = KeyCap("Ctrl Z", inverse=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 13, 0)
        row.setSpacing(12)
        row.addWidget(self.words)
        row.addWidget(self.undo)
        row.addWidget(self.keys)
        row.setSpacing(10)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS)
        self._timer.timeout.connect(self.dismiss)
        self.undo.clicked.connect(self._undo)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        self.hide()

    def show_message(self, text: str, icon: str = "", *, undo: bool = True) -> None:
        """Show a message, with Undo when what happened can be taken back."""
        self.words.show_words(text, icon, "toasttext")
        self.words.setToolTip(text)
        self.undo.setVisible(undo)
        self.keys.setVisible(undo)
        self.show()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        if not self.isHidden():
            self.hide()
            self.gone.emit()

    @property
    def waits(self) -> bool:
        """Whether its time is running."""
        return self._timer.isActive()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.keys.isHidden() and self.words.width() < self.words.sizeHint().width():
            self.keys.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._go_on()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_box(painter, QRectF(self.rect()), Box(fill="toastbg"))
        painter.end()

    def _undo(self) -> None:
        self.undo_wanted.emit()
        self.dismiss()

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if self.isHidden():
            return
        if new is self.undo:
            self._timer.stop()
        else:
            self._go_on()

    def _go_on(self) -> None:
        held = self.underMouse() or self.undo.hasFocus()
        if not (held or self.isHidden() or self._timer.isActive()):
            self._timer.start()
