"""Which page shows a step: a page of its own where interaction is the point, a form otherwise."""

from __future__ import annotations

from ui.page import Page


def page_class(key: str) -> type[Page]:
    """The page for the step with this key. Pages are imported when first opened."""
    match key:
        case "diagnosis":
            from ui.pages.diagnosis_page import DiagnosisPage

            return DiagnosisPage
        case "stages":
            from ui.pages.lead_stages_page import LeadStagesPage

            return LeadStagesPage
        case "response":
            from ui.pages.response_page import ResponsePage

            return ResponsePage
        case "calendar":
            from ui.pages.calendar_page import CalendarPage

            return CalendarPage
        case "goals" | "funnel":
            from ui.pages.goals_page import GoalsPage

            return GoalsPage
        case "issues":
            from ui.joint.issues_page import IssuesPage

            return IssuesPage
        case "review":
            from ui.pages.review_page import ReviewPage

            return ReviewPage
        case "sign_off":
            from ui.pages.sign_off_page import SignOffPage

            return SignOffPage
        case _:
            from ui.pages.form_page import FormPage

            return FormPage
