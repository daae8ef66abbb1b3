"""A walk meets every answer once, in the order of the document."""

from __future__ import annotations

from hypothesis import given, settings

from models.agreement import fields, kinds, path, walk
from models.agreement.agreement import Agreement, sections
from tests import builders, strategies

COMPLETE = builders.complete_agreement()


def below(holder, where):
    """Every answer of a holder and of what it holds, counted without the walk."""
    for field in fields.of(type(holder)):
        value = getattr(holder, field.name, None)
        if isinstance(field.kind, kinds.Answers):
            yield from below(value, (*where, field.name))
        elif isinstance(field.kind, kinds.Rows):
            for row in value:
                yield from below(row, (*where, field.name, row.id))
        elif field.stored:
            yield (*where, field.name)


@settings(max_examples=80, deadline=None)
@given(strategies.agreements())
def test_every_answer_is_met_once_and_found_at_its_path(agreement):
    met = [answer.path for answer in walk.answers(agreement)]
    known = {
        where for name, section in sections(agreement).items() for where in below(section, (name,))
    }
    assert len(met) == len(known)
    assert set(met) == known
    for answer in walk.answers(agreement):
        assert path.get(agreement, answer.path) == answer.value


def test_sections_come_in_the_order_of_the_document():
    names = list(dict.fromkeys(answer.path[0] for answer in walk.answers(COMPLETE)))
    assert names == list(sections(COMPLETE))


def test_a_row_comes_before_the_rows_nested_in_it_and_before_the_next_row():
    rows = [place.path[2:] for place in walk.places(COMPLETE) if place.path[:2] == ("stages",) * 2]
    expected = [
        step for name in builders.STAGES for step in ((name,), (name, "criteria", f"{name}-fact"))
    ]
    assert rows == expected


def test_an_empty_agreement_has_answers_to_give_but_no_rows():
    places = list(walk.places(Agreement()))
    assert all(isinstance(place.kind, kinds.Answers) for place in places)
    assert len(places) >= len(sections(Agreement()))
