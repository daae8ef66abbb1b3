"""Agendas to begin with: one long day, and half a day on the essentials."""

from __future__ import annotations

from models.drafting.agenda import Agenda, Block

GROUND_RULES = (
    "Data before anecdotes",
    "What is decided stays decided until a new fact comes up",
    "We speak of the process, never of who is to blame",
    "Everybody writes first, then we talk",
)


def one_day() -> Agenda:
    """A full day in the room; it can be split after every break."""
    return Agenda(blocks=_blocks(_ONE_DAY), rules=GROUND_RULES)


def half_day() -> Agenda:
    """Half a day: scoring, campaigns and culture come from a starter or are parked."""
    return Agenda(blocks=_blocks(_HALF_DAY), rules=GROUND_RULES)


_Plan = tuple[tuple[str, int, str, tuple[str, ...]], ...]

_ONE_DAY: _Plan = (
    ("Opening, decision rule", 15, "How we decide is agreed", ("parties", "purpose")),
    ("Reveal of the diagnosis", 30, "Three top signs, big gaps talked over", ("diagnosis",)),
    ("Audit map, teach-back", 45, "Every step from first touch to order", ("diagnosis",)),
    ("Break", 10, "", ()),
    ("Profile and personas", 40, "At least one persona agreed", ("personas", "glossary")),
    ("Stages, decision test", 60, "A stage table both sides sort by", ("stages",)),
    ("Lunch", 45, "", ()),
    (
        "Scoring and handoff",
        45,
        "Rules for passing on and handing back",
        ("scoring", "handoff", "dispositions", "recycling"),
    ),
    (
        "Promises of both sides",
        50,
        "Promises both sides can keep in a normal week",
        ("response", "calendar", "marketing", "feedback"),
    ),
    ("Break", 10, "", ()),
    ("Goals, funnel, capacity", 50, "Goals and a plan that adds up", ("goals", "funnel")),
    (
        "Escalation and roles",
        35,
        "Who helps, who meets, who answers",
        ("escalation", "meetings", "dashboards", "systems", "responsibilities"),
    ),
    ("Read-through and votes", 35, "Every clause agreed or parked", ("review", "issues")),
    ("Pilot, sign-off", 15, "Signed, or waiting for named people", ("sign_off",)),
)
_HALF_DAY: _Plan = (
    ("Opening, decision rule", 10, "How we decide is agreed", ("parties", "purpose")),
    ("Reveal of the diagnosis", 20, "Three top signs", ("diagnosis",)),
    ("Personas, lead stages", 50, "A stage table both sides sort by", ("personas", "stages")),
    ("Break", 10, "", ()),
    (
        "Handoff, commitments",
        60,
        "Promises both sides can keep in a normal week",
        ("handoff", "response", "calendar", "marketing", "dispositions"),
    ),
    ("Shared goals and funnel", 40, "Goals and a plan that adds up", ("goals", "funnel")),
    ("Break", 10, "", ()),
    ("Escalation and roles", 20, "Who helps, who meets, who answers", ("escalation",)),
    ("Read-through and votes", 20, "Every clause agreed or parked", ("review",)),
)


def _blocks(plan: _Plan) -> tuple[Block, ...]:
    return tuple(
        Block(title=title, minutes=minutes, outcome=outcome, steps=steps, pause=not steps)
        for title, minutes, outcome, steps in plan
    )
