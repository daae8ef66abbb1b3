from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

import resources
from models import starters, text, workshop
from models.agreement import fields, kinds, path, references, walk
from models.agreement.agreement import Agreement
from models.agreement.sections.issues import Decision
from models.drafting.origins import Source, unconfirmed
from models.errors import UserError
from models.record.record import NotApplicable
from models.rules.finding import Severity
from models.rules.funnel import work_back
from models.rules.gate import gate, is_clear
from models.rules.review import review
from models.rules.wording import places
from models.workshop import Workshop

ENGLISH = ("industrial", "b2b-software", "professional-services", "high-velocity")
GERMAN = tuple(f"{key}-de" for key in ENGLISH)
INDUSTRIES = ENGLISH + GERMAN
WRITTEN = (*INDUSTRIES, "sample", "sample-workshop")
NUMBERS = (kinds.Number, kinds.Percent, kinds.Money, kinds.Span, kinds.Range, kinds.Weekly)


@pytest.mark.parametrize("key", [starter.key for starter in starters.starters()])
def test_every_starter_starts_and_takes_a_title(key):
    started = starters.start(key, "  Agreement\nof 2027 ")
    assert started.agreement.title == "Agreement of 2027"
    assert path.text(("parties", "answers", "title")) not in started.drafting.origins


def test_every_starter_has_words_and_an_icon_that_ships():
    shipped = resources.names("icons")
    for starter in starters.starters():
        assert starter.title
        assert starter.description
        assert f"{starter.icon}.svg" in shipped


def test_an_unknown_starter_is_refused_by_name():
    with pytest.raises(UserError, match="“nonsense”") as refused:
        starters.start("nonsense")
    assert "b2b-software" in refused.value.hint


@pytest.mark.parametrize("key", WRITTEN)
def test_the_file_says_exactly_what_the_program_would_write(key):
    written = resources.text(f"starter/{key}.json")
    again = workshop.encode(workshop.decode(json.loads(written)))
    assert json.dumps(again, indent=2, ensure_ascii=False) + "\n" == written


@pytest.mark.parametrize("key", WRITTEN)
def test_every_reference_of_a_starter_points_at_something(key):
    agreement = starters.start(key).agreement
    for answer in walk.answers(agreement):
        pointing = isinstance(answer.field.kind, kinds.Reference | kinds.References | kinds.Grid)
        known = references.targets(agreement, answer.field.kind.to) if pointing else ()
        assert set(references.pointed_at(answer)) <= {target.id for target in known}


@pytest.mark.parametrize("key", WRITTEN)
def test_the_texts_of_a_starter_are_clean(key):
    for answer in walk.answers(starters.start(key).agreement):
        if isinstance(answer.value, str):
            assert text.clean(answer.value) == answer.value
            assert answer.value == answer.value.strip()


def test_blank_answers_nothing():
    agreement = starters.start("blank").agreement
    assert all(fields.is_empty(answer.value) for answer in walk.answers(agreement))


@pytest.mark.parametrize("key", INDUSTRIES)
def test_an_industry_starter_names_no_company_and_nobody(key):
    parties = starters.start(key).agreement.parties
    assert parties.answers.company == ""
    assert parties.participants == ()


@pytest.mark.parametrize("key", INDUSTRIES)
def test_every_value_of_an_industry_starter_waits_for_confirmation_and_says_what_it_rests_on(key):
    started = starters.start(key)
    waiting = set(unconfirmed(started.agreement, started.drafting.origins))
    given = [one for one in walk.answers(started.agreement) if not fields.is_empty(one.value)]
    settled = {("parties", "answers", "language"), ("parties", "answers", "date_format")}
    assert {answer.path for answer in given} - waiting == settled
    assert sum(isinstance(answer.field.kind, NUMBERS) for answer in given) > 60
    for where in waiting:
        assert started.drafting.origins[path.text(where)].note


@pytest.mark.parametrize("key", INDUSTRIES)
def test_the_origins_of_an_industry_starter_all_belong_to_an_answer(key):
    started = starters.start(key)
    for word in started.drafting.origins:
        assert not fields.is_empty(path.get(started.agreement, path.parse(word)))


@pytest.mark.parametrize("key", INDUSTRIES)
def test_the_wording_rules_find_no_error_in_an_industry_starter(key):
    found = places.findings(starters.start(key).agreement)
    assert [one for one in found if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize("key", INDUSTRIES)
def test_an_industry_starter_explains_the_words_it_leans_on(key):
    agreement = starters.start(key).agreement
    assert list(agreement.glossary.answers.problems(agreement)) == []


@pytest.mark.parametrize(
    ("key", "shares", "within", "attempts", "wait"),
    [
        ("industrial", (30, 30, 50, 25), ("4 business hours", "2 business days"), 4, 180),
        ("b2b-software", (20, 20, 50, 25), ("1 business hour", "8 business hours"), 6, 90),
        ("professional-services", (25, 35, 60, 30), ("4 business hours", "1 business day"), 4, 90),
        ("high-velocity", (50, 40, 60, 25), ("15 minutes", "1 business hour"), 6, 30),
    ],
)
def test_an_industry_starter_begins_with_the_figures_of_its_trade(
    key, shares, within, attempts, wait
):
    agreement = starters.start(key).agreement
    assert funnel_shares(agreement) == shares
    promised = tuple(str(tier.within) for tier in agreement.response.tiers)
    assert tuple(words.replace("\N{NO-BREAK SPACE}", " ") for words in promised) == within
    assert {tier.attempts for tier in agreement.response.tiers} == {attempts}
    assert agreement.recycling.answers.wait_days == wait


def funnel_shares(agreement: Agreement) -> tuple[Decimal, ...]:
    """Lead to MQL, MQL to SQL (over SAL where there is one), SQL to opportunity, to customer."""
    rates = [row.rate for row in agreement.funnel.rates]
    if len(rates) == 5:
        rates[1:3] = [rates[1] * rates[2] / 100]
    return tuple(rates)


@pytest.mark.parametrize("key", ENGLISH)
def test_a_german_starter_has_the_figures_of_its_english_twin(key):
    english, german = starters.start(key).agreement, starters.start(f"{key}-de").agreement
    assert german.parties.answers.language == "de"
    assert english.parties.answers.language == "en"
    words = kinds.Line | kinds.Text | kinds.Lines
    for one, other in zip(walk.answers(english), walk.answers(german), strict=True):
        assert one.path == other.path
        if not isinstance(one.field.kind, words) and "parties" not in one.path:
            assert one.value == other.value


@pytest.mark.parametrize("key", GERMAN)
def test_a_german_starter_speaks_german_and_quotes_as_german_does(key):
    started = starters.start(key)
    english = {line for twin in ENGLISH for line in texts(starters.start(twin)) if " " in line}
    for line in texts(started):
        assert line not in english
        assert line.count("„") == line.count("“")
        assert "”" not in line
        assert '"' not in line


def texts(started: Workshop) -> list[str]:
    """Every text of an agreement, and every note on where a value comes from."""
    said = [origin.note for origin in started.drafting.origins.values()]
    for answer in walk.answers(started.agreement):
        if isinstance(answer.field.kind, kinds.Lines):
            said.extend(answer.value)
        elif isinstance(answer.field.kind, kinds.Line | kinds.Text) and answer.value:
            said.append(answer.value)
    return said


def test_the_sample_has_the_length_of_a_real_agreement():
    agreement = starters.start("sample").agreement
    promises = agreement.goals.goals + agreement.marketing.volumes + agreement.goals.team_measures
    assert len(agreement.personas.personas) >= 6
    assert len(agreement.stages.stages) == 6
    assert all(stage.criteria for stage in agreement.stages.stages)
    assert len(agreement.response.tiers) == 5
    assert len(promises) >= 12
    assert len(agreement.parties.participants) >= 8
    assert len(agreement.dispositions.reasons) >= 10


def test_the_sample_leaves_no_part_of_any_section_empty():
    agreement = starters.start("sample").agreement
    for place in walk.places(agreement):
        given = fields.leaves(type(place.holder))
        assert any(not fields.is_empty(getattr(place.holder, field.name)) for field in given)
    for section in (getattr(agreement, name) for name in type(agreement).__slots__):
        for part in fields.nested(type(section)):
            assert getattr(section, part.name), f"{type(section).__name__}.{part.name}"


def test_the_sample_has_two_signatories_on_each_side():
    people = starters.start("sample").agreement.parties.participants
    assert [person.side for person in people if person.signatory].count("marketing") == 2
    assert [person.side for person in people if person.signatory].count("sales") == 2


def test_nothing_in_the_sample_waits_for_confirmation():
    started = starters.start("sample")
    assert unconfirmed(started.agreement, started.drafting.origins) == ()


def test_no_holder_of_the_sample_finds_fault_with_itself():
    agreement = starters.start("sample").agreement
    found = [
        (place.path, problem.message)
        for place in walk.places(agreement)
        for problem in place.holder.problems(agreement)
    ]
    assert found == []


@pytest.fixture
def past():
    sample = starters.start("sample")
    fact = NotApplicable(
        at="2026-11-10T09:00:00Z", by="Owen", clauses=("culture.answers",), reason="Next year"
    )
    drafting = replace(sample.drafting, notes={"purpose.answers": "They will quarrel about this"})
    return replace(sample, drafting=drafting, record=sample.record.plus(fact))


def test_a_past_agreement_comes_without_people_facts_and_notes(past):
    started = starters.from_past(past, "Agreement 2028")
    assert started.agreement.title == "Agreement 2028"
    assert started.agreement.parties.participants == ()
    assert started.agreement.parties.contacts == ()
    assert started.agreement.issues == type(started.agreement.issues)()
    assert started.record.facts == ()
    assert dict(started.drafting.notes) == {}
    for answer in walk.answers(started.agreement):
        if getattr(answer.field.kind, "to", None) == kinds.PARTICIPANTS:
            assert fields.is_empty(answer.value)


def test_no_name_of_a_past_participant_is_left_in_any_text(past):
    written = json.dumps(
        workshop.encode(starters.from_past(past, "Agreement 2028")), ensure_ascii=False
    )
    for person in past.agreement.parties.participants:
        assert person.name not in written
        assert person.email not in written


def test_a_text_that_named_a_participant_names_the_role(past):
    assert past.agreement.handoff.answers.fallback_owner == "Amira Hassan"
    started = starters.from_past(past, "Agreement 2028")
    assert started.agreement.handoff.answers.fallback_owner == "Head of inside sales"


def test_a_role_with_a_backslash_is_taken_as_it_is(past):
    where = ("parties", "participants", past.agreement.parties.participants[5].id, "role")
    renamed = replace(past, agreement=path.put(past.agreement, where, r"Sales \1"))
    started = starters.from_past(renamed, "Agreement 2028")
    assert started.agreement.handoff.answers.fallback_owner == r"Sales \1"


def test_everything_from_a_past_agreement_is_marked_as_carried_over(past):
    started = starters.from_past(past, "Agreement 2028")
    for answer in walk.answers(started.agreement):
        word = path.text(answer.path)
        if fields.is_empty(answer.value) or word == "parties.answers.title":
            assert word not in started.drafting.origins
        else:
            assert started.drafting.origins[word].source is Source.CARRIED_OVER


def test_starter_values_that_nobody_confirmed_stay_placeholders_in_the_next_agreement():
    unfinished = starters.start("b2b-software")
    started = starters.from_past(unfinished, "Agreement 2028")
    assert unconfirmed(started.agreement, started.drafting.origins) == unconfirmed(
        unfinished.agreement, unfinished.drafting.origins
    )


def test_the_old_term_and_the_confirmed_holidays_are_asked_for_again(past):
    agreement = starters.from_past(past, "Agreement 2028").agreement
    header = agreement.parties.answers
    assert (header.effective_from, header.effective_to, header.next_review) == (None, None, None)
    assert header.period_start is None
    assert agreement.calendar.answers.holidays_confirmed is None
    assert agreement.calendar.holidays == starters.start("sample").agreement.calendar.holidays


def test_the_past_agreement_itself_is_untouched(past):
    before = workshop.encode(past)
    starters.from_past(past, "Agreement 2028")
    assert workshop.encode(past) == before


def test_decisions_do_not_come_along(past):
    assert any(isinstance(row, Decision) for row in past.agreement.issues.decisions)
    assert starters.from_past(past, "Agreement 2028").agreement.issues.decisions == ()


def test_the_sample_passes_the_gate_without_a_single_finding():
    sample = starters.start("sample")
    assert review(sample) == ()
    assert [condition.title for condition in gate(sample) if not condition.met] == []


def test_the_sample_promises_what_its_funnel_plan_needs():
    plan = work_back(starters.start("sample").agreement)
    assert plan is not None
    assert [need.count for need in plan.stages] == [1044, 251, 201, 85, 41, 11]
    volumes = starters.start("sample").agreement.marketing.volumes
    months = {"month": 3, "quarter": 1}
    promised = sum(volume.count * months[volume.per] for volume in volumes)
    needed = Decimal(plan.stages[1].count)
    assert abs(promised - needed) / needed <= Decimal("0.1")


def test_sales_has_the_hours_for_the_leads_of_the_sample():
    agreement = starters.start("sample").agreement
    hours = agreement.funnel.capacity
    minutes = (
        hours.attempts * hours.minutes_per_attempt
        + hours.preparation_minutes
        + hours.conversation_share * hours.conversation_minutes / 100
    )
    available = hours.reps * hours.net_hours * hours.inbound_share / 100
    a_month = sum(
        volume.count if volume.per == "month" else volume.count / 3
        for volume in agreement.marketing.volumes
    )
    assert a_month * minutes / 60 / available * 100 <= hours.utilisation_limit
    ceilings = sum(tier.ceiling for tier in agreement.response.tiers)
    assert ceilings * 52 / 12 * minutes / 60 <= available


@pytest.mark.parametrize("key", INDUSTRIES)
def test_an_industry_starter_is_not_ready_to_sign(key):
    assert not is_clear(gate(starters.start(key)))
