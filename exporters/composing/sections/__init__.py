"""Sections that read better than their declarations alone could make them."""
