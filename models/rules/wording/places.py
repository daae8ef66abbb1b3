"""Where the wording rules look in an agreement, and what they find there."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from models.agreement import fields, walk
from models.agreement.agreement import Agreement
from models.agreement.fields import Field
from models.agreement.kinds import Line, Lines, Text
from models.agreement.metrics import OWN_METRIC
from models.agreement.path import Path
from models.agreement.section import Holder
from models.agreement.walk import Place
from models.rules.finding import Finding, Severity
from models.rules.wording import everywhere
from models.rules.wording.check import in_order, screen
from models.rules.wording.lexicon import LANGUAGES, lexicon
from models.rules.wording.reading import Glossary, Reading, compiled
from models.rules.wording.tokens import take_apart
from models.rules.wording.verdict import Kind, Level, WordingFinding
from models.rules.wording.words import MESSAGES

CLOSED = frozenset(["L14", "L15"])
"""What holds for every text: no list without an end, no way out."""
WORDS = CLOSED | {"L02"}
MEANING_RULES = WORDS | {"L18"}
DEFINITION_RULES = MEANING_RULES | {"L01", "L25"}
DEED = WORDS | {"L05", "L24", "L26"}
"""For acts of which fields of their own say who, how much and from when."""
PROMISE = DEED | {"L06", "L07", "L21"}
"""For promises that stand in one text; who makes them is said beside it."""
GOAL_RULES = CLOSED | {"L01", "L03", "L05", "L09", "L11", "L12", "L13", "L20", "L26"}


@dataclass(frozen=True, slots=True)
class Reach:
    """What a text is meant to be, and which rules it answers to."""

    kind: Kind
    rules: frozenset[str]


_DEFINED = Reach(Kind.DEFINITION, DEFINITION_RULES)
_MEANT = Reach(Kind.DEFINITION, MEANING_RULES)
_NAMED = Reach(Kind.DEFINITION, WORDS)
_CLOSED = Reach(Kind.DEFINITION, CLOSED)
_THING = Reach(Kind.COMMITMENT, WORDS | {"L24"})
_DONE = Reach(Kind.COMMITMENT, DEED)
_ONE_ACT = Reach(Kind.COMMITMENT, DEED | {"L16"})
_PROMISED = Reach(Kind.COMMITMENT, PROMISE)
_BY_SOMEBODY = Reach(Kind.COMMITMENT, PROMISE | {"L08"})
_AIMED = Reach(Kind.GOAL, GOAL_RULES)

PLACES: dict[tuple[str, str, str], Reach] = {
    ("purpose", "answers", "statement"): _CLOSED,
    ("purpose", "answers", "products"): _CLOSED,
    ("purpose", "answers", "segments"): _CLOSED,
    ("purpose", "answers", "regions"): _CLOSED,
    ("purpose", "answers", "lead_sources"): _CLOSED,
    ("purpose", "answers", "out_of_scope"): _CLOSED,
    ("purpose", "answers", "assumptions"): _NAMED,
    ("purpose", "answers", "dependencies"): _NAMED,
    ("purpose", "answers", "pilot_scope"): _CLOSED,
    ("personas", "answers", "industries"): _NAMED,
    ("personas", "answers", "technology"): _NAMED,
    ("personas", "answers", "exclusions"): _NAMED,
    ("personas", "personas", "job_titles"): _CLOSED,
    ("personas", "personas", "budget_signal"): _NAMED,
    ("glossary", "terms", "meaning"): _MEANT,
    ("glossary", "answers", "standing"): _CLOSED,
    ("stages", "stages", "definition"): _DEFINED,
    ("stages", "criteria", "observable"): _DEFINED,
    ("stages", "stages", "disqualifiers"): _NAMED,
    ("stages", "stages", "capture"): _CLOSED,
    ("stages", "stages", "out"): _NAMED,
    ("stages", "answers", "remark"): _DONE,
    ("scoring", "items", "observable"): _DEFINED,
    ("scoring", "fast_track", "trigger"): _DEFINED,
    ("scoring", "answers", "filters"): _NAMED,
    ("recycling", "reentry", "observable"): _DEFINED,
    ("response", "tiers", "leads"): _NAMED,
    ("response", "tiers", "test"): _DEFINED,
    ("systems", "answers", "marketing_sourced"): _DEFINED,
    ("systems", "answers", "marketing_influenced"): _DEFINED,
    ("systems", "data_fields", "meaning"): _NAMED,
    ("handoff", "answers", "routing"): _DONE,
    ("handoff", "answers", "fallback_owner"): _CLOSED,
    ("handoff", "answers", "absence"): _DONE,
    ("handoff", "answers", "duplicates"): _PROMISED,
    ("handoff", "answers", "package"): _THING,
    ("response", "answers", "every_lead"): _DONE,
    ("response", "tiers", "fallback"): _DONE,
    ("calendar", "calendars", "cover"): _DONE,
    ("marketing", "volumes", "latest_delivery"): _DONE,
    ("marketing", "volumes", "profile_note"): _DONE,
    ("marketing", "quality", "check"): _BY_SOMEBODY,
    ("marketing", "enablement", "request_start"): _DONE,
    ("marketing", "enablement", "briefing_format"): _DONE,
    ("marketing", "enablement", "insights"): _THING,
    ("dispositions", "reasons", "reason"): _CLOSED,
    ("dispositions", "answers", "no_reason_fits"): _DONE,
    ("dispositions", "answers", "dispute_path"): Reach(Kind.COMMITMENT, PROMISE | {"L04", "L08"}),
    ("recycling", "answers", "action"): _DONE,
    ("recycling", "answers", "inform"): _BY_SOMEBODY,
    ("recycling", "answers", "restart_event"): _NAMED,
    ("recycling", "tracks", "action"): _ONE_ACT,
    ("feedback", "to_marketing", "item"): _THING,
    ("feedback", "to_marketing", "form"): _THING,
    ("feedback", "to_sales", "item"): _THING,
    ("feedback", "to_sales", "form"): _THING,
    ("feedback", "answers", "process"): _DONE,
    ("feedback", "answers", "recognition"): _CLOSED,
    ("escalation", "steps", "act"): _ONE_ACT,
    ("escalation", "answers", "if_marketing_misses"): _PROMISED,
    ("escalation", "answers", "if_sales_misses"): _PROMISED,
    ("escalation", "answers", "exceptions"): _DONE,
    ("goals", "goals", "sentence"): _AIMED,
    ("goals", "goals", "own_metric"): _CLOSED,
    ("goals", "goals", "exclusions"): _NAMED,
    ("goals", "answers", "if_missed"): _PROMISED,
    ("goals", "team_measures", "target"): Reach(Kind.GOAL, GOAL_RULES - {"L12", "L13"}),
    ("funnel", "capacity", "fallback"): _DONE,
    ("campaigns", "campaigns", "sales_task"): Reach(Kind.COMMITMENT, DEED | {"L04"}),
    ("campaigns", "accounts", "marketing_actions"): _DONE,
    ("campaigns", "accounts", "sales_actions"): _DONE,
    ("campaigns", "answers", "account_rule"): _DONE,
    ("campaigns", "answers", "how_chosen"): _DONE,
    ("content", "answers", "outline_form"): _CLOSED,
    ("dashboards", "answers", "exceptions"): _DONE,
    ("dashboards", "reports", "own_metrics"): _CLOSED,
    ("meetings", "meetings", "cancellation"): _DONE,
    ("meetings", "meetings", "inputs"): _CLOSED,
    ("meetings", "agenda", "outcome"): _CLOSED,
    ("systems", "answers", "consent"): _PROMISED,
    ("systems", "answers", "retention"): _PROMISED,
    ("systems", "answers", "access_gap"): _DONE,
    ("responsibilities", "activities", "name"): _CLOSED,
    ("responsibilities", "answers", "stand_in"): _DONE,
    ("culture", "answers", "manners"): Reach(Kind.COMMITMENT, frozenset(["L24"])),
    ("culture", "rituals", "what"): _CLOSED,
    ("governance", "answers", "early_events"): _DONE,
    ("governance", "answers", "change_rule"): _PROMISED,
    ("governance", "answers", "ending"): _PROMISED,
}
"""Section, part and answer, each with what it is meant to be."""

_NAMES = frozenset(
    (
        "name",
        "title",
        "company",
        "role",
        "email",
        "team",
        "place",
        "slot",
        "system",
        "systems",
        "account",
        "asset",
        "technology",
        "objections",
        "portrait",
        "abbreviation",
        "term",
        "report",
        "baseline_source",
        "deal_value_source",
        "crm_marker",
        "currency",
        "test",
        "start_field",
        "timestamp",
        "assigned_field",
        "marketing_before",
        "sales_before",
        "sessions",
    )
)
"""Answers that hold names, other people's words or codes, in which capitals mean nothing."""

_FREE = frozenset(["diagnosis", "issues", "content", "culture", "personas", "campaigns"])
"""Sections that report what people said; what they say is not defined here."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that the agreement itself explains: its terms, and the names it goes by."""

    language: str = "en"
    terms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def vocabulary(agreement: Agreement) -> Vocabulary:
    """The glossary's terms, and what stages, reports and systems are called."""
    terms = [
        word
        for row in agreement.glossary.terms
        if row.meaning
        for word in (row.term, row.abbreviation)
        if word
    ]
    names = [row.name for row in agreement.stages.stages if row.name]
    names += [row.name for row in agreement.dashboards.reports if row.name]
    names += [row.name for row in agreement.systems.systems if row.name]
    names += [row.name for row in agreement.systems.data_fields if row.name]
    names += [agreement.parties.answers.company, agreement.parties.answers.currency]
    return Vocabulary(
        language=agreement.parties.answers.language or LANGUAGES[0],
        terms=tuple(terms),
        names=tuple(name for name in names if name),
    )


def findings(agreement: Agreement) -> Iterator[Finding]:
    """What the wording rules find in the whole agreement, in document order."""
    known = vocabulary(agreement)
    for place in walk.places(agreement):
        yield from findings_at(place, known)


def findings_at(place: Place, known: Vocabulary) -> Iterator[Finding]:
    """What the wording rules find in the answers of one holder.

    It depends on the holder, its path and the vocabulary alone.
    """
    holder = place.holder
    for field, meant in _looked_at(type(holder), *_part(place.path)):
        value = getattr(holder, field.name)
        if fields.is_empty(value) or not fields.asked(holder, field):
            continue
        counted = field.name == "observable" and bool(getattr(holder, "value", ""))
        for at, text in enumerate(value if isinstance(value, tuple) else (value,)):
            for one in _in_text(text, meant, known):
                if counted and one.rule == "L01":
                    continue  # the number stands in its own field
                if one.rule == "L12" and _says_who_moves_it(holder):
                    continue
                yield _finding((*place.path, field.name), one, _repaired(value, at, one))
    yield from _thin_share(place)


def _says_who_moves_it(holder: Holder) -> bool:
    """True for a goal whose metric or whose teams already tell who can move it."""
    known = getattr(holder, "metric", "") not in ("", OWN_METRIC)
    moved = (getattr(holder, f"influenced_by_{side}", None) for side in ("marketing", "sales"))
    return known or False in moved


def _looked_at(cls: type[Holder], section: str, part: str) -> tuple[tuple[Field, Reach], ...]:
    """The texts of a holder that rules look at, each with the rules that do."""
    key = cls, section, part
    if key not in _plans:
        texts = (one for one in fields.leaves(cls) if isinstance(one.kind, Line | Text | Lines))
        reaches = ((one, _all_rules(section, part, one.name)) for one in texts)
        _plans[key] = tuple((one, meant) for one, meant in reaches if meant.rules)
    return _plans[key]


_plans: dict[tuple[type[Holder], str, str], tuple[tuple[Field, Reach], ...]] = {}


def _all_rules(section: str, part: str, name: str) -> Reach:
    """What an answer is meant to be, with the look at abbreviations where there is one."""
    meant = PLACES.get((section, part, name), Reach(Kind.COMMITMENT, frozenset()))
    spelt = name not in _NAMES and section not in _FREE
    return Reach(meant.kind, meant.rules | {_SPELT} if spelt else meant.rules)


def _part(where: Path) -> tuple[str, str]:
    """The section and the part that a holder stands in."""
    return where[0], where[-2] if len(where) > 2 else where[1]


def judged(place: Place, known: Hashable) -> Iterator[Finding]:
    """The same for the review, which hands on what `vocabulary` gathered without knowing it."""
    assert isinstance(known, Vocabulary)
    yield from findings_at(place, known)


def _in_text(text: str, meant: Reach, known: Vocabulary) -> tuple[WordingFinding, ...]:
    if meant.rules <= _SPELT_ALONE and not _has_unknown(text, known):
        return ()
    return found_in(text, meant, known)


@lru_cache(maxsize=8192)
def found_in(text: str, meant: Reach, known: Vocabulary) -> tuple[WordingFinding, ...]:
    """What the rules for its place find in a text."""
    spelt = _SPELT in meant.rules and _has_unknown(text, known)
    rules = screen(meant.kind, known.language, meant.rules).rules_for(text)
    if not rules and not spelt:
        return ()
    reading = Reading(text, known.language, _compiled(known))
    found = [one for rule in rules for one in rule.find(reading, meant.kind)]
    found = [one for one in found if one.rule in meant.rules]
    if spelt:
        found += everywhere.abbreviations(reading, _explained(known), strict=True)
    return in_order(reading, found)


_SPELT = "L17"
_SPELT_ALONE = frozenset([_SPELT])


def _has_unknown(text: str, known: Vocabulary) -> bool:
    """True when a stretch of capitals in a text is explained nowhere."""
    if not _CAPITALS.search(text):
        return False
    explained = _explained(known)
    stretches = _LETTERS.findall(text)
    return any(
        everywhere.is_abbreviation(one) and one.casefold() not in explained for one in stretches
    )


_CAPITALS = re.compile(r"(?:[A-Z]|[^\x00-\x7f]){2}")
"""Without two capitals side by side there is no abbreviation."""
_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=16)
def _compiled(known: Vocabulary) -> Glossary:
    return compiled(known.terms + known.names)


@lru_cache(maxsize=16)
def _explained(known: Vocabulary) -> frozenset[str]:
    single = lexicon(known.language).single
    common = single["common_abbreviations"] | single["country_codes"]
    own = {token.key for word in known.terms + known.names for token in take_apart(word)}
    return frozenset(common | own | {f"{key}s" for key in own})


_SHARES = {
    ("goals", "goals"): "unit",
    ("response", "tiers"): "share",
    ("marketing", "quality"): "criteria_share",
}
"""Where a share is promised, and the answer that shows that it is one."""


def _thin_share(place: Place) -> Iterator[Finding]:
    """L30: a share that a handful of leads could meet or miss."""
    shown = _SHARES.get(_part(place.path))
    if shown is None or getattr(place.holder, "minimum_count", 0) is not None:
        return
    value = getattr(place.holder, shown)
    if value == "percent" if shown == "unit" else value is not None:
        message, question = MESSAGES["L30"]
        path = (*place.path, "minimum_count")
        yield Finding(
            path=path, severity=Severity.WARNING, message=message, question=question, rule="L30"
        )


def _repaired(value: object, at: int, one: WordingFinding) -> object | None:
    if one.repair is None:
        return None
    if isinstance(value, tuple):
        return (*value[:at], one.repair.text, *value[at + 1 :])
    return one.repair.text


def _finding(path: Path, one: WordingFinding, repair: object | None) -> Finding:
    severity = Severity.ERROR if one.level is Level.ERROR else Severity.WARNING
    return Finding(
        path=path,
        severity=severity,
        message=one.message,
        question=one.question,
        rule=one.rule,
        quote=one.quote,
        repair=repair,
        repair_label=one.repair.label if one.repair else "",
    )
