"""Texts of sources: their normal form, their lines, and where words stand in them."""
