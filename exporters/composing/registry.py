"""Which section is composed in its own way; any other is composed by its declarations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from exporters.composing.section import Compose
from exporters.composing.sections import (
    calendar,
    campaigns,
    content,
    culture,
    dashboards,
    diagnosis,
    dispositions,
    escalation,
    feedback,
    funnel,
    glossary,
    goals,
    governance,
    handoff,
    issues,
    marketing,
    meetings,
    parties,
    personas,
    purpose,
    recycling,
    response,
    responsibilities,
    scoring,
    stages,
    systems,
)

OWN: Final[Mapping[str, Compose]] = {
    "parties": parties.compose,
    "purpose": purpose.compose,
    "diagnosis": diagnosis.compose,
    "personas": personas.compose,
    "glossary": glossary.compose,
    "stages": stages.compose,
    "scoring": scoring.compose,
    "handoff": handoff.compose,
    "response": response.compose,
    "calendar": calendar.compose,
    "marketing": marketing.compose,
    "dispositions": dispositions.compose,
    "recycling": recycling.compose,
    "feedback": feedback.compose,
    "escalation": escalation.compose,
    "goals": goals.compose,
    "funnel": funnel.compose,
    "dashboards": dashboards.compose,
    "meetings": meetings.compose,
    "content": content.compose,
    "campaigns": campaigns.compose,
    "systems": systems.compose,
    "responsibilities": responsibilities.compose,
    "culture": culture.compose,
    "issues": issues.compose,
    "governance": governance.compose,
}
