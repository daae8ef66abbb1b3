"""The status of an agreement or of a version as a chip shows it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from ui.widgets.chips import Chip, Kind

if TYPE_CHECKING:
    from models.revisions.version import Status

_LOOKS = MappingProxyType(
    {
        "draft": (Kind.NEUTRAL, "pencil"),
        "in_review": (Kind.PRIMARY, "eye"),
        "agreed": (Kind.OK, "tick"),
        "signed": (Kind.OK, "signed"),
        "superseded": (Kind.NEUTRAL, "layers"),
        "ended": (Kind.NEUTRAL, "flag"),
    }
)


def status_look(status: Status, *, short: bool = False) -> tuple[str, Kind, str]:
    """Words, kind and icon of the chip; who is waited for counts for more than the state.

    `short` is for columns in which the names of two sides have no room.
    """
    if status.waiting_for:
        both = short and len({one.side for one in status.waiting_for}) > 1
        return "Waiting for both" if both else status.words, Kind.WARN, "clock"
    kind, icon = _LOOKS[status.state.value]
    return status.words, kind, icon


class StatusChip(Chip):
    """A chip that says how far an agreement has come."""

    def show_status(self, status: Status) -> None:
        """Show a status; its tool tip names whoever is waited for."""
        self.show_state(*status_look(status))
        self.setToolTip(status.names if status.waiting_for else "")
