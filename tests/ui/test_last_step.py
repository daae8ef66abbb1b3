"""An agreement opens at the step that was shown last on this laptop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from models.starters import start
from models.store.store import Store
from tests.ui.whole_window import open_first, press, titled, when_modal, whole_window
from ui.rail import StepRow
from ui.settings import Settings


def row(window, key: str) -> StepRow:
    rows = window.opened.workspace.rail.findChildren(StepRow)
    return next(one for one in rows if one.step.key == key)


def shows(window, agreement: str) -> bool:
    return window.opened is not None and window.opened.session.id == agreement


def test_each_agreement_opens_where_it_was_left(qtbot, tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        one = store.create(titled(start("b2b-software"), "One", "A"), "Ann")
        other = store.create(titled(start("b2b-software"), "Other", "A"), "Ann")
    with whole_window(qtbot, tmp_path) as window:
        opened = open_first(qtbot, window)
        assert opened.workspace.step.key == "parties"
        window.open_agreement(one)
        qtbot.waitUntil(lambda: shows(window, one))
        space = window.opened.workspace
        space.rail.show_current("response")
        qtbot.mouseClick(row(window, "response"), Qt.MouseButton.LeftButton)
        assert space.step.key == "response"
    with whole_window(qtbot, tmp_path) as window:
        for agreement, step in ((one, "response"), (other, "parties")):
            window.open_agreement(agreement)
            qtbot.waitUntil(lambda wanted=agreement: shows(window, wanted))
            assert window.opened.workspace.step.key == step
            assert row(window, step).isChecked()


def test_what_is_remembered_goes_with_the_agreement(qtbot, tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        own = store.create(start("b2b-software"), "Ann")
    with whole_window(qtbot, tmp_path) as window:
        open_first(qtbot, window)
        assert window.settings.last_step(own) == "parties"
        window.leave_agreement()
        qtbot.waitUntil(lambda: window.library.is_idle)
        when_modal(press("Delete for good"))
        window.start_page.deeds.delete(window.start_page.listings[0])
        qtbot.waitUntil(lambda: not window.start_page.listings)
        assert Settings(tmp_path).last_step(own) == ""


def test_a_step_that_is_gone_is_not_missed(qtbot, tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        own = store.create(start("b2b-software"), "Ann")
    Settings(tmp_path).remember_step(own, "no such step")
    with whole_window(qtbot, tmp_path) as window:
        assert open_first(qtbot, window).workspace.step.key == "parties"
