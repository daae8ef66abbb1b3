"""The verdict on one text: good, weak or bad, with what is unclear and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from models.rules.wording import commitments, definitions, everywhere, goals
from models.rules.wording.found import Found
from models.rules.wording.lexicon import lexicon
from models.rules.wording.reading import Reading, compiled
from models.rules.wording.tokens import pieces, take_apart
from models.rules.wording.verdict import Kind, Level, Verdict, WordingFinding
from models.rules.wording.word_list import MOST_KEPT
from models.rules.wording.words import MESSAGES, usual_level


class Rule(NamedTuple):
    """A recogniser, the rules that it speaks for, and the lists without which it says nothing."""

    find: Callable[[Reading, Kind], Iterator[Found]]
    rules: frozenset[str]
    needs: tuple[str, ...]


def _rule(
    find: Callable[[Reading, Kind], Iterator[Found]], *rules: str, needs: tuple[str, ...] = ()
) -> Rule:
    return Rule(find, frozenset(rules), needs)


_VAGUE = _rule(everywhere.vague_words, "L02", needs=("vague",))
_OPEN = _rule(everywhere.open_lists, "L14", needs=("open_lists",))
_WAYS_OUT = _rule(everywhere.ways_out, "L15", needs=("escapes", "wishes", "hedges", "permitting"))
_CALENDAR = _rule(commitments.calendar, "L05", needs=("units_open", "same_day"))
_AVERAGE = _rule(commitments.average, "L26", needs=("averages",))
RULES: dict[Kind, tuple[Rule, ...]] = {
    Kind.DEFINITION: (
        _rule(definitions.observable, "L01"),
        _VAGUE,
        _OPEN,
        _WAYS_OUT,
        _rule(definitions.circular, "L18", needs=("defining",)),
        _rule(definitions.negated, "L25", needs=("negations",)),
    ),
    Kind.COMMITMENT: (
        _VAGUE,
        _rule(commitments.amount, "L04"),
        _CALENDAR,
        _rule(commitments.start, "L06", needs=("units_open", "units_closed")),
        _rule(commitments.end_event, "L07", needs=("open_ends",)),
        _rule(commitments.actor, "L08"),
        _OPEN,
        _WAYS_OUT,
        _rule(commitments.several, "L16"),
        _rule(commitments.absolute, "L21", needs=("absolutes", "hundreds")),
        _rule(commitments.punishing, "L24", needs=("punishing",)),
        _AVERAGE,
        _rule(commitments.share, "L26b", needs=("lead_nouns", "lead_acts")),
    ),
    Kind.GOAL: (
        _rule(goals.target, "L01", "L03", "L11"),
        _CALENDAR,
        _rule(goals.deadline, "L09"),
        _rule(
            goals.one_sided,
            "L12",
            "L13",
            needs=("activity_figures", "raw_leads", "one_team_figures", "cost_heads"),
        ),
        _OPEN,
        _WAYS_OUT,
        _rule(goals.unit, "L20"),
        _AVERAGE,
    ),
}


class Screen(dict[str, int]):
    """Which of some rules a piece of a text can set off, as bits.

    It is worked out when the piece is first met.
    """

    def __init__(self, rules: Sequence[Rule], language: str) -> None:
        """The first rule has the lowest bit."""
        self._rules = rules
        self._words = lexicon(language)
        self._always = sum(1 << at for at, rule in enumerate(rules) if not rule.needs)

    def __missing__(self, piece: str) -> int:
        """The bits of a piece that was not met before."""
        if len(self) > MOST_KEPT:
            self.clear()
        bits = 0
        for at, rule in enumerate(self._rules):
            if any(self._words.may_hold(name, piece) for name in rule.needs):
                bits |= 1 << at
        self[piece] = bits
        return bits

    def rules_for(self, text: str) -> list[Rule]:
        """The rules that may find something in a text, told by its words before it is read."""
        bits = self._always
        for piece in pieces(text):
            bits |= self[piece]
        return [rule for at, rule in enumerate(self._rules) if bits >> at & 1] if bits else []


@cache
def screen(kind: Kind, language: str, asked: frozenset[str] | None = None) -> Screen:
    """The screen before the rules for a kind of text; before those that speak of `asked` alone."""
    rules = RULES[kind]
    if asked is not None:
        rules = tuple(one for one in rules if not one.rules.isdisjoint(asked))
    return Screen(rules, language)


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
    rules = screen(kind, language).rules_for(text)
    found = [one for rule in rules for one in rule.find(reading, kind)]
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
