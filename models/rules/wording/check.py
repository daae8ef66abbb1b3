"""The verdict on one text: good, weak or bad, with what is unclear and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from models.rules.wording import commitments, definitions, everywhere, goals
from models.rules.wording.found import Found
from models.rules.wording.reading import Reading
from models.rules.wording.tokens import take_apart
from models.rules.wording.verdict import Kind, Level, Verdict, WordingFinding
from models.rules.wording.words import MESSAGES, usual_level

Rule = Callable[[Reading, Kind], Iterator[Found]]

_RULES: dict[Kind, tuple[Rule, ...]] = {
    Kind.DEFINITION: (
        definitions.observable,
        everywhere.vague_words,
        everywhere.open_lists,
        everywhere.ways_out,
        definitions.circular,
        definitions.negated,
    ),
    Kind.COMMITMENT: (
        everywhere.vague_words,
        commitments.amount,
        commitments.calendar,
        commitments.start,
        commitments.end_event,
        commitments.actor,
        everywhere.open_lists,
        everywhere.ways_out,
        commitments.several,
        commitments.absolute,
        commitments.punishing,
        commitments.average,
        commitments.share,
    ),
    Kind.GOAL: (
        goals.target,
        commitments.calendar,
        goals.deadline,
        goals.activity,
        everywhere.open_lists,
        everywhere.ways_out,
        goals.unit,
        commitments.average,
    ),
}


def check(
    text: str, kind: Kind | str, language: str = "en", glossary: Sequence[str] = ()
) -> Verdict:
    """What the wording rules say about a text of this kind.

    `glossary` holds the terms and abbreviations that the teams have defined.
    """
    return _check(text, Kind(kind), language, tuple(glossary))


@lru_cache(maxsize=4096)
def _check(text: str, kind: Kind, language: str, glossary: tuple[str, ...]) -> Verdict:
    reading = Reading(text, language, glossary)
    found = [one for rule in _RULES[kind] for one in rule(reading, kind)]
    found += everywhere.abbreviations(reading, _known(glossary))
    findings = sorted((_in_words(reading, one) for one in found), key=_place)
    return Verdict(text, _verdict(findings), tuple(findings))


@lru_cache(maxsize=64)
def _known(glossary: tuple[str, ...]) -> frozenset[str]:
    return frozenset(token.key for term in glossary for token in take_apart(term).all)


def in_words(reading: Reading, found: Found) -> WordingFinding:
    """A finding in plain words."""
    quote, start, end = reading.quote(found.first, found.last)
    message, question = MESSAGES[found.rule]
    return WordingFinding(
        rule=found.rule,
        level=Level.WARNING if found.eased else usual_level(found.rule),
        quote=quote,
        start=start,
        end=end,
        message=message.replace("{quote}", quote),
        question=question.replace("{quote}", quote),
        repair=found.repair,
    )


_in_words = in_words


def _place(finding: WordingFinding) -> tuple[int, str]:
    return finding.start, finding.rule


def _verdict(findings: Sequence[WordingFinding]) -> str:
    if any(finding.level is Level.ERROR for finding in findings):
        return "bad"
    return "weak" if findings else "good"
