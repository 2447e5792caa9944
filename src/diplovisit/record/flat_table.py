"""The columns of the flat table: one row per stop, with the values of its visit repeated.

A spreadsheet of visits looks like that, and so does a template to fill in. The table has what most records have: one
traveller with an office, one source, places and days. A record with more than that is written without it, and the
column `left_out` says what is missing. Every other column has the name, the type and the meaning of a column of the
tables, which have all of a record.
"""

import functools
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.record.shapes import TextShape
from diplovisit.record.tables import POSITION, Column, Table, tables
from diplovisit.record.visit import Visit

NAME: Final = "visits_flat"
"""The name of the flat table where it is one of several: a view, or a sheet."""

OVERVIEW: Final = "Overview"
"""The sheet of a workbook of all tables that shows what people look for first, a row per stop. It is not read back."""

OVERVIEW_COLUMNS: Final = (
    *("title", "status", "sending_names", "travellers", "office", "country_name", "places", "first_day", "last_day"),
    *("when_edtf", "category", "purposes", "publisher", "url", "visit", "list_position"),
)
"""The columns of the overview, all of the flat table."""

_VISIT: Final = (
    ("visit", "visits.id"),
    ("revision", "visits.revision"),
    ("revised", "visits.revised"),
    ("title", "visits.title"),
    ("status", "visits.status"),
    ("announcement", "visits.announcement"),
    ("category", "visits.category"),
    ("invited_by", "visits.invited_by"),
    ("sending", "sending.country*"),
    ("sending_alpha3", "=Their codes of three letters in ISO 3166-1; empty for organisations."),
    ("sending_names", "=Their names in English."),
    ("person", "people.id*"),
    ("person_name", "people.name*"),
    ("person_kind", "people.kind"),
    ("office", "people.office"),
    ("person_country", "people.country"),
    ("office_rank", "people.office_rank"),
    ("traveller_role", "travellers.role"),
    ("capacity", "travellers.capacity"),
    ("person_identifiers", "*What registers call the person, each as scheme:identifier."),
    ("travellers", "=The names of all travellers; the first leads."),
    ("purposes", "purposes.purpose*"),
    ("agenda", "=What is to be talked about on the visit as a whole."),
)
_STOP: Final = (
    (POSITION, "stops.list_position"),
    ("stop", "stops.id"),
    ("kind", "stops.kind"),
    ("country", "stops.country"),
    ("country_alpha3", "=Its code of three letters in ISO 3166-1; empty for organisations."),
    ("country_name", "=Its name in English."),
    ("region", "=Its region in UN M49; of a former state where its successors agree."),
    ("subregion", "=Its subregion in UN M49, the finest there is."),
    ("territory", "stops.territory"),
    ("places", "places.name*"),
    ("place", "places.id*"),
    ("when_edtf", "stops.when_edtf"),
    ("first_day", "stops.first_day"),
    ("last_day", "stops.last_day"),
    ("called_off", "=“cancelled” or “postponed” for a stop that does not take place; the status is that of the visit."),
    ("duration", "stops.duration"),
    ("time_zone", "stops.time_zone"),
    ("engagements", "=What the traveller does there."),
    ("printed_country", "stops.printed_country"),
    ("printed_place", "stops.printed_place"),
    ("printed_when", "stops.printed_when"),
    ("printed_remarks", "stops.printed_remarks"),
    ("stop_identifiers", "*What data sets call the same stop, each as scheme:identifier."),
)
_SOURCE: Final = (
    ("source", "sources.id"),
    ("source_kind", "sources.kind"),
    ("publisher", "sources.publisher"),
    ("source_title", "sources.title"),
    ("published", "sources.published"),
    ("published_first_day", "sources.published_first_day"),
    ("published_last_day", "sources.published_last_day"),
    ("language_tag", "sources.language_tag"),
    ("url", "sources.url"),
    ("licence", "sources.licence"),
    ("notes", "notes.note*"),
    ("left_out", "=What the record has and this table has no column for, with the number of items."),
)

OF_A_STOP: Final = frozenset(name for name, _ in _STOP)
"""The columns that differ between the rows of one visit."""

REQUIRED: Final = frozenset(("revised", "title", "status", "person_name", "source_kind"))
"""The columns that a person has to fill in: without them, a row becomes a draft. Ids are made where they are empty."""

NAMES_FOR_CODES: Final = frozenset(("sending_names", "country_name"))
"""The derived columns that a person may fill in instead of the codes."""

_FIRST_IN_TEMPLATE: Final = (
    *("title", "status", "person_name", "source_kind", "revised"),
    *("visit", "office", "sending_names", "country_name", "places", "first_day", "last_day", "when_edtf"),
    *("category", "purposes", "notes", "publisher", "source_title", "published", "url"),
)
"""The columns of a template that most rows need: those that have to be filled in, and the usual ones."""
_NOT_IN_TEMPLATE: Final = frozenset(("printed_country", "printed_place", "printed_when"))


@functools.cache
def flat_table() -> Table:
    """Returns the flat table with its columns.

    >>> [column.name for column in flat_table().columns][:5]
    ['visit', 'revision', 'revised', 'title', 'status']
    """
    return Table(
        name=NAME,
        doc="One row per stop, with the values of its visit repeated.",
        columns=tuple(_columns()),
        key=("visit", POSITION),
        foreign_keys=(),
        holders=(),
        cls=None,
    )


def template_columns() -> tuple[Column, ...]:
    """Returns the columns of a template: those of the flat table that are read, the usual ones first.

    >>> [column.name for column in template_columns()][:4]
    ['title', 'status', 'person_name', 'source_kind']
    """
    by_name = flat_table().by_name
    first = [by_name[name] for name in _FIRST_IN_TEMPLATE]
    others = [
        column
        for column in flat_table().columns
        if (not column.derived or column.day_of is not None or column.name in NAMES_FOR_CODES)
        and column.name not in _NOT_IN_TEMPLATE
        and column not in first
    ]
    return (*first, *others)


def is_seldom_filled(name: str) -> bool:
    """Whether a column of a template is one that few rows need.

    >>> is_seldom_filled("title"), is_seldom_filled("office_rank")
    (False, True)
    """
    return name not in _FIRST_IN_TEMPLATE


EXAMPLE: Final = "Example"
"""The sheet of a template that shows filled-in rows. It is not read."""

EXAMPLE_ROWS: Final[tuple[dict[str, str], ...]] = (
    {
        "title": "President Tamm in Finland and Sweden",
        "status": "announced",
        "person_name": "Mari Tamm; Jaan Kask",
        "source_kind": "news",
        "revised": "2026-03-02",
        "visit": "tamm-nordic-tour",
        "office": "President; Foreign Minister",
        "sending_names": "Estonia",
        "country_name": "Finland",
        "places": "Helsinki; Turku",
        "first_day": "2026-04-07",
        "last_day": "2026-04-09",
        "publisher": "ERR",
        "url": "https://example.org/tamm",
    },
    {"visit": "tamm-nordic-tour", "country_name": "Sweden", "places": "Stockholm", "when_edtf": "2026-04-10~"},
    {
        "title": "Minister Lee in Chile",
        "status": "reported",
        "person_name": "Ann Lee",
        "source_kind": "statement",
        "revised": "2026-03-02",
        "country_name": "Chile",
        "when_edtf": "2026-05",
    },
)
"""A visit of two travellers with two stops, of which the second has an approximate day, and a visit in some month."""


def _columns() -> Iterator[Column]:
    by_name = {table.name: table for table in tables(Visit)}
    for name, origin in (*_VISIT, *_STOP, *_SOURCE):
        if origin[0] in "=*":
            yield Column(
                name=name, shape=_TEXT, nullable=True, doc=origin[1:], many=origin[0] == "*", derived=origin[0] == "="
            )
            continue
        table, _, column = origin.removesuffix("*").partition(".")
        declared = by_name[table].by_name[column]
        many = origin.endswith("*")
        yield attrs.evolve(declared, name=name, path=(), former=None, many=many, nullable=True)


def _free_text() -> TextShape:
    shape = tables(Visit)[0].by_name["title"].shape
    assert isinstance(shape, TextShape)
    return shape


_TEXT: Final = _free_text()
