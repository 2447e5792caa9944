"""diplovisit: records of diplomatic visits, in which the words of a source prove each fact.

`load` reads a record, `check` looks for faults, `dump` writes it, and `export` makes calendars and tables of it. The
other classes of a record are in `diplovisit.record`, and strategies for tests in `diplovisit.testing`.

>>> from diplovisit import check, export, load
>>> visit = load("examples/least.yaml")
>>> check(visit).ok, export(visit, "ics")[:15]
(True, b'BEGIN:VCALENDAR')
"""

# Each name is imported on first use (PEP 562), so that commands start quickly.

# Type checkers treat this name as true. Importing typing itself would take half of the time that `--help` needs.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from diplovisit.converters import structure as structure
    from diplovisit.converters import unstructure as unstructure
    from diplovisit.drafting import DraftedRecord as DraftedRecord
    from diplovisit.drafting.judging import DraftImpossible as DraftImpossible
    from diplovisit.drafting.model.answer_text import InvalidAnswer as InvalidAnswer
    from diplovisit.editing import CannotEdit as CannotEdit
    from diplovisit.evidence.texts import UnreadableText as UnreadableText
    from diplovisit.exporters.icalendar import CalendarEntry as CalendarEntry
    from diplovisit.exporters.icalendar import calendar_entries as calendar_entries
    from diplovisit.files import ChangedMeanwhile as ChangedMeanwhile
    from diplovisit.files import NoSuchPath as NoSuchPath
    from diplovisit.findings.results import CheckReport as CheckReport
    from diplovisit.findings.results import CheckResult as CheckResult
    from diplovisit.findings.results import CheckTotals as CheckTotals
    from diplovisit.formats.optional_packages import ExtraMissing as ExtraMissing
    from diplovisit.maps import InvalidMap as InvalidMap
    from diplovisit.pipeline.check import check as check
    from diplovisit.pipeline.draft import draft as draft
    from diplovisit.pipeline.export import export as export
    from diplovisit.pipeline.export import export_files as export_files
    from diplovisit.pipeline.import_data_set import ReadDataSet as ReadDataSet
    from diplovisit.pipeline.import_data_set import read_data_set as read_data_set
    from diplovisit.pipeline.import_files import read_calendar as read_calendar
    from diplovisit.pipeline.import_files import read_tables as read_tables
    from diplovisit.pipeline.import_result import ImportResult as ImportResult
    from diplovisit.pipeline.import_result import RejectedRow as RejectedRow
    from diplovisit.pipeline.import_result import SkippedRow as SkippedRow
    from diplovisit.pipeline.import_sheet import read_table as read_table
    from diplovisit.pipeline.plot import NothingToDraw as NothingToDraw
    from diplovisit.pipeline.plot import plot as plot
    from diplovisit.pipeline.read import UnknownFormat as UnknownFormat
    from diplovisit.pipeline.read import load as load
    from diplovisit.pipeline.read import load_all as load_all
    from diplovisit.pipeline.read import loads as loads
    from diplovisit.pipeline.report import render as render
    from diplovisit.pipeline.rule_names import UnknownRule as UnknownRule
    from diplovisit.pipeline.rule_selection import Selection as Selection
    from diplovisit.pipeline.suppressions import Suppression as Suppression
    from diplovisit.pipeline.write import dump as dump
    from diplovisit.pipeline.write import dumps as dumps
    from diplovisit.readers.terms_reader import UnreadableTerms as UnreadableTerms
    from diplovisit.record import Duration as Duration
    from diplovisit.record import Edtf as Edtf
    from diplovisit.record import Finding as Finding
    from diplovisit.record import InvalidRecord as InvalidRecord
    from diplovisit.record import Visit as Visit
    from diplovisit.record.diff import Change as Change
    from diplovisit.record.diff import ChangeKind as ChangeKind
    from diplovisit.record.diff import changes as changes
    from diplovisit.record.selection import UnknownCondition as UnknownCondition
    from diplovisit.schema_validation import validate as validate

_HOMES = {
    "CalendarEntry": "diplovisit.exporters.icalendar",
    "CannotEdit": "diplovisit.editing",
    "Change": "diplovisit.record.diff",
    "ChangeKind": "diplovisit.record.diff",
    "ChangedMeanwhile": "diplovisit.files",
    "CheckReport": "diplovisit.findings.results",
    "CheckResult": "diplovisit.findings.results",
    "CheckTotals": "diplovisit.findings.results",
    "DraftImpossible": "diplovisit.drafting.judging",
    "DraftedRecord": "diplovisit.drafting",
    "Duration": "diplovisit.record",
    "Edtf": "diplovisit.record",
    "ExtraMissing": "diplovisit.formats.optional_packages",
    "Finding": "diplovisit.record",
    "ImportResult": "diplovisit.pipeline.import_result",
    "InvalidAnswer": "diplovisit.drafting.model.answer_text",
    "InvalidMap": "diplovisit.maps",
    "InvalidRecord": "diplovisit.record",
    "NoSuchPath": "diplovisit.files",
    "NothingToDraw": "diplovisit.pipeline.plot",
    "ReadDataSet": "diplovisit.pipeline.import_data_set",
    "RejectedRow": "diplovisit.pipeline.import_result",
    "Selection": "diplovisit.pipeline.rule_selection",
    "SkippedRow": "diplovisit.pipeline.import_result",
    "Suppression": "diplovisit.pipeline.suppressions",
    "UnknownCondition": "diplovisit.record.selection",
    "UnknownFormat": "diplovisit.pipeline.read",
    "UnknownRule": "diplovisit.pipeline.rule_names",
    "UnreadableTerms": "diplovisit.readers.terms_reader",
    "UnreadableText": "diplovisit.evidence.texts",
    "Visit": "diplovisit.record",
    "calendar_entries": "diplovisit.exporters.icalendar",
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
    "plot": "diplovisit.pipeline.plot",
    "read_calendar": "diplovisit.pipeline.import_files",
    "read_data_set": "diplovisit.pipeline.import_data_set",
    "read_table": "diplovisit.pipeline.import_sheet",
    "read_tables": "diplovisit.pipeline.import_files",
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
