"""Rules over all given records: one file for each rule. They use digests, never whole records."""

from diplovisit.checks.across.collection import RecordCollection
from diplovisit.checks.across.digest import RecordDigest, make_digest
from diplovisit.checks.across.issue import CrossRecordIssue, RecordPlace

__all__ = ["CrossRecordIssue", "RecordCollection", "RecordDigest", "RecordPlace", "make_digest"]
