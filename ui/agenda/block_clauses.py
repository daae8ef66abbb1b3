"""The clauses of a block: which are settled, which are left, and how each of those stands."""

from __future__ import annotations

from dataclasses import dataclass

from models.agreement.sides import Side
from models.drafting.agenda import Block
from models.record import seen
from models.record.record import Record
from models.record.standing import Standing, Standings, State

ICONS = {
    State.EMPTY: "ring",
    State.ONE_SIDED: "ring-dot",
    State.BOTH_IN: "lock",
    State.REVEALED: "compare",
    State.DRAFTED: "pencil",
    State.DISCUSSED: "speech",
    State.REOPENED: "restore",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockClauses:
    """What a block is to settle: the clauses left, and how many are agreed, parked, left out."""

    left: tuple[Standing, ...] = ()
    agreed: int = 0
    parked: int = 0
    left_out: int = 0

    @property
    def total(self) -> int:
        """All clauses of the block that count; those left out stand beside them."""
        return len(self.left) + self.agreed + self.parked

    @property
    def settled_words(self) -> str:
        """What is done with in counts, such as "7 agreed, 1 parked in this block"."""
        counts = ((self.agreed, "agreed"), (self.parked, "parked"), (self.left_out, "left out"))
        return ", ".join(f"{count} {word}" for count, word in counts if count)


def of_block(block: Block, standings: Standings) -> BlockClauses:
    """The clauses of the steps that a block works on."""
    own = [one for one in standings.values() if one.clause.section in block.steps]
    return BlockClauses(
        left=tuple(
            one for one in own if not one.state.is_settled and one.state is not State.PARKED
        ),
        agreed=sum(one.state.is_agreed for one in own),
        parked=sum(one.state is State.PARKED for one in own),
        left_out=sum(one.state is State.LEFT_OUT for one in own),
    )


def words_of(one: Standing, record: Record) -> str:
    """How a clause stands, in the words of a list."""
    if one.state is State.ONE_SIDED:
        sides = [side for side in Side if seen.has_sealed(record, one.clause.id, side)]
        return f"only {sides[0].label} has sealed" if sides else one.state.lower()
    return "both in, sealed" if one.state is State.BOTH_IN else one.state.lower()
