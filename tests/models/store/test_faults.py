"""Whatever is changed behind the program's back is noticed and named."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models.errors import UserError
from models.store import chain
from models.store.errors import Damaged
from models.store.faults import Fault
from models.store.stamps import Made
from models.store.store import Store
from tests.models.store.makings import ANN, BO, signing, titled, with_personas
from tests.models.store.makings import workshop as made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed store with an agreement of three versions, signed by both sides."""
    with Store.open(tmp_path) as store:
        one = store.create(made())
        store.save_version(one, made(), "First", "Ines")
        store.save_version(one, titled(made(), "Second"), "Second", "Ines")
        version = store.open_sign_off(one, with_personas(made(), 2), "Ines")
        for person in (ANN, BO):
            store.sign(one, signing(version, person))
        assert store.verify() == ()
    return tmp_path


def tamper(folder: Path, statement: str, *values: object) -> None:
    """Change the file with an ordinary database tool."""
    with closing(sqlite3.connect(folder / "agreements.db")) as raw:
        for name in ("entry_is_for_ever", "part_is_for_ever"):
            raw.execute(f"DROP TRIGGER IF EXISTS {name}")
        assert raw.execute(statement, values).rowcount > 0
        raw.commit()


def found(folder: Path) -> list[str]:
    with Store.open(folder) as store:
        return [fault.message for fault in store.verify()]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE part SET body = replace(body, 'Second', 'Secret')", "of version 2 is damaged"),
        ("UPDATE entry SET content = replace(content, 'Second', 'X') WHERE number = 2", "Entry 2"),
        ("UPDATE entry SET made_at = '2020-01-01T00:00:00.000Z' WHERE number = 5", "Entry 5"),
        ("UPDATE entry SET made_by = 'Somebody' WHERE number = 1", "Entry 1"),
        ("UPDATE entry SET content = replace(content, 'Ann', 'Eve') WHERE number = 5", "Entry 5"),
        ("UPDATE entry SET version = 9 WHERE number = 2", "Entry 2"),
        ("DELETE FROM entry WHERE number = 5", "before entry 6"),
        ("DELETE FROM entry WHERE number = 1", "before entry 2"),
        ("DELETE FROM part WHERE body LIKE '%Second%'", "of version 2 is damaged"),
        ("UPDATE draft SET document = replace(document, 'Ann Lee', 'Eve')", "draft is damaged"),
        ("UPDATE draft SET title = 'Another'", "draft is damaged"),
        ("UPDATE draft SET saved_at = '2020-01-01T00:00:00.000Z'", "draft is damaged"),
        ("DELETE FROM draft", "draft is gone"),
        ("UPDATE agreement SET archived_at = '2020-01-01T00:00:00.000Z'", "place in the list"),
        ("UPDATE part SET agreement_id = 'nobody'", "belongs to no agreement"),
    ],
)
def test_tampering_is_noticed(folder: Path, statement: str, said: str) -> None:
    tamper(folder, statement)
    assert any(said in message for message in found(folder))


def test_a_log_written_anew_shows_in_the_hash_that_is_on_paper(folder: Path) -> None:
    with Store.open(folder) as store:
        one = store.listing()[0].id
        on_paper = store.edition(one, 3).log_hash
    tamper(folder, "DELETE FROM entry WHERE number = 6")
    assert found(folder) == []
    with Store.open(folder) as store:
        assert store.edition(one, 3).log_hash != on_paper


def test_a_signature_moved_under_another_text_is_noticed(folder: Path) -> None:
    with Store.open(folder) as store:
        one = store.listing()[0].id
        with store._database.writing() as connection:
            signature = chain.at(connection, one, 6)
            forged = dict(signature.says) | {"version": 1}
            chain.append(connection, one, chain.SIGNATURE, forged, Made(signature.made_at, ""))
    assert any("another text than it names" in message for message in found(folder))


def test_damage_in_one_section_leaves_the_rest_readable(folder: Path) -> None:
    tamper(folder, "UPDATE part SET body = replace(body, 'Second', 'Secret')")
    with Store.open(folder) as store:
        one = store.listing()[0].id
        with pytest.raises(Damaged, match="“Agreement and parties” of version 2 is damaged"):
            store.version(one, 2)
        assert store.version(one, 1).agreement == made().agreement
        assert store.draft(one).workshop == with_personas(made(), 2)
        assert len(store.versions(one)) == 3


def test_a_damaged_draft_is_not_shown_and_can_be_restored_from_a_version(folder: Path) -> None:
    tamper(folder, "UPDATE draft SET document = replace(document, 'Ann Lee', 'Eve')")
    with Store.open(folder) as store:
        one = store.listing()[0].id
        with pytest.raises(
            Damaged, match="“Sales and Marketing 2027” is damaged: its newest saving"
        ):
            store.draft(one)
        store.restore(one, 2, "Ines")
        assert store.draft(one).workshop.agreement == titled(made(), "Second").agreement
        assert store.verify() == ()


def test_entries_and_parts_cannot_be_changed_by_mistake(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "agreements.db")) as raw:
        for table in ("entry", "part"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
                raw.execute(f"UPDATE {table} SET agreement_id = 'x'")


def everything(store: Store) -> object:
    """All that a person can see of a store."""
    return [
        (
            listing,
            store.draft(listing.id),
            store.versions(listing.id),
            [store.edition(listing.id, number) for number in (None, 1, 2, 3)],
        )
        for listing in store.listing()
    ]


@pytest.mark.parametrize("seed", range(30))
def test_a_flipped_bit_is_noticed_or_changes_nothing_that_can_be_seen(
    folder: Path, seed: int
) -> None:
    with Store.open(folder) as store:
        before = everything(store)
    path = folder / "agreements.db"
    data = bytearray(path.read_bytes())
    bit = random.Random(seed).randrange(len(data) * 8)
    data[bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)
    try:
        with Store.open(folder) as store:
            faults = store.verify()
            if not faults:
                assert everything(store) == before
            assert all(isinstance(fault, Fault) for fault in faults)
    except UserError:
        pass
