"""Joint drafting with the facilitator at the keyboard: reveal, compare, agree, park."""

from __future__ import annotations
