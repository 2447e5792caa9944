"""Maps: how a spreadsheet of somebody's own becomes records, written down in a short TOML file."""

from diplovisit.maps.map_reader import InvalidMap, MapFault, read_map
from diplovisit.maps.map_schema import build_map_schema, map_schema_text
from diplovisit.maps.sheet_map import (
    Arrangement,
    Column,
    DateOrder,
    GroupingOptions,
    OwnSource,
    SheetLayout,
    SheetMap,
    SkippedRows,
)
from diplovisit.maps.subjects import Subject

__all__ = [
    "Arrangement",
    "Column",
    "DateOrder",
    "GroupingOptions",
    "InvalidMap",
    "MapFault",
    "OwnSource",
    "SheetLayout",
    "SheetMap",
    "SkippedRows",
    "Subject",
    "build_map_schema",
    "map_schema_text",
    "read_map",
]
