"""An older store is copied first and then brought up to date, in whole steps."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from models import workshop as workshops
from models.agreement import codec
from models.store import backups, migrations
from models.store.store import Store
from tests.models.store.makings import titled
from tests.models.store.makings import workshop as made


def add_colour(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE agreement ADD COLUMN colour TEXT")


def add_shape(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE agreement ADD COLUMN shape TEXT")


def fail_half_way(connection: Connection) -> None:
    add_shape(connection)
    connection.exec_driver_sql("DELETE FROM draft")
    raise RuntimeError("half way")


def layout(path: Path) -> tuple[int, list[str]]:
    with closing(sqlite3.connect(path)) as raw:
        columns = [row[1] for row in raw.execute("PRAGMA table_info(agreement)")]
        return raw.execute("PRAGMA user_version").fetchone()[0], columns


@pytest.fixture
def old(tmp_path: Path) -> Path:
    with Store.open(tmp_path) as store:
        store.save_version(store.create(made()), made(), "First", "Ines")
    return tmp_path


def with_another_title(content: dict) -> dict:
    """What an upgrade of the content may do."""
    agreement = content["agreement"]
    parties = agreement["parties"]
    changed = parties | {"answers": parties["answers"] | {"title": "New"}}
    return content | {"format": 2, "agreement": agreement | {"parties": changed}}


def with_steps(monkeypatch: pytest.MonkeyPatch, *steps) -> None:
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, *steps))


def test_an_older_store_is_brought_up_and_keeps_what_it_held(old: Path, monkeypatch) -> None:
    with_steps(monkeypatch, add_colour, add_shape)
    with Store.open(old) as store:
        one = store.listing()[0].id
        assert store.draft(one).workshop == made()
        assert len(store.versions(one)) == 1
    assert layout(old / "agreements.db") == (3, [*layout_of_one(), "colour", "shape"])


def layout_of_one() -> list[str]:
    return ["id", "created_at", "archived_at", "digest"]


def test_a_copy_from_before_is_there(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_steps(monkeypatch, add_colour)
    Store.open(old).close()
    (copy,) = backups.kept(old)
    assert copy.reason == "before-update"
    assert layout(copy.path) == (1, layout_of_one())


def test_a_step_that_fails_leaves_the_step_before(old: Path, monkeypatch) -> None:
    with_steps(monkeypatch, add_colour, fail_half_way)
    with pytest.raises(RuntimeError, match="half way"):
        Store.open(old)
    assert layout(old / "agreements.db") == (2, [*layout_of_one(), "colour"])
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS[:2], add_shape))
    with Store.open(old) as store:
        assert store.draft(store.listing()[0].id).workshop == made()
    assert layout(old / "agreements.db")[0] == 3


def test_no_copy_is_made_where_nothing_has_to_be_done(old: Path) -> None:
    Store.open(old).close()
    assert backups.kept(old) == ()


def test_content_of_an_older_format_is_read_and_stays_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(old) as store:
        one = store.listing()[0].id
        before = store.versions(one)
        monkeypatch.setattr(codec, "FORMAT", codec.FORMAT + 1)
        monkeypatch.setattr(workshops, "UPGRADES", (*workshops.UPGRADES, with_another_title))
        for whole in (store.version(one, 1), store.draft(one).workshop):
            assert whole.agreement == titled(made(), "New").agreement
            assert whole.record == made().record
        assert store.versions(one) == before
        assert store.verify() == ()


def test_content_of_a_newer_format_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = workshops.encode(made()) | {"format": codec.FORMAT + 1}
    with pytest.raises(workshops.UserError, match="newer SLA Workshop"):
        workshops.decode(whole)
