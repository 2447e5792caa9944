"""What a run of `check` comes to: its counts, and from them the exit code."""

from diplovisit.cli import exits
from diplovisit.cli.saying import note
from diplovisit.record import Severity
from diplovisit.record.report import Checked, Tally


class Outcome:
    """The counts of a run, as records come by."""

    def __init__(self) -> None:
        self.tally = Tally()
        self._not_told: list[str] = []

    def saw(self, checked: Checked) -> Checked:
        """Counts a record, and gives it back."""
        self.tally = self.tally.plus(checked)
        if checked.unread and not any(finding.severity is Severity.ERROR for finding in checked.findings):
            self._not_told.append(checked.file or "<record>")
        return checked

    def exit_code(self, fail_on: Severity) -> int:
        """1 where something was found that weighs enough, or where a record could not be read, whoever ignores why."""
        tally = self.tally
        found = {
            Severity.ERROR: tally.errors,
            Severity.WARNING: tally.errors + tally.warnings,
            Severity.INFO: tally.errors + tally.warnings + tally.infos,
        }[fail_on]
        return exits.FOUND if found or tally.unread else exits.OK

    def tell_unread(self) -> None:
        """Says on standard error which records were not checked, where no error says so."""
        if not self._not_told:
            return
        names = ", ".join(dict.fromkeys(self._not_told[:5]))
        more = f" and {len(self._not_told) - 5:,} more" if len(self._not_told) > 5 else ""
        many = f"{len(self._not_told):,} records were" if len(self._not_told) > 1 else "1 record was"
        remedy = "mend it, or leave the file out with --exclude"
        note(f"diplovisit: {many} not checked, though no error says so: {names}{more}; {remedy}")
