"""Checks rules over all records of a run, after each record has been read.

While records are checked one by one, only their digests stay in memory. At the end, the few records with findings are
read again, to learn the lines that the findings are on and mention.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

import attrs

from diplovisit.checks import CROSS_RECORD_CHECKS
from diplovisit.checks.across import CrossRecordIssue, RecordCollection, RecordDigest, RecordPlace, make_digest
from diplovisit.files import open_file
from diplovisit.findings.results import CheckResult
from diplovisit.findings.rule import finding_at
from diplovisit.pipeline.bounding import bound_findings
from diplovisit.pipeline.rule_selection import EVERYTHING, Selection
from diplovisit.readers import Document, FilePosition, Format, SourceDocument, format_of, read_documents
from diplovisit.record import Directory, Fault, Finding, Rule, Span, Visit, node_shape

_Places: TypeAlias = Mapping[tuple[int, str], FilePosition]
"""Positions by the number of a record and an address in it."""
_NOWHERE: Final = Span(0, 0, 0, 0)


class CrossRecordCheck:
    """Collects digests of the records of one run, and checks the rules across records.

    `rereadable` is false if the input cannot be read again, such as standard input. Then a finding only has the line on
    which its record begins, unless the run has a single record.
    """

    def __init__(self, *, rereadable: bool = True) -> None:
        self._rereadable = rereadable
        self._digests: list[RecordDigest] = []
        self._unreadable: list[str | None] = []
        self._positions: set[tuple[Path, int]] = set()
        self._only_document: Document | None = None

    def add(self, visit: Visit, document: SourceDocument | None = None) -> None:
        """Adds a record and the document that it was read from. A file that is given twice counts once."""
        parsed = document if isinstance(document, Document) else None
        digest = make_digest(
            visit,
            number=0,
            file=document.name if document is not None else None,
            line=parsed.first_line if parsed is not None else None,
        )
        if self.add_digest(digest):
            # A single record is in memory anyway while it is checked. Of several, no document is kept.
            self._only_document = parsed if not self._rereadable and len(self._digests) == 1 else None

    def add_digest(self, digest: RecordDigest) -> bool:
        """Adds the digest of a record that another process checked. Returns false for a record added before."""
        if digest.file is not None and digest.line is not None:
            position = Path(digest.file).absolute(), digest.line
            if position in self._positions:
                return False
            self._positions.add(position)
        self._digests.append(attrs.evolve(digest, number=len(self._digests)))
        return True

    def single_digest(self) -> RecordDigest | None:
        """The digest of the first record, None if no record could be read."""
        return self._digests[0] if self._digests else None

    def add_unreadable(self, record: str | None) -> None:
        """Adds an unreadable record. `record` is its id, None if unknown."""
        self._unreadable.append(record)

    def results(self, selection: Selection = EVERYTHING) -> Iterator[CheckResult]:
        """Yields one result per record with findings, in the order in which the records were added."""
        collection = RecordCollection(self._digests, self._unreadable)
        selected = [(rule, find) for rule, find in CROSS_RECORD_CHECKS if selection.wants_somewhere(rule)]
        issues = [(rule, issue) for rule, find in selected for issue in find(collection)]
        if not issues:
            return
        places = self._places([issue for _, issue in issues])
        by_record: dict[int, list[Finding]] = {}
        for rule, issue in issues:
            by_record.setdefault(issue.record.number, []).append(_finding(rule, issue, places))
        for number in sorted(by_record):
            record = self._digests[number]
            findings = sorted(
                by_record[number], key=lambda finding: (finding.span or _NOWHERE, finding.rule, finding.sentence)
            )
            if counted := selection.for_file(record.file).apply(tuple(findings)):
                yield CheckResult(
                    file=record.file, record=record.id, findings=bound_findings(counted), is_cross_record=True
                )

    def _places(self, issues: Iterable[CrossRecordIssue]) -> _Places:
        """Positions of all values that the issues are about or mention, as far as they can be read again."""
        addresses: dict[int, set[str]] = {}
        for issue in issues:
            addresses.setdefault(issue.record.number, set()).add(issue.address)
            for spot in issue.spots:
                addresses.setdefault(spot.record.number, set()).add(spot.address)
        places: dict[tuple[int, str], FilePosition] = {}
        for record, document in self._reread([self._digests[number] for number in sorted(addresses)]):
            if not isinstance(document.data, dict) or document.data.get("id") != record.id:
                continue  # the file has changed since the first reading
            directory = Directory(document.data, node_shape(Visit))
            for address in addresses[record.number]:
                if (path := directory.locate(address)) is not None:
                    places[record.number, address] = document.where(path)
        return places

    def _reread(self, records: Iterable[RecordDigest]) -> Iterator[tuple[RecordDigest, Document]]:
        if not self._rereadable:
            if self._only_document is not None:
                yield from ((record, self._only_document) for record in records)
            return
        by_file: dict[str, dict[int, RecordDigest]] = {}
        for record in records:
            if record.file is not None and record.line is not None:
                by_file.setdefault(record.file, {})[record.line] = record
        for file, by_line in by_file.items():
            for document in _reread_file(file, by_line):
                if document.first_line in by_line:
                    yield by_line[document.first_line], document


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


def _finding(rule: Rule, issue: CrossRecordIssue, places: _Places) -> Finding:
    where = places.get((issue.record.number, issue.address))
    sentence = issue.sentence(lambda spot: _place_text(spot, places))
    mentions = tuple(dict.fromkeys(spot.record.file for spot in issue.spots if spot.record.file is not None))
    finding = finding_at(Fault(rule=rule, path=(), sentence=sentence), where, address=issue.address)
    # Without a position, the file is known, and the line where a file has one record per line.
    span = finding.span or _line(issue.record)
    return attrs.evolve(finding, file=issue.record.file, span=span, mentions=mentions)


def _place_text(spot: RecordPlace, places: _Places) -> str | None:
    if (where := places.get((spot.record.number, spot.address))) is not None:
        return f"{where.file}:{where.span.line}"
    line = _line(spot.record)
    return f"{spot.record.file}:{line.line}" if line is not None else spot.record.file


def _line(record: RecordDigest) -> Span | None:
    """The line of a record in JSON Lines, which is known even if the file cannot be read again."""
    if record.file is None or record.line is None or format_of(record.file) is not Format.JSON_LINES:
        return None
    return Span(record.line, 1, record.line, 1)
