"""The reporters by name, as `check --output-format` takes them; each is imported when it is asked for.

A reporter takes what was checked, record by record, and gives pieces of text as they are ready; the last one counts.
"""

import importlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Protocol, cast

from diplovisit.findings.results import CheckResult
from diplovisit.reporters.counts import PLAIN, Context


class Reporter(Protocol):
    """Makes a report of what was checked."""

    def __call__(self, results: Iterable[CheckResult], context: Context = PLAIN, /) -> Iterator[str]:
        """The report, in pieces."""
        ...


_HOMES: Final = {
    # for people
    "full": ("full", "full"),
    "concise": ("concise", "concise"),
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
    """The reporters by name. Only the reporter that is asked for is imported."""

    def __getitem__(self, name: str) -> Reporter:
        module, function = _HOMES[name]
        return cast(Reporter, getattr(importlib.import_module(f"diplovisit.reporters.{module}"), function))

    def __iter__(self) -> Iterator[str]:
        return iter(_HOMES)

    def __len__(self) -> int:
        return len(_HOMES)


REPORTERS: Final[Mapping[str, Reporter]] = _Reporters()

NEED_RULES: Final = frozenset({"sarif"})
"""The formats that carry the texts of the rules."""

HAVE_STATISTICS: Final = frozenset({"full", "concise", "json", "jsonl", "github"})
"""The formats that have a place for counts by rule."""
