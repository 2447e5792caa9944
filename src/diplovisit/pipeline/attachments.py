"""The texts of sources, as far as they are at hand: given by name, in a folder, or beside the record."""

import functools
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

import attrs

from diplovisit.evidence import Examination
from diplovisit.evidence.anchors.lock_file import LockFile, read_lock_document, structure_lock
from diplovisit.evidence.texts import SourceText, UnreadableText, read_text
from diplovisit.files import LeadsOut, NotARegularFile, is_inside, is_there, leads_to_hidden, read_file, require_inside
from diplovisit.files.walk import LOCK_SUFFIX, RECORD_SUFFIXES
from diplovisit.findings.results import QuoteCounts
from diplovisit.pipeline.read import syntax_findings
from diplovisit.readers import FilePosition, Format, SourceDocument, UnreadableDocument, format_of
from diplovisit.readers.limits import LARGEST
from diplovisit.readers.terms_reader import UnreadableTerms, read_terms
from diplovisit.record import Fault, Finding, Group, InvalidRecord, Rule, Severity, Source, Visit
from diplovisit.record.addresses import directory_of
from diplovisit.record.terms import Terms

# MERGED: Reads the lock file beside a record: what was found in its sources when it was last anchored.


def lock_path(record_file: str) -> Path | None:
    """Where the lock file of a record is, be it there or not; None for a file that holds many records, or none.

    >>> lock_path("visits/misri.yaml").as_posix(), lock_path("visits.jsonl")
    ('visits/misri.anchors.json', None)
    """
    path = Path(record_file)
    if path.suffix not in RECORD_SUFFIXES or path.suffix == ".jsonl":
        return None
    return path.with_suffix(LOCK_SUFFIX)


def read_lock(record_file: str | None) -> tuple[LockFile | None, tuple[Finding, ...]]:
    """The lock of a record, None where there is none; or what is wrong with it.

    Raises LeadsOut for a link that leads out of the record's folder, as findings show lines of the file, and OSError as
    it comes.
    """
    path = lock_path(record_file) if record_file is not None else None
    # A pipe or a link in its place is no lock that is not there: the record would be checked by no anchors.
    if path is None or not is_there(path):
        return None, ()
    if path.is_symlink():
        require_inside(path, path.parent, "the record's folder")
    document = read_lock_document(read_file(path, LARGEST), name=str(path))
    if isinstance(document, UnreadableDocument):
        return None, syntax_findings(document)
    try:
        return structure_lock(document.data), ()
    except InvalidRecord as error:
        found = []
        for fault, finding in zip(error.faults, error.findings, strict=True):
            where = document.where(fault.path, at_key=fault.at_key)
            found.append(attrs.evolve(finding, file=where.file, span=where.span, source_line=where.source_line))
        return None, tuple(found)


# MERGED: Terms of office, read from the files that somebody gives beside the records.

__all__ = ["NO_TERMS", "TermFiles", "UnreadableTerms", "read_terms_files"]

TermFiles: TypeAlias = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]

NO_TERMS: Final = Terms()
"""Nobody's, so that nobody is judged."""


def read_terms_files(files: TermFiles) -> Terms:
    """The terms of all the files. Raises UnreadableTerms for one that is at fault, and OSError as it comes.

    >>> bool(read_terms_files([]))
    False
    """
    each = [files] if isinstance(files, str | os.PathLike) else files
    return Terms(term for file in each for term in read_terms(_bytes(file), name=os.fspath(file)))


def _bytes(file: str | os.PathLike[str]) -> bytes:
    try:
        return read_file(file, LARGEST)
    except NotARegularFile:
        remedy = "give a file that has the terms, as CSV or as presidents.xml"
        raise UnreadableTerms(os.fspath(file), 1, "is no regular file", remedy) from None


TEXT_FILE_MISSING = Rule(
    name="text-file-missing",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    finds="a source whose `file` is not beside the record, or cannot be read as text",
    why="The record promises its readers the text that its quotes stand in.",
    remedy="put the file where the record says it is, or take `file` out",
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
    source="our own: `file` is a promise to whoever reads the record",
)

RULES = (TEXT_FILE_MISSING,)


@attrs.frozen(kw_only=True)
class SourceTexts:
    """Where the texts of sources are to be found.

    given: files by the id of the source. folder: a folder with `<id of the source>.txt`, or with that in a folder
    called after the record; None where there is none. root: the folder that links in `folder` may not leave; None
    where they may lead anywhere. A source that is neither given nor in the folder has the `file` that the record names,
    beside the record.
    """

    given: Mapping[str, Path] = attrs.field(factory=dict)
    folder: Path | None = None
    root: Path | None = None

    def load_for(self, visit: Visit, record_file: str | None) -> tuple[dict[str, SourceText], tuple[Fault, ...]]:
        """The texts at hand by the id of the source, with the faults of those that the record promises and has not.

        Raises UnreadableText for a text that was given or lies in the folder, and OSError where one cannot be opened.
        """
        found: dict[str, SourceText] = {}
        faults = []
        for index, source in enumerate(visit.sources):
            if (path := self._supplied(visit, source)) is not None:
                found[source.id] = _read(str(path), path.stat().st_mtime_ns)
            elif source.file is not None and record_file is not None and Path(record_file).is_file():
                beside = Path(record_file).parent
                try:
                    found[source.id] = _beside(beside, source.file)
                except (OSError, UnreadableText) as error:
                    told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
                    sentence = f'the text "{source.file}" beside the record cannot be read: {told}'
                    path_of_file = ("sources", index, "file")
                    faults.append(Fault(rule=TEXT_FILE_MISSING, path=path_of_file, sentence=sentence))
        return found, tuple(faults)

    def files(self, visit: Visit, record_file: str) -> Iterator[Path]:
        """Where the texts of a record's sources are read from, as far as they are there.

        Raises as `load_for` does for a link that leads out.
        """
        for source in visit.sources:
            if (path := self._supplied(visit, source)) is not None:
                yield path
            elif source.file is not None:
                yield Path(record_file).parent / source.file

    def _supplied(self, visit: Visit, source: Source) -> Path | None:
        if (given := self.given.get(source.id)) is not None:
            return given
        for path in self._in_folder(visit, source):
            if self.root is not None:
                try:
                    require_inside(path, self.root, "the folder of the settings")
                except LeadsOut as error:
                    raise UnreadableText(f"{error}, give the text with --source, or use --allow-outside") from None
            if path.is_file():
                return path
        return None

    def _in_folder(self, visit: Visit, source: Source) -> Iterator[Path]:
        if self.folder is not None:
            yield self.folder / visit.id / f"{source.id}.txt"
            yield self.folder / f"{source.id}.txt"


NO_TEXTS: Final = SourceTexts()
"""None but those that lie beside a record."""


def _beside(folder: Path, name: str) -> SourceText:
    path = folder / name
    # The name itself cannot climb; a link on the way could, and the page would then show somebody else's file.
    if not is_inside(path, folder):
        raise UnreadableText("it is a link that leads out of the record's folder")
    if leads_to_hidden(path, folder):
        raise UnreadableText("it is a link that leads to a hidden file of the record's folder")
    return _read(str(path), path.stat().st_mtime_ns)


@functools.lru_cache(maxsize=16)
def _read(path: str, _changed: int) -> SourceText:
    """Reads a text once for the records that share it."""
    try:
        return read_text(read_file(path, LARGEST))
    except UnreadableText as error:
        raise UnreadableText(f"{path}: {error}") from None


# MERGED: Puts a record under examination: with the texts of its sources, and with its lock file.


@attrs.frozen(kw_only=True)
class AttachmentProblems:
    """What was wrong with the files beside a record: its texts, by their place in the record, and its lock."""

    faults: tuple[Fault, ...]
    findings: tuple[Finding, ...]


def examine_record(
    visit: Visit,
    record_file: str | None,
    texts: SourceTexts,
    *,
    terms: Terms = NO_TERMS,
    document: SourceDocument | None = None,
    require_evidence: bool = False,
) -> tuple[Examination, AttachmentProblems]:
    """Makes the examination of a record, with the document that it was read from, None where it was built in Python.

    Raises UnreadableText for a text that was given, and OSError as it comes.
    """
    at_hand, faults = texts.load_for(visit, record_file)
    lock, findings = read_lock(record_file)
    is_yaml = document is not None and format_of(document.name) is Format.YAML
    examination = Examination(
        visit=visit,
        texts=at_hand,
        lock=lock,
        evidence_is_required=require_evidence,
        terms=terms,
        layout=partial(_position, document, visit) if document is not None and is_yaml else None,
    )
    return examination, AttachmentProblems(faults=faults, findings=findings)


def _position(document: SourceDocument, visit: Visit, address: str) -> FilePosition:
    return document.where(directory_of(visit).locate(address) or ())


def count_quotes(examination: Examination) -> QuoteCounts:
    """How many quotes the record has, and how many of them were looked for in a text that is at hand."""
    quotes = {("evidence", row) for row, each in enumerate(examination.visit.evidence) if each.quote or each.fragment}
    found = (
        {each.citation.path for each in examination.placements if each.citation.path[0] == "evidence"}
        if examination.texts
        else set()
    )
    return QuoteCounts(quotes=len(quotes), in_texts=len(quotes & found))
