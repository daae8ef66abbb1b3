"""Every entry of every word list finds its own example, and leaves the other text alone."""

from __future__ import annotations

import pytest

from models.rules.wording.lexicon import LANGUAGES, Matches, lexicon
from models.rules.wording.reading import Reading
from models.rules.wording.tokens import take_apart
from models.rules.wording.word_list import Entry

ENTRIES = [
    pytest.param(language, entry, id=f"{language}-{entry.list}-{entry.words[0]}")
    for language in LANGUAGES
    for entry in lexicon(language).entries
]


def finds(entry: Entry, language: str, text: str) -> bool:
    reading = Reading(text, language, {})
    matches = [one for one in reading.matches[entry.list] if one.entry is entry]
    return any(not reading.is_masked(one) for one in matches)


def any_form(entry: Entry, matches: Matches) -> bool:
    return any(one.entry.list == entry.list for one in matches[entry.list])


@pytest.mark.parametrize(("language", "entry"), ENTRIES)
def test_an_entry_is_found_in_its_example(language, entry):
    assert finds(entry, language, entry.yes)


@pytest.mark.parametrize(("language", "entry"), ENTRIES)
def test_an_entry_is_not_found_in_its_counter_example(language, entry):
    assert not finds(entry, language, entry.no)


@pytest.mark.parametrize(("language", "entry"), ENTRIES)
def test_every_form_of_an_entry_can_be_found(language, entry):
    words = lexicon(language)
    lost = [
        form
        for form in entry.words
        if not any_form(entry, words.find(take_apart(form.replace("*", "xyz"))))
    ]
    assert lost == []


def test_both_languages_have_the_same_lists():
    lists = [{entry.list for entry in lexicon(language).entries} for language in LANGUAGES]
    assert lists[0] == lists[1]


def test_no_form_stands_twice_in_one_list():
    for language in LANGUAGES:
        seen: set[tuple[str, str]] = set()
        for entry in lexicon(language).entries:
            forms = {(entry.list, form) for form in entry.words}
            assert len(forms) == len(entry.words), (language, entry.list, entry.words)
            assert not forms & seen, (language, sorted(forms & seen))
            seen |= forms
