"""A step as a form: its answers and rows in the order they are declared."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from models.agreement import clauses, fields
from models.agreement.clauses import ClauseId
from models.agreement.fields import Field
from models.agreement.kinds import Answers, Rows
from models.agreement.path import Path
from models.agreement.section import Section
from models.record.record import left_out
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms.clause_card import ClauseCard
from ui.forms.leaving_out import LeaveOut, LeftOut, leave_out, take_back
from ui.forms.tab_order import go_on
from ui.page import Page
from ui.session import Session
from ui.steps import Step
from ui.theme import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.scroll import PageContent, PageScroll
from ui.widgets.step_head import StepHead

LOW = 640
"""A page lower than this (a window of 760) stands closer together."""


class Part(Protocol):
    """What the page asks of each of its parts."""

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`."""

    def show_findings(self) -> None:
        """Show what has been found meanwhile."""

    def reveal(self, where: Path) -> bool:
        """Bring an answer or a row into view."""


class FormPage(Page):
    """The generated page of a section."""

    def __init__(self, session: Session, advice: Advice, step: Step) -> None:
        """Lay the section of `step` out."""
        super().__init__(session, advice, step)
        self.head = StepHead(step)
        self.parts: dict[str, QWidget] = {}
        self._content = PageContent()
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(0)
        self.area = PageScroll(self._content)
        self.area.viewport().installEventFilter(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.area)
        self._section_cls: type[Section] = type(getattr(session.workshop.agreement, step.key))
        self._question = LeaveOut("Why is this section left out?")
        self._out = LeftOut("Take this section back in")
        self._out_card = _carded(self._question, self._out)
        self._offer = LinkButton("Leave this section out…", "out", tone="muted")
        self._lay_out()
        self._show_left_out(session.workshop)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`; a part whose answers are the same is left alone."""
        for part in self.parts.values():
            cast("Part", part).show_workshop(before, after)
        if before is None or before.record is not after.record:
            self._show_left_out(after)

    def show_findings(self) -> None:
        """Show what has been found meanwhile, now or when the page comes to the front."""
        if not self.isVisible():
            self._stale = True
            return
        for part in self.parts.values():
            cast("Part", part).show_findings()

    def reveal(self, where: Path) -> None:
        """Bring the answer or row at `where` into view and put the cursor there."""
        name = where[1] if len(where) > 1 else next(iter(self.parts), "")
        if name in self.parts:
            shown = cast("Part", self.parts[name]).reveal(
                where if len(where) > 1 else (*where, name)
            )
            if not shown:
                self.area.ensureWidgetVisible(self.parts[name], 0, theme.px(24))
            QTimer.singleShot(0, self, self._follow_focus)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab goes through the page as it is read."""
        return go_on(self, forward=next_) or super().focusNextPrevChild(next_)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.area.viewport():
            self._fit()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self._column.addWidget(self.head)
        self._gap = QWidget()
        self._column.addWidget(self._gap)
        self._column.addWidget(self._out_card)
        for field in _in_order(self._section_cls):
            self._add_part(field)
        if self._section_cls.about.optional:
            self._offer.clicked.connect(self._ask)
            self._question.decided.connect(self._leave_out)
            self._question.closed.connect(self._closed)
            self._out.back_wanted.connect(self._take_back)
            self._column.addWidget(self._offer)
        else:
            self._offer.hide()
        self._column.addStretch(1)
        self._fit()

    def _add_part(self, field: Field) -> None:
        where = (self.step.key, field.name)
        part: QWidget
        if isinstance(field.kind, Answers):
            part = ClauseCard(self.session, self.advice, where, field.kind)
        else:
            from ui.forms.rows import rows_view

            assert isinstance(field.kind, Rows)
            part = rows_view(self.session, self.advice, where, field.kind)
        part.place_changed.connect(self.place_changed)
        if self.parts:
            space = QWidget()
            space.setFixedHeight(theme.px(16))
            space.setProperty("between", True)
            self._column.addWidget(space)
        self.parts[field.name] = part
        self._column.addWidget(part)

    def add_above(self, part: QWidget, space: QWidget) -> None:
        """Put a part above those that are declared; it is shown everything that they are."""
        self.parts = {"": part, **self.parts}
        self._column.insertWidget(self._column.indexOf(self._out_card) + 1, part)
        self._column.insertWidget(self._column.indexOf(part) + 1, space)

    def _fit(self) -> None:
        low = self.height() < theme.px(LOW)
        self.head.show_low(low=low)
        top = theme.px(16 if low else 24)
        side = theme.px(32 if self.width() >= theme.px(680) else 16)
        bar = self.width() - self.area.viewport().width()
        self._column.setContentsMargins(side, top, side - bar, theme.px(16 if low else 24))
        self._gap.setFixedHeight(theme.px(12 if low else 16))

    def _follow_focus(self) -> None:
        focus = self.focusWidget()
        if focus is not None and focus.hasFocus():
            self.area.ensureWidgetVisible(focus, 0, theme.px(80))

    # Leaving the section out

    def _clauses(self) -> tuple[ClauseId, ...]:
        section = getattr(self.session.workshop.agreement, self.step.key)
        return tuple(clause.id for clause in clauses.of(self.step.key, section))

    def _show_left_out(self, workshop: Workshop) -> None:
        if not self._section_cls.about.optional:
            self._out_card.hide()
            return
        out = left_out(workshop.record)
        own = self._clauses()
        is_out = bool(own) and all(clause in out for clause in own)
        self._out.show_reason(out[own[0]] if is_out else "")
        self._out_card.setVisible(is_out or not self._question.isHidden())
        self._offer.setVisible(not is_out)
        for index in range(self._column.count()):
            widget = self._column.itemAt(index).widget()  # type: ignore[union-attr]
            if widget is None:
                continue
            if widget in self.parts.values() or widget.property("between"):
                widget.setVisible(not is_out)

    def _ask(self) -> None:
        self._out_card.show()
        self._question.ask()

    def _closed(self) -> None:
        self._out_card.hide()
        self._offer.setFocus()

    def _leave_out(self, reason: str) -> None:
        leave_out(self.session, self._clauses(), reason)
        self._show_left_out(self.session.workshop)

    def _take_back(self) -> None:
        take_back(self.session, self._clauses())
        self._show_left_out(self.session.workshop)


def _in_order(cls: type[Section]) -> list[Field]:
    """The parts as declared; a section that says so shows its rows first."""
    parts = list(fields.of(cls))
    if getattr(cls, "order", "") == "rows first":
        parts.sort(key=_is_answers)
    return parts


def _is_answers(field: Field) -> bool:
    return isinstance(field.kind, Answers)


def _carded(*parts: QWidget) -> Card:
    card = Card()
    for part in parts:
        card.body.addWidget(part)
    card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return card
