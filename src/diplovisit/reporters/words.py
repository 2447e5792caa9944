"""The words that reporters for people share: where a finding is, and how many there were."""

from diplovisit.record.finding import Finding
from diplovisit.record.report import CheckTotals
from diplovisit.reporters.printable import printable


def finding_place(finding: Finding) -> str:
    """Where a finding is, as file:line:column, in a form that no log takes for a command of its own."""
    name = printable(finding.file or "<record>")
    # A line that begins with "::" is an order to GitHub's runner, after blanks and what it takes for nothing, too: no
    # colon may be the first of what ASCII can print, whatever stands before it.
    first = next((letter for letter in f"{name}:" if "!" <= letter <= "~"), ":")
    name = name if (name[0].isalnum() or name[0] in "./_<~") and first != ":" else f"./{name}"
    return f"{name}:{finding.span.line}:{finding.span.column}" if finding.span else name


def count_noun(number: int, noun: str) -> str:
    """A number and its noun.

    >>> count_noun(1, "error"), count_noun(1200, "record")
    ('1 error', '1,200 records')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def summary_line(tally: CheckTotals) -> str:
    """The last line of a report.

    >>> summary_line(CheckTotals(records=2, warnings=1, suppressed=3))
    '2 records checked: 1 warning; 3 findings suppressed.'
    >>> summary_line(CheckTotals(records=2, not_records=1, errors=1))
    '2 records checked: 1 error. 1 document without format and id is not counted as a record.'
    """
    if tally.records == tally.not_records == 0:
        return "0 records checked."
    counted = [(tally.errors, "error"), (tally.warnings, "warning"), (tally.infos, "note")]
    found = [count_noun(number, noun) for number, noun in counted if number]
    told = ", ".join(found) or "nothing found"
    if tally.suppressed:
        told += f"; {count_noun(tally.suppressed, 'finding')} suppressed"
    if tally.invalid and not tally.errors:  # else the errors say so
        told += f"; {count_noun(tally.invalid, 'record')} could not be read"
    said = f"{count_noun(tally.records, 'record')} checked: {told}."
    if tally.not_records:
        verb = "is not counted as a record" if tally.not_records == 1 else "are not counted as records"
        said += f" {count_noun(tally.not_records, 'document')} without format and id {verb}."
    if tally.quotes == 0:
        return said
    return f"{said} Of {count_noun(tally.quotes, 'quote')}, {tally.in_texts:,} were looked up in the sources' texts."
