"""The generated page of every section, worked by keyboard."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from models.agreement import fields
from models.record.record import left_out
from models.rules.progress import is_left_out
from models.workshop import Workshop
from tests import builders
from tests.ui.opened import Opened, opened
from ui.forms.clause_card import ClauseCard
from ui.forms.tab_order import stops
from ui.page_by_step import page_class
from ui.pages.form_page import FormPage
from ui.steps import steps
from ui.theme import theme
from ui.tokens import Look
from ui.widgets.buttons import Button, LinkButton

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)

KEYS = tuple(step.key for step in steps() if step.key not in ("review", "sign_off"))


@pytest.fixture
def room(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    with opened(qtbot, tmp_path, builders.complete_workshop()) as one:
        yield one


def page_of(room: Opened, key: str, width: int = 804, height: int = 784) -> FormPage:
    step = next(step for step in steps() if step.key == key)
    page = FormPage(room.session, room.advice, step)
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(page)
    room.show(holder, width, height)
    return page


@pytest.mark.parametrize("key", KEYS)
def test_every_section_has_a_page_with_its_question_and_all_its_parts(
    qtbot, room: Opened, key: str
) -> None:
    page = page_of(room, key)
    assert page.head.headline.text() == page.step.question
    section = type(getattr(room.session.workshop.agreement, key))
    assert set(page.parts) == {field.name for field in fields.of(section)}
    nameless = [type(stop).__name__ for stop in stops(page) if not stop.accessibleName()]
    assert not nameless


@pytest.mark.parametrize("key", KEYS)
def test_no_page_is_wider_than_an_old_projector_leaves_it(qtbot, room: Opened, key: str) -> None:
    page = page_of(room, key, 560, 600)
    content = page.area.widget()
    QCoreApplication.processEvents()
    assert content.width() <= page.area.viewport().width()
    assert content.minimumSizeHint().width() <= page.area.viewport().width()


@pytest.mark.parametrize("key", ["personas", "calendar", "purpose"])
def test_a_page_is_as_tall_as_what_it_shows(qtbot, room: Opened, key: str) -> None:
    page = page_of(room, key, 1240, 960)
    content = page.area.widget()
    QCoreApplication.processEvents()
    wanted = content.heightForWidth(content.width())
    assert content.height() == max(wanted, page.area.viewport().height())


def test_tab_goes_through_the_page_as_it_is_read_and_on_to_what_follows(qtbot, room) -> None:
    page = page_of(room, "purpose")
    holder = page.parentWidget()
    before, after = Button("before"), Button("after")
    holder.layout().insertWidget(0, before)
    holder.layout().addWidget(after)
    QCoreApplication.processEvents()
    before.setFocus()
    visited: list[QWidget] = []
    for _ in range(60):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
        if visited[-1] is after:
            break
    assert visited[-1] is after
    tops = [one.mapTo(holder, one.rect().topLeft()).y() for one in visited]
    assert tops == sorted(tops) or all(b - a > -24 for a, b in itertools.pairwise(tops))
    assert len(set(visited)) == len(visited)
    for expected in [*reversed(visited[:-1]), before]:
        qtbot.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier
        )
        assert QApplication.focusWidget() is expected


def test_reveal_scrolls_to_the_answer_and_puts_the_cursor_there(qtbot, room: Opened) -> None:
    page = page_of(room, "handoff", height=300)
    where = ("handoff", "answers", "stand_in")
    form = page.parts["answers"].form
    name = form.groups[-1].names()[-1]
    page.reveal((*where[:2], name))
    qtbot.waitUntil(lambda: form.view(name) is not None and form.view(name).isVisible())
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().value() > 0)
    focus = QApplication.focusWidget()
    assert form.view(name).isAncestorOf(focus)
    top = focus.mapTo(page, focus.rect().topLeft()).y()
    assert 0 <= top < page.height()


def test_a_page_that_was_hidden_catches_up(qtbot, room: Opened) -> None:
    page = page_of(room, "purpose")
    page.hide()
    room.session.edit(("purpose", "answers", "statement"), "Typed elsewhere.", "Edit")
    room.advice.judge()
    view = page.parts["answers"].form.view("statement")
    assert view.editor.findChild(QWidget) is not None
    page.show()
    assert view._value == "Typed elsewhere."


def test_an_optional_section_is_left_out_as_a_whole_and_taken_back(qtbot, room: Opened) -> None:
    page = page_of(room, "scoring")
    offer = next(one for one in page.findChildren(LinkButton) if "section out" in one.text())
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    line = QApplication.focusWidget()
    qtbot.keyClicks(line, "No scores yet")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    for _ in ("Marketing", "Sales"):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    out = left_out(room.session.workshop.record)
    assert is_left_out(room.session.workshop, "scoring", out)
    assert set(out.values()) == {"No scores yet"}
    assert not any(part.isVisible() for part in page.parts.values())
    back = next(one for one in page.findChildren(Button) if one.text().startswith("Take this"))
    assert back.isVisible()
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert not left_out(room.session.workshop.record)
    assert all(part.isVisible() for part in page.parts.values())


def test_a_section_that_is_needed_cannot_be_left_out_as_a_whole(qtbot, room: Opened) -> None:
    page = page_of(room, "handoff")
    offers = [one for one in page.findChildren(LinkButton) if "section out" in one.text()]
    assert not any(one.isVisible() for one in offers)


@pytest.mark.parametrize("look", [Look.DARK, Look.PRESENT])
def test_a_page_follows_another_look_and_a_larger_type(qtbot, room: Opened, look: Look) -> None:
    page = page_of(room, "purpose")
    try:
        theme.show_look(look)
        theme.show_percent(200)
        QCoreApplication.processEvents()
        assert page.area.widget().minimumSizeHint().width() <= page.area.viewport().width()
        assert not page.grab().isNull()
    finally:
        theme.show_percent(100)
        theme.show_look(Look.LIGHT)


def test_sections_without_a_page_of_their_own_are_forms() -> None:
    assert page_class("purpose") is FormPage
    assert page_class("personas") is FormPage


def test_an_empty_agreement_shows_every_page(qtbot, qapp, tmp_path: Path) -> None:
    theme.start(qapp)
    with opened(qtbot, tmp_path, Workshop()) as room:
        for key in KEYS:
            page = page_of(room, key)
            cards = [one for one in page.parts.values() if isinstance(one, ClauseCard)]
            for card in cards:
                for group in card.form.groups:
                    group.wish_open(open_=True)
            page.parentWidget().hide()
