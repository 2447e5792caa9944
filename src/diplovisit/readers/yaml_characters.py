"""Characters of YAML on which readers disagree: refused ones, malformed escapes, and ambiguous unquoted texts.

libyaml breaks lines at U+0085, U+2028 and U+2029, as YAML 1.1 says. A comment ends there, and what follows becomes
data. A blank next to one is dropped from a quoted text, and U+0085 is read as a line feed. No editor shows any of this,
and YAML 1.2 says otherwise. So these characters are refused everywhere, before the text is parsed.
"""

from diplovisit.findings.phrases import quoted
from diplovisit.formats.positions import OffsetRange
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers import syntax_rules
from diplovisit.readers.documents import SyntaxFaults

# Escapes in double quotes that name no character (YAML 1.1, section 5.6).
_HALF = lazy_pattern(r"\\(?:u|U0000)[dD][89a-fA-F][0-9a-fA-F]{2}")
# The number of backslashes before it must be even: \\\\ud800 is a backslash and five letters.
_HALF_IN_TEXT = lazy_pattern(rf"(?<!\\)(?:\\\\)*({_HALF.pattern})")
_NUMBERED = lazy_pattern(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})")
_DIGITS = {"\\x": 2, "\\u": 4, "\\U": 8}
_BACKSLASH = "write a backslash as \\\\, or put the text in single quotes"


def report_escape(start: int, faults: SyntaxFaults) -> None:
    """Adds the fault of the escape at an offset.

    >>> from diplovisit.formats.positions import Lines
    >>> faults = SyntaxFaults(Lines(r'path: "C:\\data"'))
    >>> report_escape(9, faults)
    >>> print(faults.in_order()[0].sentence)
    "\\d" is not an escape in YAML double quotes
    """
    text = faults.lines.text
    offsets, escape = (start, start + 2), text[start : start + 2]
    if half := _HALF.match(text, start):
        # JSON writes 😀 as two halves (a surrogate pair); YAML has no such pairs.
        remedy = "write the character itself; as an escape, one above U+FFFF is \\U and eight digits"
        faults.add(syntax_rules.LONE_SURROGATE, half.span(), f"{half[0]} is only half of a character", remedy)
    elif whole := _NUMBERED.match(text, start):
        remedy = "write the character itself"
        faults.add(syntax_rules.MALFORMED_YAML, whole.span(), f"{whole[0]} is not a character", remedy)
    elif (digits := _DIGITS.get(escape)) is not None:
        sentence = f"expected {digits} hexadecimal digits after {escape}"
        faults.add(syntax_rules.MALFORMED_YAML, offsets, sentence, f"if no escape is meant, {_BACKSLASH}")
    else:
        sentence = f"{quoted(escape)} is not an escape in YAML double quotes"
        faults.add(syntax_rules.MALFORMED_YAML, offsets, sentence, _BACKSLASH)


def report_half_escape(offsets: OffsetRange, faults: SyntaxFaults) -> None:
    """Adds the fault of half of a character in a quoted text. libyaml refuses it, the scanner in Python accepts it."""
    escape = _HALF_IN_TEXT.search(faults.lines.text, *offsets)
    report_escape(escape.start(1) if escape else offsets[0], faults)


# Unquoted texts that other readers of YAML take for something else. Our reader types only what the record wants typed.
# Others type a text by its form, each by its own list: YAML 1.1 (PyYAML, Psych of Ruby, older Go), the core schema of
# YAML 1.2, and their own additions.

# "YAML 1.1, types": https://yaml.org/type/bool.html, null, merge and value; in any case, because some readers fold it.
_WORDS = frozenset("y n yes no on off true false null ~ << =".split())  # noqa: SIM905  # a list of words reads best so
_FORMS = (
    # Decimal, with the underscores of 1.1 and the commas of Psych; a point and an exponent may follow.
    r"[-+]?[0-9][0-9_,]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?",
    r"[-+]?\.[0-9_]+(?:[eE][-+]?[0-9]+)?",
    r"[-+]?0[xX][0-9a-fA-F_,]+",
    r"[-+]?0[oO]?[0-7_,]+",
    r"[-+]?0[bB][01_,]+",
    # 190:20:30 is a number to base 60 in YAML 1.1, so 10:30 is 630.
    r"[-+]?[0-9][0-9_]*(?::[0-9]{1,2})+(?:\.[0-9_]*)?",
    r"[-+]?\.(?:[iI][nN][fF]|[nN][aA][nN])",
    # https://yaml.org/type/timestamp.html
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9].*)?",
    # A symbol of Ruby, which Psych refuses or converts.
    r":.*",
)
_TYPED = lazy_pattern("|".join(_FORMS))


def is_ambiguous_unquoted(text: str) -> bool:
    """Whether some reader of YAML takes an unquoted text for a flag, a number, a date or null.

    >>> [
    ...     text
    ...     for text in ("NO", "1.10", "10:30", "017", "2025-03-07", "RU", "P1D", "a:b")
    ...     if is_ambiguous_unquoted(text)
    ... ]
    ['NO', '1.10', '10:30', '017', '2025-03-07']
    """
    return text.lower() in _WORDS or _TYPED.fullmatch(text) is not None


# The characters that YAML 1.1, section 5.1, does not allow, the three line breaks of Unicode, and U+FEFF, which libyaml
# drops at the start of a line. The complement of the allowed characters would take a hundred times as long to compile.
_REFUSED = lazy_pattern("[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufeff\\ufffe\\uffff]")
_LINE_BREAKS = {"\u0085": "\\N", "\u2028": "\\L", "\u2029": "\\P"}
# A directive comes before the document, after comments and blank lines only (YAML 1.1, section 7.1).
_DIRECTIVE = lazy_pattern(r"(?:[ \t]*+(?:#[^\r\n]*+)?(?:\r\n|\n|\r))*+(%[^\r\n]*)")


def report_characters(text: str, faults: SyntaxFaults) -> None:
    """Adds the faults of characters that must be escaped or absent in a YAML text.

    >>> from diplovisit.formats.positions import Lines
    >>> text = "title: one\\u2028 two"
    >>> faults = SyntaxFaults(Lines(text))
    >>> report_characters(text, faults)
    >>> faults.in_order()[0].sentence
    'found an invisible line break, U+2028'
    """
    for character in _REFUSED.finditer(text):
        code = f"U+{ord(character[0]):04X}"
        if (escape := _LINE_BREAKS.get(character[0])) is not None:
            remedy = f"write a space instead; if the character is meant, write {escape} in double quotes"
            faults.add(
                syntax_rules.UNICODE_LINE_BREAK,
                character.span(),
                f"found an invisible line break, {code}",
                remedy,
            )
        elif character[0] == "\ufeff":
            faults.add(
                syntax_rules.BYTE_ORDER_MARK,
                character.span(),
                f"found a byte order mark, {code}",
                "delete it",
            )
        else:
            sentence = f"YAML does not allow the character {code}"
            faults.add(syntax_rules.FORBIDDEN_CHARACTER, character.span(), sentence)


def report_directive(text: str, faults: SyntaxFaults) -> None:
    """Adds the fault of a directive. The scanner in Python drops unknown directives without an error."""
    if "%" in text and (directive := _DIRECTIVE.match(text)):
        faults.add(syntax_rules.YAML_DIRECTIVE, directive.span(1), f"found the YAML directive {quoted(directive[1])}")
