"""How the columns of a table share the room there is."""

from __future__ import annotations

from dataclasses import dataclass

from models.agreement import kinds
from ui.forms.columns import Column
from ui.theme import theme
from ui.widgets.drawing import text_width

FRAME = 2 * 8
SHARES = {"third": 4, "half": 6, "two-thirds": 8, "full": 10}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column needs at least, is content with, and its share of what is left over."""

    least: int
    content: int
    share: int


def widths(columns: tuple[Column, ...], room: int, whole: tuple[int, ...] = ()) -> tuple[int, ...]:
    """The width of each column; together they fill the room, or are as narrow as can be.

    `whole` says what each column needs to show its figures with their units in one line.
    """
    wishes = [_wish(column) for column in columns]
    if whole:
        pairs = zip(wishes, whole, strict=True)
        wishes = [
            Wish(max(wish.least, least), max(wish.content, least), wish.share)
            for wish, least in pairs
        ]
    over = room - sum(wish.content for wish in wishes)
    if over >= 0:
        shares = sum(wish.share for wish in wishes)
        if not shares:
            wishes = [Wish(wish.least, wish.content, 1) for wish in wishes]
            shares = len(wishes)
        found = [wish.content + over * wish.share // max(shares, 1) for wish in wishes]
    else:
        give = sum(wish.content - wish.least for wish in wishes)
        part = min(1.0, -over / give) if give else 0.0
        found = [round(wish.content - (wish.content - wish.least) * part) for wish in wishes]
    return _filled(found, wishes, room)


def _filled(found: list[int], wishes: list[Wish], room: int) -> tuple[int, ...]:
    left = room - sum(found)
    if found and 0 < left <= 2 * len(found):
        widest = max(range(len(found)), key=lambda place: (wishes[place].share, found[place]))
        found[widest] += left
    return tuple(found)


def _wish(column: Column) -> Wish:
    head = text_width(column.label, theme.font("caption-strong")) + theme.px(FRAME + 14)
    if column.part is not None:
        return Wish(theme.px(52), max(theme.px(64), min(round(head), theme.px(132))), 2)
    match column.kind:
        case kinds.Choice():
            words = max(
                (text_width(o.label, theme.font("row")) for o in column.kind.options), default=0
            )
            wide = round(max(head, min(words + theme.px(FRAME + 8), theme.px(200))))
            return Wish(min(wide, theme.px(88)), wide, 1)
        case kinds.Number() | kinds.Percent() | kinds.Money() | kinds.YesNo() | kinds.Computed():
            wide = round(max(head, theme.px(80)))
            return Wish(min(wide, theme.px(64)), wide, 0)
        case kinds.Day() | kinds.Span():
            wide = round(max(head, theme.px(136)))
            return Wish(min(wide, theme.px(112)), wide, 0)
        case kinds.Reference():
            return Wish(theme.px(92), round(max(head, theme.px(128))), 2)
        case _:
            share = SHARES[column.kind.width]
            return Wish(theme.px(96), round(max(head, theme.px(96 + 7 * share))), share)
