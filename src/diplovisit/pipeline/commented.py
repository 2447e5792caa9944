"""comment-in-value: a text of a YAML record that goes on behind a sign which YAML takes for a comment."""

import re
from collections.abc import Iterator

from diplovisit.checks.facts.texts import texts
from diplovisit.readers import Format, Readable, format_of
from diplovisit.readers.rules import COMMENT_IN_VALUE
from diplovisit.record import Directory, Fault, Visit
from diplovisit.record.judge import quoted

# A number behind the sign, and no blank between: "Pier #5". A comment begins with a word, or at least with a blank.
_NUMBERED = re.compile(r" (#[0-9].*)")


def comments_in_values(document: Readable, visit: Visit, directory: Directory) -> Iterator[Fault]:
    """Finds texts of a line without quotes that are cut off so; where the file is YAML."""
    if format_of(document.name) is not Format.YAML:
        return
    for told in texts(visit):
        path = directory.locate(told.address) if told.is_free else None
        if path is None:
            continue
        where = document.where(path)
        cut = _NUMBERED.match(where.source_line, where.span.end_column - 1)
        if cut is not None and where.source_line[where.span.column - 1] not in "\"'":
            sentence = f"is {quoted(told.text)}, and {quoted(cut[1])} behind it is a comment to YAML"
            yield Fault(rule=COMMENT_IN_VALUE, path=path, sentence=sentence)
