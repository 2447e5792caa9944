"""The map of a sheet, as values: which column states which fact, and how the cells are read."""

import datetime
import enum
import functools
import re
from collections.abc import Mapping
from typing import Final

import attrs

from diplovisit.findings.rule import FieldPath, FilePosition
from diplovisit.maps.forms import (
    DayForm,
    EitherForm,
    EntriesForm,
    FlagForm,
    ListForm,
    TableForm,
    TextForm,
    WholeForm,
    WordForm,
    key,
)
from diplovisit.maps.mapped_facts import FACT_TEXTS, MappedFact
from diplovisit.readers.toml_reader import TomlDocument
from diplovisit.record.country_codes import CodeList

ANY_WORD: Final = "*"
"""The entry of a value table for every word that the table lacks."""
NOTHING: Final = "-"
"""The value of a word in a value table that says nothing of its subject."""
SHEET_NAME: Final = "@sheet"
"""The column that every row has: the name of its sheet."""


class DateOrder(enum.StrEnum):
    """The order of day, month and year in dates of figures."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


class Arrangement(enum.StrEnum):
    """How a cell combines a place and a country."""

    PLACE_COUNTRY = "place, country"
    COUNTRY_PLACE = "country, place"
    PLACE_IN_COUNTRY = "place (country)"
    COUNTRY_WITH_PLACE = "country (place)"


class OtherWords(enum.StrEnum):
    """What becomes of a word that the value table of a column lacks."""

    REFUSE = "refuse"
    KEEP = "keep"
    LEAVE_OUT = "leave-out"
    EVENT = "event"
    PURPOSE = "purpose"
    NOTE = "note"


LINE_FORM: Final = TextForm(example="Visits")
COLUMN_FORM: Final = TextForm(expected="the name of a column", example="Country")


@attrs.frozen(kw_only=True)
class OwnSource:
    """The source that the records cite: the sheet itself, as its owner describes it."""

    title: str = attrs.field(metadata=key(LINE_FORM, "What the sheet is called."))
    publisher: str | None = attrs.field(default=None, metadata=key(LINE_FORM, "Who publishes or maintains the sheet."))
    url: str | None = attrs.field(
        default=None,
        metadata=key(
            TextForm(
                expected="an http or https address", pattern="https?://[^ ]+", example="https://example.org/visits"
            ),
            "Where the sheet can be read.",
        ),
    )
    licence: str | None = attrs.field(
        default=None, metadata=key(TextForm(example="CC-BY-4.0"), "The licence of the sheet; `own` for your own.")
    )
    language: str = attrs.field(
        default="en",
        metadata=key(
            TextForm(
                expected="a BCP 47 language tag, such as en or pt-BR",
                pattern="[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?",
                example="en",
            ),
            "The language that the sheet is written in.",
        ),
    )
    read_on: datetime.date = attrs.field(
        metadata=key(
            DayForm(),
            "The day on which you obtained the sheet. It becomes the revision date of the records, so that one sheet"
            " always gives the same bytes.",
        )
    )


@attrs.frozen(kw_only=True)
class SkippedRows:
    """Rows that are not visits, such as a nil return. They are counted and listed as skipped."""

    column: str = attrs.field(metadata=key(COLUMN_FORM, "The column to look at."))
    equals: tuple[str, ...] = attrs.field(
        metadata=key(
            ListForm(TextForm(example="Nil return"), or_one=True),
            "The words in it; capitals do not count, and `*` is any text.",
            name="is",
        )
    )
    reason: str | None = attrs.field(default=None, metadata=key(LINE_FORM, "Why such rows are skipped."))


@attrs.frozen(kw_only=True)
class SheetLayout:
    """How the file is read. Everything may be left out."""

    sheets: tuple[str, ...] = attrs.field(
        default=(),
        metadata=key(
            ListForm(TextForm(expected="the name of a sheet", example="programme"), or_one=True),
            "The sheets of a workbook to read; all if it is left out.",
        ),
    )
    header: int | None = attrs.field(
        default=None,
        metadata=key(
            WholeForm(0, 10_000),
            "The row of the column names, 0 for none; found if it is left out. Columns without names have letters.",
        ),
    )
    encoding: str | None = attrs.field(
        default=None,
        metadata=key(TextForm(example="cp1252"), "The encoding of a text file; found if it is left out."),
    )
    delimiter: str | None = attrs.field(
        default=None,
        metadata=key(
            TextForm(expected="one character", pattern=".", example=";"),
            "What separates the cells of a text file; found if it is left out.",
        ),
    )
    empty: tuple[str, ...] = attrs.field(
        default=(), metadata=key(ListForm(TextForm(example="NA"), or_one=True), "Words that mean an empty cell.")
    )
    fill_down: tuple[str, ...] = attrs.field(
        default=(),
        metadata=key(
            ListForm(COLUMN_FORM, or_one=True), "Columns whose empty cells repeat the cell above.", name="fill-down"
        ),
    )
    sections: str | None = attrs.field(
        default=None,
        metadata=key(
            COLUMN_FORM,
            "The column that headings fill: a row with one filled cell. It may be a new name, such as Year.",
        ),
    )
    skip: tuple[SkippedRows, ...] = attrs.field(
        default=(), metadata=key(ListForm(TableForm(lambda: SkippedRows)), "Rows that are not visits.")
    )
    left_out: tuple[str, ...] = attrs.field(
        default=(),
        metadata=key(
            ListForm(COLUMN_FORM, or_one=True),
            "Columns that are left out on purpose; `*` is any text.",
            name="left-out",
        ),
    )
    dates: DateOrder | None = attrs.field(
        default=None,
        metadata=key(WordForm(lambda: DateOrder), "The order of dates in figures. Without it, 5/6/2014 is refused."),
    )
    century: int | None = attrs.field(
        default=None,
        metadata=key(
            WholeForm(0, 9_900, step=100),
            "The century of years with two digits: 1900 or 2000. Without it, such years are refused.",
        ),
    )
    languages: tuple[str, ...] = attrs.field(
        default=(),
        metadata=key(
            ListForm(TextForm(expected="a language, such as es", pattern="[a-z]{2,3}", example="es"), or_one=True),
            "Languages of country names and months in addition to English: de, es, fr, it, nl, pt for months.",
        ),
    )


def _as_tuple(separators: "str | tuple[str, ...] | list[str]") -> tuple[str, ...]:
    return (separators,) if isinstance(separators, str) else tuple(separators)


@attrs.frozen(kw_only=True)
class ColumnReference:
    """Where a fact is read: one column, or several, and how its cells are taken apart.

    columns: of several, each filled one states the fact. A `*` in a name is any text.
    """

    columns: tuple[str, ...] = attrs.field(
        metadata=key(ListForm(COLUMN_FORM, or_one=True), "The column or columns.", name="column")
    )
    split: tuple[str, ...] = attrs.field(
        default=(),
        converter=_as_tuple,
        metadata=key(
            ListForm(TextForm(expected="what separates values", example=";", is_separator=True), or_one=True),
            'What separates several values in one cell: ";", or several: [",", " and "]. Capitals do not count.',
        ),
    )
    one_name: bool = attrs.field(
        default=False,
        metadata=key(
            FlagForm(),
            "For names and places: each one is a single name, even if it looks like several, such as A and B.",
            name="one-name",
        ),
    )
    arrangement: Arrangement | None = attrs.field(
        default=None,
        metadata=key(WordForm(lambda: Arrangement), "How a destination combines place and country.", name="as"),
    )
    other: OtherWords = attrs.field(
        default=OtherWords.REFUSE,
        metadata=key(WordForm(lambda: OtherWords), "What becomes of words that are not in the value table."),
    )
    without: tuple[str, ...] = attrs.field(
        default=(),
        metadata=key(
            ListForm(TextForm(example="MP"), or_one=True), "Words to take off the beginning and the end of a name."
        ),
    )
    codes: CodeList | None = attrs.field(
        default=None,
        metadata=key(WordForm(lambda: CodeList), "The list of its country codes. Without it, cells are read as names."),
    )
    if_empty: bool = attrs.field(
        default=False,
        metadata=key(
            FlagForm(),
            "For `last-day`: an empty cell means the first day. Without it, the last day is unknown.",
            name="empty-is-first-day",
        ),
    )


@attrs.frozen(kw_only=True)
class GroupingOptions:
    """Which rows are one visit. Where everything is left out, each row is a visit of its own."""

    group_by: str | None = attrs.field(
        default=None,
        metadata=key(COLUMN_FORM, "The column that has the same value in all rows of one visit.", name="group-by"),
    )
    days_apart: int | None = attrs.field(
        default=None,
        metadata=key(
            WholeForm(0, 366),
            "Rows of one traveller are one visit if at most this number of days is between them: 1 is the next day.",
            name="days-apart",
        ),
    )


_CONSTANT_FORM: Final = EitherForm(
    (TextForm(example="held"), WholeForm(1, 9_999), ListForm(TextForm(example="Ann Example"))), name="Constant"
)
_COLUMN_FORMS: Final = EitherForm(
    (COLUMN_FORM, ListForm(COLUMN_FORM), TableForm(lambda: ColumnReference)), name="ColumnNames"
)
_VALUE_FORM: Final = EitherForm(
    (
        TextForm(expected="a word", example="held"),
        EntriesForm(TextForm(expected="a word", example="summit"), keys=MappedFact, texts=FACT_TEXTS),
    ),
    name="Meaning",
)


@attrs.frozen(kw_only=True)
class SheetMap:
    """How the rows of a sheet become records.

    name: the name of the map, for messages. id_prefix: the beginning of the ids of the records. constants: the facts
    that hold for all rows. columns: the facts that a column states. values: what the words of a column mean, by
    subject; a mapping as a value is a fact about another subject. document: the TOML that it was read from; None for a
    map that was built in Python.
    """

    name: str = "the map"
    format: int = attrs.field(default=1, metadata=key(WholeForm(1, 1), "The version of this form of map."))
    source: OwnSource = attrs.field(
        metadata=key(TableForm(lambda: OwnSource), "The source that the records cite: your own sheet.")
    )
    sheet: SheetLayout = attrs.field(
        factory=SheetLayout, metadata=key(TableForm(lambda: SheetLayout), "How the file is read.")
    )
    id_prefix: str | None = attrs.field(
        default=None,
        metadata=key(
            TextForm(
                expected="lower-case letters and digits with single hyphens",
                pattern="[a-z0-9]+(-[a-z0-9]+)*",
                example="arg",
                longest=24,
            ),
            "The beginning of the ids of the records.",
            name="id-prefix",
        ),
    )
    constants: Mapping[MappedFact, tuple[str, ...]] = attrs.field(
        factory=dict,
        metadata=key(
            EntriesForm(_CONSTANT_FORM, keys=MappedFact, texts=FACT_TEXTS),
            "Facts for all rows, or for the rows whose cell is empty.",
            name="record",
        ),
    )
    columns: Mapping[MappedFact, ColumnReference] = attrs.field(
        metadata=key(EntriesForm(_COLUMN_FORMS, keys=MappedFact, texts=FACT_TEXTS), "Which column states which fact.")
    )
    values: Mapping[MappedFact, Mapping[str, str | Mapping[MappedFact, str]]] = attrs.field(
        factory=dict,
        metadata=key(
            EntriesForm(EntriesForm(_VALUE_FORM, name="ValueTable"), keys=MappedFact, texts=FACT_TEXTS),
            'What the words of a column mean: Completed = "held". "*" is every other word, "-" says nothing.',
        ),
    )
    visits: GroupingOptions = attrs.field(
        factory=GroupingOptions, metadata=key(TableForm(lambda: GroupingOptions), "Which rows are one visit.")
    )
    document: TomlDocument | None = attrs.field(default=None, repr=False, eq=False)

    @functools.cached_property
    def words(self) -> Mapping[MappedFact, Mapping[str, str | Mapping[MappedFact, str]]]:
        """The value tables by word in the form in which words are compared."""
        return {fact: {fold_word(word): value for word, value in table.items()} for fact, table in self.values.items()}

    def where(self, path: FieldPath) -> FilePosition | None:
        """Returns the position of a key in the file of the map; None for a map that was built in Python."""
        return self.document.where(path) if self.document is not None else None


def fold_word(text: str) -> str:
    """Returns the form in which words of cells are compared: capitals and blanks do not count.

    >>> fold_word("  State   VISIT ")
    'state visit'
    """
    return " ".join(text.split()).casefold()


def is_meant(text: str, word: str) -> bool:
    """Whether a word of the map means a text. Capitals and blanks do not count; `*` is any text.

    >>> is_meant("TOTAL  (2011)", "Total*"), is_meant("Subtotal", "Total*"), is_meant("[1]", "[1]")
    (True, False, True)
    """
    pattern = ".*".join(map(re.escape, fold_word(word).split("*")))
    return re.fullmatch(pattern, fold_word(text), re.DOTALL) is not None
