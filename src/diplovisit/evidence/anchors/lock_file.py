"""The lock file beside a record, `<stem>.anchors.json`: where its words stood in the texts, without the texts.

It is written by `diplovisit anchor` and read when a source is not at hand, or has changed. It holds nothing of a text
but offsets, digests, and the quotes that the record holds anyway.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Annotated, Final, TypeAlias

import attrs

from diplovisit.converters import structure_as, unstructure, unstructure_from
from diplovisit.evidence.texts.normal_form import NORMAL_FORM
from diplovisit.readers.documents import Document, UnreadableDocument
from diplovisit.readers.encoding import decode_document
from diplovisit.readers.json_reader import read_json
from diplovisit.readers.limits import LARGEST
from diplovisit.record import Fragment, Visit, node_shape
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
    expected="four digits of lower-case hexadecimal",
    example="9f02",
    pattern="[0-9a-f]{4}",
    longest=4,
)
_NORMAL_FORM_NAME: Final = TextRule(
    name="normal-form",
    expected=f"the name of the normal form that this version has, {NORMAL_FORM}",
    example=NORMAL_FORM,
    pattern="[a-z0-9-]+",
    longest=64,
    closed=lambda: (NORMAL_FORM,),
)
# A list of anchors may be as long as all the evidence of a record, for each of several texts.
_MOST_ANCHORS: Final = 10_000

WordHashes: TypeAlias = Annotated[str, _HASHES]


@attrs.frozen(kw_only=True, field_transformer=validated)
class LockedRevision:
    """A revision of the record as it was when it was anchored."""

    revision: Count = attrs.field(metadata=doc("The number of the revision."))
    sha256: Digest = attrs.field(
        metadata=doc(
            "The SHA-256 of what it says, as canonical JSON in which lists without a meaningful order are sorted."
        )
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class LockedText:
    """A text that the record was anchored in."""

    source: Name = attrs.field(metadata=doc("The id of the source whose text it is."))
    length: Offset = attrs.field(metadata=doc("Its length in code points, in normal form."))
    sha256: Digest = attrs.field(metadata=doc("The SHA-256 of its bytes; word hashes are salted with it."))
    normalised: Digest = attrs.field(metadata=doc("The SHA-256 of its normal form in UTF-8."))


@attrs.frozen(kw_only=True, field_transformer=validated)
class Anchor:
    """Where some words of the record stand in one text; known by its text, part, nth, and quote or fragment."""

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
    guard: Annotated[str, _GUARD] = attrs.field(metadata=doc("Two bytes over the critical words of the sentence."))

    @property
    def key(self) -> tuple[str, str | None, int | None, str | None, Fragment | None]:
        """What it is known by."""
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
        default=(), metadata=doc("The anchors, by text and place.", at_most=_MOST_ANCHORS)
    )

    def by_key(self) -> dict[tuple[str, str | None, int | None, str | None, Fragment | None], Anchor]:
        """The anchors by what they are known by."""
        return {anchor.key: anchor for anchor in self.anchors}


def make_lock(
    *,
    record: str,
    revisions: Iterable[LockedRevision] = (),
    texts: Iterable[LockedText] = (),
    anchors: Iterable[Anchor] = (),
) -> LockFile:
    """A lock in its one order: revisions by number, texts by source, anchors by text and place; each anchor once.

    Of two revisions of one number the last given stays.
    """
    by_revision = {each.revision: each for each in revisions}
    by_text = {each.source: each for each in texts}
    by_key = {each.key: each for each in anchors}
    return LockFile(
        record=record,
        normal_form=NORMAL_FORM,
        revisions=tuple(by_revision[number] for number in sorted(by_revision)),
        texts=tuple(by_text[source] for source in sorted(by_text)),
        anchors=tuple(sorted(by_key.values(), key=_order)),
    )


def _order(anchor: Anchor) -> tuple[str, int, int, str, int, str]:
    words = anchor.quote if anchor.quote is not None else anchor.sha256
    return anchor.text, anchor.start, anchor.end, anchor.part or "", anchor.nth or 0, words


def write_lock(lock: LockFile) -> bytes:
    """A lock as JSON for people and for diffs: an anchor a line. The same lock, the same bytes.

    >>> print(write_lock(make_lock(record="visit")).decode(), end="")
    {
      "format": 1,
      "record": "visit",
      "normal_form": "diplovisit-text-1"
    }
    """
    # The version is written though it is the default: whoever reads the file must not have to guess it.
    document = {"format": lock.format} | unstructure_from(lock)
    fields = [f"  {_json(name)}: {_laid_out(value)}" for name, value in document.items()]
    return ("{\n" + ",\n".join(fields) + "\n}\n").encode()


def _laid_out(value: object) -> str:
    if isinstance(value, list):
        return "[\n" + ",\n".join(f"    {_json(item)}" for item in value) + "\n  ]"
    return _json(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_lock_document(data: bytes, *, name: str) -> Document | UnreadableDocument:
    """Reads the bytes of a lock file as JSON, with the place of each value; `structure_lock` makes the lock of it."""
    if len(data) > LARGEST:
        data = data[: LARGEST + 1]  # the reader says where it is torn
    text = decode_document(data, name=name)
    return text if isinstance(text, UnreadableDocument) else read_json(text, name=name)


def structure_lock(document: object) -> LockFile:
    """Makes a lock of a plain document. Raises InvalidRecord with all faults at once.

    >>> structure_lock({"format": 1, "record": "visit", "normal_form": "diplovisit-text-1"}).anchors
    ()
    """
    return structure_as(document, LockFile)


# MERGED: What a lock file knows of the revisions of its record: which of them it saw, and what they said.


def record_digest(visit: Visit) -> str:
    """The SHA-256 of what a record says: two have the same digest where `changes` finds nothing between them.

    It is taken of the canonical JSON (RFC 8785) of the record, with every list sorted whose order means nothing and
    numbers without zeros at their end. The layout of a file, its comments and its format do not show in it.

    >>> import attrs
    >>> from diplovisit import load
    >>> visit = load("seeds/misri-russia/visit.yaml")
    >>> record_digest(visit) == record_digest(attrs.evolve(visit, people=visit.people[::-1]))
    True
    """
    document = canonical_order(unstructure(visit), node_shape(Visit))
    # Sorted compact JSON is all that RFC 8785 asks for: keys are ASCII, and there are no floats.
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def conflicts_with_lock(visit: Visit, lock: LockFile) -> bool:
    """Whether the lock file saw this revision of the record, and it said something else then."""
    seen = next((each for each in lock.revisions if each.revision == visit.revision), None)
    return seen is not None and lock.record == visit.id and seen.sha256 != record_digest(visit)


def highest_newer_revision(visit: Visit, lock: LockFile) -> int | None:
    """The highest revision of the record that the lock file saw, None where it saw none above that of the record."""
    if lock.record != visit.id:
        return None
    return max((each.revision for each in lock.revisions if each.revision > visit.revision), default=None)
