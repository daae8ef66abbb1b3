"""What ships beside the code: themes, icons, starters and templates, read by name."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable


def _find(name: str) -> Traversable:
    found = files(__name__).joinpath(*name.split("/"))
    if not found.is_file():
        raise FileNotFoundError(f"There is no resource called {name!r}")
    return found


def text(name: str) -> str:
    """The resource with this name, such as "theme/light.toml", as text."""
    return _find(name).read_text(encoding="utf-8")


def data(name: str) -> bytes:
    """The resource with this name as bytes."""
    return _find(name).read_bytes()


def names(folder: str) -> tuple[str, ...]:
    """The file names in one folder of resources, sorted."""
    return tuple(sorted(entry.name for entry in files(__name__).joinpath(folder).iterdir()))
