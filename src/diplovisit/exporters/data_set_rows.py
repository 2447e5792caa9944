"""Records as rows of the data set they came from, in its own form: each stop a row, of the fields as they are now."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr  # writes, and parses nothing

from diplovisit.exporters.writer import FramedFormat
from diplovisit.formats.csv_rows import RowWriter
from diplovisit.formats.spreadsheet_guard import guard_formula
from diplovisit.record import Visit

if TYPE_CHECKING:
    from diplovisit.datasets import DataSet


# A record may hold them, as they are text; XML may not (XML 1.0, section 2.2).
_NO_CHARACTER = re.compile("[\ufffe\uffff]")


class NotInDataSet(ValueError):
    """Raised for a stop that the data set has no way to write: one without a number, without a day, or not XML."""


def data_set_rows(visits: Iterable[Visit], data_set: "DataSet") -> Iterator[dict[str, str]]:
    """The rows of records, by the names of the fields. Raises NotInDataSet.

    >>> from diplovisit import load
    >>> from diplovisit.datasets import STATE_DEPARTMENT
    >>> (row,) = data_set_rows([load("examples/harding-kingston.yaml")], STATE_DEPARTMENT)
    >>> row["id"], row["country"], row["country/@id"], row["locale"]
    ('2668', 'United Kingdom', 'united-kingdom', 'Kingston (Jamaica)')
    """
    from diplovisit.datasets import legs_of  # noqa: PLC0415  # no other export needs the data sets

    for visit in visits:
        for stop, leg in zip(visit.stops, legs_of(data_set, visit), strict=True):
            row = data_set.row_of(leg)
            lacking = [column.theirs for column in data_set.columns if column.required and not row[column.theirs]]
            if lacking:
                fields = f"{data_set.name} needs {', '.join(lacking)}"
                raise NotInDataSet(
                    f"{visit.id}: the stop {stop.id} cannot be written: {fields}, and the record has none"
                )
            if data_set.form == "xml":
                _require_xml(f"{visit.id}: the stop {stop.id}", row)
            yield row


def _require_xml(whose: str, row: dict[str, str]) -> None:
    for name, text in row.items():
        if found := _NO_CHARACTER.search(text):
            where = f"U+{ord(found[0]):04X} as character {found.start() + 1}"
            raise NotInDataSet(f"{whose} cannot be written: its {name} has {where}, which XML cannot hold; take it out")


def _xml(data_set: "DataSet") -> FramedFormat:
    """Rows as XML: a root, a row, and an element or an attribute for each field that has a text."""
    return FramedFormat(
        lambda visit: "".join(_element(row, data_set) for row in data_set_rows([visit], data_set)).encode(),
        before=f'<?xml version="1.0" encoding="UTF-8"?>\n<{data_set.root}>\n'.encode(),
        after=f"</{data_set.root}>\n".encode(),
    )


def _element(row: dict[str, str], data_set: "DataSet") -> str:
    own = "".join(f" {name[1:]}={quoteattr(text)}" for name, text in row.items() if name.startswith("@"))
    lines = [f"    <{data_set.row}{own}>"]
    for name, text in row.items():
        if "@" not in name and (text or _is_required(data_set, name) or name in data_set.fields.values()):
            inner = "".join(
                f" {other.partition('/@')[2]}={quoteattr(value)}"
                for other, value in row.items()
                if other.startswith(f"{name}/@")
            )
            lines.append(f"        <{name}{inner}>{escape(text)}</{name}>")
    lines.append(f"    </{data_set.row}>\n")
    return "\n".join(lines)


def _csv(data_set: "DataSet") -> FramedFormat:
    """Rows as CSV (RFC 4180), under a header of the columns that are mapped; each text has its guard."""
    names = [column.theirs for column in data_set.columns]
    writer = RowWriter(names)
    header = writer.take()

    def piece(visit: Visit) -> bytes:
        writer.add([guard_formula(row[name]) for name in names] for row in data_set_rows([visit], data_set))
        return writer.take()

    return FramedFormat(piece, before=header)


def _is_required(data_set: "DataSet", name: str) -> bool:
    column = data_set.column_for(name)
    return column is not None and column.required


def data_set_writer(name: str) -> FramedFormat:
    """Writes the file of a data set, by its name; what comes of a record may raise NotInDataSet."""
    from diplovisit.datasets import DATA_SETS  # noqa: PLC0415  # as above

    data_set = DATA_SETS[name]
    return _xml(data_set) if data_set.form == "xml" else _csv(data_set)
