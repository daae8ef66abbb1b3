"""While a key is typed no rule is asked, but for the funnel that is drawn as it is typed."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import wraps
from pathlib import Path
from types import FunctionType

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models import starters
from models.agreement import path
from models.agreement.values import Duration, Unit
from models.rules import figures, funnel, rate_estimates, team_measures
from models.rules.review import Reviewer
from tests.ui.opened import Opened, opened
from tests.ui.pages.on_screen import show_page
from ui.forms.what_if_card import WhatIfCard
from ui.page_by_step import page_class
from ui.pages.goals_page import GoalsPage
from ui.theme import theme

RULES = (figures, funnel, rate_estimates, team_measures)
WORKED_BACK = {"work_back", "obstacles"}
"""Less than a hundredth of a key; `python -m benchmarks typing` measures it."""
DRAWN = {"beside_goals", "goals_about_rates", "rate_estimates"}
"""No more than rows laid side by side."""


@pytest.fixture
def sample(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    with opened(qtbot, tmp_path, starters.start("sample", "Sample")) as one:
        yield one


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The rules that the window asks from now on, by name."""
    heard: list[str] = []
    for key in ("response", "calendar", "goals"):
        page_class(key)
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] != "ui":
            continue
        for own, value in list(vars(module).items()):
            if isinstance(value, FunctionType) and value.__module__.startswith("models.rules"):
                monkeypatch.setattr(module, own, listened(value, heard))
    review = Reviewer.review
    monkeypatch.setattr(Reviewer, "review", listened(review, heard))
    heard.clear()
    return heard


def listened(rule: Callable, heard: list[str]) -> Callable:
    @wraps(rule)
    def ask(*values: object, **named: object) -> object:
        heard.append(rule.__name__)
        return rule(*values, **named)

    return ask


@pytest.mark.parametrize(
    ("page", "where", "answer", "may"),
    [
        ("response", "response.tiers.*.leads", "all requests", set()),
        ("response", "response.tiers.*.within", Duration(Decimal(3), Unit.BUSINESS_HOUR), set()),
        ("response", "response.tiers.*.ceiling", Decimal(17), set()),
        ("calendar", "calendar.calendars.*.name", "Another name", set()),
        ("goals", "goals.goals.*.sentence", "Another goal", DRAWN),
        ("goals", "goals.goals.*.target", Decimal(77), DRAWN),
        ("goals", "funnel.rates.*.rate", Decimal(33), WORKED_BACK | DRAWN),
        ("funnel", "funnel.answers.deal_value", Decimal(99_000), WORKED_BACK | DRAWN),
        ("funnel", "funnel.capacity.reps", Decimal(5), WORKED_BACK | DRAWN),
    ],
)
def test_a_key_asks_no_rule(
    sample: Opened, asked: list[str], page: str, where: str, answer: object, may: set[str]
) -> None:
    show_page(sample, page)
    parts = path.parse(where)
    if "*" in parts:
        rows = path.get(sample.session.workshop.agreement, parts[:2])
        parts = (*parts[:2], rows[0].id, *parts[3:])
    asked.clear()
    sample.session.edit(parts, answer, "Type")
    rules = [one for one in asked if not is_spelling(one)]
    assert set(rules) <= may
    assert rules.count("work_back") <= 1
    sample.qtbot.waitUntil(lambda: "review" in asked, timeout=20_000)


def test_a_rate_that_is_tried_asks_no_rule(sample: Opened, asked: list[str]) -> None:
    page = show_page(sample, "funnel")
    assert isinstance(page, GoalsPage)
    card = page.plan.what_if
    assert isinstance(card, WhatIfCard)
    card.settle()
    asked.clear()
    next(iter(card.rates.values())).slider.setValue(17)
    assert asked == []
    sample.qtbot.waitUntil(lambda: "what_follows" in asked, timeout=20_000)


def test_the_list_of_rules_that_are_heard_is_not_empty(sample: Opened, asked: list[str]) -> None:
    page = show_page(sample, "response")
    page.meaning.work_out()  # type: ignore[attr-defined]
    assert {"capacity", "worked_examples", "backlog"} <= set(asked)


def is_spelling(rule: str) -> bool:
    """True for what only writes a number out."""
    return rule in ("percent", "words")


def test_every_rule_that_may_run_is_one() -> None:
    for name in WORKED_BACK | DRAWN:
        assert any(inspect.isfunction(getattr(one, name, None)) for one in RULES), name
