"""Words on a page: eyebrow, headline, lead, captions and the label row above a field."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui import icons
from ui.theme import set_look, set_type, theme
from ui.typeface import STYLES
from ui.widgets.drawing import draw_text, text_width


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a paragraph in a style and colour of their own."""

    text: str
    style: str = ""
    tone: str = ""


class Label(QLabel):
    """A line of text in one style of the type scale and one tone."""

    def __init__(
        self,
        text: str = "",
        style: str = "row",
        tone: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        set_type(self, style)
        self.show_tone(tone)

    def show_tone(self, tone: str) -> None:
        """Take another tone: muted, primary, ok, warn, err, marketing or sales."""
        set_look(self, "tone", tone)


class ElidedLabel(Label):
    """A line that ends in dots where room is short; the tool tip then has all of it."""

    def __init__(
        self, text: str = "", style: str = "row", tone: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, style, tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(theme.px(24))

    def sizeHint(self) -> QSize:
        return QSize(ceil(text_width(self.text(), self.font())) + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(24), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        cut = text_width(self.text(), self.font()) > self.width() + 0.5
        self.setToolTip(self.text() if cut else "")
        ink = self.palette().color(self.foregroundRole())
        draw_text(painter, QRectF(self.rect()), self.text(), self.font(), ink)
        painter.end()


class Paragraph(QLabel):
    """Text over several lines in the line height of its style, with words set apart in it."""

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        tone: str = "text",
        *,
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._tone, self._centred = style, tone, centred
        self._runs: tuple[Run, ...] = ()
        set_type(self, style)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_text(text)

    def show_text(self, *parts: str | Run) -> None:
        """Show other words; a `Run` among them has its own style and tone."""
        self._runs = tuple(part if isinstance(part, Run) else Run(part) for part in parts)
        self.setText("".join(run.text for run in self._runs))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return ceil(self._laid_out(inner)[1]) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        natural = sum(
            text_width(run.text, theme.font(run.style or self._style)) for run in self._runs
        )
        margins = self.contentsMargins()
        width = min(ceil(natural) + 1, theme.px(560)) + margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(60), ceil(self._line_height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.color(self._tone))
        inner = self.contentsRect()
        self._laid_out(inner.width())[0].draw(painter, QPointF(inner.topLeft()))
        painter.end()

    def _line_height(self) -> float:
        return STYLES[self._style].line * theme.scale

    def _laid_out(self, width: float) -> tuple[QTextLayout, float]:
        layout = QTextLayout(self.text(), self.font())
        option = QTextOption(
            Qt.AlignmentFlag.AlignHCenter if self._centred else Qt.AlignmentFlag.AlignLeft
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        pitch = self._line_height()
        shift = (pitch - QFontMetricsF(self.font()).height()) / 2
        top = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + shift))
            top += pitch
        layout.endLayout()
        return layout, max(top, pitch)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        ranges: list[QTextLayout.FormatRange] = []
        start = 0
        for run in self._runs:
            if run.style or run.tone:
                look = QTextCharFormat()
                look.setFont(theme.font(run.style or self._style))
                look.setForeground(theme.color(run.tone or self._tone))
                piece = QTextLayout.FormatRange()
                piece.start, piece.length, piece.format = start, len(run.text), look
                ranges.append(piece)
            start += len(run.text)
        return ranges


class Eyebrow(Label):
    """The small capitals above a headline: phase and step."""

    def __init__(self, text: str = "", tone: str = "primary") -> None:
        super().__init__("", "eyebrow", tone)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show other words, in capitals for the eye and as they are for a screen reader."""
        self.setText(text.upper())
        self.setAccessibleName(text)


class HeadlineLabel(Paragraph):
    """The question of a page."""

    def __init__(self, text: str = "", style: str = "h1", *, centred: bool = False) -> None:
        super().__init__(text, style, centred=centred)


class Lead(Paragraph):
    """The one line of purpose below a headline."""

    def __init__(self, text: str = "", style: str = "body", *, centred: bool = False) -> None:
        super().__init__(text, style, "muted", centred=centred)


class Muted(Label):
    """Something said aside, in small muted type."""

    def __init__(self, text: str = "", style: str = "small") -> None:
        super().__init__(text, style, "muted")


class IconLabel(QWidget):
    """A few words with an icon before them, in one tone."""

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        tone: str = "muted",
        style: str = "small",
        *,
        side: int = 14,
        gap: int = 5,
    ) -> None:
        super().__init__()
        self._side, self._gap = side, gap
        set_type(self, style)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_words(text, icon, tone)

    def show_words(self, text: str, icon: str = "", tone: str = "muted") -> None:
        """Show other words, icon and tone."""
        self._text, self._icon, self._tone = text, icon, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """The words it shows."""
        return self._text

    def sizeHint(self) -> QSize:
        before = theme.px(self._side) if self._icon else 0
        gap = theme.px(self._gap) if self._icon and self._text else 0
        height = max(ceil(QFontMetricsF(self.font()).height()), before)
        return QSize(ceil(text_width(self._text, self.font())) + before + gap, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = theme.color(self._tone)
        left = 0.0
        if self._icon:
            side = theme.px(self._side)
            icons.paint(painter, QRectF(0, 0, side, self.height()), self._icon, colour)
            left = side + theme.px(self._gap)
        room = QRectF(left, 0, self.width() - left, self.height())
        draw_text(painter, room, self._text, self.font(), colour)
        painter.end()


class FieldLabel(QWidget):
    """The row above a field: its label, whether it is needed, and one note at the right."""

    def __init__(
        self,
        text: str,
        *,
        required: bool = False,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.label = ElidedLabel(text, "small-medium", "muted")
        self.label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.star = Label("*", "small-strong", "primary")
        self.star.setAccessibleName("needed before signing")
        if not required:
            self.star.hide()
        self.aside = Muted("(optional)")
        if not optional:
            self.aside.hide()
        self.note = IconLabel("", style="caption-medium")
        self.note.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for part in (self.label, self.star, self.aside):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.note)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(16))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), theme.px(16))

    def show_note(self, text: str, icon: str = "", tone: str = "muted") -> None:
        """Show where the value comes from or what it lacks; no words hide the note."""
        self.note.show_words(text, icon, tone)
        self.note.setVisible(bool(text))
