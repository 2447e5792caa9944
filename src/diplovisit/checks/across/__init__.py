"""Rules over all given records: one file for each rule. They use digests, never whole records."""

from diplovisit.checks.across.collection import (
    CrossRecordIssue,
    RecordCollection,
    RecordDigest,
    RecordPlace,
    make_digest,
)

__all__ = ["CrossRecordIssue", "RecordCollection", "RecordDigest", "RecordPlace", "make_digest"]
