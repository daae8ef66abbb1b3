"""The open agreement: its present value, every change to it, undo and autosave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from models.agreement import fields, path, references
from models.agreement.kinds import Rows
from models.agreement.path import Path
from models.agreement.section import Row, new_id
from models.drafting.origins import Origins, confirmed
from models.errors import UserError
from models.record.facts import AnyFact
from models.record.standing import Register, Standings
from models.workshop import Workshop

if TYPE_CHECKING:
    from ui.library import Library

PAUSE_MS = 400
"""Autosave runs this long after the last key …"""
LATEST_MS = 2_000
"""… and at the latest this long after the first unsaved one."""
BURST_MS = 1_000
"""A pause this long while typing starts a new undo step."""


class SaveState(Enum):
    """What the saved chip says."""

    SAVED = "saved"
    UNSAVED = "unsaved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Saved:
    """Whether the draft is on the disk: since when, or why not."""

    state: SaveState
    at: datetime | None = None
    trouble: UserError | None = None


class Session(QObject):
    """One agreement in the window. All edits pass through here; widgets hold no answers.

    `changed` carries the workshop before and after; what is the same object need not be painted
    again. `travelled` names the place that undo or redo has changed.
    """

    changed = Signal(object, object)
    travelled = Signal(object)
    named = Signal(str)
    """Somebody gave the name that is kept with what happens here."""
    saved_changed = Signal(object)
    deleted = Signal(str)
    turn_wanted = Signal(str)
    """A side shall write on its own; carries the key of the step."""
    topics_wanted = Signal(str, object)
    """A side shall rate or sort on its own; carries the key of the step and the topics."""
    clauses_wanted = Signal(str, object)
    """Clauses shall be compared ("reveal") or voted on ("agree"); carries their ids."""
    clauses_shown = Signal(str, object)
    """Clauses are now compared or voted on; an empty word tells that no longer."""

    def __init__(self, library: Library, agreement_id: str, workshop: Workshop, saves: int) -> None:
        """Take over a draft as the store gave it; `saves` is the store's count of savings.

        `edited_at` is the place of the last edit, empty after undo, redo and what comes from the
        store.
        """
        super().__init__()
        self.id = agreement_id
        self.author = ""
        self.edited_at: Path = ()
        self.undo_stack = QUndoStack(self)
        self._library = library
        self._workshop = workshop
        self._stored = workshop
        self._saves = saves
        self._saving = False
        self._after_flush: list[Callable[[], None]] = []
        self._saved = Saved(SaveState.SAVED, datetime.now(UTC))
        self._burst = 0
        self._register = Register()
        self._standings: tuple[int, int, Standings] | None = None
        self._pause = _single_shot(self, PAUSE_MS, self.flush)
        self._latest = _single_shot(self, LATEST_MS, self.flush)
        self._typing = _single_shot(self, BURST_MS, self.end_burst)

    @property
    def workshop(self) -> Workshop:
        """The present value."""
        return self._workshop

    @property
    def library(self) -> Library:
        """The agreements on this laptop, for what only the store can do."""
        return self._library

    @property
    def standings(self) -> Standings:
        """Where every clause stands at present."""
        agreement, record = self._workshop.agreement, self._workshop.record
        if self._standings is None or self._standings[:2] != (id(agreement), id(record)):
            found = self._register.standings(agreement, record)
            self._standings = (id(agreement), id(record), found)
        return self._standings[2]

    @property
    def saved(self) -> Saved:
        """Whether the present value is on the disk."""
        return self._saved

    # Changes

    def edit(self, where: Path, value: Any, label: str, *, merge: bool = True) -> None:
        """Answer the question at `where`; typing in one field becomes one undo step."""
        if path.get(self._workshop.agreement, where) == value:
            return
        after = replace(
            self._workshop,
            agreement=path.put(self._workshop.agreement, where, value),
            drafting=self._confirming(where),
        )
        self._push(_Edit(self, after, where, label, self._burst if merge else -1))
        self._typing.start()

    def confirm(self, where: Path, label: str) -> None:
        """Take a starter value over as the room's own."""
        after = replace(self._workshop, drafting=self._confirming(where))
        if after.drafting is not self._workshop.drafting:
            self._push(_Edit(self, after, where, f"Confirm {label.lower()}", -1))

    def add_row(self, where: Path, row: Row, label: str, index: int | None = None) -> Path:
        """Add a row to the rows at `where`; the path of the new row."""
        agreement = path.insert(self._workshop.agreement, where, row, index)
        place = (*where, row.id)
        self._push(_Edit(self, replace(self._workshop, agreement=agreement), place, label, -1))
        return place

    def add_rows(self, where: Path, rows: tuple[Row, ...], label: str) -> None:
        """Add several rows at once, as pasting does."""
        present = path.get(self._workshop.agreement, where)
        agreement = path.put(self._workshop.agreement, where, (*present, *rows))
        self._push(_Edit(self, replace(self._workshop, agreement=agreement), where, label, -1))

    def duplicate_row(self, where: Path, label: str) -> Path:
        """Put a copy of a row behind it, with ids of its own; the path of the copy."""
        rows = path.get(self._workshop.agreement, where[:-1])
        row = path.get(self._workshop.agreement, where)
        return self.add_row(where[:-1], with_new_ids(row), label, rows.index(row) + 1)

    def remove_row(self, where: Path, name: str) -> None:
        """Delete a row; undo brings it back.

        Raises UserError naming the places when something outside the row still points at it.
        """
        used = [use.label for use in references.uses(self._workshop.agreement, where[-1])]
        if used:
            places = "; ".join(used[:3]) + (f" and {len(used) - 3} more" if len(used) > 3 else "")
            raise UserError(
                f"“{name}” is still used in {places}.", "Choose something else there first."
            )
        agreement = path.remove(self._workshop.agreement, where)
        after = replace(self._workshop, agreement=agreement, drafting=self._confirming(where))
        self._push(_Edit(self, after, where[:-1], f"Delete “{name}”", -1))
        self.deleted.emit(name)

    def move_row(self, where: Path, index: int, label: str) -> None:
        """Move a row to place `index` among its siblings."""
        agreement = path.move(self._workshop.agreement, where, index)
        if agreement != self._workshop.agreement:
            self._push(_Edit(self, replace(self._workshop, agreement=agreement), where, label, -1))

    def note(self, clause: str, words: str) -> None:
        """Keep a private note to a clause; it is nobody's undo step and is never printed."""
        notes = {key: kept for key, kept in self._workshop.drafting.notes.items() if key != clause}
        if words:
            notes[clause] = words
        self.take(replace(self._workshop, drafting=replace(self._workshop.drafting, notes=notes)))

    def add_fact(self, fact: AnyFact) -> None:
        """Record a fact. Undo never removes one."""
        self.take(replace(self._workshop, record=self._workshop.record.plus(fact)))

    def move(self, after: Workshop, label: str, where: Path = ()) -> None:
        """Take over what a move of joint drafting has made of the workshop.

        What it changed in the agreement is an undo step; facts and blind input stay.
        """
        if after.agreement is not self._workshop.agreement:
            self._push(_Edit(self, after, where, label, -1))
        self.take(after)

    def forget_undo(self) -> None:
        """No way back behind this moment: undo must not show what another side has typed."""
        self.end_burst()
        self.undo_stack.clear()

    def replace_agreement(self, workshop: Workshop, label: str) -> None:
        """Take over a whole agreement with its origins as one undo step, as restoring does."""
        drafting = replace(self._workshop.drafting, origins=workshop.drafting.origins)
        after = replace(self._workshop, agreement=workshop.agreement, drafting=drafting)
        self._push(_Edit(self, after, (), label, -1))

    def end_burst(self) -> None:
        """Let the next key start a new undo step; called when a field loses the focus."""
        self._typing.stop()
        self._burst += 1

    def take(self, after: Workshop) -> None:
        """Make `after` the present value, tell everybody, and see to it that it is saved."""
        before = self._workshop
        if after == before:
            return
        self._workshop = after
        self.changed.emit(before, after)
        self._set_saved(Saved(SaveState.UNSAVED, self._saved.at))
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def travel(self, where: Path) -> None:
        """Tell the window where undo or redo has just changed something."""
        if where:
            self.travelled.emit(where)

    # Saving

    @property
    def is_unsaved(self) -> bool:
        """True while the disk does not hold the present value."""
        return self._stored is not self._workshop

    def flush(self, then: Callable[[], None] | None = None) -> None:
        """Save now if anything is unsaved; call `then` once the disk holds the present value."""
        self._pause.stop()
        self._latest.stop()
        if then is not None:
            self._after_flush.append(then)
        if self._saving:
            return
        if not self.is_unsaved:
            self._flushed()
            return
        self._saving = True
        value = self._workshop
        self._library.save_draft(
            self.id,
            value,
            self._saves,
            then=_Arrival(self, value).saved,
            failed=self._save_failed,
            by=self.author,
        )

    def restarted(self, workshop: Workshop, saves: int) -> None:
        """Go on from what the store itself has put into the draft; undo does not reach behind."""
        self.undo_stack.clear()
        self._saves = saves
        self._stored = workshop
        before, self._workshop = self._workshop, workshop
        self.edited_at = ()
        self._set_saved(Saved(SaveState.SAVED, datetime.now(UTC)))
        self.changed.emit(before, workshop)

    def stored(self, value: Workshop, saves: int) -> None:
        """Note that the disk holds `value`, and save again when more has been typed meanwhile."""
        self._saving = False
        self._saves = saves
        self._stored = value
        if self.is_unsaved:
            self.flush()
            return
        self._set_saved(Saved(SaveState.SAVED, datetime.now(UTC)))
        self._flushed()

    def _save_failed(self, trouble: UserError) -> None:
        self._saving = False
        self._after_flush.clear()
        self._set_saved(Saved(SaveState.FAILED, self._saved.at, trouble))
        self._latest.start()

    def _flushed(self) -> None:
        waiting, self._after_flush = self._after_flush, []
        for then in waiting:
            then()

    def _set_saved(self, saved: Saved) -> None:
        self._saved = saved
        self.saved_changed.emit(saved)

    def _push(self, edit: _Edit) -> None:
        self.edited_at = edit.where
        self.undo_stack.push(edit)

    def _confirming(self, where: Path) -> Any:
        drafting = self._workshop.drafting
        origins = confirmed(drafting.origins, where)
        return drafting if origins is drafting.origins else replace(drafting, origins=origins)


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A saving under way; remembers what it saved until the store answers."""

    session: Session
    value: Workshop

    def saved(self, saves: int) -> None:
        self.session.stored(self.value, saves)


class _Edit(QUndoCommand):
    """One undo step: the agreement and its origins before and after."""

    def __init__(
        self, session: Session, after: Workshop, where: Path, label: str, burst: int
    ) -> None:
        super().__init__(label)
        self._session = session
        self._before = _Kept.of(session.workshop)
        self.after = _Kept.of(after)
        self.where = where
        self.burst = burst
        self._first = True

    def id(self) -> int:
        return 1 if self.burst >= 0 else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Edit) or other.where != self.where:
            return False
        if other.burst != self.burst:
            return False
        self.after = other.after
        return True

    def redo(self) -> None:
        if not self._first:
            self._session.edited_at = ()
        self._session.take(self.after.into(self._session.workshop))
        if not self._first:
            self._session.travel(self.where)
        self._first = False

    def undo(self) -> None:
        self._session.end_burst()
        self._session.edited_at = ()
        self._session.take(self._before.into(self._session.workshop))
        self._session.travel(self.where)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What undo brings back; facts and notes stay as they are."""

    agreement: Any
    origins: Origins

    @classmethod
    def of(cls, workshop: Workshop) -> _Kept:
        return cls(workshop.agreement, workshop.drafting.origins)

    def into(self, workshop: Workshop) -> Workshop:
        drafting = workshop.drafting
        if drafting.origins is not self.origins:
            drafting = replace(drafting, origins=self.origins)
        return replace(workshop, agreement=self.agreement, drafting=drafting)


def with_new_ids(row: Row) -> Row:
    """A copy of a row under a new id; rows nested in it get new ids too."""
    values: dict[str, Any] = {"id": new_id()}
    for field in fields.nested(type(row)):
        assert isinstance(field.kind, Rows)
        values[field.name] = tuple(with_new_ids(child) for child in getattr(row, field.name))
    return replace(row, **values)


def _single_shot(owner: QObject, milliseconds: int, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(slot)
    return timer
