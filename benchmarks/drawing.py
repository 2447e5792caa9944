"""How long `diplovisit.testing.visits()` takes for a record, beside a strategy with a draw for each value.

`python -m benchmarks.drawing` prints the milliseconds of both and their ratio, from one run. The other strategy is how
the package itself drew records before: here it is the yardstick.
"""

import datetime
import sys
import time
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from diplovisit.converters import structure
from diplovisit.record import Directory, Duration, Edtf, Visit, constraints, node_shape
from diplovisit.record.constraints import RefersTo, TextRule
from diplovisit.record.shapes import (
    ChoiceShape,
    FieldShape,
    FlagShape,
    ListShape,
    NodeShape,
    Shape,
    TextShape,
    ValueShape,
    WholeShape,
)
from diplovisit.testing import HOSTILE_TEXTS, visits

_NODES_IN_A_LIST = 2
_ENDS_OF_TIME = (datetime.datetime(1, 1, 1), datetime.datetime(9999, 12, 31, 23, 59, 59))  # noqa: DTZ001  # on any clock
_ENDS_OF_THE_CALENDAR = (datetime.date.min, datetime.date(1, 1, 2), datetime.date(9999, 12, 30), datetime.date.max)


@st.composite
def value_by_value(draw: st.DrawFn) -> dict[str, Any]:
    """Draws plain documents that `structure` accepts."""
    document: dict[str, Any] = draw(_node(node_shape(Visit)))
    _make_ids_distinct(document)
    _make_references_resolve(draw, document)
    return document


def edtf_texts() -> st.SearchStrategy[str]:
    """Returns a strategy for dates of every form in a record, often at the ends of the calendar."""
    days = st.one_of(st.dates(), st.dates(), st.sampled_from(_ENDS_OF_THE_CALENDAR))
    day = days.map(lambda d: d.isoformat())
    month = day.map(lambda d: d[:7])
    year = day.map(lambda d: d[:4])
    season = st.tuples(year, st.sampled_from(["21", "22", "23", "24"])).map("-".join)
    plain = st.one_of(day, month, year)
    qualified = st.tuples(st.one_of(plain, season), st.sampled_from("?~%")).map("".join)
    unspecified = st.sampled_from(["201X", "19XX", "2004-XX", "1985-04-XX", "1985-XX-XX"])
    ordered = st.tuples(days, days).map(sorted)
    interval = ordered.map(lambda pair: f"{pair[0]}/{pair[1]}")
    half_open = st.one_of(day.map(lambda d: f"{d}/.."), day.map(lambda d: f"../{d}"), day.map(lambda d: f"{d}/"))
    span = ordered.map(lambda pair: f"{pair[0]}..{pair[1]}")
    members = st.lists(st.one_of(day, span), min_size=1, max_size=4).map(",".join)
    sets = st.one_of(members.map(lambda m: f"{{{m}}}"), members.map(lambda m: f"[{m}]"))
    time = _naive_times().map(lambda t: t.isoformat(timespec="seconds"))
    zoned = st.tuples(time, st.sampled_from(["", "Z", "+05:30", "-08:00", "+14:00", "-12:00"])).map("".join)
    return st.one_of(day, plain, season, qualified, unspecified, interval, half_open, sets, zoned)


def _naive_times() -> st.SearchStrategy[datetime.datetime]:
    """Returns a strategy for times without an offset; every third is the first or the last of the calendar."""
    ends = st.sampled_from(_ENDS_OF_TIME)
    return st.one_of(st.datetimes(), st.datetimes(), ends)


def duration_texts() -> st.SearchStrategy[str]:
    """Returns a strategy for durations of every form in a record."""
    return st.one_of(
        st.integers(0, 400).map(lambda n: f"P{n}D"),
        st.integers(0, 99).map(lambda n: f"P{n}W"),
        st.tuples(st.integers(0, 9), st.integers(0, 11)).map(lambda n: f"P{n[0]}Y{n[1]}M"),
        st.tuples(st.integers(0, 47), st.integers(0, 59)).map(lambda n: f"PT{n[0]}H{n[1]}M"),
        st.sampled_from(["P999999Y", "P999999M", "P999999W", "P999999D", "PT999999H", "PT0S"]),
    )


_CHARACTERS = st.characters(exclude_categories=("Cc", "Cs"))
_VISIBLE = st.characters(exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cf", "Cn", "Co"))
_LINES = st.one_of(
    st.sampled_from(HOSTILE_TEXTS),
    st.tuples(_VISIBLE, st.text(_CHARACTERS, max_size=20)).map("".join),
)
_WORDS = st.from_regex(r"[a-z][a-z0-9]{0,7}(?:-[a-z0-9]{1,4}){0,2}", fullmatch=True)

_TEXTS: dict[str, st.SearchStrategy[str]] = {
    constraints.SENTENCE.name: st.lists(_LINES, min_size=1, max_size=2).map("\n".join),
    constraints.LINE.name: _LINES,
    constraints.ID.name: _WORDS.filter(lambda word: word not in constraints.RESERVED_IDS),
    constraints.RECORD_ID.name: _WORDS.filter(lambda word: word not in constraints.RESERVED_IDS),
    constraints.NAME.name: _WORDS,
    constraints.PARTY.name: st.sampled_from(["IN", "RU", "SUHH", "x-nato"]),
    constraints.ADDRESS.name: st.just("status"),
    constraints.LANGUAGE.name: st.sampled_from(["en", "hi", "pt-BR", "zh-Hant", "es-419"]),
    constraints.URL.name: st.from_regex(
        r"https://example\.org(?:/[a-z0-9%~.-]{1,8}){0,3}(?:\?q=[a-z]{1,4})?", fullmatch=True
    ),
    constraints.FILE.name: st.from_regex(r"[a-z]{1,8}(?:/[a-z]{1,8}){0,2}\.txt", fullmatch=True),
    constraints.DIGEST.name: st.text("0123456789abcdef", min_size=64, max_size=64),
    constraints.TIME_ZONE.name: st.sampled_from(
        ["Asia/Kolkata", "Europe/Moscow", "America/Argentina/Buenos_Aires", "UTC"]
    ),
    constraints.DECIMAL.name: st.decimals(-(10**15), 10**15, places=2, allow_nan=False, allow_infinity=False).map(
        lambda number: format(number, "f")
    ),
    constraints.UTC_TIME.name: _naive_times().map(lambda moment: moment.isoformat(timespec="seconds") + "Z"),
}


def _leaf(rule: TextRule) -> st.SearchStrategy[str]:
    if rule.closed is not None:
        return st.sampled_from(rule.closed())
    return _TEXTS[rule.name]


def _values(shape: Shape) -> st.SearchStrategy[Any]:
    match shape:
        case ValueShape(cls=cls) if cls is Edtf:
            return edtf_texts()
        case ValueShape(cls=cls) if cls is Duration:
            return duration_texts()
        case TextShape(rule=rule) | ValueShape(rule=rule):
            return _leaf(rule)
        case ChoiceShape(cls=words):
            return st.sampled_from([word.value for word in words])
        case WholeShape(rule=bounds):
            return st.integers(bounds.least, bounds.greatest)
        case FlagShape():
            return st.booleans()
        case ListShape(item=item, at_least=least):
            distinct = (lambda value: value) if shape.distinct else None
            return st.lists(_values(item), min_size=least, max_size=max(least, _NODES_IN_A_LIST), unique_by=distinct)
        case NodeShape():
            return _node(shape)


@st.composite
def _node(draw: st.DrawFn, shape: NodeShape) -> dict[str, Any]:
    node = {field.name: draw(_values(field.shape)) for field in shape.fields if field.required or draw(_present(field))}
    node |= {field.name: draw(_values(field.shape)) for field in tuple(shape.missing(node))}
    return {field.name: node[field.name] for field in shape.fields if field.name in node}


def _present(field: FieldShape) -> st.SearchStrategy[bool]:
    # One optional field in three is present, so that people can still read a record of a hundred fields.
    return st.sampled_from((False, False, True))


def _make_ids_distinct(document: dict[str, Any]) -> None:
    taken: set[str] = set()
    for entry in Directory(document, node_shape(Visit)).entries:
        if entry.path and isinstance(name := entry.value("id"), str):
            number, distinct = 1, name
            while distinct in taken:
                number += 1
                distinct = f"{name}-{number}"
            taken.add(distinct)
            entry.node["id"] = distinct


def _make_references_resolve(draw: st.DrawFn, document: dict[str, Any]) -> None:
    # Addresses come last, because the address of a traveller depends on a reference of the first round.
    for of_addresses in (False, True):
        directory = Directory(document, node_shape(Visit))
        for node, name, reference in _references(directory):
            if (reference.classes == ()) is of_addresses:
                _make_reference_resolve(draw, node, name, _candidates(directory, reference))


def _make_reference_resolve(draw: st.DrawFn, node: dict[str, Any], name: str, targets: list[str]) -> None:
    value = node[name]
    if isinstance(value, list):
        size = len(value)
        node[name] = (
            draw(st.lists(st.sampled_from(targets), min_size=1, max_size=size, unique=True)) if targets and size else []
        )
    elif targets:
        node[name] = draw(st.sampled_from(targets))
    else:
        del node[name]


def _references(directory: Directory) -> Iterator[tuple[dict[str, Any], str, RefersTo]]:
    for entry in directory.entries:
        for name, reference, _ in entry.shape.references:
            if name in entry.node:
                yield entry.node, name, reference


def _candidates(directory: Directory, reference: RefersTo) -> list[str]:
    if not reference.classes:
        return list(directory.addresses)
    if reference.classes == ("Part",):
        return [entry.value("name") for entry in directory.entries if entry.shape.cls.__name__ == "Part"]
    names = [name for name, entry in directory.ids.items() if entry.shape.cls.__name__ in reference.classes]
    return names + (["IN", "RU"] if reference.or_code else []) + (["another-record"] if reference.or_elsewhere else [])


def milliseconds(strategy: st.SearchStrategy[Visit], number: int) -> float:
    """Returns the time for a record, without that for the first one, for which hypothesis prepares."""
    times = []

    @settings(
        max_examples=number + 1,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def draw(visit: Visit) -> None:
        times.append(time.perf_counter())

    draw()
    return (times[-1] - times[0]) / (len(times) - 1) * 1000


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    before = milliseconds(value_by_value().map(structure), number)
    now = milliseconds(visits(), number)
    print(f"{number} records: {before:.1f} ms each with a draw for each value, {now:.1f} ms with `visits()`")
    print(f"ratio {before / now:.1f}")


if __name__ == "__main__":
    main()
