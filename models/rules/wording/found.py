"""What a rule finds in a reading, before it is put into words."""

from __future__ import annotations

from typing import NamedTuple

from models.rules.wording.verdict import Repair


class Found(NamedTuple):
    """A rule, the tokens it means, and how to mend it; `eased` makes an error a warning."""

    rule: str
    first: int
    last: int
    repair: Repair | None = None
    eased: bool = False
