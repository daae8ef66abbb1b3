"""Agreement and parties: who agrees, from when to when, and whom to ask."""

from __future__ import annotations

from exporters.blocks import Cell, Inline, Inlines, Run, TableRow
from exporters.composing.page import Page
from exporters.composing.pieces import Col
from exporters.composing.voice import Voice
from models.agreement import path
from models.agreement.sections.people import SUBJECTS
from models.agreement.sides import Side

_PEOPLE = (
    Col("Name and role", 46, "**{name}**\n~~{role}~~"),
    Col(
        "Side",
        39,
        "{side=marketing?Marketing}\n{side=sales?Sales}\n{side=other?Another team}[, {team}]\n"
        "~~votes with {belongs_to}~~",
    ),
    Col("Say", 16, "{decision_right}"),
    Col("Signs", 11, "{signatory?Yes}\n{signatory!No}"),
    Col("E-mail", 48, "{email}"),
)
_OTHERS = (
    Col("Role", 44, "**{role}**"),
    Col("Considered", 22, "{invited?Invited}\n{invited!Not invited}"),
    Col("Why not", 94, "{reason}"),
)

_FEW = 3
"""So many people may be missing from a session that is said to have had everybody but them."""


def compose(page: Page) -> None:
    """The agreement, its term and units, the people, their contacts."""
    voice = page.voice()
    page.part("answers", "Who agrees")
    page.prose(
        voice,
        "**{title}** is agreed between Marketing and Sales of **{company}**.",
        "{owner} owns the agreement and keeps it alive after the workshop.",
        "{sponsors:and} stand behind it as sponsors."
        if len(page.material.agreement.parties.answers.sponsors) > 1
        else "{sponsors} stands behind it as sponsor.",
        "{facilitator} led the workshop.",
    )
    page.part("answers", "Term", "term")
    page.prose(
        voice,
        "It holds from {effective_from} {until_replaced?until a newer version is signed}.",
        "It holds from {effective_from} {until_replaced!to} {effective_to}.",
        "Both teams review it for the first time on {next_review}.",
    )
    page.part("answers", "Periods and units", "units")
    page.prose(
        voice,
        "Goals and funnel plan are counted per {period:lower}; the first one starts on"
        " {period_start}.",
        "Amounts are in {currency}.",
        "Dates and hours are those of {zone} where nothing else is said[;"
        " dates are written like {date_format}].",
        "The agreement is written in {language}.",
    )
    people = page.rows_part("participants", "People")
    for voice in people:
        voice.silence("sessions")
    page.table("parties.participants:table", "People who take part", _PEOPLE, people)
    _sessions(page, people)
    if page.part("contacts", "Whom to ask"):
        _contacts(page)
    others = page.rows_part("stakeholders", "Who else is touched")
    page.table("parties.stakeholders:table", "Roles that were considered", _OTHERS, others)


def _sessions(page: Page, people: tuple[Voice, ...]) -> None:
    """Who was present when, session by session; or who was not, where that is shorter."""
    present: dict[str, list[Voice]] = {}
    for voice in people:
        for session in dict.fromkeys(_sessions_of(voice)):
            present.setdefault(session, []).append(voice)
    absent = _absent(people, present)
    rows: list[TableRow] = []
    for session, voices in present.items():
        key = f"parties.participants:session:{len(rows)}"
        own = voices[0]
        names = _names(voices) if absent is None else _all_but(own, absent[session])
        cells = (
            Cell(key=f"{key}:0", paragraphs=((own.run(session, "sessions"),),)),
            Cell(key=f"{key}:1", paragraphs=(names,)),
        )
        rows.append(TableRow(key=key, cells=cells, path=own.path))
    columns = (Col("Session", 48, ""), Col("Present", 112, ""))
    page.grid("parties.participants:sessions", "Who was present", columns, rows)


def _sessions_of(voice: Voice) -> tuple[str, ...]:
    sessions: tuple[str, ...] = getattr(voice.holder, "sessions", ())
    return sessions


def _absent(
    people: tuple[Voice, ...], present: dict[str, list[Voice]]
) -> dict[str, list[Voice]] | None:
    """Who missed each session; None where the few are not the absent ones.

    Those who were always there have to agree on the sessions, for they are not named again.
    """
    absent = {
        session: [voice for voice in people if session not in _sessions_of(voice)]
        for session in present
    }
    attended = [_sessions_of(voice) for voice in people]
    always = {one for one in attended if present.keys() <= set(one)}
    few = all(len(one) <= min(_FEW, len(people) // 2) for one in absent.values())
    return absent if len(always) == 1 and few else None


def _all_but(own: Voice, absent: list[Voice]) -> Inlines:
    if not absent:
        return (own.run("Everybody", "sessions"),)
    return (own.run("Everybody but ", "sessions"), *_names(absent, last=" and "))


def _names(voices: list[Voice], last: str = ", ") -> Inlines:
    inlines: list[Inline] = []
    for at, voice in enumerate(voices):
        if at:
            inlines.append(Run(text=last if at == len(voices) - 1 else ", "))
        inlines.append(voice.run(_name(voice), "sessions"))
    return tuple(inlines)


def _name(voice: Voice) -> str:
    return getattr(voice.holder, "name", "") or "Somebody"


def _contacts(page: Page) -> None:
    """One row per subject, a column per side."""
    voices = page.voices("contacts") or page.no_rows("contacts")
    rows = []
    for subject in SUBJECTS:
        own = [voice for voice in voices if getattr(voice.holder, "subject", "") == subject.key]
        if own:
            rows.append(_subject_row(subject.label, own))
    columns = (Col("Subject", 40, ""), Col("Marketing", 60, ""), Col("Sales", 60, ""))
    page.grid("parties.contacts:table", "One person for each subject and side", columns, rows)


def _subject_row(label: str, own: list[Voice]) -> TableRow:
    key = path.text(own[0].path)
    cells: list[tuple[Inlines, ...]] = [
        ((Run(text=label, path=(*own[0].path, "subject"), strong=True),),)
    ]
    for side in Side:
        said = []
        for voice in own:
            if getattr(voice.holder, "side", "") == side:
                said.append(voice.say("{person}"))
                voice.silence("subject", "side")
        cells.append(tuple(inlines for inlines in said if inlines))
    return TableRow(
        key=key,
        cells=tuple(Cell(key=f"{key}:{at}", paragraphs=cell) for at, cell in enumerate(cells)),
        path=own[0].path,
    )
