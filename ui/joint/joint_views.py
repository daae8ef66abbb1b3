"""Opens and closes the pages of joint drafting in the place of a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from models.agreement import path
from models.agreement.clauses import ClauseId
from models.agreement.path import Path
from ui.joint.joint_page import JointPage

if TYPE_CHECKING:
    from ui.workspace import Workspace

REVEAL, AGREE = "reveal", "agree"


class JointViews(QObject):
    """At most one page of joint drafting stands in front of the step of its clauses."""

    def __init__(self, workspace: Workspace) -> None:
        """Nothing is compared or voted on yet."""
        super().__init__(workspace)
        self._workspace = workspace
        self._session = workspace.session
        self._absent: set[str] = set()
        self.page: JointPage | None = None
        self._session.clauses_wanted.connect(self.open)
        workspace.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Back from a turn, what both sides have sealed can be revealed with one key."""
        if event.type() == QEvent.Type.Show and watched is self._workspace:
            QTimer.singleShot(0, self, self._offer_reveal)
        return super().eventFilter(watched, event)

    def open(self, face: str, ids: tuple[ClauseId, ...]) -> None:
        """Compare ("reveal") or vote on ("agree") clauses of one step."""
        if not ids:
            return
        self.close()
        space = self._workspace
        section = path.parse(ids[0])[0]
        space.open_step(section)
        page = self._made(face, ids)
        self.page = page
        page.place_changed.connect(space.document.follow)
        page.place_changed.connect(space.place_shown)
        page.back_wanted.connect(self._back)
        page.parked.connect(self._say_parked)
        page.wanted.connect(space.go)
        space.show_in_front(page)
        where = path.parse(page.clause)
        space.document.follow(where)
        space.place_shown.emit(where)
        self._session.clauses_shown.emit(face, page.ids)
        QTimer.singleShot(0, page, page.begin)

    def close(self) -> None:
        """Let the step be seen again."""
        page, self.page = self.page, None
        if page is None:
            return
        page.leave()
        self._workspace.take_from_front(page)
        self._session.clauses_shown.emit("", ())

    def holds(self, where: Path) -> bool:
        """True when a place can be seen on the page that is open."""
        return self.page is not None and (not where or self.page.is_about(where))

    def _made(self, face: str, ids: tuple[ClauseId, ...]) -> JointPage:
        space = self._workspace
        if face == REVEAL:
            from ui.joint.reveal_page import RevealPage

            return RevealPage(self._session, space.advice, space.step, ids)
        from ui.joint.agree_page import AgreePage

        page = AgreePage(self._session, space.advice, space.step, ids, self._absent)
        if len(ids) == 1 and page.is_blank:
            page.edit()
        return page

    def _offer_reveal(self) -> None:
        from ui.forms.clause_head import ClauseHead

        page = self._workspace.page if self._workspace.has_page else None
        if page is None or self.page is not None or not page.isVisible():
            return
        for head in page.findChildren(ClauseHead):
            if head.acts.reveal.isVisible():
                head.acts.reveal.setFocus()
                return

    def _back(self) -> None:
        page = self.page
        if page is None:
            return
        where = path.parse(page.clause)
        self.close()
        self._workspace.open_place(where)

    def _say_parked(self, words: str) -> None:
        self._workspace.foot.show_toast(words, "parked", undo=False)
