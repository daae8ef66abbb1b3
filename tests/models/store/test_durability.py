"""What was acknowledged is there, whatever happens in the middle of a save."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import event

from models.store.errors import Unwritable
from models.store.store import Store
from tests.architecture.source_tree import ROOT
from tests.models.store.makings import ANN, signing, titled, with_personas
from tests.models.store.makings import workshop as made

TYPING = """
import sys
from pathlib import Path
from models.store.store import Store
from tests.models.store.makings import titled, with_personas, workshop
whole = with_personas(workshop(), 200)
with Store.open(Path(sys.argv[1])) as store:
    one = store.listing()[0].id
    saves = store.draft(one).saves
    while True:
        print("begun", saves + 1, flush=True)
        whole = titled(whole, f"Save {saves + 1}")
        saves = store.save_draft(one, whole, saves)
        print("saved", saves, flush=True)
        if saves % 5 == 0:
            print("version", store.save_version(one, whole, "", "").number, flush=True)
"""


@pytest.mark.parametrize("seed", range(12))
def test_nothing_acknowledged_is_lost_when_the_program_is_killed(tmp_path: Path, seed: int) -> None:
    with Store.open(tmp_path) as store:
        one = store.create(made())
    run = [sys.executable, "-c", TYPING, str(tmp_path)]
    with subprocess.Popen(run, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(random.Random(seed).uniform(0.0, 0.12))
        process.kill()
        said = [line.split() for line in process.stdout.read().splitlines() if " " in line]
    saved = max((int(n) for what, n in said if what == "saved"), default=1)
    begun = max((int(n) for what, n in said if what == "begun"), default=2)
    versions = max((int(n) for what, n in said if what == "version"), default=0)
    with Store.open(tmp_path) as store:
        draft = store.draft(one)
        assert saved <= draft.saves <= max(begun, saved + 1)
        if draft.saves > 1:
            assert draft.workshop.agreement.title == f"Save {draft.saves}"
        assert versions <= len(store.versions(one)) <= versions + 1
        assert store.verify() == ()


CRAMPED = """
import resource, signal, sys
from pathlib import Path
from models.errors import UserError
from models.store.store import Store
from tests.models.store.makings import titled, with_personas, workshop
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder = Path(sys.argv[1])
whole = with_personas(workshop(), 2000)
with Store.open(folder) as store:
    one = store.listing()[0].id
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, resource.RLIM_INFINITY))
    for act in (
        lambda: store.save_draft(one, whole, 1),
        lambda: store.save_version(one, whole, "", ""),
        lambda: store.backup("full"),
    ):
        try:
            act()
        except UserError as error:
            print(type(error).__name__)
    print(store.draft(one).saves, len(store.versions(one)), len(store.verify()))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print(store.save_draft(one, whole, 1), store.verify())
print(sorted(path.name for path in folder.iterdir()), list((folder / "backups").iterdir()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
def test_a_full_disk_loses_nothing_and_saving_goes_on_by_itself(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.create(made())
    run = [sys.executable, "-c", CRAMPED, str(tmp_path)]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "Unwritable",
        "Unwritable",
        "Unwritable",
        "1 0 0",
        "2 ()",
        "['agreements.db', 'backups'] []",
    ]


NO_ROOM_TO_TIDY = """
import resource, signal, sys
from pathlib import Path
from models.store.store import Store
from tests.models.store.makings import titled, workshop
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder = Path(sys.argv[1])
with Store.open(folder) as store:
    one = store.find("Small")
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
    print(store.save_version(one, titled(workshop(), "Saved"), "", "").number)
    print((folder / "agreements.db-wal").stat().st_size > 0, store.version(one, 1).agreement.title)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
def test_what_is_saved_counts_although_there_is_no_room_to_tidy_up(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.create(with_personas(made("Large"), 12_000))
        store.create(made("Small"))
    run = [sys.executable, "-c", NO_ROOM_TO_TIDY, str(tmp_path)]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["1", "True Saved"], done.stderr
    with Store.open(tmp_path) as store:
        assert store.version(store.find("Saved"), 1).agreement.title == "Saved"
        assert store.verify() == ()


def test_a_store_that_may_not_grow_keeps_what_it_has(store: Store) -> None:
    one = store.create(made())
    with store._database.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Unwritable, match="full or failing"):
        store.save_draft(one, with_personas(made(), 3000), 1)
    assert store.draft(one).workshop == made()
    assert store.save_draft(one, titled(made(), "Short"), 1) == 2


class Fault(Exception):
    """Something that fails in the middle of a write."""


def writes(store: Store, one: str):
    """Every kind of write, each with what it is called with."""
    version = store.versions(one)[0]
    return {
        "create": lambda: store.create(made()),
        "save_draft": lambda: store.save_draft(one, titled(made(), "New"), store.draft(one).saves),
        "save_version": lambda: store.save_version(one, with_personas(made(), 3), "New", "Ines"),
        "restore": lambda: store.restore(one, 1, "Ines"),
        "open_sign_off": lambda: store.open_sign_off(one, titled(made(), "New"), "Ines"),
        "sign": lambda: store.sign(one, signing(version)),
        "withdraw": lambda: store.withdraw(one, 1, ANN.id, "Ines", "No"),
        "archive": lambda: store.archive(one),
        "take_in": lambda: store.take_in(made(), "file.slaw"),
        "delete": lambda: store.delete(one),
    }


def content(store: Store) -> list[str]:
    """The whole store as text."""
    with store._database.reading() as connection:
        return list(connection.connection.driver_connection.iterdump())


ACTS = ["create", "save_draft", "save_version", "restore", "open_sign_off"]
ACTS += ["sign", "withdraw", "archive", "take_in", "delete"]


@pytest.mark.parametrize("act", ACTS)
def test_a_write_that_fails_at_any_statement_leaves_no_trace(store: Store, act: str) -> None:
    one = store.create(made())
    version = store.open_sign_off(one, made(), "Ines")
    if act == "withdraw":
        store.sign(one, signing(version))
    store.save_draft(one, titled(made(), "Typed on"), store.draft(one).saves)
    store.backup("so that none is made in between")
    before = content(store)
    countdown = [0]

    def fail(connection, cursor, statement, *_):
        if connection.get_execution_options().get("writes") and not statement.startswith("BEGIN"):
            countdown[0] -= 1
            if countdown[0] == 0:
                raise Fault

    engine = store._database._engine
    event.listen(engine, "before_cursor_execute", fail)
    try:
        for at in range(1, 100):
            countdown[0] = at
            try:
                writes(store, one)[act]()
            except Fault:
                assert content(store) == before
                continue
            break
    finally:
        event.remove(engine, "before_cursor_execute", fail)
    assert at >= 2
    assert content(store) != before
    assert store.verify() == ()


def statements_of(store: Store, act) -> list[str]:
    seen: list[str] = []

    def note(connection, cursor, statement, *_):
        seen.append(statement)

    event.listen(store._database._engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(store._database._engine, "before_cursor_execute", note)
    return seen


def test_saving_a_version_takes_as_many_statements_at_500_as_at_5(store: Store) -> None:
    one = store.create(made())
    taken = {}
    for number in range(1, 501):
        whole = titled(made(), f"Number {number}")
        if number in {5, 500}:
            taken[number] = statements_of(store, lambda w=whole: store.save_version(one, w, "", ""))
        else:
            store.save_version(one, whole, "", "")
    assert taken[5] == taken[500]
    assert len(taken[5]) <= 15


def test_an_autosave_is_two_statements(store: Store) -> None:
    one = store.create(made())
    taken = statements_of(store, lambda: store.save_draft(one, titled(made(), "New"), 1))
    assert [words.split()[0] for words in taken] == ["BEGIN", "SELECT", "UPDATE"]


def test_listing_takes_as_many_statements_for_many_as_for_few(store: Store) -> None:
    store.create(made())
    few = statements_of(store, store.listing)
    for number in range(40):
        store.create(made(f"Number {number}"))
    assert statements_of(store, store.listing) == few
    assert not any("document" in statement for statement in few)
