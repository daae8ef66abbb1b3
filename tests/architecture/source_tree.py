"""The files of this checkout, as the architecture tests read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("ui", "models", "exporters", "resources")
_MADE = {".git", ".venv", "build", "dist", "__pycache__"}
_MADE |= {".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache"}


@cache
def product_modules() -> tuple[Path, ...]:
    """Every module of the product, relative to the checkout."""
    found = [path for top in PRODUCT for path in (ROOT / top).rglob("*.py")]
    found += [path for path in [ROOT / "main.py"] if path.exists()]
    return tuple(sorted(path.relative_to(ROOT) for path in found))


@cache
def tree_of(module: Path) -> ast.Module:
    """The syntax tree of one module."""
    return ast.parse((ROOT / module).read_text(encoding="utf-8"), filename=str(module))


def nodes(module: Path) -> Iterator[ast.AST]:
    """Every node of the syntax tree of one module."""
    yield from ast.walk(tree_of(module))


def text_files() -> Iterator[tuple[Path, str]]:
    """Every text file that belongs to the project, relative to the checkout, with its text."""
    for path in sorted(_files(ROOT)):
        try:
            yield path.relative_to(ROOT), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in _MADE or path.is_symlink():
            continue
        if path.is_dir():
            yield from _files(path)
        else:
            yield path
