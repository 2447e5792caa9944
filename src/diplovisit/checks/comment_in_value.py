"""comment-in-value: a text of a YAML record that continues after a sign that YAML reads as a comment."""

from collections.abc import Callable, Iterator

from diplovisit.checks.facts.record_texts import record_texts
from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers import FilePosition
from diplovisit.record import Group, Rule, Severity, Visit

RULE = Rule(
    name="comment-in-value",
    group=Group.SYNTAX,
    severity=Severity.WARNING,
    finds="a YAML text without quotes that is followed by a space, the sign # and a number, as in Pier #5",
    why=('YAML treats everything from the # on as a comment. The record says only "Pier", without any error.'),
    remedy="put the whole text in quotes; if it is a comment, put a space after the #",
    breaks="""
        stops:
          - id: finland
            country: FI
            when: "2025-03-07"
            places:
              - id: pier
                name: Pier #5
    """,
    keeps="""
        stops:
          - id: finland
            country: FI
            when: "2025-03-07"
            places:
              - id: pier
                name: "Pier #5"  # in the West Harbour
    """,
    source="YAML 1.2.2, section 6.6: a comment begins at a # that follows a space",
)

# A number directly after the sign: "Pier #5". A comment begins with a word, or at least with a blank.
_NUMBERED = lazy_pattern(r" (#[0-9].*)")


def find(visit: Visit, where: Callable[[str], FilePosition]) -> Iterator[tuple[str, str]]:
    """Finds texts of one line, without quotes, that such a sign cuts off."""
    for field in record_texts(visit):
        if not field.is_free:
            continue
        written = where(field.address)
        comment = _NUMBERED.match(written.source_line, written.span.end_column - 1)
        if comment is not None and written.source_line[written.span.column - 1] not in "\"'":
            yield field.address, f"is only {quoted(field.text)}, because YAML reads {quoted(comment[1])} as a comment"
