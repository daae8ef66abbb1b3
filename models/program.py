"""What the program is called and which release it is."""

from __future__ import annotations

NAME = "SLA Workshop"
VERSION = "0.1.0"
