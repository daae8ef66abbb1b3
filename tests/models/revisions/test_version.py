"""The status of a version follows from who signed what, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from models.agreement import path
from models.agreement.agreement import Agreement
from models.agreement.sections.people import Participant
from models.revisions.completeness import is_complete
from models.revisions.version import (
    Signatory,
    SignOff,
    State,
    Status,
    before_signing,
    signatories,
    status_of,
    term_of,
)
from models.workshop import Workshop

ANN = Signatory(id="ann", name="Ann Lee", role="CMO", side="marketing")
BO = Signatory(id="bo", name="Bo Ray", role="CSO", side="sales")
CY = Signatory(id="cy", name="Cy Fox", role="VP", side="sales")


def test_a_status_says_whom_it_waits_for() -> None:
    waiting = Status(state=State.AGREED, waiting_for=(BO, CY))
    assert (waiting.words, waiting.names) == ("Waiting for Sales", "Waiting for Bo Ray and Cy Fox")
    both = Status(state=State.AGREED, waiting_for=(BO, ANN))
    assert both.words == "Waiting for Marketing and Sales"
    assert Status(state=State.IN_REVIEW).words == "In review"


def test_a_signatory_of_another_team_counts_to_the_side_it_votes_with() -> None:
    people = (
        Participant(id="a", name="Ann", side="marketing", signatory=True),
        Participant(id="b", name="Bo", side="other", belongs_to="sales", signatory=True),
        Participant(id="c", name="Cy", side="sales"),
    )
    made = path.put(Agreement(), ("parties", "participants"), people)
    assert [(one.name, one.side) for one in signatories(made)] == [
        ("Ann", "marketing"),
        ("Bo", "sales"),
    ]


def test_an_agreement_that_runs_until_replaced_has_no_end() -> None:
    where = ("parties", "answers")
    header = replace(Agreement().parties.answers, effective_to=date(2027, 12, 31))
    ends = path.put(Agreement(), where, replace(header, until_replaced=False))
    runs_on = path.put(Agreement(), where, replace(header, until_replaced=True))
    assert term_of(ends).effective_to == date(2027, 12, 31)
    assert term_of(runs_on).effective_to is None


def test_an_empty_agreement_is_not_complete() -> None:
    assert not is_complete(Workshop())


def test_a_version_to_which_both_sides_agreed_says_so_before_anybody_is_asked_to_sign() -> None:
    states = [
        before_signing(complete=complete, agreed=agreed)
        for complete, agreed in ((False, False), (True, False), (True, True))
    ]
    assert states == [State.DRAFT, State.IN_REVIEW, State.AGREED]
    unsigned = status_of(1, (), State.AGREED, date(2026, 12, 4))
    assert (unsigned.words, unsigned.waiting_for) == ("Agreed", ())
    opened = SignOff(version=1, signatories=(ANN, BO))
    assert status_of(1, (opened,), State.AGREED, date(2026, 12, 4)).words == (
        "Waiting for Marketing and Sales"
    )
