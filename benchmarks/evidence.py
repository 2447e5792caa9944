"""Evidence: what tampering remains undetected, which edits keep the anchors, and how the time grows.

Run as `python -m benchmarks.evidence`.
"""

import statistics
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import attrs
from tests.evidence.anchors.edit_rates import print_rates
from tests.evidence.tampering import tampered_records

from diplovisit import load
from diplovisit.evidence import Examination, Verdict
from diplovisit.evidence.readings import scan_values
from diplovisit.evidence.sentence import _cached_figures, read_sentence  # with empty caches
from diplovisit.evidence.texts import read_text
from diplovisit.record import Visit

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds/misri-russia"
SAID = {Verdict.PROVEN, Verdict.PROVEN_APPROXIMATE, Verdict.DERIVED}


def main() -> None:
    visit = load(SEED / "visit.yaml")
    retelling = (SEED / "retelling.txt").read_bytes()
    print_tampering(visit, retelling)
    print()
    print_rates()
    print_time(visit, retelling)


def print_tampering(visit: Visit, retelling: bytes) -> None:
    made, passed, found = Counter[str](), Counter[str](), Counter[str]()
    text = read_text(retelling)
    for change in tampered_records(visit):
        examination = Examination(visit=change.visit, texts={"retelling": text})
        verdicts = {each.opinion.verdict for each in examination.judgements if each.address == change.address}
        made[change.kind] += 1
        passed[change.kind] += bool(verdicts & SAID)
        found[change.kind] += Verdict.CONTRADICTED in verdicts
    print("wrong values in the seed             made   proven   contradicted")
    for kind, number in sorted(made.items()):
        print(f"{kind:34} {number:6} {passed[kind]:8} {found[kind]:14}")
    print(f"{'all':34} {made.total():6} {passed.total():8} {found.total():14}")


def print_time(visit: Visit, retelling: bytes) -> None:
    print("\nexamining the seed: every verdict, every quote, coverage       ms   against the first")
    first = median(partial(examine, visit, retelling))
    for times in (1, 2, 4, 8):
        # The text grows after the cited words, as a longer report would. The facts grow by repeating the rows.
        longer = (
            retelling + b"\n" + b"\n".join([b"Nothing more was said of it, and 12 of them left."] * 57 * (times - 1))
        )
        took = median(partial(examine, visit, longer))
        print(
            f"  text of {len(longer):7,} bytes, {len(visit.evidence):4} rows {took * 1000:27.1f} {took / first:12.2f}"
        )
    for times in (2, 4, 8):
        more = attrs.evolve(visit, evidence=visit.evidence * times)
        took = median(partial(examine, more, retelling))
        print(
            f"  text of {len(retelling):7,} bytes, {len(more.evidence):4} rows {took * 1000:27.1f} {took / first:12.2f}"
        )
    text = read_text(retelling).text
    took = median(lambda: sum(1 for _ in scan_values(text)))
    print(f"  of which the scan for figures {took * 1000:39.1f} {took / first:12.2f}")


def examine(visit: Visit, text: bytes) -> int:
    _cached_figures.cache_clear()  # records with the same text share its scan, so each has its own text here
    read_sentence.cache_clear()
    examination = Examination(visit=visit, texts={"retelling": read_text(text)})
    issues = (
        *examination.lost_quotes,
        *examination.repeated_quotes,
        *examination.uncited_figures,
        *examination.uncited_names,
    )
    return len(examination.judgements) + len(issues)


def median(run: Callable[[], int], rounds: int = 7) -> float:
    run()
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        run()
        took.append(time.perf_counter() - began)
    return statistics.median(took)


if __name__ == "__main__":
    main()
