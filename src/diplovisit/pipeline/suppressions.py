"""Suppress: takes from what was found what somebody took on, and tells of suppressions that do nothing any more."""

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.checks import CHECKS, CROSS_RECORD_CHECKS, OnEvidence, OnTerms
from diplovisit.files.patterns import PathPattern
from diplovisit.findings.configuration_rules import SUPPRESSION_EXPIRED, SUPPRESSION_UNUSED
from diplovisit.findings.phrases import quoted
from diplovisit.findings.results import CheckResult, SuppressedFinding
from diplovisit.findings.rule import finding_at
from diplovisit.pipeline import attachments
from diplovisit.pipeline.rule_registry import CHECKED, rule_name
from diplovisit.pipeline.rule_selection import EVERYTHING, Selection
from diplovisit.readers import FilePosition
from diplovisit.record import Fault, Finding, Rule

# MERGED: A suppression: a finding that somebody has looked at and takes on, with the reason, and until when.

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


_ACROSS: Final = frozenset(rule.name for rule, _ in CROSS_RECORD_CHECKS)
_OF_TERMS: Final = frozenset(check.rule.name for check in CHECKS if isinstance(check, OnTerms))
_OF_WORDS: Final = frozenset(
    {
        *(check.rule.name for check in CHECKS if isinstance(check, OnEvidence)),
        *(rule.name for rule in attachments.RULES),
    }
)


@attrs.frozen(kw_only=True)
class RunScope:
    """How far a run goes, by which it is told whether a suppression had its chance.

    folders: whether nothing but folders was given, so that what lies beside one another was seen together. everything:
    whether the folder of the configuration is among what was walked, so that a record that was not seen is not there.
    across, terms: whether the rules across records, and those of terms of office, were asked.
    """

    folders: bool = False
    everything: bool = False
    across: bool = False
    terms: bool = False


class SuppressionFilter:
    """The suppressions of one run, as records come by: which of them did something, and which had their chance."""

    def __init__(
        self,
        suppressions: Iterable[Suppression],
        *,
        today: datetime.date,
        selection: Selection = EVERYTHING,
        reach: RunScope | None = None,
    ) -> None:
        self._today = today
        self._selection = selection
        self._reach = reach or RunScope()
        each = list(suppressions)
        self._ended = [one for one in each if one.has_ended(today)]
        self._open = [one for one in each if not one.has_ended(today)]
        self._did: set[int] = set()
        self._had_a_chance: set[int] = set()
        self._all_were_read = True
        self._all_were_looked_up = True

    def apply(self, checked: CheckResult) -> CheckResult:
        """What was checked, with the findings that are left."""
        if not self._open:
            return checked
        speaking = [
            (number, one) for number, one in enumerate(self._open) if one.covers_record(checked.record, checked.file)
        ]
        self._note(checked, speaking)
        left, suppressed = [], []
        for finding in checked.findings:
            fitting = [(number, one) for number, one in speaking if one.matches(finding)]
            if fitting:
                self._did.update(number for number, _ in fitting)
                suppressed.append(SuppressedFinding(finding, fitting[0][1].reason))
            else:
                left.append(finding)
        return attrs.evolve(checked, findings=tuple(left), suppressed=tuple(suppressed)) if suppressed else checked

    def problems(self) -> Iterator[CheckResult]:
        """What is to be said of the suppressions themselves, once all was checked; in the order of their lines."""
        found = [_finding(SUPPRESSION_EXPIRED, one.where_until or one.where, self._ending(one)) for one in self._ended]
        found += [
            _finding(SUPPRESSION_UNUSED, one.where, f"suppresses {_what(one)}, and nothing of the kind was found")
            for number, one in enumerate(self._open)
            if number not in self._did and self._should_have(number, one)
        ]
        by_file: dict[str | None, list[Finding]] = {}
        for finding in sorted(found, key=lambda one: one.span.line if one.span is not None else 0):
            by_file.setdefault(finding.file, []).append(finding)
        for file, findings in by_file.items():
            if counted := self._selection.for_file(file).apply(tuple(findings)):
                yield CheckResult(file=file, record=None, findings=counted, is_cross_record=True)

    def _note(self, checked: CheckResult, speaking: list[tuple[int, Suppression]]) -> None:
        if checked.is_cross_record:
            return
        # What is not listed may be what a suppression speaks of.
        if checked.is_invalid or any(finding.unlisted for finding in checked.findings):
            self._all_were_read = False
            return
        looked_up = checked.quote_counts.quotes == checked.quote_counts.in_texts
        self._all_were_looked_up &= looked_up
        for number, one in speaking:
            counts = self._selection.for_file(checked.file).wants(one.rule, one.about.group)
            if one.names_records and counts and (looked_up or one.rule not in _OF_WORDS):
                self._had_a_chance.add(number)

    def _should_have(self, number: int, one: Suppression) -> bool:
        """Whether what it suppresses would have been found in this run, if it were there."""
        if not self._selection.wants_somewhere(one.about):
            return False
        if one.rule in _OF_TERMS and not self._reach.terms:
            return False
        # Another record may be missing that the finding is about.
        if one.rule in _ACROSS and not (self._reach.across and self._reach.folders and self._all_were_read):
            return False
        if number in self._had_a_chance:
            return True
        if not self._all_were_read or (one.rule in _OF_WORDS and not self._all_were_looked_up):
            return False
        return self._reach.everything if one.names_records else self._reach.folders

    def _ending(self, one: Suppression) -> str:
        again = f"{_what(one)} is suppressed no longer"
        if one.until is not None and parse_day(one.until) is None:
            return f"until: {quoted(one.until)} is no date such as 2026-12-31, and counts as passed: {again}"
        return f"ended on {one.until}, and today is {self._today}: {again}"


def _what(one: Suppression) -> str:
    """What it suppresses, in words."""
    where = f" at {quoted(one.address)}" if one.address is not None else ""
    record = f" of the record {quoted(one.record)}" if one.record is not None else ""
    file = f" in {quoted(one.file.text)}" if one.file is not None else ""
    return f"{one.rule}{where}{record}{file}"


def _finding(rule: Rule, where: FilePosition | None, sentence: str) -> Finding:
    return finding_at(Fault(rule=rule, path=(), sentence=sentence), where)
