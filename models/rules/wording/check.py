"""The verdict on one text: good, weak or bad, with what is unclear and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from models.rules.wording import commitments, definitions, everywhere, goals
from models.rules.wording.found import Found
from models.rules.wording.reading import Reading, compiled
from models.rules.wording.tokens import take_apart
from models.rules.wording.verdict import Kind, Level, Verdict, WordingFinding
from models.rules.wording.words import MESSAGES, usual_level


class Rule(NamedTuple):
    """A recogniser, and the rules that it speaks for."""

    find: Callable[[Reading, Kind], Iterator[Found]]
    rules: frozenset[str]


def _rule(find: Callable[[Reading, Kind], Iterator[Found]], *rules: str) -> Rule:
    return Rule(find, frozenset(rules))


_VAGUE = _rule(everywhere.vague_words, "L02")
_OPEN = _rule(everywhere.open_lists, "L14")
_WAYS_OUT = _rule(everywhere.ways_out, "L15")
_CALENDAR = _rule(commitments.calendar, "L05")
_AVERAGE = _rule(commitments.average, "L26")
RULES: dict[Kind, tuple[Rule, ...]] = {
    Kind.DEFINITION: (
        _rule(definitions.observable, "L01"),
        _VAGUE,
        _OPEN,
        _WAYS_OUT,
        _rule(definitions.circular, "L18"),
        _rule(definitions.negated, "L25"),
    ),
    Kind.COMMITMENT: (
        _VAGUE,
        _rule(commitments.amount, "L04"),
        _CALENDAR,
        _rule(commitments.start, "L06"),
        _rule(commitments.end_event, "L07"),
        _rule(commitments.actor, "L08"),
        _OPEN,
        _WAYS_OUT,
        _rule(commitments.several, "L16"),
        _rule(commitments.absolute, "L21"),
        _rule(commitments.punishing, "L24"),
        _AVERAGE,
        _rule(commitments.share, "L26b"),
    ),
    Kind.GOAL: (
        _rule(goals.target, "L01", "L03", "L11"),
        _CALENDAR,
        _rule(goals.deadline, "L09"),
        _rule(goals.activity, "L13"),
        _OPEN,
        _WAYS_OUT,
        _rule(goals.unit, "L20"),
        _AVERAGE,
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
    reading = Reading(text, language, compiled(glossary))
    found = [one for rule in RULES[kind] for one in rule.find(reading, kind)]
    found += everywhere.abbreviations(reading, _known(glossary))
    findings = in_order(reading, found)
    return Verdict(text, _verdict(findings), findings)


@lru_cache(maxsize=64)
def _known(glossary: tuple[str, ...]) -> frozenset[str]:
    return frozenset(token.key for term in glossary for token in take_apart(term))


def in_order(reading: Reading, found: Sequence[Found]) -> tuple[WordingFinding, ...]:
    """What was found, in plain words and in the order of the text."""
    return tuple(sorted((_in_words(reading, one) for one in found), key=_place))


def _in_words(reading: Reading, found: Found) -> WordingFinding:
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


def _place(finding: WordingFinding) -> tuple[int, str]:
    return finding.start, finding.rule


def _verdict(findings: Sequence[WordingFinding]) -> str:
    if any(finding.level is Level.ERROR for finding in findings):
        return "bad"
    return "weak" if findings else "good"
