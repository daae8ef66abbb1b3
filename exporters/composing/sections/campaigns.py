"""Joint campaigns and target accounts."""

from __future__ import annotations

from exporters.composing.page import Page
from exporters.composing.pieces import Col

_CAMPAIGNS = (
    Col("Campaign", 44, "**{name}**\n~~supports goal {goal:number}~~"),
    Col("Sales briefed", 27, "{briefing}"),
    Col("Runs", 32, "{starts} to {ends}"),
    Col("Leads", 11, "{lead_forecast:bare}", "right"),
    Col("What Sales does", 46, "{sales_task}"),
)
_ACCOUNTS = (
    Col("Account", 34, "**{account}**"),
    Col("Owner", 26, "{owner}"),
    Col("What Marketing does", 50, "{marketing_actions}"),
    Col("What Sales does", 50, "{sales_actions}"),
)


def compose(page: Page) -> None:
    """How we choose, then campaigns and accounts."""
    if page.part("answers"):
        page.prose(page.voice(), "**Campaigns:** {how_chosen:stop}")
        page.prose(page.voice(), "**Accounts:** {account_rule:stop}")
    rows = page.rows_part("campaigns")
    page.table("campaigns.campaigns:table", "Joint campaigns", _CAMPAIGNS, rows)
    rows = page.rows_part("accounts")
    page.table("campaigns.accounts:table", "Target accounts", _ACCOUNTS, rows)
