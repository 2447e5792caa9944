"""Reads the words of cells by the value tables of a map. A word that no table has is refused, with what there is."""

import enum
import re
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from diplovisit.datasets.model import UnreadableField
from diplovisit.findings.phrases import closest, did_you_mean, escaped, quoted
from diplovisit.maps.mapped_facts import VOCABULARIES, MappedFact
from diplovisit.maps.several_names import separators_pattern
from diplovisit.maps.sheet_map import ANY_WORD, NOTHING, ColumnReference, OtherWords, SheetMap, fold_word
from diplovisit.maps.sheet_rows import clean_lines, clean_text

_MOST_WORDS: Final = 12
_LONGEST_SHOWN: Final = 120
_LINES: Final = frozenset((MappedFact.PURPOSE, MappedFact.NOTE))


@attrs.frozen
class StatedWord:
    """What one part of a cell states: a fact, its value in our words, and the words of the cell."""

    fact: MappedFact
    value: str
    printed: str

    @property
    def note(self) -> str:
        """How the map decided; "" if the cell itself states the value."""
        if _hyphened(self.printed) == _hyphened(self.value):
            return ""
        return f"The map reads {quoted(self.printed)} as {escaped(self.value.rstrip('.'), _LONGEST_SHOWN)}."

    @property
    def is_odd(self) -> bool:
        """Whether the cell has a word of our lists as programs write it, and not as prose does: under-way."""
        return self.fact in VOCABULARIES and re.search("[-_]", self.printed) is not None


def read_words(sheet_map: SheetMap, fact: MappedFact, text: str) -> Iterator[StatedWord]:
    """Yields what the parts of a cell state. Raises UnreadableField for a word that the map does not know."""
    reference = sheet_map.columns[fact]
    table = sheet_map.words.get(fact)
    for part in split_cell(text, reference.split):
        try:
            yield from _meaning(fact, part, table, reference)
        except KeyError:
            raise UnreadableField(_unknown_word(fact, clean_text(part), sheet_map.values.get(fact))) from None


def split_cell(text: str, separators: tuple[str, ...]) -> list[str]:
    """Returns the parts of a cell, without blank ones.

    >>> split_cell("Paro; Thimphu;", (";",)), split_cell("Paro; Thimphu", ())
    (['Paro', 'Thimphu'], ['Paro; Thimphu'])
    """
    parts = separators_pattern(separators).split(text) if separators else [text]
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _meaning(
    fact: MappedFact,
    part: str,
    table: Mapping[str, str | Mapping[MappedFact, str]] | None,
    reference: ColumnReference,
) -> Iterator[StatedWord]:
    vocabulary = VOCABULARIES.get(fact)
    value = table.get(fold_word(part)) if table is not None else None
    if value is None and vocabulary is not None:
        value = _own_word(part, vocabulary)
    if value is None and table is not None and reference.other is OtherWords.REFUSE:
        value = table.get(ANY_WORD)
    printed = clean_lines(part) if fact in _LINES else clean_text(part)
    match value:
        case str():
            if value != NOTHING:
                yield StatedWord(fact, value, printed)
        case None if table is None and vocabulary is None:
            yield StatedWord(fact, printed, printed)
        case None:
            yield from _other_word(fact, printed, reference)
        case _:
            for other, word in value.items():
                yield StatedWord(other, word, printed)


def _own_word(part: str, vocabulary: type[enum.StrEnum]) -> str | None:
    """Returns the word of our own list that a cell has, whatever its capitals: `Under way` is under-way."""
    folded = _hyphened(part)
    return next((word.value for word in vocabulary if word.value == folded), None)


def _hyphened(text: str) -> str:
    return fold_word(text).replace(" ", "-").replace("_", "-")


def _other_word(fact: MappedFact, printed: str, reference: ColumnReference) -> Iterator[StatedWord]:
    """Yields what the map makes of a word that the table lacks. Raises KeyError where it refuses the word."""
    match reference.other:
        case OtherWords.LEAVE_OUT:
            return
        case OtherWords.KEEP:
            yield StatedWord(fact, printed, printed)
        case OtherWords.EVENT | OtherWords.PURPOSE | OtherWords.NOTE:
            yield StatedWord(MappedFact(reference.other.value), printed, printed)
        case OtherWords.REFUSE:
            raise KeyError(printed)


def _unknown_word(fact: MappedFact, printed: str, table: Mapping[str, object] | None) -> str:
    vocabulary = VOCABULARIES.get(fact)
    if table is None:
        words = [word.value for word in vocabulary] if vocabulary is not None else []
        hint = did_you_mean(closest(printed, words)) or f"; there are {', '.join(words)}"
        remedy = f'; set its meaning in the map, under [values.{fact}]: {quoted(printed)} = "…"'
        return f"{quoted(printed)} is not a {fact.value}{hint}{remedy}"
    words = [word for word in table if word != ANY_WORD]
    shown = ", ".join(map(quoted, words[:_MOST_WORDS])) + (", …" if len(words) > _MOST_WORDS else "")
    hint = did_you_mean(closest(printed, words))
    return f"[values.{fact}] of the map lacks {quoted(printed)}{hint or f'; it has {shown}'}"
