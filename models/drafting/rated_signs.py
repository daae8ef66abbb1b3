"""The signs as both sides rated them: where they see it differently, and what weighs most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from models.agreement import path
from models.agreement.agreement import Agreement
from models.agreement.section import Row
from models.agreement.sections.diagnosis import WIDE_GAP, Sign
from models.agreement.sides import Side
from models.drafting.blind import Rating
from models.drafting.signs import SIGNS

SIGNS_AT = ("diagnosis", "signs")
TOP = 3
"""So many signs are picked as the ones that the agreement must answer first."""
EVIDENCE = 400
"""Characters that a side has for its evidence, so that both fit into the agreement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sign to rate: its key, its words, what to ask the room, and the steps that work on it."""

    key: str
    words: str
    question: str = ""
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedSign:
    """A sign with the ratings of both sides and what each gave as evidence.

    `evidence` is what both sides wrote down together; `rank` is its place among the top signs.
    `blind` tells whether the sides rated it alone, or the numbers come from the agreement.
    """

    statement: Statement
    marketing: int | None = None
    sales: int | None = None
    marketing_evidence: str = ""
    sales_evidence: str = ""
    evidence: str = ""
    rank: int | None = None
    blind: bool = False

    @property
    def apart(self) -> int | None:
        """How many steps lie between the ratings; None while one is missing."""
        if self.marketing is None or self.sales is None:
            return None
        return abs(self.marketing - self.sales)

    @property
    def is_wide(self) -> bool:
        """True when the sides see it so differently that it is talked about first."""
        return self.apart is not None and self.apart >= WIDE_GAP

    @property
    def gap(self) -> str:
        """The gap in words, such as "gap 2"."""
        if self.apart is None:
            return "one side" if (self.marketing, self.sales) != (None, None) else ""
        return "same" if self.apart == 0 else f"gap {self.apart}"

    def rating(self, side: Side) -> int | None:
        """What a side gave."""
        return self.marketing if side is Side.MARKETING else self.sales

    def evidence_of(self, side: Side) -> str:
        """What a side gave as evidence."""
        return self.marketing_evidence if side is Side.MARKETING else self.sales_evidence


def statements(agreement: Agreement) -> tuple[Statement, ...]:
    """The signs there are to rate: the known ones, then those that the room has added."""
    known = tuple(
        Statement(key=one.key, words=one.statement, question=one.question, steps=one.steps)
        for one in SIGNS
    )
    words = {one.words for one in known}
    own = tuple(
        Statement(key=row.id, words=row.text)
        for row in agreement.diagnosis.signs
        if row.text and row.text not in words
    )
    return (*known, *own)


def rated(agreement: Agreement, ratings: Iterable[Rating]) -> tuple[RatedSign, ...]:
    """All signs with a rating, those seen differently first, and among equals the strongest.

    Signs that nobody rated blind are taken from the agreement, if they stand there.
    """
    by_sign: dict[str, list[Rating]] = {}
    for rating in ratings:
        if rating.rating is not None or rating.evidence:
            by_sign.setdefault(rating.sign, []).append(rating)
    rows = {row.text: row for row in agreement.diagnosis.signs}
    found = []
    for statement in statements(agreement):
        row = rows.get(statement.words)
        given = by_sign.get(statement.key)
        if given:
            found.append(_of_ratings(statement, given, row))
        elif row is not None and (row.marketing is not None or row.sales is not None):
            found.append(_of_row(statement, row))
    return tuple(sorted(found, key=_urgency))


def free_rank(agreement: Agreement) -> int | None:
    """The first place among the top signs that is not taken; None when all are."""
    taken = {row.rank for row in agreement.diagnosis.signs}
    return next((rank for rank in range(1, TOP + 1) if Decimal(rank) not in taken), None)


def picked(agreement: Agreement, sign: RatedSign, rank: int) -> Agreement:
    """The agreement with the sign at a place among the top signs; whoever had it loses it."""
    rows = [
        replace(row, rank=None) if row.rank == rank and row.text != sign.statement.words else row
        for row in agreement.diagnosis.signs
    ]
    place = next((n for n, row in enumerate(rows) if row.text == sign.statement.words), None)
    if place is None:
        rows.append(replace(_result(sign), rank=Decimal(rank)))
    else:
        row = rows[place]
        evidence = row.evidence or _evidence(sign)
        rows[place] = replace(
            row,
            marketing=_number(sign.marketing),
            sales=_number(sign.sales),
            evidence=evidence,
            rank=Decimal(rank),
        )
    return path.put(agreement, SIGNS_AT, tuple(rows))


def unpicked(agreement: Agreement, sign: RatedSign) -> Agreement:
    """The agreement without the sign among the top signs.

    A row that says no more than what picking wrote goes; one that was worked on stays.
    """
    rows = []
    for row in agreement.diagnosis.signs:
        if row.text != sign.statement.words:
            rows.append(row)
            continue
        bare = replace(_result(replace(sign, evidence="")), id=row.id)
        if not sign.blind or sign.statement.key == row.id or replace(row, rank=None) != bare:
            rows.append(replace(row, rank=None))
    return path.put(agreement, SIGNS_AT, tuple(rows))


def _of_ratings(statement: Statement, given: list[Rating], row: Sign | None) -> RatedSign:
    by_side = {rating.side: rating for rating in given}
    nothing = Rating(sign=statement.key, side="")
    marketing = by_side.get(Side.MARKETING, nothing)
    sales = by_side.get(Side.SALES, nothing)
    sign = RatedSign(
        statement=statement,
        marketing=marketing.rating,
        sales=sales.rating,
        marketing_evidence=marketing.evidence,
        sales_evidence=sales.evidence,
        rank=_rank(row),
        blind=True,
    )
    joint = row.evidence if row is not None else ""
    return replace(sign, evidence="" if joint == _evidence(sign) else joint)


def _of_row(statement: Statement, row: Sign) -> RatedSign:
    return RatedSign(
        statement=statement,
        marketing=_step(row.marketing),
        sales=_step(row.sales),
        evidence=row.evidence,
        rank=_rank(row),
    )


def _result(sign: RatedSign) -> Sign:
    return Sign(
        text=sign.statement.words,
        marketing=_number(sign.marketing),
        sales=_number(sign.sales),
        evidence=sign.evidence or _evidence(sign),
    )


def _evidence(sign: RatedSign) -> str:
    said = [f"{side.label}: {sign.evidence_of(side)}" for side in Side if sign.evidence_of(side)]
    return "; ".join(said)


def _urgency(sign: RatedSign) -> tuple[int, int, int]:
    wide = sign.apart or 0 if sign.is_wide else 0
    alone = 1 if sign.apart is None else 0
    return -wide, alone, -((sign.marketing or 0) + (sign.sales or 0))


def _number(rating: int | None) -> Decimal | None:
    return None if rating is None else Decimal(rating)


def _step(value: Decimal | None) -> int | None:
    return int(value) if value is not None and value in (0, 1, 2, 3) else None


def _rank(row: Row | None) -> int | None:
    return int(row.rank) if isinstance(row, Sign) and row.rank is not None else None
