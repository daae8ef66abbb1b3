"""An agreement of a later program: one section more, and one answer more in an old section."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, ClassVar

from models.agreement import codec
from models.agreement.agreement import Agreement
from models.agreement.kinds import PERSONAS, Answers, Line, Percent, Reference, Rows
from models.agreement.section import About, Holder, Phase, Row, Section
from models.agreement.sections.glossary import Glossary, GlossaryAnswers


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerAnswers(Holder):
    """What holds for all partners."""

    share: Annotated[
        Decimal | None, Percent(label="Share", help="Leads that partners bring.", required=True)
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Row):
    """A company that sells for us."""

    name: Annotated[
        str, Line(label="Partner", help="Its name.", example="Nord Handel", required=True)
    ] = ""
    persona: Annotated[str, Reference(label="For", help="Whom it sells to.", to=PERSONAS)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partners(Section):
    """Partners."""

    about: ClassVar[About] = About(
        title="Partners",
        short="Partners",
        phase=Phase.SUPPORT,
        question="Who sells for us?",
        purpose="Names.",
        prompt="Who?",
    )
    answers: Annotated[PartnerAnswers, Answers(label="All partners", holds=PartnerAnswers)] = (
        PartnerAnswers()
    )
    partners: Annotated[
        tuple[Partner, ...],
        Rows(
            label="Partners",
            help="One each.",
            holds=Partner,
            one="partner",
            title="name",
            clause="row",
            at_least=1,
        ),
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterGlossaryAnswers(GlossaryAnswers):
    """The words of the glossary with one answer more."""

    keeper: Annotated[
        str, Line(label="Kept by", help="Who changes it.", example="Marketing", required=True)
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterGlossary(Glossary):
    """A glossary that somebody keeps."""

    answers: Annotated[
        LaterGlossaryAnswers, Answers(label="Use of the words", holds=LaterGlossaryAnswers)
    ] = LaterGlossaryAnswers()


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterAgreement(Agreement):
    """The agreement as a later program declares it."""

    glossary: LaterGlossary = LaterGlossary()
    partners: Partners = Partners()


def later(agreement: Agreement) -> LaterAgreement:
    """An agreement of today in the later program."""
    found = codec.decode_agreement(codec.encode_agreement(agreement), LaterAgreement)
    assert isinstance(found, LaterAgreement)
    return found
