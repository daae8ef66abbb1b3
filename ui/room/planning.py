"""The funnel plan as the wall shows it: from agreed values, with what each side has revealed."""

from __future__ import annotations

from decimal import Decimal
from math import ceil

from exporters.composing.sections.funnel import PER, bars_of
from models.agreement.words import money_in_words, percent_in_words
from models.rules.funnel import FunnelPlan, work_back
from models.rules.rate_estimates import RateEstimates, rate_estimates
from models.workshop import Workshop
from ui.room.picture import Funnel, Guesses, Head, Remark

PLAN = (("funnel", "answers"), ("funnel", "rates"))
"""The clauses that the picture is drawn from."""


def funnel_of(workshop: Workshop, head: Head, remarks: tuple[Remark, ...] = ()) -> Funnel | None:
    """The funnel of the agreement; None while the plan cannot be worked back."""
    plan = work_back(workshop.agreement)
    if plan is None:
        return None
    answers = workshop.agreement.funnel.answers
    assert answers.revenue_target is not None
    assert answers.deal_value is not None
    currency = workshop.agreement.parties.answers.currency
    per = PER.get(workshop.agreement.parties.answers.period, "a period")
    customers = ceil(plan.customers)
    return Funnel(
        head=head,
        per=per,
        bars=bars_of(workshop.agreement, plan),
        sum=f"{money_in_words(answers.revenue_target, currency)}"
        f" × {percent_in_words(answers.marketing_share or Decimal(0))} from marketing leads"
        f" ÷ {money_in_words(answers.deal_value, currency)} a deal",
        result=f"{customers:,} customer{'' if customers == 1 else 's'} {per}",
        guesses=_guesses(workshop, plan),
        remarks=remarks,
    )


def _guesses(workshop: Workshop, plan: FunnelPlan) -> tuple[Guesses, ...]:
    """What each side had for the ways between the stages; empty before the reveal."""
    known = rate_estimates(workshop)
    if not known:
        return ()
    ways = (known.get(need.rate_row, RateEstimates()) for need in plan.stages[:-1])
    return tuple(Guesses(marketing=_said(way.marketing), sales=_said(way.sales)) for way in ways)


def _said(rate: Decimal | None) -> str:
    return "" if rate is None else percent_in_words(round(rate, 1))
