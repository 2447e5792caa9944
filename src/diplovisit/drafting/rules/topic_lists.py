"""Cuts what is to be talked about into topics: short phrases of the text, each in its own words."""

import re
from collections.abc import Iterator
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern

MOST_WORDS: Final = 8
"""The most words of the label of a topic."""

_ENDS: Final = lazy_pattern(
    r"(?<![A-Z])\.(?= |$)|[;:!?()—–]| and (?:exchange|hold|sign|explore|visit|meet|also|will|agree|attend|discuss"
    r"|review|take|call|open|inaugurate|interact|address)\b|,? (?:amid(?:st)?|ahead of|according to|as per|while|when"
    r"|during|before|after|despite|following|but"
    r"|although|as (?:the|he|she|they|sources|officials)|in order to|with a view to|where|on the sidelines|in talks"
    r"|at (?:the|a) (?:meeting|summit|talks)|with (?:his|her|their|him|them|the (?:prime|foreign|president)"
    r"|(?:acting |interim )?(?:Prime|Foreign|Defen[cs]e|Trade|Finance|Interior|Energy|Economy|Minister|President"
    r"|Chancellor"
    r"|King|Queen|Emperor|Sultan|Emir|Pope|Crown|Deputy|Vice|Speaker|Secretary|Premier|Mr|Mrs|Ms|Dr|Sheikh|Prince"
    r"|Princess)))\b"
    r"|, (?:[\w’' ]+ )?(?:said|says|told|added|noted|reported|announced)\b|[\"“”]|,? (?:in|on) (?:Mon|Tues|Wednes|Thurs"
    r"|Fri|Satur|Sun)day\b"
)
_INSERTION: Final = lazy_pattern(r", (?:which|who|whose|where|in which)[^,]*(?:,|$)")
_INTRODUCTION: Final = lazy_pattern(
    r"^(?:the |an? |all |various |several )?(?:[\w-]+ ){0,4}?(?:topics|issues|matters|subjects|areas|questions|themes"
    r"|range of \w+(?: \w+)?|list)(?: of (?:mutual|common) interest)?,? (?:including|such as|like|ranging from) "
)
_LEADING: Final = lazy_pattern(
    r"^(?:(?:and|or|also|particularly|especially|notably|mainly|possibly|in particular|as well as|the|a|an|its"
    r"|their|his"
    r"|her|our|both|other|(?:the )?(?:issues?|questions?|matters?|topics?|subjects?|prospects?) (?:of|related to)"
    r"|ways to|how to|efforts to|on|of|about) +)+",
    re.IGNORECASE,
)
_TRAILING: Final = lazy_pattern(
    r" (?:regarding|concerning|to|for|with|between|in|amid|over|under|from|at|by|on|through|via|as|within|among|of"
    r"|across|and|that|against|towards?)$"
)
_CUTS: Final = lazy_pattern(
    r",? (?:regarding|concerning|to|for|with|between|in|over|under|from|at|by|on|through|within|among|across|that"
    r"|against|towards?)\b"
)
_NO_TOPIC: Final = lazy_pattern(
    r"^(?:it|him|her|them|this|that|these|those|others?|more|issues?|matters?|topics?|everything|the (?:visit|trip)"
    r"|there|each other|reporters|journalists|questions|details|dates|\W*)$",
    re.IGNORECASE,
)


def split_topics(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yields the spans of the topics in a list of a sentence, in order.

    >>> text = (
    ...     "They will discuss several topics including fisheries, air links, and the Sudan crisis, amid the drought."
    ... )
    >>> [text[first:last] for first, last in split_topics(text, 18, len(text))]
    ['fisheries', 'air links', 'Sudan crisis']
    """
    match = _ENDS.search(text, start, end)
    end = match.start() if match is not None else end
    if (introduction := _INTRODUCTION.match(text[start:end])) is not None:
        start += introduction.end()
    for first, last in _items(text, start, end):
        if (span := _label(text, first, last)) is not None:
            yield span


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yields the spans between commas, and both parts of an "and" at the end of a list with commas."""
    # A relative clause is left out of the list, and its place is kept.
    plain = _INSERTION.sub(lambda match: "," + " " * (len(match[0]) - 1), text[start:end])
    at, spans = 0, []
    for match in re.finditer(r",\s*(?:and |or |as well as )?| as well as ", plain):
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, len(plain)))
    is_list = len(spans) > 1
    for number, (first, last) in enumerate(spans):
        joined = plain[first:last]
        parts = joined.split(" and ")
        is_last = number == len(spans) - 1
        if len(parts) == 2 and ((is_list and is_last) or len(joined.split()) > MOST_WORDS):
            middle = first + len(parts[0])
            yield start + first, start + middle
            yield start + middle + len(" and "), start + last
        else:
            yield start + first, start + last


def _label(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of a topic without the words around it; None where too many words are left, or none that say what."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    if (leading := _LEADING.match(text[start:end])) is not None:
        start += leading.end()
    end = start + len(text[start:end].rstrip(" ,"))
    if len(text[start:end].split()) > MOST_WORDS:
        cuts = [
            start + cut.start()
            for cut in _CUTS.finditer(text[start:end])
            if 2 <= len(text[start : start + cut.start()].split()) <= MOST_WORDS
        ]
        if not cuts:
            return None
        end = cuts[-1]
    while (trailing := _TRAILING.search(text[start:end])) is not None:
        end = start + trailing.start()
    label = text[start:end]
    return None if _NO_TOPIC.match(label) is not None or not re.search(r"[^\W\d_]{3}", label) else (start, end)
