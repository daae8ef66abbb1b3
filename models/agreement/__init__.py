"""The agreement itself as immutable, declared values."""
