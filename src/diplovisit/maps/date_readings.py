"""Puts the parts of a date together: dates, ranges and lists, each in the only way in which it can be read.

A hyphen joins the parts of one date (2-May-2011) or the ends of a range (2-5 May). Both ends are of the same kind:
two days, two months or two years.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from diplovisit.datasets.model import UnreadableField
from diplovisit.findings.phrases import quoted
from diplovisit.maps.date_phrases import (
    EARLIEST_BARE_YEAR,
    DateOptions,
    DatePoint,
    DateToken,
    begins_with_start_word,
    clock_or_year_refusal,
    date_refusal,
    full_year,
    read_tokens,
)
from diplovisit.record.edtf_grammar import MONTHS as MONTH_NAMES

_FIELDS: Final = {"d": "day", "m": "month", "y": "year", "z": "year"}
_SHAPES: Final = frozenset(
    ["d", "m", "y", "dm", "md", "my", "ym", "dy", "dmy", "mdy", "ymd", "dmz", "mdz", "mz", "dmd", "mdd", "D"]
)
"""The symbols of one date, in the order in which they are written; those of `date_phrases`."""
_SHORT_YEAR_SHAPES: Final = frozenset(("dmd", "mdd"))
_DASHES: Final = frozenset("hr")
_SEPARATORS: Final = frozenset(",&")


def read_points(bare: str, options: DateOptions, text: str) -> list[list[DatePoint]]:
    """Returns the dates of a phrase, a list of one or two points for each."""
    tokens = _with_weekdays(list(read_tokens(bare, options, text)), text)
    if not tokens or tokens[0].symbol in _SEPARATORS or tokens[-1].symbol in _SEPARATORS:
        raise date_refusal(text)
    if len(tokens) == 1 and tokens[0].symbol == "y" and tokens[0].value < EARLIEST_BARE_YEAR:
        raise clock_or_year_refusal(str(tokens[0].value), text)
    items = [_pieces(item, text) for item in _items(tokens, text)]
    _require_day_first(items, text)
    if begins_with_start_word(bare, options) and all(len(pieces) == 1 for pieces in items):
        remedy = "write the last day too, as in 3-5 May 2011, or the day alone"
        raise UnreadableField(f"{quoted(text)} gives the first day but not the last; {remedy}")
    return [[_point(piece, options, text) for piece in pieces] for pieces in items]


def _with_weekdays(tokens: Sequence[DateToken], text: str) -> list[DateToken]:
    """Gives each weekday to the part of the date that follows it, or else to the one before it."""
    kept: list[DateToken] = []
    waiting: tuple[int, ...] = ()
    for index, token in enumerate(tokens):
        following = tokens[index + 1 : index + 3]
        if token.symbol == "w":
            after = next((other for other in following if other.symbol != ","), None)
            if after is not None and after.symbol not in _DASHES | _SEPARATORS:
                waiting = (*waiting, token.value)
                continue
            while kept and kept[-1].symbol == ",":
                kept.pop()
            if not kept or kept[-1].symbol in _DASHES | _SEPARATORS:
                raise date_refusal(text)
            kept[-1] = attrs.evolve(kept[-1], weekdays=(*kept[-1].weekdays, token.value))
        elif token.symbol == "," and index > 0 and tokens[index - 1].symbol == "w" and waiting:
            continue  # the comma of "Monday, 3 May"
        elif token.symbol in _DASHES | _SEPARATORS:
            kept.append(token)
        else:
            kept.append(attrs.evolve(token, weekdays=(*token.weekdays, *waiting)))
            waiting = ()
    return kept


def _items(tokens: Iterable[DateToken], text: str) -> Iterator[list[DateToken]]:
    """Yields the dates of a list. A comma before a year joins (April 3, 2009); another one separates (3, 5 May)."""
    item: list[DateToken] = []
    separators = ""
    for token in tokens:
        if token.symbol in _SEPARATORS:
            separators += token.symbol
            continue
        last, count = item[-1].symbol if item else "", len(item)
        # "2 May, 2011" is one date, and "3 May, 5 June" are two.
        is_joined = (token.symbol == "y" and last in "md") or (token.symbol == "m" and last == "y" and count == 1)
        if separators not in {"", ",", "&", ",&"}:
            raise date_refusal(text)
        if separators and not (separators == "," and is_joined):
            yield item
            item = []
        separators = ""
        item.append(token)
    yield item


def _pieces(item: Sequence[DateToken], text: str) -> list[list[DateToken]]:
    """Returns the one date or the two ends of a range that parts are. Refuses what can be read in two ways."""
    words = [index for index, token in enumerate(item) if token.symbol == "r"]
    splits: list[int | None] = [*words] or [None, *(index for index, token in enumerate(item) if token.symbol == "h")]
    readings = []
    for split in splits:
        pieces = [item] if split is None else [item[:split], item[split + 1 :]]
        if all(map(_is_date, pieces)) and len({_kind(piece) for piece in pieces}) == 1:
            readings.append(pieces)
    if len(readings) != 1 or len(words) > 1:
        raise date_refusal(text)
    for piece in readings[0]:
        _refuse_month_or_day(piece, text)
    return [[token for token in piece if token.symbol != "h"] for piece in readings[0]]


def _is_date(piece: Sequence[DateToken]) -> bool:
    symbols = "".join(token.symbol for token in piece)
    shape = symbols.replace("h", "")
    if shape not in _SHAPES or symbols.startswith("h") or symbols.endswith("h") or "hh" in symbols:
        return False
    if shape in _SHORT_YEAR_SHAPES:
        return piece[-1].digits == 2 and len(symbols) in {3, 5}
    return True


def _kind(piece: Sequence[DateToken]) -> str:
    point = next((token.point for token in piece if token.point is not None), None)
    if point is not None:
        return "day" if point.day is not None else "month"
    symbols = {token.symbol for token in piece}
    return "day" if "d" in symbols else "month" if "m" in symbols else "year"


def _refuse_month_or_day(piece: Sequence[DateToken], text: str) -> None:
    """Refuses May-11, which spreadsheets write for May 2011, and people for 11 May."""
    if [token.symbol for token in piece] != ["m", "h", "d"] or piece[-1].digits == 1:
        return
    month, number = piece[0].value, piece[-1].value
    if month > 12 or not 1 <= number <= 31:
        raise UnreadableField(f"{quoted(text)} has a year with two digits; write all digits")
    meanings = f"{number} {MONTH_NAMES[month - 1]} or {MONTH_NAMES[month - 1]} of a year that ends in {number:02}"
    raise UnreadableField(f"{quoted(text)} can be {meanings}; write the day first, or all digits of the year")


def _require_day_first(items: Iterable[Sequence[Sequence[DateToken]]], text: str) -> None:
    """Refuses a bare day beside figures, unless it comes first and the figures begin with the day: 1-3/5/2011."""
    pieces = list(itertools.chain.from_iterable(items))
    figures = [piece[0] for piece in pieces if piece[0].symbol == "D"]
    bare = [index for index, piece in enumerate(pieces) if [token.symbol for token in piece] == ["d"]]
    if bare and figures:
        last = pieces[-1][0]
        if last.symbol != "D" or not all(figure.day_first for figure in figures):
            remedy = "write every day in full, as in 2011-05-01/2011-05-03"
            raise UnreadableField(f"{quoted(text)} does not show which number is the month; {remedy}")


def _point(piece: Sequence[DateToken], options: DateOptions, text: str) -> DatePoint:
    """Returns the date of one piece of a phrase; what it lacks, its neighbours have."""
    weekdays = tuple(itertools.chain.from_iterable(token.weekdays for token in piece))
    if piece[0].point is not None:
        return attrs.evolve(piece[0].point, weekdays=weekdays)
    shape = "".join(token.symbol for token in piece)
    values = {_FIELDS[token.symbol]: token.value for token in piece[:2]}
    if len(piece) == 3:
        values |= {("year" if shape in _SHORT_YEAR_SHAPES else _FIELDS[shape[2]]): piece[2].value}
    if shape in _SHORT_YEAR_SHAPES or "z" in shape:
        values["year"] = full_year(values["year"], options, text)
    if values.get("month", 0) > 12 and "day" in values:
        raise UnreadableField(f"{quoted(text)}: a season has no numbered days; write the month, or only the season")
    is_month_first = "md" in shape
    return DatePoint(
        year=values.get("year"),
        month=values.get("month"),
        day=values.get("day"),
        month_first=is_month_first,
        weekdays=weekdays,
    )
