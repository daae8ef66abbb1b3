"""A whole agreement as a numbered document, signed or as a draft with open points."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from exporters.blocks import (
    Align,
    Blank,
    Block,
    Bullet,
    Bullets,
    Cell,
    Column,
    Contents,
    CoverFact,
    CoverPage,
    CrossReference,
    Document,
    Figure,
    Fingerprint,
    Flavour,
    FunnelBar,
    Heading,
    Inline,
    Inlines,
    Paragraph,
    Part,
    Promise,
    Run,
    SignatureLine,
    Signatures,
    Table,
    TableRow,
)
from exporters.numbering import numbered
from models.agreement.sides import Side

DIGEST = "d61250" + "05f926933649ed0db520b79c3abe2cd40840c0d6ef10398d8c5358dd" + "00"
NB = "\u00a0"


def words(text: str) -> Inlines:
    """Inlines from a short notation: **strong**, ~~muted~~, @key@ for a cross-reference."""
    inlines: list[Inline] = []
    strong = muted = False
    for piece in re.split(r"(\*\*|~~|@[^@]+@)", text):
        if piece == "**":
            strong = not strong
        elif piece == "~~":
            muted = not muted
        elif piece.startswith("@"):
            key, _, form = piece.strip("@").partition("/")
            inlines.append(CrossReference(to=key, form=_FORMS[form]))
        elif piece:
            inlines.append(Run(text=piece, strong=strong, muted=muted))
    return tuple(inlines)


_FORMS = {"": "section", "n": "number", "t": "table", "f": "figure", "c": "clause"}


def section(key: str, title: str, *, lettered: bool = False, status: str = "") -> Heading:
    """A first-level heading."""
    return Heading(key=key, level=1, text=title, path=(key,), lettered=lettered, status=status)


def clause(key: str, title: str, *, status: str = "") -> Heading:
    """A second-level heading."""
    return Heading(key=key, level=2, text=title, path=(key,), status=status)


def text(key: str, content: str, flavour: Flavour = "clause") -> Paragraph:
    """Running text in the notation of `words`."""
    return Paragraph(key=key, inlines=words(content), flavour=flavour)


def table(
    key: str,
    caption: str,
    columns: str,
    rows: tuple[str, ...],
    *,
    note: str = "",
    numbered_rows: bool = False,
) -> Table:
    """A table from "Title 40 | Title 30r" and rows "a | b"; a slash at both sides of a blank parts
    paragraphs."""
    return Table(
        key=key,
        caption=caption,
        columns=tuple(_column(each.strip()) for each in columns.split("|")),
        rows=tuple(
            _row(f"{key}.{index}", row, numbered_row=numbered_rows)
            for index, row in enumerate(rows, 1)
        ),
        note=words(note),
    )


def _column(word: str) -> Column:
    title, _, width = word.rpartition(" ")
    align: Align = "right" if width.endswith("r") else "left"
    return Column(title=title, width=Decimal(width.rstrip("r")), align=align)


def _row(key: str, row: str, *, numbered_row: bool) -> TableRow:
    cells = [each.strip() for each in row.split("|")]
    if numbered_row:
        cells.insert(0, f"@{key}/n@")
    return TableRow(
        key=key,
        numbered=numbered_row,
        cells=tuple(
            Cell(
                key=f"{key}.{index}",
                paragraphs=tuple(words(part.strip()) for part in cell.split(" // ")),
            )
            for index, cell in enumerate(cells)
        ),
    )


COVER = CoverPage(
    key="cover",
    company="Varnholt Packtechnik GmbH",
    title="Sales–Marketing\nService Level Agreement",
    subtitle=(
        "New packaging machines, Germany, Austria and Switzerland",
        "In force from 1 January to 31 December 2027",
    ),
    marketing=words(
        "**100 qualified leads a month** that meet every written criterion of @stages@"
    ),
    sales=words(
        f"**A first call attempt within 4{NB}business hours** for 90{NB}% of quote requests"
    ),
    together=words(
        f"Orders worth **EUR{NB}1,440,000** from marketing leads in the third quarter of 2027,"
        f" up from EUR{NB}930,000 a quarter"
    ),
    facts=(
        CoverFact(label="Version", value="7", note="4 December 2026"),
        CoverFact(label="Signed", value="By all four", note="9 December 2026"),
        CoverFact(label="Next review", value="25 March 2027", note="every three months"),
        CoverFact(label="Agreement owner", value="Jonas Reuter", note="Revenue Operations"),
    ),
)

CONTENTS = Contents(
    key="contents",
    note=words(
        "**How to read this document.** ~~Every numbered clause was agreed by both sides,"
        " each side by"
        " its own vote. Terms of~~ @language@ ~~are used in their agreed meaning only. Hours"
        " and days"
        " are business hours and business days of calendar~~ @calendar.dach/n@ ~~unless a"
        " clause says"
        " otherwise.~~"
    ),
)

PREPARE: tuple[Block, ...] = (
    Part(key="prepare", title="Prepare"),
    section("parties", "Agreement and parties"),
    clause("parties.who", "Parties"),
    text("parties.who.1", "Marketing and Sales of Varnholt Packtechnik GmbH, Bielefeld."),
    table(
        "parties.people",
        "People who took part",
        "Name 40 | Role 50 | Side 30 | Vote 40",
        (
            "**Lena Brandt** | Head of Marketing | Marketing | Decides",
            "**Oskar Wenzel** | Demand Generation Lead | Marketing | Decides",
            "**Marek Thiel** | Head of Sales | Sales | Decides",
            "**Carla Jansen** | Inside Sales Lead | Sales | Decides",
            "**Jonas Reuter** | Revenue Operations | Other | Owner of the agreement",
        ),
    ),
    section("purpose", "Purpose, scope and pilot"),
    clause("purpose.why", "Why we agree"),
    text(
        "purpose.why.1",
        "Leads get lost between the teams. This agreement says what a good lead is, who answers it,"
        " how fast, and what happens when either side cannot keep its word.",
    ),
    clause("purpose.scope", "Scope"),
    Bullets(
        key="purpose.scope.list",
        items=(
            Bullet(key="s1", inlines=words("New machines for food, pharma and home care")),
            Bullet(
                key="s2",
                inlines=words(
                    "Germany, Austria and Switzerland; requests from other countries go to the"
                    " export team within one business day and leave this agreement"
                ),
            ),
            Bullet(key="s3", inlines=words("Not: service, spare parts, used machines")),
        ),
    ),
)

UNDERSTAND: tuple[Block, ...] = (
    Part(key="understand", title="Understand"),
    section("personas", "Company profile and personas"),
    clause("personas.plant", "Plant manager of a food producer"),
    text(
        "personas.plant.1",
        f"Runs two to six lines, 50 to 2,000 employees. Buys when a format changes or a line fails"
        f" more than 3{NB}% of its shifts. Reads trade press, trusts reference visits, decides with"
        " the head of quality.",
    ),
    clause("personas.buyer", "Technical buyer"),
    text("personas.buyer.1", "Asks for three quotes, compares output per minute and spare parts."),
    section("language", "Common language"),
    text("language.intro", "Words that both sides had used in different meanings.", "intro"),
    table(
        "language.terms",
        "Terms",
        "Term 38 | Agreed meaning 62 | What the sides had meant before 60",
        (
            "**Lead** | A person whose name, company and consent are in the CRM"
            " | ~~Marketing: any form~~ // ~~Sales: somebody who wants a quote~~",
            "**First contact** | First call attempt or personal e\u2011mail by a named rep;"
            " automatic"
            " replies do not count | ~~Marketing: any mail sent~~ // ~~Sales: a conversation~~",
            "**Recycled** | Given back to Marketing with a reason of @dispositions.reasons/t@ and a"
            " date | ~~Marketing: lost · Sales: parked~~",
            "**Marketing-sourced** | First recorded touch is a campaign of @campaigns@"
            " | ~~No common meaning~~",
            "**Business day** | A day with opening hours in calendar @calendar.dach/n@"
            " | ~~Marketing: Monday to Friday~~ // ~~Sales: without fair weeks~~",
            "**Duplicate** | Same company and same project within 180 days"
            " | ~~Marketing: same e\u2011mail~~ // ~~Sales: same company~~",
        ),
    ),
)

DEFINE: tuple[Block, ...] = (
    Part(key="define", title="Define"),
    section("stages", "Lead stages"),
    text(
        "stages.intro",
        "A lead passes through six stages in this order. Both sides sorted the same ten"
        " sample leads"
        " with these definitions and agreed on nine (@test@).",
        "intro",
    ),
    clause("stages.lead", "Lead"),
    text("stages.lead.1", "A lead is a person whose name, company and consent are in the CRM."),
    clause("stages.mql", "MQL, marketing-qualified lead"),
    text(
        "stages.mql.1",
        "A lead is an MQL when it meets every criterion marked MQL in @stages.criteria/t@."
        " Marketing"
        " sets the MQL timestamp; it starts the clock of @response@.",
    ),
    clause("stages.sal", "SAL, sales-accepted lead"),
    text(
        "stages.sal.1",
        f"Sales accepts an MQL within 2{NB}business days or rejects it with a reason of kind"
        " “procedural” (@dispositions.reasons/t@).",
    ),
    clause("stages.sql", "SQL, sales-qualified lead"),
    text(
        "stages.sql.1",
        "A lead is an SQL when a discovery call has confirmed the need and the budget route, and a"
        f" start of production within 12{NB}months is written in the CRM.",
    ),
    table(
        "stages.criteria",
        "Entry criteria of the stages",
        "Stage 24 | Dimension 25 | What must be true 67 | Evidence, confirmed by 44",
        (
            "**MQL** | Fit | Food, pharma or home care; 50 to 2,000 employees | CRM, Marketing",
            "**MQL** | Behaviour | Requested a quote, or named product and output at a fair,"
            " or saved"
            f" a line calculation within 30{NB}days | Form or call note, Marketing",
            "**MQL** | Data quality | Phone number or e\u2011mail address was verified"
            " | CRM, Marketing",
            "**SAL** | Fit | Not a duplicate, inside the territory, not an existing service case"
            " | CRM, Sales",
            "**SQL** | Need | Product, packaging format and output per minute are known"
            " | Call note, Sales",
            "**SQL** | Budget | Person who releases the budget is named | Call note, Sales",
            f"**SQL** | Timing | Start of production within 12{NB}months | CRM, Sales",
            "**Opportunity** | Intent | Quote was requested in writing; amount and close date"
            " are set"
            " | CRM, Sales",
        ),
    ),
    section("scoring", "Lead scoring (not applicable)"),
    text(
        "scoring.1", "Not applicable: too few leads for a score. To be looked at in September 2027."
    ),
    section("handoff", "Handoff"),
    clause("handoff.how", "How a lead changes hands"),
    text(
        "handoff.how.1",
        "The CRM assigns the lead by postal code, tells the rep by e\u2011mail and sets the"
        " due time."
        " Without an owner after 30 minutes the lead goes to the inside sales lead.",
    ),
)

_CLOCK = "counted from the **MQL timestamp**, Sales"
_OF_CALENDAR = "of calendar @calendar.dach/n@ for"

COMMIT: tuple[Block, ...] = (
    Part(key="commit", title="Commit"),
    section("response", "Sales response"),
    text(
        "response.intro",
        "Promised by Sales. A lead that fits neither tier A nor tier B belongs to tier C.",
        "intro",
    ),
    clause("response.a", "Tier A, quote requests"),
    Promise(
        key="response.a.1",
        side=Side.SALES,
        inlines=words(
            f"For **quote requests**, {_CLOCK} makes **a first call attempt** within"
            f" **4{NB}business hours** {_OF_CALENDAR} **90{NB}%** of them each month, up to"
            f" **10{NB}a week**."
        ),
    ),
    clause("response.b", "Tier B, fair contacts"),
    Promise(
        key="response.b.1",
        side=Side.SALES,
        inlines=words(
            f"For **trade-fair contacts**, {_CLOCK} makes **a call attempt or sends a personal"
            f" e\u2011mail** within **16{NB}business hours** {_OF_CALENDAR} **85{NB}%** of"
            " them each"
            f" month, up to **12{NB}a week**."
        ),
    ),
    clause("response.c", "Tier C, all other leads"),
    Promise(
        key="response.c.1",
        side=Side.SALES,
        inlines=words(
            f"For **all other MQLs**, {_CLOCK} sends **a personal e\u2011mail** within"
            f" **24{NB}business hours** {_OF_CALENDAR} **80{NB}%** of them each month, up to"
            f" **8{NB}a week**."
        ),
    ),
    table(
        "response.tiers",
        "Response tiers",
        "Tier 28 | Clock starts 26 | What counts 31 | Within 23 | On time 14 | Attempts 21"
        " | Ceiling 17",
        (
            f"**A** Quote requests | MQL timestamp | Call attempt | 4{NB}business{NB}h | 90{NB}%"
            f" | 6{NB}in{NB}10{NB}days | 10{NB}a{NB}week",
            "**B** Fair contacts | MQL timestamp | Call attempt or personal e\u2011mail"
            f" | 16{NB}business{NB}h | 85{NB}% | 4{NB}in{NB}10{NB}days | 12{NB}a{NB}week",
            f"**C** All others | MQL timestamp | Personal e\u2011mail | 24{NB}business{NB}h"
            f" | 80{NB}% | 2{NB}in{NB}15{NB}days | 8{NB}a{NB}week",
        ),
    ),
    table(
        "response.due",
        "Due times of tier A, worked out on calendar 9.1",
        "The MQL timestamp is 46 | First call attempt is due 46 | Because 68",
        (
            "Friday 15 January, 16:30 | **Monday 18 January, 12:30**"
            " | 30 minutes on Friday, 3 h 30 min on Monday",
            "Thursday 25 March, 15:00 | **Tuesday 30 March, 11:00**"
            " | Good Friday and Easter Monday are closed",
            "Monday 11 January, 17:00 | **Tuesday 12 January, 13:00**"
            " | Closing time counts from the next opening",
        ),
    ),
    clause("response.rest", "Attempts, outcome and ceilings"),
    text(
        "response.rest.1",
        f"In every tier Sales accepts or rejects a lead within 2{NB}business days and records"
        " outcome"
        f" and reason within{NB}3. The ceilings add up to 30{NB}leads a week. Two reps with"
        f" 112{NB}hours a month for inbound leads can answer no more at 51{NB}minutes a lead."
        " Above a"
        " ceiling, tier A is served before B and B before C; Sales tells Marketing on the same"
        " business day.",
    ),
    section("calendar", "Working calendar"),
    clause("calendar.dach", "Calendar of the DACH team"),
    text(
        "calendar.dach.1",
        "Monday to Friday, 09:00 to 17:00, Europe/Berlin. The zone of the sales team rules.",
    ),
    clause("calendar.closed", "Closed days in 2027"),
    text(
        "calendar.closed.1",
        "1 January, 26 and 29 March, 6, 17 and 27 May, 1 November, 24 and 31 December.",
    ),
    section("marketing", "Marketing commitments"),
    clause("marketing.volume", "Volume and quality"),
    Promise(
        key="marketing.volume.1",
        side=Side.MARKETING,
        inlines=words(
            f"Marketing hands over **100{NB}MQLs a month** that meet every criterion of"
            f" @stages.criteria/t@, with a valid phone number for **95{NB}%** of them."
        ),
    ),
    clause("marketing.warning", "Early warning"),
    Promise(
        key="marketing.warning.1",
        side=Side.MARKETING,
        inlines=words(
            f"When a month will stay below **80{NB}MQLs**, Marketing says so by the **15th** and"
            " brings a plan to the next weekly meeting."
        ),
    ),
    section("dispositions", "Dispositions"),
    table(
        "dispositions.reasons",
        "Reasons for rejecting or giving back a lead",
        "Reason 40 | Kind 30 | What happens next 60 | Within 30",
        tuple(
            f"**{reason}** | {kind} | {after} | {NB.join(within.split())}"
            for reason, kind, after, within in (
                ("Duplicate", "Procedural", "Merged by Marketing", "2 days"),
                ("Outside territory", "Procedural", "Passed to the export team", "1 day"),
                ("Wrong contact data", "Procedural", "Verified again or closed", "5 days"),
                ("No need", "Content", "Closed with a note", "At once"),
                ("No budget this year", "Content", "Recycled to the next budget round", "1 day"),
                ("Chose a competitor", "Content", "Asked for the reason, then closed", "10 days"),
                ("Not reached", "Content", "Recycled after the last attempt", "1 day"),
                ("Timing over 12 months", "Content", "Recycled with a date", "1 day"),
            )
        ),
    ),
    section("recycling", "Recycling"),
    clause("recycling.when", "When a lead comes back"),
    text("recycling.when.1", "After the date in the CRM, at the earliest after 60 days."),
    section("feedback", "Feedback"),
    clause("feedback.weekly", "Weekly feedback"),
    text("feedback.weekly.1", "Each Tuesday Sales names the three best and the three worst leads."),
    section("escalation", "Escalation"),
    table(
        "escalation.ladder",
        "Ladder",
        "Step 14 | When 62 | Who speaks to whom 54 | Within 30",
        (
            f"**1** | Tier A below 90{NB}% in one week | Carla Jansen to Oskar Wenzel | 1 day",
            f"**2** | Tier A below 90{NB}% in two weeks running | Marek Thiel to Lena Brandt"
            " | 2 days",
            "**3** | No agreement on step 2 | Both to the managing director | 5 days",
        ),
    ),
)

AIM: tuple[Block, ...] = (
    Part(key="aim", title="Aim"),
    section("goals", "Shared goals"),
    text(
        "goals.intro",
        "Each goal has one owner on each side. A goal missed by either side is missed by both.",
        "intro",
    ),
    table(
        "goals.list",
        "Goals, from baseline to target",
        "No. 11 | Goal, kind and report 42 | Baseline 24 | Target 27 | By when 24 | Marketing 17"
        " | Sales 15",
        (
            f"**Orders from marketing leads** // ~~Lagging · R-07~~ | EUR{NB}930,000 // ~~quarter’s"
            f" mean~~ | **EUR{NB}1,440,000** | Third quarter of 2027 | Lena Brandt | Marek Thiel",
            f"**MQLs accepted by Sales** // ~~Leading · R-03~~ | 64{NB}% // ~~611 of 955~~"
            f" | **80{NB}%** | 30{NB}June 2027, each month | Oskar Wenzel | Carla Jansen",
            f"**Quote requests on time** // ~~Leading · R-04~~ | 52{NB}% // ~~71 of 136~~"
            f" | **90{NB}%** | Monthly from February 2027 | Oskar Wenzel | Carla Jansen",
            f"**Wrong contact data** // ~~Leading · R-03~~ | 12{NB}% // ~~41 of 344~~ | **5{NB}%**"
            " | 31 March 2027 | Lena Brandt | Marek Thiel",
        ),
        note="Last two columns: the owner on each side. Baselines: October 2025 to September 2026,"
        " own CRM.",
        numbered_rows=True,
    ),
    section("funnel", "Funnel plan and capacity"),
    clause("funnel.need", "What the goal needs"),
    text(
        "funnel.need.1",
        f"EUR{NB}3,600,000 of orders in the third quarter of 2027, 40{NB}% of them from marketing"
        f" leads, at EUR{NB}120,000 a machine: 12{NB}orders. @funnel.picture/f@ works back"
        " from them.",
    ),
    Figure(
        key="funnel.picture",
        caption="Entries into each stage a quarter, and the rate from stage to stage",
        description="Funnel: 1,072 leads, 300 MQL, 240 SAL, 96 SQL, 48 opportunities, 12 orders.",
        bars=(
            FunnelBar(title="Leads", side=Side.MARKETING, count=1072, rate=f"28{NB}%"),
            FunnelBar(title="MQL", side=Side.MARKETING, count=300, rate=f"80{NB}%"),
            FunnelBar(title="SAL", side=Side.SALES, count=240, rate=f"40{NB}%"),
            FunnelBar(title="SQL", side=Side.SALES, count=96, rate=f"50{NB}%"),
            FunnelBar(title="Opportunities", side=Side.SALES, count=48, rate=f"25{NB}%"),
            FunnelBar(title="Orders", side=Side.SALES, count=12),
        ),
    ),
    table(
        "funnel.rates",
        "Rates, what each side had estimated before the reveal, and where the rate is from",
        "From stage to stage 44 | Agreed 18r | Marketing 21r | Sales 15r | Origin 62",
        (
            f"Lead to MQL | **28{NB}%** | 30{NB}% | 22{NB}% | Own CRM, 955 of 3,412",
            f"MQL to SAL | **80{NB}%** | 88{NB}% | 65{NB}% | Goal @goals.list.2/n@; today 64{NB}%,"
            " 611 of 955",
            f"SAL to SQL | **40{NB}%** | 50{NB}% | 35{NB}% | Own CRM, 244 of 611",
            f"SQL to opportunity | **50{NB}%** | 55{NB}% | 50{NB}% | Own CRM, 122 of 244",
            f"Opportunity to order | **25{NB}%** | 30{NB}% | 22{NB}% | Own CRM, 31 of 122",
        ),
    ),
    clause("funnel.capacity", "Capacity"),
    text(
        "funnel.capacity.1",
        f"100{NB}MQLs a month at 51{NB}minutes take 85 of the 112{NB}hours that two reps have for"
        f" them: 76{NB}%, within the limit of 85{NB}%.",
    ),
    section("dashboards", "Dashboards"),
    table(
        "dashboards.list",
        "Reports",
        "Report 20 | Shows 70 | Owner 40 | Seen 30",
        (
            "**R-03** | Accepted and rejected MQLs by reason | Oskar Wenzel | Weekly",
            "**R-04** | Response times by tier | Carla Jansen | Daily",
            "**R-07** | Orders from marketing leads | Jonas Reuter | Monthly",
        ),
    ),
    section("meetings", "Meetings"),
    table(
        "meetings.list",
        "Meetings",
        "Meeting 40 | Rhythm 30 | Agenda 60 | Leads 30",
        (
            "**Lead review** | Tuesday, 30 min | Best and worst leads, open escalations |"
            " Carla Jansen",
            "**Goal review** | Monthly, 60 min | Goals, funnel, one change to try | Lena Brandt",
        ),
    ),
)

SUPPORT: tuple[Block, ...] = (
    Part(key="support", title="Support"),
    section("messages", "Content and messages"),
    text("messages.1", "One page for each persona, kept by Marketing, checked by Sales in March."),
    section("campaigns", "Campaigns and target accounts"),
    table(
        "campaigns.list",
        "Campaigns of 2027",
        "Campaign 60 | Period 40 | Leads expected 30r | Owner 30",
        (
            "**Interpack follow-up** | May to July | 240 | Oskar Wenzel",
            "**Format change calculator** | All year | 420 | Lena Brandt",
        ),
    ),
    section("systems", "Systems and data"),
    text(
        "systems.1", "The CRM is the only source. A field that is not filled counts as not known."
    ),
    section("duties", "Responsibilities"),
    text("duties.1", "Revenue Operations keeps reports and calendars; see @dashboards@."),
    section("culture", "Culture and learning"),
    text("culture.1", "Every quarter each side spends a day with the other."),
)

CLOSE: tuple[Block, ...] = (
    Part(key="close", title="Close"),
    section("issues", "Open issues and decisions"),
    text("issues.1", "No open issues."),
    section("governance", "Governance and review"),
    text(
        "governance.1", f"Reviewed every 3{NB}months, first on 25 March 2027; @issues@ is kept up."
    ),
)

_CONSENT = Promise(
    key="signatures.consent",
    inlines=words(
        "We have read version 7 of this agreement. We agree to it for our side and will work by it"
        " from 1 January 2027."
    ),
)

_PROOF: tuple[Block, ...] = (
    clause("signatures.print", "Fingerprint of what was signed"),
    Fingerprint(key="signatures.digest", digest=DIGEST),
    text(
        "signatures.note",
        "SHA-256 of the content of version 7, saved on 4 December 2026 at 16:40. Its first sixteen"
        " characters stand in the footer of every page. Log hash after the last signature:"
        f" cce5{NB}2d45{NB}1d46{NB}48f4",
        "note",
    ),
    clause("signatures.proof", "What these signatures prove, and what they do not"),
    table(
        "signatures.limits",
        "",
        "They prove 80 | They do not prove 80",
        (
            "Which exact words each name stands under: one changed letter gives another"
            " fingerprint."
            " | Who sat at the keyboard. Nobody’s identity was checked.",
            "Whose name was typed, for which side, when and where, by the clock of that computer."
            " | That this is a qualified electronic signature or a contract between"
            " companies. It is a"
            " management agreement inside one.",
            "That no entry was taken out of the log later: each carries the hash of the one before."
            " | That the log was not replaced as a whole. The evidence file is kept by Jonas"
            " Reuter.",
        ),
    ),
)

APPENDICES: tuple[Block, ...] = (
    Part(key="appendices", title="Appendices"),
    section("diagnosis", "Diagnosis and joint audit", lettered=True),
    clause("diagnosis.signs", "Signs of trouble"),
    text("diagnosis.signs.1", "Rated by both sides before the workshop, from 0 to 3."),
    section("test", "Decision test of the lead stages", lettered=True),
    text("test.1", "Ten sample leads, nine sorted alike. Lead 7 stays disputed."),
)


def _line(name: str, role: str, signed: str = "", remark: str = "") -> SignatureLine:
    return SignatureLine(key=name, name=name, role=role, signed=signed, remark=remark)


def _signatures(*, signed: bool) -> Signatures:
    lines = (
        _line("Lena Brandt", "Head of Marketing", "Bielefeld, 7 December 2026, 09:12"),
        _line("Oskar Wenzel", "Demand Generation Lead", "Bielefeld, 8 December 2026, 10:31"),
        _line("Marek Thiel", "Head of Sales", "Bielefeld, 8 December 2026, 10:14"),
        _line("Carla Jansen", "Inside Sales Lead", "Bielefeld, 9 December 2026, 08:50"),
    )
    if signed:
        lines = (
            *tuple(replace(line, remark="Without reservation") for line in lines[:3]),
            replace(
                lines[3],
                remark="Reservation on 12.2: one business day may prove too short in fair weeks; to"
                " be looked at in the first review.",
            ),
        )
    else:
        lines = tuple(replace(line, signed="") for line in lines)
    note = (
        "All four names were typed as a confirmation. The lines leave room for a signature by hand."
    )
    return Signatures(
        key="signatures.block",
        marketing=lines[:2],
        sales=lines[2:],
        note=note if signed else "",
    )


def signed_document() -> Document:
    """The agreement with all four signatures."""
    return _document(_signatures(signed=True), status="Version 7, signed")


def draft_document() -> Document:
    """The same agreement with open questions, starter values and empty signature lines."""
    document = _document(_signatures(signed=False), status="Draft after version 6", proof=False)
    blocks = tuple(_opened(block) for block in document.blocks)
    return replace(document, blocks=blocks)


def _opened(block: Block) -> Block:
    if isinstance(block, Heading) and block.key in ("response.b", "goals", "calendar.closed"):
        return replace(block, status="Not agreed yet")
    if isinstance(block, Promise) and block.key == "marketing.volume.1":
        starter = Run(text=f"100{NB}MQLs a month", strong=True, placeholder=True)
        return replace(block, inlines=(block.inlines[0], starter, *block.inlines[2:]))
    if isinstance(block, Paragraph) and block.key == "calendar.closed.1":
        blank = Blank(path=("calendar", "holidays"), question="on which days is nobody at work?")
        return replace(block, inlines=(Run(text="Closed days: "), blank))
    if isinstance(block, Table) and block.key == "campaigns.list":
        cell = Cell(
            key="campaigns.blank",
            paragraphs=((Blank(path=("campaigns",), question="who owns it?"),),),
        )
        row = replace(block.rows[0], cells=(*block.rows[0].cells[:3], cell))
        return replace(block, rows=(row, *block.rows[1:]))
    return block


def _document(signatures: Signatures, *, status: str, proof: bool = True) -> Document:
    blocks = (
        COVER,
        CONTENTS,
        *PREPARE,
        *UNDERSTAND,
        *DEFINE,
        *COMMIT,
        *AIM,
        *SUPPORT,
        *CLOSE,
        section("signatures", "Signatures"),
        _CONSENT,
        signatures,
        *(_PROOF if proof else ()),
        *APPENDICES,
    )
    return plain(*blocks, status=status)


def plain(*blocks: Block, status: str = "Version 7, signed") -> Document:
    """A document of these blocks, numbered."""
    return Document(
        title="Sales–Marketing Service Level Agreement 2027",
        company="Varnholt Packtechnik GmbH",
        header="Varnholt Packtechnik · Sales–Marketing Service Level Agreement 2027",
        status=status,
        fingerprint=DIGEST,
        language="en-GB",
        author="Jonas Reuter",
        made_at="2026-12-04T16:40:00+01:00",
        blocks=numbered(blocks),
    )
