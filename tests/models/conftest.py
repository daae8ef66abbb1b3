"""Property tests show a failing agreement whole, however long it is."""

from __future__ import annotations

import pytest


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let a property test report the agreement that breaks it instead of its length."""
    item.add_marker(pytest.mark.filterwarnings("ignore:Generating overly large repr"))
