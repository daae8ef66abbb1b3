"""What has happened to the order of rows between two moments."""

from __future__ import annotations

from models.agreement.section import RowId


def difference(before: list[RowId], after: list[RowId]) -> tuple[int, int, int]:
    """Where two orders begin to differ, and where each of them ends to."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end, other_end = len(before), len(after)
    while end > start and other_end > start and before[end - 1] == after[other_end - 1]:
        end -= 1
        other_end -= 1
    return start, end, other_end


def moved(before: list[RowId], after: list[RowId]) -> tuple[int, int] | None:
    """From where and before which row one row was moved; None when more has happened."""
    if before[1:] + before[:1] == after:
        return 0, len(before)
    if before[-1:] + before[:-1] == after:
        return len(before) - 1, 0
    return None
