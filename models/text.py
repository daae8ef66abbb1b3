"""Text as it is kept: one Unicode form, no characters that a file cannot hold."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 100_000
"""Characters that one answer may hold; a longer text is refused at the edge."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_NEWLINES = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")


def clean(text: str) -> str:
    """Text in NFC with plain newlines, without control characters and lone surrogates."""
    plain = _FORBIDDEN.sub("", _NEWLINES.sub("\n", text))
    return unicodedata.normalize("NFC", plain)


def clean_line(text: str) -> str:
    """The same on one line: newlines and tabs become blanks, outer blanks go."""
    return " ".join(clean(text).split())
