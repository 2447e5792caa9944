"""How the time of `check` is spent: each step over the same records, by itself, as a share of the total.

Run as `python -m benchmarks.where_time_goes [RECORDS]`. A step uses the results of the steps before it, as in a check.
The two lower bounds at the end are parts of the first two steps.
"""

import collections
import json
import sys
from collections.abc import Callable, Iterable
from time import perf_counter

from benchmarks.commands import records
from diplovisit import Visit, export
from diplovisit.checks import CHECKS
from diplovisit.checks.across import make_digest
from diplovisit.checks.facts.record_texts import record_texts
from diplovisit.converters import structure
from diplovisit.evidence import Examination
from diplovisit.readers.json_reader import read_json
from diplovisit.record.addresses import directory_of
from diplovisit.record.constraints import LINE, SENTENCE


def measure(count: int) -> dict[str, float]:
    """The seconds of each step, over `count` records: the least of three rounds."""
    lines = [export(visit, "json").decode().strip() for visit in records(count)]
    rounds = [_round(lines) for _ in range(3)]
    return {step: min(each[step] for each in rounds) for step in rounds[0]}


def _round(lines: Iterable[str]) -> dict[str, float]:
    taken: dict[str, float] = collections.defaultdict(float)

    def step(name: str, function: Callable[[], object]) -> object:
        start = perf_counter()
        made = function()
        taken[name] += perf_counter() - start
        return made

    for line in lines:
        document = step("read: JSON, strictly", lambda: read_json(line, name="x"))  # noqa: B023
        visit = step("structure: build the record", lambda: structure(document.data))  # type: ignore[attr-defined]  # noqa: B023
        assert isinstance(visit, Visit)
        step("walk: ids and addresses", lambda: directory_of(visit))  # noqa: B023
        step("walk: texts", lambda: record_texts(visit))  # noqa: B023
        examination = Examination(visit=visit)
        step("evidence: facts", lambda: examination.facts)  # noqa: B023
        step("evidence: facts against words", lambda: examination.judgements)  # noqa: B023
        for check in CHECKS:
            step(f"rule {check.rule.name}", lambda: list(check.run(examination)))  # noqa: B023
        step("across: digest", lambda: make_digest(visit))  # noqa: B023
        step("floor: json.loads", lambda: json.loads(line))  # noqa: B023
        free = "\0".join(field.text for field in record_texts(visit) if field.is_free)
        step("floor: patterns of free texts", lambda: (LINE.fullmatch(free), SENTENCE.fullmatch(free)))  # noqa: B023
    return taken


def report(count: int = 1_000) -> str:
    """The table. Rules are summed up, except the five slowest."""
    taken = measure(count)
    rules = {name: time for name, time in taken.items() if name.startswith("rule ")}
    longest = sorted(rules, key=lambda name: -rules[name])[:5]
    rows = {name: time for name, time in taken.items() if name not in rules}
    floors = {name: rows.pop(name) for name in list(rows) if name.startswith("floor")}
    rows |= {f"`{name.removeprefix('rule ')}`": rules[name] for name in longest}
    rows[f"the other {len(rules) - len(longest)} rules"] = sum(rules.values()) - sum(rules[name] for name in longest)
    whole = sum(rows.values())
    lines = [f"{whole / count * 1e6:.0f} µs a record.", "", "| step | share |", "|---|---:|"]
    lines += [f"| {name} | {time / whole:.1%} |" for name, time in rows.items()]
    lines += [f"| {name} | {time / whole:.1%} |" for name, time in floors.items()]
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000))
