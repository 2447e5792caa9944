"""The bench of sentences: short texts in the styles of the field, with the facts that they state and do not state."""
