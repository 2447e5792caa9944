"""Findings: what a rule reports about a record, with its place in a file."""

import enum
import inspect
from typing import TypeAlias

import attrs

from diplovisit.findings.shortening import shortened_address, shortened_sentence, shortened_step

FieldPath: TypeAlias = tuple[str | int, ...]
"""The path of a value in a plain document: keys of mappings and indexes of lists, from the root down."""


class Severity(enum.StrEnum):
    """How serious a finding is: an error fails the run, a warning is shown, an info is optional reading.

    >>> from diplovisit.record import Severity
    >>> [severity.value for severity in Severity]
    ['error', 'warning', 'info']
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Group(enum.StrEnum):
    """The subject of a rule. People select and ignore rules by group.

    >>> from diplovisit.record import Group
    >>> Group("time")
    <Group.TIME: 'time'>
    """

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

    The texts are for readers who do not know our code.

    severity_if_required: its severity with `--require-evidence`; None where that makes no difference.
    finds: completes "This rule finds …".
    why: what goes wrong if the fault stays.
    remedy: what to do.
    breaks, keeps: a small example that breaks the rule, and the most similar one that keeps it. Their indentation in
        the code is removed. `findings/rule_example.py` describes their syntax.
    source: where the rule comes from: a standard with its section, a body of data, or our own reasoning.

    >>> from diplovisit.findings.schema_rules import NO_SUCH_DAY
    >>> NO_SUCH_DAY.name, NO_SUCH_DAY.severity
    ('no-such-day', <Severity.ERROR: 'error'>)
    """

    name: str = attrs.field(validator=attrs.validators.matches_re("[a-z]+(?:-[a-z]+)*"))
    group: Group
    severity: Severity
    severity_if_required: Severity | None = None
    finds: str
    why: str
    remedy: str
    breaks: str = attrs.field(converter=inspect.cleandoc)
    keeps: str = attrs.field(converter=inspect.cleandoc)
    source: str


@attrs.frozen(kw_only=True)
class Fault:
    """A fault in a document, by its path, without line or column.

    at_key: whether the name of the field is at fault, and not its value.
    remedy: what to do in this case; None means that the rule's own remedy applies.
    suggestion: what the text or the name at the path most likely meant; None where nothing is near.
    unlisted: how many other faults it represents; 0 for an ordinary fault.

    >>> from diplovisit import InvalidRecord, structure
    >>> try:
    ...     structure({"format": 1, "staus": "held"})
    ... except InvalidRecord as error:
    ...     fault = next(fault for fault in error.faults if fault.suggestion)
    >>> fault.path, fault.at_key, fault.suggestion
    (('staus',), True, 'status')
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
    """A range of a text: lines and columns count code points from 1, the end is exclusive.

    >>> from diplovisit.record import Span
    >>> span = Span(line=2, column=24, end_line=2, end_column=28)
    >>> span.end_column - span.column
    4
    """

    line: int
    column: int
    end_line: int
    end_column: int


@attrs.frozen
class FilePosition:
    """A place in a file: the file, the span in it, and the text of the first line of the span."""

    file: str
    span: Span
    source_line: str


@attrs.frozen
class Edit:
    """A change to a text: the text in `span` is replaced by `text`.

    >>> from diplovisit.record import Edit, Span
    >>> Edit(Span(1, 9, 1, 14), "held").text
    'held'
    """

    span: Span
    text: str


@attrs.frozen(kw_only=True)
class Fix:
    """A repair for a finding.

    what: what the repair does, in words.
    edits: the edits to the file.
    is_certain: whether the meaning of the record stays the same, so that a program may apply it without asking.
        Otherwise it is a suggestion that a person accepts or not.

    >>> from diplovisit.record import Edit, Fix, Span
    >>> fix = Fix(what="write held", edits=(Edit(Span(1, 9, 1, 14), "held"),), is_certain=False)
    >>> fix.is_certain
    False
    """

    what: str
    edits: tuple[Edit, ...]
    is_certain: bool


@attrs.frozen(kw_only=True)
class Finding:
    """A fault with everything a reader needs to act on it.

    address: the field in the record (`russia/when`); "" is the record as a whole.
    span, source_line: the place, and the text of its first line. None where there is no text: the record was built in
        Python, or the file could not be opened.
    fix: the repair; None where none is known.
    unlisted: how many other findings it represents, which are not listed; 0 for an ordinary finding.
    mentions: the names of other files in the sentence.

    >>> from diplovisit import check
    >>> finding = check("examples/least.yaml").findings
    >>> finding
    ()
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
    mentions: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """How many findings it counts as."""
        return self.unlisted or 1


def finding_at(fault: Fault, where: FilePosition | None = None, *, address: str = "") -> Finding:
    """Makes the finding of a fault; every finding of this package is made here.

    where: the position in the file; None for a fault without one.
    address: the field in the record; "" for the record as a whole.
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


class InvalidRecord(ValueError):
    """Raised for a document or a text that is not a valid record.

    findings: every fault with its address, and with file, line and column if it was read from a file.
    faults: the faults of a document by their paths; empty for a text that could not be parsed.

    >>> from diplovisit import InvalidRecord, loads
    >>> try:
    ...     loads('{"format": 1,\\n "id": "Oslo"}', name="visit.json")
    ... except InvalidRecord as error:
    ...     first = error.findings[0]
    >>> first.span.line, first.rule
    (1, 'missing-field')
    """

    def __init__(self, faults: tuple[Fault, ...], findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(faults, findings)
        self.faults = faults
        self.findings = findings

    def __str__(self) -> str:
        lines = [f"{_where(finding)}: {finding.sentence}" for finding in self.findings]
        lines = lines or [f"{_address(fault)}: {fault.sentence}" for fault in self.faults]
        return "\n  ".join((f"{len(lines)} fault{'' if len(lines) == 1 else 's'}:", *lines))


def _where(finding: Finding) -> str:
    if finding.span is not None:
        return f"{finding.file}:{finding.span.line}:{finding.span.column}"
    return finding.address or "the record"


def _address(fault: Fault) -> str:
    return "/".join(shortened_step(str(step)) for step in fault.path)
