"""What a key costs in the middle of a workshop, beside the same key on an empty record."""

from __future__ import annotations

import itertools
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from benchmarks.ratio import Ratio, of_medians
from benchmarks.screen import application, put_away
from models import moves
from models.agreement import path
from models.agreement.clauses import clauses
from models.agreement.sides import Side
from models.record.facts import Vote
from models.record.record import Record
from models.starters import SAMPLE_WORKSHOP, start
from models.workshop import Workshop
from ui.advice import Advice
from ui.clock import Clock
from ui.library import Library
from ui.live_document import LiveDocument
from ui.room.control import RoomControl
from ui.session import Session

WHERE = ("purpose", "answers", "statement")
CLAUSES = 70
FACTS = 500
KEYS = 60


def measure() -> list[Ratio]:
    """One key with both windows open: on a long record, and on an empty one."""
    application()
    sample = start(SAMPLE_WORKSHOP)
    long, empty = _Desk(with_facts(sample)), _Desk(replace(sample, record=Record()))
    ratio = of_medians(long.type_a_key, empty.type_a_key, KEYS)
    for desk in (long, empty):
        desk.close()
    name = f"a key with {CLAUSES} clauses and {FACTS} facts ÷ with an empty record"
    return [Ratio(name=name, ratio=ratio, bound=1.5)]


def with_facts(workshop: Workshop) -> Workshop:
    """The workshop with ballot after ballot on its first clauses, until the record is long."""
    whole = moves.texts(workshop.agreement, _clauses(workshop))
    votes = [
        Vote(participant=f"{side}-{at}", name=f"Voter {at}", side=side.value, fingers=4)
        for side in Side
        for at in range(4)
    ]
    ids = itertools.cycle([text.clause for text in whole[:CLAUSES]])
    while len(workshop.record.facts) < FACTS:
        number = len(workshop.record.facts)
        moment = moves.Moment(f"2026-11-24T{number // 60:02}:{number % 60:02}:00+00:00", "Owen")
        workshop = moves.vote(workshop, [next(ids)], votes, "It was time", moment)
    return workshop


def _clauses(workshop: Workshop) -> list[str]:
    return [clause.id for clause in clauses(workshop.agreement)]


class _Desk:
    """An agreement with its live document and its room view open."""

    def __init__(self, workshop: Workshop) -> None:
        self.library = Library()
        self.session = Session(self.library, "benchmark", workshop, 0)
        self.advice = Advice(self.session)
        self.document = LiveDocument(self.session)
        self.document.resize(372, 800)
        self.document.show_open(open_=True)
        self.document.show()
        self.document.follow(WHERE)
        owner = QWidget()
        self.room = RoomControl(self.session, Clock(), owner)
        self.room.open()
        self.room.follow_path(WHERE)
        begun = str(path.get(workshop.agreement, WHERE))
        self.words = itertools.accumulate(itertools.repeat("x"), initial=begun).__next__

    def type_a_key(self) -> None:
        """One letter more, and everything that follows from it, in both windows."""
        self.session.edit(WHERE, self.words(), "Purpose statement")
        assert self.session.standings
        self.advice.judge()
        self.document.show_now()
        self.document.paper.document().documentLayout().documentSize()
        self.room.refresh()
        window = self.room.window
        assert window is not None
        window.repaint()

    def close(self) -> None:
        """Put both windows away."""
        self.room.close()
        self.document.close()
        put_away(self.session, self.library)
