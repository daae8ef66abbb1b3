"""The room view of the whole window: what is typed and judged there reaches the wall."""

from __future__ import annotations

from pathlib import Path

from models.starters import start
from models.store.store import Store
from tests.builders import agreed
from tests.ui.whole_window import idle, open_first, whole_window
from ui.room.picture import AgreedText, Funnel, Reading, RoomPicture, Tone

SAMPLE = agreed(start("sample"))
TIER = ("response", "tiers", SAMPLE.agreement.response.tiers[0].id)


def test_a_vague_word_in_the_window_becomes_a_question_on_the_wall(qtbot, tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.create(SAMPLE, "Ann")
    with whole_window(qtbot, tmp_path) as window:
        opened = open_first(qtbot, window)
        idle(qtbot, window.library)
        opened.room.open()

        def picture() -> RoomPicture:
            assert opened.room.window is not None
            return opened.room.window.picture

        opened.workspace.open_step("response")
        opened.room.follow_path((*TIER, "fallback"))
        qtbot.waitUntil(lambda: isinstance(picture(), AgreedText), timeout=20_000)
        opened.session.edit((*TIER, "fallback"), "Sales calls as soon as possible.", "Above")
        qtbot.waitUntil(lambda: bool(getattr(picture(), "remarks", ())), timeout=20_000)
        assert "“as soon as possible”" in picture().remarks[0].words  # type: ignore[union-attr]
        opened.session.undo_stack.undo()
        qtbot.waitUntil(lambda: not getattr(picture(), "remarks", (1,)), timeout=20_000)
        opened.workspace.open_step("funnel")
        qtbot.waitUntil(lambda: isinstance(picture(), Funnel), timeout=20_000)
        opened.room.close()


def test_a_step_that_is_all_agreed_shows_its_first_text_at_once(qtbot, tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.create(SAMPLE, "Ann")
    with whole_window(qtbot, tmp_path) as window:
        opened = open_first(qtbot, window)
        opened.workspace.open_step("response")
        opened.room.open()

        def picture() -> RoomPicture:
            assert opened.room.window is not None
            return opened.room.window.picture

        first = next(one for one in opened.session.standings if one.startswith("response."))
        qtbot.waitUntil(lambda: isinstance(picture(), AgreedText), timeout=20_000)
        shown = picture()
        assert isinstance(shown, AgreedText)
        assert shown.tone is Tone.AGREED
        assert shown.head.clause == opened.session.standings[first].clause.title
        assert shown.text
        opened.session.edit((*TIER, "fallback"), "Sales calls them by 17:00.", "Above")
        opened.workspace.open_step("handoff")
        qtbot.waitUntil(lambda: picture() != shown, timeout=20_000)
        opened.workspace.open_step("response")
        qtbot.waitUntil(
            lambda: isinstance(picture(), Reading) and picture().head.step == shown.head.step,
            timeout=20_000,
        )
        opened.room.close()
