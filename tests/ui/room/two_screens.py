"""Opens the room view beside a window on two screens, takes one away, and says what happened.

Run as a program of its own, since a platform with two screens has to be asked for at the start.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from models import starters
from models.workshop import Workshop
from ui.clock import Clock
from ui.library import Library
from ui.room.control import RoomControl
from ui.session import Session
from ui.theme import theme


def main() -> None:
    app = QApplication(sys.argv)
    theme.start(app)
    laptop = QWidget()
    laptop.setGeometry(100, 100, 800, 600)
    laptop.show()
    session = Session(Library(), "one", Workshop(agreement=starters.start("sample").agreement), 0)
    control = RoomControl(session, Clock(), laptop)
    control.follow("response")
    control.toggle()
    QCoreApplication.processEvents()
    window = control.window
    assert window is not None
    said: dict[str, Any] = {
        "screen": window.screen().name(),
        "laptop": laptop.screen().name(),
        "full": window.isFullScreen(),
        "size": [window.width(), window.height()],
        "words": control.words,
    }
    control.toggle()
    laptop.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    said["open"] = control.is_open
    print(json.dumps(said))


if __name__ == "__main__":
    main()
