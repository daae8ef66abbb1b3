"""Numbers in a text: how many, how long, what share, how much money, and which are only dates."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from models.rules.wording.lexicon import Matches
from models.rules.wording.tokens import (
    CLOCK,
    DATE,
    FRACTION,
    NAME,
    NUMBER,
    ORDINAL,
    SIGN,
    WORD,
    Token,
)
from models.rules.wording.word_list import Match


class Measure(StrEnum):
    """What a number counts."""

    COUNT = "count"
    SHARE = "share"
    POINTS = "points"
    MONEY = "money"
    DURATION = "duration"
    NAME = "name"


class Amount(NamedTuple):
    """A number with its unit, from its first to its last token.

    `unit` is the token of the unit of a duration. `open`: nobody said which hours or days.
    `attributive`: it stands before a noun, as in “30-day trial”.
    """

    measure: Measure
    first: int
    last: int
    unit: int = -1
    open: bool = False
    attributive: bool = False


class Day(NamedTuple):
    """A date, a quarter or a year, from its first to its last token; `past` is a baseline."""

    first: int
    last: int
    past: bool = False


class Places:
    """Which tokens a list of matches covers, asked one by one."""

    def __init__(self, matches: Matches) -> None:
        """Nothing is worked out before it is asked for."""
        self._matches = matches
        self._starts: dict[str, dict[int, Match]] = {}
        self._covered: dict[str, frozenset[int]] = {}

    def at(self, name: str, index: int) -> Match | None:
        """The match of the list `name` that begins at a token."""
        return self.starts(name).get(index)

    def covers(self, name: str, index: int) -> bool:
        """True when a match of the list `name` covers a token."""
        covered = self._covered.get(name)
        return index in (self.covered(name) if covered is None else covered)

    def starts(self, name: str) -> dict[int, Match]:
        """The matches of the list `name` by the token they begin at."""
        starts = self._starts.get(name)
        if starts is None:
            starts = {one.first: one for one in self._matches[name]}
            self._starts[name] = starts
        return starts

    def covered(self, name: str) -> frozenset[int]:
        """All tokens that the list `name` covers."""
        covered = self._covered.get(name)
        if covered is None:
            matches = self._matches[name]
            covered = _NONE
            if matches:
                covered = frozenset(
                    index for one in matches for index in range(one.first, one.last + 1)
                )
            self._covered[name] = covered
        return covered


_NONE: frozenset[int] = frozenset()
_IN_DIGITS = frozenset((NUMBER, FRACTION))


def days(tokens: Sequence[Token], places: Places) -> list[Day]:
    """Every date, quarter and year, in order."""
    found: list[Day] = []
    free = 0
    named = places.covered("months") | places.covered("short_periods")
    named |= places.starts("numbered_periods").keys()
    for at, token in enumerate(tokens):
        if at < free or (token.kind == WORD and at not in named):
            continue
        last = _day_at(tokens, places, at)
        if last is not None:
            past = any(
                (match := places.at("baseline_heads", start)) and match.last == at - 1
                for start in range(max(0, at - 4), at)
            )
            found.append(Day(at, last, past=past))
            free = last + 1
    return found


def _day_at(tokens: Sequence[Token], places: Places, at: int) -> int | None:
    token = tokens[at]
    if token.kind == DATE:
        return at
    if places.covers("short_periods", at):
        return _with_year(tokens, at)
    if places.at("numbered_periods", at):
        return _numbered_period(tokens, places, at)
    if places.covers("months", at) and _is_month(tokens, places, at):
        return _with_year(tokens, _day_after(tokens, at))
    if token.kind in (NUMBER, ORDINAL) and len(token.text) <= 4:
        return _day_from_number(tokens, places, at)
    return None


def _numbered_period(tokens: Sequence[Token], places: Places, at: int) -> int | None:
    """The end of “calendar week 26”, and of “week 26” behind “by” or “in”."""
    match = places.at("numbered_periods", at)
    if match is None or match.last + 1 >= len(tokens):
        return None
    number = tokens[match.last + 1]
    if number.kind != NUMBER or not number.text.isdigit() or len(number.text) > 2:
        return None
    named = "named" in match.entry.flags or (at > 0 and places.covers("date_heads", at - 1))
    return _with_year(tokens, match.last + 1) if named else None


def _day_from_number(tokens: Sequence[Token], places: Places, at: int) -> int | None:
    step = at + 1
    while (
        step < len(tokens)
        and step - at < 3
        and (tokens[step].key == "." or places.covers("day_fillers", step))
    ):
        step += 1
    if step < len(tokens) and places.covers("months", step) and _is_day_number(tokens[at]):
        return _with_year(tokens, step)
    if step < len(tokens) and places.covers("part_years", step) and step > at + 1:
        return _with_year(tokens, step)
    if _is_year(tokens, places, at):
        return at
    return at if tokens[at].kind == ORDINAL else None


def _is_day_number(token: Token) -> bool:
    digits = token.text.rstrip("stndrh")
    return digits.isdigit() and 0 < int(digits) <= 31


def _is_month(tokens: Sequence[Token], places: Places, at: int) -> bool:
    token = tokens[at]
    if token.text[0].islower():
        return False
    if not places.covers("months_or_words", at):
        return True
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return bool(
        (before and (before.kind in (NUMBER, ORDINAL) or places.covers("date_heads", at - 1)))
        or (after and after.kind in (NUMBER, ORDINAL))
        or (before and before.kind != SIGN)
    )


def _day_after(tokens: Sequence[Token], at: int) -> int:
    after = at + 1
    if after < len(tokens) and tokens[after].kind in (NUMBER, ORDINAL):
        return after if _is_day_number(tokens[after]) else at
    return at


def _with_year(tokens: Sequence[Token], at: int) -> int:
    step = at + 1
    if step < len(tokens) and tokens[step].key in {",", "of", "."}:
        step += 1
    if step < len(tokens) and _is_four_digits(tokens[step]):
        return step
    return at


def _is_four_digits(token: Token) -> bool:
    return token.kind == NUMBER and len(token.text) == 4 and token.text[:2] in {"19", "20"}


def _is_year(tokens: Sequence[Token], places: Places, at: int) -> bool:
    if not _is_four_digits(tokens[at]) or not tokens[at].text.isdigit():
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and (after.text[0].islower() and places.covers("lead_nouns", at + 1)):
        return False
    if after and after.key in {"%", "€", "$", "£"}:
        return False
    return at > 0 and (
        places.covers("date_heads", at - 1)
        or places.covers("present_participles", at + 1)
        or places.covers("period_units", at + 1)
        or _is_name_of_year(tokens, places, at)
        or places.covers("months", at - 1)
        or places.covers("short_periods", at - 1)
        or tokens[at - 1].key in {"/", "–", "-"}
        or (_is_behind_verb(places, at) and _counts_nothing(tokens, places, at))
    )


def _is_behind_verb(places: Places, at: int) -> bool:
    """True for the year in “will 2027 …” and “wird 2027 zum Auftrag”."""
    return any(places.covers(name, at - 1) for name in ("be", "modals", "promises", "improving"))


def _is_name_of_year(tokens: Sequence[Token], places: Places, at: int) -> bool:
    """True for a year behind a name, with nothing behind it that it could count."""
    before = tokens[at - 1]
    if before.kind != WORD or not before.text[0].isupper() or places.covers("currencies", at - 1):
        return False
    return _counts_nothing(tokens, places, at)


def _counts_nothing(tokens: Sequence[Token], places: Places, at: int) -> bool:
    """True where nothing stands behind a number that it could count."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.kind == SIGN or places.covers("prepositions", at + 1):
        return True
    verbs = ("improving", "multiplying", "tracking", "reaching")
    acted = any(places.covers(name, at + 1) for name in verbs)
    return acted and not places.covers("comparatives", at + 1)


def numbered(tokens: Sequence[Token], places: Places) -> list[int]:
    """The tokens at which a number may begin, in digits or in words."""
    named = places.starts("numbers").keys() | places.covered("articles")
    return [at for at, token in enumerate(tokens) if token.kind in _IN_DIGITS or at in named]


def amounts(
    tokens: Sequence[Token], places: Places, dated: frozenset[int], starts: Sequence[int]
) -> list[Amount]:
    """Every number that is not part of a date, in order; it begins at one of the `starts`."""
    found: list[Amount] = []
    free = 0
    for at in starts:
        if at < free or at in dated:
            continue
        amount = _amount_at(tokens, places, at, dated)
        if amount is not None:
            found.append(amount)
            free = amount.last + 1
    return found


def _amount_at(
    tokens: Sequence[Token], places: Places, at: int, dated: frozenset[int]
) -> Amount | None:
    if _is_number(tokens, places, at):
        if _is_name(tokens, places, at):
            return Amount(Measure.NAME, at, at)
        last = _end_of_range(tokens, places, at, dated)
        return _measured(tokens, places, at, last)
    return _one_by_article(tokens, places, at)


def _is_number(tokens: Sequence[Token], places: Places, at: int) -> bool:
    token = tokens[at]
    if token.kind in (NUMBER, FRACTION):
        return True
    if token.kind in (NAME, CLOCK, ORDINAL):
        return False
    return places.at("numbers", at) is not None and not places.covers("not_numbers", at)


def _is_name(tokens: Sequence[Token], places: Places, at: int) -> bool:
    token = tokens[at]
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.glued:
        return not (after and places.covers("share_words", at + 1))
    if before is None or token.kind != NUMBER:
        return False
    if before.key in {"#", "§"} or places.covers("number_names", at - 1):
        if at > 1 and places.covers("per_words", at - 2) and not places.covers("articles", at - 2):
            return False  # “per region 3 new customers”
        unit = at + 1 < len(tokens) and _unit(tokens, places, at + 1) is not None
        return not unit and not (after and places.covers("share_words", at + 1))
    return False


def _end_of_range(tokens: Sequence[Token], places: Places, at: int, dated: frozenset[int]) -> int:
    """The last token of “50 to 500”, or of one number with its multiplier."""
    match = places.at("numbers", at)
    last = match.last if match else at
    last = _multiplied(tokens, places, last)
    after = last + 1
    if after + 1 < len(tokens) and places.covers("range_words", after):
        second = after + 1
        joins = not _is_and_or(places, after)
        if second not in dated and _is_number(tokens, places, second) and joins:
            return _multiplied(tokens, places, second)
    return last


def _is_and_or(places: Places, at: int) -> bool:
    return places.covers("both_words", at) or places.covers("either_words", at)


def _multiplied(tokens: Sequence[Token], places: Places, at: int) -> int:
    last = at
    while last + 1 < len(tokens) and (
        places.covers("multipliers", last + 1)
        or (places.covers("numbers", last + 1) and tokens[last].kind == WORD and last - at < 4)
    ):
        last += 1
    dotted = last > at and last + 2 < len(tokens) and tokens[last + 1].key == "."
    if dotted and places.covers("currencies", last + 2):
        last += 1  # “5 Mio. Euro”
    return last


def _measured(tokens: Sequence[Token], places: Places, first: int, last: int) -> Amount:
    after = last + 1
    point = places.at("point_words", after)
    if point:
        return Amount(Measure.POINTS, first, point.last)
    share = places.at("share_words", after)
    if share:
        return Amount(Measure.SHARE, first, share.last)
    if first and places.covers("currencies", first - 1):
        return Amount(Measure.MONEY, first, last)
    money = places.at("currencies", after)
    if money:
        return Amount(Measure.MONEY, first, money.last)
    unit = _unit(tokens, places, after)
    if unit:
        attributive = tokens[after].glued
        tail = None if attributive else places.at("calendar_tails", unit[0] + 1)
        if tail is not None:
            return Amount(Measure.DURATION, first, tail.last, unit[0])
        return Amount(Measure.DURATION, first, unit[0], unit[0], unit[1], attributive)
    return _ratio(tokens, places, first, last)


def _ratio(tokens: Sequence[Token], places: Places, first: int, last: int) -> Amount:
    """“9 of 10”, “two thirds of” and “half of”, or a plain count."""
    entry = places.at("numbers", first)
    if tokens[first].kind == FRACTION or (entry and _is_fraction(entry, first)):
        return Amount(Measure.SHARE, first, last)
    tail = places.at("share_tails", last + 1)
    second = tail.last + 1 if tail else len(tokens)
    if tail and second < len(tokens) and _is_number(tokens, places, second):
        unit = _unit(tokens, places, second + 1)
        if unit is None and not places.covers("share_words", second + 1):
            return Amount(Measure.SHARE, first, second)
    return Amount(Measure.COUNT, first, last)


def _is_fraction(entry: Match, first: int) -> bool:
    return "fraction" in entry.entry.flags and entry.first == first


def _unit(tokens: Sequence[Token], places: Places, at: int) -> tuple[int, bool] | None:
    """Where the unit of a duration ends, and whether its calendar is open."""
    named = False
    step = at
    while step < len(tokens) and step - at < 3 and places.covers("calendar_words", step):
        named = True
        step += 1
    if places.covers("units_open", step):
        return step, not named
    if places.covers("units_closed", step):
        return step, False
    return None


def _one_by_article(tokens: Sequence[Token], places: Places, at: int) -> Amount | None:
    """“within an hour” and “within a business day”."""
    if at == 0 or not places.covers("articles", at) or not places.covers("within_words", at - 1):
        return None
    unit = _unit(tokens, places, at + 1)
    return Amount(Measure.DURATION, at, unit[0], unit[0], unit[1]) if unit else None
