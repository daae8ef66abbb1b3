"""What is wrong with an answer, the question that settles it, and what can be done at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.buttons import Button, Role, ToolButton
from ui.widgets.chips import Chip, Kind
from ui.widgets.drawing import Box, draw_box, text_width
from ui.widgets.labels import IconLabel, Paragraph

MOST_ACTS = 2
"""More acts than these go into a menu."""
MORE = "More for this finding"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be done: what the button says, its icon, and the deed."""

    text: str
    icon: str
    deed: Callable[[], None]


class FindingBox(QWidget):
    """A box below a field in the colours of an error or of a warning."""

    def __init__(
        self,
        title: str = "",
        question: str = "",
        *,
        blocking: bool = True,
        flat: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._flat, self._side = flat, 24 if flat else 12
        self.picture = IconLabel("", "error", side=18)
        self.title = Paragraph(style="row-strong")
        self.chip = Chip()
        self.question = Paragraph(style="row")
        self.aside = Paragraph(style="small-medium")
        self._aside = IconLabel("", "parked", "warn")
        self.more: ToolButton | None = None
        self._offers: tuple[Offer, ...] = ()
        self._offered: list[Button] = []
        self._holder = QWidget()
        self._acts = QHBoxLayout(self._holder)
        self._acts.setContentsMargins(0, 0, 0, 0)
        self._acts.setSpacing(8)
        self._are_below = False
        self._beside, self._below = QHBoxLayout(), QHBoxLayout()
        self.body = QVBoxLayout()
        """Holds what opens below the words, such as the row for a reason."""
        self._lay_out()
        self.show_aside("")
        self.show_finding(title, question, blocking=blocking)

    @property
    def acts(self) -> tuple[Button, ...]:
        """The buttons, without the one of the menu."""
        found = (self._act_at(place) for place in range(self._acts.count()))
        return tuple(one for one in found if one is not None and one is not self.more)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What was offered beside the acts, as buttons or in the menu."""
        return self._offers

    def show_finding(self, title: str, question: str = "", *, blocking: bool = True) -> None:
        """Show another finding and forget the acts of the one before."""
        self._blocking = blocking
        tone = "err" if blocking else "warn"
        self.picture.show_words("", "error" if blocking else "warning", tone)
        self.picture.setFixedHeight(theme.px(28))
        self.title.show_text(title)
        self.chip.show_state(
            "Blocks signing" if blocking else "Warning", Kind.ERR if blocking else Kind.WARN
        )
        self.chip.setFixedHeight(theme.px(20))
        self.question.show_text(question)
        self.question.setVisible(bool(question))
        self.more, self._offers, self._offered = None, (), []
        while (item := self._acts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.setAccessibleName(f"{self.chip.text}: {title}. {question}".strip())
        self._place_acts()
        self.update()

    def show_aside(self, words: str) -> None:
        """Say below the question what was decided about it already; nothing without words."""
        self.aside.show_text(words)
        for part in (self.aside, self._aside):
            part.setVisible(bool(words))
        name = f"{self.chip.text}: {self.title.text()}. {self.question.text()} {words}"
        self.setAccessibleName(name.strip())

    def add_act(self, text: str, icon: str = "", role: Role | str = Role.OUTLINED) -> Button:
        """Offer an act at the right end, and hand its button back."""
        button = Button(text, role, icon, size=28)
        self._acts.addWidget(button)
        self._place_acts()
        return button

    def offer(self, offers: Sequence[Offer], *, quiet: bool = False) -> None:
        """Offer this beside the acts, and nothing else.

        What is too many goes into one menu; all of it does where something else is the next act.
        """
        for button in self._offered:
            self._acts.removeWidget(button)
            button.hide()
            button.deleteLater()
        acts = self._acts.count()
        self._offers = tuple(offers)
        self._offered, self.more = [], None
        room = len(offers) if acts + len(offers) <= MOST_ACTS else max(0, 1 - acts)
        room = 0 if quiet else room
        for one in offers[:room]:
            self._offered.append(self.add_act(one.text, one.icon))
            self._offered[-1].clicked.connect(one.deed)
        if len(offers) > room:
            self.more = ToolButton("more", MORE, size=28)
            self.more.clicked.connect(self._open_menu)
            self._acts.addWidget(self.more)
            self._offered.append(self.more)
        self._place_acts()

    def focus_acts(self) -> None:
        """Put the keyboard on the last act."""
        if (last := self._act_at(self._acts.count() - 1)) is not None:
            last.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_acts()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = "err" if self._blocking else "warn"
        rect = QRectF(self.rect())
        if self._flat:
            painter.fillRect(rect, theme.color(f"{tone}bg"))
            edge = QRectF(0, rect.bottom() - theme.line_width, rect.width(), theme.line_width)
            painter.fillRect(edge, theme.color(f"{tone}line"))
        else:
            draw_box(painter, rect, Box(fill=f"{tone}bg", line=f"{tone}line"))
        painter.end()

    def _act_at(self, place: int) -> Button | None:
        item = self._acts.itemAt(place) if place >= 0 else None
        widget = item.widget() if item is not None else None
        return widget if isinstance(widget, Button) else None

    def _open_menu(self) -> None:
        if self.more is None:
            return
        shown = {button.text() for button in self.acts}
        menu = QMenu(self)
        for one in self._offers:
            if one.text not in shown:
                menu.addAction(one.text, one.deed)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))

    def _place_acts(self) -> None:
        """Beside the title where both have room in one line, otherwise below the question."""
        words = text_width(self.title.text(), theme.font("row-strong"))
        taken = self._holder.sizeHint().width() + self.chip.sizeHint().width()
        taken += theme.px(18) + 2 * self._side + 4 * 10
        below = self._acts.count() > 1 and self.width() < taken + min(words, theme.px(420))
        if below == self._are_below:
            return
        self._are_below = below
        if below:
            self._below.insertWidget(0, self._holder)
        else:
            self._beside.addWidget(self._holder)
        self._below.setContentsMargins(0, theme.px(6) if below else 0, 0, 0)
        self.updateGeometry()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(9)
        top = Qt.AlignmentFlag.AlignTop
        self.title.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        chip = QVBoxLayout()
        chip.setContentsMargins(0, theme.px(4), 0, 0)
        chip.addWidget(self.chip, 0, top)
        head.addWidget(self.title)
        head.addLayout(chip)
        head.addStretch(1)
        head.addLayout(self._beside)
        head.setAlignment(self._beside, top)
        self._beside.addWidget(self._holder)
        self._below.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(self.question)
        aside = QHBoxLayout()
        aside.setSpacing(6)
        aside.addWidget(self._aside, 0, top)
        aside.addWidget(self.aside, 1)
        words.addLayout(aside)
        words.addLayout(self._below)
        self.body.setSpacing(8)
        words.addLayout(self.body)
        row = QHBoxLayout(self)
        row.setContentsMargins(self._side, 10, self._side, 10)
        row.setSpacing(10)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
