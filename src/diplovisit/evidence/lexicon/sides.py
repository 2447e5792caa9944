"""The words for both sides of a visit: "bilateral", "between the two countries"."""

import re
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern

BOTH_SIDES: Final = lazy_pattern(
    r"\b(?:bilateral|two-way|mutual|between (?:the|both|these)(?: two)? (?:countries|sides|nations|states|neighbou?rs)"
    r"|between them)\b",
    re.IGNORECASE,
)
"""Words that are of both countries, and name neither."""
