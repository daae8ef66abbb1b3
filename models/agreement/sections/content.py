"""What both teams say to customers, where they say it, and the material they say it with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from models.agreement.kinds import (
    PARTICIPANTS,
    PERSONAS,
    Answers,
    Choice,
    Day,
    Line,
    Reference,
    Rows,
    YesNo,
    options,
)
from models.agreement.section import About, Holder, Phase, Problem, Row, Section
from models.agreement.sides import Side

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

REVIEWS = options(
    ("each_piece", "For every piece"),
    ("weekly", "Every week"),
    ("two_weekly", "Every two weeks"),
    ("monthly", "Every month"),
    ("quarterly", "Every quarter"),
)
TRAININGS = options(
    ("each_campaign", "Before every campaign"),
    ("monthly", "Every month"),
    ("quarterly", "Every quarter"),
)
TOUCHPOINTS = options(
    ("website", "Website"),
    ("mail", "Mail"),
    ("call", "Call"),
    ("advert", "Advertisement"),
    ("event", "Event"),
    ("offer", "Offer"),
)
SAME_STORY = options(("yes", "Yes"), ("partly", "Partly"), ("no", "No"))
FATES = options(("keep", "Keep"), ("revise", "Revise"), ("retire", "Retire"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePillar(Row):
    """One thing both teams tell a persona, and why it can be believed."""

    persona: Annotated[
        str,
        Reference(
            label="Persona",
            help="Who is spoken to.",
            required=True,
            width="third",
            to=PERSONAS,
        ),
    ] = ""
    need: Annotated[
        str,
        Line(
            label="Need",
            help="What this person wants to get done.",
            example="Format change in under 15 minutes",
            required=True,
            width="two-thirds",
        ),
    ] = ""
    promise: Annotated[
        str,
        Line(
            label="Promise",
            help="What we say, word for word.",
            example="From loaf to roll in eleven minutes, without tools",
            required=True,
            width="half",
        ),
    ] = ""
    proof: Annotated[
        str,
        Line(
            label="Proof",
            help="A case, a measurement or a reference.",
            example="Film of the change at a bakery in Kassel",
            required=True,
            width="half",
            by=Side.SALES,
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoint(Row):
    """A place where customers hear from us, checked for telling the same story."""

    place: Annotated[
        str,
        Choice(
            label="Touchpoint",
            help="Where the customer meets us.",
            required=True,
            width="third",
            options=TOUCHPOINTS,
        ),
    ] = ""
    same_story: Annotated[
        str,
        Choice(
            label="Same story?",
            help="Whether it says what the message pillars say.",
            required=True,
            width="third",
            options=SAME_STORY,
        ),
    ] = ""
    checked: Annotated[
        date | None,
        Day(label="Checked on", help="The day both teams looked at it.", width="third"),
    ] = None
    differs: Annotated[
        str,
        Line(
            label="What differs",
            help="The words that do not match.",
            example="The website says 15 minutes, the call guide says 20",
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """A story that differs is named, so that somebody can mend it."""
        del agreement
        if self.same_story in ("partly", "no") and not self.differs:
            yield Problem(
                "differs",
                "The story differs here, but nobody says how.",
                "Which words does the customer hear in one place and not in the other?",
                blocks=False,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class SalesAsset(Row):
    """A piece of material made for Sales, and whether it earns its place."""

    asset: Annotated[
        str,
        Line(
            label="Material",
            help="A case study, a deck, a data sheet, a calculator.",
            example="Line calculation, spreadsheet",
            required=True,
            width="two-thirds",
        ),
    ] = ""
    owner: Annotated[
        str,
        Reference(
            label="Owner",
            help="Who keeps it up to date.",
            required=True,
            width="third",
            to=PARTICIPANTS,
        ),
    ] = ""
    persona: Annotated[
        str,
        Reference(label="Persona", help="Whom it is for.", width="third", to=PERSONAS),
    ] = ""
    used: Annotated[
        bool | None,
        YesNo(
            label="Used by Sales?",
            help="Yes, when somebody sent or showed it in the last quarter.",
            width="third",
            by=Side.SALES,
        ),
    ] = None
    fate: Annotated[
        str,
        Choice(
            label="Keep or retire",
            help="What happens to it.",
            width="third",
            options=FATES,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """What nobody uses is not simply kept."""
        del agreement
        if self.used is False and self.fate == "keep":
            yield Problem(
                "fate",
                f"“{self.asset or 'This piece'}” is kept, but Sales does not use it.",
                "What would have to change so that you use it tomorrow?",
                blocks=False,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentAnswers(Holder):
    """How Sales has a say in content, and how it learns about campaigns."""

    outline_review: Annotated[
        str,
        Choice(
            label="Sales looks at outlines",
            help="How often Sales gives input before a piece is written.",
            required=True,
            width="half",
            options=REVIEWS,
        ),
    ] = ""
    training: Annotated[
        str,
        Choice(
            label="Training on running campaigns",
            help="How often Marketing shows Sales what customers are seeing.",
            width="half",
            options=TRAININGS,
        ),
    ] = ""
    outline_form: Annotated[
        str,
        Line(
            label="How the input is given",
            help="A meeting, a comment in the draft, or a call.",
            example="Twenty minutes in the lead round, outline sent the day before",
            more=True,
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content(Section):
    """Content and messages."""

    about: ClassVar[About] = About(
        title="Content and messages",
        short="Content and messages",
        phase=Phase.SUPPORT,
        question="Do customers hear the same story from both of us?",
        purpose="One story on the website, in the mail and on the phone, and material Sales uses.",
        prompt="Say our main promise in one sentence, each of you. Did it sound the same?",
    )
    answers: Annotated[
        ContentAnswers, Answers(label="Input and training", holds=ContentAnswers)
    ] = ContentAnswers()
    pillars: Annotated[
        tuple[MessagePillar, ...],
        Rows(
            label="Message pillars",
            help="What we tell whom, and how we prove it.",
            holds=MessagePillar,
            one="message pillar",
            title="promise",
            summary=("persona", "need"),
            clause="table",
        ),
    ] = ()
    touchpoints: Annotated[
        tuple[Touchpoint, ...],
        Rows(
            label="Touchpoint check",
            help="Whether each place tells the same story.",
            holds=Touchpoint,
            one="touchpoint",
            title="place",
            summary=("same_story", "checked"),
            clause="table",
        ),
    ] = ()
    assets: Annotated[
        tuple[SalesAsset, ...],
        Rows(
            label="Sales material",
            help="What there is, who looks after it and whether it is used.",
            holds=SalesAsset,
            one="piece of material",
            title="asset",
            summary=("owner", "used", "fate"),
            clause="table",
        ),
    ] = ()
