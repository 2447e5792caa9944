"""The results of a check, for one record and for all of them."""

from collections.abc import Iterator

import attrs

from diplovisit.findings.rule import Finding, Severity


@attrs.frozen(kw_only=True)
class QuoteCounts:
    """How many quotes a record has, and how many of them were searched for in a text, with or without success."""

    quotes: int = 0
    in_texts: int = 0


@attrs.frozen(kw_only=True)
class FactCounts:
    """How many facts were checked in the texts of sources, by the lock file without the text, and not at all."""

    in_texts: int = 0
    by_lock: int = 0
    not_checked: int = 0


@attrs.frozen
class SuppressedFinding:
    """A finding that is not reported, and the reason given in the suppression."""

    finding: Finding
    reason: str


@attrs.frozen(kw_only=True)
class CheckResult:
    """The result for one record, or for one text that could not be read as a record.

    record: its id; None where the id is missing or cannot be read.
    findings: in the order of the text.
    sources: the ids of its sources.
    is_cross_record: whether this is a second result of a record, with the findings of the rules over all records. Such
        results come after those of all records.
    is_invalid: whether no record could be made of it, so that no rule for records ran. It is true even where the
        selection leaves out the rules that say why.
    is_record: false for a document that lacks `format` or `id`. It may be anything, and is not counted as a record.
    suppressed: findings that are not reported.

    >>> from diplovisit import check
    >>> (result,) = check("examples/least.yaml").results
    >>> result.file, result.record, result.sources
    ('examples/least.yaml', 'fi-ee-virtanen-talks', ('ministry',))
    """

    file: str | None
    record: str | None
    findings: tuple[Finding, ...]
    quote_counts: QuoteCounts = QuoteCounts()
    fact_counts: FactCounts = FactCounts()
    sources: tuple[str, ...] = ()
    is_cross_record: bool = False
    is_invalid: bool = False
    is_record: bool = True
    suppressed: tuple[SuppressedFinding, ...] = ()


@attrs.frozen(kw_only=True)
class CheckTotals:
    """The numbers of records, of findings by severity, of quotes that were searched for, and of checked facts.

    not_records: documents that lack `format` or `id`; they are not counted in `records`.
    invalid: records that no rule for records could run on.
    suppressed: findings that are not reported; they count for no severity.

    >>> from diplovisit import check
    >>> totals = check("seeds").tally
    >>> totals.records, totals.errors, totals.quotes == totals.in_texts
    (1, 0, True)
    """

    records: int = 0
    not_records: int = 0
    invalid: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    suppressed: int = 0
    quotes: int = 0
    in_texts: int = 0
    facts_in_texts: int = 0
    facts_by_lock: int = 0
    facts_not_checked: int = 0

    def plus(self, checked: CheckResult) -> "CheckTotals":
        """Returns the totals with one more result; a cross-record result adds findings but no record."""
        numbers = dict.fromkeys(Severity, 0)
        for finding in checked.findings:
            numbers[finding.severity] += finding.number
        return CheckTotals(
            records=self.records + (not checked.is_cross_record and checked.is_record),
            not_records=self.not_records + (not checked.is_cross_record and not checked.is_record),
            invalid=self.invalid + (checked.is_invalid and checked.is_record),
            errors=self.errors + numbers[Severity.ERROR],
            warnings=self.warnings + numbers[Severity.WARNING],
            infos=self.infos + numbers[Severity.INFO],
            suppressed=self.suppressed + len(checked.suppressed),
            quotes=self.quotes + checked.quote_counts.quotes,
            in_texts=self.in_texts + checked.quote_counts.in_texts,
            facts_in_texts=self.facts_in_texts + checked.fact_counts.in_texts,
            facts_by_lock=self.facts_by_lock + checked.fact_counts.by_lock,
            facts_not_checked=self.facts_not_checked + checked.fact_counts.not_checked,
        )


@attrs.frozen
class CheckReport:
    """The results of a check of any number of records.

    passed_over: the files in folders that do not look like records, and were not checked.

    Iterate over it to get the findings. It is true in a condition only by `ok`, which is false where there is an error.

    >>> from diplovisit import check
    >>> report = check(["seeds", "examples/least.yaml"])
    >>> report.ok, report.tally.records, [finding.sentence for finding in report]
    (True, 2, [])
    """

    results: tuple[CheckResult, ...]
    passed_over: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings: first record by record, then those of the rules over all records."""
        return tuple(finding for result in self.results for finding in result.findings)

    @property
    def tally(self) -> CheckTotals:
        """The totals of all results."""
        tally = CheckTotals()
        for result in self.results:
            tally = tally.plus(result)
        return tally

    @property
    def ok(self) -> bool:
        """Whether every document is a record that could be checked, and none has an error; warnings are allowed."""
        tally = self.tally
        return tally.errors == tally.invalid == tally.not_records == 0

    def __iter__(self) -> Iterator[Finding]:
        """Iterates over all findings."""
        return iter(self.findings)
