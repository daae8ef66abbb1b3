"""The review: everything that stands before the signatures, each one click from its field."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from models.agreement import clauses
from models.agreement.path import Path
from models.rules.balance import balance
from models.rules.completeness import left_out_paths
from models.rules.finding import Finding, Severity
from models.rules.gate import gate
from models.workshop import Workshop
from ui.advice import Advice
from ui.joint.looks import parked_words
from ui.panelled_page import PanelledPage
from ui.place_names import PlaceNames
from ui.session import Session
from ui.steps import Step
from ui.theme import theme
from ui.waiving import waive, withdraw
from ui.widgets.balance_card import BalanceCard, Source
from ui.widgets.card import Card
from ui.widgets.filter_chips import Filter, FilterChips
from ui.widgets.finding_list import FindingList
from ui.widgets.finding_rows import Entry
from ui.widgets.gate_panel import GatePanel
from ui.widgets.labels import IconLabel, Paragraph
from ui.widgets.step_head import StepHead

ALL, WAIVED = "all", "waived"
LOW, TINY = 640, 480
"""Below the first height the page stands closer; below the second the counts go to the gate."""
SIDE = 32
FILTERS = (
    Filter(ALL, "To settle"),
    Filter(Severity.ERROR, "Errors", "error", "err"),
    Filter(Severity.MISSING, "Missing", "ring"),
    Filter(Severity.UNCONFIRMED, "Starter values", "ring-dashed", "warn"),
    Filter(Severity.WARNING, "Warnings", "warning", "warn"),
    Filter(WAIVED, "Waived", "tick", "muted"),
)
NONE_LEFT = "No finding is left. The gate says what else counts."
SETTLED = "Nothing. No finding is left, and every condition is met."
SELDOM = (Severity.UNCONFIRMED, WAIVED)
"""Filters that stand there only while they let something through."""


class ReviewPage(PanelledPage):
    """All findings of the agreement by phase, and the gate beside them."""

    page_name = "Findings"
    panel_name = "Gate"

    def __init__(self, session: Session, advice: Advice, step: Step) -> None:
        """Show what the advice has found in the session's present value."""
        self.gate_panel = GatePanel()
        super().__init__(session, advice, step, self.gate_panel)
        self.head = StepHead(step)
        self.filters = FilterChips(FILTERS, "Which findings to show")
        self.list = FindingList()
        self.list.asks_name = self._asks_name
        self.none = _Nothing()
        self.balance = BalanceCard(self._sources)
        self._places = PlaceNames()
        self._numbered: Workshop | None = None
        self._shown: tuple[Finding, ...] | None = None
        self._judged: tuple[Finding, ...] | None = None
        self._entries: tuple[Entry, ...] = ()
        self._waived: tuple[Entry, ...] = ()
        self._lay_out()
        self.filters.chosen.connect(self._choose)
        self.list.wanted.connect(self.wanted)
        self.list.waived.connect(self._waive)
        self.list.withdrawn.connect(self._withdraw)
        self.gate_panel.wanted.connect(self.wanted)
        self.balance.wanted.connect(self.wanted)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`: names and numbers at once, findings as soon as they are known."""
        if before is None:
            self.advice.judge()
        self._show(after)

    def show_findings(self) -> None:
        """Show what has been found meanwhile, now or when the page comes to the front."""
        if not self.isVisible():
            self._stale = True
            return
        self._show(self.session.workshop)

    def reveal(self, where: Path) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus()

    def left(self) -> tuple[tuple[str, Path], ...]:
        """How many conditions of the gate are open, and the place of the first reason."""
        conditions = gate(self.session.workshop, self.advice.findings)
        unmet = [one for one in conditions if not one.met]
        if not unmet:
            return ()
        return ((f"{len(unmet)} of {len(conditions)} conditions", unmet[0].reasons[0].path),)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show(self, workshop: Workshop) -> None:
        found = self.advice.findings
        if workshop is not self._numbered or found is not self._shown:
            self._places.follow(workshop)
            self._numbered, self._shown = workshop, found
            self._entries = tuple(self._entry(workshop, finding) for finding in found)
            waived = self.advice.waived
            self._waived = tuple(self._entry(workshop, finding) for finding in waived)
            self._show_counts(found)
            self._filter()
        conditions = gate(workshop, found)
        self.gate_panel.show_conditions(conditions)
        if not found:
            whole = all(one.met for one in conditions)
            self.head.lead.show_text(SETTLED if whole else NONE_LEFT)
        self.balance.show_balance(balance(workshop.agreement, left_out_paths(workshop)))

    def _entry(self, workshop: Workshop, finding: Finding) -> Entry:
        about = type(getattr(workshop.agreement, finding.path[0])).about
        place = self._places.place(finding.path)
        clause = clauses.clause_at(workshop.agreement, finding.path)
        standing = self.session.standings.get(clause.id) if clause is not None else None
        return Entry(
            finding,
            about.phase.value,
            place,
            self._places.row(finding.path),
            parked_words(workshop, standing) if standing is not None else "",
        )

    def _sources(self, places: tuple[Path, ...]) -> tuple[Source, ...]:
        """The clauses that places stand in, with how many of them stand in each."""
        agreement = self.session.workshop.agreement
        found: dict[Path, list[Path]] = {}
        for where in places:
            clause = clauses.clause_at(agreement, where)
            found.setdefault(clause.path if clause is not None else where[:2], []).append(where)
        return tuple(self._source(own) for own in found.values())

    def _source(self, places: list[Path]) -> Source:
        agreement, first = self.session.workshop.agreement, places[0]
        short = type(getattr(agreement, first[0])).about.short
        number = self._places.place(first).removesuffix(short).strip()
        clause = clauses.clause_at(agreement, first)
        title = clause.title if clause is not None else short
        return Source(f"{number} {title}".strip(), len(places), first, short)

    def _show_counts(self, found: tuple[Finding, ...]) -> None:
        counts = Counter(finding.severity.value for finding in found)
        self.filters.show_counts({ALL: len(found), **counts, WAIVED: len(self._waived)})
        for key in SELDOM:
            chip = self.filters.chips[key]
            chip.setVisible(bool(chip.count) or chip.isChecked())
        if found:
            waive = "; a warning may be waived with a reason" if counts["warning"] else ""
            words = f"{len(found)} to settle before anybody signs. Each one leads to its field"
            self.head.lead.show_text(f"{words}{waive}.")

    def _choose(self) -> None:
        """What another filter lets through is read from its first line."""
        self._filter()
        self.list.go_to_top()

    def _filter(self) -> None:
        wanted = self.filters.current
        shown = [one for one in self._entries if wanted in (ALL, one.finding.severity.value)]
        if wanted == WAIVED:
            shown = list(self._waived)
        self.list.show_entries(shown)
        self.list.setVisible(bool(shown))
        self.none.setVisible(not shown)
        words = next(one.words for one in FILTERS if one.key == wanted)
        self.none.show_reason("" if wanted == ALL or not self._entries else words)

    def _waive(self, finding: Finding, reason: str, name: str) -> None:
        waive(self.session, finding, reason, name)
        self._judge_again()

    def _withdraw(self, finding: Finding) -> None:
        withdraw(self.session, finding)
        self._judge_again()

    def _asks_name(self) -> bool:
        return not self.session.author

    def _judge_again(self) -> None:
        self.advice.judge()
        self._show(self.session.workshop)

    def _lay_out(self) -> None:
        rows = QHBoxLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.list)
        self._rows = rows
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.balance)
        self._top = QVBoxLayout()
        self._top.setSpacing(0)
        self._top.addWidget(self.head)
        self._top.addSpacing(theme.px(12))
        self._top.addWidget(self.filters)
        self._top.addSpacing(theme.px(4))
        self._top.addWidget(self.none)
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addLayout(rows, 1)
        column.addLayout(self._foot)
        column.addStretch(0)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._fit()

    def _fit(self) -> None:
        low = self.height() < theme.px(LOW)
        self.head.show_low(low=low)
        self.head.prompt.setVisible(not low)
        self.balance.show_low(low=low)
        self._place_balance(beside=self.height() < theme.px(TINY))
        side = SIDE if self.width() >= theme.px(560) else 16
        top = theme.px(16 if low else 24)
        self._top.setContentsMargins(theme.px(side), top, theme.px(side), 0)
        self._rows.setContentsMargins(theme.px(side), 0, 0, 0)
        below = theme.px(12) if self._foot.count() else 0
        self._foot.setContentsMargins(theme.px(side), theme.px(8), theme.px(side), below)
        self.list.show_margin(side)

    def _place_balance(self, *, beside: bool) -> None:
        """The list of findings has the room of a low page to itself."""
        if beside is (self._foot.count() == 0):
            return
        if beside:
            self._foot.removeWidget(self.balance)
            self.gate_panel.show_below(self.balance)
        else:
            self._foot.addWidget(self.balance)
        self.balance.show_upright(upright=self._foot.count() == 0)


class _Nothing(Card):
    """What stands in the place of the list when it is empty."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = IconLabel("", "tick", "ok", side=20)
        self.words = Paragraph(style="row")
        row = QHBoxLayout()
        px = theme.px
        row.setContentsMargins(px(18), px(16), px(18), px(16))
        row.setSpacing(px(12))
        row.addWidget(self.picture)
        row.addWidget(self.words, 1)
        self.body.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_reason(self, filtered: str) -> None:
        """Say that nothing is left, or nothing of the kind that is filtered for."""
        if filtered:
            self.words.show_text(f"Nothing under “{filtered}”. The other filters still have some.")
        else:
            self.words.show_text("Everything is answered, and nothing contradicts itself.")
