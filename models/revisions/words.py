"""Two wordings beside each other: which words stayed, which went and which came."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

PieceKind = Literal["same", "removed", "added"]

_TOKEN = re.compile(r"(?:\d+(?:[.,]\d+)+|\w+|[^\w\s])\s?|\s")
_ATOM = re.compile(r"\d+(?:[.,]\d+)+|\w+|\W")
_MOST_TOKENS = 4000
_LEAST_ALIKE = 0.25
_ISLAND = 2
"""Equal stretches of so few characters between two changes only make the change hard to read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both wordings have, or only the one."""

    text: str
    kind: PieceKind


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both wordings in reading order, what was removed before what was added.

    The same and removed pieces together are `before`, the same and added ones `after`.
    """
    if before == after:
        return (Piece(before, "same"),) if before else ()
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    head = _common(old, new)
    old_rest, new_rest = old[head:], new[head:]
    tail = _common(old_rest[::-1], new_rest[::-1])
    old_mid = old_rest[: len(old_rest) - tail]
    new_mid = new_rest[: len(new_rest) - tail]
    middle = _swallow_islands(_changes(old_mid, new_mid))
    end = "".join(old_rest[len(old_rest) - tail :])
    return tuple(_pieces([("".join(old[:head]),) * 2, *middle, (end, end)]))


_Pair = tuple[str, str]
"""A stretch of the old and of the new wording; equal stretches are the same text twice."""


def _common(one: list[str], other: list[str]) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _changes(old: list[str], new: list[str]) -> list[_Pair]:
    whole = [("".join(old), "".join(new))]
    if max(len(old), len(new)) > _MOST_TOKENS:
        return whole
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.quick_ratio() < _LEAST_ALIKE:
        return whole
    return [("".join(old[i:j]), "".join(new[k:end])) for _, i, j, k, end in matcher.get_opcodes()]


def _swallow_islands(pairs: list[_Pair]) -> list[_Pair]:
    merged: list[_Pair] = []
    for index, (old, new) in enumerate(pairs):
        island = old == new and len(old.strip()) <= _ISLAND and 0 < index < len(pairs) - 1
        if merged and (island or old != new) and merged[-1][0] != merged[-1][1]:
            merged[-1] = (merged[-1][0] + old, merged[-1][1] + new)
        else:
            merged.append((old, new))
    return merged


def _pieces(pairs: Iterable[_Pair]) -> list[Piece]:
    found: list[Piece] = []
    for old, new in pairs:
        if old == new:
            _append(found, old, "same")
            continue
        start, end = _shared_ends(old, new)
        _append(found, old[:start], "same")
        _append(found, old[start : len(old) - end], "removed")
        _append(found, new[start : len(new) - end], "added")
        _append(found, old[len(old) - end :], "same")
    return found


def _shared_ends(old: str, new: str) -> tuple[int, int]:
    """How many characters at both ends are the same words and blanks, and did not change."""
    old_atoms, new_atoms = _ATOM.findall(old), _ATOM.findall(new)
    head = _common(old_atoms, new_atoms)
    old_rest, new_rest = old_atoms[head:], new_atoms[head:]
    tail = _common(old_rest[::-1], new_rest[::-1])
    end = old_rest[len(old_rest) - tail :]
    return len("".join(old_atoms[:head])), len("".join(end))


def _append(found: list[Piece], text: str, kind: PieceKind) -> None:
    if not text:
        return
    if found and found[-1].kind == kind:
        found[-1] = Piece(found[-1].text + text, kind)
    else:
        found.append(Piece(text, kind))
