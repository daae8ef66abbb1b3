"""The findings of the open agreement, kept current a moment after the last key."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from models.agreement.path import Path
from models.rules.finding import Finding, Severity
from models.rules.review import Reviewer
from models.workshop import Workshop
from ui.session import Session

PAUSE_MS = 250
WORDS = (
    (Severity.ERROR, "error", "errors"),
    (Severity.WARNING, "warning", "warnings"),
    (Severity.UNCONFIRMED, "starter value", "starter values"),
    (Severity.MISSING, "unanswered", "unanswered"),
)


class Advice(QObject):
    """What the rules say about the session's value; typing never waits for it."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        """Judge the present value at once, later ones after a pause."""
        super().__init__(session)
        self._session = session
        self._reviewer = Reviewer()
        self._review = self._reviewer.review(session.workshop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.judge)
        session.changed.connect(self._wait)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All open findings in document order."""
        return self._review.findings

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The warnings that both sides live with, each with its reason."""
        return self._review.waived

    def judge(self) -> None:
        """Judge now."""
        self._timer.stop()
        found = self._reviewer.review(self._session.workshop)
        if found != self._review:
            self._review = found
            self.changed.emit()

    def at(self, where: Path) -> tuple[Finding, ...]:
        """Findings of exactly this answer."""
        return tuple(finding for finding in self.findings if finding.path == where)

    def below(self, where: Path) -> tuple[Finding, ...]:
        """Findings of this place and everything in it."""
        length = len(where)
        return tuple(finding for finding in self.findings if finding.path[:length] == where)

    def left(self, section: str) -> tuple[tuple[str, Path], ...]:
        """Counts per kind of what is left in a section, each with the place of the first."""
        found = self.below((section,))
        left = []
        for severity, one, many in WORDS:
            kind = [finding for finding in found if finding.severity is severity]
            if kind:
                left.append((f"{len(kind)} {one if len(kind) == 1 else many}", kind[0].path))
        return tuple(left)

    def _wait(self, before: Workshop, after: Workshop) -> None:
        del before, after
        self._timer.start()
