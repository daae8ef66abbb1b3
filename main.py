"""SLA Workshop: opens the window, or does what the command line asks for."""

from __future__ import annotations

import os
import sys

from ui import command_line, command_words


def main(words: list[str]) -> int:
    """Open the window or carry out a command; returns the exit code."""
    asked = command_words.parse(words)
    if asked.command:
        return command_line.run(asked)
    wanted = command_words.wanted_by(asked)
    if wanted and (unknown := command_line.refuse_unknown(asked, wanted)):
        return unknown
    if _no_display():
        print("There is no display here; “main.py --help” lists what needs none.", file=sys.stderr)
        return 1
    try:
        from ui.app import run
    except ImportError as missing:
        print(f"The window cannot open: {missing}.", file=sys.stderr)
        return 1
    return run(command_line.folder_of(asked), wanted)


def _no_display() -> bool:
    """True on Linux when Qt would find no screen and give up."""
    told = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return sys.platform == "linux" and not told


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
