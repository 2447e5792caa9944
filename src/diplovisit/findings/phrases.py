"""The phrases that messages share: quoted values, descriptions of values, and near names."""

import difflib
import itertools
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final

from diplovisit.findings.shortening import contrasted, length_in_words, shortened

MOST_CANDIDATES: Final = 2_000
"""Words that are compared with one misspelt word. A record has hundreds of addresses."""
MOST_LOOKUPS: Final = 100
"""Misspelt words of one record that get a suggestion. Later ones are reported without one."""
MOST_LETTERS: Final = 2_000_000
"""Pairs of letters that are compared for one record, which takes half a second. Two ids of 64 letters have 4,096."""

_LONGEST_WORD = 100
_LONGEST_SUGGESTION = 200
"""Characters of a suggestion. It is shown whole, because it resembles the value in the document, which may be cut."""
_SHOWN_DIGITS = 40
_MANY_DIGITS = 10**_SHOWN_DIGITS


def quoted(text: str, longest: int = 80) -> str:
    """Quotes a text for a sentence: shortened, with its length, and with control characters escaped.

    >>> print(quoted("Moscow"))
    "Moscow"
    >>> print(quoted("Moscow" * 1_000, 20))
    "MoscowMoscowM…Moscow" (6,000 characters)
    """
    return f'"{escaped(text, longest)}"{length_in_words(text, longest)}'


def quoted_apart(first: str, second: str, longest: int = 80) -> tuple[str, str]:
    """Quotes two texts of one sentence, so that different texts look different however long they are.

    >>> quoted_apart("a" * 99 + "b" + "z" * 99, "a" * 99 + "c" + "z" * 99, 12)
    ('"…aaaaaabzzz…" (199 characters)', '"…aaaaaaczzz…" (199 characters)')
    """
    quoted_first, quoted_second = (
        f'"{escaped(part)}"{length_in_words(whole, longest)}'
        for part, whole in zip(contrasted(first, second, longest), (first, second), strict=True)
    )
    return quoted_first, quoted_second


def escaped(text: str, longest: int | None = None) -> str:
    """Escapes whatever is not printable, which a terminal could act on, and shortens the text to `longest`.

    None means that the text is not shortened.

    >>> print(escaped("END:V\\x00\\nEVENT"))
    END:V\\x00\\nEVENT
    """
    shown = text if longest is None else shortened(text, longest)
    if shown.isprintable():
        return shown
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in shown)


def listed(names: Sequence[str], most: int = 10) -> str:
    """Names the first ones of many, and says how many more there are.

    >>> listed(["a", "b", "c"]), listed(["a", "b", "c"], most=2)
    ('a, b, c', 'a, b and 1 more')
    """
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more}"


def describe(value: object) -> str:
    """Names a value for a sentence.

    >>> print(describe("x"), "|", describe(5), "|", describe(None), "|", describe([1, 2]), "|", describe({"a": 1}))
    the text "x" | the number 5 | nothing (null) | a list of 2 | a mapping with "a"
    """
    match value:
        case None:
            return "nothing (null)"
        case bool():
            return f"the flag {str(value).lower()}"
        case int() if abs(value) >= _MANY_DIGITS:
            # Python refuses to write out a number of 4,300 digits.
            return f"a number of more than {_SHOWN_DIGITS} digits"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"the text {quoted(value)}"
        case list():
            return f"a list of {len(value)}" if value else "an empty list"
        case dict():
            keys = [quoted(str(key), 30) for key in value]
            return (
                f"a mapping with {', '.join(keys[:3])}{', …' if len(keys) > 3 else ''}" if keys else "an empty mapping"
            )
        case _:
            return "bytes" if isinstance(value, bytes) else with_article(type(value).__name__)


def with_article(name: str) -> str:
    """Returns the name of a class with its article.

    >>> with_article("Edtf"), with_article("Visit")
    ('an Edtf', 'a Visit')
    """
    return f"{'an' if name[0] in 'AEIOU' else 'a'} {name}"


def closest(word: str, words: Iterable[str]) -> str | None:
    """Returns the word of a list that was most likely meant; None where none is near.

    >>> closest("staus", ["status", "stops"])
    'status'
    """
    return NearNames().closest(word, words)


_LEAST_IN_COMMON: Final = 0.6


def may_mean(word: str, candidate: str) -> bool:
    """Whether two ids that look alike can name the same thing: the words in which they differ must look alike, too.

    >>> may_mean("king-hasan", "king-hassan"), may_mean("king-hassan", "king-harald"), may_mean("day-1", "day-2")
    (True, False, False)
    """
    ours, theirs = word.split("-"), candidate.split("-")
    while ours and theirs and ours[0] == theirs[0]:
        del ours[0], theirs[0]
    while ours and theirs and ours[-1] == theirs[-1]:
        del ours[-1], theirs[-1]
    if not ours or not theirs:
        return True
    return difflib.SequenceMatcher(None, "-".join(theirs), "-".join(ours)).ratio() >= _LEAST_IN_COMMON


def did_you_mean(word: str | None, label: str | None = None) -> str:
    """Returns the end of a sentence: the suggested word with its label, or nothing where there is no suggestion.

    >>> did_you_mean("GB", "United Kingdom"), did_you_mean(None)
    ('; did you mean "GB" (United Kingdom)?', '')
    """
    return (
        "" if word is None else f"; did you mean {quoted(word, _LONGEST_SUGGESTION)}{f' ({label})' if label else ''}?"
    )


class NearNames:
    """Suggestions for the misspelt words of one record, each looked up once, up to the bounds above.

    >>> near = NearNames()
    >>> near.closest("staus", ["status", "stops"]), near.closest("qqq", ["status", "stops"])
    ('status', None)
    """

    def __init__(self) -> None:
        self._suggestions: dict[tuple[Hashable, str], str | None] = {}
        self._letters = MOST_LETTERS

    def find(self, among: Hashable, word: str, look: Callable[[str], str | None]) -> str | None:
        """Returns what `look` returns for a word, computed once; None beyond MOST_LOOKUPS.

        `among` names the list that `look` searches, because one word may be looked up in several lists.
        """
        key = (among, word)
        if key not in self._suggestions and len(self._suggestions) < MOST_LOOKUPS:
            self._suggestions[key] = look(word)
        return self._suggestions.get(key)

    def closest(self, word: str, words: Iterable[str]) -> str | None:
        """Returns the word of a list that is nearest in spelling; None where none is near."""
        by_fold = {
            candidate.casefold().replace("_", "-"): candidate for candidate in itertools.islice(words, MOST_CANDIDATES)
        }
        near = self.nearest(word[:_LONGEST_WORD].casefold().replace("_", "-").replace(" ", "-"), by_fold, least=0.7)
        return by_fold[near] if near is not None else None

    def nearest(self, word: str, candidates: Iterable[str], *, least: float) -> str | None:
        """Returns the first result of `difflib.get_close_matches`, with cheaper tests first, and within the bound."""
        matcher = difflib.SequenceMatcher()
        matcher.set_seq2(word)
        letters = frozenset(word)
        best: tuple[float, str] | None = None
        for candidate in candidates:
            size = len(word) + len(candidate)
            if 2 * min(len(word), len(candidate)) < least * size:
                continue
            # A letter of the candidate that the word lacks cannot match.
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
