"""Anchors: where the words of each row of evidence occur in a text, stored without the text."""
