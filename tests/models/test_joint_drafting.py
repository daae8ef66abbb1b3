"""Whatever people do in whatever order: agreed means on this text, and sealed stays sealed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from models import moves
from models.agreement import clauses, codec, path
from models.agreement.sections.issues import Issue
from models.agreement.sides import Side
from models.drafting.blind import Proposal, Turn
from models.record import seen
from models.record.facts import Ballot, Vote
from models.record.sharing import shared
from models.record.standing import Register, standings
from models.store import documents, exchange
from models.workshop import Workshop, decode, encode, printed_facts
from tests.builders import complete_workshop

PURPOSE = "purpose.answers"
STATEMENT = ("purpose", "answers", "statement")
MARKER = "zebra-marker"
PEOPLE = (("m1", Side.MARKETING), ("m2", Side.MARKETING), ("s1", Side.SALES), ("s2", Side.SALES))
FINGERS = st.sampled_from([None, 0, 2, 3, 4, 5])


class JointDrafting(RuleBasedStateMachine):
    """Propose, seal, reveal, edit, vote, park, leave out, undo and restore, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.workshop: Workshop = complete_workshop()
        self.register = Register()
        self.past = [self.workshop.agreement]
        self.facts: tuple[object, ...] = ()
        self.passed: set[str] = set()
        self.failed_last: dict[str, bool] = {}
        self.clock = 0

    def moment(self) -> moves.Moment:
        self.clock += 1
        return moves.Moment(f"2026-11-24T09:00:{self.clock:06d}+00:00", "Ines")

    def fingerprint(self) -> str:
        clause = next(c for c in clauses.clauses(self.workshop.agreement) if c.id == PURPOSE)
        return clauses.fingerprint(self.workshop.agreement, clause)

    @rule(side=st.sampled_from(list(Side)))
    def propose(self, side: Side) -> None:
        value = replace(self.workshop.agreement.purpose.answers, statement=f"{MARKER} {side}")
        turn = Turn(side=side, step="purpose", topics=(PURPOSE,), started_at="x")
        self.workshop = moves.take_turn(self.workshop, turn)
        blind = self.workshop.drafting.blind.with_proposal(
            Proposal(clause=PURPOSE, side=side, value=value)
        )
        drafting = replace(self.workshop.drafting, blind=blind, turn=None)
        self.workshop = replace(self.workshop, drafting=drafting)

    @rule(side=st.sampled_from(list(Side)))
    def seal(self, side: Side) -> None:
        if any(one.side == side for one in self.workshop.drafting.blind.proposals):
            self.workshop = moves.seal(self.workshop, side, [PURPOSE], self.moment())

    @rule()
    def reveal(self) -> None:
        self.workshop = moves.reveal(self.workshop, [PURPOSE], self.moment())

    @rule(words=st.sampled_from(["EUR 1 m of orders.", "EUR 2 m of orders.", "EUR 3 m."]))
    def edit(self, words: str) -> None:
        agreement = path.put(self.workshop.agreement, STATEMENT, words)
        self.past.append(agreement)
        self.workshop = replace(self.workshop, agreement=agreement)

    @rule(back=st.integers(0, 5))
    def undo_or_restore(self, back: int) -> None:
        agreement = self.past[max(0, len(self.past) - 1 - back)]
        self.workshop = replace(self.workshop, agreement=agreement)

    @rule(fingers=st.tuples(FINGERS, FINGERS, FINGERS, FINGERS))
    def vote(self, fingers: tuple[int | None, ...]) -> None:
        votes = [
            Vote(participant=who, name=who, side=side, fingers=given)
            for (who, side), given in zip(PEOPLE, fingers, strict=True)
        ]
        self.workshop = moves.vote(self.workshop, [PURPOSE], votes, "", self.moment())
        sides = {
            side: [f for (_, s), f in zip(PEOPLE, fingers, strict=True) if s == side]
            for side in Side
        }
        passes = all(
            [f for f in own if f is not None] and min(f for f in own if f is not None) >= 3
            for own in sides.values()
        )
        self.failed_last[self.fingerprint()] = not passes
        if passes:
            self.passed.add(self.fingerprint())

    @rule()
    def park(self) -> None:
        issue = Issue(text="Later")
        self.workshop = moves.park(self.workshop, [PURPOSE], issue, self.moment())
        self.past.append(self.workshop.agreement)

    @rule()
    def resume(self) -> None:
        self.workshop = moves.resume(self.workshop, [PURPOSE], self.moment())

    @rule()
    def leave_out(self) -> None:
        self.workshop = moves.leave_out(
            self.workshop, [PURPOSE], "Not now", list(Side), self.moment()
        )

    @rule()
    def take_back_in(self) -> None:
        self.workshop = moves.take_back_in(self.workshop, [PURPOSE], self.moment())

    @rule()
    def reopen_the_program(self) -> None:
        self.workshop = decode(encode(self.workshop))
        self.register = Register()

    @invariant()
    def agreed_means_the_latest_ballot_on_this_text_passed_on_both_sides(self) -> None:
        one = standings(self.workshop.agreement, self.workshop.record)[PURPOSE]
        if one.state.is_agreed:
            assert self.fingerprint() in self.passed
            assert not self.failed_last[self.fingerprint()]
            assert one.ballot is not None
            assert one.ballot.passes_on("marketing")
            assert one.ballot.passes_on("sales")

    @invariant()
    def what_is_kept_at_hand_says_the_same_as_working_it_out_afresh(self) -> None:
        kept = self.register.standings(self.workshop.agreement, self.workshop.record)
        assert kept == standings(self.workshop.agreement, self.workshop.record)

    @invariant()
    def no_fact_is_ever_lost(self) -> None:
        facts = self.workshop.record.facts
        assert facts[: len(self.facts)] == self.facts
        self.facts = facts

    @invariant()
    def sealed_words_are_nowhere_but_in_the_blind_input(self) -> None:
        elsewhere = codec.canonical(
            {
                "agreement": codec.encode_agreement(self.workshop.agreement),
                "record": encode(self.workshop)["record"],
            }
        )
        assert MARKER not in elsewhere
        assert MARKER not in repr(self.workshop.drafting.blind)

    @precondition(lambda self: not seen.is_revealed(self.workshop.record, PURPOSE))
    @invariant()
    def nothing_is_seen_before_the_reveal(self) -> None:
        drafting, record = self.workshop.drafting, self.workshop.record
        assert seen.proposals(drafting.blind, record, PURPOSE) == ()
        assert seen.shown(drafting.blind, record).proposals == ()

    @precondition(lambda self: not seen.is_revealed(self.workshop.record, PURPOSE))
    @invariant()
    def sealed_words_stand_in_no_version_and_no_shared_file(self) -> None:
        assert MARKER not in exchange.to_json(self.workshop)
        assert MARKER not in repr(documents.Texts().beside(self.workshop))

    @invariant()
    def a_shared_copy_prints_the_same_and_a_moved_one_is_the_same(self) -> None:
        printed = printed_facts(self.workshop.record)
        assert printed_facts(shared(self.workshop.record)) == printed
        moved = exchange.from_bytes(exchange.to_bytes(self.workshop, exchange.Kind.MOVE))
        assert moved.workshop == self.workshop


JointDrafting.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestJointDrafting = JointDrafting.TestCase


def test_only_the_changed_clause_is_open_again_and_undoing_brings_the_agreement_back() -> None:
    workshop = complete_workshop()
    every = [c.id for c in clauses.clauses(workshop.agreement)]
    votes = [Vote(participant=who, name=who, side=side, fingers=5) for who, side in PEOPLE]
    workshop = moves.vote(workshop, every, votes, "", moves.Moment("2026-11-24T09:00", "Ines"))
    before = standings(workshop.agreement, workshop.record)
    assert all(one.state.is_agreed for one in before.values())

    changed = path.put(workshop.agreement, STATEMENT, "Something else")
    after = standings(changed, workshop.record)
    assert [key for key, one in after.items() if not one.state.is_agreed] == [PURPOSE]
    ballot = after[PURPOSE].before
    assert isinstance(ballot, Ballot)

    back = path.put(changed, STATEMENT, path.get(workshop.agreement, STATEMENT))
    assert standings(back, workshop.record) == before
