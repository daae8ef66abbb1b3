"""One program at a time works on a data folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from models.errors import UserError
from models.store.lock import Lock, Locked, ask_forward, forward_requests
from tests.architecture.source_tree import ROOT

HOLDER = """
import sys
from pathlib import Path
from models.store.lock import Lock
with Lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path):
    """Another process that holds the lock of tmp_path."""
    run = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(
        run, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_taker_is_turned_away_in_one_sentence(tmp_path: Path) -> None:
    with Lock(tmp_path), pytest.raises(Locked, match="close it or use --data-dir"):
        Lock(tmp_path).take()


def test_a_released_folder_can_be_taken_again(tmp_path: Path) -> None:
    with Lock(tmp_path):
        pass
    with Lock(tmp_path):
        pass


def test_another_process_is_turned_away_too(tmp_path: Path, holder) -> None:
    with pytest.raises(Locked):
        Lock(tmp_path).take()


def test_the_lock_of_a_killed_process_is_free_at_once(tmp_path: Path, holder) -> None:
    holder.kill()
    holder.wait()
    with Lock(tmp_path):
        pass


def test_the_folder_is_made_when_it_is_not_there(tmp_path: Path) -> None:
    with Lock(tmp_path / "new" / "data"):
        assert (tmp_path / "new" / "data").is_dir()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="cannot be written to"):
        Lock(tmp_path / "file").take()


def test_requests_to_come_forward_are_read_once(tmp_path: Path) -> None:
    ask_forward(tmp_path)
    ask_forward(tmp_path, "Übergabe 2027.slaw")
    assert sorted(forward_requests(tmp_path)) == ["", "Übergabe 2027.slaw"]
    assert forward_requests(tmp_path) == ()


@pytest.mark.parametrize("written", [b"", b"{", b"[1]", b"\xff\xfe", b'{"open": 5}', b"[" * 90_000])
def test_a_damaged_request_still_calls_the_window_forward(tmp_path: Path, written: bytes) -> None:
    ask_forward(tmp_path)
    forward_requests(tmp_path)
    (tmp_path / "inbox" / "odd.json").write_bytes(written)
    assert forward_requests(tmp_path) == ("",)
    assert forward_requests(tmp_path) == ()


def test_a_folder_without_inbox_has_no_requests(tmp_path: Path) -> None:
    assert forward_requests(tmp_path) == ()
