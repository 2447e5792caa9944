"""Suppressions: accepted findings, which a run removes from its results."""

import datetime
import itertools
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

import attrs

from diplovisit.checks import CHECKS, CROSS_RECORD_CHECKS, OnEvidence, OnTerms, fact_not_checked
from diplovisit.files.patterns import PathPattern
from diplovisit.findings.configuration_rules import SUPPRESSION_EXPIRED, SUPPRESSION_UNUSED
from diplovisit.findings.phrases import quoted
from diplovisit.findings.results import CheckResult, SuppressedFinding
from diplovisit.findings.rule import finding_at
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.pipeline import attachments
from diplovisit.pipeline.rule_names import CHECK_RULES, rule_name
from diplovisit.pipeline.rule_selection import EVERYTHING, Selection
from diplovisit.readers import FilePosition
from diplovisit.record import Fault, Finding, Rule

_DAY: Final = lazy_pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_day(text: str) -> datetime.date | None:
    """Parses a day such as 2026-12-31. Returns None for any other text.

    >>> parse_day("2026-12-31"), parse_day("31.12.2026"), parse_day("2026-02-30")
    (datetime.date(2026, 12, 31), None, None)
    """
    try:
        return datetime.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:  # 2026-02-30
        return None


def _require_words(_suppression: object, _attribute: object, value: str) -> None:
    if not value.strip():
        raise ValueError("expected a reason; saw an empty text")


@attrs.frozen(kw_only=True)
class Suppression:
    """Suppresses the findings of one rule, in all records or in those that it names.

    record: the id of a record, None for all. file: a pattern for the file of the record, None for all. address: the
    address in the record, as reports show it; "" is the record as a whole, None is any address. reason: why the
    findings are accepted. until: the last day on which it is valid; None is without end, and a text that is not a date
    counts as passed. where, where_until: the positions of the suppression and of `until` in the configuration; None if
    a program made it.

    >>> import datetime
    >>> from diplovisit import Suppression
    >>> posting = Suppression(rule="long-stop", record="fi-ee-virtanen", reason="a posting", until="2026-12-31")
    >>> posting.has_ended(datetime.date(2026, 12, 31)), posting.has_ended(datetime.date(2027, 1, 1))
    (False, True)
    """

    rule: str = attrs.field(converter=rule_name)
    reason: str = attrs.field(validator=_require_words)
    record: str | None = None
    file: PathPattern | None = None
    address: str | None = None
    until: str | None = None
    where: FilePosition | None = attrs.field(default=None, eq=False, repr=False)
    where_until: FilePosition | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def about(self) -> Rule:
        """The rule whose findings it suppresses."""
        return CHECK_RULES[self.rule]

    @property
    def names_records(self) -> bool:
        """Whether it is restricted to some records."""
        return self.record is not None or self.file is not None

    def has_ended(self, today: datetime.date) -> bool:
        """Whether its last day has passed, or is not a date."""
        if self.until is None:
            return False
        last = parse_day(self.until)
        return last is None or last < today

    def covers_record(self, record: str | None, file: str | None) -> bool:
        """Whether it applies to a record, by the record's id and file."""
        return self.record in (None, record) and (self.file is None or (file is not None and self.file.matches(file)))

    def matches(self, finding: Finding) -> bool:
        """Whether it suppresses a finding of a record that it covers."""
        return finding.rule == self.rule and self.address in (None, finding.address)


_CROSS_RECORD_RULES: Final = frozenset(rule.name for rule, _ in CROSS_RECORD_CHECKS)
_TERM_RULES: Final = frozenset(check.rule.name for check in CHECKS if isinstance(check, OnTerms))
_TEXT_RULES: Final = frozenset(
    {
        *(check.rule.name for check in CHECKS if isinstance(check, OnEvidence)),
        *(rule.name for rule in attachments.RULES),
    }
)


@attrs.frozen(kw_only=True)
class RunScope:
    """What a run covers. This decides whether a suppression without effect is reported as unused.

    folders: whether only folders were given, so that neighbouring records were checked together. everything: whether
    the folder of the configuration was walked, so that a record that was not read does not exist. across, terms:
    whether the rules across records, and those about terms of office, ran.
    """

    folders: bool = False
    everything: bool = False
    across: bool = False
    terms: bool = False


_Target: TypeAlias = tuple[str | None, str, str | None]
"""The record, the rule and the address that a suppression names; None for any record or address."""


def _target(suppression: Suppression) -> _Target:
    return suppression.record, suppression.rule, suppression.address


class SuppressionFilter:
    """Applies the suppressions of one run to its results, and then reports suppressions that are expired or unused."""

    def __init__(
        self,
        suppressions: Iterable[Suppression],
        *,
        today: datetime.date,
        selection: Selection = EVERYTHING,
        scope: RunScope | None = None,
    ) -> None:
        self._today = today
        self._selection = selection
        self._scope = scope or RunScope()
        everything = list(suppressions)
        self._expired = [suppression for suppression in everything if suppression.has_ended(today)]
        self._active = [suppression for suppression in everything if not suppression.has_ended(today)]
        # Looked up, and not compared one by one: there may be as many suppressions as findings. Those that name files
        # by a pattern cannot be looked up, and settings have few of them.
        self._by_target: dict[_Target, int] = {}
        self._by_record: dict[str, list[int]] = {}
        self._by_file: list[int] = []
        for number, suppression in enumerate(self._active):
            if suppression.file is not None:
                self._by_file.append(number)
                continue
            self._by_target.setdefault(_target(suppression), number)
            if suppression.record is not None:
                self._by_record.setdefault(suppression.record, []).append(number)
        self._used: set[int | _Target] = set()
        self._tested: set[int] = set()
        self._all_were_read = True
        self._all_were_looked_up = True

    def apply(self, result: CheckResult) -> CheckResult:
        """Returns the result with the matching findings moved to `suppressed`."""
        if not self._active:
            return result
        by_file = [n for n in self._by_file if self._active[n].covers_record(result.record, result.file)]
        self._record_tested(result, (*self._by_record.get(result.record or "", ()), *by_file))
        remaining, suppressed = [], []
        for finding in result.findings:
            numbers = [number for number in by_file if self._active[number].matches(finding)]
            self._used.update(numbers)
            for record, address in itertools.product({None, result.record}, {None, finding.address}):
                target = record, finding.rule, address
                if target in self._by_target:
                    self._used.add(target)
                    numbers.append(self._by_target[target])
            if numbers:
                suppressed.append(SuppressedFinding(finding, self._active[min(numbers)].reason))
            else:
                remaining.append(finding)
        return attrs.evolve(result, findings=tuple(remaining), suppressed=tuple(suppressed)) if suppressed else result

    def problems(self) -> Iterator[CheckResult]:
        """Yields the findings about the suppressions themselves, by line. Call it after all results were applied."""
        problems = [
            _finding(SUPPRESSION_EXPIRED, expired.where_until or expired.where, self._expiry_sentence(expired))
            for expired in self._expired
        ]
        problems += [
            _finding(
                SUPPRESSION_UNUSED,
                suppression.where,
                f"suppresses {_target_words(suppression)}, but nothing matching was found",
            )
            for number, suppression in enumerate(self._active)
            if self._key(number) not in self._used and self._was_testable(number, suppression)
        ]
        by_file: dict[str | None, list[Finding]] = {}
        for problem in sorted(problems, key=lambda problem: problem.span.line if problem.span is not None else 0):
            by_file.setdefault(problem.file, []).append(problem)
        for file, findings in by_file.items():
            if counted := self._selection.for_file(file).apply(tuple(findings)):
                yield CheckResult(file=file, record=None, findings=counted, is_cross_record=True)

    def _record_tested(self, result: CheckResult, numbers: Iterable[int]) -> None:
        """Notes the suppressions of some records whose findings would be in this result if they existed."""
        if result.is_cross_record:
            return
        # A finding that is not listed may match a suppression.
        if result.is_invalid or any(finding.unlisted for finding in result.findings):
            self._all_were_read = False
            return
        looked_up = result.quote_counts.quotes == result.quote_counts.in_texts
        self._all_were_looked_up &= looked_up
        selection = self._selection.for_file(result.file)
        for number in numbers:
            suppression = self._active[number]
            counts = selection.wants(suppression.rule, suppression.about.group)
            if counts and (looked_up or suppression.rule not in _TEXT_RULES):
                self._tested.add(number)

    def _key(self, number: int) -> "int | _Target":
        """Returns the key under which the use of a suppression is noted."""
        suppression = self._active[number]
        return number if suppression.file is not None else _target(suppression)

    def _was_testable(self, number: int, suppression: Suppression) -> bool:
        """Whether this run would have found what the suppression matches, if it existed."""
        if not self._selection.wants_somewhere(suppression.about):
            return False
        # Where the texts are at hand, nothing is found that the suppression is for elsewhere.
        if suppression.rule == fact_not_checked.RULE.name:
            return False
        if suppression.rule in _TERM_RULES and not self._scope.terms:
            return False
        # The run may not include the other record that the finding is about.
        if suppression.rule in _CROSS_RECORD_RULES and not (
            self._scope.across and self._scope.folders and self._all_were_read
        ):
            return False
        if number in self._tested:
            return True
        if not self._all_were_read or (suppression.rule in _TEXT_RULES and not self._all_were_looked_up):
            return False
        return self._scope.everything if suppression.names_records else self._scope.folders

    def _expiry_sentence(self, suppression: Suppression) -> str:
        consequence = f"{_target_words(suppression)} is no longer suppressed"
        if suppression.until is not None and parse_day(suppression.until) is None:
            return f"until: {quoted(suppression.until)} is not a date such as 2026-12-31, so it is past; {consequence}"
        return f"ended on {suppression.until}, and today is {self._today}; {consequence}"


def _target_words(suppression: Suppression) -> str:
    """What a suppression suppresses, in words."""
    where = f" at {quoted(suppression.address)}" if suppression.address is not None else ""
    record = f" of the record {quoted(suppression.record)}" if suppression.record is not None else ""
    file = f" in {quoted(suppression.file.text)}" if suppression.file is not None else ""
    return f"{suppression.rule}{where}{record}{file}"


def _finding(rule: Rule, where: FilePosition | None, sentence: str) -> Finding:
    return finding_at(Fault(rule=rule, path=(), sentence=sentence), where)
