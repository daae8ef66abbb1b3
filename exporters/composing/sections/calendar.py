"""Working calendar: opening hours, what a business day is, closed days."""

from __future__ import annotations

from dataclasses import replace

from exporters.blocks import Inline, Inlines, Run
from exporters.composing.page import Page
from exporters.composing.voice import Voice


def compose(page: Page) -> None:
    """Each calendar as a clause, then the meaning of a business day, then the closed days."""
    for voice in page.row_clauses("calendars"):
        page.prose(
            voice,
            "{windows}, {zone}.",
            "{zone_rules=lead?The zone of the lead rules}.",
            "{zone_rules=rep?The zone of the salesperson rules}.",
            "Holds for {teams:and}[ in {regions:and}].",
        )
        page.prose(voice, "**Out of hours:** {cover:stop}")
        page.rest(voice)
    if page.part("answers"):
        page.prose(
            page.voice(),
            "{business_day=hours?A business day counts as} {business_day_hours}.",
            "{business_day=end_of_day?“2 business days” means until closing time of the second"
            " working day}.",
            "{holidays_confirmed?Both sides have gone through the list of closed days and find it"
            " complete}.",
            "{holidays_confirmed!The list of closed days is not complete yet}.",
        )
    rows = page.rows_part("holidays")
    _closed_days(page, rows)


def _closed_days(page: Page, rows: tuple[Voice, ...]) -> None:
    """The closed days one after the other, for each calendar that they hold for."""
    calendars: dict[str, list[Voice]] = {}
    for voice in rows:
        calendars.setdefault(getattr(voice.holder, "calendar", ""), []).append(voice)
    separator = ""
    for calendar, voices in calendars.items():
        year = _year(voices)
        inlines: list[Inline] = []
        for at, voice in enumerate(voices):
            following = voices[at + 1] if at + 1 < len(voices) else None
            goes_on = following is not None and _label(voice) == _label(following) != ""
            said = (voice.say("{day}") if goes_on else ()) or _day(voice)
            if goes_on:
                voice.silence("label")
            inlines += [Run(text=separator), *said] if inlines and said else said
            separator = ", " if goes_on else "; "
        if inlines:
            lead = _lead(voices, year, alone=len(calendars) == 1)
            dated = (_without(inline, year) for inline in inlines)
            page.paragraph(f"calendar.holidays:days:{calendar}", (*lead, *dated, Run(text=".")))


def _day(voice: Voice) -> Inlines:
    return voice.say("{day} ({label})") or voice.say("{day}") or voice.say("{label}")


def _label(voice: Voice) -> str:
    return str(getattr(voice.holder, "label", ""))


def _year(voices: list[Voice]) -> str:
    """The year of all days, which is then said once; nothing when there are several."""
    days = [getattr(voice.holder, "day", None) for voice in voices]
    years = {str(day.year) for day in days if day is not None}
    return years.pop() if len(years) == 1 else ""


def _lead(voices: list[Voice], year: str, *, alone: bool) -> Inlines:
    """Where, and in which year, the days are closed."""
    closed = f"closed in {year}: " if year else "closed: "
    where = voices[0].say("{calendar}")
    for voice in voices[1:]:
        voice.silence("calendar")
    if where:
        return (*where, Run(text=f", {closed}"))
    return (Run(text=closed.capitalize() if alone else f"Every calendar, {closed}"),)


def _without(inline: Inline, year: str) -> Inline:
    """A day without the year, where the agreement writes it behind the month."""
    if not year or not isinstance(inline, Run) or inline.path is None or inline.path[-1] != "day":
        return inline
    return replace(inline, text=inline.text.removesuffix(f" {year}").removesuffix(","))
