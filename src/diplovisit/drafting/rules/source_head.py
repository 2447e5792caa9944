"""The lines at the head and at the foot of a text that say where it comes from: dateline, publisher, title."""

import re
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import Citation
from diplovisit.evidence.lexicon import MONTH_ABBREVIATIONS, MONTHS
from diplovisit.evidence.lexicon.names import DAY_NAMES

_MOST_HEAD_LINES: Final = 14
_MOST_FOOT_LINES: Final = 3
_MONTH: Final = (
    "(?:" + "|".join(sorted({name.capitalize() for name in (*MONTHS, *MONTH_ABBREVIATIONS)}, key=len)[::-1]) + r")\b\.?"
)
_WEEKDAY: Final = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
DATE: Final = (
    rf"(?P<date>{_MONTH} {_DAY}(?:,? (?:\d{{4}})\b)?|{_DAY}(?: of)? {_MONTH}(?:,? (?:\d{{4}})\b)?|\d{{4}}-\d\d-\d\d"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{4})"
)
"""A day as datelines print it, with or without its year."""
_PLACE: Final = r"(?P<place>[^\W\d_][\w’'.\-/ ]{1,38}?)(?:, (?!\d)[A-Z][\w. ]{1,20}?)?"
_PUBLISHER: Final = r"(?P<publisher>[^()\d][^()]{1,59}?)"
_ANY_WEEKDAY: Final = rf"(?:{_WEEKDAY},? )?"
_OFFICE: Final = (
    r"(?:Court|Household|Palace|House|Ministry|Department|Office|Embassy|Chancellery|Government|Presidency|Secretariat"
    r"|Mission|Delegation|Council|Commission|Service|Agency|Parliament|Assembly|Senate|Nations|Union)"
)
_DATELINES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rf"^(?=[^,]*\b{_OFFICE}\b)(?P<publisher>[A-Z][\w’'& -]{{2,60}}?), "
            rf"(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,2}})(?:,| [-–—|]) {_ANY_WEEKDAY}{DATE}\.?$"
        ),
        rf"^{_PLACE},? (?:[-–—] )?{_ANY_WEEKDAY}{DATE},? ?\({_PUBLISHER}\)",
        rf"^{_PLACE} \({_PUBLISHER}\),? (?:[-–—] )?{_ANY_WEEKDAY}{DATE}",
        rf"^\({_PUBLISHER}\) {_PLACE},? (?:[-–—] )?{_ANY_WEEKDAY}{DATE}",
        (
            rf"^{_PLACE}, {_ANY_WEEKDAY}{DATE}[.,]? ?[/|] ?(?P<publisher>[A-Z][\w .&-]{{1,40}}?)(?: ?[/|] ?[-–—:.]?"
            rf"| [-–—:])"
        ),
        rf"^{_PLACE}(?:,|\.| [-–—]) {_ANY_WEEKDAY}{DATE}(?:\.?$|\.? ?(?:--?|–|—|:) ?|\. (?=[A-Z\"“]))",
        (
            rf"(?:^|, )(?P<publisher>(?:The )?[A-Z][\w’'&-]*(?: [A-Z&][\w’'&-]*){{0,5}})"
            rf" \((?P<place>[A-Z][\w -]{{2,30}})\),"
            rf" {_ANY_WEEKDAY}{DATE}"
        ),
        rf"^(?:--|—|–|-) ?(?P<publisher>[^\W\d_][^,\d]{{2,50}}),? {_ANY_WEEKDAY}{DATE}\.?$",
        rf"^(?:Published in )?(?P<publisher>(?:The )?[A-Z][\w’'& -]{{2,50}}?)(?:,| [|•·/–—-]) {_ANY_WEEKDAY}{DATE}\.?$",
        rf"^(?P<place>[A-ZÀ-Ý][A-ZÀ-Ý .’'-]{{2,30}}) \({_PUBLISHER}\) ?[-–—:]",
        (
            rf"^(?:Date|Published|Issued|Posted|Updated|Released|For release|News|Statement)?:?(?: ?[-–—"
            rf"|])? ?(?:on )?{_ANY_WEEKDAY}{DATE}\.?$"
        ),
    )
)
"""The forms of datelines, the surest first. What they match is checked once more by `find_dateline`."""
_NO_PLACE: Final = frozenset(
    """
    In On At By From The A An Since For Press Media Note Visit Published Updated Issued Date Posted No Until News
    Statement Update Release Report Reports Speech
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_NO_PUBLISHER: Final = re.compile(
    r"\b(?:local time|photo|file|updated|GMT|UTC|press release|media advisory|visit|note to)\b", re.IGNORECASE
)
_ISSUER: Final = re.compile(
    r"^(?:the )?(?:(?:federal |royal |hellenic )?(?:ministry|department|office|embassy|presidency|government"
    r"|chancellery"
    r"|secretariat|royal court|royal household|prime minister[’']s office|president[’']s office|cabinet office"
    r"|foreign office|white house|state department|national assembly|parliament|senate|house of \w+|united nations"
    r"|secretariat)\b.*|.*\b(?:press (?:office|service|department|bureau|secretary)"
    r"|ministry of [\w ]+|department of state|prime minister[’']s office))$",
    re.IGNORECASE,
)
_STATEMENT: Final = re.compile(
    r"\b(?:press (?:release|note|statement|communiqu[eé])|media (?:advisory|release|note|statement)|note to the press"
    r"|news release|joint (?:statement|communiqu[eé])|communiqu[eé]|for immediate release|official statement"
    r"|regular press conference|transcript of|advisory"
    r"|readout)\b",
    re.IGNORECASE,
)
_SPEECH: Final = re.compile(r"^(?:remarks|speech|address|statement|keynote)\b.* by\b", re.IGNORECASE)
_NO_TITLE: Final = re.compile(
    r"^(?:by\b|from the|synopsis|summary|highlights|key takeaways|press|media|note to|news|for immediate"
    r"|embargo|no\.|ref"
    r"|republic of|kingdom of|contact|photo|published|updated)",
    re.IGNORECASE,
)
_SHORT: Final = 14  # words
_SHORTEST_TITLE, _LONGEST_TITLE = 3, 24  # words


@attrs.frozen(kw_only=True)
class HeadLine:
    """A line of a text with its offsets: in the text as given (`start`) and in its normal form."""

    article: Article
    text: str
    start: int

    def cite(self, start: int, end: int) -> Citation:
        """Returns the citation of a span of the line."""
        source = self.article.text
        first, last = source.normal_offset(self.start + start), source.normal_offset(self.start + end)
        return Citation(source=self.article.id, quote=source.text[first:last], start=first)


@attrs.frozen(kw_only=True)
class FoundDateline:
    """A dateline: the line, and the spans of its parts in it; None for a part that it lacks."""

    line: HeadLine
    place: tuple[int, int] | None
    date: tuple[int, int] | None
    publisher: tuple[int, int] | None


def head_lines(article: Article) -> tuple[HeadLine, ...]:
    """Returns the lines of a text that are not blank."""
    return tuple(
        HeadLine(article=article, text=match[0].rstrip(), start=match.start())
        for match in re.finditer(r"[^\s][^\r\n]*", article.text.raw)
    )


def find_dateline(lines: tuple[HeadLine, ...]) -> FoundDateline | None:
    """Finds the dateline among the first lines of a text, or else among the last.

    >>> from diplovisit.drafting.article import read_article
    >>> found = find_dateline(head_lines(read_article("a", b"OSLO, Sept 3 (Norsk Telegram) - She left.")))
    >>> [found.line.text[slice(*span)] for span in (found.place, found.date, found.publisher)]
    ['OSLO', 'Sept 3', 'Norsk Telegram']
    """
    foot = tuple(reversed(lines[_MOST_HEAD_LINES:][-_MOST_FOOT_LINES:]))
    short_foot = tuple(reversed(lines[-_MOST_FOOT_LINES:])) if len(lines) <= _MOST_HEAD_LINES else ()
    for pattern in _DATELINES:
        for line in (*lines[:_MOST_HEAD_LINES], *foot, *short_foot):
            match = pattern.search(line.text)
            if match is not None and _is_dateline(match):
                spans = {name: span for name in match.groupdict() if (span := match.span(name)) != (-1, -1)}
                return FoundDateline(
                    line=line,
                    place=spans.get("place"),
                    date=spans.get("date"),
                    publisher=spans.get("publisher"),
                )
    return None


def _is_dateline(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    place, publisher = groups.get("place"), groups.get("publisher")
    if place is not None:
        words = place.split()
        if not words[0][0].isupper() or words[0] in _NO_PLACE | DAY_NAMES or len(words) > 5:
            return False
        if any(word[0].islower() and word not in {"de", "la", "of", "da", "do", "el", "al", "es"} for word in words):
            return False
    if publisher is not None and publisher.strip() in _NO_PLACE:
        return False
    return publisher is None or (_NO_PUBLISHER.search(publisher) is None and publisher not in DAY_NAMES)


def find_issuer(lines: tuple[HeadLine, ...]) -> HeadLine | None:
    """Finds the ministry or the office at the head of a press release."""
    return next((line for line in lines[:5] if _ISSUER.match(line.text) and len(line.text) < 80), None)


def name_of_issuer(line: HeadLine) -> Citation:
    """Returns the name in the line of an issuer: "UNITED NATIONS" of "UNITED NATIONS - NOTE TO CORRESPONDENTS"."""
    form = _FORM_OF_TEXT.search(line.text)
    return line.cite(0, form.start() if form is not None else len(line.text))


_FORM_OF_TEXT: Final = re.compile(
    r" ?(?:[-–—|:/•·]|--) ?(?:(?:press|media|news|joint|official|daily) (?:\w+ )?)?(?:note|release|statement|advisory"
    r"|readout|invitation|briefing|communiqu[eé]|announcement|bulletin|programme|press|media|news)\b"
    r"(?! (?:office|service|department|section|bureau|cent(?:er|re)|agency|secretary|unit)).*$",
    re.IGNORECASE,
)


def is_statement(lines: tuple[HeadLine, ...]) -> bool:
    """Whether the head of a text says that an office issued it."""
    short = [line.text for line in _before_body(lines, find_dateline(lines)) if len(line.text.split()) <= _SHORT]
    return find_issuer(lines) is not None or any(_STATEMENT.search(text) for text in short)


def is_speech(lines: tuple[HeadLine, ...]) -> bool:
    """Whether the head of a text says that it is a speech."""
    return any(_SPEECH.match(line.text) for line in lines[:3] if len(line.text) < 120)


def find_title(lines: tuple[HeadLine, ...], dateline: FoundDateline | None) -> str | None:
    """Finds the title: the first line before the body that is a heading and says what the text is about."""
    found = list(_before_body(lines, dateline))
    if dateline is not None and dateline.line in lines[:_MOST_HEAD_LINES] and len(dateline.line.text) <= _LONGEST_ALONE:
        # A heading below a date that stands alone is the title; what is above it is whose paper it is.
        found.sort(key=lambda line: line.start < dateline.line.start)
    for line in found:
        words = line.text.split()
        is_sentence = line.text.endswith((".", ",", ";", ":"))
        if _SHORTEST_TITLE <= len(words) <= _LONGEST_TITLE and not is_sentence and (
            _NO_TITLE.match(line.text) is None and _ISSUER.match(line.text) is None
        ):  # fmt: skip
            return line.text
    return None


_LONGEST_ALONE: Final = 60
"""A longer line with a dateline begins the body."""


def _before_body(lines: tuple[HeadLine, ...], dateline: FoundDateline | None) -> Iterator[HeadLine]:
    for line in lines[:_MOST_HEAD_LINES]:
        if dateline is not None and line == dateline.line:
            if len(line.text) > _LONGEST_ALONE:
                return
            continue
        if line.text.endswith(".") and len(line.text.split()) > _LONGEST_TITLE:
            return
        yield line
