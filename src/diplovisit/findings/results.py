"""What checking has to say: of one record, and of all of them."""

from collections.abc import Iterator

import attrs

from diplovisit.findings.rule import Finding, Severity


@attrs.frozen(kw_only=True)
class QuoteCounts:
    """How many quotes a record has, and how many of them were looked for in a text, found or not."""

    quotes: int = 0
    in_texts: int = 0


@attrs.frozen
class SuppressedFinding:
    """A finding that is not told, and the reason that somebody gave."""

    finding: Finding
    reason: str


@attrs.frozen(kw_only=True)
class CheckResult:
    """One record that was checked, or one text that could not be read as a record.

    `record` is its id, None where it has none that can be told. The findings stand in the order of the text.
    `sources` are the ids of its sources. `is_cross_record` is true for what is found of a record that was told of before: what
    shows only beside other records comes after all of them. `is_invalid` is true where no record could be made of it, so
    that no rule of records was asked; it stays true where nobody wants to know why. `is_record` is false for a document
    that lacks `format` or `id`: it may be anything, and does not count as a record. `suppressed` is what was found and
    is not told.
    """

    file: str | None
    record: str | None
    findings: tuple[Finding, ...]
    quote_counts: QuoteCounts = QuoteCounts()
    sources: tuple[str, ...] = ()
    is_cross_record: bool = False
    is_invalid: bool = False
    is_record: bool = True
    suppressed: tuple[SuppressedFinding, ...] = ()


@attrs.frozen(kw_only=True)
class CheckTotals:
    """How many records there were, how many findings of each severity, and how many of their quotes were looked up.

    `not_records` are the documents that lack `format` or `id`; they are not among the records. `is_invalid` counts the
    records that no rule could be asked of. `suppressed` findings count for no severity.
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

    def plus(self, checked: CheckResult) -> "CheckTotals":
        """The tally with one more record, or with what is found of one that was counted before."""
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
        )


@attrs.frozen
class CheckReport:
    """The outcome of a check.

    >>> from diplovisit import check
    >>> check([]).ok
    True
    """

    results: tuple[CheckResult, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings: record by record, and then those across records."""
        return tuple(finding for one in self.results for finding in one.findings)

    @property
    def tally(self) -> CheckTotals:
        """The counts."""
        tally = CheckTotals()
        for one in self.results:
            tally = tally.plus(one)
        return tally

    @property
    def ok(self) -> bool:
        """Whether every document is a record that could be checked, and there is no error; warnings may be there."""
        tally = self.tally
        return tally.errors == tally.invalid == tally.not_records == 0

    def __iter__(self) -> Iterator[Finding]:
        """Iterates over all findings."""
        return iter(self.findings)
