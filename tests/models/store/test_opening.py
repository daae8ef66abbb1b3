"""What is not a sound store of ours is refused in a sentence, and not one byte of it changes."""

from __future__ import annotations

import shutil
import sqlite3
import struct
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from models.errors import UserError
from models.store import migrations
from models.store.errors import Damaged, Refused, Unwritable
from models.store.lock import Locked
from models.store.store import Store
from models.store.tables import metadata
from tests.architecture.source_tree import ROOT
from tests.models.store.makings import titled, with_personas
from tests.models.store.makings import workshop as made


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def refused(folder: Path, kind: type[UserError], said: str) -> None:
    before = everything(folder)
    with pytest.raises(kind, match=said):
        Store.open(folder)
    assert everything(folder) == before


def sound(folder: Path) -> Path:
    with Store.open(folder) as store:
        for title in ("One", "Two"):
            one = store.create(with_personas(titled(made(), title), 40))
            store.save_version(one, store.draft(one).workshop, "", "")
    return folder / "agreements.db"


def put_in_header(path: Path, offset: int, number: int) -> None:
    data = bytearray(path.read_bytes())
    data[offset : offset + 4] = struct.pack(">I", number)
    path.write_bytes(data)


def test_an_empty_file_is_not_taken_for_a_new_store(tmp_path: Path) -> None:
    (tmp_path / "agreements.db").touch()
    refused(tmp_path, Refused, "is empty")


@pytest.mark.parametrize("written", [b"Dear all,\n" * 100, b"SQLite format 3\x00", b"\x00"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "agreements.db").write_bytes(written)
    refused(tmp_path, Refused, "does not hold agreements")


def test_an_archive_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "agreements.db", "w") as archive:
        archive.writestr("a", "b" * 1000)
    refused(tmp_path, Refused, "does not hold agreements")


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "agreements.db")) as raw:
        raw.execute("CREATE TABLE agreement (id)")
        raw.commit()
    refused(tmp_path, Refused, "belongs to another program")


def test_a_newer_layout_is_refused_from_the_header_alone(tmp_path: Path) -> None:
    put_in_header(sound(tmp_path), 60, len(migrations.STEPS) + 1)
    refused(tmp_path, Refused, "written by a newer SLA Workshop")


def test_a_store_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    path = sound(tmp_path)
    path.write_bytes(path.read_bytes()[:8192])
    refused(tmp_path, Damaged, "is damaged and was left as it is")


def test_a_store_with_a_page_overwritten_is_refused(tmp_path: Path) -> None:
    path = sound(tmp_path)
    data = bytearray(path.read_bytes())
    data[4096:8192] = b"\xa5" * 4096
    path.write_bytes(data)
    refused(tmp_path, Damaged, "is damaged")


def test_a_store_without_its_tables_is_refused(tmp_path: Path) -> None:
    path = sound(tmp_path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")
        raw.execute("DROP TABLE part")
        raw.commit()
    refused(tmp_path, Damaged, "is damaged")


def test_the_log_of_another_store_beside_it_is_noticed(tmp_path: Path) -> None:
    mine, other = tmp_path / "mine", tmp_path / "other"
    for folder in (mine, other):
        folder.mkdir()
        sound(folder)
    with Store.open(other) as store:
        for number in range(30):
            store.create(with_personas(made(f"Number {number}"), 40))
        shutil.copy(other / "agreements.db-wal", mine)
    refused(mine, Damaged, "is damaged")


def test_what_a_crash_left_in_the_log_is_taken_over(tmp_path: Path) -> None:
    running, left = tmp_path / "running", tmp_path / "left"
    left.mkdir()
    with Store.open(running) as store:
        one = store.create(made())
        store.save_draft(one, titled(made(), "Typed last"), 1)
        for name in ("agreements.db", "agreements.db-wal"):
            shutil.copy(running / name, left)
    with Store.open(left) as store:
        assert store.draft(one).workshop.agreement.title == "Typed last"
        assert store.verify() == ()


def test_a_store_that_vanished_is_not_replaced_while_backups_are_there(tmp_path: Path) -> None:
    path = sound(tmp_path)
    with Store.open(tmp_path) as store:
        store.backup("test")
    path.unlink()
    refused(tmp_path, Refused, "is gone")


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(Unwritable, match="cannot be"):
        Store.open(tmp_path / "data")


OPENING = """
import os, sys
from pathlib import Path
import sqlalchemy.dialects.sqlite  # nobody may not read it where the checkout is private
from models.errors import UserError
from models.store.store import Store
from tests.models.store.makings import workshop
os.setgid(65534); os.setuid(65534)
try:
    with Store.open(Path(sys.argv[1])) as store:
        store.create(workshop())
except UserError as error:
    print(type(error).__name__, error)
"""


@pytest.mark.parametrize("mode", [0o555, 0o755])
def test_a_folder_that_may_not_be_written_to_stays_as_it_is(tmp_path: Path, mode: int) -> None:
    sound(tmp_path)
    tmp_path.chmod(mode)
    (tmp_path / "agreements.db").chmod(0o444)
    for parent in tmp_path.parents:
        if parent.stat().st_uid == tmp_path.stat().st_uid and parent != Path("/tmp"):
            parent.chmod(parent.stat().st_mode | 0o011)
    before = everything(tmp_path)
    run = [sys.executable, "-c", OPENING, str(tmp_path)]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
    tmp_path.chmod(0o755)
    if "Operation not permitted" in done.stderr:
        pytest.skip("only root can become somebody who may not write here")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Unwritable"), done.stdout
    assert everything(tmp_path) == before


def test_a_second_program_is_turned_away_by_the_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from models.store import engine

    monkeypatch.setattr(engine, "PRAGMAS", ("busy_timeout = 10", *engine.PRAGMAS[1:]))
    with Store.open(tmp_path) as store:
        one = store.create(made())
        with pytest.raises(Locked):
            Store.open(tmp_path)
        store.save_draft(one, made(), 1)
    with Store.open(tmp_path) as store:
        assert store.draft(one).saves == 2


def test_the_layout_is_the_one_that_the_tables_say(tmp_path: Path) -> None:
    with closing(sqlite3.connect(sound(tmp_path))) as raw:
        for table in metadata.sorted_tables:
            rows = raw.execute(f"PRAGMA table_info({table.name})").fetchall()
            found = [(row[1], row[2], bool(row[3])) for row in rows]
            kinds = {"TEXT": "TEXT", "INTEGER": "INTEGER", "NULL": "TEXT"}
            said = [(c.name, kinds[str(c.type).upper()], not c.nullable) for c in table.columns]
            assert found == said
            keys = [row[1] for row in sorted(rows, key=lambda row: row[5]) if row[5]]
            assert keys == [column.name for column in table.primary_key]


def test_a_sound_store_leaves_nothing_beside_it(tmp_path: Path) -> None:
    sound(tmp_path)
    assert list(everything(tmp_path)) == ["agreements.db"]
