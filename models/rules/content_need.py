"""The posts, premium pieces and shares that the planned leads take, by one's own history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

from models.agreement.agreement import Agreement
from models.rules.funnel import FunnelPlan

_KINDS = (
    ("Posts", "leads_per_piece", "content_pieces"),
    ("Premium pieces", "leads_per_premium_piece", "premium_pieces"),
    ("Shares", "leads_per_share", "shares"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentNeed:
    """One kind of content: how many pieces alone would bring all leads of a planning period.

    `planned` is None while no number is planned; `brings` are the leads that those planned bring.
    """

    name: str
    exact: Fraction
    planned: Decimal | None
    brings: Fraction | None

    @property
    def count(self) -> int:
        """The pieces needed, rounded up once."""
        return ceil(self.exact)


@dataclass(frozen=True, slots=True)
class ContentPlan:
    """Every kind of content whose yield is known, and the leads that all planned pieces bring."""

    leads: Fraction
    needs: tuple[ContentNeed, ...]
    brings: Fraction | None

    @property
    def is_enough(self) -> bool | None:
        """True when the planned content brings all leads; None while nothing is planned."""
        return None if self.brings is None else self.brings >= self.leads


def content_plan(agreement: Agreement, plan: FunnelPlan) -> ContentPlan:
    """Content against the leads at the top of the plan."""
    leads = plan.stages[0].exact
    needs = tuple(_needs(agreement, leads))
    brought = [need.brings for need in needs if need.brings is not None]
    return ContentPlan(leads, needs, sum(brought, Fraction(0)) if brought else None)


def _needs(agreement: Agreement, leads: Fraction) -> Iterator[ContentNeed]:
    answers = agreement.funnel.answers
    for name, brings, planned in _KINDS:
        each: Decimal | None = getattr(answers, brings)
        pieces: Decimal | None = getattr(answers, planned)
        if each is None or each <= 0:
            continue
        yield ContentNeed(
            name=name,
            exact=leads / Fraction(each),
            planned=pieces,
            brings=None if pieces is None else Fraction(pieces) * Fraction(each),
        )
