"""The exceptions of the library: few, and each says what to do next."""

from diplovisit.findings.rule import Fault, Finding
from diplovisit.findings.shortening import shortened_step


class InvalidRecord(ValueError):
    """Raised for what is no record.

    `findings` has every fault of it, each with its address, and with file, line and column where it was read from a
    file. `faults` has those of a document by their paths; a text that could not be read at all has none.
    """

    def __init__(self, faults: tuple[Fault, ...], findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(faults, findings)
        self.faults = faults
        self.findings = findings

    def __str__(self) -> str:
        told = [f"{_where(finding)}: {finding.sentence}" for finding in self.findings]
        told = told or [f"{_address(fault)}: {fault.sentence}" for fault in self.faults]
        return "\n  ".join((f"{len(told)} fault{'' if len(told) == 1 else 's'}:", *told))


def _where(finding: Finding) -> str:
    if finding.span is not None:
        return f"{finding.file}:{finding.span.line}:{finding.span.column}"
    return finding.address or "the record"


def _address(fault: Fault) -> str:
    return "/".join(shortened_step(str(step)) for step in fault.path)
