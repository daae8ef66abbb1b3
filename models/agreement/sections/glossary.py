"""The words both teams use, and what each of them means from now on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

from models.agreement.kinds import Answers, Line, Rows, Text
from models.agreement.section import About, Holder, Phase, Problem, Row, Section
from models.agreement.sides import Side

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

NEEDED = (
    ("lead",),
    ("MQL",),
    ("SQL",),
    ("opportunity", "Verkaufschance"),
    ("customer", "Kunde"),
    ("first contact", "Erstkontakt"),
    ("contact attempt", "Kontaktversuch"),
    ("business hour", "Geschäftsstunde"),
    ("disposition", "Bearbeitungsergebnis"),
    ("recycled", "zurückgegeben"),
    ("marketing-sourced", "vom Marketing gewonnen"),
    ("marketing-influenced", "vom Marketing beeinflusst"),
)
"""Words that hardly any agreement of this kind can do without, in English and in German."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryAnswers(Holder):
    """What holds for all words."""

    standing: Annotated[
        str,
        Text(
            label="Where these meanings hold",
            help="The places in which both teams use the words in this sense only.",
            example="In the CRM, in every report and in the Monday meeting.",
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """The words that the other sections lean on have a meaning."""
        terms = agreement.glossary.terms
        if not terms:
            return
        known = {word.strip().casefold() for row in terms for word in (row.term, row.abbreviation)}
        needed = list(NEEDED)
        if any(stage.name.strip().casefold() == "sal" for stage in agreement.stages.stages):
            needed.append(("SAL",))
        missing = [
            names[0] for names in needed if not any(name.casefold() in known for name in names)
        ]
        if missing:
            yield Problem(
                "standing",
                f"No meaning is given for {', '.join(missing)}.",
                "Would both teams explain these words alike?",
                blocks=False,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Row):
    """A word with the one meaning that both teams agreed on."""

    term: Annotated[
        str,
        Line(
            label="Term",
            help="The word as both teams will say it.",
            example="Marketing-qualified lead",
            required=True,
            width="two-thirds",
        ),
    ] = ""
    abbreviation: Annotated[
        str,
        Line(
            label="Abbreviation",
            help="The short form, where there is one.",
            example="MQL",
            width="third",
            longest=40,
        ),
    ] = ""
    meaning: Annotated[
        str,
        Text(
            label="Agreed meaning",
            help="One sentence that explains the word without using it.",
            example="A contact at a fitting company who named an application and a quantity.",
            required=True,
            longest=2_000,
        ),
    ] = ""
    marketing_before: Annotated[
        str,
        Text(
            label="Marketing used to mean",
            help="What Marketing meant by it until today.",
            example="Anyone who downloaded a data sheet",
            width="half",
            longest=2_000,
            by=Side.MARKETING,
        ),
    ] = ""
    sales_before: Annotated[
        str,
        Text(
            label="Sales used to mean",
            help="What Sales meant by it until today.",
            example="Somebody with a drawing and a date",
            width="half",
            longest=2_000,
            by=Side.SALES,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """A word and its short form stand in the list once only."""
        others = [row for row in agreement.glossary.terms if row.id != self.id]
        for name, word in (("term", self.term), ("abbreviation", self.abbreviation)):
            plain = word.strip().casefold()
            if plain and any(
                plain in (row.term.strip().casefold(), row.abbreviation.strip().casefold())
                for row in others
            ):
                yield Problem(
                    name,
                    f"“{word.strip()}” is explained twice.",
                    "Which of the two meanings do we keep?",
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary(Section):
    """Common language."""

    about: ClassVar[About] = About(
        title="Common language",
        short="Common language",
        phase=Phase.UNDERSTAND,
        question="What do we mean when we say it?",
        purpose="One meaning for each word, so that a number counts the same thing on both sides.",
        prompt="Write down what a lead is, each of you alone. Now read them out.",
        intro="Wherever these words appear in this document, they mean what is written here.",
    )
    answers: Annotated[
        GlossaryAnswers, Answers(label="Use of the words", holds=GlossaryAnswers)
    ] = GlossaryAnswers()
    terms: Annotated[
        tuple[Term, ...],
        Rows(
            label="Terms",
            help="Every word and every abbreviation that a clause uses.",
            holds=Term,
            one="term",
            title="term",
            summary=("abbreviation", "meaning"),
            at_least=1,
            layout="table",
        ),
    ] = ()
