"""The second window: what both teams see on the wall, always light, in type for the back row."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.clock import Clock
from ui.room.canvas import Canvas
from ui.room.picture import BLANK, RoomPicture, name_of
from ui.room.sheet import Page, lay_out

ONWARD = (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Space)
BACK = (Qt.Key.Key_PageUp, Qt.Key.Key_Left)


class RoomWindow(QWidget):
    """Shows one picture; it is painted anew only when the picture, the page or the size changes."""

    blank_wanted = Signal()
    closed = Signal()
    paged = Signal()

    def __init__(self, clock: Clock) -> None:
        """A blank window that is not on the screen yet."""
        super().__init__()
        self._clock = clock
        self._picture: RoomPicture = BLANK
        self._pages: tuple[Page, ...] = ()
        self._page = 0
        self._drawn: QPixmap | None = None
        self.setWindowTitle("Room view")
        self.setWindowIcon(icons.icon("logo"))
        self.setMinimumSize(480, 320)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Room view: blank")
        clock.ticked.connect(self._tick)

    @property
    def picture(self) -> RoomPicture:
        """What it shows."""
        return self._picture

    @property
    def page(self) -> int:
        """The page that is shown, counted from 0."""
        return self._page

    @property
    def page_count(self) -> int:
        """How many pages the picture takes at this size."""
        return len(self._laid_out())

    def show_picture(self, picture: RoomPicture) -> None:
        """Show another picture; nothing happens when it is the same."""
        if picture == self._picture:
            return
        if type(picture) is not type(self._picture) or picture == BLANK:
            self._page = 0
        self._picture = picture
        self.setAccessibleName(f"Room view: {name_of(picture)}")
        self._renew()

    def blank_now(self) -> None:
        """Show nothing, before anything else is painted."""
        self.show_picture(BLANK)
        if self.isVisible():
            self.repaint()

    def turn_page(self, by: int) -> None:
        """Show a page further on or back."""
        page = min(max(self._page + by, 0), self.page_count - 1)
        if page != self._page:
            self._page = page
            self._drawn = None
            self.update()
            self.paged.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        pages = self._laid_out()
        page = pages[self._page]
        if self._drawn is None:
            self._drawn = self._draw(page)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        if page.clock is not None:
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            page.clock.paint(painter, self._clock.now())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_B:
            self.blank_wanted.emit()
        elif key in (Qt.Key.Key_F5, Qt.Key.Key_Escape):
            self.close()
        elif key == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        elif key in ONWARD:
            self.turn_page(1)
        elif key in BACK:
            self.turn_page(-1)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _laid_out(self) -> tuple[Page, ...]:
        if not self._pages:
            self._pages = lay_out(self._picture, Canvas(self.width(), self.height()))
            self._page = min(self._page, len(self._pages) - 1)
        return self._pages

    def _renew(self) -> None:
        self._pages = ()
        self._drawn = None
        self.update()

    def _draw(self, page: Page) -> QPixmap:
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Canvas(self.width(), self.height()).colour("bg"))
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page.draw(painter)
        painter.end()
        return drawn

    def _tick(self) -> None:
        if self.isVisible() and self._pages and (spot := self._pages[self._page].clock):
            self.update(spot.place.toAlignedRect().intersected(QRect(self.rect())))
