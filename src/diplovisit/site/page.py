"""A page or feed of a site before it is written: its path, what it is made from, and how."""

import hashlib
from collections.abc import Callable, Iterable

import attrs

from diplovisit.site.summary import VisitSummary


@attrs.frozen(kw_only=True)
class SiteFile:
    """A file of a site. digest: of all that it is made from, so that an unchanged one need not be made again."""

    path: str
    digest: str
    make: Callable[[], Iterable[bytes]]


def digest_of(*parts: object, visits: Iterable[VisitSummary] = ()) -> str:
    """Returns the digest of texts, and of all that lists show of visits."""
    total = hashlib.sha256()
    for part in (*parts, *(visit.digest for visit in visits)):
        total.update(f"{part}\0".encode())
    return total.hexdigest()
