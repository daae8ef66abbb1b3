"""Where the agreements lie on this computer."""

from __future__ import annotations

import os
import sys
from pathlib import Path

VARIABLE = "SLA_WORKSHOP_DATA"
"""The environment variable that names another data folder."""

STORE = "agreements.db"
BACKUPS = "backups"


def data_folder(chosen: str | Path | None = None) -> Path:
    """The folder that holds the agreements: the one chosen, the environment's, or the usual one."""
    named = str(chosen or os.environ.get(VARIABLE, ""))
    return Path(named).expanduser().absolute() if named else _usual()


def _usual() -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "SLA Workshop"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "SLA Workshop"
    shared = os.environ.get("XDG_DATA_HOME", "")
    # The desktop's own rule: a relative path in this variable does not count.
    base = Path(shared) if Path(shared).is_absolute() else Path.home() / ".local" / "share"
    return base / "sla-workshop"
