"""What every test stands on: an offscreen Qt, a data folder of its own, and nothing left over."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["LANGUAGE"] = "C"

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

settings.register_profile("steady", derandomize=True, database=None, deadline=None)
settings.register_profile("exploring", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "exploring"))

_HOMES = Path(tempfile.mkdtemp(prefix="sla-workshop-tests-"))
_RUNTIME = _HOMES / "runtime"
_RUNTIME.mkdir(mode=0o700)
os.environ["XDG_RUNTIME_DIR"] = str(_RUNTIME)
_numbers = itertools.count()


def pytest_unconfigure() -> None:
    """Remove the data folders of all tests."""
    shutil.rmtree(_HOMES, ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that need a real window where there is none."""
    if os.environ["QT_QPA_PLATFORM"] != "offscreen":
        return
    left_out = [item for item in items if item.get_closest_marker("window")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("window")]


@pytest.fixture(autouse=True)
def data_home(monkeypatch: pytest.MonkeyPatch) -> Path:
    """What stands for the user's own folder in this test; made by whoever writes there first."""
    home = _HOMES / f"home-{next(_numbers)}"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("APPDATA", str(home / "roaming"))
    monkeypatch.setenv("LOCALAPPDATA", str(home / "local"))
    return home


@pytest.fixture(autouse=True)
def no_window_left_over() -> Iterator[None]:
    """Fail a test that leaves a window on the screen, and take the window away."""
    yield
    if QApplication.instance() is None:
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    names = [f"{type(window).__name__} “{window.windowTitle()}”" for window in left]
    for window in left:
        window.hide()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not names, f"windows left open: {', '.join(names)}"


@pytest.fixture(autouse=True)
def no_thread_left_over() -> Iterator[None]:
    """Fail a test that leaves a thread running, such as one that did not close its store."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    # A thread that Python did not start (Qt's) shows up as a dummy and cannot be waited for.
    left = [thread for thread in left if not isinstance(thread, threading._DummyThread)]
    for thread in left:
        thread.join(timeout=2)
    names = [thread.name for thread in left if thread.is_alive()]
    assert not names, f"threads left running: {', '.join(names)}"
