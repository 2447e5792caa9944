"""Reports of what changed between two states of a record, for a terminal, a program or a pull request."""

from diplovisit.reporters.changes.json_report import changes_json
from diplovisit.reporters.changes.summary import (
    EVERYTHING,
    ChangeSentence,
    ChangeSummary,
    Subject,
    change_sentences,
    summarise,
)
from diplovisit.reporters.changes.text import changes_markdown, changes_text

__all__ = [
    "EVERYTHING",
    "ChangeSentence",
    "ChangeSummary",
    "Subject",
    "change_sentences",
    "changes_json",
    "changes_markdown",
    "changes_text",
    "summarise",
]
