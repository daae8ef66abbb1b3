"""The participants as other sections ask for them: who is meant, and whose side they vote with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from models.agreement.section import RowId

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement
    from models.agreement.sections.people import Participant


def find(agreement: Agreement, person: RowId) -> Participant | None:
    """The participant with this id, or None when nobody is named or the person has left."""
    return next((one for one in agreement.parties.participants if one.id == person), None)


def votes_with(participant: Participant) -> str:
    """The key of the side a participant speaks for; empty while that is open."""
    if participant.side == "other":
        return participant.belongs_to
    return participant.side


def deciding_sides(agreement: Agreement, people: Iterable[RowId]) -> set[str]:
    """The keys of the sides for which at least one of `people` may decide."""
    wanted = set(people)
    return {
        votes_with(one)
        for one in agreement.parties.participants
        if one.id in wanted and one.decision_right == "decides"
    }
