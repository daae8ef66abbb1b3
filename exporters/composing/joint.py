"""What joint drafting adds: standings, the decision log, proposals, estimates, sorted leads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from exporters.blocks import Block
from exporters.composing import decision_log, marks, proposals, rated_signs, sorted_leads
from exporters.composing.decision_log import Log
from exporters.composing.estimated_rates import with_estimates
from exporters.composing.marks import Marks
from exporters.composing.material import Material
from exporters.composing.needs import Same
from models.agreement.section import RowId
from models.drafting.blind import Rating
from models.record import seen
from models.record.standing import Register, Standings
from models.rules.rate_estimates import RateEstimates, rate_estimates
from models.workshop import Workshop

_LOG_AT = "issues"
_SIGNS_AT = "diagnosis"
_RATES_AT = "funnel"
_NOTHING = f"{_LOG_AT}:nothing"


@dataclass(frozen=True, slots=True)
class Joint:
    """Where the clauses of one edition stand, and the marks that follow from it."""

    workshop: Workshop
    found: Standings
    marks: dict[str, Marks]
    log: Log

    @property
    def is_voted(self) -> bool:
        """True when each side has voted for every clause that is not left out."""
        states = [one.state for one in self.found.values()]
        return any(one.is_agreed for one in states) and all(one.is_settled for one in states)

    def made_from(self, name: str) -> tuple[object, ...]:
        """What the blocks of a section depend on, for comparing."""
        if name == _SIGNS_AT:
            return (self.marks.get(name), self._ratings)
        if name == _RATES_AT:
            return (self.marks.get(name), self._estimates)
        if name != _LOG_AT:
            return (self.marks.get(name),)
        names = self.log.names(self.workshop.agreement)
        return (self.marks.get(name), Same(self.log), self.log.changed_since(self.found), names)

    def finished(
        self, material: Material, name: str, blocks: tuple[Block, ...]
    ) -> tuple[Block, ...]:
        """The blocks of a section with their marks, and with the log where it belongs."""
        blocks = marks.marked(blocks, self.marks.get(name, {}))
        if name == _RATES_AT:
            return with_estimates(blocks, self._estimates)
        if name == _SIGNS_AT:
            return (*blocks, *rated_signs.compose(material.agreement, self._ratings))
        if name != _LOG_AT:
            return blocks
        log = decision_log.compose(material, self.log, self.found)
        if log:
            blocks = tuple(block for block in blocks if block.key != _NOTHING)
        return (*blocks, *log)

    @property
    def _ratings(self) -> tuple[Rating, ...]:
        return seen.ratings(self.workshop.drafting.blind, self.workshop.record)

    @property
    def _estimates(self) -> dict[RowId, RateEstimates]:
        return rate_estimates(self.workshop)

    def sorted_leads(self, material: Material, appendix: tuple[Block, ...]) -> tuple[Block, ...]:
        """The appendix of the decision test with how the leads were sorted."""
        return sorted_leads.compose(material, self.workshop, appendix)

    def proposals(self, material: Material) -> tuple[Block, ...]:
        """The appendix of what each side proposed."""
        return proposals.compose(material, self.workshop)


@dataclass(slots=True)
class Reader:
    """Works out standings for one document after the other, keeping what has not changed."""

    _register: Register = field(default_factory=Register)
    _last: Joint | None = None
    _draft: bool = False

    def joint(self, workshop: Workshop, *, draft: bool) -> Joint:
        """Where everything stands in a workshop; status marks stand in a draft alone."""
        last = self._last
        if last is not None and last.workshop is workshop and self._draft == draft:
            return last
        agreement, record = workshop.agreement, workshop.record
        if (
            last is not None
            and self._draft == draft
            and last.workshop.agreement is agreement
            and last.workshop.record is record
        ):
            self._last = replace(last, workshop=workshop)
            return self._last
        log = Log.of(record) if last is None or last.workshop.record is not record else last.log
        found = self._register.standings(agreement, record)
        self._last = Joint(workshop, found, marks.of_sections(found, draft=draft), log)
        self._draft = draft
        return self._last
