"""An exchange file gives back what was put in; anything else is refused in a sentence."""

from __future__ import annotations

import json
import tracemalloc
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import workshop as workshops
from models.drafting.drafting import Drafting
from models.errors import UserError
from models.record.record import Record
from models.store import exchange
from models.store.exchange import Kind, Saved
from models.workshop import Workshop
from tests.models.store.makings import titled, with_personas, without_notes
from tests.models.store.makings import workshop as made

HISTORY = (
    Saved(number=1, made_at="2026-12-04T16:40:00.000Z", made_by="Ines", note="", content_hash="a"),
)
SOUND = exchange.to_bytes(made(), Kind.MOVE)
BODY = json.loads(exchange.to_json(made(), Kind.MOVE))


def packed(*members: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return target.getvalue()


def with_body(body: bytes) -> bytes:
    return packed(("mimetype", exchange.MIMETYPE), ("agreement.json", body))


def edited(**changes: object) -> bytes:
    return json.dumps(BODY | changes).encode()


def in_workshop(**changes: object) -> bytes:
    return edited(workshop=BODY["workshop"] | changes)


def test_a_moved_agreement_comes_back_whole() -> None:
    arrival = exchange.from_bytes(SOUND)
    assert arrival.workshop == made()
    assert arrival.kind is Kind.MOVE
    assert arrival.content_hash == workshops.content_hash(made())


def test_a_shared_agreement_leaves_the_private_notes_behind() -> None:
    data = exchange.to_bytes(made(), Kind.SHARE)
    assert exchange.from_bytes(data).workshop == without_notes(made())
    assert b"trust each other" not in exchange.to_json(made(), Kind.SHARE).encode()


def test_the_list_of_versions_travels_along() -> None:
    assert exchange.from_bytes(exchange.to_bytes(made(), history=HISTORY)).history == HISTORY


def test_the_same_content_gives_the_same_bytes() -> None:
    assert exchange.to_bytes(made(), Kind.MOVE) == SOUND
    assert exchange.to_bytes(titled(made(), "Other"), Kind.MOVE) != SOUND


def test_the_type_of_the_file_stands_first_and_plain_in_it() -> None:
    assert SOUND[30:].startswith(b"mimetype" + exchange.MIMETYPE)


def test_what_is_written_to_a_file_is_read_from_it(tmp_path: Path) -> None:
    for name in ("one.slaw", "two.json", "drei ü.SLAW"):
        exchange.write(made(), tmp_path / name, Kind.MOVE)
        assert exchange.read(tmp_path / name).workshop == made()
    assert len(list(tmp_path.iterdir())) == 3


def test_a_failing_write_leaves_the_old_file_alone(tmp_path: Path) -> None:
    (tmp_path / "taken.slaw").mkdir()
    with pytest.raises(UserError, match=r"taken\.slaw could not be written"):
        exchange.write(made(), tmp_path / "taken.slaw")
    assert [path.name for path in tmp_path.iterdir()] == ["taken.slaw"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"gone\.slaw cannot be read"):
        exchange.read(tmp_path / "gone.slaw")


DEEP = b'{"workshop":' * 60 + b"1" + b"}" * 60
BOTTOMLESS = b'{"workshop":' + b"[" * 100_000
ROW = {"id": "same", "name": "Buyer"}
TWICE = BODY["workshop"]["agreement"] | {"personas": {"personas": [ROW, ROW]}}
REFUSED = {
    "empty": (b"", "empty"),
    "text": (b"Dear all, please find attached", "damaged or not an agreement"),
    "cut off": (SOUND[:-30], "damaged or not an agreement"),
    "a Word file": (packed(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"")), "not an"),
    "an empty archive": (packed(), "not an agreement"),
    "another type": (packed(("mimetype", b"text/plain"), ("agreement.json", b"{}")), "not an"),
    "no content": (packed(("mimetype", exchange.MIMETYPE)), "not an agreement"),
    "a path upwards": (
        packed(("mimetype", exchange.MIMETYPE), ("../../evil", b"")),
        "not an agreement",
    ),
    "10,000 members": (packed(*((f"{n}", b"") for n in range(10_000))), "not an agreement"),
    "an odd compression": (
        packed(
            ("mimetype", exchange.MIMETYPE), ("agreement.json", b"{}"), compression=zipfile.ZIP_LZMA
        ),
        "damaged",
    ),
    "not UTF-8": (with_body(b'{"workshop": "\xff"}'), "UTF-8"),
    "a byte order mark": (with_body(b"\xef\xbb\xbf{}"), "line 1"),
    "broken JSON": (with_body(b'{"workshop": '), "breaks off"),
    "a list": (with_body(b"[]"), "not an agreement"),
    "nothing in it": (b"{}", "not an agreement"),
    "not a number": (with_body(b'{"workshop": NaN}'), "NaN is not a whole number"),
    "infinity": (with_body(b'{"workshop": -Infinity}'), "not a whole number"),
    "a fraction": (with_body(b'{"workshop": 1.5}'), "1.5 is not a whole number"),
    "an exponent": (with_body(b'{"workshop": 1e999}'), "not a whole number"),
    "a 5,000-digit number": (with_body(b'{"workshop": ' + b"9" * 5000 + b"}"), "too large"),
    "2 to the 53rd": (with_body(b'{"workshop": 9007199254740992}'), "too large"),
    "60 levels": (with_body(DEEP), "too deeply"),
    "100,000 levels": (with_body(BOTTOMLESS), "too deeply"),
    "a doubled name": (with_body(b'{"workshop": {"a": 1, "a": 2}}'), "twice"),
    "doubled ids": (in_workshop(agreement=TWICE), "same id"),
    "NUL": (with_body(rb'{"workshop": "\u0000"}'), "cannot be kept"),
    "a lone surrogate": (with_body(rb'{"workshop": "\ud800"}'), "cannot be kept"),
    "a letter in two parts": (with_body(b'{"workshop": "e\xcc\x81"}'), "cannot be kept"),
    "a text of 200 kB": (with_body(b'{"workshop": "' + b"a" * 200_000 + b'"}'), "longer than"),
    "yes where a number belongs": (in_workshop(format=True), "format number"),
    "a newer format": (in_workshop(format=99), "newer SLA Workshop"),
    "a newer format with news": (in_workshop(format=99, moods=[]), "newer SLA Workshop"),
    "an unknown field": (in_workshop(moods=[]), "not known"),
    "an unknown part": (edited(mood="good"), "not an agreement"),
    "an unknown kind": (edited(kind="copy"), "not an agreement"),
    "a kind that is no word": (edited(kind=["share"]), "not an agreement"),
    "another content hash": (edited(content_hash="0" * 64), "changed after it was written"),
    "an odd history": (edited(history=[{"number": "1"}]), "damaged"),
    "a history that is no list": (edited(history=5), "damaged"),
    "a fact of no kind": (in_workshop(record=[{"kind": ["x"]}]), "kind that is not known"),
    "a fact that is a number": (in_workshop(record=[5]), "kind that is not known"),
    "an odd origin": (in_workshop(drafting={"origins": {"a": ["placeholder", 5]}}), "Origins"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_is_not_ours_is_refused_with_a_reason(case: str) -> None:
    data, said = REFUSED[case]
    with pytest.raises(UserError, match=said):
        exchange.from_bytes(data)


def test_an_encrypted_file_is_refused() -> None:
    flagged = bytearray(SOUND)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = flagged.find(mark)
        while at >= 0:
            flagged[at + offset] |= 1
            at = flagged.find(mark, at + 4)
    with pytest.raises(UserError, match="encrypted"):
        exchange.from_bytes(bytes(flagged))


def test_a_zip_bomb_is_refused_without_being_unpacked() -> None:
    bomb = with_body(b" " * 200_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(UserError, match="larger than"):
            exchange.from_bytes(bomb)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_directory_that_lies_about_a_size_is_not_believed() -> None:
    bomb = bytearray(with_body(b" " * 100_000_000))
    at = bomb.rfind(b"PK\x01\x02")
    bomb[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(UserError):
        exchange.from_bytes(bytes(bomb))


def test_a_file_larger_than_an_agreement_can_be_is_not_even_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.slaw").open("wb") as file:
        file.truncate(40 * 1024**2)
    with pytest.raises(UserError, match="larger than"):
        exchange.read(tmp_path / "huge.slaw")


def taken_in(data: bytes) -> Workshop | None:
    """The only two outcomes that there are."""
    try:
        return exchange.from_bytes(data).workshop
    except UserError:
        return None


@given(st.binary(max_size=400))
def test_any_bytes_are_an_agreement_or_refused(data: bytes) -> None:
    assert taken_in(data) is None


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_a_damaged_file_is_refused_or_means_the_same(data: st.DataObject) -> None:
    damaged = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del damaged[data.draw(st.integers(0, len(damaged) - 1)) :]
    assert taken_in(bytes(damaged)) in (None, made())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just("placeholder"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_json_in_any_place_is_an_agreement_or_refused(data: st.DataObject) -> None:
    body = json.loads(json.dumps(BODY))
    holder, name = body, "workshop"
    while data.draw(st.booleans()):
        inner = holder[name]
        if not inner or not isinstance(inner, dict | list):
            break
        keys = list(inner) if isinstance(inner, dict) else list(range(len(inner)))
        holder, name = inner, data.draw(st.sampled_from(keys))
    holder[name] = data.draw(JSON)
    taken_in(json.dumps(body).encode())


titles = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=40)


@settings(max_examples=60, deadline=None)
@given(titles, st.integers(0, 5))
def test_every_workshop_comes_back_as_it_was(title: str, personas: int) -> None:
    from models.text import clean_line

    whole = with_personas(titled(made(), clean_line(title)), personas)
    whole = replace(whole, drafting=Drafting(), record=Record())
    assert exchange.from_bytes(exchange.to_bytes(whole)).workshop == whole
    assert exchange.from_bytes(exchange.to_json(whole).encode()).workshop == whole
