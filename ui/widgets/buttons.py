"""Buttons: the next act, ordinary acts, tools of the top bar and text links."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from types import MappingProxyType

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import icons
from ui.theme import set_type, theme
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text, text_width


class Role(StrEnum):
    """What a button is for, which decides how it looks."""

    PRIMARY = "primary"
    TONAL = "tonal"
    OUTLINED = "outlined"
    QUIET = "quiet"
    DANGER = "danger"
    CONFIRM = "confirm"
    SIDE_MARKETING = "side-marketing"
    SIDE_SALES = "side-sales"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Paint:
    """The tokens of a button in one role."""

    ink: str
    fill: str = ""
    line: str = ""
    hover: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """The sizes of a button of one height."""

    style: str
    padding: int
    icon: int
    gap: int


PAINTS = MappingProxyType(
    {
        Role.PRIMARY: Paint("onprimary", "primary", "", "primarydeep"),
        Role.TONAL: Paint("primary", "primarysoft", "primary", "surface"),
        Role.OUTLINED: Paint("text", "surface", "field", "hover"),
        Role.QUIET: Paint("text", "", "", "hover"),
        Role.DANGER: Paint("err", "surface", "err", "errbg"),
        Role.CONFIRM: Paint("warn", "surface", "warn", "warnbg"),
        Role.SIDE_MARKETING: Paint("marketing", "surface", "marketing", "marketingbg"),
        Role.SIDE_SALES: Paint("sales", "surface", "sales", "salesbg"),
        Role.BOX: Paint("text", "surface", "line", "hover"),
    }
)

MEASURES = MappingProxyType(
    {
        28: Measure("small-strong", 10, 14, 7),
        32: Measure("small-strong", 11, 16, 8),
        36: Measure("small-strong", 12, 18, 8),
        38: Measure("row-strong", 15, 18, 8),
        44: Measure("body-strong", 19, 18, 8),
        48: Measure("body-strong", 20, 20, 8),
    }
)


class Button(QPushButton):
    """A button with one line of text, an icon before it and perhaps one after it."""

    def __init__(
        self,
        text: str = "",
        role: Role | str = Role.OUTLINED,
        icon: str = "",
        *,
        size: int = 38,
        trailing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role = Role(role)
        self._icon, self._trailing = icon, trailing
        self._size = size
        self._measure = MEASURES[size]
        self.setProperty("painted", True)
        set_type(self, self._measure.style)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAccessibleName(text)

    def show_text(self, text: str) -> None:
        """Say something else on the button."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def show_icon(self, name: str) -> None:
        """Show another icon before the text, or none."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def show_role(self, role: Role | str) -> None:
        """Take another role."""
        self._role = Role(role)
        self.update()

    @property
    def role(self) -> Role:
        """The role it has now."""
        return self._role

    def sizeHint(self) -> QSize:
        height = theme.px(self._size)
        if not self.text():
            return QSize(height, height)
        width = text_width(self.text(), self.font()) + 2 * theme.px(self._measure.padding)
        pictures = [name for name in (self._icon, self._trailing) if name]
        width += len(pictures) * theme.px(self._measure.icon + self._measure.gap)
        return QSize(ceil(width), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            shape = Qt.CursorShape.PointingHandCursor if self.isEnabled() else None
            self.setCursor(shape) if shape is not None else self.unsetCursor()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        tall = theme.px(self._size)
        rect.setTop((rect.height() - tall) / 2)
        rect.setHeight(tall)
        draw_box(painter, rect, self._box())
        if self.hasFocus():
            ring = "text" if self._role is Role.PRIMARY else "focus"
            draw_focus(painter, rect, self._radius(), ring)
        self._draw_contents(painter, rect)
        painter.end()

    def _radius(self) -> float:
        return 8 if self._size > 28 else 6

    def _box(self) -> Box:
        paint = PAINTS[self._role]
        if not self.isEnabled():
            filled = self._role not in (Role.QUIET,)
            return Box(
                fill="hover" if filled else "",
                line="line" if filled else "",
                radius=self._radius(),
            )
        raised = self.underMouse() or self.isDown() or self.isChecked()
        fill = paint.hover if raised else paint.fill
        return Box(fill=fill, line=paint.line, radius=self._radius())

    def _ink(self) -> str:
        return PAINTS[self._role].ink if self.isEnabled() else "muted"

    def _draw_contents(self, painter: QPainter, rect: QRectF) -> None:
        side, gap = theme.px(self._measure.icon), theme.px(self._measure.gap)
        colour = theme.color(self._ink())
        words = text_width(self.text(), self.font())
        before = side + (gap if self.text() else 0) if self._icon else 0
        after = side + gap if self._trailing else 0
        room = rect.width() - 2 * theme.px(4)
        words = min(words, max(0.0, room - before - after))
        left = rect.x() + (rect.width() - before - words - after) / 2
        if self._icon:
            icons.paint(painter, QRectF(left, rect.y(), side, rect.height()), self._icon, colour)
        place = QRectF(left + before, rect.y(), words, rect.height())
        draw_text(painter, place, self.text(), self.font(), colour)
        if self._trailing:
            place = QRectF(left + before + words + gap, rect.y(), side, rect.height())
            icons.paint(painter, place, self._trailing, colour)


class ToolButton(Button):
    """A tool of the top bar or of a card: an icon of 36 pixels, or an icon with its word."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        text: str = "",
        size: int = 36,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, Role.QUIET, icon, size=size, parent=parent)
        self._measure = Measure("small-strong", 12 if size > 28 else 8, 18 if size > 28 else 16, 8)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def show_name(self, name: str, icon: str) -> None:
        """Do something else from now on: another name and icon."""
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.show_icon(icon)


class LinkButton(QPushButton):
    """A link in running text that works with mouse and keyboard."""

    def __init__(
        self,
        text: str,
        icon: str = "",
        *,
        tone: str = "primary",
        style: str = "row-strong",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon, self._tone = icon, tone
        self.setProperty("painted", True)
        set_type(self, style)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAccessibleName(text)

    def show_text(self, text: str) -> None:
        """Say something else in the link."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        before = theme.px(22) if self._icon else 0
        width = text_width(self.text(), self.font()) + before + 2 * theme.px(4)
        return QSize(ceil(width), theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        colour = theme.color(self._tone if self.isEnabled() else "muted")
        left = float(theme.px(4))
        if self._icon:
            side = theme.px(16)
            icons.paint(painter, QRectF(left, 0, side, rect.height()), self._icon, colour)
            left += theme.px(22)
        font = self.font()
        font.setUnderline(self.underMouse() and self.isEnabled())
        place = QRectF(left, 0, rect.width() - left, rect.height())
        draw_text(painter, place, self.text(), font, colour)
        if self.hasFocus():
            draw_focus(painter, rect, 6)
        painter.end()
