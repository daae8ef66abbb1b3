"""Facts about the agreement that are only ever added; a mistake is superseded by a newer fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from models.agreement.clauses import ClauseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that happened: `at` is UTC in ISO 8601, `by` the person at the laptop."""

    kind: ClassVar[str]
    at: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplicable(Fact):
    """Clauses left out by decision, with the reason that is printed."""

    kind: ClassVar[str] = "not_applicable"
    clauses: tuple[ClauseId, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicable(Fact):
    """Clauses that were left out and are wanted after all."""

    kind: ClassVar[str] = "applicable"
    clauses: tuple[ClauseId, ...]


AnyFact = NotApplicable | Applicable


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All facts in the order they happened."""

    facts: tuple[AnyFact, ...] = ()

    def plus(self, fact: AnyFact) -> Record:
        """The record with one more fact."""
        return Record(facts=(*self.facts, fact))


def left_out(record: Record) -> dict[ClauseId, str]:
    """The clauses that are not applicable at present, with the reason for each."""
    found: dict[ClauseId, str] = {}
    for fact in record.facts:
        match fact:
            case NotApplicable():
                found.update(dict.fromkeys(fact.clauses, fact.reason))
            case Applicable():
                for clause in fact.clauses:
                    found.pop(clause, None)
    return found
