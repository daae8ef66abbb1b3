"""Facts as JSON values and back."""

from __future__ import annotations

from typing import Any

from models import plain
from models.errors import Unreadable
from models.record.facts import FACTS, AnyFact
from models.record.record import Record


def encode(record: Record) -> list[dict[str, Any]]:
    """The facts as JSON values, in order."""
    return [{"kind": fact.kind} | plain.encode(fact) for fact in record.facts]


def decode(data: Any) -> Record:
    """The record from JSON values. Raises Unreadable."""
    if not isinstance(data, list):
        raise Unreadable("Record", "a list of facts is needed")
    return Record(facts=tuple(_fact(item) for item in data))


def _fact(item: Any) -> AnyFact:
    if not isinstance(item, dict) or item.get("kind") not in tuple(FACTS):
        raise Unreadable("Record", "a fact is of a kind that is not known")
    values = {name: value for name, value in item.items() if name != "kind"}
    fact: AnyFact = plain.decode(FACTS[item["kind"]], values, "Record")
    return fact
