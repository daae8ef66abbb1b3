"""The agreements on this laptop as the window reaches them, on the store's own thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from operator import methodcaller
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from models.errors import UserError

if TYPE_CHECKING:
    from models.revisions.compare import Change
    from models.rules.progress import Totals
    from models.store.store import Store
    from models.workshop import Workshop
from ui.tidying import Tidier

Then = Callable[[Any], None]
Failed = Callable[[UserError], None]


class Library(QObject):
    """The store behind one worker thread that owns its connection.

    Results and troubles come back on the window's own thread. What the caller does not handle
    itself is announced by `troubled`. Faults of the program are raised on the window's thread.
    """

    ready = Signal()
    troubled = Signal(object)
    _done = Signal(object)

    def __init__(self) -> None:
        """Make the worker; nothing is opened before `start`."""
        super().__init__()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._store: Store | None = None
        self._unanswered = 0
        self._tidier = Tidier(self)
        self._done.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    def start(self, folder: Path, failed: Failed) -> None:
        """Open the store in `folder`; `ready` follows when it is there."""
        self._tidier.begin()
        self._submit(partial(_open, folder), self._opened, failed)

    def stop(self) -> None:
        """Wait for what is under way, close the store and end the worker."""
        self._worker.submit(self._close).result()
        self._worker.shutdown()
        self._tidier.end()

    @property
    def is_open(self) -> bool:
        """True once the store can be asked."""
        return self._store is not None

    @property
    def is_idle(self) -> bool:
        """True when all that was asked has been answered, and what was asked upon that."""
        return self._unanswered == 0

    # Questions and orders; `then` gets the result of the store's method of the same name

    def listing(self, then: Then) -> None:
        """All agreements, archived ones too."""
        self._ask(methodcaller("listing"), then)

    def create(self, workshop: Workshop, by: str, then: Then, failed: Failed | None = None) -> None:
        """Keep a new agreement; `then` gets its id."""
        self._ask(methodcaller("create", workshop, by=by), then, failed)

    def draft(self, agreement_id: str, then: Then, failed: Failed | None = None) -> None:
        """The draft of an agreement."""
        self._ask(methodcaller("draft", agreement_id), then, failed)

    def save_draft(
        self,
        agreement_id: str,
        workshop: Workshop,
        seen: int,
        then: Then,
        failed: Failed | None = None,
        *,
        by: str = "",
    ) -> None:
        """Save the draft; `then` gets the new count of savings."""
        self._ask(methodcaller("save_draft", agreement_id, workshop, seen, by=by), then, failed)

    def ask(
        self, method: str, *values: Any, then: Then, failed: Failed | None = None, **named: Any
    ) -> None:
        """Any other method of the store by its name."""
        self._ask(methodcaller(method, *values, **named), then, failed)

    # Files, and what takes long enough to be worked out beside the window

    def take_in(self, file: Path, by: str, then: Then, failed: Failed) -> None:
        """Import an exchange file; `then` gets the id of the new agreement."""
        self._ask(partial(_take_in, file, by), then, failed)

    def write(
        self,
        agreement_id: str,
        number: int | None,
        order: tuple[Path, str],
        then: Then,
        failed: Failed,
    ) -> None:
        """Write version `number`, or the draft, to a file; `then` gets its path.

        `order` is the path and the form: "docx", "proposals", "share", "move" or "json".
        """
        self._ask(partial(_write, agreement_id, number, *order), then, failed)

    def progress(self, agreement_id: str, then: Then, failed: Failed) -> None:
        """How far the draft of an agreement is; `then` gets the totals."""
        self._ask(partial(_progress, agreement_id), then, failed)

    def changes(self, agreement_id: str, pair: tuple[int, int], then: Then, failed: Failed) -> None:
        """The changes between two numbered versions; 0 is the empty agreement before the first."""
        self._ask(partial(_changes, agreement_id, pair), then, failed)

    def _ask(self, work: Callable[[Store], Any], then: Then, failed: Failed | None = None) -> None:
        self._submit(partial(self._with_store, work), then, failed)

    def _with_store(self, work: Callable[[Store], Any]) -> Any:
        if self._store is None:
            raise UserError("The agreements are not open.", "Restart SLA Workshop.")
        return work(self._store)

    def _submit(self, work: Callable[[], Any], then: Then, failed: Failed | None) -> None:
        self._unanswered += 1
        future = self._worker.submit(work)
        future.add_done_callback(partial(self._announce, then, failed))

    def _announce(self, then: Then, failed: Failed | None, future: Future[Any]) -> None:
        self._done.emit((future, then, failed))

    def _arrive(self, arrival: tuple[Future[Any], Then, Failed | None]) -> None:
        try:
            self._deliver(*arrival)
        finally:
            self._unanswered -= 1

    def _deliver(self, future: Future[Any], then: Then, failed: Failed | None) -> None:
        try:
            result = future.result()
        except UserError as trouble:
            if failed is None:
                self.troubled.emit(trouble)
            elif not _is_gone(failed):
                failed(trouble)
            return
        if not _is_gone(then):
            then(result)

    def _opened(self, store: Store) -> None:
        self._store = store
        self.ready.emit()

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None


def _open(folder: Path) -> Store:
    from models.store.store import Store

    return Store.open(folder)


def _is_gone(asker: Callable[..., None]) -> bool:
    """True when the answer is for a view that has been closed since it asked."""
    while isinstance(asker, partial):
        asker = asker.func
    owner = getattr(asker, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)


def _take_in(file: Path, by: str, store: Store) -> str:
    from models.store import exchange

    return store.take_in(exchange.read(file).workshop, file.name, by=by)


def _write(agreement_id: str, number: int | None, target: Path, form: str, store: Store) -> Path:
    from models.store import exchange

    edition = store.edition(agreement_id, number)
    if form in ("docx", "proposals"):
        from exporters.compose import Options, compose
        from exporters.docx.write import write

        write(compose(edition, Options(proposals=form == "proposals")), target)
        return target
    history = [
        exchange.Saved(
            number=version.number,
            made_at=version.made_at.isoformat(),
            made_by=version.made_by,
            note=version.note,
            content_hash=version.content_hash,
        )
        for version in store.versions(agreement_id)
        if not version.automatic
    ]
    kind = exchange.Kind.MOVE if form == "move" else exchange.Kind.SHARE
    exchange.write(edition.workshop, target, kind, history)
    return target


def _progress(agreement_id: str, store: Store) -> Totals:
    from models.rules.progress import of_sections, totals
    from models.rules.review import review

    workshop = store.draft(agreement_id).workshop
    return totals(of_sections(workshop, review(workshop)))


def _changes(agreement_id: str, pair: tuple[int, int], store: Store) -> tuple[Change, ...]:
    from models.agreement.agreement import Agreement
    from models.revisions.compare import compare

    first, second = pair
    before = store.version(agreement_id, first).agreement if first else Agreement()
    return compare(before, store.version(agreement_id, second).agreement)
