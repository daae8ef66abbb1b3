"""What stands on the wall: both sides' input only after the reveal, and never what is private."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import get_args

import pytest

from models import moves, starters
from models.agreement import clauses, path
from models.agreement.agreement import Agreement, sections_of
from models.agreement.sides import Side
from models.drafting.agenda import Agenda, Block
from models.drafting.blind import Estimate, Proposal, Rating, Wish
from models.drafting.presets import one_day
from models.record.facts import ISSUES, RATINGS, Vote
from models.record.standing import standings
from models.rules.review import review
from models.workshop import Workshop
from ui.room import making
from ui.room.making import Face
from ui.room.picture import (
    BLANK,
    AgreedText,
    Balance,
    Countdown,
    Diagnosis,
    Funnel,
    Reading,
    Reveal,
    RoomPicture,
    Tone,
    name_of,
    words_of,
)
from ui.steps import steps

NOW = datetime(2026, 11, 26, 14, 0, tzinfo=UTC)
MARK = "zzmarkerzz"
MOMENT = moves.Moment("2026-11-26T13:00:00+00:00", "Ann")


@pytest.fixture
def workshop() -> Workshop:
    """A finished agreement without its history, as if it were only drafted."""
    return Workshop(agreement=starters.start("sample").agreement)


def tier(workshop: Workshop) -> str:
    return f"response.tiers.{workshop.agreement.response.tiers[0].id}"


def proposing(workshop: Workshop, side: Side, **changes: object) -> Workshop:
    """The workshop with a sealed proposal of a side on the first response tier."""
    row = dataclasses.replace(workshop.agreement.response.tiers[0], **changes)  # type: ignore[arg-type]
    estimate = Estimate(field="share", low=Decimal(75), likely=row.share, high=Decimal(95))
    proposal = Proposal(
        clause=tier(workshop), side=side, value=row, why=f"because {MARK}", estimates=(estimate,)
    )
    blind = workshop.drafting.blind.with_proposal(proposal)
    drafting = dataclasses.replace(workshop.drafting, blind=blind)
    typed = dataclasses.replace(workshop, drafting=drafting)
    return moves.seal(typed, side, [tier(workshop)], MOMENT)


def picture(workshop: Workshop, clause: str, face: Face = Face.LATEST) -> RoomPicture:
    found = standings(workshop.agreement, workshop.record)
    return making.of_clause(workshop, found, clause, NOW, face, review(workshop))


def words(value: object) -> Iterator[str]:
    """Every text in a picture."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from words(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from words(getattr(value, field.name))


def every_picture(workshop: Workshop) -> Iterator[RoomPicture]:
    """All that the facilitator can put on the wall."""
    found, findings = standings(workshop.agreement, workshop.record), review(workshop)
    yield making.of_agenda(workshop, NOW)
    yield making.of_funnel(workshop, NOW)
    yield making.of_balance(workshop, NOW)
    for step in steps():
        yield making.of_step(workshop, step.key, NOW)
    ids = [clause.id for clause in clauses.clauses(workshop.agreement)]
    ids += [one.clause for one in workshop.drafting.blind.proposals]
    for clause in dict.fromkeys(ids):
        for face in Face:
            yield making.of_clause(workshop, found, clause, NOW, face, findings)


def test_sealed_input_notes_and_evidence_stand_in_no_picture(workshop: Workshop) -> None:
    sealed = proposing(workshop, Side.SALES, fallback=f"sealed {MARK}", leads=f"leads {MARK}")
    blind = sealed.drafting.blind
    blind = blind.with_rating(
        Rating(sign="blame", side="sales", rating=3, evidence=f"evidence {MARK}")
    )
    blind = blind.with_wish(Wish(side="marketing", kind="grievance", text=f"wish {MARK}"))
    new_row = dataclasses.replace(sealed.agreement.personas.personas[0], id="new", name=MARK)
    blind = blind.with_proposal(
        Proposal(clause="personas.personas.new", side="marketing", value=new_row)
    )
    notes = {tier(workshop): f"note {MARK}", "handoff.answers": f"note {MARK}"}
    drafting = dataclasses.replace(sealed.drafting, blind=blind, notes=notes)
    sealed = dataclasses.replace(sealed, drafting=drafting)
    sealed = moves.seal(sealed, Side.MARKETING, [ISSUES, "personas.personas.new"], MOMENT)
    signs = sealed.agreement.diagnosis.signs
    agreement = path.put(
        sealed.agreement, ("diagnosis", "signs", signs[0].id, "evidence"), f"printed {MARK}"
    )
    marked = dataclasses.replace(sealed, agreement=agreement)
    pictures = list(every_picture(marked))
    assert len(pictures) > 200
    assert [one for one in pictures if any(MARK in word for word in words(one))] == []


def test_no_picture_holds_a_prompt_or_a_voters_name(workshop: Workshop) -> None:
    vote = Vote(participant="p", name="Zzname Zzsurname", side="marketing", fingers=4)
    other = dataclasses.replace(vote, side="sales", fingers=3, note="spare parts stay out")
    voted = moves.vote(workshop, [tier(workshop)], [vote, other], "", MOMENT)
    prompts = {about.about.prompt for about in sections_of(Agreement).values()} - {""}
    assert prompts
    for one in every_picture(voted):
        said = " ".join(words(one))
        assert "Zzname" not in said
        assert not any(prompt in said for prompt in prompts)


def test_evidence_of_a_persona_is_printed_but_not_shown(workshop: Workshop) -> None:
    persona = workshop.agreement.personas.personas[0]
    shown = picture(workshop, f"personas.personas.{persona.id}")
    assert isinstance(shown, AgreedText)
    assert len(shown.text) > 2
    assert "Evidence" not in " ".join(words(shown))


def test_both_proposals_stand_there_only_after_the_reveal(workshop: Workshop) -> None:
    one = proposing(workshop, Side.MARKETING, share=Decimal(95))
    assert picture(one, tier(workshop)) == Reading(
        head=picture(one, tier(workshop)).head,  # type: ignore[union-attr]
        sealed=(Side.MARKETING,),
    )
    both = proposing(one, Side.SALES, share=Decimal(85), leads="requests for a written quote")
    before = picture(both, tier(workshop))
    assert isinstance(before, Reading)
    assert before.sealed == (Side.MARKETING, Side.SALES)
    assert isinstance(picture(both, tier(workshop), Face.REVEAL), Reading)
    after = picture(moves.reveal(both, [tier(workshop)], MOMENT), tier(workshop))
    assert isinstance(after, Reveal)
    (share,) = after.numbers
    assert (share.label, share.unit) == ("Share on time", "%")
    assert (share.marketing.likely, share.sales.likely) == (95, 85)
    assert share.verdict == "meet at 75–95\u00a0%"
    (leads,) = after.words
    assert [said.text for said in leads.marketing if said.own] == []
    assert "".join(said.text for said in leads.sales) == "requests for a written quote"
    assert len(after.same) > 5
    assert MARK not in " ".join(words(after))


def test_input_after_the_reveal_is_marked_late(workshop: Workshop) -> None:
    one = proposing(workshop, Side.MARKETING)
    revealed = moves.reveal(one, [tier(workshop)], MOMENT)
    late = proposing(revealed, Side.SALES, share=Decimal(60))
    shown = picture(late, tier(workshop))
    assert isinstance(shown, Reveal)
    assert shown.late == (Side.SALES,)


def ballot(workshop: Workshop, marketing: str, sales: str, note: str = "") -> Workshop:
    votes = []
    for side, fingers in ((Side.MARKETING, marketing), (Side.SALES, sales)):
        for number, finger in enumerate(fingers):
            given = None if finger == "a" else int(finger)
            vote = Vote(
                participant=f"{side}{number}",
                name="Somebody",
                side=side,
                fingers=given,
                note=note if given == 3 else "",
            )
            votes.append(vote)
    return moves.vote(workshop, [tier(workshop)], votes, "", MOMENT)


def test_votes_are_sorted_high_to_low_with_reservations_by_side(workshop: Workshop) -> None:
    shown = picture(ballot(workshop, "445", "4a34", "spare parts stay in tier 3"), tier(workshop))
    assert isinstance(shown, AgreedText)
    assert (shown.tone, shown.state) == (Tone.AGREED, "Agreed by both sides")
    assert shown.marketing == (5, 4, 4)
    assert shown.sales == (4, 4, 3)
    assert shown.abstained == (0, 1)
    assert [(one.side, one.words) for one in shown.reservations] == [
        (Side.SALES, "spare parts stay in tier 3")
    ]
    assert shown.next == workshop.agreement.response.tiers[1].name
    assert name_of(shown) == "agreed text"


def test_a_ballot_that_fails_names_side_and_count(workshop: Workshop) -> None:
    shown = picture(ballot(workshop, "544", "4422", "no"), tier(workshop))
    assert isinstance(shown, AgreedText)
    assert shown.tone is Tone.FAILED
    assert shown.state == "Not agreed yet: Sales has 2 below 3"
    assert shown.reservations == ()
    assert name_of(shown) == "votes"


def test_a_changed_text_is_open_again_without_its_votes(workshop: Workshop) -> None:
    voted = ballot(workshop, "44", "44")
    where = (*path.parse(tier(workshop)), "share")
    agreement = path.put(voted.agreement, where, Decimal(88))
    shown = picture(dataclasses.replace(voted, agreement=agreement), tier(workshop))
    assert isinstance(shown, AgreedText)
    assert shown.tone is Tone.OPEN
    assert not shown.has_votes
    assert "88\u00a0%" in "".join(words(shown.text))


def test_a_clause_that_is_not_applicable_shows_no_text(workshop: Workshop) -> None:
    left = moves.leave_out(workshop, [tier(workshop)], "no quotes", tuple(Side), MOMENT)
    shown = picture(left, tier(workshop))
    assert isinstance(shown, AgreedText)
    assert (shown.state, shown.text) == ("Not applicable", ())


def test_ratings_stand_there_after_the_reveal_wide_gaps_first(workshop: Workshop) -> None:
    blind = workshop.drafting.blind
    given = {"blame": (1, 1), "guessing": (0, 3), "two_stories": (3, 1), "no_meeting": (3, 3)}
    for key, (marketing, sales) in given.items():
        blind = blind.with_rating(Rating(sign=key, side="marketing", rating=marketing))
        blind = blind.with_rating(Rating(sign=key, side="sales", rating=sales, evidence=MARK))
    typed = dataclasses.replace(
        workshop, drafting=dataclasses.replace(workshop.drafting, blind=blind)
    )
    for side in Side:
        typed = moves.seal(typed, side, [RATINGS], MOMENT)
    assert isinstance(making.of_step(typed, "diagnosis", NOW), Reading)
    shown = making.of_step(moves.reveal(typed, [RATINGS], MOMENT), "diagnosis", NOW)
    assert isinstance(shown, Diagnosis)
    assert [(row.marketing, row.sales) for row in shown.rows] == [(0, 3), (3, 1), (3, 3), (1, 1)]
    assert MARK not in " ".join(words(shown))


def test_the_countdown_knows_when_the_block_ends_and_what_is_next() -> None:
    agenda = one_day()
    first, second = agenda.blocks[:2]
    running = agenda.begun(first.id, NOW - timedelta(minutes=5)).extended(first.id, 10)
    drafting = dataclasses.replace(Workshop().drafting, agenda=running)
    shown = making.of_agenda(Workshop(drafting=drafting), NOW)
    assert isinstance(shown, Countdown)
    assert shown.timer is not None
    assert shown.timer.ends == NOW + timedelta(minutes=20)
    assert (shown.title, shown.next, shown.rules) == (first.title, second.title, agenda.rules)
    later = making.of_agenda(Workshop(drafting=drafting), NOW + timedelta(seconds=90))
    assert later == shown


def test_an_agenda_without_blocks_counts_nothing_down() -> None:
    shown = making.of_agenda(Workshop(), NOW)
    assert shown.timer is None
    only = Agenda(blocks=(Block(title="Only", minutes=5),))
    drafting = dataclasses.replace(Workshop().drafting, agenda=only)
    assert making.of_agenda(Workshop(drafting=drafting), NOW).title == "Only"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(160, "2:40"), (0, "0:00"), (-1, "+0:01"), (-80, "+1:20"), (3661, "1:01:01"), (59.9, "0:59")],
)
def test_time_left_counts_down_and_then_up(seconds: float, said: str) -> None:
    assert words_of(timedelta(seconds=seconds)) == said


def test_the_union_of_pictures_is_closed() -> None:
    assert set(get_args(RoomPicture)) == {
        type(BLANK),
        Reading,
        Reveal,
        AgreedText,
        Countdown,
        Diagnosis,
        Funnel,
        Balance,
    }
