"""The table of reporters by name, as `check --output-format` takes them; each is imported on first use.

A reporter takes results record by record, and yields pieces of text as they are ready, the counts last.
"""

import importlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Protocol, cast

from diplovisit.findings.results import CheckResult
from diplovisit.reporters.counts import PLAIN, Context


class Reporter(Protocol):
    """Makes a report of the results of a check."""

    def __call__(self, results: Iterable[CheckResult], context: Context = PLAIN, /) -> Iterator[str]:
        """Yields the report in pieces."""
        ...


_HOMES: Final = {
    # for people
    "full": ("text_report", "full"),
    "concise": ("text_report", "concise"),
    "markdown": ("markdown", "markdown"),
    # for programs
    "json": ("json_format", "json_report"),
    "jsonl": ("json_format", "json_lines"),
    "sarif": ("sarif", "sarif"),
    # for services that build and test
    "github": ("github", "github"),
    "gitlab": ("gitlab", "gitlab"),
    "junit": ("junit", "junit"),
}
"""The module of each format in this folder, and the function in it."""


class _Reporters(Mapping[str, Reporter]):
    """The reporters by name. A reporter is imported when it is looked up."""

    def __getitem__(self, name: str) -> Reporter:
        module, function = _HOMES[name]
        return cast(Reporter, getattr(importlib.import_module(f"diplovisit.reporters.{module}"), function))

    def __iter__(self) -> Iterator[str]:
        return iter(_HOMES)

    def __len__(self) -> int:
        return len(_HOMES)


REPORTERS: Final[Mapping[str, Reporter]] = _Reporters()

FOR_PEOPLE: Final = frozenset({"full", "concise"})
"""The formats that a person reads on a terminal, with colours there."""

NEED_RULES: Final = frozenset({"sarif"})
"""The formats that include the texts of the rules."""

HAVE_STATISTICS: Final = frozenset({"full", "concise", "markdown", "json", "jsonl", "github"})
"""The formats that have a place for counts by rule."""
