"""Patience: a test of the window waits for what it expects, however busy the machine is."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

PATIENCE = 30_000
"""Milliseconds; what is expected ends the waiting at once."""


@pytest.fixture
def qtbot(qtbot: Any) -> Any:
    """The bot of pytest-qt with more patience than its five seconds."""
    for name in ("waitUntil", "waitSignal"):
        setattr(qtbot, name, partial(getattr(qtbot, name), timeout=PATIENCE))
    return qtbot
