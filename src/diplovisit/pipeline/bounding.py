"""Bounds the report of one record: so many findings are listed, and of each rule it is said how many more there are.

A record of some kilobytes can have thousands of findings, and each repeats ids of the record. The gravest are listed
first, so that no warning takes the place of an error.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.record import Fault, Finding, Severity

MOST_FINDINGS: Final = 1_000
"""Findings listed of one record."""

LONGEST_REPORT: Final = 300_000
"""Characters of what the findings of one record say: sentences, addresses, remedies and the names of files."""

_WEIGHTS: Final = tuple(Severity)


def bound_findings(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings of one record within the bounds, in their order; then a finding for each rule that has more.

    A finding that stands for others is always listed.

    >>> from diplovisit import check
    >>> bound_findings(check("seeds").findings)
    ()
    """
    if len(findings) <= MOST_FINDINGS and sum(map(_length, findings)) <= LONGEST_REPORT:
        return findings
    kept: set[int] = set()
    room = LONGEST_REPORT
    for number in sorted(range(len(findings)), key=lambda place: _WEIGHTS.index(findings[place].severity)):
        if findings[number].unlisted:
            continue
        room -= _length(findings[number])
        if len(kept) == MOST_FINDINGS or room < 0:
            break
        kept.add(number)
    listed = [finding for number, finding in enumerate(findings) if number in kept]
    rest = [finding for number, finding in enumerate(findings) if number not in kept]
    return (*listed, *_more(rest))


def bound_faults(faults: Iterable[Fault]) -> list[Fault]:
    """The faults as far as any report lists them; those of a rule that come after so many are only counted.

    A rule that says a sentence a hundred thousand times does not fill the memory with them.
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


def _more(rest: list[Finding]) -> Iterator[Finding]:
    """A finding for each rule and weight, at the place of the first one that is not listed."""
    by_rule: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in rest:
        by_rule.setdefault((finding.rule, finding.severity), []).append(finding)
    for same in by_rule.values():
        number = sum(finding.number for finding in same)
        sentence = same[0].sentence if len(same) == 1 and same[0].unlisted else _sentence(number)
        yield attrs.evolve(same[0], address="", sentence=sentence, fix=None, unlisted=number)


def _sentence(number: int) -> str:
    many = "finding of this rule is" if number == 1 else "findings of this rule are"
    return f"{number:,} more {many} not listed, of which this is the first place"


def _length(finding: Finding) -> int:
    # With escapes, as reports write them.
    return sum(
        len(text) if text.isascii() else len(text.encode("unicode_escape"))
        for text in (finding.sentence, finding.address, finding.remedy, finding.file or "")
    )
