"""The normal form of a text: one spelling of what editors, web pages and word processors write in many ways.

All offsets of a record count code points of this form, and all digests of quotes are taken of this form in UTF-8. The
name of the form is stored with them; a changed form would get another name. (Rule 5 and the end of rule 4 came into it
before its first release. Only texts with such characters have other digests since then.) The rules are:

1. NFC (UAX #15), not NFKC: a superscript two is not a two.
2. A run of white space (the property White_Space, including the no-break spaces, U+2028 and U+2029) becomes one space.
   White space at the beginning and at the end is dropped, and so are byte order marks at the beginning. An editor that
   ends the last line, or adds such a mark, changes nothing.
3. Quotation marks become ' and ", dashes and the minus sign become -, an ellipsis becomes three dots.
4. Zero-width characters and soft hyphens between two Latin letters are dropped: they come from copied web pages.
   Elsewhere they are kept. Persian and the scripts of India spell with the joiners. Between digits they make two
   numbers look like one, and the two must not be found as one. A soft hyphen at the end of a line is dropped with the
   line break, because it only says where a word may be broken.
5. The ligatures of Latin letters (U+FB00 to U+FB06) become their letters: typesetting makes them, and no spelling does.

Case is kept: "US" is not "us".
"""

import bisect
import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.lazy_patterns import lazy_pattern

NORMAL_FORM: Final = "diplovisit-text-1"

_MAX_MARKS = 30  # the most marks on a letter in real text (UAX #15, section 13, Stream-Safe Text Format)


@functools.cache
def _composable_runs() -> re.Pattern[str]:
    """The pattern of text that NFC may change.

    Every character below U+0300 is in NFC by itself and starts a new piece. The last one before a run may be the base
    of marks.
    """
    return re.compile("[\\u0000-\\u02ff]?[\\u0300-\\U0010ffff]+", re.DOTALL)


def recompositions(text: str) -> Iterator[tuple[int, int, str]]:
    """Yields the pieces of a text that are not in NFC, in order: start, end, and the piece in NFC.

    NFC is applied piece by piece, so that each character can be traced to the characters it came from.

    >>> list(recompositions("Erdog\\u0306an"))
    [(4, 6, 'ğ')]
    """
    if unicodedata.is_normalized("NFC", text):
        return
    for run in _composable_runs().finditer(text):
        start, end = run.span()
        begin = start
        for offset in range(start + 1, end + 1):
            if offset == end or not _may_combine(text[offset]):
                composed = _compose(piece := text[begin:offset])
                if composed != piece:
                    yield begin, offset, composed
                begin = offset


@functools.lru_cache(maxsize=4096)
def _may_combine(character: str) -> bool:
    """Whether a character may combine with one before it: a mark, or a letter that Unicode composes."""
    if unicodedata.category(character)[0] == "M":
        return True
    # Vowels and finals of Hangul, and the vowels of Kirat Rai, which are letters (Unicode 16).
    return "\u1160" <= character <= "\u11ff" or "\U00016d63" <= character <= "\U00016d6a"


def _compose(piece: str) -> str:
    # Python sorts marks by insertion: 40,000 alternating marks above and below took 1.4 seconds.
    return unicodedata.normalize("NFC", piece if len(piece) <= _MAX_MARKS else _in_canonical_order(piece))


def _in_canonical_order(piece: str) -> str:
    ordered: list[str] = []
    marks: list[str] = []
    for character in "".join(unicodedata.normalize("NFD", character) for character in piece):
        if unicodedata.combining(character):
            marks.append(character)
        else:
            ordered += (*sorted(marks, key=unicodedata.combining), character)
            marks = []
    return "".join((*ordered, *sorted(marks, key=unicodedata.combining)))


@attrs.frozen
class Replacement:
    """One edit of a rewriting: the span that was replaced, and the span of its replacement in the new text."""

    start: int
    end: int
    new_start: int
    new_end: int


@attrs.frozen(eq=False)
class Rewriting:
    """A rewritten text with the sorted edits that produced it, which map spans in both directions.

    >>> rewriting = apply_replacements("a…b", [(1, 2, "...")])
    >>> rewriting.text, rewriting.before(3, 5), rewriting.after(1, 3)
    ('a...b', (1, 3), (1, 5))
    """

    text: str
    edits: tuple[Replacement, ...]

    @functools.cached_property
    def _backward(self) -> "_OffsetMap":
        return _OffsetMap(tuple(Replacement(edit.new_start, edit.new_end, edit.start, edit.end) for edit in self.edits))

    @functools.cached_property
    def _forward(self) -> "_OffsetMap":
        return _OffsetMap(self.edits)

    def before(self, start: int, end: int) -> tuple[int, int]:
        """Returns the smallest span of the old text that produced all of a span of the new text."""
        return self._backward.span(start, end)

    def after(self, start: int, end: int) -> tuple[int, int]:
        """Returns the smallest span of the new text that contains all of a span of the old text; empty if dropped."""
        return self._forward.span(start, end)


@attrs.frozen(eq=False)
class _OffsetMap:
    """Maps spans in one direction: from `start` and `end` of the edits to `new_start` and `new_end`."""

    edits: tuple[Replacement, ...]

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [edit.start for edit in self.edits]

    def span(self, start: int, end: int) -> tuple[int, int]:
        if end <= start:
            point, _ = self._map_offset(start)
            return point, point
        first, _ = self._map_offset(start)
        _, last = self._map_offset(end - 1)
        return first, last

    def _map_offset(self, offset: int) -> tuple[int, int]:
        """The new span of one code point; the last edit that begins at or before it determines the shift."""
        index = bisect.bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset, offset + 1
        edit = self.edits[index]
        if offset < edit.end:
            return edit.new_start, edit.new_end
        new_offset = edit.new_end + offset - edit.end
        return new_offset, new_offset + 1


def apply_replacements(text: str, replacements: Iterable[tuple[int, int, str]]) -> Rewriting:
    """Replaces spans of a text, given in order. A replacement equal to its span is not recorded as an edit."""
    pieces: list[str] = []
    edits: list[Replacement] = []
    copied = length = 0  # how much of the old text was copied, and how long the new text is
    for start, end, replacement in replacements:
        if text[start:end] == replacement:
            continue
        pieces += (text[copied:start], replacement)
        length += start - copied
        edits.append(Replacement(start, end, length, length + len(replacement)))
        length += len(replacement)
        copied = end
    if not edits:
        return Rewriting(text, ())
    pieces.append(text[copied:])
    return Rewriting("".join(pieces), tuple(edits))


# White_Space in PropList.txt of Unicode. It lacks the separators U+001C to U+001F, which Python adds.
_WHITE = "\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
_ZERO_WIDTH = "\\xad\\u200b-\\u200d\\u2060\\ufeff"
_LATIN = (
    "A-Za-z\\xaa\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02af\\u1e00-\\u1eff\\u2c60-\\u2c7f\\ua722-\\ua787\\ua78b-\\ua7ff"
    "\\uab30-\\uab64\\ufb00-\\ufb06"
)
_REPLACEMENTS: Final = {
    **dict.fromkeys("‘’‚‛‹›ʼ", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("\u2010\u2011\u2012–—―−", "-"),
    "…": "...",
}
_LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_FOLDABLE = lazy_pattern(
    f"(?P<beginning>\\A[{_WHITE}\\ufeff]+)|(?P<white>[{_WHITE}]+)"
    f"|(?P<broken>(?<=[{_LATIN}])\\xad[ \\t]*(?:\\r\\n|\\n|\\r)[ \\t]*(?=[{_LATIN}]))"
    f"|(?P<invisible>(?<=[{_LATIN}])[{_ZERO_WIDTH}]+(?=[{_LATIN}]))|[{''.join(_REPLACEMENTS)}]"
    # With a mark after it, its last letter would have to be composed again.
    f"|(?P<ligature>[{''.join(_LIGATURES)}](?![\\u0300-\\u036f]))"
)


@attrs.frozen(eq=False)
class NormalForm:
    """A text in normal form, with the mapping to and from the text as given."""

    _composed: Rewriting
    _folded: Rewriting

    @property
    def text(self) -> str:
        """The normal form."""
        return self._folded.text

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Returns the smallest span of the text as given that produced a span of the normal form."""
        return self._composed.before(*self._folded.before(start, end))

    def normal(self, start: int, end: int) -> tuple[int, int]:
        """Returns the smallest span of the normal form that a span of the text as given became; empty if dropped."""
        return self._folded.after(*self._composed.after(start, end))


def normalise(text: str) -> NormalForm:
    r"""Brings a text into normal form.

    >>> form = normalise("“Erdog\u0306an”\u00a0 said…\n")
    >>> form.text
    '"Erdoğan" said...'
    >>> form.original(1, 8), form.normal(1, 9), form.original(14, 17)
    ((1, 9), (1, 8), (16, 17))
    """
    composed = apply_replacements(text, recompositions(text))
    return NormalForm(composed, apply_replacements(composed.text, _fold_replacements(composed.text)))


def _fold_replacements(text: str) -> Iterator[tuple[int, int, str]]:
    for foldable in _FOLDABLE.finditer(text):
        start, end = foldable.span()
        match foldable.lastgroup:
            case "beginning" | "broken" | "invisible":
                yield start, end, ""
            case "white":
                yield start, end, "" if end == len(text) else " "
            case "ligature":
                yield start, end, _LIGATURES[foldable.group()]
            case _:
                yield start, end, _REPLACEMENTS[foldable.group()]
