"""The document on the screen: one long white sheet whose chapters can be replaced one by one."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from exporters import html
from exporters.blocks import Figure, Heading
from exporters.compose import Chapter
from models.agreement import path
from models.agreement.path import Path
from ui.theme import set_look, theme

CURRENT_GROUND = QColor("#EEF3FF")
CURRENT_BAR = QColor("#2B50C4")


class Paper(QTextBrowser):
    """The pages of the document as one long white sheet.

    Every chapter lives in a frame of its own, so that a changed one can be replaced alone.
    """

    place_wanted = Signal(object)

    def __init__(self) -> None:
        """An empty sheet."""
        super().__init__()
        self._chapters: dict[str, Chapter] = {}
        self._frames: dict[str, QTextFrame] = {}
        self._current: Path = ()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Live document")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(theme.px(22))
        set_look(self, "role", "paper")
        self.anchorClicked.connect(self._clicked)

    def show_chapters(self, chapters: tuple[Chapter, ...]) -> None:
        """Show the chapters; those that are the same as before are left alone."""
        if [chapter.key for chapter in chapters] != list(self._chapters):
            self._rebuild(chapters)
            return
        for chapter in chapters:
            if self._chapters[chapter.key].blocks is not chapter.blocks:
                self._chapters[chapter.key] = chapter
                self._fill(chapter)

    def forget(self) -> None:
        """Lay everything out anew next time, as another text size asks for."""
        self._chapters = {}

    def show_current(self, where: Path, key: str) -> None:
        """Mark the clause `key` and bring it into view; `where` is the answer inside of it."""
        self._current = where
        block = self._block_of(key)
        if block is None:
            self.setExtraSelections([])
            return
        self._mark(block, key)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        bar = self.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + self.viewport().height() * 0.6:
            bar.setValue(max(0, int(top) - theme.px(24)))

    def loadResource(self, kind: int, name: QUrl) -> object:
        """The funnel picture; nothing else is ever loaded."""
        if kind == QTextDocument.ResourceType.ImageResource and name.scheme() == "figure":
            from exporters.figures import funnel_png

            for chapter in self._chapters.values():
                for block in chapter.blocks:
                    if isinstance(block, Figure) and name.toString() == f"figure:{block.key}":
                        return QImage.fromData(funnel_png(block.bars))
        return None

    def _rebuild(self, chapters: tuple[Chapter, ...]) -> None:
        document = self.document()
        document.clear()
        document.setDefaultStyleSheet(html.stylesheet(theme.scale))
        document.setDefaultFont(theme.font("small"))
        self._chapters = {chapter.key: chapter for chapter in chapters}
        self._frames = {}
        cursor = QTextCursor(document)
        for chapter in chapters:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            look = QTextFrameFormat()
            look.setMargin(0)
            look.setPadding(0)
            look.setBorder(0)
            self._frames[chapter.key] = cursor.insertFrame(look)
            self._fill(chapter)

    def _fill(self, chapter: Chapter) -> None:
        frame = self._frames[chapter.key]
        cursor = frame.firstCursorPosition()
        cursor.beginEditBlock()
        cursor.setPosition(frame.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.insertHtml(html.fragment(chapter, theme.scale))
        cursor.endEditBlock()

    def _block_of(self, key: str) -> QTextBlock | None:
        chapter = key.split(".", 1)[0]
        frame = self._frames.get(chapter)
        if frame is None:
            return None
        wanted = html.anchor(key)
        block = frame.firstCursorPosition().block()
        last = frame.lastPosition()
        while block.isValid() and block.position() <= last:
            for name in _anchors(block):
                if name == wanted:
                    return block
            block = block.next()
        return None

    def _mark(self, first: QTextBlock, key: str) -> None:
        selections = []
        block = first
        wanted = html.anchor(key)
        end = self._frames[key.split(".", 1)[0]].lastPosition()
        while block.isValid() and block.position() <= end:
            heads = [name for name in _anchors(block) if not name.startswith(wanted)]
            if heads and any(name in self._clause_anchors(key) for name in heads):
                break
            selection = QTextEdit.ExtraSelection()
            selection.format.setBackground(CURRENT_GROUND)
            selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            selection.cursor = QTextCursor(block)
            selections.append(selection)
            block = block.next()
        self.setExtraSelections(selections)

    def _clause_anchors(self, key: str) -> set[str]:
        chapter = self._chapters[key.split(".", 1)[0]]
        return {html.anchor(block.key) for block in chapter.blocks if isinstance(block, Heading)}

    def _clicked(self, url: QUrl) -> None:
        word = url.toString()
        if word.startswith("answer:"):
            self.place_wanted.emit(path.parse(word.removeprefix("answer:")))
        elif word.startswith("block:"):
            self.scrollToAnchor(word.removeprefix("block:"))


def _anchors(block: QTextBlock) -> list[str]:
    names: list[str] = []
    part = block.begin()
    while not part.atEnd():
        names += part.fragment().charFormat().anchorNames()
        part += 1
    return names
