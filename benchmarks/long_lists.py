"""What a long list costs: a key in two hundred rows, and a review with hundreds of findings."""

from __future__ import annotations

import itertools
from dataclasses import replace

from benchmarks.ratio import Ratio, of_medians
from benchmarks.screen import application, put_away
from models.agreement import fields, path
from models.agreement.agreement import Agreement, sections_of
from models.agreement.kinds import Rows
from models.agreement.sections.dispositions import Reason
from models.agreement.sections.personas import Persona
from models.rules.finding import Severity
from models.rules.review import review
from models.starters import start
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms.rows import RowsView, rows_view
from ui.library import Library
from ui.pages.review_page import ALL, ReviewPage
from ui.session import Session
from ui.steps import steps

CARDS = ("personas", "personas")
TABLE = ("dispositions", "reasons")
LONG, SHORT = 200, 20
KEYS = 40


def measure() -> list[Ratio]:
    """Cards, a table, and the findings of an agreement that is all placeholders."""
    application()
    review_page = _Review(start("b2b-software"))
    shown = of_medians(review_page.show_all, review_page.find_all, 15)
    lists = [
        _List(where, tuple(row(number) for number in range(length)), field)
        for where, row, field in ((CARDS, _persona, "name"), (TABLE, _reason, "reason"))
        for length in (LONG, SHORT)
    ]
    long_cards, cards, long_table, table = lists
    ratios = [
        Ratio(name="showing all findings ÷ finding them again", ratio=shown, bound=12),
        Ratio(name="a key in 200 cards ÷ in 20", ratio=_key(long_cards, cards), bound=6),
        Ratio(name="a key in 200 table rows ÷ in 20", ratio=_key(long_table, table), bound=4),
    ]
    review_page.close()
    for one in lists:
        one.close()
    return ratios


def _key(one: _List, other: _List) -> float:
    return of_medians(one.type_a_key, other.type_a_key, KEYS)


def _persona(number: int) -> Persona:
    return Persona(id=f"p{number}", name=f"Persona {number}")


def _reason(number: int) -> Reason:
    return Reason(id=f"r{number}", reason=f"Reason {number}")


class _List:
    """Rows on the screen, one of which is being edited."""

    def __init__(self, where: path.Path, rows: tuple[object, ...], field: str) -> None:
        workshop = start("blank")
        workshop = replace(workshop, agreement=path.put(workshop.agreement, where, rows))
        self.library = Library()
        self.session = Session(self.library, "benchmark", workshop, 0)
        self.view = _shown(self.session, where)
        middle = path.get(workshop.agreement, where)[len(rows) // 2].id
        self._where = (*where, middle, field)
        self._numbers = itertools.count()

    def type_a_key(self) -> None:
        """Edit a row and let the view follow."""
        self.session.edit(self._where, f"Edited {next(self._numbers)}", "Edit")

    def close(self) -> None:
        """Take it from the screen."""
        self.view.close()
        put_away(self.session, self.library)


def _shown(session: Session, where: path.Path) -> RowsView:
    kind = fields.named(sections_of(Agreement)[where[0]], where[1]).kind
    assert isinstance(kind, Rows)
    view = rows_view(session, Advice(session), where, kind)
    session.changed.connect(view.show_workshop)
    view.resize(820, 700)
    view.show()
    application().processEvents()
    return view


class _Review:
    """The review page with everything that is found in a workshop."""

    def __init__(self, workshop: Workshop) -> None:
        self.library = Library()
        self.session = Session(self.library, "benchmark", workshop, 0)
        self.advice = Advice(self.session)
        step = next(one for one in steps() if one.key == "review")
        self.page = ReviewPage(self.session, self.advice, step)
        self.advice.judge()
        self.page.resize(900, 800)
        self.page.show()
        application().processEvents()

    def show_all(self) -> None:
        """Show every finding anew."""
        self.page.filters.choose(Severity.WARNING)
        self.page.filters.choose(ALL)
        application().processEvents()

    def find_all(self) -> None:
        """Find them."""
        review(self.session.workshop)

    def close(self) -> None:
        """Take it from the screen."""
        self.page.close()
        put_away(self.session, self.library)
