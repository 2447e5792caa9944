"""What a run of `check` comes to: its counts, and from them the exit code."""

from diplovisit.cli import exits
from diplovisit.cli.saying import print_error
from diplovisit.record import Severity
from diplovisit.record.report import CheckResult, CheckTotals
from diplovisit.reporters.words import count_noun


class CheckOutcome:
    """The counts of a run, as records come by."""

    def __init__(self) -> None:
        self.tally = CheckTotals()
        self._not_told: list[CheckResult] = []

    def add(self, checked: CheckResult) -> CheckResult:
        """Counts a record, and gives it back."""
        self.tally = self.tally.plus(checked)
        if checked.is_invalid and not any(finding.severity is Severity.ERROR for finding in checked.findings):
            self._not_told.append(checked)
        return checked

    def exit_code(self, fail_on: Severity) -> int:
        """1 where something was found that weighs enough, or where a record could not be read, whoever ignores why."""
        tally = self.tally
        found = {
            Severity.ERROR: tally.errors,
            Severity.WARNING: tally.errors + tally.warnings,
            Severity.INFO: tally.errors + tally.warnings + tally.infos,
        }[fail_on]
        return exits.ERRORS_FOUND if found or tally.invalid or tally.not_records else exits.OK

    def report_unchecked(self) -> None:
        """Says on standard error which records and documents were not checked, where no error says so."""
        if not self._not_told:
            return
        names = ", ".join(dict.fromkeys(one.file or "<record>" for one in self._not_told[:5]))
        more = f" and {len(self._not_told) - 5:,} more" if len(self._not_told) > 5 else ""
        noun = "record" if all(one.is_record for one in self._not_told) else "document"
        many = f"{count_noun(len(self._not_told), noun)} {'were' if len(self._not_told) > 1 else 'was'}"
        remedy = "mend it, or leave the file out with --exclude"
        print_error(f"diplovisit: {many} not checked, though no error says so: {names}{more}; {remedy}")
