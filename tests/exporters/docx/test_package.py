"""Packing parts and putting files on a disk that may refuse."""

from __future__ import annotations

import errno
import os
import resource
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from exporters.docx.package import pack, save, unpack
from models.errors import UserError

NOBODY = 65534


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Without the rights of the administrator, who may write everywhere."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may enter."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:  # tmp_path is private
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        for each in folder.iterdir():
            each.chmod(0o755)


def test_a_package_does_not_depend_on_time_or_order() -> None:
    parts = {"b": b"2", "[Content_Types].xml": b"t", "a": b"1", "_rels/.rels": b"r"}
    packed = pack(parts)
    assert packed == pack(dict(reversed(parts.items())))
    assert list(unpack(packed)) == ["[Content_Types].xml", "_rels/.rels", "a", "b"]


def test_saving_replaces_the_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "agreement.docx"
    target.write_bytes(b"old")
    save(b"new", target)
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    save(b"new", tmp_path / "agreement.docx")
    (tmp_path / "plain").write_bytes(b"")
    made, plain = ((tmp_path / name).stat().st_mode for name in ("agreement.docx", "plain"))
    assert made == plain


def test_a_replaced_file_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "agreement.docx"
    target.write_bytes(b"old")
    target.chmod(0o640)
    save(b"new", target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "real.docx", tmp_path / "link.docx"
    target.write_bytes(b"old")
    link.symlink_to(target)
    save(b"new", link)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_folder_as_target_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        save(b"new", tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no folder") as caught:
        save(b"new", tmp_path / "gone" / "agreement.docx")
    assert "gone" in caught.value.message


def test_a_file_where_a_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match="no folder"):
        save(b"new", tmp_path / "file" / "agreement.docx")


def test_a_name_that_is_too_long_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be written"):
        save(b"new", tmp_path / ("x" * 300 + ".docx"))


def test_when_the_disk_is_full_the_old_file_stays_whole(tmp_path: Path) -> None:
    target = tmp_path / "agreement.docx"
    target.write_bytes(b"old")
    with file_size_limit(1000), pytest.raises(UserError, match="not enough room") as caught:
        save(b"x" * 100_000, target)
    assert isinstance(caught.value.__cause__, OSError)
    assert caught.value.__cause__.errno == errno.EFBIG
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_pipe_is_not_mistaken_for_a_document(tmp_path: Path) -> None:
    pipe = tmp_path / "agreement.docx"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="not a file"):
        save(b"new", pipe)
    assert pipe.is_fifo()


def test_a_folder_without_the_right_to_write_is_named(open_folder: Path) -> None:
    folder = open_folder / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    with as_somebody_else(), pytest.raises(UserError, match="You may not write into"):
        save(b"new", folder / "agreement.docx")
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="needs a file that belongs to somebody else")
def test_a_file_that_may_not_be_replaced_stays_as_it_was(open_folder: Path) -> None:
    """As with a file that another program holds open on Windows, only the last step fails."""
    folder = open_folder / "shared"
    folder.mkdir()
    folder.chmod(0o1777)
    target = folder / "agreement.docx"
    target.write_bytes(b"old")
    target.chmod(0o644)
    with as_somebody_else(), pytest.raises(UserError, match="is open in another program"):
        save(b"new", target)
    assert target.read_bytes() == b"old"
    assert list(folder.iterdir()) == [target]
