"""A fault in comparison with other records, and the places in records that its sentence names."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

import attrs

from diplovisit.checks.across.digest import RecordDigest


@attrs.frozen
class RecordPlace:
    """A place in a record that a sentence names, by address, until its file and line are known.

    before, after: the words around the place. They are omitted with it if the record is in no file.
    """

    record: RecordDigest
    address: str
    before: str = " ("
    after: str = ")"


Words: TypeAlias = tuple[str | RecordPlace, ...]


@attrs.frozen(kw_only=True)
class CrossRecordIssue:
    """A fault that is visible only in comparison with other records."""

    record: RecordDigest
    address: str
    words: Words

    @property
    def spots(self) -> Iterator[RecordPlace]:
        """The places that the sentence names, in this record or in others."""
        return (word for word in self.words if isinstance(word, RecordPlace))

    def sentence(self, place: Callable[[RecordPlace], str | None] = lambda _: None) -> str:
        """Returns the sentence. `place` gives the position of a spot, such as visits/a.yaml:12, or None without a file.

        >>> from diplovisit.checks.across import make_digest
        >>> from diplovisit import load
        >>> seed = make_digest(load("seeds/misri-russia/visit.yaml"))
        >>> issue = CrossRecordIssue(record=seed, address="id", words=("is another's id too", RecordPlace(seed, "id")))
        >>> issue.sentence(lambda spot: "visits.jsonl:7"), issue.sentence()
        ("is another's id too (visits.jsonl:7)", "is another's id too")
        """
        return "".join(word if isinstance(word, str) else _spot_in_words(word, place(word)) for word in self.words)


def _spot_in_words(spot: RecordPlace, place: str | None) -> str:
    return "" if place is None else f"{spot.before}{place}{spot.after}"
