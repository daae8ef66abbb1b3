"""Agreements and moments that the tests of the store are made with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from models.agreement import path
from models.agreement.agreement import Agreement
from models.agreement.sections.people import Participant
from models.agreement.sections.personas import Persona
from models.drafting.drafting import Drafting
from models.drafting.origins import Origin, Source
from models.record.record import NotApplicable, Record
from models.revisions.version import Signing, Version
from models.workshop import Workshop

ANN = Participant(id="ann", name="Ann Lee", role="Head of Marketing", side="marketing")
BO = Participant(id="bo", name="Bo Ray", role="Head of Sales", side="sales")
CONSENT = "I have read this agreement and sign it for my team."


@dataclass
class Clock:
    """A clock that stands still until it is moved on."""

    at: dt.datetime = dt.datetime(2026, 12, 4, 16, 40, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.at

    def forward(self, **span: float) -> None:
        self.at += dt.timedelta(**span)


def agreement(title: str = "Sales and Marketing 2027", **header: object) -> Agreement:
    made = path.put(Agreement(), ("parties", "answers", "title"), title)
    for name, value in header.items():
        made = path.put(made, ("parties", "answers", name), value)
    people = (replace(ANN, signatory=True), replace(BO, signatory=True))
    return path.put(made, ("parties", "participants"), people)


def workshop(title: str = "Sales and Marketing 2027", **header: object) -> Workshop:
    """An agreement with two signatories, a fact, an origin and a private note."""
    fact = NotApplicable(
        at="2026-12-04T16:00:00.000Z", by="Ines", clauses=("culture.answers",), reason="Later"
    )
    return Workshop(
        agreement=agreement(title, **header),
        drafting=Drafting(
            origins={"parties.answers.title": Origin(Source.PLACEHOLDER, "from a starter")},
            notes={"purpose.answers": "They do not trust each other yet."},
        ),
        record=Record(facts=(fact,)),
    )


def titled(base: Workshop, title: str) -> Workshop:
    """The same workshop under another title."""
    where = ("parties", "answers", "title")
    return replace(base, agreement=path.put(base.agreement, where, title))


def with_personas(base: Workshop, count: int) -> Workshop:
    """The same workshop with so many personas."""
    rows = tuple(Persona(id=f"persona-{number}", name=f"Buyer {number}") for number in range(count))
    return replace(base, agreement=path.put(base.agreement, ("personas", "personas"), rows))


def without_notes(base: Workshop) -> Workshop:
    """What a version keeps of a workshop."""
    return replace(base, drafting=Drafting(origins=base.drafting.origins))


def signing(version: Version, person: Participant = ANN, /, **changes: object) -> Signing:
    """The sign-off of one person, as the window would send it."""
    right = Signing(
        version=version.number,
        content_hash=version.content_hash,
        participant=person.id,
        name=person.name,
        consent=CONSENT,
    )
    return replace(right, **changes)
