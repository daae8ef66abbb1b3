"""The signs on their page: rated blind by both sides, then compared, and the top ones picked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.agreement import Agreement
from models.agreement.section import RowId
from models.agreement.sections.issues import Issue
from models.agreement.sides import Side
from models.drafting import rated_signs
from models.drafting.rated_signs import SIGNS_AT, TOP, RatedSign
from models.drafting.signs import RATINGS as WORDS
from models.moves import ISSUES_AT
from models.record import seen
from models.record.facts import RATINGS
from models.workshop import Workshop
from ui.forms.blind_desk import BlindDesk, another_round, hand_over, revealed_when
from ui.session import Session
from ui.steps import steps
from ui.theme import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.labels import Label, Muted, Paragraph
from ui.widgets.sign_detail import SignDetail
from ui.widgets.two_sided_bars import TwoSidedBars

ISSUE_LENGTH = 400
ALL_PICKED = f"{TOP} signs are picked. Take one back first."


class RatedSignsCard(QWidget):
    """The picture of all rated signs, and the desk at which the sides are called to rate."""

    wanted = Signal(object)
    place_changed = Signal(object)
    row_shown = Signal(QRectF)
    """Where the sign that was gone to stands in this widget."""

    def __init__(self, session: Session, detail: SignDetail) -> None:
        """Show the session's present ratings; `detail` follows the sign that is chosen."""
        super().__init__()
        self._session, self.detail = session, detail
        self.bars = TwoSidedBars()
        self.desk = BlindDesk(session, "diagnosis", RATINGS, "Let the sides rate…")
        self.late = LinkButton("Add late ratings…", style="small-strong")
        self.again = LinkButton("Rate again…", "refresh", style="small-strong")
        self.when = Muted("")
        self._asked = _Invitation(self.desk)
        self._lay_out()
        self._connect()
        self.show_workshop(None, session.workshop)

    @property
    def sign(self) -> RatedSign | None:
        """The sign that is chosen."""
        signs = self.bars.signs
        return next((one for one in signs if one.statement.key == self.bars.selected_key), None)

    @property
    def is_revealed(self) -> bool:
        """True once both sides' ratings may be seen."""
        return seen.is_revealed(self._session.workshop.record, RATINGS)

    @property
    def picked(self) -> int:
        """How many top signs are picked."""
        return sum(sign.rank is not None for sign in self.bars.signs)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`; before the reveal nothing but how far each side is."""
        ratings = seen.ratings(after.drafting.blind, after.record)
        revealed = seen.is_revealed(after.record, RATINGS)
        self.bars.show_signs(rated_signs.rated(after.agreement, ratings), blind=revealed)
        self.desk.show_workshop(after)
        self._asked.show_number(len(rated_signs.statements(after.agreement)))
        self._asked.setVisible(not revealed)
        self._picture.setVisible(bool(self.bars.signs))
        self._below.setVisible(revealed)
        self.when.setText(f"Revealed {revealed_when(after, RATINGS)}" if revealed else "")
        self._show_detail()

    def show_findings(self) -> None:
        """The picture shows none."""

    def focus(self) -> None:
        """Put the keyboard on the picture, or on what leads to one."""
        (self.bars if self.bars.signs else self.desk.start).setFocus()

    def choose(self, words: str) -> bool:
        """Go to the sign with these words; False when the picture does not have it."""
        key = next(
            (one.statement.key for one in self.bars.signs if one.statement.words == words), ""
        )
        if key:
            self._go(key)
        return bool(key)

    # What can be done

    def pick(self, key: str, rank: int) -> None:
        """Give a sign a place among the top ones, 0 for the next free one; twice takes it back."""
        sign = next((one for one in self.bars.signs if one.statement.key == key), None)
        if sign is None:
            return
        workshop = self._session.workshop
        words = sign.statement.words
        if sign.rank is not None and rank in (0, sign.rank):
            agreement = rated_signs.unpicked(workshop.agreement, sign)
            label = f"Take back “{words}”"
        else:
            place = rank or rated_signs.free_rank(workshop.agreement)
            if place is None:
                return
            agreement = rated_signs.picked(workshop.agreement, sign, place)
            label = f"Pick “{words}”"
        self._session.end_burst()
        self._session.move(replace(workshop, agreement=agreement), label, SIGNS_AT)

    def note_issue(self) -> None:
        """Note the chosen sign as an open issue, or go to the one that there is."""
        sign = self.sign
        if sign is None:
            return
        known = _issue(self._session.workshop.agreement, sign)
        if known:
            self.wanted.emit((*ISSUES_AT, known))
            return
        said = [
            f"{side.label} {sign.rating(side)} {WORDS[rating]}"
            for side in Side
            if (rating := sign.rating(side)) is not None
        ]
        text = f"{sign.statement.words}: {', '.join(said)}"[:ISSUE_LENGTH]
        issue = Issue(text=text, kind="concern", raised_by="facilitator", blocking=False)
        self._session.end_burst()
        self._session.add_row(ISSUES_AT, issue, "Note an open issue")

    # Inside

    def _show_detail(self) -> None:
        sign, signs = self.sign, self.bars.signs
        self.detail.show_known(known=sign is not None)
        if sign is None:
            return
        names = {step.key: step.short for step in steps()}
        leads_to = {key: names[key] for key in sign.statement.steps if key in names}
        self.detail.show_sign(sign, (signs.index(sign) + 1, len(signs)), leads_to)
        agreement = self._session.workshop.agreement
        free = rated_signs.free_rank(agreement)
        reason = ""
        if sign.rank is not None:
            words = f"Picked as top sign {sign.rank}"
        elif free is not None:
            words = f"Pick as top sign {free}"
        else:
            words, reason = "Pick as top sign", ALL_PICKED
        noted = bool(_issue(agreement, sign))
        issue = "Open issue noted, show it" if noted else "Note as open issue"
        self.detail.show_acts((words, sign.rank is not None), reason, issue)

    def _go(self, key: str) -> None:
        self.bars.show_selected(key)
        self._show_detail()
        row = self.bars.row(key)
        corner = self.bars.mapTo(self, row.topLeft().toPoint())
        self.row_shown.emit(QRectF(corner, row.size()))
        self.place_changed.emit(self.place())

    def place(self) -> tuple[str, ...]:
        """Where the chosen sign stands in the agreement, or the table it would join."""
        sign = self.sign
        rows = self._session.workshop.agreement.diagnosis.signs
        words = sign.statement.words if sign is not None else ""
        own = next((row.id for row in rows if row.text == words), "")
        return (*SIGNS_AT, own) if own else SIGNS_AT

    def _neighbour(self, step: int) -> None:
        keys = [one.statement.key for one in self.bars.signs]
        place = keys.index(self.bars.selected_key) + step
        if 0 <= place < len(keys):
            self._go(keys[place])

    def _pick_chosen(self) -> None:
        self.pick(self.bars.selected_key, 0)

    def _rate_late(self) -> None:
        hand_over(self._session, "diagnosis", RATINGS)

    def _rate_again(self) -> None:
        stays = "The signs that you picked stay in the agreement."
        if another_round(self._session, self, RATINGS, ("Rate again", stays)):
            self.focus()

    def _connect(self) -> None:
        self.bars.selected.connect(self._go)
        self.bars.pick_wanted.connect(self.pick)
        self.late.clicked.connect(self._rate_late)
        self.again.clicked.connect(self._rate_again)
        self.detail.neighbour_wanted.connect(self._neighbour)
        self.detail.pick_wanted.connect(self._pick_chosen)
        self.detail.issue_wanted.connect(self.note_issue)
        self.detail.step_wanted.connect(self.wanted)
        self.desk.revealed.connect(self.focus)

    def _lay_out(self) -> None:
        self._picture = Card()
        self._picture.body.addWidget(self.bars)
        self._picture.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._below = QWidget()
        row = QHBoxLayout(self._below)
        row.setContentsMargins(theme.px(4), theme.px(8), 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self.when)
        row.addStretch(1)
        row.addWidget(self.late)
        row.addWidget(self.again)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._asked)
        box.addWidget(self._picture)
        box.addWidget(self._below)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class _Invitation(QWidget):
    """Says how the rating goes, before it is revealed."""

    def __init__(self, desk: BlindDesk) -> None:
        super().__init__()
        self._title = Label("", "title")
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(20))
        inner.setSpacing(theme.px(4))
        inner.addWidget(self._title)
        inner.addWidget(
            Paragraph(
                "0 not seen, 1 rarely, 2 often, 3 constantly. Both sides rate alone and are"
                " revealed together, those they see differently first.",
                "row",
                "muted",
            )
        )
        inner.addSpacing(theme.px(10))
        inner.addWidget(desk)
        card = Card()
        card.body.addLayout(inner)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, theme.px(16))
        box.addWidget(card)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_number(self, number: int) -> None:
        """Say how many signs there are."""
        self._title.setText(f"Each side rates {number} signs alone")


def _issue(agreement: Agreement, sign: RatedSign) -> RowId:
    """The open issue that speaks of the sign."""
    issues = agreement.issues.issues
    return next((one.id for one in issues if one.text.startswith(f"{sign.statement.words}:")), "")
