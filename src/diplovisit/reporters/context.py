"""What a report is given beside what was checked."""

from collections.abc import Mapping
from typing import Final

import attrs

from diplovisit.findings.rule import Rule


@attrs.frozen(kw_only=True)
class Context:
    """What a report says beside findings.

    version: of this program, "" where a report is to be the same with every version. rules: the texts of the rules by
    name, for formats that carry them (`table.NEED_RULES`). statistics: whether findings are counted by rule at the end,
    in formats that have a place for it (`table.HAVE_STATISTICS`).
    """

    version: str = ""
    rules: Mapping[str, Rule] = attrs.field(factory=dict)
    statistics: bool = False


PLAIN: Final = Context()
"""Findings, and the counts that a report always has."""
