"""Bounds the findings of one record: lists a limited number, and counts the rest by rule.

A record of a few kilobytes can have thousands of findings, and each repeats ids of the record. Errors are kept first,
so that no warning displaces an error.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.record import Fault, Finding, Severity

MOST_FINDINGS: Final = 1_000
"""The most findings that are listed for one record."""

LONGEST_REPORT: Final = 300_000
"""The most characters in the findings of one record: sentences, addresses, remedies and names of files."""

MOST_OF_A_RULE: Final = 20
"""The most findings of one rule that are listed for the rows of a data set."""

_SEVERITIES: Final = tuple(Severity)


def bound_findings(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Returns the findings of one record within the bounds, in their order, then a count for each rule with more.

    A finding that is itself a count of others is always listed.

    >>> from diplovisit import check
    >>> bound_findings(check("seeds").findings)
    ()
    """
    if len(findings) <= MOST_FINDINGS and sum(map(_length, findings)) <= LONGEST_REPORT:
        return findings
    kept: set[int] = set()
    remaining = LONGEST_REPORT
    for number in sorted(range(len(findings)), key=lambda index: _SEVERITIES.index(findings[index].severity)):
        if findings[number].unlisted:
            continue
        remaining -= _length(findings[number])
        if len(kept) == MOST_FINDINGS or remaining < 0:
            break
        kept.add(number)
    listed = [finding for number, finding in enumerate(findings) if number in kept]
    rest = [finding for number, finding in enumerate(findings) if number not in kept]
    return (*listed, *_counts_of_unlisted(rest))


def bound_each_rule(findings: Iterable[Finding], most: int = MOST_OF_A_RULE) -> tuple[Finding, ...]:
    """Returns the first findings of each rule in their order, then a count for each rule with more.

    A file has a finding for many of its rows, and most say the same.
    """
    kept: list[Finding] = []
    rest: list[Finding] = []
    numbers: dict[str, int] = {}
    for finding in findings:
        numbers[finding.rule] = numbers.get(finding.rule, 0) + 1
        (kept if numbers[finding.rule] <= most or finding.unlisted else rest).append(finding)
    return (*kept, *_counts_of_unlisted(rest))


def bound_faults(faults: Iterable[Fault]) -> list[Fault]:
    """Returns the faults that a report can list. Beyond `MOST_FINDINGS`, the faults of a rule are only counted.

    So a rule that yields the same sentence a hundred thousand times does not fill the memory.
    """
    kept: list[Fault] = []
    numbers: dict[str, int] = {}
    over: dict[str, Fault] = {}
    for fault in faults:
        name = fault.rule.name
        numbers[name] = numbers.get(name, 0) + 1
        if numbers[name] <= MOST_FINDINGS:
            kept.append(fault)
        else:
            over.setdefault(name, fault)
    for name, fault in over.items():
        number = numbers[name] - MOST_FINDINGS
        kept.append(attrs.evolve(fault, sentence=_sentence(number), unlisted=number))
    return kept


def _counts_of_unlisted(rest: list[Finding]) -> Iterator[Finding]:
    """Yields a count for each rule and severity, at the position of the first finding that is not listed."""
    by_rule: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in rest:
        by_rule.setdefault((finding.rule, finding.severity), []).append(finding)
    for group in by_rule.values():
        number = sum(finding.number for finding in group)
        sentence = group[0].sentence if len(group) == 1 and group[0].unlisted else _sentence(number)
        yield attrs.evolve(group[0], address="", sentence=sentence, fix=None, unlisted=number)


def _sentence(number: int) -> str:
    subject = "finding of this rule is" if number == 1 else "findings of this rule are"
    return f"{number:,} more {subject} not listed; this is the first"


def _length(finding: Finding) -> int:
    # Escapes count, because reports write them.
    return sum(
        len(text) if text.isascii() else len(text.encode("unicode_escape"))
        for text in (finding.sentence, finding.address, finding.remedy, finding.file or "")
    )
