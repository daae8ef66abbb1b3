"""The second sample: the same agreement half-way through its workshop day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from models import moves
from models.agreement import path
from models.agreement.agreement import Agreement
from models.agreement.sections.campaigns import Campaigns
from models.agreement.sections.content import Content
from models.agreement.sections.culture import Culture
from models.agreement.sections.diagnosis import Sign
from models.agreement.sections.escalation import Escalation
from models.agreement.sections.governance import Governance
from models.agreement.sections.issues import Issue
from models.agreement.sections.meetings import Meetings
from models.agreement.sections.parties import Parties
from models.agreement.sections.response_tier import ResponseTier
from models.agreement.sections.responsibilities import Responsibilities
from models.agreement.sides import Side
from models.drafting.origins import Origin, Source
from models.drafting.signs import SIGNS
from models.record.facts import ISSUES, RATINGS, SORTING
from models.workshop import Workshop
from tests.samples import blind
from tests.samples.day import RAN, VOTERS, Day, agenda, ids, moment, row
from tests.samples.finished import (
    BOTH,
    END_OF_STAGES,
    GLOSSARY,
    MQL,
    MQL_BEFORE,
    NEED,
    STAGES,
    UP_TO_THE_AUDIT,
    UP_TO_THE_STAGES,
    Held,
    hold,
    more_time,
)

TITLE = "Sales–Marketing agreement 2027, in the workshop"
TIERS = ("response", "tiers")
TIER = {number: f"response.tiers.{row(9, number)}" for number in range(1, 6)}
WEBINARS = f"response.tiers.{row(9, 90)}"
TERM = ("glossary", "terms", row(5, 18), "meaning")
TERM_BEFORE = "The moment at which Sales has looked at a lead."
NOT_REACHED = (
    Escalation,
    Meetings,
    Content,
    Campaigns,
    Responsibilities,
    Culture,
    Governance,
)
SCORING = Held(
    "13:29",
    "scoring.thresholds",
    "4 2 4 4 | 4 4 4 4",
    "",
    {2: "40 points let the guide readers in; let us count at 50 points first"},
)
DISPOSITIONS = Held(
    "13:57",
    "dispositions.answers",
    "4 4 4 4 | 3 2 4 2",
    "",
    {
        6: "An engineer must be able to hand a lead back without a note when nobody answers",
        8: "Two business days for a dispute are too short in a survey week",
    },
)
NO_CAMPAIGNS = (
    "Joint campaigns wait for the marketing plan of 2027, which the managing director decides in"
    " February"
)


def middle(agreement: Agreement) -> Workshop:
    """The agreement at twenty past two: some of it agreed, some sealed, some not begun."""
    day = Day(Workshop(agreement=_so_far(agreement)))
    day.note(
        agenda=agenda((*RAN[:8], 12)),
        leads=blind.LEADS,
        notes={
            TIER[1]: "Amira has the call statistics at hand. Ask for them before anybody argues.",
            "handoff.answers": "Ireland is a sore point since 2024; let Rosie speak first.",
        },
        origins={f"{TIER[3]}.fallback": Origin(Source.MARKETING, "Revealed at 14:12")},
    )
    _before_lunch(day)
    _after_lunch(day)
    _response(day)
    _waiting(day)
    return day.workshop


def _so_far(whole: Agreement) -> Agreement:
    """What stands in the agreement before the day: much is prepared, some pages are empty."""
    parties: Parties = whole.parties
    header = replace(parties.answers, title=TITLE)
    tiers = tuple(
        ResponseTier(id=tier.id, name=tier.name, leads=tier.leads, test=tier.test)
        if number <= 3
        else tier
        for number, tier in enumerate(whole.response.tiers, 1)
    )
    empty = {cls.__name__.lower(): cls() for cls in NOT_REACHED}
    return replace(
        whole,
        parties=replace(parties, answers=header),
        diagnosis=replace(whole.diagnosis, signs=()),
        response=replace(whole.response, tiers=tiers),
        issues=replace(whole.issues, issues=(), decisions=()),
        **empty,
    )


def _before_lunch(day: Day) -> None:
    day.note(blind=blind.rated(day.workshop.drafting.blind))
    for clock, side in (("08:52", Side.MARKETING), ("08:55", Side.SALES)):
        day.seal(clock, side, (RATINGS, ISSUES))
    hold(day, UP_TO_THE_AUDIT[:1])
    day.reveal("09:18", RATINGS)
    day.write(path.put(day.agreement, ("diagnosis", "signs"), _signs()))
    hold(day, (*UP_TO_THE_AUDIT[1:], *UP_TO_THE_STAGES))
    present = path.get(day.agreement, TERM)
    day.write(path.put(day.agreement, TERM, TERM_BEFORE))
    hold(day, (GLOSSARY,))
    day.write(path.put(day.agreement, TERM, present))
    day.note(blind=blind.sorted_leads(day.workshop.drafting.blind))
    day.seal("11:38", Side.MARKETING, (SORTING,))
    day.seal("11:43", Side.SALES, (SORTING,))
    day.reveal("11:44", SORTING)
    present = path.get(day.agreement, MQL)
    day.write(path.put(day.agreement, MQL, MQL_BEFORE))
    day.vote("11:52", "stages.stages.2", "5 4 4 4 | 4 3 4 2", "", NEED)
    day.write(path.put(day.agreement, MQL, present))
    hold(day, STAGES)
    more_time(day)
    hold(day, (END_OF_STAGES,))


def _signs() -> tuple[Sign, ...]:
    """The three signs that the room picked from the revealed ratings."""
    given = {key: rest for key, *rest in blind.RATED}
    statements = {known.key: known.statement for known in SIGNS}
    rows = []
    for rank, key in enumerate(("no_feedback", "unready_leads", "black_hole"), 1):
        marketing, sales, evidence = given[key]
        said = zip(("Marketing", "Sales"), evidence, strict=True)
        rows.append(
            Sign(
                id=row(3, rank, 9),
                text=statements[key],
                marketing=Decimal(marketing),
                sales=Decimal(sales),
                evidence="; ".join(f"{side}: {words}" for side, words in said if words),
                rank=Decimal(rank),
            )
        )
    return tuple(rows)


def _after_lunch(day: Day) -> None:
    words = "scoring.answers scoring.items scoring.fast_track"
    note = {7: "The points for fair contacts are a guess until the spring fairs are counted"}
    day.vote("13:27", words, "4 5 4 4 | 4 4 3 4", "", note)
    hold(day, (SCORING,))
    day.reveal("13:34", ISSUES)
    for issue in _from_wishes():
        day.write(path.insert(day.agreement, moves.ISSUES_AT, issue))
    _park(day, "13:49", "handoff.answers", _ireland())
    hold(day, (DISPOSITIONS,))
    day.vote("14:00", "dispositions.outcomes dispositions.reasons", "5 4 5 4 | 4 3 4 4")
    _park(day, "14:05", "recycling.tracks", _tracks())
    out = ids(day.agreement, "campaigns")
    day.workshop = moves.leave_out(day.workshop, out, NO_CAMPAIGNS, BOTH, moment("14:07"))


def _park(day: Day, clock: str, clause: str, issue: Issue) -> None:
    day.workshop = moves.park(day.workshop, [clause], issue, moment(clock))


def _ireland() -> Issue:
    return Issue(
        id=row(25, 1, 9),
        text="Nobody has agreed to own leads from Ireland while the post in Dublin is vacant.",
        kind="concern",
        raised_by="sales",
        blocking=True,
        owner=VOTERS[5],
        due=date(2026, 12, 1),
        next_step="Ask the managing director whether the post is filled in January",
        clause="Handoff",
    )


def _tracks() -> Issue:
    return Issue(
        id=row(25, 2, 9),
        text="How long does a lead wait when the reason was “No budget route this year”?",
        kind="question",
        raised_by="marketing",
        blocking=False,
        owner=VOTERS[1],
        due=date(2026, 12, 4),
        next_step="Count the days to the next order in the export of 2025",
        clause="Tracks by reason",
    )


def _from_wishes() -> Iterable[Issue]:
    """Two of the wishes, as the room took them over."""
    request, grievance = blind.WISHES[0], blind.WISHES[3]
    yield Issue(
        id=row(25, 3, 9),
        text=request.text,
        kind=request.kind,
        raised_by=request.side,
        blocking=False,
        answer="Engineers fill the field Objection after each conversation, one sentence.",
        owner=VOTERS[5],
        due=date(2026, 12, 8),
        next_step="Show the field in the next lead round",
        clause="Feedback",
    )
    yield Issue(
        id=row(25, 4, 9),
        text=grievance.text,
        kind=grievance.kind,
        raised_by=grievance.side,
        blocking=False,
        state="settled",
        reason="Daniel Frost said in the room that call notes serve the next call, no appraisal.",
    )


def _response(day: Day) -> None:
    """The step that the room is in: proposals revealed, nothing voted on yet."""
    own = {
        number: next(t for t in day.agreement.response.tiers if t.id == row(9, number))
        for number in (1, 2, 3)
    }
    day.propose("14:10", *blind.by_marketing(own, day.agreement.response.answers))
    day.propose("14:11", *blind.by_sales(own, day.agreement.response.answers))
    topics = [TIER[1], TIER[2], TIER[3], "response.answers"]
    day.seal("14:11", Side.MARKETING, [*topics, WEBINARS])
    day.seal("14:12", Side.SALES, [TIER[1], TIER[2], "response.answers"])
    day.reveal("14:12", *topics, WEBINARS)
    day.propose("14:14", blind.late(own[3]))
    day.seal("14:15", Side.SALES, [TIER[3]])
    where = (*TIERS, row(9, 3))
    day.write(path.put(day.agreement, where, blind.payback_from_marketing(own[3])))
    day.vote("14:17", "calendar.answers calendar.calendars.1-2", "5 5 5 5 | 5 5 4 5")


def _waiting(day: Day) -> None:
    """What lies sealed for the steps to come, and one proposal that is not even sealed."""
    day.propose("08:40", *blind.sealed_by_marketing(day.agreement))
    day.propose("08:45", *blind.sealed_by_sales(day.agreement))
    both = ["marketing.quality", f"marketing.volumes.{row(11, 1)}", "funnel.rates"]
    day.seal("14:19", Side.MARKETING, [*both, "marketing.answers"])
    day.seal("14:20", Side.SALES, [*both, f"goals.goals.{row(16, 1)}"])
    day.propose("14:20", blind.not_sealed(day.agreement))
