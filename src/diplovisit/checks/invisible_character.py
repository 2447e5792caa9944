"""invisible-character: a character that nobody sees, and every comparison does."""

from collections.abc import Iterator

from diplovisit.checks.facts.characters import allows_joiner, character_name, is_pictograph, is_unspaced, script_name
from diplovisit.checks.facts.record_texts import record_texts
from diplovisit.findings.phrases import quoted
from diplovisit.record import Group, Rule, Severity, Visit

RULE = Rule(
    name="invisible-character",
    group=Group.TEXT,
    severity=Severity.WARNING,
    finds="a character without width, or a line end that editors do not show, where the script has no use for it",
    why="Two names look the same and are not: the search for the one does not find the other.",
    remedy="take the character out; it came in with a copy from a web page or a PDF",
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
# operators, byte order mark, interlinear annotations. Direction marks have a rule of their own.
_NEVER = frozenset(
    "\u00ad\u034f\u115f\u1160\u2028\u2029\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0\ufff9\ufffa\ufffb"
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds the first such character of every text."""
    for told in record_texts(visit):
        if told.text.isascii():
            continue
        found = next((place for place, one in enumerate(told.text) if _is_stray(told.text, place, one)), None)
        if found is not None:
            yield told.address, f"{quoted(told.text)} has {character_name(told.text[found])} as character {found + 1}"


def _is_stray(text: str, place: int, one: str) -> bool:
    """Whether a character is one of the invisible and means nothing where it stands."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if one in _NEVER:
        return True
    if one == _ZERO_WIDTH_SPACE:
        return not any(map(is_unspaced, before + after))
    if one in _JOINERS:
        return not any(map(allows_joiner, before + after))
    if "\ufe00" <= one <= "\ufe0f" or "\U000e0100" <= one <= "\U000e01ef":
        # Which form of a Han character a family writes is told by the selector after it; of a symbol, its colours.
        return not before or not (script_name(before) == "CJK" or is_pictograph(before) or before in "#*0123456789")
    # The flags of England, Scotland and Wales are a black flag with tags behind it.
    return "\U000e0000" <= one <= "\U000e007f" and "\N{WAVING BLACK FLAG}" not in text[:place]
