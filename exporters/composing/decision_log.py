"""The decision log: how each side voted on which clauses, when, and why; and accepted warnings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from itertools import groupby
from typing import Final

from exporters.blocks import (
    Block,
    Cell,
    Column,
    CrossReference,
    Heading,
    Inline,
    Inlines,
    Paragraph,
    Run,
    Table,
    TableRow,
)
from exporters.composing.clock import moment_here
from exporters.composing.forms import as_sentence
from exporters.composing.marks import section_of
from exporters.composing.material import Material
from models.agreement import path, references
from models.agreement.agreement import Agreement, sections
from models.agreement.sides import Side
from models.record.decisions import Logged, Outcome
from models.record.facts import Waived
from models.record.printed import needs, printed_decisions, waivers
from models.record.record import Record
from models.record.settled import clause_in_words
from models.record.standing import Standings

KEY: Final = "issues:log"
_WAIVED: Final = "issues:waived"
_SHORT: Final = 150
_NAME: Final = 48
_ROW: Final = 3
"""The names in the path of a clause that is a row."""
_LOG: Final = (("When, by whom", 34), ("Clauses", 62), ("Outcome and votes", 64))
_LOG_OF_A_DAY: Final = (("When", 13), ("Clauses", 76), ("Outcome and votes", 71))
_WARNINGS: Final = (("Warning", 60), ("Why both sides accept it", 70), ("When, by whom", 30))


@dataclass(frozen=True, slots=True)
class Log:
    """What the record gives to print: decisions and accepted warnings."""

    decisions: tuple[Logged, ...]
    warnings: tuple[Waived, ...]

    @classmethod
    def of(cls, record: Record) -> Log:
        """Read out of the record."""
        return cls(printed_decisions(record), waivers(record))

    def changed_since(self, found: Standings) -> frozenset[tuple[str, str]]:
        """Clause and fingerprint of decisions on words that no longer stand in the agreement."""
        return frozenset(
            (one.clause, one.fingerprint)
            for one in self.decisions
            if one.fingerprint
            and (one.clause not in found or found[one.clause].fingerprint != one.fingerprint)
        )

    def names(self, agreement: Agreement) -> tuple[str, ...]:
        """The present names of what is named by where it stands."""
        untitled = (
            clause_in_words(agreement, one.clause) for one in self.decisions if not one.title
        )
        return (*untitled, *(_place(agreement, fact) for fact in self.warnings))


def compose(material: Material, log: Log, found: Standings) -> tuple[Block, ...]:
    """The log and the accepted warnings, each as a clause; nothing when there is none."""
    gone = log.changed_since(found)
    common = _common(material, log.decisions)
    rows = [
        _row(material, f"{KEY}:{at}", lines, gone, timed=bool(common))
        for at, lines in enumerate(_together(log.decisions))
    ]
    accepted = [_warning(material, f"{_WAIVED}:{at}", fact) for at, fact in enumerate(log.warnings)]
    return (
        *_clause(KEY, "Decision log", _LOG_OF_A_DAY if common else _LOG, rows, common),
        *_clause(_WAIVED, "Warnings that both sides accept", _WARNINGS, accepted),
    )


def _clause(
    key: str,
    title: str,
    widths: tuple[tuple[str, int], ...],
    rows: list[TableRow],
    lead: str = "",
) -> Iterator[Block]:
    if not rows:
        return
    yield Heading(key=key, level=2, text=title, path=("issues",))
    if lead:
        yield Paragraph(key=f"{key}:lead", inlines=(Run(text=lead),), flavour="clause")
    columns = tuple(Column(title=head, width=Decimal(width)) for head, width in widths)
    yield Table(key=f"{key}:table", caption="", columns=columns, rows=tuple(rows))


def _together(log: tuple[Logged, ...]) -> Iterator[list[Logged]]:
    """The lines that one act has made: a ballot over several clauses is one row."""
    for _, lines in groupby(log, key=_act):
        yield list(lines)


def _act(one: Logged) -> tuple[object, ...]:
    return one.at, one.by, one.outcome, one.how, one.why, one.votes


def _common(material: Material, log: tuple[Logged, ...]) -> str:
    """The day and the person of all decisions, when they are the same; several have to be."""
    days = {_day(material, one.at) for one in log}
    people = {one.by for one in log}
    if len(log) <= 1 or len(days) > 1 or len(people) > 1 or "" in days:
        return ""
    by = people.pop()
    return f"All on {days.pop()}{f', written down by {by}' if by else ''}."


def _row(
    material: Material,
    key: str,
    lines: list[Logged],
    gone: frozenset[tuple[str, str]],
    *,
    timed: bool,
) -> TableRow:
    """A decision; `timed` when day and person stand above the table."""
    first = lines[0]
    when = _when(material, first.at, first.by)
    if timed:
        when = ((Run(text=_moment(material, first.at).rpartition(", ")[2]),),)
    return _cells(
        key,
        (
            when,
            tuple(_what(material, lines, gone)),
            tuple(_how(first)),
        ),
    )


def _cells(key: str, cells: tuple[tuple[Inlines, ...], ...]) -> TableRow:
    return TableRow(
        key=key,
        cells=tuple(
            Cell(key=f"{key}:{at}", paragraphs=paragraphs) for at, paragraphs in enumerate(cells)
        ),
    )


def _when(material: Material, at: str, by: str) -> tuple[Inlines, ...]:
    when: tuple[Inlines, ...] = ((Run(text=_moment(material, at)),),)
    return (*when, (Run(text=by, muted=True),)) if by else when


def _day(material: Material, at: str) -> str:
    """The day of a moment; nothing when it cannot be read."""
    return _moment(material, at).rpartition(", ")[0]


def _moment(material: Material, at: str) -> str:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return at
    return moment_here(material, moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _what(
    material: Material, lines: list[Logged], gone: frozenset[tuple[str, str]]
) -> Iterator[Inlines]:
    known = sections(material.agreement)
    for name, own in groupby(lines, key=_section):
        named = {_title(material, one): one for one in own}
        inlines: list[Inline] = [CrossReference(to=name)] if name in known else []
        for at, (title, one) in enumerate(named.items()):
            before = ", " if at else ": " if inlines else ""
            inlines += [Run(text=before), *_named(material, title, one, alone=len(named) == 1)]
        yield tuple(inlines)
    for one in lines:
        earlier = (one.clause, one.fingerprint) in gone
        if one.words and (earlier or (len(lines) == 1 and not one.fingerprint)):
            lead = (
                "At that time: " if len(lines) == 1 else f"{_title(material, one)}, at that time: "
            )
            yield (Run(text=f"{lead if earlier else ''}“{_short(one.words)}”", muted=True),)


def _named(material: Material, title: str, one: Logged, *, alone: bool) -> Inlines:
    """A clause by its title; among others, one with a long title by its number."""
    where = path.parse(one.clause)
    if not alone and len(title) > _NAME and len(where) == _ROW:
        number = material.number_of(where[:-1], where[-1])
        if number is not None:
            return (number,)
    return (Run(text=title if alone else _short(title, _NAME)),)


def _section(one: Logged) -> str:
    return section_of(one.clause)


def _title(material: Material, one: Logged) -> str:
    return one.title or clause_in_words(material.agreement, one.clause) or "a clause taken out"


def _short(words: str, most: int = _SHORT) -> str:
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    return f"{line[:most].rsplit(' ', 1)[0].rstrip(',;:')} …"


def _how(one: Logged) -> Iterator[Inlines]:
    outcome = Run(text=one.outcome.value, strong=True)
    yield (outcome, Run(text=f": {one.how}")) if one.how else (outcome,)
    if one.why:
        yield (Run(text=as_sentence(one.why)),)
    if one.outcome is Outcome.FAILED:
        for side, words in needs(one.votes):
            yield (Run(text=f"{Side(side).label} needs: {as_sentence(words)}", muted=True),)


def _warning(material: Material, key: str, fact: Waived) -> TableRow:
    place = _place(material.agreement, fact)
    about: list[Inlines] = [(Run(text=f"“{fact.about}”" if fact.about else fact.rule),)]
    if place:
        about.append((Run(text=place, muted=True),))
    when = _when(material, fact.at, fact.by)
    return _cells(key, (tuple(about), ((Run(text=as_sentence(fact.reason)),),), when))


def _place(agreement: Agreement, fact: Waived) -> str:
    where = path.parse(fact.path) if fact.path else ()
    if not where or not path.exists(agreement, where):
        return ""
    return references.describe(agreement, where)
