"""The first two pages: the cover with both promises, and how to read what follows."""

from __future__ import annotations

from exporters.blocks import (
    Blank,
    Contents,
    CoverFact,
    CoverPage,
    CrossReference,
    Inlines,
    Run,
)
from exporters.composing.clock import day_here
from exporters.composing.material import Material
from exporters.composing.pieces import sentences
from exporters.composing.voice import Voice
from models.agreement import fields
from models.agreement.kinds import CALENDARS, GOALS, TIERS, Choice, label_of
from models.agreement.path import Path
from models.agreement.section import Row
from models.agreement.voices import find
from models.agreement.words import day_in_words, listed
from models.revisions.edition import Edition
from models.revisions.version import State

_MOST_NAMED = 4
_ONE_LINE = 26
_NUMBERS = ("", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def cover(material: Material, edition: Edition) -> CoverPage:
    """Who, what, from when, the two promises, the common aim and four facts."""
    header = material.agreement.parties.answers
    return CoverPage(
        key="cover",
        company=header.company or "Company not named yet",
        title=balanced(material.agreement.title),
        subtitle=tuple(line for line in (_scope(material), _term(material)) if line),
        marketing=_marketing(material),
        sales=_sales(material),
        together=_together(material),
        facts=(
            _version(material, edition),
            _signed(material, edition),
            _review(material),
            _owner(material),
        ),
    )


def _scope(material: Material) -> str:
    purpose = material.agreement.purpose.answers
    products = listed(purpose.products[:_MOST_NAMED])
    regions = listed(purpose.regions[:_MOST_NAMED])
    return " · ".join(part for part in (products, regions) if part)


def balanced(title: str) -> str:
    """A title that needs two lines, parted near its middle."""
    blanks = [at for at, letter in enumerate(title) if letter == " "]
    if not _ONE_LINE < len(title) <= 2 * _ONE_LINE or not blanks:
        return title
    middle = min(blanks, key=lambda at: abs(at - len(title) / 2))
    return f"{title[:middle]}\n{title[middle + 1 :]}"


def _term(material: Material) -> str:
    header = material.agreement.parties.answers
    if header.effective_from is None:
        return ""
    start = day_in_words(header.effective_from, header.date_format)
    if header.until_replaced is False and header.effective_to is not None:
        return f"In force from {start} to {day_in_words(header.effective_to, header.date_format)}"
    return f"In force from {start}" + (" until replaced" if header.until_replaced else "")


def _marketing(material: Material) -> Inlines:
    voice = _first(material, ("marketing", "volumes"))
    if voice is None:
        return _blank(material, ("marketing", "volumes"), "What does Marketing promise?")
    return sentences(
        voice,
        (
            "**{count} {per:a}** that reach the stage {stage} and meet every written criterion of"
            " @stages@",
        ),
        {},
    )


def _sales(material: Material) -> Inlines:
    voice = _first(material, TIERS)
    if voice is None:
        return _blank(material, TIERS, "What does Sales promise?")
    said = sentences(
        voice, ("**{end_event:act} within {within}** for {share} of {leads:lower}",), {}
    )
    return _capitalised(said)


def _together(material: Material) -> Inlines:
    goals = [
        goal
        for goal in material.agreement.goals.goals
        if material.reason_left_out((*GOALS, goal.id)) is None
    ]
    goal = next((one for one in goals if one.about_revenue), goals[0] if goals else None)
    if goal is None:
        return _blank(material, GOALS, "What do both sides aim for?")
    return Voice(material, goal, (*GOALS, goal.id)).say("{sentence}")


def _first(material: Material, to: Path) -> Voice | None:
    rows: tuple[Row, ...] = getattr(getattr(material.agreement, to[0]), to[1])
    for row in rows:
        if material.reason_left_out((*to, row.id)) is None:
            return Voice(material, row, (*to, row.id))
    return None


def _blank(material: Material, to: Path, question: str) -> Inlines:
    if material.open_points:
        return (Blank(path=to, question=question),)
    return (Run(text="Not part of this agreement"),)


def _capitalised(inlines: Inlines) -> Inlines:
    first = inlines[0] if inlines else None
    if not isinstance(first, Run):
        return inlines
    text = first.text[:1].upper() + first.text[1:]
    run = Run(text=text, path=first.path, strong=first.strong, placeholder=first.placeholder)
    return (run, *inlines[1:])


def _version(material: Material, edition: Edition) -> CoverFact:
    saved = day_here(material, edition.made_at)
    if edition.version is None:
        newest = max((entry.version for entry in edition.log), default=0)
        value = f"Draft after version {newest}" if newest else "Draft"
        return CoverFact(label="Version", value=value, note=saved)
    return CoverFact(label="Version", value=str(edition.version.number), note=saved)


def _signed(material: Material, edition: Edition) -> CoverFact:
    standing = [one for one in edition.signatures if one.stands]
    if edition.status.waiting_for:
        names = len(edition.status.waiting_for)
        total = len(standing) + names
        value = f"{len(standing)} of {total} signed"
        return CoverFact(label="Signatures", value=value, note=edition.status.words)
    if not standing:
        return CoverFact(label="Signatures", value="Not signed yet", note="")
    last = max(one.made_at for one in standing)
    count = len(standing)
    words = _NUMBERS[count].lower() if count < len(_NUMBERS) else str(count)
    value = f"By all {words}"
    if edition.status.state is State.SUPERSEDED:
        value = f"{value}, superseded"
    return CoverFact(label="Signed", value=value, note=day_here(material, last))


def _review(material: Material) -> CoverFact:
    header = material.agreement.parties.answers
    if header.next_review is None:
        return CoverFact(label="Next review", value="No date yet")
    governance = material.agreement.governance.answers
    kind = fields.named(type(governance), "rhythm").kind
    assert isinstance(kind, Choice)
    rhythm = label_of(kind, governance.rhythm) if governance.rhythm else ""
    value = day_in_words(header.next_review, header.date_format)
    return CoverFact(label="Next review", value=value, note=rhythm[:1].lower() + rhythm[1:])


def _owner(material: Material) -> CoverFact:
    person = find(material.agreement, material.agreement.parties.answers.owner)
    if person is None:
        return CoverFact(label="Agreement owner", value="Not named yet")
    return CoverFact(label="Agreement owner", value=person.name, note=person.role)


def contents(material: Material, *, voted: bool = False) -> Contents:
    """The contents list with a note on how the words and hours are meant.

    `voted` is true when each side has agreed to every clause by its own vote.
    """
    inlines: list[Run | CrossReference] = [
        Run(text="How to read this document. ", strong=True),
        Run(text="Terms of ", muted=True),
        CrossReference(to="glossary"),
        Run(text=" are used in their agreed meaning only. ", muted=True),
    ]
    calendars = material.agreement.calendar.calendars
    number = material.number_of(CALENDARS, calendars[0].id) if calendars else None
    if number is not None:
        inlines += [
            Run(
                text="Business hours and business days are those of calendar ",
                muted=True,
            ),
            number,
            Run(text=" where a clause names no other. ", muted=True),
        ]
    if voted:
        words = (
            "Marketing and Sales agreed to each clause by a vote of their own; a reservation stands"
            " with the clause it belongs to. "
        )
        inlines.append(Run(text=words, muted=True))
    return Contents(key="contents", note=tuple(inlines))
