"""Writes what a command made: to standard output, to a file, or to a folder with a file a record."""

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
from diplovisit.files import ChangedMeanwhile, Expected, recover, write_files, write_whole
from diplovisit.reporters.counts import count_noun
from diplovisit.reporters.printable import printable_line

# MERGED: Shows what a command would change in a file, as a unified diff that can go to any terminal or log.

_MOST_LINES: Final = 2_000
"""Lines of both files that difflib compares; of more it may compare each line with each."""
_CONTEXT: Final = 3


def unified_diff(name: str, before: bytes, after: bytes, label: str) -> Iterator[str]:
    r"""The lines of a unified diff: only LF ends a line, and what cannot be seen is shown as an escape.

    >>> print("".join(unified_diff("visit.yaml", b"id: a\r\n", b"id: a", "formatted")), end="")
    --- visit.yaml
    +++ visit.yaml (formatted)
    @@ -1 +1 @@
    -id: a\r
    +id: a
    \ No newline at end of file
    """
    old, new = (_lines(data) for data in (before, after))
    matcher = _UniqueLines(old, new) if len(old) + len(new) > _MOST_LINES else difflib.SequenceMatcher(None, old, new)
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
    """Compares long files by the lines that both have once, in time that grows with the lines and not their square.

    What is equal goes on from such a line to both sides. What lies between counts as changed.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, "", "")
        self._old, self._new = old, new

    def get_matching_blocks(self) -> list[difflib.Match]:
        """The stretches that are equal, in order, and the empty one at the end."""
        old, new = self._old, self._new
        blocks: list[difflib.Match] = []
        i = j = 0
        for at, there in [*_in_both_orders(old, new), (len(old), len(new))]:
            if at < i or there < j:
                continue
            size = _alike(old, new, i, j, 1, min(at - i, there - j))
            blocks.append(difflib.Match(i, j, size))
            i, j = i + size, j + size
            back = _alike(old, new, at - 1, there - 1, -1, min(at - i, there - j))
            ahead = _alike(old, new, at, there, 1, min(len(old) - at, len(new) - there))
            blocks.append(difflib.Match(at - back, there - back, back + ahead))
            i, j = at + ahead, there + ahead
        return [*_joined(blocks), difflib.Match(len(old), len(new), 0)]


def _joined(blocks: Sequence[difflib.Match]) -> list[difflib.Match]:
    """The stretches without the empty ones; two that touch are one."""
    found: list[difflib.Match] = []
    for block in blocks:
        last = found[-1] if found else difflib.Match(-1, -1, 0)
        if block.size and (last.a + last.size, last.b + last.size) == (block.a, block.b):
            found[-1] = difflib.Match(last.a, last.b, last.size + block.size)
        elif block.size:
            found.append(block)
    return found


def _in_both_orders(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The lines that each file has once, as pairs of places: the longest row that is in order in both."""
    counts, others = Counter(old), Counter(new)
    places = {line: place for place, line in enumerate(new) if others[line] == 1}
    pairs = [(place, places[line]) for place, line in enumerate(old) if counts[line] == 1 and line in places]
    ends: list[int] = []  # the least last place of a row of each length, and in `rows` which pair that is
    rows: list[int] = []
    before: list[int] = []
    for number, (_, there) in enumerate(pairs):
        length = bisect.bisect_left(ends, there)
        ends[length : length + 1] = [there]
        rows[length : length + 1] = [number]
        before.append(rows[length - 1] if length else -1)
    found: list[tuple[int, int]] = []
    number = rows[-1] if rows else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _alike(old: Sequence[str], new: Sequence[str], i: int, j: int, step: int, most: int) -> int:
    """How many lines are the same from two places on, or back from them."""
    size = 0
    while size < most and old[i + step * size] == new[j + step * size]:
        size += 1
    return size


def _marked(mark: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        # A tab looks like the blanks that are to take its place.
        yield printable_line(mark + line.removesuffix("\n").replace("\t", "\\t")) + "\n"
        if not line.endswith("\n"):
            yield "\\ No newline at end of file\n"


def _range(first: int, last: int) -> str:
    """Lines as a unified diff names them: the first, and how many."""
    length = last - first
    return f"{first + 1}" if length == 1 else f"{first + (length > 0)},{length}"


def _lines(data: bytes) -> list[str]:
    *lines, last = data.decode("utf-8", "replace").split("\n")
    return [*(line + "\n" for line in lines), *filter(None, (last,))]


# MERGED: Writes a file again that was read: whole or not at all, and only where nobody else has changed it
# meanwhile.


def rewrite_file(path: Path, before: bytes, after: bytes) -> None:
    """Puts other bytes into a file that held `before` when it was read; of a link, into the file that it names.

    Raises ChangedMeanwhile for a file that holds something else now, and OSError as the system gives it; the file is
    then as it was. Permissions are kept.
    """
    target = path.resolve(strict=True)
    if target.read_bytes() != before:
        raise ChangedMeanwhile(f"{path}: was changed by somebody else meanwhile, and is left as it is")
    write_whole(target, (after,))


_ANYTHING: Final[Expected] = MappingProxyType({})


def is_folder(output: str) -> bool:
    """Whether `-o` names a folder: one that is there, or a name that ends as a folder's does."""
    return (output.endswith(("/", os.sep)) and not Path(output).is_file()) or Path(output).is_dir()


def to_standard_output(chunks: Iterable[bytes]) -> None:
    """Writes the bytes as they are, whatever the locale."""
    sys.stdout.flush()
    for chunk in chunks:
        sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()


def to_file(output: str, chunks: Iterable[bytes], *, expected: Expected = _ANYTHING) -> None:
    """Writes one file, whole or not at all; `expected` is what it held before, as `write_files` has it."""
    path = Path(output)
    require_folder(path.parent, output)
    write_whole(path, chunks, expected=expected)


def require_not_read(output: str | os.PathLike[str], read: Iterable[str | os.PathLike[str]]) -> None:
    """Raises CannotRun where an output is one of the files that a command reads: the input would be lost."""
    target = os.path.realpath(output)
    if any(os.path.realpath(file) == target for file in read):
        told = "is one of the files that are read, and would be overwritten; nothing was written: name another file"
        raise CannotRun(f"{os.fspath(output)}: {told}")


def require_folder(folder: Path, output: str) -> None:
    """Raises CannotRun where the folder that an output is to lie in is not there."""
    if folder.is_dir():
        return
    remedy = "is a file and no folder" if folder.exists() else "is not there; make it first"
    raise CannotRun(f"{output}: {folder} {remedy}")


def to_files(output: str, files: Iterable[tuple[str, bytes]], *, expected: Expected = _ANYTHING) -> int:
    """Writes the files of a folder, all of them or none, and says how many; `expected` is as of `write_files`."""
    folder = Path(output)
    if folder.exists():
        require_folder(folder, output)
        finish_interrupted_write(folder)
    require_folder(folder.parent, output)
    return write_files(folder, files, expected=expected)


def finish_interrupted_write(folder: Path) -> None:
    """Puts the files in place that a run which was killed left behind, and says so."""
    if number := recover(folder):
        told = f"{count_noun(number, 'file')} put in place that a run which was stopped had left to do"
        print_error(f"diplovisit: note: {folder}: {told}")
