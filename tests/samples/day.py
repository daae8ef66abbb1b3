"""The workshop day of the samples: who sits in the room, its agenda, and moves at fixed times."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from unittest.mock import patch

from models import moves
from models.agreement import clauses
from models.agreement.agreement import Agreement
from models.agreement.sides import Side
from models.drafting.agenda import Agenda, Block, Stretch
from models.drafting.blind import Proposal
from models.record.facts import AnyFact, Vote
from models.workshop import Workshop

DAY = date(2026, 11, 24)
FACILITATOR = "Owen Pritchard"
VOTERS = tuple(f"00000001-0001-4000-8000-{number:012d}" for number in range(1, 9))
"""Four of Marketing, then four of Sales, in the order of the ballots below."""
ABSENT, ABSTAINS = ".", "a"


def at(clock: str) -> str:
    """A time of the day as it stands in facts; London keeps UTC in November."""
    return f"{DAY.isoformat()}T{clock}:00+00:00"


def moment(clock: str) -> moves.Moment:
    """The facilitator at the laptop at a time of the day."""
    return moves.Moment(at(clock), FACILITATOR)


def row(kind: int, number: int, table: int = 1) -> str:
    """The id of a row made up for a sample."""
    return f"{kind:08d}-{table:04d}-4000-8000-{number:012d}"


def ids(agreement: Agreement, words: str) -> list[str]:
    """Clauses by their ids, by the name of a section, or by a part with row numbers ("a.b.1-3")."""
    return [one for word in words.split() for one in _ids(agreement, word)]


def _ids(agreement: Agreement, word: str) -> Iterator[str]:
    every = [clause.id for clause in clauses.clauses(agreement)]
    if word in every:
        yield word
    elif "." not in word:
        yield from (one for one in every if one.startswith(f"{word}."))
    else:
        part, _, numbers = word.rpartition(".")
        first, _, last = numbers.partition("-")
        own = [one for one in every if one.startswith(f"{part}.")]
        yield from own[int(first) - 1 : int(last or first)]


def votes(agreement: Agreement, fingers: str, notes: Mapping[int, str]) -> tuple[Vote, ...]:
    """A ballot such as "5 4 4 . | 4 4 a 3"; notes by the place of the voter, from 1."""
    people = {person.id: person for person in agreement.parties.participants}
    found = []
    given = fingers.replace("|", " ").split()
    for place, (voter, word) in enumerate(zip(VOTERS, given, strict=True), 1):
        if word == ABSENT:
            continue
        person = people[voter]
        found.append(
            Vote(
                participant=voter,
                name=person.name,
                side=person.belongs_to if person.side == "other" else person.side,
                fingers=None if word == ABSTAINS else int(word),
                note=notes.get(place, ""),
            )
        )
    return tuple(found)


class Day:
    """A workshop on its day, moved on step by step."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self._salts = 0

    @property
    def agreement(self) -> Agreement:
        return self.workshop.agreement

    def write(self, agreement: Agreement) -> None:
        """Change what the agreement says."""
        self.workshop = replace(self.workshop, agreement=agreement)

    def vote(
        self,
        clock: str,
        words: str,
        fingers: str,
        why: str = "",
        notes: Mapping[int, str] | None = None,
    ) -> None:
        """One ballot on the present texts of clauses."""
        given = votes(self.agreement, fingers, notes or {})
        on = ids(self.agreement, words)
        self.workshop = moves.vote(self.workshop, on, given, why, moment(clock))

    def add(self, *facts: AnyFact) -> None:
        """Record what happened."""
        record = self.workshop.record.plus(*facts)
        self.workshop = replace(self.workshop, record=record)

    def note(self, **changes: object) -> None:
        """Change the working material."""
        drafting = replace(self.workshop.drafting, **changes)
        self.workshop = replace(self.workshop, drafting=drafting)

    def propose(self, clock: str, *proposals: Proposal) -> None:
        """Put down what sides wrote alone."""
        blind = self.workshop.drafting.blind
        for proposal in proposals:
            blind = blind.with_proposal(replace(proposal, at=at(clock)))
        self.note(blind=blind)

    def seal(self, clock: str, side: Side, topics: Sequence[str]) -> None:
        """Close a side's input; the salts are those of every other run of this script."""
        with patch("models.moves.secrets.token_hex", self._salt):
            self.workshop = moves.seal(self.workshop, side, topics, moment(clock))

    def reveal(self, clock: str, *topics: str) -> None:
        """Show both sides' input."""
        self.workshop = moves.reveal(self.workshop, topics, moment(clock))

    def _salt(self, length: int) -> str:
        self._salts += 1
        words = f"salt {self._salts} of the sample".encode()
        return hashlib.sha256(words).hexdigest()[: 2 * length]


STAGES_BLOCK = 5
BLOCKS: tuple[tuple[str, int, int, str, str], ...] = (
    ("Opening, decision rule", 15, 17, "How we decide is agreed", "parties purpose"),
    ("Reveal of the diagnosis", 30, 31, "Three top signs", "diagnosis"),
    ("Audit map, teach-back", 45, 46, "Every step from first touch to order", "diagnosis"),
    ("Break", 10, 10, "", ""),
    ("Profile and personas", 40, 41, "Eight personas agreed", "personas glossary"),
    ("Stages, decision test", 60, 72, "A stage table both sides sort by", "stages"),
    ("Lunch", 45, 45, "", ""),
    (
        "Scoring and handoff",
        45,
        46,
        "Rules for passing on and handing back",
        "scoring handoff dispositions recycling",
    ),
    (
        "Promises of both sides",
        50,
        53,
        "Promises both sides can keep in a normal week",
        "response calendar marketing feedback",
    ),
    ("Break", 10, 10, "", ""),
    ("Goals, funnel, capacity", 50, 46, "Goals and a plan that adds up", "goals funnel"),
    (
        "Escalation and roles",
        35,
        36,
        "Who helps, who meets, who answers",
        "escalation meetings dashboards content systems responsibilities",
    ),
    ("Read-through and votes", 35, 30, "Every clause agreed or parked", "review issues"),
    ("Sign-off, next date", 15, 13, "Waiting for named people", "sign_off"),
)
"""What is planned: title, minutes, the minutes it took, what comes of it, the steps."""
RAN = tuple(ran for _, _, ran, _, _ in BLOCKS)
RULES = (
    "Data before anecdotes",
    "What is decided stays decided until a new fact comes up",
    "We speak of the process, never of who is to blame",
    "Everybody writes first, then we talk",
)


def agenda(ran: Sequence[int]) -> Agenda:
    """The long day with the first blocks run, each in so many minutes."""
    blocks = tuple(
        Block(
            id=row(30, number),
            title=title,
            minutes=minutes,
            outcome=outcome,
            steps=tuple(steps.split()),
            pause=not steps,
        )
        for number, (title, minutes, _, outcome, steps) in enumerate(BLOCKS, 1)
    )
    stretches = []
    now = datetime.fromisoformat(at("09:00"))
    for block, minutes in zip(blocks, ran, strict=False):
        end = now + timedelta(minutes=minutes)
        stretches.append(Stretch(block=block.id, started=now.isoformat(), ended=end.isoformat()))
        now = end
    extensions = ((blocks[STAGES_BLOCK].id, 10),) if len(ran) > STAGES_BLOCK else ()
    return Agenda(blocks=blocks, stretches=tuple(stretches), extensions=extensions, rules=RULES)
