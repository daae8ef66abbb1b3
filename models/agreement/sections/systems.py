"""Where the leads live: the systems, the fields both teams fill, and whose lead counts as whose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from models.agreement.kinds import (
    PARTICIPANTS,
    STAGES,
    Answers,
    Choice,
    Line,
    Reference,
    Rows,
    Span,
    Text,
    When,
    YesNo,
    options,
)
from models.agreement.section import About, Holder, Phase, Problem, Row, Section
from models.agreement.values import Duration, Unit

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

SYSTEMS = ("systems", "systems")
SYSTEM_KINDS = options(
    ("crm", "CRM"),
    ("marketing_automation", "Marketing automation"),
    ("web_analytics", "Web analytics"),
    ("telephony", "Telephony"),
    ("events", "Events"),
    ("reporting", "Reporting"),
    ("other", "Other"),
)
INTEGRATIONS = options(
    ("two_way", "Connected both ways"),
    ("one_way", "Connected one way"),
    ("by_hand", "Moved by hand"),
    ("planned", "Planned"),
    ("not_connected", "Not connected"),
)
FILLED_BY = options(("marketing", "Marketing"), ("sales", "Sales"), ("system", "The system itself"))
FILLING_TIMES = (Unit.MINUTE, Unit.BUSINESS_HOUR, Unit.CLOCK_HOUR, Unit.BUSINESS_DAY)


def _unexplained(agreement: Agreement) -> tuple[str, ...]:
    """The fields that start the clock of a response tier and stand in no row of the dictionary."""
    listed = {row.name.strip().casefold() for row in agreement.systems.data_fields}
    fields = (tier.start_field.strip() for tier in agreement.response.tiers)
    stamps = {name.casefold(): name for name in fields if name}
    return tuple(name for key, name in stamps.items() if key not in listed)


@dataclass(frozen=True, slots=True, kw_only=True)
class System(Row):
    """A system that leads pass through."""

    name: Annotated[
        str,
        Line(
            label="System",
            help="The name people call it by.",
            example="Sales CRM",
            required=True,
            width="half",
        ),
    ] = ""
    kind: Annotated[
        str,
        Choice(
            label="Kind",
            help="What the system is for.",
            required=True,
            width="half",
            options=SYSTEM_KINDS,
        ),
    ] = ""
    holds: Annotated[
        str,
        Line(
            label="What it holds",
            help="The records that are looked up here and nowhere else.",
            example="Leads, stages, opportunities",
        ),
    ] = ""
    integration: Annotated[
        str,
        Choice(
            label="Connection",
            help="How its data reaches the other systems today.",
            required=True,
            width="half",
            options=INTEGRATIONS,
        ),
    ] = ""
    keeper: Annotated[
        str,
        Reference(
            label="Looked after by",
            help="The person to call when a record is wrong or a connection is down.",
            width="half",
            to=PARTICIPANTS,
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataField(Row):
    """A field that both teams read: what it means, who fills it and how soon."""

    name: Annotated[
        str,
        Line(
            label="Field",
            help="The name as it stands on the screen of the system.",
            example="MQL timestamp",
            required=True,
            width="half",
        ),
    ] = ""
    filled_by: Annotated[
        str,
        Choice(
            label="Filled by",
            help="The team that enters it, or the system when nobody types.",
            required=True,
            width="half",
            options=FILLED_BY,
        ),
    ] = ""
    meaning: Annotated[
        str,
        Line(
            label="Meaning",
            help="What a filled field tells the other team.",
            example="The minute in which the last entry criterion was met",
            required=True,
        ),
    ] = ""
    stage: Annotated[
        str,
        Reference(
            label="At stage",
            help="The stage in which the field must be filled.",
            required=True,
            width="half",
            to=STAGES,
        ),
    ] = ""
    within: Annotated[
        Duration | None,
        Span(
            label="Filled within",
            help="The longest time after the lead entered the stage.",
            required=True,
            width="half",
            when=When("filled_by", ("", "marketing", "sales")),
            units=FILLING_TIMES,
            zero=True,
            longest_days=90,
        ),
    ] = None

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """Two rows for one field would give it two meanings."""
        name = self.name.strip().casefold()
        same = [row for row in agreement.systems.data_fields if row.name.strip().casefold() == name]
        if name and len(same) > 1:
            yield Problem(
                "name",
                f"“{self.name}” stands in the list {len(same)} times.",
                "Which of the rows says what the field means?",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemsAnswers(Holder):
    """Which record counts, whose lead is whose, and who may look."""

    system_of_record: Annotated[
        str,
        Reference(
            label="System of record",
            help="When two systems differ, this one is right.",
            required=True,
            width="half",
            to=SYSTEMS,
        ),
    ] = ""
    open_access: Annotated[
        bool | None,
        YesNo(
            label="Both teams can read everything",
            help="Yes, when each team can open the records and reports of the other.",
            required=True,
            width="half",
        ),
    ] = None
    access_gap: Annotated[
        str,
        Line(
            label="What is still closed",
            help="The records one team cannot open, who opens them and by when.",
            example="Marketing cannot see call notes; IT opens them by 31 January",
            required=True,
            when=When("open_access", (False,)),
        ),
    ] = ""
    marketing_sourced: Annotated[
        str,
        Text(
            label="A deal is marketing-sourced when",
            help="The rule that both teams apply to the same record with the same result.",
            example="The first touch in the CRM is a form, a campaign or a fair scan, "
            "dated before any entry by Sales.",
            required=True,
        ),
    ] = ""
    marketing_influenced: Annotated[
        str,
        Text(
            label="A deal is marketing-influenced when",
            help="The rule for deals that Marketing did not start but helped along.",
            example="A contact of the buying company took part in a campaign "
            "between the opening of the opportunity and the order.",
            required=True,
        ),
    ] = ""
    consent: Annotated[
        str,
        Text(
            label="Consent",
            help="Which consent a lead must have given, and where it is recorded.",
            example="E-mail only after double opt-in; the date stands in the field Consent given.",
            group="Data protection",
            more=True,
        ),
    ] = ""
    retention: Annotated[
        str,
        Text(
            label="Retention",
            help="How long records are kept, and who deletes them.",
            example="Leads without contact for 24 months are deleted on the first of each month.",
            group="Data protection",
            more=True,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """Every time stamp of a promise is explained, and both teams can read it."""
        for stamp in _unexplained(agreement):
            yield Problem(
                "system_of_record",
                f"“{stamp}” starts a promise, but the field dictionary does not list it.",
                "Which moment does the field hold, and who fills it?",
            )
        if self.open_access is False:
            yield Problem(
                "open_access",
                "One team cannot read what the other records.",
                "Who can open the records, and by which day?",
                blocks=False,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Systems(Section):
    """Systems and data rules."""

    about: ClassVar[About] = About(
        title="Systems and data rules",
        short="Systems and data",
        phase=Phase.SUPPORT,
        question="Where do we look when our numbers differ?",
        purpose="One system that is right, fields somebody fills, one rule for whose deal it is.",
        prompt="Open last month's best deal: can both of you see who found it, and when?",
    )
    order: ClassVar[Literal["answers first", "rows first"]] = "rows first"
    systems: Annotated[
        tuple[System, ...],
        Rows(
            label="Systems",
            help="Every system that a lead passes through between first touch and order.",
            holds=System,
            one="system",
            title="name",
            summary=("kind", "integration"),
            at_least=1,
            layout="table",
        ),
    ] = ()
    data_fields: Annotated[
        tuple[DataField, ...],
        Rows(
            label="Field dictionary",
            help="The fields that both teams rely on, every time stamp of a promise among them.",
            holds=DataField,
            one="field",
            title="name",
            summary=("filled_by", "stage", "within"),
            at_least=1,
            layout="table",
        ),
    ] = ()
    answers: Annotated[
        SystemsAnswers, Answers(label="Record, access and attribution", holds=SystemsAnswers)
    ] = SystemsAnswers()
