"""The working material as JSON values and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models import plain
from models.agreement import codec, fields, kinds, path
from models.agreement.agreement import Agreement, sections_of
from models.drafting.agenda import Agenda
from models.drafting.blind import (
    Blind,
    Estimate,
    MeantNumber,
    Proposal,
    Rating,
    Said,
    Sorting,
    Turn,
    Wish,
)
from models.drafting.drafting import Drafting, SampleLead
from models.drafting.origins import Origin, Origins, Source
from models.drafting.vague_words import is_said, vague_word
from models.errors import Unreadable


def encode(drafting: Drafting) -> dict[str, Any]:
    """The working material; what there is none of is left out."""
    found: dict[str, Any] = {
        "origins": encode_origins(drafting.origins),
        "notes": dict(drafting.notes),
        "blind": _encode_blind(drafting.blind),
        "turn": plain.encode(drafting.turn) if drafting.turn else None,
        "leads": [plain.encode(lead) for lead in drafting.leads],
        "agenda": plain.encode(drafting.agenda),
    }
    return {name: value for name, value in found.items() if value}


def decode(data: Any) -> Drafting:
    """The working material that `encode` wrote. Raises Unreadable."""
    known = {"origins", "notes", "blind", "turn", "leads", "agenda"}
    if not isinstance(data, dict) or set(data) - known:
        raise Unreadable("Drafting", "something in it is not known here")
    return Drafting(
        origins=decode_origins(data.get("origins", {})),
        notes=plain.decoded(Mapping[str, str], data.get("notes", {}), "Notes"),
        blind=_decode_blind(data.get("blind", {})),
        turn=plain.decode(Turn, data["turn"], "Turn") if "turn" in data else None,
        leads=plain.decoded(tuple[SampleLead, ...], data.get("leads", []), "Sample leads"),
        agenda=plain.decode(Agenda, data.get("agenda", {}), "Agenda"),
    )


def encode_origins(origins: Origins) -> dict[str, Any]:
    """Origins as JSON values."""
    return {
        word: [origin.source.value, origin.note] if origin.note else [origin.source.value]
        for word, origin in origins.items()
    }


def decode_origins(data: Any) -> Origins:
    """Origins from JSON values. Raises Unreadable."""
    if not isinstance(data, dict):
        raise Unreadable("Origins", "a group of paths is needed")
    found = {}
    for word, value in data.items():
        said = plain.decoded(tuple[str, ...], value, "Origins")
        try:
            source, note = said if len(said) == 2 else (*said, "")
            found[word] = Origin(Source(source), note)
        except ValueError:
            raise Unreadable("Origins", f"the origin of “{word}” is not known") from None
    return found


def holds(clause: str, root: type[Agreement] = Agreement) -> tuple[type, bool]:
    """What a clause's value is made of, and True when it is a tuple of rows. Raises Unreadable."""
    where = path.parse(clause)
    section = sections_of(root).get(where[0])
    if section is None or not 2 <= len(where) <= 3:
        raise Unreadable("Proposal", f"“{clause}” is no clause")
    try:
        kind = fields.named(section, where[1]).kind
    except KeyError:
        raise Unreadable("Proposal", f"“{clause}” is no clause") from None
    match kind:
        case kinds.Answers() if len(where) == 2:
            return kind.holds, False
        case kinds.Rows():
            return kind.holds, len(where) == 2
        case _:
            raise Unreadable("Proposal", f"“{clause}” is no clause")


def _encode_blind(blind: Blind) -> dict[str, Any]:
    found: dict[str, Any] = {
        "proposals": [_encode_proposal(proposal) for proposal in blind.proposals],
        "ratings": [plain.encode(rating) for rating in blind.ratings],
        "sortings": [plain.encode(sorting) for sorting in blind.sortings],
        "wishes": [plain.encode(wish) for wish in blind.wishes],
        "numbers": [plain.encode(number) for number in blind.numbers],
        "salts": dict(blind.salts),
    }
    return {name: value for name, value in found.items() if value}


def _decode_blind(data: Any) -> Blind:
    known = {"proposals", "ratings", "sortings", "wishes", "numbers", "salts"}
    if not isinstance(data, dict) or set(data) - known:
        raise Unreadable("Blind input", "something in it is not known here")
    proposals = data.get("proposals", [])
    if not isinstance(proposals, list):
        raise Unreadable("Blind input", "a list of proposals is needed")
    return Blind(
        proposals=tuple(_decode_proposal(item) for item in proposals),
        ratings=plain.decoded(tuple[Rating, ...], data.get("ratings", []), "Ratings"),
        sortings=plain.decoded(tuple[Sorting, ...], data.get("sortings", []), "Sorting"),
        wishes=plain.decoded(tuple[Wish, ...], data.get("wishes", []), "Wishes"),
        numbers=plain.decoded(tuple[MeantNumber, ...], data.get("numbers", []), "Numbers"),
        salts=plain.decoded(Mapping[str, str], data.get("salts", {}), "Salts"),
    )


def encode_said(value: Said) -> Any:
    """The value of a clause as JSON values."""
    if isinstance(value, tuple):
        return [codec.encode(row) for row in value]
    return codec.encode(value)


def _encode_proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "clause": proposal.clause,
        "side": proposal.side,
        "value": encode_said(proposal.value),
        "author": proposal.author,
        "why": proposal.why,
        "estimates": [plain.encode(one) for one in proposal.estimates],
        "at": proposal.at,
    }


def _decode_proposal(data: Any) -> Proposal:
    needed = {"clause", "side", "value", "author", "why", "estimates", "at"}
    if not isinstance(data, dict) or set(data) != needed or not isinstance(data["clause"], str):
        raise Unreadable("Proposal", "a proposal lacks something or says too much")
    cls, many = holds(data["clause"])
    value: Said
    if many:
        rows = data["value"]
        if not isinstance(rows, list):
            raise Unreadable("Proposal", "a list of rows is needed")
        seen: set[str] = set()
        value = tuple(codec.decode(cls, row, "Proposal", seen) for row in rows)
    else:
        value = codec.decode(cls, data["value"], "Proposal")
    return Proposal(
        clause=data["clause"],
        value=value,
        **{
            name: plain.decoded(str, data[name], "Proposal")
            for name in ("side", "author", "why", "at")
        },
        estimates=plain.decoded(tuple[Estimate, ...], data["estimates"], "Proposal"),
    )


def blind_input(blind: Blind, topic: str, side: str) -> list[Any]:
    """One side's input on one topic as JSON values, empty when there is none."""
    match topic:
        case "ratings":
            rated = (one for one in blind.ratings if one.rating is not None or one.evidence)
            return [plain.encode(one) for one in rated if one.side == side]
        case "sorting":
            return [plain.encode(one) for one in blind.sortings if one.side == side]
        case "issues":
            return [plain.encode(one) for one in blind.wishes if one.side == side]
        case _ if vague_word(topic) is not None:
            asked = (one for one in blind.numbers if one.topic == topic and is_said(one))
            return [plain.encode(one) for one in asked if one.side == side]
        case _:
            return [
                _encode_proposal(one)
                for one in blind.proposals
                if one.side == side and one.clause == topic
            ]
