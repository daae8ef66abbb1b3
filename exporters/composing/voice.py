"""An answers holder put into words: sentences are filled, and what was said is remembered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from exporters.blocks import Blank, CrossReference, Inline, Inlines, Run
from exporters.composing import forms
from exporters.composing.material import Material
from exporters.composing.template import Option, Piece, Slot, Words, parse
from models.agreement import fields
from models.agreement.fields import Field
from models.agreement.kinds import Computed, Rows
from models.agreement.path import Path
from models.agreement.section import Holder, Row

ENDS: Final = (".", "!", "?", "…", ":")
Extras = Mapping[str, Inlines]
_NONE: Final[Extras] = {}


class _Silent(Exception):
    """A stretch of words cannot be said, because an answer in it is missing or does not fit."""


class Voice:
    """One holder of answers, and which of them have been said."""

    def __init__(
        self, material: Material, holder: Holder, where: Path, *, quiet: bool = False
    ) -> None:
        """Nothing is said yet. A quiet voice asks nothing and has nothing left to say."""
        self.quiet = quiet
        self.material = material
        self.holder = holder
        self.path = where
        self.said: set[str] = set()
        self._asked: set[str] = set()
        self._fields = {field.name: field for field in fields.of(type(holder))}

    def has(self, name: str) -> bool:
        """True when the question is put and answered."""
        field = self._fields[name]
        if not fields.asked(self.holder, field):
            return False
        if isinstance(field.kind, Computed):
            return bool(self.material.words(self.holder, field))
        return not fields.is_empty(getattr(self.holder, name))

    def below(self, name: str) -> tuple[Voice, ...]:
        """The rows nested in this holder, each with a voice of its own."""
        self.said.add(name)
        rows: tuple[Row, ...] = getattr(self.holder, name)
        return tuple(Voice(self.material, row, (*self.path, name, row.id)) for row in rows)

    def say(self, template: str, extras: Extras = _NONE) -> Inlines:
        """The sentence with its answers; empty when it cannot be said.

        In a draft a required answer that is missing leaves an open point in its place; a sentence
        without any answer at all shrinks to its open points.
        """
        asked = set(self._asked)
        try:
            told, inlines = self._fill(parse(template), extras, optional=False)
        except _Silent:
            self._asked = asked
            return ()
        blanks = [inline for inline in inlines if isinstance(inline, Blank)]
        answers = any(isinstance(inline, Run) and inline.path for inline in inlines)
        if blanks and not answers:
            return _spaced(tuple(blanks))
        self.said |= told
        return _tidy(inlines)

    def plain(self, template: str) -> str:
        """The words of a sentence, without counting it as said; empty with an open point in it."""
        said, asked = set(self.said), set(self._asked)
        inlines = self.say(template)
        self.said, self._asked = said, asked
        if any(isinstance(inline, Blank) for inline in inlines):
            return ""
        return "".join(inline.text for inline in inlines if isinstance(inline, Run))

    def lines(self, name: str) -> tuple[Inlines, ...]:
        """The items of a list, each on its own; one open point when a required list is missing."""
        if not self.has(name):
            blank = self._blank(self._fields[name])
            return ((blank,),) if blank else ()
        self.said.add(name)
        where = (*self.path, name)
        return tuple(
            (Run(text=item, path=where, placeholder=where in self.material.starters),)
            for item in getattr(self.holder, name)
        )

    def run(self, words: str, name: str, *, strong: bool = False) -> Run:
        """Words made from an answer, in whatever form; say yourself that it was said."""
        where = (*self.path, name)
        starter = where in self.material.starters
        return Run(text=words, path=where, strong=strong, placeholder=starter)

    def silence(self, *names: str) -> None:
        """Take these as said: what they stand for is visible in another way."""
        self.said.update(names)

    def rest(self) -> Iterator[Field]:
        """The answers that no sentence has said, and in a draft the required ones still open."""
        for field in self._fields.values():
            if self.quiet or field.name in self.said or isinstance(field.kind, Rows):
                continue
            if self.has(field.name) or self._lacking(field):
                yield field

    def unsaid_rows(self) -> Iterator[Field]:
        """The nested rows that nothing has shown."""
        for field in self._fields.values():
            if isinstance(field.kind, Rows) and field.name not in self.said:
                yield field

    def has_rest(self) -> bool:
        """True while something in it is still to be said."""
        return any(True for _ in self.rest()) or any(
            getattr(self.holder, field.name) for field in self.unsaid_rows()
        )

    def _lacking(self, field: Field) -> bool:
        return (
            self.material.open_points
            and not self.quiet
            and field.kind.required
            and field.name not in self._asked
            and fields.asked(self.holder, field)
            and not self.has(field.name)
        )

    def _blank(self, field: Field) -> Blank | None:
        if not self._lacking(field):
            return None
        self._asked.add(field.name)
        return Blank(path=(*self.path, field.name), question=field.kind.label)

    def _fill(
        self, pieces: tuple[Piece, ...], extras: Extras, *, optional: bool
    ) -> tuple[set[str], list[Inline]]:
        told: set[str] = set()
        inlines: list[Inline] = []
        for piece in pieces:
            match piece:
                case Words():
                    inlines.append(Run(text=piece.text, strong=piece.strong, muted=piece.muted))
                case CrossReference():
                    inlines.append(piece)
                case Option():
                    self._add_option(piece, extras, told, inlines)
                case Slot() if piece.name in extras:
                    if not extras[piece.name]:
                        raise _Silent
                    inlines.extend(extras[piece.name])
                case Slot():
                    inlines.extend(self._answer(piece, told, optional=optional))
        return told, inlines

    def _add_option(
        self, option: Option, extras: Extras, told: set[str], inlines: list[Inline]
    ) -> None:
        try:
            more, words = self._fill(option.pieces, extras, optional=True)
        except _Silent:
            return
        told |= more
        inlines.extend(words)

    def _answer(self, slot: Slot, told: set[str], *, optional: bool) -> Inlines:
        field = self._fields[slot.name]
        if not self.has(slot.name):
            blank = None if optional else self._blank(field)
            if blank is None:
                raise _Silent
            return (blank,)
        value = getattr(self.holder, slot.name, None)
        if slot.wanted is not None and value != slot.wanted:
            raise _Silent
        told.add(slot.name)
        words: str | tuple[CrossReference, ...] = slot.words
        if slot.wanted is None:
            words = forms.in_form(self.material, self.holder, field, slot.form)
        if isinstance(words, tuple):
            pointers: list[Inline] = [Run(text="", path=(*self.path, slot.name))]
            for at, pointer in enumerate(words):
                pointers += [Run(text=", "), pointer] if at else [pointer]
            return tuple(pointers)
        return (replace(self.run(words, slot.name, strong=slot.strong), muted=slot.muted),)


def _spaced(blanks: Inlines) -> Inlines:
    spaced: list[Inline] = []
    for blank in blanks:
        spaced += [Run(text=" "), blank] if spaced else [blank]
    return tuple(spaced)


def _tidy(inlines: list[Inline]) -> Inlines:
    """Without a second full stop; a wordless run gives its answer to a neighbour."""
    tidy: list[Inline] = []
    for inline in inlines:
        before = tidy[-1] if tidy else None
        if not isinstance(inline, Run):
            tidy.append(inline)
        elif not inline.text and isinstance(before, Run) and before.path is None:
            tidy[-1] = replace(before, path=inline.path)
        elif isinstance(before, Run) and _stops_twice(before, inline):
            if inline.text[1:]:
                tidy.append(replace(inline, text=inline.text[1:]))
        elif isinstance(before, Run) and not before.text and inline.path is None:
            tidy[-1] = replace(inline, path=before.path)
        else:
            tidy.append(inline)
    return tuple(tidy)


def _stops_twice(before: Run, inline: Run) -> bool:
    said = before.text.rstrip("”’)")
    return inline.path is None and inline.text.startswith(".") and said.endswith(ENDS)
