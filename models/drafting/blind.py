"""What each side writes alone: proposals, ratings, sorted leads, wishes; hidden until revealed.

Nothing but the draft on this laptop may hold it before the reveal. Whoever shows blind input asks
`models.record.seen` for what may be seen; only writing and storing it may look in here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from models.agreement.clauses import ClauseId
from models.agreement.section import Holder, Row, new_id

Said = Holder | tuple[Row, ...]
"""The value of a clause: a section's answers, a row, or all rows of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """How far a side could go with one number of a clause: low, likely and high.

    `field` is the path of the answer within the clause.
    """

    field: str
    low: Decimal | None = None
    likely: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A side's own version of a clause, with the same fields as the agreed text.

    `author` is a participant's id, or empty for the side as a whole. `why` says why it matters to
    them. A row that the agreement does not have is proposed under its own new id.
    """

    clause: ClauseId
    side: str
    value: Said
    author: str = ""
    why: str = ""
    estimates: tuple[Estimate, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """How often a side sees a sign of misalignment: 0 not seen, 1 rarely, 2 often, 3 constantly."""

    sign: str
    side: str
    rating: int | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorting:
    """The stage into which a side sorted a sample lead; "none" when it fits no stage."""

    lead: str
    side: str
    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeantNumber:
    """The number that a side has in mind for a vague word; without one, the note says why."""

    topic: str
    side: str
    amount: Decimal | None = None
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A concern, question, grievance or request that a side writes down alone."""

    side: str
    kind: str
    text: str
    clause: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A side has the keyboard: since when, for which step and topics, for how many minutes.

    `author` is the participant who writes alone, or empty when the side writes together.
    """

    side: str
    step: str
    topics: tuple[str, ...]
    started_at: str
    minutes: int = 0
    paper: bool = False
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Blind:
    """All blind input, sealed or not. It never says what it holds when printed or logged.

    `salts` by side and topic go into the digests of sealed input.
    """

    proposals: tuple[Proposal, ...] = ()
    ratings: tuple[Rating, ...] = ()
    sortings: tuple[Sorting, ...] = ()
    wishes: tuple[Wish, ...] = ()
    numbers: tuple[MeantNumber, ...] = ()
    salts: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        return "Blind(…)"

    def with_proposal(self, proposal: Proposal) -> Blind:
        """The same with this proposal in place of the one by the same author on the clause."""
        key = (proposal.clause, proposal.side, proposal.author)
        kept = [one for one in self.proposals if (one.clause, one.side, one.author) != key]
        return replace(self, proposals=(*kept, proposal))

    def without_proposal(self, proposal: Proposal) -> Blind:
        """The same without this proposal."""
        return replace(self, proposals=tuple(one for one in self.proposals if one is not proposal))

    def with_rating(self, rating: Rating) -> Blind:
        """The same with this rating in place of the side's earlier one of the sign."""
        key = (rating.sign, rating.side)
        kept = [one for one in self.ratings if (one.sign, one.side) != key]
        return replace(self, ratings=(*kept, rating))

    def with_sorting(self, sorting: Sorting) -> Blind:
        """The same with this lead sorted anew by the side."""
        key = (sorting.lead, sorting.side)
        kept = [one for one in self.sortings if (one.lead, one.side) != key]
        return replace(self, sortings=(*kept, sorting))

    def with_number(self, number: MeantNumber) -> Blind:
        """The same with this number in place of the side's earlier one for the word.

        One that says nothing at all is left out.
        """
        key = (number.topic, number.side)
        kept = [one for one in self.numbers if (one.topic, one.side) != key]
        says = number.amount is not None or number.unit or number.note
        return replace(self, numbers=(*kept, number) if says else tuple(kept))

    def with_wish(self, wish: Wish) -> Blind:
        """The same with this wish added, or changed when its id is known."""
        kept = [one for one in self.wishes if one.id != wish.id]
        return replace(self, wishes=(*kept, wish))
