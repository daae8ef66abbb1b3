"""One tier of the response promise: its sentence, its parts, what was found, and the whole form."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from models.agreement import fields, path
from models.agreement.clauses import ClauseId
from models.agreement.path import Path
from models.agreement.sections.response_tier import ResponseTier
from models.rules.capacity import Zone
from models.rules.finding import Finding, Severity
from models.workshop import Workshop
from ui.advice import Advice
from ui.editors.hugging import LARGE, MEDIUM, SMALL, Size
from ui.forms.answers_form import AnswersForm
from ui.forms.bound import Bound
from ui.forms.clause_head import ClauseHead
from ui.forms.finding_acts import FindingActs
from ui.forms.findings import repair_words
from ui.forms.inline_field import InlineField
from ui.forms.live_part import Later
from ui.forms.notice import Notice
from ui.forms.part_words import hours_at_ceilings, part_words
from ui.forms.sentence import Sentence
from ui.forms.summary import counts, labels_line
from ui.forms.tier_fields import tier_at, tier_field
from ui.session import Session
from ui.theme import theme
from ui.widgets.card import Line
from ui.widgets.finding_box import FindingBox
from ui.widgets.fold import FoldRow
from ui.widgets.part_strip import PartStrip

PROMISE = (
    "For {leads}, counted from the {start_event}, Sales makes {end_event} within {within}"
    " on {runs_on} for {share} of them each month, up to {ceiling}."
)
FOLLOW_UP = (
    "Then at least {attempts} by {channels} over {attempts_over}; accepted or rejected within"
    " {accept_within}, outcome and reason recorded within {disposition_within}."
)
PARTS = {
    "leads": "Tier",
    "start_event": "Start",
    "end_event": "End event",
    "within": "Duration",
    "runs_on": "Calendar",
    "share": "Share",
    "ceiling": "Ceiling",
}
HELD = {
    "leads": ("leads",),
    "start_event": ("start_event", "start_stage"),
    "end_event": ("end_event",),
    "within": ("within",),
    "runs_on": ("runs_on", "calendar"),
    "share": ("share",),
    "ceiling": ("ceiling",),
}
"""The answers behind each part of the promise."""
REST = "Everything about this tier"
NARROW = 700
SHOWN = (Severity.ERROR, Severity.WARNING)


class TierView(QWidget):
    """The promise for one kind of lead as it is read aloud, with fields in it."""

    place_changed = Signal(object)

    def __init__(self, session: Session, advice: Advice, where: Path) -> None:
        """Show the tier at `where`."""
        super().__init__()
        self.where = where
        self._session, self._advice = session, advice
        self._bound = Bound(session, advice, where)
        self.promise = Sentence(PROMISE, partial(self._made, size=LARGE), LARGE)
        self.follow_up = Sentence(FOLLOW_UP, partial(self._made, size=SMALL), SMALL)
        self.parts = PartStrip(PARTS)
        self.parts.wanted.connect(self._go_to_part)
        self.refusal = Notice(flat=True)
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(0)
        self._found: tuple[Finding, ...] = ()
        self._shown: dict[Finding, FindingBox] = {}
        self.clause = ClauseHead(session, advice, self._clauses, where)
        self.clause.strip.stand_inside()
        self.clause.left_out_changed.connect(self._show_left_out)
        self.fold = FoldRow(REST, last=True)
        self.form: AnswersForm | None = None
        self._narrow: bool | None = None
        self._hours: Zone | None = None
        self._late = Later(self._work_out_hours)
        self._lay_out()
        self._show_left_out(self.clause.is_left_out)
        self._fit()
        self._late.settle()
        self.show_findings()

    @property
    def fields(self) -> dict[str, InlineField]:
        """The fields of both sentences by the name of their answer."""
        return self.promise.fields | self.follow_up.fields

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`."""
        if not self._bound.exists():
            return
        self.clause.show_workshop(before, after)
        if before is None or before.agreement is not after.agreement:
            self._late.work_out_soon()
        same = before is not None and (
            tier_at(before, self.where) is tier_at(after, self.where)
            and before.agreement.stages is after.agreement.stages
            and before.agreement.calendar is after.agreement.calendar
            and before.drafting is after.drafting
        )
        if not same:
            for field in self.fields.values():
                field.show_value(after)
            self._show_state(after)
        if self.form is not None:
            self.form.show_workshop(before, after)

    def show_findings(self) -> None:
        """Show what has been found in this tier."""
        if not self._bound.exists():
            return
        self.clause.show_findings()
        found = self._bound.found()
        for field in self.fields.values():
            field.show_found(found.get(field.where, ()))
        wanted = tuple(
            finding for ones in found.values() for finding in ones if finding.severity in SHOWN
        )
        if wanted != self._found:
            self._found = wanted
            self._show_boxes()
        self._show_state(self._session.workshop)
        if self.form is not None:
            self.form.show_findings()

    def reveal(self, where: Path) -> bool:
        """Put the cursor into an answer: in the sentence where it stands there."""
        depth = len(self.where)
        if where[:depth] != self.where:
            return False
        name = where[depth] if len(where) > depth else "leads"
        name = next((key for key, held in HELD.items() if name in held), name)
        if name in self.fields and not self.clause.is_left_out:
            self.fields[name].focus_field()
            return True
        self.open_form()
        assert self.form is not None
        return self.form.reveal(where)

    def open_form(self, *, open_: bool = True) -> None:
        """Show everything that is asked about the tier, or fold it away."""
        if open_ and self.form is None:
            self.form = AnswersForm(
                self._session, self._advice, self.where, ResponseTier, dense=True
            )
            self.form.place_changed.connect(self.place_changed)
            self._column.addWidget(self.form)
            self.form.show_findings()
        self.fold.setChecked(open_)
        if self.form is not None:
            self.form.setVisible(open_)
        self._show_state(self._session.workshop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _made(self, name: str, *, size: Size) -> InlineField:
        field = tier_field(self._session, self.where, name, size)
        field.place_changed.connect(self.place_changed)
        field.refusal_changed.connect(self._show_refusal)
        return field

    def _lay_out(self) -> None:
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        words.setSpacing(theme.px(6))
        words.addWidget(self.promise)
        words.addWidget(self.follow_up)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._words)
        self._column.addWidget(self.refusal)
        self._column.addWidget(self.parts)
        self._column.addWidget(Line())
        self._column.addLayout(self._boxes)
        self._column.addWidget(self.clause)
        self._column.addWidget(self.fold)
        self._column.addWidget(self._late)
        self.fold.opened.connect(self._toggle)
        for part in (self, self._words):
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            part.setSizePolicy(policy)

    def _fit(self) -> None:
        narrow = self.width() < theme.px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            size, style, pitch = (MEDIUM, "title-plain", 42) if narrow else (LARGE, "sentence", 44)
            self.promise.show_look(size, style, pitch, gap=5)
            self.follow_up.show_look(SMALL, "row", 33, gap=4)

    def _toggle(self, open_: bool) -> None:
        self.open_form(open_=open_)

    def _clauses(self) -> tuple[ClauseId, ...]:
        return (path.text(self.where),)

    def _show_left_out(self, out: bool) -> None:
        for part in (self._words, self.parts, self.fold):
            part.setVisible(not out)
        if self.form is not None:
            self.form.setVisible(not out and self.fold.isChecked())

    def _show_refusal(self) -> None:
        refused = [field for field in self.fields.values() if field.refusal]
        if not refused:
            self.refusal.hide()
            return
        label = refused[0].field.kind.label
        self.refusal.show_message(f"{label}: not kept.", (refused[0].refusal,), tone="err")

    def _show_boxes(self) -> None:
        before, self._shown = self._shown, {}
        for finding in dict.fromkeys(self._found):
            box = before.pop(finding, None)
            self._shown[finding] = self._boxed(finding) if box is None else box
        for gone in before.values():
            self._boxes.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, box in enumerate(self._shown.values()):
            if self._boxes.indexOf(box) != place:
                self._boxes.insertWidget(place, box)

    def _boxed(self, finding: Finding) -> FindingBox:
        blocking = finding.severity is Severity.ERROR
        box = FindingBox(finding.message, finding.question, blocking=blocking, flat=True)
        if finding.repair is not None:
            button = box.add_act(repair_words(finding), "tick")
            button.clicked.connect(partial(self._repair, finding))
        go = partial(self.reveal, finding.path)
        box.add_act("Go", role="quiet").clicked.connect(go)
        FindingActs(self._session, finding, box).done.connect(go)
        return box

    def _repair(self, finding: Finding) -> None:
        self._session.end_burst()
        self._session.edit(finding.path, finding.repair, "Apply a suggestion")
        self._session.end_burst()

    def _go_to_part(self, key: str) -> None:
        starters = [name for name in HELD[key] if self._is_starter(name)]
        if starters:
            self._session.end_burst()
            self._session.undo_stack.beginMacro(f"Confirm {PARTS[key].lower()}")
            for name in starters:
                self._session.confirm((*self.where, name), PARTS[key])
            self._session.undo_stack.endMacro()
            return
        self.fields[key].focus_field()

    def _is_starter(self, name: str) -> bool:
        where = (*self.where, name)
        return any(finding.severity is Severity.UNCONFIRMED for finding in self._advice.at(where))

    def _work_out_hours(self) -> None:
        hours = hours_at_ceilings(self._session.workshop)
        if hours is not self._hours:
            self._hours = hours
            self._show_state(self._session.workshop)

    def _show_state(self, workshop: Workshop) -> None:
        tier = tier_at(workshop, self.where)
        if tier is None:
            return
        for key, names in HELD.items():
            self.parts.show_part(key, *self._part(tier, key, names))
        declared = [field for field in fields.of(ResponseTier) if field.name not in self.fields]
        others = {field.name for field in declared}
        found = [one for one in self._advice.below(self.where) if one.path[-1] in others]
        asked = [field for field in declared if fields.asked(tier, field)]
        self.fold.show_contents("" if self.fold.isChecked() else labels_line(asked))
        self.fold.show_counts(*counts(workshop, self.where, tier, declared, found))

    def _part(self, tier: ResponseTier, key: str, names: tuple[str, ...]) -> tuple[str, str, str]:
        found = [one for name in names for one in self._advice.at((*self.where, name))]
        if any(one.severity is Severity.ERROR for one in found):
            return "does not fit", "error", "err"
        asked = [name for name in names if fields.asked(tier, fields.named(ResponseTier, name))]
        if any(fields.is_empty(getattr(tier, name)) for name in asked):
            return "not set yet", "ring", "primary"
        if any(self._is_starter(name) for name in names):
            return "Confirm starter", "ring-dashed", "warn"
        if any(one.severity is Severity.WARNING for one in found):
            return "look again", "warning", "warn"
        said = part_words(self._session, self.where, tier, key, self._hours)
        return said.words, said.icon, said.tone
