"""The wording of single texts, checked from the command line."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.architecture.source_tree import ROOT

VAGUE = "Leads will be followed up promptly"
TESTABLE = "Marketing delivers 125 MQLs per month that meet the agreed MQL criteria"
SHORT_OF_A_CALENDAR = "Sales will contact marketing-qualified leads within 24 hours"


def check(*words, given=""):
    run = [sys.executable, "main.py", "check-wording", *map(str, words)]
    return subprocess.run(
        run,
        cwd=ROOT,
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def answer(*words, given=""):
    done = check(*words, "--json", given=given)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_texts_are_judged_in_the_order_given():
    texts = [TESTABLE, VAGUE, SHORT_OF_A_CALENDAR]
    found = answer("--kind", "commitment", *texts)
    assert [one["text"] for one in found] == texts
    assert [one["verdict"] for one in found] == ["good", "bad", "weak"]
    assert {"L02", "L04", "L08"} <= set(found[1]["rules"])
    assert found[2]["rules"] == ["L05", "L06", "L26b"]


def test_each_line_of_the_input_is_a_text():
    found = answer("--kind", "commitment", given=f"{VAGUE}\n\n{TESTABLE}\n")
    assert [one["verdict"] for one in found] == ["bad", "good"]


def test_a_table_gives_its_column_of_texts(tmp_path):
    table = tmp_path / "texts.csv"
    table.write_text(
        f'id;Text\n1;"{VAGUE}"\n2;"{TESTABLE}"\n', encoding="utf-8-sig", newline="\r\n"
    )
    found = answer("--kind", "commitment", "--csv", table)
    assert [one["text"] for one in found] == [VAGUE, TESTABLE]
    assert [one["verdict"] for one in found] == ["bad", "good"]


def test_a_table_without_headings_gives_its_first_column(tmp_path):
    table = tmp_path / "texts.csv"
    table.write_text('"Win 10, or more, customers this year",x\n', encoding="utf-8")
    (found,) = answer("--kind", "goal", "--csv", table)
    assert found["text"] == "Win 10, or more, customers this year"


def test_a_german_text_is_read_as_german_unless_told_otherwise():
    text = "Leads werden zeitnah bearbeitet"
    (found,) = answer("--kind", "commitment", text)
    assert (found["language"], found["verdict"]) == ("de", "bad")
    assert "L02" in found["rules"]
    (told,) = answer("--kind", "commitment", "--language", "en", text)
    assert "L02" not in told["rules"]


def test_people_read_what_is_unclear_below_the_text():
    done = check("--kind", "goal", "Improve alignment")
    assert done.returncode == 0
    first, *rest = done.stdout.splitlines()
    assert first == "bad   Improve alignment"
    assert any(line.split()[0] == "L09" and line.endswith("?") for line in rest)


def test_an_unknown_kind_and_a_missing_file_are_refused_in_one_line(tmp_path):
    for words in (("--kind", "wish", "x"), ("--kind", "goal", "--csv", tmp_path / "none.csv")):
        done = check(*words)
        assert done.returncode != 0
        assert done.stdout == ""
        assert len(done.stderr.splitlines()) == 1
    assert done.stderr.strip() == f"There is no file {tmp_path / 'none.csv'}."


def test_a_file_that_is_no_text_is_refused(tmp_path):
    table = tmp_path / "picture.csv"
    table.write_bytes(b"\xff\xfe\x00\x01")
    done = check("--kind", "goal", "--csv", table)
    assert done.returncode == 1
    assert "picture.csv" in done.stderr
