"""A section or an answer more is one declaration: everything that reads declarations takes it."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings

from models.agreement import clauses, codec, path, references, walk
from models.rules.finding import Severity
from models.rules.gate import gate
from models.rules.review import review
from models.workshop import Workshop
from tests import builders, strategies
from tests.models.agreement.growing import LaterAgreement, Partner, later

COMPLETE = builders.complete_agreement()
NORD = ("partners", "partners", "nord")


def with_a_partner():
    agreement = path.put(later(COMPLETE), ("partners", "answers", "share"), Decimal(20))
    row = Partner(id="nord", name="Nord", persona="personas-1")
    return path.insert(agreement, NORD[:2], row)


def test_an_agreement_of_today_is_read_by_the_later_program():
    assert codec.encode_agreement(later(COMPLETE)) == codec.encode_agreement(COMPLETE) | {
        "partners": {}
    }


@settings(max_examples=60, deadline=None)
@given(strategies.agreements(LaterAgreement))
def test_the_new_section_comes_back_as_it_was(agreement):
    words = codec.encode_agreement(agreement)
    assert codec.decode_agreement(words, LaterAgreement) == agreement


def test_the_walk_meets_the_new_answers():
    met = {path.text(answer.path) for answer in walk.answers(with_a_partner())}
    assert {
        "glossary.answers.keeper",
        "partners.answers.share",
        "partners.partners.nord.name",
    } <= met


def test_a_new_question_without_an_answer_reopens_nothing():
    before = {one.id: clauses.fingerprint(COMPLETE, one) for one in clauses.clauses(COMPLETE)}
    agreement = later(COMPLETE)
    after = {one.id: clauses.fingerprint(agreement, one) for one in clauses.clauses(agreement)}
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {"partners.answers"}


def test_the_new_rows_are_clauses_that_follow_what_they_point_at():
    agreement = with_a_partner()
    clause = clauses.clause_at(agreement, (*NORD, "name"))
    assert clause is not None
    renamed = path.put(agreement, ("personas", "personas", "personas-1", "name"), "Plant manager")
    assert clauses.fingerprint(agreement, clause) != clauses.fingerprint(renamed, clause)
    assert NORD in {use.path[:3] for use in references.uses(agreement, "personas-1")}


def test_the_review_asks_the_new_questions_and_judges_the_new_answers():
    missing = {
        path.text(finding.path)
        for finding in review(Workshop(agreement=later(COMPLETE)))
        if finding.severity is Severity.MISSING
    }
    assert missing == {"glossary.answers.keeper", "partners.answers.share", "partners.partners"}
    wrong = path.put(with_a_partner(), ("partners", "answers", "share"), Decimal(120))
    wrong = path.put(wrong, (*NORD, "persona"), "gone")
    errors = {
        path.text(finding.path)
        for finding in review(Workshop(agreement=wrong))
        if finding.severity is Severity.ERROR
    }
    assert errors == {"partners.answers.share", "partners.partners.nord.persona"}


def test_the_gate_asks_for_the_new_section_too():
    unmet = [one for one in gate(Workshop(agreement=later(COMPLETE))) if not one.met]
    assert {one.number for one in unmet} >= {22}
    (others,) = (one for one in unmet if one.number == 22)
    assert ("partners", "partners") in {reason.path for reason in others.reasons}
