"""Changes gathered by clause and counted in words."""

from __future__ import annotations

from dataclasses import replace

from models.agreement import path
from models.revisions.compare import compare
from models.starters import start
from ui.changes import by_clause, counted_clauses, in_counts, is_row

SAMPLE = start("sample").agreement
TIER = SAMPLE.response.tiers[0]


def test_changes_stand_with_their_clause_and_the_header_on_its_own() -> None:
    renamed = path.put(SAMPLE, ("response", "tiers", TIER.id, "name"), "Urgent")
    moved = path.put(renamed, ("parties", "answers", "company"), "Other Ltd")
    found = by_clause(SAMPLE, moved, compare(SAMPLE, moved))
    assert [(one.title, one.section) for one in found] == [
        ("Agreement and parties", "Agreement and parties"),
        ("Urgent", "Sales response"),
    ]
    assert found[0].clause is None
    assert found[1].clause == f"response.tiers.{TIER.id}"


def test_counts_keep_values_wordings_and_rows_apart() -> None:
    longer = path.put(SAMPLE, ("parties", "answers", "company"), "A company " * 5)
    fewer = path.remove(longer, ("personas", "personas", SAMPLE.personas.personas[0].id))
    more = path.insert(fewer, ("response", "tiers"), replace(TIER, id="a-new-row"))
    changes = compare(SAMPLE, more)
    assert in_counts(changes) == "1 wording, 1 row added, 1 row removed"
    assert counted_clauses(changes) == "2 clauses and 1 other part changed"
    assert [is_row(one) for one in changes].count(True) == 2


def test_nothing_is_nothing() -> None:
    assert counted_clauses(()) == "nothing changed"
    assert in_counts(()) == ""
