"""A suppression: a finding that somebody has looked at and takes on, with the reason, and until when."""

import datetime
import re
from typing import Final

import attrs

from diplovisit.files.patterns import PathPattern
from diplovisit.pipeline.rule_names import CHECKED, rule_name
from diplovisit.readers import FilePosition
from diplovisit.record import Finding, Rule

_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_day(text: str) -> datetime.date | None:
    """The day of a text such as 2026-12-31, None where it is none.

    >>> parse_day("2026-12-31"), parse_day("31.12.2026"), parse_day("2026-02-30")
    (datetime.date(2026, 12, 31), None, None)
    """
    try:
        return datetime.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:  # 2026-02-30
        return None


def _is_said(_suppression: object, _attribute: object, value: str) -> None:
    if not value.strip():
        raise ValueError("expected a reason, in words; saw none")


@attrs.frozen(kw_only=True)
class Suppression:
    """What is suppressed: the findings by one rule, of every record or of those that are named.

    record: the id of a record. file: where its file lies. address: where in the record, as reports tell it; "" is the
    record as a whole. None is anywhere. reason: why. until: the last day on which it holds; None is for good, and what
    is no date has passed. where: its place in the configuration, and where_until that of its last day; None where a
    program made it.

    >>> posting = Suppression(rule="long-stop", record="fi-ee-virtanen", reason="a posting", until="2026-12-31")
    >>> posting.has_ended(datetime.date(2026, 12, 31)), posting.has_ended(datetime.date(2027, 1, 1))
    (False, True)
    """

    rule: str = attrs.field(converter=rule_name)
    reason: str = attrs.field(validator=_is_said)
    record: str | None = None
    file: PathPattern | None = None
    address: str | None = None
    until: str | None = None
    where: FilePosition | None = attrs.field(default=None, eq=False, repr=False)
    where_until: FilePosition | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def about(self) -> Rule:
        """The rule that it is about."""
        return CHECKED[self.rule]

    @property
    def names_records(self) -> bool:
        """Whether it speaks of some records, and not of all of them."""
        return self.record is not None or self.file is not None

    def has_ended(self, today: datetime.date) -> bool:
        """Whether its last day has passed, or is no date."""
        if self.until is None:
            return False
        last = parse_day(self.until)
        return last is None or last < today

    def covers_record(self, record: str | None, file: str | None) -> bool:
        """Whether it speaks of a record, by its id and its file."""
        return self.record in (None, record) and (self.file is None or (file is not None and self.file.matches(file)))

    def matches(self, finding: Finding) -> bool:
        """Whether a finding of a record that it speaks of is what it suppresses."""
        return finding.rule == self.rule and self.address in (None, finding.address)
