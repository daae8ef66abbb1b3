"""The words of the command line: which command is meant, on which data, with which options."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from models.program import NAME, VERSION

AUTHOR = "Command line"
COMMANDS = (
    *("new", "list", "show", "import", "save-version", "export"),
    *("check-wording", "review", "self-test"),
)
WORD, EXCHANGE = ".docx", (".slaw", ".json")
WRONG_WORDS = 2


class _Parser(argparse.ArgumentParser):
    """A parser that says in one line what is wrong."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_WORDS, f"{self.prog}: {message} (see --help)\n")


def parse(words: Sequence[str]) -> argparse.Namespace:
    """What the words ask for; `command` is empty when the window is meant.

    Exits with 2 and one line when they make no sense, and with 0 after --help and --version.
    """
    _speak_utf8()
    commands = _commands_parser()
    first = _first_word(words)
    if first in COMMANDS or {"-h", "--help", "--version"} & set(words):
        return commands.parse_args(words)
    window = _Parser(parents=[_common()], allow_abbrev=False, add_help=False)
    window.add_argument("wanted", nargs="?", default="")
    asked = window.parse_args(words)
    if getattr(asked, "json", False):
        commands.error("--json goes with a command")
    asked.command = ""
    return asked


def wanted_by(asked: argparse.Namespace) -> str:
    """The agreement or the file to open in the window; a file by its full path."""
    word: str = asked.wanted
    return str(Path(word).absolute()) if word.lower().endswith(EXCHANGE[0]) else word


def _speak_utf8() -> None:
    """Whatever the terminal is set to, nothing that an agreement holds may stop us."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _common() -> _Parser:
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data-dir", metavar="FOLDER", help="work on the agreements in there")
    common.add_argument("--json", action="store_true", help="answer with one JSON document")
    return common


def _commands_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        description=f"{NAME}. With no command, or with an agreement or a .slaw file instead of "
        "one, the window opens.",
        epilog="An agreement is named by its id, the beginning of its id, or its exact title.",
        parents=[_common()],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{NAME} {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, words: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name, help=words, description=words, parents=[_common()], allow_abbrev=False
        )

    new = command("new", "begin an agreement")
    new.add_argument("--starter", metavar="KEY", required=True, help="such as blank or sample")
    new.add_argument("--title", metavar="T", help="what the agreement is called")
    command("list", "list the agreements")
    show = command("show", "show what an agreement says")
    _names_agreement(show, with_revision=True)
    taking = command("import", "take in an agreement from a .slaw or .json file")
    taking.add_argument("file", metavar="FILE", type=Path)
    save = command("save-version", "keep the draft as a version")
    _names_agreement(save)
    save.add_argument("--note", metavar="T", required=True, help="what changed, in a few words")
    save.add_argument("--by", metavar="NAME", default=AUTHOR, help="who saves it")
    export = command("export", "write an agreement as .docx, .json or .slaw")
    _names_agreement(export, with_revision=True)
    export.add_argument("--to", metavar="FILE", type=_target, required=True)
    _checks_wording(command("check-wording", "say which words could not be tested"))
    reviewing = command("review", "list what an agreement should still be looked at for")
    _names_agreement(reviewing, with_revision=True)
    test = command("self-test", "check that this installation works")
    test.add_argument("--in-window", default="", help=argparse.SUPPRESS)
    return parser


def _checks_wording(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--kind",
        metavar="K",
        choices=("definition", "commitment", "goal"),
        required=True,
        help="what the texts are meant to be: definition, commitment or goal",
    )
    parser.add_argument(
        "--csv", metavar="FILE", type=Path, help="check the column “text” of this file"
    )
    parser.add_argument(
        "--language",
        metavar="L",
        choices=("en", "de"),
        default="",
        help="en or de; told from each text when left out",
    )
    parser.add_argument(
        "texts",
        metavar="TEXT",
        nargs="*",
        help="the texts; without any, and without a file, each line of standard input is one",
    )


def _names_agreement(parser: argparse.ArgumentParser, *, with_revision: bool = False) -> None:
    parser.add_argument("agreement", metavar="AGREEMENT")
    if with_revision:
        parser.add_argument(
            "--revision", metavar="N", type=_revision, help="a saved version instead of the draft"
        )


def _revision(word: str) -> int:
    if not (word.isascii() and word.isdecimal() and int(word[:9]) > 0 and len(word) < 10):
        raise argparse.ArgumentTypeError(f"“{word}” is not the number of a version")
    return int(word)


def _target(word: str) -> Path:
    if Path(word).suffix.lower() not in (WORD, *EXCHANGE):
        raise argparse.ArgumentTypeError(f"“{word}” ends neither in .docx nor in .json or .slaw")
    return Path(word)


def _first_word(words: Sequence[str]) -> str:
    """The first word that is neither an option nor the folder behind --data-dir."""
    before = ""
    for word in words:
        if before != "--data-dir" and not word.startswith("-"):
            return word
        before = word
    return ""
