"""What the checks found in the text on the wall, as one sentence and a question to the room.

A remark speaks only of what the wall itself shows: an answer that stands there in words, or one
that is missing from it. It knows nothing of proposals, ratings, notes or evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from models.agreement import fields, path
from models.agreement.agreement import Agreement
from models.agreement.clauses import Clause
from models.agreement.section import Holder
from models.rules.finding import Finding, Severity
from ui.room.clause_text import KEPT_OFF, Line, WallText
from ui.room.picture import Remark, Said

WEIGHTS = (Severity.ERROR, Severity.WARNING)
"""What is only unanswered or a starter value is the facilitator's business."""


def remarks_of(
    agreement: Agreement, clause: Clause, text: WallText, findings: Iterable[Finding]
) -> tuple[Remark, ...]:
    """The findings that the room may see beside the text of a clause, each said once."""
    found = (
        Remark(words=one.message, question=one.question, quote=one.quote)
        for one in findings
        if one.severity in WEIGHTS
        and one.path[: len(clause.path)] == clause.path
        and _may_be_seen(agreement, text, one)
    )
    return tuple(dict.fromkeys(found))


def _may_be_seen(agreement: Agreement, text: WallText, one: Finding) -> bool:
    """True when the answer stands on the wall, or holds nothing that could."""
    if any(part in KEPT_OFF for part in one.path):
        return False
    if one.quote and _plain(one.quote) not in _plain(text.words):
        return False
    if one.path in text.answers:
        return True
    return path.exists(agreement, one.path) and _says_nothing(path.get(agreement, one.path))


def _says_nothing(value: object) -> bool:
    """True for an empty answer, and for a place that only holds answers."""
    holds = isinstance(value, Holder) or (
        isinstance(value, tuple) and all(isinstance(one, Holder) for one in value)
    )
    return holds or fields.is_empty(value)


def _plain(words: str) -> str:
    """Words without regard to capitals, spaces and hyphens that only keep lines together."""
    joined = " ".join(words.split())
    return joined.replace("\u2011", "-").casefold()


def asked_about(line: Line, remarks: Iterable[Remark]) -> Line:
    """The line with the words marked that the remarks speak of."""
    for quote in dict.fromkeys(one.quote for one in remarks if one.quote):
        line = tuple(piece for said in line for piece in _parted(said, quote))
    return line


def _parted(said: Said, quote: str) -> Iterator[Said]:
    """The stretch cut where the quote stands in it as whole words."""
    if said.asked:
        yield said
        return
    meant = re.compile(rf"(?<!\w)({re.escape(quote)})(?!\w)", re.IGNORECASE)
    for place, text in enumerate(meant.split(said.text)):
        if text:
            yield replace(said, text=text, asked=place % 2 == 1)
