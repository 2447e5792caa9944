"""What accompanies a record: the texts of its sources, its lock file, terms of office, and their examination."""

import functools
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

import attrs

from diplovisit.evidence import CheckedBy, Examination, Verdict
from diplovisit.evidence.anchors.lock_file import LockFile, read_lock_document, structure_lock
from diplovisit.evidence.texts import SourceText, UnreadableText, read_text
from diplovisit.files import (
    LeadsOut,
    NotARegularFile,
    exists_as_anything,
    is_inside,
    leads_to_hidden,
    read_file,
    require_inside,
)
from diplovisit.files.walk import LOCK_SUFFIX, RECORD_SUFFIXES
from diplovisit.findings.results import FactCounts, QuoteCounts
from diplovisit.findings.rule import Span, finding_at
from diplovisit.pipeline.read import syntax_findings
from diplovisit.pipeline.record_texts import RecordTexts
from diplovisit.readers import Document, FilePosition, Format, SourceDocument, UnreadableDocument, format_of
from diplovisit.readers.limits import LARGEST_DOCUMENT
from diplovisit.readers.recognition import has_lock_keys
from diplovisit.readers.syntax_rules import ANOTHER_KIND_OF_FILE, EMPTY_FILE, MERGE_CONFLICT
from diplovisit.readers.terms_reader import UnreadableTerms, read_terms
from diplovisit.record import Fault, Finding, Group, InvalidRecord, Rule, Severity, Source, Visit
from diplovisit.record.addresses import directory_of
from diplovisit.record.people import Terms

__all__ = [
    "NO_TERMS",
    "NO_TEXTS",
    "RULES",
    "TEXT_FILE_MISSING",
    "SourceTexts",
    "TermFiles",
    "UnreadableTerms",
    "lock_path",
    "read_lock",
    "read_terms_files",
]

TermFiles: TypeAlias = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]

NO_TERMS: Final = Terms()
"""No terms of office: no traveller's office is checked."""

TEXT_FILE_MISSING = Rule(
    name="text-file-missing",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    finds="a source whose `file` does not exist, or cannot be read as text",
    why="The record promises its readers the text that it quotes.",
    remedy="put the file where the record says, or delete `file`",
    breaks="""
        # paper.txt, missing

        # visit.yaml
        sources:
          - {id: paper, kind: retelling, language: en, file: paper.txt, licence: CC0-1.0}
    """,
    keeps="""
        # paper.txt
        Liis Tamm will visit Finland.

        # visit.yaml
        sources:
          - {id: paper, kind: retelling, language: en, file: paper.txt, licence: CC0-1.0}
    """,
    source="project rule: `file` promises a text to the readers of the record",
)

RULES = (TEXT_FILE_MISSING,)


@attrs.frozen(kw_only=True)
class SourceTexts:
    """Where the texts of sources are.

    given: files by the id of the source. folder: a folder with files named `<id of the source>.txt`, directly or in a
    subfolder named after the record; None if there is no such folder. root: the folder that links in `folder` must not
    leave; None if they may lead anywhere. A source that is neither in `given` nor in `folder` is read from the `file`
    that the record names, relative to the record.
    """

    given: Mapping[str, Path] = attrs.field(factory=dict)
    folder: Path | None = None
    root: Path | None = None

    def load_for(self, visit: Visit, record_file: str | None) -> tuple[dict[str, SourceText], tuple[Fault, ...]]:
        """Loads the available texts, by the id of the source, with a fault for each named file that is unreadable.

        Raises UnreadableText for an unreadable text from `given` or `folder`, and OSError if one cannot be opened.
        """
        texts: dict[str, SourceText] = {}
        faults = []
        for index, source in enumerate(visit.sources):
            if (path := self._supplied_path(visit, source)) is not None:
                texts[source.id] = _read(str(path), path.stat().st_mtime_ns)
            elif source.file is not None and record_file is not None and Path(record_file).is_file():
                folder = Path(record_file).parent
                try:
                    texts[source.id] = _read_adjacent(folder, source.file)
                except (OSError, UnreadableText) as error:
                    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
                    reason = reason.removeprefix(f"{folder / source.file}: ")
                    sentence = f'the file "{source.file}" cannot be read: {reason}'
                    path_of_file = ("sources", index, "file")
                    faults.append(Fault(rule=TEXT_FILE_MISSING, path=path_of_file, sentence=sentence))
        return texts, tuple(faults)

    def files(self, visit: Visit, record_file: str) -> Iterator[Path]:
        """Yields the paths from which the texts of a record are read. A file that the record names may not exist.

        Raises UnreadableText for a link that leads out of `root`.
        """
        for source in visit.sources:
            if (path := self._supplied_path(visit, source)) is not None:
                yield path
            elif source.file is not None:
                yield Path(record_file).parent / source.file

    def _supplied_path(self, visit: Visit, source: Source) -> Path | None:
        if (given := self.given.get(source.id)) is not None:
            return given
        for path in self._candidates(visit, source):
            if self.root is not None:
                try:
                    require_inside(path, self.root, "the folder of the settings")
                except LeadsOut as error:
                    raise UnreadableText(f"{error}, give the text with --source, or use --allow-outside") from None
            if path.is_file():
                return path
        return None

    def _candidates(self, visit: Visit, source: Source) -> Iterator[Path]:
        if self.folder is not None:
            yield self.folder / visit.id / f"{source.id}.txt"
            yield self.folder / f"{source.id}.txt"


NO_TEXTS: Final = SourceTexts()
"""Only the texts that records name by `file`."""


def _read_adjacent(folder: Path, name: str) -> SourceText:
    path = folder / name
    # The name cannot contain `..`, but a link in the path could lead elsewhere and expose a file of another person.
    if not is_inside(path, folder):
        raise UnreadableText("it is a link to a place outside the folder of the record")
    if leads_to_hidden(path, folder):
        raise UnreadableText("it is a link to a hidden file in the folder of the record")
    return _read(str(path), path.stat().st_mtime_ns)


@functools.lru_cache(maxsize=16)
def _read(path: str, _modified_ns: int) -> SourceText:
    """Reads a text once for all records that share it."""
    try:
        return read_text(read_file(path, LARGEST_DOCUMENT))
    except UnreadableText as error:
        raise UnreadableText(f"{path}: {error}") from None


def lock_path(record_file: str) -> Path | None:
    """The path of a record's lock file, whether the file exists or not.

    None for JSON Lines, which hold many records, and for a file that is not a record file.

    >>> lock_path("visits/misri.yaml").as_posix(), lock_path("visits.jsonl")
    ('visits/misri.anchors.json', None)
    """
    path = Path(record_file)
    if path.suffix not in RECORD_SUFFIXES or path.suffix == ".jsonl":
        return None
    return path.with_suffix(LOCK_SUFFIX)


def read_lock(record_file: str | None) -> tuple[LockFile | None, tuple[Finding, ...]]:
    """Reads the lock file of a record. Returns the lock, None if it is missing or invalid, and the findings about it.

    Raises LeadsOut for a link that leads out of the record's folder, because findings show lines of the file. Passes
    OSError on.
    """
    path = lock_path(record_file) if record_file is not None else None
    # A pipe or a dangling link does not count as missing: the record would be checked without its anchors.
    if path is None or not exists_as_anything(path):
        return None, ()
    if path.is_symlink():
        require_inside(path, path.parent, "the folder of the record")
    document = read_lock_document(read_file(path, LARGEST_DOCUMENT), name=str(path))
    if not has_lock_keys(document):
        return None, _no_lock(document)
    if isinstance(document, UnreadableDocument):
        return None, syntax_findings(document)
    try:
        return structure_lock(document.data), ()
    except InvalidRecord as error:
        findings = []
        for fault, finding in zip(error.faults, error.findings, strict=True):
            where = document.where(fault.path, at_key=fault.at_key)
            findings.append(attrs.evolve(finding, file=where.file, span=where.span, source_line=where.source_line))
        return None, tuple(findings)


def _no_lock(document: Document | UnreadableDocument) -> tuple[Finding, ...]:
    """Makes the finding of a file that is not shown to be a lock file. Nothing of it is quoted."""
    faults = document.faults if isinstance(document, UnreadableDocument) else ()
    # These say what kind of file it is, in words of our own.
    known = [each for each in faults if each.rule in (ANOTHER_KIND_OF_FILE, EMPTY_FILE, MERGE_CONFLICT)][:1]
    fault = Fault(
        rule=ANOTHER_KIND_OF_FILE,
        path=(),
        sentence="this is not a lock file: format, record or normal_form is missing",
        remedy="move the file away; `diplovisit anchor` then writes a new one",
    )
    if known:
        fault = attrs.evolve(fault, rule=known[0].rule, sentence=known[0].sentence, remedy=known[0].remedy)
    return (attrs.evolve(finding_at(fault), file=document.name, span=Span(1, 1, 1, 1)),)


def read_terms_files(files: TermFiles) -> Terms:
    """Reads the terms of office in one or more files. Raises UnreadableTerms for an invalid file; passes OSError on.

    >>> bool(read_terms_files([]))
    False
    """
    paths = [files] if isinstance(files, str | os.PathLike) else files
    return Terms(term for path in paths for term in read_terms(_read_bytes(path), name=os.fspath(path)))


def _read_bytes(file: str | os.PathLike[str]) -> bytes:
    try:
        return read_file(file, LARGEST_DOCUMENT)
    except NotARegularFile:
        remedy = "give a file that has the terms, as CSV or as presidents.xml"
        raise UnreadableTerms(os.fspath(file), 1, "is not a regular file", remedy) from None


@attrs.frozen(kw_only=True)
class AttachmentProblems:
    """The problems of a record's attachments: `faults` of its texts, by path in the record, `findings` of its lock."""

    faults: tuple[Fault, ...]
    findings: tuple[Finding, ...]


def examine_record(
    visit: Visit,
    record_file: str | None,
    texts: SourceTexts | RecordTexts,
    *,
    terms: Terms = NO_TERMS,
    document: SourceDocument | None = None,
    require_evidence: bool = False,
    require_texts: bool = False,
) -> tuple[Examination, AttachmentProblems]:
    """Makes the examination of a record, and returns it with the problems of the attachments.

    `document` is what the record was read from; None if it was built in Python. Raises UnreadableText for an unreadable
    text that was given by the caller, and passes OSError on.
    """
    available_texts, faults = texts.load_for(visit, record_file)
    lock, findings = read_lock(record_file)
    is_yaml = document is not None and format_of(document.name) is Format.YAML
    examination = Examination(
        visit=visit,
        texts=available_texts,
        lock=lock,
        evidence_is_required=require_evidence,
        texts_are_required=require_texts,
        terms=terms,
        layout=partial(_position, document, visit) if document is not None and is_yaml else None,
    )
    return examination, AttachmentProblems(faults=faults, findings=findings)


def _position(document: SourceDocument, visit: Visit, address: str) -> FilePosition:
    return document.where(directory_of(visit).locate(address) or ())


def count_quotes(examination: Examination) -> QuoteCounts:
    """Counts the quotes of a record, and those that were looked up in an available text."""
    quotes = {("evidence", row) for row, item in enumerate(examination.visit.evidence) if item.quote or item.fragment}
    looked_up = (
        {placement.citation.path for placement in examination.placements if placement.citation.path[0] == "evidence"}
        if examination.texts
        else set()
    )
    return QuoteCounts(quotes=len(quotes), in_texts=len(quotes & looked_up))


def count_facts(examination: Examination) -> FactCounts:
    """Counts the facts that were checked in a text, those that the lock file vouches for, and those not checked.

    A fact counts once: in a text before the lock file. Attested facts, and those that only a quote contradicts, do not.
    """
    in_texts, by_lock, unchecked = set(), set(), set()
    for judgement in examination.judgements:
        if judgement.opinion.verdict is Verdict.NOT_CHECKED:
            unchecked.add(judgement.address)
        elif judgement.opinion.verdict is not Verdict.ATTESTED and judgement.checked_by is CheckedBy.TEXT:
            in_texts.add(judgement.address)
        elif judgement.opinion.verdict is not Verdict.ATTESTED and judgement.checked_by is CheckedBy.LOCK:
            by_lock.add(judgement.address)
    return FactCounts(
        in_texts=len(in_texts), by_lock=len(by_lock - in_texts), not_checked=len(unchecked - in_texts - by_lock)
    )
