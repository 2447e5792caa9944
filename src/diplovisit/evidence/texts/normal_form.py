"""The normal form of a text: one text for what editors, web pages and word processors write in many ways.

All offsets of a record are code points of this form, and all digests of quotes are of this form in UTF-8. It has a
name, which is stored with them; another form would have another name. It is made so:

1. NFC (UAX #15), not NFKC: a superscript two is no two.
2. A run of white space (the property White_Space, with the no-break spaces, U+2028 and U+2029) is one space. White
   space at the beginning and at the end is dropped, and byte order marks at the beginning with it: an editor that ends
   the last line, or marks the file, changes nothing.
3. Quotes become ' and ", dashes and the minus sign become -, an ellipsis becomes three dots.
4. Zero-width characters and soft hyphens between two Latin letters are dropped: there they are traces of a web page
   that was copied. Elsewhere they stay. Persian and the scripts of India spell with the joiners; and between digits
   they make two numbers look like one, which must not be found as one.

Case is kept: "US" is no "us".
"""

import bisect
import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

# MERGED: NFC (UAX #15) piece by piece, so that it is known which characters became which.

_LONG = 30  # the most marks on a letter that real text has (UAX #15, section 13, Stream-Safe Text Format)


@functools.cache
def _beyond() -> re.Pattern[str]:
    """Below U+0300 every character is in NFC by itself and begins a piece of its own; one may be the base of marks."""
    return re.compile("[\\u0000-\\u02ff]?[\\u0300-\\U0010ffff]+", re.DOTALL)


def recompositions(text: str) -> Iterator[tuple[int, int, str]]:
    """The pieces of a text that are not in NFC, in order: start, end, and what NFC makes of them.

    >>> list(recompositions("Erdog\\u0306an"))
    [(4, 6, 'ğ')]
    """
    if unicodedata.is_normalized("NFC", text):
        return
    for run in _beyond().finditer(text):
        start, end = run.span()
        begin = start
        for offset in range(start + 1, end + 1):
            if offset == end or not _joins(text[offset]):
                composed = _compose(piece := text[begin:offset])
                if composed != piece:
                    yield begin, offset, composed
                begin = offset


@functools.lru_cache(maxsize=4096)
def _joins(character: str) -> bool:
    """Whether a character may combine with one before it: all marks, and the letters that Unicode composes."""
    if unicodedata.category(character)[0] == "M":
        return True
    # Vowels and finals of Hangul, and the vowels of Kirat Rai, which are letters (Unicode 16).
    return "\u1160" <= character <= "\u11ff" or "\U00016d63" <= character <= "\U00016d6a"


def _compose(piece: str) -> str:
    # Python sorts marks by insertion: 40,000 of them, above and below in turn, took it 1.4 seconds.
    return unicodedata.normalize("NFC", piece if len(piece) <= _LONG else _in_canonical_order(piece))


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


# MERGED: A text that was rewritten in places, with the way there and back for every span.


@attrs.frozen
class Replacement:
    """One place of a rewriting: the span that was replaced, and the span of what stands there now."""

    start: int
    end: int
    new_start: int
    new_end: int


@attrs.frozen(eq=False)
class Rewriting:
    """A text after it was rewritten, and the edits that made it, in order; between edits nothing changed.

    >>> rewriting = apply_replacements("a…b", [(1, 2, "...")])
    >>> rewriting.text, rewriting.before(3, 5), rewriting.after(1, 3)
    ('a...b', (1, 3), (1, 5))
    """

    text: str
    edits: tuple[Replacement, ...]

    @functools.cached_property
    def _back(self) -> "_Ruler":
        return _Ruler(tuple(Replacement(edit.new_start, edit.new_end, edit.start, edit.end) for edit in self.edits))

    @functools.cached_property
    def _forth(self) -> "_Ruler":
        return _Ruler(self.edits)

    def before(self, start: int, end: int) -> tuple[int, int]:
        """The least span of the text before that gave all of a span of the text after."""
        return self._back.span(start, end)

    def after(self, start: int, end: int) -> tuple[int, int]:
        """The least span of the text after that all of a span of the text before went into; empty if it was dropped."""
        return self._forth.span(start, end)


@attrs.frozen(eq=False)
class _Ruler:
    """Measures one way: what stood at `start` to `end` of an edit stands at `new_start` to `new_end`."""

    edits: tuple[Replacement, ...]

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [edit.start for edit in self.edits]

    def span(self, start: int, end: int) -> tuple[int, int]:
        if end <= start:
            point, _ = self._of_one(start)
            return point, point
        first, _ = self._of_one(start)
        _, last = self._of_one(end - 1)
        return first, last

    def _of_one(self, offset: int) -> tuple[int, int]:
        """Where one code point went; the last edit that begins at it or before it decides."""
        index = bisect.bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset, offset + 1
        edit = self.edits[index]
        if offset < edit.end:
            return edit.new_start, edit.new_end
        moved = edit.new_end + offset - edit.end
        return moved, moved + 1


def apply_replacements(text: str, replacements: Iterable[tuple[int, int, str]]) -> Rewriting:
    """Replaces spans of a text, given in order, by other words; what would replace itself is no edit."""
    pieces: list[str] = []
    edits: list[Replacement] = []
    done = length = 0
    for start, end, words in replacements:
        if text[start:end] == words:
            continue
        pieces += (text[done:start], words)
        length += start - done
        edits.append(Replacement(start, end, length, length + len(words)))
        length += len(words)
        done = end
    if not edits:
        return Rewriting(text, ())
    pieces.append(text[done:])
    return Rewriting("".join(pieces), tuple(edits))


NORMAL_FORM: Final = "diplovisit-text-1"

# PropList.txt of Unicode, White_Space; the separators U+001C to U+001F, which Python adds, are not in it.
_WHITE = "\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
_ZERO_WIDTH = "\\xad\\u200b-\\u200d\\u2060\\ufeff"
_LATIN = (
    "A-Za-z\\xaa\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02af\\u1e00-\\u1eff\\u2c60-\\u2c7f\\ua722-\\ua787\\ua78b-\\ua7ff"
    "\\uab30-\\uab64\\ufb00-\\ufb06"
)
_FOLDED: Final = {
    **dict.fromkeys("‘’‚‛‹›ʼ", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("\u2010\u2011\u2012–—―−", "-"),
    "…": "...",
}
_TO_FOLD = re.compile(
    f"(?P<beginning>\\A[{_WHITE}\\ufeff]+)|(?P<white>[{_WHITE}]+)"
    f"|(?P<invisible>(?<=[{_LATIN}])[{_ZERO_WIDTH}]+(?=[{_LATIN}]))|[{''.join(_FOLDED)}]"
)


@attrs.frozen(eq=False)
class NormalForm:
    """A text in normal form, with the way back to the text it was made of."""

    _composed: Rewriting
    _folded: Rewriting

    @property
    def text(self) -> str:
        """The normal form."""
        return self._folded.text

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The least span of the text as given that holds all that a span of the normal form was made of."""
        return self._composed.before(*self._folded.before(start, end))

    def normal(self, start: int, end: int) -> tuple[int, int]:
        """The least span of the normal form that a span of the text as given became; empty where it was dropped."""
        return self._folded.after(*self._composed.after(start, end))


def normalise(text: str) -> NormalForm:
    r"""Makes the normal form of a text.

    >>> form = normalise("“Erdog\u0306an”\u00a0 said…\n")
    >>> form.text
    '"Erdoğan" said...'
    >>> form.original(1, 8), form.normal(1, 9), form.original(14, 17)
    ((1, 9), (1, 8), (16, 17))
    """
    composed = apply_replacements(text, recompositions(text))
    return NormalForm(composed, apply_replacements(composed.text, _foldings(composed.text)))


def _foldings(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _TO_FOLD.finditer(text):
        start, end = found.span()
        match found.lastgroup:
            case "beginning" | "invisible":
                yield start, end, ""
            case "white":
                yield start, end, "" if end == len(text) else " "
            case _:
                yield start, end, _FOLDED[found.group()]
