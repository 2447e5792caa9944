"""The reporters by name, as `check --output-format` takes them; each is imported when it is asked for.

A reporter takes what was checked, record by record, and gives pieces of text as they are ready; the last one counts.
"""

import importlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Protocol, cast

from diplovisit.findings.results import CheckResult
from diplovisit.reporters.context import PLAIN, Context


class Reporter(Protocol):
    """Makes a report of what was checked."""

    def __call__(self, results: Iterable[CheckResult], context: Context = PLAIN, /) -> Iterator[str]:
        """The report, in pieces."""
        ...


_NAMES: Final = {
    # for people
    "full": "full",
    "concise": "concise",
    # for programs
    "json": "json_report",
    "jsonl": "json_lines",
    "sarif": "sarif",
    # for services that build and test
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
}
"""The module of each format in this folder, which has a function of its own name."""


class _Reporters(Mapping[str, Reporter]):
    """The reporters by name. A check that is shown in one format does not wait for the others to be imported."""

    def __getitem__(self, name: str) -> Reporter:
        home = _NAMES[name]
        return cast(Reporter, getattr(importlib.import_module(f"diplovisit.reporters.{home}"), home))

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)


REPORTERS: Final[Mapping[str, Reporter]] = _Reporters()

NEED_RULES: Final = frozenset({"sarif"})
"""The formats that carry the texts of the rules."""

HAVE_STATISTICS: Final = frozenset({"full", "concise", "json", "jsonl", "github"})
"""The formats that have a place for counts by rule."""
