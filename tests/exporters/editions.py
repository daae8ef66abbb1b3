"""Editions to compose documents from: drafts, signed versions, and what can be read in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from exporters.blocks import (
    Blank,
    Block,
    Bullets,
    Cell,
    Contents,
    CoverPage,
    Document,
    Heading,
    Inline,
    Inlines,
    Paragraph,
    Promise,
    Run,
    Table,
)
from models.revisions.edition import Edition, LogEntry
from models.revisions.version import (
    Signature,
    State,
    Status,
    Version,
    Withdrawal,
    signatories,
    term_of,
)
from models.workshop import Workshop, content_hash

SAVED = datetime(2026, 12, 4, 15, 40, tzinfo=UTC)


def draft(workshop: Workshop) -> Edition:
    """What lies on the laptop."""
    return Edition(workshop=workshop, version=None, status=Status(state=State.DRAFT), made_at=SAVED)


def signed(workshop: Workshop, *, waiting: int = 0, withdrawn: bool = False) -> Edition:
    """Version 3, signed by all but the last `waiting` signatories."""
    people = signatories(workshop.agreement)
    missing = people[len(people) - waiting :]
    state = State.AGREED if missing else State.SIGNED
    digest = content_hash(workshop)
    version = Version(
        number=3,
        entry=7,
        content_hash=digest,
        entry_hash="cc" * 32,
        note="Opened for sign-off",
        made_at=SAVED,
        made_by="Grace Mensah",
        automatic=False,
        complete=True,
        status=Status(state=state, waiting_for=missing),
        term=term_of(workshop.agreement),
    )
    signatures = tuple(
        Signature(
            version=3,
            content_hash=digest,
            participant=person.id,
            name=person.name,
            role=person.role,
            side=person.side,
            place="Leeds",
            consent="We agree.",
            reservation="Fair weeks may prove too short." if at == 0 else "",
            made_at=datetime(2026, 12, 7 + at, 9, 12, tzinfo=UTC),
            entry=8 + at,
            withdrawal=_withdrawal(person.id) if withdrawn and at == 0 else None,
        )
        for at, person in enumerate(people[: len(people) - waiting])
    )
    log = (
        LogEntry(version=1, made_at=SAVED, author="Grace Mensah", note="End of the workshop"),
        LogEntry(version=3, made_at=SAVED, author="Grace Mensah", note="Opened for sign-off"),
    )
    return Edition(
        workshop=workshop,
        version=version,
        status=version.status,
        made_at=SAVED,
        signatories=people,
        signatures=signatures,
        log_hash="ab" * 32,
        log=log,
    )


def _withdrawal(participant: str) -> Withdrawal:
    return Withdrawal(
        version=3,
        participant=participant,
        name="",
        reason="Signed too early",
        made_at=datetime(2026, 12, 10, 8, 0, tzinfo=UTC),
        made_by="Grace Mensah",
        entry=20,
    )


def inlines_of(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    """Every stretch of words in the blocks."""
    for block in blocks:
        for inlines in _stretches(block):
            yield from inlines


def _stretches(block: Block) -> Iterator[Inlines]:
    match block:
        case CoverPage():
            yield from (block.marketing, block.sales, block.together)
        case Contents():
            yield block.note
        case Paragraph() | Promise():
            yield block.inlines
        case Bullets():
            yield from (item.inlines for item in block.items)
        case Table():
            yield block.note
            yield from (
                each for row in block.rows for cell in row.cells for each in cell.paragraphs
            )
        case _:
            pass


def words_of(blocks: tuple[Block, ...]) -> str:
    """All words, headings among them, one line per block."""
    lines = []
    for block in blocks:
        if isinstance(block, Heading):
            lines.append(f"{block.number} {block.text}")
        lines.append("".join(_word(inline) for inline in inlines_of((block,))))
    return "\n".join(lines)


def _word(inline: Inline) -> str:
    if isinstance(inline, Run):
        return inline.text
    return f"[{inline.question}]" if isinstance(inline, Blank) else "[?]"


def blanks_of(document: Document) -> list[Blank]:
    """The open points of a document."""
    return [inline for inline in inlines_of(document.blocks) if isinstance(inline, Blank)]


def keys_of(document: Document) -> Iterator[str]:
    """The key of every block, row, cell and bullet."""
    for block in document.blocks:
        yield block.key
        if isinstance(block, Bullets):
            yield from (item.key for item in block.items)
        if isinstance(block, Table):
            for row in block.rows:
                yield row.key
                yield from (cell.key for cell in _cells(row.cells))


def _cells(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return cells
