"""Two wordings beside each other lose no letter of either."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.revisions.words import Piece, word_diff


def marked(before: str, after: str) -> str:
    signs = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(signs[piece.kind].format(piece.text) for piece in word_diff(before, after))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("within 4 hours", "within 24 business hours", "within [-4-][+24 business+] hours"),
        ("10 % of leads", "15 % of leads", "[-10-][+15+] % of leads"),
        ("the need and", "the need, the format and", "the need[+, the format+] and"),
        ("about 4.5 hours", "about 4.7 hours", "about [-4.5-][+4.7+] hours"),
        ("1,000 leads", "1,200 leads", "[-1,000-][+1,200+] leads"),
        ("same", "same", "same"),
        ("", "new", "[+new+]"),
        ("old", "", "[-old-]"),
        ("", "", ""),
        ("Call back.", "Call back", "Call back[-.-]"),
    ],
)
def test_the_words_that_changed_are_marked(before: str, after: str, said: str) -> None:
    assert marked(before, after) == said


def test_a_small_word_between_two_changes_does_not_cut_them_apart() -> None:
    pieces = word_diff("reply fast to any of the new leads", "answer soon in any of the new leads")
    assert [piece.kind for piece in pieces] == ["removed", "added", "same"]


def test_wholly_different_texts_are_replaced_as_a_whole() -> None:
    pieces = word_diff("alpha beta gamma delta", "one two three four")
    assert [piece.kind for piece in pieces] == ["removed", "added"]


def test_a_very_long_text_is_not_compared_for_ever() -> None:
    before, after = "a b " * 20_000, "b a c " * 20_000
    assert [piece.text for piece in word_diff(before, after)] == [
        before.rstrip(),
        after.rstrip(),
        " ",
    ]


texts = st.text(st.sampled_from("ab, .\n 🙂é"), max_size=60)


@given(texts, texts)
def test_both_wordings_can_be_read_off_the_pieces(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert read(pieces, "removed") == before
    assert read(pieces, "added") == after
    assert all(piece.text for piece in pieces)


def read(pieces: tuple[Piece, ...], kind: str) -> str:
    return "".join(piece.text for piece in pieces if piece.kind in ("same", kind))
