"""One editor per kind of answer."""
