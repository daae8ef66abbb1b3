"""The fields of a response promise as they stand in its sentence."""

from __future__ import annotations

from models.agreement import fields, kinds, references
from models.agreement.agreement import Agreement
from models.agreement.path import Path
from models.agreement.sections.calendar import WorkCalendar
from models.agreement.sections.response_tier import ResponseTier
from models.workshop import Workshop
from ui.editors.choosing import ChoiceEditor
from ui.editors.hours import week_text
from ui.editors.hugging import Size
from ui.editors.phrase import PhraseEditor
from ui.forms.inline_field import InlineField
from ui.session import Session

ASSIGNED, ROUND_THE_CLOCK = "assignment", "clock"
STAGE, CALENDAR = "stage:", "calendar:"
ACTS = {
    "call_attempt": "a first call attempt",
    "conversation": "a conversation",
    "personal_email": "a personal e-mail",
    "meeting": "a meeting",
    "message": "a personal message",
}
CHANNELS = {
    "phone": "phone",
    "email": "e-mail",
    "social": "social network",
    "text_message": "text message",
    "video": "video message",
    "visit": "visit",
    "letter": "letter",
}
HINTS = {
    "leads": "which leads",
    "within": "how long",
    "share": "how many",
    "ceiling": "how many",
    "attempts": "how many",
    "attempts_over": "how long",
    "accept_within": "how long",
    "disposition_within": "how long",
}


class StartField(InlineField):
    """The moment from which the time is counted: a stage entered, or the lead assigned."""

    def __init__(self, session: Session, tier: Path, size: Size) -> None:
        """Ask for the start of the clock of the tier at `tier`."""
        self._tier = tier
        self._moments = ChoiceEditor((), required=True, hint="which moment")
        field = fields.named(ResponseTier, "start_event")
        super().__init__(session, (*tier, "start_event"), field, size, editor=self._moments)

    def show_value(self, workshop: Workshop) -> None:
        tier = tier_at(workshop, self._tier)
        if tier is None:
            return
        agreement = workshop.agreement
        own = f"{STAGE}{tier.start_stage}"
        pairs = tuple(
            (f"{STAGE}{target.id}", f"{target.name} timestamp")
            for target in references.targets(agreement, kinds.STAGES)
        )
        if tier.start_field:
            pairs = tuple((key, tier.start_field if key == own else word) for key, word in pairs)
        assigned = tier.start_field if tier.start_event == ASSIGNED else ""
        self._moments.offer((*pairs, (ASSIGNED, assigned or "time of assignment")), "which moment")
        self._moments.show_value(_start_key(tier))
        self._hugging.fit()
        self._show_state()

    def _edit(self, value: object) -> None:
        key = str(value)
        event = "stage" if key.startswith(STAGE) else key
        stage = key.removeprefix(STAGE) if event == "stage" else ""
        _edit_both(
            self._session,
            self._tier,
            "Edit clock starts with",
            {"start_event": event, "start_stage": stage},
        )


class CalendarField(InlineField):
    """The hours that count: a working calendar, or round the clock."""

    def __init__(self, session: Session, tier: Path, size: Size) -> None:
        """Ask for the calendar of the tier at `tier`."""
        self._tier = tier
        self._hours = ChoiceEditor((), required=True, hint="which calendar")
        field = fields.named(ResponseTier, "runs_on")
        super().__init__(session, (*tier, "runs_on"), field, size, editor=self._hours)

    def show_value(self, workshop: Workshop) -> None:
        tier = tier_at(workshop, self._tier)
        if tier is None:
            return
        pairs = tuple(
            (f"{CALENDAR}{calendar.id}", calendar_words(calendar))
            for calendar in workshop.agreement.calendar.calendars
        )
        self._hours.offer((*pairs, (ROUND_THE_CLOCK, "every day, round the clock")), "which hours")
        self._hours.show_value(_calendar_key(tier))
        self._hugging.fit()
        self._show_state()

    def _edit(self, value: object) -> None:
        key = str(value)
        runs_on = "calendar" if key.startswith(CALENDAR) else key
        calendar = key.removeprefix(CALENDAR) if runs_on == "calendar" else ""
        _edit_both(
            self._session,
            self._tier,
            "Edit calendar",
            {"runs_on": runs_on, "calendar": calendar},
        )


def tier_field(session: Session, tier: Path, name: str, size: Size) -> InlineField:
    """The field of the answer `name` of the tier at `tier`."""
    if name == "start_event":
        return StartField(session, tier, size)
    if name == "runs_on":
        return CalendarField(session, tier, size)
    field = fields.named(ResponseTier, name)
    editor = None
    if isinstance(field.kind, kinds.Choices):
        first = name == "end_event"
        phrases, between = (ACTS, "or") if first else (CHANNELS, "and")
        editor = PhraseEditor(field.kind, phrases, between, "what" if first else "which ways")
    hint = HINTS.get(name, "")
    made = InlineField(session, (*tier, name), field, size, hint=hint, editor=editor)
    if name == "ceiling":
        made.editor.frame.show_unit("")
    return made


def tier_at(workshop: Workshop, where: Path) -> ResponseTier | None:
    """The tier at `where`; None when it is gone."""
    return next((tier for tier in workshop.agreement.response.tiers if tier.id == where[-1]), None)


def calendar_words(calendar: WorkCalendar) -> str:
    """A working calendar in a few words, such as "Mon–Fri 9–17, Berlin"."""
    hours = week_text(calendar.windows).replace("; ", " and ")
    city = calendar.zone.rpartition("/")[2].replace("_", " ")
    said = ", ".join(word for word in (hours, city) if word)
    return said if calendar.windows else calendar.name or said or "New calendar"


def short_words(agreement: Agreement, tier: ResponseTier) -> str:
    """The promise in figures, such as "4 business h · 90 % · 10 a week"."""
    said = []
    if agreement.response.answers.default_tier == tier.id:
        said.append("Default tier")
    if tier.within is not None:
        within = str(tier.within).replace("hours", "h").replace("hour", "h")
        said.append(within.replace("minutes", "min").replace("calendar ", ""))
    if tier.share is not None:
        said.append(f"{tier.share.normalize():f}\u00a0%")
    if tier.ceiling is not None:
        said.append(f"{tier.ceiling:,.0f} a week")
    return " · ".join(said) or "No promise yet"


def _start_key(tier: ResponseTier) -> str:
    if tier.start_event == "stage":
        return f"{STAGE}{tier.start_stage}" if tier.start_stage else ""
    return tier.start_event


def _calendar_key(tier: ResponseTier) -> str:
    if tier.runs_on == "calendar":
        return f"{CALENDAR}{tier.calendar}" if tier.calendar else ""
    return tier.runs_on


def _edit_both(session: Session, tier: Path, label: str, answers: dict[str, str]) -> None:
    """Two answers that are one choice in the sentence, as one step of undo."""
    session.end_burst()
    session.undo_stack.beginMacro(label)
    for name, value in answers.items():
        session.edit((*tier, name), value, label)
    session.undo_stack.endMacro()
    session.end_burst()
