"""Visits and delegations without the one who travels: "a trip for spouses", "her delegation will"."""

import re
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern

_OTHERS: Final = (
    r"(?:spouses?|husbands?|wi(?:fe|ves)|sons?|daughters?|famil(?:y|ies)|children|journalists|reporters|media|press"
    r"|ambassadors?|deput(?:y|ies)|officials?|business\w*|companies|entrepreneurs|investors|experts|staff|team|advisers?"
    r"|advisors?|aides?|envoys?|students|artists|members|partners|protesters|tourists|accompanying (?:persons?|party)"
    r"|predecessors?|successors?|counterparts?)"
)
_WHOSE: Final = r"(?:the|an?|his|her|their|some|other|several)"
_OF_OTHERS: Final = lazy_pattern(
    r"(?: (?:to|in|at|of) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)?"
    r"(?: (?:will be|is to be|is|was|has been|had been) (?:made|paid|led|undertaken|taken|headed))?"
    rf" (?:by|for|of) (?:{_WHOSE} )?(?:[a-z-]+ ){{0,2}}?(?P<who>{_OTHERS})\b"
)
_OWNED_BY_OTHERS: Final = lazy_pattern(
    rf"(?:{_WHOSE} )?(?:[\w-]+ ){{0,2}}?(?:{_OTHERS}|delegation|entourage)[’']s?(?= )"
    r"|(?:the|an?) (?:separate|parallel) \w+",
    re.IGNORECASE,
)
_APART: Final = lazy_pattern(
    r"(?:his|her|their) |(?:the|an?) (?:[\w-]+ ){0,3}?(?:business|trade|press|media|advance|technical"
    r"|economic|corporate|cultural|youth)\b",
    re.IGNORECASE,
)
_STAYS: Final = lazy_pattern(
    r"\b(?:while|whereas|but|though|although|as) (?:[A-Z][\w’'.-]+ |[Tt]he |[\w-]+ ){0,4}?(?:she|he|they|[A-Z][\w’'-]+"
    r"|[a-z]+) (?:herself |himself |themselves )?(?:will )?(?:stays?|remains?|returns?|waits?|rests?|flies home"
    r"|fly home)\b"
)
SERVANT_OF: Final = lazy_pattern(
    r"\b(?:envoy|representative|adviser|advisor|aide|spokes\w+|deputy|assistant|secretary|counsel|counsellor"
    r"|chief of staff|delegation|office|wife|husband|spouse|son|daughter|brother|sister)s? (?:of|to|for) (?:the )?"
    r"(?:(?:Prime Minister|Foreign Minister|President|Premier|King|Queen|Minister|Chancellor|Emperor|Emir|Sultan) )?$",
    re.IGNORECASE,
)
"""Words of somebody who serves the one after them: "Special Envoy of the President"."""


def is_visit_of_others(text: str, start: int, end: int) -> bool:
    """Whether the visit in a span of a sentence is made by others than the one who travels, or arranged for them.

    >>> is_visit_of_others("A trip to Cork for spouses is planned.", 0, 6)
    True
    >>> is_visit_of_others("A trip to Cork for talks is planned.", 0, 6)
    False
    """
    return _OF_OTHERS.match(text, end) is not None or _OWNED_BY_OTHERS.match(text, start, end) is not None


def is_apart(text: str, start: int, end: int) -> bool:
    """Whether a delegation in a span acts without the one who travels: "the business delegation".

    >>> is_apart("Her delegation will go to Cork.", 0, 14), is_apart("The delegation will go to Cork.", 0, 14)
    (True, False)
    """
    is_joined = text.endswith((" and ", " with "), 0, start)
    return not is_joined and (_APART.match(text, start, end) is not None or _STAYS.search(text, end) is not None)
