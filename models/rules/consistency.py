"""What two clauses say that cannot both hold, and what one clause needs from another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from models.agreement.agreement import Agreement
from models.rules import figures, overload, routes
from models.rules.finding import Finding

Check = Callable[[Agreement], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    routes.equal_stages,
    routes.ways_to_the_end,
    routes.dead_ends,
    routes.recycling_actions,
    routes.contact_before_outcome,
    routes.routing_before_contact,
    routes.help_below_the_promise,
    routes.calendars_in_use,
    figures.rates_with_their_goal,
    figures.rates_without_history,
    figures.shares_with_their_goal,
    figures.one_share_of_revenue,
    figures.one_amount_of_bookings,
    figures.one_volume_each_tier,
    figures.goals_of_one_side,
    figures.goals_on_a_report,
    overload.volume_off_the_plan,
    overload.hours_of_sales,
    overload.ceilings,
    overload.opening_backlog,
)
"""Everything that is asked across clauses; each reads only the sections that it needs."""


def findings(agreement: Agreement) -> Iterator[Finding]:
    """What all checks find, check by check; nothing that an answer's own holder reports already."""
    for check in CHECKS:
        yield from check(agreement)
