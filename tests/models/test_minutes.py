"""Minutes say what was decided and who does what by when, of one day or of everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models import moves, starters
from models.agreement import path
from models.agreement.sections.issues import Issue
from models.agreement.sides import Side
from models.minutes import minutes
from tests import builders
from tests.models.record.made import CULTURE, PURPOSE, votes

COMPLETE = builders.complete_workshop()
EARLY = moves.Moment("2026-11-24T11:00:00+00:00", "Owen")
LATER = moves.Moment("2026-11-25T11:00:00+00:00", "Owen")


@pytest.fixture
def workshop():
    given = votes("5 2 | 4", {2: "A date"})
    failed = moves.vote(COMPLETE, [PURPOSE], given, "", EARLY)
    passed = moves.vote(failed, [PURPOSE], votes("5 3 | 4", {2: "Once"}), "It is June", EARLY)
    out = moves.leave_out(passed, [CULTURE], "Next year", list(Side), LATER)
    issue = Issue(
        text="Who pays?",
        id="who",
        blocking=True,
        owner="ann",
        due=date(2026, 12, 1),
        next_step="Ask",
    )
    return moves.park(out, ["governance.answers"], issue, LATER)


def test_minutes_tell_decisions_with_votes_reasons_needs_and_reservations(workshop):
    assert minutes(workshop, date(2026, 11, 24)).splitlines() == [
        "Example agreement",
        "Minutes of 24\u00a0November 2026",
        "",
        "DECIDED (2)",
        "- Purpose, scope and pilot: not agreed (Marketing 5, 2; Sales 4)",
        "  Voter 2 needs: A date",
        "- Purpose, scope and pilot: agreed (Marketing 5, 3; Sales 4)",
        "  Reason: It is June",
        "  Reservation, Voter 2: Once",
        "",
        "OPEN (1)",
        "- Who pays? [blocks signing] – Ann, by 1\u00a0December 2026",
        "  Next: Ask",
    ]


def test_a_day_without_decisions_says_so(workshop):
    assert "Nothing yet." in minutes(workshop, date(2026, 11, 23))
    assert "not applicable" in minutes(workshop, date(2026, 11, 25))


def test_minutes_of_everything_name_no_day(workshop):
    words = minutes(workshop)
    assert "Minutes of" not in words
    assert "DECIDED (3)" in words


def test_settled_issues_are_not_open_and_an_issue_without_an_owner_says_so(workshop):
    where = ("issues", "issues", "who")
    settled = replace(
        workshop, agreement=path.put(workshop.agreement, (*where, "state"), "settled")
    )
    assert minutes(settled).endswith("OPEN (0)\nNothing.\n")
    bare = replace(
        workshop, agreement=path.put(workshop.agreement, where, Issue(text="Who pays?", id="who"))
    )
    assert "- Who pays? – no owner yet" in minutes(bare)


def test_the_minutes_of_the_sample_day_hold_nothing_that_is_sealed_or_private():
    middle = starters.start(starters.SAMPLE_WORKSHOP)
    words = minutes(middle, date(2026, 11, 24))
    for hidden in ("Every gap in the package", "38 % is what", "sore point", "call statistics"):
        assert hidden not in words
    assert "Nobody has agreed to own leads from Ireland" in words
