"""About the program: its version, and the licences of everything that ships with it."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from models.program import NAME, VERSION
from ui import icons
from ui.dialogs.dialog import Dialog
from ui.theme import set_type, theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.labels import Label, Muted, Paragraph

NOTICE = "README.md"


class AboutDialog(Dialog):
    """Who made what, under which terms."""

    def __init__(self, parent: QWidget | None) -> None:
        """Show the version and the notice of licences."""
        super().__init__(f"About {NAME}", parent, width=680)
        self.version = Muted(f"Version {VERSION} · Qt {qVersion()} · Python {_python()}")
        self.licence = ChoiceField(tuple((name, _title(name)) for name in licences()))
        self.text = QTextBrowser()
        self.text.setOpenExternalLinks(False)
        self.text.setMinimumHeight(theme.px(280))
        self.text.setAccessibleName("Licence text")
        set_type(self.text, "small")
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(Label(NAME, "title"))
        words.addWidget(self.version)
        logo = QLabel()
        logo.setPixmap(icons.logo(theme.px(44)))
        head = QHBoxLayout()
        head.setSpacing(theme.px(14))
        head.addWidget(logo)
        head.addLayout(words, 1)
        self.body.addLayout(head)
        line = "Leads Marketing and Sales to an agreement that both wrote and both signed."
        self.body.addWidget(Paragraph(f"{line} Everything stays on this computer.", "row"))
        self.licence.name("Licences")
        self.body.addWidget(self.licence)
        self.body.addWidget(self.text, 1)
        self.add_buttons(away="Close").setFocus()
        self.licence.combo.currentIndexChanged.connect(self._show_text)
        self.licence.combo.setCurrentIndex(0)
        self._show_text()

    def _show_text(self) -> None:
        file = licences().get(self.licence.value())
        if file is None:
            self.text.setPlainText("The licence texts are in the folder “licences”.")
        elif file.suffix == ".md":
            self.text.setMarkdown(file.read_text(encoding="utf-8"))
        else:
            self.text.setPlainText(file.read_text(encoding="utf-8", errors="replace"))


def licences() -> dict[str, Path]:
    """The licence texts that came with the program, by name; the notice comes first."""
    folder = _root() / ("licences" if _frozen() else "docs/licences")
    found = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*.*")}
    own = _root() / ("licences/LICENSE" if _frozen() else "LICENSE")
    if own.is_file():
        found["LICENSE"] = own
    return dict(sorted(found.items(), key=_notice_first))


def _notice_first(item: tuple[str, Path]) -> tuple[bool, bool, str]:
    return item[0] != NOTICE, item[0] != "LICENSE", item[0]


def _title(name: str) -> str:
    return {NOTICE: "Licences of what ships", "LICENSE": f"{NAME}: MIT"}.get(
        name, name.removesuffix(".txt")
    )


def _frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def _root() -> Path:
    bundle = getattr(sys, "_MEIPASS", "")
    return Path(bundle) if bundle else Path(__file__).parents[2]


def _python() -> str:
    return ".".join(str(part) for part in sys.version_info[:3])
