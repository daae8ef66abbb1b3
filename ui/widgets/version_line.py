"""The line of time with all versions of an agreement, the two that are compared marked on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.revisions.compare import Change
from models.revisions.version import Version
from ui import dates
from ui.changes import counted_clauses
from ui.theme import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Label, Muted
from ui.widgets.scroll import PageScroll
from ui.widgets.version_rows import CARD, FROM, TO, Entry, FoldedVersions, MonthHead, VersionRow

PAGE = 40
"""Rows that are laid out at once; more come when they are asked for."""
SIDE = 24


class VersionLine(QWidget):
    """The draft and every version, newest first; automatic ones folded."""

    chosen = Signal(int)
    compared = Signal(int, int)

    def __init__(self) -> None:
        """An empty line."""
        super().__init__()
        self.rows: dict[int, VersionRow] = {}
        self.current = 0
        self.pair = (0, 0)
        """The keys of From and To; From is 0 while there is no version."""
        self._draft = Entry(None, "", "")
        self._versions: tuple[Version, ...] = ()
        self._changes: dict[int, tuple[Change, ...]] = {}
        self._unfolded: set[int] = set()
        self._most = PAGE
        self._summary = Muted()
        self._scroll = PageScroll()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heads())
        column.addWidget(self._scroll, 1)

    def show_versions(self, draft: Entry, versions: tuple[Version, ...]) -> None:
        """Show the draft and these versions, given oldest first."""
        self._draft, self._versions = draft, versions
        numbers = [one.number for one in versions if not one.automatic]
        if self.pair[0] not in numbers:
            self.pair = (numbers[-1] if numbers else 0, 0)
        self._summary.setText(_since(versions))
        self._fill()

    def show_changes(self, number: int, found: tuple[Change, ...]) -> None:
        """Say how much a version changed."""
        self._changes[number] = found
        row = self.rows.get(number)
        if row is not None and row.entry.version is not None:
            row.show_entry(_entry(row.entry.version, datetime.now(UTC), found))

    def uncounted(self) -> int:
        """The newest version on the screen whose changes are not known yet; 0 when all are."""
        return next((key for key in self.rows if key > 0 and key not in self._changes), 0)

    def changes_of(self, number: int) -> tuple[Change, ...] | None:
        """What a version changed, where it is known."""
        return self._changes.get(number)

    def choose(self, key: int) -> None:
        """Mark an entry as the one whose details are shown."""
        self.current = key if key in self.rows else 0
        for own, row in self.rows.items():
            row.show_current(current=own == self.current)
        self.chosen.emit(self.current)

    def _fill(self) -> None:
        kept = self._scroll.verticalScrollBar().value()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.px(SIDE), 0, theme.px(SIDE), theme.px(16))
        column.setSpacing(0)
        self.rows = {}
        parts = list(self._parts(datetime.now(UTC)))
        for place, part in enumerate(parts[: self._most]):
            part.show_ends(above=place > 0, below=place < len(parts) - 1)
            column.addWidget(part)
            if isinstance(part, VersionRow):
                self._take_in(part)
        if len(parts) > self._most:
            more = LinkButton(f"Show {len(parts) - self._most} earlier rows")
            more.clicked.connect(self._show_more)
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self._scroll.show_content(content)
        self._scroll.verticalScrollBar().setValue(kept)
        self._show_pair()
        self.choose(self.current)

    def _parts(self, now: datetime) -> Iterator[VersionRow | MonthHead | FoldedVersions]:
        yield VersionRow(self._draft, now)
        month = ""
        for automatic, run in groupby(reversed(self._versions), key=_is_automatic):
            versions = tuple(run)
            if automatic and versions[0].entry not in self._unfolded:
                folded = FoldedVersions(versions, now)
                folded.opened.connect(partial(self._unfold, versions[0].entry))
                yield folded
                continue
            for version in versions:
                here = dates.month(version.made_at.astimezone().date())
                if here != month:
                    yield MonthHead(here)
                    month = here
                found = None if automatic else self._changes.get(version.number)
                yield VersionRow(_entry(version, now, found), now)

    def _take_in(self, row: VersionRow) -> None:
        row.chosen.connect(self.choose)
        row.from_wanted.connect(self._compare_from)
        row.to_wanted.connect(self._compare_to)
        row.stepped.connect(self._step)
        self.rows[row.entry.key] = row

    def _unfold(self, entry: int) -> None:
        self._unfolded.add(entry)
        self._fill()

    def _show_more(self) -> None:
        self._most += PAGE
        self._fill()

    def _step(self, by: int) -> None:
        keys = list(self.rows)
        place = keys.index(self.current) + by
        if 0 <= place < len(keys):
            self.rows[keys[place]].setFocus()
            self.choose(keys[place])

    def _compare_from(self, key: int) -> None:
        self.pair = (key, self.pair[1])
        self._show_pair()

    def _compare_to(self, key: int) -> None:
        self.pair = (self.pair[0], key)
        self._show_pair()

    def _show_pair(self) -> None:
        for row in self.rows.values():
            row.show_pair(*self.pair)
        self.compared.emit(*self.pair)

    def _heads(self) -> QWidget:
        heads = QWidget()
        heads.setFixedHeight(theme.px(44))
        row = QHBoxLayout(heads)
        row.setContentsMargins(theme.px(SIDE + FROM - 4), theme.px(8), theme.px(SIDE + 14), 0)
        row.setSpacing(0)
        for words, wide in (("From", TO - FROM + 6), ("To", CARD - TO - 2)):
            label = Label(words, "caption-strong", "muted")
            label.setFixedWidth(theme.px(wide))
            row.addWidget(label)
        row.addWidget(self._summary)
        row.addStretch()
        row.addWidget(Label("Fingerprint", "caption-strong", "muted"))
        return heads


def _entry(version: Version, now: datetime, found: tuple[Change, ...] | None) -> Entry:
    words = [dates.moment(version.made_at, now), version.made_by]
    if found is not None and version.number > 1:
        words.append(counted_clauses(found))
    elif not version.automatic and version.changed_sections and version.number > 1:
        words.append(f"{dates.counted(len(version.changed_sections), 'section')} changed")
    title = version.note or ("Saved automatically" if version.automatic else "No note")
    return Entry(version, title, dates.sentence(" · ".join(word for word in words if word)))


def _since(versions: tuple[Version, ...]) -> str:
    numbered = [one for one in versions if not one.automatic]
    if not numbered:
        return "Nothing has been saved as a version yet."
    first = dates.short_day(numbered[0].made_at.astimezone().date())
    words = f"{dates.counted(len(numbered), 'version')} since {first}."
    return f"{words} Choose two to compare."


def _is_automatic(version: Version) -> bool:
    return version.automatic
