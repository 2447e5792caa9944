"""What checking has to say: of one record, and of all of them."""

from collections.abc import Iterator

import attrs

from diplovisit.record.finding import Finding, Severity


@attrs.frozen(kw_only=True)
class Checked:
    """One record that was checked, or one text that could not be read as a record.

    `record` is its id, None where it has none that can be told. The findings stand in the order of the text.
    """

    file: str | None
    record: str | None
    findings: tuple[Finding, ...]


@attrs.frozen(kw_only=True)
class Tally:
    """How many records there were, and how many findings of each severity."""

    records: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0

    def plus(self, checked: Checked) -> "Tally":
        """The tally with one more record."""
        severities = [finding.severity for finding in checked.findings]
        return Tally(
            records=self.records + 1,
            errors=self.errors + severities.count(Severity.ERROR),
            warnings=self.warnings + severities.count(Severity.WARNING),
            infos=self.infos + severities.count(Severity.INFO),
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
        """All findings, record by record."""
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
        """Whether there is no error; warnings may stand."""
        return self.tally.errors == 0

    def __iter__(self) -> Iterator[Finding]:
        """Iterates over all findings."""
        return iter(self.findings)
