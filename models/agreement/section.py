"""What every section of the agreement has: its place in the workshop and its words."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from models.agreement.kinds import Computed
from models.agreement.sides import Side

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

RowId = str


class Phase(Enum):
    """The seven phases of the workshop, in order; the value is the phase's name."""

    PREPARE = "Prepare"
    UNDERSTAND = "Understand"
    DEFINE = "Define"
    COMMIT = "Commit"
    AIM = "Aim"
    SUPPORT = "Support"
    CLOSE = "Close"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The words around a section: heading in the document, question and prompts in the room.

    `short` is its name in the step rail. `annex` sections are printed at the end. `optional`
    sections may be left out by decision. `promised_by` is the side whose promise it holds.
    """

    title: str
    short: str
    phase: Phase
    question: str
    purpose: str
    prompt: str
    intro: str = ""
    annex: bool = False
    optional: bool = False
    promised_by: Side | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with the answers of one holder (a section's answers or a row).

    `field` is the name of the answer it is shown at; `question` is put to the room.
    A problem that `blocks` must be settled before signing; any other is a warning.
    """

    field: str
    message: str
    question: str
    blocks: bool = True
    rule: str = ""


def new_id() -> RowId:
    """A fresh row id, unique for ever."""
    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Answers that stand together: the single answers of a section, or a row.

    A class may override `problems` with what its own fields cannot say each for itself.
    `computed` names answers that are worked out, in the order they are shown.
    """

    computed: ClassVar[dict[str, Computed]] = {}

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """What is wrong with these answers taken together; nothing, unless a class knows more."""
        del agreement
        yield from ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Holder):
    """A repeated thing; its id stays with it through every edit, move and version."""

    id: RowId = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of the agreement; every one has `answers` and may have rows beside them."""

    about: ClassVar[About]
