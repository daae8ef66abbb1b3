"""One section of the document: its heading, its clauses, and what to say when there is nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from exporters.blocks import Blank, Block, Heading, Inline, Paragraph, Run
from exporters.composing.material import Material
from exporters.composing.page import Page
from exporters.composing.pieces import Col, not_applicable, parts_in_order
from exporters.composing.voice import Voice
from models.agreement import clauses, fields, path
from models.agreement.fields import Field
from models.agreement.kinds import Answers, Rows
from models.agreement.section import Section

Compose = Callable[[Page], None]
_MOST_OPEN: Final = 3


def compose(
    material: Material, name: str, section: Section, own: Compose | None
) -> tuple[Block, ...]:
    """The blocks of a section, not numbered; `own` composes it better than the general way."""
    about = type(section).about
    reason = _left_out(material, name, section)
    title = about.title if reason is None else f"{about.title} (not applicable)"
    head = Heading(key=name, level=1, text=title, path=(name,), lettered=about.annex)
    if reason is not None:
        words = Paragraph(key=f"{name}:out", inlines=not_applicable(reason), flavour="clause")
        return (head, words)
    blocks: list[Block] = [head]
    if about.intro:
        inlines = (Run(text=about.intro),)
        blocks.append(Paragraph(key=f"{name}:intro", inlines=inlines, flavour="intro"))
    page = Page(material, name, section)
    if _is_blank(section):
        _say_open(page)
    else:
        (own or in_general)(page)
        _say_rest(page)
    return (*blocks, *page.blocks)


def in_general(page: Page) -> None:
    """Every part by its declaration: answers by group, rows as a table or one by one."""
    for part in parts_in_order(page.section):
        match part.kind:
            case Answers():
                _answers(page, part)
            case Rows():
                _rows(page, part, part.kind)
            case _:
                pass


def _answers(page: Page, part: Field) -> None:
    if page.part(part.name):
        page.rest(page.voice(part.name))


def _rows(page: Page, part: Field, kind: Rows) -> None:
    if kind.clause == "row":
        for row in getattr(page.section, part.name):
            where = (page.name, part.name, row.id)
            if page.clause(where, getattr(row, kind.title) or f"New {kind.one}"):
                page.rest(Voice(page.material, row, where))
        return
    voices = page.rows_part(part.name)
    if fields.is_table(kind):
        _plain_table(page, part, kind, voices)
        return
    for voice in voices:
        page.prose(voice, f"**{{{kind.title}}}**")
        page.rest(voice)


def _plain_table(page: Page, part: Field, kind: Rows, voices: tuple[Voice, ...]) -> None:
    columns = [
        Col(field.kind.label, 60 if field.name == kind.title else 40, f"{{{field.name}}}")
        for field in fields.of(kind.holds)
    ]
    page.table(f"{page.name}.{part.name}:table", kind.label, columns, voices)


def _left_out(material: Material, name: str, section: Section) -> str | None:
    """The reason when every clause of the section is not applicable."""
    own = [clause.id for clause in clauses.of(name, section)]
    if not own or any(clause not in material.left_out for clause in own):
        return None
    return next((material.left_out[clause] for clause in own if material.left_out[clause]), "")


def _is_blank(section: Section) -> bool:
    """True when nothing in the section is answered."""
    for part in fields.of(type(section)):
        value = getattr(section, part.name)
        if isinstance(part.kind, Rows):
            if value:
                return False
        elif any(
            not fields.is_empty(getattr(value, leaf.name)) for leaf in fields.leaves(type(value))
        ):
            return False
    return True


def _say_open(page: Page) -> None:
    """The first open points, and how many more there are."""
    if not page.material.open_points:
        page.paragraph(f"{page.name}:nothing", (Run(text="Nothing was agreed on this."),))
        return
    open_points = list(_open_points(page))
    if not open_points:
        page.paragraph(f"{page.name}:nothing", (Run(text="Nothing is agreed on this yet."),))
        return
    for at, blank in enumerate(open_points[:_MOST_OPEN]):
        inlines: list[Inline] = [blank]
        more = len(open_points) - _MOST_OPEN
        if at == _MOST_OPEN - 1 and more > 0:
            words = f" and {more} more open {'point' if more == 1 else 'points'}"
            inlines.append(Run(text=words, muted=True))
        page.paragraph(f"{path.text(blank.path)}:open", tuple(inlines))


def _open_points(page: Page) -> Iterator[Blank]:
    for part in parts_in_order(page.section):
        if isinstance(part.kind, Rows):
            if part.kind.at_least:
                yield Blank(path=(page.name, part.name), question=part.kind.label)
        elif isinstance(part.kind, Answers):
            holder = getattr(page.section, part.name)
            for leaf in fields.leaves(part.kind.holds):
                if leaf.kind.required and fields.asked(holder, leaf):
                    where = (page.name, part.name, leaf.name)
                    yield Blank(path=where, question=leaf.kind.label)


def _say_rest(page: Page) -> None:
    """Answers that the section's own composition has not said, at its end."""
    for part in parts_in_order(page.section):
        if isinstance(part.kind, Answers):
            voices: tuple[Voice, ...] = (page.voice(part.name),)
        else:
            voices = page.voices(part.name)
        left = [voice for voice in voices if voice.has_rest()]
        if left and page.part(part.name, name="rest"):
            for voice in left:
                page.rest(voice)
