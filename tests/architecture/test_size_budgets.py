"""Modules and functions stay short enough to be read in one go."""

from __future__ import annotations

import ast

from tests.architecture.source_tree import ROOT, nodes, product_modules

LINES_OF_A_MODULE = 450
LINES_OF_A_FUNCTION = 60


def test_no_module_is_longer_than_its_budget() -> None:
    lengths = {
        str(module): len((ROOT / module).read_text(encoding="utf-8").splitlines())
        for module in product_modules()
    }
    assert lengths
    too_long = {module: lines for module, lines in lengths.items() if lines > LINES_OF_A_MODULE}
    assert not too_long


def test_no_function_is_longer_than_its_budget() -> None:
    lengths = {
        f"{module}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for module in product_modules()
        for node in nodes(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert lengths
    too_long = {name: lines for name, lines in lengths.items() if lines > LINES_OF_A_FUNCTION}
    assert not too_long
