"""Habits that no linter watches: one place for style, messages and crashes."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.source_tree import nodes, product_modules


def places_calling(attribute: str) -> dict[str, ast.Call]:
    return {
        f"{module.as_posix()}:{node.lineno}": node
        for module in product_modules()
        for node in nodes(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == attribute
    }


def catches_everything(handler: ast.ExceptHandler) -> bool:
    caught = handler.type
    kinds = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(
        kind is None or (isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"})
        for kind in kinds
    )


def modules_naming(name: str) -> set[str]:
    return {
        module.as_posix()
        for module in product_modules()
        for node in nodes(module)
        if (isinstance(node, ast.Name) and node.id == name)
        or (isinstance(node, ast.alias) and node.name.split(".")[-1] == name)
    }


def test_style_sheets_are_set_in_the_theme_alone() -> None:
    places = places_calling("setStyleSheet")
    assert [place for place in places if not place.startswith("ui/theme.py:")] == []


def test_no_widget_is_asked_for_its_screen() -> None:
    """The answer would belong to the widget, and the screen be deleted with it."""
    assert list(places_calling("screen")) == []


def test_message_boxes_are_opened_in_one_place() -> None:
    assert modules_naming("QMessageBox") <= {"ui/messages.py"}


def test_everything_is_caught_only_where_crashes_are_reported() -> None:
    places = [
        f"{module.as_posix()}:{node.lineno}"
        for module in product_modules()
        if module != Path("ui/crash.py")
        for node in nodes(module)
        if isinstance(node, ast.ExceptHandler) and catches_everything(node)
    ]
    assert places == []


def test_no_lambda_is_connected_to_a_signal() -> None:
    places = [
        place
        for place, call in places_calling("connect").items()
        if any(isinstance(argument, ast.Lambda) for argument in call.args)
    ]
    assert places == []


def test_no_event_loop_is_turned_by_hand() -> None:
    assert list(places_calling("processEvents")) == []
