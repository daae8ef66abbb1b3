"""Whatever is done in whatever order, the store holds what a plain list of things would hold."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
)

from models.errors import UserError
from models.store import chain
from models.store.errors import Conflict
from models.store.store import Store
from models.workshop import Workshop
from tests.models.store.makings import ANN, BO, signing, titled, with_personas, without_notes
from tests.models.store.makings import workshop as made

workshops = st.builds(
    with_personas,
    st.builds(titled, st.just(made()), st.sampled_from(["One", "Two", "Übergabe", "Three 🙂"])),
    st.integers(0, 3),
)


@dataclass
class Kept:
    """What the store should hold of one agreement."""

    draft: Workshop
    saves: int = 1
    archived: bool = False
    versions: list[Workshop] = field(default_factory=list)
    open_version: int = 0
    signed: dict[int, list[tuple[str, bool]]] = field(default_factory=dict)
    seen: list[object] = field(default_factory=list)

    def settle(self, whole: Workshop) -> None:
        self.saves += whole != self.draft
        self.draft = whole

    def keep(self, whole: Workshop) -> None:
        self.versions.append(without_notes(whole))


class StoreMachine(RuleBasedStateMachine):
    """A store beside the plain model of it."""

    agreements = Bundle("agreements")

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="store-"))
        self.store = Store.open(self.folder)
        self.model: dict[str, Kept] = {}
        self.entries: dict[str, list[chain.Entry]] = {}

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    @rule(target=agreements, whole=workshops)
    def create(self, whole: Workshop) -> str:
        one = self.store.create(whole)
        self.model[one] = Kept(whole)
        return one

    @rule(one=agreements, whole=workshops)
    def autosave(self, one: str, whole: Workshop) -> None:
        kept = self.model[one]
        kept.saves = self.store.save_draft(one, whole, kept.saves)
        kept.draft = whole

    @rule(one=agreements, whole=workshops, behind=st.integers(1, 3))
    def autosave_too_late(self, one: str, whole: Workshop, behind: int) -> None:
        with pytest.raises(Conflict):
            self.store.save_draft(one, whole, self.model[one].saves - behind)

    @rule(one=agreements, whole=workshops)
    def save_version(self, one: str, whole: Workshop) -> None:
        kept = self.model[one]
        version = self.store.save_version(one, whole, "By hand", "Ines")
        kept.settle(whole)
        kept.keep(whole)
        assert version.number == len(kept.versions)

    @rule(one=agreements, whole=workshops)
    def save_automatically(self, one: str, whole: Workshop) -> None:
        self.store.save_version(one, whole, "", "", automatic=True)
        self.model[one].settle(whole)

    @rule(one=agreements, data=st.data())
    def restore(self, one: str, data: st.DataObject) -> None:
        kept = self.model[one]
        if not kept.versions:
            return
        number = data.draw(st.integers(1, len(kept.versions)))
        if kept.versions[-1] != without_notes(kept.draft):
            kept.keep(kept.draft)
        kept.settle(replace(kept.draft, agreement=kept.versions[number - 1].agreement))
        assert self.store.restore(one, number, "Ines").workshop == kept.draft

    @rule(one=agreements, whole=workshops)
    def open_sign_off(self, one: str, whole: Workshop) -> None:
        kept = self.model[one]
        version = self.store.open_sign_off(one, whole, "Ines")
        kept.settle(whole)
        if not kept.versions or kept.versions[-1] != without_notes(whole):
            kept.keep(whole)
        kept.open_version = len(kept.versions)
        assert version.number == kept.open_version

    @rule(one=agreements, person=st.sampled_from([ANN, BO]))
    def sign(self, one: str, person) -> None:
        kept = self.model[one]
        versions = [v for v in self.store.versions(one) if v.number == kept.open_version > 0]
        signed = kept.signed.setdefault(kept.open_version, [])
        if not versions:
            return
        if (person.id, True) in signed:
            with pytest.raises(UserError, match="already"):
                self.store.sign(one, signing(versions[0], person))
            return
        self.store.sign(one, signing(versions[0], person))
        signed.append((person.id, True))

    @rule(one=agreements, person=st.sampled_from([ANN, BO]), data=st.data())
    def withdraw(self, one: str, person, data: st.DataObject) -> None:
        kept = self.model[one]
        signed = [number for number, who in kept.signed.items() if (person.id, True) in who]
        if not signed:
            return
        number = data.draw(st.sampled_from(signed))
        self.store.withdraw(one, number, person.id, "Ines", "Changed my mind")
        who = kept.signed[number]
        who[who.index((person.id, True))] = (person.id, False)

    @rule(one=agreements)
    def archive_or_bring_back(self, one: str) -> None:
        kept = self.model[one]
        (self.store.unarchive if kept.archived else self.store.archive)(one)
        kept.archived = not kept.archived

    @rule(target=agreements, one=consumes(agreements))
    def delete(self, one: str):
        self.store.delete(one)
        del self.model[one]
        self.entries.pop(one, None)
        return multiple()

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store.open(self.folder)

    @invariant()
    def the_store_is_what_the_model_says(self) -> None:
        listed = {one.id: one for one in self.store.listing()}
        assert set(listed) == set(self.model)
        for one, kept in self.model.items():
            draft = self.store.draft(one)
            assert (draft.workshop, draft.saves) == (kept.draft, kept.saves)
            assert listed[one].title == kept.draft.agreement.title
            assert listed[one].archived == kept.archived
            assert listed[one].versions == len(kept.versions)
            for number, whole in enumerate(kept.versions, 1):
                assert self.store.version(one, number) == whole
                signed = [(s.participant, s.stands) for s in self.store.signatures(one, number)]
                assert signed == kept.signed.get(number, [])

    @invariant()
    def the_store_is_sound(self) -> None:
        assert self.store.verify() == ()

    @invariant()
    def the_log_only_grows(self) -> None:
        with self.store._database.reading() as connection:
            for one in self.model:
                entries = chain.all_of(connection, one)
                before = self.entries.get(one, [])
                assert entries[: len(before)] == before
                assert [entry.number for entry in entries] == [*range(1, len(entries) + 1)]
                self.entries[one] = entries


TestStoreAtRandom = StoreMachine.TestCase
TestStoreAtRandom.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
