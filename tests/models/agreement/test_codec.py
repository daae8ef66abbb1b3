"""What is written can be read again, exactly; what is damaged is refused with a sentence."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.agreement import codec, path, walk
from models.agreement.agreement import Agreement, sections_of
from models.agreement.sections.issues import Issue, Issues
from models.errors import Unreadable
from tests import builders, strategies

COMPLETE = builders.complete_agreement()
JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.floats(allow_nan=False, width=16)
    | st.sampled_from(["", "a", "2027-02-30", "1e5", "NaN", "mon", "row-1", "\ud800", "\x00"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@settings(max_examples=200, deadline=None)
@given(strategies.agreements())
def test_every_agreement_comes_back_as_it_was(agreement):
    words = json.loads(codec.canonical(codec.encode_agreement(agreement)))
    assert codec.decode_agreement(words) == agreement


@settings(max_examples=60, deadline=None)
@given(strategies.mutated(COMPLETE, 15))
def test_a_complete_agreement_comes_back_whatever_is_answered(agreement):
    words = json.loads(codec.canonical(codec.encode_agreement(agreement)))
    assert codec.decode_agreement(words) == agreement


@settings(max_examples=60, deadline=None)
@given(strategies.agreements())
def test_the_canonical_text_is_the_same_after_a_round_trip(agreement):
    text = codec.canonical(codec.encode_agreement(agreement))
    again = codec.decode_agreement(json.loads(text))
    assert codec.canonical(codec.encode_agreement(again)) == text
    assert codec.content_hash(again) == codec.content_hash(agreement)


@pytest.mark.parametrize("name", sections_of(Agreement))
def test_a_section_filled_to_the_brim_comes_back(name):
    @settings(max_examples=8, deadline=None)
    @given(strategies.holders(sections_of(Agreement)[name]))
    def check(section):
        agreement = replace(Agreement(), **{name: section})
        assert codec.decode_agreement(codec.encode_agreement(agreement)) == agreement

    check()


def test_canonical_text_sorts_names_and_keeps_characters():
    assert codec.canonical({"b": "Größe", "a": [1, None]}) == '{"a":[1,null],"b":"Größe"}'


def test_the_content_hash_follows_the_content_and_nothing_else():
    other = path.put(COMPLETE, ("purpose", "answers", "statement"), "Something else.")
    assert codec.content_hash(COMPLETE) == codec.content_hash(builders.complete_agreement())
    assert codec.content_hash(COMPLETE) != codec.content_hash(other)
    assert codec.content_hash(COMPLETE) != codec.content_hash(COMPLETE, {"left_out": ["a"]})


def test_numbers_are_written_in_one_way():
    where = ("funnel", "answers", "revenue_target")
    one = path.put(COMPLETE, where, Decimal("6E+5"))
    two = path.put(COMPLETE, where, Decimal("600000.00"))
    assert codec.encode(one.funnel)["answers"]["revenue_target"] == "600000"
    assert codec.content_hash(one) == codec.content_hash(two)


def test_what_has_no_answer_is_not_written():
    assert codec.encode(Agreement().purpose) == {}


def test_an_answer_taken_away_stays_away_where_one_is_given_from_the_start():
    agreement = Agreement(issues=Issues(issues=(Issue(id="one", text="Who calls?", state=""),)))
    assert codec.decode_agreement(codec.encode_agreement(agreement)) == agreement


@pytest.mark.parametrize("answer", list(walk.answers(COMPLETE)), ids=lambda one: ".".join(one.path))
def test_no_question_takes_an_answer_of_another_kind(answer):
    words = codec.encode_agreement(COMPLETE)
    put(words, answer.path, 5.5)
    with pytest.raises(Unreadable, match=r"^[^:]+.*: .+\. The file is damaged"):
        codec.decode_agreement(words)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_file_is_read_or_refused(data):
    words = copy.deepcopy(codec.encode_agreement(COMPLETE))
    answer = data.draw(st.sampled_from(list(walk.answers(COMPLETE))))
    cut = data.draw(st.integers(1, len(answer.path)))
    put(words, answer.path[:cut], data.draw(JSON_VALUES))
    try:
        agreement = codec.decode_agreement(words)
    except Unreadable:
        return
    assert codec.decode_agreement(codec.encode_agreement(agreement)) == agreement


def test_a_doubled_row_id_is_refused_wherever_the_two_rows_stand():
    words = codec.encode_agreement(COMPLETE)
    put(words, ("personas", "personas", "personas-1", "id"), "ann")
    with pytest.raises(Unreadable, match="same id"):
        codec.decode_agreement(words)


@pytest.mark.parametrize("place", [(), ("purpose",), ("purpose", "answers")])
def test_an_unknown_name_is_refused(place):
    words = codec.encode_agreement(COMPLETE)
    put(words, (*place, "stranger"), "hello")
    with pytest.raises(Unreadable, match="“stranger” is not known here"):
        codec.decode_agreement(words)


def test_numbers_that_cannot_be_kept_exactly_are_refused():
    where = ("funnel", "answers", "revenue_target")
    for word in ("1e5", "1.50", "NaN", "Infinity", "0x1", "", "9" * 41, "+1", "01"):
        words = codec.encode_agreement(COMPLETE)
        put(words, where, word)
        with pytest.raises(Unreadable):
            codec.decode_agreement(words)


def put(words, where, value):
    """Put a value into JSON at a path; rows are found by their id."""
    for part in where[:-1]:
        words = child(words, part)
    if isinstance(words, list):
        words[:] = [value if row.get("id") == where[-1] else row for row in words]
    else:
        words[where[-1]] = value


def child(words, part):
    if isinstance(words, list):
        return next(row for row in words if row["id"] == part)
    return words.setdefault(part, {})
