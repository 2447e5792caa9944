"""The texts of sources that the command line and the configuration give."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from diplovisit.cli.console import CannotRun
from diplovisit.findings.phrases import closest, did_you_mean
from diplovisit.pipeline.attachments import SourceTexts, lock_path
from diplovisit.pipeline.settings import Settings
from diplovisit.record import Visit
from diplovisit.record.constraints import ID


def source_texts(assignments: Iterable[str], settings: Settings) -> SourceTexts:
    """Returns the texts that `--source ID=FILE` and the configured folder give. Raises CannotRun."""
    given: dict[str, Path] = {}
    for assignment in assignments:
        name, equals, file = assignment.partition("=")
        if not equals or not file or not ID.fullmatch(name):
            raise CannotRun(f"--source {assignment}: expected ID=FILE: the id of a source, and the file with its text")
        if name in given:
            raise CannotRun(f"--source {name} was given twice; give each source once")
        if not Path(file).is_file():
            raise CannotRun(f"--source {name}={file}: {file} is not a file")
        given[name] = Path(file)
    return SourceTexts(given=given, folder=settings.sources, root=settings.root)


def files_read_for(record_file: str, visit: Visit, texts: SourceTexts) -> Iterator[Path]:
    """The files that are read for the evidence of a record: its own, its lock file, and the texts of its sources."""
    yield Path(record_file)
    if (lock := lock_path(record_file)) is not None:
        yield lock
    yield from texts.files(visit, record_file)


class RequestedSources:
    """Notes which of the given sources the records have, so that a mistyped id is reported."""

    def __init__(self, texts: SourceTexts) -> None:
        self.texts = texts
        self._requested = dict.fromkeys(texts.given)
        self._known: dict[str, None] = {}

    def add(self, sources: Iterable[str]) -> None:
        """Notes the sources of a record, by id."""
        self._known.update(dict.fromkeys(sources))

    def require_all_used(self) -> None:
        """Raises CannotRun for a given source that no record has."""
        for name in self._requested:
            if name not in self._known:
                suggestion = did_you_mean(closest(name, self._known))
                raise CannotRun(f'--source {name}: no record has a source "{name}"{suggestion}')
