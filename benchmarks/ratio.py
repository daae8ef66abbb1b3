"""A measured ratio, and the little that measuring one takes."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """How many times as long one thing takes as another, and how many times it may take."""

    name: str
    ratio: float
    bound: float

    @property
    def ok(self) -> bool:
        """True when the ratio keeps within its bound."""
        return self.ratio <= self.bound


def seconds(act: Callable[[], object]) -> float:
    """How long `act` takes this once."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def of_medians(one: Callable[[], object], other: Callable[[], object], times: int) -> float:
    """The median time of `one` divided by that of `other`, taken in turns."""
    pairs = [(seconds(one), seconds(other)) for _ in range(times)]
    return statistics.median(p[0] for p in pairs) / statistics.median(p[1] for p in pairs)
