"""What each wording rule says and asks."""

from __future__ import annotations

from models.rules.wording.verdict import Level

MESSAGES: dict[str, tuple[str, str]] = {
    "L01": (
        "Nobody can see from a record whether this holds.",
        "Which fact in the CRM would prove it?",
    ),
    "L02": (
        "“{quote}” means something else to each reader.",
        "Which number, list or act stands behind “{quote}”?",
    ),
    "L03": ("It says which way to go, not how far.", "From what to what?"),
    "L04": ("The promise names no amount.", "How many, how long, how often?"),
    "L05": ("“{quote}” does not say which clock runs.", "{quote} on which calendar?"),
    "L06": ("“{quote}” has no beginning.", "Counted from what?"),
    "L07": (
        "“{quote}” does not say when it is done.",
        "Is it an attempt, a conversation or a meeting, and do automatic replies count?",
    ),
    "L08": ("Nobody is named who does it.", "Who does it?"),
    "L09": ("The goal has no date and no period.", "By when, or per what?"),
    "L11": ("“{quote}” alone is no goal.", "Which value is good?"),
    "L12": (
        "“{quote}” is moved by one team alone.",
        "Which figure do both teams move?",
    ),
    "L13": (
        "“{quote}” counts activity, not a result of both teams.",
        "Which outcome follows from it?",
    ),
    "L14": ("“{quote}” leaves the list open.", "What else is on the list, and what is not?"),
    "L15": ("“{quote}” is a way out.", "Does it hold, or is it parked?"),
    "L16": ("There is more than one promise here.", "Which of them stands alone?"),
    "L17": ("“{quote}” is not defined.", "What does “{quote}” mean here?"),
    "L18": (
        "The definition explains the term by itself.",
        "Which criteria would a newcomer check?",
    ),
    "L20": ("“{quote}” has no unit.", "Percent, percentage points, or how many of what?"),
    "L21": ("“{quote}” allows no exception.", "Which share, and which exceptions?"),
    "L24": ("“{quote}” punishes.", "What help or reassignment follows instead?"),
    "L25": ("It only says what is not meant.", "What is it, in facts?"),
    "L26": (
        "An average hides the late ones.",
        "Which share must be on time, or which percentile?",
    ),
    "L26b": ("No share of the leads is named.", "What share must be on time?"),
    "L30": (
        "A share of very few leads says little.",
        "How few leads in a period are too few to judge?",
    ),
}
ERRORS = frozenset(
    (
        "L01",
        "L02",
        "L03",
        "L04",
        "L08",
        "L09",
        "L11",
        "L13",
        "L14",
        "L15",
        "L17",
        "L18",
        "L20",
        "L21",
        "L24",
        "L25",
    )
)


def usual_level(rule: str) -> Level:
    """How much a rule weighs where nothing eases it."""
    return Level.ERROR if rule in ERRORS else Level.WARNING
