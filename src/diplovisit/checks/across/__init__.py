"""Rules over all records given: each in a file of its own, over digests and never over whole records."""

from diplovisit.checks.across.collection import Collection
from diplovisit.checks.across.digest import Digest, digest
from diplovisit.checks.across.told import Spot, Told

__all__ = ["Collection", "Digest", "Spot", "Told", "digest"]
