"""Records as rows of the data set they came from, in its own form: one row per stop, with the present values."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape, quoteattr  # writes, and parses nothing

from diplovisit.exporters.writer import FramedFormat, Writer
from diplovisit.formats.csv_rows import RowWriter
from diplovisit.formats.spreadsheet_guard import guard_formula
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Visit

if TYPE_CHECKING:
    from diplovisit.datasets import DataSet


_CHUNK: Final = 100_000

# Allowed in the text of a record, but not in XML (XML 1.0, section 2.2).
_NO_CHARACTER = lazy_pattern("[\ufffe\uffff]")


class NotInDataSet(ValueError):
    """Raised for a stop that the data set cannot represent: one without a number or a day, or with text XML forbids."""


def data_set_rows(visits: Iterable[Visit], data_set: "DataSet") -> Iterator[dict[str, str]]:
    """Yields one row per stop, as a mapping from field name to text. Raises NotInDataSet.

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
            missing = [column.theirs for column in data_set.columns if column.required and not row[column.theirs]]
            if missing:
                fields = f"{data_set.name} needs {', '.join(missing)}"
                raise NotInDataSet(
                    f"{visit.id}: the stop {stop.id} cannot be written: {fields}, but the record has none"
                )
            if data_set.form == "xml":
                _require_xml(f"{visit.id}: the stop {stop.id}", row)
            yield row


def _require_xml(owner: str, row: dict[str, str]) -> None:
    for name, text in row.items():
        if match := _NO_CHARACTER.search(text):
            where = f"U+{ord(match[0]):04X} at character {match.start() + 1}"
            raise NotInDataSet(f"{owner} cannot be written: its {name} has {where}, not allowed in XML; remove it")


def _xml(data_set: "DataSet") -> FramedFormat:
    """Rows as XML: a root, an element per row, and an element or an attribute for each field that has text."""
    return FramedFormat(
        lambda visit: "".join(_element(row, data_set) for row in data_set_rows([visit], data_set)).encode(),
        before=f'<?xml version="1.0" encoding="UTF-8"?>\n<{data_set.root}>\n'.encode(),
        after=f"</{data_set.root}>\n".encode(),
    )


def _element(row: dict[str, str], data_set: "DataSet") -> str:
    attributes = "".join(f" {name[1:]}={quoteattr(text)}" for name, text in row.items() if name.startswith("@"))
    lines = [f"    <{data_set.row}{attributes}>"]
    for name, text in row.items():
        if "@" not in name and (text or _is_required(data_set, name) or name in data_set.fields.values()):
            inner_attributes = "".join(
                f" {attribute.partition('/@')[2]}={quoteattr(value)}"
                for attribute, value in row.items()
                if attribute.startswith(f"{name}/@")
            )
            lines.append(f"        <{name}{inner_attributes}>{escape(text)}</{name}>")
    lines.append(f"    </{data_set.row}>\n")
    return "\n".join(lines)


class _CsvRows:
    """Writes rows as CSV (RFC 4180), below a header of the mapped columns; each text is guarded against formulas.

    Rows wait for the last record, because a column that is rarely filled is left out if no row fills it.
    """

    def __init__(self, data_set: "DataSet") -> None:
        self._data_set = data_set
        self._rows: list[tuple[str, ...]] = []

    def begin(self) -> Iterator[bytes]:
        """Yields nothing."""
        return iter(())

    def piece(self, visit: Visit) -> list[tuple[str, ...]]:
        """Returns the rows of a record, with all columns."""
        return [tuple(map(guard_formula, row.values())) for row in data_set_rows([visit], self._data_set)]

    def put(self, piece: list[tuple[str, ...]]) -> Iterator[bytes]:
        """Takes the rows of a record, and yields nothing."""
        self._rows += piece
        return iter(())

    def end(self) -> Iterator[bytes]:
        """Yields the table."""
        written = [
            position
            for position, column in enumerate(self._data_set.columns)
            if not column.rarely_filled or any(row[position] for row in self._rows)
        ]
        writer = RowWriter([self._data_set.columns[position].theirs for position in written])
        for row in self._rows:
            writer.add([[row[position] for position in written]])
            if writer.size > _CHUNK:
                yield writer.take()
        yield writer.take()


def _is_required(data_set: "DataSet", name: str) -> bool:
    column = data_set.column_for(name)
    return column is not None and column.required


def data_set_writer(name: str) -> Writer[Any, bytes]:
    """Returns the format of a shipped data set, by its name."""
    from diplovisit.datasets import DATA_SETS  # noqa: PLC0415  # as above

    return rows_writer(DATA_SETS[name])


def rows_writer(data_set: "DataSet") -> Writer[Any, bytes]:
    """Returns the format of a data set. Writing a record with it may raise NotInDataSet."""
    return _xml(data_set) if data_set.form == "xml" else _CsvRows(data_set)
