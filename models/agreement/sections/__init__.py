"""The sections of the agreement, one module each."""
