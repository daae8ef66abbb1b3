"""The link to where that is made which a list is to choose from, while there is nothing yet."""

from __future__ import annotations

from functools import partial

from models.agreement import fields
from models.agreement.agreement import Agreement, sections_of
from models.agreement.kinds import Rows
from models.agreement.path import Path
from ui.forms.row_words import with_article
from ui.session import Session
from ui.widgets.buttons import LinkButton


class WayOut(LinkButton):
    """Leads to the rows at `to`, such as "Add a participant"."""

    def __init__(self, session: Session, to: Path) -> None:
        """Say what is made there, and for whom it is wanted here."""
        kind = fields.named(sections_of(Agreement)[to[0]], to[1]).kind
        assert isinstance(kind, Rows)
        super().__init__(f"Add {with_article(kind.one)}", "plus", style="small-strong")
        self.clicked.connect(partial(session.travel, to))
