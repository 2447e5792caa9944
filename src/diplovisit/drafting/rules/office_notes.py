"""Tells notes that an office issued from news, where the head of a text names no publisher.

The signs are the heading of such a note ("Visit of the Minister to Ghana"), a mark of its end ("ENDS", "###") and an
address for questions. They are signs only, so that the kind of the source stays open for a person.
"""

import re
from typing import Final

from diplovisit.drafting.rules.source_head import FoundDateline, HeadLine
from diplovisit.lazy_patterns import lazy_pattern

_MOST_HEADINGS: Final = 4
_LONGEST_HEADING: Final = 20  # words
_MOST_FOOT_LINES: Final = 6
_CLASS: Final = r"(?:(?:upcoming|forthcoming|official|state|working|royal|private|goodwill|courtesy|first|bilateral) )"
_HEADING: Final = lazy_pattern(
    rf"^(?:(?:the|an?|on the|results of the|outcome of the|programme of the|overview of the) )?{_CLASS}{{0,2}}"
    r"(?:visits?|travel|trip|tour)"
    r"(?: (?:of|by|to) (?!fire\b|anger\b|dead\b).*\b(?:to|in|by|of)\b .*| to .*\((?:results?|overview|outcome)\).*)$"
    r"|^.{3,60}[’']s? (?:official |state |working |upcoming )*travel to\b.*"
    r"|^(?:deputy )?secretary-general (?:in|to visit|arrives in|travels to|concludes visit to)\b.*"
    r"|.*\((?:results|overview|outcome|readout)\)$",
    re.IGNORECASE,
)
"""The heading of a note: "State Visit of the President to Chad", "Secretary Harlan's Travel to Jordan"."""
_STATE_VISIT: Final = lazy_pattern(r"\bto (?:pay|undertake|make) (?:an? )?(?:State|Official|Working) Visit\b")
_CITES: Final = lazy_pattern(
    r"\b(?:said|says|told|according to|reported|reports|sources?|Correspondent|declined to|quoted|spokes\w+)\b"
)
"""Words of somebody who is cited. Without any, a heading with "to pay State Visit" is that of a note too."""
_END: Final = lazy_pattern(
    r"^[-–—* ]*(?:ends?|#{2,}|(?:\* ?){3,}|end of (?:statement|release|message|note))[-–—*. ]*$", re.IGNORECASE
)
_QUESTIONS: Final = lazy_pattern(
    r"^(?:notes? (?:to|for) (?:the )?editors?|(?:media |press |further )?(?:enquir(?:y|ies)|inquir(?:y|ies)|contacts?)"
    r"(?: for media)?:"
    r"|for (?:further|more|additional) (?:information|details)(?::|,? (?:please )?(?:contact|see)\b)"
    r"|for (?:media|press) (?:enquiries|inquiries|queries)"
    r"|(?:media|journalists|photographers|press representatives)\b[^.]* (?:wishing to attend"
    r"|(?:should|must|are asked to|are requested to) (?:register|contact))|accreditation\b)",
    re.IGNORECASE,
)
_OF_NEWS: Final = lazy_pattern(
    r"^(?:[Bb]y [A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3}$|B[Yy] [A-Z .’'-]{5,40}$|[Bb]y (?:[Oo]ur|[Aa]|[Ss]taff)\b"
    r"|[Ff]rom (?:[Oo]ur|the column|[Aa])\b|[Ss]pecial to\b|[Pp]ublished in\b|[Rr]eporting by\b|[Ww]ith inputs from\b)"
    r"|\btold (?:reporters|journalists|the [A-Z]\w+|a news conference|AFP|AP|Reuters|Xinhua|PTI|ANI)\b"
    r"|\b(?:officials?|sources?|diplomats?|spokes\w+|analysts?|witnesses|ministry|office|palace|embassy|commission"
    r"|aides?) (?:said|told|confirmed|announced|denied)\b|\baccording to (?:a |an |the |local |state |two |three )*"
    r"(?:\w+ )?(?:officials?|sources?|media|reports?|spokes\w+)\b|\(?(?:AP|AFP|Reuters|Xinhua|ANI|PTI|IANS|EFE|TASS)\)"
)
"""Words of news: a byline, and what somebody said to a newspaper."""


def find_sign_of_office(lines: tuple[HeadLine, ...], dateline: FoundDateline | None) -> HeadLine | None:
    """Returns the line that shows best that an office issued a text; None for news and for a text with no such line."""
    if dateline is not None and dateline.publisher is not None:
        return None
    if any(_OF_NEWS.search(line.text) is not None for line in lines):
        return None
    cites = any(_CITES.search(line.text) is not None for line in lines)
    foot = lines[-_MOST_FOOT_LINES:]
    signs = (
        next((line for line in foot if _END.match(line.text) is not None), None),
        next((line for line in foot if _QUESTIONS.match(line.text) is not None), None),
        next((line for line in lines[:_MOST_HEADINGS] if _is_heading_of_note(line)), None),
        None if cites else next((line for line in lines[:_MOST_HEADINGS] if _STATE_VISIT.search(line.text)), None),
    )
    return next((line for line in signs if line is not None), None)


def _is_heading_of_note(line: HeadLine) -> bool:
    is_short = len(line.text.split()) <= _LONGEST_HEADING and not line.text.endswith((".", "!", "?"))
    return is_short and _HEADING.match(line.text) is not None
