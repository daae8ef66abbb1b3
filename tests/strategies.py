"""Arbitrary agreements for property tests, made from the declared questions alone."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from functools import cache
from itertools import count
from typing import Any
from zoneinfo import available_timezones

from hypothesis import strategies as st

from models import text
from models.agreement import fields, kinds, path, walk
from models.agreement.agreement import Agreement, sections_of
from models.agreement.fields import Field
from models.agreement.section import Row
from models.agreement.values import Duration, GridCell, NumberRange, Unit, Window
from models.drafting.drafting import Drafting
from models.drafting.origins import Origin, Source
from models.record.facts import Applicable, NotApplicable
from models.record.record import Record
from models.workshop import Workshop

ROW_IDS = tuple(f"row-{number}" for number in range(60))
"""The ids that rows get in their order; answers point at any of them, some of which are gone."""

_zones = sorted(available_timezones())
_spoken = st.one_of(
    st.sampled_from(
        ("MQL", "4 business hours", "Größe", "日本", "مرحبا", "🙂", " ", "a\nb", "None")
    ),
    st.text(st.characters(codec="utf-8"), max_size=12),
    st.integers(1, 400).map(lambda length: "x" * length),
)
texts = _spoken.map(text.clean).filter(bool)
numbers = st.one_of(
    st.sampled_from([Decimal(word) for word in ("0", "1", "100", "-1", "0.5", "1E+19", "1E-19")]),
    st.integers(-(10**19), 10**19).map(Decimal),
    st.decimals(-1000, 1000, allow_nan=False, allow_infinity=False, places=3),
)
days = st.one_of(st.sampled_from([date.min, date.max, date(2028, 2, 29)]), st.dates())
times = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 59)))
pointers = st.sampled_from((*ROW_IDS, "gone"))


@cache
def answers_to(field: Field) -> st.SearchStrategy[Any]:
    """Values that a file may hold for this question, sensible or not; none at all among them."""
    empty = type(field.default)() if isinstance(field.default, str | tuple) else None
    return st.one_of(st.just(field.default), st.just(empty), given_answers(field.kind))


def given_answers(kind: kinds.AnyKind) -> st.SearchStrategy[Any]:
    """Values that are not empty."""
    match kind:
        case kinds.Line() | kinds.Text():
            return texts
        case kinds.Lines():
            word = st.just(kind.none_word) if kind.none_word else texts
            return some(st.one_of(texts, word))
        case kinds.YesNo():
            return st.booleans()
        case kinds.Choice():
            return st.sampled_from([option.key for option in kind.options])
        case kinds.Choices():
            return some(st.sampled_from([option.key for option in kind.options]))
        case kinds.Reference():
            return pointers
        case kinds.References():
            return some(pointers)
        case kinds.Grid():
            letters = st.text("".join(option.key for option in kind.letters) + "X", min_size=1)
            return some(st.builds(GridCell, pointers, letters))
        case _:
            return _measures(kind)


def _measures(kind: kinds.AnyKind) -> st.SearchStrategy[Any]:
    match kind:
        case kinds.Number() | kinds.Percent() | kinds.Money():
            return numbers
        case kinds.Span():
            return st.builds(Duration, numbers, st.sampled_from(Unit))
        case kinds.Day():
            return days
        case kinds.Range():
            ends = st.none() | numbers
            ranges = st.builds(NumberRange, ends, ends)
            return ranges.filter(lambda found: found != NumberRange(None, None))
        case kinds.Zone():
            return st.sampled_from(_zones)
        case kinds.Weekly():
            return some(st.builds(Window, st.integers(0, 6), times, times))
        case _:
            raise AssertionError(f"nothing is known of {kind}")


def some(items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """One to three of these."""
    return st.lists(items, min_size=1, max_size=3).map(tuple)


@st.composite
def agreements(draw: st.DrawFn, root: type[Agreement] = Agreement) -> Agreement:
    """Agreements in which up to three sections hold something."""
    known = sections_of(root)
    chosen = draw(st.lists(st.sampled_from(list(known)), max_size=3, unique=True))
    ids = iter(ROW_IDS)
    return root(**{name: _holder(draw, known[name], ids) for name in chosen})


@st.composite
def holders(draw: st.DrawFn, cls: type) -> Any:
    """Sections, answers or rows of this class."""
    return _holder(draw, cls, (f"new-{number}" for number in count()))


def _holder(draw: st.DrawFn, cls: type, ids: Any, depth: int = 0) -> Any:
    values: dict[str, Any] = {"id": next(ids)} if issubclass(cls, Row) else {}
    for field in fields.of(cls):
        kind = field.kind
        if isinstance(kind, kinds.Answers):
            values[field.name] = _holder(draw, kind.holds, ids, depth)
        elif isinstance(kind, kinds.Rows):
            number = draw(st.integers(0, 2 if depth else 3))
            rows = [_holder(draw, kind.holds, ids, depth + 1) for _ in range(number)]
            values[field.name] = tuple(rows)
        elif field.stored:
            values[field.name] = draw(answers_to(field))
    return cls(**values)


@st.composite
def mutated(draw: st.DrawFn, agreement: Agreement, most: int = 8) -> Agreement:
    """The agreement with a few answers replaced by arbitrary ones and a few rows taken away."""
    answers = list(walk.answers(agreement))
    for answer in draw(st.lists(st.sampled_from(answers), max_size=most)):
        agreement = path.put(agreement, answer.path, draw(answers_to(answer.field)))
    rows = [place.path for place in walk.places(agreement) if isinstance(place.holder, Row)]
    for where in draw(st.lists(st.sampled_from(rows), max_size=2)):
        if path.exists(agreement, where):
            agreement = path.remove(agreement, where)
    return agreement


@st.composite
def workshops(draw: st.DrawFn, agreement: Agreement | None = None) -> Workshop:
    """Workshops with starter values, private notes and clauses left out."""
    found = draw(agreements()) if agreement is None else agreement
    words = [path.text(answer.path) for answer in walk.answers(found)]
    clause_ids = st.sampled_from(("culture.answers", "goals.answers", "gone.answers"))
    stamp = {"at": "2026-11-24T09:00:00+00:00", "by": "Ann"}
    facts = st.one_of(
        st.builds(
            lambda ids, reason: NotApplicable(**stamp, clauses=ids, reason=reason),
            some(clause_ids),
            texts,
        ),
        st.builds(lambda ids: Applicable(**stamp, clauses=ids), some(clause_ids)),
    )
    origins = st.builds(Origin, st.sampled_from(Source), st.one_of(st.just(""), texts))
    return Workshop(
        agreement=found,
        drafting=Drafting(
            origins=draw(st.dictionaries(st.sampled_from(words), origins, max_size=4)),
            notes=draw(st.dictionaries(clause_ids, texts, max_size=2)),
        ),
        record=Record(facts=tuple(draw(st.lists(facts, max_size=3)))),
    )
