"""One sign beside the picture: what both sides gave as evidence, what to ask, where it leads."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.sides import Side
from models.drafting.rated_signs import RatedSign
from models.drafting.signs import RATINGS
from ui.theme import set_look, theme
from ui.widgets.buttons import Button, LinkButton, Role, ToolButton
from ui.widgets.card import Band, Card
from ui.widgets.chips import Chip, Kind
from ui.widgets.labels import IconLabel, Label, Muted, Paragraph, Run
from ui.widgets.scroll import PageContent, PageScroll

ASIDE = "Question for the room"
NOTHING = "After the reveal, the evidence of both sides stands here, with a question for the room."


class EvidenceCard(Card):
    """The rating and the evidence of one side; both sides' cards look the same."""

    def __init__(self, side: Side) -> None:
        super().__init__()
        self._side = side
        self._words = Label("", "body", side.value)
        self._figure = Label("", "body-strong", side.value)
        self._evidence = Paragraph("", "body")
        band = Band(f"{side.value}bg", top=True, line="")
        band.setFixedHeight(theme.px(40))
        band.row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        band.row.addWidget(
            IconLabel(side.label, side.value, side.value, "body-strong", side=18, gap=8)
        )
        band.row.addStretch(1)
        band.row.addWidget(self._figure)
        band.row.addWidget(self._words)
        self._inner = QWidget()
        inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(theme.px(16), theme.px(11), theme.px(16), theme.px(13))
        inner.addWidget(self._evidence)
        self.body.addWidget(band)
        self.body.addWidget(self._inner)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_side(self, rating: int | None, evidence: str, *, quiet: bool) -> None:
        """Show what the side gave; `quiet` says nothing where it gave no evidence."""
        self._figure.setText("" if rating is None else str(rating))
        self._words.setText("no rating" if rating is None else RATINGS[rating])
        if evidence:
            self._evidence.show_text(evidence)
        else:
            self._evidence.show_text(Run("No evidence given", "row", "muted"))
        self._inner.setVisible(bool(evidence) or not quiet)
        self.setAccessibleName(f"{self._side.label}: {self._words.text()}. {evidence}")


class SignDetail(QWidget):
    """The panel; its two buttons stand at the foot, whatever is above."""

    neighbour_wanted = Signal(int)
    pick_wanted = Signal()
    issue_wanted = Signal()
    step_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.gap = Chip()
        self.place = Muted("", "small")
        self.previous = ToolButton("chevron-left", "Sign before", size=36)
        self.following = ToolButton("chevron-right", "Next sign", size=36)
        self.statement = Paragraph("", "section")
        self.sides = {side: EvidenceCard(side) for side in Side}
        self.joint = _Aside("Evidence in the agreement", "row")
        self.question = _Aside(ASIDE, "title-medium")
        self.links: list[LinkButton] = []
        self._links = QVBoxLayout()
        self._worked = Muted("Worked on later in", "small-medium")
        self.pick = Button("", Role.OUTLINED, "flag")
        self.issue = Button("", Role.OUTLINED, "parked")
        self._lay_out()
        self.previous.clicked.connect(partial(self.neighbour_wanted.emit, -1))
        self.following.clicked.connect(partial(self.neighbour_wanted.emit, 1))
        self.pick.clicked.connect(self.pick_wanted)
        self.issue.clicked.connect(self.issue_wanted)

    def show_sign(self, sign: RatedSign, place: tuple[int, int], steps: dict[str, str]) -> None:
        """Show a sign, which is at `place` of so many; `steps` are the words of its links."""
        number, count = place
        icon = "warning" if sign.is_wide else "equal" if sign.apart == 0 else "people"
        self.gap.show_state(sign.gap, Kind.WARN if sign.is_wide else Kind.NEUTRAL, icon)
        self.place.setText(f"sign {number} of {count}")
        self.previous.setEnabled(number > 1)
        self.following.setEnabled(number < count)
        self.statement.show_text(sign.statement.words)
        for side, card in self.sides.items():
            evidence = sign.evidence_of(side)
            card.show_side(sign.rating(side), evidence, quiet=bool(sign.evidence))
        self.joint.show_words(sign.evidence)
        self.question.show_words(sign.statement.question)
        self._show_links(steps)

    def show_known(self, *, known: bool) -> None:
        """Before any sign is rated there is nothing to show but what will stand here."""
        self._scroll.setVisible(known)
        self._nothing.setVisible(not known)
        self.pick.setVisible(known)
        self.issue.setVisible(known)

    def show_acts(self, pick: tuple[str, bool], reason: str, issue: str) -> None:
        """Say what the buttons do; `pick` is its words and whether the sign is picked."""
        words, is_picked = pick
        self.pick.show_text(words)
        self.pick.show_role(Role.TONAL if is_picked else Role.OUTLINED)
        self.pick.setEnabled(not reason)
        self.pick.setToolTip(reason)
        self.issue.show_text(issue)

    def _show_links(self, steps: dict[str, str]) -> None:
        for link in self.links:
            self._links.removeWidget(link)
            link.hide()
            link.deleteLater()
        self.links = []
        for key, words in steps.items():
            link = LinkButton(words, "arrow-right", style="body-strong")
            link.clicked.connect(partial(self.step_wanted.emit, key))
            self.links.append(link)
            self._links.addWidget(link)
        self._worked.setVisible(bool(steps))

    def _lay_out(self) -> None:
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
        inner.setSpacing(theme.px(16))
        inner.addLayout(self._head())
        for part in (self.statement, *self.sides.values(), self.joint, self.question):
            inner.addWidget(part)
        below = QVBoxLayout()
        below.setSpacing(theme.px(4))
        below.addWidget(self._worked)
        self._links.setContentsMargins(0, 0, 0, 0)
        self._links.setSpacing(theme.px(4))
        below.addLayout(self._links)
        inner.addLayout(below)
        inner.addStretch(1)
        content = PageContent()
        content.setLayout(inner)
        ground(content)
        self._scroll = PageScroll(content)
        self._nothing = Paragraph(NOTHING, "row", "muted")
        self._nothing.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._scroll, 1)
        box.addWidget(self._nothing)
        box.addStretch(0)
        box.addLayout(self._foot())
        ground(self)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.gap)
        head.addWidget(self.place)
        head.addStretch(1)
        head.addWidget(self.previous)
        head.addWidget(self.following)
        return head

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(20))
        foot.setSpacing(theme.px(8))
        for button in (self.pick, self.issue):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            foot.addWidget(button)
        return foot


class _Aside(QWidget):
    """A few words with what they are above them; nothing to say hides it."""

    def __init__(self, title: str, style: str) -> None:
        super().__init__()
        self.words = Paragraph("", style)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(2))
        box.addWidget(Muted(title, "small-medium"))
        box.addWidget(self.words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, words: str) -> None:
        """Show these words."""
        self.words.show_text(words)
        self.setVisible(bool(words))


def ground(widget: QWidget) -> None:
    """Let a widget stand on the white of a panel."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    set_look(widget, "ground", "surface")
