"""Drafting: what is right, wrong, left open and missed in the drafts of the articles. Writes tables in Markdown.

Run as `python -m benchmarks.drafting [-v] [--time] [FOLDER…]`; the figures in `drafting.md` are of its runs. Articles
of other folders may be given. `-v` lists what is wrong, `-vv` also what is missed, and `--time` measures the whole
command.
The seed's article is read where ../shared/data/seed is beside the project.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import attrs
from tests.drafting.drafts import draft_article
from tests.drafting.effort import effort_of
from tests.drafting.facts import read_facts
from tests.drafting.marks import Score, Verdict, score_nothing
from tests.drafting.planted_answers import PlantedResult, planted_results
from tests.drafting.reading_articles import FOLDER, LATER, UNSEEN, Article, read_articles
from tests.drafting.scoring import score
from tests.drafting.seed_facts import verdicts

SEED = Path("../shared/data/seed")
FIRST = frozenset(
    """
    brazil_two_countries chile_portugal_postponed column_speakers kenya_ethiopia king_cancelled norway_japan peru_denial
    president_elect speaker_advisory tanganyika_1961 un_envoy_sudan vietnam_held
    """.split()  # noqa: SIM905  # a list of names reads best as words
)
"""The twelve articles that were written first. A target is about them."""


@attrs.frozen(kw_only=True)
class Row:
    """One article: its score, and what its draft has.

    choices, candidates: how many choices the draft leaves, and their candidates together. errors: those that `check`
    reports. seconds: the time to draft.
    """

    article: Article
    found: Score
    errors: int
    choices: int
    candidates: int
    seconds: float


def main(arguments: Sequence[str]) -> None:
    """Prints the tables."""
    details = max((len(word) - 1 for word in arguments if word in {"-v", "-vv"}), default=0)
    folders = [Path(word) for word in arguments if not word.startswith("-")]
    articles = [*read_articles(*folders)]
    rows = [measure(article, details) for article in articles]
    print_articles(rows)
    print_first(rows)
    print_effort(rows)
    if "--time" in arguments:
        print_command_times(folders or [FOLDER / "articles"])
    if not folders:
        print("\nLater articles, whose kinds of mistakes were mended:\n")
        print_articles([measure(article, details) for article in read_articles(LATER)])
        print("\nUnseen articles, for which nothing was mended:\n")
        print_articles([measure(article, details) for article in read_articles(UNSEEN)])
        print_seed(details)
        print_planted(planted_results(), details)


def measure(article: Article, details: int) -> Row:
    """Drafts an article and scores the draft. Where no draft can be made, every fact is missed."""
    start = time.perf_counter()
    try:
        draft = draft_article(article.text)
    except ValueError as reason:
        print(f"{article.name}: no draft: {reason}", file=sys.stderr)
        seconds = time.perf_counter() - start
        return Row(
            article=article, found=score_nothing(article.facts), errors=0, choices=0, candidates=0, seconds=seconds
        )
    seconds = time.perf_counter() - start
    found = score(draft.visit, article.facts, article.text, draft.choices)
    show(article.name, found, details)
    if details:
        for error in draft.errors:
            print(f"{article.name}: check: {error}", file=sys.stderr)
    return Row(
        article=article,
        found=found,
        errors=len(draft.errors),
        choices=len(draft.choices),
        candidates=sum(len(choice.values) for choice in draft.choices),
        seconds=seconds,
    )


def show(name: str, found: Score, details: int) -> None:
    """Prints what is wrong, and with more details what is missed, to the standard error."""
    for mark in found.marks:
        if (details and (mark.verdict is Verdict.WRONG or mark.overclaimed)) or (
            details > 1 and mark.verdict is not Verdict.RIGHT
        ):
            print(f"{name}: {mark}", file=sys.stderr)


def print_articles(rows: Sequence[Row]) -> None:
    """Prints the facts of each article by verdict, and the sums."""
    print("| article | facts | right | left open | missed | wrong | stated but open | right or open | check errors |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    for row in rows:
        print_row(row.article.name.replace("_", " "), (row.found,), row.errors)
    print_row("**all**", [row.found for row in rows], sum(row.errors for row in rows))


def print_first(rows: Sequence[Row]) -> None:
    """Prints the share of the facts of the first twelve articles that are right."""
    found = [row.found for row in rows if row.article.name in FIRST]
    if len(found) == len(FIRST):
        right, facts = sum(each.count(Verdict.RIGHT) for each in found), sum(each.expected for each in found)
        print(f"\nOf the twelve articles that were first, {right} of {facts} facts are right ({right / facts:.0%}).\n")


def print_row(title: str, scores: Sequence[Score], errors: int) -> None:
    """Prints the sums of some scores."""
    right, left_open, missed, wrong = (
        sum(found.count(verdict) for found in scores)
        for verdict in (Verdict.RIGHT, Verdict.OPEN, Verdict.MISSED, Verdict.WRONG)
    )
    expected = sum(found.expected for found in scores)
    overclaimed = sum(found.overclaimed for found in scores)
    share = (right + left_open) / max(expected, 1)
    print(
        f"| {title} | {expected} | {right} ({right / max(expected, 1):.0%}) | {left_open} | {missed} | {wrong} "
        f"| {overclaimed} | {share:.0%} | {errors} |"
    )


def print_effort(rows: Sequence[Row]) -> None:
    """Prints the characters to type for each article, and the time of its draft."""
    print(
        "\n| article | choices | with the right candidate | candidates of all | typed for choices |"
        " typed for what is missed | typed without a draft | rounds of check | ms |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    for row in rows:
        effort = effort_of(row.found, row.article.facts)
        rounds = 1 if not row.errors else f"at least {1 + bool(row.errors)}"
        name = row.article.name.replace("_", " ")
        milliseconds = round(row.seconds * 1000)
        right = row.found.count(Verdict.OPEN)
        print(f"| {name} | {row.choices} | {right} | {row.candidates} ", end="")
        print(f"| {effort.answers} | {effort.missed} | {effort.by_hand} | {rounds} | {milliseconds} |")


def print_command_times(folders: Sequence[Path]) -> None:
    """Prints how long the whole command takes for an article, with the start of Python: medians of three runs."""
    medians: dict[str, float] = {}
    load = os.getloadavg()[0]
    for path in sorted(path for folder in folders for path in folder.glob("*.txt")):
        seconds = []
        for _ in range(3):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-m", "diplovisit", "draft", path], capture_output=True, check=False)
            seconds.append(time.perf_counter() - start)
        medians[path.stem] = statistics.median(seconds)
    slowest = max(medians, key=medians.__getitem__)
    typical = statistics.median(medians.values())
    print(f"\nThe whole command: {typical:.2f} s for the median article, {medians[slowest]:.2f} s for {slowest}.")
    print(f"Load when it began: {load:.1f}, {os.cpu_count()} cores.")


def print_seed(details: int) -> None:
    """Prints how many of the 61 facts of the seed's article are in its draft."""
    path = SEED / "article.txt"
    if not path.exists():
        print("\nThe seed's article is not beside the project: its 61 facts were not counted.")
        return
    text = path.read_text("utf-8")
    try:
        draft = draft_article(text, "nationpress", date="2025-03-05")
    except ValueError as error:
        print(f"\nThe seed's article: no draft: {error}")
        return
    found = verdicts(draft.visit, SEED)
    right = sum(verdict is Verdict.RIGHT for verdict in found.values())
    wrong = [fact for fact, verdict in found.items() if verdict is Verdict.WRONG]
    print(f"\nThe seed's article: {right} of {len(found)} facts ({right / len(found):.0%}).")
    print(f"Wrong: {', '.join(wrong) or 'none'}.")
    listed = score(draft.visit, read_facts(FOLDER / "seed.facts.yaml"), text, draft.choices)
    show("seed", listed, details)
    print(f"By the list of its facts: {listed.count(Verdict.WRONG)} wrong, {listed.overclaimed} stated but open.")
    if details:
        print("seed: missed", *(fact for fact, verdict in found.items() if verdict is Verdict.MISSED), file=sys.stderr)


def print_planted(results: Sequence[PlantedResult], details: int) -> None:
    """Prints how many planted hallucinations were accepted, and how many right facts stayed."""
    if not results:
        print("\nThere are no planted answers that this version can read.")
        return
    print("\n| answer | planted | accepted | right facts proposed | of them kept |")
    print("|---|---:|---:|---:|---:|")
    for result in results:
        name = result.name.replace("_", " ")
        print(f"| {name} | {result.planted} | {len(result.accepted)} | {result.proposed} | {result.kept} |")
        if details:
            for accepted in result.accepted:
                print(f"{result.name}: accepted: {accepted}", file=sys.stderr)
        if details > 1:
            for lost in result.lost:
                print(f"{result.name}: lost: {lost}", file=sys.stderr)
    sums = [
        sum(result.planted for result in results),
        sum(len(result.accepted) for result in results),
        sum(result.proposed for result in results),
        sum(result.kept for result in results),
    ]
    print(f"| **all** | {' | '.join(map(str, sums))} |")


if __name__ == "__main__":
    main(sys.argv[1:])
