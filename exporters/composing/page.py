"""A section of the document while it is being composed, block by block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from exporters.blocks import (
    Blank,
    Block,
    Bullet,
    Bullets,
    Cell,
    Column,
    CrossReference,
    Flavour,
    Heading,
    Inlines,
    Paragraph,
    Promise,
    Run,
    Table,
    TableRow,
)
from exporters.composing.material import Material
from exporters.composing.pieces import (
    Col,
    cell_lines,
    is_short,
    joined,
    labelled,
    narrowed,
    not_applicable,
    sentences,
)
from exporters.composing.voice import Extras, Voice
from models.agreement import fields, path
from models.agreement.fields import Field
from models.agreement.kinds import Lines, Rows
from models.agreement.path import Path
from models.agreement.section import Holder, Row, Section
from models.agreement.sides import Side

_FEW: Final = 3


class Page:
    """The blocks of one section so far; a heading waits until something stands under it."""

    def __init__(self, material: Material, name: str, section: Section) -> None:
        """Start with nothing."""
        self.material = material
        self.name = name
        self.section = section
        self.blocks: list[Block] = []
        self._waiting: Heading | None = None
        self._muted = False
        self._keys: dict[str, int] = {}
        self._voices: dict[Path, Voice] = {}

    # What is there to be said

    def voice(self, part: str = "answers") -> Voice:
        """The answers of a part; the same voice each time."""
        return self._voice((self.name, part), getattr(self.section, part))

    def voices(self, part: str) -> tuple[Voice, ...]:
        """The rows of a part that are not left out, each with a voice."""
        rows: tuple[Row, ...] = getattr(self.section, part)
        if self.material.reason_left_out((self.name, part)) is not None:
            return ()
        places = [(row, (self.name, part, row.id)) for row in rows]
        return tuple(
            self._voice(where, row)
            for row, where in places
            if self.material.reason_left_out(where) is None
        )

    def _voice(self, where: Path, holder: Holder) -> Voice:
        if where not in self._voices:
            self._voices[where] = Voice(self.material, holder, where)
        return self._voices[where]

    def echo(self, voices: Iterable[Voice]) -> tuple[Voice, ...]:
        """Voices that say again, in a table, what was said; they leave no open points."""
        return tuple(Voice(self.material, voice.holder, voice.path, quiet=True) for voice in voices)

    def label(self, part: str) -> str:
        """What the part is called."""
        return fields.named(type(self.section), part).kind.label

    # Headings

    def clause(self, where: Path, title: str, name: str = "") -> bool:
        """Starts a clause. False when it is not applicable, which is then said with its reason.

        `name` tells several headings of the same answers apart.
        """
        key = f"{path.text(where)}:{name}" if name else path.text(where)
        reason = self.material.reason_left_out(where)
        if reason is not None and name:
            self._muted = True
            return False
        self._muted = False
        self._waiting = Heading(key=key, level=2, text=title, path=where)
        if reason is None:
            return True
        self._add(Paragraph(key=f"{key}:out", inlines=not_applicable(reason), flavour="clause"))
        self._muted = True
        return False

    def no_clause(self) -> None:
        """What follows stands right under the section's heading."""
        self._muted = False
        self._waiting = None

    def part(self, part: str, title: str = "", name: str = "") -> bool:
        """Starts the clause of a whole part, called by the part's label unless `title` is given."""
        return self.clause((self.name, part), title or self.label(part), name)

    def rows_part(self, part: str, title: str = "", name: str = "") -> tuple[Voice, ...]:
        """Starts the clause of a table and gives its rows; a draft says when rows are missing."""
        if not self.part(part, title, name):
            return ()
        return self.voices(part) or self.no_rows(part)

    def row_clauses(self, part: str, title: str = "") -> Iterator[Voice]:
        """Starts a clause for each row and gives its voice; `title` is a sentence template."""
        kind = fields.named(type(self.section), part).kind
        assert isinstance(kind, Rows)
        if not getattr(self.section, part):
            self._waiting = None
            self.no_rows(part)
        for row in getattr(self.section, part):
            where = (self.name, part, row.id)
            voice = self._voice(where, row)
            named = getattr(row, kind.title) or f"New {kind.one}"
            words = voice.plain(title) if title else ""
            if words:
                voice.say(title)
            elif voice.has(kind.title):
                voice.silence(kind.title)
            if self.clause(where, words or named):
                yield voice

    def no_rows(self, part: str) -> tuple[Voice, ...]:
        """An open point where a draft lacks rows that it needs; there are no voices then."""
        kind = fields.named(type(self.section), part).kind
        assert isinstance(kind, Rows)
        if kind.at_least and self.material.open_points and not getattr(self.section, part):
            where = (self.name, part)
            blank = Blank(path=where, question=kind.label)
            self.paragraph(f"{path.text(where)}:open", (blank,))
        return ()

    # Running text

    def prose(
        self,
        voice: Voice,
        *templates: str,
        flavour: Flavour = "clause",
        extras: Extras | None = None,
    ) -> None:
        """A paragraph of those sentences that can be said."""
        inlines = sentences(voice, templates, extras or {})
        if inlines:
            self.paragraph(self._key(voice.path, "p"), inlines, flavour)

    def promise(
        self, voice: Voice, side: Side | None, *templates: str, extras: Extras | None = None
    ) -> None:
        """A commitment set off in the colour of the side that makes it."""
        inlines = sentences(voice, templates, extras or {})
        if inlines:
            self._add(Promise(key=self._key(voice.path, "promise"), inlines=inlines, side=side))

    def common(self, voices: Sequence[Voice], templates: Iterable[str]) -> tuple[str, ...]:
        """The sentences that every one of several voices would say in the same words."""
        if len(voices) <= 1:
            return ()
        return tuple(
            template
            for template in templates
            if len(said := {voice.plain(template) for voice in voices}) == 1 and said != {""}
        )

    def together(self, voices: Sequence[Voice], templates: Sequence[str], lead: str = "") -> None:
        """A paragraph of sentences that hold for all voices, said once."""
        said = [sentences(voice, templates, {}) for voice in voices]
        if said and said[0]:
            start = (Run(text=lead),) if lead else ()
            self.paragraph(self._key((self.name,), "common"), (*start, *said[0]))

    def paragraph(self, key: str, inlines: Inlines, flavour: Flavour = "clause") -> None:
        """Running text that is no answer."""
        self._add(Paragraph(key=key, inlines=inlines, flavour=flavour))

    @staticmethod
    def note(words: str) -> Inlines:
        """A remark under a table."""
        return (Run(text=words),)

    def bullets(self, voice: Voice, name: str, lead: str = "") -> None:
        """The items of a list below each other, or behind the lead when there is only one."""
        items = voice.lines(name)
        if not items:
            return
        key = path.text((*voice.path, name))
        if len(items) == 1 and lead:
            self.paragraph(key, (Run(text=f"{lead} "), *items[0]))
            return
        if lead:
            self.paragraph(f"{key}:lead", (Run(text=lead),))
        listed = tuple(Bullet(key=f"{key}.{at}", inlines=item) for at, item in enumerate(items))
        self._add(Bullets(key=key, items=listed))

    # Tables

    def table(
        self,
        key: str,
        caption: str,
        columns: Sequence[Col],
        voices: Iterable[Voice],
        *,
        note: Inlines = (),
        numbered: bool = False,
    ) -> None:
        """A table with a row for each voice; columns in which nothing is said are left out."""
        rows = [self.row(voice, columns, numbered=numbered) for voice in voices]
        self.grid(key, caption, columns, rows, note=note)

    def grid(
        self,
        key: str,
        caption: str,
        columns: Sequence[Col],
        rows: Sequence[TableRow],
        *,
        note: Inlines = (),
    ) -> None:
        """A table of rows that are already composed."""
        if not rows:
            return
        kept = [
            at
            for at in range(len(columns))
            if any(row.cells[at].paragraphs for row in rows) and columns[at].width
        ]
        self._add(
            Table(
                key=key,
                caption=caption,
                columns=tuple(
                    Column(
                        title=columns[at].title,
                        width=Decimal(columns[at].width),
                        align=columns[at].align,
                    )
                    for at in kept
                ),
                rows=tuple(narrowed(row, kept) for row in rows),
                note=note,
            )
        )

    def row(
        self,
        voice: Voice,
        columns: Sequence[Col],
        *,
        numbered: bool = False,
        extras: Extras | None = None,
        name: str = "",
    ) -> TableRow:
        """The row of one voice; {own} stands for its number.

        Answers that no column says follow in the widest one. A row with a `name` is one of several
        of the same voice and leaves them to the others.
        """
        name = "again" if voice.quiet else name
        key = path.text(voice.path) + (f":{name}" if name else "")
        known = {"own": (CrossReference(to=key, form="number"),), **(extras or {})}
        cells = [
            Cell(key=f"{key}:{at}", paragraphs=tuple(cell_lines(voice, column, known)))
            for at, column in enumerate(columns)
        ]
        left = () if name else tuple(labelled(voice, one, muted=True) for one in voice.rest())
        if left:
            widest = max(range(len(columns)), key=lambda at: columns[at].width)
            cell = cells[widest]
            cells[widest] = Cell(key=cell.key, paragraphs=(*cell.paragraphs, *left))
        return TableRow(key=key, cells=tuple(cells), path=voice.path, numbered=numbered)

    # What nobody thought of

    def rest(self, voice: Voice) -> None:
        """Every answer that no sentence has said: short ones as a table, long ones one by one."""
        left = list(voice.rest())
        short = [field for field in left if is_short(voice, field)]
        if len(short) >= _FEW:
            self._fact_table(voice, short)
            left = [field for field in left if field not in short]
        for field in left:
            key = path.text((*voice.path, field.name))
            if isinstance(field.kind, Lines) and field.kind.long and voice.has(field.name):
                self.bullets(voice, field.name, f"{field.kind.label}:")
            else:
                self.paragraph(key, labelled(voice, field))
        for field in voice.unsaid_rows():
            self._nested(voice, field)

    def _fact_table(self, voice: Voice, short: list[Field]) -> None:
        facts = [(field.kind.label, f"{{{field.name}}}") for field in short]
        self.facts(voice, ("Point", "Agreed"), facts)

    def facts(self, voice: Voice, heads: tuple[str, str], facts: Iterable[tuple[str, str]]) -> None:
        """A table of labels and answers, without a caption; `facts` are labels and templates."""
        key = self._key(voice.path, "facts")
        rows = []
        for at, (label, template) in enumerate(facts):
            answer = voice.say(template)
            if answer:
                cells = (
                    Cell(key=f"{key}:{at}:0", paragraphs=((Run(text=label, strong=True),),)),
                    Cell(key=f"{key}:{at}:1", paragraphs=(answer,)),
                )
                rows.append(TableRow(key=f"{key}:{at}", cells=cells, path=voice.path))
        self.grid(key, "", (Col(heads[0], 38, ""), Col(heads[1], 122, "")), rows)

    def _nested(self, voice: Voice, field: Field) -> None:
        nested = voice.below(field.name)
        if not nested:
            return
        assert isinstance(field.kind, Rows)
        key = path.text((*voice.path, field.name))
        self.paragraph(f"{key}:lead", (Run(text=f"{field.kind.label}:"),))
        items = tuple(
            Bullet(key=path.text(row.path), inlines=joined(row, list(row.rest()))) for row in nested
        )
        self._add(Bullets(key=key, items=tuple(item for item in items if item.inlines)))

    # Housekeeping

    def _key(self, where: Path, kind: str) -> str:
        base = f"{path.text(where)}:{kind}"
        number = self._keys.get(base, 0)
        self._keys[base] = number + 1
        return f"{base}{number}" if number else base

    def add(self, block: Block) -> None:
        """Any other block."""
        self._add(block)

    def _add(self, block: Block) -> None:
        if self._muted:
            return
        if self._waiting is not None:
            self.blocks.append(self._waiting)
            self._waiting = None
            if isinstance(block, Table):
                block = replace(block, caption="")
        self.blocks.append(block)
