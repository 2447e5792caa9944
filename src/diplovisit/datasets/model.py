"""A data set of travels: its mapping, the legs that rows are read as, and its description as a source."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Generic, Literal, TypeAlias, TypeVar

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.readers import FilePosition
from diplovisit.record import Capacity, Category, Duration, Edtf, EngagementKind, Rank, Status, StopKind


@attrs.frozen(kw_only=True)
class LegPerson:
    """A person on a leg besides its traveller: another traveller, or somebody whom the traveller met.

    identifier: the data set's identifier of the person; "" if it has none. country: a country code. capacity: of
    another traveller; None if the row states none. printed: the words for this traveller among several of one cell; ""
    if the fields print the same. It does not count for equality.
    """

    name: str
    identifier: str = ""
    office: str | None = None
    rank: Rank | None = None
    country: str | None = None
    capacity: Capacity | None = None
    printed: str = attrs.field(default="", eq=False)


@attrs.frozen
class Activity:
    """An activity at the stop.

    label: the words that state it. forum: whose meeting it was; None if it was not stated. hosts: the people whom the
    traveller met, as the label names them. when: the day that the label states, with the year of the visit. field: the
    fields that state it, as in `DataSet.fields`; None for the fields of the subject "activity". place: where it was, as
    the label names it; "" if it was not stated.
    """

    kind: EngagementKind
    label: str
    forum: str | None = None
    hosts: tuple[LegPerson, ...] = ()
    when: Edtf | None = None
    field: str | None = attrs.field(default=None, eq=False, repr=False)
    place: str = ""


@attrs.frozen(kw_only=True)
class Located:
    """Where a row states a fact.

    locator: the position, as evidence cites it. note: how the fact was inferred from what stands there; "" if the row
    states it. quote: the words that state it; None if the locator is enough.
    """

    locator: str
    note: str = ""
    quote: str | None = None


@attrs.frozen(kw_only=True)
class Leg:
    """One row of a table of travels, typed, in terms that all such tables share.

    Tables are mapped to legs. Records are composed from legs, and split into legs again.

    number: the id of the row in the data set. traveller: the data set's identifier of the person. name, office, rank,
    sender (a country code): its data about that person. when: the days. duration: their number, if the days are
    unknown. country, territory, places: as in a stop. label, locale: the country and place as printed, "" if nothing
    was. visitors, sender_label: the travellers and the sender as printed. remarks: as printed. revised: when the row
    was last changed, in UTC.

    printed: the words for the traveller among several of one cell; "" if the fields print the same. also: the other
    travellers. hosts: the people whom the traveller met there. status, kind, category, capacity: None
    if the row does not state them. activities: the engagements at the stop. purposes, notes: sentences about the visit.
    urls: the addresses of the sources that the row cites. title: of the whole visit; "" if the row has none.
    journey: the data set's identifier of the visit that the leg belongs to; "" if it has none.

    record: the id of its record; "" if it follows from the other fields. located: where the row states each subject;
    None if the data set says it of all rows alike.

    read_at: the position of the row; None if the leg was taken from a record. It does not count for equality.
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
    visitors: str = ""
    sender_label: str = ""
    remarks: str = ""
    revised: datetime.datetime | None = None
    printed: str = attrs.field(default="", eq=False)
    also: tuple[LegPerson, ...] = ()
    hosts: tuple[LegPerson, ...] = ()
    status: Status | None = None
    kind: StopKind | None = None
    category: Category | None = None
    capacity: Capacity | None = None
    activities: tuple[Activity, ...] = ()
    purposes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    title: str = ""
    journey: str = ""
    record: str = attrs.field(default="", eq=False)
    located: Mapping[str, Located] | None = attrs.field(default=None, eq=False, repr=False)
    read_at: FilePosition | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def first(self) -> datetime.date | None:
        """The first day; None if it is unknown."""
        return self.when.lower if self.when is not None else None

    @property
    def last(self) -> datetime.date | None:
        """The last day; None if it is unknown."""
        return self.when.upper if self.when is not None else None


_Value = TypeVar("_Value")


@attrs.frozen
class Companion:
    """A person whom the traveller accompanied: office and name as printed; "" if only the office was."""

    office: str
    name: str
    quote: str


@attrs.frozen
class Stated(Generic[_Value]):
    """A fact with the words that state it."""

    value: _Value
    quote: str


@attrs.frozen
class StatedDays:
    """The days that the remarks list. `of_stay`: whether they state that the traveller was there on these days."""

    when: Edtf
    quote: str
    of_stay: bool


@attrs.frozen
class ParsedRemarks:
    """Everything that the remarks on a leg state. None means not stated, or not understood."""

    kind: Stated[StopKind] | None = None
    category: Stated[Category] | None = None
    capacity: Stated[Capacity] | None = None
    days: StatedDays | None = None
    companion: Companion | None = None
    activities: tuple[Activity, ...] = ()


NOTHING_STATED = ParsedRemarks()


Known: TypeAlias = Mapping[str, Any]
"""The fields of a leg that earlier columns have given, by name.

Two more are no fields: `warnings` are sentences about the cell, and `denied` the labels of activities that the row says
were not done.
"""


class UnreadableField(ValueError):
    """Raised by a column for a text that it cannot read: states what was seen and what was expected.

    field: the field at fault; None if it is the column's own field.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field


@attrs.frozen(kw_only=True)
class FieldMapping:
    """One row of a mapping: a field of the data set, and its place in a record.

    theirs: the name of an element or column; `@name` is an attribute of the row, `field/@name` an attribute of a field.
    ours: the same field in a record, in words.
    read: converts its text, and the fields from earlier columns, to fields of a leg. It raises UnreadableField. Under
        "warnings" it may give sentences about what is odd in a text that it reads all the same.
    write: converts a leg back to the text.
    required: whether a row without the field is unreadable. A missing optional field is read as "".
    also_called: further names of the field, in other releases of the data set.
    rarely_filled: whether a table leaves the column out if no row fills it.
    """

    theirs: str
    ours: str
    read: Callable[[str, Known], Known]
    write: Callable[[Leg], str]
    required: bool = True
    also_called: tuple[str, ...] = ()
    rarely_filled: bool = False

    def text_of(self, cells: Mapping[str, str]) -> str | None:
        """Returns the text of the field in the cells of a row, under any of its names; None if there is none."""
        return next((cells[name] for name in (self.theirs, *self.also_called) if name in cells), None)


def not_written(leg: Leg) -> str:
    """Writes a column that is only read: nothing."""
    return ""


@attrs.frozen(kw_only=True)
class DataSet:
    """A data set of travels: its mapping, and its description as a source.

    name: its name on the command line. title, publisher, url, licence, language: as in a source of a record.
    form: the format of its files. files: the patterns of their paths below its folder. root, row: the XML elements.
    columns: the mapping, in the order in which the fields are read and written.
    left_out: fields of the data set that are not read, each with the reason.
    scheme, people: the identifier schemes of its rows and of its people.
    fields: the field that states each of our subjects (name, office, rank, sender, country, place, when, duration,
        remarks, also, host, status, kind, category, capacity, activity, purpose, note, url, title), as a locator names
        it. Several fields are separated by vertical bars. A fact of a subject without a field is inferred.
    status: the status of a visit whose rows state none. status_note: why it is inferred.
    id_prefix: the beginning of the ids of its records.
    gap: the most days between legs of one person in one visit. None: each leg is a visit of its own.
    released: the time of the release that the mapping was made for. A row without a time of its own counts as revised
        then.
    locator: returns the position of a field of a row, as evidence cites it.
    parse_remarks: returns what its remarks state, as far as code can read them.
    documents: facts about all rows that documents of the data set state.
    constant_note: why a fact is inferred that no field states.
    legacy_encoding: the encoding of a file that is not UTF-8, by Python's name; None if such a file is refused.
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
    status: Status = Status.HELD
    status_note: str = "The data set is one of travels that were made."
    documents: tuple["DocumentedFacts", ...] = ()
    constant_note: str = "The data set says so of all its rows."
    made_by: str = "the import of the data set"
    legacy_encoding: str | None = None

    def locate(self, leg: Leg, subject: str) -> Located | None:
        """Returns where a row states a subject; None if it does not. The subject "" is the row as a whole."""
        if leg.located is not None:
            return leg.located.get(subject)
        if subject and subject not in self.fields:
            return None
        return Located(locator=self.locator(leg, self.fields[subject] if subject else ""))

    def column_for(self, theirs: str) -> FieldMapping | None:
        """Returns the column of that name; None if there is none."""
        return next((column for column in self.columns if column.theirs == theirs), None)

    def row_of(self, leg: Leg) -> dict[str, str]:
        """Returns the row of a leg as the data set writes it: the texts by field name, in the order of the columns."""
        return {column.theirs: column.write(leg) for column in self.columns}


@attrs.frozen(kw_only=True)
class DocumentedFacts:
    """Facts that a document of the data set states about all rows, such as the offices behind its codes.

    id, title: the document as a source. about: the fields of these facts: of the traveller, "sending", or "host", the
    country of each stop. locator: returns the passage for a leg; None if the title of the document states the facts.
    url: the address of the document; None if it is that of the data set.
    """

    id: str
    title: str
    about: tuple[str, ...]
    locator: Callable[[Leg], str] | None = None
    url: str | None = None


def require_filled(text: str, what: str) -> str:
    """Returns the text; raises CannotRead if it is blank.

    >>> require_filled("Ana Example", "a name")
    'Ana Example'
    """
    if not text.strip():
        raise UnreadableField(f"expected {what}; saw none")
    return text


def parse_day_cell(text: str, example: str) -> datetime.date:
    """Reads a day written as YYYY-MM-DD; else raises CannotRead with an example from the data set.

    >>> parse_day_cell("1961-05-16", "1961-05-18")
    datetime.date(1961, 5, 16)
    """
    try:
        # date.fromisoformat also accepts 19610516 and 1961-W20-2.
        return datetime.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=datetime.UTC).date()
    except ValueError:
        raise UnreadableField(f"expected a day such as {example}; saw {quoted(text)}") from None
