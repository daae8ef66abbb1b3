"""A text taken apart into words, numbers and signs, and into sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
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

_ADDRESS = r"(?P<address>(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,255})"
_OTHERS = rf"""
    (?P<name>24/7)
    |(?P<date>\d{{4}}-\d\d-\d\d(?!\d)|\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d\d)(?!\d)
        |\d{{1,2}}\.\d{{1,2}}\.(?!\d))
    |(?P<clock>\d{{1,2}}:\d\d(?!\d))
    |(?P<ordinal>\d{{1,6}}(?:st|nd|rd|th)\b)
    |(?P<fraction>\d{{1,3}}/\d{{1,3}}(?!\d)|[½¼¾⅓⅔])
    |(?P<number>\d{{1,3}}(?:[\u00a0\u202f\u2009]\d{{3}}(?!\d))+|\d+(?:[.,'’]\d+)*)
    |(?P<word>[eE][{HYPHENS}][mM]ail\w*|[^\W\d_](?:[\w{SHY}]|['’](?=\w))*)
    |(?P<sign>\.\.\.|[^\s\w]|_)
    """
_TOKEN = re.compile(f"{_ADDRESS}|{_OTHERS}", re.VERBOSE)
_TOKEN_BUT_ADDRESS = re.compile(_OTHERS, re.VERBOSE)
_HINTS_OF_ADDRESS = ("@", "http", "www")
PIECE = re.compile(r"[^\W\d_]+|\d+|\.\.\.|[^\w\s]")
_HIDDEN = dict.fromkeys(map(ord, SHY))
_BULLET = re.compile(r"^[ \t]*(?:[-–—•*·▪‣◦]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t]+", re.MULTILINE)
_ENDING = re.compile(r"[\n.!?;]")
_LONG_GAP = 200
"""So many blanks part sentences as a new line does."""


class Token(NamedTuple):
    """A word, a number or a sign; `key` is what it is compared by, `glued` behind a hyphen."""

    text: str
    key: str
    start: int
    end: int
    kind: str
    glued: bool


_token: Callable[[tuple[str, str, int, int, str, bool]], Token] = partial(tuple.__new__, Token)
"""A token of its parts, made without the detour that a text of many words would feel."""


class Joints(NamedTuple):
    """What a full stop does not end: shortened words, and numbers that only name a rank."""

    shortened: frozenset[str]
    ranked: frozenset[str]
    rank_heads: frozenset[str]


@lru_cache(maxsize=16_384)
def key_of(word: str) -> str:
    """How a word is compared: without case, possessive and hidden hyphens."""
    plain = word.casefold()
    if not plain.isascii():
        plain = plain.translate(_HIDDEN).replace("’", "'")
    if plain.startswith(("e-mail", "e\u2010mail", "e\u2011mail")):
        plain = "email" + plain[6:]
    return plain.removesuffix("'s")


def pieces(text: str) -> set[str]:
    """The letters, digits and signs that tokens are made of, told apart faster than tokens are.

    Whatever stands in a list can only be found where all pieces of it stand.
    """
    plain = text.casefold()
    if not plain.isascii():
        plain = plain.translate(_HIDDEN).replace("’", "'")
    found = set(PIECE.findall(plain))
    if "e" in found:
        found |= {f"e{piece}" for piece in found if piece.startswith("mail")}
    return found


def take_apart(text: str) -> tuple[Token, ...]:
    """The tokens of a text; hyphens inside a word part it, and what stands behind is glued."""
    bullets = [match.span() for match in _BULLET.finditer(text)]
    passed = 0
    found: list[Token] = []
    glued = False
    addressed = any(hint in text for hint in _HINTS_OF_ADDRESS)
    pattern = _TOKEN if addressed else _TOKEN_BUT_ADDRESS
    for match in pattern.finditer(text):
        start, end = match.span()
        if bullets:
            while passed < len(bullets) and bullets[passed][1] <= start:
                passed += 1
            if passed < len(bullets) and bullets[passed][0] <= start:
                continue
        kind = match.lastgroup or SIGN
        word = match.group()
        if kind == WORD:
            found.append(_token((word, key_of(word), start, end, kind, glued)))
        elif kind == SIGN and word in HYPHENS and _joins(text, start, found):
            glued = True
            continue
        else:
            found.append(_token((word, word, start, end, kind, glued)))
        glued = False
    return tuple(found)


def _joins(text: str, at: int, before: Sequence[Token]) -> bool:
    """True for a hyphen that ties two words, or a word and a number, together."""
    if not before or before[-1].end != at or at + 1 >= len(text) or not text[at + 1].isalnum():
        return False
    return not (before[-1].kind == NUMBER and text[at + 1].isdigit())


def sentences(text: str, tokens: Sequence[Token], joints: Joints) -> list[tuple[int, int]]:
    """Where each sentence begins and ends among the tokens."""
    if len(text) < _LONG_GAP and not _ENDING.search(text, 0, len(text) - 1):
        return [(0, len(tokens))] if tokens else []
    ends: list[tuple[int, int]] = []
    first = 0
    for at, token in enumerate(tokens[:-1]):
        after = tokens[at + 1]
        gap = text[token.end : after.start] if after.start - token.end < _LONG_GAP else "\n"
        if "\n" in gap or (token.kind == SIGN and gap and _is_end(tokens, at, joints)):
            ends.append((first, at + 1))
            first = at + 1
    if first < len(tokens):
        ends.append((first, len(tokens)))
    return ends


def _is_end(tokens: Sequence[Token], at: int, joints: Joints) -> bool:
    sign = tokens[at].text
    if sign in "!?;":
        return True
    if sign != "." or at == 0:
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    if before.kind == WORD:
        shortened = len(before.key) == 1 or before.key in joints.shortened
        return not shortened and not after.text[0].islower()
    if before.kind == NUMBER and before.text.isdigit() and len(before.text) < 3:
        ranks = at > 1 and tokens[at - 2].key in joints.rank_heads
        return after.kind != WORD or not (ranks or _is_ranked(after, joints))
    return True


def _is_ranked(token: Token, joints: Joints) -> bool:
    """True when a word behind "12." rather names a month or a period than opens a sentence."""
    return not token.text[0].isupper() or token.key in joints.ranked
