"""Suppress: takes from what was found what somebody took on, and tells of suppressions that do nothing any more."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.checks import CHECKS, CROSS_RECORD_CHECKS, OnEvidence, OnTerms
from diplovisit.pipeline import texts
from diplovisit.pipeline.selection import EVERYTHING, Selection
from diplovisit.pipeline.suppression import Suppression, parse_day
from diplovisit.pipeline.suppression_rules import SUPPRESSION_EXPIRED, SUPPRESSION_UNUSED
from diplovisit.readers import FilePosition
from diplovisit.record import Fault, Finding, Rule
from diplovisit.record.finding import finding_at
from diplovisit.record.judge import quoted
from diplovisit.record.report import CheckResult, SuppressedFinding

_ACROSS: Final = frozenset(rule.name for rule, _ in CROSS_RECORD_CHECKS)
_OF_TERMS: Final = frozenset(check.rule.name for check in CHECKS if isinstance(check, OnTerms))
_OF_WORDS: Final = frozenset(
    {*(check.rule.name for check in CHECKS if isinstance(check, OnEvidence)), *(rule.name for rule in texts.RULES)}
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
