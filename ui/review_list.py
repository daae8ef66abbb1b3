"""The review as a list to read in a terminal or to hand to another program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from models.agreement import path, references
from models.rules.balance import balance
from models.rules.completeness import left_out_paths
from models.rules.finding import Finding, Severity
from models.rules.review import Reviewer
from models.workshop import Workshop

_NAMES = {
    Severity.ERROR: ("error", "errors"),
    Severity.MISSING: ("unanswered", "unanswered"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.UNCONFIRMED: ("starter value", "starter values"),
}

Entry = dict[str, str]


def found(workshop: Workshop) -> list[Entry]:
    """Every finding as plain words: what is open first, waived warnings with their reason last."""
    review = Reviewer().review(workshop)
    return [_entry(workshop, one) for one in (*review.findings, *review.waived)]


def lines(entries: Sequence[Entry]) -> list[str]:
    """The same for people, with the counts in the last line."""
    said = [line for entry in entries for line in _lines(entry)]
    open_ones = Counter(entry["severity"] for entry in entries if not entry["waived"])
    waived = sum(bool(entry["waived"]) for entry in entries)
    counts = [
        f"{open_ones[severity.value]} {one if open_ones[severity.value] == 1 else many}"
        for severity, (one, many) in _NAMES.items()
        if open_ones[severity.value]
    ]
    if waived:
        counts.append(f"{waived} waived")
    return [*said, ", ".join(counts) if counts else "Nothing is left to look at."]


def promises(workshop: Workshop) -> list[str]:
    """Who promises what, a line for each kind; facts beside the findings, none of them."""
    counted = balance(workshop.agreement, left_out_paths(workshop))
    return [one.words for one in counted if one.marketing or one.sales]


def _entry(workshop: Workshop, one: Finding) -> Entry:
    return {
        "path": path.text(one.path),
        "place": references.describe(workshop.agreement, one.path),
        "severity": one.severity.value,
        "rule": one.rule,
        "message": one.message,
        "question": one.question,
        "quote": one.quote,
        "waived": one.waived,
    }


def _lines(entry: Entry) -> Iterator[str]:
    rule = f" {entry['rule']}" if entry["rule"] not in ("", entry["severity"]) else ""
    kind = "waived" if entry["waived"] else entry["severity"]
    yield f"{kind}{rule}  {entry['place']}"
    quote = f"“{entry['quote']}” " if entry["quote"] else ""
    yield f"    {quote}{entry['message']} {entry['question']}".rstrip()
    if entry["waived"]:
        yield f"    Waived: {entry['waived']}"
