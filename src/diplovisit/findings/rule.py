"""What a check can say: rules, the faults they find, and findings with their place in a file."""

import enum
import inspect
from typing import TypeAlias

import attrs

from diplovisit.findings.shortening import shortened_address, shortened_sentence, shortened_step

FieldPath: TypeAlias = tuple[str | int, ...]
"""Where a value sits in a plain document: keys of mappings and indexes of lists, from the root down."""


class Severity(enum.StrEnum):
    """How much a finding weighs: an error fails the run, a warning is shown, an info is for the curious."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Group(enum.StrEnum):
    """The subject of a rule; groups are what people select and ignore by."""

    SYNTAX = "syntax"
    SCHEMA = "schema"
    TIME = "time"
    PLACE = "place"
    PEOPLE = "people"
    EVIDENCE = "evidence"
    QUANTITY = "quantity"
    RELATIONS = "relations"
    CATEGORY = "category"
    TEXT = "text"
    EXPORT = "export"
    CONFIGURATION = "configuration"


@attrs.frozen(kw_only=True)
class Rule:
    """A kind of fault, by name.

    The texts are for somebody who never read our code: `finds` completes "This rule finds …", `why` says what goes
    wrong where the fault stays, `remedy` says what to do, `source` where the rule comes from: a standard with its
    section, a body of data, our own reasoning. `breaks` is a small example that breaks the rule, `keeps` the nearest
    that keeps it; `findings/rule_example.py` says how they are written. Their indentation in the code is taken off.
    """

    name: str = attrs.field(validator=attrs.validators.matches_re("[a-z]+(?:-[a-z]+)*"))
    group: Group
    severity: Severity
    finds: str
    why: str
    remedy: str
    breaks: str = attrs.field(converter=inspect.cleandoc)
    keeps: str = attrs.field(converter=inspect.cleandoc)
    source: str


@attrs.frozen(kw_only=True)
class Fault:
    """A fault in a document, by its path: symbolic, without line or column.

    `at_key` is true where the name of the field is at fault and not its value. `remedy` is what to do in this very
    case; None means that the rule's own remedy says it. `suggestion` is what was most likely meant by the text, or by the
    name, that stands there; None where nothing is near. `unlisted` is how many other faults it stands for; 0 for a
    fault of its own.
    """

    rule: Rule
    path: FieldPath
    sentence: str = attrs.field(converter=shortened_sentence)
    at_key: bool = False
    remedy: str | None = None
    suggestion: str | None = None
    unlisted: int = 0


@attrs.frozen(order=True)
class Span:
    """Where something stands in a text: lines and columns count code points from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@attrs.frozen
class FilePosition:
    """A place in a file: the file, the span in it, and the text of the line that the span begins on."""

    file: str
    span: Span
    source_line: str


@attrs.frozen
class Edit:
    """A change of a text: what stands in a span gives way to another text."""

    span: Span
    text: str


@attrs.frozen(kw_only=True)
class Fix:
    """What would mend a finding: what it does, in words, and the edits of the file that do it.

    `is_certain` is true where it changes nothing that the record says, so that a program may do it unasked; else it is
    a suggestion, which a person takes or leaves.
    """

    what: str
    edits: tuple[Edit, ...]
    is_certain: bool


@attrs.frozen(kw_only=True)
class Finding:
    """A fault with everything a reader needs to act on it.

    `address` names the field in the record (`russia/when`), "" the record as a whole. `span` and `source_line`, the
    text of the line it begins on, are None where the record came from no text: built in Python, or a file that could
    not be opened. `fix` is what would mend it, where that is known. `unlisted` is how many other findings it stands
    for, which are not listed; 0 for a finding of its own.
    """

    rule: str
    group: Group
    severity: Severity
    address: str = attrs.field(converter=shortened_address)
    sentence: str = attrs.field(converter=shortened_sentence)
    remedy: str = attrs.field(converter=shortened_sentence)
    file: str | None = None
    span: Span | None = None
    source_line: str | None = None
    fix: Fix | None = None
    unlisted: int = 0

    @property
    def number(self) -> int:
        """How many findings it counts for."""
        return self.unlisted or 1


def finding_at(fault: Fault, where: FilePosition | None = None, *, address: str = "") -> Finding:
    """Makes the finding of a fault: every finding of this package is made here.

    where: the position in the file, None for a fault without one. address: the field in the record, "" for all of it.
    """
    return Finding(
        rule=fault.rule.name,
        group=fault.rule.group,
        severity=fault.rule.severity,
        address=address,
        sentence=fault.sentence,
        remedy=fault.remedy or fault.rule.remedy,
        file=where.file if where is not None else None,
        span=where.span if where is not None else None,
        source_line=where.source_line if where is not None else None,
        unlisted=fault.unlisted,
    )


# MERGED: The exceptions of the library: few, and each says what to do next.


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
