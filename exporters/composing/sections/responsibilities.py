"""Responsibilities: one table of activities and roles."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from exporters.blocks import Blank, Cell, Inlines, Run, TableRow
from exporters.composing.page import Page
from exporters.composing.pieces import Col
from exporters.composing.voice import Voice
from models.agreement import path
from models.agreement.sections.responsibilities import Activity, Responsibilities, Role

_ALL = 160
_ACTIVITY = 42
"""Millimetres that the first column has at least."""


def compose(page: Page) -> None:
    """The table of letters, and who steps in."""
    section = page.section
    assert isinstance(section, Responsibilities)
    page.part("activities", "Who does what")
    if not page.voices("activities"):
        page.no_rows("activities")
    roles = section.roles
    _sides(page)
    for start, end in _slices(roles):
        _matrix(page, roles[start:end], start)
    if page.part("answers"):
        page.prose(page.voice(), "{stand_in:stop}")


def _sides(page: Page) -> None:
    """Which role belongs to which team."""
    teams: dict[str, list[Voice]] = {}
    for voice in page.voices("roles"):
        teams.setdefault(getattr(voice.holder, "side", ""), []).append(voice)
    if not teams:
        page.no_rows("roles")
        return
    inlines: list[Inlines] = []
    for voices in teams.values():
        said = [voice.say("{name}") for voice in voices]
        names = tuple(inline for at, one in enumerate(said) for inline in (*_comma(at), *one))
        for voice in voices[1:]:
            voice.silence("side")
        team = voices[0].say("{side=marketing?Marketing}") or voices[0].say("{side=sales?Sales}")
        team = team or voices[0].say("{side=other?Other teams}")
        inlines.append((*team, Run(text=": "), *names, Run(text=". ")))
    page.paragraph("responsibilities.roles:teams", tuple(one for some in inlines for one in some))


def _comma(at: int) -> Inlines:
    return (Run(text=", "),) if at else ()


def _matrix(page: Page, roles: tuple[Role, ...], start: int) -> None:
    columns = [Col("Activity", _ALL - sum(_width(role) for role in roles), "")]
    columns += [Col(role.name or "New role", _width(role), "") for role in roles]
    rows = [_row(voice, roles, start) for voice in page.voices("activities")]
    key = "responsibilities.activities:table" + (f":{start}" if start else "")
    page.grid(key, "Activities and roles", columns, rows)


def _slices(roles: tuple[Role, ...]) -> Iterator[tuple[int, int]]:
    """Which roles stand side by side, so that room is left for the activity."""
    tables = max(1, ceil(sum(_width(role) for role in roles) / (_ALL - _ACTIVITY)))
    size = max(1, ceil(len(roles) / tables))
    for start in range(0, max(1, len(roles)), size):
        yield start, start + size


def _width(role: Role) -> int:
    """Millimetres that the longest word of the role's name takes."""
    longest = max((len(word) for word in role.name.split()), default=4)
    return min(30, max(13, round(longest * 1.6 + 2.5)))


def _row(voice: Voice, roles: tuple[Role, ...], start: int) -> TableRow:
    activity = voice.holder
    assert isinstance(activity, Activity)
    key = path.text(voice.path) + (f":{start}" if start else "")
    given = {cell.column: cell.letters for cell in activity.letters}
    name = voice.say("**{name}**")
    if given and not given.keys() & {role.id for role in roles} and not start:
        name = (*name, voice.run("", "letters"))
    cells = [Cell(key=f"{key}:name", paragraphs=(name,) if name else ())]
    open_point = voice.say("{letters}") if not activity.letters else ()
    voice.silence("letters")
    for at, role in enumerate(roles):
        letters = given.get(role.id, "")
        said: Inlines = (voice.run(", ".join(letters), "letters"),) if letters else ()
        if at == 0 and open_point and isinstance(open_point[0], Blank):
            said = open_point
        cells.append(Cell(key=f"{key}:{role.id}", paragraphs=(said,) if said else ()))
    return TableRow(key=key, cells=tuple(cells), path=voice.path)
