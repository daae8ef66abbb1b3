"""Version, changelog and licences say the same thing as the program."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata

from tests.architecture.source_tree import ROOT
from tests.architecture.test_requirements import pins

HEADING = re.compile(r"^## \[(?P<version>[^\]]+)\](?: - (?P<day>\d{4}-\d{2}-\d{2}))?$")
ROW = re.compile(r"^\| `(?P<name>[^`]+)` \|[^|]+\| `?(?P<text>[^|`]+)`? \|$", re.MULTILINE)
IN_THE_PACKAGE = "in the package"


def test_the_changelog_begins_with_the_version_of_the_program() -> None:
    lines = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    headings = [line for line in lines if line.startswith("## ")]
    versions = [match["version"] for line in headings if (match := HEADING.match(line))]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert len(versions) == len(headings)
    assert next(version for version in versions if version != "Unreleased") == project["version"]


def licence_texts() -> dict[str, str]:
    """Where the licence text of each package that ships is found, as the notice has it."""
    notice = (ROOT / "docs/licences/README.md").read_text(encoding="utf-8")
    return {match["name"]: match["text"] for match in ROW.finditer(notice)}


def test_every_package_that_ships_stands_in_the_notice() -> None:
    assert sorted(set(pins("requirements.txt")) - set(licence_texts())) == []


def test_every_licence_text_that_the_notice_names_is_there() -> None:
    for name, text in licence_texts().items():
        if text != IN_THE_PACKAGE:
            assert (ROOT / "docs/licences" / text).is_file()
        elif name in installed():
            assert any("licen" in str(file).lower() for file in metadata.files(name) or [])


def installed() -> set[str]:
    return {found.name.lower().replace("_", "-") for found in metadata.distributions()}
