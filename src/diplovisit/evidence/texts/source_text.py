"""The text of a source, as a user supplies it: read once, searched, and never stored."""

import bisect
import functools
import hashlib
import itertools
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.evidence.texts.normal_form import NormalForm, normalise
from diplovisit.evidence.texts.word_boundaries import inside_word_mask
from diplovisit.findings.rule import Span
from diplovisit.formats.positions import Lines
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.encoding import wide_encoding
from diplovisit.readers.limits import LARGEST_DOCUMENT


@attrs.frozen(order=True)
class TextSpan:
    """A half-open span of the normal form of a text, in code points.

    >>> TextSpan(0, 266).contains(TextSpan(3, 10)), TextSpan(0, 266).overlaps(TextSpan(266, 270))
    (True, False)
    """

    start: int
    end: int

    def contains(self, other: "TextSpan") -> bool:
        """Whether another span lies entirely in this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "TextSpan") -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


class MergedSpans:
    """Spans of a text, merged where they overlap, so that a lookup need not scan all of them.

    >>> cited = MergedSpans([TextSpan(4, 9), TextSpan(0, 2), TextSpan(7, 12)])
    >>> cited.intersects(2, 4), cited.intersects(11, 20), cited.intersects(12, 20)
    (False, True, False)
    """

    def __init__(self, extents: Iterable[TextSpan]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for extent in sorted(extents, key=lambda each: (each.start, each.end)):
            if self._ends and extent.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], extent.end)
            elif extent.start < extent.end:
                self._starts.append(extent.start)
                self._ends.append(extent.end)

    def intersects(self, start: int, end: int) -> bool:
        """Whether a span that is not empty overlaps one of the merged spans."""
        index = bisect.bisect_right(self._ends, start)
        return index < len(self._starts) and self._starts[index] < end


MOST_PLACES: Final = 1_000
"""The most places of a quote that are returned. A text of 10 MB may have a million of them."""
MOST_WORK: Final = 10_000_000_000
"""The most work for all searches in one text, in code points hashed: about ten seconds.

A fragment of 60 code points takes 200 million in a text of 1 MB.
"""
_WORK_PER_HASH: Final = 1_000
_WORK_PER_ATTEMPT: Final = 250
_UTF8_MARK: Final = b"\xef\xbb\xbf"
# Control characters that no text contains: all of C0 except tab, line feed, vertical tab, form feed, carriage return.
_CONTROL = lazy_pattern("[\\x00-\\x08\\x0e-\\x1f]")


class UnreadableText(ValueError):
    """Raised for bytes that are not a readable text; the message says where the fault is, and what to do.

    >>> from diplovisit import UnreadableText, check
    >>> try:
    ...     check("seeds", sources={"retelling": "docs/site.png"})
    ... except UnreadableText as error:
    ...     print(str(error)[:14])
    docs/site.png:
    """


@attrs.frozen(eq=False)
class TextPosition:
    """Where words are in the user's file: the span, at most to the end of its first line, and that line."""

    span: Span
    line: str


@attrs.define(eq=False)
class Work:
    """How much work the searches in a text have taken so far, in code points hashed; bounded by MOST_WORK."""

    done: int = 0


@attrs.frozen(kw_only=True, eq=False)
class SourceText:
    """A text in normal form, with the digests that a record stores of it and positions in the user's file.

    `sha256` is the digest of the bytes, `normalised` that of the normal form in UTF-8. `raw` is the decoded text,
    without a leading byte order mark, which editors do not count. `matches_by_quote` and `matches_by_digest` cache the
    places of each quote and fragment that was searched, and `work` counts the work of these searches.

    >>> text = read_text(b"News\\n\\nIt was  on\\nMarch 7.\\n")
    >>> text.text, text.length
    ('News It was on March 7.', 23)
    >>> text.position(TextSpan(15, 22))
    TextPosition(span=Span(line=4, column=1, end_line=4, end_column=8), line='March 7.')
    """

    sha256: str
    normalised: str
    raw: str = attrs.field(repr=False)
    _form: NormalForm = attrs.field(repr=False)
    _lines: Lines = attrs.field(repr=False)
    matches_by_quote: dict[tuple[str, int, int], tuple[TextSpan, ...]] = attrs.field(
        init=False, repr=False, factory=dict
    )
    matches_by_digest: dict[tuple[str, int, int], tuple[TextSpan, ...]] = attrs.field(
        init=False, repr=False, factory=dict
    )
    work: Work = attrs.field(init=False, repr=False, factory=Work)

    @property
    def text(self) -> str:
        """The normal form."""
        return self._form.text

    @property
    def length(self) -> int:
        """The length of the normal form in code points."""
        return len(self._form.text)

    @functools.cached_property
    def inside_mask(self) -> bytearray:
        """One byte per offset, and one for the end: 1 where no quote may begin or end (see `word_boundaries`)."""
        return inside_word_mask(self._form.text)

    def position(self, extent: TextSpan) -> TextPosition:
        """Returns the position of a span of the normal form in the user's file."""
        span = self._lines.span(*self._form.original(extent.start, extent.end))
        return TextPosition(span, self._lines.line(span.line))

    def raw_span(self, extent: TextSpan) -> tuple[int, int]:
        """Returns where a span of the normal form begins and ends in `raw`, half-open."""
        return self._form.original(extent.start, extent.end)

    def normal_span(self, start: int, end: int) -> TextSpan:
        """Returns where a span of `raw` begins and ends in the normal form; empty if the normal form drops it."""
        return TextSpan(*self._form.normal(start, end))

    def normal_offset(self, offset: int) -> int:
        """Returns the offset in the normal form at which the text from an offset of `raw` begins."""
        return self._form.normal(offset, offset)[0]

    def line_of_raw(self, offset: int) -> int:
        """Returns the line number, from 1, of an offset into `raw`, as in the user's file."""
        return self._lines.number(offset)

    def line_of(self, start: int) -> int:
        """Returns the line number, from 1, of an offset into the normal form, as in the user's file."""
        return self._lines.number(self._form.original(start, start)[0])


def text_digest(text: str) -> str:
    """Returns the SHA-256 of a text in UTF-8, in hexadecimal.

    >>> text_digest("Misri")[:8]
    '7f6903a9'
    """
    return hashlib.sha256(text.encode()).hexdigest()


def read_text(data: bytes) -> SourceText:
    """Reads the text of a source from its bytes: UTF-8, with or without a byte order mark.

    Raises UnreadableText for other encodings, for control characters, for an empty text, and for more than 10 MB.

    >>> read_text("Erdoğan".encode("cp1254"))
    Traceback (most recent call last):
    ...
    diplovisit.evidence.texts.source_text.UnreadableText: line 1: byte 5 (0xF0) is not UTF-8; save the text as UTF-8
    """
    if len(data) > LARGEST_DOCUMENT:
        raise UnreadableText(
            f"has more than {LARGEST_DOCUMENT:,} bytes, which is the limit; keep only the part that was used"
        )
    if (encoding := wide_encoding(data)) is not None:
        raise UnreadableText(f"is {encoding.rstrip('BEL')}, not UTF-8; save the text as UTF-8")
    try:
        raw = data.removeprefix(_UTF8_MARK).decode()
    except UnicodeDecodeError as error:
        offset = error.start + (len(data) - len(data.removeprefix(_UTF8_MARK)))
        line = Lines(data[:offset].decode()).number(offset)
        raise UnreadableText(
            f"line {line}: byte {offset + 1:,} (0x{data[offset]:02X}) is not UTF-8; save the text as UTF-8"
        ) from None
    lines = Lines(raw)
    if control := _CONTROL.search(raw):
        raise UnreadableText(
            f"line {lines.number(control.start())}: the control character U+{ord(control.group()):04X} is not "
            "allowed; save the words as plain text"
        )
    form = normalise(raw)
    if not form.text:
        raise UnreadableText("is empty; give the words of the source")
    return SourceText(
        sha256=hashlib.sha256(data).hexdigest(), normalised=text_digest(form.text), raw=raw, form=form, lines=lines
    )


class TooMuchToSearch(Exception):
    """Raised for words that are not searched, because earlier searches used up the allowed work."""


def occurrences(text: SourceText, quote: str, *, within: TextSpan | None = None) -> tuple[TextSpan, ...]:
    """Returns every place of a quote in a text, or in a part of it, in order; places may overlap.

    The quote is brought into normal form, and must begin and end at word boundaries. At most the first MOST_PLACES are
    returned. The result is cached in the text. Raises TooMuchToSearch.

    >>> from diplovisit.evidence.texts import read_text
    >>> text = read_text(b"Misri's visit on March 7, not March 70; Misri goes to Russia.")
    >>> occurrences(text, "Misri"), occurrences(text, "March 7")
    ((TextSpan(start=0, end=5), TextSpan(start=40, end=45)), (TextSpan(start=17, end=24),))
    """
    within = within or TextSpan(0, text.length)
    key = (quote, within.start, within.end)
    if (known := text.matches_by_quote.get(key)) is None:
        words = normalise(quote).text
        spans = (TextSpan(start, start + len(words)) for start in _find_quote(text, words, within))
        known = text.matches_by_quote[key] = tuple(itertools.islice(spans, MOST_PLACES))
    return known


def whole_words(text: SourceText, span: TextSpan) -> TextSpan:
    """Returns a span of the normal form, widened to the ends of its words: a quote ends where a word ends.

    An invisible character divides a word of the user's file, and the normal form drops it.

    >>> from diplovisit.evidence.texts import read_text
    >>> text = read_text("He went to Mos\u200bcow.".encode())
    >>> span = whole_words(text, text.normal_span(11, 14))
    >>> text.text[span.start : span.end]
    'Moscow'
    """
    start, end = span.start, span.end
    while text.inside_mask[start]:
        start -= 1
    while text.inside_mask[end]:
        end += 1
    return TextSpan(start, end)


def _find_quote(text: SourceText, words: str, within: TextSpan) -> Iterator[int]:
    inside = text.inside_mask
    start = text.text.find(words, within.start, within.end) if words else -1
    while start >= 0:
        if not (inside[start] or inside[start + len(words)]):
            yield start
        _add_work(text, _WORK_PER_ATTEMPT)
        # Skip to the next place where words may begin: a long word may contain the quote at every letter.
        following = inside.find(0, start + 1)
        start = text.text.find(words, following, within.end) if following >= 0 else -1


def _add_work(text: SourceText, work: int) -> None:
    text.work.done += work
    if text.work.done > MOST_WORK:
        raise TooMuchToSearch


def occurrences_of_digest(
    text: SourceText, *, length: int, sha256: str, within: TextSpan | None = None
) -> tuple[TextSpan, ...]:
    """Returns every place of words with this length and digest, as `occurrences` does for known words.

    Raises TooMuchToSearch.

    >>> from diplovisit.evidence.texts import text_digest, read_text
    >>> text = read_text(b"Misri goes to Russia.")
    >>> occurrences_of_digest(text, length=6, sha256=text_digest("Russia"))
    (TextSpan(start=14, end=20),)
    """
    within = within or TextSpan(0, text.length)
    key = (f"{length} {sha256}", within.start, within.end)
    if (known := text.matches_by_digest.get(key)) is None:
        spans = (TextSpan(start, start + length) for start in _find_digest(text, length, sha256, within))
        known = text.matches_by_digest[key] = tuple(itertools.islice(spans, MOST_PLACES))
    return known


def _find_digest(text: SourceText, length: int, sha256: str, within: TextSpan) -> Iterator[int]:
    inside = text.inside_mask
    for start in range(within.start, min(within.end, text.length) - length + 1):
        if not (inside[start] or inside[start + length]):
            _add_work(text, length + _WORK_PER_HASH)
            if text_digest(text.text[start : start + length]) == sha256:
                yield start
