"""A clause's fingerprint changes with what it says, and with nothing else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from models.agreement import clauses, codec, kinds, path, references, walk
from models.agreement.agreement import Agreement
from models.agreement.sections.personas import Persona
from models.agreement.sections.purpose import PurposeAnswers
from tests import builders, strategies

COMPLETE = builders.complete_agreement()
ANSWERS = list(walk.answers(COMPLETE))


def fingerprints(agreement):
    return {
        clause.id: clauses.fingerprint(agreement, clause) for clause in clauses.clauses(agreement)
    }


def changed(before, after):
    """Clauses that both agreements have and that say something else in the second."""
    old, new = fingerprints(before), fingerprints(after)
    return {clause for clause in old if clause in new and old[clause] != new[clause]}


def clause_id(where):
    clause = clauses.clause_at(COMPLETE, where)
    return {clause.id} if clause else set()


def pointing_at(row_id):
    return {clause for use in references.uses(COMPLETE, row_id) for clause in clause_id(use.path)}


def named_by(answer):
    """The clauses that print this answer as the name of a row they point at."""
    if len(answer.path) != 4 or not isinstance(answer.holder, walk.Row):
        return set()
    to = answer.path[:2]
    kind = references.rows_kind(Agreement, to)
    return pointing_at(answer.path[2]) if kind.title == answer.path[3] else set()


def test_clauses_stand_in_document_order_with_their_titles():
    found = clauses.clauses(COMPLETE)
    places = [clause.path[0] for clause in found]
    assert list(dict.fromkeys(places)) == [
        name for name in vars_of(COMPLETE) if any(place == name for place in places)
    ]
    titles = {clause.id: clause.title for clause in found}
    assert titles["stages.stages.mql"] == "MQL"
    assert titles["glossary.terms"] == "Terms"
    assert titles["purpose.answers"] == "Purpose, scope and pilot"
    assert 40 <= len(found) <= 70


def vars_of(agreement):
    return list(codec.encode_agreement(agreement))


def test_people_issues_and_the_header_belong_to_no_clause():
    for where in (
        ("parties", "answers", "title"),
        ("parties", "participants", "ann", "name"),
        ("responsibilities", "roles", "role-sales", "name"),
    ):
        assert clauses.clause_at(COMPLETE, where) is None


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_an_answer_reopens_its_clause_and_those_that_print_it_as_a_name(data):
    answer = data.draw(st.sampled_from(ANSWERS))
    value = data.draw(strategies.answers_to(answer.field))
    after = path.put(COMPLETE, answer.path, value)
    if codec.encode_agreement(after) == codec.encode_agreement(COMPLETE):
        assert fingerprints(after) == fingerprints(COMPLETE)
        return
    expected = clause_id(answer.path)
    if answer.path[:2] != kinds.PARTICIPANTS:
        expected |= named_by(answer)
    assert changed(COMPLETE, after) == expected


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_undoing_an_answer_brings_the_fingerprint_back(data):
    answer = data.draw(st.sampled_from(ANSWERS))
    after = path.put(COMPLETE, answer.path, data.draw(strategies.answers_to(answer.field)))
    assert fingerprints(path.put(after, answer.path, answer.value)) == fingerprints(COMPLETE)


def test_a_person_who_is_renamed_reopens_nothing():
    after = path.put(COMPLETE, (*kinds.PARTICIPANTS, "sam", "name"), "Samantha")
    assert pointing_at("sam")
    assert changed(COMPLETE, after) == set()


def test_a_stage_that_is_renamed_reopens_itself_and_what_points_at_it():
    after = path.put(COMPLETE, (*kinds.STAGES, "mql", "name"), "Qualified")
    reopened = changed(COMPLETE, after)
    assert reopened == {"stages.stages.mql"} | pointing_at("mql")
    assert {"stages.stages.lead", "handoff.answers", "funnel.rates"} <= reopened
    assert "personas.answers" not in reopened


def test_hours_of_a_calendar_reopen_the_calendar_alone():
    where = (*kinds.CALENDARS, "office", "windows")
    after = path.put(COMPLETE, where, path.get(COMPLETE, where)[:3])
    assert changed(COMPLETE, after) == {"calendar.calendars.office"}


def test_taking_an_agreed_row_away_changes_the_answers_of_its_section():
    after = path.remove(COMPLETE, (*kinds.TIERS, "tier-b"))
    assert changed(COMPLETE, after) == {"response.answers"}


def test_adding_an_agreed_row_changes_the_answers_of_its_section():
    after = path.insert(COMPLETE, kinds.PERSONAS, Persona(id="new"))
    assert changed(COMPLETE, after) == {"personas.answers"}


def test_another_order_of_agreed_rows_changes_the_answers_of_their_section():
    after = path.move(COMPLETE, (*kinds.STAGES, "sal"), 0)
    assert changed(COMPLETE, after) == {"stages.answers"}


def test_another_order_in_a_table_changes_the_table():
    after = path.move(COMPLETE, ("funnel", "rates", "lead-mql"), 2)
    assert changed(COMPLETE, after) == {"funnel.rates"}


def test_rows_keep_their_clause_through_moves_and_renames():
    after = path.move(COMPLETE, (*kinds.STAGES, "sal"), 0)
    after = path.put(after, (*kinds.STAGES, "sal", "name"), "Accepted")
    clause = clauses.clause_at(after, (*kinds.STAGES, "sal", "owner"))
    assert clause is not None
    assert (clause.id, clause.title) == ("stages.stages.sal", "Accepted")


def test_a_fingerprint_is_the_same_in_every_program():
    agreement = Agreement()
    agreement = path.put(agreement, ("purpose", "answers"), PurposeAnswers(pilot=False))
    clause = clauses.clause_at(agreement, ("purpose", "answers", "pilot"))
    assert clause is not None
    said = '{"clause":"purpose.answers","says":{"answers":{"pilot":false},"rows":{}}}'
    assert clauses.fingerprint(agreement, clause) == codec.digest(said)


@settings(max_examples=60, deadline=None)
@given(strategies.agreements())
def test_every_clause_of_any_agreement_has_a_fingerprint_that_survives_the_file(agreement):
    again = codec.decode_agreement(codec.encode_agreement(agreement))
    assert fingerprints(again) == fingerprints(agreement)
