"""The start page: every agreement on this computer, and the ways to begin another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget, QVBoxLayout, QWidget

from models.errors import UserError
from ui import icons
from ui.agreement_deeds import AgreementDeeds
from ui.library import Library
from ui.settings import Settings
from ui.theme import set_look
from ui.widgets.start_bar import StartBar

if TYPE_CHECKING:
    from models.rules.progress import Totals
    from models.store.backups import Backup
    from models.store.listing import Listing
    from ui.widgets.first_run import FirstRun
    from ui.widgets.notice import Notice
    from ui.widgets.start_list import StartList
    from ui.widgets.start_trouble import StartTrouble
    from ui.widgets.starters_card import Offer

FILES = "Agreement files (*.slaw *.json);;All files (*)"
SAMPLE = "sample"
MOST_PAST = 30
"""Past agreements that the menu offers, those changed last first."""


class StartPage(QWidget):
    """The list of agreements, the invitation of the first run, or why neither can be shown."""

    open_wanted = Signal(str)
    theme_wanted = Signal()
    preferences_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, library: Library, settings: Settings) -> None:
        """Lay the page out; the agreements come with `refresh`."""
        super().__init__()
        self._library = library
        self._settings = settings
        self._listings: tuple[Listing, ...] = ()
        self._damages: dict[str, str] = {}
        self._looked_through = False
        self._first_run: FirstRun | None = None
        self._trouble: StartTrouble | None = None
        self.deeds = AgreementDeeds(library, settings, self)
        self.bar = StartBar()
        self._list: StartList | None = None
        self.views = QStackedWidget()
        self.views.addWidget(_waiting())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.views, 1)
        set_look(self, "ground", "bg")
        self.setAcceptDrops(True)
        self._connect()

    @property
    def list(self) -> StartList:
        """The agreements with the ways to begin another; made once the first paint is over."""
        if self._list is None:
            from ui.widgets import start_list

            self._list = start_list.StartList(
                hides_others=self._settings.hides_others,
                language=self._settings.starter_language,
            )
            self._connect_list(self._list)
            self.views.addWidget(self._list)
        return self._list

    @property
    def listings(self) -> tuple[Listing, ...]:
        """All agreements as last read, the one changed last first."""
        return self._listings

    def refresh(self) -> None:
        """Read the list anew."""
        self._library.ask("listing", then=self._show_listings, failed=self.show_trouble)
        self._library.ask("last_backup", then=self.note_backup)

    def show_trouble(self, trouble: UserError) -> None:
        """Say that the agreements cannot be opened, where they are, and offer to try again."""
        from ui.widgets.start_trouble import StartTrouble

        if self._trouble is None:
            self._trouble = StartTrouble()
            self._trouble.retry_wanted.connect(self._retry)
            self.views.addWidget(self._trouble)
        self._trouble.show_trouble(trouble, self._settings.folder)
        self.views.setCurrentWidget(self._trouble)

    def import_file(self, file: Path) -> None:
        """Take an exchange file in and open it; a bad one is told in place and changes nothing."""
        self.notice.hide()
        self._library.take_in(file, self._settings.author, self._started, self._say)

    def note_backup(self, backup: Backup | None) -> None:
        """Say when the last backup was made; None when there was nothing new to keep."""
        if backup is not None:
            self.list.foot.show_backup(backup.made_at, datetime.now(UTC))

    def undo(self) -> None:
        """Take back the last archiving."""
        self.list.foot.toast.dismiss()
        self.deeds.undo()

    @property
    def notice(self) -> Notice:
        """Where trouble is told at present."""
        if self._first_run is not None and self.views.currentWidget() is self._first_run:
            return self._first_run.notice
        return self.list.imports.notice

    # The list

    def look_through(self) -> None:
        """Find the agreements that would not open, beyond those the list tells of by itself."""
        self._looked_through = True
        self._library.ask("damages", then=self._mark_damages, failed=_keep_quiet)

    def _mark_damages(self, damages: dict[str, str]) -> None:
        self._damages = damages
        if not damages.keys() <= {one.id for one in self._listings if one.damage}:
            self._show_listings(self._listings)

    def _show_listings(self, listings: tuple[Listing, ...]) -> None:
        self._listings = listings = tuple(
            one if one.damage else replace(one, damage=self._damages.get(one.id, ""))
            for one in listings
        )
        if not self._looked_through:
            self.look_through()
        self.list.show_offers(_offers(past=bool(listings)))
        if not listings:
            self._show_first_run()
            return
        self.list.show_listings(listings)
        self.views.setCurrentWidget(self.list)
        self._begin_at(self.list.last.button)
        self._show_progress(self.list.last.agreement_id)

    def _show_progress(self, agreement_id: str) -> None:
        if agreement_id:
            show = partial(self._show_totals, agreement_id)
            # A damaged draft is told when it is opened; the card can do without its progress.
            self._library.progress(agreement_id, show, _keep_quiet)

    def _show_totals(self, agreement_id: str, totals: Totals) -> None:
        if self.list.last.agreement_id == agreement_id:
            self.list.last.show_totals(totals)

    def _show_first_run(self) -> None:
        from ui.widgets.first_run import FirstRun

        if self._first_run is None:
            self._first_run = FirstRun()
            self._first_run.sample_wanted.connect(partial(self.deeds.start, SAMPLE))
            self._first_run.new_wanted.connect(self._show_ways_to_start)
            self._first_run.import_wanted.connect(self._choose_file)
            self.views.addWidget(self._first_run)
        self.views.setCurrentWidget(self._first_run)
        self._begin_at(self._first_run.sample_button)

    def _begin_at(self, widget: QWidget) -> None:
        """Put the keyboard where the next act is, unless somebody is busy elsewhere."""
        if self.focusWidget() in (None, self.bar.help_button):
            widget.setFocus()

    # Starting

    def start(self, key: str) -> None:
        """Start an agreement from a starter, or ask which past one to start from."""
        from ui.widgets.starters_card import PAST

        if key == PAST:
            self._choose_past()
        else:
            self.deeds.start(key)

    def _show_ways_to_start(self) -> None:
        from ui.widgets.starters_card import GERMAN

        assert self._first_run is not None
        menu = QMenu(self)
        offers = _offers(past=False)
        self._list_offers(menu, [one for one in offers if one.language != GERMAN])
        german = menu.addMenu(icons.icon("world", "primary"), "Deutsch")
        self._list_offers(german, [one for one in offers if one.language == GERMAN])
        button = self._first_run.new_button
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _list_offers(self, menu: QMenu, offers: Sequence[Offer]) -> None:
        for offer in offers:
            action = menu.addAction(icons.icon(offer.icon, "primary"), offer.title)
            action.triggered.connect(partial(self._start_offer, offer))

    def _start_offer(self, offer: Offer) -> None:
        self.deeds.start(offer.key)

    def _choose_past(self) -> None:
        if self._settings.hides_others:
            return
        from ui.widgets.starters_card import PAST

        menu = QMenu(self)
        for listing in self._listings[:MOST_PAST]:
            name = f"{listing.title} – {listing.company}" if listing.company else listing.title
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(partial(self._start_from, listing))
        row = self.list.starters.rows[PAST]
        menu.popup(row.mapToGlobal(row.rect().bottomLeft()))

    def _start_from(self, listing: Listing) -> None:
        self.deeds.start_from(listing.id)

    def _started(self, agreement_id: str) -> None:
        self.refresh()
        self.open_wanted.emit(agreement_id)

    def _choose_file(self) -> None:
        if self._settings.hides_others:
            self._ask_for_path()
            return
        name, _ = QFileDialog.getOpenFileName(self, "Import an agreement", "", FILES)
        if name:
            self.import_file(Path(name))

    def _ask_for_path(self) -> None:
        from ui.dialogs.import_file import ImportDialog

        dialog = ImportDialog(self.window())
        if dialog.exec():
            self.import_file(dialog.file)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        for file in files[:1]:
            event.acceptProposedAction()
            self.import_file(file)

    # Wires

    def _ask_menu(self, agreement_id: str, where: QPoint) -> None:
        listing = next(one for one in self._listings if one.id == agreement_id)
        self.deeds.menu(listing).popup(where)

    def _say(self, trouble: UserError) -> None:
        self.notice.show_trouble(trouble)

    def _say_put_away(self, words: str) -> None:
        self.list.foot.show_toast(words, "archive")

    def _retry(self) -> None:
        self.views.setCurrentWidget(self.list)
        if self._library.is_open:
            self.refresh()
        else:
            self._library.start(self._settings.folder, self.show_trouble)

    def _keep_hiding(self, hides: bool) -> None:
        self._settings.hides_others = hides
        if hides:
            self.list.foot.toast.dismiss()
            self.notice.hide()
            self.deeds.forget()

    def _keep_language(self, language: str) -> None:
        self._settings.starter_language = language

    def _connect(self) -> None:
        self.bar.help_wanted.connect(self.help_wanted)
        self.bar.theme_wanted.connect(self.theme_wanted)
        self.bar.preferences_wanted.connect(self.preferences_wanted)
        self.deeds.started.connect(self._started)
        self.deeds.put_away.connect(self._say_put_away)
        self.deeds.changed.connect(self.refresh)
        self.deeds.troubled.connect(self._say)
        self.deeds.open_wanted.connect(self.open_wanted)

    def _connect_list(self, view: StartList) -> None:
        view.opened.connect(self.open_wanted)
        view.menu_wanted.connect(self._ask_menu)
        view.hiding_changed.connect(self._keep_hiding)
        view.foot.toast.undo_wanted.connect(self.deeds.undo)
        view.starters.wanted.connect(self.start)
        view.starters.language_changed.connect(self._keep_language)
        view.sample.wanted.connect(partial(self.deeds.start, SAMPLE))
        view.imports.wanted.connect(self._choose_file)


def _waiting() -> QWidget:
    """What stands there until the agreements have been read."""
    waiting = QWidget()
    set_look(waiting, "ground", "bg")
    return waiting


def _offers(*, past: bool) -> tuple[Offer, ...]:
    from models.starters import starters
    from ui.widgets.starters_card import PAST, Offer

    found = [
        Offer(one.key, one.title, one.description, one.icon, one.language)
        for one in starters()
        if one.key != SAMPLE
    ]
    if past:
        line = "Without its votes, names and notes"
        found.append(Offer(PAST, "From a past agreement", line, "history"))
    return tuple(found)


def _keep_quiet(trouble: UserError) -> None:
    del trouble
