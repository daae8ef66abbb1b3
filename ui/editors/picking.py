"""Editors for a choice of several: options of a list, or rows of another section."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from math import ceil

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from models.agreement import kinds
from models.agreement.references import Target
from ui import icons
from ui.editors.editor import FramedEditor
from ui.editors.keys import leave_undo
from ui.editors.pick_list import Pairs, PickList
from ui.theme import set_type, theme
from ui.widgets.drawing import draw_focus, draw_text, text_width
from ui.widgets.fields import FieldFrame, State
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.tags import Tag


class PickButton(QAbstractButton):
    """The rest of the field: a hint and a chevron, opens the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_type(self, "body")

    def sizeHint(self) -> QSize:
        words = text_width(self.text(), self.font()) + theme.px(12) if self.text() else 0
        return QSize(ceil(words) + theme.px(28), theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(28), theme.px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F4):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.px(18)
        rect = QRectF(self.rect())
        room = rect.adjusted(theme.px(6), 0, -side - theme.px(12), 0)
        draw_text(painter, room, self.text(), self.font(), theme.color("muted"))
        place = QRectF(rect.right() - side - theme.px(6), 0, side, rect.height())
        icons.paint(painter, place, "chevron-down", theme.color("muted"))
        if self.hasFocus() and not self.text():
            draw_focus(painter, place.adjusted(-4, 3, 4, -3), 6)
        painter.end()


class _Picked(QWidget):
    """The tags set like words, and the button that opens the list at their right."""

    def __init__(self, button: PickButton) -> None:
        super().__init__()
        self.tags = QWidget(self)
        self.flow = FlowLayout(self.tags, gap=6, line_gap=5)
        for widget in (self, self.tags):
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            widget.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.tags, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._row, self._button = row, button

    def show_empty(self, *, empty: bool) -> None:
        """Let the button have all the room while there are no tags."""
        self.tags.setVisible(not empty)
        self._row.setAlignment(
            self._button, Qt.AlignmentFlag(0) if empty else Qt.AlignmentFlag.AlignTop
        )
        self._row.setStretch(1, 1 if empty else 0)


class PickField(FieldFrame):
    """A framed choice of several: each a tag, the list opens below."""

    picked = Signal(tuple)
    """The person chose; carries all keys in the order of the list."""

    def __init__(self, hint: str = "Choose") -> None:
        self.button = PickButton()
        self._holder = _Picked(self.button)
        super().__init__(self._holder, padding=(5, 4))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._pairs: Pairs = ()
        self._keys: tuple[str, ...] = ()
        self._tags: dict[Tag, str] = {}
        self._hint, self._label = hint, ""
        self._notes: Mapping[str, str] = {}
        self.button.setText(hint)
        self._holder.show_empty(empty=True)
        self._holder.setFocusProxy(self.button)
        self.setFocusProxy(self.button)
        self.watch(self.button)
        self.button.clicked.connect(self.open_list)
        self._list = PickList(self)
        self._list.toggled.connect(self._toggle)
        leave_undo(self.button)

    def offer(self, pairs: Pairs, keys: tuple[str, ...], stranger: str) -> None:
        """Offer `pairs` of which `keys` are chosen; a key that is not on offer reads `stranger`."""
        if (pairs, keys) == (self._pairs, self._keys):
            return
        self._pairs, self._keys = pairs, keys
        labels = dict(pairs)
        for tag in self._tags:
            self._holder.flow.removeWidget(tag)
            tag.hide()
            tag.deleteLater()
        self._tags = {}
        for place, key in enumerate(keys):
            self._append(place, key, labels.get(key, stranger))
        empty = self._hint if pairs else "Nothing to choose from yet"
        self.button.setText("" if keys else empty)
        self._holder.show_empty(empty=not keys)
        self._say()
        self._holder.flow.invalidate()
        self._holder.updateGeometry()
        self.updateGeometry()

    def show_notes(self, notes: Mapping[str, str]) -> None:
        """Say in the opened list what each choice means, by its key."""
        self._notes = notes

    def name(self, name: str) -> None:
        """Say what is asked for, to those who hear the page."""
        super().name(name)
        self._label = name
        self._say()

    def show_state(self, state: State | str) -> None:
        """Show another state; tags of an unconfirmed choice have amber borders."""
        super().show_state(state)
        for tag in self._tags:
            tag.show_line(self._tag_line())

    def open_list(self) -> None:
        """Open the list below the field."""
        if self._pairs:
            corner = self.mapToGlobal(QPoint(0, self.height() + 4))
            self._list.open_at(corner, self.width(), self._pairs, self._keys, self._notes)

    def _append(self, place: int, key: str, label: str) -> None:
        tag = Tag(label, self._holder.tags)
        tag.show_line(self._tag_line())
        tag.removed.connect(partial(self._toggle, key))
        self.watch(tag)
        self._holder.flow.insert_widget(place, tag)
        self._tags[tag] = key
        tag.show()

    def _toggle(self, key: str) -> None:
        chosen = [one for one in self._keys if one != key]
        if len(chosen) == len(self._keys):
            chosen.append(key)
        order = [one for one, _ in self._pairs]
        known = sorted((one for one in chosen if one in order), key=order.index)
        self.picked.emit((*known, *(one for one in chosen if one not in order)))

    def _tag_line(self) -> str:
        return "warnline" if self.state is State.UNCONFIRMED else "line"

    def _say(self) -> None:
        chosen = ", ".join(tag.text for tag in self._tags) or "nothing chosen"
        self.button.setAccessibleName(f"{self._label}: {chosen}")


class ChoicesEditor(FramedEditor):
    """Any number out of a closed list."""

    def __init__(self, kind: kinds.Choices) -> None:
        """Offer the options of `kind`."""
        self._field = PickField()
        super().__init__(self._field)
        self._pairs: Pairs = tuple((option.key, option.label) for option in kind.options)
        self._value: tuple[str, ...] = ()
        self._field.offer(self._pairs, (), "")
        self._field.show_notes({one.key: one.note for one in kind.options if one.note})
        self._field.picked.connect(self._tell)

    def show_value(self, value: object) -> None:
        assert isinstance(value, tuple)
        self._value = value
        self._field.offer(self._pairs, value, "No longer there")

    def focus_editor(self) -> None:
        self._field.button.setFocus()

    def _tell(self, keys: tuple[str, ...]) -> None:
        self.show_value(keys)
        self.edited.emit(keys)


class ReferencesEditor(ChoicesEditor):
    """Several rows of another section, shown by their present names."""

    def __init__(self, kind: kinds.References, choices: Callable[[], tuple[Target, ...]]) -> None:
        """Offer what there is to choose from at the moment."""
        super().__init__(kinds.Choices(label=kind.label, options=()))
        self._choices = choices
        self.renew()

    def renew(self) -> None:
        self._pairs = tuple((target.id, target.name) for target in self._choices())
        self.show_value(self._value)
