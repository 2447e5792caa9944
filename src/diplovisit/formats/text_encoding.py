"""Finds the encoding of a text file that does not say it: marks, zeros, UTF-8, and Windows-1252 as the last guess."""

import codecs
from typing import Final

import attrs

_MARKS: Final = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with a byte order mark"),
)
_SAMPLE: Final = 4_000
"""Bytes that are searched for zeros. UTF-16 has them from the first delimiter on."""
_SURROGATES: Final = range(0xDC80, 0xDD00)


@attrs.frozen(kw_only=True)
class DecodedText:
    """A text with its encoding.

    encoding: in words, such as "UTF-16". is_guess: whether the bytes could mean other letters in another encoding.
    damaged: whether bytes are wrong in the encoding. They are lone surrogates (U+DC80 to U+DCFF) in the text, so the
    line of each can be found.
    """

    text: str = attrs.field(repr=False)
    encoding: str
    is_guess: bool = False
    damaged: bool = False


def decode_text(data: bytes, encoding: str | None = None) -> DecodedText:
    """Decodes a text, in the encoding that is given or in the one that is found. A byte order mark is removed.

    >>> decode_text("Erdoğan".encode("utf-16")).encoding, decode_text("Peña".encode("cp1252"))
    ('UTF-16', DecodedText(encoding='Windows-1252', is_guess=True, damaged=False))
    """
    for mark, codec, words in _MARKS:
        # A mark is taken off also where the encoding was given: "utf-8" most often means a file of Excel.
        if data.startswith(mark) and (encoding is None or codecs.lookup(encoding).name.startswith(codec[:6])):
            return _decoded(data[len(mark) :], codec, words)
    if encoding is not None:
        return _decoded(data, encoding, encoding)
    if (wide := _codec_by_zeros(data)) is not None:
        return _decoded(data, wide, wide[:6].upper() + " without a byte order mark")
    return _decode_by_letters(data)


def _decoded(data: bytes, codec: str, words: str) -> DecodedText:
    try:
        return DecodedText(text=data.decode(codec), encoding=words)
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode(codec, errors="surrogateescape")
    except UnicodeDecodeError:
        # UTF-16 and UTF-32 know no such errors. The private sign U+DC80 is in no text that can be decoded.
        text = data.decode(codec, errors="replace").replace("\ufffd", "\udc80")
    return DecodedText(text=text, encoding=words, damaged=True)


def _codec_by_zeros(data: bytes) -> str | None:
    """Returns UTF-16 or UTF-32 by the places of zeros: delimiters, digits and most letters of a table are ASCII.

    >>> _codec_by_zeros("Имя;Дата\\n".encode("utf-16-le")), _codec_by_zeros(b"a,b\\n1,\\0\\n")
    ('utf-16-le', None)
    """
    sample = data[: min(_SAMPLE, len(data) - len(data) % 2)]
    zeros = [sample[place::4].count(0) for place in range(4)]
    if sum(zeros) < max(2, len(sample) // 100):
        return None
    quarter = len(sample) / 4
    match [share > 0.7 * quarter for share in zeros]:
        case [False, True, True, True]:
            return "utf-32-le"
        case [True, True, True, False]:
            return "utf-32-be"
        case _:
            even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
            if odd > 20 * even and _has_wide_breaks(sample, b"\n\0", odd):
                return "utf-16-le"
            return "utf-16-be" if even > 20 * odd and _has_wide_breaks(sample, b"\0\n", even) else None


def _has_wide_breaks(sample: bytes, wide: bytes, zeros: int) -> bool:
    """Whether line breaks have a zero beside them, unlike those of a damaged file; else most letters must have one."""
    sample = sample.replace(b"\r", b"\n")
    narrow = sample.count(b"\n")
    return 2 * sample.count(wide) > narrow if narrow else zeros > len(sample) / 4


def _decode_by_letters(data: bytes) -> DecodedText:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode(errors="surrogateescape")
    else:
        return DecodedText(text=text, encoding="ASCII" if text.isascii() else "UTF-8")
    wrong = sum(ord(c) in _SURROGATES for c in text)
    right = sum(c >= "\x80" for c in text) - wrong
    # Two letters of Windows-1252 hardly ever look like one of UTF-8, so a text with many of these is damaged UTF-8.
    if right > wrong:
        return DecodedText(text=text, encoding="UTF-8", damaged=True)
    try:
        return DecodedText(text=data.decode("cp1252"), encoding="Windows-1252", is_guess=True)
    except UnicodeDecodeError:
        return DecodedText(text=data.decode("latin-1"), encoding="ISO-8859-1", is_guess=True)
