"""The agreement: one field per section, in the order of the workshop and of the document."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from typing import get_type_hints

from models.agreement.section import Section
from models.agreement.sections.calendar import Calendar
from models.agreement.sections.campaigns import Campaigns
from models.agreement.sections.content import Content
from models.agreement.sections.culture import Culture
from models.agreement.sections.dashboards import Dashboards
from models.agreement.sections.diagnosis import Diagnosis
from models.agreement.sections.dispositions import Dispositions
from models.agreement.sections.escalation import Escalation
from models.agreement.sections.feedback import Feedback
from models.agreement.sections.funnel import Funnel
from models.agreement.sections.glossary import Glossary
from models.agreement.sections.goals import Goals
from models.agreement.sections.governance import Governance
from models.agreement.sections.handoff import Handoff
from models.agreement.sections.issues import Issues
from models.agreement.sections.marketing import MarketingCommitments
from models.agreement.sections.meetings import Meetings
from models.agreement.sections.parties import Parties
from models.agreement.sections.personas import Personas
from models.agreement.sections.purpose import Purpose
from models.agreement.sections.recycling import Recycling
from models.agreement.sections.response import SalesResponse
from models.agreement.sections.responsibilities import Responsibilities
from models.agreement.sections.scoring import Scoring
from models.agreement.sections.stages import LeadStages
from models.agreement.sections.systems import Systems


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What is printed and signed."""

    parties: Parties = Parties()
    purpose: Purpose = Purpose()
    diagnosis: Diagnosis = Diagnosis()
    personas: Personas = Personas()
    glossary: Glossary = Glossary()
    stages: LeadStages = LeadStages()
    scoring: Scoring = Scoring()
    handoff: Handoff = Handoff()
    response: SalesResponse = SalesResponse()
    calendar: Calendar = Calendar()
    marketing: MarketingCommitments = MarketingCommitments()
    dispositions: Dispositions = Dispositions()
    recycling: Recycling = Recycling()
    feedback: Feedback = Feedback()
    escalation: Escalation = Escalation()
    goals: Goals = Goals()
    funnel: Funnel = Funnel()
    dashboards: Dashboards = Dashboards()
    meetings: Meetings = Meetings()
    content: Content = Content()
    campaigns: Campaigns = Campaigns()
    systems: Systems = Systems()
    responsibilities: Responsibilities = Responsibilities()
    culture: Culture = Culture()
    issues: Issues = Issues()
    governance: Governance = Governance()

    @property
    def title(self) -> str:
        """The agreement's title, or what to call it before it has one."""
        return self.parties.answers.title or "Untitled agreement"


_sections: dict[type, dict[str, type[Section]]] = {}


def sections_of(root: type) -> dict[str, type[Section]]:
    """The section classes of `root` (the agreement's class) by name, in document order."""
    if root not in _sections:
        hints = get_type_hints(root)
        _sections[root] = {item.name: hints[item.name] for item in dataclass_fields(root)}
    return _sections[root]


def sections(agreement: Agreement) -> dict[str, Section]:
    """The sections of this agreement by name, in document order."""
    return {name: getattr(agreement, name) for name in sections_of(type(agreement))}
