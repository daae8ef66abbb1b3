"""Says that a clause rests on others that are open themselves, each one click away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from models.agreement.clauses import ClauseId
from models.record.standing import Standings
from ui.theme import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import IconLabel, Muted

MOST = 3


class RestsOn(QWidget):
    """A line below the strip of an agreed clause; hidden while it rests on nothing open."""

    place_wanted = Signal(object)

    def __init__(self, margin: int = 24) -> None:
        """Nothing to say yet; `margin` is the distance from both edges."""
        super().__init__()
        self._shown: tuple[tuple[ClauseId, str], ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(margin), theme.px(6), theme.px(margin), theme.px(6))
        self._row.setSpacing(theme.px(4))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_clauses(self, ids: tuple[ClauseId, ...], known: Standings) -> None:
        """Name the open clauses."""
        named = tuple((key, known[key].clause.title) for key in ids if key in known)
        if named == self._shown:
            return
        self._shown = named
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if named:
            words = "Rests on an open clause:" if len(named) == 1 else "Rests on open clauses:"
            self._row.addWidget(IconLabel(words, "link", "warn", "small-medium"))
        for key, title in named[:MOST]:
            link = LinkButton(title, style="small-strong")
            link.clicked.connect(partial(self.place_wanted.emit, known[key].clause.path))
            self._row.addWidget(link)
        if len(named) > MOST:
            self._row.addWidget(Muted(f"and {len(named) - MOST} more"))
        self._row.addStretch(1)
        self.setVisible(bool(named))
