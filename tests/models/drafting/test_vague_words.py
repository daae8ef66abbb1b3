"""Two numbers for a vague word are the same, or an open issue that names both."""

from __future__ import annotations

from decimal import Decimal

import pytest

from models.agreement import path
from models.agreement.sides import Side
from models.drafting.blind import Blind, MeantNumber
from models.drafting.drafting import Drafting
from models.drafting.encoding import blind_input, decode, encode
from models.drafting.vague_words import (
    VagueWord,
    as_written,
    both_numbers,
    in_words,
    issue_on,
    vague_word,
)
from tests import builders

WHERE = ("response", "tiers", "tier-a", "fallback")
WORD = VagueWord(WHERE, "promptly")
AGREEMENT = path.put(
    builders.complete_agreement(), ("response", "answers", "every_lead"), "Sales calls Promptly."
)


def number(side, amount, unit="business_hour", note=""):
    value = None if amount is None else Decimal(amount)
    return MeantNumber(topic=WORD.topic, side=side, amount=value, unit=unit, note=note)


def both(marketing, sales):
    return both_numbers(WORD, [marketing, sales])


def test_a_topic_names_the_place_and_the_word_in_any_letters():
    assert WORD.topic == "number:response.tiers.tier-a.fallback:promptly"
    assert vague_word(WORD.topic) == WORD
    assert VagueWord(WHERE, "Promptly").topic == WORD.topic
    assert vague_word(VagueWord(WHERE, "approx. 3:1").topic) == VagueWord(WHERE, "approx. 3:1")


@pytest.mark.parametrize("topic", ["ratings", "sorting", "issues", "purpose.answers", "number:"])
def test_other_topics_are_about_no_word(topic):
    assert vague_word(topic) is None


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (("4", "business_hour"), ("4.0", "business_hour"), True),
        (("4", "business_hour"), ("4", "clock_hour"), False),
        (("60", "minute"), ("1", "clock_hour"), True),
        (("1", "week"), ("7", "calendar_day"), True),
        (("4", "business_hour"), ("5", "business_hour"), False),
        ((None, ""), ("5", "business_hour"), False),
        ((None, ""), (None, ""), False),
    ],
)
def test_numbers_are_the_same_where_they_mean_the_same(one, two, same):
    marketing, sales = number("marketing", *one, "x"), number("sales", *two, "y")
    assert (both(marketing, sales).agreed is not None) == same
    assert both(marketing, sales).differ != same
    assert both(sales, marketing) == both(marketing, sales)


def test_of_two_units_the_larger_one_is_suggested():
    agreed = both(number("marketing", "60", "minute"), number("sales", "1", "clock_hour")).agreed
    assert (agreed.amount, agreed.unit) == (1, "clock_hour")


def test_one_side_alone_neither_agrees_nor_differs():
    alone = both_numbers(WORD, [number("sales", "4")])
    assert (alone.agreed, alone.differ, alone.by_both) == (None, False, False)
    assert issue_on(AGREEMENT, alone) is None


def test_different_numbers_make_one_issue_of_the_clause_with_both_in_its_text():
    apart = both(number("marketing", "2"), number("sales", "1", "business_day", "demos only"))
    issue = issue_on(AGREEMENT, apart)
    assert issue.text == (
        "What does “promptly” mean? Marketing: 2 business hours."
        " Sales: 1 business day (demos only)."
    )
    assert (issue.kind, issue.raised_by, issue.state) == ("question", "facilitator", "open")
    assert issue.clause == "Tier-a"
    assert issue_on(AGREEMENT, apart).id == issue.id
    other = both(number("marketing", "3"), number("sales", "1", "business_day", "demos only"))
    assert issue_on(AGREEMENT, other).id != issue.id


def test_a_side_without_a_number_says_why():
    apart = both(number("marketing", "2"), number("sales", None, "", "It depends on the source"))
    assert "Sales: no number (It depends on the source)." in issue_on(AGREEMENT, apart).text


def test_the_longest_answers_fit_into_an_issue():
    longest = "n" * 120
    apart = both_numbers(
        VagueWord(WHERE, "w" * 200),
        [
            MeantNumber(topic=VagueWord(WHERE, "w" * 200).topic, side=side.value, note=longest)
            for side in Side
        ],
    )
    assert len(issue_on(AGREEMENT, apart).text) <= 400


def test_the_word_is_written_as_it_stands_in_the_text():
    where = ("response", "answers", "every_lead")
    assert as_written(AGREEMENT, VagueWord(where, "promptly")) == "Promptly"
    assert as_written(AGREEMENT, WORD) == "promptly"


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        ("1", "business_day", "1 business day"),
        ("2.5", "clock_hour", "2.5 clock hours"),
        ("90", "percent", "90 %"),
        ("12", "count", "12"),
        ("5000", "money", "EUR 5,000"),
        ("3", "per_week", "3 times a week"),
    ],
)
def test_numbers_are_read_with_their_unit(amount, unit, words):
    assert in_words(Decimal(amount), unit, "EUR") == words


def test_numbers_are_kept_exactly_and_older_drafts_have_none():
    blind = Blind(numbers=(number("sales", "2.50", note="Über alles"),))
    kept = Drafting(blind=blind)
    assert decode(encode(kept)) == kept
    assert "numbers" not in encode(Drafting())
    assert decode({"blind": {"ratings": []}}).blind.numbers == ()


def test_only_what_is_complete_can_be_sealed():
    blind = Blind(numbers=(number("sales", "2", ""), number("marketing", "2")))
    assert blind_input(blind, WORD.topic, "sales") == []
    assert blind_input(blind, WORD.topic, "marketing") != []
    assert blind_input(blind, VagueWord(WHERE, "soon").topic, "marketing") == []


def test_a_later_number_takes_the_place_of_the_earlier_one_and_none_leaves_nothing():
    blind = Blind().with_number(number("sales", "2")).with_number(number("sales", "3"))
    assert [one.amount for one in blind.numbers] == [3]
    assert blind.with_number(number("sales", None, "")).numbers == ()
