"""The lock file next to a record, `<stem>.anchors.json`: where its words occurred in the texts, without the texts.

`diplovisit anchor` writes it. It is read when a source is unavailable or has changed. Of a text it contains only
offsets, digests, and the quotes that are in the record anyway. Of the record it contains the digest of each revision,
and the verdicts that were reached in the texts (`locked_verdicts.py`).
"""

import datetime
import hashlib
import json
from collections.abc import Iterable
from typing import Annotated, Final, TypeAlias

import attrs

from diplovisit.converters import structure_as, unstructure, unstructure_from
from diplovisit.evidence.texts.normal_form import NORMAL_FORM
from diplovisit.evidence.verdicts.verdict import Cause, Verdict
from diplovisit.readers.documents import Document, UnreadableDocument
from diplovisit.readers.encoding import decode_document
from diplovisit.readers.json_reader import read_json
from diplovisit.readers.limits import LARGEST_DOCUMENT
from diplovisit.record import Fragment, Source, Visit, node_shape
from diplovisit.record.canonical_order import canonical_order
from diplovisit.record.constraints import Count, Digest, Line, Name, Offset, RecordId, TextRule, WholeRule
from diplovisit.record.declare import doc, validated

_HASHES: Final = TextRule(
    name="word-hashes",
    expected="the hashes of up to six words: two digits of lower-case hexadecimal each",
    example="9f02c4",
    pattern="(?:[0-9a-f]{2}){0,6}",
    longest=12,
)
_GUARD: Final = TextRule(
    name="guard",
    expected="four or eight digits of lower-case hexadecimal",
    example="9f02",
    pattern="(?:[0-9a-f]{4}){1,2}",
    longest=8,
)
_NORMAL_FORM_NAME: Final = TextRule(
    name="normal-form",
    expected=f"the name of the normal form that this version has, {NORMAL_FORM}",
    example=NORMAL_FORM,
    pattern="[a-z0-9-]+",
    longest=64,
    closed=lambda: (NORMAL_FORM,),
)
_VERDICT: Final = TextRule(
    name="locked-verdict",
    expected="the id of a source, the address of a fact, 24 digits of lower-case hexadecimal, and a verdict",
    example="paper russia/when 9f029f029f029f029f029f02 derived",
    pattern="[a-z0-9-]+ [a-z0-9_/-]+ [0-9a-f]{24} "
    f"(?:{'|'.join(verdict for verdict in Verdict if verdict is not Verdict.NOT_CHECKED)})"
    f"(?: (?:{'|'.join(cause for cause in Cause if cause is not Cause.VALUE)}))?",
    longest=340,
)
# The anchors may be as many as all rows of evidence of a record, for each of several texts.
_MAX_ANCHORS: Final = 10_000

MOST_VERDICTS: Final = 25_000
"""The most verdicts in a lock file. A record with 1,000 engagements has some thousands for each text."""

WordHashes: TypeAlias = Annotated[str, _HASHES]
VerdictLine: TypeAlias = Annotated[str, _VERDICT]


@attrs.frozen(kw_only=True, field_transformer=validated)
class LockedRevision:
    """A revision of the record as it was when it was anchored."""

    revision: Count = attrs.field(metadata=doc("The number of the revision."))
    sha256: Digest = attrs.field(
        metadata=doc(
            "The SHA-256 of what it says, as canonical JSON in which lists without a meaningful order are sorted."
        )
    )
    revised: datetime.datetime | None = attrs.field(
        default=None, metadata=doc("When it was made, as the record said; left out in lock files of earlier versions.")
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class LockedText:
    """A text that the record was anchored in."""

    source: Name = attrs.field(metadata=doc("The id of the source whose text it is."))
    length: Offset = attrs.field(metadata=doc("Its length in code points, in normal form."))
    sha256: Digest = attrs.field(metadata=doc("The SHA-256 of its bytes; word hashes are salted with it."))
    normalised: Digest = attrs.field(metadata=doc("The SHA-256 of its normal form in UTF-8."))
    readings: Count | None = attrs.field(
        default=None, metadata=doc("The version of the readings that the verdicts in it are of.")
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Anchor:
    """Where some words of the record occur in one text. Its text, part, nth, quote and fragment identify it."""

    text: Name = attrs.field(metadata=doc("The id of the source whose text it is."))
    part: Name | None = attrs.field(default=None, metadata=doc("The part, as the record has it."))
    nth: Count | None = attrs.field(default=None, metadata=doc("Which occurrence in it, as the record has it."))
    quote: Line | None = attrs.field(default=None, metadata=doc("The words, as the record has them."))
    fragment: Fragment | None = attrs.field(default=None, metadata=doc("Or their digest, as the record has it."))
    start: Offset = attrs.field(metadata=doc("The first code point of them, in normal form."))
    end: Offset = attrs.field(metadata=doc("The code point after the last."))
    sha256: Digest = attrs.field(metadata=doc("The SHA-256 of what stands there, in UTF-8."))
    before: WordHashes = attrs.field(metadata=doc("Hashes of the words before, the nearest first."))
    after: WordHashes = attrs.field(metadata=doc("Hashes of the words behind, the nearest first."))
    guard: Annotated[str, _GUARD] = attrs.field(
        metadata=doc("Two bytes over the critical words of the sentence, and two over its dateline.")
    )

    @property
    def key(self) -> tuple[str, str | None, int | None, str | None, Fragment | None]:
        """What identifies the anchor: its text, part, nth, quote and fragment."""
        return self.text, self.part, self.nth, self.quote, self.fragment


@attrs.frozen(kw_only=True, field_transformer=validated)
class LockFile:
    """A lock file."""

    format: Annotated[int, WholeRule(least=1, greatest=1)] = attrs.field(
        default=1, metadata=doc("The version of this form of file.")
    )
    record: RecordId = attrs.field(metadata=doc("The id of the record."))
    normal_form: Annotated[str, _NORMAL_FORM_NAME] = attrs.field(metadata=doc("The name of the normal form."))
    revisions: tuple[LockedRevision, ...] = attrs.field(
        default=(), metadata=doc("The revisions that were anchored, each as it was the last time.")
    )
    texts: tuple[LockedText, ...] = attrs.field(default=(), metadata=doc("The texts, by their sources."))
    anchors: tuple[Anchor, ...] = attrs.field(
        default=(), metadata=doc("The anchors, by text and place.", at_most=_MAX_ANCHORS)
    )
    verdicts: tuple[VerdictLine, ...] = attrs.field(
        default=(),
        metadata=doc(
            "The verdicts on facts by the words in a text: text, address, digest, verdict, and cause if it has one.",
            at_most=MOST_VERDICTS,
        ),
    )

    def by_key(self) -> dict[tuple[str, str | None, int | None, str | None, Fragment | None], Anchor]:
        """Returns the anchors by their keys."""
        return {anchor.key: anchor for anchor in self.anchors}


def make_lock(
    *,
    record: str,
    revisions: Iterable[LockedRevision] = (),
    texts: Iterable[LockedText] = (),
    anchors: Iterable[Anchor] = (),
    verdicts: Iterable[VerdictLine] = (),
) -> LockFile:
    """Makes a lock file in canonical order: revisions by number, texts by source, anchors by text and place.

    Verdicts are sorted as text, and those beyond MOST_VERDICTS are left out: such facts are then not checked. If two
    revisions have the same number, texts the same source, or anchors the same key, the last one is used.
    """
    by_revision = {locked.revision: locked for locked in revisions}
    by_text = {locked.source: locked for locked in texts}
    by_key = {anchor.key: anchor for anchor in anchors}
    return LockFile(
        record=record,
        normal_form=NORMAL_FORM,
        revisions=tuple(by_revision[number] for number in sorted(by_revision)),
        texts=tuple(by_text[source] for source in sorted(by_text)),
        anchors=tuple(sorted(by_key.values(), key=_sort_key)),
        verdicts=tuple(sorted(set(verdicts))[:MOST_VERDICTS]),
    )


def _sort_key(anchor: Anchor) -> tuple[str, int, int, str, int, str]:
    words = anchor.quote if anchor.quote is not None else anchor.sha256
    return anchor.text, anchor.start, anchor.end, anchor.part or "", anchor.nth or 0, words


def write_lock(lock: LockFile) -> bytes:
    """Returns a lock file as JSON for people and for diffs: one line per anchor. Equal lock files give equal bytes.

    >>> print(write_lock(make_lock(record="visit")).decode(), end="")
    {
      "format": 1,
      "record": "visit",
      "normal_form": "diplovisit-text-1"
    }
    """
    # The version is written although it is the default, so that no reader has to guess it.
    document = {"format": lock.format} | unstructure_from(lock)
    fields = [f"  {_compact_json(name)}: {_pretty_json(value)}" for name, value in document.items()]
    return ("{\n" + ",\n".join(fields) + "\n}\n").encode()


def _pretty_json(value: object) -> str:
    if isinstance(value, list):
        return "[\n" + ",\n".join(f"    {_compact_json(item)}" for item in value) + "\n  ]"
    return _compact_json(value)


def _compact_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_lock_document(data: bytes, *, name: str) -> Document | UnreadableDocument:
    """Reads the bytes of a lock file as JSON, with the position of each value. `structure_lock` takes its data."""
    if len(data) > LARGEST_DOCUMENT:
        data = data[: LARGEST_DOCUMENT + 1]  # the reader reports where it is cut off
    text = decode_document(data, name=name)
    return text if isinstance(text, UnreadableDocument) else read_json(text, name=name)


def structure_lock(document: object) -> LockFile:
    """Makes a lock file from a plain document. Raises InvalidRecord with all faults at once.

    >>> structure_lock({"format": 1, "record": "visit", "normal_form": "diplovisit-text-1"}).anchors
    ()
    """
    return structure_as(document, LockFile)


def is_other_text(locked: LockedText, source: Source) -> bool:
    """Whether a lock file was made from another text of a source than the one that the record describes."""
    text = source.text
    return text is not None and text.sha256 != locked.sha256 and text.normalised != locked.normalised


def record_digest(visit: Visit) -> str:
    """Returns the SHA-256 of the content of a record. Two records have the same one if `changes` finds no difference.

    It is computed from the canonical JSON (RFC 8785) of the record. Lists without a meaningful order are sorted first,
    and numbers have no trailing zeros. The layout of a file, its comments and its format do not change it.

    >>> import attrs
    >>> from diplovisit import load
    >>> visit = load("seeds/misri-russia/visit.yaml")
    >>> record_digest(visit) == record_digest(attrs.evolve(visit, people=visit.people[::-1]))
    True
    """
    document = canonical_order(unstructure(visit), node_shape(Visit))
    # Sorted compact JSON satisfies RFC 8785 here: keys are ASCII, and there are no floats.
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def conflicts_with_lock(visit: Visit, lock: LockFile) -> bool:
    """Whether the lock file has this revision of the record with other content."""
    locked = next((known for known in lock.revisions if known.revision == visit.revision), None)
    return locked is not None and lock.record == visit.id and locked.sha256 != record_digest(visit)


def latest_earlier_revision(visit: Visit, lock: LockFile) -> LockedRevision | None:
    """Returns the earlier revision with the latest `revised` in the lock file; None if it has none with its time."""
    earlier = [known for known in lock.revisions if known.revision < visit.revision and known.revised is not None]
    if lock.record != visit.id or not earlier:
        return None
    return max(earlier, key=lambda known: (known.revised or visit.revised, known.revision))


def highest_newer_revision(visit: Visit, lock: LockFile) -> int | None:
    """Returns the highest revision in the lock file, None if it has none above the revision of the record."""
    if lock.record != visit.id:
        return None
    return max((known.revision for known in lock.revisions if known.revision > visit.revision), default=None)
