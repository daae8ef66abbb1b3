"""The review: everything the room should still look at, from the first page to the last."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from models.agreement import fields, path, walk
from models.agreement.agreement import Agreement, sections
from models.agreement.kinds import Answers, Rows
from models.agreement.path import Path
from models.agreement.section import Holder, Row, RowId, Section
from models.agreement.walk import Place
from models.drafting.origins import Origin, Origins, Source
from models.rules import completeness, validity
from models.rules.consistency import CHECKS, Check
from models.rules.finding import Finding, Severity
from models.rules.validity import Standing
from models.rules.waivers import parted
from models.rules.watched import Reads, Watch
from models.rules.wording import places
from models.workshop import Workshop

UNCONFIRMED = "unconfirmed"
_RANK = {
    Severity.ERROR: 0,
    Severity.MISSING: 1,
    Severity.WARNING: 2,
    Severity.UNCONFIRMED: 3,
}
Found = tuple[Finding, ...]
Across = dict[Path, Found]
Starters = dict[Path, Origin]
Tables = dict[Path, frozenset[RowId]]


@dataclass(frozen=True, slots=True)
class Judge:
    """A rule about single holders of answers.

    What it finds rests on the holder, its place and what `prepare` gathers of the agreement.
    """

    prepare: Callable[[Agreement], Hashable]
    find: Callable[[Place, Hashable], Iterator[Finding]]


JUDGES: tuple[Judge, ...] = (Judge(places.vocabulary, places.judged),)
"""Rules about single holders beside limits, references, problems and what is missing."""


@dataclass(frozen=True, slots=True)
class Review:
    """Findings in document order: what is open, and the warnings that both sides live with."""

    findings: Found
    waived: Found


def review(workshop: Workshop) -> Found:
    """All open findings in document order; at one place errors first, starter values last.

    What was left out by decision is not judged.
    """
    return Reviewer().review(workshop).findings


@dataclass(slots=True)
class _Kept:
    """What was found before, with what it rests on: sections read and tables looked up."""

    reads: Reads
    found: Found = ()
    tables: Tables = field(default_factory=dict)
    value: object = None


@dataclass(slots=True)
class _Judged:
    """A section as it was judged last."""

    section: Section
    given: tuple[object, ...]
    kept: _Kept
    holders: dict[Path, tuple[Holder, _Kept]]


@dataclass(frozen=True, slots=True)
class _Now:
    """The agreement that is judged, and ways to look at it that leave a trace."""

    agreement: Agreement
    watch: Watch
    standing: Standing
    out: frozenset[Path]
    prepared: tuple[Hashable, ...]

    def holds(self, kept: _Kept) -> bool:
        """True when nothing that was looked at then has changed."""
        return _unread(kept.reads, self.agreement) and all(
            _equal(self.standing.peek(to), ids) for to, ids in kept.tables.items()
        )


class Reviewer:
    """Judges one agreement again and again, and keeps what an edit cannot have changed."""

    def __init__(self) -> None:
        """Nothing has been judged yet."""
        self._sections: dict[str, _Judged] = {}
        self._checks: dict[Check, _Kept] = {}
        self._prepared: dict[Judge, _Kept] = {}
        self._emptied: dict[str, tuple[Section, frozenset[Path], Section]] = {}
        self._origins: Origins | None = None
        self._starters: dict[str, Starters] = {}

    def review(self, workshop: Workshop) -> Review:
        """What is found now."""
        agreement = workshop.agreement
        out = completeness.left_out_paths(workshop)
        watch = Watch(agreement)
        standing = Standing(watch.agreement, agreement)
        now = _Now(agreement, watch, standing, out, self._prepare(agreement, watch))
        across = self._across(self._without(agreement, out))
        starters = self._starter_values(workshop.drafting.origins)
        found: list[Finding] = []
        for name, section in sections(agreement).items():
            if (name,) not in out:
                found += self._section(
                    now, name, section, across.get(name, {}), starters.get(name, {})
                )
        return Review(*parted(found, workshop.record))

    # What is gathered before

    def _prepare(self, agreement: Agreement, watch: Watch) -> tuple[Hashable, ...]:
        """What the judges gather of the agreement; the same object while it says the same."""
        found: list[Hashable] = []
        for judge in JUDGES:
            kept = self._prepared.get(judge)
            if kept is None or not _unread(kept.reads, agreement):
                reads = watch.begin()
                value: object = judge.prepare(watch.agreement)
                if kept is not None and kept.value == value:
                    value = kept.value
                kept = _Kept(reads, value=value)
                self._prepared[judge] = kept
            assert isinstance(kept.value, Hashable)
            found.append(kept.value)
        return tuple(found)

    def _across(self, agreement: Agreement) -> dict[str, Across]:
        """What the checks across clauses find, by section and by the place it is shown at."""
        watch = Watch(agreement)
        found: dict[str, Across] = {}
        for check in CHECKS:
            kept = self._checks.get(check)
            if kept is None or not _unread(kept.reads, agreement):
                kept = _Kept(watch.begin())
                kept.found = tuple(check(watch.agreement))
                self._checks[check] = kept
            for one in kept.found:
                where = one.path if len(one.path) == 2 else one.path[:-1]
                places = found.setdefault(one.path[0], {})
                places[where] = (*places.get(where, ()), one)
        return found

    def _without(self, agreement: Agreement, out: frozenset[Path]) -> Agreement:
        """The agreement without what was left out; sections left whole stay the same object."""
        changed: dict[str, Section] = {}
        for name in {where[0] for where in out}:
            section, own = getattr(agreement, name), completeness.within(out, name)
            kept = self._emptied.get(name)
            if kept is None or kept[0] is not section or kept[1] != own:
                kept = section, own, completeness.emptied(section, name, own)
                self._emptied[name] = kept
            changed[name] = kept[2]
        return replace(agreement, **changed) if changed else agreement  # type: ignore[arg-type]

    def _starter_values(self, origins: Origins) -> dict[str, Starters]:
        """The starter values that nobody has confirmed, by section."""
        if self._origins is not origins:
            self._origins = origins
            self._starters = {}
            for word, origin in origins.items():
                if origin.source is Source.PLACEHOLDER:
                    where = path.parse(word)
                    self._starters.setdefault(where[0], {})[where] = origin
        return self._starters

    # Section by section

    def _section(
        self, now: _Now, name: str, section: Section, across: Across, starters: Starters
    ) -> Found:
        given: tuple[object, ...] = (
            across,
            starters,
            completeness.within(now.out, name),
            *now.prepared,
        )
        before = self._sections.get(name)
        if (
            before is not None
            and before.section is section
            and before.given == given
            and now.holds(before.kept)
        ):
            return before.kept.found
        holders = {} if before is None else before.holders
        judged = _Judged(section, given, _Kept({}), {})
        found: list[Finding] = []
        for part in fields.of(type(section)):
            where = (name, part.name)
            if where in now.out:
                continue
            if isinstance(part.kind, Rows):
                found += (*completeness.missing_rows(name, section, part), *across.get(where, ()))
            for place in _places(section, where, part.kind):
                if place.path[:3] not in now.out:
                    own = _holder(now, place, holders, judged)
                    found += _sorted(
                        place, (*own, *across.get(place.path, ()), *_unconfirmed(place, starters))
                    )
        judged.kept.found = tuple(found)
        self._sections[name] = judged
        return judged.kept.found


def _holder(
    now: _Now, place: Place, before: dict[Path, tuple[Holder, _Kept]], judged: _Judged
) -> Found:
    """What is wrong with or missing from one holder; its section comes to rest on the same."""
    holder, kept = before.get(place.path, (None, None))
    same = kept is not None and holder is place.holder and kept.value == now.prepared
    if kept is None or not same or not now.holds(kept):
        kept = _Kept(now.watch.begin(), tables=now.standing.begin(), value=now.prepared)
        kept.found = tuple(
            chain(
                validity.faults(place, now.standing),
                completeness.missing(place),
                *(judge.find(place, one) for judge, one in zip(JUDGES, now.prepared, strict=True)),
            )
        )
    judged.holders[place.path] = place.holder, kept
    judged.kept.reads |= kept.reads
    judged.kept.tables |= kept.tables
    return kept.found


def _unread(reads: Reads, agreement: Agreement) -> bool:
    """True when every section that was read is still the same object."""
    return all(getattr(agreement, name) is section for name, section in reads.items())


def _equal(one: frozenset[RowId], two: frozenset[RowId]) -> bool:
    return one is two or one == two


def _places(section: Section, where: Path, kind: object) -> Iterator[Place]:
    """Every holder of answers in one part of a section."""
    value = getattr(section, where[-1])
    if isinstance(kind, Answers):
        yield from walk.places_below(Place(where, value, kind))
    elif isinstance(kind, Rows):
        rows: tuple[Row, ...] = value
        for row in rows:
            yield from walk.places_below(Place((*where, row.id), row, kind))


def _sorted(place: Place, found: Found) -> Found:
    if len(found) < 2:
        return found
    order = {one.name: index for index, one in enumerate(fields.of(type(place.holder)))}

    def rank(one: Finding) -> tuple[int, int]:
        return order.get(one.path[-1], len(order)), _RANK[one.severity]

    return tuple(sorted(found, key=rank))


def _unconfirmed(place: Place, starters: Starters) -> Iterator[Finding]:
    if not starters:
        return
    for answer in walk.answers_of(place):
        origin = starters.get(answer.path)
        if origin is None or fields.is_empty(answer.value):
            continue
        if not fields.asked(answer.holder, answer.field):
            continue
        rests = f" It rests on: {origin.note}." if origin.note else ""
        yield Finding(
            path=answer.path,
            severity=Severity.UNCONFIRMED,
            message=f"“{answer.field.kind.label}” is still a starter value.",
            question=f"Does it hold for you, or what holds instead?{rests}",
            rule=UNCONFIRMED,
        )
