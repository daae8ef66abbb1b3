"""The window: the list of agreements, the open one, its history, and what leads between them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from models.errors import UserError
from models.store.lock import forward_requests
from ui import actions, icons, messages
from ui.library import Library
from ui.pages.start_page import StartPage
from ui.settings import Settings
from ui.theme import theme
from ui.tokens import Look

if TYPE_CHECKING:
    from models.store.drafts import Draft
    from models.store.listing import Listing
    from ui.open_agreement import OpenAgreement

ALONE = ("undo", "redo", "theme", "full_screen", "help", "quit", "about")
"""What still can be done while a side has the keyboard: nothing that shows other content."""
INBOX_MS = 1_000
BACKUP_MS = 30 * 60 * 1_000
NARROW = 1360
TIGHT = 1100


class MainWindow(QMainWindow):
    """Everything the facilitator sees on the laptop."""

    def __init__(self, library: Library, settings: Settings, folder: Path) -> None:
        """Show the start page; the agreements come once `begin` has opened the store."""
        super().__init__()
        self.library = library
        self.settings = settings
        self.folder = folder
        self._wanted = ""
        self._open: OpenAgreement | None = None
        self._closing = False
        self.setWindowTitle("SLA Workshop")
        self.setWindowIcon(icons.icon("logo"))
        self.resize(1440, 900)
        self.setMinimumSize(960, 640)
        if not settings.geometry.isEmpty():
            self.restoreGeometry(settings.geometry)
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.start_page = StartPage(library, settings)
        self.stack.addWidget(self.start_page)
        self._connect_start()
        theme.changed.connect(self._fit)
        self.actions_by_key = actions.make(self, self._deeds())
        self._inbox = _repeating(self, INBOX_MS, self._look_for_visitors)
        self._backups = _repeating(self, BACKUP_MS, self._back_up)

    # Beginning and ending

    def begin(self) -> None:
        """Open the store, after the first paint."""
        self.library.ready.connect(self._ready)
        self.library.troubled.connect(self.tell)
        self.library.start(self.folder, self._cannot_open)

    def open_when_ready(self, wanted: str) -> None:
        """Open an agreement, by id or title, or import a file, once the store is there."""
        if not self.library.is_open or self._is_alone:
            self._wanted = wanted
            return
        if wanted.lower().endswith(".slaw"):
            self.start_page.import_file(Path(wanted))
        elif wanted:
            self.library.ask("find", wanted, then=self.open_agreement, failed=self._cannot_find)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is unsaved, then go; stay when that fails and the person prefers to."""
        if self._closing or self._open is None:
            self._keep_geometry()
            super().closeEvent(event)
            return
        event.ignore()
        self._open.close_down(self._close_for_good)

    def tell(self, trouble: UserError) -> None:
        """Say what went wrong and what to do."""
        messages.tell(self, trouble)

    # Agreements

    def open_agreement(self, agreement_id: str) -> None:
        """Open an agreement, leaving the one that is open."""
        self.leave_agreement()
        show = partial(self._show_agreement, agreement_id)
        self.library.draft(agreement_id, show, self._cannot_show)

    def leave_agreement(self) -> None:
        """Back to the list of agreements; the draft is saved first."""
        if self._open is None:
            return
        leaving, self._open = self._open, None
        leaving.leave(self._left)
        self.stack.setCurrentWidget(self.start_page)
        self.stack.removeWidget(leaving)
        self.actions_by_key["undo"].setEnabled(True)
        self.setWindowTitle("SLA Workshop")

    @property
    def opened(self) -> OpenAgreement | None:
        """The agreement that is open, with all its views."""
        return self._open

    def _show_agreement(self, agreement_id: str, draft: Draft) -> None:
        from ui.open_agreement import OpenAgreement

        self._open = OpenAgreement(self.library, self.settings, agreement_id, draft)
        self._open.home_wanted.connect(self.leave_agreement)
        self._open.theme_wanted.connect(self.switch_theme)
        self._open.titled.connect(self._show_title)
        self._open.turns.alone_changed.connect(self._follow_turn)
        self._open.connect_undo(self.actions_by_key["undo"], self.actions_by_key["redo"])
        self.stack.addWidget(self._open)
        self.stack.setCurrentWidget(self._open)
        self._fit()
        self._open.begin()

    def _cannot_find(self, trouble: UserError) -> None:
        """Say why; not with the names of other clients while they are hidden."""
        if self.settings.hides_others:
            hint = "Name it by its id or its exact title."
            trouble = UserError("No one agreement goes by the name that was given.", hint)
        self.tell(trouble)

    def _cannot_show(self, trouble: UserError) -> None:
        self.start_page.look_through()
        self.tell(trouble)

    def _show_title(self, title: str) -> None:
        self.setWindowTitle(f"{title} – SLA Workshop" if title else "SLA Workshop")

    # Deeds

    def switch_theme(self) -> None:
        """From light to dark and back; the choice is remembered."""
        look = Look.LIGHT if theme.dark else Look.DARK
        self.settings.look = look
        theme.show_look(look)

    def show_preferences(self) -> None:
        """Name, look and text size."""
        from ui.dialogs.preferences import PreferencesDialog

        PreferencesDialog(self.settings, self.folder, self).exec()
        if self._open is not None:
            self._open.session.author = self.settings.author

    def show_shortcuts(self) -> None:
        """All keys on one page."""
        from ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self).exec()

    def show_about(self) -> None:
        """Version and licences."""
        from ui.dialogs.about import AboutDialog

        AboutDialog(self).exec()

    def find_anything(self) -> None:
        """Search steps, clauses, answers, agreements and actions."""
        from ui.dialogs.finder import Finder

        Finder(self).exec()

    def _deeds(self) -> dict[str, Any]:
        open_deeds = ("save_version", "export", "history", "compare", "next_step", "previous_step")
        more = ("document", "undo", "redo", "agenda", "propose", "room", "blank")
        deeds: dict[str, Any] = {key: getattr(self, f"_{key}") for key in (*open_deeds, *more)}
        return deeds | {
            "home": self.leave_agreement,
            "find": self.find_anything,
            "theme": self.switch_theme,
            "preferences": self.show_preferences,
            "full_screen": self._full_screen,
            "help": self.show_shortcuts,
            "about": self.show_about,
            "quit": self._quit,
        }

    def _quit(self) -> None:
        """Close as the mouse does: what is unsaved is saved first."""
        self.close()

    def _full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _undo(self) -> None:
        if self._open is not None:
            self._open.undo_group.undo()
        else:
            self.start_page.undo()

    def _redo(self) -> None:
        if self._open is not None:
            self._open.undo_group.redo()

    def _save_version(self) -> None:
        if self._open is not None:
            self._open.save_version()

    def _export(self) -> None:
        if self._open is not None:
            self._open.export()

    def _history(self) -> None:
        if self._open is not None:
            self._open.show_history()

    def _compare(self) -> None:
        if self._open is not None:
            self._open.show_compare_of_newest()

    def _next_step(self) -> None:
        if self._open is not None:
            self._open.workspace.next_step()

    def _previous_step(self) -> None:
        if self._open is not None:
            self._open.workspace.previous_step()

    def _document(self) -> None:
        if self._open is not None:
            self._open.workspace.toggle_document()

    def _agenda(self) -> None:
        if self._open is not None:
            self._open.toggle_agenda()

    def _room(self) -> None:
        if self._open is not None:
            self._open.room.toggle()

    def _propose(self) -> None:
        if self._open is not None:
            self._open.propose()

    def _blank(self) -> None:
        if self._open is not None and not self._is_alone:
            self._open.room.toggle_blank()

    # Behind the scenes

    @property
    def _is_alone(self) -> bool:
        return self._open is not None and self._open.turns.is_alone

    def _follow_turn(self, alone: bool) -> None:
        """While a side has the keyboard, every way to other content is closed."""
        for key, action in self.actions_by_key.items():
            if key not in ALONE:
                action.setEnabled(not alone)
        if not alone:
            wanted, self._wanted = self._wanted, ""
            self.open_when_ready(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A bare B blanks the wall when whatever has the keyboard makes nothing of it."""
        if event.key() == Qt.Key.Key_B and not event.modifiers():
            self._blank()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._open is not None:
            wide = self.width() / theme.scale
            self._open.show_narrow(narrow=wide < NARROW, tight=wide < TIGHT)

    def _connect_start(self) -> None:
        page = self.start_page
        page.open_wanted.connect(self.open_agreement)
        page.theme_wanted.connect(self.switch_theme)
        page.preferences_wanted.connect(self.show_preferences)
        page.help_wanted.connect(self.show_shortcuts)

    def _ready(self) -> None:
        self.start_page.refresh()
        self._inbox.start()
        self._backups.start()
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.open_when_ready(wanted)
        else:
            self.library.ask("listing", then=self._look_for_a_turn, failed=self._keep_quiet)

    def _look_for_a_turn(self, listings: tuple[Listing, ...]) -> None:
        """Come back to a side's turn that the program was stopped in."""
        if listings:
            newest = max(listings, key=attrgetter("changed_at"))
            self.library.draft(newest.id, partial(self._resume_turn, newest.id), self._keep_quiet)

    def _resume_turn(self, agreement_id: str, draft: Draft) -> None:
        if draft.workshop.drafting.turn is not None and self._open is None:
            self._show_agreement(agreement_id, draft)

    def _keep_quiet(self, trouble: UserError) -> None:
        """What cannot be read is told by the start page, or when somebody opens it."""
        del trouble

    def _cannot_open(self, trouble: UserError) -> None:
        self.start_page.show_trouble(trouble)

    def _left(self) -> None:
        self.start_page.refresh()

    def _look_for_visitors(self) -> None:
        for wanted in forward_requests(self.folder):
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
            self.raise_()
            self.activateWindow()
            self.open_when_ready(wanted)

    def _back_up(self) -> None:
        self.library.ask("backup_if_changed", "half-hourly", then=self.start_page.note_backup)

    def _close_for_good(self) -> None:
        self._closing = True
        # Not from within the closing that is under way: Qt would take no notice of it.
        QTimer.singleShot(0, self.close)

    def _keep_geometry(self) -> None:
        self.settings.geometry = self.saveGeometry()


def _repeating(owner: MainWindow, milliseconds: int, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setInterval(milliseconds)
    timer.timeout.connect(slot)
    return timer
