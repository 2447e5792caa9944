"""Checks the documents of a share, and puts together what comes of all shares: findings and digests, no records."""

from collections.abc import Iterable, Iterator

import attrs

from diplovisit.checks.across import Digest
from diplovisit.pipeline.across import Together
from diplovisit.pipeline.checking import check_document
from diplovisit.pipeline.reading import Read
from diplovisit.pipeline.selection import Selection
from diplovisit.pipeline.texts import Texts
from diplovisit.record.report import Checked
from diplovisit.record.terms import Terms


@attrs.frozen(kw_only=True)
class Done:
    """What came of one record: what is told of it, and its digest; the id of what could not be read as a record."""

    checked: Checked
    digest: Digest | None
    missed: str | None


@attrs.frozen(kw_only=True)
class Checking:
    """What is asked of each record, as `check_document` takes it: a task for several processes."""

    texts: Texts
    terms: Terms
    selection: Selection
    require_evidence: bool
    across: bool

    def __call__(self, documents: Iterator[Read]) -> Iterator[Done]:
        """Checks each record by itself."""
        for document in documents:
            seen = Together() if self.across else None
            checked = check_document(
                document,
                self.texts,
                terms=self.terms,
                selection=self.selection,
                together=seen,
                require_evidence=self.require_evidence,
            )
            digest = seen.only() if seen is not None else None
            yield Done(checked=checked, digest=digest, missed=checked.record if digest is None else None)


def joined(done: Iterable[Done], together: Together | None) -> Iterator[Checked]:
    """What is told of each record; `together` takes the records as if one process had checked them all."""
    for one in done:
        if together is not None and one.digest is not None:
            together.take(one.digest)
        elif together is not None:
            together.missed(one.missed)
        yield one.checked
