"""The files of folders that a command leaves out: unfinished drafts, and files of other programs."""

import itertools
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.cli.inputs import InputOptions, NamedFiles, named_documents, note_files, raise_if_invalid
from diplovisit.findings.results import CheckResult
from diplovisit.pipeline.read import read_files, structure_document
from diplovisit.readers.recognition import is_of_another_program, resembles_record
from diplovisit.record import Visit
from diplovisit.reporters.counts import count_noun

DRAFT_SUFFIX: Final = ".draft.json"
"""The ending of the drafts that an import writes."""

_MOST_DOCUMENTS: Final = 1_000
"""The documents of a file that are searched for one that looks like a record."""


@attrs.define
class SkippedFiles:
    """The files of folders that are left out: unfinished drafts of an import, and files that hold no record.

    A file that is named is never left out. certain: whether only a file that is certainly of another program is, for
    commands that take a missing visit for a withdrawn one. ids: those that the drafts have.
    """

    named: NamedFiles
    certain: bool = False
    drafts: list[str] = attrs.Factory(list)
    ids: set[str] = attrs.Factory(set)
    _others: dict[str, bool] = attrs.Factory(dict)

    @classmethod
    def of(cls, inputs: InputOptions, *, certain: bool = False) -> "SkippedFiles":
        """Returns an empty collection for the inputs of a command."""
        return cls(NamedFiles(() if inputs.is_stdin else inputs.paths), certain)

    def skip(self, result: CheckResult) -> bool:
        """Whether an invalid record is an unfinished draft, or no record at all, that was found in a folder. Counts it.

        A file with the name of a draft and without an id is not skipped: it is damaged, and may have been a record.
        """
        if result.file is None or result.file in self.named:
            return False
        if not result.file.endswith(DRAFT_SUFFIX):
            return self._is_other(result.file)
        if result.record is None:
            return False
        self.drafts.append(result.file)
        self.ids.add(result.record)
        return True

    def note(self) -> None:
        """Prints on standard error which files were left out, in a line for each kind. Prints nothing for none."""
        if self.drafts:
            note_files(
                f"note: {count_noun(len(self.drafts), 'unfinished draft')} left out; `diplovisit check` lists the"
                " missing fields",
                self.drafts,
            )
        note_other_files([file for file, is_other in self._others.items() if is_other], "; to read one, name it")

    def _is_other(self, file: str) -> bool:
        """Whether a file holds no record. A line of JSON Lines counts as a record where another line is one."""
        if file not in self._others:
            documents = itertools.islice(read_files([file]), _MOST_DOCUMENTS)
            self._others[file] = (
                all(map(is_of_another_program, documents))
                if self.certain
                else not any(map(resembles_record, documents))
            )
        return self._others[file]


def note_other_files(files: list[str], remedy: str) -> None:
    """Says on standard error which files of folders were passed over, because they do not look like records."""
    if files:
        has = "it has" if len(files) == 1 else "they have"
        note_files(
            f"note: {count_noun(len(files), 'file')} skipped, because {has} no `format` and `id`", sorted(files), remedy
        )


def load_records(inputs: InputOptions) -> Iterator[tuple[str, Visit]]:
    """Yields every record with the name of its file. Drafts and other files of folders are left out, with a note.

    Raises InvalidRecords at the end, with the findings on standard error.
    """
    invalid: list[CheckResult] = []
    skipped = SkippedFiles.of(inputs)
    for document in named_documents(inputs):
        visit, checked = structure_document(document)
        if visit is not None:
            yield document.name, visit
        elif not skipped.skip(checked):
            invalid.append(checked)
    skipped.note()
    raise_if_invalid(invalid)
