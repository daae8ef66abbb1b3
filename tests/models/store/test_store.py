"""Agreements are kept: drafts, versions for ever, and what belongs to which."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from models import workshop as workshops
from models.agreement.codec import canonical
from models.errors import UserError
from models.revisions.version import State
from models.store import documents
from models.store.errors import Conflict, Missing
from models.store.store import Store
from tests.models.store.makings import Clock, signing, titled, with_personas, without_notes
from tests.models.store.makings import workshop as made


def test_a_new_agreement_comes_back_as_it_was(store: Store) -> None:
    whole = made()
    one = store.create(whole, "Ines")
    draft = store.draft(one)
    assert draft.workshop == whole
    assert (draft.saves, draft.saved_by, draft.based_on) == (1, "Ines", None)


def test_a_saved_draft_survives_closing(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        one = store.create(made())
        assert store.save_draft(one, titled(made(), "Later"), 1) == 2
    with Store.open(tmp_path) as store:
        assert store.draft(one).workshop.agreement.title == "Later"
    assert [path.name for path in tmp_path.iterdir()] == ["agreements.db"]


def test_an_outdated_autosave_changes_nothing(store: Store) -> None:
    one = store.create(made())
    store.save_draft(one, titled(made(), "First"), 1)
    with pytest.raises(Conflict):
        store.save_draft(one, titled(made(), "Second"), 1)
    with pytest.raises(Conflict):
        store.save_version(one, titled(made(), "Second"), "", "", seen=1)
    assert store.draft(one).workshop.agreement.title == "First"
    assert store.versions(one) == ()


def test_versions_are_counted_apart_from_other_entries(store: Store) -> None:
    one = store.create(made())
    first = store.save_version(one, made(), "First", "Ines")
    store.save_version(one, titled(made(), "Typed on"), "", "", automatic=True)
    store.open_sign_off(one, titled(made(), "Typed on"), "Ines")
    third = store.save_version(one, titled(made(), "Third"), "Third", "Bo")
    assert [version.number for version in store.versions(one)] == [1, 0, 2, 3]
    assert (first.number, third.number, third.entry) == (1, 3, 5)
    assert [version.automatic for version in store.versions(one)] == [False, True, False, False]


def test_a_version_holds_everything_but_the_private_notes(store: Store) -> None:
    one = store.create(made())
    version = store.save_version(one, made(), "First", "Ines")
    assert store.version(one, 1) == without_notes(made())
    assert version.content_hash == workshops.content_hash(made())
    assert store.draft(one).workshop == made()


def test_saving_a_version_saves_the_draft_with_it(store: Store) -> None:
    one = store.create(made())
    store.save_version(one, titled(made(), "New"), "First", "Ines")
    draft = store.draft(one)
    assert (draft.workshop.agreement.title, draft.saves, draft.based_on) == ("New", 2, 1)


def test_saving_a_version_of_the_stored_draft_counts_no_save(store: Store) -> None:
    one = store.create(made())
    store.save_version(one, made(), "First", "Ines")
    draft = store.draft(one)
    assert (draft.saves, draft.based_on) == (1, 1)


def test_automatic_versions_are_only_added_when_something_changed(store: Store) -> None:
    one = store.create(made())
    kept = store.save_version(one, made(), "First", "Ines")
    assert store.save_version(one, made(), "", "", automatic=True) == kept
    again = store.save_version(one, titled(made(), "Typed on"), "", "", automatic=True)
    assert (again.number, again.automatic) == (0, True)
    assert store.automatic_version(one, again.entry).agreement.title == "Typed on"
    assert store.draft(one).based_on == 1


def test_a_version_names_the_sections_that_changed(store: Store) -> None:
    one = store.create(made())
    store.save_version(one, made(), "First", "Ines")
    store.save_version(one, with_personas(made(), 2), "Second", "Ines")
    assert [version.changed_sections for version in store.versions(one)] == [(), ("personas",)]


def test_restoring_keeps_the_present_draft_as_a_version_first(store: Store) -> None:
    one = store.create(made())
    store.save_version(one, made(), "First", "Ines")
    store.save_draft(one, titled(made(), "Unsaved"), 1)
    draft = store.restore(one, 1, "Ines")
    assert (draft.workshop, draft.based_on) == (made(), 1)
    assert store.version(one, 2).agreement.title == "Unsaved"
    assert store.versions(one)[-1].note == "Kept before restoring version 1"


def test_restoring_keeps_nothing_twice(store: Store) -> None:
    one = store.create(made())
    store.save_version(one, made(), "First", "Ines")
    store.save_version(one, titled(made(), "Second"), "Second", "Ines")
    store.restore(one, 1, "Ines")
    assert len(store.versions(one)) == 2


def test_restoring_undoes_no_fact_and_loses_no_note(store: Store) -> None:
    one = store.create(without_notes(titled(made(), "Old")))
    store.save_version(one, store.draft(one).workshop, "First", "Ines")
    store.save_draft(one, made(), store.draft(one).saves)
    draft = store.restore(one, 1, "Ines")
    assert draft.workshop.record == made().record
    assert draft.workshop.drafting.notes == made().drafting.notes


def test_an_automatic_version_can_be_restored(store: Store) -> None:
    one = store.create(made())
    kept = store.save_version(one, titled(made(), "At noon"), "", "", automatic=True)
    store.save_draft(one, made(), store.draft(one).saves)
    assert store.restore_automatic(one, kept.entry, "Ines").workshop.agreement.title == "At noon"


@pytest.mark.parametrize("number", [0, 2, -1])
def test_a_version_that_is_not_there_is_named(store: Store, number: int) -> None:
    one = store.create(made())
    store.save_version(one, made(), "First", "Ines")
    for look in (store.version, store.edition, store.signatures):
        with pytest.raises(Missing, match=f"no version {number}"):
            look(one, number)


def test_an_agreement_that_is_not_there_is_said_to_be_gone(store: Store) -> None:
    for look in (store.draft, store.versions, store.edition, store.archive, store.delete):
        with pytest.raises(Missing):
            look("nowhere")
    with pytest.raises(Missing):
        store.save_draft("nowhere", made(), 1)
    with pytest.raises(Missing):
        store.save_version("nowhere", made(), "", "")
    assert store.verify() == ()


def test_the_list_tells_what_there_is(store: Store, clock: Clock) -> None:
    one = store.create(made("Older", company="Varnholt"))
    clock.forward(days=1)
    other = store.create(made("Newer"))
    store.save_version(other, made("Newer"), "First", "Ines")
    store.save_version(other, made("Newer, edited"), "", "", automatic=True)
    newer, older = store.listing()
    assert (newer.id, newer.title, newer.versions) == (other, "Newer, edited", 1)
    assert (older.id, older.company, older.versions) == (one, "Varnholt", 0)
    assert older.status.state is State.DRAFT
    assert (newer.changed_at - older.changed_at).days == 1


def test_a_signature_counts_as_a_change(store: Store, clock: Clock) -> None:
    one = store.create(made())
    version = store.open_sign_off(one, made(), "Ines")
    clock.forward(days=3)
    store.sign(one, signing(version))
    assert store.listing()[0].changed_at == clock.at


def test_the_review_of_an_unsigned_agreement_is_not_due(store: Store) -> None:
    store.create(made(next_review=date(2027, 3, 25)))
    assert store.listing()[0].next_review is None


def test_archived_agreements_stay_in_the_list(store: Store) -> None:
    one = store.create(made())
    store.archive(one)
    assert store.listing()[0].archived
    store.unarchive(one)
    assert not store.listing()[0].archived
    assert store.verify() == ()


def test_deleting_removes_one_agreement_wholly_and_no_other(store: Store) -> None:
    one, other = store.create(made("One")), store.create(made("Other"))
    for each in (one, other):
        store.sign(each, signing(store.open_sign_off(each, made(), "Ines")))
    before = (store.draft(other), store.versions(other), store.signatures(other, 1))
    store.delete(one)
    assert [listed.id for listed in store.listing()] == [other]
    assert (store.draft(other), store.versions(other), store.signatures(other, 1)) == before
    with store._database.reading() as connection:
        for table in ("agreement", "draft", "part", "entry"):
            query = f"SELECT count(*) FROM {table} WHERE agreement_id = ?"
            query = query.replace("agreement_id", "id") if table == "agreement" else query
            assert connection.exec_driver_sql(query, (one,)).scalar_one() == 0


def test_the_words_of_a_deleted_agreement_are_gone_from_the_file(tmp_path: Path) -> None:
    secret = "Projekt Nachtigall"
    with Store.open(tmp_path) as store:
        one = store.create(titled(made(), secret))
        store.save_version(one, titled(made(), secret), "", "")
        store.save_draft(one, titled(made(), "Harmless"), store.draft(one).saves)
        store.delete(one)
        assert secret.encode() not in (tmp_path / "agreements.db").read_bytes()


def test_an_agreement_is_found_by_id_title_or_start_of_its_id(store: Store) -> None:
    one, other = store.create(made("Spare parts")), store.create(made("Labelling"))
    for word in (one, "Spare parts", " Spare parts ", one[:8], one[:8].upper()):
        assert store.find(word) == one
    assert store.find("Labelling") == other


def test_a_word_that_fits_none_or_several_is_refused(store: Store) -> None:
    one, other = store.create(made("Same")), store.create(made("Same"))
    with pytest.raises(UserError) as several:
        store.find("Same")
    assert one in several.value.message
    assert other in several.value.message
    for word in ("Sam", "zzzz", ""):
        with pytest.raises(Missing, match="no agreement"):
            store.find(word)


def test_an_import_is_always_a_new_agreement_that_says_where_it_comes_from(store: Store) -> None:
    one = store.create(made())
    other = store.take_in(made(), "sales.slaw", "Ines")
    assert one != other
    assert len(store.listing()) == 2
    assert store.versions(other)[0].note == "Imported from sales.slaw"


def test_an_edition_has_all_that_a_document_needs(store: Store, clock: Clock) -> None:
    one = store.create(made())
    store.save_version(one, made(), "First", "Ines")
    clock.forward(hours=1)
    version = store.open_sign_off(one, titled(made(), "Second"), "Bo")
    signature = store.sign(one, signing(version))
    edition = store.edition(one, 2)
    assert edition.workshop.agreement.title == "Second"
    assert edition.content_hash == version.content_hash
    assert [(line.version, line.author) for line in edition.log] == [(1, "Ines"), (2, "Bo")]
    assert edition.signatures == (signature,)
    assert [person.name for person in edition.signatories] == ["Ann Lee", "Bo Ray"]
    assert edition.status.words == "Waiting for Sales"
    assert [line.version for line in store.edition(one, 1).log] == [1]
    draft = store.edition(one)
    assert (draft.version, draft.signatures, len(draft.log)) == (None, (), 2)
    assert draft.content_hash == workshops.content_hash(store.draft(one).workshop)


def test_the_log_hash_moves_with_every_entry(store: Store) -> None:
    one = store.create(made())
    version = store.open_sign_off(one, made(), "Ines")
    before = store.edition(one, 1)
    store.sign(one, signing(version))
    after = store.edition(one, 1)
    assert before.log_hash != after.log_hash
    assert before.content_hash == after.content_hash


def test_texts_are_the_canonical_ones_however_often_they_are_written() -> None:
    texts = documents.Texts()
    for whole in (made(), titled(made(), "Other"), made(), with_personas(made(), 3)):
        for _ in range(2):
            assert texts.document(whole).decode() == canonical(workshops.encode(whole))
            assert texts.content_hash(whole) == workshops.content_hash(whole)
            assert documents.read(texts.document(whole)) == whole


def test_a_store_is_closed_to_other_threads(store: Store) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool, pytest.raises(Exception, match="thread"):
        pool.submit(store.listing).result()
