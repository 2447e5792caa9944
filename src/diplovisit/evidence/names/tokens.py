"""Text split into words and sentences, in which countries and people are searched.

The caller normalises the text first (NFC, one blank for a run of white space). Otherwise names with accents are not
found.
"""

import bisect
import functools
import re
from collections.abc import Sequence
from typing import Final

import attrs

from diplovisit.evidence.lexicon.figure_words import ABBREVIATED_BOUNDS
from diplovisit.evidence.lexicon.names import FUNCTION_WORDS, POST_NOMINALS
from diplovisit.lazy_patterns import lazy_pattern

ABBREVIATIONS: Final[frozenset[str]] = frozenset(
    """
    Rt Rtd Ven Mgr Ing Sra
    Mr Mrs Ms Dr Prof Gen Lt Col Maj Capt Sgt Adm Brig Sen Rep Gov Rev Hon St Shri Smt Jr Sr Mt Ft No Nos Rs vs etc
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Inc Ltd Co Corp Pvt Amb Pres Min Dept Messrs Mme Mlle Wg Cdr
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words abbreviated with a full stop that does not end a sentence."""

# A word consists of letters and digits. Apostrophes, hyphens and full stops separate words: "Russia's" is Russia and s,
# "India-Russia" is two words, "U.S." is U and S. A combining mark belongs to its letter; otherwise "Malí" would contain
# Mali.
_WORD = lazy_pattern("[^\\W_](?:[^\\W_]|[\\u0300-\\u036f])*")

_APOSTROPHES: Final = "\u2019\u02bc\u2018\u00b4`"
_HYPHENS: Final = "\u2010\u2011\u2012\u2013\u2014\u2212"
_FOLDS = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_HYPHENS, "-"))
_BLANKS = lazy_pattern(r"\s+")

_LAST_WORD = lazy_pattern(r"(?:[^\W_]\.)*[^\W_]*$")
_NEXT_WORD = lazy_pattern(r"[^\W_]+")
_CLOSERS: Final = "\"'\u201d\u2019)]"
# A line break, a bullet, or the end of a sentence with the marks that close it: sentences break nowhere else.
_MAY_BREAK = lazy_pattern(f"\n|\u2022|[.!?][{re.escape(_CLOSERS)}]{{0,3}}")
# No word in news is longer. It bounds how much text around a full stop is read, whatever the text.
_REACH: Final = 40
# A line of at least this many characters without a full stop may be wrapped. Few headings are as long.
_SHORTEST_WRAPPED_LINE: Final = 60
_WIDEST_LINE: Final = 400
# "Published 21 April 2026", "Last updated on 3 May": the head of a page, whatever the line before.
_LINE_OF_HEAD: Final = lazy_pattern(
    r"(?:(?:First |Last )?(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Ii]ssued|[Rr]eleased)"
    r"(?: (?:on|at|by))?|Date|Location|Delivered on|Organisation):? [\dA-Z]"
)
# No sentence in news is longer. It bounds how much text on either side of a quote is read, even without full stops.
_LONGEST: Final = 5_000


@attrs.frozen
class NameToken:
    """A word with its span and the gap before it.

    In the gap, quotes and dashes are folded and each run of white space is one blank.
    """

    text: str
    start: int
    end: int
    gap: str

    @property
    def is_capitalised(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_all_caps(self) -> bool:
        """Whether the word has two letters or more, all of them capitals."""
        return len(self.text) > 1 and self.text.isupper()


@functools.lru_cache(maxsize=256)
def tokens_of(text: str) -> tuple[NameToken, ...]:
    """The words of a text in order.

    >>> [(token.gap, token.text) for token in tokens_of("Russia\u2019s U.S. ties")]
    [('', 'Russia'), ("'", 's'), (' ', 'U'), ('.', 'S'), ('. ', 'ties')]
    """
    tokens = []
    end = 0
    for match in _WORD.finditer(text):
        tokens.append(NameToken(match.group(), match.start(), match.end(), fold_marks(text[end : match.start()])))
        end = match.end()
    return tuple(tokens)


def first_word(text: str) -> str:
    """The first word of a text; empty where it has none.

    >>> first_word("C\u00f4te d'Ivoire")
    'C\u00f4te'
    """
    match = _WORD.search(text)
    return match.group() if match is not None else ""


def fold_marks(gap: str) -> str:
    """A gap, or any text, with plain quotes and dashes and one blank for each run of white space.

    A run with a line break becomes a line break, because that ends a name: the first word of a bullet is not part of
    the line before.

    >>> fold_marks("d\u2019Ivoire \u2013  x")
    "d'Ivoire - x"
    """
    if gap in {" ", "", "-", ", "}:  # nearly every gap
        return gap
    return _BLANKS.sub(lambda blanks: "\n" if "\n" in blanks.group() else " ", gap.translate(_FOLDS))


def is_possessive(tokens: Sequence[NameToken], index: int) -> bool:
    """Whether the word at an index is the s of "Russia's".

    >>> is_possessive(tokens_of("Russia's"), 1)
    True
    """
    return index < len(tokens) and tokens[index].text in {"s", "S"} and tokens[index].gap == "'"


def last_of_letters(tokens: Sequence[NameToken], last: int) -> int:
    """The last word of the letters after the name that ends with a word; that word itself where there are none.

    >>> [last_of_letters(tokens_of(text), 1) for text in ("Orla Byrne T.D.", "Ivo Lund KC MP left", "Ivo Lund left")]
    [3, 3, 1]
    """
    index = last + 1
    while index < len(tokens) and tokens[index].gap == " ":
        end = index
        while end + 1 < len(tokens) and tokens[end + 1].gap == "." and len(tokens[end + 1].text) == 1:
            end += 1
        if "".join(token.text for token in tokens[index : end + 1]) not in POST_NOMINALS:
            break
        last, index = end, end + 1
    return last


def begins_sentence(tokens: Sequence[NameToken], index: int) -> bool:
    """Whether the word at an index may begin a sentence, a line or a quotation.

    >>> [begins_sentence(tokens_of("He left. Putin stayed"), index) for index in range(4)]
    [True, False, True, False]
    """
    gap = tokens[index].gap
    if index == 0 or "\n" in gap or any(mark in gap for mark in '!?:;"\u201c(\u2022'):
        return True
    # A single letter before the full stop is an initial or the end of "U.S."; it does not end a sentence by itself.
    before = tokens[index - 1].text
    return "." in gap and len(before) > 1 and before not in ABBREVIATIONS


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The start and end of the sentence around a span; of all its sentences where the span has several.

    Line breaks and bullets end a sentence; the full stops of "U.S.", "Mr.", "J. Biden", "Rs. 500" and "3.5" do not.
    White space at both ends is excluded.

    >>> text = "He left. Mr. Trump of the U.S. Senate paid $3.5 million. It rained."
    >>> begin, end = sentence_around(text, 20, 22)
    >>> text[begin:end]
    'Mr. Trump of the U.S. Senate paid $3.5 million.'
    """
    span_end, farthest, breaks = end, end + _LONGEST, sentence_breaks(text)
    previous, following = bisect.bisect_right(breaks, start), bisect.bisect_left(breaks, max(end, start + 1))
    begin = max(breaks[previous - 1] if previous else 0, start - _LONGEST)
    end = min(breaks[following] if following < len(breaks) else len(text), farthest)
    while begin < start and (text[begin].isspace() or _is_bullet(text, begin)):
        begin += 1
    while end > span_end and text[end - 1].isspace():
        end -= 1
    return begin, end


@functools.lru_cache(maxsize=16)
def sentence_breaks(text: str) -> tuple[int, ...]:
    """The positions where one sentence ends and the next begins; cached for rows and records that share the text.

    >>> sentence_breaks("He left. She\\nstayed.")
    (8,)
    """
    positions = (match.start() if match[0] == "\u2022" else match.end() for match in _MAY_BREAK.finditer(text))
    return tuple(position for position in positions if 0 < position < len(text) and _is_break(text, position))


def _is_bullet(text: str, position: int) -> bool:
    if text[position] not in "-*":
        return text[position] == "\u2022"
    before = text[max(0, position - _REACH) : position].rpartition("\n")[2]
    return not before.strip() and text[position + 1 : position + 2].isspace()


def _is_break(text: str, position: int) -> bool:
    """Whether a position between two characters separates two sentences."""
    if text[position] == "\u2022":
        return True
    if text[position - 1] == "\n":
        return not _is_wrapped(text, position)
    mark = position - 1
    while mark >= 0 and text[mark] in _CLOSERS and position - mark < 4:
        mark -= 1
    if mark < 0 or text[mark] not in ".!?" or text[position] in _CLOSERS + ".!?":
        return False
    if text[position].isspace():
        following = _NEXT_WORD.search(text, position, position + _REACH)
        rest = text[position : position + _REACH].lstrip()
        if not rest:
            return True
        # A lower-case letter continues the sentence; a digit, a quotation mark or a capital may begin one.
        if rest[0].islower():
            return False
        return text[mark] != "." or _ends_sentence(text, mark, following.group() if following else "")
    # "sanctions.Key Takeaways" lost a blank. No abbreviation has a lower-case letter before its full stop and a capital
    # directly after it.
    return (
        text[position].isupper()
        and mark > 1
        and text[mark - 1].islower()
        and text[mark - 2].islower()
        and (_last_word(text, mark) not in ABBREVIATIONS)
    )


def _is_wrapped(text: str, position: int) -> bool:
    """Whether the line break before a position only wraps a sentence.

    The next line then continues in lower case, or the line is long and has no full stop. A heading is shorter.
    """
    line = text[max(0, position - 1 - _WIDEST_LINE) : position - 1].rpartition("\n")[2].strip()
    rest = text[position : position + _REACH].lstrip(" \t")
    if not line or not rest or not rest[0].isalnum() or line.rstrip(_CLOSERS)[-1:] in {".", "!", "?", ":", ""}:
        return False
    if _LINE_OF_HEAD.match(rest) is not None:
        return False
    return rest[0].islower() or line.endswith((",", "-")) or len(line) >= _SHORTEST_WRAPPED_LINE


def _ends_sentence(text: str, mark: int, following: str) -> bool:
    word = _last_word(text, mark)
    if word in ABBREVIATIONS or (word.lower() in ABBREVIATED_BOUNDS and following[:1].isdigit()):
        return False
    if (len(word) == 1 and word.isupper()) or "." in word:
        # "U.S. Senate" and "J. Biden" continue the sentence; "in the U.S. The Senate" does not.
        return len(word) > 1 and following.lower() in FUNCTION_WORDS
    return True


def _last_word(text: str, mark: int) -> str:
    match = _LAST_WORD.search(text[max(0, mark - _REACH) : mark])
    return match.group() if match else ""
