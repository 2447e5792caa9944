"""What a data set is: a table of how its fields map to ours, and what to say of it as a source."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Generic, Literal, TypeAlias, TypeVar

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.readers import FilePosition
from diplovisit.record import Capacity, Category, Duration, Edtf, EngagementKind, Rank, StopKind

# MERGED: A leg: one row of somebody's table of travels, typed, in words that every such table shares.


@attrs.frozen(kw_only=True)
class Leg:
    """What a row says, read: it is what tables are mapped to, and what records are made of and taken apart to.

    number: what the data set calls the row. traveller: its identifier of who travels, and `name`, `office`, `rank` and
    `sender` (a country code) what it says of that person. when: the days. duration: their number, where the days are
    not known. country, territory, places: as in a stop. label, locale: as printed, "" where nothing was. remarks: as
    printed. revised: when the row was changed last, in UTC.

    `read_at` is where it was read; a leg that was taken out of a record has none, and two legs are equal without it.
    """

    number: str = ""
    traveller: str = ""
    name: str = ""
    office: str | None = None
    rank: Rank | None = None
    sender: str | None = None
    when: Edtf | None = None
    duration: Duration | None = None
    country: str | None = None
    territory: str | None = None
    places: tuple[str, ...] = ()
    label: str = ""
    locale: str = ""
    remarks: str = ""
    revised: datetime.datetime | None = None
    read_at: FilePosition | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def first(self) -> datetime.date | None:
        """The first day, None where none is known to the day."""
        return self.when.lower if self.when is not None else None

    @property
    def last(self) -> datetime.date | None:
        """The last day."""
        return self.when.upper if self.when is not None else None


# MERGED: What the remarks on a leg state and code can read: typed, with the words that state it.

_Value = TypeVar("_Value")


@attrs.frozen
class Activity:
    """Something that was done at the stop. `label` is what the remarks call it, `forum` whose meeting it was."""

    kind: EngagementKind
    label: str
    forum: str | None = None


@attrs.frozen
class Companion:
    """Whom the traveller accompanied: an office and a name as printed; "" for the name of whoever held the office."""

    office: str
    name: str
    quote: str


@attrs.frozen
class Stated(Generic[_Value]):
    """One fact with the words that state it."""

    value: _Value
    quote: str


@attrs.frozen
class StatedDays:
    """The days that the remarks list; `of_stay` where they say that the traveller was there on them."""

    when: Edtf
    quote: str
    of_stay: bool


@attrs.frozen
class ParsedRemarks:
    """All that the remarks on one leg state; what is not there was not stated, or was not understood."""

    kind: Stated[StopKind] | None = None
    category: Stated[Category] | None = None
    capacity: Stated[Capacity] | None = None
    days: StatedDays | None = None
    companion: Companion | None = None
    done: tuple[Activity, ...] = ()


NOTHING_STATED = ParsedRemarks()


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


# MERGED: How texts of rows are read that every data set writes alike.


def require_filled(text: str, what: str) -> str:
    """The text itself; CannotRead where it is blank.

    >>> require_filled("Ana Example", "a name")
    'Ana Example'
    """
    if not text.strip():
        raise CannotRead(f"expected {what}; saw none")
    return text


def parse_day_cell(text: str, example: str) -> datetime.date:
    """A day written as YYYY-MM-DD; CannotRead, with an example of the data set, where it is anything else.

    >>> parse_day_cell("1961-05-16", "1961-05-18")
    datetime.date(1961, 5, 16)
    """
    try:
        # date.fromisoformat reads 19610516 and 1961-W20-2 as well.
        return datetime.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=datetime.UTC).date()
    except ValueError:
        raise CannotRead(f"expected a day such as {example}; saw {quoted(text)}") from None
