"""The clauses of a sentence, cut at punctuation, at conjunctions before a verb, and around insertions.

No parser of English is needed for this: a chunk between two marks is a clause where it has a finite verb, an insertion
where it begins as one (", the ministry said,", ", who is ill,"), and otherwise a phrase that continues what is before.
"""

import enum
import functools
import itertools
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.evidence.lexicon.polarity import (
    AUXILIARIES,
    NOT_PARTICIPLES,
    PAST_VERBS,
    PRESENT_VERBS,
    RELATIVES,
    REPORT_VERBS,
    SUBORDINATORS,
)
from diplovisit.lazy_patterns import lazy_pattern

# A number with its commas, a word with its apostrophes, or one mark.
_WORD: Final = lazy_pattern(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\S")
_PUNCTUATION: Final = frozenset(",;:()[]—–")
_STRONG: Final = frozenset(";:")
_STOPS: Final = frozenset(".?!")
_CONJUNCTIONS: Final = frozenset(["and", "or", "but", "yet", "nor", "so", "then"])
_EXCLUSIVES: Final = frozenset(
    """
    all any anything nothing every everyone everything none nobody no last
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_PREPOSITIONS_OF_RELATIVES: Final = frozenset(
    """
    in of at on with to for during from by after
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_NOUN_BEFORE: Final = frozenset(["the", "a", "an", "his", "her", "their", "its", "of"])
# What follows a past form that is a verb: "opted to", "addressed the", "landed in".
_AFTER_VERB: Final = frozenset(
    """
    to that in on at by the a an his her their its with from for him it them as into over through out off up
    back all two three no any and last , .
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_BE: Final = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_MOST_CLOSERS: Final = 4
_LONGEST_ATTRIBUTION: Final = 20  # words


@attrs.frozen
class Word:
    """A word, a number or a mark of a sentence. `lower` is in lower case, with straight apostrophes."""

    start: int
    end: int
    text: str
    lower: str


class ChunkKind(enum.Enum):
    """A chunk with a verb of its own, one that interrupts the clause around it, or a phrase that continues it."""

    CLAUSE = enum.auto()
    INSERTION = enum.auto()
    PHRASE = enum.auto()


@attrs.frozen(kw_only=True)
class ClauseChunk:
    """A part of a sentence between two marks or conjunctions: the half-open range of its words.

    group: the number of the part between semicolons, colons and full stops that has it. contrasts: whether it begins
    with "but". coordinates: whether it begins with a conjunction and a verb, without a mark before it.
    """

    first: int
    last: int
    kind: ChunkKind
    group: int
    contrasts: bool
    coordinates: bool


@attrs.frozen(kw_only=True)
class Clause:
    """One clause of a sentence: the half-open span of its words."""

    start: int
    end: int


@functools.lru_cache(maxsize=1024)
def words_of(text: str) -> tuple[Word, ...]:
    """Returns the words and marks of a sentence in order.

    >>> [word.lower for word in words_of("He didn’t pay $5,000.")]
    ['he', "didn't", 'pay', '$', '5,000', '.']
    """
    return tuple(
        Word(match.start(), match.end(), match.group(), match.group().lower().replace("’", "'"))
        for match in _WORD.finditer(text)
    )


@functools.lru_cache(maxsize=1024)
def split_clauses(text: str) -> tuple[Clause, ...]:
    """Returns the clauses of a sentence in order; together they cover it. A phrase belongs to the clause before it.

    >>> text = "The king, who is ill, did not comment, but will visit Norway, Sweden and Denmark"
    >>> [text[clause.start : clause.end] for clause in split_clauses(text)]
    ['The king', ', who is ill', ', did not comment', ', but will visit Norway, Sweden and Denmark']
    """
    words, starts = words_of(text), [0]
    chunks = split_chunks(text)
    for before, chunk in itertools.pairwise(chunks):
        if chunk.kind is not ChunkKind.PHRASE or before.kind is ChunkKind.INSERTION or chunk.group != before.group:
            starts.append(words[chunk.first].start)
    return tuple(Clause(start=start, end=end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True))


@functools.lru_cache(maxsize=1024)
def split_chunks(text: str) -> tuple[ClauseChunk, ...]:
    """Returns the chunks of a sentence in order; together they have all its words."""
    words = words_of(text)
    starts = [*_starts(words), len(words)] if words else []
    chunks: list[ClauseChunk] = []
    group = 0
    for number, (first, last) in enumerate(itertools.pairwise(starts)):
        following = starts[number + 2] if number + 2 < len(starts) else last
        if first and _begins_group(words, first):
            group += 1
        at = _content(words, first, last)
        is_finite = any(is_finite_at(words, index) for index in range(at, last))
        lacks_verb = is_finite_at(words, _content(words, last, following))
        is_insertion = _is_insertion(words, at, last, first, lacks_verb=lacks_verb, is_finite=is_finite)
        kind = ChunkKind.INSERTION if is_insertion else ChunkKind.CLAUSE if is_finite else ChunkKind.PHRASE
        chunks.append(
            ClauseChunk(
                first=first,
                last=last,
                kind=kind,
                group=group,
                contrasts=_lower(words, at) == "but",
                coordinates=at == first and _lower(words, first) in _CONJUNCTIONS,
            )
        )
    return tuple(chunks)


def _starts(words: tuple[Word, ...]) -> Iterator[int]:
    """Yields the index of the first word of each chunk. A mark belongs to the chunk after it."""
    yield 0
    # For each index, whether a finite verb stands at or after it before the next mark; one pass from the end.
    verb_ahead = [False] * (len(words) + 1)
    for index in range(len(words) - 1, -1, -1):
        is_mark = words[index].text in _PUNCTUATION
        verb_ahead[index] = not is_mark and (verb_ahead[index + 1] or is_finite_at(words, index))
    last = 0
    for index in range(1, len(words)):
        if index > last and _is_start(words, index, last, verb_ahead):
            yield index
            last = index


def _is_start(words: tuple[Word, ...], index: int, last: int, verb_ahead: list[bool]) -> bool:
    word = words[index]
    if word.text in _PUNCTUATION:
        return not _is_within_date(words, index)
    if _begins_group(words, index):
        return True
    if index == last + 1 and words[last].text in _PUNCTUATION:
        return False  # the mark before it has begun the chunk
    before = words[index - 1].lower
    if word.lower == "but":
        return before not in _EXCLUSIVES
    if word.lower in {"and", "or", "yet"}:
        following = index + 1
        while _lower(words, following).endswith("ly") or _lower(words, following) in {"then", "also", "later", "never"}:
            following += 1
        if word.lower == "or":
            return _lower(words, following) in AUXILIARIES
        if is_finite_at(words, following) and _lower(words, following - 1) not in {"the", "a"}:
            return True
        return _lower(words, following) in {"he", "she", "they", "we", "it"} and verb_ahead[following]
    return word.lower in SUBORDINATORS and word.text.islower() and verb_ahead[index + 1]


def _begins_group(words: tuple[Word, ...], index: int) -> bool:
    """Whether a semicolon or colon stands at an index, or a new sentence begins there."""
    if words[index].text in _STRONG:
        return not (index + 1 < len(words) and words[index + 1].start == words[index].end)  # as in 10:30
    before = index - 1
    while before > max(0, index - _MOST_CLOSERS) and words[before].text in {"”", '"', "’", "'", ")"}:
        before -= 1
    if before < 1 or words[before].text not in _STOPS or words[index].text in {"”", '"', "’", "'", ")"}:
        return False
    is_abbreviation = (
        words[before].text == "." and len(words[before - 1].text) <= 3 and words[before - 1].text.isalpha()
    )
    return not is_abbreviation and words[index].start > words[before].end


def _is_within_date(words: tuple[Word, ...], index: int) -> bool:
    """Whether a comma stands within a date: "March 7, 2025"."""
    following = _lower(words, index + 1)
    return (
        words[index].text == "," and len(following) == 4 and following.isdigit() and words[index - 1].text[-1].isdigit()
    )


def _content(words: tuple[Word, ...], first: int, last: int) -> int:
    """The index of the first word of a chunk behind its marks."""
    while first < last - 1 and not words[first].text[0].isalnum():
        first += 1
    return first


def _is_insertion(
    words: tuple[Word, ...], at: int, last: int, first: int, *, lacks_verb: bool, is_finite: bool
) -> bool:
    """Whether a chunk interrupts its clause: an attribution, a relative, subordinate or participle clause.

    lacks_verb: whether the subject is before the chunk, and its verb after it.
    """
    lower, following = _lower(words, at), _lower(words, at + 1)
    if lower in SUBORDINATORS or lower in {"if", "unless"} or (lower == "even" and following in {"though", "as", "if"}):
        return is_finite or lower in {"despite", "although", "though", "if", "unless"}
    if first == 0:
        return False
    has_mark = words[first].text in _PUNCTUATION
    if has_mark and (lower in RELATIVES or (lower in _PREPOSITIONS_OF_RELATIVES and following in RELATIVES)):
        return True
    if has_mark and lower.endswith("ing") and lower not in NOT_PARTICIPLES and words[at].text.islower():
        return True
    skipped = at + 1 if lower.endswith("ly") or lower == "first" else at
    if has_mark and lacks_verb and words[skipped].text.islower() and _is_past(words, skipped):
        return True  # "The summit, called off in January, is now on"
    if words[first].text in {"(", "[", "—", "–"}:
        return True
    if not has_mark or _begins_group(words, first) or lower in _CONJUNCTIONS or last - at > _LONGEST_ATTRIBUTION:
        return False
    if last - at == 2 and lower in {"it", "he", "she", "they", "we", "i"} and words[at + 1].text.islower():
        return True  # ", it seems,"
    if (
        last - at <= 4
        and lower == "it"
        and following in {"turned", "seems", "seemed", "appears", "appeared", "transpired"}
    ):
        return True  # ", it turned out,"
    tells = any(
        words[index].lower in REPORT_VERBS and words[index].text.islower() and words[index - 1].lower not in _BE
        for index in range(at, last)
    )
    return tells and not any(words[index].lower in {"that", "will", "would"} for index in range(at, last))


def is_finite_at(words: tuple[Word, ...], index: int) -> bool:
    """Whether the word at an index is a finite verb, as far as the words beside it show."""
    if not 0 <= index < len(words):
        return False
    word, before = words[index], _lower(words, index - 1)
    if word.text == "May" or before == "to":
        return False
    if word.lower in AUXILIARIES or word.lower.endswith("n't"):
        return True
    if not word.text.islower() or before in AUXILIARIES or before in _NOUN_BEFORE or before == "-":
        return False
    return word.lower in PRESENT_VERBS or _is_past(words, index)


@functools.lru_cache(maxsize=1024)
def finite_verbs(text: str) -> tuple[int, ...]:
    """Returns the indexes of the finite verbs among the words of a sentence.

    >>> finite_verbs("The king, who is ill, will go.")
    (4, 7)
    """
    words = words_of(text)
    return tuple(index for index in range(len(words)) if is_finite_at(words, index))


def _is_past(words: tuple[Word, ...], index: int) -> bool:
    lower = words[index].lower
    if lower in PAST_VERBS:
        return True
    following = _lower(words, index + 1)
    return (
        len(lower) > 4
        and lower.endswith("ed")
        and (following in _AFTER_VERB or following[:1].isdigit() or following in {"$", "€", "£"})
    )


def _lower(words: tuple[Word, ...], index: int) -> str:
    return words[index].lower if 0 <= index < len(words) else ""
