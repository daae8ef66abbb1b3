"""Editors for choices that stand in a sentence: the chosen words with a chevron behind them."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from models.agreement import kinds
from ui import icons
from ui.editors.editor import FramedEditor
from ui.editors.pick_list import PickList
from ui.theme import set_type, theme
from ui.widgets.drawing import draw_text, text_width
from ui.widgets.fields import FieldFrame

CHEVRON, GAP = 16, 6
OPENS = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F4)


class PhraseButton(QAbstractButton):
    """The words as they read in the sentence; a click opens the list."""

    def __init__(self) -> None:
        super().__init__()
        self._hint = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_type(self, "body")

    def show_words(self, words: str, hint: str) -> None:
        """Show the chosen words, or a hint while nothing is chosen."""
        self._hint = hint
        self.setText(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = text_width(self.text() or self._hint, self.font())
        return QSize(ceil(words) + theme.px(CHEVRON + GAP) + 1, theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(64), theme.px(24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in OPENS:
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect, side = QRectF(self.rect()), theme.px(CHEVRON)
        room = rect.adjusted(0, 0, -side - theme.px(GAP), 0)
        ink = theme.color("text" if self.text() else "muted")
        draw_text(painter, room, self.text() or self._hint, self.font(), ink)
        place = QRectF(rect.right() - side, 0, side, rect.height())
        icons.paint(painter, place, "chevron-down", theme.color("muted"))
        painter.end()


class PhraseEditor(FramedEditor):
    """Any number out of a closed list, read as one phrase."""

    def __init__(
        self, kind: kinds.Choices, phrases: Mapping[str, str], between: str, hint: str
    ) -> None:
        """Say each option by its phrase, `between` the last two; `hint` asks for a choice."""
        self.button = PhraseButton()
        super().__init__(FieldFrame(self.button))
        self._options = tuple((option.key, option.label) for option in kind.options)
        self._phrases, self._between, self._hint = phrases, between, hint
        self._value: tuple[str, ...] = ()
        self._label = kind.label
        self._list = PickList(self)
        self._list.toggled.connect(self._toggle)
        self.button.clicked.connect(self._open)
        self._show()

    def show_value(self, value: object) -> None:
        assert isinstance(value, tuple)
        self._value = value
        self._show()

    def focus_editor(self) -> None:
        self.button.setFocus()

    def name(self, label: str) -> None:
        super().name(label)
        self._label = label
        self._show()

    @property
    def words(self) -> str:
        """The chosen options as one phrase."""
        said = [self._phrases.get(key, dict(self._options).get(key, key)) for key in self._value]
        if len(said) < 2:
            return "".join(said)
        return f"{', '.join(said[:-1])} {self._between} {said[-1]}"

    def _show(self) -> None:
        self.button.show_words(self.words, self._hint)
        self.button.setAccessibleName(f"{self._label}: {self.words or 'nothing chosen'}")

    def _open(self) -> None:
        corner = self.mapToGlobal(QPoint(0, self.height() + 4))
        self._list.open_at(corner, max(self.width(), theme.px(240)), self._options, self._value)

    def _toggle(self, key: str) -> None:
        chosen = {*self._value} ^ {key}
        known = tuple(own for own, _ in self._options if own in chosen)
        self._value = (*known, *(own for own in self._value if own in chosen and own not in known))
        self._show()
        self.edited.emit(self._value)
