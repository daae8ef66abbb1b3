"""Where an answer stands: field names and row ids from the agreement downwards."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

Path = tuple[str, ...]
"""For example ("personas", "personas", <row id>, "name")."""

T = TypeVar("T")


def text(path: Path) -> str:
    """The path as one word, as it stands in files: parts joined by full stops."""
    return ".".join(path)


def parse(word: str) -> Path:
    """The path that `text` wrote."""
    return tuple(word.split("."))


def get(root: Any, path: Path) -> Any:
    """The value at `path`. Raises KeyError when a row of the path is gone."""
    value = root
    for part in path:
        value = _row(value, part) if isinstance(value, tuple) else getattr(value, part)
    return value


def exists(root: Any, path: Path) -> bool:
    """True when every row on the way to `path` is still there."""
    try:
        get(root, path)
    except (KeyError, AttributeError):
        return False
    return True


def put(root: T, path: Path, value: Any) -> T:
    """The same root with `value` at `path`; everything beside the path stays the same object."""
    if not path:
        return value  # type: ignore[no-any-return]
    head, rest = path[0], path[1:]
    node: Any = root
    if isinstance(node, tuple):
        old = _row(node, head)
        new = put(old, rest, value)
        changed: Any = tuple(new if row is old else row for row in node)
        return changed  # type: ignore[no-any-return]
    return replace(node, **{head: put(getattr(node, head), rest, value)})  # type: ignore[no-any-return]


def insert(root: T, path: Path, row: Any, index: int | None = None) -> T:
    """The same root with `row` added to the rows at `path`, at the end or before `index`."""
    rows = list(get(root, path))
    rows.insert(len(rows) if index is None else index, row)
    return put(root, path, tuple(rows))


def remove(root: T, path: Path) -> T:
    """The same root without the row that `path` ends in."""
    rows = get(root, path[:-1])
    gone = _row(rows, path[-1])
    return put(root, path[:-1], tuple(row for row in rows if row is not gone))


def move(root: T, path: Path, index: int) -> T:
    """The same root with the row that `path` ends in moved to place `index` among its rows."""
    rows = list(get(root, path[:-1]))
    row = _row(tuple(rows), path[-1])
    rows.remove(row)
    rows.insert(max(0, min(index, len(rows))), row)
    return put(root, path[:-1], tuple(rows))


def _row(rows: tuple[Any, ...], row_id: str) -> Any:
    for row in rows:
        if row.id == row_id:
            return row
    raise KeyError(row_id)
