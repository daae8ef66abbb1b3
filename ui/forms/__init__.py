"""Forms: the questions of a section and its rows, laid out from their declarations."""
