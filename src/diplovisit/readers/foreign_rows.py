"""Rows of tables that others keep: the texts of a row by the names of its fields, each with its place in the file."""

from collections.abc import Mapping

import attrs

from diplovisit.readers.lines import Lines
from diplovisit.record.finding import FilePosition, Span


@attrs.frozen(kw_only=True, eq=False)
class ForeignRow:
    """One row as it was read: nothing trimmed, nothing typed.

    name: the file. cells: the texts by the names of the fields; an attribute of XML is `field/@name`, and one of the
    row itself `@name`. span: where the row begins. spans: where the texts stand, those that have a place of their own.
    """

    name: str
    cells: Mapping[str, str]
    span: Span
    spans: Mapping[str, Span] = attrs.field(repr=False)
    lines: Lines = attrs.field(repr=False)

    def where(self, field: str | None = None) -> FilePosition:
        """Where a field stands, or the row where it has no such field."""
        span = self.span if field is None else self.spans.get(field, self.span)
        return FilePosition(self.name, span, self.lines.line(span.line))
