"""What leads to the agreement and is not part of it; it stays on this laptop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.agreement.section import new_id
from models.drafting.agenda import Agenda
from models.drafting.blind import Blind, Turn
from models.drafting.origins import Origins


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleLead:
    """A lead, real or made up, that both sides sort into a stage with the definitions at hand."""

    text: str
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """The working material.

    `origins` tells where values come from, `notes` are the facilitator's own, by clause. `blind` is
    what the sides have written alone, `turn` the side that has the keyboard now, `leads` the
    samples of the decision test,
    `agenda` the day and how it runs.
    """

    origins: Origins = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    blind: Blind = field(default_factory=Blind)
    turn: Turn | None = None
    leads: tuple[SampleLead, ...] = ()
    agenda: Agenda = field(default_factory=Agenda)
