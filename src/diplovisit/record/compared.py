"""What comparing has to say: of each record in two states of many, and of what could not be read."""

import enum

import attrs

from diplovisit.record.changes import Change
from diplovisit.record.report import CheckResult
from diplovisit.record.visit import Visit


class ChangeOutcome(enum.StrEnum):
    """What became of a record."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@attrs.frozen(kw_only=True)
class RecordState:
    """A record in one state, and the name of the file that it was read from."""

    visit: Visit
    file: str


@attrs.frozen(kw_only=True)
class ComparedRecord:
    """A record in two states that differ; `before` is None where it was added, `after` where it was removed."""

    before: RecordState | None
    after: RecordState | None
    changes: tuple[Change, ...] = ()

    @property
    def outcome(self) -> ChangeOutcome:
        """What became of it."""
        if self.before is None:
            return ChangeOutcome.ADDED
        return ChangeOutcome.REMOVED if self.after is None else ChangeOutcome.CHANGED

    @property
    def state(self) -> RecordState:
        """The record as it is, or as it was where it is no more."""
        found = self.after or self.before
        assert found is not None  # one of them is there
        return found

    @property
    def revision_not_raised(self) -> bool:
        """Whether something else changed than the number of the revision, and that was not raised.

        Two records of different ids have revisions of their own.
        """
        if self.before is None or self.after is None or self.before.visit.id != self.after.visit.id:
            return False
        others = any(change.address != "revision" for change in self.changes)
        return others and self.after.visit.revision <= self.before.visit.revision


@attrs.frozen(kw_only=True)
class Comparison:
    """Every record that differs, and the texts that could not be read as records, with what is wrong with them."""

    records: tuple[ComparedRecord, ...]
    unread: tuple[CheckResult, ...] = ()
