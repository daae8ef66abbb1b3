"""Errors that the person at the laptop can do something about."""

from __future__ import annotations


class UserError(Exception):
    """Something that the user or the world can mend.

    `message` says in one sentence what is wrong, `hint` what to do about it.
    Anything that is not a `UserError` is a fault of the program.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep both sentences apart, so that a window can show them on two lines."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class Unreadable(UserError):
    """JSON that does not hold what its place asks for."""

    def __init__(self, place: str, wanted: str) -> None:
        """`place` in words from the outside inwards, `wanted` what should stand there."""
        super().__init__(f"{place}: {wanted}.", "The file is damaged or was changed by hand.")
