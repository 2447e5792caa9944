"""Texts of sources: their normal form, and where words occur in them."""

from diplovisit.evidence.texts.normal_form import NORMAL_FORM, NormalForm, normalise
from diplovisit.evidence.texts.source_text import (
    SourceText,
    TextPosition,
    TextSpan,
    UnreadableText,
    occurrences,
    occurrences_of_digest,
    read_text,
    text_digest,
    whole_words,
)

__all__ = [
    "NORMAL_FORM",
    "NormalForm",
    "SourceText",
    "TextPosition",
    "TextSpan",
    "UnreadableText",
    "normalise",
    "occurrences",
    "occurrences_of_digest",
    "read_text",
    "text_digest",
    "whole_words",
]
