"""Which status of a visit some words state, where they leave no doubt: the one table of such words.

A quote is read whole. It states a status only where every word of it is understood, so a negation, a condition, a
report of a rumour or a word of another language states none. The finite verb must be in the quote, too: "cancelled" may
be cut out of "not cancelled", while "has been cancelled" cannot be cut out of "has not been cancelled".
"""

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from diplovisit.record.vocabularies import Status

_LONGEST: Final = 120  # characters: no clause of the table is longer

_VISIT: Final = (
    "(?:(?:the|this|his|her|their|a|an) )?(?:(?:official|state|working|private|planned|upcoming|forthcoming) )*"
    "(?:visit|trip|tour)"
)
# With its article, because "No government announced" ends in "government announced".
_AGENT: Final = (
    "(?:the|both|its|our) (?:two )?(?:(?:foreign|external affairs) )?(?:governments?|ministry|ministries|minister"
    "|office|embassy|embassies|president|presidents|prime minister|prime ministers|palace|presidency|sides|officials"
    "|spokesman|spokeswoman|spokesperson|ministry of external affairs|ministry of foreign affairs|white house"
    "|state department|kremlin)"
)
_SURELY: Final = "(?:officially |formally |jointly )?"
_BE: Final = "(?:is|was|has been)"
_LATER: Final = "(?: indefinitely| until further notice| to a later date)?"

_DONE_TO_IT: Final[Mapping[Status, str]] = MappingProxyType(
    {
        Status.ANNOUNCED: "announced",
        Status.CONFIRMED: "confirmed",
        Status.POSTPONED: "postponed|put off|deferred",
        Status.CANCELLED: "cancelled|canceled|called off",
    }
)
"""What is done to a visit: "was …" of the visit, and "… the visit" of whoever did it."""

# "The ministry confirmed" is cut out of "… confirmed that the visit would not take place" more often than not.
_MAY_LACK_OBJECT: Final = frozenset({Status.ANNOUNCED})

_PLANNED: Final = "planned|scheduled|expected|anticipated"
_GOES: Final = "(?:visit|travel|go|fly|make a visit|pay a visit)"

_OTHERS: Final[Mapping[Status, str]] = MappingProxyType(
    {
        # The least that a source can say; no word for a plan is too weak for it, not even alone.
        Status.REPORTED: f"(?:{_VISIT} (?:is|was) )?(?:{_PLANNED})"
        f"|(?:will|would|may|might|could|plans to|intends to|hopes to"
        f"|is (?:to|due to|set to|likely to|slated to|planning to|(?:{_PLANNED}) to)) {_GOES}",
        Status.UNDER_WAY: f"(?:{_VISIT} )?(?:(?:is|is now) (?:under way|underway)|has (?:begun|started))",
        Status.HELD: f"(?:{_VISIT} )?(?:took place|was held|has taken place|has (?:ended|concluded))",
    }
)


def _clauses(status: Status) -> str:
    if (done := _DONE_TO_IT.get(status)) is None:
        return _OTHERS[status]
    passive = f"(?:{_VISIT} )?{_BE} {_SURELY}(?:{done})"
    if status is Status.POSTPONED:
        passive += _LATER
    an_object = f"(?: {_VISIT})" + ("?" if status in _MAY_LACK_OBJECT else "")
    active = f"{_AGENT} (?:have |has )?{_SURELY}(?:{done}){an_object}"
    return f"{passive}|{active}"


_CLAUSES: Final = {status: re.compile(_clauses(status)) for status in Status}
_STATUS_WORDS: Final = {
    status: re.compile(rf"\b(?:{done})\b") for status, done in (*_DONE_TO_IT.items(), (Status.HELD, "held|took place"))
}
_EDGES: Final = " .,"


@functools.lru_cache(maxsize=1024)
def stated_status(words: str) -> Status | None:
    """The status that some words state beyond doubt; None where they state none, or any word is not understood.

    >>> stated_status("both governments announced").value, stated_status("The visit has been called off.").value
    ('announced', 'cancelled')
    >>> stated_status("the visit has not been cancelled"), stated_status("may be cancelled"), stated_status("cancelled")
    (None, None, None)
    """
    if len(words) > _LONGEST:
        return None
    folded = " ".join(words.casefold().split()).strip(_EDGES)
    return next((status for status, clauses in _CLAUSES.items() if clauses.fullmatch(folded)), None)


def has_word_of(status: Status, words: str) -> bool:
    """Whether a word of a status stands among the words, in whatever sense.

    >>> has_word_of(Status.CANCELLED, "it has not been cancelled"), has_word_of(Status.CANCELLED, "it was announced")
    (True, False)
    """
    found = _STATUS_WORDS.get(status)
    return found is not None and found.search(words.casefold()) is not None
