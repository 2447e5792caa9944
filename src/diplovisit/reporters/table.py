"""The reporters by name, as `check --output-format` takes them.

A reporter takes what was checked, record by record, and gives pieces of text as they are ready; the last one counts.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from diplovisit.record.report import Checked
from diplovisit.reporters.concise import concise
from diplovisit.reporters.full import full
from diplovisit.reporters.json_report import json_report

Reporter: TypeAlias = Callable[[Iterable[Checked]], Iterator[str]]

REPORTERS: dict[str, Reporter] = {
    "full": full,
    "concise": concise,
    "json": json_report,
}
