"""Writes the output of a command to standard output, to a file or to a folder, or shows it as a diff."""

import bisect
import difflib
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from diplovisit.cli.console import CannotRun, print_error
from diplovisit.files import RECORD_SUFFIXES, ChangedMeanwhile, Expected, recover, write_files, write_whole
from diplovisit.reporters.counts import count_noun
from diplovisit.reporters.printable import printable_line

_MAX_LINES: Final = 2_000
"""The largest number of lines, of both files, for difflib. Its time can grow with the square of the lines."""
_CONTEXT: Final = 3

_ANYTHING: Final[Expected] = MappingProxyType({})


def unified_diff(name: str, before: bytes, after: bytes, label: str) -> Iterator[str]:
    r"""Yields the lines of a unified diff. Only LF ends a line, and invisible characters are shown as escapes.

    >>> print("".join(unified_diff("visit.yaml", b"id: a\r\n", b"id: a", "formatted")), end="")
    --- visit.yaml
    +++ visit.yaml (formatted)
    @@ -1 +1 @@
    -id: a\r
    +id: a
    \ No newline at end of file
    """
    old, new = (_lines(data) for data in (before, after))
    matcher = _UniqueLines(old, new) if len(old) + len(new) > _MAX_LINES else difflib.SequenceMatcher(None, old, new)
    groups = list(matcher.get_grouped_opcodes(_CONTEXT))
    if groups:
        yield from _marked("--- ", [f"{name}\n"])
        yield from _marked("+++ ", [f"{name} ({label})\n"])
    for group in groups:
        (_, first, _, start, _), (*_, last, _, end) = group[0], group[-1]
        yield f"@@ -{_range(first, last)} +{_range(start, end)} @@\n"
        for kind, i, j, k, m in group:
            if kind == "equal":
                yield from _marked(" ", old[i:j])
            else:
                yield from _marked("-", old[i:j])
                yield from _marked("+", new[k:m])


class _UniqueLines(difflib.SequenceMatcher[str]):
    """Compares long files by the lines that occur once in each, in nearly linear time.

    From such a line, equal text is extended in both directions. Everything else counts as changed.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, "", "")
        self._old, self._new = old, new

    def get_matching_blocks(self) -> list[difflib.Match]:
        """Returns the equal blocks in order, and the empty block at the end."""
        old, new = self._old, self._new
        blocks: list[difflib.Match] = []
        i = j = 0
        for at, there in [*_common_sequence(old, new), (len(old), len(new))]:
            if at < i or there < j:
                continue
            size = _equal_length(old, new, i, j, 1, min(at - i, there - j))
            blocks.append(difflib.Match(i, j, size))
            i, j = i + size, j + size
            back = _equal_length(old, new, at - 1, there - 1, -1, min(at - i, there - j))
            ahead = _equal_length(old, new, at, there, 1, min(len(old) - at, len(new) - there))
            blocks.append(difflib.Match(at - back, there - back, back + ahead))
            i, j = at + ahead, there + ahead
        return [*_joined(blocks), difflib.Match(len(old), len(new), 0)]


def _joined(blocks: Sequence[difflib.Match]) -> list[difflib.Match]:
    """Returns the blocks without empty ones. Adjacent blocks are joined."""
    joined: list[difflib.Match] = []
    for block in blocks:
        last = joined[-1] if joined else difflib.Match(-1, -1, 0)
        if block.size and (last.a + last.size, last.b + last.size) == (block.a, block.b):
            joined[-1] = difflib.Match(last.a, last.b, last.size + block.size)
        elif block.size:
            joined.append(block)
    return joined


def _common_sequence(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Returns the longest sequence of unique common lines in the order of both files, as pairs of indexes."""
    old_counts, new_counts = Counter(old), Counter(new)
    new_indexes = {line: index for index, line in enumerate(new) if new_counts[line] == 1}
    pairs = [
        (index, new_indexes[line]) for index, line in enumerate(old) if old_counts[line] == 1 and line in new_indexes
    ]
    ends: list[int] = []  # for each length of a sequence, its smallest last index; `last_pairs` has the pair of it
    last_pairs: list[int] = []
    previous: list[int] = []
    for number, (_, new_index) in enumerate(pairs):
        length = bisect.bisect_left(ends, new_index)
        ends[length : length + 1] = [new_index]
        last_pairs[length : length + 1] = [number]
        previous.append(last_pairs[length - 1] if length else -1)
    sequence: list[tuple[int, int]] = []
    number = last_pairs[-1] if last_pairs else -1
    while number >= 0:
        sequence.append(pairs[number])
        number = previous[number]
    return sequence[::-1]


def _equal_length(old: Sequence[str], new: Sequence[str], i: int, j: int, step: int, most: int) -> int:
    """Counts the equal lines from two indexes on, forward for a step of 1 and backward for -1."""
    size = 0
    while size < most and old[i + step * size] == new[j + step * size]:
        size += 1
    return size


def _marked(mark: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        # A tab looks like the spaces that replace it.
        yield printable_line(mark + line.removesuffix("\n").replace("\t", "\\t")) + "\n"
        if not line.endswith("\n"):
            yield "\\ No newline at end of file\n"


def _range(first: int, last: int) -> str:
    """Returns a range of lines in the notation of a unified diff: the first line, and the number of lines."""
    length = last - first
    return f"{first + 1}" if length == 1 else f"{first + (length > 0)},{length}"


def _lines(data: bytes) -> list[str]:
    *lines, last = data.decode("utf-8", "replace").split("\n")
    return [*(line + "\n" for line in lines), *filter(None, (last,))]


def rewrite_file(path: Path, before: bytes, after: bytes) -> None:
    """Replaces the content of a file that contained `before` when it was read. For a link, the target is replaced.

    The file is written whole or not at all. Permissions are kept. Raises ChangedMeanwhile for a file that another
    program changed since, and OSError. The file is unchanged then.
    """
    target = path.resolve(strict=True)
    if target.read_bytes() != before:
        raise ChangedMeanwhile(
            f"{path}: was changed by another program in the meantime, and was not written; run the command again"
        )
    write_whole(target, (after,))


def is_folder(output: str) -> bool:
    """Whether `-o` names a folder: an existing one, or a name that ends in a separator."""
    return (output.endswith(("/", os.sep)) and not Path(output).is_file()) or Path(output).is_dir()


def to_standard_output(chunks: Iterable[bytes]) -> None:
    """Writes the bytes unchanged, whatever the locale."""
    sys.stdout.flush()
    for chunk in chunks:
        sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()


def to_file(output: str, chunks: Iterable[bytes], *, expected: Expected = _ANYTHING) -> None:
    """Writes one file, whole or not at all. `expected` is its previous content, as for `write_files`."""
    path = Path(output)
    require_folder(path.parent, output)
    write_whole(path, chunks, expected=expected)


def require_not_read(output: str | os.PathLike[str], read: Iterable[str | os.PathLike[str]]) -> None:
    """Raises CannotRun for an output that is one of the files that a command reads, because it would be lost."""
    target = os.path.realpath(output)
    if any(os.path.realpath(file) == target for file in read):
        problem = "nothing was written, because the output is also an input; name another file"
        raise CannotRun(f"{os.fspath(output)}: {problem}")


def require_no_record(output: str | os.PathLike[str]) -> None:
    """Raises CannotRun if an output that is not a record would overwrite a record, even one that is not read."""
    path = Path(output)
    if path.suffix not in RECORD_SUFFIXES or not path.is_file():
        return
    from diplovisit.pipeline.read import read_files  # noqa: PLC0415  # only where a file is overwritten
    from diplovisit.readers.recognition import has_record_keys  # noqa: PLC0415  # the same

    if any(map(has_record_keys, read_files([str(path)]))):
        problem = "nothing was written, because the file is a record; name another file"
        raise CannotRun(f"{os.fspath(output)}: {problem}")


def require_folder(folder: Path, output: str) -> None:
    """Raises CannotRun when the folder of an output does not exist."""
    if folder.is_dir():
        return
    remedy = "is a file, not a folder" if folder.exists() else "does not exist; create it first"
    raise CannotRun(f"{output}: {folder} {remedy}")


def to_files(output: str, files: Iterable[tuple[str, bytes]], *, expected: Expected = _ANYTHING) -> int:
    """Writes all the files of a folder or none. Returns their number. `expected` is as for `write_files`."""
    folder = Path(output)
    if folder.exists():
        require_folder(folder, output)
        finish_interrupted_write(folder)
    require_folder(folder.parent, output)
    return write_files(folder, files, expected=expected)


def finish_interrupted_write(folder: Path) -> None:
    """Puts files in place that a killed run left unfinished, and reports their number."""
    if number := recover(folder):
        message = f"{count_noun(number, 'file')} of an interrupted run put in place"
        print_error(f"diplovisit: note: {folder}: {message}")
