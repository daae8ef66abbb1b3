"""What judging an agreement costs beside writing it down, and what one key costs beside all."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from benchmarks.live_document import times
from benchmarks.ratio import Ratio, of_medians
from models.agreement import codec, path
from models.agreement.path import Path
from models.rules.review import Reviewer
from models.rules.wording import check, places
from models.starters import start
from models.workshop import Workshop

RUNS = 25
LARGER = 10
KEYS: tuple[Path, ...] = (
    ("purpose", "answers", "statement"),
    ("parties", "answers", "title"),
    ("funnel", "answers", "difference"),
    ("calendar", "calendars", "", "name"),
    ("response", "tiers", "", "name"),
    ("goals", "goals", "", "sentence"),
)
"""Answers typed into; an empty part stands for the first row."""


def measure() -> list[Ratio]:
    """All findings of the sample; those after one key; those of ten times the content."""
    sample = start("sample")
    large = replace(sample, agreement=times(sample.agreement, LARGER))
    with _no_text_known():
        everything = of_medians(partial(_judge, sample), partial(_encode, sample), RUNS)
        growth = of_medians(partial(_judge, large), partial(_judge, sample), 9)
        keys = [of_medians(_typing(sample, where), partial(_judge, sample), RUNS) for where in KEYS]
    return [
        Ratio(name="all findings ÷ canonical JSON", ratio=everything, bound=12),
        Ratio(name="findings after one key ÷ all, the costliest of 6", ratio=max(keys), bound=0.2),
        Ratio(name=f"findings of {LARGER} times the content", ratio=growth, bound=12),
    ]


@contextmanager
def _no_text_known() -> Iterator[None]:
    """Every text is read anew, as when an agreement has just been opened."""
    kept = check._check, places.found_in
    check._check = kept[0].__wrapped__  # type: ignore[assignment]
    places.found_in = kept[1].__wrapped__  # type: ignore[assignment]
    try:
        yield
    finally:
        check._check, places.found_in = kept


def _judge(workshop: Workshop) -> object:
    return Reviewer().review(workshop)


def _encode(workshop: Workshop) -> object:
    return codec.canonical(codec.encode_agreement(workshop.agreement))


def _typing(workshop: Workshop, where: Path) -> Callable[[], object]:
    """Judging anew after each key in one answer."""
    if "" in where:
        rows = path.get(workshop.agreement, where[:2])
        where = (*where[:2], rows[0].id, *where[3:])
    reviewer = Reviewer()
    reviewer.review(workshop)
    words = str(path.get(workshop.agreement, where))
    longer = itertools.accumulate(itertools.repeat("x"), initial=words)
    typed = (
        replace(workshop, agreement=path.put(workshop.agreement, where, one)) for one in longer
    )
    states = iter([next(typed) for _ in range(RUNS + 1)])

    def judge() -> object:
        return reviewer.review(next(states))

    return judge
