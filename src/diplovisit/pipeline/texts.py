"""The texts of sources, as far as they are at hand: given by name, in a folder, or beside the record."""

import functools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import attrs

from diplovisit.evidence.texts import SourceText, UnreadableText, read_text
from diplovisit.files import LeadsOut, is_inside, leads_to_hidden, read_file, require_inside
from diplovisit.readers.limits import LARGEST
from diplovisit.record import Fault, Group, Rule, Severity, Source, Visit

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
