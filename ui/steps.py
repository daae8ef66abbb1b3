"""The steps of the workshop in their seven phases, one for each section and two to close with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.agreement.agreement import Agreement, sections_of
from models.agreement.section import About, Phase


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the rail; `number` counts from 1 over all phases."""

    key: str
    number: int
    phase: Phase
    short: str
    question: str
    purpose: str
    prompt: str


REVIEW = About(
    title="Review",
    short="Review",
    phase=Phase.CLOSE,
    question="What still stands before the signatures?",
    purpose="Everything that is missing or wrong, each one click from its field.",
    prompt="Which of these would hurt most if we signed today?",
)
SIGN_OFF = About(
    title="Sign-off",
    short="Sign-off",
    phase=Phase.CLOSE,
    question="Who signs these exact words?",
    purpose="A signed version is frozen. Whoever changes a word starts the next one.",
    prompt="Has everybody who signs read the document from front to back?",
)
CLOSING = {"review": REVIEW, "sign_off": SIGN_OFF}


def steps(root: type[Agreement] = Agreement) -> tuple[Step, ...]:
    """All steps in order."""
    return tuple(_steps(root))


def _steps(root: type[Agreement]) -> Iterator[Step]:
    abouts = {name: cls.about for name, cls in sections_of(root).items()} | CLOSING
    for number, (key, about) in enumerate(abouts.items(), 1):
        yield Step(
            key, number, about.phase, about.short, about.question, about.purpose, about.prompt
        )
