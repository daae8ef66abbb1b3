"""A ballot while it is taken: who may vote, who is in, and what nobody sees before the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from models.agreement.agreement import Agreement
from models.agreement.sections.people import RIGHTS
from models.agreement.sides import Side
from models.agreement.voices import votes_with
from models.record.facts import PASSES_FROM, Ballot, Vote

VOTING = ("decides", "advises")


class Away(StrEnum):
    """Why a person gives no fingers."""

    ABSTAINS = "abstains"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Voter:
    """A participant with a vote: on which side, and with what say in words."""

    id: str
    name: str
    side: Side
    right: str


@dataclass(frozen=True, slots=True)
class OpenBallot:
    """What has been given so far; every act gives a new one."""

    voters: tuple[Voter, ...]
    given: Mapping[str, int] = field(default_factory=dict)
    away: Mapping[str, Away] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)

    def of(self, side: Side) -> tuple[Voter, ...]:
        """The voters of a side."""
        return tuple(voter for voter in self.voters if voter.side is side)

    def with_vote(self, person: str, fingers: int) -> OpenBallot:
        """The same with this person's vote."""
        away = {key: why for key, why in self.away.items() if key != person}
        return replace(self, given={**self.given, person: fingers}, away=away)

    def with_away(self, person: str, why: Away | None) -> OpenBallot:
        """The same with this person abstaining or absent; None takes that back."""
        given = {key: fingers for key, fingers in self.given.items() if key != person}
        away = {key: kept for key, kept in self.away.items() if key != person}
        if why is not None:
            away[person] = why
        return replace(self, given=given, away=away)

    def with_note(self, person: str, words: str) -> OpenBallot:
        """The same with what this person needs, or wants remembered."""
        return replace(self, notes={**self.notes, person: words})

    def is_in(self, person: str) -> bool:
        """True once nobody waits for this person."""
        return person in self.given or person in self.away

    @property
    def present(self) -> tuple[Voter, ...]:
        """The voters that are not absent."""
        return tuple(v for v in self.voters if self.away.get(v.id) is not Away.ABSENT)

    @property
    def count(self) -> int:
        """How many of those present are in."""
        return sum(self.is_in(voter.id) for voter in self.present)

    @property
    def is_complete(self) -> bool:
        """True once everybody present is in and at least one has voted."""
        return bool(self.given) and all(self.is_in(voter.id) for voter in self.voters)

    @property
    def asks_for_notes(self) -> bool:
        """True when somebody's vote may carry a need or a reservation."""
        return any(fingers <= PASSES_FROM for fingers in self.given.values())

    def next_after(self, person: str) -> str:
        """The next voter who is not in yet, from this one on; empty when all are."""
        ids = [voter.id for voter in self.voters]
        start = ids.index(person) + 1 if person in ids else 0
        return next((one for one in (*ids[start:], *ids[:start]) if not self.is_in(one)), "")

    @property
    def votes(self) -> tuple[Vote, ...]:
        """The votes as they are recorded; whoever is absent is not among them."""
        return tuple(self._vote(voter) for voter in self.present if self.is_in(voter.id))

    @property
    def outcome(self) -> Ballot:
        """The ballot as it would be recorded now, to tell how it comes out."""
        return Ballot(at="", by="", texts=(), votes=self.votes)

    def _vote(self, voter: Voter) -> Vote:
        fingers = self.given.get(voter.id)
        noted = fingers is not None and fingers <= PASSES_FROM
        return Vote(
            participant=voter.id,
            name=voter.name,
            side=voter.side.value,
            fingers=fingers,
            note=self.notes.get(voter.id, "").strip() if noted else "",
        )


def voters(agreement: Agreement) -> tuple[Voter, ...]:
    """Whoever decides or advises, Marketing first; the facilitator never votes."""
    found = []
    facilitator = agreement.parties.answers.facilitator
    for side in Side:
        for right in VOTING:
            for person in agreement.parties.participants:
                own = votes_with(person) == side and person.decision_right == right
                if own and person.name and person.id != facilitator:
                    said = next(one.label for one in RIGHTS if one.key == right).lower()
                    found.append(Voter(person.id, person.name, side, said))
    return tuple(found)


def of_votes(ballot: Ballot, known: tuple[Voter, ...]) -> OpenBallot:
    """A recorded ballot, to be shown like one that has just come in.

    `known` are the people as they are now; a shared copy holds votes without anybody's name.
    """
    rights = {voter.id: voter.right for voter in known}
    shown = [
        (_who(vote, number, rights), vote)
        for number, vote in enumerate(ballot.votes)
        if vote.side in tuple(Side)
    ]
    return OpenBallot(
        voters=tuple(sorted((who for who, _ in shown), key=_by_side)),
        given={who.id: vote.fingers for who, vote in shown if vote.fingers is not None},
        away={who.id: Away.ABSTAINS for who, vote in shown if vote.fingers is None},
        notes={who.id: vote.note for who, vote in shown if vote.note},
    )


def _who(vote: Vote, number: int, rights: Mapping[str, str]) -> Voter:
    return Voter(
        vote.participant or f"{vote.side}-{number}",
        vote.name or "Somebody",
        Side(vote.side),
        rights.get(vote.participant, ""),
    )


def _by_side(voter: Voter) -> int:
    return tuple(Side).index(voter.side)
