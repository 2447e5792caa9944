"""Fix: checks a file, applies the certain fixes, and repeats until there is nothing left to fix."""

import io
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

import attrs

from diplovisit.findings.results import CheckResult
from diplovisit.fixes import apply_fixes
from diplovisit.pipeline.anchor import ANCHORING, renew_lock
from diplovisit.pipeline.attachments import SourceTexts, lock_path
from diplovisit.pipeline.read import Read, read_stream, structure_document
from diplovisit.readers import Format, UnreadableDocument
from diplovisit.record import Finding

Check: TypeAlias = Callable[[Read], CheckResult]
"""Checks one document. Findings that it does not return are not fixed."""

_MAX_ROUNDS: Final = 10
"""Of two fixes that overlap, the second is applied in the next round. Three in one place have not occurred."""


@attrs.frozen(kw_only=True)
class FixedFile:
    """The result of fixing a file: its new bytes, and the findings that were fixed.

    anchors: the findings about stale anchors, which are fixed by writing the lock file anew. records: the number of
    documents that are records. left: the number of documents that were skipped because they are not records.
    """

    data: bytes
    fixed: tuple[Finding, ...]
    anchors: tuple[Finding, ...] = ()
    records: int = 0
    left: int = 0


def fix_file(data: bytes, *, name: str, format: Format, check: Check, records_only: bool = False) -> FixedFile:
    """Applies the certain fixes to the bytes of a file.

    All bytes outside the edits stay the same. A round is undone, and is the last one, if it makes a readable record
    unreadable. With `records_only`, documents without `format` and `id` are skipped, and a round that removes these
    keys from a record is undone, too.

    >>> from diplovisit.pipeline.check import check_document
    >>> done = fix_file(b"\\xef\\xbb\\xbfformat: 1\\n", name="visit.yaml", format=Format.YAML, check=check_document)
    >>> done.data, [finding.rule for finding in done.fixed]
    (b'format: 1\\n', ['byte-order-mark'])
    """
    before = _check_round(data, name, format, check, records_only=records_only)
    fixed: list[Finding] = []
    for _ in range(_MAX_ROUNDS):
        new_data, newly_fixed = _fix_once(before, name)
        if not newly_fixed:
            break
        after = _check_round(new_data, name, format, check, records_only=records_only)
        if not after.reads_as_much_as(before) or (records_only and after.are_records != before.are_records):
            break
        fixed += newly_fixed
        before = after
    anchors = tuple(finding for finding in before.findings if finding.fix is ANCHORING)
    records = sum(before.are_records)
    left = len(before.are_records) - records if records_only else 0
    return FixedFile(data=before.data, fixed=tuple(fixed), anchors=anchors, records=records, left=left)


@attrs.frozen
class _Round:
    """A state of the file: its bytes, and the findings with a certain fix.

    are_read: for each document, whether it is a valid record. are_records: whether it has `format` and `id`.
    """

    data: bytes
    findings: tuple[Finding, ...]
    are_read: tuple[bool, ...]
    are_records: tuple[bool, ...]

    def reads_as_much_as(self, before: "_Round") -> bool:
        return len(self.are_read) >= len(before.are_read) and all(
            is_read or not was_read for was_read, is_read in zip(before.are_read, self.are_read)
        )


def _check_round(data: bytes, name: str, format: Format, check: Check, *, records_only: bool) -> _Round:
    fixable: list[Finding] = []
    are_read, are_records = [], []
    for document in read_stream(io.BytesIO(data), name, format):
        result = check(document)
        if result.is_record or not records_only:
            fixable += (finding for finding in result.findings if finding.fix is not None and finding.fix.is_certain)
        are_read.append(not result.is_invalid)
        are_records.append(result.is_record)
    return _Round(data, tuple(fixable), tuple(are_read), tuple(are_records))


def _fix_once(before: _Round, name: str) -> tuple[bytes, tuple[Finding, ...]]:
    in_file = [
        (finding, finding.fix) for finding in before.findings if finding.file == name and finding.fix is not None
    ]
    # A line of JSON Lines that is not UTF-8 is preserved while other lines are fixed.
    text, fixes = apply_fixes(before.data.decode("utf-8", "surrogateescape"), (fix for _, fix in in_file))
    applied_ids = {id(fix) for fix in fixes}
    return text.encode("utf-8", "surrogateescape"), tuple(finding for finding, fix in in_file if id(fix) in applied_ids)


def fix_lock(data: bytes, *, name: str, format: Format, texts: SourceTexts) -> bytes | None:
    """Makes the new lock file for a record of those bytes. Returns None if it has none, or a person must review it.

    Raises UnreadableText for an unreadable given text, and passes OSError on.
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
