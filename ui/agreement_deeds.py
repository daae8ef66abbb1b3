"""What can be done with one agreement of the list without opening it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui import icons, messages
from ui.library import Library
from ui.settings import Settings

if TYPE_CHECKING:
    from models.revisions.version import Version
    from models.store.drafts import Draft
    from models.store.listing import Listing
    from models.workshop import Workshop


class AgreementDeeds(QObject):
    """Starting, archiving, exporting and deleting, each told when it is done or why it is not."""

    started = Signal(str)
    """A new agreement is there; carries its id."""
    put_away = Signal(str)
    """Archived or brought back; carries the words for it."""
    changed = Signal()
    troubled = Signal(object)
    open_wanted = Signal(str)

    def __init__(self, library: Library, settings: Settings, window: QWidget) -> None:
        """Deeds on the agreements of a library, asked for in a window."""
        super().__init__(window)
        self._library = library
        self._settings = settings
        self._window = window
        self._back: Callable[[], None] | None = None

    def menu(self, listing: Listing) -> QMenu:
        """All that can be done with an agreement."""
        menu = QMenu(self._window)
        menu.setAccessibleName(f"What to do with {listing.title}")
        switch = partial(self.archive, listing, away=not listing.archived)
        picture = "bin-restore" if listing.archived else "archive"
        tell = partial(self.open_wanted.emit, listing.id)
        using: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("Open", "arrow-right", tell),
            ("New from this agreement", "copy", partial(self.start_from, listing.id)),
            ("Export…", "export", partial(self.export, listing)),
        )
        if listing.damage:
            using = (
                ("What is wrong", "error", tell),
                ("Recover into a new agreement", "restore", partial(self.recover, listing.id)),
                ("Export a version…", "export", partial(self.export, listing)),
            )
        groups: tuple[tuple[tuple[str, str, Callable[[], None]], ...], ...] = (
            using,
            (
                ("Unarchive" if listing.archived else "Archive", picture, switch),
                ("Delete for good…", "trash", partial(self.delete, listing)),
            ),
        )
        for group in groups:
            if not menu.isEmpty():
                menu.addSeparator()
            for words, icon, deed in group:
                menu.addAction(icons.icon(icon), words).triggered.connect(_calling(deed))
        return menu

    def start(self, key: str) -> None:
        """Start an agreement from a starter."""
        from models.starters import start

        self._create(start(key))

    def start_from(self, agreement_id: str) -> None:
        """Start from an agreement of the past, without its people, facts and notes."""
        self._library.draft(agreement_id, self._start_from_draft, self.troubled.emit)

    def recover(self, agreement_id: str) -> None:
        """Go on with the newest sound text of a damaged agreement, which stays as it is."""
        self._library.ask(
            "recover",
            agreement_id,
            self._settings.author,
            then=self.started.emit,
            failed=self.troubled.emit,
        )

    def archive(self, listing: Listing, *, away: bool) -> None:
        """Put an agreement away, or bring it back; either can be taken back."""
        method = "archive" if away else "unarchive"
        words = f"{'Archived' if away else 'Brought back'}: “{listing.title}”"

        def done(result: object) -> None:
            del result
            self._back = partial(self.archive, listing, away=not away)
            self.changed.emit()
            self.put_away.emit(words)

        self._library.ask(method, listing.id, then=done, failed=self.troubled.emit)

    def undo(self) -> None:
        """Take back the last archiving or bringing back."""
        back, self._back = self._back, None
        if back is not None:
            back()

    def forget(self) -> None:
        """Leave the last archiving as it is: taking it back would name the agreement."""
        self._back = None

    def export(self, listing: Listing) -> None:
        """Write an agreement to a file."""

        def show(versions: tuple[Version, ...]) -> None:
            from ui.dialogs.export import ExportDialog, Subject

            number = versions[-1].number if listing.damage and versions else None
            subject = Subject(listing.id, listing.title, versions, number or None)
            ExportDialog(self._library, self._settings, subject, self._window).exec()

        self._library.ask("versions", listing.id, then=show, failed=self.troubled.emit)

    def delete(self, listing: Listing) -> None:
        """Delete an agreement after asking; the question names what goes."""
        question = f"Delete “{listing.title}” for good?"
        if messages.ask(self._window, question, _what_goes(listing.versions), "Delete for good"):
            gone = partial(self._deleted, listing.id)
            self._library.ask("delete", listing.id, then=gone, failed=self.troubled.emit)

    def _start_from_draft(self, draft: Draft) -> None:
        from models.starters import from_past

        title = draft.workshop.agreement.title
        self._create(from_past(draft.workshop, f"{title} (next)"))

    def _create(self, workshop: Workshop) -> None:
        self._library.create(workshop, self._settings.author, self.started.emit, self.troubled.emit)

    def _deleted(self, agreement_id: str, result: object) -> None:
        del result
        self._settings.remember_step(agreement_id, "")
        self._settings.remember_export(agreement_id, "")
        self.changed.emit()


def _what_goes(versions: int) -> str:
    match versions:
        case 0:
            goes = "Its draft goes"
        case 1:
            goes = "Its draft and its saved version with all signatures go"
        case _:
            goes = f"Its draft and its {versions} saved versions with all signatures go"
    return f"{goes} and cannot be brought back from here. A backup is made first."


def _calling(deed: Callable[[], None]) -> Callable[[bool], None]:
    def call(checked: bool) -> None:
        del checked
        deed()

    return call
