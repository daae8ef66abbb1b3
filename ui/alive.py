"""Answers that come back from the store after the view that asked for them may be gone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid


def while_alive(owner: QObject, then: Callable[..., None]) -> Callable[..., None]:
    """`then`, called only as long as its owner is still there."""

    def call(*values: object) -> None:
        if isValid(owner):
            then(*values)

    return call
