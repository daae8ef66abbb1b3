"""What ships beside the code is found by name."""

from __future__ import annotations

import pytest

import resources


def test_a_resource_is_read_by_its_name() -> None:
    assert "[colours]" in resources.text("theme/light.toml")
    assert resources.data("theme/light.toml").startswith(b"#")


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"theme/none\.toml"):
        resources.text("theme/none.toml")


def test_a_folder_lists_what_is_in_it() -> None:
    assert {"light.toml", "dark.toml", "present.toml"} <= set(resources.names("theme"))
