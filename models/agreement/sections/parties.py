"""Who makes the agreement, from when to when it holds, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from models.agreement.kinds import (
    PARTICIPANTS,
    Answers,
    Choice,
    Day,
    Line,
    Reference,
    References,
    Rows,
    When,
    YesNo,
    Zone,
    options,
)
from models.agreement.section import About, Holder, Phase, Problem, Section
from models.agreement.sections.people import (
    Contact,
    Participant,
    Stakeholder,
    attendance,
    forgotten,
    unnamed,
)
from models.agreement.sides import Side

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

__all__ = ["Contact", "HeaderAnswers", "Participant", "Parties", "Stakeholder"]

PERIODS = options(("month", "Month"), ("quarter", "Quarter"), ("year", "Year"))
LANGUAGES = options(("en", "English"), ("de", "German"))
DATE_FORMATS = options(
    ("day_month_year", "17 January 2027"),
    ("month_day_year", "January 17, 2027"),
    ("dots", "17.01.2027"),
    ("iso", "2027-01-17"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderAnswers(Holder):
    """The agreement's title, its owner, its term and its planning period."""

    title: Annotated[
        str,
        Line(
            label="Title",
            help="What the document is called on its cover.",
            example="Sales–Marketing agreement 2027",
            required=True,
            group="Agreement",
            width="half",
        ),
    ] = ""
    company: Annotated[
        str,
        Line(
            label="Company or business unit",
            help="The company, or the part of it that the two teams belong to.",
            example="Varnholt Packtechnik, flow wrappers",
            required=True,
            group="Agreement",
            width="half",
        ),
    ] = ""
    owner: Annotated[
        str,
        Reference(
            label="Agreement owner",
            help="The person in the company who keeps the agreement alive after today.",
            required=True,
            group="Agreement",
            width="half",
            to=PARTICIPANTS,
        ),
    ] = ""
    facilitator: Annotated[
        str,
        Reference(
            label="Facilitator",
            help="Whoever leads the workshop, best from neither team.",
            group="Agreement",
            width="half",
            to=PARTICIPANTS,
        ),
    ] = ""
    sponsors: Annotated[
        tuple[str, ...],
        References(
            label="Sponsors",
            help="One executive above both teams, or one sponsor from each.",
            required=True,
            group="Agreement",
            to=PARTICIPANTS,
        ),
    ] = ()
    effective_from: Annotated[
        date | None,
        Day(
            label="Effective from",
            help="The first day on which the promises count.",
            required=True,
            group="Term",
            width="half",
        ),
    ] = None
    next_review: Annotated[
        date | None,
        Day(
            label="Next review",
            help="The day on which both teams look at it again, best within three months.",
            required=True,
            group="Term",
            width="half",
        ),
    ] = None
    until_replaced: Annotated[
        bool | None,
        YesNo(
            label="Runs until replaced?",
            help="Yes when it holds until a newer one is signed, no when it ends on a day.",
            required=True,
            group="Term",
            width="half",
        ),
    ] = None
    effective_to: Annotated[
        date | None,
        Day(
            label="Effective to",
            help="The last day on which the promises count.",
            required=True,
            group="Term",
            width="half",
            when=When("until_replaced", (False,)),
        ),
    ] = None
    period: Annotated[
        str,
        Choice(
            label="Planning period",
            help="Goals and funnel plan are counted per month, quarter or year.",
            required=True,
            group="Planning and units",
            width="half",
            options=PERIODS,
        ),
    ] = ""
    period_start: Annotated[
        date | None,
        Day(
            label="First period starts",
            help="The first day of the period that the goals are set for.",
            required=True,
            group="Planning and units",
            width="half",
        ),
    ] = None
    currency: Annotated[
        str,
        Line(
            label="Currency",
            help="The three-letter code in which every amount is given.",
            example="EUR",
            required=True,
            group="Planning and units",
            width="half",
            longest=3,
            shape="currency",
        ),
    ] = ""
    zone: Annotated[
        str,
        Zone(
            label="Time zone",
            help="The zone of every date and hour that names no other.",
            example="Europe/Berlin",
            required=True,
            group="Planning and units",
            width="half",
        ),
    ] = ""
    language: Annotated[
        str,
        Choice(
            label="Language",
            help="The language in which the agreement is written.",
            group="Planning and units",
            width="half",
            more=True,
            options=LANGUAGES,
        ),
    ] = ""
    date_format: Annotated[
        str,
        Choice(
            label="Dates are written",
            help="The way days look in the document.",
            group="Planning and units",
            width="half",
            more=True,
            options=DATE_FORMATS,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """The term makes sense, and every side can decide, sign and be asked."""
        yield from self._term()
        people = agreement.parties.participants
        if people:
            yield from self._people(people)
            yield from self._sponsors(people)
            yield from attendance(people)
            yield from forgotten(people, agreement.parties.stakeholders)
        if agreement.parties.contacts:
            yield from unnamed(agreement.parties.contacts)

    def _term(self) -> Iterator[Problem]:
        start, review = self.effective_from, self.next_review
        end = self.effective_to if self.until_replaced is False else None
        if start and end and end <= start:
            yield Problem(
                "effective_to", "The agreement ends before it starts.", "Which of the two is right?"
            )
        elif start and end and _more_months(start, end, 12):
            yield Problem(
                "effective_to",
                "The agreement runs for more than twelve months.",
                "Will these numbers still be right in a year?",
                blocks=False,
            )
        if start and review and review <= start:
            yield Problem(
                "next_review",
                "The review comes before the agreement has started.",
                "On which day will there be something to look at?",
            )
        elif start and review and _more_months(start, review, 3):
            yield Problem(
                "next_review",
                "The first review is more than three months away.",
                "What would you want to know earlier than that?",
                blocks=False,
            )
        if review and end and review > end:
            yield Problem(
                "next_review",
                "The review comes after the agreement has ended.",
                "Is the review too late, or the end too early?",
            )

    def _people(self, people: tuple[Participant, ...]) -> Iterator[Problem]:
        for side in Side:
            own = [person for person in people if person.side == side]
            if not any(person.decision_right == "decides" for person in own):
                yield Problem(
                    "owner",
                    f"Nobody in {side.label} decides.",
                    f"Who can say yes for {side.label} without asking anyone?",
                )
            if not any(person.signatory for person in own):
                yield Problem(
                    "owner", f"Nobody signs for {side.label}.", f"Who signs for {side.label}?"
                )
        guide = next((person for person in people if person.id == self.facilitator), None)
        if guide is not None and guide.side in (Side.MARKETING, Side.SALES):
            yield Problem(
                "facilitator",
                f"{guide.name or 'The facilitator'} belongs to one of the two sides.",
                "Does the other side trust this person to be fair?",
                blocks=False,
            )
        if guide is not None and guide.signatory:
            yield Problem(
                "facilitator",
                f"{guide.name or 'The facilitator'} leads the workshop and signs as well.",
                "Can somebody else sign?",
                blocks=False,
            )

    def _sponsors(self, people: tuple[Participant, ...]) -> Iterator[Problem]:
        sides = {person.side for person in people if person.id in self.sponsors}
        if len(sides) == 1 and sides <= set(Side):
            missing = Side(sides.pop()).other
            yield Problem(
                "sponsors",
                f"No sponsor stands behind {missing.label}.",
                "Does this sponsor answer for both teams?",
                blocks=False,
            )


def _more_months(start: date, end: date, months: int) -> bool:
    months_on = start.year * 12 + start.month + months
    return (end.year * 12 + end.month, end.day) > (months_on, start.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties(Section):
    """Agreement and parties."""

    about: ClassVar[About] = About(
        title="Agreement and parties",
        short="Agreement and parties",
        phase=Phase.PREPARE,
        question="Who promises what to whom, and until when?",
        purpose="Names, dates and units, so that no later clause has to repeat them.",
        prompt="Whose yes do we need today, and is that person in the room?",
    )
    answers: Annotated[
        HeaderAnswers, Answers(label="Agreement", holds=HeaderAnswers, clause=False)
    ] = HeaderAnswers()
    participants: Annotated[
        tuple[Participant, ...],
        Rows(
            label="Participants",
            help="Everybody who decides, advises, observes or signs.",
            holds=Participant,
            one="participant",
            title="name",
            summary=("role", "side", "decision_right", "signatory"),
            clause="none",
            at_least=2,
            layout="cards",
        ),
    ] = ()
    contacts: Annotated[
        tuple[Contact, ...],
        Rows(
            label="Contacts",
            help="One person for each subject on each side.",
            holds=Contact,
            one="contact",
            title="subject",
            summary=("side", "person"),
            clause="none",
            at_least=8,
        ),
    ] = ()
    stakeholders: Annotated[
        tuple[Stakeholder, ...],
        Rows(
            label="Who else is touched",
            help="Roles that were considered, whether they came or not.",
            holds=Stakeholder,
            one="role",
            title="role",
            summary=("invited", "reason"),
            clause="none",
            more=True,
        ),
    ] = ()
