"""The two sides of the agreement, and whoever belongs to neither."""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    """A team that takes part."""

    MARKETING = "marketing"
    SALES = "sales"

    @property
    def label(self) -> str:
        """The side's name in sentences and on buttons."""
        return self.value.capitalize()

    @property
    def other(self) -> Side:
        """The side across the table."""
        return Side.SALES if self is Side.MARKETING else Side.MARKETING
