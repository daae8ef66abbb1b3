"""A form bound to a session: what is typed arrives, what changes is shown, nothing else moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from models.agreement import kinds, path
from models.agreement.sections.calendar import Calendar, Holiday, WorkCalendar
from models.agreement.sections.governance import GovernanceAnswers
from models.agreement.sections.purpose import Purpose, PurposeAnswers
from models.drafting.drafting import Drafting
from models.drafting.origins import Origin, Source
from models.rules.finding import Finding, Severity
from models.rules.review import Review
from models.workshop import Workshop
from tests import builders
from tests.ui.opened import Opened, opened
from ui.forms.answers_form import AnswersForm
from ui.forms.computed_view import ComputedView
from ui.forms.field_view import FieldView
from ui.forms.group import Group
from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.finding_box import FindingBox
from ui.widgets.fold import FoldRow
from ui.widgets.scroll import PageScroll
from ui.widgets.segmented import Segment

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)

WHERE = ("purpose", "answers")
STARTERS = ("lead_sources", "pilot_start", "pilot_end")


def workshop(**answers: object) -> Workshop:
    given = {
        "statement": "Marketing and Sales together win EUR 4.2 m.",
        "products": ("Wrappers",),
        "lead_sources": ("Quote form",),
        "pilot": True,
        "pilot_scope": "Bakeries",
        "pilot_start": date(2027, 2, 1),
        "pilot_end": date(2027, 3, 1),
        "pilot_test": "goal-revenue",
        **answers,
    }
    agreement = replace(
        builders.complete_agreement(), purpose=Purpose(answers=PurposeAnswers(**given))
    )
    origins = {f"purpose.answers.{name}": Origin(Source.PLACEHOLDER) for name in STARTERS}
    return Workshop(agreement=agreement, drafting=Drafting(origins=origins))


@pytest.fixture
def room(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    with opened(qtbot, tmp_path, workshop()) as one:
        yield one


def form_of(room: Opened, height: int = 900) -> AnswersForm:
    form = AnswersForm(room.session, room.advice, WHERE, PurposeAnswers)
    room.session.changed.connect(form.show_workshop)
    room.advice.changed.connect(form.show_findings)
    room.show(PageScroll(form), height=height)
    return form


def view(form: AnswersForm, name: str) -> FieldView:
    found = form.view(name)
    assert found is not None
    return found


def group(form: AnswersForm, title: str) -> Group:
    return next(one for one in form.groups if one.title == title)


def fold(form: AnswersForm, title: str) -> FoldRow:
    return next(
        one
        for one in form.findChildren(FoldRow)
        if one.isVisible() and one.accessibleName().startswith(title)
    )


def note(form: AnswersForm, name: str) -> str:
    label = view(form, name).label.note
    return label.text if label.isVisible() else ""


def test_typing_reaches_the_session_and_the_disk(qtbot, room: Opened) -> None:
    form = form_of(room)
    view(form, "statement").focus_field()
    edit = QApplication.focusWidget()
    assert isinstance(edit, QTextEdit)
    edit.selectAll()
    qtbot.keyClicks(edit, "We win.")
    assert room.get("purpose.answers.statement") == "We win."
    assert room.stored().agreement.purpose.answers.statement == "We win."


def test_a_word_typed_is_one_undo_step_and_the_next_field_starts_another(qtbot, room) -> None:
    form = form_of(room)
    before = room.get("purpose.answers")
    view(form, "statement").focus_field()
    qtbot.keyClicks(QApplication.focusWidget(), "abc")
    view(form, "pilot_scope") if form.view("pilot_scope") else form.reveal((*WHERE, "pilot_scope"))
    form.reveal((*WHERE, "pilot_scope"))
    qtbot.keyClicks(QApplication.focusWidget(), "xyz")
    assert room.session.undo_stack.count() == 2
    assert (
        room.session.undo_stack.undoText()
        == "Edit pilot scope: one campaign, product line or segment"
    )
    room.session.undo_stack.undo()
    room.session.undo_stack.undo()
    assert room.get("purpose.answers") == before


def test_leaving_a_field_ends_the_undo_step(qtbot, room: Opened) -> None:
    form = form_of(room)
    view(form, "statement").focus_field()
    qtbot.keyClicks(QApplication.focusWidget(), "a")
    view(form, "products").focus_field()
    QCoreApplication.processEvents()
    view(form, "statement").focus_field()
    qtbot.keyClicks(QApplication.focusWidget(), "b")
    assert room.session.undo_stack.count() == 2


def test_undo_is_shown_in_the_field(qtbot, room: Opened) -> None:
    form = form_of(room)
    view(form, "statement").focus_field()
    edit = QApplication.focusWidget()
    assert isinstance(edit, QTextEdit)
    kept = edit.toPlainText()
    qtbot.keyClicks(edit, "xyz")
    room.session.undo_stack.undo()
    assert edit.toPlainText() == kept


def test_one_key_refreshes_one_field_only(qtbot, room: Opened, monkeypatch) -> None:
    form = form_of(room)
    shown: list[str] = []
    original = FieldView.show_value

    def counting(self: FieldView, workshop: Workshop) -> None:
        shown.append(self.field.name)
        original(self, workshop)

    monkeypatch.setattr(FieldView, "show_value", counting)
    built = len(form.findChildren(QWidget))
    view(form, "statement").focus_field()
    QCoreApplication.processEvents()
    qtbot.keyClicks(QApplication.focusWidget(), "a")
    assert shown == ["statement"]
    assert len(form.findChildren(QWidget)) == built


def test_help_stands_below_a_field_only_while_it_has_the_keyboard(qtbot, room: Opened) -> None:
    form = form_of(room)
    out = view(form, "out_of_scope")
    assert not out.help.isVisible()
    out.focus_field()
    assert out.help.isVisible()
    view(form, "statement").focus_field()
    qtbot.waitUntil(lambda: not out.help.isVisible())


def test_the_help_says_what_a_starter_value_rests_on(qtbot, qapp, tmp_path: Path) -> None:
    theme.start(qapp)
    given = workshop()
    origins = {"purpose.answers.lead_sources": Origin(Source.PLACEHOLDER, "Usual in this trade.")}
    with opened(qtbot, tmp_path, replace(given, drafting=Drafting(origins=origins))) as room:
        lead = view(form_of(room), "lead_sources")
        lead.focus_field()
        assert lead.help.text().endswith("Starter value: Usual in this trade.")
        room.session.confirm(lead.where, "Lead sources")
        assert "Starter value" not in lead.help.text()


def test_the_place_of_the_keyboard_is_told(qtbot, room: Opened) -> None:
    form = form_of(room)
    told: list[object] = []
    form.place_changed.connect(told.append)
    view(form, "products").focus_field()
    assert told[-1] == (*WHERE, "products")


def test_notes_say_where_answers_come_from(qtbot, room: Opened) -> None:
    form = form_of(room)
    form.reveal((*WHERE, "pilot_test"))
    assert note(form, "out_of_scope") == "Not answered yet"
    assert note(form, "lead_sources") == "Starter value"
    assert note(form, "pilot_test") == "Shared goal 1"
    assert note(form, "statement") == ""
    assert form.findChild(ComputedView).label.note.text == "Calculated"


def test_confirming_a_starter_value_takes_its_mark_away_and_can_be_undone(qtbot, room) -> None:
    form = form_of(room)
    lead = view(form, "lead_sources")
    button = next(one for one in lead.findChildren(Button) if one.text() == "Confirm")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert note(form, "lead_sources") == ""
    assert "purpose.answers.lead_sources" not in room.session.workshop.drafting.origins
    room.session.undo_stack.undo()
    assert note(form, "lead_sources") == "Starter value"


def test_editing_a_starter_value_confirms_it(qtbot, room: Opened) -> None:
    form = form_of(room)
    view(form, "lead_sources").focus_field()
    qtbot.keyClicks(QApplication.focusWidget(), "Trade fair,")
    assert room.get("purpose.answers.lead_sources") == ("Quote form", "Trade fair")
    assert note(form, "lead_sources") == ""


def test_questions_appear_and_vanish_with_their_condition(qtbot, room: Opened) -> None:
    form = form_of(room)
    form.reveal((*WHERE, "pilot"))
    yes, no = view(form, "pilot").findChildren(Segment)
    qtbot.mouseClick(no, Qt.MouseButton.LeftButton)
    assert not view(form, "pilot_scope").isVisible()
    assert not form.findChild(ComputedView).isVisible()
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert view(form, "pilot_scope").isVisible()
    assert room.get("purpose.answers.pilot_scope") == "Bakeries"


def test_a_computed_answer_follows_and_cannot_be_typed(qtbot, room: Opened) -> None:
    form = form_of(room)
    form.reveal((*WHERE, "pilot_end"))
    length = form.findChild(ComputedView)
    assert length.words == "4 weeks and 1 day"
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, "7 Feb 2027")
    assert length.words == "1 week"
    assert not any(one.isEnabled() for one in length.findChildren(QLineEdit))


def test_what_cannot_be_read_stays_with_a_sentence_and_the_answer_stays_too(qtbot, room) -> None:
    form = form_of(room)
    form.reveal((*WHERE, "pilot_end"))
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, "30.2.2027")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    end = view(form, "pilot_end")
    assert end.refusal.text == "February 2027 has 28 days."
    assert end.refusal.isVisible()
    assert note(form, "pilot_end") == "Not kept"
    assert line.text() == "30.2.2027"
    assert room.get("purpose.answers.pilot_end") == date(2027, 3, 1)


def test_a_long_form_folds_all_groups_but_the_first(qtbot, room: Opened) -> None:
    form = form_of(room)
    assert group(form, "Purpose and scope").is_open
    assert not group(form, "Pilot").is_open
    said = fold(form, "Pilot").accessibleName()
    assert "Bakeries" in said
    assert "2 starter values" in said
    qtbot.keyClick(fold(form, "Pilot"), Qt.Key.Key_Return)
    assert group(form, "Pilot").is_open
    qtbot.waitUntil(lambda: fold(form, "Pilot").height() == 52)
    assert view(form, "pilot_scope").isVisible()


def test_a_group_with_a_finding_opens_first(qtbot, qapp, tmp_path: Path) -> None:
    theme.start(qapp)
    wrong = workshop(pilot_end=date(2027, 1, 1))
    with opened(qtbot, tmp_path, wrong) as room:
        form = form_of(room)
        assert group(form, "Pilot").is_open


def test_a_low_window_has_one_group_open_at_a_time(qtbot, room: Opened) -> None:
    form = form_of(room, height=640)
    form.reveal((*WHERE, "pilot_scope"))
    assert group(form, "Pilot").is_open
    assert not group(form, "Purpose and scope").is_open
    said = fold(form, "Purpose and scope").accessibleName()
    assert "unanswered" in said
    assert "1 starter value" in said


def test_rarer_questions_wait_under_more(qtbot, room: Opened) -> None:
    form = form_of(room)
    assert form.view("assumptions") is None
    more = fold(form, "More")
    assert "0 of 3 answered" in more.accessibleName()
    qtbot.keyClick(more, Qt.Key.Key_Right)
    assert view(form, "assumptions").isVisible()
    qtbot.keyClick(more, Qt.Key.Key_Left)
    assert not view(form, "assumptions").isVisible()


def test_reveal_opens_what_folds_an_answer_away(qtbot, room: Opened) -> None:
    form = form_of(room)
    assert form.reveal((*WHERE, "pilot_result"))
    assert view(form, "pilot_result").isAncestorOf(QApplication.focusWidget())
    assert not form.reveal(("handoff", "answers"))
    assert not form.reveal((*WHERE, "nothing_of_that_name"))


def test_an_error_stands_below_its_row_and_a_warning_comes_with_the_keyboard(
    qtbot, room: Opened, monkeypatch
) -> None:
    form = form_of(room)
    error = Finding(
        path=(*WHERE, "statement"),
        severity=Severity.ERROR,
        message="Nobody says when",
        question="When?",
        quote="together",
        repair="We win by June.",
        repair_label="Apply “by June”",
    )
    warning = Finding(
        path=(*WHERE, "segments"), severity=Severity.WARNING, message="Hm", question="Sure?"
    )
    room.advice._review = Review(findings=(error, warning), waived=())
    form.show_findings()
    boxes = {one.accessibleName(): one for one in form.findChildren(FindingBox)}
    assert boxes["Blocks signing: Nobody says when. When?"].isVisible()
    assert not boxes["Warning: Hm. Sure?"].isVisible()
    assert note(form, "segments") == "Not answered yet"
    view(form, "segments").focus_field()
    assert boxes["Warning: Hm. Sure?"].isVisible()
    edit = view(form, "statement").findChild(QTextEdit)
    assert [one.cursor.selectedText() for one in edit.extraSelections()] == ["together"]
    repair = next(one for one in form.findChildren(Button) if "June" in one.text())
    qtbot.mouseClick(repair, Qt.MouseButton.LeftButton)
    assert room.get("purpose.answers.statement") == "We win by June."
    assert edit.toPlainText() == "We win by June."
    room.session.undo_stack.undo()
    assert "together" in edit.toPlainText()


def test_words_that_cannot_be_tested_are_marked_and_mended_as_one_step(qtbot, room: Opened) -> None:
    form = AnswersForm(room.session, room.advice, ("governance", "answers"), GovernanceAnswers)
    room.session.changed.connect(form.show_workshop)
    room.advice.changed.connect(form.show_findings)
    room.show(PageScroll(form))
    field = view(form, "ending")
    before = room.get("governance.answers.ending")
    written = "The sponsors answer each other, the teams, etc. within 2 business days of receipt."
    room.session.edit(field.where, written, "Edit ending")
    room.session.end_burst()
    room.advice.judge()
    qtbot.waitUntil(lambda: bool(field.findings.found))
    edit = field.findChild(QTextEdit)
    assert "etc" in [one.cursor.selectedText() for one in edit.extraSelections()]
    repair = next(one for one in field.window().findChildren(Button) if "Close" in one.text())
    assert repair.text() == "Apply “Close the list”"
    assert "etc" not in repair.toolTip()
    qtbot.mouseClick(repair, Qt.MouseButton.LeftButton)
    assert room.get("governance.answers.ending") == repair_of(written)
    room.session.undo_stack.undo()
    assert room.get("governance.answers.ending") == written
    room.session.undo_stack.undo()
    assert room.get("governance.answers.ending") == before


def repair_of(written: str) -> str:
    return written.replace(", etc.", "")


def test_a_renamed_row_is_renamed_where_it_is_chosen(qtbot, room: Opened) -> None:
    form = form_of(room)
    form.reveal((*WHERE, "pilot_test"))
    combo = QApplication.focusWidget()
    goal = room.get("goals.goals")[0]
    title = path.parse(f"goals.goals.{goal.id}.{kinds_title()}")
    room.session.edit(title, "Orders of the year", "Edit goal")
    assert combo.currentText() == "Orders of the year"


def kinds_title() -> str:
    from models.agreement import fields
    from models.agreement.sections.goals import Goals

    kind = fields.named(Goals, "goals").kind
    assert isinstance(kind, kinds.Rows)
    return kind.title


def test_a_form_of_a_deleted_row_stays_quiet(qtbot, qapp, tmp_path: Path) -> None:
    theme.start(qapp)
    calendar = Calendar(calendars=(WorkCalendar(id="c1", name="Office"),), holidays=(Holiday(),))
    with opened(
        qtbot, tmp_path, Workshop(agreement=replace(workshop().agreement, calendar=calendar))
    ) as room:
        where = ("calendar", "calendars", "c1")
        form = AnswersForm(room.session, room.advice, where, WorkCalendar, dense=True)
        room.show(form)
        session = room.session
        session.replace_agreement(
            replace(session.workshop, agreement=path.remove(session.workshop.agreement, where)),
            "Cut",
        )
        form.show_findings()
        assert not path.exists(session.workshop.agreement, where)


def test_a_very_long_word_does_not_widen_the_form(qtbot, room: Opened) -> None:
    form = form_of(room)
    for name in ("statement", "products", "out_of_scope", "pilot_scope"):
        form.reveal((*WHERE, name))
        focus = QApplication.focusWidget()
        QApplication.clipboard().setText("W" * 10_000)
        focus.paste()
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    QCoreApplication.processEvents()
    assert form.width() <= 740
    assert form.minimumSizeHint().width() <= 740
