"""The finished sample: every clause voted on in the room, and one section left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from models import moves
from models.agreement import path
from models.agreement.agreement import Agreement
from models.agreement.sides import Side
from models.drafting.drafting import Drafting
from models.record.facts import RomanVote, TaughtBack, Thumbs
from models.workshop import Workshop
from tests.samples.day import (
    FACILITATOR,
    RAN,
    STAGES_BLOCK,
    Day,
    agenda,
    at,
    ids,
    moment,
    row,
)


class Held(NamedTuple):
    """A ballot that was held: when, on which clauses, with which votes, why, and the notes."""

    clock: str
    words: str
    fingers: str
    why: str = ""
    notes: Mapping[int, str] = {}


BOTH = tuple(side.value for side in Side)
MQL = ("stages", "stages", row(6, 2), "definition")
MQL_BEFORE = "A lead is an MQL when the person scores at least 40 points and works at a plant."
NEED = {8: "The process temperature has to stand in the record before I can call"}
CULTURE = (
    "Rewards and rituals follow the company’s people policy of 1 January 2027, and a second set of"
    " rules beside it would bind nobody"
)

UP_TO_THE_AUDIT = (
    Held("09:14", "purpose.answers", "5 4 4 . | 4 4 4 4", "Both directors had brought it along"),
    Held(
        "09:46",
        "diagnosis.signs diagnosis.answers diagnosis.baselines",
        "5 4 4 . | 4 4 4 5",
        "The three top signs were the same for both sides",
    ),
)
UP_TO_THE_STAGES = (
    Held("10:31", "diagnosis.audit", "4 4 5 4 | 4 5 4 5"),
    Held("11:02", "personas.answers personas.personas.1-3", "5 5 4 5 | 4 4 5 4"),
    Held(
        "11:16",
        "personas.personas.4-8",
        "4 4 4 5 | 4 4 4 a",
        "Each persona was met in at least two conversations of the past year",
    ),
)
GLOSSARY = Held(
    "11:24", "glossary", "5 4 5 5 | 4 4 4 4", "Twenty words; the teams had used eleven differently"
)
STAGES = (
    Held(
        "12:08",
        "stages.stages.2",
        "5 4 4 4 | 4 4 4 5",
        "With the temperature in the record the engineer knows which product fits",
    ),
    Held("12:20", "stages.stages.1 stages.stages.3-4", "4 4 4 4 | 4 4 4 4"),
)
END_OF_STAGES = Held("12:31", "stages.answers stages.stages.5-6", "4 5 4 4 | 5 4 4 4")
AFTERNOON = (
    Held("13:31", "scoring", "4 5 4 4 | 4 4 3 4"),
    Held(
        "13:43", "handoff.answers", "4 4 4 4 | 5 5 4 5", "Leads from Ireland have an owner at last"
    ),
    Held("13:56", "dispositions", "5 4 5 4 | 4 3 4 4", "148 rejections had come back bare"),
    Held("14:06", "recycling", "4 4 4 a | 4 4 4 4"),
    Held("14:22", "response.answers response.tiers.2-3 response.tiers.5", "4 4 4 4 | 4 5 4 4"),
    Held(
        "14:34",
        "response.tiers.1",
        "5 5 4 4 | 4 4 3 4",
        "61 of 145 quote requests had waited longer, and two engineers can keep four hours",
        {7: "In the weeks after a fair four hours will be tight; look at R-04 on 16 March"},
    ),
    Held("14:40", "response.tiers.4", "4 4 5 4 | 4 4 4 4", "Four fairs come in four bursts"),
    Held("14:45", "calendar", "5 5 5 5 | 5 5 4 5"),
    Held("14:52", "marketing.answers marketing.volumes.1-5", "4 4 4 4 | 5 4 4 4"),
    Held("14:55", "marketing.quality marketing.assets", "4 4 4 4 | 5 4 4 4"),
    Held(
        "14:57",
        "marketing.enablement",
        "4 4 3 4 | 5 4 4 4",
        "",
        {3: "Eight business days for a draft hold outside the fair weeks only"},
    ),
    Held("15:00", "feedback", "5 5 5 4 | 4 4 4 4"),
    Held("15:31", "goals", "4 4 4 4 | 5 4 4 4", "The plan needs 11 orders in the third quarter"),
    Held(
        "15:55",
        "funnel",
        "4 3 4 4 | 4 4 4 4",
        "Every rate but one was measured; the 80 % are goal 2",
    ),
    Held("16:09", "escalation", "4 4 4 4 | 4 4 . 4"),
    Held("16:20", "dashboards meetings", "5 4 5 4 | 4 4 . 5"),
    Held("16:28", "systems responsibilities", "4 5 4 4 | 4 4 . 4"),
    Held("16:32", "content campaigns", "5 5 5 4 | 4 4 . 4"),
)
LAST = Held(
    "16:58", "governance", "5 4 4 5 | 5 4 . 4", "The first review falls before the fair season"
)


def finished(agreement: Agreement) -> Workshop:
    """The agreement at the end of the day."""
    day = Day(Workshop(agreement=agreement, drafting=Drafting(agenda=agenda(RAN))))
    morning(day)
    hold(day, AFTERNOON)
    out = ids(agreement, "culture")
    day.workshop = moves.leave_out(day.workshop, out, CULTURE, BOTH, moment("16:36"))
    hold(day, (LAST,))
    return day.workshop


def hold(day: Day, ballots: Iterable[Held]) -> None:
    """Hold these ballots one after the other."""
    for one in ballots:
        day.vote(*one)


def morning(day: Day) -> None:
    """What was decided before lunch; the first wording of the MQL does not pass."""
    hold(day, UP_TO_THE_AUDIT)
    for side, outcome in ((Side.MARKETING, "partly"), (Side.SALES, "right")):
        day.add(TaughtBack(at=at("10:26"), by=FACILITATOR, side=side.value, outcome=outcome))
    hold(day, (*UP_TO_THE_STAGES, GLOSSARY))
    present = path.get(day.agreement, MQL)
    day.write(path.put(day.agreement, MQL, MQL_BEFORE))
    day.vote("11:52", "stages.stages.2", "5 4 4 4 | 4 3 4 2", "", NEED)
    day.write(path.put(day.agreement, MQL, present))
    hold(day, STAGES)
    more_time(day)
    hold(day, (END_OF_STAGES,))


def more_time(day: Day) -> None:
    """Ten minutes more for the stages, by thumbs."""
    thumbs = (
        Thumbs(side="marketing", up=3, sideways=1, down=0),
        Thumbs(side="sales", up=2, sideways=1, down=1),
    )
    block = agenda(()).blocks[STAGES_BLOCK].id
    fact = RomanVote(
        at=at("12:22"), by=FACILITATOR, question="extend", about=block, thumbs=thumbs, minutes=10
    )
    day.add(fact)
