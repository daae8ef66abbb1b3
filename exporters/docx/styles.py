"""The styles that a Word template must offer, by the names that people see in Word."""

from __future__ import annotations

from typing import Final

from models.agreement.sides import Side

COMPANY: Final = "SLA Company"
TITLE: Final = "Title"
SUBTITLE: Final = "Subtitle"
SIDE: Final = "SLA Side"
SIDE_MARKETING: Final = "SLA Side Marketing"
SIDE_SALES: Final = "SLA Side Sales"
LEAD: Final = "SLA Lead"
FACT: Final = "SLA Fact"
FACT_LABEL: Final = "SLA Fact Label"
CONTENTS_TITLE: Final = "TOC Heading"
CONTENTS_PART: Final = "toc 1"
CONTENTS_SECTION: Final = "toc 2"
NOTE: Final = "SLA Note"
PART: Final = "SLA Part"
SECTION: Final = "heading 1"
CLAUSE_HEADING: Final = "heading 2"
BODY: Final = "Body Text"
CLAUSE: Final = "SLA Clause"
INTRO: Final = "SLA Intro"
REMARK: Final = "SLA Remark"
BULLET: Final = "List Bullet"
PROMISE: Final = "SLA Promise"
PROMISE_MARKETING: Final = "SLA Promise Marketing"
PROMISE_SALES: Final = "SLA Promise Sales"
CAPTION: Final = "caption"
FIGURE_CAPTION: Final = "SLA Figure Caption"
FIGURE: Final = "SLA Figure"
TABLE_TEXT: Final = "SLA Table Text"
TABLE_HEAD: Final = "SLA Table Head"
TABLE_NOTE: Final = "SLA Table Note"
AFTER_TABLE: Final = "SLA After Table"
SIGNATORY: Final = "SLA Signatory"
SIGNATORY_ROLE: Final = "SLA Signatory Role"
SIGNATURE_LINE: Final = "SLA Signature Line"
SIGNED: Final = "SLA Signed"
FINGERPRINT: Final = "SLA Fingerprint"
HEADER: Final = "header"
FOOTER: Final = "footer"

STRONG: Final = "Strong"
MUTED: Final = "SLA Muted"
NUMBER: Final = "SLA Number"
STATUS: Final = "SLA Status"
OPEN: Final = "SLA Open"
STARTER: Final = "SLA Starter Value"

TABLE: Final = "SLA Table"
LAYOUT: Final = "SLA Sides"
FACTS: Final = "SLA Facts"
SIGNATURES: Final = "SLA Signatures"

NAMES: Final = frozenset(
    value for name, value in list(globals().items()) if name.isupper() and isinstance(value, str)
)
"""Every style name that the writer may use."""

_SIDES: Final = {None: SIDE, Side.MARKETING: SIDE_MARKETING, Side.SALES: SIDE_SALES}
_PROMISES: Final = {None: PROMISE, Side.MARKETING: PROMISE_MARKETING, Side.SALES: PROMISE_SALES}


def side(side_: Side | None) -> str:
    """The style of the line that says whose promise or signature follows."""
    return _SIDES[side_]


def promise(side_: Side | None) -> str:
    """The style of a promise with the bar of its side."""
    return _PROMISES[side_]
