"""Records one by one as an export needs them: read, made into records, picked, and each made into its piece.

Whatever is told of one record is told with it and in its turn, so that it is the same whoever made the pieces.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

import attrs

from diplovisit.exporters import EXPORTERS, ExportOptions, Writer
from diplovisit.pipeline.feeds import FeedWriter, calendar_notes
from diplovisit.pipeline.reading import Read, structured
from diplovisit.record import Finding, Visit
from diplovisit.record.report import Checked
from diplovisit.record.selection import Where


@attrs.frozen(kw_only=True)
class Asked:
    """What is asked of an export: the format, whether as the files of a folder, and which records.

    `split_by` is what each calendar is of, None where all of them are one.
    """

    to: str
    in_files: bool
    options: ExportOptions
    conditions: tuple[Where, ...] = ()
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
class NotWhole:
    """What could not be read as a record, with what is wrong with it."""

    checked: Checked


@attrs.frozen
class NotAsked:
    """A record that is not among those that are asked for."""


@attrs.frozen(kw_only=True)
class Made:
    """A record that is asked for: its file, its id, what the format does not show of it, and its piece.

    `error` is why no piece could be made of it, None where one was.
    """

    file: str
    record: str
    notes: tuple[Finding, ...]
    piece: Any
    error: ValueError | None = None


Item: TypeAlias = NotWhole | NotAsked | Made


@attrs.frozen
class Pieces:
    """Makes the pieces of an export, given the documents that were read; it can be pickled."""

    asked: Asked

    def __call__(self, documents: Iterator[Read]) -> Iterator[Item]:
        """Tells of each document, with what comes of it."""
        writer = self.asked.writer()
        for document in documents:
            visit, checked = structured(document)
            if visit is None:
                yield NotWhole(checked)
            elif all(condition.holds_for(visit) for condition in self.asked.conditions):
                yield self._made(writer, visit, document.name)
            else:
                yield NotAsked()

    def _made(self, writer: Writer[Any, Any], visit: Visit, file: str) -> Made:
        notes: tuple[Finding, ...] = ()
        if self.asked.to == "ics":
            notes = calendar_notes(visit, self.asked.conditions, spans=self.asked.options.calendar.spans)
        try:
            return Made(file=file, record=visit.id, notes=notes, piece=writer.piece(visit))
        except ValueError as error:
            return Made(file=file, record=visit.id, notes=notes, piece=None, error=error)
