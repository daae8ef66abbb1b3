"""The agreements lie where the person or the operating system says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from models.store.places import data_folder
from tests.architecture.source_tree import ROOT


def test_the_folder_named_by_the_person_wins(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("SLA_WORKSHOP_DATA", str(tmp_path / "environment"))
    assert data_folder(tmp_path / "chosen") == tmp_path / "chosen"
    assert data_folder() == tmp_path / "environment"


def test_a_relative_folder_is_taken_from_here(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_folder("data") == tmp_path / "data"


@pytest.mark.skipif(sys.platform != "linux", reason="the desktop's rule is Linux's own")
def test_on_linux_the_desktop_says_where_data_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SLA_WORKSHOP_DATA", raising=False)
    monkeypatch.setenv("HOME", "/home/ann")
    monkeypatch.setenv("XDG_DATA_HOME", "/mnt/data")
    assert data_folder() == Path("/mnt/data/sla-workshop")
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert data_folder() == Path("/home/ann/.local/share/sla-workshop")


@pytest.mark.parametrize("module", ["places", "lock", "exchange", "errors", "stamps"])
def test_what_the_window_needs_first_reads_no_sql(module: str) -> None:
    program = f"import sys, models.store.{module}; print('sqlalchemy' in sys.modules)"
    run = [sys.executable, "-c", program]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
