"""Where both sides stand with what they write blind on a topic, and the reveal."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models import moves
from models.agreement.sides import Side
from models.record import history, seen
from models.record.facts import Topic
from models.workshop import Workshop
from ui import dates, messages
from ui.session import Session
from ui.theme import theme
from ui.turns.subject import Has, has, sealed_when
from ui.widgets.buttons import Button, LinkButton, Role
from ui.widgets.chips import Chip, Kind
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import Muted

EARLY = "Reveal all the same"


class BlindDesk(QWidget):
    """The facilitator's side of blind input: hand over, see who has sealed, reveal together.

    It shows that a side has written, never what.
    """

    starting = Signal()
    """The sides are about to be called."""
    revealed = Signal()

    def __init__(
        self, session: Session, step: str, topic: Topic, start: str, *, size: int = 38
    ) -> None:
        """A desk for `topic` of `step`; `start` is the button that hands the keyboard over."""
        super().__init__()
        self._session, self._step, self._topic = session, step, topic
        self.chips = {side: Chip(height=28) for side in Side}
        self.start = Button(start, Role.TONAL, "keyboard", size=size)
        self.reveal = Button("Reveal both", Role.OUTLINED, "eye", size=size)
        self.early = LinkButton(EARLY, style="small-strong", tone="muted")
        self.reason = Muted("")
        self._reason_to_wait = ""
        self._lay_out()
        self.start.clicked.connect(self._hand_over)
        self.reveal.clicked.connect(self._reveal)
        self.early.clicked.connect(self._reveal_early)

    def wait(self, reason: str) -> None:
        """Say why the sides cannot begin yet; no reason lets them."""
        self._reason_to_wait = reason
        self.show_workshop(self._session.workshop)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show how far each side is."""
        states = {side: has(workshop, side, (self._topic,)) for side in Side}
        for side, chip in self.chips.items():
            words = f"{side.label}: {_words(workshop, side, self._topic, states[side])}"
            icon = "lock" if states[side] is Has.SEALED else side.value
            chip.show_state(words, Kind(side.value), icon)
        sealed = [side for side in Side if states[side] is Has.SEALED]
        both = len(sealed) == len(states)
        self.start.setEnabled(not self._reason_to_wait)
        self.start.show_role(Role.OUTLINED if both else Role.TONAL)
        self.reveal.setEnabled(both)
        self.reveal.show_role(Role.TONAL if both else Role.OUTLINED)
        self.early.setVisible(len(sealed) == 1)
        waits = " and ".join(side.label for side in Side if side not in sealed)
        self.reason.setText(
            self._reason_to_wait or ("" if both else f"The reveal waits for {waits}")
        )
        self.reason.setVisible(bool(self.reason.text()))

    def _lay_out(self) -> None:
        chips = QWidget()
        flow = FlowLayout(chips, gap=8, line_gap=8)
        flow.setContentsMargins(0, 0, 0, 0)
        for chip in self.chips.values():
            flow.addWidget(chip)
        acts = QWidget()
        buttons = FlowLayout(acts, gap=8, line_gap=8)
        buttons.setContentsMargins(0, 0, 0, 0)
        for button in (self.start, self.reveal, self.early):
            buttons.addWidget(button)
        said = QHBoxLayout()
        said.addWidget(self.reason, 1, Qt.AlignmentFlag.AlignLeft)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(10))
        box.addWidget(chips)
        box.addWidget(acts)
        box.addLayout(said)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _hand_over(self) -> None:
        self.starting.emit()
        hand_over(self._session, self._step, self._topic)

    def _reveal(self) -> None:
        session = self._session
        session.end_burst()
        session.take(moves.reveal(session.workshop, (self._topic,), moment(session)))
        session.forget_undo()
        session.flush()
        self.revealed.emit()

    def _reveal_early(self) -> None:
        waiting = next(
            side
            for side in Side
            if not seen.has_sealed(self._session.workshop.record, self._topic, side)
        )
        question = f"Reveal without {waiting.label}?"
        consequence = f"What {waiting.label} seals afterwards is kept and marked late."
        if messages.ask(self, question, consequence, "Reveal"):
            self._reveal()


def hand_over(session: Session, step: str, topic: Topic) -> None:
    """Ask the window for a turn on a topic."""
    session.end_burst()
    session.topics_wanted.emit(step, (topic,))


def another_round(session: Session, owner: QWidget, topic: Topic, words: tuple[str, str]) -> bool:
    """Begin a new blind round after asking, since the present answers go; True when it began.

    `words` are what the question calls the act and what stays.
    """
    act, stays = words
    consequence = f"The answers of both sides are forgotten. {stays}"
    if not messages.ask(owner, f"{act}?", consequence, act):
        return False
    session.end_burst()
    session.take(moves.new_round(session.workshop, topic, moment(session)))
    session.forget_undo()
    session.flush()
    return True


def moment(session: Session) -> moves.Moment:
    """Now, by whoever sits at the laptop."""
    return moves.Moment(datetime.now(UTC).isoformat(timespec="seconds"), session.author)


def revealed_when(workshop: Workshop, topic: Topic) -> str:
    """When a topic was first revealed in this round, such as 9:17; empty before."""
    own = history.of(workshop.record).get(topic)
    if own is None or not own.revealed:
        return ""
    return dates.clock(datetime.fromisoformat(own.revealed[0].at))


def _words(workshop: Workshop, side: Side, topic: Topic, state: Has) -> str:
    at = sealed_when(workshop, side, (topic,)) if state is Has.SEALED else None
    return f"sealed {dates.clock(at)}" if at is not None else state.value
