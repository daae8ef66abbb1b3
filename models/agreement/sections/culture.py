"""What keeps two teams one: shared wins, joint rewards, and time spent in the other's job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from models.agreement.kinds import (
    PARTICIPANTS,
    Answers,
    Choice,
    Line,
    Lines,
    Reference,
    Rows,
    Text,
    options,
)
from models.agreement.section import About, Holder, Phase, Row, Section

RITUAL_KINDS = options(
    ("shared_win", "Shared win"),
    ("joint_reward", "Joint reward"),
    ("job_shadowing", "Job shadowing"),
    ("call_listening", "Call listening"),
    ("learning_session", "Learning session"),
    ("other", "Other"),
)
RHYTHMS = options(
    ("weekly", "Every week"),
    ("two_weeks", "Every two weeks"),
    ("monthly", "Every month"),
    ("quarterly", "Every quarter"),
    ("half_yearly", "Twice a year"),
    ("yearly", "Once a year"),
    ("on_occasion", "When there is an occasion"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ritual(Row):
    """Something the two teams do together, again and again."""

    what: Annotated[
        str,
        Line(
            label="What we do",
            help="An act that somebody could film.",
            example="Two marketers listen to four first calls",
            required=True,
        ),
    ] = ""
    kind: Annotated[
        str,
        Choice(
            label="Kind",
            help="What it is good for.",
            required=True,
            width="third",
            options=RITUAL_KINDS,
        ),
    ] = ""
    rhythm: Annotated[
        str,
        Choice(
            label="How often",
            help="A rhythm that survives a busy quarter.",
            required=True,
            width="third",
            options=RHYTHMS,
        ),
    ] = ""
    host: Annotated[
        str,
        Reference(
            label="Host",
            help="The person who puts it in the calendar.",
            width="third",
            to=PARTICIPANTS,
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CultureAnswers(Holder):
    """How the two teams treat each other between the meetings."""

    reward: Annotated[
        str,
        Text(
            label="Joint reward",
            help="What both teams get together, and for which shared result.",
            example="When the quarter's order goal is met, both teams close at noon on the Friday.",
        ),
    ] = ""
    manners: Annotated[
        tuple[str, ...],
        Lines(
            label="How we talk about misses",
            help="Sentences that both teams may remind each other of, one a line.",
            example="Show the record before you tell the story",
            long=True,
        ),
    ] = ()
    survey: Annotated[
        str,
        Choice(
            label="We ask both teams how it goes",
            help="How often both teams rate the collaboration from 1 to 5.",
            width="half",
            more=True,
            options=RHYTHMS,
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Culture(Section):
    """Culture and learning."""

    about: ClassVar[About] = About(
        title="Culture and learning",
        short="Culture",
        phase=Phase.SUPPORT,
        question="What will we still do together in a year?",
        purpose="A few habits with a host and a rhythm, instead of good intentions.",
        prompt="When did you last sit beside somebody from the other team for an hour?",
        optional=True,
    )
    order: ClassVar[Literal["answers first", "rows first"]] = "rows first"
    rituals: Annotated[
        tuple[Ritual, ...],
        Rows(
            label="Rituals",
            help="Two or three that happen beat ten that are written down.",
            holds=Ritual,
            one="ritual",
            title="what",
            summary=("kind", "rhythm", "host"),
            layout="table",
        ),
    ] = ()
    answers: Annotated[
        CultureAnswers, Answers(label="Rewards and manners", holds=CultureAnswers)
    ] = CultureAnswers()
