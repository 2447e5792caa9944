"""Whether a sentence tells of another time than that of the record: "In 2019", "a year ago", "whenever it rained"."""

import re
from typing import Final

from diplovisit.evidence.verdicts.verdict import CitedText
from diplovisit.lazy_patterns import lazy_pattern

_OTHER_TIME: Final = lazy_pattern(
    r"\b(?:(?:years?|decades?|months?) (?:ago|earlier)|last (?:year|month)|in the past|once|used to|whenever|every year"
    r"|years? before|previously|formerly|in \w+ day)\b",
    re.IGNORECASE,
)
_YEAR: Final = lazy_pattern(r"(?<![\w$€£.,-])(?:19|20)\d\d\b(?![.,]\d|-)")


def other_time(words: CitedText) -> str | None:
    """Returns the words by which a sentence may tell of another time; None if there are none.

    A year counts unless it is that of the source, or of a date of the record.

    >>> from diplovisit.evidence.verdicts.verdict import quote_alone
    >>> other_time(quote_alone("In 2019 the dinner was cancelled")), other_time(quote_alone("The dinner was cancelled"))
    ('2019', None)
    """
    text = words.sentence.text
    if (told := _OTHER_TIME.search(text)) is not None:
        return told.group()
    years = {year for year, _ in words.months} | ({words.day.year} if words.day is not None else set())
    return next((match.group() for match in _YEAR.finditer(text) if int(match.group()) not in years), None)
