"""The decision test: both sides sort the same leads, and what they sort apart is decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal

from models.agreement import path
from models.agreement.agreement import Agreement
from models.agreement.section import RowId
from models.agreement.sections.stages import LeadStage
from models.agreement.sections.stages import SampleLead as Sample
from models.agreement.sides import Side
from models.drafting.blind import Sorting
from models.drafting.drafting import SampleLead

FEWEST, MOST = 5, 10
"""So many sample leads make a test."""
GOES_BACK_BELOW = Decimal("0.8")
"""Below this share the definition goes back to both sides."""
NO_STAGE = "none"
"""What a side sorts a lead into that fits no stage."""
LONGEST = 200
STAGES_AT = ("stages", "stages")
_BREAK = re.compile(r"(?::|;|,? –)\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SortedLead:
    """A sample lead and the stage that each side sorted it into; empty for none given."""

    lead: SampleLead
    marketing: str = ""
    sales: str = ""

    @property
    def by_both(self) -> bool:
        """True when each side has sorted it."""
        return bool(self.marketing and self.sales)

    @property
    def alike(self) -> bool:
        """True when both sides sorted it into the same stage."""
        return self.by_both and self.marketing == self.sales

    def stage(self, side: Side) -> str:
        """What a side sorted it into."""
        return self.marketing if side is Side.MARKETING else self.sales


@dataclass(frozen=True, slots=True, kw_only=True)
class SortingResult:
    """The leads of a test in their order, as both sides sorted them."""

    leads: tuple[SortedLead, ...]

    @property
    def by_both(self) -> int:
        """How many leads both sides sorted; they are what counts."""
        return sum(one.by_both for one in self.leads)

    @property
    def alike(self) -> int:
        """How many were sorted the same."""
        return sum(one.alike for one in self.leads)

    @property
    def rate(self) -> Decimal | None:
        """The share sorted the same, from 0 to 1, exactly; None when nothing was sorted by both."""
        return Decimal(self.alike) / self.by_both if self.by_both else None

    @property
    def percent(self) -> int | None:
        """The rate in whole percent, for display."""
        if self.rate is None:
            return None
        return int((self.rate * 100).quantize(Decimal(1), ROUND_HALF_EVEN))

    @property
    def goes_back(self) -> bool:
        """True when too few were sorted the same."""
        return self.rate is not None and self.alike < GOES_BACK_BELOW * self.by_both

    @property
    def disputed(self) -> tuple[SortedLead, ...]:
        """The leads on which the sides differ."""
        return tuple(one for one in self.leads if one.by_both and not one.alike)


def result(leads: Iterable[SampleLead], sortings: Iterable[Sorting]) -> SortingResult:
    """How the leads were sorted; those that nobody sorted do not belong to the test."""
    given = {(one.lead, one.side): one.stage for one in sortings}
    found = (
        SortedLead(
            lead=lead,
            marketing=given.get((lead.id, Side.MARKETING), ""),
            sales=given.get((lead.id, Side.SALES), ""),
        )
        for lead in leads
    )
    return SortingResult(leads=tuple(one for one in found if one.marketing or one.sales))


def questioned(agreement: Agreement, lead: SortedLead) -> LeadStage | None:
    """The stage whose entry is disputed: the later one of the two answers."""
    answers = (lead.marketing, lead.sales)
    own = [stage for stage in agreement.stages.stages if stage.id in answers]
    return own[-1] if own else None


def open_stages(agreement: Agreement, test: SortingResult) -> tuple[str, ...]:
    """The names of the stages whose definitions go back, in the order of the funnel."""
    disputed = {
        stage.id for lead in test.disputed if (stage := questioned(agreement, lead)) is not None
    }
    return tuple(stage.name for stage in agreement.stages.stages if stage.id in disputed)


def name_and_facts(text: str) -> tuple[str, str]:
    """Who the lead is and what is known of it: the words before and after the first break."""
    found = _BREAK.search(text)
    if found is None:
        return text, ""
    facts = text[found.end() :]
    return text[: found.start()], facts[:1].upper() + facts[1:]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a disputed lead has become: an example of a stage, or a counter-example to it."""

    stage: LeadStage
    sample: Sample


def decided(agreement: Agreement, lead: SampleLead) -> Decided | None:
    """Where the lead stands among the examples of the stages, if anywhere."""
    return next(_decided(agreement, lead), None)


def decide(agreement: Agreement, lead: SampleLead, stage: RowId, *, belongs: bool) -> Agreement:
    """The agreement with the lead as an example of a stage or a counter-example to it."""
    before = decided(agreement, lead)
    sample = Sample(lead=lead.text, belongs=belongs)
    if before is not None:
        kept = before.sample if before.stage.id == stage else Sample(lead=lead.text)
        sample = replace(kept, belongs=belongs)
        agreement = undecided(agreement, lead)
    where = (*STAGES_AT, stage, "samples")
    rows = path.get(agreement, where)
    return path.put(agreement, where, (*rows, sample))


def undecided(agreement: Agreement, lead: SampleLead) -> Agreement:
    """The agreement without the lead among its examples."""
    for one in _decided(agreement, lead):
        where = (*STAGES_AT, one.stage.id, "samples")
        rows = path.get(agreement, where)
        agreement = path.put(agreement, where, tuple(row for row in rows if row != one.sample))
    return agreement


def _decided(agreement: Agreement, lead: SampleLead) -> Iterator[Decided]:
    for stage in agreement.stages.stages:
        for sample in stage.samples:
            if sample.lead == lead.text:
                yield Decided(stage, sample)
