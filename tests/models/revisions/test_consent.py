"""The sentence that everybody who signs a version says yes to."""

from __future__ import annotations

from datetime import date

from models.agreement import path
from models.agreement.agreement import Agreement
from models.revisions.consent import consent

START = ("parties", "answers", "effective_from")
FROM_JANUARY = path.put(Agreement(), START, date(2027, 1, 1))


def test_it_names_the_version_and_the_day() -> None:
    words = consent(FROM_JANUARY, 7, after_last=False).replace("\u00a0", " ")
    assert "version 7" in words
    assert words.endswith("work by it from 1 January 2027.")


def test_nothing_takes_effect_before_the_last_signature_unless_it_is_said_so() -> None:
    assert consent(FROM_JANUARY, 7).endswith("2027, not before the last signature.")
    assert "last signature" not in consent(FROM_JANUARY, 7, after_last=False)


def test_without_a_day_the_last_signature_decides() -> None:
    assert consent(Agreement(), 1).endswith("will work by it, not before the last signature.")
