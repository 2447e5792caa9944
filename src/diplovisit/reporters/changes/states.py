"""The two states of a record that a sentence can speak of."""

import attrs

from diplovisit.record.changes import Change, ChangeKind
from diplovisit.reporters.changes.names import RecordNames


@attrs.frozen
class States:
    """The names in the state before, and in the one after."""

    before: RecordNames
    after: RecordNames

    def of(self, change: Change) -> RecordNames:
        """Those by which a thing is called that changed: as it is now, where it still is."""
        return self.before if change.kind is ChangeKind.REMOVED else self.after
