"""diplovisit: records of diplomatic visits that can be trusted.

Each name below is imported on first use (PEP 562), so that commands start quickly. The other classes of a record are in
`diplovisit.record`.
"""

# Type checkers treat this name as true. Importing typing itself would take half of the time that `--help` needs.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from diplovisit.converters import structure as structure
    from diplovisit.converters import unstructure as unstructure
    from diplovisit.editing import CannotEdit as CannotEdit
    from diplovisit.exporters.icalendar import CalendarEntry as CalendarEntry
    from diplovisit.exporters.icalendar import calendar_entries as calendar_entries
    from diplovisit.files import NoSuchPath as NoSuchPath
    from diplovisit.formats.optional_packages import ExtraMissing as ExtraMissing
    from diplovisit.maps import InvalidMap as InvalidMap
    from diplovisit.pipeline.check import check as check
    from diplovisit.pipeline.draft import draft as draft
    from diplovisit.pipeline.export import export as export
    from diplovisit.pipeline.export import export_files as export_files
    from diplovisit.pipeline.import_data_set import read_data_set as read_data_set
    from diplovisit.pipeline.import_files import read_calendar as read_calendar
    from diplovisit.pipeline.import_files import read_tables as read_tables
    from diplovisit.pipeline.import_result import ImportResult as ImportResult
    from diplovisit.pipeline.import_sheet import read_table as read_table
    from diplovisit.pipeline.plot import plot as plot
    from diplovisit.pipeline.read import load as load
    from diplovisit.pipeline.read import load_all as load_all
    from diplovisit.pipeline.read import loads as loads
    from diplovisit.pipeline.report import render as render
    from diplovisit.pipeline.rule_selection import Selection as Selection
    from diplovisit.pipeline.suppressions import Suppression as Suppression
    from diplovisit.pipeline.write import dump as dump
    from diplovisit.pipeline.write import dumps as dumps
    from diplovisit.record import Duration as Duration
    from diplovisit.record import Edtf as Edtf
    from diplovisit.record import Finding as Finding
    from diplovisit.record import InvalidRecord as InvalidRecord
    from diplovisit.record import Visit as Visit
    from diplovisit.record.diff import changes as changes
    from diplovisit.schema_validation import validate as validate

_HOMES = {
    "CalendarEntry": "diplovisit.exporters.icalendar",
    "CannotEdit": "diplovisit.editing",
    "calendar_entries": "diplovisit.exporters.icalendar",
    "Duration": "diplovisit.record",
    "Edtf": "diplovisit.record",
    "ExtraMissing": "diplovisit.formats.optional_packages",
    "Finding": "diplovisit.record",
    "ImportResult": "diplovisit.pipeline.import_result",
    "InvalidMap": "diplovisit.maps",
    "InvalidRecord": "diplovisit.record",
    "NoSuchPath": "diplovisit.files",
    "Selection": "diplovisit.pipeline.rule_selection",
    "Suppression": "diplovisit.pipeline.suppressions",
    "Visit": "diplovisit.record",
    "changes": "diplovisit.record.diff",
    "check": "diplovisit.pipeline.check",
    "draft": "diplovisit.pipeline.draft",
    "dump": "diplovisit.pipeline.write",
    "dumps": "diplovisit.pipeline.write",
    "export": "diplovisit.pipeline.export",
    "export_files": "diplovisit.pipeline.export",
    "load": "diplovisit.pipeline.read",
    "load_all": "diplovisit.pipeline.read",
    "loads": "diplovisit.pipeline.read",
    "read_calendar": "diplovisit.pipeline.import_files",
    "read_data_set": "diplovisit.pipeline.import_data_set",
    "read_tables": "diplovisit.pipeline.import_files",
    "plot": "diplovisit.pipeline.plot",
    "read_table": "diplovisit.pipeline.import_sheet",
    "render": "diplovisit.pipeline.report",
    "structure": "diplovisit.converters",
    "unstructure": "diplovisit.converters",
    "validate": "diplovisit.schema_validation",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605  # computed, so that there is only one list of names
__version__ = "0.2.0"


def __getattr__(name: str) -> object:
    import importlib  # noqa: PLC0415  # like typing, it is not needed until a name is used

    if (home := _HOMES.get(name)) is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(importlib.import_module(home), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
