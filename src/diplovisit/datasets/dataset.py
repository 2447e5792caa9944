"""What a data set is: a table of how its fields map to ours, and what to say of it as a source."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeAlias

import attrs

from diplovisit.datasets.leg import Leg
from diplovisit.datasets.story import ParsedRemarks

Known: TypeAlias = Mapping[str, Any]
"""What the columns before have given of a leg, by the names of its fields."""


class CannotRead(ValueError):
    """Raised by a column for a text that it cannot read: a sentence with what was seen and what was expected.

    field: the field at fault where that is not the column's own; None where it is.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field


@attrs.frozen(kw_only=True)
class FieldMapping:
    """One row of a mapping: a field of theirs, and where in a record it stands.

    theirs: its name: an element or a column, `@name` an attribute of the row, `field/@name` one of a field. ours: the
    same in a record, in words. read: from its text, and from what the columns before gave, to fields of a leg; raises
    CannotRead. write: from a leg back to its text. required: whether a row without the field cannot be read. optional
    fields are read as "" where they are missing.
    """

    theirs: str
    ours: str
    read: Callable[[str, Known], Known]
    write: Callable[[Leg], str]
    required: bool = True


@attrs.frozen(kw_only=True)
class DataSet:
    """A data set of travels: its mapping, and what a record says of where it comes from.

    name: what the command calls it. title, publisher, url, licence, language: as of a source.
    form: how its files are written. files: the patterns of their paths below its folder. root, row: elements of XML.
    columns: the mapping, in the order in which the fields are read and written. left_out: fields of theirs that are not
        read, each with the reason.
    scheme, people: the schemes of the identifiers of its rows and of its people.
    fields: which of its fields states a subject of ours (name, office, sender, country, place, when, duration,
        remarks), as a locator names it; several are parted by bars.
    id_prefix: what the ids of its records begin with.
    gap: legs of one person that are at most so many days apart are one visit; None where each is a visit of its own.
    released: when the release came out that the mapping was made for: what is revised at no other time was then.
    locator: where a field of a row stands, as evidence cites it.
    story: what its remarks state that code can read.
    documents: what documents of the data set say of all rows.
    """

    name: str
    title: str
    publisher: str
    url: str
    licence: str | None
    language: str
    form: Literal["xml", "csv"]
    files: tuple[str, ...]
    root: str = ""
    row: str = ""
    columns: tuple[FieldMapping, ...]
    left_out: Mapping[str, str]
    scheme: str
    people: str
    fields: Mapping[str, str]
    id_prefix: str
    gap: int | None
    released: datetime.datetime
    locator: Callable[[Leg, str], str]
    parse_remarks: Callable[[Leg], ParsedRemarks]
    documents: tuple["Documented", ...] = ()

    def column_for(self, theirs: str) -> FieldMapping | None:
        """The column of that name."""
        return next((column for column in self.columns if column.theirs == theirs), None)

    def row_of(self, leg: Leg) -> dict[str, str]:
        """A leg as the data set writes it: the texts of its row by the names of the fields, in their order."""
        return {column.theirs: column.write(leg) for column in self.columns}


@attrs.frozen(kw_only=True)
class Documented:
    """Facts that no row states because a document of the data set says them of all: the offices behind its codes.

    id, title: the document as a source. about: which facts, by their fields. locator: where it says so, of a leg.
    """

    id: str
    title: str
    about: tuple[str, ...]
    locator: Callable[[Leg], str]
