"""The signs side by side: their order, and what picking one writes into the agreement."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from models.agreement.agreement import Agreement
from models.agreement.sections.diagnosis import Diagnosis, Sign
from models.drafting import rated_signs
from models.drafting.blind import Rating
from models.drafting.signs import SIGNS

KEYS = [one.key for one in SIGNS]


def ratings(*pairs: tuple[int | None, int | None]) -> tuple[Rating, ...]:
    return tuple(
        Rating(sign=key, side=side, rating=rating, evidence=f"{key} seen by {side}")
        for key, pair in zip(KEYS, pairs, strict=False)
        for side, rating in zip(("marketing", "sales"), pair, strict=True)
        if rating is not None
    )


def with_signs(*signs: Sign) -> Agreement:
    return replace(Agreement(), diagnosis=Diagnosis(signs=signs))


def test_wide_gaps_come_first_and_then_the_strongest() -> None:
    given = ratings((1, 1), (3, 1), (3, 3), (3, 0), (2, None))
    signs = rated_signs.rated(Agreement(), given)
    order = [KEYS.index(one.statement.key) for one in signs]
    assert order == [3, 1, 2, 0, 4]
    assert [one.gap for one in signs] == ["gap 3", "gap 2", "same", "same", "one side"]
    assert [one.is_wide for one in signs] == [True, True, False, False, False]


def test_signs_of_the_agreement_are_rated_too_and_shown_with_their_own_numbers() -> None:
    own = Sign(id="own", text="Fair contacts come late", marketing=Decimal(0), sales=Decimal(2))
    agreement = with_signs(own)
    assert rated_signs.statements(agreement)[-1].key == "own"
    (sign,) = rated_signs.rated(agreement, ())
    assert (sign.marketing, sign.sales, sign.gap) == (0, 2, "gap 2")


def test_picking_writes_the_revealed_result_and_taking_back_removes_it() -> None:
    (sign,) = rated_signs.rated(Agreement(), ratings((3, 1)))
    after = rated_signs.picked(Agreement(), sign, 1)
    (row,) = after.diagnosis.signs
    assert (row.text, row.marketing, row.sales, row.rank) == (SIGNS[0].statement, 3, 1, 1)
    assert row.evidence == (
        f"Marketing: {KEYS[0]} seen by marketing; Sales: {KEYS[0]} seen by sales"
    )
    (again,) = rated_signs.rated(after, ratings((3, 1)))
    assert (again.rank, again.evidence) == (1, "")
    assert rated_signs.unpicked(after, again).diagnosis.signs == ()


def test_a_row_that_was_worked_on_stays_when_its_sign_is_taken_back() -> None:
    (sign,) = rated_signs.rated(Agreement(), ratings((3, 1)))
    after = rated_signs.picked(Agreement(), sign, 1)
    worked = replace(after.diagnosis.signs[0], evidence="CRM export of 12 November")
    agreement = with_signs(worked)
    (again,) = rated_signs.rated(agreement, ratings((3, 1)))
    (row,) = rated_signs.unpicked(agreement, again).diagnosis.signs
    assert (row.evidence, row.rank) == ("CRM export of 12 November", None)


def test_a_row_that_the_room_typed_itself_stays_when_it_is_taken_back() -> None:
    row = Sign(text=SIGNS[0].statement, marketing=Decimal(3), sales=Decimal(1), rank=Decimal(1))
    (sign,) = rated_signs.rated(with_signs(row), ())
    assert rated_signs.unpicked(with_signs(row), sign) == with_signs(replace(row, rank=None))


def test_a_place_among_the_top_signs_is_taken_once() -> None:
    first, second = rated_signs.rated(Agreement(), ratings((3, 1), (3, 2)))
    agreement = rated_signs.picked(Agreement(), first, 1)
    assert rated_signs.free_rank(agreement) == 2
    agreement = rated_signs.picked(agreement, second, 1)
    assert [row.rank for row in agreement.diagnosis.signs] == [None, 1]


def test_three_picked_signs_leave_no_place_free() -> None:
    agreement = Agreement()
    signs = rated_signs.rated(agreement, ratings((3, 1), (3, 2), (3, 3)))
    for rank, sign in enumerate(signs, 1):
        agreement = rated_signs.picked(agreement, sign, rank)
    assert rated_signs.free_rank(agreement) is None


@pytest.mark.parametrize("length", [0, rated_signs.EVIDENCE])
def test_the_evidence_of_both_sides_fits_into_the_agreement(length: int) -> None:
    given = [
        Rating(sign=KEYS[0], side=side, rating=3, evidence="x" * length)
        for side in ("marketing", "sales")
    ]
    (sign,) = rated_signs.rated(Agreement(), given)
    row = rated_signs.picked(Agreement(), sign, 1).diagnosis.signs[0]
    assert len(row.evidence) <= 1_000
