"""The one Qt application that everything measured on a screen shares."""

from __future__ import annotations

import functools
import os

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ui.library import Library
from ui.session import Session
from ui.theme import theme
from ui.tokens import Look


@functools.cache
def application() -> QApplication:
    """The application in the light look; kept as long as the process, since Qt allows only one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    theme.start(app, Look.LIGHT)
    return app


def put_away(session: Session, library: Library) -> None:
    """End a session that was never to be saved, before its pause after the last key is over."""
    session.deleteLater()
    QCoreApplication.sendPostedEvents(session, QEvent.Type.DeferredDelete)
    library.stop()
