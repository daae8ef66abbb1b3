"""What can go wrong with the stored agreements, each with what to do about it."""

from __future__ import annotations

from pathlib import Path

from models.errors import UserError
from models.text import clean_line

UNTITLED = "Untitled agreement"
TO_DO = (
    "Nothing of it was changed. “Recover into a new agreement”, in its menu in the list, takes the"
    " newest text that is sound. Its signatures come back only with a backup: close SLA Workshop"
    " and put a file from the folder “backups” in place of agreements.db."
)


class Conflict(UserError):
    """The draft was saved elsewhere since it was last read; nothing was written."""

    def __init__(self, seen: int, found: int) -> None:
        """`seen` is the counter that the writer knew, `found` the one in the store."""
        super().__init__(
            "This draft was changed somewhere else in the meantime, so it was not saved.",
            "Open the agreement again and repeat your last change.",
        )
        self.seen = seen
        self.found = found


class Damaged(UserError):
    """Stored data that is not what was written."""

    def __init__(self, what: str, hint: str = "") -> None:
        """`what` is damaged, as a full sentence."""
        super().__init__(what, hint or "A backup in the data folder still holds an earlier state.")


def damaged_agreement(title: str, what: str) -> Damaged:
    """The damage of one agreement; `what` is wrong with it, as half a sentence."""
    return Damaged(f"“{clean_line(title) or UNTITLED}” is damaged: {what}.", TO_DO)


class Refused(UserError):
    """A file that this program does not open; it stays as it is."""


class Unwritable(UserError):
    """The disk is full or may not be written to; what is stored stays as it was."""


class Missing(UserError):
    """An agreement or a version that is not there."""


def unreadable_file(path: Path) -> Damaged:
    """The damage of a store as a whole."""
    return Damaged(
        f"The file {path.name} in {path.parent} is damaged and was left as it is.",
        "Move it away and put the newest file from the folder “backups” in its place.",
    )
