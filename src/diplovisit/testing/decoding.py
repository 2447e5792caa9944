"""Decoding: makes the values of fields from bytes, so that hypothesis draws once for a node and not once for a value.

A value is made from a few bytes of its own, whatever the others are. Zeros make the simplest value: hypothesis shrinks
bytes to zeros, and so a record to a simple one.
"""

import datetime
import decimal
from collections.abc import Callable, Sequence
from typing import Any, Final

from diplovisit.record import Duration, Edtf, constraints
from diplovisit.record.constraints import RefersTo
from diplovisit.record.shapes import (
    ChoiceShape,
    FlagShape,
    ListShape,
    NodeShape,
    Shape,
    TextShape,
    ValueShape,
    WholeShape,
)
from diplovisit.testing.byte_reader import ByteReader
from diplovisit.testing.drawn_dates import DURATION_SIZE, EDTF_SIZE, duration_text, edtf_text, moment_text

HOSTILE_TEXTS: Final = (
    "=1+1",
    "@SUM(A1)",
    "-2+3",
    "'quoted",
    "C:\\New",
    "NO",
    "null",
    "1.10",
    "2025-03-07",
    "a,b;c:d",
    'say "hello"',
    "::error::x",
    "%0A%0D",
    "BEGIN:VEVENT",
    "<script>alert(1)</script>",
    "& < > ]]>",
    "{{ x }} ${x}",
    "Zelenskyy",
    "Çankırı",
    "Владимир",
    "東京",
    "दिल्ली",
    "القاهرة",
    "e\u0301",
    "👩🏽‍⚖️",
    "trailing ",
    " leading",
)
"""Texts that have a special meaning in some format, such as the formula `=1+1`."""

NODES_IN_A_LIST: Final = 2
"""The most items of a list, so that people can still read a record; more where a field needs more."""


def size_of(shape: Shape) -> int:
    """Returns how many bytes the value of a shape takes. The bytes of a node inside it are drawn by themselves."""
    match shape:
        case TextShape(reference=RefersTo()) | ChoiceShape() | FlagShape():
            return 1
        case TextShape(rule=rule) if rule.closed is not None:
            return 4
        case TextShape(rule=rule):
            return _TEXTS[rule.name][0]
        case ValueShape(cls=cls):
            return _VALUES[cls][0]
        case WholeShape():
            return 5
        case NodeShape():
            return 0
        case ListShape(item=item, at_least=least):
            return 1 + max(least, NODES_IN_A_LIST) * size_of(item)


def make_value(shape: Shape, reader: ByteReader, lines: Sequence[str]) -> Any:
    """Makes the value of a field that is no node and no list of nodes, as it is written in a document.

    lines: the texts of this record, besides the hostile ones. A reference is `r` and a number from 0 to 255, until the
    ids of the record are known.
    """
    match shape:
        case TextShape(reference=RefersTo()):
            return f"r{reader.number(1)}"
        case TextShape(rule=rule) if rule.closed is not None:
            return reader.pick(rule.closed())
        case TextShape(rule=rule):
            return _TEXTS[rule.name][1](reader, lines)
        case ValueShape(cls=cls):
            return _VALUES[cls][1](reader, lines)
        case ChoiceShape(cls=words):
            return reader.pick([word.value for word in words])
        case WholeShape(rule=bounds):
            return _whole(reader, bounds.least, bounds.greatest)
        case FlagShape():
            return reader.below(2) == 1
        case ListShape(item=item, at_least=least):
            number = length_of_list(shape, reader)
            values = [make_value(item, reader, lines) for _ in range(number)]
            distinct = list(dict.fromkeys(values)) if shape.distinct else values
            assert len(distinct) >= least
            return distinct
        case NodeShape():
            raise AssertionError(f"{shape.cls.__name__} is drawn by itself")


def length_of_list(shape: ListShape, reader: ByteReader) -> int:
    """Takes the length of a list: the least that it may have, to the most that people can read."""
    return shape.at_least + reader.below(max(shape.at_least, NODES_IN_A_LIST) - shape.at_least + 1)


def _whole(reader: ByteReader, least: int, greatest: int) -> int:
    match reader.below(4):
        case 0 | 1:
            return min(least + reader.number(1), greatest)
        case 2:
            return least + reader.below(greatest - least + 1)
        case _:
            return greatest


_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_PLAIN: Final = ("a", *HOSTILE_TEXTS)
_ZONES: Final = ("Asia/Kolkata", "Europe/Moscow", "America/Argentina/Buenos_Aires", "UTC")


def _line(reader: ByteReader, lines: Sequence[str]) -> str:
    is_own = reader.below(2) == 1
    return reader.pick(lines if is_own and lines else _PLAIN)


def _sentence(reader: ByteReader, lines: Sequence[str]) -> str:
    first = _line(reader, lines)
    return f"{first}\n{_line(reader, lines)}" if reader.below(2) else first


def _word(reader: ByteReader, _: Sequence[str]) -> str:
    """Makes an id: a letter, with up to eleven letters, digits and single hyphens after it."""
    rest = (reader.pick(f"{_LETTERS}0123456789-") for _ in range(reader.below(12)))
    word = "".join((reader.pick(_LETTERS), *rest)).strip("-").replace("--", "-").replace("--", "-")
    return f"{word}-1" if word in constraints.RESERVED_IDS else word


def _url(reader: ByteReader, _: Sequence[str]) -> str:
    steps = [reader.letters(f"{_LETTERS}0123456789%~.-", 4) for _ in range(reader.below(4))]
    query = f"?q={reader.letters(_LETTERS, 4)}" if reader.below(2) else ""
    return "/".join(["https://example.org", *steps]) + query


def _file(reader: ByteReader, _: Sequence[str]) -> str:
    return "/".join(reader.letters(_LETTERS, 4) for _ in range(1 + reader.below(3))) + ".txt"


def _decimal(reader: ByteReader, _: Sequence[str]) -> str:
    hundredths = reader.number(reader.pick((1, 3, 7)))
    whole, rest = divmod(hundredths, 100)
    sign = "-" if reader.below(2) else ""
    return f"{sign}{whole}.{rest:02}"


_Decoder = Callable[[ByteReader, Sequence[str]], str]

_TEXTS: Final[dict[str, tuple[int, _Decoder]]] = {
    constraints.SENTENCE.name: (5, _sentence),
    constraints.LINE.name: (2, _line),
    constraints.ID.name: (13, _word),
    constraints.RECORD_ID.name: (13, _word),
    constraints.NAME.name: (13, _word),
    constraints.LANGUAGE.name: (1, lambda reader, _: reader.pick(("en", "hi", "pt-BR", "zh-Hant", "es-419"))),
    constraints.URL.name: (22, _url),
    constraints.FILE.name: (16, _file),
    constraints.DIGEST.name: (4, lambda reader, _: reader.number(4).to_bytes(32).hex()),
    constraints.TIME_ZONE.name: (1, lambda reader, _: reader.pick(_ZONES)),
}
"""How many bytes a text under each rule takes, and what makes it."""

_VALUES: Final[dict[type, tuple[int, _Decoder]]] = {
    Edtf: (EDTF_SIZE, edtf_text),
    Duration: (DURATION_SIZE, duration_text),
    decimal.Decimal: (9, _decimal),
    datetime.datetime: (8, lambda reader, _: f"{moment_text(reader)}Z"),
}
