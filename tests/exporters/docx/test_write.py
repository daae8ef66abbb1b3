"""Whole documents as Word files, read back with python-docx and as XML."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as Package
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from exporters.blocks import (
    Blank,
    Block,
    CrossReference,
    Document,
    Figure,
    Heading,
    Inline,
    Paragraph,
    Part,
    Run,
    SignatureLine,
    Signatures,
    Table,
)
from exporters.docx import ooxml
from exporters.docx.package import unpack
from exporters.docx.tables import scaled
from exporters.docx.write import render, write
from exporters.numbering import contents
from models.errors import UserError
from tests.exporters.sample_document import (
    CONTENTS,
    COVER,
    clause,
    draft_document,
    plain,
    section,
    signed_document,
    table,
)

HOSTILE = (
    "a\x00b\x08c\x0bd\x1fe\ufffef \ud800g <w:p>&amp;</w:t> ]]> \"'\r\nnew line\rthird\ttab  two "
    "blanks 日本語 \U0001f600 e\u0301 %s {0} \u00a0%\u2011"
)
CLEAN = (
    "abc\nde" + "f g <w:p>&amp;</w:t> ]]> \"'\nnew line\nthird\ttab  two "
    "blanks 日本語 \U0001f600 \u00e9 %s {0} \u00a0%\u2011"
)


def opened(document: Document) -> Package:
    return docx.Document(BytesIO(render(document)))


def body_of(document: Document) -> Element:
    return opened(document).element.body


def words(element: Element) -> str:
    """The text as a reader sees it, links included."""
    marks = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    runs = (node for run in element.iter(qn("w:r")) for node in run)
    return "".join(
        marks.get(node.tag, (node.text or "") if node.tag == qn("w:t") else "") for node in runs
    )


def paragraphs(element: Element, style: str) -> list[Element]:
    return [
        paragraph
        for paragraph in element.iter(qn("w:p"))
        if paragraph.pPr is not None and paragraph.pPr.style == style
    ]


def said(*inlines: Inline) -> Paragraph:
    return Paragraph(key="p", inlines=inlines)


@pytest.fixture(scope="module")
def signed() -> Element:
    return body_of(signed_document())


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render(signed_document()) == render(signed_document())


def test_one_changed_letter_gives_other_bytes() -> None:
    changed = replace(signed_document(), status="Version 8, signed")
    assert render(changed) != render(signed_document())


def test_headings_are_real_headings_in_order(signed: Element) -> None:
    blocks = [block for block in signed_document().blocks if isinstance(block, Heading)]
    written = [
        words(paragraph)
        for paragraph in signed.iter(qn("w:p"))
        if paragraph.pPr is not None and paragraph.pPr.style in ("Heading1", "Heading2")
    ]
    assert written == [f"{block.number}\t{block.text}" for block in blocks]


def test_the_contents_list_names_and_links_every_part_and_section(signed: Element) -> None:
    entries = contents(signed_document().blocks)
    lines = [*paragraphs(signed, "Toc1"), *paragraphs(signed, "Toc2")]
    assert sorted(words(line) for line in lines) == sorted(
        f"{entry.number}\t{entry.text}" if entry.number else entry.text for entry in entries
    )
    anchors = {link.get(qn("w:anchor")) for line in lines for link in line.iter(qn("w:hyperlink"))}
    assert anchors == {ooxml.bookmark_name(entry.key) for entry in entries}


def test_every_link_leads_to_a_bookmark_of_its_own(signed: Element) -> None:
    marks = [mark.get(qn("w:name")) for mark in signed.iter(qn("w:bookmarkStart"))]
    links = {link.get(qn("w:anchor")) for link in signed.iter(qn("w:hyperlink"))}
    assert len(marks) == len(set(marks))
    assert links <= set(marks)
    assert ooxml.bookmark_name("goals.list.2") in links


def test_the_contents_list_is_one_balanced_field_without_pages(signed: Element) -> None:
    kinds = [mark.get(qn("w:fldCharType")) for mark in signed.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    code = next(signed.iter(qn("w:instrText"))).text
    assert code is not None
    assert "TOC" in code
    assert "\\n 1-2" in code


def test_page_numbers_stand_in_the_contents_list_when_they_are_known() -> None:
    data = render(signed_document(), page_numbers={"stages": 8, "signatures": 23})
    body = docx.Document(BytesIO(data)).element.body
    lines = {words(line) for line in paragraphs(body, "Toc2")}
    assert "5\tLead stages\t8" in lines
    assert "26\tSignatures\t23" in lines
    assert "6\tLead scoring (not applicable)" in lines
    codes = "".join(code.text or "" for code in body.iter(qn("w:instrText")))
    assert "\\n 1-1" in codes
    assert f"PAGEREF {ooxml.bookmark_name('stages')}" in codes


def test_nothing_asks_word_to_update_fields_on_opening() -> None:
    parts = unpack(render(signed_document()))
    assert b"updateFields" not in parts["word/settings.xml"]
    assert b"w:dirty" not in parts["word/document.xml"]


def test_every_table_repeats_its_header_and_is_described(signed: Element) -> None:
    tables = list(signed.iter(qn("w:tbl")))
    assert len(tables) >= 15
    for each in tables:
        rows = each.findall(qn("w:tr"))
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        for tag in ("w:tblCaption", "w:tblDescription"):
            assert each.find(f"{qn('w:tblPr')}/{qn(tag)}").get(qn("w:val"))


def test_every_table_fills_the_text_width_exactly(signed: Element) -> None:
    for each in signed.iter(qn("w:tbl")):
        widths = [int(column.get(qn("w:w"))) for column in each.iter(qn("w:gridCol"))]
        assert sum(widths) == 9071


def test_column_widths_are_scaled_to_the_page() -> None:
    widths = scaled([Decimal(100), Decimal(50), Decimal(50)], total=1001)
    assert widths == [500, 251, 250]
    assert sum(widths) == 1001


def test_numbers_stand_at_the_right_edge(signed: Element) -> None:
    cell = next(node for node in signed.iter(qn("w:tc")) if words(node) == "28\u00a0%")
    assert cell.find(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:jc')}").get(qn("w:val")) == "right"


def test_every_style_used_is_in_the_file() -> None:
    parts = unpack(render(draft_document()))
    defined = set(re.findall(rb'w:styleId="([^"]+)"', parts["word/styles.xml"]))
    used = {
        name
        for part in parts.values()
        for name in re.findall(rb'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', part)
    }
    assert used <= defined
    assert len(used) > 30


def test_hostile_text_comes_back_as_it_was_cleaned() -> None:
    document = plain(section("s", "S"), said(Run(text=HOSTILE)))
    written = opened(document).paragraphs[1]
    assert written.text == CLEAN


@pytest.mark.parametrize("code", [*range(0x20), 0x7F, 0x85, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF])
def test_no_character_breaks_the_file(code: int) -> None:
    nasty = f"a{chr(code)}b"
    document = replace(
        plain(
            section("s", nasty),
            table("t", nasty, "A 160", ("x",)),
            said(Run(text=nasty), Blank(path=("x",), question=nasty)),
        ),
        title=nasty,
        header=nasty,
        author=nasty,
    )
    assert opened(document).paragraphs[0].text.startswith("1\ta")


def test_a_word_of_ten_thousand_letters_is_kept() -> None:
    assert "x" * 10_000 in words(body_of(plain(said(Run(text="x" * 10_000)))))


def test_blanks_at_the_ends_of_runs_are_kept() -> None:
    assert words(body_of(plain(said(Run(text=" a "), Run(text=" b"))))).startswith(" a  b")


def test_an_open_question_is_marked_in_a_draft() -> None:
    body = body_of(draft_document())
    marked = [
        words(run)
        for run in body.iter(qn("w:r"))
        if run.rPr is not None and run.rPr.style == "SLAOpen"
    ]
    assert marked == ["Open:", "Open: on which days is nobody at work?", "Open: who owns it?"]


def test_a_starter_value_is_marked_and_explained() -> None:
    body = body_of(draft_document())
    marked = [
        words(run)
        for run in body.iter(qn("w:r"))
        if run.rPr is not None and run.rPr.style == "SLAStarterValue"
    ]
    assert marked == ["Dashes", "100\u00a0MQLs a month"]


def test_a_signed_document_explains_no_marks(signed: Element) -> None:
    assert "Marks in this draft" not in words(signed)


def test_the_state_of_a_clause_stands_beside_its_title() -> None:
    document = plain(section("s", "S"), clause("c", "Tier B", status="Not agreed yet"))
    assert words(paragraphs(body_of(document), "Heading2")[0]) == "1.1\tTier B\tNot agreed yet"


def test_an_unnumbered_reference_is_a_fault() -> None:
    document = replace(plain(), blocks=(said(CrossReference(to="s")),))
    with pytest.raises(ValueError, match="never numbered"):
        render(document)


def test_the_figure_has_words_for_those_who_cannot_see_it(signed: Element) -> None:
    figure = next(block for block in signed_document().blocks if isinstance(block, Figure))
    picture = next(signed.iter(qn("wp:docPr")))
    assert picture.get("descr") == figure.description
    assert picture.get("name") == "Figure 1"
    extent = next(signed.iter(qn("wp:extent")))
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (160 * 36000, 42 * 36000)


def test_captions_number_tables_above_and_figures_below(signed: Element) -> None:
    captions = [words(line) for line in paragraphs(signed, "Caption")]
    assert captions[0] == "Table\u00a01\u2002People who took part"
    tables = [b for b in signed_document().blocks if isinstance(b, Table) and b.number]
    assert len(captions) == len(tables)
    below = paragraphs(signed, "SLAFigureCaption")[0]
    assert words(below).startswith("Figure\u00a01\u2002")
    assert below.getprevious().find(f".//{qn('w:drawing')}") is not None


def test_the_file_properties_say_what_it_is() -> None:
    document = signed_document()
    properties = opened(document).core_properties
    assert properties.title == document.title
    assert properties.author == document.author
    assert properties.language == document.language
    assert properties.identifier == document.fingerprint
    assert properties.content_status == document.status
    made = datetime(2026, 12, 4, 15, 40)
    assert properties.created.replace(tzinfo=None) == made
    assert properties.modified.replace(tzinfo=None) == made


def test_a_property_that_is_too_long_is_cut() -> None:
    properties = opened(replace(signed_document(), title="t" * 300)).core_properties
    assert properties.title == "t" * 254 + "…"


def test_the_language_of_the_document_is_the_language_of_its_text() -> None:
    styles = unpack(render(replace(signed_document(), language="de-DE")))["word/styles.xml"]
    assert b'<w:lang w:val="de-DE"' in styles


def test_header_and_footer_stand_from_the_second_page() -> None:
    section_ = opened(signed_document()).sections[0]
    assert section_.different_first_page_header_footer
    assert section_.first_page_header.paragraphs[0].text == ""
    assert section_.header.paragraphs[0].text.endswith("Agreement 2027\tVersion 7, signed")
    assert section_.first_page_footer.paragraphs[0].text == "Fingerprint d612 5005 f926 9336"
    footer = section_.footer.paragraphs[0]
    assert footer.text.startswith("Fingerprint d612 5005 f926 9336\tPage ")
    codes = [node.text for node in footer._p.iter(qn("w:instrText"))]
    assert codes == [" PAGE ", " NUMPAGES "]


def test_a_document_without_a_cover_has_its_header_on_the_first_page() -> None:
    assert not opened(plain(section("s", "S"))).sections[0].different_first_page_header_footer


def test_promises_carry_the_colour_of_their_side(signed: Element) -> None:
    assert len(paragraphs(signed, "SLAPromiseSales")) == 3
    assert len(paragraphs(signed, "SLAPromiseMarketing")) == 2
    assert len(paragraphs(signed, "SLAPromise")) == 1


def test_the_fingerprint_stands_in_groups_of_four(signed: Element) -> None:
    box = words(paragraphs(signed, "SLAFingerprint")[0])
    assert box.split("\n")[0] == "d612 5005 f926 9336 49ed 0db5 20b7 9c3a"
    assert len(re.sub(r"\s", "", box)) == 64


def test_signatures_say_who_signed_where_and_with_what_reservation(signed: Element) -> None:
    grid = paragraphs(signed, "SLASignatory")[0].getparent().getparent().getparent()
    assert [words(cell) for cell in grid.iter(qn("w:tc"))][:4] == [
        "For Marketing",
        "For Sales",
        "Lena BrandtHead of MarketingBielefeld, 7 December 2026, 09:12Without reservation",
        "Marek ThielHead of SalesBielefeld, 8 December 2026, 10:14Without reservation",
    ]


def test_sides_with_unequal_numbers_of_signatories_fit_together() -> None:
    line = SignatureLine(key="1", name="Lena Brandt", role="Head of Marketing")
    unnamed = SignatureLine(key="2", name="", role="")
    block = Signatures(key="s", marketing=(line, unnamed), sales=(line,))
    grid = next(body_of(plain(section("s", "S"), block)).iter(qn("w:tbl")))
    rows = [[words(cell) for cell in row.iter(qn("w:tc"))] for row in grid.iter(qn("w:tr"))]
    assert rows[2] == ["Name and rolePlace, date and signature", ""]


def test_the_signatures_have_a_page_of_their_own(signed: Element) -> None:
    starting = [
        words(paragraph)
        for paragraph in signed.iter(qn("w:p"))
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None
    ]
    assert starting == ["Contents", "Prepare", "26\tSignatures", "Appendices"]


def test_every_kind_of_block_can_stand_alone_and_the_file_ends_with_a_paragraph() -> None:
    blocks: tuple[Block, ...] = (*signed_document().blocks, Part(key="z", title="Z"))
    seen = {type(block): block for block in blocks}
    for block in seen.values():
        body = body_of(replace(plain(), blocks=(block,)))
        assert [child.tag for child in body][-2:] == [qn("w:p"), qn("w:sectPr")]


def test_two_tables_in_a_row_stay_two_tables() -> None:
    bare = table("a", "", "A 160", ("x",))
    body = body_of(plain(section("s", "S"), bare, replace(bare, key="b")))
    tags = [child.tag for child in body]
    assert all(not (first == second == qn("w:tbl")) for first, second in itertools.pairwise(tags))


LONG = "words that need about three lines of their column " * 2


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        (["x"] * 8, [True] * 7 + [False]),
        (["x"] * 9, [True] + [False] * 6 + [True, False]),
        ([LONG] * 2, [True, False]),
        ([LONG] * 3, [False] * 3),
        (["x", *[LONG] * 5], [True] + [False] * 5),
    ],
)
def test_a_low_table_is_not_parted_and_no_low_row_stands_alone(
    rows: list[str], kept: list[bool]
) -> None:
    """Eight lines stay together; in a higher one the first and the last row keep a neighbour."""
    block = table("t", "", "A 60 | B 100", tuple(f"{row} | y" for row in rows))
    body = body_of(plain(section("s", "S"), block))
    found = [
        all(p.pPr.find(qn("w:keepNext")) is not None for p in row.iter(qn("w:p")))
        for row in body.iter(qn("w:tr"))
    ]
    assert found[1:] == kept


def test_a_long_cover_takes_its_room_from_the_gaps() -> None:
    def gap(cover: Block) -> int:
        lead = paragraphs(
            body_of(
                plain(
                    cover,
                    CONTENTS,
                    section("language", "L"),
                    clause("calendar.dach", "C"),
                    section("stages", "S"),
                )
            ),
            "SLALead",
        )[-1]
        return int(lead.find(f"{qn('w:pPr')}/{qn('w:spacing')}").get(qn("w:after")))

    long = replace(COVER, together=(Run(text="Orders " * 40),))
    assert gap(long) < gap(COVER)


def test_a_crowded_contents_list_moves_together() -> None:
    def lines(count: int) -> list[Element]:
        sections = tuple(section(f"s{index}", "S") for index in range(count))
        note = replace(CONTENTS, note=())
        return paragraphs(body_of(plain(note, *sections)), "Toc2")

    def exact(line: Element) -> bool:
        return line.find(f"{qn('w:pPr')}/{qn('w:spacing')}") is not None

    assert not any(exact(line) for line in lines(30))
    assert all(exact(line) for line in lines(46))
    assert not any(exact(line) for line in lines(90))


def test_writing_puts_the_document_on_the_disk(tmp_path: Path) -> None:
    target = tmp_path / "Vereinbarung \u00fc & <1>.docx"
    write(signed_document(), target)
    assert target.read_bytes() == render(signed_document())


def test_a_target_that_is_refused_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        write(signed_document(), tmp_path)
