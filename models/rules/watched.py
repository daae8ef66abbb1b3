"""An agreement that notes which of its sections were looked at."""

from __future__ import annotations

from typing import cast

from models.agreement.agreement import Agreement, sections_of

Reads = dict[str, object]
"""The sections looked at, by name."""


class Watch:
    """Shows an agreement to a rule and remembers the sections that the rule read."""

    def __init__(self, agreement: Agreement) -> None:
        """Nothing has been read yet."""
        self._reads: Reads = {}
        cls = _watched(type(agreement))
        self.agreement: Agreement = cls.__new__(cls)
        object.__setattr__(self.agreement, "_inner", agreement)
        object.__setattr__(self.agreement, "_watch", self)

    def begin(self) -> Reads:
        """Begin a new list; it fills while the rule reads."""
        self._reads = {}
        return self._reads

    def note(self, name: str, section: object) -> None:
        """A section was read."""
        self._reads[name] = section


_known: dict[type, type[Agreement]] = {}


def _watched(cls: type[Agreement]) -> type[Agreement]:
    """The same class of agreement, of which every reading is noted."""
    if cls not in _known:
        _known[cls] = _made(cls)
    return _known[cls]


def _made(cls: type[Agreement]) -> type[Agreement]:
    names = frozenset(sections_of(cls))

    def look(self: Agreement, name: str) -> object:
        if name not in names:
            return object.__getattribute__(self, name)
        section: object = getattr(object.__getattribute__(self, "_inner"), name)
        object.__getattribute__(self, "_watch").note(name, section)
        return section

    body = {"__slots__": ("_inner", "_watch"), "__getattribute__": look}
    return cast("type[Agreement]", type(f"Watched{cls.__name__}", (cls,), body))
