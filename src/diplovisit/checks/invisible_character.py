"""invisible-character: a character that is invisible to readers but changes every comparison."""

from collections.abc import Iterator

from diplovisit.checks.facts.characters import allows_joiner, character_name, is_pictograph, is_unspaced, script_name
from diplovisit.checks.facts.record_texts import record_texts
from diplovisit.findings.phrases import quoted
from diplovisit.record import Group, Rule, Severity, Visit

RULE = Rule(
    name="invisible-character",
    group=Group.TEXT,
    severity=Severity.WARNING,
    finds="a character without width, or a line separator that editors do not show, in a script that does not use it",
    why="Two names look the same but differ, so a search for one does not find the other.",
    remedy="delete the character; it often comes from a web page or a PDF",
    breaks=r"""
        people:
          - {id: tamm, name: "Liis\u00adTamm", office: Foreign Minister, country: EE}
    """,
    keeps="""
        people:
          - {id: tamm, name: Liis Tamm, office: Foreign Minister, country: EE}
    """,
    source="Unicode UTS 39 (Unicode security mechanisms), and UTR 36",
)

_ZERO_WIDTH_SPACE = "\u200b"
_JOINERS = frozenset("\u200c\u200d\u180e")  # the non-joiner, the joiner, and the Mongolian vowel separator
# Soft hyphen, combining grapheme joiner, Hangul fillers, line and paragraph separators, word joiner and the invisible
# operators, byte order mark, interlinear annotations. The rule bidirectional-control finds direction marks.
_NEVER = frozenset(
    "\u00ad\u034f\u115f\u1160\u2028\u2029\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0\ufff9\ufffa\ufffb"
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds the first such character of each text."""
    for field in record_texts(visit):
        if field.text.isascii():
            continue
        index = next((index for index, char in enumerate(field.text) if _is_stray(field.text, index, char)), None)
        if index is not None:
            yield (
                field.address,
                f"{quoted(field.text)} has {character_name(field.text[index])} at character {index + 1}",
            )


def _is_stray(text: str, index: int, char: str) -> bool:
    """Whether a character is invisible and has no function at its position."""
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    if char in _NEVER:
        return True
    if char == _ZERO_WIDTH_SPACE:
        return not any(map(is_unspaced, before + after))
    if char in _JOINERS:
        return not any(map(allows_joiner, before + after))
    if "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        # A variation selector chooses the form of a Han character in a family name, or the colours of a symbol.
        return not before or not (script_name(before) == "CJK" or is_pictograph(before) or before in "#*0123456789")
    # The flags of England, Scotland and Wales are a black flag followed by tags.
    return "\U000e0000" <= char <= "\U000e007f" and "\N{WAVING BLACK FLAG}" not in text[:index]
