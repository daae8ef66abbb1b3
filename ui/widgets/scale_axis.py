"""The axis under the numbers of both sides: where it begins and ends, and its ticks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from models.agreement.values import grouped
from models.revisions.differences import Gap, Reach

_NICE = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_STRETCHES = 4
"""The values of both sides lie within about so many steps of the axis."""

Ends = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The numbers of one or both sides on one axis, with the ranges that each could live with.

    `overlap` is where the ranges meet; `apart` is what lies between ranges that do not.
    """

    marketing: Reach | None
    sales: Reach | None
    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]
    overlap: Ends | None = None
    apart: Ends | None = None

    @property
    def words(self) -> str:
        """What the picture shows, for those who hear it."""
        said = []
        for name, reach in (("Marketing", self.marketing), ("Sales", self.sales)):
            if reach is not None:
                said.append(f"{name} {_said(reach)}")
        if self.overlap is not None:
            said.append(f"ranges meet at {between(self.overlap)}")
        elif self.apart is not None:
            said.append(f"no overlap, {grouped(self.apart[1] - self.apart[0])} apart")
        return "; ".join(said)


def of_gap(gap: Gap) -> Scale:
    """Both sides' numbers on a common axis."""
    return of_reaches(gap.marketing, gap.sales, most=Decimal(100) if gap.unit == "%" else None)


def of_reaches(
    marketing: Reach | None, sales: Reach | None, *, most: Decimal | None = None
) -> Scale:
    """One or two numbers on an axis that ends at `most` at the latest.

    Raises ValueError when neither side has a number.
    """
    reaches = [reach for reach in (marketing, sales) if reach is not None]
    if not reaches:
        raise ValueError("a scale needs a number")
    least = min(reach.ends[0] for reach in reaches)
    greatest = max(reach.ends[1] for reach in reaches)
    low, high, step = _axis(least, greatest, most)
    ticks = []
    tick = low
    while tick <= high:
        ticks.append(tick)
        tick += step
    overlap, apart = _meeting(marketing, sales)
    return Scale(
        marketing=marketing,
        sales=sales,
        low=low,
        high=high,
        ticks=tuple(ticks),
        overlap=overlap,
        apart=apart,
    )


def between(ends: Ends, join: str = " to ") -> str:
    """A stretch in words, such as 3 to 4, or just 3 when both ends are the same."""
    low, high = grouped(ends[0]), grouped(ends[1])
    return low if low == high else f"{low}{join}{high}"


def _axis(least: Decimal, greatest: Decimal, most: Decimal | None) -> tuple[Decimal, ...]:
    span = greatest - least or abs(greatest) / 2 or Decimal(1)
    step = _step(span / _STRETCHES)
    half, margin = step / 2, step / 4
    if half != half.to_integral_value():
        half = step
    low = ((least - margin) / half).to_integral_value(ROUND_FLOOR) * half
    high = ((greatest + margin) / half).to_integral_value(ROUND_CEILING) * half
    if least >= 0:
        low = max(low, Decimal(0))
    if most is not None and greatest <= most:
        high = min(high, most)
    while low + step > high:
        if most is not None and high >= most:
            low -= half
        else:
            high += half
    return low, high, step


def _step(at_least: Decimal) -> Decimal:
    size = Decimal(1).scaleb(at_least.adjusted())
    return next(nice * size for nice in _NICE if nice * size >= at_least)


def _meeting(marketing: Reach | None, sales: Reach | None) -> tuple[Ends | None, Ends | None]:
    if marketing is None or sales is None:
        return None, None
    low = max(marketing.ends[0], sales.ends[0])
    high = min(marketing.ends[1], sales.ends[1])
    return ((low, high), None) if low <= high else (None, (high, low))


def _said(reach: Reach) -> str:
    if reach.ends == (reach.likely, reach.likely):
        return grouped(reach.likely)
    return f"{grouped(reach.likely)}, range {between(reach.ends)}"
