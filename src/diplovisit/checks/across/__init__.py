"""Rules over all records given: each in a file of its own, over digests and never over whole records."""

from diplovisit.checks.across.collection import (
    CrossRecordIssue,
    RecordCollection,
    RecordDigest,
    RecordPlace,
    make_digest,
)

__all__ = ["CrossRecordIssue", "RecordCollection", "RecordDigest", "RecordPlace", "make_digest"]
