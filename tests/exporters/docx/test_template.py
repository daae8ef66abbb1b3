"""The house template."""

from __future__ import annotations

import re

import pytest

from exporters.docx import build_template, package, styles, template
from models.errors import UserError


def test_the_committed_template_is_what_the_script_makes() -> None:
    committed = package.unpack(build_template.TARGET.read_bytes())
    assert committed == package.unpack(build_template.build())


def test_the_template_offers_every_style_that_the_writer_names() -> None:
    opened = template.open_template()
    assert set(opened.style_ids) == styles.NAMES
    assert len(set(opened.style_ids.values())) == len(styles.NAMES)


def test_a_template_without_a_style_is_refused_by_name() -> None:
    parts = package.unpack(build_template.build())
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'"SLA Lead"', b'"Something"')
    with pytest.raises(UserError, match="lacks the styles SLA Lead"):
        template.from_bytes(package.pack(parts))


def test_built_in_styles_are_found_however_word_spells_them() -> None:
    parts = package.unpack(build_template.build())
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'"heading 1"', b'"Heading 1"')
    assert template.from_bytes(package.pack(parts)).style_id(styles.SECTION) == "Heading1"


def test_the_template_holds_no_text_and_opens_in_the_present_mode_of_word() -> None:
    parts = package.unpack(build_template.build())
    assert b"<w:t>" not in parts["word/document.xml"]
    assert b'w:name="compatibilityMode"' in parts["word/settings.xml"]
    assert re.search(rb'"compatibilityMode"[^>]*w:val="15"', parts["word/settings.xml"])


@pytest.mark.parametrize(
    ("face", "twin"),
    [("Calibri", "Carlito"), ("Cambria", "Caladea"), ("Consolas", "DejaVu Sans Mono")],
)
def test_each_face_names_its_free_twin(face: str, twin: str) -> None:
    fonts = package.unpack(build_template.build())["word/fontTable.xml"].decode()
    assert f'<w:font w:name="{face}"><w:altName w:val="{twin}"/>' in fonts
