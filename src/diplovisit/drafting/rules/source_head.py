"""The lines at the head and at the foot of a text that say where it comes from: dateline, publisher, title."""

import re
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import Citation
from diplovisit.evidence.lexicon import MONTH_ABBREVIATIONS, MONTHS
from diplovisit.evidence.lexicon.names import DAY_NAMES
from diplovisit.evidence.names import Strength, country_mentions
from diplovisit.lazy_patterns import lazy_pattern

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
_PLACE: Final = r"(?P<place>[^\W\d_][\w’'.\-/ ]{1,38}?)(?:, (?P<city>(?!\d)[A-Z][\w. ]{1,20}?))?"
_PUBLISHER: Final = r"(?P<publisher>[^()\d][^()]{1,59}?)"
_ANY_WEEKDAY: Final = rf"(?:{_WEEKDAY},? )?"
_OFFICE: Final = (
    r"(?:Court|Household|Palace|House|Ministry|Department|Office|Embassy|Chancellery|Government|Presidency|Secretariat"
    r"|Mission|Delegation|Council|Commission|Service|Agency|Parliament|Assembly|Senate|Nations|Union)"
)
_DATELINES: Final = tuple(
    lazy_pattern(pattern)
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
        (
            r"^(?:News|Press|Media|Newsroom)(?: (?:story|item|release|room|centre|center))? ?[|•·>/] ?"
            rf"(?P<publisher>[A-Z][\w’'& -]{{2,50}}?) ?[|•·>/] ?{_ANY_WEEKDAY}{DATE}\.?$"
        ),
        rf"^(?P<issuer>[^,\d]{{3,70}})(?:,| [-–—|]) {_PLACE}(?:,| [-–—|]) {_ANY_WEEKDAY}{DATE}\.?$",
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
_OF_PAPERS: Final = lazy_pattern(
    r"\b(?:programme|program|agenda|itinerary|schedule|diary|banquet|dinner|meeting|talks|summit|ceremony|arrival"
    r"|remarks)$",
    re.IGNORECASE,
)
_NO_PUBLISHER: Final = lazy_pattern(
    r"\b(?:local time|photo|file|updated|GMT|UTC|press release|media advisory|visit|note to|banquet"
    r"|programme|program|(?:meeting|talks) (?:with|of|between))\b",
    re.IGNORECASE,
)
_ISSUER: Final = lazy_pattern(
    r"^(?:the )?(?:(?:federal |royal |hellenic )?(?:ministry|department|office|embassy|presidency|government"
    r"|chancellery"
    r"|secretariat|royal court|royal household|prime minister[’']s office|president[’']s office|cabinet office"
    r"|(?:foreign|defen[cs]e|trade|finance|interior) (?:office|ministry)|white house"
    r"|state department|national assembly|parliament|senate|house of \w+|united nations"
    r"|secretariat)\b.*|.*\b(?:press (?:office|service|department|bureau|secretary)"
    r"|ministry of [\w ]+|department of state|prime minister[’']s office))$",
    re.IGNORECASE,
)
_PAPER: Final = lazy_pattern(
    r"(?:,| [-–—|]|:) ?(?:[\w’'-]+ ){0,4}?(?:press|media|news|notes?|statements?|communiqu[eé]|circular|advisory"
    r"|readout|bulletin|release|announcement|no\.|embargo\w*|for immediate|\d)(?:$|[ \w:.,/-])(?!office|service"
    r"|department|bureau|secretary|section|division).*$"
    r"|,? (?:press|media|news) (?:release|note|statement|advisory|invitation)\b.*$",
    re.IGNORECASE,
)
"""Behind the name of an office, the kind of its paper: " - NOTE TO CORRESPONDENTS"."""
_KIND_OF_PAPER: Final = lazy_pattern(
    r"(?:(?:joint|official|press|media|news|public|special|background|daily|weekly|information|short|outcome) )*"
    r"(?:notes?|releases?|statements?|communiqu[eé]s?|advisor(?:y|ies)|read-?outs?|briefings?|announcements?|bulletins?"
    r"|circulars?|fact ?sheets?|notices?|invitations?|transcripts?|speech|remarks)"
    r"(?: verbale)?(?: (?:to|for) (?:the )?(?:press|media|editors|correspondents))?(?: n(?:o|r)?\.? ?[\d/-]+)?",
    re.IGNORECASE,
)
"""What a paper is, and no place and no publisher: "Media note", "Joint Statement No. 12"."""
_LONGEST_ISSUER: Final = 80
_SMALL_IN_NAMES: Final = frozenset(
    ["of", "the", "for", "and", "in", "to", "at", "on", "de", "la", "del", "affairs", "foreign", "office", "ministry"]
)
_OF_HEADINGS: Final = frozenset(
    """
    visits arrives meets travels leaves says welcomes hosts receives departs ends begins cancels postpones lands
    concludes opens signs starts announces confirms denies delays sends speaker delegation will
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words of a heading that begins with an office: "Parliament Speaker Visits Oslo"."""
_STATEMENT: Final = lazy_pattern(
    r"\b(?:press (?:release|note|statement|communiqu[eé])|media (?:advisory|release|note|statement)"
    r"|note to (?:the press|correspondents|editors)"
    r"|news release|joint (?:statement|communiqu[eé])|communiqu[eé]|for immediate release|official statement"
    r"|regular press conference|transcript of|advisory"
    r"|readout)\b",
    re.IGNORECASE,
)
_SPEECH: Final = lazy_pattern(r"^(?:remarks|speech|address|statement|keynote)\b.* by\b", re.IGNORECASE)
_NO_TITLE: Final = lazy_pattern(
    r"^(?:\d{1,2}[:.]\d\d\b|by\b|from the|synopsis|summary|highlights|key takeaways|press|media|note to|news"
    r"|for immediate|embargo|no\.|ref"
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
    """A dateline: the line, and the spans of its parts in it; None for a part that it lacks.

    paper: what the line calls the text, where a place or a publisher could stand: "Media note".
    """

    line: HeadLine
    place: tuple[int, int] | None
    date: tuple[int, int] | None
    publisher: tuple[int, int] | None
    paper: str | None = None


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
            if match is not None and _is_dateline(match) and not _is_day_of_programme(line, lines):
                papers = {name for name in _NAMED_PARTS if _is_kind_of_paper(match.groupdict().get(name))}
                spans = {
                    name: span
                    for name in match.groupdict()
                    if name not in papers and (span := match.span(name)) != (-1, -1)
                }
                if any(
                    each.strength is Strength.METONYM for each in country_mentions(match.groupdict().get("city") or "")
                ):
                    spans["place"] = spans["city"]  # "Sahel Media, Algiers, 3 May"
                return FoundDateline(
                    line=line,
                    place=spans.get("place"),
                    date=spans.get("date"),
                    publisher=spans.get("publisher", spans.get("issuer")),
                    paper=next((match[name] for name in papers), None),
                )
    return None


_DATE_ALONE: Final = lazy_pattern(rf"^(?P<weekday>{_WEEKDAY},? )?{DATE}[.:]?$")


def _is_day_of_programme(line: HeadLine, lines: tuple[HeadLine, ...]) -> bool:
    """Whether a date alone heads a day of a programme: other lines are such dates too."""
    own = _DATE_ALONE.match(line.text)
    if own is None:
        return False
    others = (_DATE_ALONE.match(each.text) for each in lines if each.text != line.text)
    return any(each is not None and bool(each["weekday"]) is bool(own["weekday"]) for each in others)


_NAMED_PARTS: Final = ("place", "publisher", "issuer")


def _is_kind_of_paper(words: str | None) -> bool:
    return words is not None and _KIND_OF_PAPER.fullmatch(words.strip()) is not None


def _is_dateline(match: re.Match[str]) -> bool:
    groups = {name: None if _is_kind_of_paper(words) else words for name, words in match.groupdict().items()}
    place, publisher, issuer = groups.get("place"), groups.get("publisher"), groups.get("issuer")
    if issuer is not None and issuer_span(issuer) != (0, len(issuer)):
        return False
    if place is not None:
        words = place.split()
        if not words[0][0].isupper() or words[0] in _NO_PLACE | DAY_NAMES or len(words) > 5:
            return False
        if _OF_PAPERS.search(place) is not None or issuer_span(place) is not None:
            return False
        if any(word[0].islower() and word not in {"de", "la", "of", "da", "do", "el", "al", "es"} for word in words):
            return False
    if publisher is not None and (publisher.strip() in _NO_PLACE or _SPEECH.match(publisher) is not None):
        return False
    return publisher is None or (_NO_PUBLISHER.search(publisher) is None and publisher not in DAY_NAMES)


def find_issuer(lines: tuple[HeadLine, ...]) -> tuple[HeadLine, tuple[int, int]] | None:
    """Finds the ministry or the office at the head of a press release: its line, and its span in the line."""
    found = [
        (line, span)
        for line in lines[:5]
        if (span := match.span("name") if (match := _FROM_OFFICE.match(line.text)) else issuer_span(line.text))
    ]
    # The office of a spokesperson is part of the ministry that the next line names.
    whole = (each for each in found if _PART_OF_OFFICE.fullmatch(each[0].text[slice(*each[1])]) is None)
    return next(whole, found[0] if found else None)


_PART_OF_OFFICE: Final = lazy_pattern(
    r"(?:the )?(?:(?:office|department|division|bureau|section|service) (?:of|for) (?:the )?"
    r"(?:spokes(?:person|man|woman)|press|media"
    r"|(?:public |press |media )?(?:information|communications?|affairs|relations|diplomacy))\b[\w ]*"
    r"|(?:press|media|information|communications?) (?:and \w+ )?(?:office|department|division|bureau|section|service))",
    re.IGNORECASE,
)


def issuer_span(text: str) -> tuple[int, int] | None:
    """Returns the span of the office that a line names, without the kind of its paper; None where it names none.

    >>> for text in (
    ...     "UNITED NATIONS - NOTE TO CORRESPONDENTS",
    ...     "Ministry of Trade: Press Release",
    ...     "Senate Visits Oslo",
    ... ):
    ...     print(text[slice(*issuer_span(text) or (0, 0))])
    UNITED NATIONS
    Ministry of Trade
    <BLANKLINE>
    """
    paper = _PAPER.search(text)
    name = (text[: paper.start()] if paper is not None else text).rstrip(" ,:|–—-")
    if len(name) >= _LONGEST_ISSUER or _ISSUER.match(name) is None:
        return None
    words = re.findall(r"[^\W\d_][\w’'-]*", name)
    is_name = all(word[0].isupper() or word.lower() in _SMALL_IN_NAMES for word in words)
    is_heading = any(word.lower() in _OF_HEADINGS for word in words)
    return (0, len(name)) if is_name and not is_heading else None


_FROM_OFFICE: Final = lazy_pattern(
    r"(?:From|Issued by|Released by|Published by|Organisation|Organization): (?:[Tt]he )?(?P<name>(?=[^.]*\b"
    r"(?:Ministry|Department|Office|Embassy|Chancellery|Presidency|Secretariat|Household|Government|High Commission)\b)"
    r"[A-Z][\w’'&,-]*(?: (?:[A-Z][\w’'&,-]*|&|and|of|for|the))*?)"
    r"(?: and (?:[Tt]he )?(?:Rt|Right|Hon|Sir|Dame|Lord|Lady|Baroness|Mr|Mrs|Ms|Dr)\b.*)?$"
)
"""A line of a head that says which office a text is from: "From: Ministry of Trade"."""
_PARLIAMENTS: Final = frozenset(
    """
    Althingi Alþingi Bundesrat Bundestag Eduskunta Folketing Knesset Oireachtas Riigikogu Riksdag Saeima Seimas Sejm
    Storting Stortinget
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


def is_statement(lines: tuple[HeadLine, ...]) -> bool:
    """Whether the head of a text says that an office issued it."""
    dateline = find_dateline(lines)
    short = [line.text for line in _before_body(lines, dateline) if len(line.text.split()) <= _SHORT]
    short += [dateline.paper] if dateline is not None and dateline.paper is not None else []
    is_of_office = find_issuer(lines) is not None or _is_by_parliament(dateline)
    return is_of_office or any(_STATEMENT.search(text) for text in short)


def _is_by_parliament(dateline: FoundDateline | None) -> bool:
    """Whether the dateline has a parliament as the publisher, by its own name: "News | Althingi | 28.8.2026"."""
    return (
        dateline is not None
        and dateline.publisher is not None
        and dateline.line.text[slice(*dateline.publisher)].strip() in _PARLIAMENTS
    )


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
            _NO_TITLE.match(line.text) is None and issuer_span(line.text) is None
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
