"""The tables described as CSV on the Web (W3C, Metadata Vocabulary for Tabular Data, 2015)."""

import json
from typing import Any

from diplovisit.record import Visit
from diplovisit.record.shapes import ChoiceShape, FlagShape, TextShape, ValueShape, WholeShape
from diplovisit.record.tables import Column, Table, tables


def csv_metadata() -> bytes:
    """`csv-metadata.json`, which a reader of CSVW looks for beside a table (Model for Tabular Data, section 5.3)."""
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": "Records of diplomatic visits",
        "dialect": {"header": True, "delimiter": ",", "encoding": "utf-8", "lineTerminators": ["\r\n"]},
        "tables": [_table(table) for table in tables(Visit)],
    }
    return (json.dumps(group, ensure_ascii=False, indent=2) + "\n").encode()


def _table(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column) for column in table.columns]}
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


def _column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.doc,
        "datatype": _datatype(column),
        "required": not column.nullable,
        "null": [""],
    }


def _datatype(column: Column) -> str | dict[str, Any]:
    """The datatype of a column (Metadata Vocabulary, section 5.11)."""
    match column.shape:
        case TextShape():
            return "string"
        case ValueShape(cls=cls):
            return {"Decimal": "decimal", "datetime": "dateTimeStamp"}.get(cls.__name__, "string")
        case ChoiceShape(cls=words):
            return {"base": "string", "format": "|".join(word.value for word in words)}
        case WholeShape(rule=bounds):
            return {"base": "integer", "minimum": bounds.least, "maximum": bounds.greatest}
        case FlagShape():
            return {"base": "boolean", "format": "true|false"}
