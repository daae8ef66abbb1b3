"""Taking over one clause from an earlier version."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.agreement import clauses, path
from models.errors import UserError
from models.revisions.compare import changed_clauses, compare
from models.revisions.restore import with_clause
from models.starters import start

SAMPLE = start("sample").agreement
PERSONA = SAMPLE.personas.personas[1]
WHERE = ("personas", "personas", PERSONA.id)


def test_an_answer_comes_back_and_nothing_else_changes() -> None:
    purpose = next(one for one in clauses.clauses(SAMPLE) if one.id == "purpose.answers")
    other = replace(SAMPLE.handoff, answers=type(SAMPLE.handoff.answers)())
    emptied = path.put(SAMPLE, purpose.path, type(SAMPLE.purpose.answers)())
    changed = replace(emptied, handoff=other)
    restored = with_clause(changed, SAMPLE, purpose.id)
    assert restored.purpose == SAMPLE.purpose
    assert restored.handoff == other
    assert purpose.id not in changed_clauses(SAMPLE, restored)


def test_a_row_that_was_deleted_comes_back_in_its_place() -> None:
    without = path.remove(SAMPLE, WHERE)
    restored = with_clause(without, SAMPLE, path.text(WHERE))
    assert restored.personas.personas == SAMPLE.personas.personas


def test_a_row_that_did_not_exist_then_goes() -> None:
    added = replace(PERSONA, id="00000000-0000-4000-8000-00000000ffff", name="Newcomer")
    more = path.insert(SAMPLE, WHERE[:-1], added)
    restored = with_clause(more, SAMPLE, path.text((*WHERE[:-1], added.id)))
    assert compare(SAMPLE, restored) == ()


def test_a_row_that_is_used_meanwhile_stays_and_says_where_it_is_used() -> None:
    tier = SAMPLE.response.tiers[0]
    where = ("response", "tiers", tier.id)
    before = path.put(SAMPLE, where[:-1], SAMPLE.response.tiers[1:])
    with pytest.raises(UserError, match="used in"):
        with_clause(SAMPLE, before, path.text(where))
