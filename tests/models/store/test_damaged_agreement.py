"""One damaged agreement keeps nobody from the others, and is itself left as it is."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from models.errors import UserError
from models.store import backups
from models.store.errors import Damaged, Missing
from models.store.store import Store
from tests.models.store.makings import ANN, BO, signing, titled
from tests.models.store.makings import workshop as made

TABLES = ("agreement", "draft", "entry", "part")
DAMAGED, SOUND = "Nordvik 2027", "Kellmark 2027"

PLACES = {
    "digest of the newest version": ("entry", "hash", "number = 2"),
    "words of the newest version": ("entry", "content", "number = 2"),
    "kind of the newest version": ("entry", "kind", "number = 2"),
    "author of the newest version": ("entry", "made_by", "number = 2"),
    "moment of the newest version": ("entry", "made_at", "number = 2"),
    "an older version": ("entry", "content", "number = 1"),
    "the sign-off": ("entry", "content", "kind = 'sign_off'"),
    "kind of the sign-off": ("entry", "kind", "kind = 'sign_off'"),
    "a signature": ("entry", "content", "kind = 'signature'"),
    "the draft": ("draft", "document", "1"),
    "title of the draft": ("draft", "title", "1"),
    "moment of the draft": ("draft", "saved_at", "1"),
    "digest of the draft": ("draft", "digest", "1"),
    "its place in the list": ("agreement", "created_at", "1"),
}
SEEN_AT_ONCE = {
    name
    for name in PLACES
    if name.endswith("of the newest version")
    or name in ("the sign-off", "a signature", "kind of the sign-off", "its place in the list")
} - {"kind of the newest version"}


@pytest.fixture
def ids(tmp_path: Path) -> tuple[str, str]:
    """A closed store with two signed agreements and a sound backup: the one to damage, another."""
    with Store.open(tmp_path) as store:
        found = []
        for title in (DAMAGED, SOUND):
            one = store.create(made(title))
            store.save_version(one, made(title), "First", "Ines")
            version = store.open_sign_off(one, titled(made(title), f"{title} B"), "Ines")
            for person in (ANN, BO):
                store.sign(one, signing(version, person))
            found.append(one)
        store.backup("sound")
    return found[0], found[1]


def flip(folder: Path, agreement_id: str, place: str, bit: int = 0) -> None:
    """Flip one bit in the middle of a column of one agreement's rows."""
    table, column, where = PLACES[place]
    key = "id" if table == "agreement" else "agreement_id"
    named = f"FROM {table} WHERE {key} = ? AND {where} LIMIT 1"
    with closing(sqlite3.connect(folder / "agreements.db")) as raw:
        raw.execute("DROP TRIGGER IF EXISTS entry_is_for_ever")
        row, words = raw.execute(
            f"SELECT rowid, CAST({column} AS BLOB) {named}", (agreement_id,)
        ).fetchone()
        changed = bytearray(words)
        changed[len(changed) // 2] ^= 1 << bit
        raw.execute(
            f"UPDATE {table} SET {column} = CAST(? AS TEXT) WHERE rowid = ?", (bytes(changed), row)
        )
        raw.commit()


def rows_of(folder: Path, agreement_id: str) -> list[object]:
    """All that the file holds of an agreement."""
    with closing(sqlite3.connect(folder / "agreements.db")) as raw:
        raw.text_factory = bytes
        return [
            raw.execute(
                f"SELECT * FROM {table} WHERE"
                f" {'id' if table == 'agreement' else 'agreement_id'} = ? ORDER BY 1, 2",
                (agreement_id,),
            ).fetchall()
            for table in TABLES
        ]


@pytest.mark.parametrize("bit", [0, 7])
@pytest.mark.parametrize("place", PLACES)
def test_the_others_are_listed_opened_and_saved_as_before(
    tmp_path: Path, ids: tuple[str, str], place: str, bit: int
) -> None:
    damaged, sound = ids
    with Store.open(tmp_path) as store:
        before = {one.id: one for one in store.listing()}
    flip(tmp_path, damaged, place, bit)
    rows = rows_of(tmp_path, damaged)
    with Store.open(tmp_path) as store:
        listed = {one.id: one for one in store.listing()}
        assert listed.keys() == before.keys()
        assert listed[sound] == before[sound]
        assert listed[damaged].damage or place not in SEEN_AT_ONCE
        assert list(store.damages()) == [damaged]
        with pytest.raises(Damaged) as refused:
            store.draft(damaged)
        assert " is damaged: " in refused.value.message
        assert store.damages()[damaged] in refused.value.message
        assert "backups" in refused.value.hint
        with pytest.raises(UserError):
            store.edition(damaged)
        draft = store.draft(sound)
        store.save_draft(sound, titled(draft.workshop, "Kellmark 2028"), draft.saves, "Ines")
        store.save_version(sound, titled(draft.workshop, "Kellmark 2028"), "Third", "Ines")
        assert {one.title for one in store.listing() if one.id == sound} == {"Kellmark 2028"}
        assert len(store.versions(sound)) == 3
        store.create(made("A new one"))
        assert len(store.listing()) == 3
    assert rows_of(tmp_path, damaged) == rows


@pytest.mark.parametrize("place", ["the draft", "words of the newest version", "a signature"])
def test_a_backup_brings_it_back(tmp_path: Path, ids: tuple[str, str], place: str) -> None:
    rows = rows_of(tmp_path, ids[0])
    flip(tmp_path, ids[0], place)
    assert rows_of(tmp_path, ids[0]) != rows
    backups.put_back(tmp_path, backups.kept(tmp_path)[-1])
    with Store.open(tmp_path) as store:
        assert store.damages() == {}
        assert store.draft(ids[0]).workshop.agreement.title == f"{DAMAGED} B"
        assert {one.status.words for one in store.listing()} == {"Signed"}
    assert rows_of(tmp_path, ids[0]) == rows


def test_what_is_wrong_is_said_in_words(tmp_path: Path, ids: tuple[str, str]) -> None:
    flip(tmp_path, ids[0], "the draft")
    with Store.open(tmp_path) as store:
        assert store.damages() == {ids[0]: "its newest saving does not match its seal"}
    flip(tmp_path, ids[1], "words of the newest version")
    with Store.open(tmp_path) as store:
        by_id = {one.id: one.damage for one in store.listing()}
        assert by_id[ids[1]] == "its version 2 does not match its seal"


def test_a_draft_that_is_gone_is_a_damage_and_no_gap_in_the_list(
    tmp_path: Path, ids: tuple[str, str]
) -> None:
    with closing(sqlite3.connect(tmp_path / "agreements.db")) as raw:
        raw.execute("DELETE FROM draft WHERE agreement_id = ?", (ids[0],))
        raw.commit()
    with Store.open(tmp_path) as store:
        (listed,) = [one for one in store.listing() if one.id == ids[0]]
        assert (listed.title, listed.damage) == ("Untitled agreement", "its newest saving is gone")
        with pytest.raises(Damaged, match="its newest saving is gone"):
            store.draft(ids[0])
        new = store.recover(ids[0])
        assert store.draft(new).workshop.agreement.title == f"{DAMAGED} B (recovered)"


@pytest.mark.parametrize(
    ("places", "source", "title"),
    [
        (["words of the newest version"], "the draft", f"{DAMAGED} B"),
        (["the draft"], "version 2", f"{DAMAGED} B"),
        (["the draft", "words of the newest version"], "version 1", DAMAGED),
    ],
)
def test_the_newest_sound_text_goes_on_in_a_new_agreement(
    tmp_path: Path, ids: tuple[str, str], places: list[str], source: str, title: str
) -> None:
    for place in places:
        flip(tmp_path, ids[0], place)
    rows = rows_of(tmp_path, ids[0])
    with Store.open(tmp_path) as store:
        new = store.recover(ids[0], "Ines")
        assert store.draft(new).workshop.agreement.title == f"{title} (recovered)"
        (version,) = store.versions(new)
        assert version.note == f"Recovered from {source} of “{title}”"
        assert new not in store.damages()
    assert rows_of(tmp_path, ids[0]) == rows


def test_nothing_is_made_up_where_nothing_is_sound(tmp_path: Path, ids: tuple[str, str]) -> None:
    for place in ("the draft", "words of the newest version", "an older version"):
        flip(tmp_path, ids[0], place)
    with Store.open(tmp_path) as store:
        with pytest.raises(Damaged, match="No text of this agreement"):
            store.recover(ids[0])
        assert len(store.listing()) == 2


def test_a_damaged_text_of_an_older_version_is_named_when_a_version_is_saved(
    tmp_path: Path, ids: tuple[str, str]
) -> None:
    with closing(sqlite3.connect(tmp_path / "agreements.db")) as raw:
        raw.execute("DROP TRIGGER IF EXISTS part_is_for_ever")
        raw.execute(
            "UPDATE part SET body = replace(body, 'Ann Lee', 'Ann Lea') WHERE agreement_id = ?",
            (ids[0],),
        )
        raw.commit()
    with Store.open(tmp_path) as store:
        workshop = store.draft(ids[0]).workshop
        with pytest.raises(Damaged, match="A text of an earlier version is damaged"):
            store.save_version(ids[0], workshop, "Third", "Ines")
        assert len(store.versions(ids[0])) == 2


@pytest.mark.parametrize("seed", range(60))
def test_a_bit_flipped_anywhere_never_takes_an_agreement_from_the_list(
    tmp_path: Path, ids: tuple[str, str], seed: int
) -> None:
    path = tmp_path / "agreements.db"
    data = bytearray(path.read_bytes())
    chance = random.Random(seed)
    used = [place for place, byte in enumerate(data) if byte]
    data[chance.choice(used)] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    with suppress(UserError), Store.open(tmp_path) as store:
        listed = store.listing()
        assert len(listed) == 2
        damages = store.damages()
        for one in listed:
            with suppress(UserError):
                store.draft(one.id)
                assert one.id not in damages


def test_a_name_that_is_no_text_any_more_is_damage_of_the_file(
    tmp_path: Path, ids: tuple[str, str]
) -> None:
    path = tmp_path / "agreements.db"
    data = path.read_bytes()
    start = data.index(b"CREATE TABLE draft")
    path.write_bytes(data[: start - 11] + b"\xd4" * 5 + data[start - 6 :])
    with pytest.raises(Damaged, match="is damaged and was left"):
        Store.open(tmp_path)


def test_an_agreement_that_is_not_there_is_missing_and_not_damaged(
    tmp_path: Path, ids: tuple[str, str]
) -> None:
    with Store.open(tmp_path) as store, pytest.raises(Missing):
        store.draft("nobody")
