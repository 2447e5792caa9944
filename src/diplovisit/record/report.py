"""What checking has to say: of one record, and of all of them."""

from collections.abc import Iterator

import attrs

from diplovisit.record.finding import Finding, Severity


@attrs.frozen(kw_only=True)
class LookedUp:
    """How many quotes a record has, and how many of them were looked for in a text, found or not."""

    quotes: int = 0
    in_texts: int = 0


@attrs.frozen
class Suppressed:
    """A finding that is not told, and the reason that somebody gave."""

    finding: Finding
    reason: str


@attrs.frozen(kw_only=True)
class Checked:
    """One record that was checked, or one text that could not be read as a record.

    `record` is its id, None where it has none that can be told. The findings stand in the order of the text.
    `sources` are the ids of its sources. `again` is true for what is found of a record that was told of before: what
    shows only beside other records comes after all of them. `unread` is true where no record could be made of it, so
    that no rule of records was asked; it stays true where nobody wants to know why. `is_record` is false for a document
    that lacks `format` or `id`: it may be anything, and does not count as a record. `suppressed` is what was found and
    is not told.
    """

    file: str | None
    record: str | None
    findings: tuple[Finding, ...]
    looked_up: LookedUp = LookedUp()
    sources: tuple[str, ...] = ()
    again: bool = False
    unread: bool = False
    is_record: bool = True
    suppressed: tuple[Suppressed, ...] = ()


@attrs.frozen(kw_only=True)
class Tally:
    """How many records there were, how many findings of each severity, and how many of their quotes were looked up.

    `not_records` are the documents that lack `format` or `id`; they are not among the records. `unread` counts the
    records that no rule could be asked of. `suppressed` findings count for no severity.
    """

    records: int = 0
    not_records: int = 0
    unread: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    suppressed: int = 0
    quotes: int = 0
    in_texts: int = 0

    def plus(self, checked: Checked) -> "Tally":
        """The tally with one more record, or with what is found of one that was counted before."""
        numbers = dict.fromkeys(Severity, 0)
        for finding in checked.findings:
            numbers[finding.severity] += finding.number
        return Tally(
            records=self.records + (not checked.again and checked.is_record),
            not_records=self.not_records + (not checked.again and not checked.is_record),
            unread=self.unread + (checked.unread and checked.is_record),
            errors=self.errors + numbers[Severity.ERROR],
            warnings=self.warnings + numbers[Severity.WARNING],
            infos=self.infos + numbers[Severity.INFO],
            suppressed=self.suppressed + len(checked.suppressed),
            quotes=self.quotes + checked.looked_up.quotes,
            in_texts=self.in_texts + checked.looked_up.in_texts,
        )


@attrs.frozen
class Report:
    """The outcome of a check.

    >>> from diplovisit import check
    >>> check([]).ok
    True
    """

    checked: tuple[Checked, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings: record by record, and then those across records."""
        return tuple(finding for one in self.checked for finding in one.findings)

    @property
    def tally(self) -> Tally:
        """The counts."""
        tally = Tally()
        for one in self.checked:
            tally = tally.plus(one)
        return tally

    @property
    def ok(self) -> bool:
        """Whether every document is a record that could be checked, and there is no error; warnings may be there."""
        tally = self.tally
        return tally.errors == tally.unread == tally.not_records == 0

    def __iter__(self) -> Iterator[Finding]:
        """Iterates over all findings."""
        return iter(self.findings)
