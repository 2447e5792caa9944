"""What a rule across records says: the record and the address at fault, and a sentence that names other records."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

import attrs

from diplovisit.checks.across.digest import RecordDigest


@attrs.frozen
class RecordPlace:
    """A place in a record that a sentence names: symbolic, until somebody has the file and its lines.

    before, after: the words around it, which fall away with it where the record has no place in a file.
    """

    record: RecordDigest
    address: str
    before: str = " ("
    after: str = ")"


Words: TypeAlias = tuple[str | RecordPlace, ...]


@attrs.frozen(kw_only=True)
class CrossRecordIssue:
    """A fault that shows only beside other records."""

    record: RecordDigest
    address: str
    words: Words

    @property
    def spots(self) -> Iterator[RecordPlace]:
        """The places that the sentence names, in other records or in this one."""
        return (word for word in self.words if isinstance(word, RecordPlace))

    def sentence(self, place: Callable[[RecordPlace], str | None] = lambda _: None) -> str:
        """The sentence; `place` says where a spot is, such as visits/a.yaml:12, and None where it is in no file.

        >>> from diplovisit.checks.across import digest
        >>> from diplovisit import load
        >>> seed = digest(load("seeds/misri-russia/visit.yaml"))
        >>> told = CrossRecordIssue(record=seed, address="id", words=("is another's id too", RecordPlace(seed, "id")))
        >>> told.sentence(lambda spot: "visits.jsonl:7"), told.sentence()
        ("is another's id too (visits.jsonl:7)", "is another's id too")
        """
        return "".join(word if isinstance(word, str) else _placed(word, place(word)) for word in self.words)


def _placed(spot: RecordPlace, place: str | None) -> str:
    return "" if place is None else f"{spot.before}{place}{spot.after}"
