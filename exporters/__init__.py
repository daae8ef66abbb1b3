"""An agreement as a file: Word, exchange file, JSON, preview."""
