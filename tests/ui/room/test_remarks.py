"""What the checks found: on the wall only where it speaks of the text that stands there."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from models import moves, starters
from models.agreement import clauses, path
from models.agreement.path import Path
from models.agreement.sections.issues import Issue
from models.agreement.sides import Side
from models.drafting.blind import Estimate, Proposal, Rating, Wish
from models.record.facts import Vote
from models.record.standing import standings
from models.rules.finding import Finding, Severity
from models.rules.review import review
from models.rules.waivers import waiver
from models.workshop import Workshop
from ui.room import making
from ui.room.clause_text import wall_text
from ui.room.making import Face
from ui.room.picture import AgreedText, Remark, RoomPicture, Said
from ui.room.remarks import asked_about, remarks_of

NOW = datetime(2026, 11, 26, 14, 0, tzinfo=UTC)
MOMENT = moves.Moment("2026-11-26T13:00:00+00:00", "Ann")
VAGUE = "Sales usually calls them as soon as possible, zzmarkerzz."
CLEAR = "Sales calls them within 8 business hours."


@pytest.fixture
def workshop() -> Workshop:
    return Workshop(agreement=starters.start("sample").agreement)


def tier(workshop: Workshop) -> str:
    return f"response.tiers.{workshop.agreement.response.tiers[0].id}"


def saying(workshop: Workshop, where: Path, value: object) -> Workshop:
    return dataclasses.replace(workshop, agreement=path.put(workshop.agreement, where, value))


def above(workshop: Workshop, words: str) -> Workshop:
    """The workshop whose first tier says these words about leads above the ceiling."""
    return saying(workshop, (*path.parse(tier(workshop)), "fallback"), words)


def picture(workshop: Workshop, clause: str, face: Face = Face.LATEST) -> RoomPicture:
    found = standings(workshop.agreement, workshop.record)
    return making.of_clause(workshop, found, clause, NOW, face, review(workshop))


def remarks(workshop: Workshop, clause: str) -> tuple[Remark, ...]:
    shown = picture(workshop, clause, Face.TEXT)
    return shown.remarks if isinstance(shown, AgreedText) else ()


def everywhere(workshop: Workshop) -> list[Remark]:
    return [
        remark
        for clause in clauses.clauses(workshop.agreement)
        for remark in remarks(workshop, clause.id)
    ]


def test_a_vague_word_of_the_text_stands_there_with_its_question(workshop: Workshop) -> None:
    assert remarks(workshop, tier(workshop)) == ()
    found = remarks(above(workshop, VAGUE), tier(workshop))
    assert "“as soon as possible” means something else to each reader." in {
        one.words for one in found
    }
    assert all(one.question.endswith("?") for one in found)


def test_a_mended_word_leaves(workshop: Workshop) -> None:
    assert remarks(above(above(workshop, VAGUE), CLEAR), tier(workshop)) == ()


def test_what_is_missing_from_the_text_is_asked_for(workshop: Workshop) -> None:
    where = (*path.parse(tier(workshop)), "accept_within")
    (remark,) = remarks(saying(workshop, where, None), tier(workshop))
    assert remark.question == "By when does Marketing know whether a lead was accepted?"


def test_a_clause_speaks_of_itself_alone(workshop: Workshop) -> None:
    vague = above(workshop, VAGUE)
    others = [one.id for one in clauses.clauses(vague.agreement) if one.id != tier(vague)]
    assert [one for other in others for one in remarks(vague, other)] == []


def test_private_input_leads_to_no_remark(workshop: Workshop) -> None:
    row = dataclasses.replace(workshop.agreement.response.tiers[0], fallback=VAGUE, leads=VAGUE)
    estimate = Estimate(field="share", low=Decimal(75), likely=Decimal(85), high=Decimal(95))
    blind = workshop.drafting.blind
    for side in Side:
        blind = blind.with_proposal(
            Proposal(clause=tier(workshop), side=side, value=row, why=VAGUE, estimates=(estimate,))
        )
        blind = blind.with_rating(Rating(sign="blame", side=side, rating=3, evidence=VAGUE))
        blind = blind.with_wish(Wish(side=side, kind="grievance", text=VAGUE))
    drafting = dataclasses.replace(
        workshop.drafting, blind=blind, notes={tier(workshop): VAGUE, "handoff.answers": VAGUE}
    )
    private = dataclasses.replace(workshop, drafting=drafting)
    assert everywhere(private) == []
    for side in Side:
        private = moves.seal(private, side, [tier(private)], MOMENT)
    assert everywhere(private) == []
    revealed = moves.reveal(private, [tier(private)], MOMENT)
    assert everywhere(revealed) == []


def test_names_mail_addresses_and_evidence_lead_to_no_remark(workshop: Workshop) -> None:
    person = workshop.agreement.parties.participants[0].id
    spoilt = saying(workshop, ("parties", "participants", person, "email"), "zzmarkerzz asap")
    persona = spoilt.agreement.personas.personas[0].id
    for field in ("evidence", "evidence_count"):
        where = ("personas", "personas", persona, field)
        spoilt = saying(spoilt, where, type(path.get(spoilt.agreement, where))())
    assert {one.path[0] for one in review(spoilt)} == {"parties", "personas"}
    assert everywhere(spoilt) == []


def test_only_errors_and_warnings_about_words_on_the_wall_count(workshop: Workshop) -> None:
    agreement = workshop.agreement
    (clause,) = [one for one in clauses.clauses(agreement) if one.id == tier(workshop)]
    text = wall_text(agreement, clause)

    def found(field: str, severity: Severity, quote: str = "") -> tuple[Remark, ...]:
        where = (*clause.path, field)
        one = Finding(path=where, severity=severity, message="It.", question="Why?", quote=quote)
        return remarks_of(agreement, clause, text, (one, one))

    said = (Remark(words="It.", question="Why?"),)
    assert found("leads", Severity.WARNING) == said
    quote = agreement.response.tiers[0].leads.upper()
    assert found("leads", Severity.ERROR, quote) == (dataclasses.replace(said[0], quote=quote),)
    assert found("leads", Severity.ERROR, "zzmarkerzz") == ()
    assert found("leads", Severity.MISSING) == ()
    assert found("leads", Severity.UNCONFIRMED) == ()
    assert found("no_such_answer", Severity.ERROR) == ()


def test_the_words_that_are_meant_are_marked_in_the_text() -> None:
    line = (Said(text="Sales "), Said(text="usually calls, Usually twice, unusually.", own=True))
    remark = Remark(words="It.", question="Why?", quote="usually")
    marked = asked_about(line, (remark, Remark(words="It.", question="Why?")))
    assert [(said.text, said.asked) for said in marked] == [
        ("Sales ", False),
        ("usually", True),
        (" calls, ", False),
        ("Usually", True),
        (" twice, unusually.", False),
    ]
    assert [said.own for said in marked] == [False, True, True, True, True]
    assert asked_about(line, (Remark(words="It.", question="Why?", quote="never"),)) == line


def test_a_waived_warning_is_off_the_wall(workshop: Workshop) -> None:
    vague = above(workshop, VAGUE)
    for one in review(vague):
        if one.severity is Severity.WARNING:
            fact = waiver(one, "We live with it.", MOMENT.at, MOMENT.author)
            vague = dataclasses.replace(vague, record=vague.record.plus(fact))
    left = {one.message for one in review(vague)}
    assert {one.words for one in remarks(vague, tier(vague))} <= left


def test_an_agreed_text_keeps_its_question_and_a_parked_one_rests(workshop: Workshop) -> None:
    vague = above(workshop, VAGUE)
    votes = [
        Vote(participant=side, name="Somebody", side=side, fingers=4, note="") for side in Side
    ]
    agreed = moves.vote(vague, [tier(vague)], votes, "", MOMENT)
    assert remarks(agreed, tier(agreed)) == remarks(vague, tier(vague)) != ()
    left = moves.leave_out(vague, [tier(vague)], "no quotes", tuple(Side), MOMENT)
    assert remarks(left, tier(left)) == ()
    parked = moves.park(vague, [tier(vague)], Issue(), MOMENT)
    assert isinstance(picture(parked, tier(parked)), AgreedText)
    assert remarks(parked, tier(parked)) == ()


def test_beside_proposals_there_are_none(workshop: Workshop) -> None:
    row = workshop.agreement.response.tiers[0]
    proposed = above(workshop, VAGUE)
    for side in Side:
        proposal = Proposal(clause=tier(workshop), side=side, value=row, why="")
        blind = proposed.drafting.blind.with_proposal(proposal)
        drafting = dataclasses.replace(proposed.drafting, blind=blind)
        proposed = dataclasses.replace(proposed, drafting=drafting)
        proposed = moves.seal(proposed, side, [tier(workshop)], MOMENT)
    assert not hasattr(picture(proposed, tier(proposed)), "remarks")
    revealed = moves.reveal(proposed, [tier(proposed)], MOMENT)
    assert not hasattr(picture(revealed, tier(revealed), Face.REVEAL), "remarks")
