"""What is signed: the exact version with its fingerprint, and what a typed name is worth."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import set_look, theme
from ui.widgets.buttons import Button, Role, ToolButton
from ui.widgets.card import Card, Line
from ui.widgets.drawing import text_width
from ui.widgets.labels import IconLabel, Label, Muted, Paragraph
from ui.widgets.scroll import PageScroll

SIDE, PADDING, GROUP = 24, 9, 4
COPY = "Copy the fingerprint"
PROVES = (
    "Which text stands above each name, to the letter: change one, and the fingerprint is another.",
    "Which name was typed, in which role, for which side, at which place, and when by the clock of "
    "this computer.",
    "That no entry of the log was altered or taken out since, to anyone who kept its hash "
    "somewhere else: each entry carries the hash of the one before.",
)
DOES_NOT_PROVE = (
    "Who sat at the keyboard. A name is typed, and nobody’s identity is checked.",
    "A contract between two companies, or a qualified electronic signature. It is a recorded "
    "management agreement, signed off by typed names.",
    "That the log was not replaced as a whole: whoever controls this computer could write text and "
    "hashes anew. Print the fingerprint or mail it to both sides.",
    "Anything about a Word file by itself. It is a copy; compare its fingerprint with this one.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """The version in words, its whole fingerprint and the newest hash of the log."""

    number: int
    contents: str
    content_hash: str
    log_hash: str


class FingerprintBox(Card):
    """The 64 digits of a fingerprint in groups of four, to compare by eye or to copy."""

    def __init__(self) -> None:
        """No digits yet."""
        super().__init__()
        self.digest = ""
        self.digits = Label("", "mono")
        self.digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.digits.setContentsMargins(theme.px(PADDING), theme.px(8), 0, theme.px(8))
        self.body.addWidget(self.digits)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_digest(self, digest: str) -> None:
        """Show these digits; all of them, however little room there is."""
        self.digest = digest
        self.digits.setAccessibleName(f"Fingerprint: {grouped(digest)}")
        self._set_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_lines()

    def _set_lines(self) -> None:
        """Eight groups to a line where there is room, else four or two."""
        groups = grouped(self.digest).split(" ")
        room = self.width() - theme.px(PADDING) - 4
        font = theme.font("mono")
        fitting = (many for many in (8, 4, 2) if text_width(" ".join(groups[:many]), font) <= room)
        many = next(fitting, 1)
        lines = (" ".join(groups[at : at + many]) for at in range(0, len(groups), many))
        self.digits.setText("\n".join(lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), super().minimumSizeHint().height())


class SignedPanel(QWidget):
    """The right-hand panel of the sign-off page; its words are never shortened."""

    read_wanted = Signal()
    export_wanted = Signal()

    def __init__(self) -> None:
        """Nothing is open for sign-off yet."""
        super().__init__()
        set_look(self, "ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = Label("", "section")
        self.contents = Paragraph(style="small", tone="muted")
        self.fingerprint = FingerprintBox()
        self.about_digits = Paragraph(
            "Fingerprint of the content (SHA-256). Its first sixteen digits stand in the footer of "
            "every page.",
            "caption",
            "muted",
        )
        self.copy_button = ToolButton("copy", COPY, size=28)
        self.copy_button.clicked.connect(self._copy)
        self.read_button = Button("Read", Role.OUTLINED, "eye", size=32)
        self.export_button = Button("Export", Role.OUTLINED, "export", size=32)
        self.log = Muted("", "caption")
        self.log.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.read_button.clicked.connect(self.read_wanted)
        self.export_button.clicked.connect(self.export_wanted)
        self._lay_out()
        self.show_draft("")

    def show_draft(self, contents: str) -> None:
        """Say what would be signed, while nothing is open for sign-off."""
        self.title.setText("What will be signed")
        first = f"The draft as it is: {contents}." if contents else ""
        self.contents.show_text(f"{first} The fingerprint comes with the version.".strip())
        self._frozen.hide()
        self.log.hide()

    def show_signed(self, signed: Signed) -> None:
        """Show the version that is signed, with its fingerprint."""
        self.title.setText("What is signed")
        self.contents.show_text(f"Version {signed.number} · {signed.contents}")
        if signed.content_hash != self.fingerprint.digest:
            self.fingerprint.show_digest(signed.content_hash)
            self.copy_button.show_name(COPY, "copy")
        self.read_button.show_text(f"Read version {signed.number}")
        self.export_button.setAccessibleName(f"Export version {signed.number}")
        self._frozen.show()
        self.log.setText(f"Log hash now: {grouped(signed.log_hash[:16])}")
        self.log.setToolTip(grouped(signed.log_hash))
        self.log.setVisible(bool(signed.log_hash))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.area.viewport():
            bar = self.area.width() - self.area.viewport().width()
            side = theme.px(SIDE)
            self._column.setContentsMargins(side, theme.px(20), max(0, side - bar), theme.px(12))
        return super().eventFilter(watched, event)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.fingerprint.digest)
        self.copy_button.show_name("Copied", "tick")

    def _lay_out(self) -> None:
        px = theme.px
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        for button in (self.read_button, self.export_button):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            buttons.addWidget(button, 1)
        self._frozen = QWidget()
        frozen = QVBoxLayout(self._frozen)
        frozen.setContentsMargins(0, px(2), 0, 0)
        frozen.setSpacing(px(6))
        frozen.addWidget(self.fingerprint)
        about = QHBoxLayout()
        about.addWidget(self.about_digits, 1)
        about.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        frozen.addLayout(about)
        frozen.addSpacing(px(4))
        frozen.addLayout(buttons)
        content = QWidget()
        content.setProperty("ground", "surface")
        column = QVBoxLayout(content)
        column.setContentsMargins(px(SIDE), px(20), px(SIDE), px(12))
        column.setSpacing(px(4))
        column.addWidget(self.title)
        column.addWidget(self.contents)
        column.addWidget(self._frozen)
        column.addSpacing(px(12))
        column.addWidget(Line())
        column.addSpacing(px(8))
        _list(column, "This proves", PROVES, ("tick", "ok"))
        column.addSpacing(px(8))
        _list(column, "This does not prove", DOES_NOT_PROVE, ("minus", "muted"))
        column.addStretch(1)
        column.addSpacing(px(8))
        column.addWidget(self.log)
        self._column = column
        self.area = PageScroll(content)
        self.area.viewport().installEventFilter(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)


def grouped(digest: str) -> str:
    """Hex digits in groups of four."""
    return " ".join(digest[at : at + GROUP] for at in range(0, len(digest), GROUP))


def _list(
    column: QVBoxLayout, title: str, sentences: tuple[str, ...], mark: tuple[str, str]
) -> None:
    column.addWidget(Label(title, "row-strong"))
    for sentence in sentences:
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(4), 0, 0)
        row.setSpacing(theme.px(8))
        icon = IconLabel("", *mark, side=15)
        icon.setFixedHeight(theme.px(18))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Paragraph(sentence, "small"), 1)
        column.addLayout(row)
