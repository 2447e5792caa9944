"""The targets of speed, each with what a run of the benchmarks printed: met, or missed with the decision that says why.

`python -m benchmarks` puts the table at the head of benchmarks/RESULTS.md. Each figure is read from the text of its
section, so the table cannot say anything else than the sections below it.
"""

import re
from collections.abc import Mapping

import attrs


@attrs.frozen
class Target:
    """A target: what is measured, against what, the goal, and where the figure is.

    pattern: finds the figures in the text of the section; the worst of them counts. decision: the heading in DESIGN.md
    that says what the target would cost.
    """

    what: str
    peer: str
    goal: float
    section: str
    pattern: str
    decision: str
    is_at_least: bool = True
    unit: str = "times"

    def row(self, text: str) -> str:
        """The row of the table, by the text of the section."""
        found = [float(figure.replace(",", "")) for figure in re.findall(self.pattern, text, re.MULTILINE)]
        sign = "≥" if self.is_at_least else "≤"
        head = f"| {self.what} | {self.peer} | {sign} {self.goal:g} {self.unit} |"
        if not found:
            return f"{head} | not measured in this run |"
        worst = min(found) if self.is_at_least else max(found)
        best = max(found) if self.is_at_least else min(found)
        is_met = worst >= self.goal if self.is_at_least else worst <= self.goal
        measured = f"{worst:g}" if worst == best else f"{worst:g} to {best:g}"
        verdict = "met" if is_met else f'**missed**: "{self.decision}"'
        return f"{head} {measured} | {verdict} |"


_EVIDENCE = "Evidence: time in line with the text"

TARGETS = (
    Target(
        "check of one record, the whole command",
        "check-jsonschema, times as fast",
        2.5,
        "Records with evidence",
        r"^\| the seed,.*\| ([0-9.]+) \|$",
        "Start-up: import only what a run needs",
    ),
    Target(
        "1,000 records with evidence and texts, one process",
        "check-jsonschema, times as fast",
        5,
        "Records with evidence",
        r"^\| check, (?:a text each|one text for all) \|.*\| ([0-9.]+)× as fast \|$",
        _EVIDENCE,
    ),
    Target(
        "1,000 small records, one process",
        "check-jsonschema, times as fast",
        5,
        "Whole commands, 1,000 files",
        r"^\| diplovisit check -j 1 \|.*\| ([0-9.]+)× as fast \|$",
        "Where the time goes",
    ),
    Target(
        "`--help`",
        "bare argparse, times as long",
        1.2,
        "Start-up",
        r"^\| diplovisit --help .*\| +([0-9.]+)× \|$",
        "Start-up: import only what a run needs",
        is_at_least=False,
    ),
    Target(
        "from bytes to a record, each size",
        "pydantic, times as fast",
        0.9,
        "From bytes to a record",
        r"^\| diplovisit\.loads \|.*\| ([0-9.]+)× \|$",
        "Two converters, one specification",
    ),
    Target(
        "from visits to a calendar",
        "icalendar, times as fast",
        10,
        "Whole calendars",
        r"^\| visits to calendar .*\| +([0-9.]+)× \|$",
        "iCalendar: the speed target",
    ),
    Target(
        "CSV from records",
        "the bare writer, times as long",
        1.5,
        "Whole tables",
        r"^records to tables:.* ([0-9.]+)×$",
        "Rows of tables by generated functions",
        is_at_least=False,
    ),
    Target(
        "JSON from records",
        "the bare writer, times as long",
        1.5,
        "Whole JSON",
        r", ([0-9.]+) times the bare writer$",
        "Two forms of JSON",
        is_at_least=False,
    ),
    Target(
        "analysis of an article with 63 facts",
        "none",
        5,
        "Evidence",
        r"^ +text of +2,826 bytes, +63 rows +([0-9.]+) ",
        _EVIDENCE,
        is_at_least=False,
        unit="ms",
    ),
    Target(
        "export of 100,000 records, `-j auto` on two cores",
        "one process, times as fast",
        1.8,
        "Growth",
        r"took one process ([0-9.]+) times as long",
        "Several processes",
    ),
    Target(
        "Spark, one process, texts as a column: processor time",
        "the plain loop, times as long",
        2,
        "Texts in batches",
        r"^\| spark, 1 process \|.*\| ([0-9.]+) \|$",
        "Texts at scale are a column of the batch",
        is_at_least=False,
    ),
    Target(
        "memory of the rules across records",
        "none",
        1_024,
        "Growth",
        r"^\| check, all rules \|.*\| ([0-9,]+) \| [0-9]+ minutes \|$",
        "What is compared across records is on disk",
        is_at_least=False,
        unit="bytes a record",
    ),
)


def table(sections: Mapping[str, str]) -> str:
    """The targets with their figures, by the texts of the sections."""
    lines = ["| what | against | target | measured | |", "|---|---|---:|---:|---|"]
    lines += [target.row(sections.get(target.section, "")) for target in TARGETS]
    return "\n".join(lines)
