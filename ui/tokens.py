"""The colours of one look, by the names that widgets use, and how well they can be read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

import resources

if TYPE_CHECKING:
    from collections.abc import Mapping


class Look(StrEnum):
    """A way the whole window can look."""

    LIGHT = "light"
    DARK = "dark"
    PRESENT = "present"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Every colour of one look as #RRGGBB, with its type scale and line width."""

    look: Look
    dark: bool
    scale: float
    line_width: int
    colours: Mapping[str, str]


TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *(("text", ground) for ground in ("bg", "surface", "sunk", "fieldbg", "hover", "desk")),
    *(("muted", ground) for ground in ("bg", "surface", "sunk", "fieldbg", "hover", "desk")),
    *(("primary", ground) for ground in ("bg", "surface", "sunk", "primarysoft", "hover")),
    ("text", "primarysoft"),
    ("muted", "primarysoft"),
    ("onprimary", "primary"),
    ("onprimary", "primarydeep"),
    *(
        (ink, ground)
        for ink in ("marketing", "sales", "ok", "warn", "err")
        for ground in ("bg", "surface", "sunk", "fieldbg", "hover", "primarysoft", f"{ink}bg")
    ),
    *(("text", ground) for ground in ("marketingbg", "salesbg", "okbg", "warnbg", "errbg")),
    *(("onside", side) for side in ("marketing", "sales", "ok", "err")),
    ("toasttext", "toastbg"),
    ("toastaccent", "toastbg"),
)
"""Every pair of text and ground that is drawn somewhere."""

LINE_PAIRS: tuple[tuple[str, str], ...] = tuple(
    (line, ground)
    for line in ("field", "focus", "warn", "err")
    for ground in ("surface", "bg", "fieldbg")
)
"""Lines that carry meaning, such as the border of a field, with the ground beside them."""


def load(look: Look) -> Tokens:
    """The tokens of a look as its file declares them."""
    read = tomllib.loads(resources.text(f"theme/{look}.toml"))
    return Tokens(
        look=look,
        dark=read["dark"],
        scale=read["scale"],
        line_width=read["line_width"],
        colours=MappingProxyType(dict(read["colours"])),
    )


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far two colours (#RRGGBB) stand apart, from 1 (the same) to 21 (black on white)."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def readable_on(ground: str, candidates: tuple[str, ...]) -> str:
    """The candidate colour that is easiest to read on this ground."""
    return max(candidates, key=lambda candidate: contrast(candidate, ground))
