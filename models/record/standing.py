"""Where every clause stands, derived from its text, from blind input and from the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from models.agreement import clauses, fields, kinds, path, references, walk
from models.agreement.agreement import Agreement
from models.agreement.clauses import Clause, ClauseId
from models.agreement.section import Holder
from models.record import history
from models.record.facts import Ballot, Parked
from models.record.history import ClauseHistory
from models.record.record import Record


class State(StrEnum):
    """The status of a clause. The value is what people read."""

    EMPTY = "Not started"
    ONE_SIDED = "One side sealed"
    BOTH_IN = "Both sealed"
    REVEALED = "Revealed"
    DRAFTED = "Drafted"
    DISCUSSED = "In discussion"
    REOPENED = "Open again"
    AGREED = "Agreed"
    RESERVED = "Agreed with reservation"
    PARKED = "Parked"
    LEFT_OUT = "Not applicable"

    @property
    def is_settled(self) -> bool:
        """True for a clause that does not stand in the way of signing."""
        return self in (State.AGREED, State.RESERVED, State.LEFT_OUT)

    @property
    def is_agreed(self) -> bool:
        """True for a clause that both sides have agreed to as it stands."""
        return self in (State.AGREED, State.RESERVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one clause stands.

    `ballot` is the latest on its present content, `before` the latest that passed on other content,
    `parked` what it waits for, `rests_on` the clauses it points at that are open themselves.
    """

    clause: Clause
    fingerprint: str
    state: State
    ballot: Ballot | None = None
    before: Ballot | None = None
    parked: Parked | None = None
    rests_on: tuple[ClauseId, ...] = ()


Standings = dict[ClauseId, Standing]

MOST_KEPT = 2_000
"""Clause values whose references are kept at hand; older ones are read again."""


class Register:
    """Works out where all clauses stand, keeping what a key stroke has not touched."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._prints: dict[ClauseId, tuple[object, tuple[str, ...], str]] = {}
        self._known: dict[ClauseId, tuple[ClauseHistory, Standing]] = {}
        self._names: dict[path.Path, tuple[object, dict[str, str]]] = {}
        self._pointers: dict[int, tuple[object, tuple[tuple[tuple[str, ...], str], ...]]] = {}

    def standings(self, agreement: Agreement, record: Record) -> Standings:
        """The standing of every clause in document order.

        A clause that is empty and needs nothing is not counted among them.
        """
        found: Standings = {}
        past = history.of(record)
        for clause in clauses.clauses(agreement):
            value = path.get(agreement, clause.path)
            own = past.get(clause.id, _NOTHING)
            if own is _NOTHING and not is_wanted(clause, value):
                continue
            found[clause.id] = self._standing(agreement, clause, value, own)
        return {
            key: self._resting(agreement, one, found) if one.state.is_agreed else one
            for key, one in found.items()
        }

    def _standing(
        self, agreement: Agreement, clause: Clause, value: object, own: ClauseHistory
    ) -> Standing:
        fingerprint = self._fingerprint(agreement, clause, value)
        known = self._known.get(clause.id)
        if known is not None and known[0] is own:
            kept = known[1]
            if kept.fingerprint == fingerprint and kept.clause == clause:
                return kept
        standing = _standing(clause, value, fingerprint, own)
        self._known[clause.id] = (own, standing)
        return standing

    def _fingerprint(self, agreement: Agreement, clause: Clause, value: object) -> str:
        names = tuple(
            self._present_names(agreement, to).get(row_id, "")
            for to, row_id in self._points_at(value)
            if to != kinds.PARTICIPANTS
        )
        section = getattr(agreement, clause.section) if clause.path[1] == "answers" else None
        key = (value, section) if section is not None else value
        known = self._prints.get(clause.id)
        if known is not None and known[1] == names and _same(known[0], key):
            return known[2]
        fingerprint = clauses.fingerprint(agreement, clause)
        self._prints[clause.id] = (key, names, fingerprint)
        return fingerprint

    def _present_names(self, agreement: Agreement, to: path.Path) -> dict[str, str]:
        rows = path.get(agreement, to)
        known = self._names.get(to)
        if known is None or known[0] is not rows:
            found = {target.id: target.name for target in references.targets(agreement, to)}
            known = self._names[to] = (rows, found)
        return known[1]

    def _points_at(self, value: object) -> tuple[tuple[tuple[str, ...], str], ...]:
        known = self._pointers.get(id(value))
        if known is not None and known[0] is value:
            return known[1]
        found = tuple(_pointers(value))
        if len(self._pointers) > MOST_KEPT:
            self._pointers.clear()
        self._pointers[id(value)] = (value, found)
        return found

    def _resting(self, agreement: Agreement, one: Standing, found: Standings) -> Standing:
        value = path.get(agreement, one.clause.path)
        open_ids = []
        for to, row_id in self._points_at(value):
            target = path.text((*to, row_id))
            other = found.get(target)
            if other is not None and target != one.clause.id and not other.state.is_settled:
                open_ids.append(target)
        if not open_ids:
            return one
        return Standing(
            clause=one.clause,
            fingerprint=one.fingerprint,
            state=one.state,
            ballot=one.ballot,
            before=one.before,
            parked=one.parked,
            rests_on=tuple(dict.fromkeys(open_ids)),
        )


def standings(agreement: Agreement, record: Record) -> Standings:
    """The standing of every clause, worked out afresh."""
    return Register().standings(agreement, record)


def is_wanted(clause: Clause, value: object) -> bool:
    """True when there is something to agree on: an answer given, or one that is needed."""
    if isinstance(clause.kind, kinds.Rows):
        return isinstance(value, Holder) or bool(value) or clause.kind.at_least > 0
    assert isinstance(value, Holder)
    for field in fields.leaves(type(value)):
        if not fields.is_empty(getattr(value, field.name)):
            return True
        if field.kind.required and fields.asked(value, field):
            return True
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Clauses in counts, said the same wherever they are counted.

    `total` is of those that count: left-out ones stand beside it, and an empty clause that nobody
    needs is in neither.
    """

    total: int = 0
    agreed: int = 0
    parked: int = 0
    left_out: int = 0

    @property
    def size(self) -> str:
        """How many there are, such as "91 clauses, 2 left out"."""
        words = "1 clause" if self.total == 1 else f"{self.total} clauses"
        return f"{words}, {self.left_out} left out" if self.left_out else words

    @property
    def words(self) -> str:
        """How many of them are agreed, such as "5 of 91 clauses agreed"."""
        return f"{self.agreed} of {self.total} {'clause' if self.total == 1 else 'clauses'} agreed"

    @property
    def aside(self) -> str:
        """What is put off or left out, such as "1 parked, 2 left out"; empty without any."""
        counted = ((self.parked, "parked"), (self.left_out, "left out"))
        return ", ".join(f"{number} {word}" for number, word in counted if number)


def count(found: Iterable[Standing]) -> Count:
    """How many clauses count, and how far they are."""
    states = [one.state for one in found]
    return Count(
        total=sum(state is not State.LEFT_OUT for state in states),
        agreed=sum(state.is_agreed for state in states),
        parked=states.count(State.PARKED),
        left_out=states.count(State.LEFT_OUT),
    )


def place_among(known: Standings, clause: ClauseId) -> tuple[int, int]:
    """The number of a clause among those of its step that count, and how many these are.

    The number is 0 for a clause that does not count.
    """
    section = path.parse(clause)[0]
    ids = [
        key
        for key, one in known.items()
        if one.clause.section == section and one.state is not State.LEFT_OUT
    ]
    return (ids.index(clause) + 1 if clause in ids else 0), len(ids)


def counts(found: Iterable[Standing]) -> dict[State, int]:
    """How many clauses stand where."""
    return dict(Counter(one.state for one in found))


_NOTHING = ClauseHistory()


def _standing(clause: Clause, value: object, fingerprint: str, own: ClauseHistory) -> Standing:
    ballot = own.ballot_on(clause.id, fingerprint)
    before = own.passed_before(clause.id)
    if before is ballot:
        before = None
    return Standing(
        clause=clause,
        fingerprint=fingerprint,
        state=_state(clause, value, fingerprint, own, ballot),
        ballot=ballot,
        before=before,
        parked=own.parked,
    )


def _state(
    clause: Clause, value: object, fingerprint: str, own: ClauseHistory, ballot: Ballot | None
) -> State:
    if own.left_out is not None:
        return State.LEFT_OUT
    if ballot is not None and ballot.passes and not _parked_after(own, ballot):
        return State.RESERVED if ballot.reservations else State.AGREED
    if own.parked is not None:
        return State.PARKED
    if ballot is not None:
        return State.DISCUSSED
    if own.passed_before(clause.id) is not None:
        return State.REOPENED
    return _before_any_ballot(clause, value, fingerprint, own)


def _before_any_ballot(
    clause: Clause, value: object, fingerprint: str, own: ClauseHistory
) -> State:
    if own.revealed:
        then = [text.fingerprint for text in own.revealed[-1].texts if text.clause == clause.id]
        return State.REVEALED if fingerprint in then else State.DRAFTED
    sides = {fact.side for fact in own.sealed}
    if len(sides) > 1:
        return State.BOTH_IN
    if sides:
        return State.ONE_SIDED
    return State.DRAFTED if _has_words(value) else State.EMPTY


def _parked_after(own: ClauseHistory, ballot: Ballot) -> bool:
    last = next(fact for fact in reversed(own.order) if fact is own.parked or fact is ballot)
    return last is not ballot


def _has_words(value: object) -> bool:
    if isinstance(value, tuple):
        return bool(value)
    assert isinstance(value, Holder)
    return any(
        not fields.is_empty(getattr(value, field.name))
        for field in fields.of(type(value))
        if field.stored
    )


def _pointers(value: object) -> Iterator[tuple[tuple[str, ...], str]]:
    holders = value if isinstance(value, tuple) else (value,)
    for holder in holders:
        for field in fields.of(type(holder)):
            inner = getattr(holder, field.name) if field.stored else None
            match field.kind:
                case kinds.Reference() if inner:
                    yield field.kind.to, str(inner)
                case kinds.References() | kinds.Grid() if inner:
                    answer = walk.Answer((), holder, field)
                    for row_id in references.pointed_at(answer):
                        yield field.kind.to, row_id
                case kinds.Rows() if inner:
                    yield from _pointers(inner)
                case _:
                    pass


def _same(one: object, other: object) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        return all(first is second for first, second in zip(one, other, strict=True))
    return one is other
