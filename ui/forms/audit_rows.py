"""The audit map as rows: both sides draw the way of a lead, and a step opens below it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.agreement.kinds import Rows
from models.agreement.path import Path
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms.picture_rows import PictureRows
from ui.session import Session
from ui.theme import theme
from ui.widgets.audit_map import AuditMap, audit_faces
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, Muted


class AuditRows(PictureRows):
    """Cards from the first touch to the closed deal."""

    def __init__(self, session: Session, advice: Advice, where: Path, kind: Rows) -> None:
        self.map = AuditMap()
        super().__init__(session, advice, where, kind, self.map)
        self.count = Muted("")
        self.add_button = Button("Add a step", icon="plus", size=32)
        self.add_button.clicked.connect(self.add)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, theme.px(10))
        head.setSpacing(theme.px(8))
        head.addWidget(Label(kind.label, "title"))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.add_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self._head, self.empty, self.map, self.notice):
            box.addWidget(part)
        box.addLayout(self.slot)
        self.show_workshop(None, session.workshop)

    def show_picture(self, workshop: Workshop) -> None:
        faces = audit_faces(workshop.agreement)
        self.map.show_faces(faces)
        breaks = sum(bool(face.breakdown) for face in faces)
        steps = "1 step" if len(faces) == 1 else f"{len(faces)} steps"
        words = f"{steps}, {breaks or 'no'} {'breakdown' if breaks == 1 else 'breakdowns'}"
        self.count.setText(words if faces else "")
        self.add_button.setVisible(bool(faces))
        self.map.setVisible(bool(faces))

    def is_current(self, before: Workshop, after: Workshop) -> bool:
        return before.agreement.diagnosis.audit is after.agreement.diagnosis.audit
