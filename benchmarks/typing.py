"""What the rules add to a key where they are live, and what they take in the pause after it."""

from __future__ import annotations

import inspect
import itertools
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import wraps
from types import FunctionType
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent

from benchmarks.ratio import Ratio, seconds
from benchmarks.screen import application, put_away
from models.agreement import path
from models.agreement.path import Path
from models.agreement.values import Duration, Unit
from models.starters import start
from ui.advice import Advice
from ui.forms.live_part import LivePart
from ui.library import Library
from ui.page import Page
from ui.page_by_step import page_class
from ui.session import Session
from ui.steps import steps

KEYS = 40
TYPED: tuple[tuple[str, Path], ...] = (
    ("response", ("response", "tiers", "", "leads")),
    ("response", ("response", "tiers", "", "within")),
    ("response", ("response", "tiers", "", "ceiling")),
    ("calendar", ("calendar", "calendars", "", "name")),
    ("goals", ("goals", "goals", "", "sentence")),
    ("goals", ("goals", "goals", "", "target")),
    ("goals", ("funnel", "rates", "", "rate")),
    ("funnel", ("funnel", "answers", "deal_value")),
    ("funnel", ("funnel", "capacity", "reps")),
)
"""Pages, and an answer on each that is typed into; an empty part stands for the first row."""


def measure() -> list[Ratio]:
    """The costliest of these keys, and the costliest pause."""
    application()
    found = [_measured(step, where) for step, where in TYPED]
    key = "a key with its rules ÷ the same key without"
    pause = "the rules in the pause after a key ÷ the key"
    return [
        Ratio(name=f"{key}, the costliest of {len(TYPED)}", ratio=max(found)[0], bound=1.05),
        Ratio(name=pause, ratio=max(after for _, after in found), bound=0.75),
    ]


def _measured(step: str, where: Path) -> tuple[float, float]:
    """For one answer: the key with its rules against that without, and the pause against it."""
    desk = _Desk(step, where)
    keys, pauses = [], []
    with _clocked() as spent:
        for _ in range(KEYS):
            spent.clear()
            whole = seconds(desk.type_a_key)
            keys.append(whole / (whole - sum(spent)))
            pauses.append(seconds(desk.pause) / whole)
    desk.close()
    return statistics.median(keys), statistics.median(pauses)


class _Desk:
    """A page on the screen with an answer that is typed into."""

    def __init__(self, step: str, where: Path) -> None:
        sample = start("sample")
        if "" in where:
            rows = path.get(sample.agreement, where[:2])
            where = (*where[:2], rows[0].id, *where[3:])
        self.library = Library()
        self.session = Session(self.library, "benchmark", sample, 0)
        self.advice = Advice(self.session)
        self.page = _page(step, self.session, self.advice)
        self.advice.changed.connect(self.page.show_findings)
        self.page.resize(1130, 784)
        self.page.show()
        self.where = where
        self.answers = _typed(path.get(sample.agreement, where))
        QCoreApplication.processEvents()

    def type_a_key(self) -> None:
        """One key, with all that is laid out and painted before the next can be seen."""
        self.session.edit(self.where, next(self.answers), "Type")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.page.repaint()

    def pause(self) -> None:
        """All that is worked out once the keyboard rests."""
        for part in self.page.findChildren(LivePart):
            if part.isVisible():
                part.settle()
        self.advice.judge()

    def close(self) -> None:
        """Put the page away, and the session before it would save."""
        self.page.close()
        self.page.deleteLater()
        QCoreApplication.sendPostedEvents(self.page, QEvent.Type.DeferredDelete)
        put_away(self.session, self.library)


def _page(key: str, session: Session, advice: Advice) -> Page:
    step = next(step for step in steps() if step.key == key)
    return page_class(key)(session, advice, step)


def _typed(begun: object) -> Iterator[object]:
    """What the answer becomes key by key."""
    if isinstance(begun, str):
        return itertools.islice(itertools.accumulate(itertools.repeat("x"), initial=begun), 1, None)
    numbers = (Decimal(2 + number % 7) for number in itertools.count())
    if isinstance(begun, Duration):
        return (Duration(number, Unit.BUSINESS_HOUR) for number in numbers)
    return numbers


@contextmanager
def _clocked() -> Iterator[list[float]]:
    """The seconds that each call from the window into a rule takes, in the order of the calls."""
    spent: list[float] = []
    kept: list[tuple[Any, str, FunctionType]] = []
    running: list[bool] = []
    for module in [one for name, one in sys.modules.items() if name.split(".")[0] == "ui"]:
        for name, value in list(vars(module).items()):
            if isinstance(value, FunctionType) and value.__module__.startswith("models.rules"):
                kept.append((module, name, value))
                setattr(module, name, _on_the_clock(value, spent, running))
    try:
        yield spent
    finally:
        for module, name, value in kept:
            setattr(module, name, value)


def _on_the_clock(
    rule: Callable[..., Any], spent: list[float], running: list[bool]
) -> Callable[..., Any]:
    """The same rule, which notes what it takes unless it runs within another one."""

    @wraps(rule)
    def clocked(*values: object, **named: object) -> object:
        if running:
            return rule(*values, **named)
        running.append(True)
        begun = time.perf_counter()
        found = rule(*values, **named)
        if inspect.isgenerator(found):
            found = iter(list(found))
        spent.append(time.perf_counter() - begun)
        running.pop()
        return found

    return clocked
