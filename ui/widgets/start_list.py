"""The start page with agreements: going on, finding one, beginning another."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui import dates
from ui.theme import theme
from ui.widgets.agreement_list import AgreementList
from ui.widgets.agreement_rows import Show
from ui.widgets.buttons import ToolButton
from ui.widgets.chips import KeyCap
from ui.widgets.fields import LineField
from ui.widgets.labels import IconLabel, Label, Muted
from ui.widgets.scroll import PageScroll
from ui.widgets.start_panels import ContinueCard, FilterTab, ImportCard, SampleCard, spaced
from ui.widgets.starters_card import PAST, Offer, StartersCard
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from models.store.listing import Listing

WIDTH, SIDE, GAP = 1200, 344, 32
STACKED_BELOW = 960
"""Width of the window below which the two columns stand under each other."""
TIGHT_BELOW = 780
"""Width of the list below which search and filters stand under each other."""
FILTERS = (
    (Show.ALL, "All"),
    (Show.IN_WORK, "In work"),
    (Show.DUE, "Review due"),
    (Show.ARCHIVED, "Archived"),
)


class SearchField(LineField):
    """The field that narrows the list while somebody types; Escape empties it."""

    def __init__(self) -> None:
        """An empty search."""
        super().__init__(example="Search")
        self.name("Search agreements")
        self.picture = IconLabel("", "search", side=16)
        self.keys = KeyCap("Ctrl F")
        self._row.insertWidget(0, self.picture)
        self._row.addWidget(self.keys)
        self.setFixedWidth(theme.px(248))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self.line, self.line.clear).setContext(
            Qt.ShortcutContext.WidgetShortcut
        )


class StartFoot(QWidget):
    """Where the agreements lie and when they were last backed up, or what has just happened."""

    def __init__(self) -> None:
        """No backup known yet."""
        super().__init__()
        self.words = IconLabel("Everything stays on this computer", "database", side=16, gap=8)
        self.toast = Toast()
        quiet = QWidget()
        row = QHBoxLayout(quiet)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.words)
        row.addStretch()
        for keys, words in (("Enter", "opens"), ("Ctrl K", "finds anything")):
            row.addWidget(KeyCap(keys))
            row.addWidget(Muted(words))
            row.addSpacing(theme.px(4))
        loud = QWidget()
        said = QHBoxLayout(loud)
        said.setContentsMargins(0, 0, 0, 0)
        said.addWidget(self.toast)
        said.addStretch()
        self._slot = QStackedLayout(self)
        self._slot.addWidget(quiet)
        self._slot.addWidget(loud)
        self.setFixedHeight(theme.px(44))
        self.toast.gone.connect(partial(self._slot.setCurrentIndex, 0))

    def show_backup(self, at: datetime, now: datetime) -> None:
        """Say when the last backup was made."""
        when = dates.changed(at, now)
        when = when[0].lower() + when[1:] if when.startswith(("Today", "Yesterday")) else when
        words = f"Everything stays on this computer · last backup {when}"
        self.words.show_words(words, "database")

    def show_toast(self, words: str, icon: str) -> None:
        """Say what has just happened, with a way back."""
        self.toast.show_message(words, icon)
        self._slot.setCurrentIndex(1)


class StartList(QWidget):
    """All agreements in two columns; one below the other where the window is narrow."""

    opened = Signal(str)
    menu_wanted = Signal(str, QPoint)
    hiding_changed = Signal(bool)

    def __init__(self, *, hides_others: bool, language: str) -> None:
        """The page before the agreements have been read; `language` is that of the starters."""
        super().__init__()
        self._listings: tuple[Listing, ...] = ()
        self._hides = hides_others
        self.title = Label("Agreements", "h1")
        self.words = Label(style="body", tone="muted")
        self.last = ContinueCard()
        self.search = SearchField()
        self.tabs = {show: FilterTab(show, words) for show, words in FILTERS}
        self.hide_button = ToolButton("eye-off", "Hide other clients", text="Hide other clients")
        self.hidden_words = Label(style="body", tone="muted")
        self.agreements = AgreementList()
        self.foot = StartFoot()
        self.starters = StartersCard()
        self.starters.show_language(language)
        self.imports = ImportCard()
        self.sample = SampleCard()
        self._lay_out()
        self._connect()
        self.last.hide()
        self._show_hiding()

    def show_listings(self, listings: tuple[Listing, ...]) -> None:
        """Show what the store holds; the one changed last comes first in it."""
        self._listings = listings
        now = datetime.now().astimezone()
        self.agreements.show_listings(listings)
        counts = self.agreements.counts()
        for show, tab in self.tabs.items():
            tab.show_count(counts[show])
        today = dates.long_day(now.date(), year=False)
        self.words.setText(f"{today}. {_due_in_words(counts[Show.DUE])}")
        last = next((one for one in listings if not one.archived), None)
        self.last.setVisible(last is not None)
        if last is not None:
            self.last.show_listing(last, now)
        self._show_hiding()

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Show what an agreement can be started from."""
        self.starters.show_offers(offers)
        self._show_hiding()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.px(STACKED_BELOW)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else across)
        self._side.setFixedWidth(16_777_215 if narrow else theme.px(SIDE))
        self._side.setMinimumWidth(0 if narrow else theme.px(SIDE))
        room = self.width() - 2 * theme.px(24)
        tight = room - (0 if narrow else theme.px(SIDE + GAP)) < theme.px(TIGHT_BELOW)
        self._tools.setDirection(down if tight else across)
        self.last.show_tight(tight=tight)

    def _switch_hiding(self) -> None:
        self._hides = not self._hides
        self._show_hiding()
        self.hiding_changed.emit(self._hides)

    def _show_hiding(self) -> None:
        hides = self._hides
        words = "Show all agreements" if hides else "Hide other clients"
        self.hide_button.show_text(words)
        self.hide_button.show_name(words, "eye" if hides else "eye-off")
        for widget in (self.agreements, self.search, *self.tabs.values()):
            widget.setVisible(not hides)
        self.hidden_words.setVisible(hides)
        others = sum(not one.archived for one in self._listings) - 1
        if others > 0:
            said = f"{dates.counted(others, 'other agreement')} not shown while the room looks on."
        else:
            said = "There is nothing else to hide."
        self.hidden_words.setText(said)
        self.words.setVisible(not hides)
        if PAST in self.starters.rows:
            self.starters.rows[PAST].setVisible(not hides)

    def _focus_search(self) -> None:
        if self.search.isVisible():
            self.search.line.setFocus()
            self.search.line.selectAll()

    def _search(self, words: str) -> None:
        self.search.keys.setVisible(not words)
        self.agreements.search(words)

    def _enter_list(self) -> None:
        if self.agreements.model.rowCount():
            self.agreements.view.setFocus()

    def _filter(self) -> None:
        chosen = next(show for show, tab in self.tabs.items() if tab.isChecked())
        self.agreements.show_filter(chosen)

    def _connect(self) -> None:
        self.search.line.textChanged.connect(self._search)
        self.search.line.returnPressed.connect(self._enter_list)
        for tab in self.tabs.values():
            tab.toggled.connect(self._filter)
        self.tabs[Show.ALL].setChecked(True)
        self.hide_button.clicked.connect(self._switch_hiding)
        self.agreements.opened.connect(self.opened)
        self.agreements.menu_wanted.connect(self.menu_wanted)
        self.last.wanted.connect(self.opened)
        self.starters.language_changed.connect(self._show_hiding)
        keys = QShortcut(QKeySequence("Ctrl+F"), self, self._focus_search)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        px = theme.px
        main = QVBoxLayout()
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(px(16))
        main.addWidget(self.last)
        main.addSpacing(px(8))
        self._tools = self._tool_rows()
        main.addLayout(self._tools)
        main.setSpacing(px(12))
        main.addWidget(self.hidden_words)
        main.addWidget(self.agreements, 1)
        main.addWidget(self.foot)
        main.addStretch(0)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(px(GAP))
        self._columns.addLayout(main, 1)
        self._columns.addWidget(self._side_column())
        self._fill_page()

    def _side_column(self) -> QWidget:
        self._side = QWidget()
        right = QVBoxLayout(self._side)
        right.setContentsMargins(0, 0, 0, 0)
        right.addLayout(spaced(self.starters, self.imports, self.sample))
        right.addStretch()
        return self._side

    def _fill_page(self) -> None:
        px = theme.px
        content = QWidget()
        content.setMaximumWidth(px(WIDTH))
        column = QVBoxLayout(content)
        column.setContentsMargins(0, px(30), 0, px(20))
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addSpacing(px(4))
        column.addWidget(self.words)
        column.addSpacing(px(20))
        column.addLayout(self._columns, 1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(px(24), 0, px(24), 0)
        row.addStretch(1)
        row.addWidget(content, 1000)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(PageScroll(page))

    def _tool_rows(self) -> QBoxLayout:
        tabs, finding = QHBoxLayout(), QHBoxLayout()
        for row in (tabs, finding):
            row.setSpacing(theme.px(4))
        for tab in self.tabs.values():
            tabs.addWidget(tab)
        tabs.addStretch()
        finding.addWidget(self.hide_button)
        finding.addStretch()
        finding.addWidget(self.search)
        rows = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        rows.setSpacing(theme.px(8))
        rows.addLayout(tabs)
        rows.addLayout(finding)
        return rows


def _due_in_words(count: int) -> str:
    if count == 0:
        return "No review is due in the next 30 days."
    return f"{dates.spelt(count)} {'review needs' if count == 1 else 'reviews need'} you."
