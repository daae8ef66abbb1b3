"""The history of an agreement: every version on a line of time, read, compared, restored."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.errors import UserError
from models.revisions.compare import Change, compare
from models.revisions.edition import Edition
from models.revisions.version import Signature, Version
from models.workshop import Workshop
from ui import dates
from ui.changes import by_clause, counted_clauses
from ui.restoring import Restoring
from ui.theme import set_look, theme
from ui.widgets.buttons import Button, Role
from ui.widgets.card import Line
from ui.widgets.chips import Chip, Kind
from ui.widgets.labels import Paragraph, Run
from ui.widgets.notice import Notice
from ui.widgets.reading import ReadingView
from ui.widgets.version_details import Fact, VersionDetails, term_in_words
from ui.widgets.version_line import VersionLine
from ui.widgets.version_rows import Entry
from ui.widgets.view_bar import ViewBar

if TYPE_CHECKING:
    from models.store.faults import Fault
    from ui.open_agreement import OpenAgreement


class HistoryPage(QWidget):
    """All versions at the left, the chosen one at the right."""

    def __init__(self, opened: OpenAgreement) -> None:
        """Show the versions as last fetched, and look the log through."""
        super().__init__()
        self._opened = opened
        self.bar = ViewBar("Back to the agreement", "History")
        self.sound = Chip("Checking the log …", Kind.NEUTRAL, "link")
        self.save_button = Button("Save a version", Role.OUTLINED, "plus")
        self.line = VersionLine()
        self.details = VersionDetails()
        self.notice = Notice()
        self.words = Paragraph(style="row")
        self.compare_button = Button("Compare", Role.PRIMARY, "compare")
        self.reading = ReadingView()
        self.views = QStackedWidget()
        self.restoring = Restoring(opened, self)
        self._lay_out()
        self._connect()
        self.show_versions()
        opened.refresh_versions()
        sound = self._show_sound
        opened.library.ask("verify", then=sound, failed=self._say)

    def show_versions(self) -> None:
        """Show the versions as last fetched."""
        self.bar.show_name(self._opened.session.workshop.agreement.title)
        self.line.show_versions(self._draft(), self._opened.versions)
        self._count()

    @property
    def entry(self) -> Entry:
        """The entry whose details are shown."""
        return self.line.rows[self.line.current].entry

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.line.rows[self.line.current].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the history."""
        if event.key() == Qt.Key.Key_Escape:
            self._opened.show_workspace()
        else:
            super().keyPressEvent(event)

    # The draft as an entry

    def _draft(self) -> Entry:
        opened, now = self._opened, datetime.now(UTC)
        if not opened.versions:
            title = "Draft: no version has been saved yet"
        elif opened.newest is None:
            title = "Draft"
        else:
            title = f"Draft: {counted_clauses(self._draft_changes())} since version {self._last()}"
        at = dates.moment(opened.session.saved.at or now, now)
        words = " · ".join(word for word in (at, opened.settings.author) if word)
        return Entry(None, title, dates.sentence(words))

    def _draft_changes(self) -> tuple[Change, ...]:
        newest = self._opened.newest
        if newest is None:
            return ()
        return compare(newest.agreement, self._opened.session.workshop.agreement)

    def _last(self) -> int:
        return max((one.number for one in self._opened.versions), default=0)

    # What changed in each version

    def _count(self) -> None:
        """Count one version after the other, so that nothing else waits long for the store."""
        number = self.line.uncounted()
        if number:
            took = partial(self._counted, number)
            session = self._opened.session
            self._opened.library.changes(session.id, (number - 1, number), took, self._say)

    def _counted(self, number: int, found: tuple[Change, ...]) -> None:
        self.line.show_changes(number, found)
        if number == self.line.current:
            self._show_changes(number, found)
        self._count()

    # The details of one

    def _show_details(self, key: int) -> None:
        entry = self.entry
        version = entry.version
        note = "The draft is what you work on. A version keeps it as it is now."
        if version is not None:
            note = self.restoring.consequence(version)
        self.details.show_entry(entry, self._facts(entry), note)
        if version is None:
            self._show_draft_changes()
        elif not version.automatic:
            found = self.line.changes_of(key)
            if found is not None:
                self._show_changes(key, found)
            took = partial(self._took_signatures, key)
            ask = self._opened.library.ask
            ask("signatures", self._opened.session.id, key, then=took, failed=self._say)

    def _took_signatures(self, key: int, signatures: tuple[Signature, ...]) -> None:
        if key == self.line.current:
            self.details.show_signatures(signatures)

    def _show_changes(self, number: int, found: tuple[Change, ...]) -> None:
        agreement = self._opened.session.workshop.agreement
        since = f"Changed since version {number - 1}" if number > 1 else "In the first version"
        self.details.show_changes(since, by_clause(agreement, agreement, found))

    def _show_draft_changes(self) -> None:
        newest = self._opened.newest
        if newest is None:
            return
        after = self._opened.session.workshop.agreement
        found = by_clause(newest.agreement, after, self._draft_changes())
        self.details.show_changes(f"Changed since version {self._last()}", found)

    def _facts(self, entry: Entry) -> tuple[Fact, ...]:
        version, saved = entry.version, self._opened.session.saved.at
        if version is None:
            at = (Fact("Saved", _moment(saved)),) if saved else ()
            return (*at, Fact("By", self._opened.settings.author or "Nobody has been named yet"))
        facts = (
            Fact("Saved", _moment(version.made_at)),
            Fact("By", version.made_by),
            Fact("Note", version.note),
            Fact("In force", term_in_words(version.term)),
            Fact("Waiting for", ", ".join(one.name for one in version.status.waiting_for)),
        )
        return tuple(fact for fact in facts if fact.says)

    # Deeds

    def read(self) -> None:
        """Show the chosen entry as it prints."""
        version, session = self.entry.version, self._opened.session
        ask = self._opened.library.ask
        if version is not None and version.automatic:
            show = partial(self._read_automatic, version)
            ask("automatic_version", session.id, version.entry, then=show, failed=self._say)
            return
        number = version.number if version else None
        read = self._read
        session.flush(partial(ask, "edition", session.id, number, then=read, failed=self._say))

    def _read(self, edition: Edition) -> None:
        name = f"Version {edition.version.number}" if edition.version else "The draft"
        self._show_reading(edition, name)

    def _read_automatic(self, version: Version, workshop: Workshop) -> None:
        edition = Edition(
            workshop=workshop, version=None, status=version.status, made_at=version.made_at
        )
        self._show_reading(edition, f"Saved automatically, {_moment(version.made_at)}")

    def _show_reading(self, edition: Edition, name: str) -> None:
        self.reading.show_edition(edition, name)
        self.views.setCurrentWidget(self.reading)
        self.reading.paper.setFocus()

    def _stop_reading(self) -> None:
        self.views.setCurrentIndex(0)
        self.details.read_button.setFocus()

    def _export(self) -> None:
        self._opened.export(self.line.current or None)

    def _restore(self) -> None:
        version = self.entry.version
        if version is not None:
            self.restoring.restore(version)

    def _restore_clause(self) -> None:
        version, button = self.entry.version, self.details.clause_button
        if version is not None:
            self.restoring.offer_clauses(version, button.mapToGlobal(QPoint(0, 0)))

    def _compare(self) -> None:
        first, second = self.line.pair
        self._opened.show_compare(first or None, second or None)

    def _show_pair(self, first: int, second: int) -> None:
        self.compare_button.setEnabled(first > 0)
        if not first:
            self.words.show_text("Save a version to have something to compare with.")
            return
        other = f"version {second}" if second else "the draft"
        self.compare_button.show_text(f"Compare {first} with {second or 'the draft'}")
        self.words.show_text(
            Run(f"Version {first}", "row-strong"), " and ", Run(other, "row-strong"), " are chosen."
        )

    def _show_sound(self, faults: tuple[Fault, ...]) -> None:
        own = [fault for fault in faults if fault.agreement_id in ("", self._opened.session.id)]
        if own:
            words = f"Log damaged: {dates.counted(len(own), 'fault')}"
            self.sound.show_state(words, Kind.ERR, "error")
            hint = "A backup in the data folder still holds an earlier state."
            self._say(UserError(" ".join(fault.message for fault in own[:3]), hint))
        else:
            words = f"Log intact, checked {dates.clock(datetime.now(UTC))}"
            self.sound.show_state(words, Kind.OK, "link")

    def _say(self, trouble: UserError) -> None:
        self.notice.show_trouble(trouble)

    def _connect(self) -> None:
        opened = self._opened
        self.bar.back_wanted.connect(opened.show_workspace)
        self.save_button.clicked.connect(opened.save_version)
        opened.versions_changed.connect(self.show_versions)
        self.line.chosen.connect(self._show_details)
        self.line.compared.connect(self._show_pair)
        self.compare_button.clicked.connect(self._compare)
        self.details.read_wanted.connect(self.read)
        self.details.export_wanted.connect(self._export)
        self.details.restore_wanted.connect(self._restore)
        self.details.clause_wanted.connect(self._restore_clause)
        self.reading.back_wanted.connect(self._stop_reading)
        self.restoring.troubled.connect(self._say)

    def _lay_out(self) -> None:
        self.bar.add(self.sound, self.save_button)
        foot = QFrame()
        set_look(foot, "role", "foot")
        foot.setFixedHeight(theme.px(64))
        inside = QHBoxLayout(foot)
        inside.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        inside.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        inside.addWidget(self.compare_button)
        noticed = QHBoxLayout()
        noticed.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), 0)
        noticed.addWidget(self.notice)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addLayout(noticed)
        left.addWidget(self.line, 1)
        left.addWidget(foot)
        home = QWidget()
        row = QHBoxLayout(home)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(Line(upright=True))
        row.addWidget(self.details)
        self.views.addWidget(home)
        self.views.addWidget(self.reading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.views, 1)
        set_look(self, "ground", "bg")
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)


def _moment(at: datetime) -> str:
    local = at.astimezone()
    return f"{dates.long_day(local.date())}, {dates.clock(local)}"
