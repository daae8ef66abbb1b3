"""The record: all facts about an agreement, in the order they happened."""

from __future__ import annotations

from dataclasses import dataclass

from models.agreement.clauses import ClauseId
from models.record.facts import AnyFact, Applicable, NotApplicable


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Facts are only ever added; a mistake is superseded by a newer fact."""

    facts: tuple[AnyFact, ...] = ()

    def plus(self, *facts: AnyFact) -> Record:
        """The record with more facts."""
        return Record(facts=(*self.facts, *facts))


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
            case _:
                pass
    return found
