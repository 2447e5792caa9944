"""Explains the errors of the YAML parser, so that a person can act on them.

libyaml and the scanner in Python (PyYAML 6.0.4) report the same errors in slightly different words. Both are known.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple, TypeAlias

import attrs
import yaml

from diplovisit.findings.odd_blanks import ODD_BLANKS, is_space, name_of_character
from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import Rule
from diplovisit.formats.positions import OffsetRange
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers import syntax_rules
from diplovisit.readers.documents import SyntaxFaults
from diplovisit.readers.limits import DEEPEST
from diplovisit.readers.yaml_characters import report_escape

_ODD_BLANK = lazy_pattern(
    rf"[ ]*(?:-[ ]+)*(?:[A-Za-z_$]+:|-|[{{\[](?:[^{ODD_BLANKS}]*[,{{\[])?[ ]*[A-Za-z_]+:)?[ ]*(?P<blank>[{ODD_BLANKS}])"
)
_WORD = lazy_pattern(r"[^\s,:\[\]{}\"']+")
_TYPOGRAPHIC_QUOTE = lazy_pattern(r"[:-]\s+[\u2018\u201c\u201e\u00ab]")


def report_parser_error(
    error: yaml.YAMLError, faults: SyntaxFaults, loader: type[yaml.CSafeLoader] | type[yaml.SafeLoader]
) -> None:
    """Adds the fault for an error of the parser. `loader` is the class that made the parser.

    >>> from diplovisit.formats.positions import Lines
    >>> text = "title: Visit: day one"
    >>> faults = SyntaxFaults(Lines(text))
    >>> try:
    ...     events = list(yaml.parse(text, Loader=yaml.SafeLoader))
    ... except yaml.YAMLError as error:
    ...     report_parser_error(error, faults, yaml.SafeLoader)
    >>> print(faults.in_order()[0].sentence)
    this line has a second colon with a space after it
    """
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        # yaml.reader.ReaderError: such characters are refused before the text is parsed. No known text leads here.
        faults.add(syntax_rules.MALFORMED_YAML, (0, 1), f"the YAML parser says: {quoted(str(error), 200)}")
        return
    at = error.problem_mark.index
    if error.problem == "exceeded maximum nesting depth":  # of brackets, in the libyaml of PyYAML 6.0.4
        sentence = f"lists and mappings are nested more than {DEEPEST} deep here"
        deep = _first_too_deep(faults.lines.text, at, loader)
        faults.add(syntax_rules.TOO_DEEP, (deep, deep + 1), sentence)
        return
    opened = error.context_mark.index if error.context_mark is not None else at
    problem, context = error.problem or "", error.context or ""
    stopped = _ParserStop(problem=problem, context=context, at=at, opened=opened, faults=faults)
    if stopped.reads("quoted scalar") and stopped.says("escape", "hexdecimal"):
        # Parsers stop at the backslash, at the letter after it, or at the first digit.
        report_escape(stopped.text.rfind("\\", opened, at + 1), faults)
        return
    explanation = next(result for explain in _EXPLANATIONS if (result := explain(stopped)) is not None)
    faults.add(explanation.rule, explanation.offsets, explanation.sentence, explanation.remedy)


def _first_too_deep(text: str, at: int, loader: type[yaml.CSafeLoader] | type[yaml.SafeLoader]) -> int:
    """Returns the offset of the first bracket above the limit of depth, before `at`. `at` where there is none.

    libyaml counts only brackets, and reads many before it gives an event for one. The mappings and lists of its events
    count as well. The brackets after the last event are counted here, in quotes or not.
    """
    depth, end = 0, 0
    with suppress(yaml.YAMLError):
        for event in yaml.parse(text, Loader=loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            end = event.end_mark.index if event.end_mark is not None else end
    brackets = [index for index in range(end, at) if text[index] in "[{"]
    return next(iter(brackets[max(DEEPEST - depth, 0) :]), at)


@attrs.frozen(kw_only=True)
class _ParserStop:
    """The stop of a parser: the problem and its offset `at`, what was being read and the offset of its start."""

    problem: str
    context: str
    at: int
    opened: int
    faults: SyntaxFaults

    @property
    def text(self) -> str:
        return self.faults.lines.text

    @property
    def mark(self) -> str:
        """The character at the stop; "" at the end of the text."""
        return self.text[self.at : self.at + 1]

    @property
    def before(self) -> str:
        """The text of the line before that character."""
        lines = self.faults.lines
        return self.text[lines.starts[lines.number(self.at) - lines.first] : self.at]

    @property
    def seen(self) -> str:
        """The word at the stop, for a sentence."""
        if self.mark in ("", '"'):
            return self.mark or "the end of the file"
        word = _WORD.match(self.text, self.at, self.at + 80)
        return quoted(word[0] if word else self.mark)

    def says(self, *fragments: str) -> bool:
        """Whether the problem contains one of these words."""
        return any(fragment in self.problem for fragment in fragments)

    def reads(self, *fragments: str) -> bool:
        """Whether the parser was reading one of these."""
        return any(fragment in self.context for fragment in fragments)

    def rest(self, offset: int) -> OffsetRange:
        """Returns the offsets from one offset to the end of the text. A span is cut at the end of its first line."""
        return offset, len(self.text)

    def where(self, offset: int) -> str:
        return self.faults.where(offset, seen_from=self.at)


class _Explanation(NamedTuple):
    offsets: OffsetRange
    sentence: str
    remedy: str | None = None
    rule: Rule = syntax_rules.MALFORMED_YAML


_Explain: TypeAlias = Callable[[_ParserStop], _Explanation | None]


def _tab(stopped: _ParserStop) -> _Explanation | None:
    if stopped.mark != "\t":
        return None
    offsets = (stopped.at, stopped.at + 1)
    return _Explanation(offsets, "a tab is used where YAML requires spaces", rule=syntax_rules.TAB_IN_INDENTATION)


def _odd_blank(stopped: _ParserStop) -> _Explanation | None:
    """An odd blank after a key or a dash, or at the start of a line, near the stop or where the text opened."""
    lines = stopped.faults.lines
    for offset in (stopped.opened, stopped.at):
        number = lines.number(min(offset, max(len(stopped.text) - 1, 0)))
        for near in (number, number - 1):
            if near < lines.first or (match := _ODD_BLANK.match(lines.line(near))) is None:
                continue
            start = lines.starts[near - lines.first] + match.start("blank")
            character = match["blank"]
            sentence = f"{name_of_character(character)} is used where YAML requires a space"
            remedy = "replace it by a space" if is_space(character) else "delete it"
            return _Explanation((start, start + 1), sentence, remedy)
    return None


def _directive(stopped: _ParserStop) -> _Explanation | None:
    if not stopped.reads("directive") and not stopped.says("%YAML", "%TAG", "YAML document", "YAML directive"):
        return None
    return _Explanation(stopped.rest(stopped.opened), "found a YAML directive", rule=syntax_rules.YAML_DIRECTIVE)


def _anchor(stopped: _ParserStop) -> _Explanation | None:
    if not stopped.reads("anchor", "alias"):
        return None
    mark = stopped.text[stopped.opened]
    sentence = f"{mark} begins {'an anchor' if mark == '&' else 'an alias'} in YAML; expected its name"
    offsets = (stopped.opened, stopped.opened + 1)
    return _Explanation(offsets, sentence, f"put a text that begins with {mark} in quotes", syntax_rules.YAML_ANCHOR)


def _tag(stopped: _ParserStop) -> _Explanation | None:
    if not stopped.reads("tag") and not stopped.says("tag handle"):
        return None
    # An anchor may come first, as in "&x !f!y", and is where the node opens.
    start = max(stopped.opened, stopped.text.find("!", stopped.opened))
    sentence = "! begins a tag in YAML"
    return _Explanation((start, start + 1), sentence, "put a text that begins with ! in quotes", syntax_rules.YAML_TAG)


def _unclosed_quote(stopped: _ParserStop) -> _Explanation | None:
    if not stopped.reads("quoted scalar"):
        return None
    mark = stopped.text[stopped.opened]
    before = f" before the document marker {stopped.where(stopped.at)}" if stopped.mark else ""
    remedy = (
        'close it; write " inside double quotes as \\"'
        if mark == '"'
        else "close it; write ' inside single quotes as ''"
    )
    return _Explanation(stopped.rest(stopped.opened), f"the quote {mark} that opens here is not closed{before}", remedy)


def _bracket(stopped: _ParserStop) -> _Explanation | None:
    if not stopped.says("',' or"):
        return None
    opener, closer, kind = ("[", "]", "list") if stopped.says("',' or ']'") else ("{", "}", "mapping")
    remedy = f"close it with {closer}; put a text that contains any of , : [ ] {{ }} in quotes"
    if not stopped.text[stopped.at :].strip():
        return _Explanation((stopped.opened, stopped.opened + 1), f"the {opener} that opens here is not closed", remedy)
    where = stopped.where(stopped.opened)
    sentence = f"expected a comma or {closer} in the {kind} that opens {where}; saw {stopped.seen}"
    return _Explanation((stopped.at, stopped.at + 1), sentence, remedy)


def _colon(stopped: _ParserStop) -> _Explanation | None:
    if not stopped.says("mapping values are not allowed", "unexpected ':'"):
        return None
    if stopped.text[stopped.at + 1 : stopped.at + 2].strip():
        # {about:[misri]}, {day:}
        remedy = "put a space after the colon, or put a text that contains a colon in quotes"
        return _Explanation((stopped.at, stopped.at + 1), "the colon needs a space after it", remedy)
    if re.search(r":\s|[\"'\]}]\s*$", stopped.before):
        sentence = "this line has a second colon with a space after it"
        remedy = 'if the colon belongs to the text, put the text in quotes, as in title: "Visit: day one"'
        if _TYPOGRAPHIC_QUOTE.search(stopped.before):
            remedy += "; YAML ignores typographic quotes (“ ” ‘ ’)"
        return _Explanation((stopped.at, stopped.at + 1), sentence, remedy)
    start = stopped.at - len(stopped.before.lstrip())
    sentence = f"the key {quoted(stopped.text[start : stopped.at].rstrip())} is indented like the text above"
    remedy = "indent it like the keys that it belongs to; if the line above is a key, end it with a colon"
    return _Explanation((start, stopped.at + 1), sentence, remedy)


def _no_colon(stopped: _ParserStop) -> _Explanation | None:
    if not stopped.says("could not find expected ':'"):
        return None
    start = stopped.opened
    line = stopped.faults.lines.line(stopped.faults.lines.number(start))
    if stopped.text[start] == "-":
        return _Explanation(
            stopped.rest(start), "the dash needs a space after it", "put a space between the dash and the item"
        )
    sentence = f"expected a key with a colon after it; saw {quoted(line.strip())}"
    remedy = "write it as `key: value`; if it continues the text above, indent it deeper, or put that text in quotes"
    return _Explanation(stopped.rest(start), sentence, remedy)


# A quote opens a text at the start of a line, or after a mark that precedes a value: a colon, dash, bracket or comma.
_OPENING = lazy_pattern(r"(?:^|[:\-\[{,])[ ]*$", re.MULTILINE)


def _opening(stopped: _ParserStop, quote: str) -> int | None:
    """Returns where the quotes that have just closed were opened, if on an earlier line: a quote is missing there.

    To YAML, `status: "announced` continues to the first quote of `when: "2025-03-07"` some lines below. None where the
    quotes were opened on the same line.
    """
    text, lines = stopped.text, stopped.faults.lines
    closing = stopped.at - len(stopped.before) + len(stopped.before.rstrip()) - 1
    opening = text.rfind(quote, 0, closing)
    while opening >= 0:
        line_start = text.rfind("\n", 0, opening) + 1
        if _OPENING.search(text, line_start, opening):
            return opening if lines.number(opening) < lines.number(closing) else None
        opening = text.rfind(quote, 0, opening)
    return None


def _indentation(stopped: _ParserStop) -> _Explanation | None:
    if not stopped.says("did not find expected key", "'-' indicator", "<block end>"):
        return None
    rest = stopped.rest(stopped.at)
    if last := stopped.before.rstrip()[-1:]:
        if last in "\"'":
            if (opened := _opening(stopped, last)) is not None:
                line = stopped.faults.lines.number(stopped.at)
                sentence = f"the quote that opens here is closed only on line {line}, by the next quote"
                return _Explanation(stopped.rest(opened), sentence, "close the quotes where the text ends")
            sentence = f"expected the end of the line after the closing quote; saw {stopped.seen}"
            inside = "' inside single quotes as ''" if last == "'" else '" inside double quotes as \\"'
            return _Explanation(rest, sentence, f"put the whole text in quotes, and write {inside}")
        if last in "]}":
            sentence = f"expected the end of the line after {last}; saw {stopped.seen}"
            return _Explanation(rest, sentence, f"put a text that contains {last} in quotes")
        return _Explanation(rest, f"expected the end of the line; saw {stopped.seen}", "put the whole text in quotes")
    if stopped.mark == ":":
        return _Explanation(rest, "a colon needs a key before it", "write the name of the field")
    where = stopped.where(stopped.opened)
    column = stopped.faults.lines.column(stopped.opened)
    if not stopped.reads("mapping"):
        sentence = f"expected an item, with a dash, of the list that begins {where}; saw {stopped.seen}"
        return _Explanation(rest, sentence, f"indent all items of a list alike, here by {column - 1} spaces")
    sentence = f"expected a key of the mapping that begins {where}; saw {stopped.seen}"
    if stopped.mark == "-":
        return _Explanation(rest, sentence, "write the list under its own key, followed by a colon")
    return _Explanation(rest, sentence, f"indent all keys of a mapping alike, here by {column - 1} spaces")


def _dash(stopped: _ParserStop) -> _Explanation | None:
    if not stopped.says("sequence entries are not allowed"):
        return None
    remedy = "begin the list on the next line; put a text that begins with a dash in quotes"
    return _Explanation((stopped.at, stopped.at + 1), "a list cannot begin on the line of its key", remedy)


def _first_character(stopped: _ParserStop) -> _Explanation | None:
    if not stopped.says("cannot start any token", "node content", "mapping keys are not allowed"):
        return None
    if stopped.text.startswith("...", stopped.at):
        sentence = "expected a record; the document ends before one begins"
        return _Explanation((stopped.at, stopped.at + 3), sentence, rule=syntax_rules.EMPTY_FILE)
    if not stopped.mark:
        last = max(1, len(stopped.text.rstrip()))
        remedy = "write the value; if the file was cut off, download it again"
        return _Explanation((last - 1, last), "the file ends where a value is expected", remedy)
    remedy = f"put a text that begins with {stopped.mark} in quotes"
    return _Explanation((stopped.at, stopped.at + 1), f"expected a value; saw {stopped.seen}", remedy)


def _block(stopped: _ParserStop) -> _Explanation | None:
    if not stopped.reads("block scalar"):
        return None
    mark = stopped.text[stopped.opened]
    sentence = f"{mark} begins a block of text in YAML, which starts on the next line"
    return _Explanation(stopped.rest(stopped.opened), sentence, f"put a text that begins with {mark} in quotes")


def _after_the_end(stopped: _ParserStop) -> _Explanation | None:
    if not stopped.says("<document start>"):
        return None
    remedy = "delete what follows the record; put many records into a .jsonl file"
    if not stopped.before:
        # A key in the first column below indented keys, or a text below the end marker "...".
        remedy = f"{remedy}; all keys of the record are indented alike"
    return _Explanation(stopped.rest(stopped.at), f"expected the end of the record; saw {stopped.seen}", remedy)


def _parser_message(stopped: _ParserStop) -> _Explanation:
    sentence = f"the YAML parser says: {' '.join(filter(None, (stopped.context, stopped.problem)))}"
    return _Explanation((stopped.at, stopped.at + 1), sentence)


# In this order: the first function that recognises the problem explains it.
_EXPLANATIONS: tuple[_Explain, ...] = (
    _tab,
    _odd_blank,
    _directive,
    _anchor,
    _tag,
    _unclosed_quote,
    _bracket,
    _colon,
    _no_colon,
    _indentation,
    _dash,
    _first_character,
    _block,
    _after_the_end,
    _parser_message,
)
