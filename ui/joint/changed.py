"""What a clause says now that it did not say at an earlier vote, answer by answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.agreement import fields, path
from models.agreement.agreement import Agreement
from models.agreement.clauses import Clause
from models.agreement.wording import clause_words
from models.record.facts import Ballot

SHORT = 40
"""Characters up to which old and new values are named in a line of words."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One answer before and after; without a label it is the whole clause."""

    label: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """The change in a few words, such as "ceiling 40 to 35"."""
        label = self.label[:1].lower() + self.label[1:]
        if not label:
            return ""
        if max(len(self.before), len(self.after)) > SHORT:
            return label
        return f"{label} {self.before or 'nothing'} to {self.after or 'nothing'}"


def changed_since(agreement: Agreement, clause: Clause, ballot: Ballot) -> tuple[Changed, ...]:
    """What has changed since a vote, in the order of the questions."""
    text = next((one for one in ballot.texts if one.clause == clause.id), None)
    if text is None or not path.exists(agreement, clause.path):
        return ()
    return between(agreement, clause, text.words, clause_words(agreement, clause))


def between(agreement: Agreement, clause: Clause, before: str, after: str) -> tuple[Changed, ...]:
    """What differs between two wordings of a clause."""
    if before == after:
        return ()
    value = path.get(agreement, clause.path)
    if isinstance(value, tuple):
        return (Changed("", before, after),)
    labels = [field.kind.label for field in fields.of(type(value)) if field.stored]
    old, new = _answers(before, labels), _answers(after, labels)
    return tuple(
        Changed(label, old.get(label, ""), new.get(label, ""))
        for label in dict.fromkeys(labels)
        if old.get(label, "") != new.get(label, "")
    )


def _answers(words: str, labels: list[str]) -> dict[str, str]:
    names = "|".join(re.escape(label) for label in sorted(set(labels), key=len, reverse=True))
    starts = list(re.finditer(rf"(?:^|; )({names}): ", words))
    ends = [start.start() for start in starts[1:]] + [len(words)]
    return {start[1]: words[start.end() : end] for start, end in zip(starts, ends, strict=True)}
