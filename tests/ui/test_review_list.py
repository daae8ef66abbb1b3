"""The review as a list for the terminal."""

from __future__ import annotations

from dataclasses import replace

from models.agreement import path
from models.rules.review import review
from models.rules.waivers import waiver
from models.starters import start
from models.workshop import Workshop
from tests.builders import complete_workshop
from ui.review_list import found, lines, promises


def test_a_finding_says_where_it_stands_what_is_wrong_and_what_to_ask() -> None:
    sample = start("sample")
    where = ("response", "tiers", sample.agreement.response.tiers[0].id, "channels")
    one_channel = replace(sample, agreement=path.put(sample.agreement, where, ("phone",)))
    (entry,) = [one for one in found(one_channel) if one["path"] == path.text(where)]
    assert entry["place"] == "Sales response: “Quote requests”, By"
    assert entry["severity"] == "warning"
    assert entry["message"] == "Every attempt uses the same channel."
    assert entry["question"].endswith("?")
    said = lines([entry])
    assert said[0] == "warning  Sales response: “Quote requests”, By"
    assert said[-1] == "1 warning"


def test_a_waived_warning_stands_last_with_its_reason() -> None:
    workshop = complete_workshop()
    first = next(one for one in review(workshop) if one.severity == "warning")
    fact = waiver(first, "We live with it.", "2026-11-24T10:00:00+00:00", "Ann")
    entries = found(replace(workshop, record=workshop.record.plus(fact)))
    assert entries[-1]["waived"] == "We live with it."
    assert lines(entries)[-2].strip() == "Waived: We live with it."
    assert lines(entries)[-1].endswith("1 waived")


def test_nothing_left_is_said_too() -> None:
    assert lines([]) == ["Nothing is left to look at."]
    assert lines(found(Workshop()))[-1].endswith("unanswered")


def test_who_promises_what_is_said_without_being_a_finding() -> None:
    sample = start("sample")
    assert promises(sample) == [
        "Duties: 23 for Marketing, 26 for Sales.",
        "Deadlines: 10 for Marketing, 16 for Sales.",
        "Measures: 8 for Marketing, 9 for Sales.",
        "Consequences: 4 for Marketing, 6 for Sales.",
    ]
    assert not any("Duties" in entry["message"] for entry in found(sample))
    assert promises(Workshop()) == []
