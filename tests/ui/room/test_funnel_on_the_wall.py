"""The funnel and the counts on the wall: agreed values, and estimates only once revealed."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from models import moves, starters
from models.agreement import path
from models.agreement.sides import Side
from models.drafting.blind import Estimate, Proposal
from models.record.facts import Vote
from models.record.standing import standings
from models.rules.balance import balance
from models.rules.funnel import work_back
from models.workshop import Workshop
from tests.ui.room.test_picture import words
from ui.room import making
from ui.room.canvas import SMALLEST, Canvas
from ui.room.figures import FunnelStrip
from ui.room.making import Face
from ui.room.picture import AgreedText, Funnel, Reading
from ui.room.sheet import lay_out
from ui.theme import theme

NOW = datetime(2026, 11, 26, 14, 0, tzinfo=UTC)
MOMENT = moves.Moment("2026-11-26T13:00:00+00:00", "Ann")
RATES = "funnel.rates"
SECRET = Decimal("61.7")


@pytest.fixture
def workshop() -> Workshop:
    return Workshop(agreement=starters.start("sample").agreement)


def estimating(workshop: Workshop, side: Side, rate: Decimal) -> Workshop:
    """The side has sealed what it holds the first rate for."""
    rows = workshop.agreement.funnel.rates
    likely = Estimate(field=f"{rows[0].id}.rate", low=rate, likely=rate, high=rate)
    proposal = Proposal(clause=RATES, side=side, value=rows, why="", estimates=(likely,))
    blind = workshop.drafting.blind.with_proposal(proposal)
    drafting = dataclasses.replace(workshop.drafting, blind=blind)
    return moves.seal(dataclasses.replace(workshop, drafting=drafting), side, [RATES], MOMENT)


def drawn(workshop: Workshop, step: str = "funnel") -> Funnel:
    shown = making.of_step(workshop, step, NOW)
    assert isinstance(shown, Funnel)
    return shown


def test_goals_and_funnel_show_the_bars_of_the_plan_with_their_rates(workshop: Workshop) -> None:
    plan = work_back(workshop.agreement)
    assert plan is not None
    for step in ("goals", "funnel"):
        shown = drawn(workshop, step)
        assert [bar.count for bar in shown.bars] == [need.count for need in plan.stages]
        assert [bar.rate for bar in shown.bars[:2]] == ["24\u00a0%", "80\u00a0%"]
        assert (shown.per, shown.result) == ("a quarter", "11 customers a quarter")
        assert shown.sum.startswith("GBP\u00a03,150,000 × 42\u00a0%")
        assert shown.guesses == ()


def test_a_plan_that_does_not_work_out_shows_the_question(workshop: Workshop) -> None:
    broken = path.put(workshop.agreement, ("funnel", "answers", "deal_value"), None)
    shown = making.of_step(dataclasses.replace(workshop, agreement=broken), "funnel", NOW)
    assert isinstance(shown, Reading)


def test_estimates_stand_there_after_the_reveal_only(workshop: Workshop) -> None:
    one = estimating(workshop, Side.MARKETING, SECRET)
    both = estimating(one, Side.SALES, Decimal(19))
    for sealed, sides in ((one, (Side.MARKETING,)), (both, tuple(Side))):
        shown = making.of_step(sealed, "funnel", NOW)
        assert isinstance(shown, Reading)
        assert shown.sealed == sides
        assert "61.7" not in " ".join(words(shown))
    first, *others = drawn(moves.reveal(both, [RATES], MOMENT)).guesses
    assert (first.marketing, first.sales) == ("61.7\u00a0%", "19\u00a0%")
    assert len(others) == len(workshop.agreement.funnel.rates) - 1


def test_the_clauses_of_the_plan_are_drawn_until_there_are_votes(workshop: Workshop) -> None:
    def shown(workshop: Workshop, face: Face = Face.LATEST) -> object:
        found = standings(workshop.agreement, workshop.record)
        return making.of_clause(workshop, found, RATES, NOW, face)

    assert isinstance(shown(workshop), Funnel)
    assert isinstance(shown(workshop, Face.TEXT), AgreedText)
    votes = [Vote(participant=side, name="x", side=side, fingers=4, note="") for side in Side]
    assert isinstance(shown(moves.vote(workshop, [RATES], votes, "", MOMENT)), AgreedText)


def test_the_counts_are_those_of_the_review(workshop: Workshop) -> None:
    shown = making.of_balance(workshop, NOW)
    assert [(row.label, row.marketing, row.sales) for row in shown.rows] == [
        (one.weight.value.capitalize(), len(one.marketing), len(one.sales))
        for one in balance(workshop.agreement)
    ]


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (1024, 640), (1366, 768)])
@pytest.mark.parametrize("stages", [2, 6, 8])
def test_the_funnel_is_set_in_type_for_the_back_row(
    workshop: Workshop, qapp: QApplication, size: tuple[int, int], stages: int
) -> None:
    theme.start(qapp)
    whole = drawn(workshop)
    bars = (whole.bars * 2)[:stages]
    shown = dataclasses.replace(whole, bars=bars)
    canvas = Canvas(*size)
    (page,) = lay_out(shown, canvas)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    page.draw(painter)
    painter.end()
    inks = {
        image.pixelColor(x, y).name() for x in range(0, size[0], 5) for y in range(0, size[1], 5)
    }
    assert {canvas.colour("marketing").name(), canvas.colour("sales").name()} & inks
    strip = FunnelStrip(canvas, shown, canvas.room.width())
    assert strip.least <= canvas.room.height()
    look = strip._look(QRectF(0, 0, canvas.room.width(), canvas.px(640)))
    assert look.title >= canvas.px(SMALLEST)
    assert look.title * 0.64 + look.small * 0.64 <= canvas.px(640) / stages


def test_a_longer_name_gets_smaller_type_before_it_is_cut(
    workshop: Workshop, qapp: QApplication
) -> None:
    theme.start(qapp)
    shown = drawn(workshop)
    titles = [
        ("Opportunity with a written quote" if n == 3 else b.title)
        for n, b in enumerate(shown.bars)
    ]
    bars = tuple(
        dataclasses.replace(bar, title=title) for bar, title in zip(shown.bars, titles, strict=True)
    )
    canvas = Canvas(1920, 1080)
    place = QRectF(0, 0, 1740, 640)
    sizes = [
        FunnelStrip(canvas, one, 1808)._look(place).title
        for one in (shown, dataclasses.replace(shown, bars=bars))
    ]
    assert all(larger >= smaller >= SMALLEST for larger, smaller in pairwise(sizes))
