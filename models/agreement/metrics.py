"""The catalogue of figures that goals and reports can be about."""

from __future__ import annotations

from models.agreement.kinds import Option, options

METRICS = options(
    ("bookings", "Closed bookings from marketing leads"),
    ("revenue_by_source", "Revenue by source"),
    ("revenue_contribution", "Revenue contribution of marketing"),
    ("pipeline_created", "Pipeline created"),
    ("pipeline_growth", "Pipeline growth"),
    ("stage_entries", "Entries into a stage"),
    ("acceptance_rate", "Sales acceptance rate"),
    ("stage_conversion", "Stage conversion rate"),
    ("lead_to_opportunity", "Lead-to-opportunity rate"),
    ("lead_to_customer", "Lead-to-customer rate"),
    ("win_rate", "Win rate"),
    ("time_to_attempt", "Time to first attempt"),
    ("time_to_contact", "Time to first contact"),
    ("time_to_qualification", "Time to qualification"),
    ("system_delay", "System delay, creation to assignment"),
    ("human_delay", "Human delay, assignment to contact"),
    ("response_compliance", "Response compliance"),
    ("disposition_completion", "Disposition completion"),
    ("follow_up_depth", "Follow-up depth"),
    ("untouched_leads", "Untouched leads"),
    ("rejection_mix", "Rejection mix"),
    ("recycle_yield", "Recycle yield"),
    ("time_in_stage", "Time in stage"),
    ("sales_cycle", "Sales cycle length"),
    ("deal_velocity", "Deal velocity"),
    ("deal_value", "Average deal value"),
    ("revenue_per_rep", "Revenue per rep"),
    ("cost_per_lead", "Cost per lead"),
    ("cost_per_mql", "Cost per MQL"),
    ("cost_per_customer", "Cost per customer"),
    ("campaign_roi", "Campaign ROI"),
    ("handover_completeness", "Hand-over completeness"),
    ("criteria_conformity", "Criteria conformity"),
    ("content_request_compliance", "Content-request compliance"),
    ("content_use", "Content use by Sales"),
    ("meeting_reliability", "Meeting reliability"),
    ("collaboration_survey", "Collaboration survey"),
    ("definition_agreement", "Definition agreement"),
    ("alignment_signs", "Alignment signs count"),
    ("capacity_utilisation", "Capacity utilisation"),
    ("opening_backlog", "Opening backlog"),
)
OWN_METRIC = "own"
METRICS_OR_OWN = (*METRICS, Option(OWN_METRIC, "A metric of our own"))
"""The catalogue, and a way out for a figure that it does not list."""
