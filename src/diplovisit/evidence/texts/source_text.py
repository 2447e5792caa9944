"""The text of a source, as somebody supplies it: read once, measured, and never stored."""

import bisect
import functools
import hashlib
import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.evidence.texts.normal_form import NormalForm, normalise
from diplovisit.evidence.texts.word_boundaries import inside_word_mask
from diplovisit.findings.rule import Span
from diplovisit.formats.positions import Lines
from diplovisit.readers.encoding import wide_encoding
from diplovisit.readers.limits import LARGEST

# MERGED: Where words stand in a text.


@attrs.frozen(order=True)
class TextSpan:
    """A span of the normal form of a text in code points: the first, and the one after the last.

    >>> TextSpan(0, 266).holds(TextSpan(3, 10)), TextSpan(0, 266).overlaps(TextSpan(266, 270))
    (True, False)
    """

    start: int
    end: int

    def holds(self, other: "TextSpan") -> bool:
        """Whether all of another span lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "TextSpan") -> bool:
        """Whether the two have a code point in common."""
        return self.start < other.end and other.start < self.end


# MERGED: The stretches of a text that some spans cover together, to be asked for one place after the other.


class Stretches:
    """Spans of a text, joined where they overlap, so that a place is looked up without going through all of them.

    >>> cited = Stretches([TextSpan(4, 9), TextSpan(0, 2), TextSpan(7, 12)])
    >>> cited.touch(2, 4), cited.touch(11, 20), cited.touch(12, 20)
    (False, True, False)
    """

    def __init__(self, extents: Iterable[TextSpan]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for extent in sorted(extents):
            if self._ends and extent.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], extent.end)
            elif extent.start < extent.end:
                self._starts.append(extent.start)
                self._ends.append(extent.end)

    def touch(self, start: int, end: int) -> bool:
        """Whether a span that is not empty has something in common with one of the stretches."""
        index = bisect.bisect_right(self._ends, start)
        return index < len(self._starts) and self._starts[index] < end


_UTF8_MARK: Final = b"\xef\xbb\xbf"
# Controls that no text has: all of C0 but for tab, line feed, vertical tab, form feed and carriage return.
_BINARY = re.compile("[\\x00-\\x08\\x0e-\\x1f]")


class UnreadableText(ValueError):
    """Raised for bytes that are no text of a source; its sentence says where, and what to do."""


@attrs.frozen(eq=False)
class TextPosition:
    """Where words stand in the user's own file: the span, to the end of its first line at most, and that line."""

    span: Span
    line: str


@attrs.define(eq=False)
class Work:
    """How much work went into finding words in a text so far; `quotes` counts and bounds it."""

    done: int = 0


@attrs.frozen(kw_only=True, eq=False)
class SourceText:
    """A text in normal form, with the digests that a record keeps of it and the way back to the user's own file.

    `sha256` is of the bytes, `normalised` of the normal form in UTF-8. `raw` is what the bytes say, without a byte
    order mark at the beginning, which editors do not count. `found`, `found_by_digest` and `work` are the memory of
    `quotes`: where each quote and fragment was found, and how much work that was.

    >>> text = read_text(b"News\\n\\nIt was  on\\nMarch 7.\\n")
    >>> text.text, text.length
    ('News It was on March 7.', 23)
    >>> text.spot(TextSpan(15, 22))
    TextPosition(span=Span(line=4, column=1, end_line=4, end_column=8), line='March 7.')
    """

    sha256: str
    normalised: str
    raw: str = attrs.field(repr=False)
    _form: NormalForm = attrs.field(repr=False)
    _lines: Lines = attrs.field(repr=False)
    found: dict[tuple[str, int, int], tuple[TextSpan, ...]] = attrs.field(init=False, repr=False, factory=dict)
    found_by_digest: dict[tuple[str, int, int], tuple[TextSpan, ...]] = attrs.field(
        init=False, repr=False, factory=dict
    )
    work: Work = attrs.field(init=False, repr=False, factory=Work)

    @property
    def text(self) -> str:
        """The normal form."""
        return self._form.text

    @property
    def length(self) -> int:
        """Code points of the normal form."""
        return len(self._form.text)

    @functools.cached_property
    def insides(self) -> bytearray:
        """A byte for every offset, and one for the end: 1 where no quote may begin or end (see `wholes`)."""
        return inside_word_mask(self._form.text)

    def spot(self, extent: TextSpan) -> TextPosition:
        """Where a span of the normal form stands in the user's own file."""
        span = self._lines.span(*self._form.original(extent.start, extent.end))
        return TextPosition(span, self._lines.line(span.line))

    def in_raw(self, extent: TextSpan) -> tuple[int, int]:
        """Where a span of the normal form begins and ends in `raw`, half-open."""
        return self._form.original(extent.start, extent.end)

    def line_of_raw(self, offset: int) -> int:
        """The number, from 1, of the line of the user's own file that an offset into `raw` lies in."""
        return self._lines.number(offset)

    def line_of(self, start: int) -> int:
        """The number, from 1, of the line of the user's own file that an offset into the normal form lies in."""
        return self._lines.number(self._form.original(start, start)[0])


def text_digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal.

    >>> text_digest("Misri")[:8]
    '7f6903a9'
    """
    return hashlib.sha256(text.encode()).hexdigest()


def read_text(data: bytes) -> SourceText:
    """Reads the text of a source from its bytes: UTF-8, with or without a byte order mark.

    Raises UnreadableText for what is not UTF-8, for what is no text, for nothing, and for more than 10 MB.

    >>> read_text("Erdoğan".encode("cp1254"))
    Traceback (most recent call last):
    ...
    diplovisit.evidence.texts.source_text.UnreadableText: line 1: byte 5 (0xF0) is not UTF-8; save the text as UTF-8
    """
    if len(data) > LARGEST:
        raise UnreadableText(f"has more than {LARGEST:,} bytes, and no more are read: cut it to the part that was used")
    if (wide := wide_encoding(data)) is not None:
        raise UnreadableText(f"is {wide.rstrip('BEL')}, not UTF-8; save the text as UTF-8")
    try:
        raw = data.removeprefix(_UTF8_MARK).decode()
    except UnicodeDecodeError as error:
        at = error.start + (len(data) - len(data.removeprefix(_UTF8_MARK)))
        line = Lines(data[:at].decode()).number(at)
        raise UnreadableText(
            f"line {line}: byte {at + 1:,} (0x{data[at]:02X}) is not UTF-8; save the text as UTF-8"
        ) from None
    lines = Lines(raw)
    if control := _BINARY.search(raw):
        raise UnreadableText(
            f"line {lines.number(control.start())}: the control character U+{ord(control.group()):04X} stands in no "
            "text; save the words alone, as plain text"
        )
    form = normalise(raw)
    if not form.text:
        raise UnreadableText("is empty; give the file that has the words of the source")
    return SourceText(
        sha256=hashlib.sha256(data).hexdigest(), normalised=text_digest(form.text), raw=raw, form=form, lines=lines
    )


# MERGED: Where the words of a record stand in a text; what may be cut out of a text is told in `wholes`.

MOST_PLACES: Final = 1_000
"""Places of a quote that are found: a text of 10 MB has room for a million. Beyond these nobody counts."""
MOST_WORK: Final = 10_000_000_000
"""The work of finding quotes and fragments in one text, in code points hashed: about ten seconds.

A fragment of 60 code points takes 200 million in a text of 1 MB.
"""
_WORK_OF_A_HASH: Final = 1_000
_WORK_OF_A_TRY: Final = 250


class TooMuchToSearch(Exception):
    """Raised for words that are not looked for, because those before them took all the work that is allowed."""


def occurrences(text: SourceText, quote: str, *, within: TextSpan | None = None) -> tuple[TextSpan, ...]:
    """Every place where a quote stands in a text, or in a part of it; in order, and overlapping ones too.

    The quote is brought into normal form. It must begin and end where a whole does. Of more than MOST_PLACES, these
    are the first; each quote is looked for once in a text, whoever asks. Raises TooMuchToSearch.

    >>> from diplovisit.evidence.texts import read_text
    >>> text = read_text(b"Misri's visit on March 7, not March 70; Misri goes to Russia.")
    >>> occurrences(text, "Misri"), occurrences(text, "March 7")
    ((TextSpan(start=0, end=5), TextSpan(start=40, end=45)), (TextSpan(start=17, end=24),))
    """
    within = within or TextSpan(0, text.length)
    key = (quote, within.start, within.end)
    if (known := text.found.get(key)) is None:
        words = normalise(quote).text
        each = (TextSpan(start, start + len(words)) for start in _found(text, words, within))
        known = text.found[key] = tuple(itertools.islice(each, MOST_PLACES))
    return known


def _found(text: SourceText, words: str, within: TextSpan) -> Iterator[int]:
    inside = text.insides
    at = text.text.find(words, within.start, within.end) if words else -1
    while at >= 0:
        if not (inside[at] or inside[at + len(words)]):
            yield at
        _count(text, _WORK_OF_A_TRY)
        # The next place where words may begin: a long word may have the quote in it at every letter.
        following = inside.find(0, at + 1)
        at = text.text.find(words, following, within.end) if following >= 0 else -1


def _count(text: SourceText, work: int) -> None:
    text.work.done += work
    if text.work.done > MOST_WORK:
        raise TooMuchToSearch


def occurrences_of_digest(
    text: SourceText, *, length: int, sha256: str, within: TextSpan | None = None
) -> tuple[TextSpan, ...]:
    """Every place where words of that length and digest stand, as `occurrences` has it for words that are known.

    Raises TooMuchToSearch.

    >>> from diplovisit.evidence.texts import text_digest, read_text
    >>> text = read_text(b"Misri goes to Russia.")
    >>> occurrences_of_digest(text, length=6, sha256=text_digest("Russia"))
    (TextSpan(start=14, end=20),)
    """
    within = within or TextSpan(0, text.length)
    key = (f"{length} {sha256}", within.start, within.end)
    if (known := text.found_by_digest.get(key)) is None:
        each = (TextSpan(start, start + length) for start in _hashed(text, length, sha256, within))
        known = text.found_by_digest[key] = tuple(itertools.islice(each, MOST_PLACES))
    return known


def _hashed(text: SourceText, length: int, sha256: str, within: TextSpan) -> Iterator[int]:
    inside = text.insides
    for start in range(within.start, min(within.end, text.length) - length + 1):
        if not (inside[start] or inside[start + length]):
            _count(text, length + _WORK_OF_A_HASH)
            if text_digest(text.text[start : start + length]) == sha256:
                yield start
