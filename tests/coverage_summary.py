"""What `make test` says of coverage at its end: each package, the lowest files, and whether it is enough.

Run as `python -m tests.coverage_summary .coverage.json`, after tests that ran with `--cov`. Ends with 2 where the whole,
or its branches alone, are covered less than `fail_under` of pyproject.toml asks for, or a package five points less.
"""

import json
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs

LOWEST = 8
SLACK = 5
"""Points that a package may be below the whole: what a small one lacks hangs on the machine, locks and signals say."""

TOP = "src/diplovisit/"


@attrs.frozen(kw_only=True)
class Covered:
    """A file, or several: statements and branches, how many there are and how many of them ran."""

    name: str
    statements: int
    statements_run: int
    branches: int
    branches_run: int

    @property
    def percent(self) -> float:
        """Of statements and branches together, as coverage reports it."""
        return _percent(self.statements_run + self.branches_run, self.statements + self.branches)

    @property
    def percent_of_branches(self) -> float:
        """Of branches alone, so that straight lines do not make up for them."""
        return _percent(self.branches_run, self.branches)


def _percent(ran: int, of: int) -> float:
    return 100 * ran / of if of else 100.0


def measured(report: dict[str, Any]) -> list[Covered]:
    """Every file of coverage's JSON report."""
    return [
        Covered(
            name=name,
            statements=each["summary"]["num_statements"],
            statements_run=each["summary"]["covered_lines"],
            branches=each["summary"]["num_branches"],
            branches_run=each["summary"]["covered_branches"],
        )
        for name, each in report["files"].items()
    ]


def together(name: str, of: Iterable[Covered]) -> Covered:
    """Several as one."""
    members = list(of)
    return Covered(
        name=name,
        statements=sum(each.statements for each in members),
        statements_run=sum(each.statements_run for each in members),
        branches=sum(each.branches for each in members),
        branches_run=sum(each.branches_run for each in members),
    )


def packages(files: Iterable[Covered]) -> list[Covered]:
    """The packages, by name; the modules beside them are one, named "."."""
    by_package: dict[str, list[Covered]] = {}
    for each in files:
        package, slash, _ = each.name.removeprefix(TOP).partition("/")
        by_package.setdefault(package if slash else ".", []).append(each)
    return [together(package, members) for package, members in sorted(by_package.items())]


def summary(report: dict[str, Any]) -> str:
    """The packages in two lines or three, and the lowest files with the lines that no test runs."""
    files = measured(report)
    whole = together("all", files)
    size = f"{whole.statements} statements and {whole.branches} branches"
    lines = [
        f"coverage of src: {whole.percent:.1f} % of {size}, {whole.percent_of_branches:.1f} % of the branches alone",
        "  " + ", ".join(f"{each.name} {each.percent:.1f}" for each in packages(files)),
        "  lowest:",
    ]
    for each in sorted(files, key=lambda each: each.percent)[:LOWEST]:
        lines.append(f"  {each.percent:5.1f}  {each.name.removeprefix(TOP)}: {missing(report['files'][each.name])}")
    return "\n".join(lines)


def missing(of: dict[str, Any]) -> str:
    """The lines of a file that did not run, and the branches that were not taken between lines that did."""
    lines = set(of["missing_lines"])
    branches = [(here, there) for here, there in of["missing_branches"] if here not in lines and there not in lines]
    said = [str(line) for line in sorted(lines)] + [
        f"{here}->{'exit' if there < 0 else there}" for here, there in branches
    ]
    return ", ".join(said[:12]) + (", …" if len(said) > 12 else "")


def too_low(report: dict[str, Any], least: float) -> list[str]:
    """What is covered less than it should be."""
    files = measured(report)
    whole = together("all", files)
    asked = [(whole, least), *((each, least - SLACK) for each in packages(files))]
    low = [f"{each.name}: {each.percent:.1f} %" for each, enough in asked if each.percent < enough]
    if whole.percent_of_branches < least:
        low.append(f"the branches alone: {whole.percent_of_branches:.1f} %")
    return low


def main(path: Path) -> int:
    """Prints the summary; 2 where something is too low."""
    report = json.loads(path.read_text("utf-8"))
    least = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["tool"]["coverage"]["report"]["fail_under"]
    print(summary(report))
    if low := too_low(report, least):
        print(f"too low, as {least} % is asked for: {'; '.join(low)}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
