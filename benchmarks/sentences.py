"""Evidence: how the verdicts do on the bench of sentences, by kind of case. Writes a table in Markdown.

Run as `python -m benchmarks.sentences`; the figures in `sentences.md` are of its runs.
"""

from tests.evidence.bench.cases import read_cases
from tests.evidence.bench.report import Outcome, outcomes


def main() -> None:
    found = list(outcomes(read_cases()))
    print(
        "| kind | wrong values | of them proven | right values | of them contradicted | read at once | of them read |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|")
    for kind in dict.fromkeys(outcome.case.file for outcome in found):
        print_row(kind.replace("_", " "), [outcome for outcome in found if outcome.case.file == kind])
    print_row("**all**", found)


def print_row(title: str, group: list[Outcome]) -> None:
    wrong = [outcome for outcome in group if outcome.expected != "right"]
    right = [outcome for outcome in group if outcome.expected != "wrong"]
    at_once = [outcome for outcome in group if outcome.expected == "right" and outcome.case.read_at_once]
    read = sum(outcome.fault is None for outcome in at_once)
    print(
        f"| {title} | {len(wrong)} | {count(wrong, 'wrong value proven')} | {len(right)} "
        f"| {count(right, 'right value contradicted')} | {len(at_once)} | {read} ({read / max(len(at_once), 1):.0%}) |"
    )


def count(group: list[Outcome], fault: str) -> int:
    return sum(outcome.fault == fault for outcome in group)


if __name__ == "__main__":
    main()
