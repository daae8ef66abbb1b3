"""The paper beside the step says what a freshly laid out document says, whatever was typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from exporters.compose import Composer, Options
from models.agreement import path
from models.agreement.path import Path
from models.starters import start
from models.workshop import Workshop
from ui.live_document import draft_edition
from ui.paper import Paper
from ui.theme import theme

STATEMENT = ("purpose", "answers", "statement")


def _paper(qtbot: QtBot) -> Paper:
    paper = Paper()
    qtbot.addWidget(paper)
    paper.resize(350, 700)
    return paper


def _with(workshop: Workshop, where: Path, value: object) -> Workshop:
    return replace(workshop, agreement=path.put(workshop.agreement, where, value))


@pytest.mark.parametrize(
    ("where", "values"),
    [
        (STATEMENT, ["One sentence.", "Two\nparagraphs.", "", "<b>&amp; not bold</b>"]),
        (("purpose", "answers", "out_of_scope"), [("Used machines",), ()]),
        (("parties", "answers", "title"), ["Another title", ""]),
    ],
)
def test_replacing_what_changed_says_the_same_as_laying_everything_out_anew(
    qtbot: QtBot, where: Path, values: list[object]
) -> None:
    workshop = start("sample")
    composer = Composer(Options(live=True))
    paper = _paper(qtbot)
    paper.show_chapters(composer.chapters(draft_edition(workshop)))
    for value in values:
        workshop = _with(workshop, where, value)
        chapters = composer.chapters(draft_edition(workshop))
        paper.show_chapters(chapters)
        fresh = _paper(qtbot)
        fresh.show_chapters(chapters)
        assert paper.toPlainText() == fresh.toPlainText()


def test_the_marked_clause_is_brought_into_view(qtbot: QtBot) -> None:
    paper = _paper(qtbot)
    paper.show()
    chapters = Composer(Options(live=True)).chapters(draft_edition(start("sample")))
    paper.show_chapters(chapters)
    paper.show_current("governance.answers")
    assert paper.verticalScrollBar().value() > theme.px(2_000)
    paper.show_current("purpose.answers")
    assert paper.verticalScrollBar().value() < paper.verticalScrollBar().maximum() / 2


def test_a_click_on_an_answer_asks_for_its_place(qtbot: QtBot) -> None:
    paper = _paper(qtbot)
    with qtbot.waitSignal(paper.place_wanted) as asked:
        paper.anchorClicked.emit("answer:purpose.answers.statement")
    assert asked.args == [STATEMENT]
