"""Cuts a text into the pieces that the guard of an anchor looks at: sentences, headings, datelines, marks of a list.

Full stops end a sentence as in `evidence/names`. Lines are lost in the normal form, so they are read from the text as
given. A line break ends a sentence only if the writer ended the line there, and no program that wraps lines did.
"""

import re
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.evidence.lexicon.names import FUNCTION_WORDS
from diplovisit.evidence.names.tokens import sentence_breaks
from diplovisit.evidence.texts.source_text import SourceText
from diplovisit.lazy_patterns import lazy_pattern

_RAW_LINE = lazy_pattern("[^\\n\\x0b\\x0c\\r\\x85\\u2028\\u2029]+")
_MARKUP = lazy_pattern(
    "</?(?:a|abbr|b|blockquote|br|div|em|figcaption|figure|font|h[1-6]|hr|i|img|li|ol|p|q|section|small|span|strong"
    "|sub|sup|table|tbody|td|th|tr|u|ul)(?:\\s[^<>]{0,500})?/?>|&(?:[a-z]{2,8}|#x?[0-9a-f]{1,6});",
    re.IGNORECASE,
)
_BLOCK_MARKUP = lazy_pattern("</?(?:blockquote|div|figcaption|figure|h[1-6]|li|ol|p|table|tr|ul)[ />]", re.IGNORECASE)
_LINE_END = lazy_pattern("\r\n|[\n\x0b\x0c\r\x85\u2028\u2029]")
_NO_BLANK = lazy_pattern("\\S")
_IS_CONTINUED = lazy_pattern(",$|[^\\W\\d_]-$")
_ENDS_SENTENCE = lazy_pattern("[.!?][\"')\\]]{0,3}$")
_MARK = "(?:\\u2022|[*+]|#{1,6}|\\(?\\d{1,3}[.)]|\\(?[a-z][.)]|\\(?[ivx]{2,5}[.)]|[IVX]{2,5}[.)]) "
_LIST_MARK = lazy_pattern(f"(?:- |{_MARK})+")
_CERTAIN_MARK = lazy_pattern("\\u2022|[*+#]")
_MONTH = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?)\\.?"
)
_DAY = f"(?:{_MONTH} \\d{{1,2}}|\\d{{1,2}} {_MONTH})(?:,? \\d{{4}})?"
_CITY = "[A-Z][\\w.']*(?:[ -][A-Z][\\w.']*){0,3}(?:, [A-Z][\\w.]+(?: [A-Z]\\w+)?)?"
_NO_CITY = "(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
# "NAIROBI, Feb 11 (Meridian) - ", "Geneva, 12 June: ", "New Delhi, March 5 (NationPress) ", "PARIS (AFP) - ", and in
# capitals "WASHINGTON - ". Four letters at least, because "US - China talks" begins with a country.
_DATELINE = lazy_pattern(
    f"{_NO_CITY}(?:{_CITY}, {_DAY}(?: \\([^()]{{2,30}}\\)(?: -{{1,2}}|:)?|(?: -{{1,2}}|:))"
    f"|{_CITY} \\([^()]{{2,30}}\\)(?: -{{1,2}}|:)|[A-Z]{{4,}}(?: [A-Z]{{4,}})? -{{1,2}}) (?=\\S)"
)
_LONGEST_DATELINE: Final = 120
_NARROWEST: Final = 40  # columns; no program wraps lines of prose at fewer
_INTRODUCTION_WORDS: Final = 5  # "Background:" is a heading; "The following visits were cancelled:" introduces a list


@attrs.frozen
class TextPiece:
    """A piece of a text in normal form: a sentence, or a line or a mark outside of sentences.

    introduction: the index of the sentence that introduces the list of this piece, None if it is in no such list.
    is_dateline: whether it is the place and date before the first sentence of a report.
    """

    start: int
    end: int
    introduction: int | None
    is_dateline: bool


@attrs.frozen
class _Line:
    """A line without the white space and the markup at its ends, in normal form."""

    start: int
    end: int


def without_markup(text: str) -> str:
    """A text with blanks for tags and character references, of the same length.

    >>> without_markup("He <b>left</b>.&nbsp;")
    'He    left    .      '
    """
    return _MARKUP.sub(lambda markup: " " * len(markup.group()), text)


def cut_pieces(text: SourceText, words: str) -> tuple[TextPiece, ...]:
    """Cuts a text into pieces, in order and without gaps. `words` is its normal form without markup.

    >>> from diplovisit.evidence.texts import read_text
    >>> text = read_text(b"THE TALKS\\n\\nOslo, 3 May: He left the\\nU.S. Senate. It rained.")
    >>> [text.text[piece.start : piece.end] for piece in cut_pieces(text, text.text)]
    ['THE TALKS ', 'Oslo, 3 May: ', 'He left the U.S. Senate. ', 'It rained.']
    """
    sentence_starts = _sentence_starts(words)
    line_starts, datelines, marks = _line_starts(text, words, sentence_starts)
    boundaries = sentence_starts | line_starts | {0, *marks.values()}
    boundaries.update(markup.start() for markup in _BLOCK_MARKUP.finditer(text.text))
    for start, end in datelines.items():  # "LIMA, Nov. 14 - " is one piece
        boundaries.difference_update(range(start + 1, end))
        boundaries |= {start, end}
    boundaries.discard(len(words))
    ordered = sorted(boundaries)
    pieces: list[TextPiece] = []
    introduction: int | None = None
    for start, end in zip(ordered, [*ordered[1:], len(words)]):
        if start in line_starts:
            if start in marks:
                introduction = introduction if introduction is not None else _introduction(pieces, words)
            else:
                introduction = None
        pieces.append(TextPiece(start, end, introduction, start in datelines))
    return tuple(pieces)


def _introduction(pieces: list[TextPiece], words: str) -> int | None:
    """The index of the last piece if it introduces a list."""
    if not pieces:
        return None
    last = words[pieces[-1].start : pieces[-1].end].rstrip()
    return len(pieces) - 1 if last.endswith(":") and last.count(" ") >= _INTRODUCTION_WORDS - 1 else None


def _sentence_starts(words: str) -> set[int]:
    starts = set()
    for position in sentence_breaks(words):
        following = _NO_BLANK.search(words, position)
        if following is not None:
            starts.add(following.start())
    return starts


def _line_starts(
    text: SourceText, words: str, sentence_starts: set[int]
) -> tuple[set[int], dict[int, int], dict[int, int]]:
    """Where lines begin that end the sentence before; datelines and marks of lists at such lines, with their ends."""
    starts: set[int] = set()
    datelines: dict[int, int] = {}
    marks: dict[int, int] = {}
    for block in _blocks(text, words):
        longest = max(line.end - line.start for line in block)
        for index, line in enumerate(block):
            start = line.start
            if index:
                if start not in sentence_starts and not _ends_piece(block[index - 1], line, longest, words):
                    continue
            elif _continues_block(start, words):
                continue
            starts.add(start)
            if mark := _LIST_MARK.match(words, start):
                marks[start] = start = mark.end()
            if dateline := _DATELINE.match(words, start, start + _LONGEST_DATELINE):
                datelines[start] = dateline.end()
    return starts, datelines, marks


def _blocks(text: SourceText, words: str) -> Iterator[list[_Line]]:
    """The lines of a text between blank lines; a line of markup alone is blank."""
    block: list[_Line] = []
    end_before = 0
    for match in _RAW_LINE.finditer(text.raw):
        span = text.normal_span(*match.span())
        line = words[span.start : span.end]
        if not line.strip():
            continue
        if block and len(_LINE_END.findall(text.raw, end_before, match.start())) > 1:
            yield block
            block = []
        end_before = match.end()
        block.append(_Line(span.start + len(line) - len(line.lstrip()), span.start + len(line.rstrip())))
    if block:
        yield block


def _continues_block(start: int, words: str) -> bool:
    """Whether the text after a blank line continues the sentence before it, as after a page break."""
    before = words[max(0, start - 80) : start].rstrip()
    if not before or _ENDS_SENTENCE.search(before):
        return False
    return _IS_CONTINUED.search(before) is not None or words[start].islower()


def _ends_piece(line: _Line, following: _Line, longest: int, words: str) -> bool:
    """Whether the break between two lines of a block ends a sentence, a heading or an item of a list."""
    first, second = words[line.start : line.end], words[following.start : following.end]
    ends_sentence = _ENDS_SENTENCE.search(first) is not None
    begins_list = first.endswith((":", ";")) or _LIST_MARK.match(first) is not None
    if _CERTAIN_MARK.match(second) or ((ends_sentence or begins_list) and _LIST_MARK.match(second)):
        return True
    last_word = first.rpartition(" ")[2]
    if second[0].islower():
        return False
    if not ends_sentence and (_IS_CONTINUED.search(first) or last_word.lower() in FUNCTION_WORDS):
        return False
    # A program breaks a line where the next word does not fit. Proportional type makes lines of unequal length.
    next_word = second.partition(" ")[0]
    return len(first) + 1 + len(next_word) <= 0.75 * max(longest, _NARROWEST)
