"""What the window writes to a file: the appendix of proposals only in the form that names it."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from models import starters
from models.store.store import Store
from ui import library
from ui.dialogs.export import FORMS

MIDDLE = starters.start(starters.SAMPLE_WORKSHOP)
REVEALED = "Two engineers who are also on site"
SEALED = "Every gap in the package costs a second call"


@pytest.mark.parametrize(("form", "printed"), [("docx", False), ("proposals", True)])
@pytest.mark.parametrize("number", [None, 1], ids=["draft", "version"])
def test_revealed_proposals_are_printed_when_asked_for_and_sealed_ones_never(
    qapp, tmp_path: Path, form: str, number: int | None, *, printed: bool
) -> None:
    assert FORMS[form].suffix == ".docx"
    target = tmp_path / "out.docx"
    with Store.open(tmp_path / "store") as store:
        one = store.create(MIDDLE)
        store.save_version(one, MIDDLE, "Half-way", "Owen")
        assert library._write(one, number, target, form, store) == target
    words = ZipFile(target).read("word/document.xml").decode()
    assert (REVEALED in words) is printed
    assert SEALED not in words
