"""Lists of answers: short ones as tags in a field, longer ones as lines with bullets."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme import set_look, set_type, theme
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text, text_width
from ui.widgets.fields import FieldFrame, LineEdit, State
from ui.widgets.flow_layout import STRETCHES, FlowLayout


class Tag(QWidget):
    """One short text of a list with a cross that takes it out."""

    removed = Signal()
    left_by = Signal(int)
    """An arrow key goes on to the neighbour before (-1) or after (1)."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = text
        self._line = "line"
        set_type(self, "row")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{text}, Delete removes it")

    def show_line(self, token: str) -> None:
        """Take another colour of border."""
        self._line = token
        self.update()

    def sizeHint(self) -> QSize:
        wide = text_width(self.text, self.font()) + theme.px(9 + 4 + 14 + 5)
        return QSize(ceil(wide), theme.px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in steps:
            self.left_by.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._cross().contains(event.position()):
            self.removed.emit()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        draw_box(painter, rect, Box(fill="surface", line=self._line, radius=6))
        room = rect.adjusted(theme.px(9), 0, -theme.px(19), 0)
        ink = "text" if self.isEnabled() else "muted"
        draw_text(painter, room, self.text, self.font(), theme.color(ink))
        icons.paint(painter, self._picture(), "cross", theme.color("muted"))
        if self.hasFocus():
            draw_focus(painter, rect, 6)
        painter.end()

    def _picture(self) -> QRectF:
        side = theme.px(14)
        return QRectF(self.width() - side - theme.px(5), 0, side, self.height())

    def _cross(self) -> QRectF:
        return self._picture().adjusted(-4, 0, 6, 0)


class TagEntry(LineEdit):
    """Where the next tag is typed: Enter or a comma adds it, Backspace takes the last one."""

    finished = Signal()
    backed = Signal()
    went_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_look(self, "inside", True)
        self.setProperty(STRETCHES, True)
        self.textEdited.connect(self._size_to_text)

    def sizeHint(self) -> QSize:
        shown = self.text() or self.placeholderText()
        room = theme.px(16) if self.hasFocus() or shown else 1
        return QSize(ceil(text_width(shown, self.font())) + room, theme.px(28))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.updateGeometry()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, theme.px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.text() in ",;"
        if enters and event.text() and self.text().strip():
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.backed.emit()
        elif event.key() == Qt.Key.Key_Left and not self.text():
            self.went_left.emit()
        elif event.text() not in (",", ";"):
            super().keyPressEvent(event)

    def _size_to_text(self) -> None:
        self.updateGeometry()


class _Tags(QWidget):
    """The tags and the entry behind them, set like words."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = FlowLayout(self, gap=6, line_gap=5)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class TagField(FieldFrame):
    """A framed list of short texts: each is a tag, the next one is typed behind them."""

    edited = Signal(tuple)
    """The person changed the list; carries all texts in order."""

    def __init__(self, *, example: str = "", parent: QWidget | None = None) -> None:
        self._holder = _Tags()
        super().__init__(self._holder, padding=(5, 5), parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._example = example
        self._tags: list[Tag] = []
        self.entry = TagEntry()
        self._holder.flow.addWidget(self.entry)
        self._holder.setFocusProxy(self.entry)
        self.setFocusProxy(self.entry)
        self.watch(self.entry)
        self.entry.finished.connect(self._add_typed)
        self.entry.editingFinished.connect(self._add_typed)
        self.entry.backed.connect(self._remove_last)
        self.entry.went_left.connect(self._to_last)
        self.show_values(())

    def show_values(self, values: tuple[str, ...]) -> None:
        """Show another list."""
        if values == self.values() and self._tags:
            return
        while self._tags:
            self._drop(self._tags[-1])
        for value in values:
            self._append(value)
        self._hint()

    def values(self) -> tuple[str, ...]:
        """The texts in order."""
        return tuple(tag.text for tag in self._tags)

    def name(self, name: str) -> None:
        """Say what is asked for, to those who hear the page."""
        super().name(name)
        self.entry.setAccessibleName(f"{name}: type and press Enter to add")

    def show_state(self, state: State | str) -> None:
        """Show another state; tags of an unconfirmed list have amber borders."""
        super().show_state(state)
        for tag in self._tags:
            tag.show_line(self._tag_line())

    def _tag_line(self) -> str:
        return "warnline" if self.state is State.UNCONFIRMED else "line"

    def _append(self, text: str) -> None:
        tag = Tag(text, self._holder)
        tag.show_line(self._tag_line())
        tag.removed.connect(self._remove_sender)
        tag.left_by.connect(self._go_from_sender)
        self.watch(tag)
        self._holder.flow.insert_widget(len(self._tags), tag)
        self._tags.append(tag)
        tag.show()

    def _drop(self, tag: Tag) -> None:
        self._tags.remove(tag)
        self._holder.flow.removeWidget(tag)
        tag.hide()
        tag.deleteLater()

    def _add_typed(self) -> None:
        typed = [" ".join(part.split()) for part in self.entry.text().split(",")]
        fresh = [part for part in dict.fromkeys(typed) if part and part not in self.values()]
        if not self.entry.text():
            return
        self.entry.clear()
        for text in fresh:
            self._append(text)
        if fresh:
            self._tell()

    def _remove_last(self) -> None:
        if self._tags:
            self._drop(self._tags[-1])
            self._tell()

    def _to_last(self) -> None:
        if self._tags:
            self._tags[-1].setFocus(Qt.FocusReason.TabFocusReason)

    def _remove_sender(self) -> None:
        tag = self.sender()
        if isinstance(tag, Tag) and tag in self._tags:
            place = self._tags.index(tag)
            self._focus_at(place + 1)
            self._drop(tag)
            self._tell()

    def _go_from_sender(self, step: int) -> None:
        tag = self.sender()
        if isinstance(tag, Tag) and tag in self._tags:
            self._focus_at(max(0, self._tags.index(tag) + step))

    def _focus_at(self, place: int) -> None:
        target: QWidget = self._tags[place] if place < len(self._tags) else self.entry
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self) -> None:
        self._hint()
        self.edited.emit(self.values())

    def _hint(self) -> None:
        self.entry.setPlaceholderText("" if self._tags else self._example)
        self.entry.setTextMargins(-2 if self._tags else theme.px(4), 0, 0, 0)
        self._holder.flow.invalidate()
        self._holder.updateGeometry()
        self.updateGeometry()
