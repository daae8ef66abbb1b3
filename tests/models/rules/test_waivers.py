"""Warnings that both sides live with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.record.printed import printed, waivers
from models.record.record import Record
from models.rules.finding import Finding, Severity
from models.rules.waivers import parted, waiver, withdrawal

AT = "2026-11-24T10:00:00+00:00"
WARNING = Finding(
    path=("response", "tiers", "a", "share"),
    severity=Severity.WARNING,
    message="Too soon.",
    question="When?",
    rule="L05",
    quote="24 hours",
)


def test_a_waived_warning_leaves_the_open_ones_and_keeps_its_reason() -> None:
    other = replace(WARNING, path=("response", "tiers", "b", "share"))
    record = Record().plus(waiver(WARNING, " It is a pilot. ", AT, "Ann"))
    assert parted([WARNING, other], record) == (
        (other,),
        (replace(WARNING, waived="It is a pilot.", waived_by="Ann", waived_at=AT),),
    )


@pytest.mark.parametrize(
    "changed",
    [{"quote": "48 hours"}, {"rule": "L06"}, {"severity": Severity.ERROR}],
    ids=["other words", "another rule", "an error by now"],
)
def test_a_waiver_holds_for_the_words_it_was_given_for(changed) -> None:
    record = Record().plus(waiver(WARNING, "It is a pilot.", AT, "Ann"))
    one = replace(WARNING, **changed)
    assert parted([one], record) == ((one,), ())


def test_only_a_warning_can_be_waived_and_only_with_a_reason() -> None:
    with pytest.raises(ValueError, match="warning"):
        waiver(replace(WARNING, severity=Severity.ERROR), "Because.", AT, "Ann")
    with pytest.raises(ValueError, match="reason"):
        waiver(WARNING, "  ", AT, "Ann")


def test_a_finding_without_a_quote_is_about_what_it_says() -> None:
    assert replace(WARNING, quote="").about == "Too soon."


def test_a_waiver_that_is_withdrawn_neither_holds_nor_is_printed() -> None:
    record = Record().plus(waiver(WARNING, "It is a pilot.", AT, "Ann"))
    waived = replace(WARNING, waived="It is a pilot.")
    record = record.plus(withdrawal(waived, AT, "Ben"))
    assert parted([WARNING], record) == ((WARNING,), ())
    assert waivers(record) == ()
    assert "waivers" not in printed(record)
    again = record.plus(waiver(WARNING, "It is a pilot after all.", AT, "Ann"))
    assert [one.reason for one in waivers(again)] == ["It is a pilot after all."]


def test_only_what_is_waived_can_be_withdrawn() -> None:
    with pytest.raises(ValueError, match="waived"):
        withdrawal(WARNING, AT, "Ann")
