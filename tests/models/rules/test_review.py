"""The review names everything in the order of the document, quickly, and never breaks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from models.agreement import codec, path, walk
from models.agreement.agreement import Agreement, sections
from models.agreement.kinds import PERSONAS, STAGES, TIERS
from models.agreement.section import Row
from models.drafting.drafting import Drafting
from models.drafting.origins import Origin, Source, all_placeholders
from models.rules.finding import Severity
from models.rules.gate import gate
from models.rules.progress import of_sections
from models.rules.review import review
from models.workshop import Workshop
from tests import builders, strategies

COMPLETE = builders.complete_agreement()
TIMES_THE_ENCODING = 12


def starter(**origins):
    found = {word.replace("__", "."): origin for word, origin in origins.items()}
    return replace(builders.complete_workshop(), drafting=Drafting(origins=found))


def unconfirmed(workshop):
    return [one for one in review(workshop) if one.severity is Severity.UNCONFIRMED]


def test_findings_stand_in_document_order():
    found = review(Workshop())
    order = list(sections(Agreement()))
    places = [order.index(finding.path[0]) for finding in found]
    assert places == sorted(places)
    header = [finding.path[-1] for finding in found if finding.path[:2] == ("parties", "answers")]
    assert header[:3] == ["title", "company", "owner"]


def test_a_finding_at_a_row_stands_before_those_of_the_next_row():
    agreement = path.put(COMPLETE, (*TIERS, "tier-b", "name"), "")
    agreement = path.put(agreement, (*TIERS, "tier-a", "fallback"), "")
    found = [one.path[2:] for one in review(Workshop(agreement=agreement)) if one.path[:2] == TIERS]
    assert found == [("tier-a", "fallback"), ("tier-b", "name")]


def test_errors_stand_before_warnings_at_one_place_and_starter_values_last():
    agreement = path.put(COMPLETE, ("funnel", "capacity", "utilisation_limit"), Decimal(120))
    origins = {"funnel.capacity.utilisation_limit": Origin(Source.PLACEHOLDER)}
    workshop = Workshop(agreement=agreement, drafting=Drafting(origins=origins))
    found = [one.severity for one in review(workshop) if one.path[-1] == "utilisation_limit"]
    assert found == [Severity.ERROR, Severity.WARNING, Severity.UNCONFIRMED]


def test_a_starter_value_waits_for_somebody_to_confirm_it():
    origin = Origin(Source.PLACEHOLDER, "the usual case")
    workshop = starter(goals__goals__x=origin, response__tiers__tier=origin)
    assert unconfirmed(workshop) == []
    drafting = Drafting(origins={"response.tiers.tier-a.share": origin})
    (finding,) = unconfirmed(replace(workshop, drafting=drafting))
    assert finding.path == (*TIERS, "tier-a", "share")
    assert finding.message == "“Share on time” is still a starter value."
    assert "the usual case" in finding.question


def test_values_from_elsewhere_need_no_confirmation():
    for source in set(Source) - {Source.PLACEHOLDER}:
        drafting = Drafting(origins={"response.tiers.tier-a.share": Origin(source)})
        assert unconfirmed(replace(builders.complete_workshop(), drafting=drafting)) == []


def test_a_starter_value_nobody_sees_is_not_asked_about():
    agreement = path.put(COMPLETE, ("purpose", "answers", "pilot_scope"), "One product line")
    origins = {"purpose.answers.pilot_scope": Origin(Source.PLACEHOLDER)}
    hidden = Workshop(agreement=agreement, drafting=Drafting(origins=origins))
    assert unconfirmed(hidden) == []
    shown = path.put(agreement, ("purpose", "answers", "pilot"), True)
    assert len(unconfirmed(replace(hidden, agreement=shown))) == 1


def test_what_was_left_out_is_not_judged_at_all():
    agreement = path.put(COMPLETE, (*TIERS, "tier-b", "share"), Decimal(120))
    origins = {"response.tiers.tier-b.name": Origin(Source.PLACEHOLDER)}
    workshop = Workshop(agreement=agreement, drafting=Drafting(origins=origins))
    assert any("tier-b" in finding.path for finding in review(workshop))
    without = builders.leaving_out(workshop, "response.tiers.tier-b")
    assert not any("tier-b" in finding.path for finding in review(without))


def test_every_finding_is_a_sentence_and_asks_something():
    found = review(Workshop(drafting=Drafting(origins=all_placeholders(COMPLETE))))
    for finding in (*found, *review(Workshop(agreement=COMPLETE))):
        assert finding.message.endswith((".", "”", "?")), finding
        assert finding.question.endswith((".", "?")), finding


def test_every_finding_leads_to_an_answer_or_to_rows():
    agreement = builders.filled_agreement()
    for finding in (*review(Workshop()), *review(Workshop(agreement=agreement))):
        root = agreement if path.exists(agreement, finding.path) else Agreement()
        assert path.exists(root, finding.path), finding


@settings(max_examples=150, deadline=None)
@given(strategies.workshops())
def test_no_agreement_breaks_the_review_the_gate_or_the_progress(workshop):
    found = review(workshop)
    conditions = gate(workshop, found)
    assert len(conditions) == len({condition.number for condition in conditions})
    assert len(of_sections(workshop, found)) == len(sections(workshop.agreement))


@settings(max_examples=250, deadline=None)
@given(strategies.mutated(COMPLETE, 25))
def test_no_answer_to_a_complete_agreement_breaks_the_review(agreement):
    workshop = Workshop(agreement=agreement)
    found = review(workshop)
    gate(workshop, found)
    assert found == review(workshop)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_section_filled_to_the_brim_does_not_break_the_review(data):
    name = data.draw(st.sampled_from(list(sections(COMPLETE))))
    section = data.draw(strategies.holders(type(getattr(COMPLETE, name))))
    workshop = Workshop(agreement=replace(COMPLETE, **{name: section}))
    gate(workshop, review(workshop))


def copies(agreement, where, number):
    """The agreement with so many more rows like the first one at a place."""
    first = path.get(agreement, where)[0]
    rows = tuple(with_new_ids(first, f"-{index}") for index in range(number))
    return path.put(agreement, where, (*path.get(agreement, where), *rows))


def with_new_ids(row, suffix):
    changes = {"id": row.id + suffix}
    for name in row.__dataclass_fields__:
        value = getattr(row, name)
        if isinstance(value, tuple) and value and isinstance(value[0], Row):
            changes[name] = tuple(with_new_ids(one, suffix) for one in value)
    return replace(row, **changes)


def test_an_agreement_of_realistic_length_is_reviewed_quickly():
    agreement = COMPLETE
    for where, number in (
        (PERSONAS, 6),
        (STAGES, 4),
        (TIERS, 4),
        (("goals", "goals"), 8),
        (("parties", "participants"), 8),
        (("glossary", "terms"), 25),
        (("dispositions", "reasons"), 10),
        (("systems", "data_fields"), 25),
        (("responsibilities", "activities"), 12),
        (("calendar", "holidays"), 14),
        (("meetings", "meetings"), 4),
        (("escalation", "triggers"), 4),
        (("dashboards", "reports"), 8),
    ):
        agreement = copies(agreement, where, number)
    origins = all_placeholders(agreement)
    workshop = Workshop(agreement=agreement, drafting=Drafting(origins=origins))
    assert len(list(walk.answers(agreement))) > 1000
    encoding = least(lambda: codec.canonical(codec.encode_agreement(agreement)))
    assert least(lambda: review(workshop)) < TIMES_THE_ENCODING * encoding


def least(act):
    """The shortest of some runs, in seconds."""
    took = []
    for _ in range(5):
        start = process_time()
        act()
        took.append(process_time() - start)
    return min(took)
