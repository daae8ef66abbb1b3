"""The command line: the same agreements without a window."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import UserError
from models.store.lock import Lock, Locked
from models.store.places import STORE, data_folder
from ui.command_words import AUTHOR, EXCHANGE, WORD

if TYPE_CHECKING:
    from models.revisions.edition import Edition
    from models.revisions.version import Version
    from models.rules.wording.verdict import WordingFinding
    from models.store.listing import Listing
    from models.store.store import Store

DONE, REFUSED, UNKNOWN, LOCKED, INTERRUPTED = 0, 1, 2, 3, 130


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answers: one JSON value, and the same as lines for people."""

    data: object
    lines: Sequence[str]


def run(asked: argparse.Namespace) -> int:
    """Carry out the command, print its answer and return the exit code."""
    try:
        answer = _COMMANDS[asked.command](asked)
    except Locked as trouble:
        return _complain(trouble, LOCKED)
    except UserError as trouble:
        return _complain(trouble, REFUSED)
    except KeyboardInterrupt:
        return INTERRUPTED
    return _print(answer, as_json=getattr(asked, "json", False))


def refuse_unknown(asked: argparse.Namespace, wanted: str) -> int:
    """Whether the window has anything to open under `wanted`: DONE, or UNKNOWN with one line.

    Nothing is written, and data that a window works on already is left for that window to look in.
    """
    if wanted.lower().endswith(EXCHANGE[0]):
        if Path(wanted).exists():
            return DONE
        return _complain(UserError(f"There is no file {wanted}."), UNKNOWN)
    unknown = UserError(f"“{wanted}” is neither a command nor an agreement here (see --help).")
    folder = folder_of(asked)
    if not (folder / STORE).exists():
        return _complain(unknown, UNKNOWN)
    from models.store.errors import Missing

    try:
        with _opened(folder) as store:
            store.find(wanted)
    except Missing as trouble:
        several = trouble.message.startswith("Several")
        return _complain(trouble if several else unknown, UNKNOWN)
    except UserError:
        return DONE  # the window tells what is wrong with the data
    return DONE


def folder_of(asked: argparse.Namespace) -> Path:
    """The data folder that is meant."""
    return data_folder(getattr(asked, "data_dir", None))


@contextmanager
def _opened(folder: Path) -> Iterator[Store]:
    """The store in a data folder, with the right to work on it."""
    with Lock(folder):
        from models.store.store import Store

        with Store.open(folder) as store:
            yield store


def _new(asked: argparse.Namespace) -> Answer:
    from models import starters

    workshop = starters.start(asked.starter, asked.title)
    with _opened(folder_of(asked)) as store:
        agreement_id = store.create(workshop)
    title = workshop.agreement.title
    data = {"id": agreement_id, "title": title, "starter": asked.starter}
    return Answer(data, [f"Began “{title}” as {agreement_id}"])


def _list(asked: argparse.Namespace) -> Answer:
    with _opened(folder_of(asked)) as store:
        found, damages = store.listing(), store.damages()
    data = [
        {
            "id": one.id,
            "title": one.title,
            "company": one.company,
            "status": "damaged" if _damage(one, damages) else one.status.state.value,
            "waiting_for": [signatory.name for signatory in one.status.waiting_for],
            "versions": one.versions,
            "changed_at": one.changed_at.isoformat(),
            "next_review": one.next_review.isoformat() if one.next_review else None,
            "archived": one.archived,
            "damage": _damage(one, damages),
        }
        for one in found
    ]
    lines = [
        f"{one.id[:8]}  {one.changed_at.astimezone():%Y-%m-%d %H:%M}  "
        f"{_counted(one.versions, 'version'):>12}  {_status(one, damages):<12}  "
        f"{one.title or 'Untitled agreement'}{' (archived)' if one.archived else ''}"
        for one in found
    ]
    return Answer(data, lines or ["No agreements yet."])


def _damage(listing: Listing, damages: Mapping[str, str]) -> str:
    return listing.damage or damages.get(listing.id, "")


def _status(listing: Listing, damages: Mapping[str, str]) -> str:
    return "Damaged" if _damage(listing, damages) else listing.status.words


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _show(asked: argparse.Namespace) -> Answer:
    from models.agreement import codec
    from models.workshop import printed_facts
    from ui import plain_text

    with _opened(folder_of(asked)) as store:
        agreement_id = store.find(asked.agreement)
        edition = store.edition(agreement_id, asked.revision)
    workshop, version = edition.workshop, edition.version
    data = {
        "id": agreement_id,
        "title": workshop.agreement.title,
        "company": workshop.agreement.parties.answers.company,
        "version": version.number if version else None,
        "status": edition.status.state.value,
        "made_at": edition.made_at.isoformat(),
        "content_hash": edition.content_hash,
        "log_hash": edition.log_hash,
        **printed_facts(workshop.record),
        "agreement": codec.encode_agreement(workshop.agreement),
    }
    which = f"Version {version.number}" if version else "Draft"
    head = [
        workshop.agreement.title,
        f"{which} of {edition.made_at.astimezone():%Y-%m-%d %H:%M}, {edition.status.words.lower()}",
        f"Content {edition.content_hash}",
    ]
    return Answer(data, [*head, *plain_text.lines(workshop)])


def _import(asked: argparse.Namespace) -> Answer:
    from models.store import exchange

    with _opened(folder_of(asked)) as store:
        arrival = exchange.read(asked.file)
        agreement_id = store.take_in(arrival.workshop, asked.file.name, AUTHOR)
    title = arrival.workshop.agreement.title
    data = {
        "id": agreement_id,
        "title": title,
        "version": 1,
        "content_hash": arrival.content_hash,
    }
    return Answer(data, [f"Took in “{title}” as {agreement_id}"])


def _save_version(asked: argparse.Namespace) -> Answer:
    from models.text import clean_line

    with _opened(folder_of(asked)) as store:
        agreement_id = store.find(asked.agreement)
        draft = store.draft(agreement_id)
        version = store.save_version(
            agreement_id,
            draft.workshop,
            clean_line(asked.note),
            clean_line(asked.by),
            seen=draft.saves,
        )
    data = {
        "id": agreement_id,
        "version": version.number,
        "content_hash": version.content_hash,
        "entry_hash": version.entry_hash,
        "note": version.note,
        "made_at": version.made_at.isoformat(),
    }
    return Answer(data, [f"Saved version {version.number}, content {version.content_hash}"])


def _export(asked: argparse.Namespace) -> Answer:
    from models.revisions.version import in_sign_off

    with _opened(folder_of(asked)) as store:
        agreement_id = store.find(asked.agreement)
        edition = store.edition(agreement_id, asked.revision)
        versions = store.versions(agreement_id)
    write(edition, versions, asked.to)
    signed = in_sign_off(versions)
    if edition.version is None and signed and signed.content_hash == edition.content_hash:
        _note(
            f"This is the draft; version {signed.number} says the same "
            f"({signed.status.counted.lower()}): --revision {signed.number} writes that one."
        )
    data = {
        "id": agreement_id,
        "version": edition.version.number if edition.version else None,
        "file": str(asked.to),
        "content_hash": edition.content_hash,
    }
    return Answer(data, [f"Wrote {asked.to}"])


def write(edition: Edition, versions: Sequence[Version], target: Path) -> None:
    """Write an edition as what the name of `target` ends in. Raises UserError.

    An exchange file tells of the `versions` up to this one.
    """
    if target.suffix.lower() == WORD:
        from exporters import compose
        from exporters.docx import write as word

        word.write(compose.compose(edition), target)
        return
    from models.store import exchange

    last = edition.version.number if edition.version else None
    history = [
        exchange.Saved(
            number=version.number,
            made_at=version.made_at.isoformat(),
            made_by=version.made_by,
            note=version.note,
            content_hash=version.content_hash,
        )
        for version in versions
        if not version.automatic and (last is None or version.number <= last)
    ]
    exchange.write(edition.workshop, target, history=history)


def _check_wording(asked: argparse.Namespace) -> Answer:
    from models.rules.wording import sources
    from models.rules.wording.check import check
    from models.text import clean

    texts: list[str] = list(asked.texts)
    if asked.csv:
        texts += sources.from_csv(asked.csv)
    elif not texts:
        texts = [line.strip() for line in sys.stdin if line.strip()]
    data: list[dict[str, object]] = []
    lines: list[str] = []
    for text in texts:
        language = asked.language or sources.language_of(text)
        verdict = check(clean(text), asked.kind, language)
        findings = [_found(finding) for finding in verdict.findings]
        data.append(
            {
                "text": text,
                "verdict": verdict.verdict,
                "rules": list(verdict.rules),
                "language": language,
                "findings": findings,
            }
        )
        lines.append(f"{verdict.verdict:<5} {text}")
        lines += [f"      {one.rule:<4} {one.message} {one.question}" for one in verdict.findings]
    return Answer(data, lines or ["No texts to check."])


def _found(finding: WordingFinding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "quote": finding.quote,
        "start": finding.start,
        "end": finding.end,
        "message": finding.message,
        "question": finding.question,
        "repair": finding.repair.text if finding.repair else None,
    }


def _review(asked: argparse.Namespace) -> Answer:
    from ui import review_list

    with _opened(folder_of(asked)) as store:
        edition = store.edition(store.find(asked.agreement), asked.revision)
    found = review_list.found(edition.workshop)
    return Answer(found, [*review_list.promises(edition.workshop), *review_list.lines(found)])


def _self_test(asked: argparse.Namespace) -> Answer:
    from ui import self_test

    if asked.in_window:
        from ui.self_visit import visit

        raise SystemExit(visit(folder_of(asked), asked.in_window))
    with self_test.room(getattr(asked, "data_dir", None)) as room:
        with _opened(room) as store:
            agreement_id = self_test.write_and_read(store)
            self_test.export_and_read(store, agreement_id, room, write)
        window = self_test.type_in_window(room, agreement_id)
        if window == self_test.WORKS:
            with _opened(room) as store:
                self_test.find_typed(store, agreement_id)
    data = {"ok": True, "agreements": self_test.WORKS, "files": self_test.WORKS, "window": window}
    return Answer(data, [f"{name.capitalize()}: {found}" for name, found in list(data.items())[1:]])


_COMMANDS: dict[str, Callable[[argparse.Namespace], Answer]] = {
    "new": _new,
    "list": _list,
    "show": _show,
    "import": _import,
    "save-version": _save_version,
    "export": _export,
    "check-wording": _check_wording,
    "review": _review,
    "self-test": _self_test,
}


# Saying it


def _print(answer: Answer, *, as_json: bool) -> int:
    try:
        if as_json:
            print(json.dumps(answer.data, ensure_ascii=False, indent=2), flush=True)
        else:
            print(*answer.lines, sep="\n", flush=True)
    except BrokenPipeError:
        # Whoever reads has seen enough; Python would complain once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _note(words: str) -> None:
    """Say something beside the answer."""
    print(words, file=sys.stderr)


def _complain(trouble: UserError, code: int) -> int:
    print(" ".join(str(trouble).split()), file=sys.stderr)
    return code
