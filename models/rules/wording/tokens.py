"""A text taken apart into words, numbers and signs, and into sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

WORD, NUMBER, FRACTION, ORDINAL, DATE, CLOCK, ADDRESS, NAME, SIGN = (
    "word",
    "number",
    "fraction",
    "ordinal",
    "date",
    "clock",
    "address",
    "name",
    "sign",
)
SHY = "\u00ad\u200b\u200c\u200d\u2060"
HYPHENS = "-\u2010\u2011"

_TOKEN = re.compile(
    rf"""
    (?P<address>(?:https?://|www\.)\S+|[\w.+-]{{1,64}}@[\w.-]{{1,255}})
    |(?P<name>24/7)
    |(?P<date>\d{{4}}-\d\d-\d\d(?!\d)|\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d\d)(?!\d)
        |\d{{1,2}}\.\d{{1,2}}\.(?!\d))
    |(?P<clock>\d{{1,2}}:\d\d(?!\d))
    |(?P<ordinal>\d{{1,6}}(?:st|nd|rd|th)\b)
    |(?P<fraction>\d{{1,3}}/\d{{1,3}}(?!\d)|[½¼¾⅓⅔])
    |(?P<number>\d{{1,3}}(?:[\u00a0\u202f\u2009]\d{{3}}(?!\d))+|\d+(?:[.,'’]\d+)*)
    |(?P<word>[eE][{HYPHENS}][mM]ail\w*|[^\W\d_](?:[\w{SHY}]|['’](?=\w))*)
    |(?P<sign>\.\.\.|[^\s\w]|_)
    """,
    re.VERBOSE,
)
_HIDDEN = dict.fromkeys(map(ord, SHY))
_BULLET = re.compile(r"^[ \t]*(?:[-–—•*·▪‣◦]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t]+", re.MULTILINE)
_SHORTENED = frozenset(
    (
        "etc",
        "approx",
        "ca",
        "vs",
        "no",
        "nr",
        "max",
        "min",
        "incl",
        "inkl",
        "bzw",
        "usw",
        "ggf",
        "evtl",
        "mind",
        "resp",
        "dr",
        "mr",
        "ms",
        "mrs",
        "st",
        "std",
        "stk",
        "mio",
        "mrd",
        "tsd",
    )
)


class Token(NamedTuple):
    """A word, a number or a sign; `key` is what it is compared by, `glued` behind a hyphen."""

    text: str
    key: str
    start: int
    end: int
    kind: str
    glued: bool


class Tokens(NamedTuple):
    """The parts of a text in order, and where each sentence begins and ends among them."""

    all: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]


def key_of(word: str) -> str:
    """How a word is compared: without case, possessive and hidden hyphens."""
    plain = word.casefold()
    if not plain.isascii():
        plain = plain.translate(_HIDDEN).replace("’", "'")
    if plain.startswith(("e-mail", "e\u2010mail", "e\u2011mail")):
        plain = "email" + plain[6:]
    return plain.removesuffix("'s")


def take_apart(text: str) -> Tokens:
    """The tokens of a text; hyphens inside a word part it, and what stands behind is glued."""
    bullets = [match.end() for match in _BULLET.finditer(text)]
    opening = [match.start() for match in _BULLET.finditer(text)]
    passed = 0
    found: list[Token] = []
    glued = False
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        while passed < len(bullets) and bullets[passed] <= start:
            passed += 1
        if passed < len(bullets) and opening[passed] <= start:
            continue
        kind = match.lastgroup or SIGN
        word = match.group()
        if kind == SIGN and word in HYPHENS and _joins(text, start, found):
            glued = True
            continue
        key = key_of(word) if kind == WORD else word
        found.append(Token(word, key, start, end, kind, glued))
        glued = False
    return Tokens(tuple(found), _sentences(text, found))


def _joins(text: str, at: int, before: Sequence[Token]) -> bool:
    """True for a hyphen that ties two words, or a word and a number, together."""
    if not before or before[-1].end != at or at + 1 >= len(text) or not text[at + 1].isalnum():
        return False
    return not (before[-1].kind == NUMBER and text[at + 1].isdigit())


def _sentences(text: str, tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    ends: list[tuple[int, int]] = []
    first = 0
    for at, token in enumerate(tokens[:-1]):
        after = tokens[at + 1]
        gap = text[token.end : after.start] if after.start - token.end < 200 else "\n"
        if "\n" in gap or (token.kind == SIGN and gap and _is_end(tokens, at)):
            ends.append((first, at + 1))
            first = at + 1
    if first < len(tokens):
        ends.append((first, len(tokens)))
    return tuple(ends)


def _is_end(tokens: Sequence[Token], at: int) -> bool:
    sign = tokens[at].text
    if sign in "!?;":
        return True
    if sign != "." or at == 0:
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    if before.kind == WORD:
        shortened = len(before.key) == 1 or before.key in _SHORTENED
        return not shortened and not after.text[0].islower()
    if before.kind == NUMBER and before.text.isdigit() and len(before.text) < 3:
        return after.kind != WORD or not after.text[0].isalpha() or _looks_new(after)
    return True


def _looks_new(token: Token) -> bool:
    """True when a word behind "12." more likely opens a sentence than names a month."""
    return token.text[0].isupper() and token.key[:3] not in _MONTHS


_MONTHS = frozenset(
    (
        *("jan", "feb", "mär", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "oct"),
        *("nov", "dez", "dec", "qua", "hal"),
    )
)
