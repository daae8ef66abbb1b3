"""How far the two closing steps are: what stands before the signatures, and who has signed."""

from __future__ import annotations

from collections.abc import Sequence

from models.agreement.agreement import Agreement
from models.record.record import Record
from models.revisions.version import State, Version, in_sign_off
from models.rules.finding import Finding
from models.rules.gate import gate
from models.rules.progress import Mark, Progress
from models.workshop import Workshop, content_hash


class Closing:
    """What the rail says of review and sign-off; the versions tell how far signing is."""

    def __init__(self) -> None:
        """Nothing is open for sign-off as long as no versions are known."""
        self._version: Version | None = None
        self._hashed: tuple[Agreement, Record, str] | None = None

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Take over the versions of the agreement, oldest first."""
        self._version = in_sign_off(versions)

    def progress(self, workshop: Workshop, findings: tuple[Finding, ...]) -> dict[str, Progress]:
        """How far review and sign-off are, by the keys of their steps."""
        left = f"{len(findings)} to settle"
        review = Progress(Mark.STARTED, left) if findings else Progress(Mark.DONE, "Nothing left")
        sign_off = self._signing(workshop) or _before_signing(workshop, findings)
        return {"review": review, "sign_off": sign_off}

    def _signing(self, workshop: Workshop) -> Progress | None:
        """Who has signed the version in sign-off; None while there is none."""
        version = self._version
        if version is None:
            return None
        status = version.status
        if self._hash(workshop) != version.content_hash:
            said = f"{status.counted[0].lower()}{status.counted[1:]}"
            return Progress(Mark.STARTED, f"Version {version.number}: {said}; draft changed")
        done = status.state is State.SIGNED and not status.waiting_for
        return Progress(Mark.DONE if done else Mark.STARTED, status.counted)

    def _hash(self, workshop: Workshop) -> str:
        kept = self._hashed
        if kept is None or kept[0] is not workshop.agreement or kept[1] is not workshop.record:
            digest = content_hash(workshop)
            kept = self._hashed = (workshop.agreement, workshop.record, digest)
        return kept[2]


def _before_signing(workshop: Workshop, findings: tuple[Finding, ...]) -> Progress:
    if findings:
        return Progress(Mark.STARTED, f"{len(findings)} to settle before signing")
    conditions = gate(workshop, findings)
    unmet = sum(not one.met for one in conditions)
    if unmet:
        return Progress(Mark.STARTED, f"{unmet} of {len(conditions)} conditions left")
    return Progress(Mark.STARTED, "Ready to sign")
