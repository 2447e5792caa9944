"""Records one by one as an export needs them: read, made into records, picked, and each made into its piece.

Whatever is told of one record is told with it and in its turn, so that it is the same whoever made the pieces.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

import attrs

from diplovisit.exporters import EXPORTERS, ExportOptions, Writer
from diplovisit.pipeline.feeds import FeedWriter, calendar_notes
from diplovisit.pipeline.reading import Read, structure_document
from diplovisit.record import Finding, Visit
from diplovisit.record.report import CheckResult
from diplovisit.record.selection import Condition


@attrs.frozen(kw_only=True)
class ExportRequest:
    """What is asked of an export: the format, whether as the files of a folder, and which records.

    `split_by` is what each calendar is of, None where all of them are one.
    """

    to: str
    in_files: bool
    options: ExportOptions
    conditions: tuple[Condition, ...] = ()
    split_by: str | None = None

    def writer(self) -> Writer[Any, Any]:
        """What writes it: chunks of bytes, or with the name of their file. Raises ExtraMissing and ValueError."""
        if self.split_by is not None:
            return FeedWriter(self.split_by, self.options.calendar)
        exporter = EXPORTERS[self.to]
        if self.in_files and exporter.tables is not None:
            return exporter.tables(self.options)
        return exporter.writer(self.options)


@attrs.frozen
class InvalidRecordFile:
    """What could not be read as a record, with what is wrong with it."""

    checked: CheckResult


@attrs.frozen
class NotSelected:
    """A record that is not among those that are asked for."""


@attrs.frozen(kw_only=True)
class ExportedPiece:
    """A record that is asked for: its file, its id, what the format does not show of it, and its piece.

    `error` is why no piece could be made of it, None where one was.
    """

    file: str
    record: str
    notes: tuple[Finding, ...]
    piece: Any
    error: ValueError | None = None


Item: TypeAlias = InvalidRecordFile | NotSelected | ExportedPiece


@attrs.frozen
class ExportTask:
    """Makes the pieces of an export, given the documents that were read; it can be pickled."""

    asked: ExportRequest

    def __call__(self, documents: Iterator[Read]) -> Iterator[Item]:
        """Tells of each document, with what comes of it."""
        writer = self.asked.writer()
        for document in documents:
            visit, checked = structure_document(document)
            if visit is None:
                yield InvalidRecordFile(checked)
            elif all(condition.matches_visit(visit) for condition in self.asked.conditions):
                yield self._made(writer, visit, document.name)
            else:
                yield NotSelected()

    def _made(self, writer: Writer[Any, Any], visit: Visit, file: str) -> ExportedPiece:
        notes: tuple[Finding, ...] = ()
        if self.asked.to == "ics":
            notes = calendar_notes(visit, self.asked.conditions, spans=self.asked.options.calendar.spans)
        try:
            return ExportedPiece(file=file, record=visit.id, notes=notes, piece=writer.piece(visit))
        except ValueError as error:
            return ExportedPiece(file=file, record=visit.id, notes=notes, piece=None, error=error)
