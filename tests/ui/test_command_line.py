from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from models import starters, workshop
from models.agreement import path
from models.program import VERSION
from models.store.lock import Lock
from models.store.store import Store
from tests.architecture.source_tree import ROOT
from tests.ui.whole_window import signed
from ui import plain_text
from ui.command_words import COMMANDS, parse, wanted_by

TITLE = ("parties", "answers", "title")
OPEN_ELSEWHERE = "SLA Workshop is open on this data; close it or use --data-dir"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def call(folder):
    """Runs main.py on the data folder of the test and returns what came of it."""

    def calling(*words, **changed):
        run = [sys.executable, "main.py", *map(str, words)]
        environment = os.environ | {"SLA_WORKSHOP_DATA": str(folder)} | changed
        return subprocess.run(
            run,
            cwd=ROOT,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=180,
            check=False,
        )

    return calling


@pytest.fixture
def answer(call):
    """The same for a command that must succeed and answer in JSON."""

    def answering(*words):
        done = call(*words, "--json")
        assert (done.returncode, done.stderr) == (0, "")
        return json.loads(done.stdout)

    return answering


def one_line(done):
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    return done.stderr


def stored(folder, agreement_id):
    with Store.open(folder) as store:
        return store.draft(agreement_id).workshop


@pytest.mark.parametrize("starter", ["blank", "b2b-software", "industrial-de", "sample"])
def test_new_begins_an_agreement_from_a_starter(answer, folder, starter):
    begun = answer("new", "--starter", starter, "--title", "Heat pumps")
    assert begun["title"] == "Heat pumps"
    assert stored(folder, begun["id"]) == starters.start(starter, "Heat pumps")


def test_an_agreement_goes_from_new_to_two_versions_and_a_word_file(answer, folder, tmp_path):
    begun = answer("new", "--starter", "sample", "--title", "Heat pumps")["id"]
    first = answer("save-version", begun, "--note", "After the workshop")
    assert (first["version"], first["note"]) == (1, "After the workshop")
    where = ("purpose", "answers", "revenue_team")
    with Store.open(folder) as store:
        draft = store.draft(begun)
        changed = path.put(draft.workshop.agreement, where, "Two crafts, one number.")
        edited = workshop.Workshop(agreement=changed, record=draft.workshop.record)
        store.save_draft(begun, edited, draft.saves)
    second = answer("save-version", "Heat pumps", "--note", "One sentence", "--by", "Grace")
    assert second["version"] == 2
    assert second["content_hash"] != first["content_hash"]

    assert answer("show", begun, "--revision", 1)["content_hash"] == first["content_hash"]
    shown = answer("show", begun)
    assert shown["content_hash"] == second["content_hash"]
    assert shown["agreement"]["purpose"]["answers"]["revenue_team"] == "Two crafts, one number."

    for revision, there in ((1, False), (2, True)):
        target = tmp_path / f"version-{revision}.docx"
        answer("export", begun, "--revision", revision, "--to", target)
        with zipfile.ZipFile(target) as package:
            assert package.testzip() is None
            body = package.read("word/document.xml").decode()
        assert ("Two crafts, one number." in body) is there


def test_list_names_every_agreement_with_its_state(call, answer):
    assert answer("list") == []
    sample = answer("new", "--starter", "sample")["id"]
    blank = answer("new", "--starter", "blank", "--title", "Pumpen – Österreich")["id"]
    answer("save-version", sample, "--note", "First")
    found = {one["id"]: one for one in answer("list")}
    assert set(found) == {sample, blank}
    assert found[sample]["versions"] == 1
    assert found[sample]["company"] == "Fenwright Process Heat"
    assert found[blank]["title"] == "Pumpen – Österreich"
    assert found[blank]["status"] == "draft"
    lines = call("list").stdout.splitlines()
    assert len(lines) == 2
    assert any("Pumpen – Österreich" in line and blank[:8] in line for line in lines)


def test_show_reads_like_the_agreement(call, answer):
    begun = answer("new", "--starter", "sample")["id"]
    said = call("show", begun[:6]).stdout.splitlines()
    assert said[0] == "Sales–Marketing agreement 2027"
    assert "  Agreement owner: Grace Mensah" in said
    assert "  Tier: Quote requests" in said
    assert "    Within: 4\u00a0business hours" in said


def test_review_lists_what_is_left_of_a_draft_or_a_version(call, answer):
    begun = answer("new", "--starter", "blank", "--title", "Heat pumps")["id"]
    answer("save-version", begun, "--note", "Begun")
    left = answer("review", begun)
    assert left == answer("review", begun, "--revision", 1)
    assert {"path", "place", "severity", "rule", "message", "question", "quote"} <= set(left[0])
    assert "unanswered" in call("review", begun).stdout.splitlines()[-1]


@pytest.mark.parametrize("suffix", [".slaw", ".json"])
def test_what_is_exported_can_be_imported_again(answer, folder, tmp_path, suffix):
    begun = answer("new", "--starter", "sample")["id"]
    saved = answer("save-version", begun, "--note", "First")
    target = tmp_path / f"agreement{suffix}"
    assert answer("export", begun, "--to", target)["file"] == str(target)
    taken = answer("import", target)
    assert taken["id"] != begun
    assert (taken["version"], taken["content_hash"]) == (1, saved["content_hash"])
    assert stored(folder, taken["id"]).agreement == stored(folder, begun).agreement


def test_an_exchange_file_tells_of_the_versions_up_to_its_own(answer, tmp_path):
    from models.store import exchange

    begun = answer("new", "--starter", "sample")["id"]
    notes = ["First", "Second", "Third"]
    hashes = [answer("save-version", begun, "--note", n)["content_hash"] for n in notes]
    answer("export", begun, "--revision", 2, "--to", tmp_path / "two.slaw")
    history = exchange.read(tmp_path / "two.slaw").history
    assert [(line.number, line.note) for line in history] == [(1, "First"), (2, "Second")]
    assert [line.content_hash for line in history] == hashes[:2]


def test_the_data_folder_may_be_named_before_and_after_the_command(call, tmp_path, folder):
    other = tmp_path / "other place"
    begun = call("--data-dir", other, "new", "--starter", "blank", "--title", "Here", "--json")
    begun_id = json.loads(begun.stdout)["id"]
    assert "Here" in call("list", "--data-dir", other).stdout
    assert begun_id in call("--json", f"--data-dir={other}", "list").stdout
    assert not folder.exists()


def test_an_agreement_is_found_by_its_title_even_when_it_is_called_like_a_command(answer):
    begun = answer("new", "--starter", "blank", "--title", "list")["id"]
    assert answer("show", "list")["id"] == begun


@pytest.mark.parametrize(
    "words",
    [
        ["show", "nothing"],
        ["export", "nothing", "--to", "x.docx"],
        ["new", "--starter", "nonsense"],
        ["import", "there-is-no-such-file.slaw"],
        ["import", "README.md"],
    ],
)
def test_what_cannot_be_done_says_why_in_one_line(call, words):
    done = call(*words, "--json")
    assert done.returncode == 1
    assert one_line(done)


@pytest.mark.parametrize(
    ("words", "about"),
    [
        (["export", "x", "--to", "agreement.pdf"], ".docx"),
        (["show", "x", "--revision", "0"], "“0” is not the number of a version"),
        (["show", "x", "--revision", "two"], "“two”"),
        (["save-version", "x"], "--note"),
        (["new"], "--starter"),
        (["list", "--bogus"], "--bogus"),
        (["list", "too", "much"], "too much"),
        (["one agreement", "and another"], "and another"),
        (["--json"], "--json"),
    ],
)
def test_words_that_make_no_sense_end_with_two_and_one_line(call, words, about):
    done = call(*words)
    assert done.returncode == 2
    assert about in one_line(done)


def test_a_version_that_is_not_there_is_named(call, answer):
    begun = answer("new", "--starter", "blank")["id"]
    done = call("show", begun, "--revision", "7")
    assert done.returncode == 1
    assert "7" in one_line(done)


@pytest.mark.parametrize("words", [["list"], ["new", "--starter", "blank"]])
def test_data_that_is_open_elsewhere_is_left_alone(call, folder, words):
    with Lock(folder):
        done = call(*words)
    assert done.returncode == 3
    assert OPEN_ELSEWHERE in one_line(done)
    assert call("list").stdout == "No agreements yet.\n"


def test_a_target_that_cannot_be_written_leaves_nothing_behind(call, answer, tmp_path):
    begun = answer("new", "--starter", "sample")["id"]
    for suffix in ("docx", "slaw", "json"):
        done = call("export", begun, "--to", tmp_path / "missing" / f"x.{suffix}")
        assert done.returncode == 1
        assert one_line(done)
    assert not (tmp_path / "missing").exists()


def test_a_damaged_store_is_refused_and_left_as_it_is(call, folder):
    folder.mkdir()
    (folder / "agreements.db").write_bytes(b"not a database at all" * 400)
    done = call("list")
    assert done.returncode == 1
    assert one_line(done)
    assert (folder / "agreements.db").read_bytes() == b"not a database at all" * 400


def test_a_reader_who_leaves_early_is_no_trouble(call, answer, folder):
    begun = answer("new", "--starter", "sample")["id"]
    run = subprocess.Popen(
        [sys.executable, "main.py", "show", begun],
        cwd=ROOT,
        env=os.environ | {"SLA_WORKSHOP_DATA": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    run.stdout.close()
    assert run.stderr.read() == b""
    run.stderr.close()
    assert run.wait(60) == 0


def test_answers_are_utf_8_whatever_the_terminal_speaks(call, answer):
    title = "Wärmepumpen – 売上 🔥"
    answer("new", "--starter", "blank", "--title", title)
    done = call("list", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert title in done.stdout


def test_titles_and_notes_are_cleaned_at_the_edge(answer, folder):
    begun = answer("new", "--starter", "blank", "--title", "  Two\tlines\nand a \x07bell ")
    assert begun["title"] == "Two lines and a bell"
    saved = answer("save-version", begun["id"], "--note", "One\nnote")
    assert saved["note"] == "One note"


def test_bytes_that_are_no_text_do_not_stop_a_title(folder):
    run = [sys.executable, "main.py", "new", "--starter", "blank", "--json", "--title", b"A\xffB"]
    environment = os.environ | {"SLA_WORKSHOP_DATA": str(folder)}
    done = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == 0
    assert json.loads(done.stdout)["title"] == "AB"


def test_help_lists_every_command(call):
    done = call("--help")
    assert done.returncode == 0
    assert all(f"  {command} " in done.stdout for command in COMMANDS)
    assert "in-window" not in call("self-test", "--help").stdout


def test_the_version_is_the_one_that_is_built(call):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION
    assert call("--version").stdout == f"SLA Workshop {VERSION}\n"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
def test_the_window_says_so_when_there_is_no_display(call):
    done = call(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 1
    assert "no display" in one_line(done)


NO_DISPLAY = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


def test_a_word_that_names_nothing_ends_with_two_and_one_sentence(call, answer, folder, tmp_path):
    unknown = "“bogus” is neither a command nor an agreement here (see --help).\n"
    done = call("bogus", **NO_DISPLAY)
    assert (done.returncode, one_line(done)) == (2, unknown)
    assert not folder.exists()
    answer("new", "--starter", "blank", "--title", "Twin")
    answer("new", "--starter", "blank", "--title", "Twin")
    done = call("bogus", **NO_DISPLAY)
    assert (done.returncode, one_line(done)) == (2, unknown)
    done = call("Twin", **NO_DISPLAY)
    assert done.returncode == 2
    assert one_line(done).startswith("Several agreements go by “Twin”")
    done = call(tmp_path / "gone.slaw", **NO_DISPLAY)
    assert (done.returncode, one_line(done)) == (2, f"There is no file {tmp_path / 'gone.slaw'}.\n")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
def test_a_word_that_names_an_agreement_is_for_the_window(call, answer, folder):
    made = answer("new", "--starter", "blank", "--title", "Heat pumps")
    for word in ("Heat pumps", made["id"], made["id"][:8]):
        done = call(word, **NO_DISPLAY)
        assert (done.returncode, "no display" in one_line(done)) == (1, True)
    with Lock(folder):  # the window that is open looks for it then
        assert "no display" in one_line(call("bogus", **NO_DISPLAY))


def test_a_draft_that_says_what_was_signed_is_exported_with_a_word_about_it(
    call, answer, folder, tmp_path
):
    made = answer("new", "--starter", "sample", "--title", "Signed one")
    with Store.open(folder) as store:
        draft = store.draft(made["id"]).workshop
        signed(store, made["id"], draft)
    target = tmp_path / "draft.docx"
    done = call("export", made["id"], "--to", target)
    assert (done.returncode, done.stdout) == (0, f"Wrote {target}\n")
    assert done.stderr == (
        "This is the draft; version 1 says the same (signed): --revision 1 writes that one.\n"
    )
    assert call("export", made["id"], "--revision", "1", "--to", target).stderr == ""
    with Store.open(folder) as store:
        draft = store.draft(made["id"])
        changed = replace(draft.workshop, agreement=path.put(draft.workshop.agreement, TITLE, "X"))
        store.save_draft(made["id"], changed, draft.saves, "Ann")
    assert call("export", made["id"], "--to", target).stderr == ""


def test_no_command_means_the_window_with_what_it_opens():
    assert parse([]).command == ""
    assert wanted_by(parse([])) == ""
    assert wanted_by(parse(["--data-dir", "list", "Heat pumps"])) == "Heat pumps"
    assert wanted_by(parse(["agreement.slaw"])) == str(Path.cwd() / "agreement.slaw")
    assert parse(["--data-dir", "list", "Heat pumps"]).data_dir == "list"
    assert parse(["--data-dir", "show", "list"]).command == "list"


def test_the_self_test_passes_and_leaves_nothing_behind(call, tmp_path, folder):
    done = call("self-test", "--json", "--data-dir", tmp_path / "test")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert (found["ok"], found["agreements"], found["files"]) == (True, "works", "works")
    assert found["window"] == "works"
    assert list((tmp_path / "test").iterdir()) == []
    assert not folder.exists()


def test_clauses_left_out_are_shown_with_their_reason():
    from models.record.record import NotApplicable, Record

    sample = starters.start("sample")
    fact = NotApplicable(
        at="2026-11-10T09:00:00Z",
        by="Owen",
        clauses=("culture.answers", "culture.rituals"),
        reason="Next year",
    )
    left = workshop.Workshop(agreement=sample.agreement, record=Record().plus(fact))
    said = list(plain_text.lines(left))
    assert "  Rituals: not applicable (Next year)" in said
    assert not any("cowbell" in line for line in said)
    whole = workshop.Workshop(agreement=sample.agreement)
    assert any("cowbell" in line for line in plain_text.lines(whole))
