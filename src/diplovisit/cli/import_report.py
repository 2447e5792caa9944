"""What an import prints: findings, a line for each draft, the files that were skipped, and what to do next."""

import re
import shlex
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import attrs

from diplovisit.cli.colours import write_report
from diplovisit.cli.console import print_error
from diplovisit.cli.import_outputs import Written
from diplovisit.findings.phrases import quoted
from diplovisit.findings.results import CheckResult
from diplovisit.findings.schema_rules import MISSING_FIELD
from diplovisit.pipeline.import_calendar import ImportedItem
from diplovisit.readers import UnreadableDocument
from diplovisit.record import Finding, Severity, Status
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import count_noun

_MOST_ALIKE: Final = 5
"""The most findings of one rule in one file that are shown in full, unless they are errors."""
_MOST_NAMES: Final = 5
_OFF: Final = frozenset((Status.CANCELLED.value, Status.POSTPONED.value))


@attrs.define
class ImportReport:
    """Prints what an import found. Drafts that only lack what no calendar has are a line each, unless `verbose`.

    strict: whether drafts are errors already.
    """

    verbose: bool
    strict: bool = False
    has_findings: bool = False
    _alike: dict[tuple[str | None, str], int] = attrs.Factory(dict)

    def print_findings(self, items: Iterable[ImportedItem]) -> int:
        """Prints the findings of all items. Returns the number of errors, without what drafts of calendars lack."""
        errors = 0
        shown = []
        for item in items:
            self.has_findings = self.has_findings or bool(item.result.findings)
            findings = []
            for finding in item.result.findings:
                expected = item.is_expected_gap(finding)
                if finding.severity is Severity.ERROR and not expected:
                    errors += finding.number
                if self.verbose or (not expected and self._is_shown(finding)):
                    findings.append(finding)
            if findings:
                shown.append(CheckResult(file=item.result.file, record=item.result.record, findings=tuple(findings)))
        write_report(list(REPORTERS["full"](shown))[:-1], sys.stderr)
        for (file, rule), number in self._alike.items():
            if number > _MOST_ALIKE and not self.verbose:
                more = number - _MOST_ALIKE
                print_error(f"{file}: {more:,} more of {rule}; use --verbose to see {'it' if more == 1 else 'them'}")
        return errors

    def _is_shown(self, finding: Finding) -> bool:
        if finding.severity is Severity.ERROR:
            return True
        key = finding.file, finding.rule
        self._alike[key] = self._alike.get(key, 0) + finding.number
        return self._alike[key] <= _MOST_ALIKE

    def print_drafts(self, items: Iterable[ImportedItem], names: Mapping[str, str]) -> None:
        """Prints a line for each draft that was written. `names` has their final ids by the ids of the items."""
        for item in items:
            if not item.is_draft or isinstance(item.document, UnreadableDocument):
                continue
            data = item.document.data
            if not isinstance(data, dict) or (name := names.get(str(data["id"]))) is None:
                continue
            lacks = [finding.address for finding in item.result.findings if finding.rule == "missing-field"]
            line = f":{item.where.span.line}" if item.where is not None else ""
            title = f" {quoted(str(data['title']), 60)}" if "title" in data else ""
            status = f" ({data['status']})" if data.get("status") in _OFF else ""
            print_error(f"{item.document.name}{line}: draft {name}:{title}{status} lacks {', '.join(lacks)}")

    def print_next_steps(
        self, written: Written, output: str | None, items: Sequence[ImportedItem], *, identical: int
    ) -> None:
        """Prints how many entries were twins, and how drafts become records."""
        if identical:
            were = "duplicate entry was" if identical == 1 else "duplicate entries were"
            print_error(f"{identical:,} {were} merged")
        if written.drafts:
            check = (
                f"; `diplovisit check {shlex.quote(output)}` lists what is still missing" if output is not None else ""
            )
            print_error(f"next: add the missing fields to each draft: {', '.join(lacking := _lacking(items))}{check}")
            if "revised" in lacking and any(item.rows for item in items if item.is_draft):
                print_error("use --revised DAY to set the date of all rows without `revised`")
            if not self.verbose:
                rest = "" if self.strict else ", and --strict to report them as errors"
                print_error(f"use --verbose to see all findings of the drafts{rest}")


_COLUMNS: Final = {"sources": "source_kind", "people": "person_name", "travellers": "person_name"}
"""The columns of the flat table by which a record gets a list, where they have another name."""


def _with_column(address: str) -> str:
    return f"{address} (the column {_COLUMNS[address]})" if address in _COLUMNS else address


def _lacking(items: Iterable[ImportedItem]) -> list[str]:
    """Returns the fields that drafts lack, as `people` or `stops/kind`, each once."""
    addresses = (
        _with_column(finding.address) if item.rows else finding.address
        for item in items
        if item.is_draft
        for finding in item.result.findings
        if finding.rule == MISSING_FIELD.name and finding.address
    )
    return list(dict.fromkeys(re.sub("(?<=/)[^/]+/(?=[^/]+$)", "", address) for address in addresses))


def note_skipped(files: Sequence[Path], *, verbose: bool) -> None:
    """Prints in one line which files of a folder were skipped. Prints nothing for none."""
    if not files:
        return
    names = [str(file) for file in files]
    shown = names if verbose else names[:_MOST_NAMES]
    more = f" and {len(names) - len(shown):,} more" if len(names) > len(shown) else ""
    was = "skipped, because it is not a calendar" if len(names) == 1 else "skipped, because they are not calendars"
    print_error(f"diplovisit: {count_noun(len(names), 'file')} {was}: {', '.join(shown)}{more}")
