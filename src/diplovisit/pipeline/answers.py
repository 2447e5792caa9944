"""Reads what a person answers: a country by its name or code, and days in usual forms. Nothing is guessed."""

import enum
from collections.abc import Callable
from typing import Final, TypeVar

from diplovisit.datasets.model import UnreadableField
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.maps.date_cells import read_date_cell
from diplovisit.maps.date_phrases import DateOptions, is_no_date
from diplovisit.maps.sheet_map import DateOrder
from diplovisit.record import Edtf, EdtfError
from diplovisit.record.country_lookup import country_of
from diplovisit.record.country_readings import AmbiguousName, FoundCountry
from diplovisit.record.polities import polity

_Word = TypeVar("_Word", bound=enum.StrEnum)
_Value = TypeVar("_Value")

_FORMS: Final = "2026-09-15, 15 September 2026, or 15-17 September 2026"
_OF_MAPS: Final = ("; write in the map", "; name a column")
"""Where the part of a message begins that says what a map of a table may say."""


class UnreadableAnswer(ValueError):
    """Raised for an answer that cannot be read: says what was seen and what was expected."""


def parse_country_answer(text: str, when: Edtf | None = None, today: Edtf | None = None) -> str:
    """Returns the code of a country that is given by name or code. Raises UnreadableAnswer.

    when: the days of the visit; they decide between the states of one name. today: without such days, the only one of
    these states that exists on this day is meant.

    >>> parse_country_answer("Norway"), parse_country_answer("no"), parse_country_answer("x-nato")
    ('NO', 'NO', 'x-nato')
    >>> parse_country_answer("Germany", today=Edtf("2026-11-30")), parse_country_answer("Germany", Edtf("1912"))
    ('DE', 'x-german-reich')
    """
    bare = text.strip()
    for code in (bare, bare.upper()):
        if polity(code) is not None:
            return code
    reading = country_of(bare, when)
    if isinstance(reading, FoundCountry):
        return reading.code
    if isinstance(reading, AmbiguousName) and not reading.parts:
        existing = country_of(bare, today) if when is None and today is not None else None
        if isinstance(existing, FoundCountry):
            return existing.code
        # The full name may be the one that was given: "Germany".
        raise UnreadableAnswer(f"{reading.sentence}, or its code")
    raise UnreadableAnswer(reading.sentence)


def parse_days_answer(text: str) -> Edtf:
    """Returns days that are given in EDTF or in usual forms. Raises UnreadableAnswer, which shows both meanings.

    >>> str(parse_days_answer("15-17 September 2026")), str(parse_days_answer("2026-09-15/2026-09-17"))
    ('2026-09-15/2026-09-17', '2026-09-15/2026-09-17')
    >>> parse_days_answer("5/6/2026")
    Traceback (most recent call last):
    ...
    diplovisit.pipeline.answers.UnreadableAnswer: "5/6/2026" can mean 2026-06-05 or 2026-05-06; write the right one
    """
    try:
        return Edtf(text.strip())
    except EdtfError:
        pass
    try:
        return read_date_cell(text.strip(), DateOptions()).when
    except UnreadableField as error:
        meanings = _meanings(text.strip())
        if len(meanings) > 1:
            raise UnreadableAnswer(f"{quoted(text)} can mean {' or '.join(meanings)}; write the right one") from None
        if is_no_date(error):
            raise UnreadableAnswer(f"expected days, such as {_FORMS}; saw {quoted(text)}") from None
        # What a map may say does not help a person who answers a question.
        sentence = str(error)
        for words in _OF_MAPS:
            sentence = sentence.partition(words)[0]
        link = ", such as" if "; write" in sentence else "; write days as"
        raise UnreadableAnswer(f"{sentence}{link} {_FORMS}") from None


def _meanings(text: str) -> tuple[str, ...]:
    """Returns what a date of figures is in the order day and month, and in the other one."""
    found = []
    for order in (DateOrder.DMY, DateOrder.MDY):
        try:
            found.append(str(read_date_cell(text, DateOptions(order=order)).when))
        except UnreadableField:
            continue
    return tuple(dict.fromkeys(found))


def parse_word_answer(text: str, words: type[_Word]) -> _Word:
    """Returns a word of a closed list. Raises UnreadableAnswer with the words there are.

    >>> from diplovisit.record import Status
    >>> parse_word_answer("Held", Status)
    <Status.HELD: 'held'>
    """
    bare = "-".join(text.strip().lower().split())
    try:
        return words(bare)
    except ValueError:
        suggestion = did_you_mean(closest(bare, words))
        raise UnreadableAnswer(f"expected one of {', '.join(words)}; saw {quoted(text)}{suggestion}") from None


def parse_line_answer(text: str, build: Callable[[str], _Value]) -> str:
    """Returns a text without blanks around it that a class of the record accepts. Raises UnreadableAnswer."""
    bare = " ".join(text.split())
    if not bare:
        raise UnreadableAnswer("expected a text; saw an empty one")
    try:
        build(bare)
    except ValueError as error:
        raise UnreadableAnswer(str(error).partition(": ")[2] or str(error)) from None
    return bare
