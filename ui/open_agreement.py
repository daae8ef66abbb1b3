"""The open agreement with all its views: the workspace, its history, a comparison."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent, QUndoGroup, QUndoStack
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.errors import UserError
from models.revisions.version import Version
from models.workshop import Workshop
from ui import messages
from ui.clock import Clock
from ui.library import Library
from ui.room.block_box import BlockBox, RailBox
from ui.room.control import RoomControl
from ui.room.wall_box import WallBox
from ui.session import Saved, Session
from ui.settings import Settings
from ui.steps import Step
from ui.theme import theme
from ui.top_bar import NOTHING_TO_COMPARE, TopBar
from ui.turns.turns import Turns
from ui.workspace import Workspace

if TYPE_CHECKING:
    from models.store.drafts import Draft

AUTOMATIC_MS = 10 * 60 * 1_000
"""While somebody edits, a version is kept automatically this often."""

NAMED_FROM = 1560
"""Width in logical pixels from which the top bar names the block that runs."""


class OpenAgreement(QWidget):
    """One agreement from opening to leaving it."""

    home_wanted = Signal()
    theme_wanted = Signal()
    titled = Signal(str)
    versions_changed = Signal()

    def __init__(
        self, library: Library, settings: Settings, agreement_id: str, draft: Draft
    ) -> None:
        """Build the views around a draft from the store."""
        super().__init__()
        self.library = library
        self.settings = settings
        self.session = Session(library, agreement_id, draft.workshop, draft.saves)
        self.session.author = settings.author
        self.session.named.connect(self._keep_name)
        self.workspace = Workspace(self.session, settings)
        self._versions: tuple[Version, ...] = ()
        self._newest: Workshop | None = None
        self._kept = draft.workshop
        self.clock = Clock(self)
        self.room = RoomControl(self.session, self.clock, self, self.workspace.advice, settings)
        self.block_box = BlockBox(self.session, self.clock)
        self.rail_box = RailBox(self.session, self.clock)
        self.workspace.rail.add_to_foot(self.rail_box)
        self.undo_group = QUndoGroup(self)
        self.follow_stack(self.session.undo_stack)
        undo, redo = self._undo_actions()
        self.top_bar = TopBar(undo, redo, self.block_box, WallBox(self.room))
        self.desk = QStackedWidget()
        self.desk.addWidget(self.workspace)
        self.views = QStackedWidget()
        home = QWidget()
        column = QVBoxLayout(home)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.desk, 1)
        self.views.addWidget(home)
        self.turns = Turns(self)
        self.turns.alone_changed.connect(self._alone)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.views)
        self._automatic = QTimer(self)
        self._automatic.setInterval(AUTOMATIC_MS)
        self._automatic.timeout.connect(self._keep_automatically)
        self._connect()

    def begin(self) -> None:
        """Open the step of a turn under way, or the one shown last, and fetch the versions."""
        self.workspace.open_step(self._first_step())
        self.workspace.setFocus()
        self._show_names()
        self.turns.resume()
        self.refresh_versions()
        self._automatic.start()

    def _first_step(self) -> str:
        turn = self.session.workshop.drafting.turn
        wished = turn.step if turn is not None else self.settings.last_step(self.session.id)
        keys = [step.key for step in self.workspace.steps]
        return wished if wished in keys else keys[0]

    def connect_undo(self, undo: QAction, redo: QAction) -> None:
        """Let the window's undo and redo follow this agreement's."""
        group = self.undo_group
        group.canUndoChanged.connect(undo.setEnabled)
        group.canRedoChanged.connect(redo.setEnabled)
        undo.setEnabled(group.canUndo())
        redo.setEnabled(group.canRedo())

    def follow_stack(self, stack: QUndoStack | None) -> None:
        """Let undo reach this stack alone: the agreement's, one side's own, or none."""
        if stack is not None and stack not in self.undo_group.stacks():
            self.undo_group.addStack(stack)
        self.undo_group.setActiveStack(stack)  # type: ignore[arg-type]

    def show_narrow(self, *, narrow: bool, tight: bool) -> None:
        """Save room in the bar."""
        self.top_bar.show_narrow(narrow=narrow, tight=tight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.block_box.show_long(long=self.width() >= NAMED_FROM * theme.scale)

    # Leaving

    def leave(self, then: Callable[[], None]) -> None:
        """Save, keep an automatic version if anything changed since the last one, and go."""
        self._automatic.stop()
        self.turns.close_down()
        self.room.close()
        self.session.end_burst()

        def gone() -> None:
            self._keep_automatically()
            then()
            self.deleteLater()

        self.session.flush(gone)

    def close_down(self, then: Callable[[], None]) -> None:
        """As `leave`, but a person may also go when the disk refuses."""
        self.session.saved_changed.connect(self._ask_to_go)
        self._going = then
        self.leave(then)

    _going: Callable[[], None] | None = None

    def _ask_to_go(self, saved: Saved) -> None:
        if saved.trouble is None or self._going is None:
            return
        going, self._going = self._going, None
        consequence = f"{saved.trouble} What was typed since the last saving would be lost."
        if messages.ask(
            self, "The draft could not be saved. Close all the same?", consequence, "Close"
        ):
            going()
        else:
            self.turns.resume()

    # Versions

    def refresh_versions(self) -> None:
        """Fetch the list of versions."""
        self.library.ask("versions", self.session.id, then=self._took_versions)

    def save_version(self) -> None:
        """Ask for a note and keep the draft as a numbered version."""
        from ui.dialogs.save_version import SaveVersionDialog

        dialog = SaveVersionDialog(self)
        if dialog.exec():
            self.session.author = self.settings.author
            self.keep_version(dialog.note)

    def keep_version(self, note: str, then: Callable[[Version], None] | None = None) -> None:
        """Keep the draft as a version with a note."""
        self.session.flush(lambda: self._keep(note, then))

    def _keep(self, note: str, then: Callable[[Version], None] | None) -> None:
        workshop = self.session.workshop
        self._kept = workshop

        def kept(version: Version) -> None:
            self.refresh_versions()
            if then is not None:
                then(version)
            else:
                self.workspace.foot.show_toast(
                    f"Saved as version {version.number}", "save", undo=False
                )

        self.library.ask(
            "save_version",
            self.session.id,
            workshop,
            note,
            self.settings.author,
            then=kept,
            failed=self._tell,
        )

    def _keep_automatically(self) -> None:
        workshop = self.session.workshop
        if workshop == self._kept or self.session.is_unsaved:
            return
        self._kept = workshop
        self.library.ask(
            "save_version",
            self.session.id,
            workshop,
            "",
            self.settings.author,
            automatic=True,
            then=self._ignore,
        )

    def restored(self, draft: Draft) -> None:
        """Go on from a draft that the store has just restored."""
        self.session.restarted(draft.workshop, draft.saves)
        self._kept = draft.workshop
        self.refresh_versions()
        self.show_workspace()
        self.workspace.foot.show_toast("Version restored", "restore", undo=False)

    # Views

    def show_workspace(self) -> None:
        """Back to the step."""
        self.views.setCurrentIndex(0)
        self.desk.setCurrentIndex(0)

    def show_agenda(self) -> None:
        """The agenda of the day, in place of the steps."""
        from ui.pages.agenda_page import AgendaPage

        self.session.end_burst()
        self.session.flush()
        self.views.setCurrentIndex(0)
        if self.desk.count() == 1:
            self.desk.addWidget(AgendaPage(self))
        self.desk.setCurrentIndex(1)

    def toggle_agenda(self) -> None:
        """The agenda, or back from it to the step."""
        if self.views.currentIndex() == 0 and self.desk.currentIndex() == 1:
            self.show_workspace()
        else:
            self.show_agenda()

    def show_history(self) -> None:
        """The versions of this agreement."""
        from ui.pages.history_page import HistoryPage

        self.show_view(HistoryPage(self))

    def show_compare(self, first: int | None = None, second: int | None = None) -> None:
        """Two versions side by side; None is the draft. By default the newest against the draft."""
        from ui.pages.compare_page import ComparePage

        self.show_view(ComparePage(self, first, second))

    def export(self, number: int | None = None) -> None:
        """Write the draft, or the version chosen first, to a file."""
        self.session.flush(partial(self._show_export, number))

    def export_draft(self) -> None:
        """Write the draft to a file."""
        self.export()

    def _show_export(self, number: int | None) -> None:
        from ui.dialogs.export import ExportDialog, Subject

        if number is None and self._is_newest and self._newest_version is not None:
            number = self._newest_version.number
        title = self.session.workshop.agreement.title
        subject = Subject(self.session.id, title, self._versions, number)
        ExportDialog(self.library, self.settings, subject, self.window()).exec()

    @property
    def newest(self) -> Workshop | None:
        """The content of the newest numbered version, once it has been fetched."""
        return self._newest

    @property
    def versions(self) -> tuple[Version, ...]:
        """The versions as last fetched, oldest first, automatic ones included."""
        return self._versions

    def show_view(self, view: QWidget) -> None:
        """Show something in place of the whole workspace."""
        self.turns.let_go(view)
        self.session.end_burst()
        self.session.flush()
        while (old := self.views.widget(1)) is not None:
            self.views.removeWidget(old)
            old.deleteLater()
        self.views.addWidget(view)
        self.views.setCurrentWidget(view)

    # Names and wires

    def _connect(self) -> None:
        bar = self.top_bar
        bar.home_wanted.connect(self.home_wanted)
        bar.theme_wanted.connect(self.theme_wanted)
        bar.turn_wanted.connect(self.propose)
        bar.history_wanted.connect(self.show_history)
        bar.compare_wanted.connect(self.show_compare_of_newest)
        bar.export_wanted.connect(self.export_draft)
        self.session.saved_changed.connect(bar.show_saved)
        self.session.changed.connect(self._follow)
        self.workspace.wanted.connect(self._go)
        self.workspace.step_shown.connect(self._follow_step)
        self.workspace.place_shown.connect(self.room.follow_path)
        self.block_box.clicked.connect(self.show_agenda)
        self.rail_box.clicked.connect(self.show_agenda)
        bar.show_saved(self.session.saved)
        bar.show_comparable(comparable=False)

    def show_compare_of_newest(self) -> None:
        """The newest version against the draft; before there is one, what that needs."""
        if self._newest_version is not None:
            self.show_compare()
        else:
            self.workspace.foot.show_toast(NOTHING_TO_COMPARE, "compare", undo=False)

    def _go(self, word: str) -> None:
        deed, _, number = word.partition(" ")
        if deed == "export" and number:
            self.export(int(number))
            return
        if deed == "turn":
            self.turns.ask(self.workspace.step.key, (number,) if number else ())
            return
        deeds = {
            "history": self.show_history,
            "compare": self.show_compare_of_newest,
            "export": self.export_draft,
            "save_version": self.save_version,
            "versions": self._versions_grew,
        }
        deeds[deed]()

    def propose(self) -> None:
        """Let a side write alone, on the step that is open unless another one is chosen."""
        self.turns.ask(self.workspace.step.key)

    def _alone(self, alone: bool) -> None:
        if not alone:
            self.follow_stack(self.session.undo_stack)
            self._show_names()

    def _keep_name(self, name: str) -> None:
        self.settings.author = name

    def _versions_grew(self) -> None:
        """A page has kept a version, perhaps under another name that was typed there."""
        self.settings.author = self.session.author
        self.refresh_versions()

    def _follow_step(self, step: Step) -> None:
        self.room.follow(step.key)
        self.settings.remember_step(self.session.id, step.key)
        self.desk.setCurrentIndex(0)

    def _follow(self, before: Workshop, after: Workshop) -> None:
        newest = self._newest
        if newest is not None or before.agreement.parties is not after.agreement.parties:
            self._show_names()

    def _show_names(self) -> None:
        answers = self.session.workshop.agreement.parties.answers
        title = self.session.workshop.agreement.title
        state = self._state_words()
        sub = f"{answers.company} · {state}" if answers.company else state
        self.top_bar.show_agreement(title, sub)
        if not self.turns.is_alone:
            self.titled.emit(title)

    @property
    def _newest_version(self) -> Version | None:
        return next((one for one in reversed(self._versions) if not one.automatic), None)

    @property
    def _is_newest(self) -> bool:
        """True while the draft says what the newest version says."""
        newest = self._newest
        workshop = self.session.workshop
        return newest is not None and newest.agreement == workshop.agreement

    def _state_words(self) -> str:
        version = self._newest_version
        if version is None:
            return "Draft, no version yet"
        if self._is_newest:
            words = version.status.words
            return f"Version {version.number}, {words[0].lower()}{words[1:]}"
        return f"Draft after version {version.number}"

    def _took_versions(self, versions: tuple[Version, ...]) -> None:
        self._versions = versions
        self.workspace.show_versions(versions)
        self.top_bar.show_comparable(comparable=self._newest_version is not None)
        self._show_names()
        numbered = [version for version in versions if not version.automatic]
        if numbered:
            self.library.ask(
                "version",
                self.session.id,
                numbered[-1].number,
                then=self._took_newest,
                failed=self._miss_newest,
            )
        else:
            self.versions_changed.emit()

    def _miss_newest(self, trouble: UserError) -> None:
        """Go on without it: the history tells what is damaged, and the draft is not touched."""
        del trouble
        self._newest = None
        self.versions_changed.emit()

    def _took_newest(self, newest: Workshop) -> None:
        self._newest = newest
        self._show_names()
        self.versions_changed.emit()

    def _undo_actions(self) -> tuple[QAction, QAction]:
        stack = self.session.undo_stack
        undo, redo = stack.createUndoAction(self, "Undo"), stack.createRedoAction(self, "Redo")
        return undo, redo

    def _tell(self, trouble: UserError) -> None:
        messages.tell(self, trouble)

    def _ignore(self, result: object) -> None:
        del result
