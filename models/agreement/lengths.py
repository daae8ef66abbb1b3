"""Which of two durations is the longer, as far as no working calendar is needed to tell."""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext

from models.agreement.values import Duration, Unit

_ENDLESS = Decimal("Infinity")
_MINUTES: dict[Unit, tuple[Decimal, Decimal]] = {
    Unit.MINUTE: (Decimal(1), Decimal(1)),
    Unit.CLOCK_HOUR: (Decimal(60), Decimal(60)),
    Unit.CALENDAR_DAY: (Decimal(1_440), Decimal(1_440)),
    Unit.WEEK: (Decimal(10_080), Decimal(10_080)),
    Unit.MONTH: (Decimal(40_320), Decimal(44_640)),
    Unit.BUSINESS_HOUR: (Decimal(60), _ENDLESS),
    Unit.BUSINESS_DAY: (Decimal(0), _ENDLESS),
}
"""Minutes that pass on the clock during one unit, at least and at most."""

_CONTEXT = Context(prec=60, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])


def compare(first: Duration, second: Duration) -> int | None:
    """1 when `first` is surely longer, -1 when surely shorter, 0 when equal, None when open.

    Eight business hours against one business day stays open: only a calendar could tell.
    """
    with localcontext(_CONTEXT):
        if first.unit is second.unit:
            return _sign(first.amount, first.amount, second.amount, second.amount)
        return _sign(*_span(first), *_span(second))


def _span(length: Duration) -> tuple[Decimal, Decimal]:
    least, most = _MINUTES[length.unit]
    return length.amount * least, length.amount * most


def _sign(low: Decimal, high: Decimal, other_low: Decimal, other_high: Decimal) -> int | None:
    if low > other_high:
        return 1
    if high < other_low:
        return -1
    return 0 if low == high == other_low == other_high else None
