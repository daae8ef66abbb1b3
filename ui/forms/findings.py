"""What was found at one answer, shown below the row it stands in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.rules.finding import Finding, Severity
from ui.theme import theme
from ui.widgets.finding_box import FindingBox
from ui.widgets.labels import IconLabel, Paragraph

SHOWN = (Severity.ERROR, Severity.WARNING)


def repair_words(finding: Finding) -> str:
    """What the button says that puts the suggested value in place."""
    label = finding.repair_label
    if not label:
        return "Apply"
    # A label that quotes words already says what it does with them.
    return f"Apply “{label}”" if finding.quote and "“" not in label else label


class Findings(QWidget):
    """A box for each finding; errors stay, warnings come with the keyboard."""

    repaired = Signal(object)
    """The person takes over the value that a finding suggests."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(6))
        self._found: tuple[Finding, ...] = ()
        self._boxes: list[FindingBox] = []
        self._inside = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def found(self) -> tuple[Finding, ...]:
        """Errors and warnings, as given."""
        return self._found

    def show_found(self, found: tuple[Finding, ...]) -> None:
        """Show other findings."""
        wanted = tuple(finding for finding in found if finding.severity in SHOWN)
        if wanted != self._found:
            self._found = wanted
            self._rebuild()

    def show_inside(self, *, inside: bool) -> None:
        """Show warnings as well while the keyboard is in the field."""
        if inside != self._inside:
            self._inside = inside
            self._choose()

    def _rebuild(self) -> None:
        for box in self._boxes:
            self._box.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = [self._boxed(finding) for finding in self._found]
        self._choose()

    def _boxed(self, finding: Finding) -> FindingBox:
        blocking = finding.severity is Severity.ERROR
        box = FindingBox(finding.message, finding.question, blocking=blocking)
        if finding.repair is not None:
            button = box.add_act(repair_words(finding), "tick")
            if isinstance(finding.repair, str):
                button.setToolTip(finding.repair)
            button.clicked.connect(partial(self.repaired.emit, finding.repair))
        self._box.addWidget(box)
        return box

    def _choose(self) -> None:
        any_shown = False
        for finding, box in zip(self._found, self._boxes, strict=True):
            shown = finding.severity is Severity.ERROR or self._inside
            box.setVisible(shown)
            any_shown = any_shown or shown
        self.setVisible(any_shown)


class Refusal(QWidget):
    """Says why what was typed could not be kept."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Paragraph(style="small-medium", tone="err")
        picture = IconLabel("", "error", "err")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(5))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        picture.setContentsMargins(0, theme.px(2), 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence it shows."""
        return self._words.text()

    def show_sentence(self, sentence: str) -> None:
        """Show another sentence; an empty one hides it."""
        self._words.show_text(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
