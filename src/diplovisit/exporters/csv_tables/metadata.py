"""The tables described for programs, by the two standards for metadata of CSV files.

CSV on the Web: W3C, Metadata Vocabulary for Tabular Data, 2015. Data Package: Frictionless Data Package, version 2.0
(https://datapackage.org/standard/).
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Visit
from diplovisit.record.edtf import Edtf
from diplovisit.record.shapes import ChoiceShape, FlagShape, TextShape, ValueShape, WholeShape
from diplovisit.record.tables import Column, Table, tables

_PROFILES = "https://datapackage.org/profiles/2.0"
# Data Package 2.0, "licenses", "name": an Open Definition licence id, which has only these characters.
_LICENCE_NAME = lazy_pattern(r"[-A-Za-z0-9._]+")


def csv_metadata() -> bytes:
    """Returns `csv-metadata.json`; a CSVW reader looks for it next to a table (Model for Tabular Data, section 5.3)."""
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": "Records of diplomatic visits",
        "dialect": {"header": True, "delimiter": ",", "encoding": "utf-8", "lineTerminators": ["\r\n"]},
        "tables": [_csvw_table(table) for table in tables(Visit)],
    }
    return (json.dumps(group, ensure_ascii=False, indent=2) + "\n").encode()


def _csvw_table(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_csvw_column(column) for column in table.columns]}
    if not any(table.by_name[name].nullable for name in table.key):
        schema["primaryKey"] = list(table.key)
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {
                "columnReference": list(key.columns),
                "reference": {"resource": f"{key.table}.csv", "columnReference": list(key.referred)},
            }
            for key in table.foreign_keys
        ]
    return {"url": f"{table.name}.csv", "dc:description": table.doc, "tableSchema": schema}


def _csvw_column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.doc,
        "datatype": _csvw_datatype(column),
        "required": not column.nullable,
        "null": [""],
    }


def _csvw_datatype(column: Column) -> str | dict[str, Any]:
    """The datatype of a column (Metadata Vocabulary, section 5.11)."""
    match column.shape:
        case TextShape():
            return "string"
        case ValueShape(cls=cls):
            return {"Decimal": "decimal", "datetime": "dateTimeStamp", "date": "date"}.get(cls.__name__, "string")
        case ChoiceShape(cls=words):
            return {"base": "string", "format": "|".join(word.value for word in words)}
        case WholeShape(rule=bounds):
            return {"base": "integer", "minimum": bounds.least, "maximum": bounds.greatest}
        case FlagShape():
            return {"base": "boolean", "format": "true|false"}


def datapackage(licences: Sequence[str]) -> bytes:
    """Returns `datapackage.json`, with the licences of the sources' texts."""
    package: dict[str, Any] = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "diplomatic-visits",
        "title": "Records of diplomatic visits",
        "description": "One row of visits.csv is one record; the other tables refer to it by its id.",
        "resources": [_resource(table) for table in tables(Visit)],
    }
    if licences:
        package["licenses"] = [_licence(text) for text in licences]
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _licence(text: str) -> dict[str, str]:
    name = text if _LICENCE_NAME.fullmatch(text) else "other"
    return {"name": name, "title": f"Licence of the text of a source: {text}"}


def _resource(table: Table) -> dict[str, Any]:
    return {
        # Some readers take the version of the standard from each resource: without this, R's frictionless assumes 1.
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "description": table.doc,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    # No "fieldsMatch": "exact" is the default, and the profile of 2.0 requires a list where the standard says a string
    # (frictionlessdata/datapackage#965).
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    # Table Schema: cells of a "primaryKey" must not be missing; cells of "uniqueKeys" may be.
    if any(table.by_name[name].nullable for name in table.key):
        schema["uniqueKeys"] = [list(table.key)]
    else:
        schema["primaryKey"] = list(table.key)
    if keys := [_foreign_key(columns, home, referred) for columns, home, referred in _keys_without_empty_cells(table)]:
        schema["foreignKeys"] = keys
    return schema


def _keys_without_empty_cells(table: Table) -> Iterable[tuple[Sequence[str], str, Sequence[str]]]:
    for key in table.foreign_keys:
        # Table Schema does not say what a key of two columns means where one cell is empty, and frictionless reports
        # an error: (visit, place) of an engagement without a place. CSVW allows such keys.
        if not any(table.by_name[name].nullable for name in key.columns):
            yield key.columns, key.table, key.referred


def _foreign_key(columns: Sequence[str], home: str, referred: Sequence[str]) -> dict[str, Any]:
    return {"fields": list(columns), "reference": {"resource": home, "fields": list(referred)}}


def _field(column: Column) -> dict[str, Any]:
    name_and_type, constraints = _type(column)
    if not column.nullable:
        constraints = {"required": True} | constraints
    field = {"name": column.name} | name_and_type | {"description": column.doc}
    return field | ({"constraints": constraints} if constraints else {})


def _type(column: Column) -> tuple[dict[str, Any], dict[str, Any]]:
    """The type of a field, and the constraints on its values."""
    match column.shape:
        case TextShape(rule=rule):
            # The formula guard is the first character of a guarded text, so the pattern would not match.
            return {"type": "string"}, {} if column.is_free_text else {"pattern": rule.pattern}
        case ValueShape(cls=cls, rule=rule):
            match cls.__name__:
                case "Decimal":
                    return {"type": "number"}, {}
                case "date":
                    return {"type": "date"}, {}
                case "datetime":
                    return {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%SZ"}, {}
                case _:
                    # Table Schema's date excludes "2025-03", and its yearmonth allows only that, so EDTF is text here.
                    # The grammar has 4,000 characters, for nine columns; the JSON Schema of a record has it.
                    return {"type": "string"}, {} if cls is Edtf else {"pattern": rule.pattern}
        case ChoiceShape(cls=words):
            return {"type": "string"}, {"enum": [word.value for word in words]}
        case WholeShape(rule=bounds):
            return {"type": "integer"}, {"minimum": bounds.least, "maximum": bounds.greatest}
        case FlagShape():
            return {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]}, {}
