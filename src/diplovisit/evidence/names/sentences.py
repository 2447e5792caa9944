"""Sentences of news prose: where the one around a span begins and ends."""

import bisect
import functools
import re
from typing import Final

from diplovisit.evidence.names.starters import FUNCTION_WORDS
from diplovisit.evidence.names.tokens import ABBREVIATIONS

_LAST_WORD = re.compile(r"(?:[^\W_]\.)*[^\W_]*$")
_NEXT_WORD = re.compile(r"[^\W_]+")
_CLOSERS: Final = "\"'\u201d\u2019)]"
# A line, a bullet, or the end of a sentence with the marks that close it: nothing breaks anywhere else.
_MAY_BREAK = re.compile(f"\n|\u2022|[.!?][{re.escape(_CLOSERS)}]{{0,3}}")
# No word of news is longer: what is looked at around a full stop is bounded, whatever the text.
_REACH: Final = 40
# Nor is a sentence: what is read on either side of a quote is bounded, in a text without any full stop too.
_LONGEST: Final = 5_000


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The start and end of the sentence that a span lies in; of all of them where it runs over several.

    Line breaks and bullets end a sentence; the full stops of "U.S.", "Mr.", "J. Biden", "Rs. 500" and "3.5" do not.
    White space at the ends is left out.

    >>> text = "He left. Mr. Trump of the U.S. Senate paid $3.5 million. It rained."
    >>> begin, end = sentence_around(text, 20, 22)
    >>> text[begin:end]
    'Mr. Trump of the U.S. Senate paid $3.5 million.'
    """
    least, farthest, breaks = end, end + _LONGEST, _breaks(text)
    before, behind = bisect.bisect_right(breaks, start), bisect.bisect_left(breaks, max(end, start + 1))
    begin = max(breaks[before - 1] if before else 0, start - _LONGEST)
    end = min(breaks[behind] if behind < len(breaks) else len(text), farthest)
    while begin < start and (text[begin].isspace() or _is_bullet(text, begin)):
        begin += 1
    while end > least and text[end - 1].isspace():
        end -= 1
    return begin, end


@functools.lru_cache(maxsize=16)
def _breaks(text: str) -> tuple[int, ...]:
    """Where sentences end and others begin; kept for the rows and the records that share the text."""
    places = (match.start() if match[0] == "\u2022" else match.end() for match in _MAY_BREAK.finditer(text))
    return tuple(place for place in places if 0 < place < len(text) and _is_break(text, place))


def _is_bullet(text: str, place: int) -> bool:
    if text[place] not in "-*":
        return text[place] == "\u2022"
    before = text[max(0, place - _REACH) : place].rpartition("\n")[2]
    return not before.strip() and text[place + 1 : place + 2].isspace()


def _is_break(text: str, place: int) -> bool:
    """Whether one sentence ends and another begins at a place between two characters."""
    if text[place - 1] == "\n" or text[place] == "\u2022":
        return True
    mark = place - 1
    while mark >= 0 and text[mark] in _CLOSERS and place - mark < 4:
        mark -= 1
    if mark < 0 or text[mark] not in ".!?" or text[place] in _CLOSERS + ".!?":
        return False
    if text[place].isspace():
        following = _NEXT_WORD.search(text, place, place + _REACH)
        rest = text[place : place + _REACH].lstrip()
        if not rest:
            return True
        # A small letter goes on with the sentence; a digit, a quotation mark or a capital may begin one.
        if rest[0].islower():
            return False
        return text[mark] != "." or _ends_sentence(text, mark, following.group() if following else "")
    # "sanctions.Key Takeaways": a blank was lost, and no abbreviation has a small letter before and a capital behind.
    return (
        text[place].isupper()
        and mark > 1
        and text[mark - 1].islower()
        and text[mark - 2].islower()
        and (_last_word(text, mark) not in ABBREVIATIONS)
    )


def _ends_sentence(text: str, mark: int, following: str) -> bool:
    word = _last_word(text, mark)
    if word in ABBREVIATIONS:
        return False
    if (len(word) == 1 and word.isupper()) or "." in word:
        # "U.S. Senate", "J. Biden" go on; "in the U.S. The Senate" does not.
        return len(word) > 1 and following.lower() in FUNCTION_WORDS
    return True


def _last_word(text: str, mark: int) -> str:
    found = _LAST_WORD.search(text[max(0, mark - _REACH) : mark])
    return found.group() if found else ""
