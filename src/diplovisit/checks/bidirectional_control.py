"""bidirectional-control: a character that reverses the order in which a text is shown."""

from collections.abc import Iterator

from diplovisit.checks.facts.characters import character_name, is_right_to_left
from diplovisit.checks.facts.record_texts import record_texts
from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Group, Rule, Severity, Visit

RULE = Rule(
    name="bidirectional-control",
    group=Group.TEXT,
    severity=Severity.ERROR,
    finds=(
        "a character that overrides, embeds or isolates the text direction, or a direction mark in a"
        " text with only one direction"
    ),
    why="Readers then see something other than what is written: a date or a name can appear reversed (CVE-2021-42574).",
    remedy="delete the character; Arabic and Hebrew text is displayed correctly without it",
    breaks=r"""
        title: "Liis Tamm visits \u202edraoB ytefaS eht\u202c"
    """,
    keeps="""
        title: Liis Tamm visits the Safety Board
    """,
    source='Unicode UAX 9, section 2, and UTS 55; CVE-2021-42574 ("Trojan Source")',
)

# UAX 9, section 2: embeddings, overrides and isolates, each with its closing character.
_CONTROL = lazy_pattern("[\u202a-\u202e\u2066-\u2069]")
_MARK = lazy_pattern("[\u200e\u200f\u061c]")


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds the first control of each text.

    A direction mark is accepted in a text with Arabic or Hebrew letters: it keeps "(1)" with its word.
    """
    for field in record_texts(visit):
        if field.text.isascii():
            continue
        match = _CONTROL.search(field.text) or (not is_right_to_left(field.text) and _MARK.search(field.text))
        if match:
            yield field.address, f"{quoted(field.text)} has {character_name(match[0])} at character {match.start() + 1}"
