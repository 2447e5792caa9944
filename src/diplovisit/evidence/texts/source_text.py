"""The text of a source, as somebody supplies it: read once, measured, and never stored."""

import functools
import hashlib
import re
from typing import Final

import attrs

from diplovisit.evidence.texts.extent import TextSpan
from diplovisit.evidence.texts.normal_form import NormalForm, normalise
from diplovisit.evidence.texts.wholes import inside_word_mask
from diplovisit.readers.encoding import wide_encoding
from diplovisit.readers.limits import LARGEST
from diplovisit.readers.lines import Lines
from diplovisit.record.finding import Span

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
    Spot(span=Span(line=4, column=1, end_line=4, end_column=8), line='March 7.')
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
