"""Making the rows of a comparison out of what both sides said."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.agreement.sides import Side
from models.agreement.values import grouped
from models.revisions.differences import Difference, Differing, Gap
from models.revisions.words import Piece
from ui.joint.contrast import (
    NOTHING,
    Contrast,
    percent,
    pieces_of,
    shared_words,
    verdict,
    with_unit,
)
from ui.joint.reveal_rows import GroupRow, NumberRow, SameRow, WordRow
from ui.joint.spoken import Spoken
from ui.widgets.scale_axis import between, of_gap


def rows_of(shown: Contrast) -> list[QWidget]:
    """Everything that was said on a clause, what is the same first."""
    rows: list[QWidget] = []
    if shown.same:
        rows.append(SameRow(tuple((shown.label(one), one.marketing) for one in shown.same)))
    if shown.numbers:
        rows.append(
            GroupRow("calculator", "Differs in numbers", _parts(len(shown.numbers)), "scale")
        )
        rows += [_number_row(shown, one) for one in shown.numbers]
    if shown.words:
        lone = shown.is_one_sided
        title = "Proposed" if lone else "Differs in words"
        legend = "" if lone else "Underlined: only this side says it"
        rows.append(GroupRow("lines", title, _parts(len(shown.words)), legend))
        rows += [_word_row(shown, one) for one in shown.words]
    whys = [proposal.why if proposal else "" for proposal in (shown.marketing, shown.sales)]
    if any(whys):
        left, right = (Spoken(_quoted(why), "muted") for why in whys)
        rows.append(WordRow(left, "Why it matters", "", right))
    return rows


def _number_row(shown: Contrast, one: Difference) -> NumberRow:
    gap = one.gap
    assert gap is not None
    unit = shown.unit(gap)
    return NumberRow(
        shown.number_label(one),
        (_figure(gap, unit, "marketing"), _figure(gap, unit, "sales")),
        of_gap(gap),
        verdict(gap, unit),
        percent(gap),
    )


def _figure(gap: Gap, unit: str, side: str) -> tuple[str, str]:
    reach = gap.marketing if side == "marketing" else gap.sales
    value = with_unit(grouped(reach.likely), unit)
    low, high = reach.ends
    return value, "" if low == high else with_unit(between((low, high)), unit)


def _word_row(shown: Contrast, one: Difference) -> WordRow:
    said = []
    for side in Side:
        pieces = pieces_of(one, side)
        silent = one.differing is Differing.ONE_SIDE and not pieces
        lone = silent and not shown.is_one_sided
        said.append(Spoken((Piece(NOTHING, "same"),), "muted") if lone else Spoken(pieces))
    aside = "" if shown.is_one_sided else shared_words(one)
    return WordRow(said[0], shown.label(one), aside, said[1])


def _quoted(why: str) -> tuple[Piece, ...]:
    return (Piece(f"“{why}”", "same"),) if why else ()


def _parts(number: int) -> str:
    return f"{number} part" if number == 1 else f"{number} parts"
