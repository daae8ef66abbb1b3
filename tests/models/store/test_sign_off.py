"""Signatures belong to one version and its exact content, and are never erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.agreement import path
from models.errors import UserError
from models.revisions.version import State
from models.store.errors import Missing
from models.store.store import Store
from tests.models.store.makings import ANN, BO, Clock, signing, titled
from tests.models.store.makings import workshop as made

TERM = {
    "effective_from": date(2027, 1, 1),
    "until_replaced": False,
    "effective_to": date(2027, 12, 31),
    "next_review": date(2027, 3, 25),
}


def words_of(store: Store, one: str) -> str:
    return store.listing()[0].status.words


def test_an_agreement_is_signed_when_all_have_signed(store: Store) -> None:
    one = store.create(made())
    version = store.open_sign_off(one, made(), "Ines")
    assert version.status.words == "Waiting for Marketing and Sales"
    assert version.status.names == "Waiting for Ann Lee and Bo Ray"
    store.sign(one, signing(version, ANN))
    assert words_of(store, one) == "Waiting for Sales"
    store.sign(one, signing(version, BO))
    assert words_of(store, one) == "Signed"
    assert store.versions(one)[-1].status.state is State.SIGNED


def test_a_signature_keeps_what_was_confirmed(store: Store, clock: Clock) -> None:
    one = store.create(made())
    version = store.open_sign_off(one, made(), "Ines")
    given = signing(version, ANN, place=" Kiel\n", reservation="Only until March.", name="ann  lee")
    signature = store.sign(one, given)
    assert (signature.name, signature.role, signature.side) == (ANN.name, ANN.role, ANN.side)
    assert (signature.place, signature.reservation) == ("Kiel", "Only until March.")
    assert (signature.content_hash, signature.made_at) == (version.content_hash, clock.at)
    assert store.signatures(one, version.number) == (signature,)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": "Ann"}, "not Ann Lee"),
        ({"participant": "nobody"}, "not named as signing"),
        ({"content_hash": "0" * 64}, "not the text of version 1"),
        ({"consent": " "}, "consent is missing"),
        ({"version": 7}, "no version 7"),
    ],
)
def test_a_signature_that_does_not_fit_is_refused(store: Store, changes, said: str) -> None:
    one = store.create(made())
    version = store.open_sign_off(one, made(), "Ines")
    with pytest.raises(UserError, match=said):
        store.sign(one, signing(version, ANN, **changes))
    assert store.signatures(one, 1) == ()


def test_nobody_signs_a_version_twice(store: Store) -> None:
    one = store.create(made())
    version = store.open_sign_off(one, made(), "Ines")
    store.sign(one, signing(version))
    with pytest.raises(UserError, match="has signed version 1 already"):
        store.sign(one, signing(version))


def test_only_a_version_open_for_sign_off_can_be_signed(store: Store) -> None:
    one = store.create(made())
    version = store.save_version(one, made(), "First", "Ines")
    with pytest.raises(UserError, match="not been opened for sign-off"):
        store.sign(one, signing(version))


def test_opening_sign_off_takes_the_newest_version_when_it_is_the_same(store: Store) -> None:
    one = store.create(made())
    store.save_version(one, made(), "First", "Ines")
    assert store.open_sign_off(one, made(), "Ines").number == 1
    assert store.open_sign_off(one, made(), "Ines").number == 1
    assert store.open_sign_off(one, titled(made(), "New"), "Ines").number == 2
    assert len(store.versions(one)) == 2


def test_an_agreement_without_signatories_cannot_be_opened(store: Store) -> None:
    people = ("parties", "participants")
    nobody = replace(made(), agreement=path.put(made().agreement, people, ()))
    one = store.create(nobody)
    with pytest.raises(UserError, match="Nobody is named as signing"):
        store.open_sign_off(one, nobody, "Ines")
    assert store.versions(one) == ()


def test_an_edit_after_signing_leaves_signatures_with_their_version(store: Store) -> None:
    one = store.create(made())
    version = store.open_sign_off(one, made(), "Ines")
    signatures = tuple(store.sign(one, signing(version, person)) for person in (ANN, BO))
    edited = store.save_version(one, titled(made(), "Edited"), "Edited", "Ines")
    assert store.signatures(one, 1) == signatures
    assert store.signatures(one, edited.number) == ()
    assert store.edition(one).signatures == ()
    assert [version.status.words for version in store.versions(one)] == ["Signed", "Draft"]
    assert words_of(store, one) == "Signed"


def test_an_older_version_holds_until_the_newer_one_is_signed(store: Store) -> None:
    one = store.create(made())
    old = store.open_sign_off(one, made(), "Ines")
    for person in (ANN, BO):
        store.sign(one, signing(old, person))
    new = store.open_sign_off(one, titled(made(), "Next year"), "Ines")
    assert [version.status.state for version in store.versions(one)] == [State.SIGNED, State.AGREED]
    for person in (ANN, BO):
        store.sign(one, signing(new, person))
    states = [version.status.state for version in store.versions(one)]
    assert states == [State.SUPERSEDED, State.SIGNED]


def test_a_version_replaced_before_all_signed_cannot_be_signed_any_more(store: Store) -> None:
    one = store.create(made())
    old = store.open_sign_off(one, made(), "Ines")
    store.sign(one, signing(old, ANN))
    store.open_sign_off(one, titled(made(), "Corrected"), "Ines")
    with pytest.raises(UserError, match="replaced in sign-off by version 2"):
        store.sign(one, signing(old, BO))
    assert store.versions(one)[0].status.state is State.SUPERSEDED


def test_withdrawing_is_a_new_entry_and_erases_nothing(store: Store) -> None:
    one = store.create(made())
    version = store.open_sign_off(one, made(), "Ines")
    first = store.sign(one, signing(version, ANN))
    store.sign(one, signing(version, BO))
    withdrawal = store.withdraw(one, 1, ANN.id, "Ines", "Signed by mistake")
    assert words_of(store, one) == "Waiting for Marketing"
    kept = store.signatures(one, 1)
    assert kept[0] == replace(first, withdrawal=withdrawal)
    assert (withdrawal.reason, withdrawal.name) == ("Signed by mistake", ANN.name)
    assert kept[1].stands


def test_who_withdrew_can_sign_again(store: Store) -> None:
    one = store.create(made())
    version = store.open_sign_off(one, made(), "Ines")
    store.sign(one, signing(version, ANN))
    store.withdraw(one, 1, ANN.id, "Ines", "")
    with pytest.raises(Missing, match="no signature"):
        store.withdraw(one, 1, ANN.id, "Ines", "")
    store.sign(one, signing(version, ANN))
    assert [signature.stands for signature in store.signatures(one, 1)] == [False, True]
    assert words_of(store, one) == "Waiting for Sales"


def test_a_signed_agreement_ends_with_its_term(store: Store, clock: Clock) -> None:
    one = store.create(made(**TERM))
    version = store.open_sign_off(one, made(**TERM), "Ines")
    for person in (ANN, BO):
        store.sign(one, signing(version, person))
    listed = store.listing()[0]
    assert (listed.status.words, listed.next_review) == ("Signed", date(2027, 3, 25))
    clock.forward(days=400)
    assert words_of(store, one) == "Ended"
