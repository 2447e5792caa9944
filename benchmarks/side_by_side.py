"""Times functions side by side in one process: shuffled runs, medians, spread, and ratios to one of them."""

import gc
import random
import statistics
from collections.abc import Callable, Mapping
from time import perf_counter

import attrs


@attrs.frozen
class Timed:
    """The time of one call in seconds: the median of the runs, and the distance between their quartiles."""

    median: float
    spread: float


def timed(functions: Mapping[str, Callable[[], object]], *, runs: int = 15, least: float = 0.02) -> dict[str, Timed]:
    """Times each function in `runs` runs, each with enough calls for `least` seconds, all in one shuffled order."""
    calls: dict[str, int] = {}
    for name, function in functions.items():
        start = perf_counter()
        function()
        once = perf_counter() - start
        calls[name] = max(1, min(100_000, int(least / max(once, 1e-7))))
    order = [name for name in functions for _ in range(runs)]
    random.Random(1).shuffle(order)
    taken: dict[str, list[float]] = {name: [] for name in functions}
    for name in order:
        function = functions[name]
        gc.collect()
        start = perf_counter()
        for _ in range(calls[name]):
            function()
        taken[name].append((perf_counter() - start) / calls[name])
    return {name: Timed(statistics.median(each), _between_quartiles(each)) for name, each in taken.items()}


def _between_quartiles(times: list[float]) -> float:
    first, _, third = statistics.quantiles(times, n=4)
    return third - first


def table(found: Mapping[str, Timed], against: str, *, faster: bool = True) -> str:
    """A Markdown table. The last column is the speed relative to `against`."""
    base = found[against].median
    lines = [f"| | µs | spread µs | against {against} |", "|---|---:|---:|---:|"]
    for name, each in sorted(found.items(), key=lambda item: item[1].median):
        ratio = base / each.median if faster else each.median / base
        lines.append(f"| {name} | {each.median * 1e6:,.1f} | {each.spread * 1e6:,.1f} | {ratio:.2f}× |")
    return "\n".join(lines)
