"""What may stand on the wall: a closed list of pictures, each made of plain values.

Whatever is not a field of one of these classes cannot reach the wall. None of them has room for a
prompt, a note, evidence, a name beside a vote, or input that is not revealed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from exporters.blocks import FunnelBar
from models.agreement.sides import Side
from models.revisions.differences import Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """A time box that runs: the moment it ends, how many minutes it has, and what it is for."""

    ends: datetime
    minutes: int
    about: str = "for this block"

    def left(self, now: datetime) -> timedelta:
        """What is left; less than nothing once it is over."""
        return self.ends - now


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The top of a picture: the step, the clause and its number, the question, and the time."""

    step: str
    question: str
    clause: str = ""
    number: str = ""
    timer: Timer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """Nothing at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The question of a step, while the sides read or write; `sealed` are the sides that are in."""

    head: Head
    sealed: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """Two numbers on one scale: the value of each side, how far it would go, and where they meet.

    `short` is the verdict where there is little room.
    """

    label: str
    unit: str
    marketing: Reach
    sales: Reach
    verdict: str
    short: str
    meets: bool
    percent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A stretch of words; `own` when only this side says them, or when they are the answer.

    `asked` are the words that a question beside the text is about.
    """

    text: str
    own: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRow:
    """What each side says in words to the same question."""

    label: str
    marketing: tuple[Said, ...]
    sales: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal:
    """Both proposals, after the reveal: only what differs gets a row, the rest one line.

    `late` are the sides whose input came after the reveal. `only` is the side that proposed when
    the other one did not; what it says then stands in `same`.
    """

    head: Head
    numbers: tuple[NumberRow, ...] = ()
    words: tuple[WordRow, ...] = ()
    same: tuple[str, ...] = ()
    late: tuple[Side, ...] = ()
    only: Side | None = None


class Tone(StrEnum):
    """How a text stands with the room."""

    AGREED = "agreed"
    OPEN = "open"
    FAILED = "failed"
    PARKED = "parked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """What a side wants remembered beside its consent."""

    side: Side
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something in the text on the wall that can be read in two ways, and what to ask the room.

    `quote` is the stretch of the text that is meant; empty when it is none in particular.
    """

    words: str
    question: str
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedText:
    """The text of a clause, how it stands, and the votes from high to low without names."""

    head: Head
    state: str
    tone: Tone
    text: tuple[tuple[Said, ...], ...]
    at: str = ""
    marketing: tuple[int, ...] = ()
    sales: tuple[int, ...] = ()
    abstained: tuple[int, int] = (0, 0)
    reservations: tuple[Reservation, ...] = ()
    remarks: tuple[Remark, ...] = ()
    next: str = ""

    @property
    def has_votes(self) -> bool:
        """True once there is a ballot on exactly this text."""
        return bool(self.marketing or self.sales or any(self.abstained))


@dataclass(frozen=True, slots=True, kw_only=True)
class Countdown:
    """A block of the agenda: how much of its time is left, what comes out of it, and the rules.

    Without a timer the block waits to be started; `minutes` is what it has.
    """

    title: str
    outcome: str
    timer: Timer | None
    minutes: int = 0
    rules: tuple[str, ...] = ()
    next: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRow:
    """How often each side sees a sign: 0 not seen to 3 constantly; None for no rating."""

    statement: str
    marketing: int | None
    sales: int | None

    @property
    def apart(self) -> int:
        """How far the two ratings lie apart; 0 when a side gave none."""
        if self.marketing is None or self.sales is None:
            return 0
        return abs(self.marketing - self.sales)


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """The signs that both sides rated, after the reveal, wide gaps first."""

    head: Head
    rows: tuple[SignRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guesses:
    """The rate from one stage to the next as each side had it, once revealed; empty before."""

    marketing: str = ""
    sales: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """What must enter each stage for the plan to work out, and the rate from bar to bar.

    `guesses` has one entry for each way between two bars, or none at all. `sum` is what the plan
    starts from, and `result` the orders that come out of it.
    """

    head: Head
    per: str
    bars: tuple[FunnelBar, ...]
    sum: str
    result: str
    guesses: tuple[Guesses, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """How many of one kind of thing each side takes on."""

    label: str
    marketing: int
    sales: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Who promises what, as counts beside each other and without a judgement."""

    head: Head
    rows: tuple[CountRow, ...]


RoomPicture = Blank | Reading | Reveal | AgreedText | Countdown | Diagnosis | Funnel | Balance
BLANK = Blank()


NAMES: Mapping[type, str] = MappingProxyType(
    {
        Blank: "blank",
        Reading: "question",
        Reveal: "this reveal",
        Countdown: "countdown",
        Diagnosis: "diagnosis",
        Funnel: "the funnel",
        Balance: "who promises what",
    }
)


def name_of(picture: RoomPicture) -> str:
    """What the picture is called on the laptop, such as "this reveal"."""
    if isinstance(picture, AgreedText):
        if picture.tone is Tone.AGREED:
            return "agreed text"
        return "votes" if picture.has_votes else "the text"
    return NAMES[type(picture)]


def words_of(left: timedelta) -> str:
    """Time left as minutes and seconds; time over counts up with a plus, such as +1:20."""
    seconds = int(left.total_seconds() // 1)
    over = seconds < 0
    minutes, rest = divmod(abs(seconds), 60)
    hours, minutes_of_hour = divmod(minutes, 60)
    words = f"{hours}:{minutes_of_hour:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
    return f"+{words}" if over else words
