"""Texts of sources: their normal form, their lines, and where words stand in them."""

from diplovisit.evidence.texts.extent import Extent
from diplovisit.evidence.texts.normal_form import NORMAL_FORM, NormalForm, normalise
from diplovisit.evidence.texts.quotes import occurrences, occurrences_of_digest
from diplovisit.evidence.texts.source_text import SourceText, Spot, UnreadableText, digest, read_text

__all__ = [
    "NORMAL_FORM",
    "Extent",
    "NormalForm",
    "SourceText",
    "Spot",
    "UnreadableText",
    "digest",
    "normalise",
    "occurrences",
    "occurrences_of_digest",
    "read_text",
]
