"""The Arrow schema of each table, read off the shapes as the tables themselves are."""

from collections.abc import Iterator
from typing import assert_never

from diplovisit.record.edtf import Edtf
from diplovisit.record.shapes import ChoiceShape, FlagShape, TextShape, ValueShape, WholeShape
from diplovisit.record.tables import Column, Table
from diplovisit.wire.arrow import pa

_LARGEST_INT32 = 2**31 - 1


def arrow_schema(table: Table) -> pa.Schema:
    """The schema of a table: its columns in their order, each with its description.

    A date is text, as EDTF says more than a day can; its first and last day come after it (`when_first_day`,
    `when_last_day`), null where that end is open or unknown. They are for queries, and nobody reads them back. A
    decimal is text, as 1.50 is not 1.5. A word of a list is text, too.

    >>> from diplovisit.record import Visit
    >>> from diplovisit.record.tables import tables
    >>> schema = arrow_schema(tables(Visit)[0])
    >>> schema.field("revised").type, schema.field("revision").type, schema.field("revision").nullable
    (TimestampType(timestamp[us, tz=UTC]), DataType(int32), False)
    """
    fields = [field for column in table.columns for field in _fields(column)]
    return pa.schema(fields, metadata={"description": table.doc})


def has_days(column: Column) -> bool:
    """Whether the first and the last day of its dates have columns of their own."""
    return isinstance(column.shape, ValueShape) and column.shape.cls is Edtf


def _fields(column: Column) -> Iterator[pa.Field]:
    yield pa.field(column.name, _type(column), nullable=column.nullable, metadata={"description": column.doc})
    if has_days(column):
        for end, which in (("first", "earliest"), ("last", "latest")):
            doc = f"The {which} day that {column.name} can mean; empty where that end is open or unknown."
            yield pa.field(f"{column.name}_{end}_day", pa.date32(), metadata={"description": doc})


def _type(column: Column) -> pa.DataType:
    match column.shape:
        case ValueShape(cls=cls) if cls.__name__ == "datetime":
            return pa.timestamp("us", tz="UTC")
        case TextShape() | ValueShape() | ChoiceShape():
            return pa.string()
        case WholeShape(rule=bounds):
            return pa.int32() if bounds.greatest <= _LARGEST_INT32 else pa.int64()
        case FlagShape():
            return pa.bool_()
        case _:
            assert_never(column.shape)
