"""What the wording rules say about one text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a text is meant to be, which decides the rules it is held against."""

    DEFINITION = "definition"
    COMMITMENT = "commitment"
    GOAL = "goal"


class Level(StrEnum):
    """An error stands before the signatures, a warning may be waived with a reason."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Repair:
    """A better text that one click puts in place, and the words on the button."""

    text: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingFinding:
    """One stretch of a text that a rule takes offence at; `start` and `end` count characters."""

    rule: str
    level: Level
    quote: str
    start: int
    end: int
    message: str
    question: str
    repair: Repair | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A text with its findings: bad with an error, weak with warnings alone, otherwise good."""

    text: str
    verdict: str
    findings: tuple[WordingFinding, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that report, each once, in the order of their numbers."""
        return tuple(sorted({finding.rule for finding in self.findings}))
