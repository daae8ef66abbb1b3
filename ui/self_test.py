"""The self-test: does on agreements of its own what people do, and checks what came of it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from models.errors import UserError

if TYPE_CHECKING:
    from models.revisions.edition import Edition
    from models.revisions.version import Version
    from models.store.store import Store

TITLE = "Self-test, Marketing and Sales"
TYPED = "typed by the self-test"
WORKS = "works"
STARTED = "window started"
PATIENCE_S = 120


def _need(*, what: str, found: bool) -> None:
    if not found:
        raise UserError(f"The self-test failed: {what}.", "Install the program anew.")


@contextmanager
def room(folder: str | None) -> Iterator[Path]:
    """An empty data folder for the test, inside `folder` when one is given; it goes afterwards."""
    try:
        if folder is not None:
            Path(folder).mkdir(parents=True, exist_ok=True)
        made = tempfile.TemporaryDirectory(prefix="self-test-", dir=folder)
    except OSError as error:
        raise UserError(
            f"The self-test has nowhere to write: {error.strerror}.",
            "Choose another folder with --data-dir.",
        ) from error
    with made as name:
        yield Path(name).absolute()


def write_and_read(store: Store) -> str:
    """Begin an agreement, type into it, keep two versions and look the store through."""
    from dataclasses import replace

    from models import starters
    from models.agreement import path

    agreement_id = store.create(starters.start(starters.SAMPLE, TITLE))
    draft = store.draft(agreement_id)
    first = store.save_version(agreement_id, draft.workshop, "First", "Self-test")
    where = ("purpose", "answers", "revenue_team")
    changed = replace(
        draft.workshop, agreement=path.put(draft.workshop.agreement, where, TYPED.capitalize())
    )
    store.save_draft(agreement_id, changed, store.draft(agreement_id).saves)
    second = store.save_version(agreement_id, changed, "Second", "Self-test")
    _need(what="a change left no trace", found=first.content_hash != second.content_hash)
    _need(
        what="the draft is not what was typed", found=store.draft(agreement_id).workshop == changed
    )
    kept = store.version(agreement_id, 1)
    same = (kept.agreement, kept.record) == (draft.workshop.agreement, draft.workshop.record)
    _need(what="version 1 changed", found=same)
    _need(what="the store is not sound", found=store.verify() == ())
    return agreement_id


Write = Callable[["Edition", Sequence["Version"], Path], None]


def export_and_read(store: Store, agreement_id: str, folder: Path, write: Write) -> None:
    """Write every format, and read each back."""
    from models.store import exchange

    edition, versions = store.edition(agreement_id, 2), store.versions(agreement_id)
    for name in ("test.slaw", "test.json"):
        write(edition, versions, folder / name)
        arrived = exchange.read(folder / name)
        same = arrived.workshop.agreement == edition.workshop.agreement
        _need(what=f"{name} does not hold what was written", found=same)
    write(edition, versions, folder / "test.docx")
    with zipfile.ZipFile(folder / "test.docx") as package:
        _need(what="the Word file is damaged", found=package.testzip() is None)
        parts = {
            name: ET.fromstring(package.read(name))  # noqa: S314 - written a moment ago by ourselves
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }
    words = "".join(parts["word/document.xml"].itertext())
    _need(what="the Word file lacks what was typed", found=TYPED.capitalize() in words)


def type_in_window(folder: Path, agreement_id: str) -> str:
    """Open the agreement in a window without a screen and type there; "works", or why not.

    A built program must be able to open its window; elsewhere Qt may lack a system library.
    """
    command = [sys.executable]
    frozen = getattr(sys, "frozen", False)
    if not frozen:
        command.append(str(Path(__file__).resolve().parents[1] / "main.py"))
    command += ["--data-dir", str(folder), "self-test", "--in-window", agreement_id]
    try:
        done = subprocess.run(  # noqa: S603 - this very program, with words of our own
            command,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UserError("The self-test failed: the window did not come to an end.") from None
    if done.returncode == 0:
        return WORKS
    said = " ".join(done.stderr.split()[-40:])
    if frozen or STARTED in done.stdout:
        raise UserError(f"The self-test failed in the window: {said}.")
    return f"left out, Qt cannot start here ({said or done.returncode})"


def find_typed(store: Store, agreement_id: str) -> None:
    """What was typed in the window must be in the draft."""
    from models.agreement import walk

    answers = walk.answers(store.draft(agreement_id).workshop.agreement)
    found = any(isinstance(one.value, str) and TYPED in one.value for one in answers)
    _need(what="what was typed in the window was not saved", found=found)
