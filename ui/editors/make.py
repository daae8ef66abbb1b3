"""The editor that belongs to a kind of answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from models.agreement import kinds
from models.agreement.references import Target
from ui.editors.choosing import ChoiceEditor, ReferenceEditor, YesNoEditor
from ui.editors.day import DayEditor
from ui.editors.editor import Editor
from ui.editors.grid import GridEditor
from ui.editors.lists import BulletsEditor, TagsEditor
from ui.editors.numbers import MoneyEditor, NumberEditor, RangeEditor, SpanEditor
from ui.editors.picking import ChoicesEditor, ReferencesEditor
from ui.editors.text import LineEditor, TextEditor
from ui.editors.weekly import WeeklyEditor
from ui.editors.zone import ZoneEditor

Choices = Callable[[], tuple[Target, ...]]


def make(kind: kinds.Leaf, choices: Choices, currency: Callable[[], str]) -> Editor:
    """A new editor; `choices` gives the rows it may point at, `currency` the agreement's."""
    match kind:
        case kinds.Reference():
            return ReferenceEditor(kind, choices)
        case kinds.References():
            return ReferencesEditor(kind, choices)
        case kinds.Grid():
            return GridEditor(kind, choices)
        case kinds.Money():
            return MoneyEditor(kind, currency)
        case _:
            return _plain(kind)


def _plain(  # noqa: C901, PLR0911, PLR0912 - one line for each kind
    kind: (
        kinds.Line
        | kinds.Text
        | kinds.Lines
        | kinds.YesNo
        | kinds.Choice
        | kinds.Choices
        | kinds.Number
        | kinds.Percent
        | kinds.Span
        | kinds.Day
        | kinds.Range
        | kinds.Zone
        | kinds.Weekly
    ),
) -> Editor:
    match kind:
        case kinds.Line():
            return LineEditor(kind)
        case kinds.Text():
            return TextEditor(kind)
        case kinds.Lines():
            return BulletsEditor(kind) if kind.long else TagsEditor(kind)
        case kinds.YesNo():
            return YesNoEditor()
        case kinds.Choice():
            return ChoiceEditor.of(kind)
        case kinds.Choices():
            return ChoicesEditor(kind)
        case kinds.Number():
            return NumberEditor(kind, kind.unit, whole=kind.whole)
        case kinds.Percent():
            return NumberEditor(kind, "%")
        case kinds.Span():
            return SpanEditor(kind)
        case kinds.Day():
            return DayEditor(kind)
        case kinds.Range():
            return RangeEditor(kind)
        case kinds.Zone():
            return ZoneEditor(kind)
        case kinds.Weekly():
            return WeeklyEditor()
        case _:
            assert_never(kind)
