"""Whether a day is the first or the last one of a stay: "arrived on Sunday", "on Monday wrapped up a visit"."""

import re
from typing import Final

from diplovisit.drafting.rules.day_mentions import DayMention
from diplovisit.drafting.rules.journey import Destination
from diplovisit.evidence.readings import DateReading
from diplovisit.lazy_patterns import lazy_pattern

_START: Final = lazy_pattern(
    r"\b(?:begin(?:s|ning)?|began|start(?:s|ed|ing)?|arriv(?:e|es|ed|ing|al)|land(?:s|ed|ing)?|left|leav(?:e|es|ing)"
    r"|depart(?:s|ed|ing)?|fl(?:y|ies|ew)|kick(?:s|ed)? off|embark\w*|set(?:s)? (?:off|out)|open(?:s|ed)?|from"
    r"|goes|head(?:s|ed)|touch(?:es|ed) down)\b",
    re.IGNORECASE,
)
_END: Final = lazy_pattern(
    r"\b(?:conclud\w+|wrap(?:s|ped|ping)? up|end(?:s|ed|ing)?|complet\w+|finish\w*|return(?:s|ed|ing)?|wound up"
    r"|round\w* off|leaves?(?! for\b)|departs?(?! for\b))\b",
    re.IGNORECASE,
)
_LEFT: Final = lazy_pattern(r"\b(?:left|leav(?:e|es|ing)|depart(?:s|ed|ing)?)(?: from)? (?:the )?$")
_BEGINS_BEHIND: Final = lazy_pattern(
    r"[ ,](?:[\w’'-]+ ){0,3}?(?:arriv(?:e|es|ed)|land(?:s|ed)|beg(?:in|ins|an)|start(?:s|ed)|embark(?:s|ed)"
    r"|kick(?:s|ed) off|flew|flies|left (?:[\w’'-]+ ){0,2}?for)\b"
)
_ENDS_BEHIND: Final = lazy_pattern(rf"[ ,](?:[\w’'-]+ ){{0,3}}?(?:{_END.pattern})", re.IGNORECASE)


def edge_of_stay(day: DayMention, first: int, place: Destination | None) -> str | None:
    """Whether a single day is the first or the last one of a stay, or that of the return, perhaps a day later.

    first: where its clause begins. place: the place of the journey that it belongs to, None where there is none.
    """
    text, mention = day.sentence.text, day.mention
    reading = mention.reading
    assert isinstance(reading, DateReading)
    if reading.end is not None or day.candidates[0].lower != day.candidates[0].upper:
        return None
    if place is not None and place.end <= mention.start and _LEFT.search(text, first, place.start) is not None:
        return "end"  # "left Lisbon on Sunday"
    before = text[first : mention.start]
    ends = list(_END.finditer(before))
    starts = [match.start() for match in _START.finditer(before)]
    if ends and (not starts or ends[-1].start() > starts[-1]):
        return "return" if ends[-1].group().lower().startswith("return") else "end"
    if not starts and not ends and _ENDS_BEHIND.match(text, mention.end) is not None:
        return "end"  # "on Monday wrapped up a three-day visit"
    if not starts and not ends and _BEGINS_BEHIND.match(text, mention.end) is not None:
        return "start"  # "on Monday arrived in Lisbon for a three-day visit"
    return "start" if starts else None
