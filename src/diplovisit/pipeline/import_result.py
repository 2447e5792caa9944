"""The result of an import from another program's file: records, drafts, findings, and rows that could not come in."""

from collections.abc import Mapping

import attrs

from diplovisit.readers import JsonValue
from diplovisit.record import Finding, Severity, Visit


@attrs.frozen(kw_only=True)
class RejectedRow:
    """A row of a table that is in no record.

    file, sheet: where the row is; `sheet` is None for a file without sheets. number: its line or row, counted from 1.
    cells: the text of each cell by its column. reasons: why the row could not come in, a sentence for each fault.

    >>> from diplovisit import read_table
    >>> row = read_table("examples/maps/journeys.csv", "examples/maps/journeys.toml").rejected[0]
    >>> row.number, row.cells["End_Date"], row.reasons
    (7, '2016-06-04', ('End_Date: the visit ends on 2016-06-04, before it begins on 2016-06-05',))
    """

    file: str
    sheet: str | None = None
    number: int
    cells: Mapping[str, str]
    reasons: tuple[str, ...]


@attrs.frozen(kw_only=True)
class SkippedRow:
    """A row that is set apart as no visit, and why; of a heading, its text. sheet: "" for a file without sheets.

    >>> from diplovisit import read_table
    >>> read_table("examples/maps/journeys.csv", "examples/maps/journeys.toml").skipped
    ()
    """

    sheet: str
    number: int
    reason: str


@attrs.frozen(kw_only=True)
class ImportResult:
    """What an import made of a file.

    records: the valid records. drafts: the plain documents of what lacks something that a record must have; complete
    one, and `structure` makes a record of it. findings: everything that was read differently, was left out, or is
    missing, except for what every draft lacks, such as travellers. rejected: the rows of a table that are in no record;
    empty for a calendar. skipped: the rows that a map sets apart as no visits.

    >>> from diplovisit import read_table
    >>> result = read_table("examples/maps/journeys.csv", "examples/maps/journeys.toml")
    >>> len(result.records), [row.number for row in result.rejected], result.ok
    (4, [7, 8], False)
    """

    records: tuple[Visit, ...] = ()
    drafts: tuple[Mapping[str, JsonValue], ...] = ()
    findings: tuple[Finding, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()
    skipped: tuple[SkippedRow, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing was lost: no finding is an error, and no row was rejected. Drafts are allowed.

        >>> ImportResult().ok
        True
        """
        return not self.rejected and all(finding.severity is not Severity.ERROR for finding in self.findings)
