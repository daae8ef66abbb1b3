"""The funnel plan on one card: the equation it starts from, the picture, and the check."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement import fields
from models.agreement.agreement import Agreement
from models.agreement.path import Path
from models.agreement.sections.funnel import FunnelAnswers
from models.rules.funnel import FunnelPlan, Obstacle, arrival_open, obstacles, work_back
from models.rules.overload import percent
from models.workshop import Workshop
from ui.advice import Advice
from ui.dates import days_words
from ui.editors.hugging import SMALL
from ui.forms.funnel_view import FunnelView
from ui.forms.inline_field import InlineField
from ui.forms.notice import Notice
from ui.forms.sentence import Sentence
from ui.session import Session
from ui.theme import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Band, Card, Line
from ui.widgets.labels import IconLabel, Label, Paragraph, Run

EQUATION = "{revenue_target} revenue × {marketing_share} from marketing leads ÷ {deal_value} a deal"
ANSWERS = ("funnel", "answers")
MOST_OBSTACLES = 4
NO_STAGES = Obstacle("There are no lead stages yet.", ("stages", "stages"))


class FunnelCard(Card):
    """Revenue × share ÷ deal value, and below it what must enter each stage."""

    place_changed = Signal(object)
    wanted = Signal(object)

    def __init__(self, session: Session, advice: Advice) -> None:
        """Show the plan of the session's agreement."""
        super().__init__()
        self._session, self._advice = session, advice
        self.equation = Sentence(EQUATION, self._made, SMALL)
        self.equation.show_look(SMALL, "row", 34, gap=4)
        self.result = Label("", "row-strong")
        self.result.setToolTip("Rounded up: nobody wins a part of a customer")
        self.view = FunnelView(session, advice)
        self.view.place_changed.connect(self.place_changed)
        self.view.wanted.connect(self.wanted)
        self.refusal = Notice(flat=True)
        self._mark = IconLabel("", "tick", "ok")
        self.check = Paragraph(style="small")
        self.lag = Paragraph(style="small", tone="muted")
        self.lag_link = LinkButton("", style="small-strong")
        self.lag_link.setToolTip("Then this says when leads must arrive")
        self.lag_link.clicked.connect(self._ask_for_lag)
        self.open_questions = Band("warnbg", line="warnline")
        self._links = QVBoxLayout()
        self._obstacles: tuple[Obstacle, ...] = ()
        self._lay_out()
        self.setAccessibleName("Funnel plan")
        self.show_workshop(None, session.workshop)
        self.show_findings()

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`; the picture follows every key."""
        if before is not None and _same(before, after):
            if before.agreement.goals is not after.agreement.goals:
                self.view.show_bases(after)
            return
        for field in self.equation.fields.values():
            if before is None or before.agreement.parties is not after.agreement.parties:
                field.renew()
            field.show_value(after)
        agreement = after.agreement
        plan = work_back(agreement)
        self.view.show_plan(after, plan)
        customers = agreement.funnel.answers.customers
        self.result.setText("" if customers is None else _rounded_up(customers))
        self._show_plan(plan, agreement)
        self._show_obstacles(() if plan is not None else tuple(obstacles(agreement)))

    def show_findings(self) -> None:
        """Show what was found at the fields."""
        for field in self.equation.fields.values():
            field.show_found(self._advice.at(field.where))
        self.view.show_findings()

    def reveal(self, where: Path) -> bool:
        """Put the cursor into one of the fields; False when the answer stands elsewhere."""
        if where[:-1] == ANSWERS and where[-1] in self.equation.fields:
            self.equation.fields[where[-1]].focus_field()
            return True
        return self.view.reveal(where)

    def _made(self, name: str) -> InlineField:
        declared = fields.named(FunnelAnswers, name)
        field = InlineField(self._session, (*ANSWERS, name), declared, SMALL, hint="how much")
        field.place_changed.connect(self.place_changed)
        field.refusal_changed.connect(self._show_refusal)
        return field

    def _lay_out(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(18), theme.px(8), theme.px(18), theme.px(8))
        row.setSpacing(theme.px(12))
        row.addWidget(self.equation, 1)
        row.addWidget(self.result)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(theme.px(18), theme.px(4), theme.px(18), theme.px(14))
        foot.setSpacing(theme.px(6))
        foot.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.check, 1)
        foot.addWidget(self.lag)
        foot.addWidget(self.lag_link)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.setContentsMargins(0, theme.px(10), 0, theme.px(10))
        words.addWidget(Label("The funnel cannot be worked back yet", "row-strong", "warn"))
        words.addLayout(self._links)
        self.open_questions.row.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        self.open_questions.row.addLayout(words)
        self.open_questions.row.addStretch(1)
        for part in (head, self.refusal, Line(), self.open_questions, self.view, self._foot):
            self.body.addWidget(part)
        for widget in (self, head, self._foot):
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            widget.setSizePolicy(policy)

    def _show_plan(self, plan: FunnelPlan | None, agreement: Agreement) -> None:
        self._foot.setVisible(plan is not None)
        if plan is None:
            return
        words, icon, tone = _check(plan, agreement.parties.answers.currency)
        self._mark.show_words("", icon, tone)
        self._mark.setFixedHeight(theme.px(18))
        self.check.show_text(Run(words, "small", tone))
        arrival = plan.arrival
        self.lag.setVisible(arrival is not None)
        open_ = arrival_open(agreement) if arrival is None else None
        self.lag_link.setVisible(open_ is not None)
        if open_ is not None:
            self.lag_link.show_text(open_.words)
        if arrival is not None:
            days = days_words(arrival.first, arrival.last)
            ahead = _counted(arrival.days_ahead, "day")
            self.lag.show_text(f"Leads must arrive {days}, {ahead} ahead.")

    def _show_obstacles(self, found: tuple[Obstacle, ...]) -> None:
        if not self._session.workshop.agreement.stages.stages:
            found = (NO_STAGES, *found)
        found = found[:MOST_OBSTACLES]
        self.open_questions.setVisible(bool(found))
        if found == self._obstacles:
            return
        self._obstacles = found
        while (item := self._links.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for obstacle in found:
            link = LinkButton(obstacle.words, style="small-strong")
            link.clicked.connect(partial(self.wanted.emit, obstacle.path))
            self._links.addWidget(link)

    def _ask_for_lag(self) -> None:
        open_ = arrival_open(self._session.workshop.agreement)
        if open_ is not None:
            self.wanted.emit(open_.path)

    def _show_refusal(self) -> None:
        refused = [field for field in self.equation.fields.values() if field.refusal]
        if not refused:
            self.refusal.hide()
            return
        label = refused[0].field.kind.label
        self.refusal.show_message(f"{label}: not kept.", (refused[0].refusal,), tone="err")


def _check(plan: FunnelPlan, currency: str) -> tuple[str, str, str]:
    """The forward check as words, icon and tone."""
    check = plan.forward
    first = plan.stages[0].name
    entries = _counted(check.leads, "entry", "entries")
    brings = f"{entries} at {first} bring {_money(currency, check.revenue)}"
    if check.is_minimal:
        return f"{brings}; one fewer misses the target.", "tick", "ok"
    return f"{brings}; the target is {_money(currency, check.target)}.", "warning", "warn"


def _money(currency: str, amount: Fraction) -> str:
    return f"{currency} {int(amount):,}".strip()


def _rounded_up(customers: Fraction) -> str:
    """Such as "= 20 customers", or "= 19.2, so 20 customers"."""
    whole = _counted(ceil(customers), "customer")
    exact = percent(customers)
    return f"= {whole}" if exact == f"{ceil(customers):,}" else f"= {exact}, so {whole}"


def _same(before: Workshop, after: Workshop) -> bool:
    first, second = before.agreement, after.agreement
    return (
        first.funnel is second.funnel
        and first.stages is second.stages
        and first.parties is second.parties
        and before.drafting is after.drafting
        and before.record is after.record
    )


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
