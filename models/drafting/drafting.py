"""What leads to the agreement and is not part of it: origins of values and private notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.drafting.origins import Origins


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """The facilitator's working material; it stays on this laptop.

    `origins` tells where values come from, `notes` are the facilitator's own, by clause.
    """

    origins: Origins = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
