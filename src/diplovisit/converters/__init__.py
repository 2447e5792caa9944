"""Converters: plain documents become records and records plain documents, strictly, with all faults at once."""

from diplovisit.converters.structuring import make_converter, structure, structure_as, unstructure, unstructure_from

__all__ = ["make_converter", "structure", "structure_as", "unstructure", "unstructure_from"]
