"""What the rail says of the two closing steps, while signing goes on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from models.agreement.clauses import clauses
from models.drafting.agenda import Block
from models.drafting.blind import Turn
from models.record.standing import count
from models.starters import start
from tests.builders import agreed
from tests.ui.pages.test_sign_off_page import (
    EFFECTIVE,
    REVENUE_TEAM,
    SAMPLE,
    TODAY,
    on_sign_off,
    open_sign_off,
    page_of,
    sign,
)
from tests.ui.whole_window import ask, put
from ui.agenda.block_clauses import of_block
from ui.main_window import MainWindow
from ui.rail import LOOKS, StepLook, StepRow
from ui.theme import theme
from ui.turns.subject import subject, topics_of

READY = agreed(put(SAMPLE, EFFECTIVE, TODAY + timedelta(days=1)))


def said(window: MainWindow, key: str = "sign_off") -> str:
    """What the rail says of a step."""
    rows = window.opened.workspace.rail.findChildren(StepRow)
    return next(row.toolTip() for row in rows if row.step.key == key).split(": ", 1)[1]


def is_done(window: MainWindow) -> bool:
    """Whether the rail ticks the sign-off off."""
    row = window.opened.workspace.rail._rows["sign_off"]
    return LOOKS[row._progress.mark] is StepLook.DONE


def bar_end(window: MainWindow) -> str:
    """The colour at the right end of the bar of clauses."""
    bar = window.opened.workspace.rail._bar
    picture = bar.grab().toImage()
    return picture.pixelColor(picture.width() - 4, picture.height() // 2).name()


def test_the_rail_counts_who_has_signed_as_page_and_list_do(qtbot, tmp_path: Path) -> None:
    with on_sign_off(qtbot, tmp_path, READY) as window:
        assert said(window) == "Ready to sign"
        assert not is_done(window)
        assert bar_end(window) == theme.color("ok").name()
        open_sign_off(qtbot, window)
        assert said(window) == "0 of 4 have signed"
        sign(qtbot, window)
        sign(qtbot, window)
        assert said(window) == "2 of 4 have signed"
        assert len(page_of(window).desk.edition.status.waiting_for) == 2
        sign(qtbot, window)
        sign(qtbot, window)
        assert said(window) == "Signed"
        assert is_done(window)
        (listing,) = ask(qtbot, window.library, "listing")
        assert listing.status.words == "Signed"


def test_a_draft_that_went_on_after_signing_says_so_until_it_is_taken_back(
    qtbot, tmp_path: Path
) -> None:
    with on_sign_off(qtbot, tmp_path, READY) as window:
        open_sign_off(qtbot, window)
        sign(qtbot, window)
        session = window.opened.session
        session.edit(REVENUE_TEAM, "The whole revenue team", "Edit")
        qtbot.waitUntil(lambda: said(window) == "Version 1: 1 of 4 have signed; draft changed")
        session.undo_stack.undo()
        qtbot.waitUntil(lambda: said(window) == "1 of 4 have signed")


def test_clauses_are_counted_the_same_everywhere(qtbot, tmp_path: Path) -> None:
    """The rail, what is signed, the place of a clause, a block of the day and a turn agree."""
    workshop = start("sample-workshop")
    with on_sign_off(qtbot, tmp_path, workshop) as window:
        space = window.opened.workspace
        known = space.session.standings
        number = count(known.values())
        assert number.left_out
        assert len(clauses(workshop.agreement)) > number.total + number.left_out
        assert space.rail._agreed.text() == number.words
        assert space.rail._rest.text() == number.aside
        assert number.size in page_of(window).signed_panel.contents.text()
        every = Block(title="All", minutes=60, steps=tuple(step.key for step in space.steps))
        assert of_block(every, known).total == number.total
        key = next(key for key in known if key.startswith("response."))
        space.session.clauses_wanted.emit("agree", (key,))
        among = len([one for one in known if one.startswith("response.")])
        assert space.joint.page.eyebrow.text().endswith(f"CLAUSE 1 OF {among}")
        content = Turn(
            side="sales", step="content", topics=topics_of(workshop, "content"), started_at=""
        )
        own = [one for one in known if one.startswith("content.")]
        assert subject(workshop, content).count.startswith(f"{len(own)} clause")


def test_what_is_open_again_is_not_called_ready(qtbot, tmp_path: Path) -> None:
    with on_sign_off(qtbot, tmp_path, READY) as window:
        assert said(window) == "Ready to sign"
        window.opened.session.edit(REVENUE_TEAM, "The whole revenue team", "Edit")
        qtbot.waitUntil(lambda: said(window).endswith("conditions left"))


def test_whoever_opens_sign_off_is_shown_and_can_be_changed(qtbot, tmp_path: Path) -> None:
    with on_sign_off(qtbot, tmp_path, READY, author="Owen Pritchard") as window:
        opening = page_of(window).acts.opening
        assert opening.author.isVisible()
        assert opening.author.text() == "Owen Pritchard"
        opening.author.line.setFocus()
        opening.author.line.selectAll()
        qtbot.keyClicks(opening.author.line, "Ines Falk")
        open_sign_off(qtbot, window)
        assert page_of(window).desk.edition.version.made_by == "Ines Falk"
        assert window.settings.author == "Ines Falk"
