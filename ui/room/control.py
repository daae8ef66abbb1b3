"""What the wall shows and when: it follows the facilitator, stays, counts down, or is blank."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from models.agreement import clauses, path
from models.agreement.clauses import ClauseId
from models.agreement.path import Path
from models.record import seen
from models.rules.funnel import work_back
from models.workshop import Workshop
from ui.advice import Advice
from ui.clock import Clock
from ui.room import making
from ui.room.making import Face
from ui.room.picture import BLANK, RoomPicture, name_of
from ui.room.planning import PLAN
from ui.room.window import RoomWindow
from ui.screens import screen_of
from ui.session import Session
from ui.settings import Settings

PAUSE_MS = 80
"""The wall follows this long after a change, so that typing never waits for it."""
ALONE = QSize(1024, 640)
"""The size of the window where there is no second screen."""


class Shows(StrEnum):
    """What the wall shows while it is not blank."""

    FOLLOW = "follow"
    STAY = "stay"
    COUNTDOWN = "countdown"
    FUNNEL = "funnel"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the facilitator is: a step, or a clause of it."""

    step: str = ""
    clause: ClauseId = ""


class RoomControl(QObject):
    """Opens the room view, blanks it, and decides what stands on it; one for an open agreement.

    Whoever hands the keyboard to a side calls `blank` before its own screen is painted, and
    `come_back` when the turn is over.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        clock: Clock,
        owner: QWidget,
        advice: Advice | None = None,
        settings: Settings | None = None,
    ) -> None:
        """Nothing is on the wall yet; `owner` stands on the laptop's own screen.

        What `advice` finds in a text stands beside it; `settings` remember whether it shall.
        """
        super().__init__(owner)
        self._session, self._clock, self._owner = session, clock, owner
        self._advice, self._settings = advice, settings
        self._asks = settings.asks_in_room if settings is not None else True
        self._window: RoomWindow | None = None
        self._here = self._kept = Place()
        self._shows, self._face = Shows.FOLLOW, Face.LATEST
        self._covered = self._blanked = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        session.changed.connect(self._follow_change)
        if advice is not None:
            advice.changed.connect(self._follow_advice)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._screen_came)
            app.screenRemoved.connect(self._screen_went)

    # The window

    @property
    def window(self) -> RoomWindow | None:
        """The room view while it is open."""
        return self._window

    @property
    def is_open(self) -> bool:
        """True while there is a room view."""
        return self._window is not None

    def toggle(self) -> None:
        """Open the room view, or close it."""
        if self._window is None:
            self.open()
        else:
            self.close()

    def open(self) -> None:
        """Show the room view: over the whole second screen, or in a window where there is one."""
        if self._window is not None:
            return
        window = RoomWindow(self._clock)
        window.blank_wanted.connect(self.toggle_blank)
        window.closed.connect(self._forget)
        window.paged.connect(self.changed)
        self._window = window
        self.refresh()
        self._place(self._second_screen())
        self._owner.window().activateWindow()
        self.changed.emit()

    def close(self) -> None:
        """Take the room view off the screen."""
        if self._window is not None:
            self._window.close()

    # What it shows

    @property
    def shows(self) -> Shows:
        """What it shows while it is not blank."""
        return self._shows

    @property
    def face(self) -> Face:
        """Which side of a clause it shows."""
        return self._face

    @property
    def is_blank(self) -> bool:
        """True while nothing is on the wall."""
        return self._covered or self._blanked

    @property
    def words(self) -> str:
        """What is on the wall, for the box in the top bar."""
        if self._window is None:
            return "Wall: off"
        return f"Wall: {name_of(self._window.picture)}"

    @property
    def faces(self) -> tuple[Face, ...]:
        """The sides of the clause on the wall that can be chosen."""
        place = self._place_shown()
        if not place.clause or self._shows not in (Shows.FOLLOW, Shows.STAY):
            return ()
        workshop = self._session.workshop
        if seen.proposals(workshop.drafting.blind, workshop.record, place.clause):
            return (Face.LATEST, Face.REVEAL, Face.TEXT)
        is_drawn = path.parse(place.clause) in PLAN and self.has_funnel
        return (Face.LATEST, Face.TEXT) if is_drawn else ()

    @property
    def has_funnel(self) -> bool:
        """True while the plan can be worked back and drawn."""
        return work_back(self._session.workshop.agreement) is not None

    @property
    def asks(self) -> bool:
        """True while what was found in a text stands beside it, with the question to the room."""
        return self._asks

    def follow(self, step: str, clause: ClauseId = "") -> None:
        """The facilitator is at a step now, or at a clause of it."""
        place = Place(step=step, clause=clause)
        if place != self._here:
            self._here = place
            if self._shows is Shows.FOLLOW:
                self._face = Face.LATEST
                self._pause.start()

    def follow_path(self, where: Path) -> None:
        """The facilitator is at an answer now; the wall follows to its clause."""
        if not where:
            return
        agreement = self._session.workshop.agreement
        known = hasattr(agreement, where[0]) and len(where) > 1
        clause = clauses.clause_at(agreement, where) if known else None
        self.follow(where[0], clause.id if clause is not None else "")

    def show(self, shows: Shows) -> None:
        """Follow, stay at what is shown now, or count down; whatever was blank is shown again."""
        if shows is Shows.STAY:
            self._kept = self._place_shown()
        self._shows = shows
        self._blanked = False
        self.refresh()

    def show_face(self, face: Face) -> None:
        """Show both proposals of the clause, its text, or what it has come to."""
        self._face = face
        self._blanked = False
        self.refresh()

    def show_asking(self, asks: bool) -> None:
        """Show what was found in the text on the wall, or the text alone."""
        self._asks = asks
        if self._settings is not None:
            self._settings.asks_in_room = asks
        self.refresh()

    def toggle_blank(self) -> None:
        """Blank the wall, or bring back what was on it."""
        self._blanked = not self._blanked
        self._blank_or_refresh()

    def blank(self) -> None:
        """Blank the wall at once, until `come_back`."""
        self._covered = True
        self._blank_or_refresh()

    def come_back(self) -> None:
        """Bring back what was on the wall before `blank`, unless it was blank then."""
        self._covered = False
        self._blank_or_refresh()

    def turn_page(self, by: int) -> None:
        """Show a page further on or back."""
        if self._window is not None:
            self._window.turn_page(by)

    def refresh(self) -> None:
        """Bring the wall up to date now."""
        self._pause.stop()
        if self._window is None:
            return
        self._window.show_picture(self._picture())
        self.changed.emit()

    def _picture(self) -> RoomPicture:
        if self.is_blank:
            return BLANK
        workshop, now = self._session.workshop, self._clock.now()
        if self._shows is Shows.COUNTDOWN:
            return making.of_agenda(workshop, now)
        if self._shows is Shows.FUNNEL:
            return making.of_funnel(workshop, now)
        if self._shows is Shows.BALANCE:
            return making.of_balance(workshop, now)
        place = self._place_shown()
        if place.clause:
            standings = self._session.standings
            found = self._advice.findings if self._advice is not None and self._asks else ()
            return making.of_clause(workshop, standings, place.clause, now, self._face, found)
        return making.of_step(workshop, place.step, now) if place.step else BLANK

    def _place_shown(self) -> Place:
        place = self._kept if self._shows is Shows.STAY else self._here
        if place.clause or self._has_picture(place.step):
            return place
        return replace(place, clause=making.agreed_opening(self._session.standings, place.step))

    def _has_picture(self, step: str) -> bool:
        """True for a step that the wall draws as a whole, rather than clause by clause."""
        return step == "diagnosis" or (step in making.AIMS and self.has_funnel)

    def _blank_or_refresh(self) -> None:
        if self.is_blank and self._window is not None:
            self._pause.stop()
            self._window.blank_now()
            self.changed.emit()
        else:
            self.refresh()

    def _follow_change(self, before: Workshop, after: Workshop) -> None:
        if self._window is not None and not self.is_blank:
            self._pause.start()

    def _follow_advice(self) -> None:
        if self._window is not None and not self.is_blank:
            self._pause.start()

    def _forget(self) -> None:
        if self._window is not None:
            self._window.deleteLater()
            self._window = None
            self.changed.emit()

    # Screens

    def _second_screen(self) -> QScreen | None:
        own = screen_of(self._owner)
        return next((one for one in QGuiApplication.screens() if one is not own), None)

    def _place(self, screen: QScreen | None) -> None:
        window = self._window
        if window is None:
            return
        if screen is None:
            free = screen_of(self._owner).availableGeometry()
            window.resize(ALONE.boundedTo(free.size() * 0.9))
            window.showNormal()
            return
        window.setScreen(screen)
        window.setGeometry(screen.geometry())
        window.showFullScreen()

    def _screen_came(self, screen: QScreen) -> None:
        if self._window is not None and not self._window.isFullScreen():
            self._place(screen)

    def _screen_went(self, screen: QScreen) -> None:
        del screen
        if self._window is not None and self._second_screen() is None:
            self._place(None)
