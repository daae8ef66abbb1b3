"""A side sorts the sample leads alone, with the definitions of the stages before its eyes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from models.drafting.blind import Sorting, Turn
from models.drafting.decision_test import NO_STAGE, name_and_facts
from models.record import seen
from models.record.facts import SORTING, Topic
from ui.kept_step import KeptStep
from ui.session import Session
from ui.theme import theme
from ui.turns.stage_tile import StageTile
from ui.turns.turn_page import TurnPage
from ui.turns.turn_rail import Item
from ui.widgets.card import Card
from ui.widgets.labels import Eyebrow, HeadlineLabel, Lead, Muted, Paragraph
from ui.widgets.stage_face import StageFace, stage_faces

LEAST_TILE = 236
NOWHERE = "Fits no stage"
ARROWS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
}


class SortingTurn(TurnPage):
    """One lead at a time, large, and below it the stages with their keys."""

    def __init__(self, main: Session, turn: Turn) -> None:
        """Let the side of `turn` sort."""
        super().__init__(main, turn)
        self.leads = tuple(lead for lead in main.workshop.drafting.leads if lead.text)
        self._before = self._given()
        self._current, self._across = 0, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.eyebrow = Eyebrow()
        self.name = HeadlineLabel("", "h1")
        self.facts = Lead("", "lead")
        self.tiles = self._made_tiles()
        self._grid = QGridLayout()
        self._lay_out()
        self._current = next((n for n, one in enumerate(self.leads) if self._is_open(one.id)), 0)
        self._show_lead()

    # What the screen around it asks

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(self._item(lead.id, lead.text) for lead in self.leads)

    @property
    def what(self) -> str:
        return "sorting"

    @property
    def count(self) -> str:
        return "1 lead" if len(self.leads) == 1 else f"{len(self.leads)} leads"

    @property
    def current(self) -> int:
        return self._current

    @property
    def one(self) -> str:
        return "Lead"

    def open(self, number: int) -> None:
        if 0 <= number < len(self.leads):
            self._current = number
            self._show_lead()
            self.items_changed.emit()
        self.setFocus()

    def gaps(self) -> str:
        left = sum(self._is_open(lead.id) for lead in self.leads)
        if not left:
            return ""
        return "1 lead is not sorted yet" if left == 1 else f"{left} leads are not sorted yet"

    def topics(self) -> tuple[Topic, ...]:
        given = self._given()
        sealed = seen.has_sealed(self.main.workshop.record, SORTING, self.side)
        return (SORTING,) if given and (given != self._before or not sealed) else ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        tile = next((one for one in self.tiles if one.key == event.text()), None)
        key = Qt.Key(event.key())
        if held == Qt.KeyboardModifier.NoModifier and tile is not None:
            self._sort(tile.stage)
        elif held == Qt.KeyboardModifier.NoModifier and key in ARROWS:
            self.open(self._current + ARROWS[key])
        elif held == Qt.KeyboardModifier.NoModifier and key == Qt.Key.Key_Delete:
            self._sort("")
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # What is said

    def _given(self) -> dict[str, str]:
        sortings = self.blind.sortings
        ids = {lead.id for lead in self.leads}
        return {
            one.lead: one.stage for one in sortings if one.side == self.side and one.lead in ids
        }

    def _is_open(self, lead: str) -> bool:
        return lead not in self._given()

    def _item(self, lead: str, text: str) -> Item:
        stage = self._given().get(lead)
        title = name_and_facts(text)[0]
        if stage is None:
            return Item(title, "Not sorted yet", "open")
        name = next((tile.text() for tile in self.tiles if tile.stage == stage), NOWHERE)
        return Item(title, name, "done")

    def _sort(self, stage: str) -> None:
        if not self.leads:
            return
        lead = self.leads[self._current].id
        before = Sorting(lead=lead, side=self.side.value, stage=self._given().get(lead, ""))
        after = replace(before, stage=stage)
        if after != before:
            self.undo_stack.push(KeptStep(self._keep, (before, after), "Sort a lead"))
        if stage and self._current + 1 < len(self.leads):
            self.open(self._current + 1)
        else:
            self.setFocus()

    def _keep(self, sorting: Sorting) -> None:
        blind = self.blind.with_sorting(sorting)
        if not sorting.stage:
            blind = replace(blind, sortings=tuple(one for one in blind.sortings if one != sorting))
        self.keep_blind(blind)
        self._current = next(
            (n for n, lead in enumerate(self.leads) if lead.id == sorting.lead), self._current
        )
        self._show_lead()
        self.items_changed.emit()

    def _show_lead(self) -> None:
        place = f"Lead {self._current + 1} of {len(self.leads)}"
        self.eyebrow.show_text(f"{self.step.phase.value} · Decision test · {place}")
        text = self.leads[self._current].text if self.leads else "There is no sample lead yet."
        name, facts = name_and_facts(text)
        self.name.show_text(name)
        self.facts.show_text(facts)
        self.facts.setVisible(bool(facts))
        chosen = self._given().get(self.leads[self._current].id) if self.leads else None
        for tile in self.tiles:
            tile.setChecked(tile.stage == chosen)
        self.setAccessibleName(f"{place}: {text}")
        self.setAccessibleDescription("The key of a stage sorts the lead into it")

    # Parts

    def _made_tiles(self) -> tuple[StageTile, ...]:
        tiles = []
        for number, face in enumerate(stage_faces(self.main.workshop.agreement), 1):
            tile = StageTile(_key(number), face.id, self.side)
            tile.show_stage(face.name or f"Stage {number}", face.entry, _facts(face))
            tiles.append(tile)
        nowhere = StageTile("0", NO_STAGE, self.side)
        nowhere.show_stage(NOWHERE, "Or nobody can tell", ())
        tiles.append(nowhere)
        for tile in tiles:
            tile.clicked.connect(partial(self._sort, tile.stage))
        return tuple(tiles)

    def _lay_out(self) -> None:
        card = Card()
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(20))
        inner.setSpacing(theme.px(4))
        inner.addWidget(self.name)
        inner.addWidget(self.facts)
        card.body.addLayout(inner)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._grid.setSpacing(theme.px(12))
        self.column.setSpacing(theme.px(10))
        question = Paragraph("Into which stage does this lead belong today?", "body-strong")
        self.column.addWidget(self.eyebrow)
        self.column.addWidget(card)
        self.column.addSpacing(theme.px(6))
        self.column.addWidget(question)
        self.column.addWidget(
            Muted("Press its key, the next lead follows. Judge by the facts that stand there.")
        )
        holder = QWidget()
        holder.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(holder)
        self.column.addStretch(1)

    def _arrange(self) -> None:
        room = self.width() - 2 * self.margin
        across = max(1, min(4, room // theme.px(LEAST_TILE)))
        if across == self._across:
            return
        self._across = across
        for tile in self.tiles:
            self._grid.removeWidget(tile)
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, place // across, place % across)


def _key(number: int) -> str:
    """1 to 9, then letters."""
    return str(number) if number < 10 else chr(ord("a") + number - 10)


def _facts(face: StageFace) -> tuple[str, ...]:
    return face.criteria
