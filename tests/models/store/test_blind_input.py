"""Sealed words lie in the draft alone; what is revealed goes into versions and shared files."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from models import moves, starters
from models import workshop as workshops
from models.agreement.sides import Side
from models.drafting.blind import MeantNumber, Proposal, Rating, Turn, Wish
from models.drafting.drafting import SampleLead
from models.drafting.vague_words import VagueWord
from models.record import seen
from models.record.facts import ISSUES, RATINGS, Ballot, Sealed
from models.record.sharing import shared
from models.record.standing import standings
from models.revisions.version import State
from models.rules.gate import gate, is_clear
from models.store import exchange, tables
from models.store.exchange import Kind
from models.store.store import Store
from models.workshop import Workshop
from tests import builders

MARKER = "zebra crossing at midnight"
MOMENT = moves.Moment("2026-11-24T14:05:00+00:00", "Owen Pritchard")
PURPOSE = "purpose.answers"
WORD = VagueWord(("purpose", "answers", "statement"), "promptly").topic
CLAUSES = (PURPOSE, "response.tiers.new")
MIDDLE = starters.start(starters.SAMPLE_WORKSHOP)
FINISHED = starters.start(starters.SAMPLE)


def sealed() -> Workshop:
    """Marketing's words stand sealed, on a clause, a new row, the signs and its wishes."""
    workshop = builders.complete_workshop()
    value = replace(workshop.agreement.purpose.answers, statement=MARKER)
    tier = builders.tier("new", name=MARKER)
    blind = replace(
        workshop.drafting.blind,
        proposals=(
            Proposal(clause=PURPOSE, side="marketing", value=value, why=MARKER),
            Proposal(clause="response.tiers.new", side="marketing", value=tier),
        ),
        ratings=(Rating(sign="blame", side="marketing", rating=3, evidence=MARKER),),
        wishes=(Wish(side="marketing", kind="grievance", text=MARKER, id="wish"),),
        numbers=(MeantNumber(topic=WORD, side="marketing", note=MARKER),),
    )
    drafting = replace(
        workshop.drafting,
        blind=blind,
        notes={PURPOSE: f"private {MARKER}"},
        leads=(SampleLead(id="lead", text=MARKER),),
        turn=Turn(side="sales", step="purpose", topics=CLAUSES, started_at=MOMENT.at, minutes=6),
    )
    typed = replace(workshop, drafting=drafting)
    topics = (*CLAUSES, RATINGS, ISSUES, WORD)
    closed = moves.seal(typed, Side.MARKETING, topics, MOMENT)
    return replace(closed, drafting=replace(closed.drafting, turn=drafting.turn))


def everything_but_drafts(store: Store) -> str:
    """All that is stored, table by table, the drafts left out."""
    with store._database.reading() as connection:
        return repr(
            [
                connection.execute(select(table)).all()
                for table in tables.metadata.sorted_tables
                if table is not tables.draft
            ]
        )


def test_sealed_words_are_in_no_version_no_log_and_no_part(store: Store) -> None:
    workshop = sealed()
    one = store.create(workshop)
    store.save_version(one, workshop, "Sealed", "Ines")
    store.save_version(one, sealed(), "", "", automatic=True)
    assert len(store.versions(one)) == 2
    assert MARKER not in everything_but_drafts(store)
    assert MARKER not in json.dumps(workshops.encode(store.version(one, 1)))
    store.save_draft(one, workshop, store.draft(one).saves)
    assert store.draft(one).workshop == workshop


def test_a_version_keeps_the_digests_of_what_is_sealed(store: Store) -> None:
    one = store.create(sealed())
    store.save_version(one, sealed(), "Sealed", "Ines")
    (fact,) = (f for f in store.version(one, 1).record.facts if isinstance(f, Sealed))
    assert [len(digest) for digest in fact.digests] == [64] * 5


def test_what_is_revealed_stands_in_the_version_as_it_was_seen(store: Store) -> None:
    shown = moves.reveal(sealed(), [PURPOSE, RATINGS, WORD], MOMENT)
    one = store.create(shown)
    store.save_version(one, shown, "Revealed", "Ines")
    kept = store.version(one, 1)
    assert kept.drafting.blind == seen.shown(shown.drafting.blind, shown.record)
    (proposal,) = kept.drafting.blind.proposals
    assert proposal.value.statement == MARKER
    assert kept.drafting.blind.ratings == shown.drafting.blind.ratings
    assert kept.drafting.blind.numbers == shown.drafting.blind.numbers
    assert (kept.drafting.blind.wishes, dict(kept.drafting.notes)) == ((), {})
    assert kept.drafting.turn is None
    assert store.verify() == ()


def test_a_damaged_part_of_revealed_input_is_named(store: Store) -> None:
    shown = moves.reveal(sealed(), [PURPOSE], MOMENT)
    one = store.create(shown)
    store.save_version(one, shown, "Revealed", "Ines")
    with store._database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER part_is_for_ever")
        connection.exec_driver_sql(
            "UPDATE part SET body = replace(body, 'zebra', 'horse') WHERE body LIKE '%zebra%'"
        )
    assert [fault.message for fault in store.verify()] == [
        "The revealed input of version 1 is damaged."
    ]


def test_restoring_a_version_keeps_facts_and_blind_input_as_they_are(store: Store) -> None:
    before = sealed()
    one = store.create(before)
    store.save_version(one, before, "Before", "Ines")
    later = moves.reveal(before, [PURPOSE], MOMENT)
    later = replace(later, agreement=FINISHED.agreement)
    store.save_version(one, later, "After", "Ines")
    restored = store.restore(one, 1, "Ines").workshop
    assert restored.agreement == before.agreement
    assert restored.record == later.record
    assert restored.drafting == later.drafting


@pytest.mark.parametrize("suffix", [".slaw", ".json"])
def test_a_shared_file_holds_nothing_sealed_no_note_and_no_voter(tmp_path, suffix: str) -> None:
    votes = builders.agreed(builders.complete_workshop()).record.facts[0].votes
    workshop = moves.vote(sealed(), ["culture.answers"], votes, "Because", MOMENT)
    target = tmp_path / f"shared{suffix}"
    exchange.write(workshop, target)
    arrival = exchange.read(target)
    written = json.dumps(workshops.encode(arrival.workshop), ensure_ascii=False)
    assert MARKER not in written
    assert MARKER.encode() not in target.read_bytes()
    assert arrival.workshop.drafting == seen.revealed(workshop.drafting, workshop.record)
    (ballot,) = (f for f in arrival.workshop.record.facts if isinstance(f, Ballot))
    assert {(vote.participant, vote.name) for vote in ballot.votes} == {("", "")}
    assert not any(isinstance(f, Sealed) for f in arrival.workshop.record.facts)
    assert arrival.content_hash == workshops.content_hash(workshop)


def test_a_moved_file_brings_everything(tmp_path) -> None:
    for number, workshop in enumerate((sealed(), MIDDLE, FINISHED)):
        target = tmp_path / f"{number}.slaw"
        exchange.write(workshop, target, Kind.MOVE)
        assert exchange.read(target).workshop == workshop


@pytest.mark.parametrize("workshop", [MIDDLE, FINISHED], ids=["middle", "finished"])
def test_a_shared_copy_stands_where_the_original_stands_and_prints_the_same(workshop) -> None:
    arrived = exchange.from_bytes(exchange.to_bytes(workshop)).workshop
    assert arrived.record == shared(workshop.record)
    assert workshops.content_hash(arrived) == workshops.content_hash(workshop)
    before = standings(workshop.agreement, workshop.record)
    after = standings(arrived.agreement, arrived.record)
    settled = {key: one.state for key, one in before.items() if one.state.is_settled}
    assert {key: one.state for key, one in after.items() if one.state.is_settled} == settled
    names = {vote.name for f in workshop.record.facts if isinstance(f, Ballot) for vote in f.votes}
    printed = {
        vote.name
        for f in workshop.record.facts
        if isinstance(f, Ballot)
        for vote in f.votes
        if vote.is_reservation
    }
    kept = {vote.name for f in arrived.record.facts if isinstance(f, Ballot) for vote in f.votes}
    assert kept - {""} == printed < names


def test_the_status_says_agreed_once_every_clause_is(store: Store) -> None:
    one = store.create(FINISHED)
    assert is_clear(gate(FINISHED))
    version = store.save_version(one, FINISHED, "Agreed", "Owen")
    assert (version.agreed, version.status.state) == (True, State.AGREED)
    assert store.listing()[0].status.words == "Agreed"
    middle = store.create(MIDDLE)
    version = store.save_version(middle, MIDDLE, "Half-way", "Owen")
    assert (version.agreed, version.status.state) == (False, State.DRAFT)
    complete = Workshop(agreement=FINISHED.agreement)
    version = store.save_version(one, complete, "Nobody has voted", "Owen")
    assert (version.agreed, version.status.state) == (False, State.IN_REVIEW)
    opened = store.open_sign_off(one, FINISHED, "Owen")
    assert opened.status.words == "Waiting for Marketing and Sales"
