"""Chapters as HTML: anchors, links, and nothing that a text could smuggle in."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from exporters import html
from exporters.blocks import Bullets, Table
from exporters.compose import Composer, Options, compose
from exporters.numbering import contents
from models.agreement import path
from models.starters import start
from models.workshop import Workshop
from tests.exporters import editions

SAMPLE = start("sample")
VOID = {"br", "img", "meta"}


class Tags(HTMLParser):
    """Notes what is open, and whether it is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: list[str] = []
        self.links: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        values = dict(attrs)
        if tag == "a" and "name" in values:
            self.names.append(values["name"] or "")
        if tag == "a" and "href" in values:
            self.links.append(values["href"] or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(words: str) -> Tags:
    tags = Tags()
    tags.feed(words)
    assert tags.open == []
    return tags


def whole(workshop: Workshop, columns: int = html.NARROW) -> Tags:
    blocks = compose(editions.draft(workshop)).blocks
    return read(html.fragment(blocks, contents(blocks), columns=columns))


@pytest.mark.parametrize("columns", [1, html.NARROW, 100])
def test_every_block_bullet_and_row_can_be_scrolled_to(columns: int) -> None:
    blocks = compose(editions.draft(SAMPLE)).blocks
    names = whole(SAMPLE, columns).names
    wanted = {block.key for block in blocks}
    for block in blocks:
        if isinstance(block, Table):
            wanted |= {row.key for row in block.rows}
        if isinstance(block, Bullets):
            wanted |= {item.key for item in block.items}
    assert wanted <= set(names)
    assert len(names) == len(set(names))


def test_words_of_an_answer_lead_back_to_it() -> None:
    links = whole(SAMPLE).links
    answers = [link.removeprefix("answer:") for link in links if link.startswith("answer:")]
    assert "handoff.answers.routing" in answers
    assert path.exists(SAMPLE.agreement, path.parse(answers[100]))


def test_links_inside_the_document_lead_to_a_block_that_is_there() -> None:
    tags = whole(SAMPLE)
    targets = {link.removeprefix("block:") for link in tags.links if link.startswith("block:")}
    assert len(targets) > 28
    assert targets <= set(tags.names)


def test_an_open_point_can_be_clicked() -> None:
    links = whole(Workshop()).links
    assert "answer:parties.answers.title" in links


def test_open_points_that_follow_each_other_stand_apart() -> None:
    workshop = start("sample-workshop")
    words = html.page(compose(editions.draft(workshop)))
    plain = re.sub("<[^>]+>", "", words).replace("&nbsp;", " ")
    assert re.search("Open: [^·<]+  ·  Open: ", plain)
    assert not re.search(r'</span></a>\s*<a href[^>]*><span class="open', words)


def test_markup_in_an_answer_stays_text() -> None:
    nasty = '<img src="x" onerror="y"> & "quoted" \'single\' </p><script>'
    agreement = path.put(SAMPLE.agreement, ("handoff", "answers", "routing"), nasty)
    agreement = path.put(agreement, ("parties", "answers", "company"), nasty)
    tags = whole(replace(SAMPLE, agreement=agreement))
    assert "script" not in tags.seen
    assert tags.seen <= {
        *"abp",
        "span",
        "table",
        "thead",
        "tr",
        "th",
        "td",
        "ul",
        "li",
        "br",
        "img",
    }


def test_the_fragments_of_the_chapters_make_up_the_whole() -> None:
    edition = editions.draft(SAMPLE)
    chapters = Composer(Options()).chapters(edition)
    blocks = compose(edition).blocks
    entries = contents(blocks)
    joined = "".join(html.fragment(chapter.blocks, entries) for chapter in chapters)
    assert joined == html.fragment(blocks, entries)


def test_a_wide_table_is_set_as_cards_where_there_is_no_room() -> None:
    document = compose(editions.draft(SAMPLE))
    table = next(b for b in document.blocks if isinstance(b, Table) and len(b.columns) > 3)
    assert "<thead>" not in html.fragment((table,))
    assert "<thead>" in html.fragment((table,), columns=len(table.columns))
    assert f"{table.columns[1].title}:</span>" in html.fragment((table,))


def test_a_text_view_shows_every_size_as_meant() -> None:
    from PySide6.QtGui import QTextDocument

    document = QTextDocument()
    document.setDefaultStyleSheet(html.stylesheet(2.0))
    blocks = compose(editions.draft(SAMPLE)).blocks
    document.setHtml(html.fragment(blocks[:12], contents(blocks)))
    sizes = {}
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            sizes[piece.text().strip()] = piece.charFormat().font().pixelSize()
            pieces += 1
        block = block.next()
    assert sizes["Agreement and parties"] == 38
    assert sizes["Who agrees"] == 27


def test_a_page_carries_its_style_and_its_title() -> None:
    page = html.page(compose(editions.draft(SAMPLE)))
    read(page)
    assert re.search(r"<title>[^<]+</title>", page)
    assert ".promise" in page
