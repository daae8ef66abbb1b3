"""The catalogue of figures that goals and reports can be about, each with how it is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from models.agreement.kinds import Option
from models.agreement.sides import Side


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure with the words for how it is counted.

    `unit` is a key of the units a goal knows. `moved_by` is the side that alone can move it, None
    where both can.
    """

    key: str
    name: str
    definition: str
    unit: str
    indicator: Literal["leading", "lagging"]
    moved_by: Side | None = None


CATALOGUE = (
    Metric(
        "bookings",
        "Closed bookings from marketing leads",
        "Won amounts of deals whose lead source is Marketing, by the day they were won",
        "money",
        "lagging",
    ),
    Metric(
        "revenue_by_source",
        "Revenue by source",
        "Won amounts split by lead source, by the day they were won",
        "money",
        "lagging",
    ),
    Metric(
        "revenue_contribution",
        "Revenue contribution of marketing",
        "Closed bookings from marketing leads, divided by all closed bookings",
        "percent",
        "lagging",
    ),
    Metric(
        "pipeline_created",
        "Pipeline created",
        "Amounts of the opportunities opened in the period",
        "money",
        "leading",
    ),
    Metric(
        "pipeline_growth",
        "Pipeline growth",
        "Change of the pipeline created against the period before",
        "percent",
        "leading",
    ),
    Metric(
        "stage_entries",
        "Entries into a stage",
        "Leads that entered the stage for the first time in the period; those that came "
        "back count apart",
        "count",
        "leading",
    ),
    Metric(
        "acceptance_rate",
        "Sales acceptance rate",
        "Accepted leads, divided by accepted and rejected ones, by the day they became an "
        "MQL; undecided ones stand apart",
        "percent",
        "leading",
    ),
    Metric(
        "stage_conversion",
        "Stage conversion rate",
        "Leads of one entry month that reached the next stage within the agreed days, "
        "divided by all leads of that month",
        "percent",
        "leading",
    ),
    Metric(
        "lead_to_opportunity",
        "Lead-to-opportunity rate",
        "Leads of one entry month that became an opportunity, divided by all leads of that month",
        "percent",
        "leading",
    ),
    Metric(
        "lead_to_customer",
        "Lead-to-customer rate",
        "Leads of one entry month that became a customer, divided by all leads of that month",
        "percent",
        "lagging",
    ),
    Metric(
        "win_rate",
        "Win rate",
        "Won deals, divided by won and lost ones, by the day they were closed",
        "percent",
        "lagging",
    ),
    Metric(
        "time_to_attempt",
        "Time to first attempt",
        "From the start event to the first attempt on the agreed calendar; median and 90th "
        "percentile",
        "minutes",
        "leading",
    ),
    Metric(
        "time_to_contact",
        "Time to first contact",
        "From the start event to the first conversation on the agreed calendar; median and "
        "90th percentile",
        "minutes",
        "leading",
    ),
    Metric(
        "time_to_qualification",
        "Time to qualification",
        "From the start event to the day the lead became an SQL, on the agreed calendar; "
        "median and 90th percentile",
        "minutes",
        "leading",
    ),
    Metric(
        "system_delay",
        "System delay, creation to assignment",
        "From the creation of a lead to its assignment; median and 90th percentile",
        "minutes",
        "leading",
    ),
    Metric(
        "human_delay",
        "Human delay, assignment to contact",
        "From the assignment of a lead to its first contact; median and 90th percentile",
        "minutes",
        "leading",
        Side.SALES,
    ),
    Metric(
        "response_compliance",
        "Response compliance",
        "Leads answered in time, divided by those answered in time, answered late and "
        "overdue without an answer",
        "percent",
        "leading",
    ),
    Metric(
        "disposition_completion",
        "Disposition completion",
        "Leads with outcome and reason recorded in time, divided by the leads for which "
        "that was due",
        "percent",
        "leading",
        Side.SALES,
    ),
    Metric(
        "follow_up_depth",
        "Follow-up depth",
        "Unreachable leads that had all agreed attempts before they went back, divided by "
        "all unreachable leads that went back",
        "percent",
        "leading",
        Side.SALES,
    ),
    Metric(
        "untouched_leads",
        "Untouched leads",
        "Open leads without any attempt, by age",
        "count",
        "leading",
        Side.SALES,
    ),
    Metric(
        "rejection_mix",
        "Rejection mix",
        "Leads rejected for a reason, divided by all rejected leads",
        "percent",
        "leading",
    ),
    Metric(
        "recycle_yield",
        "Recycle yield",
        "Recycled leads that later became an SQL, divided by all recycled leads",
        "percent",
        "lagging",
    ),
    Metric(
        "time_in_stage",
        "Time in stage",
        "From entry into a stage to leaving it; median, and open leads by age",
        "days",
        "leading",
    ),
    Metric(
        "sales_cycle",
        "Sales cycle length",
        "From the day a deal became an opportunity to the day it was won",
        "days",
        "lagging",
    ),
    Metric(
        "deal_velocity",
        "Deal velocity",
        "Opportunities times deal value times win rate, divided by the days of the sales cycle",
        "money_per_day",
        "leading",
    ),
    Metric(
        "deal_value",
        "Average deal value",
        "Won amount, divided by won deals",
        "money",
        "lagging",
    ),
    Metric(
        "revenue_per_rep",
        "Revenue per rep",
        "Won amount, divided by full-time posts in Sales",
        "money",
        "lagging",
    ),
    Metric(
        "cost_per_lead",
        "Cost per lead",
        "Spend, divided by the leads of the same period",
        "money",
        "lagging",
        Side.MARKETING,
    ),
    Metric(
        "cost_per_mql",
        "Cost per MQL",
        "Spend, divided by the MQLs of the same period",
        "money",
        "lagging",
        Side.MARKETING,
    ),
    Metric(
        "cost_per_customer",
        "Cost per customer",
        "Spend, divided by the customers won from leads of the same period",
        "money",
        "lagging",
    ),
    Metric(
        "campaign_roi",
        "Campaign ROI",
        "Margin attributed to a campaign less its spend, divided by its spend",
        "percent",
        "lagging",
    ),
    Metric(
        "handover_completeness",
        "Hand-over completeness",
        "MQLs that arrive with every agreed item, divided by all MQLs",
        "percent",
        "leading",
        Side.MARKETING,
    ),
    Metric(
        "criteria_conformity",
        "Criteria conformity",
        "MQLs of a sample that meet the written criteria, divided by the sample",
        "percent",
        "leading",
        Side.MARKETING,
    ),
    Metric(
        "content_request_compliance",
        "Content-request compliance",
        "Requests answered in time, divided by the requests due",
        "percent",
        "leading",
        Side.MARKETING,
    ),
    Metric(
        "content_use",
        "Content use by Sales",
        "Pieces used in at least one opportunity, divided by all pieces",
        "percent",
        "leading",
    ),
    Metric(
        "meeting_reliability",
        "Meeting reliability",
        "Joint meetings held with people of both sides who decide, divided by the meetings planned",
        "percent",
        "leading",
    ),
    Metric(
        "collaboration_survey",
        "Collaboration survey",
        "Mean and spread of the answers to each question, team by team",
        "score",
        "leading",
    ),
    Metric(
        "definition_agreement",
        "Definition agreement",
        "Sample leads that both teams sort alike, divided by all sample leads",
        "percent",
        "leading",
    ),
    Metric(
        "alignment_signs",
        "Alignment signs count",
        "Signs of trouble that either team rates at two or more",
        "count",
        "leading",
    ),
    Metric(
        "capacity_utilisation",
        "Capacity utilisation",
        "Leads times minutes each, divided by the minutes that Sales has for them",
        "percent",
        "leading",
    ),
    Metric(
        "opening_backlog",
        "Opening backlog",
        "Minutes from opening time until the last waiting lead is touched",
        "minutes",
        "leading",
    ),
)
UNIT_WORDS = {
    "percent": "in percent",
    "money": "in the agreement's currency",
    "money_per_day": "in the agreement's currency per day",
    "count": "as a count",
    "minutes": "in minutes",
    "days": "in days",
    "score": "as a score from 1 to 5",
}


def explained(metric: Metric) -> str:
    """How a figure is counted, its unit, how soon it moves, and who alone can move it."""
    alone = f" {metric.moved_by.label} alone can move it." if metric.moved_by is not None else ""
    return f"{metric.definition}; {UNIT_WORDS[metric.unit]}, {metric.indicator}.{alone}"


METRICS = tuple(
    Option(
        metric.key,
        metric.name,
        note=explained(metric),
        follows=(("unit", metric.unit), ("indicator", metric.indicator)),
    )
    for metric in CATALOGUE
)
OWN_METRIC = "own"
METRICS_OR_OWN = (
    *METRICS,
    Option(OWN_METRIC, "A metric of our own", note="Named and explained in our own words."),
)
"""The catalogue, and a way out for a figure that it does not list."""

_by_key = {metric.key: metric for metric in CATALOGUE}


def metric(key: str) -> Metric | None:
    """The figure of the catalogue with this key; None for a metric of one's own."""
    return _by_key.get(key)
