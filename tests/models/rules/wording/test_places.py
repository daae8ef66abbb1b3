"""Where the wording rules look in an agreement, and what they leave alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from models import starters
from models.agreement import fields, path, walk
from models.agreement.agreement import Agreement, sections_of
from models.agreement.kinds import STAGES, Answers, Line, Lines, Rows, Text
from models.agreement.metrics import OWN_METRIC
from models.agreement.sections.goals import TeamMeasure
from models.rules.finding import Severity
from models.rules.review import review
from models.rules.wording import places
from models.rules.wording.places import PLACES, Vocabulary, vocabulary
from models.workshop import Workshop
from tests import builders, strategies

COMPLETE = builders.complete_agreement()
CRITERION = (*STAGES, "mql", "criteria", "mql-fact")
KNOWN = Vocabulary(terms=("MQL", "SQL", "SAL"))


def found(agreement, rule):
    return [one for one in places.findings(agreement) if one.rule == rule]


def declared():
    """Every text question: section, part and name, with its example."""
    waiting = [(name, (name,), cls) for name, cls in sections_of(Agreement).items()]
    while waiting:
        section, where, cls = waiting.pop()
        for field in fields.of(cls):
            if isinstance(field.kind, Line | Text | Lines):
                yield (section, where[-1], field.name), field.kind
            elif isinstance(field.kind, Answers | Rows):
                waiting.append((section, (*where, field.name), field.kind.holds))


def test_every_place_is_a_declared_text():
    assert set(PLACES) <= {place for place, _ in declared()}


def test_no_example_of_a_question_breaks_its_own_rules():
    for (section, part, name), kind in declared():
        meant = PLACES.get((section, part, name))
        if meant is None or not kind.example:
            continue
        found_there = places.found_in(kind.example, meant, KNOWN)
        assert not found_there, (section, part, name, found_there)


@pytest.mark.parametrize("key", ["sample", "sample-workshop"])
def test_the_samples_say_what_can_be_tested(key):
    agreement = starters.start(key).agreement
    errors = [one for one in places.findings(agreement) if one.severity is Severity.ERROR]
    assert errors == []


def test_a_vague_criterion_is_found_where_it_stands():
    agreement = path.put(COMPLETE, (*CRITERION, "observable"), "Shows buying intent")
    assert [one.path for one in found(agreement, "L01")] == [(*CRITERION, "observable")]
    (vague,) = found(agreement, "L02")
    assert vague.quote == "buying intent"
    assert vague.severity is Severity.ERROR
    assert vague in review(Workshop(agreement=agreement))


def test_a_criterion_with_its_number_in_its_own_field_needs_none_in_words():
    agreement = path.put(COMPLETE, (*CRITERION, "observable"), "Time until the decision")
    assert found(agreement, "L01")
    assert not found(path.put(agreement, (*CRITERION, "value"), "18"), "L01")


def test_a_defined_term_is_left_alone():
    agreement = path.put(COMPLETE, (*CRITERION, "observable"), "Hot lead form was sent")
    assert found(agreement, "L02")
    term = builders.filled(type(COMPLETE.glossary.terms[0]), term="Hot lead", abbreviation="")
    glossary = replace(agreement.glossary, terms=(*agreement.glossary.terms, term))
    assert not found(replace(agreement, glossary=glossary), "L02")


def test_an_abbreviation_that_nobody_defined_is_found_in_any_text():
    where = ("governance", "answers", "ending")
    agreement = path.put(COMPLETE, where, "Either head ends it in writing to the XQB.")
    (one,) = found(agreement, "L17")
    assert (one.path, one.quote) == (where, "XQB")
    row = builders.filled(type(COMPLETE.glossary.terms[0]), term="Board", abbreviation="XQB")
    glossary = replace(agreement.glossary, terms=(*agreement.glossary.terms, row))
    assert not found(replace(agreement, glossary=glossary), "L17")


def test_a_trade_abbreviation_needs_a_meaning_in_an_agreement():
    where = ("governance", "answers", "ending")
    agreement = path.put(COMPLETE, where, "The open ABM accounts stay with their owner.")
    assert [one.quote for one in found(agreement, "L17")] == ["ABM"]


def test_a_purpose_may_be_broad_and_a_wish_but_leaves_no_way_out():
    where = ("purpose", "answers", "statement")
    broad = "We want to follow up quickly on good leads and increase revenue."
    assert not [
        one for one in places.findings(path.put(COMPLETE, where, broad)) if one.path == where
    ]
    hedged = path.put(COMPLETE, where, "We follow up on leads where possible.")
    assert [one.path for one in found(hedged, "L15")] == [where]


def test_punishing_words_are_found_in_what_follows_a_miss():
    where = ("escalation", "answers", "if_sales_misses")
    agreement = path.put(COMPLETE, where, "Reps are penalised and lose their bonus.")
    assert {one.path for one in found(agreement, "L24")} == {where}


def test_a_repair_takes_the_place_of_the_answer():
    where = ("goals", "goals", "goal-revenue", "sentence")
    agreement = path.put(COMPLETE, where, "Improve the close rate by 5 by 30 June 2027")
    (one,) = found(agreement, "L20")
    mended = path.put(agreement, where, one.repair)
    assert not found(mended, "L20")
    assert one.repair_label


def test_a_repair_of_a_list_mends_the_one_item():
    where = ("handoff", "answers", "package")
    agreement = path.put(COMPLETE, where, ("Lead source", "Pages, files etc.", "Score"))
    (one,) = found(agreement, "L14")
    assert one.repair == ("Lead source", "Pages, files", "Score")


def test_a_share_goal_without_a_smallest_count_is_warned_about():
    where = ("goals", "goals", "goal-revenue", "minimum_count")
    assert found(COMPLETE, "L30") == []
    (one,) = found(path.put(COMPLETE, where, None), "L30")
    assert (one.path, one.severity) == (where, Severity.WARNING)


def test_a_share_on_time_without_a_smallest_count_is_warned_about():
    where = ("response", "tiers", "tier-a", "minimum_count")
    (one,) = found(path.put(COMPLETE, where, None), "L30")
    assert (one.path, one.severity) == (where, Severity.WARNING)


def test_two_acts_in_one_step_are_found_as_two():
    trigger = COMPLETE.escalation.triggers[0]
    step = ("escalation", "triggers", trigger.id, "steps", trigger.steps[0].id, "act")
    two = "Sales calls the lead within 2 hours and Marketing stops the mailing for a week"
    assert [one.path for one in found(path.put(COMPLETE, step, two), "L16")] == [step]


def test_the_target_of_one_team_needs_a_figure_and_a_time_but_may_count_calls():
    measure = builders.filled(TeamMeasure, id="calls", target="More calls")
    goals = replace(COMPLETE.goals, team_measures=(measure,))
    assert found(replace(COMPLETE, goals=goals), "L03")
    counted = replace(goals, team_measures=(replace(measure, target="12 calls a day"),))
    assert list(places.findings(replace(COMPLETE, goals=counted))) == []


def test_a_figure_of_one_team_is_doubted_in_one_place_alone():
    where = ("goals", "goals", "goal-revenue")
    told = "Reduce the cost per lead to EUR 60 by 31 December 2027"
    listed = path.put(COMPLETE, (*where, "sentence"), told)
    assert not found(listed, "L12")
    own = path.put(listed, (*where, "metric"), OWN_METRIC)
    (one,) = found(own, "L12")
    assert (one.path, one.severity) == ((*where, "sentence"), Severity.WARNING)
    assert not found(path.put(own, (*where, "influenced_by_sales"), False), "L12")


def test_a_team_measure_may_be_a_figure_of_one_team():
    measure = builders.filled(TeamMeasure, id="cost", target="Cost per lead of EUR 60 per month")
    goals = replace(COMPLETE.goals, team_measures=(measure,))
    assert not found(replace(COMPLETE, goals=goals), "L12")


def test_an_agreement_in_german_is_read_in_german():
    where = ("parties", "answers", "language")
    vague = path.put(COMPLETE, (*CRITERION, "observable"), "ist ein guter Kontakt")
    assert not found(vague, "L02")
    assert found(path.put(vague, where, "de"), "L02")


def test_the_same_words_make_the_same_vocabulary():
    assert vocabulary(COMPLETE) == vocabulary(builders.complete_agreement())
    assert hash(vocabulary(COMPLETE)) == hash(vocabulary(builders.complete_agreement()))


@settings(max_examples=40, deadline=None)
@given(strategies.agreements())
def test_no_agreement_breaks_a_rule(agreement):
    for one in places.findings(agreement):
        assert one.rule
        assert any(one.path[:-1] == place.path for place in walk.places(agreement))
