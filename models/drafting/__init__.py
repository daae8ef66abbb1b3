"""How two sides get to an agreement: origins of values, notes and, later, proposals."""
