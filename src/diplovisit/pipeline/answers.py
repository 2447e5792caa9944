"""Reads what a person answers: a country by its name or code, and days in usual forms. Nothing is guessed."""

import enum
from collections.abc import Callable
from typing import Final, TypeVar

from diplovisit.datasets.model import UnreadableField
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.maps.date_cells import read_date_cell
from diplovisit.maps.date_phrases import DateOptions
from diplovisit.maps.sheet_map import DateOrder
from diplovisit.record import Edtf, EdtfError
from diplovisit.record.country_lookup import country_of
from diplovisit.record.country_readings import FoundCountry
from diplovisit.record.polities import polity

_Word = TypeVar("_Word", bound=enum.StrEnum)
_Value = TypeVar("_Value")

_FORMS: Final = "write it as 2026-09-15, 15 September 2026, or 15-17 September 2026"


class UnreadableAnswer(ValueError):
    """Raised for an answer that cannot be read: says what was seen and what was expected."""


def parse_country_answer(text: str, when: Edtf | None = None) -> str:
    """Returns the code of a country that is given by name or code. Raises UnreadableAnswer.

    >>> parse_country_answer("Norway"), parse_country_answer("no"), parse_country_answer("x-nato")
    ('NO', 'NO', 'x-nato')
    """
    bare = text.strip()
    for code in (bare, bare.upper()):
        if polity(code) is not None:
            return code
    reading = country_of(bare, when)
    if isinstance(reading, FoundCountry):
        return reading.code
    raise UnreadableAnswer(reading.sentence)


def parse_days_answer(text: str) -> Edtf:
    """Returns days that are given in EDTF or in usual forms. Raises UnreadableAnswer; both meanings are told.

    >>> str(parse_days_answer("15-17 September 2026")), str(parse_days_answer("2026-09-15/2026-09-17"))
    ('2026-09-15/2026-09-17', '2026-09-15/2026-09-17')
    >>> parse_days_answer("5/6/2026")
    Traceback (most recent call last):
    ...
    diplovisit.pipeline.answers.UnreadableAnswer: "5/6/2026" is 2026-06-05 or 2026-05-06; write the one that is meant
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
            raise UnreadableAnswer(f"{quoted(text)} is {' or '.join(meanings)}; write the one that is meant") from None
        # What a map may say does not help a person who answers a question.
        sentence = str(error).partition("; say in the map")[0]
        raise UnreadableAnswer(f"{sentence}; {_FORMS}") from None


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
        raise UnreadableAnswer("expected a text; saw none")
    try:
        build(bare)
    except ValueError as error:
        raise UnreadableAnswer(str(error).partition(": ")[2] or str(error)) from None
    return bare
