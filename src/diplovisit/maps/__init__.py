"""Maps: how a spreadsheet of somebody's own becomes records, written down in a short TOML file."""

from diplovisit.maps.map_reader import InvalidMap, MapFault, read_map
from diplovisit.maps.map_schema import build_map_schema, map_schema_text
from diplovisit.maps.mapped_facts import MappedFact
from diplovisit.maps.sheet_map import (
    Arrangement,
    ColumnReference,
    DateOrder,
    GroupingOptions,
    OwnSource,
    SheetLayout,
    SheetMap,
    SkippedRows,
)

__all__ = [
    "Arrangement",
    "ColumnReference",
    "DateOrder",
    "GroupingOptions",
    "InvalidMap",
    "MapFault",
    "MappedFact",
    "OwnSource",
    "SheetLayout",
    "SheetMap",
    "SkippedRows",
    "build_map_schema",
    "map_schema_text",
    "read_map",
]
