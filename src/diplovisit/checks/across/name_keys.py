"""Which spellings of names may be alike, by keys that they have in common, such as the name without one of its letters.

So the work grows with the number of spellings, and not with the number of pairs. A temporary database sorts the keys: a
spelling has some forty, which would take more memory than all else.
"""

import functools
import itertools
from collections.abc import Iterator, Sequence
from typing import Final

from diplovisit.checks.across.spellings import Spelling
from diplovisit.checks.facts.near_words import spellings_without_a_letter
from diplovisit.files.temporary_database import TemporaryDatabase, open_temporary_database, text_as_bytes

_KEYS: Final = "create table key (hash integer not null, spelling integer not null, is_longer integer not null)"
_BEARERS: Final = "create table bearer (word blob not null, spelling integer not null)"
_MAX_LETTERS: Final = 64
_MAX_WORDS: Final = 8
_MAX_COMPARED: Final = 50
"""How many spellings with a key in common are compared with all others that have it: a bound for hostile records."""


class NameKeys:
    """The keys of spellings, which are known by their position in the given sequence."""

    def __init__(self, spellings: Sequence[Spelling]) -> None:
        self._spellings = spellings

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yields the numbers of two spellings that may be alike. The same two may come again, in either order."""
        for shorter, longer in self._groups():
            if shorter:
                yield from itertools.product(shorter[:_MAX_COMPARED], (*shorter, *longer))
                yield from itertools.product(shorter[_MAX_COMPARED:], longer[:_MAX_COMPARED])

    def bearers(self, word: str) -> Iterator[Spelling]:
        """Yields the first spellings that begin or end with a full word."""
        query = "select spelling from bearer where word = ? order by spelling limit ?"
        for (number,) in self._of_words.execute(query, (text_as_bytes(word), _MAX_COMPARED)).fetchall():
            yield self._spellings[number]

    def _groups(self) -> Iterator[tuple[list[int], list[int]]]:
        """Yields two lists for each key of several spellings: those that may be the shorter name, and the longer ones.

        Keys are compared by their hash. If two keys have the same one, only more names are compared.
        """
        database = open_temporary_database(self, _KEYS)
        database.executemany(
            "insert into key values (?, ?, ?)",
            (
                (hash(key), number, is_longer)
                for number, spelling in enumerate(self._spellings)
                for key, is_longer in dict(_keys(spelling)).items()
            ),
        )
        rows = database.execute("select hash, spelling, is_longer from key order by hash, spelling, is_longer")
        for _, group in itertools.groupby(rows, key=lambda row: row[0]):
            members = [(number, is_longer) for _, number, is_longer in group]
            if len(members) > 1:
                yield (
                    [number for number, is_longer in members if not is_longer],
                    [number for number, is_longer in members if is_longer],
                )

    @functools.cached_property
    def _of_words(self) -> TemporaryDatabase:
        """The spellings by the first and the last of their full words; few comparisons ask for them."""
        database = open_temporary_database(self, _BEARERS)
        database.executemany(
            "insert into bearer values (?, ?)",
            (
                (text_as_bytes(word), number)
                for number, spelling in enumerate(self._spellings)
                for word in {*spelling.name.full_words[:1], *spelling.name.full_words[-1:]}
            ),
        )
        database.execute("create index by_word on bearer (word, spelling)")
        return database


def _keys(spelling: Spelling) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yields keys, and whether this is the longer name of two. Two names that differ a little share a key.

    A longer name has the words of the shorter one, and others.
    """
    name, full = spelling.name, spelling.name.full_words
    words = name.words if len(name.words) <= _MAX_WORDS else (*name.words[:4], *name.words[-4:])
    for pair in itertools.combinations(words, 2):
        yield ("words", *pair), True
    for word in (*full[:1], *full[-1:]):
        yield ("word", word), len(full) > 1
    for joined in {"".join(name.words), "".join(name.without_initials)}:
        if len(joined) <= _MAX_LETTERS:
            for spelt in (joined, *spellings_without_a_letter(joined)):
                yield ("letters", spelt), False
    yield ("order", *sorted(name.words)), False
    if full:
        yield ("words", words[0], words[-1]), False
        yield ("initial", words[0][0], full[-1]), False
