"""The header of an empty flat table in CSV, to fill in."""

from diplovisit.exporters.csv_tables.write import BYTE_ORDER_MARK
from diplovisit.formats.csv_rows import RowWriter
from diplovisit.record.flat_table import template_columns


def template_header() -> bytes:
    """Returns the header of the flat table to fill in, with the mark by which Excel recognises UTF-8."""
    return BYTE_ORDER_MARK + RowWriter([column.name for column in template_columns()]).take()
