"""Which unquoted texts other readers of YAML take for something else than a text.

Ours types nothing that the record does not want typed; others go by the looks of a text, each by its own list: YAML 1.1
(PyYAML, Ruby's Psych, older Go), the core schema of YAML 1.2, and what they added of their own.
"""

import re

# "YAML 1.1, types": https://yaml.org/type/bool.html, null, merge and value; any case, as some readers fold it.
_WORDS = frozenset("y n yes no on off true false null ~ << =".split())  # noqa: SIM905  # a list of words reads best so
_FORMS = (
    # Decimal, with the underscores of 1.1 and the commas of Psych; a point and an exponent may follow.
    r"[-+]?[0-9][0-9_,]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?",
    r"[-+]?\.[0-9_]+(?:[eE][-+]?[0-9]+)?",
    r"[-+]?0[xX][0-9a-fA-F_,]+",
    r"[-+]?0[oO]?[0-7_,]+",
    r"[-+]?0[bB][01_,]+",
    # 190:20:30 is a number to base 60 in YAML 1.1, so 10:30 is 630.
    r"[-+]?[0-9][0-9_]*(?::[0-9]{1,2})+(?:\.[0-9_]*)?",
    r"[-+]?\.(?:[iI][nN][fF]|[nN][aA][nN])",
    # https://yaml.org/type/timestamp.html
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9].*)?",
    # A symbol of Ruby, which Psych refuses or makes one of.
    r":.*",
)
_TYPED = re.compile("|".join(_FORMS))


def is_ambiguous_unquoted(text: str) -> bool:
    """Whether some reader of YAML takes an unquoted text for a flag, a number, a date or nothing.

    >>> [
    ...     text
    ...     for text in ("NO", "1.10", "10:30", "017", "2025-03-07", "RU", "P1D", "a:b")
    ...     if is_ambiguous_unquoted(text)
    ... ]
    ['NO', '1.10', '10:30', '017', '2025-03-07']
    """
    return text.lower() in _WORDS or _TYPED.fullmatch(text) is not None
