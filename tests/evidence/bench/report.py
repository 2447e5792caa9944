"""Counts how the product does on the bench, by kind of case; also for `python -m tests.evidence.bench.report`."""

import sys
from collections.abc import Iterable
from pathlib import Path

import attrs

from tests.evidence.bench.cases import BENCH, Case, read_cases
from tests.evidence.bench.trial import is_contradicted, is_proven, opinions


@attrs.frozen(kw_only=True)
class Outcome:
    """What the product said of one value of a case, and whether that is a fault."""

    case: Case
    value: str
    expected: str
    fault: str | None


def outcomes(cases: Iterable[Case]) -> Iterable[Outcome]:
    """Yields an outcome for each value of each case."""
    for case in cases:
        for value in (*case.wrong, *case.unproven):
            expected = "wrong" if value in case.wrong else "unproven"
            fault = "wrong value proven" if is_proven(case, value) else None
            if fault is None and expected == "unproven" and is_contradicted(case, value):
                fault = "right value contradicted"
            yield Outcome(case=case, value=value, expected=expected, fault=fault)
        for value in case.right:
            fault = (
                None if is_proven(case, value) else "right value contradicted" if is_contradicted(case, value) else None
            )
            if fault is None and case.read_at_once and not is_proven(case, value):
                fault = "right value not read"
            yield Outcome(case=case, value=value, expected="right", fault=fault)


def main(folder: Path, kinds: list[str]) -> None:
    """Prints the counts for each file of a folder; with kinds, the faults in these files."""
    print(
        f"{'kind':24} {'values':>6} {'wrong':>6} {'proven':>7} {'right':>6} {'contradicted':>13} {'at once':>8} {'read':>5}"
    )
    found = list(outcomes(read_cases(folder)))
    for kind in [*dict.fromkeys(outcome.case.file for outcome in found), "all"]:
        group = [outcome for outcome in found if kind in {outcome.case.file, "all"}]
        wrong = [outcome for outcome in group if outcome.expected != "right"]
        at_once = [outcome for outcome in group if outcome.expected == "right" and outcome.case.read_at_once]
        faults = [outcome.fault for outcome in group]
        read = len(at_once) - sum(outcome.fault is not None for outcome in at_once)
        print(
            f"{kind:24} {len(group):6} {len(wrong):6} {faults.count('wrong value proven'):7} {len(group) - len(wrong):6} "
            f"{faults.count('right value contradicted'):13} {len(at_once):8} {read:5}"
        )
    for outcome in found:
        if outcome.fault is not None and (outcome.case.file in kinds or "all" in kinds):
            print(f"\n{outcome.case.id}: {outcome.fault}: {outcome.case.fact} {outcome.value}")
            print(f"  {outcome.case.text!r}\n  quote {outcome.case.quote!r}  published {outcome.case.published}")
            for opinion in dict.fromkeys(opinions(outcome.case, outcome.value)):
                print(f"    {opinion.verdict}: {opinion.reason}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else BENCH, sys.argv[2:])
