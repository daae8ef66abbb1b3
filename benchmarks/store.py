"""How much the store adds to what SQLite needs, and whether a long history slows it down."""

from __future__ import annotations

import itertools
import sqlite3
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import event

from benchmarks.ratio import Ratio, of_medians, seconds
from models import starters
from models.agreement import path
from models.store import documents
from models.store.engine import PRAGMAS
from models.store.store import Store
from models.workshop import Workshop

AUTOSAVES = 400
EARLY, LATE = 10, 1000
AROUND = 15
"""Saves measured on either side of a version number: one alone may meet a pause of the disk."""


def measure() -> list[Ratio]:
    """Autosave against a plain transaction; version 1,000 against version 10."""
    with tempfile.TemporaryDirectory() as folder:
        autosave = _autosave(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        versions, statements = _versions(Path(folder))
    return [
        Ratio(name="autosave ÷ plain transaction, same bytes", ratio=autosave, bound=3),
        Ratio(name="saving version 1,000 ÷ version 10", ratio=versions, bound=1.3),
        Ratio(name="statements of version 1,000 ÷ version 10", ratio=statements, bound=1),
    ]


def typing(begun: Workshop) -> Iterator[Workshop]:
    """The workshop after every pause in typing one answer."""
    where = ("purpose", "answers", "statement")
    for number in itertools.count():
        said = path.put(begun.agreement, where, f"What has been typed up to pause {number}")
        yield Workshop(agreement=said, drafting=begun.drafting, record=begun.record)


def _autosave(folder: Path) -> float:
    begun = starters.start(starters.SAMPLE)
    states = typing(begun)
    with Store.open(folder / "ours") as store, closing(_plain(folder / "plain.db")) as plain:
        one = store.create(begun)
        texts = [documents.Texts().document(next(states)).decode() for _ in range(2)]
        counts = itertools.count(1)
        return of_medians(
            lambda: store.save_draft(one, next(states), next(counts)),
            _writing(plain, itertools.cycle(texts)),
            AUTOSAVES,
        )


def _plain(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")
    raw.execute("CREATE TABLE draft (id TEXT PRIMARY KEY, saves INTEGER, document TEXT)")
    raw.execute("INSERT INTO draft VALUES ('one', 0, '')")
    return raw


def _writing(raw: sqlite3.Connection, texts: Iterator[str]) -> Callable[[], None]:
    def write() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE draft SET saves = saves + 1, document = ?", (next(texts),))
        raw.execute("COMMIT")

    return write


def _versions(folder: Path) -> tuple[float, float]:
    begun = starters.start(starters.SAMPLE)
    states = typing(begun)
    times: dict[int, float] = {}
    counts: dict[int, int] = {}
    with Store.open(folder) as store:
        one = store.create(begun)
        seen = [0]
        event.listen(store._database._engine, "before_cursor_execute", lambda *_: _count(seen))
        for number in range(1, LATE + AROUND + 1):
            state = next(states)
            seen[0] = 0
            times[number] = seconds(lambda s=state: store.save_version(one, s, "", ""))  # type: ignore[misc]
            counts[number] = seen[0]
    return _median(times, LATE) / _median(times, EARLY), counts[LATE] / counts[EARLY]


def _median(times: dict[int, float], number: int) -> float:
    near = range(max(2, number - AROUND), number + AROUND + 1)
    return statistics.median(times[one] for one in near)


def _count(seen: list[int]) -> None:
    seen[0] += 1
