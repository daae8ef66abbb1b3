"""The window paints before SQL and Word are read, and the command line never reads Qt."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.source_tree import ROOT

ONLY_LATER = {"sqlalchemy", "docx", "lxml"}


def imported_by(module: str) -> set[str]:
    """The top-level packages that a fresh Python holds after importing `module`."""
    program = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    run = [sys.executable, "-c", program]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["ui.app", "ui.main_window"])
def test_the_window_starts_without_sql_and_word(module: str) -> None:
    skip_while_unwritten(module)
    assert imported_by(module) & ONLY_LATER == set()


@pytest.mark.parametrize("module", ["main", "ui.command_line"])
def test_the_command_line_starts_without_qt(module: str) -> None:
    skip_while_unwritten(module)
    assert "PySide6" not in imported_by(module)


def skip_while_unwritten(module: str) -> None:
    if not (ROOT / (module.replace(".", "/") + ".py")).exists():
        pytest.skip(f"{module} is not written yet")
