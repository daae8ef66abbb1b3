"""What was found at one answer, shown below the row it stands in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.rules.finding import Finding, Severity
from ui.forms.finding_acts import FindingActs
from ui.forms.waived_lines import WaivedLines
from ui.session import Session
from ui.theme import theme
from ui.widgets.finding_box import FindingBox
from ui.widgets.held_still import held_still
from ui.widgets.labels import IconLabel, Paragraph

SHOWN = (Severity.ERROR, Severity.WARNING)
Key = tuple[str, str, int]


def repair_words(finding: Finding) -> str:
    """What the button says that puts the suggested value in place."""
    label = finding.repair_label
    if not label:
        return "Apply"
    # A label that quotes words already says what it does with them.
    return f"Apply “{label}”" if finding.quote and "“" not in label else label


@dataclass
class _Shown:
    """A finding in its box."""

    finding: Finding
    box: FindingBox
    acts: FindingActs


class Findings(QWidget):
    """A box for each finding; errors stay, warnings come with the keyboard.

    A box stays the same as long as its finding does, so that nothing typed or pointed at in it is
    lost when others come and go.
    """

    repaired = Signal(object)
    """The person takes over the value that a finding suggests."""
    settled = Signal(str)
    """The person is done in a box; the keyboard belongs back in the field, behind these words.

    Without words it belongs behind what has just been changed.
    """

    def __init__(self, session: Session) -> None:
        """Nothing found yet."""
        super().__init__()
        self._session = session
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(6))
        self._found: tuple[Finding, ...] = ()
        self._boxes: dict[Key, _Shown] = {}
        self.waived = WaivedLines(session)
        self.waived.withdrawn.connect(partial(self.settled.emit, ""))
        self._box.addWidget(self.waived)
        self._inside = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def found(self) -> tuple[Finding, ...]:
        """Errors and warnings, as given."""
        return self._found

    @property
    def boxes(self) -> tuple[FindingBox, ...]:
        """The boxes in order, hidden ones too."""
        return tuple(one.box for one in self._boxes.values())

    @property
    def acts(self) -> tuple[FindingActs, ...]:
        """What can be done in each box."""
        return tuple(one.acts for one in self._boxes.values())

    def show_found(self, found: tuple[Finding, ...]) -> None:
        """Show other findings."""
        wanted = tuple(finding for finding in found if finding.severity in SHOWN)
        if wanted != self._found:
            self._found = wanted
            self._renew()

    def show_waived(self, waived: tuple[Finding, ...]) -> None:
        """Show other warnings that both sides live with."""
        if waived != self.waived.shown:
            with held_still(self):
                self.waived.show_waived(waived)
                self._choose()

    def show_inside(self, *, inside: bool) -> None:
        """Show warnings as well while the keyboard is in the field."""
        if inside != self._inside:
            self._inside = inside
            with held_still(self):
                self._choose()

    def _renew(self) -> None:
        with held_still(self):
            self._exchange()
            self._choose()

    def _exchange(self) -> None:
        before, self._boxes = self._boxes, {}
        for key, finding in _keyed(dict.fromkeys(self._found)):
            shown = before.pop(key, None)
            if shown is None:
                shown = self._boxed(finding)
            elif finding != shown.finding:
                self._say(shown.box, finding)
                shown.finding = finding
                shown.acts.show_finding(finding)
            self._boxes[key] = shown
        for gone in before.values():
            self._box.removeWidget(gone.box)
            gone.box.hide()
            gone.box.deleteLater()
        for place, shown in enumerate(self._boxes.values()):
            if self._box.indexOf(shown.box) != place:
                self._box.insertWidget(place, shown.box)

    def _boxed(self, finding: Finding) -> _Shown:
        box = FindingBox()
        self._say(box, finding)
        acts = FindingActs(self._session, finding, box)
        acts.done.connect(partial(self._settle, acts))
        acts.busy_changed.connect(self._choose)
        return _Shown(finding, box, acts)

    def _settle(self, acts: FindingActs) -> None:
        changed, acts.was_changed = acts.was_changed, False
        self.settled.emit("" if changed else acts.finding.quote)

    def _say(self, box: FindingBox, finding: Finding) -> None:
        blocking = finding.severity is Severity.ERROR
        box.show_finding(finding.message, finding.question, blocking=blocking)
        if finding.repair is not None:
            button = box.add_act(repair_words(finding), "tick")
            if isinstance(finding.repair, str):
                button.setToolTip(finding.repair)
            button.clicked.connect(partial(self.repaired.emit, finding.repair))

    def _choose(self) -> None:
        any_shown = False
        for one in self._boxes.values():
            blocking = one.finding.severity is Severity.ERROR
            shown = blocking or self._inside or one.acts.is_busy
            one.box.setVisible(shown)
            any_shown = any_shown or shown
        self.setVisible(any_shown or bool(self.waived.shown))


def _keyed(found: Iterable[Finding]) -> Iterable[tuple[Key, Finding]]:
    """Each finding with what it is known by while its text changes around it."""
    count: Counter[tuple[str, str]] = Counter()
    for finding in found:
        name = (finding.rule, finding.about)
        count[name] += 1
        yield (*name, count[name]), finding


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
