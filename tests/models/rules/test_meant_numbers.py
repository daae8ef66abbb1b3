"""A number takes the place of a vague word so that the sentence still reads, in both languages."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.agreement import path
from models.drafting import vague_words
from models.drafting.vague_words import UNITS, VagueWord
from models.rules import meant_numbers
from models.rules.meant_numbers import instead, suggestion, units
from models.rules.review import review
from models.rules.wording.check import check
from tests import builders

EVERY_LEAD = ("response", "answers", "every_lead")
LANGUAGE = ("parties", "answers", "language")
FILTERS = ("scoring", "answers", "filters")
COMPLETE = builders.complete_workshop()


def saying(where, value):
    return replace(COMPLETE, agreement=path.put(COMPLETE.agreement, where, value))


@pytest.mark.parametrize(
    ("text", "word", "number", "expected"),
    [
        (
            "Sales calls promptly",
            "promptly",
            "4 business_hour",
            "Sales calls within 4 business hours",
        ),
        (
            "Sales calls promptly after the handoff.",
            "promptly",
            "1 business_hour",
            "Sales calls within 1 business hour after the handoff.",
        ),
        (
            "Requests are handled in a reasonable time by Sales",
            "reasonable",
            "4 business_day",
            "Requests are handled within 4 business days by Sales",
        ),
        (
            "After a reasonable time the lead goes back.",
            "reasonable",
            "4 business_day",
            "After 4 business days the lead goes back.",
        ),
        (
            "Sales gives a prompt answer to Marketing",
            "prompt",
            "4 business_hour",
            "Sales gives an answer within 4 business hours to Marketing",
        ),
        ("gives timely feedback", "timely", "1 week", "gives feedback within 1 week"),
        ("meets regularly with Sales", "regularly", "2 week", "meets every 2 weeks with Sales"),
        ("holds regular meetings", "regular", "1 week", "holds meetings every week"),
        ("holds regular meetings", "regular", "2 per_month", "holds meetings 2 times a month"),
        (
            "delivers a certain number of qualified leads per month",
            "certain number",
            "125 count",
            "delivers 125 qualified leads per month",
        ),
        (
            "a company above a certain size",
            "certain",
            "50 employees",
            "a company above 50 employees",
        ),
        (
            "is a large company",
            "large",
            "500 employees",
            "is a company with at least 500 employees",
        ),
        ("opened several e-mails", "several", "3 count", "opened 3 e-mails"),
        ("most of the leads are called", "most of", "80 percent", "80 % of the leads are called"),
        ("has a high score", "high", "40 points", "has a score of at least 40 points"),
        ("has a low score", "low", "40 points", "has a score of at most 40 points"),
        ("has enough budget", "enough", "5000 money", "has budget of at least EUR 5,000"),
        ("visited us recently", "recently", "2 week", "visited us within the last 2 weeks"),
        (
            "As soon as possible Sales calls",
            "as soon as possible",
            "2 week",
            "Within 2 weeks Sales calls",
        ),
    ],
)
def test_a_number_stands_where_the_word_stood(text, word, number, expected):
    amount, unit = number.split()
    found = [
        one.quote.casefold() for one in check(text, "definition").findings if one.rule == "L02"
    ]
    assert word in found, "the wording rules find this word"
    assert instead(text, word, (Decimal(amount), unit), "en", "EUR") == expected
    again = check(expected, "definition").findings
    assert word not in [one.quote.casefold() for one in again if one.rule == "L02"]


@pytest.mark.parametrize(
    ("text", "word", "number", "expected"),
    [
        (
            "ruft zeitnah an",
            "zeitnah",
            "4 business_hour",
            "ruft innerhalb von 4 Geschäftsstunden an",
        ),
        ("in angemessener Zeit", "angemessener", "4 business_day", "innerhalb von 4 Werktagen"),
        ("eine schnelle Antwort", "schnelle", "1 week", "eine Antwort innerhalb von 1 Woche"),
        ("trifft sich regelmäßig", "regelmäßig", "2 week", "trifft sich alle 2 Wochen"),
        ("öffnete mehrere E-Mails", "mehrere", "3 count", "öffnete 3 E-Mails"),
        ("über einer gewissen Größe", "gewissen", "50 employees", "über 50 Beschäftigten"),
        (
            "ein großes Unternehmen",
            "großes",
            "500 employees",
            "ein Unternehmen mit mindestens 500 Beschäftigten",
        ),
    ],
)
def test_german_texts_take_german_units(text, word, number, expected):
    amount, unit = number.split()
    assert instead(text, word, (Decimal(amount), unit), "de", "EUR") == expected


def test_every_unit_has_words_in_both_languages():
    for language in ("en", "de"):
        words = meant_numbers._words(language)
        assert set(words.units) == set(UNITS) - {"count", "money"}


def test_a_word_of_time_is_asked_for_in_units_of_time_alone():
    said = saying(EVERY_LEAD, "Sales answers every lead promptly.").agreement
    assert units(said, VagueWord(EVERY_LEAD, "promptly")) == vague_words.TIMES


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        ("Sales answers in a reasonable time.", "reasonable", "minute"),
        ("Sales reports regularly.", "regularly", "per_day"),
        ("Sales reads several answers.", "several", "count"),
        ("Sales calls large companies.", "large", "employees"),
        ("Sales calls on relevant leads.", "relevant", "minute"),
        ("Sales calls leads with a high score.", "high", "points"),
    ],
)
def test_the_likeliest_unit_comes_first(text, word, first):
    said = saying(EVERY_LEAD, text).agreement
    assert units(said, VagueWord(EVERY_LEAD, word))[0] == first


def test_what_a_finding_names_can_be_asked_and_answered():
    workshop = saying(EVERY_LEAD, "Sales answers every lead promptly.")
    (finding,) = [one for one in review(workshop) if one.path == EVERY_LEAD and one.rule == "L02"]
    word = meant_numbers.asked_word(finding)
    assert word == VagueWord(EVERY_LEAD, "promptly")
    new = suggestion(workshop.agreement, word, Decimal(4), "business_hour")
    assert new == "Sales answers every lead within 4 business hours."
    assert all(
        one.rule != "L02" for one in review(saying(EVERY_LEAD, new)) if one.path == EVERY_LEAD
    )


def test_other_findings_are_not_asked_about():
    workshop = saying(EVERY_LEAD, "Sales tries to answer.")
    (finding,) = [one for one in review(workshop) if one.path == EVERY_LEAD and one.rule == "L15"]
    assert meant_numbers.asked_word(finding) is None


def test_in_a_list_only_the_item_with_the_word_changes():
    said = saying(FILTERS, ("Job seekers", "Small companies", "Small shops")).agreement
    new = suggestion(said, VagueWord(FILTERS, "small"), Decimal(10), "employees")
    assert new == ("Job seekers", "Companies with at most 10 employees", "Small shops")


def test_a_word_that_is_gone_has_no_suggestion():
    said = saying(EVERY_LEAD, "Sales answers every lead.").agreement
    assert suggestion(said, VagueWord(EVERY_LEAD, "promptly"), Decimal(4), "week") is None
    gone = VagueWord(("response", "tiers", "gone", "fallback"), "promptly")
    assert suggestion(said, gone, Decimal(4), "week") is None


def test_all_words_of_a_step_are_found_once():
    workshop = saying(EVERY_LEAD, "Sales promptly answers. Marketing promptly sends several leads.")
    words = meant_numbers.asked_words(workshop.agreement, "response")
    assert [one.word for one in words if one.path == EVERY_LEAD] == ["promptly", "several"]
    assert meant_numbers.asked_words(workshop.agreement, "culture") == ()


WORDS = """a an the in of several promptly Large certain number time size regular leads - . “ 24
    soon as possible eine schnelle Zeit high-quality ß recently ( %"""
PIECES = st.sampled_from((*WORDS.split(), "most of", "\n"))


@given(st.lists(PIECES, max_size=9).map(" ".join), st.sampled_from(["en", "de", ""]))
@settings(max_examples=300, deadline=None)
def test_any_word_in_any_text_can_give_way_to_any_number(text, language):
    for finding in check(text, "definition", language or "en").findings:
        if finding.rule != "L02":
            continue
        said = path.put(saying(EVERY_LEAD, text).agreement, LANGUAGE, language)
        word = VagueWord(EVERY_LEAD, finding.quote)
        assert set(units(said, word)) <= set(UNITS)
        for unit in UNITS:
            new = suggestion(said, word, Decimal(7), unit)
            assert isinstance(new, str)
            assert "7" in new
            assert new != text
