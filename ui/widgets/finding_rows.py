"""The findings of an agreement as rows of a list: what each one says, and how it is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from types import MappingProxyType

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from models.rules.finding import Finding, Severity
from ui import dates

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of finding is marked: its word, icon and tone, and how several are counted."""

    word: str
    icon: str
    tone: str
    one: str
    many: str


LOOKS = MappingProxyType(
    {
        Severity.ERROR: Look("Error", "error", "err", "error", "errors"),
        Severity.MISSING: Look("Missing", "ring", "text", "missing", "missing"),
        Severity.UNCONFIRMED: Look(
            "Starter", "ring-dashed", "warn", "starter value", "starter values"
        ),
        Severity.WARNING: Look("Warning", "warning", "warn", "warning", "warnings"),
    }
)
WAIVED = Look("Waived", "tick", "muted", "waived", "waived")


def waived_words(finding: Finding) -> str:
    """Why both sides live with a warning, who noted it and when."""
    said = [f"Waived: {finding.waived.rstrip(' .')}"]
    if finding.waived_by:
        said.append(f"by {finding.waived_by}")
    if finding.waived_at:
        said.append(dates.short_day(datetime.fromisoformat(finding.waived_at).astimezone().date()))
    return ", ".join(said)


def look_of(finding: Finding) -> Look:
    """How a finding is marked; what both sides live with is not marked as a warning."""
    return WAIVED if finding.waived else LOOKS[finding.severity]


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding with its place in words: phase, "8.1 Sales response", and the row it is in."""

    finding: Finding
    phase: str
    place: str
    row: str = ""
    parked: str = ""
    """What its clause waits for, where that is parked."""

    @property
    def act(self) -> str:
        """What can be done with it besides going to its field."""
        if self.finding.waived:
            return "Withdraw"
        return "Waive…" if self.finding.severity is Severity.WARNING else ""

    @property
    def second(self) -> str:
        """The words below: the question, or why both sides live with it."""
        waived = self.finding.waived
        if waived:
            return f"{waived_words(self.finding)}."
        return f"{self.parked}. {self.finding.question}" if self.parked else self.finding.question


@dataclass(frozen=True, slots=True)
class Asking:
    """The row below a warning in which the reason for waiving it is written."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class Head:
    """The title of a group of rows, and what is in it."""

    phase: str
    counts: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list, and whether it begins or ends its card."""

    says: Entry | Asking | Head
    first: bool = False
    last: bool = False


def counts_in_words(findings: Iterable[Finding]) -> str:
    """How many of each kind, such as "1 error · 2 missing"."""
    counts = Counter(look_of(finding) for finding in findings)
    return " · ".join(
        dates.counted(counts[look], look.one, look.many)
        for look in (*LOOKS.values(), WAIVED)
        if counts[look]
    )


def lines(entries: Iterable[Entry], asked: Finding | None = None) -> Iterator[Line]:
    """The rows with the head of each phase before its findings, and the row that asks why."""
    for phase, run in groupby(entries, key=_phase):
        group = tuple(run)
        yield Line(Head(phase, counts_in_words(entry.finding for entry in group)))
        for number, entry in enumerate(group):
            first, last = number == 0, number == len(group) - 1
            asks = entry.finding == asked
            yield Line(entry, first=first, last=last and not asks)
            if asks:
                yield Line(Asking(entry), last=last)


def _phase(entry: Entry) -> str:
    return entry.phase


class FindingModel(QAbstractListModel):
    """The findings that are shown, phase by phase in the order of the document."""

    def __init__(self, parent: QObject | None = None) -> None:
        """An empty list."""
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show_entries(self, entries: Iterable[Entry], asked: Finding | None = None) -> None:
        """Show these findings; below `asked` stands the row for its reason."""
        self.beginResetModel()
        self._lines = tuple(lines(entries, asked))
        self.endResetModel()

    def asking(self) -> QModelIndex:
        """The row in which a reason is written; not valid while nobody waives anything."""
        for row, line in enumerate(self._lines):
            if isinstance(line.says, Asking):
                return self.index(row, 0)
        return QModelIndex()

    def line(self, index: Index) -> Line:
        """What a row says."""
        return self._lines[index.row()]

    def entry(self, index: Index) -> Entry | None:
        """The finding of a row; None for the head of a phase."""
        if not index.isValid():
            return None
        says = self.line(index).says
        return says if isinstance(says, Entry) else None

    def row_of(self, finding: Finding) -> int:
        """The row of a finding, or of what is found at the same place; -1 where there is none."""
        same = -1
        for row, line in enumerate(self._lines):
            if isinstance(line.says, Entry) and line.says.finding.path == finding.path:
                if line.says.finding == finding:
                    return row
                same = row
        return same

    def nearest(self, row: int) -> int:
        """The finding at or after a row, else the last one before it; -1 in an empty list."""
        after = range(max(0, row), len(self._lines))
        before = range(min(row, len(self._lines)) - 1, -1, -1)
        found = (at for at in (*after, *before) if isinstance(self._lines[at].says, Entry))
        return next(found, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        says = self.line(index).says
        if isinstance(says, Asking):
            return None
        if isinstance(says, Head):
            said = f"{says.phase}, {says.counts}"
            return said if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return says.finding.message
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said_aloud(says)
        return None


def said_aloud(entry: Entry) -> str:
    """The whole row in one sentence after another, for those who hear the page."""
    finding = entry.finding
    where = f"{entry.place}, {entry.row}" if entry.row else entry.place
    return f"{look_of(finding).word}: {where}. {finding.message} {entry.second}".strip()
