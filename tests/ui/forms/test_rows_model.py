"""The model of a table tells its views no more and no less than what has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication

from models.agreement import path
from models.agreement.agreement import Agreement
from models.agreement.sections.dispositions import Reason
from models.agreement.sections.responsibilities import Activity, Role
from models.agreement.values import GridCell
from models.drafting.origins import all_placeholders
from models.workshop import Workshop
from tests.ui.forms.bench import kind_of
from ui.advice import Advice
from ui.forms.rows_model import Cell, Held, RowsModel
from ui.library import Library
from ui.session import Session

REASONS = ("dispositions", "reasons")


def reason(words: str, **answers: Any) -> Reason:
    return Reason(reason=words, kind="timing", next_step="nurture", **answers)


def put_away(session: Session, library: Library) -> None:
    for timer in session.findChildren(QTimer):
        timer.stop()
    library.stop()


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    library = Library()
    rows = (reason("No budget", wait_days=Decimal(180)), reason("Later"), reason("Wrong person"))
    made = Session(library, "a", Workshop(agreement=path.put(Agreement(), REASONS, rows)), 0)
    yield made
    put_away(made, library)


@pytest.fixture
def model(session: Session) -> RowsModel:
    made = RowsModel(session, REASONS, kind_of(*REASONS))
    session.changed.connect(made.show_workshop)
    return made


def words(model: RowsModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def told(model: RowsModel) -> list[tuple[str, int, int]]:
    heard: list[tuple[str, int, int]] = []
    model.dataChanged.connect(lambda a, b: heard.append(("changed", a.row(), b.row())))
    model.rowsInserted.connect(lambda p, a, b: heard.append(("inserted", a, b)))
    model.rowsRemoved.connect(lambda p, a, b: heard.append(("removed", a, b)))
    model.rowsMoved.connect(lambda p, a, b, q, c: heard.append(("moved", a, c)))
    model.modelReset.connect(lambda: heard.append(("reset", 0, 0)))
    return heard


def test_the_model_keeps_to_the_rules_of_qt(
    session: Session, model: RowsModel, qtmodeltester
) -> None:
    qtmodeltester.check(model)
    session.add_row(REASONS, reason("New"), "Add", 1)
    session.move_row((*REASONS, model.shown_rows[0].id), 2, "Move")
    session.remove_row((*REASONS, model.shown_rows[1].id), "x")
    session.undo_stack.undo()
    assert words(model) == [row.reason for row in path.get(session.workshop.agreement, REASONS)]


def test_a_cell_speaks_as_people_do(model: RowsModel) -> None:
    assert [model.index(0, column).data() for column in range(5)] == [
        *("No budget", "Timing", "Nurture, then back", "180", ""),
    ]
    assert model.index(0, 3).data(Qt.ItemDataRole.EditRole) == Decimal(180)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Reason"
    assert model.headerData(0, Qt.Orientation.Horizontal, Cell.MARK) == "*"
    assert model.headerData(2, Qt.Orientation.Vertical) == "3"


def test_one_edit_tells_of_one_row(session: Session, model: RowsModel) -> None:
    heard = told(model)
    assert model.setData(model.index(1, 0), "Next year")
    assert words(model)[1] == "Next year"
    assert heard == [("changed", 1, 1)]
    session.undo_stack.undo()
    assert words(model)[1] == "Later"


def test_rows_that_come_go_and_move_are_told_as_such(session: Session, model: RowsModel) -> None:
    heard = told(model)
    session.add_row(REASONS, reason("New"), "Add", 1)
    session.move_row((*REASONS, model.shown_rows[0].id), 3, "Move")
    session.remove_row((*REASONS, model.shown_rows[2].id), "x")
    kinds = [what for what in heard if what[0] != "changed"]
    assert kinds == [("inserted", 1, 1), ("moved", 0, 4), ("removed", 2, 2)]
    assert words(model) == ["New", "Later", "No budget"]


def test_a_change_elsewhere_is_not_told(session: Session, model: RowsModel) -> None:
    heard = told(model)
    session.edit(("governance", "answers", "change_rule"), "Both agree", "Edit")
    assert heard == []


def test_a_question_that_is_not_asked_cannot_be_answered(
    session: Session, model: RowsModel
) -> None:
    assert model.index(0, 3).flags() & Qt.ItemFlag.ItemIsEditable
    model.setData(model.index(0, 2), "close")
    assert not model.index(0, 3).flags() & Qt.ItemFlag.ItemIsEditable
    assert model.index(0, 3).data() == ""
    assert model.index(0, 3).data(Cell.STATE) == "not asked"


def test_a_starter_value_is_marked_until_it_is_edited(session: Session, model: RowsModel) -> None:
    workshop = session.workshop
    origins = all_placeholders(workshop.agreement)
    session.take(replace(workshop, drafting=replace(workshop.drafting, origins=origins)))
    assert model.index(0, 0).data(Cell.STATE) == "unconfirmed"
    model.setData(model.index(0, 0), "No budget this year")
    assert model.index(0, 0).data(Cell.STATE) == ""
    assert model.index(1, 0).data(Cell.STATE) == "unconfirmed"


def test_findings_mark_the_row_and_the_cell(session: Session, model: RowsModel) -> None:
    advice = Advice(session)
    model.show_found(advice.below(REASONS))
    assert model.index(1, 3).data(Cell.STATE) == "error"
    assert model.index(1, 0).data(Cell.MARK) == "error"
    assert "error" in model.index(1, 3).data(Qt.ItemDataRole.AccessibleTextRole)


def test_words_that_cannot_be_kept_stay_in_the_cell(session: Session, model: RowsModel) -> None:
    cell = model.index(0, 3)
    model.hold(cell, Held("soon", "“soon” is not a number."))
    assert cell.data() == "soon"
    assert cell.data(Cell.STATE) == "held"
    assert path.get(session.workshop.agreement, REASONS)[0].wait_days == Decimal(180)
    model.setData(cell, Decimal(90))
    assert cell.data() == "90"
    assert model.held() == ()


def test_a_grid_has_a_column_for_every_role(qapp: QApplication) -> None:
    library = Library()
    roles = (Role(name="Sales lead"), Role(name="RevOps"))
    rows = (Activity(name="Score", letters=(GridCell(roles[0].id, "A"),)),)
    agreement = path.put(Agreement(), ("responsibilities", "roles"), roles)
    agreement = path.put(agreement, ("responsibilities", "activities"), rows)
    session = Session(library, "a", Workshop(agreement=agreement), 0)
    model = RowsModel(
        session, ("responsibilities", "activities"), kind_of("responsibilities", "activities")
    )
    session.changed.connect(model.show_workshop)
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(3)] == [
        *("Activity", "Sales lead", "RevOps"),
    ]
    model.setData(model.index(0, 2), "RI")
    model.setData(model.index(0, 1), "")
    assert session.workshop.agreement.responsibilities.activities[0].letters == (
        GridCell(roles[1].id, "RI"),
    )
    session.add_row(("responsibilities", "roles"), Role(name="Agency"), "Add role")
    assert model.columnCount() == 4
    assert model.index_at(("responsibilities", "activities", "gone")) == QModelIndex()
    put_away(session, library)
