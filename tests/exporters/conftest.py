"""One application for all pictures, of the class that the windows of other tests need."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """The application stands before a picture makes a lesser one of its own."""
