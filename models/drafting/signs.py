"""The signs by which two teams notice that they do not pull together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownSign:
    """A sign as a short statement, the question for the room, and the steps that work on it."""

    key: str
    statement: str
    question: str
    steps: tuple[str, ...]


RATINGS = ("not seen", "rarely", "often", "constantly")

SIGNS = (
    KnownSign(
        "black_hole",
        "Leads enter a black hole after the handoff",
        "Which of last quarter’s leads never got an outcome, and who knew?",
        ("stages", "dispositions"),
    ),
    KnownSign(
        "slow_follow_up",
        "Follow-up is slow or uneven",
        "When did a lead last wait longer than we would like to admit?",
        ("response", "calendar"),
    ),
    KnownSign(
        "unready_leads",
        "Sales time goes into leads that are not ready",
        "Which lead of the past month cost the most time for nothing?",
        ("stages", "scoring"),
    ),
    KnownSign(
        "own_content",
        "Sales writes its own decks and case studies",
        "Which document did Sales build alone, because nothing fitted?",
        ("content",),
    ),
    KnownSign(
        "different_goals",
        "The two teams pursue different goals",
        "Which number did one team celebrate while the other was worried?",
        ("goals", "funnel"),
    ),
    KnownSign(
        "no_feedback",
        "Nobody reports back why a lead died",
        "When did Marketing last change something because of what Sales heard?",
        ("feedback", "dispositions"),
    ),
    KnownSign(
        "two_stories",
        "Customers hear two different stories",
        "Read our website aloud, then describe the last first call. Same company?",
        ("content", "personas"),
    ),
    KnownSign(
        "two_dashboards",
        "The dashboards of the two teams do not match",
        "How many qualified leads did we have last month? Write your number down.",
        ("dashboards", "systems"),
    ),
    KnownSign(
        "no_meeting",
        "There is no regular meeting about results and plans",
        "When did both teams last look at the same figures together?",
        ("meetings",),
    ),
    KnownSign(
        "counts_only",
        "Marketing counts leads, not closed orders",
        "Which campaign brought the most leads, and which the most orders?",
        ("goals", "marketing"),
    ),
    KnownSign(
        "two_languages",
        "The same word means different things",
        "Everybody write down what a qualified lead is. Do we match?",
        ("glossary", "stages"),
    ),
    KnownSign(
        "guessing",
        "Sales has to guess what a campaign promised",
        "Which campaign did Sales learn about from a customer?",
        ("handoff", "campaigns"),
    ),
    KnownSign(
        "disconnected_tools",
        "Tools are not connected, data is typed twice",
        "Which field is copied by hand, and how often is it wrong?",
        ("systems",),
    ),
    KnownSign(
        "blame",
        "Blame goes round instead of facts",
        "What was the last sentence that began with “they always”?",
        ("culture", "escalation"),
    ),
    KnownSign(
        "missing_seat",
        "One department is missing at the table",
        "Who will be affected by this agreement and is not here?",
        ("parties",),
    ),
)


def sign(key: str) -> KnownSign | None:
    """The sign with this key."""
    return next((one for one in SIGNS if one.key == key), None)
