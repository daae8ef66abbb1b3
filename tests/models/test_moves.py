"""Each move of joint drafting does its one thing, and refuses what makes no sense in the room."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from models import moves
from models.agreement import codec, path
from models.agreement.sections.issues import Issue
from models.agreement.sides import Side
from models.drafting.blind import Blind, MeantNumber, Proposal, Rating, Turn, Wish
from models.drafting.encoding import blind_input
from models.drafting.vague_words import VagueWord
from models.errors import UserError
from models.record import seen
from models.record.facts import ISSUES, RATINGS, Ballot, NotApplicable, Parked, Revealed, Sealed
from models.record.standing import State, standings
from models.workshop import decode, encode
from tests import builders
from tests.models.record.made import CULTURE, PURPOSE, votes

COMPLETE = builders.complete_workshop()
MOMENT = moves.Moment("2026-11-24T10:00:00+00:00", "Owen")
RULES = "governance.answers"
WORD = VagueWord(("purpose", "answers", "statement"), "promptly").topic
TURN = Turn(side="sales", step="purpose", topics=(PURPOSE,), started_at=MOMENT.at, minutes=6)


def wrote(workshop, *proposals, **more):
    blind = workshop.drafting.blind
    for proposal in proposals:
        blind = blind.with_proposal(proposal)
    blind = replace(blind, **more)
    return replace(workshop, drafting=replace(workshop.drafting, blind=blind))


def purpose(side, words="Own words", author=""):
    value = replace(COMPLETE.agreement.purpose.answers, statement=words)
    return Proposal(clause=PURPOSE, side=side, value=value, author=author)


def last(workshop):
    return workshop.record.facts[-1]


def test_a_turn_is_taken_and_handed_back_with_what_was_typed():
    taken = wrote(moves.take_turn(COMPLETE, TURN), purpose("sales"))
    assert taken.drafting.turn == TURN
    back = moves.hand_back(taken)
    assert back.drafting.turn is None
    assert back.drafting.blind == taken.drafting.blind
    assert back.record == COMPLETE.record


def test_sealing_ends_the_turn_and_records_a_salted_digest_of_each_topic():
    typed = wrote(
        moves.take_turn(COMPLETE, replace(TURN, paper=True)),
        purpose("sales"),
        ratings=(Rating(sign="blame", side="sales", rating=2),),
    )
    closed = moves.seal(typed, Side.SALES, [PURPOSE, RATINGS, ISSUES], MOMENT)
    fact = last(closed)
    assert isinstance(fact, Sealed)
    assert (fact.topics, fact.late, fact.paper) == ((PURPOSE, RATINGS), False, True)
    assert closed.drafting.turn is None
    blind = closed.drafting.blind
    for topic, digest in zip(fact.topics, fact.digests, strict=True):
        words = codec.canonical(blind_input(blind, topic, "sales"))
        assert digest == codec.digest(blind.salts[f"sales:{topic}"] + words)
        assert digest != codec.digest(words)


def test_the_same_words_sealed_twice_have_different_digests():
    typed = wrote(COMPLETE, purpose("sales"))
    digests = {last(moves.seal(typed, Side.SALES, [PURPOSE], MOMENT)).digests[0] for _ in range(2)}
    assert len(digests) == 2


def test_nothing_written_cannot_be_sealed():
    with pytest.raises(UserError, match="Sales has not written anything yet"):
        moves.seal(wrote(COMPLETE, purpose("marketing")), Side.SALES, [PURPOSE], MOMENT)


def test_what_is_sealed_after_the_reveal_is_late_and_the_rest_of_the_turn_is_not():
    wishes = (Wish(side="sales", kind="concern", text="Too fast", id="w"),)
    typed = wrote(COMPLETE, purpose("sales"), wishes=wishes)
    shown = moves.reveal(typed, [PURPOSE], MOMENT)
    closed = moves.seal(shown, Side.SALES, [PURPOSE, ISSUES], MOMENT)
    sealed = [fact for fact in closed.record.facts if isinstance(fact, Sealed)]
    assert [(fact.topics, fact.late) for fact in sealed] == [((ISSUES,), False), ((PURPOSE,), True)]


@pytest.mark.parametrize(
    ("sides", "early"), [((), True), (("sales",), True), (("marketing", "sales"), False)]
)
def test_a_reveal_is_early_unless_both_sides_had_sealed(sides, early):
    workshop = wrote(COMPLETE, purpose("marketing"), purpose("sales"))
    for side in sides:
        workshop = moves.seal(workshop, Side(side), [PURPOSE], MOMENT)
    fact = last(moves.reveal(workshop, [PURPOSE], MOMENT))
    assert isinstance(fact, Revealed)
    assert fact.early is early
    assert [text.clause for text in fact.texts] == [PURPOSE]


def test_two_rows_proposed_apart_can_be_taken_for_one():
    one, other = "personas.personas.from-m", "personas.personas.from-s"
    persona = COMPLETE.agreement.personas.personas[0]
    workshop = wrote(
        COMPLETE,
        Proposal(clause=one, side="marketing", value=replace(persona, id="from-m", name="Buyer")),
        Proposal(clause=other, side="sales", value=replace(persona, id="from-s", name="Purchaser")),
    )
    workshop = moves.seal(workshop, Side.MARKETING, [one], MOMENT)
    workshop = moves.seal(workshop, Side.SALES, [other], MOMENT)
    workshop = moves.reveal(workshop, [one, other], MOMENT)
    paired = moves.pair(workshop, one, other)
    shown = seen.proposals(paired.drafting.blind, paired.record, one)
    assert [(proposal.side, proposal.value.id, proposal.value.name) for proposal in shown] == [
        ("marketing", "from-m", "Buyer"),
        ("sales", "from-m", "Purchaser"),
    ]
    assert paired.record.facts[: len(workshop.record.facts)] == workshop.record.facts
    assert decode(encode(paired)) == paired


def test_one_ballot_may_be_held_on_several_clauses_and_quotes_each_of_them():
    voted = moves.vote(COMPLETE, [PURPOSE, RULES, "gone.answers"], votes("5 | 4"), "So", MOMENT)
    fact = last(voted)
    assert isinstance(fact, Ballot)
    assert [text.clause for text in fact.texts] == [PURPOSE, RULES]
    assert all(text.words and len(text.fingerprint) == 64 for text in fact.texts)
    states = standings(voted.agreement, voted.record)
    assert states[PURPOSE].state is states[RULES].state is State.AGREED


def test_there_is_no_ballot_on_nothing():
    with pytest.raises(UserError, match="no clause to vote on"):
        moves.vote(COMPLETE, ["gone.answers"], votes("5 | 4"), "", MOMENT)


def test_parking_puts_one_issue_on_the_list_for_all_clauses_that_wait():
    issue = Issue(text="Who pays?", id="who")
    parked = moves.park(COMPLETE, [PURPOSE, RULES], issue, MOMENT)
    assert parked.agreement.issues.issues[-1] == issue
    fact = last(parked)
    assert isinstance(fact, Parked)
    assert (fact.clauses, fact.issue, fact.reason) == ((PURPOSE, RULES), "who", "Who pays?")
    resumed = moves.resume(parked, [RULES], MOMENT)
    states = standings(resumed.agreement, resumed.record)
    assert (states[PURPOSE].state, states[RULES].state) == (State.PARKED, State.DRAFTED)


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_leaving_out_needs_a_reason(reason):
    with pytest.raises(UserError, match="A reason is needed"):
        moves.leave_out(COMPLETE, [CULTURE], reason, list(Side), MOMENT)


def test_leaving_out_and_taking_back_in_touch_no_word_of_the_agreement():
    left = moves.leave_out(COMPLETE, [CULTURE], "Next year", list(Side), MOMENT)
    assert isinstance(last(left), NotApplicable)
    assert last(left).sides == ("marketing", "sales")
    again = moves.take_back_in(left, [CULTURE], MOMENT)
    assert again.agreement is COMPLETE.agreement
    assert len(again.record.facts) == 2


def test_the_draft_of_a_turn_comes_back_as_it_was_after_a_restart():
    workshop = wrote(moves.take_turn(COMPLETE, TURN), purpose("sales"), purpose("marketing"))
    assert decode(encode(workshop)) == workshop
    closed = moves.seal(workshop, Side.SALES, [PURPOSE], MOMENT)
    assert decode(encode(closed)) == closed


def test_each_participant_has_a_proposal_of_their_own():
    blind = Blind()
    for author in ("", "p1", "p1", "p2"):
        blind = blind.with_proposal(purpose("sales", words=f"By {author}", author=author))
    assert [one.author for one in blind.proposals] == ["", "p1", "p2"]
    statement = path.get(blind.proposals[1].value, ("statement",))
    assert statement == "By p1"


def asked(marketing="2", sales="4", *sides):
    """Both sides, or only some, have sealed a number of hours for a vague word."""
    given = {Side.MARKETING: marketing, Side.SALES: sales}
    workshop = COMPLETE
    for side in sides or tuple(Side):
        one = MeantNumber(topic=WORD, side=side, amount=Decimal(given[side]), unit="business_hour")
        numbers = workshop.drafting.blind.with_number(one).numbers
        workshop = moves.seal(wrote(workshop, numbers=numbers), side, [WORD], MOMENT)
    return workshop


def issues(workshop):
    return [one.text for one in workshop.agreement.issues.issues]


def test_different_numbers_become_an_open_issue_with_the_reveal_and_only_once():
    shown = moves.reveal(asked(), [WORD], MOMENT)
    assert issues(shown)[-1] == (
        "What does “promptly” mean? Marketing: 2 business hours. Sales: 4 business hours."
    )
    assert len(issues(shown)) == len(issues(COMPLETE)) + 1
    assert shown.agreement.issues.issues[-1].clause == "Purpose, scope and pilot"
    assert last(shown).texts == ()
    assert moves.dispute(shown, [WORD]) is shown
    assert moves.reveal(shown, [WORD], MOMENT).agreement is shown.agreement


def test_the_same_number_makes_no_issue():
    assert moves.reveal(asked("2", "2"), [WORD], MOMENT).agreement is COMPLETE.agreement


def test_before_the_reveal_two_numbers_make_no_issue():
    assert moves.dispute(asked(), [WORD]).agreement is COMPLETE.agreement


def test_a_number_that_came_late_can_be_made_an_issue():
    early = moves.reveal(asked("2", "4", Side.SALES), [WORD], MOMENT)
    assert last(early).early
    assert early.agreement is COMPLETE.agreement
    late = MeantNumber(topic=WORD, side="marketing", amount=Decimal(2), unit="business_hour")
    typed = wrote(early, numbers=early.drafting.blind.with_number(late).numbers)
    assert moves.dispute(typed, [WORD]).agreement is COMPLETE.agreement
    sealed = moves.seal(typed, Side.MARKETING, [WORD], MOMENT)
    assert last(sealed).late
    assert len(issues(moves.dispute(sealed, [WORD]))) == len(issues(COMPLETE)) + 1


def test_asking_again_forgets_the_numbers_of_that_word_alone():
    other = MeantNumber(topic=WORD.replace("promptly", "soon"), side="sales", note="Kept")
    shown = moves.reveal(asked(), [WORD], MOMENT)
    numbers = shown.drafting.blind.with_number(other).numbers
    again = moves.new_round(wrote(shown, numbers=numbers), WORD, MOMENT)
    assert again.drafting.blind.numbers == (other,)
    assert not seen.is_revealed(again.record, WORD)
    assert again.agreement == shown.agreement, "the issue stays"


def test_a_word_of_a_row_that_is_gone_waits_for_both_sides_all_the_same():
    gone = VagueWord(("response", "tiers", "gone", "fallback"), "promptly").topic
    assert last(moves.reveal(COMPLETE, [gone], MOMENT)).early


def test_numbers_come_back_as_they_were_after_a_restart():
    shown = moves.reveal(asked(), [WORD], MOMENT)
    assert decode(encode(shown)) == shown
