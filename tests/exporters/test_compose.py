"""The agreement as a document: nothing lost, nothing empty, and each chapter composed once."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exporters import compose as composer
from exporters.blocks import CoverPage, Heading, Run, Signatures, Table
from exporters.compose import Composer, Options, compose, compose_section
from exporters.numbering import contents
from models.agreement import clauses, fields, path, walk
from models.agreement.agreement import Agreement, sections
from models.agreement.section import Row
from models.agreement.words import in_words
from models.drafting.drafting import Drafting
from models.drafting.origins import all_placeholders
from models.record.record import left_out
from models.starters import start
from models.workshop import Workshop
from tests import builders, strategies
from tests.exporters import editions
from tests.models.agreement import growing

SAMPLE = start("sample")
SLOW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def _siblings(agreement: Agreement, answer: walk.Answer) -> set[path.Path]:
    """The same answer in other rows of the same table: what all rows share may be said once."""
    if not isinstance(answer.holder, Row):
        return set()
    where, name = answer.path[:-2], answer.field.name
    rows = path.get(agreement, where)
    return {(*where, row.id, name) for row in rows if getattr(row, name) == answer.value}


def unsaid(workshop: Workshop, *, signed: bool = False) -> list[str]:
    """The answers that are asked, given and not left out, and yet stand nowhere."""
    edition = editions.signed(workshop) if signed else editions.draft(workshop)
    document = compose(edition)
    found = list(editions.inlines_of(document.blocks))
    paths = {run.path for run in found if isinstance(run, Run)}
    words = editions.words_of(document.blocks).casefold()
    agreement, out = workshop.agreement, left_out(workshop.record)
    missing = []
    for answer in walk.answers(agreement):
        clause = clauses.clause_at(agreement, answer.path)
        if clause is not None and clause.id in out:
            continue
        if fields.is_empty(answer.value) or not fields.asked(answer.holder, answer.field):
            continue
        said = in_words(agreement, answer.field.kind, answer.value)
        alike = _siblings(agreement, answer)
        if not paths & {answer.path, *alike} and (not said or said.casefold() not in words):
            missing.append(path.text(answer.path))
    return missing


def test_every_answer_of_the_sample_stands_in_its_document() -> None:
    assert unsaid(SAMPLE) == []
    assert unsaid(SAMPLE, signed=True) == []


def test_every_answer_of_an_agreement_in_which_everything_is_filled_in_stands_in_its_document() -> (
    None
):
    assert unsaid(Workshop(agreement=builders.filled_agreement())) == []


@SLOW
@given(strategies.workshops())
def test_whatever_an_agreement_holds_can_be_composed_and_loses_no_answer(
    workshop: Workshop,
) -> None:
    assert unsaid(workshop) == []


@SLOW
@given(st.data())
def test_a_composer_that_has_seen_an_earlier_text_says_the_same_as_a_new_one(
    data: st.DataObject,
) -> None:
    used = Composer(Options())
    workshop = SAMPLE
    for _ in range(3):
        used.document(editions.draft(workshop))
        agreement = data.draw(strategies.mutated(workshop.agreement, most=3))
        workshop = replace(workshop, agreement=agreement)
    edition = editions.draft(workshop)
    assert used.document(edition) == compose(edition)


def _routed(words: str) -> Workshop:
    """The sample with other words on routing."""
    where = ("handoff", "answers", "routing")
    return replace(SAMPLE, agreement=path.put(SAMPLE.agreement, where, words))


def test_an_edit_composes_one_section_and_leaves_every_other_chapter_alone() -> None:
    used = Composer(Options(live=True))
    open_again = used.chapters(editions.draft(_routed("Postcodes 0 to 4 to Lee")))
    before = {chapter.key: chapter.blocks for chapter in open_again}
    after = used.chapters(editions.draft(_routed("Postcodes 0 to 4 to Leeds.")))
    changed = [chapter.key for chapter in after if chapter.blocks is not before[chapter.key]]
    assert changed == ["handoff"]


def test_the_first_edit_of_an_agreed_clause_also_says_so_where_its_vote_stands() -> None:
    used = Composer(Options(live=True))
    before = {chapter.key: chapter.blocks for chapter in used.chapters(editions.draft(SAMPLE))}
    after = used.chapters(editions.draft(_routed("Postcodes 0 to 4 to Leeds.")))
    changed = [chapter.key for chapter in after if chapter.blocks is not before[chapter.key]]
    assert changed == ["contents", "handoff", "issues"]


def test_renaming_a_stage_composes_exactly_the_sections_that_print_its_name() -> None:
    used = Composer(Options(live=True))
    before = {chapter.key: chapter.blocks for chapter in used.chapters(editions.draft(SAMPLE))}
    stage = SAMPLE.agreement.stages.stages[1]
    agreement = path.put(SAMPLE.agreement, ("stages", "stages", stage.id, "name"), "Promising lead")
    edition = editions.draft(replace(SAMPLE, agreement=agreement))
    changed = {
        chapter.key
        for chapter in used.chapters(edition)
        if chapter.blocks is not before[chapter.key]
    }
    assert {"stages", "handoff", "funnel", "response", "marketing"} <= changed
    assert not changed & {"personas", "glossary", "governance", "meetings", "signatures"}


def test_numbers_move_on_in_later_chapters_when_a_table_goes() -> None:
    used = Composer(Options())
    used.document(editions.draft(SAMPLE))
    agreement = replace(SAMPLE.agreement, stages=replace(SAMPLE.agreement.stages, stages=()))
    edition = editions.draft(replace(SAMPLE, agreement=agreement))
    assert used.document(edition) == compose(edition)
    numbers = [b.number for b in compose(edition).blocks if isinstance(b, Table) and b.number]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_sections_stand_in_the_order_of_the_workshop_with_annexes_at_the_end() -> None:
    entries = contents(compose(editions.draft(SAMPLE)).blocks)
    numbered = [(entry.number, entry.text) for entry in entries if entry.level == 2]
    assert numbered[0] == ("1", "Agreement and parties")
    assert numbered[24:] == [
        ("25", "Governance"),
        ("26", "Signatures"),
        ("A", "Diagnosis and audit"),
        ("B", "Decision test of the lead stages"),
    ]
    parts = [entry.text for entry in entries if entry.level == 1]
    assert parts == [
        "Prepare",
        "Understand",
        "Define",
        "Commit",
        "Aim",
        "Support",
        "Close",
        "Appendices",
    ]


@pytest.mark.parametrize("workshop", [SAMPLE, Workshop(), start("b2b-software")])
def test_every_block_row_and_cell_has_a_key_of_its_own(workshop: Workshop) -> None:
    found = Counter(editions.keys_of(compose(editions.draft(workshop))))
    assert [key for key, times in found.items() if times > 1] == []


def test_keys_stay_when_other_answers_change() -> None:
    before = set(editions.keys_of(compose(editions.draft(SAMPLE))))
    agreement = path.put(SAMPLE.agreement, ("purpose", "answers", "statement"), "Win 12 orders.")
    after = set(editions.keys_of(compose(editions.draft(replace(SAMPLE, agreement=agreement)))))
    assert before == after


def test_a_blank_draft_asks_at_most_three_questions_a_section_and_counts_the_rest() -> None:
    document = compose(editions.draft(Workshop()))
    asked = Counter(blank.path[0] for blank in editions.blanks_of(document) if blank.path[0])
    sections_only = {name: asked[name] for name in sections(Agreement()) if name in asked}
    for block in document.blocks:
        if isinstance(block, CoverPage):
            for blank in (*block.marketing, *block.sales, *block.together):
                sections_only[blank.path[0]] -= 1
    assert max(sections_only.values()) == 3
    assert "more open points" in editions.words_of(document.blocks)


def test_every_section_says_something() -> None:
    for workshop in (Workshop(), SAMPLE, start("b2b-software")):
        blocks = compose(editions.draft(workshop)).blocks
        for block, following in itertools.pairwise(blocks):
            if isinstance(block, Heading):
                assert not isinstance(following, Heading) or following.level > block.level, block


def test_an_open_point_stands_in_a_draft_and_not_in_a_signed_version() -> None:
    agreement = path.put(SAMPLE.agreement, ("handoff", "answers", "routing_time"), None)
    workshop = replace(SAMPLE, agreement=agreement)
    where = ("handoff", "answers", "routing_time")
    assert where in [blank.path for blank in editions.blanks_of(compose(editions.draft(workshop)))]
    assert editions.blanks_of(compose(editions.signed(workshop))) == []
    assert unsaid(workshop, signed=True) == []


def test_the_finished_sample_has_no_open_point() -> None:
    assert editions.blanks_of(compose(editions.draft(SAMPLE))) == []


def test_a_section_left_out_says_so_with_its_reason_and_holds_nothing_else() -> None:
    own = [clause.id for clause in clauses.of("scoring", SAMPLE.agreement.scoring)]
    workshop = builders.leaving_out(SAMPLE, *own, reason="too few leads for a score")
    blocks = compose_section(editions.draft(workshop), "scoring")
    words = editions.words_of(blocks)
    assert "Lead scoring (not applicable)" in words
    assert "Not applicable: Too few leads for a score." in words
    assert len(blocks) == 2


def test_a_clause_left_out_keeps_its_heading_and_its_neighbours() -> None:
    persona = SAMPLE.agreement.personas.personas[0]
    workshop = builders.leaving_out(SAMPLE, f"personas.personas.{persona.id}", reason="Not sold to")
    words = editions.words_of(compose_section(editions.draft(workshop), "personas"))
    assert f"{persona.name}\n\nNot applicable: Not sold to." in words
    assert persona.budget_signal not in words
    assert SAMPLE.agreement.personas.personas[1].budget_signal in words


def test_what_points_at_a_goal_left_out_names_it_instead_of_numbering_it() -> None:
    goal = SAMPLE.agreement.goals.goals[0]
    workshop = builders.leaving_out(SAMPLE, f"goals.goals.{goal.id}")
    assert goal.sentence in editions.words_of(
        compose_section(editions.draft(workshop), "marketing")
    )
    compose(editions.draft(workshop))


def test_starter_values_are_marked_in_a_draft_alone() -> None:
    origins = all_placeholders(SAMPLE.agreement)
    workshop = replace(SAMPLE, drafting=Drafting(origins=origins))

    def marked(document_blocks: object) -> int:
        return sum(
            isinstance(run, Run) and run.placeholder
            for run in editions.inlines_of(document_blocks)  # type: ignore[arg-type]
        )

    assert marked(compose(editions.draft(workshop)).blocks) > 500
    assert marked(compose(editions.signed(workshop)).blocks) == 0
    assert marked(compose(editions.draft(workshop), Options(starter_marks=False)).blocks) == 0


def test_a_section_of_a_later_program_is_printed_by_its_declaration(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    agreement = growing.LaterAgreement(
        partners=growing.Partners(partners=(growing.Partner(id="p1", name="Nord Handel"),))
    )
    edition = editions.draft(Workshop(agreement=agreement))
    document = compose(edition)
    words = editions.words_of(document.blocks)
    assert "Nord Handel" in words
    assert ("partners", "answers", "share") in [b.path for b in editions.blanks_of(document)]
    del monkeypatch


def test_the_cover_promises_what_both_sides_promise() -> None:
    cover = compose(editions.draft(SAMPLE)).blocks[0]
    assert isinstance(cover, CoverPage)
    volume = SAMPLE.agreement.marketing.volumes[0]
    tier = SAMPLE.agreement.response.tiers[0]
    marketing = "".join(run.text for run in cover.marketing if isinstance(run, Run))
    sales = "".join(run.text for run in cover.sales if isinstance(run, Run))
    assert marketing.startswith(f"{volume.count}\u00a0leads a month that reach the stage")
    assert marketing.endswith("criterion of section\u00a05")
    assert f"within {tier.within} for {tier.share}\u00a0% of" in sales
    assert [fact.label for fact in cover.facts] == [
        "Version",
        "Signatures",
        "Next review",
        "Agreement owner",
    ]


def signatures_of(edition: object) -> Signatures:
    document = compose(edition)  # type: ignore[arg-type]
    return next(block for block in document.blocks if isinstance(block, Signatures))


def test_signature_lines_are_blank_until_signed_and_then_say_where_and_when() -> None:
    blank = signatures_of(editions.draft(SAMPLE))
    assert [line.signed for line in (*blank.marketing, *blank.sales)] == ["", "", "", ""]
    done = signatures_of(editions.signed(SAMPLE))
    assert done.marketing[0].signed == "Leeds, 7\u00a0December 2026, 09:12"
    assert done.marketing[0].remark == "Reservation: Fair weeks may prove too short."
    assert done.marketing[1].remark == "Without reservation"


def test_a_withdrawn_signature_leaves_its_line_blank_and_says_why() -> None:
    line = signatures_of(editions.signed(SAMPLE, withdrawn=True)).marketing[0]
    assert line.signed == ""
    assert line.remark.endswith("withdrawn on 10\u00a0December 2026, 08:00: Signed too early")


def test_the_margins_name_version_state_and_content() -> None:
    waiting = compose(editions.signed(SAMPLE, waiting=1))
    assert waiting.status == "Version 3, waiting for Sales"
    assert waiting.fingerprint == editions.content_hash(SAMPLE)
    assert compose(editions.draft(SAMPLE)).status == "Draft of 4\u00a0December 2026"


def test_the_live_document_works_out_no_content_hash_for_a_draft(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_workshop: Workshop) -> str:
        raise AssertionError("a content hash was worked out")

    monkeypatch.setattr("models.revisions.edition.content_hash", refuse)
    used = Composer(Options(live=True))
    assert used.document(editions.draft(SAMPLE)).fingerprint == ""


def test_the_change_log_lists_the_versions_of_the_store() -> None:
    words = editions.words_of(compose(editions.signed(SAMPLE)).blocks)
    assert "Change log" in words
    assert "Grace MensahOpened for sign-off" in words
    assert "Change log" not in editions.words_of(compose(editions.draft(SAMPLE)).blocks)


def test_the_same_edition_gives_the_same_document() -> None:
    edition = editions.signed(SAMPLE)
    assert compose(edition) == compose(edition)
    assert composer.compose_section(edition, "goals") == composer.compose_section(edition, "goals")
