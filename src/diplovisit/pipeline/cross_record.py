"""Check across records: what shows only where they stand beside one another, told once each of them was seen.

While records are checked one by one, nothing is kept of them but digests. The few that something is found in are read
again at the end, for the lines that findings stand on and name.
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
"""By the number of a record and an address in it."""
_NOWHERE: Final = Span(0, 0, 0, 0)


class CrossRecordCheck:
    """The records of one run, as they are seen, and what is found across them.

    `rereadable` is false where what was read cannot be read again, as with standard input: then a finding has no more
    than the line that its record begins on, unless there is but one record.
    """

    def __init__(self, *, rereadable: bool = True) -> None:
        self._rereadable = rereadable
        self._digests: list[RecordDigest] = []
        self._missed: list[str | None] = []
        self._seen: set[tuple[Path, int]] = set()
        self._held: Document | None = None

    def add(self, visit: Visit, document: SourceDocument | None = None) -> None:
        """Takes a record, with the document that it was read from; a file that is given twice is still one."""
        read_from = document if isinstance(document, Document) else None
        one = make_digest(
            visit,
            number=0,
            file=document.name if document is not None else None,
            line=read_from.first_line if read_from is not None else None,
        )
        if self.add_digest(one):
            # One record is at hand anyway while it is checked; of several none is kept.
            self._held = read_from if not self._rereadable and len(self._digests) == 1 else None

    def add_digest(self, one: RecordDigest) -> bool:
        """Takes the digest of a record that was looked at elsewhere; false for one that is there already."""
        if one.file is not None and one.line is not None:
            at = Path(one.file).absolute(), one.line
            if at in self._seen:
                return False
            self._seen.add(at)
        self._digests.append(attrs.evolve(one, number=len(self._digests)))
        return True

    def single_digest(self) -> RecordDigest | None:
        """The digest of the one record that was seen, None where it was missed."""
        return self._digests[0] if self._digests else None

    def add_unreadable(self, record: str | None) -> None:
        """Takes what could not be read as a record, with its id where that can be told."""
        self._missed.append(record)

    def results(self, selection: Selection = EVERYTHING) -> Iterator[CheckResult]:
        """What is found, a record at a time, in the order in which they were given."""
        collection = RecordCollection(self._digests, self._missed)
        wanted = [(rule, find) for rule, find in CROSS_RECORD_CHECKS if selection.wants_somewhere(rule)]
        found = [(rule, told) for rule, find in wanted for told in find(collection)]
        if not found:
            return
        places = self._places([told for _, told in found])
        by_record: dict[int, list[Finding]] = {}
        for rule, told in found:
            by_record.setdefault(told.record.number, []).append(_finding(rule, told, places))
        for number in sorted(by_record):
            record = self._digests[number]
            findings = sorted(by_record[number], key=lambda one: (one.span or _NOWHERE, one.rule, one.sentence))
            if counted := selection.for_file(record.file).apply(tuple(findings)):
                yield CheckResult(
                    file=record.file, record=record.id, findings=bound_findings(counted), is_cross_record=True
                )

    def _places(self, found: Iterable[CrossRecordIssue]) -> _Places:
        """Where everything stands that the findings are about or name, as far as it can be read again."""
        wanted: dict[int, set[str]] = {}
        for told in found:
            wanted.setdefault(told.record.number, set()).add(told.address)
            for spot in told.spots:
                wanted.setdefault(spot.record.number, set()).add(spot.address)
        places: dict[tuple[int, str], FilePosition] = {}
        for record, document in self._again([self._digests[number] for number in sorted(wanted)]):
            if not isinstance(document.data, dict) or document.data.get("id") != record.id:
                continue  # the file was changed meanwhile
            directory = Directory(document.data, node_shape(Visit))
            for address in wanted[record.number]:
                if (path := directory.locate(address)) is not None:
                    places[record.number, address] = document.where(path)
        return places

    def _again(self, records: Iterable[RecordDigest]) -> Iterator[tuple[RecordDigest, Document]]:
        if not self._rereadable:
            yield from ((record, self._held) for record in records if self._held is not None)
            return
        by_file: dict[str, dict[int, RecordDigest]] = {}
        for record in records:
            if record.file is not None and record.line is not None:
                by_file.setdefault(record.file, {})[record.line] = record
        for file, by_line in by_file.items():
            for document in _read_again(file, by_line):
                if document.first_line in by_line:
                    yield by_line[document.first_line], document


def _read_again(file: str, lines: Container[int]) -> Iterator[Document]:
    """The records that begin on those lines; none of a file that is gone, as the findings stand without it."""
    known = format_of(file)
    if known is None:
        return
    try:
        with open_file(file) as stream:
            for document in read_documents(stream, name=file, format=known, shape=node_shape(Visit), lines=lines):
                if isinstance(document, Document):
                    yield document
    except OSError:
        return


def _finding(rule: Rule, told: CrossRecordIssue, places: _Places) -> Finding:
    where = places.get((told.record.number, told.address))
    sentence = told.sentence(lambda spot: _named(spot, places))
    finding = finding_at(Fault(rule=rule, path=(), sentence=sentence), where, address=told.address)
    # Without a position, the file is known, and the line where a file has one record per line.
    return attrs.evolve(finding, file=told.record.file, span=finding.span or _line(told.record))


def _named(spot: RecordPlace, places: _Places) -> str | None:
    if (where := places.get((spot.record.number, spot.address))) is not None:
        return f"{where.file}:{where.span.line}"
    line = _line(spot.record)
    return f"{spot.record.file}:{line.line}" if line is not None else spot.record.file


def _line(record: RecordDigest) -> Span | None:
    """The line of a record in JSON Lines, which is known even where it cannot be read again."""
    if record.file is None or record.line is None or format_of(record.file) is not Format.JSON_LINES:
        return None
    return Span(record.line, 1, record.line, 1)
