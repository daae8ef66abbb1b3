"""Starters: what a new agreement begins with, from an empty page to a finished sample."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import resources
from models import text, workshop
from models.agreement import fields, kinds, path, walk
from models.agreement.agreement import Agreement
from models.agreement.sections.issues import Issues
from models.drafting.drafting import Drafting
from models.drafting.origins import Origin, Origins, Source, is_placeholder
from models.errors import UserError
from models.workshop import Workshop

BLANK = "blank"
SAMPLE = "sample"
SAMPLE_WORKSHOP = "sample-workshop"
CARRIED_OVER = Origin(Source.CARRIED_OVER, "From a past agreement")


@dataclass(frozen=True, slots=True, kw_only=True)
class Starter:
    """A beginning that can be chosen: its name, a line about it, and its icon."""

    key: str
    title: str
    description: str
    icon: str
    language: str = "en"
    """The language of its words; empty when it brings none."""


_STARTERS = (
    Starter(
        key=BLANK,
        title="Blank",
        description="Every question, no values",
        icon="note",
        language="",
    ),
    Starter(
        key="industrial",
        title="Industrial, manufacturing",
        description="From enquiry to written quote",
        icon="factory",
    ),
    Starter(
        key="b2b-software",
        title="B2B software",
        description="From demo request to contract",
        icon="laptop",
    ),
    Starter(
        key="professional-services",
        title="Professional services",
        description="From referral to consultation",
        icon="briefcase",
    ),
    Starter(
        key="high-velocity",
        title="High-velocity leads",
        description="Call-backs within 15 minutes",
        icon="bolt",
    ),
    Starter(
        key="industrial-de",
        title="Industrie und Fertigung",
        description="Von der Anfrage zum Angebot",
        icon="factory",
        language="de",
    ),
    Starter(
        key="b2b-software-de",
        title="B2B-Software",
        description="Von der Demo-Anfrage zum Vertrag",
        icon="laptop",
        language="de",
    ),
    Starter(
        key="professional-services-de",
        title="Beratende Berufe",
        description="Von der Empfehlung zum Gespräch",
        icon="briefcase",
        language="de",
    ),
    Starter(
        key="high-velocity-de",
        title="Schnelle Anfragen",
        description="Rückruf innerhalb von 15 Minuten",
        icon="bolt",
        language="de",
    ),
    Starter(
        key=SAMPLE,
        title="Sample agreement",
        description="Finished, to look around in",
        icon="eye",
    ),
    Starter(
        key=SAMPLE_WORKSHOP,
        title="Sample during a workshop",
        description="Proposals, votes and open issues",
        icon="people",
    ),
)


def starters() -> tuple[Starter, ...]:
    """The beginnings to choose from, in the order they are offered."""
    return _STARTERS


def start(key: str, title: str | None = None) -> Workshop:
    """A new workshop from the starter called `key`, named `title` when one is given.

    Values that nobody in the room has chosen are marked as placeholders. Raises UserError when
    there is no such starter.
    """
    keys = [starter.key for starter in _STARTERS]
    if key not in keys:
        raise UserError(
            f"There is no starter called “{text.clean_line(key)}”.",
            f"Choose one of {', '.join(keys)}.",
        )
    if key == BLANK:
        return _named(Workshop(), title)
    return _named(workshop.decode(json.loads(resources.text(f"starter/{key}.json"))), title)


def from_past(past: Workshop, title: str) -> Workshop:
    """A new workshop that begins with the words and numbers of a past agreement.

    People, issues, decisions, facts and notes stay behind; where a text names a participant, it
    names the role instead. The old term and the confirmation of the holidays stay behind too.
    Everything else is marked as carried over, and starter values that nobody had confirmed stay
    placeholders.
    """
    agreement = _without_the_old_term(_unpeopled(past.agreement))
    return _named(
        Workshop(
            agreement=agreement,
            drafting=Drafting(origins=_carried_over(agreement, past.drafting.origins)),
        ),
        title,
    )


def _named(started: Workshop, title: str | None) -> Workshop:
    name = text.clean_line(title or "")
    if not name:
        return started
    where = ("parties", "answers", "title")
    origins = dict(started.drafting.origins)
    origins.pop(path.text(where), None)
    return replace(
        started,
        agreement=path.put(started.agreement, where, name),
        drafting=replace(started.drafting, origins=origins),
    )


def _without_the_old_term(agreement: Agreement) -> Agreement:
    header = replace(
        agreement.parties.answers,
        effective_from=None,
        effective_to=None,
        next_review=None,
        period_start=None,
    )
    closed = replace(agreement.calendar.answers, holidays_confirmed=None)
    return replace(
        agreement,
        parties=replace(agreement.parties, answers=header, participants=(), contacts=()),
        calendar=replace(agreement.calendar, answers=closed),
        issues=Issues(),
    )


def _carried_over(agreement: Agreement, before: Origins) -> Origins:
    return {
        path.text(answer.path): (
            before[path.text(answer.path)] if is_placeholder(before, answer.path) else CARRIED_OVER
        )
        for answer in walk.answers(agreement)
        if not fields.is_empty(answer.value)
    }


def _unpeopled(agreement: Agreement) -> Agreement:
    """The same agreement without anybody's name: nobody is pointed at, texts name roles."""
    people = agreement.parties.participants
    roles = {person.name: person.role or "a participant" for person in people if person.name}
    for answer in walk.answers(agreement):
        said = _nobody(answer.field.kind, answer.value, roles)
        if said != answer.value:
            agreement = path.put(agreement, answer.path, said)
    return agreement


def _nobody(kind: kinds.AnyKind, value: object, roles: Mapping[str, str]) -> object:
    match kind, value:
        case kinds.Reference(to=kinds.PARTICIPANTS), _:
            return ""
        case kinds.References(to=kinds.PARTICIPANTS), _:
            return ()
        case kinds.Line() | kinds.Text(), str():
            return _said_of_roles(value, roles)
        case kinds.Lines(), tuple():
            return tuple(_said_of_roles(str(item), roles) for item in value)
        case _:
            return value


def _said_of_roles(words: str, roles: Mapping[str, str]) -> str:
    for name in sorted(roles, key=len, reverse=True):
        if name in words:
            words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", _plainly(roles[name]), words)
    return words


def _plainly(role: str) -> str:
    return role.replace("\\", r"\\")
