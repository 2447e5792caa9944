"""Reads the status of a visit from words that state it beyond doubt; the only table of such words.

A quote is read as a whole. It states a status only if every word of it is understood. So a negation, a condition, a
rumour or a word of another language states none. The quote must include the finite verb: "cancelled" may be cut out of
"not cancelled", while "has been cancelled" cannot be cut out of "has not been cancelled".

Where no text is at hand, that is not enough: "will visit" may be cut out of "no minister will visit", and "the visit
was cancelled" out of "reports that the visit was cancelled are false". Only a whole sentence is cut out of nothing.
"""

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.vocabularies import Status

_LONGEST: Final = 120  # characters; no clause in the table is longer

_VISIT: Final = (
    "(?:(?:the|this|his|her|their|a|an) )?(?:(?:official|state|working|private|planned|upcoming|forthcoming) )*"
    "(?:visit|trip|tour)"
)
# The article is required, because "No government announced" ends in "government announced".
_AGENT: Final = (
    "(?:the|both|its|our) (?:two )?(?:(?:foreign|external affairs) )?(?:governments?|ministry|ministries|minister"
    "|office|embassy|embassies|president|presidents|prime minister|prime ministers|palace|presidency|sides|officials"
    "|spokesman|spokeswoman|spokesperson|ministry of external affairs|ministry of foreign affairs|white house"
    "|state department|kremlin)"
)
_ADVERB: Final = "(?:officially |formally |jointly )?"
_BE: Final = "(?:is|was|has been)"
_POSTPONED_UNTIL: Final = "(?: indefinitely| until further notice| to a later date)?"

_PARTICIPLES: Final[Mapping[Status, str]] = MappingProxyType(
    {
        Status.ANNOUNCED: "announced",
        Status.CONFIRMED: "confirmed",
        Status.POSTPONED: "postponed|put off|deferred",
        Status.CANCELLED: "cancelled|canceled|called off",
    }
)
"""Participles for what is done to a visit: passive "was …" of the visit, active "… the visit" of the agent."""

_PLANNED: Final = "planned|scheduled|expected|anticipated"
_TRAVEL_VERBS: Final = "(?:visit|travel|go|fly|make a visit|pay a visit)"

_OTHER_CLAUSES: Final[Mapping[Status, str]] = MappingProxyType(
    {
        # The weakest status: any word for a plan is enough, even by itself.
        Status.REPORTED: f"(?:{_VISIT} (?:is|was) )?(?:{_PLANNED})"
        f"|(?:will|would|may|might|could|plans to|intends to|hopes to"
        f"|is (?:to|due to|set to|likely to|slated to|planning to|(?:{_PLANNED}) to)) {_TRAVEL_VERBS}",
        Status.UNDER_WAY: f"(?:{_VISIT} )?(?:(?:is|is now) (?:under way|underway)|has (?:begun|started))",
        Status.HELD: f"(?:{_VISIT} )?(?:took place|was held|has taken place|has (?:ended|concluded))",
    }
)


def _clauses(status: Status) -> str:
    if (participles := _PARTICIPLES.get(status)) is None:
        return _OTHER_CLAUSES[status]
    passive = f"(?:{_VISIT} )?{_BE} {_ADVERB}(?:{participles})"
    if status is Status.POSTPONED:
        passive += _POSTPONED_UNTIL
    # "The ministry announced" may be cut out of "… announced the cancellation of the visit", so it needs an object.
    active = f"{_AGENT} (?:have |has )?{_ADVERB}(?:{participles}) {_VISIT}"
    return f"{passive}|{active}"


_CLAUSES: Final = {status: lazy_pattern(_clauses(status)) for status in Status}
_STATUS_WORDS: Final = {
    status: lazy_pattern(rf"\b(?:{participles})\b")
    for status, participles in (*_PARTICIPLES.items(), (Status.HELD, "held|took place"))
}
_EDGES: Final = " .,"


@functools.lru_cache(maxsize=1024)
def stated_status(words: str) -> Status | None:
    """Returns the status that words state beyond doubt; None if they state none, or if a word is not understood.

    >>> stated_status("both governments announced the visit").value, stated_status("has been called off").value
    ('announced', 'cancelled')
    >>> stated_status("the visit has not been cancelled"), stated_status("may be cancelled"), stated_status("cancelled")
    (None, None, None)
    """
    if len(words) > _LONGEST:
        return None
    folded = " ".join(words.casefold().split()).strip(_EDGES)
    return next((status for status, clauses in _CLAUSES.items() if clauses.fullmatch(folded)), None)


_WHOLE: Final = lazy_pattern(rf"[“\"]?(?:{_VISIT}|{_AGENT}) [^“”\"]*\.[”\"]?", re.IGNORECASE)


@functools.lru_cache(maxsize=1024)
def status_of_sentence(words: str) -> Status | None:
    """Returns the status that words state as a whole sentence, from its capital to its full stop; None otherwise.

    >>> status_of_sentence("The visit has been called off.").value
    'cancelled'
    >>> status_of_sentence("the visit has been called off") is None, status_of_sentence("Will visit.") is None
    (True, True)
    """
    text = words.strip()
    first = next((char for char in text if char.isalpha()), "")
    is_whole = len(text) <= _LONGEST and first.isupper() and _WHOLE.fullmatch(text) is not None
    return stated_status(text.strip('“”"')) if is_whole else None


def has_word_of(status: Status, words: str) -> bool:
    """Whether a word for a status occurs in a text, in any sense.

    >>> has_word_of(Status.CANCELLED, "it has not been cancelled"), has_word_of(Status.CANCELLED, "it was announced")
    (True, False)
    """
    pattern = _STATUS_WORDS.get(status)
    return pattern is not None and pattern.search(words.casefold()) is not None
