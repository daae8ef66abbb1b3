"""How long the window takes to its first paint, beside a bare window with ten fields."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.ratio import Ratio
from models.starters import start
from models.store.store import Store

AGREEMENTS = 200
RUNS = 9
HEAVY = ("sqlalchemy", "docx", "lxml")

PAINTED = """
import sys, time
from PySide6.QtCore import QEvent, QObject
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            heavy = [name for name in {heavy!r} if name in sys.modules]
            print(time.time() - float(sys.argv[1]), *heavy, flush=True)
            import os
            os._exit(0)
        return False
watch = FirstPaint()
"""
BARE = (
    PAINTED
    + """
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget
app = QApplication([])
window, centre = QMainWindow(), QWidget()
column = QVBoxLayout(centre)
for _ in range(10):
    column.addWidget(QLineEdit())
window.setCentralWidget(centre)
window.installEventFilter(watch)
window.show()
app.exec()
"""
)
OURS = (
    PAINTED
    + """
from pathlib import Path
from ui.app import application, make_window
app = application()
window = make_window(app, Path(sys.argv[2]))
window.installEventFilter(watch)
window.show()
app.exec()
"""
)


def measure() -> list[Ratio]:
    """First paint on a store with 200 agreements ÷ bare window, each the best of some runs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store.open(folder) as store:
            sample = start("sample")
            for _ in range(AGREEMENTS):
                store.create(sample)
        bare = min(_painted_after(BARE, folder) for _ in range(RUNS))
        ours = min(_painted_after(OURS, folder) for _ in range(RUNS))
    return [Ratio(name="first paint ÷ bare window with ten fields", ratio=ours / bare, bound=2.2)]


def _painted_after(script: str, folder: Path) -> float:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_root())}
    code = script.replace("{heavy!r}", repr(HEAVY))
    done = subprocess.run(
        [sys.executable, "-c", code, str(time.time()), str(folder)],
        capture_output=True,
        text=True,
        check=True,
        cwd=_root(),
        env=environment,
    )
    seconds, *heavy = done.stdout.split()
    if heavy:
        message = f"imported before the first paint: {', '.join(heavy)}"
        raise RuntimeError(message)
    return float(seconds)


def _root() -> Path:
    return Path(__file__).resolve().parent.parent
