"""What a document is made from: the agreement, the origin of its answers, what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from exporters.blocks import CrossReference
from models.agreement import path, references
from models.agreement.agreement import Agreement
from models.agreement.clauses import ClauseId
from models.agreement.fields import Field
from models.agreement.kinds import Computed
from models.agreement.path import Path
from models.agreement.section import Holder, RowId
from models.agreement.words import in_words, money_in_words

NB = "\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The agreement as the composer sees it.

    `starters` are the paths of values that nobody has confirmed, empty where they are not marked.
    `left_out` are the clauses that are not applicable, with their reasons. `open_points` is true
    for a draft that shows what is still unanswered.
    """

    agreement: Agreement
    starters: frozenset[Path] = frozenset()
    left_out: Mapping[ClauseId, str]
    open_points: bool

    def words(self, holder: Holder, field: Field) -> str:
        """One answer as people write it; empty when there is none."""
        if isinstance(field.kind, Computed):
            return field.kind.of(holder)
        return in_words(self.agreement, field.kind, getattr(holder, field.name))

    def money(self, amount: Decimal) -> str:
        """An amount in the agreement's currency."""
        return money_in_words(amount, self.agreement.parties.answers.currency)

    def reason_left_out(self, where: Path) -> str | None:
        """Why the clause at `where` is not applicable; None when it is wanted."""
        return self.left_out.get(path.text(where))

    def number_of(self, to: Path, row: RowId) -> CrossReference | None:
        """A pointer to the number of the row's clause, when the document has one."""
        where = (*to, row)
        if not row or path.text(where) in self.left_out:
            return None
        if not any(target.id == row for target in references.targets(self.agreement, to)):
            return None
        return CrossReference(to=path.text(where), form="number")
