"""Fix: a file is checked, mended where that is certain, and checked again, until there is nothing left to mend."""

import io
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

import attrs

from diplovisit.findings.results import CheckResult
from diplovisit.fixes import applied
from diplovisit.pipeline.anchor import ANCHORING, renew_lock
from diplovisit.pipeline.attachments import SourceTexts, lock_path
from diplovisit.pipeline.read import Read, read_stream, structure_document
from diplovisit.readers import Format, UnreadableDocument
from diplovisit.record import Finding

Check: TypeAlias = Callable[[Read], CheckResult]
"""What is asked of a record that was read; findings that it leaves out are not mended."""

_MOST_ROUNDS: Final = 10
"""Of two fixes that touch, the second comes in the next round; three in one place have not been seen."""


@attrs.frozen(kw_only=True)
class FixedFile:
    """What came of mending a file: its bytes, and the findings that are mended by them.

    anchors: those of stale anchors, which are mended by making the lock file anew. records: how many documents of the
    file are records. left: how many were left as they are, because they are not.
    """

    data: bytes
    fixed: tuple[Finding, ...]
    anchors: tuple[Finding, ...] = ()
    records: int = 0
    left: int = 0


def fix_file(data: bytes, *, name: str, format: Format, check: Check, records_only: bool = False) -> FixedFile:
    """Mends the bytes of a file, by fixes that are certain.

    What lies outside of their edits is as it was, byte for byte. A round after which a record can no longer be read
    that could be read before is taken back, and is the last one. With `records_only`, documents without `format` and
    `id` are left as they are; a round after which a record has them no longer is taken back, too.

    >>> from diplovisit.pipeline.check import check_document
    >>> done = fix_file(b"\\xef\\xbb\\xbfformat: 1\\n", name="visit.yaml", format=Format.YAML, check=check_document)
    >>> done.data, [finding.rule for finding in done.fixed]
    (b'format: 1\\n', ['byte-order-mark'])
    """
    before = _checked(data, name, format, check, records_only=records_only)
    fixed: list[Finding] = []
    for _ in range(_MOST_ROUNDS):
        after, done = _mended_once(before, name)
        if not done:
            break
        now = _checked(after, name, format, check, records_only=records_only)
        if not now.reads_as_much_as(before) or (records_only and now.are_records != before.are_records):
            break
        fixed += done
        before = now
    anchors = tuple(finding for finding in before.findings if finding.fix is ANCHORING)
    records = sum(before.are_records)
    left = len(before.are_records) - records if records_only else 0
    return FixedFile(data=before.data, fixed=tuple(fixed), anchors=anchors, records=records, left=left)


@attrs.frozen
class _Round:
    """A state of the file: its bytes, and the findings that can be mended for certain.

    are_read: for each document, whether a record could be made of it; are_records: whether it has `format` and `id`.
    """

    data: bytes
    findings: tuple[Finding, ...]
    are_read: tuple[bool, ...]
    are_records: tuple[bool, ...]

    def reads_as_much_as(self, before: "_Round") -> bool:
        return len(self.are_read) >= len(before.are_read) and all(
            now or not then for then, now in zip(before.are_read, self.are_read)
        )


def _checked(data: bytes, name: str, format: Format, check: Check, *, records_only: bool) -> _Round:
    found: list[Finding] = []
    are_read, are_records = [], []
    for document in read_stream(io.BytesIO(data), name, format):
        checked = check(document)
        if checked.is_record or not records_only:
            found += (finding for finding in checked.findings if finding.fix is not None and finding.fix.is_certain)
        are_read.append(not checked.is_invalid)
        are_records.append(checked.is_record)
    return _Round(data, tuple(found), tuple(are_read), tuple(are_records))


def _mended_once(before: _Round, name: str) -> tuple[bytes, tuple[Finding, ...]]:
    here = [(finding, finding.fix) for finding in before.findings if finding.file == name and finding.fix is not None]
    # A line of JSON Lines that is not UTF-8 stays what it is beside one that is mended.
    text, done = applied(before.data.decode("utf-8", "surrogateescape"), (fix for _, fix in here))
    taken = {id(fix) for fix in done}
    return text.encode("utf-8", "surrogateescape"), tuple(finding for finding, fix in here if id(fix) in taken)


def fix_lock(data: bytes, *, name: str, format: Format, texts: SourceTexts) -> bytes | None:
    """The lock file that belongs to a record of those bytes; None where there is none, or somebody has to look first.

    Raises UnreadableText for a text that was given, and OSError as it comes.
    """
    if lock_path(name) is None:
        return None
    return next(_locks(data, name, format, texts), None)


def _locks(data: bytes, name: str, format: Format, texts: SourceTexts) -> Iterator[bytes]:
    for document in read_stream(io.BytesIO(data), name, format):
        visit, _ = structure_document(document)
        if visit is not None and not isinstance(document, UnreadableDocument):
            lock = renew_lock(document, visit, texts)
            if lock is not None:
                yield lock
