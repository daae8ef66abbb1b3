"""Numbers and the words that point at them."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pytest

from exporters.blocks import (
    Block,
    CrossReference,
    Heading,
    Inlines,
    Paragraph,
    Part,
    Run,
    Table,
)
from exporters.numbering import Entry, contents, numbered
from tests.exporters.sample_document import clause, section, signed_document, table, text

B = TypeVar("B", bound=Block)


def only(blocks: tuple[Block, ...], kind: type[B], key: str) -> B:
    return next(block for block in blocks if isinstance(block, kind) and block.key == key)


def said(inlines: Inlines) -> str:
    return "".join(inline.text for inline in inlines if isinstance(inline, Run))


def test_sections_and_clauses_count_and_start_again() -> None:
    blocks = numbered(
        (
            section("a", "A"),
            clause("a1", "A1"),
            clause("a2", "A2"),
            section("b", "B"),
            clause("b1", "B1"),
        )
    )
    assert [block.number for block in blocks if isinstance(block, Heading)] == [
        "1",
        "1.1",
        "1.2",
        "2",
        "2.1",
    ]


def test_appendices_carry_letters_beside_the_numbers_of_sections() -> None:
    appendices = tuple(section(f"x{index}", "X", lettered=True) for index in range(28))
    blocks = numbered((section("a", "A"), *appendices, section("b", "B"), clause("b1", "B1")))
    numbers = [block.number for block in blocks if isinstance(block, Heading)]
    assert numbers[1:3] == ["A", "B"]
    assert numbers[26:29] == ["Z", "AA", "AB"]
    assert numbers[-2:] == ["2", "2.1"]


def test_the_clauses_of_an_appendix_carry_its_letter() -> None:
    blocks = numbered((section("x", "X", lettered=True), clause("x1", "X1")))
    assert only(blocks, Heading, "x1").number == "A.1"


def test_a_table_without_a_caption_is_not_counted() -> None:
    blocks = numbered((table("s", "", "A 160", ("x",)), table("t", "Named", "A 160", ("x",))))
    assert only(blocks, Table, "s").number == 0
    assert only(blocks, Table, "t").number == 1


def test_rows_that_are_clauses_count_on_in_their_section() -> None:
    blocks = numbered(
        (
            section("g", "Goals"),
            clause("g1", "First"),
            table("t", "Goals", "No. 20 | Goal 140", ("orders", "quality"), numbered_rows=True),
            clause("g4", "Fourth"),
            text("p", "see @t.2/c@"),
        )
    )
    goals = only(blocks, Table, "t")
    assert [row.number for row in goals.rows] == ["1.2", "1.3"]
    assert goals.rows[1].cells[0].paragraphs == ((Run(text="1.3", strong=True, accent=True),),)
    assert only(blocks, Heading, "g4").number == "1.4"
    assert said(only(blocks, Paragraph, "p").inlines) == "see clause\u00a01.3"


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("as in @s@", "as in section\u00a01"),
        ("@s@ says so", "Section\u00a01 says so"),
        ("Yes. @s@ says so", "Yes. Section\u00a01 says so"),
        ("**Yes.** @s@ says so", "Yes. Section\u00a01 says so"),
        ("of **all** @s@", "of all section\u00a01"),
        ("calendar @c/n@", "calendar 1.1"),
        ("of @c/c@", "of clause\u00a01.1"),
        ("of @t/t@", "of table\u00a01"),
        ("of @x@", "of appendix\u00a0A"),
    ],
)
def test_a_reference_is_worded(notation: str, expected: str) -> None:
    blocks = numbered(
        (
            section("s", "S"),
            clause("c", "C"),
            table("t", "T", "A 160", ("x",)),
            text("p", notation),
            section("x", "X", lettered=True),
        )
    )
    assert said(only(blocks, Paragraph, "p").inlines) == expected


def test_a_worded_reference_still_knows_where_it_points() -> None:
    blocks = numbered((section("s", "S"), text("p", "see @s@")))
    assert only(blocks, Paragraph, "p").inlines[-1] == Run(text="section\u00a01", to="s")


def test_a_reference_to_nothing_is_a_fault() -> None:
    with pytest.raises(LookupError, match="gone"):
        numbered((text("p", "see @gone@"),))


def test_every_reference_of_a_whole_agreement_is_worded() -> None:
    assert "CrossReference" not in repr(signed_document())
    assert CrossReference.__name__ == "CrossReference"


def test_numbering_twice_changes_nothing() -> None:
    blocks = signed_document().blocks
    assert numbered(blocks) == blocks


def test_moving_a_section_moves_its_numbers_and_references() -> None:
    before, after = section("a", "A"), section("b", "B")
    pointer = text("p", "see @b@")
    blocks = numbered((after, before, pointer))
    assert said(only(blocks, Paragraph, "p").inlines) == "see section\u00a01"
    assert only(blocks, Heading, "a") == replace(before, number="2")


def test_the_contents_are_the_parts_and_sections() -> None:
    blocks = numbered((Part(key="p", title="Prepare"), section("s", "Scope"), clause("c", "Area")))
    assert contents(blocks) == (
        Entry(key="p", level=1, number="", text="Prepare"),
        Entry(key="s", level=2, number="1", text="Scope"),
    )
