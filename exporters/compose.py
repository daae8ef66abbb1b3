"""The agreement as a document: cover, contents, seven parts, signatures and appendices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from exporters.blocks import Block, Document, Key, Part
from exporters.composing import change_log, front, needs, proposals, signing
from exporters.composing import section as one_section
from exporters.composing.clock import day_here
from exporters.composing.joint import Joint, Reader
from exporters.composing.material import Material
from exporters.composing.numbers import Numbers
from exporters.composing.registry import OWN
from exporters.composing.sections import samples
from models.agreement.agreement import sections
from models.agreement.path import Path, parse
from models.agreement.section import Phase, Section
from models.drafting.origins import Origins, Source
from models.record.record import left_out
from models.revisions.edition import Edition
from models.revisions.version import State

_UNDER_WAY = (State.DRAFT, State.IN_REVIEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a document shows beside the agreed text.

    `open_points`, `starter_marks` and `status_marks` concern drafts only. `proposals` adds what
    each side had proposed, as far as it is revealed. `live` is the document beside the form: no
    content hash is worked out for a draft.
    """

    open_points: bool = True
    starter_marks: bool = True
    status_marks: bool = True
    proposals: bool = False
    live: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of the document that is composed on its own: a section, the cover and so on."""

    key: Key
    blocks: tuple[Block, ...]


def compose(edition: Edition, options: Options | None = None) -> Document:
    """The whole document of an edition, numbered."""
    return Composer(options or Options()).document(edition)


def compose_section(
    edition: Edition, name: str, options: Options | None = None
) -> tuple[Block, ...]:
    """The blocks of one section, not numbered."""
    composer = Composer(options or Options())
    return composer.composed(composer.material(edition), edition, name)


@dataclass(slots=True)
class _Kept:
    """What was composed for a section, and from what."""

    made_from: object
    blocks: tuple[Block, ...]


@dataclass(slots=True)
class Composer:
    """Composes one agreement again and again; what did not change is the same object as before."""

    options: Options
    _kept: dict[Key, _Kept] = field(default_factory=dict)
    _numbers: Numbers = field(default_factory=Numbers)
    _starters: tuple[Origins, frozenset[Path]] = field(default_factory=lambda: ({}, frozenset()))
    _reader: Reader = field(default_factory=Reader)

    def document(self, edition: Edition) -> Document:
        """The numbered document with what stands in its margins."""
        material = self.material(edition)
        header = material.agreement.parties.answers
        chapters = self.chapters(edition)
        hashed = not (self.options.live and edition.version is None)
        return Document(
            title=material.agreement.title,
            company=header.company,
            header=" · ".join(part for part in (header.company, material.agreement.title) if part),
            status=_status(material, edition),
            fingerprint=edition.content_hash if hashed else "",
            language="en-GB",
            author=edition.version.made_by if edition.version else "",
            made_at=edition.made_at.isoformat(),
            blocks=tuple(block for chapter in chapters for block in chapter.blocks),
        )

    def chapters(self, edition: Edition) -> tuple[Chapter, ...]:
        """The numbered chapters; one with the same `blocks` object as last time has not changed."""
        material = self.material(edition)
        composed = dict(self._composed(material, edition))
        return tuple(
            Chapter(key, blocks) for key, blocks in self._numbers.numbered(composed).items()
        )

    def material(self, edition: Edition) -> Material:
        """The edition as the sections see it."""
        under_way = edition.status.state in _UNDER_WAY
        starters: frozenset[Path] = frozenset()
        if under_way and self.options.starter_marks:
            starters = self._unconfirmed(edition.workshop.drafting.origins)
        return Material(
            agreement=edition.workshop.agreement,
            starters=starters,
            left_out=left_out(edition.workshop.record),
            open_points=under_way and self.options.open_points,
        )

    def _unconfirmed(self, origins: Origins) -> frozenset[Path]:
        if self._starters[0] is not origins:
            paths = frozenset(
                parse(word)
                for word, origin in origins.items()
                if origin.source is Source.PLACEHOLDER
            )
            self._starters = (origins, paths)
        return self._starters[1]

    def _composed(
        self, material: Material, edition: Edition
    ) -> Iterator[tuple[Key, tuple[Block, ...]]]:
        yield "cover", self._same("cover", (front.cover(material, edition),))
        joint = self._joint(edition)
        listing = front.contents(material, voted=joint.is_voted)
        yield "contents", self._same("contents", (listing,))
        seen: set[Phase] = set()
        names: needs.Names = {}
        annexes: list[tuple[Key, tuple[Block, ...]]] = []
        for name, section in sections(material.agreement).items():
            about = type(section).about
            blocks = self._section(material, edition, name, names)
            if about.annex:
                annexes.append((name, blocks))
                continue
            if about.phase not in seen:
                seen.add(about.phase)
                yield f"part:{name}", self._same(f"part:{name}", (_part(about.phase),))
            yield name, blocks
        hashed = not (self.options.live and edition.version is None)
        closing = signing.compose(material, edition, fingerprint=hashed)
        yield signing.KEY, self._same(signing.KEY, closing)
        annexes += self._further_annexes(material, joint)
        if annexes:
            heading: tuple[Block, ...] = (Part(key="part:appendices", title="Appendices"),)
            yield "part:appendices", self._same("part:appendices", heading)
            yield from annexes

    def _section(
        self, material: Material, edition: Edition, name: str, names: needs.Names
    ) -> tuple[Block, ...]:
        section: Section = getattr(material.agreement, name)
        made_from = (
            needs.of(material, name, section, names),
            edition.log if name == "governance" else (),
            self._joint(edition).made_from(name),
        )
        kept = self._kept.get(name)
        if kept is not None and kept.made_from == made_from:
            return kept.blocks
        blocks = self.composed(material, edition, name)
        self._kept[name] = _Kept(made_from, blocks)
        return blocks

    def composed(self, material: Material, edition: Edition, name: str) -> tuple[Block, ...]:
        """The blocks of one section composed afresh, not numbered."""
        section: Section = getattr(material.agreement, name)
        blocks = one_section.compose(material, name, section, OWN.get(name))
        blocks = self._joint(edition).finished(material, name, blocks)
        return (*blocks, *_appended(material, edition, name))

    def _joint(self, edition: Edition) -> Joint:
        draft = edition.status.state in _UNDER_WAY and self.options.status_marks
        return self._reader.joint(edition.workshop, draft=draft)

    def _further_annexes(
        self, material: Material, joint: Joint
    ) -> Iterator[tuple[Key, tuple[Block, ...]]]:
        """The decision test, and the proposals when they are asked for; none of them empty."""
        tested = joint.sorted_leads(material, self._samples(material))
        if tested:
            yield samples.KEY, self._same(f"{samples.KEY}:whole", tested)
        proposed = joint.proposals(material) if self.options.proposals else ()
        if proposed:
            yield proposals.KEY, self._same(proposals.KEY, proposed)

    def _samples(self, material: Material) -> tuple[Block, ...]:
        stages, kept = self._kept["stages"].blocks, self._kept.get(samples.KEY)
        if kept is None or kept.made_from is not stages:
            blocks = samples.compose(material, material.agreement.stages)
            kept = self._kept[samples.KEY] = _Kept(stages, blocks)
        return kept.blocks

    def _same(self, key: Key, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks as they were kept when they say the same."""
        kept = self._kept.get(key)
        if kept is not None and kept.blocks == blocks:
            return kept.blocks
        self._kept[key] = _Kept(None, blocks)
        return blocks


def _part(phase: Phase) -> Part:
    return Part(key=f"part:{phase.name.lower()}", title=phase.value)


def _appended(material: Material, edition: Edition, name: str) -> tuple[Block, ...]:
    """What the store adds to a section."""
    return change_log.compose(material, edition.log) if name == "governance" else ()


def _status(material: Material, edition: Edition) -> str:
    if edition.version is None:
        return f"Draft of {day_here(material, edition.made_at)}"
    words = edition.status.words
    return f"Version {edition.version.number}, {words[:1].lower()}{words[1:]}"
