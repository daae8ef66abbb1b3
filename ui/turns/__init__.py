"""A side has the keyboard: handing it over, writing alone, sealing."""

from __future__ import annotations
