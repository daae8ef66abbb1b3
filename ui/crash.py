"""What happens when the program itself is at fault: written down, said once, never swallowed."""

from __future__ import annotations

import faulthandler
import platform
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QApplication

from ui import messages

LONGEST_LOG = 1_000_000


class CrashReporter(QObject):
    """Catches what nothing else has caught, logs it beside the agreements and says so once.

    The log holds program places and error kinds, not what people have typed.
    """

    _caught = Signal(str)

    def __init__(self, folder: Path) -> None:
        """Log to `folder`/faults.log."""
        super().__init__()
        self.log_file = folder / "faults.log"
        self._told = False
        self._faults: TextIO | None = None
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python's and Qt's own handlers."""
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread
        qInstallMessageHandler(self._qt_message)
        try:
            self._faults = self.log_file.open("a", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._faults)

    def remove(self) -> None:
        """Give the handlers back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def catch(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a fault and tell the person once."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        report = self._report(kind, trace)
        self._write(report)
        sys.stderr.write(report)
        self._caught.emit(report)

    def _catch_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_type is not SystemExit:
            self.catch(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)

    def _report(self, kind: type[BaseException], trace: TracebackType | None) -> str:
        where = [
            f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}\n"
            for frame in traceback.extract_tb(trace)
        ]
        head = f"{datetime.now(UTC).isoformat(timespec='seconds')} {kind.__name__}\n"
        system = f"  Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}\n"
        return head + system + "".join(where)

    def _write(self, report: str) -> None:
        try:
            if self.log_file.exists() and self.log_file.stat().st_size > LONGEST_LOG:
                self.log_file.replace(self.log_file.with_suffix(".old.log"))
            with self.log_file.open("a", encoding="utf-8") as log:
                log.write(report)
        except OSError as trouble:
            sys.stderr.write(f"The fault could not be logged: {trouble}\n")

    def _qt_message(self, kind: QtMsgType, context: object, words: str) -> None:
        del context
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) or "propagateSizeHints" in words:
            return
        self._write(f"{datetime.now(UTC).isoformat(timespec='seconds')} Qt: {words}\n")

    def _tell(self, report: str) -> None:
        if self._told:
            return
        self._told = True
        messages.tell_fault(
            QApplication.activeWindow(),
            "Something in the program went wrong.",
            "Your draft is safe: everything up to the last saved moment is on this computer. "
            "You can go on working. If it happens again, close and reopen SLA Workshop.\n\n"
            f"Details are in {self.log_file}.",
            report,
        )
