"""Going back to an earlier version, wholly or in one clause; nothing is lost by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from models.agreement import path
from models.errors import UserError
from models.revisions.compare import compare
from models.revisions.restore import with_clause
from models.revisions.version import Version
from models.workshop import Workshop
from ui import messages
from ui.changes import ChangedClause, by_clause, counted_clauses

if TYPE_CHECKING:
    from ui.open_agreement import OpenAgreement


class Restoring(QObject):
    """Restores versions and clauses of the open agreement; troubles are told by `troubled`."""

    troubled = Signal(object)

    def __init__(self, opened: OpenAgreement, window: QWidget) -> None:
        """Restore for this agreement, asking in this window."""
        super().__init__(window)
        self._opened = opened
        self._window = window

    def consequence(self, version: Version) -> str:
        """What restoring does and what is kept, by name."""
        stays = "That state" if version.automatic else f"Version {version.number}"
        return (
            f"{self._kept()} {stays} stays as it is, with its signatures. "
            "Votes, decisions and private notes stay with the draft."
        )

    def _kept(self) -> str:
        """Where the present draft is found afterwards."""
        last = max((one.number for one in self._opened.versions), default=0)
        newest = self._opened.newest
        if newest is None:
            return f"Your draft is kept as version {last + 1} first."
        changes = compare(newest.agreement, self._opened.session.workshop.agreement)
        if not changes:
            return f"Your draft says what version {last} says, and is kept there."
        words = counted_clauses(changes)
        return (
            f"Your draft, with {words} since version {last}, is kept as version {last + 1} first."
        )

    def restore(self, version: Version) -> None:
        """Make a version the draft, after asking."""
        name = "this automatic version" if version.automatic else f"version {version.number}"
        question = f"Restore {name} as the draft?"
        if not messages.ask(self._window, question, self.consequence(version), "Restore"):
            return
        method = "restore_automatic" if version.automatic else "restore"
        place = version.entry if version.automatic else version.number
        self._opened.session.flush(partial(self._restore, method, place))

    def offer_clauses(self, version: Version, where: QPoint) -> None:
        """Offer the clauses in which a version differs from the draft, at a place on the screen."""
        self._with_content(version, partial(self._show_menu, version, where))

    def restore_clause(self, version: Version, source: Workshop, one: ChangedClause) -> None:
        """Put one clause back as it was in a version; the present draft is kept first."""
        take = partial(self._take_clause, source, one)
        newest = self._opened.newest
        if newest is not None and newest.agreement == self._opened.session.workshop.agreement:
            take(None)
            return
        note = f"Before “{one.title}” was restored from version {version.number}"
        self._opened.keep_version(note, take)

    def _restore(self, method: str, place: int) -> None:
        self._opened.library.ask(
            method,
            self._opened.session.id,
            place,
            self._opened.settings.author,
            then=self._opened.restored,
            failed=self.troubled.emit,
        )

    def _with_content(self, version: Version, then: Callable[[Workshop], None]) -> None:
        session = self._opened.session
        self._opened.library.ask(
            "version", session.id, version.number, then=then, failed=self.troubled.emit
        )

    def _show_menu(self, version: Version, where: QPoint, source: Workshop) -> None:
        draft = self._opened.session.workshop.agreement
        found = by_clause(source.agreement, draft, compare(source.agreement, draft))
        menu = QMenu(self._window)
        menu.setAccessibleName("Clauses that differ from the draft")
        for one in found:
            if one.clause is None:
                continue
            action = menu.addAction(f"{one.section}: {one.title}".replace("&", "&&"))
            action.triggered.connect(_ignoring(partial(self.restore_clause, version, source, one)))
        if menu.isEmpty():
            menu.addAction("No clause differs from the draft").setEnabled(False)
        menu.popup(where - QPoint(0, menu.sizeHint().height()))

    def _take_clause(self, source: Workshop, one: ChangedClause, kept: Version | None) -> None:
        del kept
        assert one.clause is not None
        session = self._opened.session
        try:
            agreement = with_clause(session.workshop.agreement, source.agreement, one.clause)
        except UserError as trouble:
            self.troubled.emit(trouble)
            return
        label = f"Restore “{one.title}”"
        session.replace_agreement(replace(session.workshop, agreement=agreement), label)
        self._opened.show_workspace()
        self._opened.workspace.open_place(path.parse(one.clause))
        words = f"Restored “{one.title}”"
        self._opened.workspace.foot.show_toast(words, "restore")


def _ignoring(deed: Callable[[], None]) -> Callable[[bool], None]:
    def call(checked: bool) -> None:
        del checked
        deed()

    return call
