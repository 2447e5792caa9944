"""Shows the words of a text that a quote nearly has: with other capitals, or with a slip at one place."""

import bisect
import re
from collections.abc import Callable
from typing import Final

from diplovisit.evidence.texts import SourceText, normalise
from diplovisit.findings.phrases import quoted

_MOST_SEARCHES: Final = 100
_LONGEST_TEXT: Final = 1_000_000
_SHORTEST: Final = 6
"""The fewest characters that a quote and a text must share, so that the text has the words that were meant."""


_SHORTEST_REST: Final = 3
_NEARBY: Final = 20


class NearWords:
    """A search for the words that a quote was meant to have. It explains, and proves nothing."""

    def __init__(self) -> None:
        self._searches = 0

    def instead_of(self, words: str | None, text: SourceText, *, are_shown: bool = True) -> str:
        """Returns the end of a sentence that shows the words of the text; "" if none are near, or after many searches.

        are_shown: whether a report may show words of the text. It may not if the text may be any file.

        >>> from diplovisit.evidence.texts import read_text
        >>> text = read_text(b"On the first day they will meet in Lisbon.")
        >>> near = NearWords()
        >>> near.instead_of("On the First Day", text)
        '; line 1 has "On the first day"'
        >>> near.instead_of("they wil meet", text)
        '; line 1 has "they will meet"'
        >>> near.instead_of("Tokyo", text)
        ''
        >>> near.instead_of("they wil meet", text, are_shown=False)
        '; line 1 has nearly these words'
        """
        self._searches += 1
        if words is None or self._searches > _MOST_SEARCHES or text.length > _LONGEST_TEXT:
            return ""
        if not (quote := normalise(words).text):
            return ""
        if match := re.search(re.escape(quote), text.text, re.IGNORECASE):
            start, end = match.span()
        elif (near := _with_one_slip(quote, text.text)) is not None:
            start, end = near
        else:
            return ""
        shown = quoted(text.text[start:end]) if are_shown else "nearly these words"
        return f"; line {text.line_of(start)} has {shown}"


def _with_one_slip(quote: str, text: str) -> tuple[int, int] | None:
    """Returns the range of the words of a text that share more than half of a quote, from its beginning or to its end.

    The rest is looked for close by. None if the text has no such words.
    """
    begun = _longest(lambda length: quote[:length] in text, len(quote))
    ended = _longest(lambda length: quote[len(quote) - length :] in text, len(quote))
    if max(begun, ended) < max(_SHORTEST, len(quote) // 2 + 1):
        return None
    # Letters of a word that the text does not have whole are left out: "Oct" of "Octber", "l" of "all".
    head = quote[:begun].rpartition(" ")[0] or quote[:begun]
    tail = quote[len(quote) - ended :].partition(" ")[2] or quote[len(quote) - ended :]
    if begun >= ended:
        start = text.index(head)
        end = min(start + len(quote), len(text))
        if len(tail) >= _SHORTEST_REST and (at := text.find(tail, start + len(head), end + _NEARBY)) >= 0:
            end = at + len(tail)
    else:
        end = text.index(tail) + len(tail)
        start = max(0, end - len(quote))
        if len(head) >= _SHORTEST_REST and (at := text.rfind(head, max(0, start - _NEARBY), end - len(tail))) >= 0:
            start = at
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


def _longest(is_found: Callable[[int], bool], most: int) -> int:
    """Returns the greatest length that is found; every shorter one is found, too."""
    return bisect.bisect_left(range(1, most + 1), x=True, key=lambda length: not is_found(length))
