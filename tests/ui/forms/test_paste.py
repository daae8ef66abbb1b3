"""Rows copied in a spreadsheet become rows of the agreement, and nothing is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.agreement import fields, path
from models.agreement.agreement import Agreement, sections_of
from models.agreement.kinds import Rows
from models.agreement.sections.calendar import WorkCalendar
from models.agreement.sections.responsibilities import Role
from models.agreement.values import Duration, GridCell, Unit
from ui.forms.paste import Pasted, read_block, rows_from_block


def rows_kind(section: str, name: str) -> Rows:
    kind = fields.named(sections_of(Agreement)[section], name).kind
    assert isinstance(kind, Rows)
    return kind


REASONS = rows_kind("dispositions", "reasons")
HOLIDAYS = rows_kind("calendar", "holidays")
PERSONAS = rows_kind("personas", "personas")


def pasted(kind: Rows, text: str, agreement: Agreement | None = None) -> Pasted:
    return rows_from_block(kind, read_block(text), agreement or Agreement())


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("", []),
        ("a", [["a"]]),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
        ("a\t\n\tb\n", [["a", ""], ["", "b"]]),
        ('"one\ntwo"\tb\n', [["one\ntwo", "b"]]),
        ('"one\r\ntwo"\tb\r\n', [["one\ntwo", "b"]]),
        ('"with\ttab"\tb', [["with\ttab", "b"]]),
        ('"say ""hi"" twice"', [['say "hi" twice']]),
        ('6" pipe\tb', [['6" pipe', "b"]]),
        ('"Never" they say\tb', [['"Never" they say', "b"]]),
        ('"Never"\tb', [['"Never"', "b"]]),
        ('"never closed\tb\nc', [['"never closed', "b"], ["c"]]),
    ],
)
def test_a_block_is_read_cell_by_cell(text: str, block: list[list[str]]) -> None:
    assert read_block(text) == block


@given(
    st.lists(
        st.lists(st.text(st.characters(blacklist_characters="\r"), min_size=1), min_size=2),
        min_size=1,
    )
)
def test_what_a_spreadsheet_writes_comes_back_cell_by_cell(block: list[list[str]]) -> None:
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in block]
    plain = [
        [q if set(cell) & set('\t\n"') else cell for cell, q in zip(row, qrow, strict=True)]
        for row, qrow in zip(block, quoted, strict=True)
    ]
    text = "\n".join("\t".join(row) for row in plain) + "\n"
    assert read_block(text) == block


def test_without_headings_the_columns_come_in_order() -> None:
    found = pasted(REASONS, "No budget this year\tTiming\tNurture, then back\t180\tOptional\n")
    assert not found.problems
    (row,) = found.rows
    assert (row.reason, row.kind, row.next_step) == ("No budget this year", "timing", "nurture")
    assert (row.wait_days, row.note) == (Decimal(180), "optional")


def test_headings_are_recognised_in_any_order_and_case() -> None:
    found = pasted(
        REASONS, "next step\tREASON *\twait, days\nclose\tDuplicate\t\nnurture\tLater\t90\n"
    )
    assert not found.problems
    assert [(r.reason, r.next_step, r.wait_days) for r in found.rows] == [
        ("Duplicate", "close", None),
        ("Later", "nurture", Decimal(90)),
    ]


def test_a_column_that_the_table_lacks_is_named_and_its_text_kept() -> None:
    found = pasted(REASONS, "Reason\tKind\tShare\nNo budget\tTiming\t12 %\nWrong mail\tData\t8 %\n")
    assert [row.reason for row in found.rows] == ["No budget", "Wrong mail"]
    (slip,) = found.problems
    assert "“Share”" in slip.words
    assert slip.text == "12 %\n8 %"


def test_a_cell_that_cannot_be_read_is_left_empty_and_listed() -> None:
    found = pasted(REASONS, "No budget\tMoney\tnurture\tsoon\tOptional\n")
    (row,) = found.rows
    assert (row.reason, row.kind, row.next_step, row.wait_days, row.note) == (
        *("No budget", "", "nurture", None),
        "optional",
    )
    kind, wait = found.problems
    assert (kind.row, kind.column, kind.text, kind.row_id) == (1, "Kind", "Money", row.id)
    assert kind.words.startswith("Row 1, Kind: “Money” is none of the choices: Procedural, Fit")
    assert (wait.column, wait.text) == ("Wait, days", "soon")
    assert "Money" in found.not_taken
    assert "soon" in found.not_taken


def test_cells_beyond_the_last_column_are_listed() -> None:
    found = pasted(HOLIDAYS, "2026-12-25\tChristmas\t\tclosed\tall sites\n")
    assert found.rows[0].day == date(2026, 12, 25)
    (slip,) = found.problems
    assert slip.words == (
        "Row 1: 5 cells where 3 are possible; “closed”, “all sites” were not taken."
    )
    assert slip.text == "closed\tall sites"


def test_fewer_columns_than_the_table_has_are_taken_in_order_and_said() -> None:
    found = pasted(REASONS, "No budget\tTiming\nWrong mail\tData\n")
    assert [row.kind for row in found.rows] == ["timing", "data"]
    (slip,) = found.problems
    assert "2 columns were copied" in slip.words
    assert not slip.text


def test_blank_rows_are_passed_over_and_rows_keep_their_numbers() -> None:
    found = pasted(REASONS, "Reason\tKind\n\t\nNo budget\tMoney\n")
    assert [row.reason for row in found.rows] == ["No budget"]
    assert found.problems[0].row == 3


def test_headings_alone_are_refused_with_a_sentence() -> None:
    found = pasted(REASONS, "Reason\tKind\tNext step\n")
    assert not found.rows
    assert "Only headings" in found.problems[0].words


def test_rows_are_pointed_at_by_their_names() -> None:
    berlin = WorkCalendar(name="Berlin")
    agreement = path.put(Agreement(), ("calendar", "calendars"), (berlin,))
    found = pasted(HOLIDAYS, "1 May 2027\tLabour Day\tberlin\n24.12.2027\tEve\tParis\n", agreement)
    assert found.rows[0].calendar == berlin.id
    assert found.rows[1].calendar == ""
    assert found.problems[0].words == "Row 2, Calendar: No calendar is called “Paris” yet."


def test_two_rows_of_one_name_are_not_guessed_between() -> None:
    twins = (WorkCalendar(name="Berlin"), WorkCalendar(name="Berlin"))
    agreement = path.put(Agreement(), ("calendar", "calendars"), twins)
    found = pasted(HOLIDAYS, "1 May 2027\tLabour Day\tBerlin\n", agreement)
    assert found.rows[0].calendar == ""
    assert "More than one calendar" in found.problems[0].words


def test_durations_and_dates_are_read_as_they_are_typed() -> None:
    steps = fields.named(rows_kind("escalation", "triggers").holds, "steps").kind
    assert isinstance(steps, Rows)
    found = pasted(steps, "After\tAct\n2 business days\tCall the team lead\n3 parsecs\tWait\n")
    assert found.rows[0].after == Duration(Decimal(2), Unit.BUSINESS_DAY)
    assert found.rows[1].after is None
    assert found.problems[0].text == "3 parsecs"


def test_a_grid_is_pasted_with_a_column_for_every_role() -> None:
    roles = (Role(name="Head of sales"), Role(name="RevOps"))
    agreement = path.put(Agreement(), ("responsibilities", "roles"), roles)
    kind = rows_kind("responsibilities", "activities")
    found = pasted(
        kind, "Activity\tRevOps\tHead of sales\nScore leads\tr, a\tC\nCall\tQ\tR\n", agreement
    )
    assert found.rows[0].letters == (GridCell(roles[1].id, "RA"), GridCell(roles[0].id, "C"))
    assert found.rows[1].letters == (GridCell(roles[0].id, "R"),)
    assert found.problems[0].text == "Q"


def test_cards_take_lists_from_one_cell() -> None:
    found = pasted(
        PERSONAS,
        "Persona\tJob titles\tNeeds\n"
        'Plant manager\tHead of plant, COO\t"• less waste\n- more speed"\n',
    )
    assert not found.problems
    (row,) = found.rows
    assert row.job_titles == ("Head of plant", "COO")
    assert row.needs == ("less waste", "more speed")


def test_text_that_no_file_can_hold_is_cleaned() -> None:
    found = pasted(REASONS, "No\x00 budget\ud800\tTiming\tnurture\t1\toptional")
    assert found.rows[0].reason == "No budget"


@given(st.text())
def test_no_clipboard_raises_or_loses_a_word(text: str) -> None:
    block = read_block(text)
    found = rows_from_block(REASONS, block, Agreement())
    filled = [cells for cells in block if any(cell.strip() for cell in cells)]
    assert len(found.rows) in (len(filled), len(filled) - 1)


def test_every_pasted_row_has_an_id_of_its_own() -> None:
    found = pasted(REASONS, "a\tFit\nb\tFit\nb\tFit")
    assert len({row.id for row in found.rows}) == 3
    same = [replace(row, id="") for row in found.rows]
    assert same[1] == same[2]
