"""Marks in the title of a calendar entry that say that the event is off: `Canceled: Talks`, `Talks (abgesagt)`.

Outlook writes such a mark in the language of its user, and often leaves STATUS as it was. A mark stands at the
beginning or at the end of a title, and brackets or punctuation set it off. "Cancelled stamps exhibition" has no mark.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.importers.doubtful_marks import revoked_mark
from diplovisit.importers.status_words import STATUS_WORD, TIME_AFTER, status_of_word
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.vocabularies import Status

_OPENING, _CLOSING = r"\[({<【［（「『《〔〈", r"\])}>】］）」』》〕〉"
# Words that go on after a mark inside brackets: "(postponed to 12 May)". A noun may not: "(cancelled contracts)".
_GOES_ON: Final = (
    r"(?:by|due|because|until|till|to|for|owing|on|at|after|since|from|as of|again|indefinitely|sine die"
    r"|wegen|bis|auf|durch|von|am|par|pour|en raison|au|jusqu|à|por|debido|hasta|a|al|para|per|fino|da|door|wegens|tot"
    r"|naar|из-за|до|на)\b|[-–—:;,.]"
)
# Quantifiers are possessive where nothing that follows may begin alike, so that 2,000 blanks take no time.
# Outlook writes FW: and RE: before the mark of a cancelled meeting, and Google writes "Canceled event:".
_REPLIED: Final = r"(?:(?:fwd?|re|wg|aw|tr|rv|vs|antw|doorst|i|ynt)\s*+[:：]\s*+)*+"
_EDGE: Final = r"[\s\ufeff\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]"
_DECORATION: Final = rf"(?:{_EDGE}|[*_~=#❌🚫⛔⚠‼❗🛑✖✗✘\ufe0f!>»•])*+"

_BRACKETED: Final = (
    rf"[{_OPENING}]\s*(?P<bracketed>{STATUS_WORD})(?!\w)\s*(?:(?:{_GOES_ON})[^{_OPENING}{_CLOSING}]*)?!?\s*[{_CLOSING}]"
)
# A hyphen, a slash and a full stop also stand inside words: they set off only next to a blank.
_SET_OFF_AFTER: Final = r"(?:\s*[:：;|*~»❌🚫⛔⚠‼❗🛑✖✗✘–—]|\s*!++(?!\s?[?？])|\s+[-−/.•·_>]|[-−/.•·_]+(?=\s))"
_SET_OFF_BEFORE: Final = r"(?:[:：;|*~»❌🚫⛔⚠‼❗🛑✖✗✘–—]\ufe0f?\s*|[-−/•·_>]+\s+|\s[-−/•·_>]+\s*)"

# "Event cancelled: Talks", "Cancelled/Postponed: Talks", "Postponed until May: Talks".
_SUBJECT: Final = (
    r"(?:(?:(?:the|this|der|die|das|l'|la|le|el)\s+)?(?:event|meeting|appointment|termin|veranstaltung|événement|réunion"
    r"|evento|reunión|встреча|мероприятие)\s+(?:(?:is|was|has been|ist|wurde|est|está|è)\s+)?)?"
)
_MORE: Final = (
    rf"(?:\s?[/+&]\s?(?P<other>{STATUS_WORD})(?!\w))?"
    rf"(?:\s+{TIME_AFTER}(?:(?!\s[-–—])[^:：–—;|!()\[\]]){{0,60}})?"
)

_AT_THE_BEGINNING: Final = lazy_pattern(
    rf"(?P<replied>{_EDGE}*+{_REPLIED}){_DECORATION}"
    rf"(?:{_BRACKETED}|{_SUBJECT}(?P<word>{STATUS_WORD})(?:\s+event(?!\w))?{_MORE}{_SET_OFF_AFTER})"
    rf"(?:\s*+[:：;|!*~»❌🚫⛔⚠‼❗🛑✖✗✘–—\-−/.•·_>\ufe0f]++(?=\s))*+\s*+",
    re.IGNORECASE,
)
_AT_THE_END: Final = lazy_pattern(
    rf"[\s:：|*~–—\-−/•·_>]{{0,20}}(?:{_BRACKETED}|{_SET_OFF_BEFORE}(?P<word>{STATUS_WORD})(?!\w){_MORE}){_DECORATION}\.?{_EDGE}*\Z",
    re.IGNORECASE,
)
_ALONE: Final = lazy_pattern(
    rf"{_DECORATION}[{_OPENING}]?(?P<word>{STATUS_WORD})[{_CLOSING}]?{_DECORATION}[:.]?{_EDGE}*\Z", re.IGNORECASE
)
_LONGEST_TITLE: Final = 2_000
_MOST_MARKS: Final = 4


@attrs.frozen(kw_only=True)
class MarkedTitle:
    """A title with marks: what is left of it, the marks as written, and the status that they say.

    title: the title without the marks; the title as written if it is nothing but a mark.
    """

    title: str
    marks: tuple[str, ...]
    status: Status


def read_status_marks(title: str) -> MarkedTitle | None:
    """Returns the marks of a title; None if it has none. Cancelled beats postponed, which beats tentative.

    >>> read_status_marks("Canceled: Talks")
    MarkedTitle(title='Talks', marks=('Canceled:',), status=<Status.CANCELLED: 'cancelled'>)
    >>> read_status_marks("Gespräche (verschoben auf Mai)").title
    'Gespräche'
    >>> read_status_marks("Talks on cancelled contracts"), read_status_marks("Cancelled stamps exhibition")
    (None, None)
    """
    if len(title) > _LONGEST_TITLE:
        return None
    text = unicodedata.normalize("NFC", title)
    if revoked_mark(text) is not None:
        return None
    if (alone := _ALONE.match(text)) is not None and status_of_word(alone["word"]) is not Status.REPORTED:
        return MarkedTitle(title=title, marks=(alone[0].strip(),), status=status_of_word(alone["word"]))
    marks: list[str] = []
    statuses: list[Status] = []
    for mark, status, rest in _take_marks(text):
        marks.append(mark)
        statuses.append(status)
        text = rest
    if not statuses:
        return None
    return MarkedTitle(title=text, marks=tuple(marks), status=min(statuses, key=_ORDER.index))


_ORDER: Final = (Status.CANCELLED, Status.POSTPONED, Status.REPORTED)


def _take_marks(text: str) -> Iterator[tuple[str, Status, str]]:
    """Yields each mark, what it says, and the text without it and the marks before."""
    for _ in range(_MOST_MARKS):
        if (found := _AT_THE_BEGINNING.match(text)) is not None:
            mark, rest = found[0][len(found["replied"]) :].strip(), found["replied"] + text[found.end() :]
        elif (found := _search_end(text)) is not None:
            mark, rest = found[0].strip(), text[: found.start()]
        else:
            return
        status = status_of_word(found["bracketed"] or found["word"])
        if found["other"] is not None:
            status = min(status, status_of_word(found["other"]), key=_ORDER.index)
        # "Tentative: …" is a word of a title; only this project writes "[Tentative]".
        if not rest.strip() or (status is Status.REPORTED and found["bracketed"] is None):
            return
        text = rest.strip()
        yield mark, status, text


def _search_end(text: str) -> re.Match[str] | None:
    """Returns a mark at the end of a text. Only places where a mark may begin are tried, so the time is linear."""
    tail = max(len(text) - 200, 0)
    return _AT_THE_END.search(text, tail)
