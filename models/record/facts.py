"""What can happen to an agreement: every kind of fact that is recorded and never taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from models.agreement.clauses import ClauseId

Topic = str
"""What blind input is about: a clause by its id, or one of the words below."""

RATINGS: Topic = "ratings"
SORTING: Topic = "sorting"
ESTIMATES: Topic = "estimates"
ISSUES: Topic = "issues"

PASSES_FROM = 3
"""A vote below this stops a clause; exactly this may carry a reservation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that happened: `at` is UTC in ISO 8601, `by` the person at the laptop."""

    kind: ClassVar[str]
    at: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed(Fact):
    """One side has closed its blind input on `topics`.

    `digests` are SHA-256 of a random salt and the input, one a topic, so that the input itself can
    stay out of the record. `late` input came after the reveal, `paper` input was typed in by the
    facilitator.
    """

    kind: ClassVar[str] = "sealed"
    side: str
    topics: tuple[Topic, ...]
    digests: tuple[str, ...]
    late: bool = False
    paper: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A clause as it stood: its id, its fingerprint, its title and its words."""

    clause: ClauseId
    fingerprint: str
    title: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revealed(Fact):
    """Both sides see each other's input; `texts` are the agreed texts as they stood then.

    `early` when one side had not sealed and the facilitator revealed all the same.
    """

    kind: ClassVar[str] = "revealed"
    topics: tuple[Topic, ...]
    texts: tuple[Text, ...] = ()
    early: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRound(Fact):
    """Both sides write blind on `topics` once more; what they wrote before counts no longer."""

    kind: ClassVar[str] = "new_round"
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What one participant said: 0 to 5, or None for abstaining; `note` a need or reservation."""

    participant: str
    name: str
    side: str
    fingers: int | None
    note: str = ""

    @property
    def stops(self) -> bool:
        """True when this vote alone keeps the clause from passing."""
        return self.fingers is not None and self.fingers < PASSES_FROM

    @property
    def is_reservation(self) -> bool:
        """True when the vote goes along with a remark that is printed."""
        return self.fingers == PASSES_FROM and bool(self.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot(Fact):
    """Votes shown together on the exact texts of one or more clauses; `why` is the reason given."""

    kind: ClassVar[str] = "ballot"
    texts: tuple[Text, ...]
    votes: tuple[Vote, ...]
    why: str = ""

    def passes_on(self, side: str) -> bool:
        """True when somebody of the side voted and nobody of it below 3."""
        own = [vote for vote in self.votes if vote.side == side and vote.fingers is not None]
        return bool(own) and not any(vote.stops for vote in own)

    @property
    def passes(self) -> bool:
        """True when it passes on each side on its own."""
        return self.passes_on("marketing") and self.passes_on("sales")

    @property
    def reservations(self) -> tuple[Vote, ...]:
        """The votes that went along with a remark."""
        return tuple(vote for vote in self.votes if vote.is_reservation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parked(Fact):
    """Clauses put off to an open issue, with its row id."""

    kind: ClassVar[str] = "parked"
    clauses: tuple[ClauseId, ...]
    issue: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Fact):
    """Clauses that were parked and are worked on again."""

    kind: ClassVar[str] = "resumed"
    clauses: tuple[ClauseId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplicable(Fact):
    """Clauses left out by decision, with the reason that is printed and the sides that agreed."""

    kind: ClassVar[str] = "not_applicable"
    clauses: tuple[ClauseId, ...]
    reason: str
    sides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicable(Fact):
    """Clauses that were left out and are wanted after all."""

    kind: ClassVar[str] = "applicable"
    clauses: tuple[ClauseId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waived(Fact):
    """A warning that both sides live with: its rule, its place, the words it spoke of, and why.

    Without a reason it withdraws the waiver that was given for the same words before.
    """

    kind: ClassVar[str] = "waived"
    rule: str
    path: str
    about: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thumbs:
    """A quick show of thumbs on one side: up, sideways (goes along), down."""

    side: str
    up: int
    sideways: int
    down: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RomanVote(Fact):
    """A quick vote on going on: `question` is "extend" or "good enough"; `about` names the block.

    It carries when on neither side thumbs down outnumber the others. `minutes` more were given.
    """

    kind: ClassVar[str] = "roman_vote"
    question: str
    about: str
    thumbs: tuple[Thumbs, ...]
    minutes: int = 0

    @property
    def carried(self) -> bool:
        """True when neither side has more thumbs down than thumbs of any other kind."""
        return all(one.down <= one.up + one.sideways for one in self.thumbs)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtBack(Fact):
    """A side explained the other's part of the process; `outcome` is right, partly or not_yet."""

    kind: ClassVar[str] = "taught_back"
    side: str
    outcome: str
    note: str = ""


AnyFact = (
    Sealed
    | Revealed
    | NewRound
    | Ballot
    | Parked
    | Resumed
    | NotApplicable
    | Applicable
    | Waived
    | RomanVote
    | TaughtBack
)
FACTS: dict[str, type[AnyFact]] = {
    cls.kind: cls
    for cls in (
        Sealed,
        Revealed,
        NewRound,
        Ballot,
        Parked,
        Resumed,
        NotApplicable,
        Applicable,
        Waived,
        RomanVote,
        TaughtBack,
    )
}
