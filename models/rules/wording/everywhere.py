"""Rules for every text: vague words, open lists, ways out, unknown abbreviations."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.wording import repairs
from models.rules.wording.found import Found
from models.rules.wording.reading import Reading, Sentence
from models.rules.wording.tokens import SIGN, WORD
from models.rules.wording.verdict import Kind
from models.rules.wording.word_list import Match

_LONGEST_ABBREVIATION = 5
_COMPANY_NAME = 5
_CLAUSE = 6


def vague_words(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L02: words that mean something else to each reader."""
    for match in reading.whole.all("vague"):
        if "unless_number" in match.entry.flags and reading.starts_number(match.first, 3, 4):
            continue
        if "unless_one" in match.entry.flags and _is_of_one(reading, match.first):
            continue
        if kind is Kind.DEFINITION and _is_spelt_out(reading, match):
            continue
        if "unless_counted" in match.entry.flags and reading.ends_count(match.first - 1):
            continue  # “five different days”
        if "verb_too" in match.entry.flags and _is_act(reading, match.first):
            continue
        if _is_name_in_title(reading, match) or reading.places.covers("punishing", match.first):
            continue
        yield Found("L02", match.first, match.last)


def _is_of_one(reading: Reading, index: int) -> bool:
    """True for “an additional seat” and “no further calls”, which count one and none."""
    places = reading.places
    return places.covers("articles", index - 1) or places.covers("negations", index - 1)


def _is_act(reading: Reading, index: int) -> bool:
    """True for “has engaged an auditor” and “engaged in talks”, not for “engaged with us”."""
    places = reading.places
    behind = index + 1
    if reading.key(index) == "engaged" and places.covers("be", index - 1):
        return False
    if reading.key(behind) == "in":
        behind += 1
        return reading.word(behind) and not places.covers("trailing", behind)
    if places.covers("articles", behind) or reading.key(behind) == "the":
        return not places.covers("generic_things", behind + 1)
    return places.covers("numbers", behind) or places.covers("kinds_of_people", behind)


def _is_name_in_title(reading: Reading, match: Match) -> bool:
    """True for a capital in the middle of a sentence, as in the name of a report."""
    if reading.words.verb_second:
        return False
    token = reading.tokens[match.first]
    return (
        reading.is_inner_capital(match.first)
        and not token.text.isupper()
        and reading.tokens[match.first - 1].kind == WORD
    )


def _is_spelt_out(reading: Reading, match: Match) -> bool:
    """True when the word is followed by what it means: “large (more than 500 employees)”."""
    for index in range(match.last + 1, min(len(reading.tokens), match.last + 7)):
        if reading.places.covers("spelling_out", index):
            rest = Sentence(reading, index + 1, len(reading.tokens))
            return bool(rest.counted) or bool(rest.all("acts", "record_facts"))
        if reading.places.covers("conjunctions", index) or reading.key(index) == ",":
            return False
    return False


def open_lists(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L14: lists without an end."""
    del kind
    for match in reading.whole.all("open_lists"):
        behind = match.last + 1
        if reading.word(behind) and reading.starts_number(behind + 1, 0, 0):
            continue  # “and more than 20 vehicles”
        yield Found("L14", match.first, match.last, repairs.closed_list(reading, match))


def ways_out(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L15: words that take a promise back, and numbers that are only about right."""
    names = ("escapes",) if kind is Kind.DEFINITION else ("escapes", "wishes")
    ways = reading.whole.all(*names)
    vague = reading.whole.all("vague") if ways else ()
    longer = {at for one in vague for at in range(one.first, one.last)}
    for match in ways:
        if match.first - 1 in longer and kind is not Kind.GOAL:
            continue  # the end of “as soon as possible”, which is found as a whole
        if "modal" in match.entry.flags and not _is_modal(reading, match):
            continue
        if reading.words.verb_second and reading.is_inner_capital(match.first):
            continue  # a noun, such as “nach den Versuchen”
        yield Found("L15", match.first, match.last)
    if kind is not Kind.DEFINITION:
        yield from _permits(reading)
    for match in reading.whole.all("hedges"):
        if reading.starts_number(match.last + 1, 0, 0) or (
            reading.places.covers("currencies", match.last + 1)
        ):
            yield Found("L15", match.first, match.last)


def _permits(reading: Reading) -> Iterator[Found]:
    """“If capacity permits” and “sofern Kapazität vorhanden ist”: a way out of one clause."""
    places = reading.places
    for means in reading.whole.all("means"):
        if "other" in means.entry.flags:
            continue  # “time zone”
        first = means.first - 1
        while first > means.first - _CLAUSE and reading.word(first):
            if places.covers("provisos", first):
                break
            first -= 1
        if not places.covers("provisos", first):
            continue
        for at in range(means.last + 1, means.last + _CLAUSE):
            if not reading.word(at):
                break
            if places.covers("permitting", at):
                yield Found("L15", first, at)
                return


def _is_modal(reading: Reading, match: Match) -> bool:
    """True for “may” the word, false for May the month."""
    token = reading.tokens[match.first]
    if reading.is_dated(match.first) or token.text[0].isupper():
        return False
    before = reading.tokens[match.first - 1] if match.first else None
    return before is None or not before.text.isdigit()


def abbreviations(
    reading: Reading, known: frozenset[str], *, strict: bool = False
) -> Iterator[Found]:
    """L17: abbreviations that are not `known`, nor common in the trade unless it is `strict`."""
    capitals = sum(token.text.isupper() for token in reading.tokens if token.kind == WORD)
    words = sum(token.kind == WORD for token in reading.tokens)
    if capitals * 2 > words > 2:
        return
    for index, token in enumerate(reading.tokens):
        if not is_abbreviation(token.text) or token.key in known or reading.masked(index):
            continue
        if (strict or not _is_known(reading, index)) and not _is_named_after(reading, index):
            yield Found("L17", index, index)


def is_abbreviation(word: str) -> bool:
    """True for two to five capitals, also with a plural s."""
    stem = word.removesuffix("s")
    return 2 <= len(stem) <= _LONGEST_ABBREVIATION and stem.isalpha() and stem.isupper()


def _is_known(reading: Reading, index: int) -> bool:
    lists = ("common_abbreviations", "trade_abbreviations", "country_codes")
    return any(reading.places.covers(name, index) for name in lists)


def _is_named_after(reading: Reading, index: int) -> bool:
    """True for a short form that is spelt out in brackets, or is part of a name such as R-04."""
    after = reading.tokens[index + 1] if index + 1 < len(reading.tokens) else None
    if _is_company(reading, index):
        return True
    if after and after.kind == SIGN and after.text == "(":
        return True
    glued = reading.tokens[index].glued or (after is not None and after.glued)
    return bool(glued)


def _is_company(reading: Reading, index: int) -> bool:
    """True for a word in a company's name: “NORTEC Pumpen GmbH”."""
    for at in range(index + 1, min(len(reading.tokens), index + _COMPANY_NAME)):
        if reading.places.covers("legal_forms", at):
            return True
        if not reading.tokens[at].text[0].isupper() and reading.tokens[at].text != "&":
            return False
    return False
