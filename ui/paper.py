"""The document on the screen: one long white sheet whose chapters can be replaced one by one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from exporters import html
from exporters.blocks import (
    Block,
    Contents,
    Figure,
    Heading,
    Inlines,
    Paragraph,
    Promise,
    Run,
)
from exporters.compose import Chapter
from exporters.numbering import Entry, contents
from models.agreement import path
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
        self._entries: tuple[Entry, ...] = ()
        self._marked: tuple[QTextBlock, QTextBlock] | None = None
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
        entries = contents(tuple(block for chapter in chapters for block in chapter.blocks))
        if [chapter.key for chapter in chapters] != list(self._chapters):
            self._entries = entries
            self._rebuild(chapters)
            return
        if entries != self._entries:
            self._entries = entries
            self._fill_contents(chapters)
        for chapter in chapters:
            before = self._chapters[chapter.key]
            if before.blocks is not chapter.blocks:
                self._chapters[chapter.key] = chapter
                if not self._reword(before, chapter):
                    self._fill(chapter)

    def _fill_contents(self, chapters: tuple[Chapter, ...]) -> None:
        for chapter in chapters:
            if any(isinstance(block, Contents) for block in chapter.blocks):
                self._fill(chapter)

    def chapter(self, key: str) -> Chapter:
        """The chapter that is shown under a key. Raises KeyError when there is none."""
        return self._chapters[key]

    def forget(self) -> None:
        """Lay everything out anew next time, as another text size asks for."""
        self._chapters = {}

    def show_current(self, key: str) -> None:
        """Mark the clause `key` and bring it into view."""
        block = self._block_of(key)
        self._marked = None if block is None else (block, self._last_of(block, key))
        self.viewport().update()
        if block is None:
            return
        top = self.document().documentLayout().blockBoundingRect(block).top()
        bar = self.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + self.viewport().height() * 0.6:
            bar.setValue(max(0, int(top) - theme.px(24)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._marked is not None:
            layout = self.document().documentLayout()
            top = layout.blockBoundingRect(self._marked[0]).top() - theme.px(4)
            bottom = layout.blockBoundingRect(self._marked[1]).bottom() + theme.px(4)
            offset = self.verticalScrollBar().value()
            painter = QPainter(self.viewport())
            rect = QRectF(0, top - offset, self.viewport().width(), bottom - top)
            painter.fillRect(rect, CURRENT_GROUND)
            painter.fillRect(QRectF(0, rect.y(), theme.px(3), rect.height()), CURRENT_BAR)
            painter.end()
        super().paintEvent(event)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """The funnel picture; nothing else is ever loaded."""
        address = name if isinstance(name, str) else name.toString()
        if kind == QTextDocument.ResourceType.ImageResource and address.startswith("figure:"):
            from exporters.figures import funnel_png

            for chapter in self._chapters.values():
                for block in chapter.blocks:
                    if isinstance(block, Figure) and address == f"figure:{block.key}":
                        return QImage.fromData(funnel_png(block.bars))
        return None

    def _rebuild(self, chapters: tuple[Chapter, ...]) -> None:
        document = self.document()
        document.clear()
        document.setDefaultStyleSheet(html.stylesheet(theme.scale))
        document.setDefaultFont(theme.font("small"))
        self._chapters = {chapter.key: chapter for chapter in chapters}
        self._frames = {}
        self._marked = None
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
        entries = self._entries if any(isinstance(b, Contents) for b in chapter.blocks) else ()
        cursor.insertHtml(html.fragment(chapter.blocks, entries))
        cursor.endEditBlock()

    def _reword(self, before: Chapter, after: Chapter) -> bool:
        """Replace only the paragraphs that say something else; False when more has changed."""
        if [block.key for block in before.blocks] != [block.key for block in after.blocks]:
            return False
        pairs = zip(before.blocks, after.blocks, strict=True)
        changed = [(old, new) for old, new in pairs if old != new]
        if not all(_is_reworded(old, new) for old, new in changed):
            return False
        places = [self._block_of(new.key) for _, new in changed]
        if any(place is None for place in places):
            return False
        for place, (_, new) in zip(places, changed, strict=True):
            assert place is not None
            cursor = QTextCursor(place)
            cursor.beginEditBlock()
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.removeSelectedText()
            cursor.insertHtml(html.fragment((new,)))
            cursor.endEditBlock()
        return True

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

    def _last_of(self, first: QTextBlock, key: str) -> QTextBlock:
        wanted = html.anchor(key)
        heads = self._clause_anchors(key)
        end = self._frames[key.split(".", 1)[0]].lastPosition()
        last, block = first, first.next()
        while block.isValid() and block.position() <= end:
            if any(name in heads and not name.startswith(wanted) for name in _anchors(block)):
                break
            last, block = block, block.next()
        return last

    def _clause_anchors(self, key: str) -> set[str]:
        chapter = self._chapters[key.split(".", 1)[0]]
        return {html.anchor(block.key) for block in chapter.blocks if isinstance(block, Heading)}

    def _clicked(self, url: QUrl) -> None:
        word = url.toString()
        if word.startswith("answer:"):
            self.place_wanted.emit(path.parse(word.removeprefix("answer:")))
        elif word.startswith("block:"):
            self.scrollToAnchor(word.removeprefix("block:"))


def _is_reworded(old: Block, new: Block) -> bool:
    match old, new:
        case (Paragraph(), Paragraph()):
            return old.flavour == new.flavour and _on_one_line(new.inlines)
        case (Promise(), Promise()):
            return old.side is new.side and _on_one_line(new.inlines)
        case _:
            return False


def _on_one_line(inlines: Inlines) -> bool:
    return not any(isinstance(inline, Run) and "\n" in inline.text for inline in inlines)


def _anchors(block: QTextBlock) -> list[str]:
    names: list[str] = []
    part = block.begin()
    while not part.atEnd():
        names += part.fragment().charFormat().anchorNames()
        part += 1
    return names
