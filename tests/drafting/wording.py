"""Whether a label or a sentence of a record is made of words of the article, and of which."""

import re
from collections.abc import Iterable
from typing import Final

from diplovisit.record.name_words import name_words

_WORD: Final = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
_SENTENCE_END: Final = re.compile(
    r"(?<=[.!?;:])(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\bMrs\.)[\"'”’)]*\s+(?=[\"“‘'(]?[A-Z])|\n\s*\n|\n(?=[-*•0-9])"
)
_FREE: Final = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "also",
        "an",
        "and",
        "another",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "before",
        "being",
        "between",
        "both",
        "but",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "her",
        "his",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "more",
        "new",
        "nor",
        "not",
        "of",
        "off",
        "on",
        "or",
        "other",
        "our",
        "out",
        "over",
        "said",
        "same",
        "she",
        "he",
        "they",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "this",
        "those",
        "to",
        "under",
        "up",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whose",
        "will",
        "with",
        "would",
        "no",
    ]
)
_TITLES: Final = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "king",
        "queen",
        "emperor",
        "president",
        "general",
        "ambassador",
        "mullah",
        "herr",
        "m",
        "he",
        "hm",
        "rt",
        "hon",
        "president-elect",
    ]
)
_ALIKE: Final = 5


NEGATIONS: Final = frozenset({"not", "no", "never", "without", "neither", "nor", "cannot", "unlikely"})
"""Words by which a sentence denies."""


def words(text: str) -> tuple[str, ...]:
    """Returns the words of a text in lower case, without accents."""
    return tuple(word for part in _WORD.findall(text) for word in name_words(part.replace(",", "")))


def same_word(one: str, other: str) -> bool:
    """Whether two words are forms of one word: "visit" and "visited", "export" and "exporting"."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if any(char.isdigit() for char in one + other) or len(shorter) < _ALIKE - 1:
        return False
    if longer.startswith(shorter):
        return len(longer) - len(shorter) <= _ALIKE - 1
    common = next((n for n, pair in enumerate(zip(one, other)) if pair[0] != pair[1]), len(shorter))
    return common >= _ALIKE and len(longer) - common <= _ALIKE - 2


def has_words(text: str, wanted: Iterable[str]) -> bool:
    """Whether each of the wanted words, or each word of a wanted phrase, occurs in a text in some form."""
    present = words(text)
    return all(any(same_word(word, other) for other in present) for phrase in wanted for word in words(phrase))


def sentences(text: str) -> tuple[str, ...]:
    """Returns the sentences and the lines of lists of a text."""
    return tuple(part.strip() for part in _SENTENCE_END.split(text) if part.strip())


def is_worded_from(label: str, article: str, wanted: Iterable[str] = (), free: Iterable[str] = ()) -> bool:
    """Whether a label has only words of the article's sentences about a thing, function words and free words.

    The sentences about a thing are those with the most of the wanted words. A sentence also reads on from the one
    before it. Without wanted words, all of the article counts.
    """
    parts = sentences(article)
    needed = [word for phrase in wanted for word in words(phrase)]
    counts = [sum(any(same_word(word, other) for other in words(part)) for word in needed) for part in parts]
    best = max(counts, default=0)
    if best:
        about = [n for n, count in enumerate(counts) if count == best]
        parts = tuple(parts[m] for n in about for m in (n - 1, n) if m >= 0)
    present = {*words(" ".join(parts)), *words(" ".join(free)), *_FREE}
    return all(word in present or any(same_word(word, other) for other in present) for word in words(label))


def name_key(name: str) -> tuple[str, ...]:
    """Returns the words by which a name is compared, without titles where something else is left."""
    every = name_words(name)
    kept = tuple(word for word in every if word not in _TITLES)
    return kept or every


def same_text(one: str, other: str) -> bool:
    """Whether two texts are the same but for case, accents, punctuation and the article before them."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> tuple[str, ...]:
    found = words(text)
    return found[1:] if len(found) > 1 and found[0] == "the" else found
