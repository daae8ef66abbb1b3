"""What joint drafting prints: standings, reservations, the log; and nothing that is sealed."""

from __future__ import annotations

import itertools
from dataclasses import replace
from decimal import Decimal

import pytest

from exporters.blocks import Contents, Heading, Run, Table
from exporters.compose import Composer, Options, compose, compose_section
from exporters.docx.write import render
from exporters.html import fragment
from models import moves, starters
from models.agreement import clauses, path
from models.agreement.sides import Side
from models.drafting.blind import MeantNumber, Proposal
from models.drafting.vague_words import VagueWord
from models.record import seen
from models.record.facts import Ballot, Revealed, Sealed, Vote, Waived
from models.record.standing import State, standings
from models.store import exchange
from models.workshop import Workshop, content_hash
from tests import builders
from tests.exporters import editions

FINISHED = starters.start(starters.SAMPLE)
MIDDLE = starters.start(starters.SAMPLE_WORKSHOP)
PURPOSE = "purpose.answers"
RATES = "funnel.rates"
STATEMENT = ("purpose", "answers", "statement")
MOMENT = moves.Moment("2026-11-24T14:05:00+00:00", "Owen Pritchard")


def marks_of(blocks):
    """The marks at the headings, by the clause that each heading opens."""
    return {
        path.text(block.path): block.status
        for block in blocks
        if isinstance(block, Heading) and block.status
    }


def said(workshop, options=None, *, signed=False):
    edition = editions.signed(workshop) if signed else editions.draft(workshop)
    return editions.words_of(compose(edition, options).blocks)


def test_each_clause_of_a_draft_says_where_it_stands():
    found = standings(MIDDLE.agreement, MIDDLE.record)
    blocks = compose(editions.draft(MIDDLE)).blocks
    marks = marks_of(blocks)
    words = editions.words_of(blocks)
    for key, one in found.items():
        if one.state in (State.EMPTY, State.LEFT_OUT):
            assert key not in marks
        elif one.clause.path[:2] == ("goals", "goals"):
            assert f"{one.state}" in words
        else:
            assert marks[key].split(",")[0] == one.state, key


def test_a_goal_carries_its_mark_in_its_row():
    table = next(
        block
        for block in compose(editions.draft(MIDDLE)).blocks
        if isinstance(block, Table) and block.key == "goals.goals:table"
    )
    last = [row.cells[1].paragraphs[-1][0].text for row in table.rows]
    assert last == ["One side sealed", *["Drafted"] * 5]


def test_an_agreed_clause_that_points_at_an_open_one_says_so():
    marks = marks_of(compose(editions.draft(MIDDLE)).blocks)
    assert marks["scoring.fast_track"] == "Agreed with reservation, rests on an open clause"


def test_marks_can_be_left_away_and_a_signed_document_has_none():
    assert marks_of(compose(editions.draft(MIDDLE), Options(status_marks=False)).blocks) == {}
    assert marks_of(compose(editions.signed(FINISHED)).blocks) == {}


@pytest.mark.parametrize("signed", [False, True])
def test_a_reservation_stands_with_its_clause(signed):
    edition = editions.signed(FINISHED) if signed else editions.draft(FINISHED)
    blocks = compose(edition).blocks
    start = next(
        at
        for at, b in enumerate(blocks)
        if b.key.startswith("response.tiers.") and isinstance(b, Heading)
    )
    following = itertools.takewhile(
        lambda block: not isinstance(block, Heading), blocks[start + 1 :]
    )
    words = editions.words_of(tuple(following))
    assert "Reservation (Callum Reid, Sales): In the weeks after a fair four hours" in words
    whole = editions.words_of(blocks)
    assert whole.count("Reservation (Callum Reid") == 1


def test_a_reservation_on_an_earlier_wording_is_no_longer_printed():
    tier = FINISHED.agreement.response.tiers[0]
    where = ("response", "tiers", tier.id, "warning_at")
    changed = replace(FINISHED, agreement=path.put(FINISHED.agreement, where, None))
    assert "Reservation (Callum Reid" not in said(changed)


def test_the_reservation_on_a_goal_stands_in_its_row_and_on_a_headless_clause_at_the_end():
    goal = FINISHED.agreement.goals.goals[0]
    note = "Only if the Hull plant delivers"
    votes = [
        Vote(participant="a", name="Ann", side="marketing", fingers=5),
        Vote(participant="s", name="Sam", side="sales", fingers=3, note=note),
    ]
    voted = moves.vote(FINISHED, [f"goals.goals.{goal.id}"], votes, "", MOMENT)
    words = said(voted, signed=True)
    assert words.count(note) == 1
    bare = moves.vote(Workshop(), ["culture.answers"], votes, "", MOMENT)
    bare = replace(bare, agreement=replace(bare.agreement))
    assert f"Reservation (Sam, Sales): {note}." in said(bare)


def test_what_a_low_voter_needs_is_printed_without_a_name_and_in_drafts_alone():
    draft = editions.words_of(compose_section(editions.draft(MIDDLE), "dispositions"))
    assert "Sales needs before it can agree: An engineer must be able" in draft
    ballot = next(
        fact
        for fact in MIDDLE.record.facts
        if isinstance(fact, Ballot) and fact.texts[0].clause == "dispositions.answers"
    )
    low = [vote.name for vote in ballot.votes if vote.stops]
    log = said(MIDDLE).split("Decision log")[1].split("Governance")[0]
    assert "Sales needs: An engineer must be able" in log
    assert low
    for name in low:
        assert name not in log
    signed = editions.words_of(compose_section(editions.signed(MIDDLE), "dispositions"))
    assert "needs before it can agree" not in signed


def log_rows(workshop):
    blocks = compose(editions.draft(workshop)).blocks
    table = next(b for b in blocks if isinstance(b, Table) and b.key == "issues:log:table")
    return [
        [
            "\n".join("".join(run.text for run in line) for line in cell.paragraphs)
            for cell in row.cells
        ]
        for row in table.rows
    ]


def test_the_log_fills_itself_with_one_row_for_each_ballot_and_decision():
    rows = log_rows(FINISHED)
    ballots = [fact for fact in FINISHED.record.facts if isinstance(fact, Ballot)]
    assert len(rows) == len(ballots) + 1
    first = rows[0]
    assert first[0] == "09:14"
    assert first[1] == "Section\u00a02: Purpose, scope and pilot"
    assert first[2].split("\n")[0] == "Agreed: Marketing 5, 4, 4; Sales 4, 4, 4, 4"
    assert "\nAll on 24\u00a0November 2026, written down by Owen Pritchard.\n" in said(FINISHED)
    left_out = next(row for row in rows if row[2].startswith("Not applicable"))
    assert "Both sides: Marketing, Sales" in left_out[2]
    assert "people policy" in left_out[2]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (
            moves.Moment("2026-11-25T09:00:00+00:00", "Owen Pritchard"),
            "24\u00a0November 2026, 09:14\nOwen Pritchard",
        ),
        (
            moves.Moment("2026-11-24T18:00:00+00:00", "Grace Mensah"),
            "24\u00a0November 2026, 09:14\nOwen Pritchard",
        ),
    ],
)
def test_each_row_says_its_day_and_person_when_they_are_not_the_same_in_all(moment, expected):
    later = moves.leave_out(FINISHED, ["campaigns.campaigns"], "None this year", [], moment)
    assert log_rows(later)[0][0] == expected
    assert "written down by" not in said(later)


def test_the_log_names_goals_of_a_joint_ballot_by_their_numbers():
    goals = next(row for row in log_rows(FINISHED) if row[1].startswith("Section\u00a015"))
    assert goals[1] == (
        "Section\u00a015: All goals, 15.1, 15.2, 15.3, 15.4, 15.5, 15.6, Team measures"
    )


def test_the_log_quotes_words_that_no_longer_stand():
    rows = log_rows(FINISHED)
    failed = next(row for row in rows if row[2].startswith("Not agreed"))
    assert "At that time: “Stage: MQL" in failed[1]
    passed = rows[rows.index(failed) + 1]
    assert "At that time" not in passed[1]


def test_an_accepted_warning_is_printed_with_its_reason():
    fact = Waived(
        at=MOMENT.at,
        by=MOMENT.by,
        rule="L07",
        path="purpose.answers.statement",
        about="as soon as possible",
        reason="The date follows in March",
    )
    words = said(replace(FINISHED, record=FINISHED.record.plus(fact)))
    assert "Warnings that both sides accept" in words
    assert "“as soon as possible”Purpose, scope and pilot: Purpose statement" in words
    assert "The date follows in March." in words


def test_how_to_read_speaks_of_votes_only_when_every_clause_was_voted_on():
    def note(workshop):
        (listing,) = (
            block
            for block in compose(editions.draft(workshop)).blocks
            if isinstance(block, Contents)
        )
        return "".join(one.text for one in listing.note if isinstance(one, Run))

    assert "by a vote of their own" in note(FINISHED)
    for other in (MIDDLE, Workshop(), Workshop(agreement=FINISHED.agreement)):
        assert "by a vote of their own" not in note(other)
    changed = path.put(FINISHED.agreement, STATEMENT, "Win twelve orders.")
    assert "by a vote of their own" not in note(replace(FINISHED, agreement=changed))


def test_proposals_are_printed_only_when_asked_for_and_only_once_revealed():
    assert "What each side proposed" not in said(MIDDLE)
    words = said(MIDDLE, Options(proposals=True))
    annex = words.split("What each side proposed")[-1]
    assert "4\u00a0business hours (from 2 to 6)" in annex
    assert "Two engineers who are also on site cannot promise the morning." in annex
    shown = set(seen.shown(MIDDLE.drafting.blind, MIDDLE.record).proposals)
    hidden = [one.why for one in MIDDLE.drafting.blind.proposals if one not in shown and one.why]
    assert len(hidden) == 5
    for why in hidden:
        assert why not in words
    assert "What each side proposed" not in said(FINISHED, Options(proposals=True))


def test_a_late_proposal_and_its_author_are_named_as_such():
    blocks = compose(editions.draft(MIDDLE), Options(proposals=True)).blocks
    heads = {
        column.title
        for block in blocks
        if isinstance(block, Table) and block.key.startswith("proposals:")
        for column in block.columns
    }
    assert heads == {"Question", "Marketing", "Sales", "Sales (late)", "Sales, Callum Reid"}


def test_the_appendices_say_how_signs_were_rated_and_leads_were_sorted():
    words = said(MIDDLE)
    assert "They put 6 of them into the same stage, 75\u00a0%." in words
    assert "Laundry owner from a fair, wants a visit in JanuarySALMQL" in words
    assert "Marketing counts leads, not closed orders13gap 2" in words
    hidden = replace(
        MIDDLE,
        record=replace(
            MIDDLE.record,
            facts=tuple(f for f in MIDDLE.record.facts if not isinstance(f, Revealed)),
        ),
    )
    words = said(hidden, Options(proposals=True))
    for sealed in ("into the same stage", "Further signs", "What each side proposed"):
        assert sealed not in words


MARKER = "zebra crossing at midnight"


def sealed_in(workshop, side=Side.SALES):
    value = replace(workshop.agreement.purpose.answers, statement=MARKER)
    proposal = Proposal(clause=PURPOSE, side=side, value=value, why=f"why {MARKER}")
    blind = workshop.drafting.blind.with_proposal(proposal)
    typed = replace(workshop, drafting=replace(workshop.drafting, blind=blind))
    return moves.seal(typed, side, [PURPOSE], MOMENT)


@pytest.mark.parametrize("signed", [False, True])
def test_sealed_words_stand_neither_in_word_nor_in_the_live_document(signed):
    workshop = sealed_in(builders.complete_workshop())
    assert any(isinstance(fact, Sealed) for fact in workshop.record.facts)
    edition = editions.signed(workshop) if signed else editions.draft(workshop)
    document = compose(edition, Options(proposals=True))
    assert MARKER not in repr(document)
    assert MARKER not in fragment(document.blocks)
    shown = moves.reveal(workshop, [PURPOSE], MOMENT)
    edition = editions.signed(shown) if signed else editions.draft(shown)
    assert MARKER in repr(compose(edition, Options(proposals=True)))
    assert MARKER not in repr(compose(edition))


def test_both_sides_numbers_stand_in_the_appendix_and_their_difference_among_the_issues():
    word = VagueWord(STATEMENT, "promptly")
    workshop = builders.complete_workshop()
    workshop = replace(
        workshop, agreement=path.put(workshop.agreement, STATEMENT, "Answers leads Promptly.")
    )
    for side, amount, note in ((Side.MARKETING, "7077", ""), (Side.SALES, "70770", "demos only")):
        number = MeantNumber(
            topic=word.topic, side=side, amount=Decimal(amount), unit="business_hour", note=note
        )
        blind = workshop.drafting.blind.with_number(number)
        typed = replace(workshop, drafting=replace(workshop.drafting, blind=blind))
        workshop = moves.seal(typed, side, [word.topic], MOMENT)
        assert "7077" not in said(workshop, Options(proposals=True)).replace(",", "")
    shown = moves.reveal(workshop, [word.topic], MOMENT)
    words = said(shown, Options(proposals=True))
    assert "Numbers for vague words" in words
    assert "7,077 business hours70,770 business hours (demos only)" in words
    words = said(shown)
    assert "Numbers for vague words" not in words
    assert "What does “Promptly” mean? Marketing: 7,077 business hours. Sales: 70,770" in words


GUESSES = {Side.MARKETING: Decimal("91.73"), Side.SALES: Decimal("13.94")}


def with_guesses(workshop, sides=tuple(Side)):
    """Each side has sealed its estimate of the first rate, and the second one as it is agreed."""
    first, second, *_ = workshop.agreement.funnel.rates
    for side in sides:
        value = (replace(first, rate=GUESSES[side]), second)
        proposal = Proposal(clause=RATES, side=side, value=value)
        blind = workshop.drafting.blind.with_proposal(proposal)
        typed = replace(workshop, drafting=replace(workshop.drafting, blind=blind))
        workshop = moves.seal(typed, side, [RATES], MOMENT)
    return workshop


def rates_of(workshop, *, signed=False):
    edition = editions.signed(workshop) if signed else editions.draft(workshop)
    tables = [block for block in compose(edition).blocks if isinstance(block, Table)]
    table = next(one for one in tables if one.key == "funnel.rates:table")
    rows = [editions.words_of((replace(table, rows=(row,), note=()),)) for row in table.rows]
    return [column.title for column in table.columns], rows, table.note


@pytest.mark.parametrize("signed", [False, True])
def test_revealed_estimates_stand_beside_the_agreed_rate_and_sealed_ones_nowhere(signed):
    plain = rates_of(FINISHED, signed=signed)
    assert plain[0] == ["From stage to stage", "Agreed", "Where the rate is from"]
    assert plain[2] == ()
    for sides in ((Side.MARKETING,), tuple(Side)):
        sealed = with_guesses(FINISHED, sides)
        edition = editions.signed(sealed) if signed else editions.draft(sealed)
        document = compose(edition, Options(proposals=True))
        for guess in ("91.7", "13.9"):
            assert guess not in repr(document)
            assert guess not in fragment(document.blocks)
        assert rates_of(sealed, signed=signed) == plain
    shown = moves.reveal(with_guesses(FINISHED), [RATES], MOMENT)
    heads, rows, note = rates_of(shown, signed=signed)
    assert heads == ["From stage to stage", "Agreed", "Marketing", "Sales", plain[0][-1]]
    assert rows[0].startswith("Lead to MQL24\u00a0%91.7\u00a0%13.9\u00a0%Own CRM")
    assert rows[1].startswith("MQL to SAL80\u00a0%80\u00a0%80\u00a0%Shared goal")
    assert rows[2].startswith("SAL to SQL42\u00a0%––Own CRM")
    assert "The fingerprint does not cover it" in note[0].text
    edition = editions.draft(shown)
    assert content_hash(edition.workshop) == content_hash(FINISHED)


def test_the_live_document_shows_the_estimates_at_the_reveal():
    used = Composer(Options(live=True))
    sealed = with_guesses(FINISHED)
    before = used.document(editions.draft(sealed))
    assert "91.7" not in editions.words_of(before.blocks)
    shown = moves.reveal(sealed, [RATES], MOMENT)
    assert "91.7\u00a0%13.9\u00a0%" in editions.words_of(
        used.document(editions.draft(shown)).blocks
    )


def test_every_block_of_both_samples_has_a_key_of_its_own_and_word_takes_them():
    for workshop in (FINISHED, MIDDLE):
        document = compose(editions.draft(workshop), Options(proposals=True))
        keys = list(editions.keys_of(document))
        assert len(keys) == len(set(keys))
        assert render(document)


def test_a_record_of_clauses_that_are_gone_can_be_printed():
    ids = [clause.id for clause in clauses.clauses(FINISHED.agreement)]
    gone = replace(FINISHED, agreement=Workshop().agreement)
    assert compose(editions.draft(gone), Options(proposals=True)).blocks
    left = moves.leave_out(gone, [*ids, "nothing.answers"], "Gone", [], MOMENT)
    assert "a clause taken out" in said(left)


def test_a_shared_copy_gives_the_same_file_as_the_original():
    arrived = exchange.from_bytes(exchange.to_bytes(FINISHED)).workshop
    assert arrived.record != FINISHED.record
    files = [render(compose(editions.signed(one))) for one in (arrived, FINISHED)]
    assert files[0] == files[1]
