"""A workshop is one value: it goes into a file and comes back, and its hash is what is signed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from models.agreement import codec, path
from models.drafting.drafting import Drafting
from models.drafting.origins import Origin, Source, all_placeholders, confirmed, unconfirmed
from models.errors import Unreadable, UserError
from models.record.record import left_out
from models.workshop import content_hash, decode, encode, printed_facts
from tests import builders, strategies

COMPLETE = builders.complete_workshop()


@settings(max_examples=120, deadline=None)
@given(strategies.workshops())
def test_every_workshop_comes_back_as_it_was(workshop):
    again = decode(json.loads(codec.canonical(encode(workshop))))
    assert again == workshop
    assert content_hash(again) == content_hash(workshop)


def test_notes_and_origins_are_no_part_of_what_is_signed():
    drafting = Drafting(
        origins={"parties.answers.title": Origin(Source.PLACEHOLDER)}, notes={"a": "Ask Sam."}
    )
    assert content_hash(replace(COMPLETE, drafting=drafting)) == content_hash(COMPLETE)


def test_what_was_left_out_is_part_of_what_is_signed():
    without = builders.leaving_out(COMPLETE, "culture.answers")
    other = builders.leaving_out(COMPLETE, "culture.answers", reason="Later")
    hashes = {content_hash(one) for one in (COMPLETE, without, other)}
    assert len(hashes) == 3


def test_a_clause_taken_back_in_leaves_its_two_lines_in_the_log_that_is_signed():
    without = builders.leaving_out(COMPLETE, "culture.answers")
    again = builders.taking_back(without, "culture.answers")
    assert len({content_hash(one) for one in (COMPLETE, without, again)}) == 3
    printed = printed_facts(again.record)
    assert [one["outcome"] for one in printed["decisions"]] == [
        "Not applicable",
        "Applicable again",
    ]
    assert printed["not_applicable"] == {}


def test_the_last_word_on_a_clause_counts():
    workshop = builders.leaving_out(COMPLETE, "culture.answers", "goals.answers")
    workshop = builders.leaving_out(workshop, "goals.answers", reason="Later")
    workshop = builders.taking_back(workshop, "culture.answers")
    assert left_out(workshop.record) == {"goals.answers": "Later"}


@pytest.mark.parametrize("data", [None, [], "text", {}, {"format": 0}, {"format": "1"}])
def test_what_is_no_workshop_is_refused(data):
    with pytest.raises(Unreadable):
        decode(data)


def test_a_newer_format_is_refused_with_a_way_out():
    newer = encode(COMPLETE) | {"format": codec.FORMAT + 1}
    with pytest.raises(UserError, match="newer SLA Workshop") as caught:
        decode(newer)
    assert "Install the newest version" in caught.value.hint
    assert not isinstance(caught.value, Unreadable)


@pytest.mark.parametrize(
    "changes",
    [
        {"stranger": 1},
        {"drafting": []},
        {"drafting": {"stranger": 1}},
        {"drafting": {"origins": {"a": ["nobody"]}}},
        {"drafting": {"notes": {"a": 1}}},
        {"record": {}},
        {"record": [{"kind": "nothing"}]},
        {"record": [{"kind": "applicable", "at": "2026", "by": "Ann"}]},
        {"agreement": []},
    ],
)
def test_damage_is_refused_wherever_it_is(changes):
    with pytest.raises(Unreadable):
        decode(encode(COMPLETE) | changes)


def test_confirming_a_value_confirms_what_lies_below_it_and_nothing_beside_it():
    origins = all_placeholders(COMPLETE.agreement)
    assert len(unconfirmed(COMPLETE.agreement, origins)) == len(origins)
    tier = ("response", "tiers", "tier-a")
    after = confirmed(origins, tier)
    gone = {path.parse(word)[:3] for word in set(origins) - set(after)}
    assert gone == {tier}
    assert confirmed(after, tier) is after
