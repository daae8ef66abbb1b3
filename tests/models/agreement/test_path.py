"""Paths find an answer, put another in its place and touch nothing beside it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.agreement import path, walk
from models.agreement.agreement import sections
from models.agreement.sections.personas import Persona
from tests import builders, strategies

COMPLETE = builders.complete_agreement()
ANSWERS = list(walk.answers(COMPLETE))
STAGES = ("stages", "stages")


def ids(agreement, where=STAGES):
    return [row.id for row in path.get(agreement, where)]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_was_put_is_got(data):
    answer = data.draw(st.sampled_from(ANSWERS))
    value = data.draw(strategies.answers_to(answer.field))
    after = path.put(COMPLETE, answer.path, value)
    assert path.get(after, answer.path) == value
    assert path.put(after, answer.path, answer.value) == COMPLETE


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ANSWERS))
def test_everything_beside_the_path_stays_the_same_object(answer):
    after = path.put(COMPLETE, answer.path, answer.value)
    for name, section in sections(after).items():
        if name != answer.path[0]:
            assert section is getattr(COMPLETE, name)
    for other in ANSWERS:
        assert path.get(after, other.path) is other.value


def test_a_path_and_its_word_mean_each_other():
    for answer in ANSWERS:
        assert path.parse(path.text(answer.path)) == answer.path
    assert path.text(("personas", "personas", "x", "name")) == "personas.personas.x.name"


@given(st.sampled_from(builders.STAGES), st.integers(-2, 9))
def test_a_moved_row_stands_where_it_was_sent_and_the_others_keep_their_order(row_id, index):
    after = ids(path.move(COMPLETE, (*STAGES, row_id), index))
    others = [other for other in builders.STAGES if other != row_id]
    assert after.index(row_id) == max(0, min(index, len(others)))
    assert [other for other in after if other != row_id] == others


def test_a_row_is_inserted_at_the_end_or_before_another():
    row = Persona(id="new")
    where = ("personas", "personas")
    assert ids(path.insert(COMPLETE, where, row), where) == ["personas-1", "new"]
    assert ids(path.insert(COMPLETE, where, row, 0), where) == ["new", "personas-1"]


def test_a_removed_row_is_gone_and_its_path_with_it():
    where = (*STAGES, "sal")
    after = path.remove(COMPLETE, where)
    assert ids(after) == ["lead", "mql", "sql", "opportunity", "customer"]
    assert path.exists(COMPLETE, (*where, "name"))
    assert not path.exists(after, (*where, "name"))


@pytest.mark.parametrize("act", [path.get, path.remove])
def test_a_row_that_is_gone_is_named(act):
    with pytest.raises(KeyError, match="nobody"):
        act(COMPLETE, (*STAGES, "nobody"))
    with pytest.raises(KeyError, match="nobody"):
        path.put(COMPLETE, (*STAGES, "nobody", "name"), "MQL")
    with pytest.raises(KeyError, match="nobody"):
        path.move(COMPLETE, (*STAGES, "nobody"), 0)


def test_an_unknown_field_does_not_exist():
    assert not path.exists(COMPLETE, ("stages", "answers", "colour"))
