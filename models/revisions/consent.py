"""The sentence that a signatory confirms."""

from __future__ import annotations

from models.agreement.agreement import Agreement
from models.agreement.words import day_in_words

AFTER_LAST = "not before the last signature"


def consent(agreement: Agreement, version: int, *, after_last: bool = True) -> str:
    """What everybody who signs this version says yes to, in one sentence after another.

    `after_last`: it takes effect only once the last signatory has signed, whatever day it names.
    """
    header = agreement.parties.answers
    start = ""
    if header.effective_from is not None:
        start = f" from {day_in_words(header.effective_from, header.date_format)}"
    if after_last:
        start += f", {AFTER_LAST}"
    return (
        f"We have read version {version} of this agreement. We agree to it for our side and will"
        f" work by it{start}."
    )
