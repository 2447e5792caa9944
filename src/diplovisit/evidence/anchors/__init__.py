"""Anchors: where the words of each piece of evidence stand in a text, kept without the text."""
