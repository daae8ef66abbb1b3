"""Rows and fields are called by their names: no internal id is read on any surface."""

from __future__ import annotations

import html as markup
import re
from collections.abc import Iterator
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from exporters import html
from exporters.compose import Options, compose
from exporters.docx.write import render
from models import moves, starters
from models.agreement import clauses, fields, kinds, path
from models.agreement.agreement import Agreement, sections
from models.agreement.clauses import Clause
from models.agreement.section import Holder
from models.agreement.sides import Side
from models.agreement.values import Duration
from models.drafting.blind import Estimate, Proposal
from models.minutes import minutes
from models.record.standing import standings
from models.revisions.compare import compare
from models.store.store import Store
from models.workshop import Workshop
from tests.exporters import editions
from tests.ui.joint.drafted import AT
from tests.ui.opened import opened
from tests.ui.whole_window import open_first, titled, whole_window
from ui import plain_text, review_list
from ui.dialogs.finder import Finder
from ui.joint.comparing import rows_of
from ui.joint.contrast import contrast
from ui.joint.reveal_page import RevealPage
from ui.joint.reveal_rows import NumberRow, SameRow
from ui.room.making import Face, of_clause
from ui.room.picture import Head
from ui.room.revealing import reveal_of
from ui.steps import steps
from ui.theme import theme

ID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
SAMPLES = ("sample", "sample-workshop")
RATES = "funnel.rates"
NOW = datetime(2026, 11, 26, 13, 53, tzinfo=UTC)


@cache
def sample(key: str) -> Workshop:
    return starters.start(key, "Workshop")


@cache
def whole(key: str) -> Workshop:
    """The sample after both sides have proposed every clause, apart from each other."""
    workshop = sample(key)
    for clause in every(workshop.agreement):
        workshop = proposed(workshop, clause)
    return workshop


def every(agreement: Agreement) -> Iterator[Clause]:
    for name, section in sections(agreement).items():
        yield from clauses.of(name, section)


def proposed(workshop: Workshop, clause: Clause) -> Workshop:
    """Marketing proposes what stands there; Sales something else, with rows added and gone."""
    value = path.get(workshop.agreement, clause.path)
    other = changed(value, clause.kind)
    guesses = tuple(estimates(value))
    blind = workshop.drafting.blind
    for side, said in zip(Side, (value, other), strict=True):
        one = Proposal(clause=clause.id, side=side.value, value=said, estimates=guesses)
        blind = blind.with_proposal(one)
    workshop = replace(workshop, drafting=replace(workshop.drafting, blind=blind))
    for side in Side:
        workshop = moves.seal(workshop, side, (clause.id,), AT)
    return moves.reveal(workshop, (clause.id,), AT)


def changed(value: Any, kind: Any) -> Any:
    if isinstance(value, tuple):
        rows = [changed(row, None) for row in value[1:]]
        return (*rows, nameless(kind))
    answers: dict[str, Any] = {}
    for field in fields.of(type(value)):
        own = getattr(value, field.name, None)
        if isinstance(field.kind, kinds.Rows):
            answers[field.name] = changed(own, field.kind)
        elif isinstance(own, Decimal):
            answers[field.name] = own + 1
        elif isinstance(own, Duration):
            answers[field.name] = Duration(own.amount + 1, own.unit)
    return replace(value, **answers)


def nameless(kind: kinds.Rows) -> Any:
    """A new row with an answer but without its title."""
    for field in fields.leaves(kind.holds):
        if isinstance(field.kind, kinds.Line | kinds.Text) and field.name != kind.title:
            return replace(kind.holds(), **{field.name: "Added by Sales"})
    return kind.holds()


def estimates(value: Any, where: str = "") -> Iterator[Estimate]:
    """A range of a few to both sides of every number, so that all ranges meet."""
    for row in value if isinstance(value, tuple) else ():
        yield from estimates(row, f"{row.id}.")
    for field in fields.of(type(value)) if isinstance(value, Holder) else ():
        own = getattr(value, field.name, None)
        if isinstance(own, Decimal):
            yield Estimate(field=f"{where}{field.name}", low=own - 3, high=own + 3)


def words_in(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text inside of a value made of dataclasses, with where it stands."""
    if isinstance(value, str):
        yield place, value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in dataclass_fields(value):
            yield from words_in(getattr(value, field.name), f"{place}.{field.name}")
    elif isinstance(value, tuple):
        for one in value:
            yield from words_in(one, place)


def said_by(widget: QWidget) -> Iterator[str]:
    """What a widget and those in it show, tell a screen reader, or say in a tip."""
    for one in (widget, *widget.findChildren(QWidget)):
        yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription())
        yield str(one.property("text") or "")
        if isinstance(one, SameRow):
            yield from (word for part in one._parts for word in part)


def no_id(words: Iterator[str] | list[str]) -> None:
    assert [word for word in words if ID.search(word)] == []


@pytest.mark.parametrize("key", SAMPLES)
def test_no_id_is_read_in_a_reveal_in_the_window_or_on_the_wall(qtbot, qapp, key: str) -> None:
    theme.start(qapp)
    workshop = whole(key)
    known = standings(workshop.agreement, workshop.record)
    seen = 0
    for clause in every(workshop.agreement):
        shown = contrast(workshop, clause.id)
        no_id([shown.title, shown.overlap_words, *(one.full_label for one in shown.same)])
        for row in rows_of(shown):
            qtbot.addWidget(row)
            no_id(said_by(row))
            seen += 1
        revealed = reveal_of(workshop, clause.id, Head(step="Step", question="?"))
        assert revealed is not None
        no_id([word for _, word in words_in(revealed)])
        for face in Face:
            picture = of_clause(workshop, known, clause.id, NOW, face)
            no_id([word for _, word in words_in(picture)])
    assert seen > 200


def test_a_rate_is_called_by_both_stages_and_a_row_without_a_name_by_its_place() -> None:
    workshop = whole("sample-workshop")
    rows = {one.row for one in contrast(workshop, RATES).comparison.differences}
    assert "Lead to MQL" in rows
    added = len(workshop.agreement.funnel.rates) + 1
    assert f"Row {added}" in rows
    revealed = reveal_of(workshop, RATES, Head(step="Funnel", question="?"))
    assert revealed is not None
    assert "MQL to SAL: rate" in [row.label for row in revealed.numbers]
    assert not [one for one in revealed.same if ": from:" in one or ": to:" in one]


def test_the_rates_of_the_sample_meet_above_and_below(qtbot, qapp, tmp_path: Path) -> None:
    """What the page says of ranges that meet, its foot says too, and offers it."""
    workshop = sample("sample-workshop")
    theme.start(qapp)
    with opened(qtbot, tmp_path, workshop) as room:
        room.session.take(moves.reveal(workshop, (RATES,), AT))
        step = next(step for step in steps() if step.key == "funnel")
        page = RevealPage(room.session, room.advice, step, (RATES,))
        room.show(page, width=1100, height=820)
        meets = [row.verdict for row in page.rows if isinstance(row, NumberRow) and row.verdict[1]]
        assert meets
        assert page.ways.overlap.isEnabled()
        assert page.ways.words.text().startswith("Overlap: ")
        no_id(said_by(page))
        qtbot.mouseClick(page.ways.overlap, Qt.MouseButton.LeftButton)
        rates = room.get(RATES)
        middles = {
            one.field[0]: one.gap.middle
            for one in page.shown.numbers
            if one.gap is not None and one.gap.middle is not None
        }
        assert middles
        assert {row.id: row.rate for row in rates if row.id in middles} == middles
        assert all(row.from_stage and row.to_stage for row in rates)


@pytest.mark.parametrize("key", SAMPLES)
def test_no_id_is_read_on_paper(key: str) -> None:
    for workshop in (sample(key), whole(key)):
        document = compose(editions.draft(workshop), Options(proposals=True))
        shown = html.page(document)
        no_id(re.findall('(?:title|alt|aria-label)="([^"]*)"', shown))
        body = shown.partition("</head>")[2]
        no_id(markup.unescape(re.sub("<[^>]+>", "\n", body)).splitlines())
        package = docx.Document(BytesIO(render(document)))
        no_id([text.text for text in package.element.iter() if text.tag.endswith("}t")])
        alike = (text.get("descr", "") for text in package.element.iter())
        no_id([word for word in alike if word])


@pytest.mark.parametrize("key", SAMPLES)
def test_no_id_is_read_in_findings_changes_minutes_or_on_a_terminal(key: str) -> None:
    workshop = whole(key)
    less = workshop.agreement
    for clause in every(workshop.agreement):
        other = changed(path.get(workshop.agreement, clause.path), clause.kind)
        less = path.put(less, clause.path, other)
    altered = replace(workshop, agreement=less)
    no_id(minutes(workshop).splitlines())
    no_id(minutes(altered).splitlines())
    for agreed in (workshop, altered):
        no_id(review_list.lines(review_list.found(agreed)))
        no_id(review_list.promises(agreed))
        no_id(list(plain_text.lines(agreed)))
    for one in compare(workshop.agreement, less):
        no_id([one.label, one.place, one.before, one.after])


def test_no_id_is_read_anywhere_in_the_window(qtbot, tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.create(titled(whole("sample-workshop"), "Sample", "Fenwright"), "Ann")
    with whole_window(qtbot, tmp_path) as window:
        space = open_first(qtbot, window).workspace
        for step in space.steps:
            space.open_step(step.key)
            no_id(said_by(window))
        window.actions_by_key["agenda"].trigger()
        no_id(said_by(window))
        finder = Finder(window)
        qtbot.addWidget(finder)
        for word in ("", "rate", "lead", "0000"):
            finder.search(word)
            roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            rows = range(finder.model.rowCount())
            no_id([str(finder.model.item(row).data(role)) for row in rows for role in roles])
