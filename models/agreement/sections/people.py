"""The people of the agreement: who takes part, whom to ask, and who else was thought of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from models.agreement.kinds import (
    PARTICIPANTS,
    Choice,
    Line,
    Lines,
    Reference,
    When,
    YesNo,
    options,
)
from models.agreement.section import Problem, Row
from models.agreement.sides import Side

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

TEAMS = options(("marketing", "Marketing"), ("sales", "Sales"), ("other", "Another team"))
SIDES = options(("marketing", "Marketing"), ("sales", "Sales"))
RIGHTS = options(("decides", "Decides"), ("advises", "Advises"), ("observes", "Observes"))
SUBJECTS = options(
    ("changes", "Changes"),
    ("disputes", "Disputes"),
    ("reviews", "Reviews"),
    ("questions", "Daily questions"),
)
EASILY_FORGOTTEN = (
    ("Product", ("product", "products", "produktmanagement")),
    ("Customer success", ("customer success", "kundenerfolg", "kundenbetreuung")),
    ("Revenue operations", ("revenue operations", "revops", "rev ops")),
)
"""Roles that are easily left out, each with the words by which one recognises them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Row):
    """A person who takes part, with a side and a say."""

    name: Annotated[
        str,
        Line(
            label="Name",
            help="First name and surname.",
            example="Jana Reuter",
            required=True,
            width="third",
        ),
    ] = ""
    role: Annotated[
        str,
        Line(
            label="Role",
            help="The person's job in the company.",
            example="Head of inside sales",
            required=True,
            width="third",
        ),
    ] = ""
    email: Annotated[
        str,
        Line(
            label="E-mail",
            help="Where the signed document is sent.",
            example="j.reuter@varnholt.example",
            width="third",
            shape="email",
        ),
    ] = ""
    side: Annotated[
        str,
        Choice(
            label="Side",
            help="The team that this person speaks for.",
            required=True,
            width="third",
            options=TEAMS,
        ),
    ] = ""
    decision_right: Annotated[
        str,
        Choice(
            label="Say",
            help="Those who decide and those who advise vote, those who observe listen.",
            required=True,
            width="third",
            options=RIGHTS,
        ),
    ] = ""
    signatory: Annotated[
        bool | None,
        YesNo(
            label="Signs",
            help="Yes, when the document needs this person's signature.",
            required=True,
            width="third",
        ),
    ] = None
    team: Annotated[
        str,
        Line(
            label="Team",
            help="The name of the team that is neither Marketing nor Sales.",
            example="Revenue operations",
            when=When("side", ("other",)),
            more=True,
        ),
    ] = ""
    belongs_to: Annotated[
        str,
        Choice(
            label="Votes with",
            help="The side on which this person's vote is counted.",
            required=True,
            when=When("side", ("other",)),
            options=SIDES,
        ),
    ] = ""
    sessions: Annotated[
        tuple[str, ...],
        Lines(
            label="Present at",
            help="The sessions that this person attends.",
            example="12 January morning, 12 January afternoon",
            more=True,
        ),
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Row):
    """The one person of a side to turn to about a subject."""

    subject: Annotated[
        str,
        Choice(
            label="Subject",
            help="What the person is asked about.",
            required=True,
            width="third",
            options=SUBJECTS,
        ),
    ] = ""
    side: Annotated[
        str,
        Choice(
            label="Side",
            help="The side that the person answers for.",
            required=True,
            width="third",
            options=SIDES,
        ),
    ] = ""
    person: Annotated[
        str,
        Reference(
            label="Person",
            help="The same person may stand here several times.",
            required=True,
            width="third",
            to=PARTICIPANTS,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """A subject has one contact on each side, and the contact belongs to it."""
        parties = agreement.parties
        first = next(
            (
                row
                for row in parties.contacts
                if (row.subject, row.side) == (self.subject, self.side)
            ),
            self,
        )
        if self.subject and self.side and first.id != self.id:
            yield Problem(
                "person",
                "This side names a second person for the same subject.",
                "Which of the two should be called first?",
            )
        person = next((one for one in parties.participants if one.id == self.person), None)
        if person is None:
            return
        home = person.belongs_to if person.side == "other" else person.side
        if self.side and home and home != self.side:
            yield Problem(
                "person",
                f"{person.name or 'This person'} belongs to the other side.",
                "Who on this side picks up the phone?",
                blocks=False,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder(Row):
    """A role outside the two teams that was thought of, invited or not."""

    role: Annotated[
        str,
        Line(
            label="Role",
            help="A team or job that the agreement touches.",
            example="Customer success",
            required=True,
            width="third",
        ),
    ] = ""
    invited: Annotated[
        bool | None,
        YesNo(
            label="Invited",
            help="Yes, when somebody was asked to come.",
            required=True,
            width="third",
        ),
    ] = None
    reason: Annotated[
        str,
        Line(
            label="Why not",
            help="What speaks for going on without them.",
            example="Joins at the first review",
            required=True,
            width="third",
            when=When("invited", (False,)),
        ),
    ] = ""


def attendance(people: tuple[Participant, ...]) -> Iterator[Problem]:
    """Sessions that nobody who decides for a side attends."""
    sessions = dict.fromkeys(name for person in people for name in person.sessions)
    for session in sessions:
        deciding = {
            person.side
            for person in people
            if session in person.sessions and person.decision_right == "decides"
        }
        for side in Side:
            if side not in deciding:
                yield Problem(
                    "owner",
                    f"Nobody who decides for {side.label} is at “{session}”.",
                    "Can what is decided there wait for them?",
                    blocks=False,
                )


def forgotten(
    people: tuple[Participant, ...], stakeholders: tuple[Stakeholder, ...]
) -> Iterator[Problem]:
    """Roles that agreements touch and workshops forget, as far as nobody has named them."""
    words = [f"{person.role} {person.team}" for person in people]
    known = " | ".join([*words, *(row.role for row in stakeholders)]).casefold()
    missing = [
        name
        for name, signs in EASILY_FORGOTTEN
        if not any(re.search(rf"\b{sign}\b", known) for sign in signs)
    ]
    if missing:
        yield Problem(
            "owner",
            f"Nobody has considered {', '.join(missing)}.",
            "Should they be here, and if not, why not?",
            blocks=False,
        )


def unnamed(contacts: tuple[Contact, ...]) -> Iterator[Problem]:
    """Subjects for which a side has no contact."""
    named = {(contact.subject, contact.side) for contact in contacts}
    for side in Side:
        missing = [option.label for option in SUBJECTS if (option.key, side.value) not in named]
        if missing:
            yield Problem(
                "owner",
                f"{side.label} has no contact for {', '.join(missing).lower()}.",
                f"Whom does one call in {side.label}?",
            )
