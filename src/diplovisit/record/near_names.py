"""Finds the word that a misspelt one was most likely meant to be, within a bound on the work."""

import difflib
import itertools
from collections.abc import Callable, Hashable, Iterable
from typing import Final

MOST_CANDIDATES: Final = 2_000
"""Words that are compared with one misspelt word; a record has hundreds of addresses."""
MOST_LOOKUPS: Final = 100
"""Misspelt words of one record that a suggestion is looked for; those after them are reported without one."""
MOST_LETTERS: Final = 2_000_000
"""Pairs of letters that are compared for one record: half a second. Two ids of 64 letters have 4,096."""

_LONGEST = 100


class NearNames:
    """Suggestions for the misspelt words of one record: each word is looked up once, and not more than so many.

    >>> near = NearNames()
    >>> near.closest("staus", ["status", "stops"]), near.closest("qqq", ["status", "stops"])
    ('status', None)
    """

    def __init__(self) -> None:
        self._found: dict[tuple[Hashable, str], str | None] = {}
        self._letters = MOST_LETTERS

    def find(self, among: Hashable, word: str, look: Callable[[str], str | None]) -> str | None:
        """What `look` finds for a word, None also beyond the bound; `among` names the list that it looks through."""
        key = (among, word)
        if key not in self._found and len(self._found) < MOST_LOOKUPS:
            self._found[key] = look(word)
        return self._found.get(key)

    def closest(self, word: str, words: Iterable[str]) -> str | None:
        """The word of a list that is nearest in spelling, None where none is near."""
        by_fold = {one.casefold().replace("_", "-"): one for one in itertools.islice(words, MOST_CANDIDATES)}
        near = self.nearest(word[:_LONGEST].casefold().replace("_", "-").replace(" ", "-"), by_fold, least=0.7)
        return by_fold[near] if near is not None else None

    def nearest(self, word: str, candidates: Iterable[str], *, least: float) -> str | None:
        """What `difflib.get_close_matches` finds first, with cheap tests before its own, and within the bound."""
        matcher = difflib.SequenceMatcher()
        matcher.set_seq2(word)
        letters = frozenset(word)
        best: tuple[float, str] | None = None
        for candidate in candidates:
            size = len(word) + len(candidate)
            if 2 * min(len(word), len(candidate)) < least * size:
                continue
            # Each letter that the word lacks is one that cannot match.
            if 2 * (len(candidate) - len(letters.union(candidate)) + len(letters)) < least * size:
                continue
            self._letters -= size
            matcher.set_seq1(candidate)
            if matcher.quick_ratio() < least:
                continue
            self._letters -= len(word) * len(candidate)
            if self._letters < 0:
                break
            if (ratio := matcher.ratio()) >= least:
                best = max(best or (ratio, candidate), (ratio, candidate))
        return best[1] if best is not None else None
