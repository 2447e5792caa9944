"""The codebook: every table and column, with its meaning, its type, its unit and its words.

Everything is from the declarations of the record's classes, so the codebook is never older than the tables.
"""

from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.record import Visit
from diplovisit.record.edtf import Edtf
from diplovisit.record.flat_table import flat_table
from diplovisit.record.shapes import ChoiceShape, FlagShape, TextShape, ValueShape, WholeShape
from diplovisit.record.tables import Column, Table, tables
from diplovisit.record.vocabulary_words import meaning_of

_TYPES = {
    "Decimal": "decimal number",
    "Duration": "duration (ISO 8601)",
    "date": "day (ISO 8601)",
    "datetime": "moment (RFC 3339, UTC)",
}


_INTRODUCTION: Final = """# Codebook

Every table and column of `diplovisit export --to csv`, `xlsx`, `sqlite` and `parquet`. A column has one name in all of
them, and no name is a reserved word of SQL. `make write` writes this page from the declarations of the classes.

An empty cell means that the record does not say. A date is EDTF text (ISO 8601-2), such as `2025-03-07`, `2025-03` or
`2025-03-07/2025-03-09`. The two columns after it have its first and its last day.
"""


@attrs.frozen(kw_only=True)
class CodebookEntry:
    """One column: its table, name, type, whether it is always filled in, its meaning, and an example.

    words: the words that it may have, empty for any other type. refers_to: the table that it refers to, "" for none.
    """

    table: str
    column: str
    type: str
    required: bool
    meaning: str
    example: str
    words: tuple[str, ...]
    refers_to: str


def codebook_tables() -> tuple[Table, ...]:
    """Returns the tables of the codebook: the flat table first."""
    return (flat_table(), *tables(Visit))


def codebook() -> Iterator[CodebookEntry]:
    """Yields an entry for each column of each table, in their order.

    >>> entry = next(entry for entry in codebook() if entry.column == "status")
    >>> entry.type, entry.words[:3]
    ('one of the words', ('reported', 'announced', 'confirmed'))
    """
    for table in codebook_tables():
        references = {key.columns[-1]: key.table for key in table.foreign_keys}
        for column in table.columns:
            yield CodebookEntry(
                table=table.name,
                column=column.name,
                type=type_in_words(column),
                required=not column.nullable,
                meaning=column.doc,
                example=_example(column),
                words=column_words(column),
                refers_to=references.get(column.name, ""),
            )


def type_in_words(column: Column) -> str:
    """Returns the type of a column in words."""
    match column.shape:
        case ChoiceShape():
            return "one of the words"
        case WholeShape(rule=bounds):
            return f"whole number from {bounds.least:,} to {bounds.greatest:,}"
        case FlagShape():
            return "true or false"
        case ValueShape(cls=cls) if cls is Edtf:
            return "date (EDTF)"
        case ValueShape(cls=cls):
            return _TYPES[cls.__name__]
        case TextShape(rule=rule):
            kind = "text" if column.is_free_text else rule.expected
            return f'{kind}; several are joined with "; "' if column.many else kind


def column_words(column: Column) -> tuple[str, ...]:
    """Returns the words of a closed vocabulary; empty for any other column."""
    return tuple(word.value for word in column.shape.cls) if isinstance(column.shape, ChoiceShape) else ()


def vocabularies() -> dict[str, tuple[tuple[str, str], ...]]:
    """Returns each list of words by its name, every word with its meaning.

    >>> vocabularies()["polarity"]
    (('affirmed', 'The words say that it is so.'), ('denied', 'The words say that it is not so.'))
    """
    shapes = [column.shape for table in tables(Visit) for column in table.columns]
    return {
        vocabulary_name(shape): tuple((word.value, meaning_of(word)) for word in shape.cls)
        for shape in shapes
        if isinstance(shape, ChoiceShape)
    }


def vocabulary_name(shape: ChoiceShape) -> str:
    """Returns the name of a list of words: `stop_kind` for the class `StopKind`."""
    name = shape.cls.__name__
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def _example(column: Column) -> str:
    match column.shape:
        case TextShape(rule=rule):
            return "" if column.is_free_text else rule.example
        case ValueShape(rule=rule):
            return rule.example
        case _:
            return ""


def codebook_page() -> str:
    """Returns the codebook as a page of Markdown."""
    lines = [_INTRODUCTION]
    for table in codebook_tables():
        lines += [f"## {table.name}", "", table.doc, "", *_keys(table)]
        lines += ["| column | type | filled in | meaning |", "|---|---|---|---|"]
        for entry in codebook():
            if entry.table == table.name:
                filled = "derived" if table.by_name[entry.column].derived else "always" if entry.required else ""
                meaning = entry.meaning.replace("|", "\\|")
                if entry.words:
                    meaning += " One of " + ", ".join(f"`{word}`" for word in entry.words) + "."
                if entry.refers_to:
                    meaning += f" Refers to `{entry.refers_to}`."
                lines.append(f"| `{entry.column}` | {entry.type} | {filled} | {meaning} |")
        lines.append("")
    lines += ["## The words", "", "| list | word | meaning |", "|---|---|---|"]
    for name, words in vocabularies().items():
        lines += [f"| {name} | `{word}` | {meaning} |" for word, meaning in words]
    return "\n".join([*lines, ""])


def _keys(table: Table) -> list[str]:
    return [f"A row is identified by {' and '.join(f'`{name}`' for name in table.key)}.", ""]
