"""Versions of an agreement: comparing, signing, describing them."""
