"""What the sign-off page says about a version: who signs, what holds, and what has changed."""

from __future__ import annotations

from datetime import date

from models.agreement.agreement import Agreement, sections
from models.agreement.words import day_in_words
from models.record.standing import count, standings
from models.revisions.edition import Edition
from models.revisions.version import Signatory
from models.rules.gate import Condition
from models.workshop import Workshop
from ui import dates
from ui.sign_off_desk import SignOffDesk
from ui.widgets.team_card import Seat, Standing


def headline(edition: Edition) -> str:
    """How many sign, or that all have signed."""
    number = edition.version.number if edition.version else 0
    if not edition.status.waiting_for:
        return f"Version {number} is signed"
    count = len(edition.signatories)
    people = "person signs" if count == 1 else "people sign"
    return f"{dates.spelt(count)} {people} these exact words"


def lead(desk: SignOffDesk, edition: Edition) -> str:
    """What follows from that."""
    if edition.status.waiting_for:
        return (
            f"Version {desk.number} is frozen. Whoever changes a word starts the next version, "
            "without signatures."
        )
    start = effective(desk, edition)
    since = f"It takes effect on {day(edition.workshop.agreement, start)}. " if start else ""
    return f"{since}A later edit is a new draft; these signatures stay with their version."


def effective(desk: SignOffDesk, edition: Edition) -> date | None:
    """The day from which a signed version holds: its own, or that of the last signature."""
    start = edition.workshop.agreement.parties.answers.effective_from
    if not desk.waits_for_last:
        return start
    days = [one.made_at.astimezone().date() for one in desk.standing.values()]
    return max([*days, *([start] if start else [])], default=None)


def saved(edition: Edition) -> str:
    """Which version it is, and when it was saved."""
    number = edition.version.number if edition.version else 0
    at = edition.made_at.astimezone()
    return f"Version {number}, {dates.short_day(at.date())}, {dates.clock(at)}"


def contents(workshop: Workshop, reservations: int = 0) -> str:
    """How much there is to sign."""
    agreement = workshop.agreement
    number = count(standings(agreement, workshop.record).values())
    said = f"{dates.counted(len(sections(agreement)), 'section')}, {number.size}"
    return f"{said} · {dates.counted(reservations, 'reservation')}" if reservations else said


def changed(number: int, *, waiting: bool, unmet: int) -> tuple[str, tuple[str, ...]]:
    """That the draft says something else by now, and what becomes of the signatures."""
    title = f"The draft has changed since version {number}"
    if waiting:
        stays = f"Sign-off goes on for version {number}, and its signatures stay with it."
    else:
        stays = f"Version {number} stays signed as it is; the draft carries no signatures."
    if not unmet:
        return title, (stays,)
    must = "condition of the gate" if unmet == 1 else "conditions of the gate"
    return title, (stays, f"{unmet} {must} must be met before a new sign-off.")


def opening(number: int) -> str:
    """What opening does; `number` is the version that is in sign-off already, or 0."""
    words = (
        "The draft is kept as a version that nobody can change any more. "
        "Each signatory signs exactly that text."
    )
    if not number:
        return words
    return f"{words} Version {number} keeps its signatures and gives way to the new one."


def seat(person: Signatory, edition: Edition | None, *, signing: bool) -> Seat:
    """How far a signatory is; `signing` says that this is the one at the keyboard."""
    if edition is None:
        return Seat(person, Standing.NAMED)
    own = [one for one in edition.signatures if one.participant == person.id]
    newest = own[-1] if own else None
    if newest is not None and newest.stands:
        return Seat(person, Standing.SIGNED, newest)
    if signing:
        return Seat(person, Standing.NOW, newest)
    return Seat(person, Standing.WITHDRAWN if newest else Standing.WAITING, newest)


def unmet(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """The conditions that still stand before the signatures."""
    return tuple(one for one in conditions if not one.met)


def day(agreement: Agreement, when: date | None) -> str:
    """A day in the form that the agreement asks for; empty without one."""
    return day_in_words(when, agreement.parties.answers.date_format) if when else ""
