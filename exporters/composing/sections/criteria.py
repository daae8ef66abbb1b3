"""Facts that decide, as rows of a table: what must be true, and by which evidence."""

from __future__ import annotations

from typing import Final

TEST: Final = (
    "{observable}[{operator=is_true?}][ {operator=at_least?at least} {value}]"
    "[ {operator=at_most?at most} {value}][ {operator=exactly?exactly} {value}]"
    "[ {operator=between?between} {value}][ {operator=one_of?is one of} {value}]"
    "[ {operator=none_of?is none of} {value}][ {unit}][, within the last {look_back}]"
)
"""What must be true, with its measure."""

EVIDENCE: Final = "{source}[, {confirmed_by}]"
