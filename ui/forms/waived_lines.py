"""What both sides live with at an answer: a quiet line for each waived warning, and a way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.path import Path
from models.rules.finding import Finding
from ui.session import Session
from ui.theme import theme
from ui.turn_session import TurnSession
from ui.waiving import withdraw
from ui.widgets.buttons import LinkButton
from ui.widgets.finding_rows import waived_words
from ui.widgets.labels import IconLabel, Paragraph


class WaivedLines(QWidget):
    """Why each waived warning is lived with, by whom and since when."""

    withdrawn = Signal()

    def __init__(
        self, session: Session, place: Callable[[Path], str] | None = None, *, edge: int = 0
    ) -> None:
        """Nothing is waived yet; `place` names the row of a finding where there are several."""
        super().__init__()
        self._session, self._place = session, place
        self.shown: tuple[Finding, ...] = ()
        self.lines: list[Paragraph] = []
        self.links: list[LinkButton] = []
        self._rows: list[QWidget] = []
        self._box = QVBoxLayout(self)
        side, high = theme.px(edge), theme.px(6 if edge else 0)
        self._box.setContentsMargins(side, high, side, high)
        self._box.setSpacing(theme.px(2))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_waived(self, waived: tuple[Finding, ...]) -> None:
        """Show other warnings that both sides live with."""
        if waived == self.shown:
            return
        self.shown = waived
        for row in self._rows:
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.lines, self.links = [], [], []
        for finding in waived:
            self._add(finding)
        self.setVisible(bool(waived))

    def _add(self, finding: Finding) -> None:
        place = self._place(finding.path) if self._place is not None else ""
        words = f"{waived_words(finding)}."
        line = Paragraph(f"{place}: {words}" if place else words, "small", "muted")
        line.setToolTip(finding.message)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(IconLabel("", "tick", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(line, 1)
        if not isinstance(self._session, TurnSession):
            link = LinkButton("Withdraw", style="small-strong")
            link.setAccessibleName(f"Withdraw the waiver: {finding.message}")
            link.clicked.connect(partial(self._withdraw, finding))
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
            self.links.append(link)
        self.lines.append(line)
        self._rows.append(holder)
        self._box.addWidget(holder)

    def _withdraw(self, finding: Finding) -> None:
        withdraw(self._session, finding)
        self.withdrawn.emit()
