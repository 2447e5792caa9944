"""The exceptions of the library: few, and each says what to do next."""

from diplovisit.record.finding import Fault, Finding


class InvalidRecord(ValueError):
    """Raised for what is no record.

    `faults` holds every fault of a document, each with its path; `findings` the same with file, line and column, where
    it was read from a file. A text that could not be read at all has findings alone.
    """

    def __init__(self, faults: tuple[Fault, ...], findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(faults, findings)
        self.faults = faults
        self.findings = findings

    def __str__(self) -> str:
        told = [f"{_where(finding)}: {finding.sentence}" for finding in self.findings]
        told = told or [f"{'/'.join(map(str, fault.path)) or 'the record'}: {fault.sentence}" for fault in self.faults]
        return "\n  ".join((f"{len(told)} fault{'' if len(told) == 1 else 's'}:", *told))


def _where(finding: Finding) -> str:
    return f"{finding.file}:{finding.span.line}:{finding.span.column}" if finding.span else finding.address
