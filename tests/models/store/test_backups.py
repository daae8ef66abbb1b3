"""Backups are whole, looked through, and kept long enough."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models.store import backups
from models.store.backups import Backup, to_drop
from models.store.errors import Unwritable
from models.store.store import Store
from tests.models.store.makings import Clock, titled
from tests.models.store.makings import workshop as made

NOW = dt.datetime(2026, 12, 4, 16, 40, tzinfo=dt.UTC)


def test_a_backup_is_the_store_at_the_moment_it_was_made(store: Store, tmp_path: Path) -> None:
    one = store.create(made())
    store.save_version(one, made(), "First", "Ines")
    backup = store.backup("by hand")
    store.save_draft(one, titled(made(), "Later"), 1)
    assert backup.faults == ()
    assert [path.name for path in backup.path.parent.iterdir()] == [backup.path.name]
    store.close()
    aside = backups.put_back(tmp_path, backup)
    with Store.open(tmp_path) as again:
        assert again.draft(one).workshop == made()
        assert len(again.versions(one)) == 1
        assert again.verify() == ()
    assert (aside / "agreements.db").exists()


def test_putting_back_takes_the_log_of_a_crash_aside_too(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        one = store.create(made())
        backup = store.backup("by hand")
    (tmp_path / "agreements.db-wal").write_bytes(b"left by a crash")
    aside = backups.put_back(tmp_path, backup)
    assert sorted(path.name for path in aside.iterdir()) == ["agreements.db", "agreements.db-wal"]
    with Store.open(tmp_path) as again:
        assert again.draft(one).workshop == made()


def test_a_backup_is_only_made_when_something_changed(store: Store) -> None:
    assert store.backup_if_changed("start") is None
    one = store.create(made())
    assert store.backup_if_changed("start") is not None
    assert store.backup_if_changed("start") is None
    for change in (
        lambda: store.save_draft(one, made(), 1),
        lambda: store.save_version(one, made(), "", ""),
        lambda: store.archive(one),
    ):
        change()
        assert store.backup_if_changed("start") is not None
        assert store.backup_if_changed("start") is None


def test_the_last_backup_is_known(store: Store, clock: Clock) -> None:
    assert store.last_backup() is None
    store.create(made())
    store.backup("first")
    clock.forward(hours=2)
    store.backup("second")
    last = store.last_backup()
    assert (last.reason, last.made_at) == ("second", clock.at)


@pytest.mark.parametrize("act", ["restore", "take_in", "delete"])
def test_what_is_hard_to_undo_is_preceded_by_a_backup(store: Store, act: str) -> None:
    one = store.create(made())
    store.save_version(one, made(), "First", "Ines")
    state = [store.listing(), store.versions(one)]
    match act:
        case "restore":
            store.restore(one, 1, "Ines")
        case "take_in":
            store.take_in(made(), "file.slaw")
        case _:
            store.delete(one)
    store.close()
    folder = store._database.path.parent
    backups.put_back(folder, store.last_backup())
    with Store.open(folder, now=store._now) as again:
        assert [again.listing(), again.versions(one)] == state


def test_a_faulty_store_is_copied_without_giving_up_a_sound_copy(
    store: Store, clock: Clock, tmp_path: Path
) -> None:
    one = store.create(made())
    store.save_version(one, made(), "First", "Ines")
    sound = [store.backup("sound")]
    store.close()
    with closing(sqlite3.connect(tmp_path / "agreements.db")) as raw:
        raw.execute("UPDATE draft SET document = document || ' '")
        raw.commit()
    clock.forward(days=4000)
    with Store.open(tmp_path, now=clock) as again:
        faulty = again.backup("faulty")
    assert [fault.message for fault in faulty.faults] == ["The draft is damaged."]
    kept = [backup.path for backup in backups.kept(tmp_path)]
    assert kept == [*(one.path for one in sound), faulty.path]


def test_a_backup_that_cannot_be_written_leaves_the_others(store: Store, tmp_path: Path) -> None:
    store.create(made())
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(Unwritable, match="No backup could be written"):
        store.backup("by hand")
    assert len(store.listing()) == 1


def made_at(*hours_ago: int) -> list[Backup]:
    return [
        Backup(path=Path(f"{hours}"), made_at=NOW - dt.timedelta(hours=hours))
        for hours in hours_ago
    ]


def test_all_backups_of_the_last_day_are_kept() -> None:
    assert to_drop(made_at(*range(24)), NOW) == ()


def test_older_backups_thin_out_to_days_weeks_and_months() -> None:
    every_hour_of_a_year = made_at(*range(24 * 365))
    dropped = to_drop(every_hour_of_a_year, NOW)
    kept = sorted(
        (NOW - one.made_at for one in every_hour_of_a_year if one not in dropped), reverse=True
    )
    days = [age.days for age in kept]
    assert len([age for age in days if age == 0]) == 25 - 1
    assert 10 <= len([age for age in days if 1 <= age <= 12]) <= 12
    assert 30 * 7 < days[0] <= 31 * 9
    assert len(kept) <= 25 + 12 + 10 + 9


def test_a_single_old_backup_is_kept() -> None:
    assert to_drop(made_at(24 * 3000), NOW) == ()
