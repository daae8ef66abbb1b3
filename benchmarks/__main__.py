"""Runs every module here that has `measure()` and prints one table of what was seen."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator

import benchmarks
from benchmarks.ratio import Ratio

__all__ = ["Ratio", "main"]


def main(wanted: list[str]) -> int:
    """Measure the modules named, or all of them; returns 1 when a bound is broken."""
    found = list(_measured(wanted))
    width = max([len(ratio.name) for ratio in found], default=4)
    print(f"{'Name':<{width}}  {'Ratio':>7}  {'Bound':>7}  OK")
    for ratio in found:
        said = "yes" if ratio.ok else "NO"
        print(f"{ratio.name:<{width}}  {ratio.ratio:>7.2f}  {ratio.bound:>7.2f}  {said}")
    return 0 if all(ratio.ok for ratio in found) else 1


def _measured(wanted: list[str]) -> Iterator[Ratio]:
    for info in pkgutil.iter_modules(benchmarks.__path__):
        if info.name.startswith("_") or (wanted and info.name not in wanted):
            continue
        measure = getattr(importlib.import_module(f"benchmarks.{info.name}"), "measure", None)
        if measure is not None:
            yield from measure()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
