"""Which texts the command line and the configuration give for sources."""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from diplovisit.cli.exits import CannotRun
from diplovisit.pipeline.locks import lock_path
from diplovisit.pipeline.settings import Settings
from diplovisit.pipeline.texts import SourceTexts
from diplovisit.record import Visit
from diplovisit.record.constraints import ID
from diplovisit.record.judge import closest, did_you_mean


def source_texts(parsed: argparse.Namespace, settings: Settings) -> SourceTexts:
    """The texts that `--source ID=FILE` and the configured folder give. Raises CannotRun for what is neither."""
    given: dict[str, Path] = {}
    for each in parsed.source:
        name, equals, file = each.partition("=")
        if not equals or not file or not ID.fullmatch(name):
            raise CannotRun(f"--source {each}: expected ID=FILE, the id of a source and the file with its text")
        if name in given:
            raise CannotRun(f"--source {name} is given twice")
        if not Path(file).is_file():
            raise CannotRun(f"--source {name}={file}: {file} is no file")
        given[name] = Path(file)
    return SourceTexts(given=given, folder=settings.sources, root=settings.root)


def read_with(record_file: str, visit: Visit, texts: SourceTexts) -> Iterator[Path]:
    """The files that are read for the evidence of a record: its own, its lock file, and the texts of its sources."""
    yield Path(record_file)
    if (lock := lock_path(record_file)) is not None:
        yield lock
    yield from texts.files(visit, record_file)


class RequestedSources:
    """Holds which of the given sources the records had, so that a slip in an id does not pass for a check."""

    def __init__(self, texts: SourceTexts) -> None:
        self.texts = texts
        self._wanted = dict.fromkeys(texts.given)
        self._known: dict[str, None] = {}

    def add(self, sources: Iterable[str]) -> None:
        """Notes the sources of a record, by id."""
        self._known.update(dict.fromkeys(sources))

    def require_all_used(self) -> None:
        """Raises CannotRun where a source was given that no record has."""
        for name in self._wanted:
            if name not in self._known:
                meant = did_you_mean(closest(name, self._known))
                raise CannotRun(f'--source {name}: no record has a source "{name}"{meant}')
