"""Rules over all records given: each in a file of its own, over digests and never over whole records."""

from diplovisit.checks.across.collection import RecordCollection
from diplovisit.checks.across.digest import RecordDigest, make_digest
from diplovisit.checks.across.told import CrossRecordIssue, RecordPlace

__all__ = ["CrossRecordIssue", "RecordCollection", "RecordDigest", "RecordPlace", "make_digest"]
