"""Checks rules over all records of a run, after each record has been read.

While records are checked one by one, only their digests are kept, in a temporary database. At the end, the few records
with findings are read again, to learn the lines that the findings are on and mention.
"""

from collections.abc import Container, Iterable, Iterator
from typing import Final, Protocol

import attrs

from diplovisit.checks import CROSS_RECORD_CHECKS
from diplovisit.checks.across import CrossRecordIssue, RecordCollection, RecordDigest, RecordPlace, make_digest
from diplovisit.files import open_file
from diplovisit.files.temporary_database import temporary_database_errors
from diplovisit.findings.results import CheckResult
from diplovisit.findings.rule import finding_at
from diplovisit.pipeline.bounding import bound_findings
from diplovisit.pipeline.cross_record_issues import IssueStore
from diplovisit.pipeline.rule_selection import EVERYTHING, Selection
from diplovisit.readers import Document, Format, SourceDocument, format_of, read_documents
from diplovisit.record import Directory, Fault, Finding, Rule, Span, Visit, node_shape

_NOWHERE: Final = Span(0, 0, 0, 0)


class RecordReceiver(Protocol):
    """Receives each record that is checked, readable or not."""

    def add(self, visit: Visit, document: SourceDocument | None = None) -> None:
        """Receives a record and the document that it was read from."""

    def add_unreadable(self, record: str | None) -> None:
        """Receives an unreadable record. `record` is its id, None if unknown."""


class SingleDigest:
    """Receives one record, and keeps its digest: None until then, and for an unreadable record."""

    def __init__(self) -> None:
        self.digest: RecordDigest | None = None

    def add(self, visit: Visit, document: SourceDocument | None = None) -> None:
        """Keeps the digest of a record."""
        self.digest = _digest(visit, document)

    def add_unreadable(self, record: str | None) -> None:
        """Keeps nothing."""


class CrossRecordCheck:
    """Collects digests of the records of one run, and checks the rules across records.

    `rereadable` is false if the input cannot be read again, such as standard input. Then a finding only has the line on
    which its record begins, unless the run has a single record.

    Raises OSError if its temporary database cannot be written.
    """

    def __init__(self, *, rereadable: bool = True) -> None:
        self._rereadable = rereadable
        self._collection = RecordCollection()
        self._only_document: Document | None = None

    def add(self, visit: Visit, document: SourceDocument | None = None) -> None:
        """Adds a record and the document that it was read from. A file that is given twice counts once."""
        if self.add_digest(_digest(visit, document)):
            # A single record is in memory anyway while it is checked. Of several, no document is kept.
            is_only = not self._rereadable and len(self._collection) == 1
            self._only_document = document if is_only and isinstance(document, Document) else None

    def add_digest(self, digest: RecordDigest) -> bool:
        """Adds the digest of a record that another process checked. Returns false for a record added before."""
        with temporary_database_errors():
            return self._collection.add(digest)

    def add_unreadable(self, record: str | None) -> None:
        """Adds an unreadable record. `record` is its id, None if unknown."""
        self._collection.missed.append(record)

    def results(self, selection: Selection = EVERYTHING) -> Iterator[CheckResult]:
        """Yields one result per record with findings, in the order in which the records were added."""
        selected = [(rule, find) for rule, find in CROSS_RECORD_CHECKS if selection.wants_somewhere(rule)]
        with temporary_database_errors():
            issues = IssueStore(self._collection)
            for number, (_, find) in enumerate(selected):
                for issue in find(self._collection):
                    issues.add(number, issue)
            self._locate(issues)
            for record, of_record in issues.by_record():
                findings = sorted(
                    (_finding(selected[number][0], issue, issues) for number, issue in of_record),
                    key=lambda finding: (finding.span or _NOWHERE, finding.rule, finding.sentence),
                )
                if counted := selection.for_file(record.file).apply(tuple(findings)):
                    yield CheckResult(
                        file=record.file, record=record.id, findings=bound_findings(counted), is_cross_record=True
                    )

    def _locate(self, issues: IssueStore) -> None:
        """Finds the positions of all values that the issues are about or mention, as far as they can be read again."""
        for number, document in self._reread(issues.records()):
            record = self._collection.record(number)
            if not isinstance(document.data, dict) or document.data.get("id") != record.id:
                continue  # the file has changed since the first reading
            directory = Directory(document.data, node_shape(Visit))
            paths = {address: directory.locate(address) for address in issues.addresses(number)}
            issues.locate(
                number, {address: document.where(path) for address, path in paths.items() if path is not None}
            )

    def _reread(self, records: Iterable[RecordDigest]) -> Iterator[tuple[int, Document]]:
        if not self._rereadable:
            if self._only_document is not None:
                only = self._only_document
                yield from ((record.number, only) for record in records)
            return
        by_file: dict[str, dict[int, int]] = {}
        for record in records:
            if record.file is not None and record.line is not None:
                by_file.setdefault(record.file, {})[record.line] = record.number
        for file, by_line in by_file.items():
            for document in _reread_file(file, by_line):
                if document.first_line in by_line:
                    yield by_line[document.first_line], document


def _digest(visit: Visit, document: SourceDocument | None) -> RecordDigest:
    return make_digest(
        visit,
        file=document.name if document is not None else None,
        line=document.first_line if isinstance(document, Document) else None,
    )


def _reread_file(file: str, lines: Container[int]) -> Iterator[Document]:
    """Reads the records that begin on those lines again.

    Yields nothing for a file that can no longer be opened, because the findings are valid without it.
    """
    file_format = format_of(file)
    if file_format is None:
        return
    try:
        with open_file(file) as stream:
            for document in read_documents(stream, name=file, format=file_format, shape=node_shape(Visit), lines=lines):
                if isinstance(document, Document):
                    yield document
    except OSError:
        return


def _finding(rule: Rule, issue: CrossRecordIssue, issues: IssueStore) -> Finding:
    where = issues.position(issue.record, issue.address)
    sentence = issue.sentence(lambda spot: _place_text(spot, issues))
    mentions = tuple(dict.fromkeys(spot.record.file for spot in issue.spots if spot.record.file is not None))
    finding = finding_at(Fault(rule=rule, path=(), sentence=sentence), where, address=issue.address)
    # Without a position, the file is known, and the line where a file has one record per line.
    span = finding.span or _line(issue.record)
    return attrs.evolve(finding, file=issue.record.file, span=span, mentions=mentions)


def _place_text(spot: RecordPlace, issues: IssueStore) -> str | None:
    if (where := issues.position(spot.record, spot.address)) is not None:
        return f"{where.file}:{where.span.line}"
    line = _line(spot.record)
    return f"{spot.record.file}:{line.line}" if line is not None else spot.record.file


def _line(record: RecordDigest) -> Span | None:
    """The line of a record in JSON Lines, which is known even if the file cannot be read again."""
    if record.file is None or record.line is None or format_of(record.file) is not Format.JSON_LINES:
        return None
    return Span(record.line, 1, record.line, 1)
