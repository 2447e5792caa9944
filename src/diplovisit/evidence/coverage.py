"""Coverage: which statements in the text of a source no row of evidence cites."""

import functools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

import attrs

from diplovisit.evidence.anchors.locating import CitationPlacement, IgnoredSection
from diplovisit.evidence.facts import Fact
from diplovisit.evidence.lexicon import MONTH_ABBREVIATIONS, MONTHS, SCALES, TENS, UNITS
from diplovisit.evidence.lexicon.names import FUNCTION_WORDS
from diplovisit.evidence.names import FoldedName, NameMention, fold_repeats, name_mentions
from diplovisit.evidence.quote_findings import Issue
from diplovisit.evidence.readings import DateReading, DurationReading, Mention, PartReading, QuantityReading
from diplovisit.evidence.texts import SourceText, TextSpan
from diplovisit.evidence.texts.source_text import MergedSpans
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import FieldPath, IgnoredKind, Visit
from diplovisit.record.currencies import CURRENCIES, SIGNS
from diplovisit.record.polities import polity

_MAX_LINES_SHOWN = 5
_LONGEST_NAME: Final = 12
_WORD: Final = lazy_pattern(r"\w+")
# Capitalised words of press notes that name nobody by themselves; a longer name with one of them is still a name.
_PAPER_WORDS: Final = frozenset(
    """
    accredited accreditation address advisory agreement annex announcement area arrangement article attachment
    background base battalion briefing bureau call chapter charter circular commission committee communique communiqué
    community conference contact contacts contents convention copy council counterpart courtesy cue date dateline
    dear declaration delegation department dialogue division document draft edition editing editor editors
    embargo embassy ends enquiries event events factsheet fax figure floor follow following forum framework further
    gallery governance government headline headlines headquarters hotel idea image images immediate inquiries interview
    issued item itinerary key leaders letter line links listen location media meeting meetings member members
    memorandum mission mou more movement name names nation network new news next notice notes number office official
    opening organisation organization origin outcome outcomes overview page paragraph parliament participants
    parties partner partners partnership peninsula people phase photo photograph photographs photos picture pictures
    plot point points press priorities pristine process program programme project protocol public published questions
    read readout reception record related release remarks reply report reporters reporting reports republic
    resolution room schedule section series session side sides site source sources speech sphere
    spokesperson statement statements status story strategic summary summit table tel telephone text theme time title
    topics transcript travel treaty trip twitter understanding union update updated venue video videos view visit
    visits watch web website week welcome working write writing
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_NUMBERS: Final = frozenset([*UNITS, *TENS, *SCALES, "plus", "minus", "non", "half", "quarter"])
_MONEY: Final = frozenset(word.casefold().strip(".") for word in (*CURRENCIES, *SIGNS))
_MONTHS: Final = frozenset(word.casefold() for word in (*MONTHS, *MONTH_ABBREVIATIONS))
_ORDINARY: Final = _PAPER_WORDS | _NUMBERS | _MONEY | _MONTHS | {"end", "rs", "south", "north", "east", "west"}
_CAPITALISED_BEFORE: Final = lazy_pattern(r"(?:\b[A-Z][\w-]* )+\Z")
_LONGEST_BEFORE: Final = 60
# "The two countries" are those that were named.
_ANAPHORIC: Final = lazy_pattern(
    r"\b(?:the|these|those|our|their) (?P<number>two|three)(?: \w+)? (?:countries|nations|states|sides|leaders"
    r"|ministers|governments|peoples|neighbours|neighbors|capitals|parties|delegations|presidents)\b",
    re.IGNORECASE,
)


@attrs.frozen(kw_only=True)
class CoveredSpans:
    """The spans of one text that a record answers for.

    words: what evidence cites, and what rows of `ignore` quote. The same figure or name elsewhere in the text is
    covered as well. sections: what rows of `ignore` leave out as a whole. They cover nothing outside of them.
    """

    words: tuple[TextSpan, ...]
    sections: tuple[TextSpan, ...]


def covered_spans(
    visit: Visit,
    placements: Iterable[CitationPlacement],
    sections: Iterable[IgnoredSection],
    *,
    source: str,
    kind: IgnoredKind,
) -> CoveredSpans:
    """Returns the spans of the text of a source that cover its figures, or its names."""
    words = (
        placement.span
        for placement in placements
        if placement.text == source and placement.span is not None and _counts_for(placement.citation.path, visit, kind)
    )
    of_rows = (
        section.span
        for section in sections
        if section.text == source and _counts_for(("ignore", section.row), visit, kind)
    )
    return CoveredSpans(words=tuple(words), sections=tuple(of_rows))


def _counts_for(path: FieldPath, visit: Visit, kind: IgnoredKind) -> bool:
    """Whether a row covers mentions of a kind; a row of evidence covers all."""
    section, row = path
    return section != "ignore" or visit.ignore[int(row)].kind in {None, kind}


def uncited_figures(text: str, mentions: Iterable[Mention], covered: CoveredSpans) -> Iterator[Mention]:
    """Yields the figures in a text that nothing covers. The "two" of "the two countries" only counts again.

    A figure with the same meaning as a cited one counts as cited, also when it is repeated or has another preposition.
    Of several uncited figures with the same meaning, only the first is yielded.
    """
    all_mentions = list(mentions)
    counts_again = [TextSpan(*match.span("number")) for match in _ANAPHORIC.finditer(text)]
    cited, left_out = MergedSpans(covered.words), MergedSpans([*covered.sections, *counts_again])
    cited_indices = {
        index for index, mention in enumerate(all_mentions) if cited.intersects(mention.start, mention.end)
    }
    known_meanings = {_meaning(all_mentions[index]) for index in cited_indices}
    for index, mention in enumerate(all_mentions):
        if index in cited_indices or left_out.intersects(mention.start, mention.end):
            continue
        if (meaning := _meaning(mention)) not in known_meanings:
            known_meanings.add(meaning)
            yield mention


def uncited_names(text: SourceText, covered: CoveredSpans, texts_of_record: Iterable[str]) -> Iterator[NameMention]:
    """Yields the names in a text that nothing covers, and that the record does not have.

    A name is cited if any mention of it is cited. The record has a name if the words of the name are in one of
    `texts_of_record`, or in a longer name that is cited: "Palace" after "Royal Palace". It also has a name if a part of
    it ("Misri" of "Vikram Misri") is one of these texts as a whole. Countries are not names here; `country_mentions`
    finds those. Names are read in the raw text, because a name ends where its line ends.
    """
    cited, left_out = (
        MergedSpans(TextSpan(*text.raw_span(span)) for span in spans) for spans in (covered.words, covered.sections)
    )
    names = _names_of(text)
    cited_words = {
        mention.words for name in names for mention in name.mentions if cited.intersects(mention.start, mention.end)
    }
    known_texts = [_name_key(known) for known in (*texts_of_record, *cited_words)]
    known_within = _keys_within(known_texts, {_name_key(name.words) for name in names})
    known_as_whole = frozenset(known_texts)
    people = _people_by_part(names)
    listed: set[tuple[str, ...]] = set()
    for name in names:
        key = _without_initials(_name_key(name.words))
        if _name_key(name.words) in known_within:
            continue
        if key in listed or (not listed.isdisjoint(people.get(key, ())) and len(people[key]) == 1):
            continue  # "Dana R. Whitfield" after "Dana Whitfield"
        if any(_name_key(mention.words) in known_as_whole for mention in name.mentions):
            continue
        outside = (mention for mention in name.mentions if not left_out.intersects(mention.start, mention.end))
        if (first := next(outside, None)) is not None and (whole := _as_name(first, text.raw)) is not None:
            listed.add(key)
            yield whole


@functools.lru_cache(maxsize=16)
def _names_of(text: SourceText) -> tuple[FoldedName, ...]:
    """The names of a text, read once for all records that share it."""
    return fold_repeats(name_mentions(text.raw))


def _as_name(mention: NameMention, text: str) -> NameMention | None:
    """The mention as a name; None for numbers, currencies, words of a press note, and a tag after "#" or "@".

    "Union" alone is no name. With the capitalised words before it, "African Union" is one.
    """
    if text[max(0, mention.start - 1) : mention.start] in {"#", "@"} or text[mention.end : mention.end + 1] in {
        "$",
        "£",
    }:
        return None
    if any(word not in _ORDINARY for word in _WORD.findall(mention.words.casefold())):
        return mention
    before = _CAPITALISED_BEFORE.search(text, max(0, mention.start - _LONGEST_BEFORE), mention.start)
    words = before.group().split() if before is not None else []
    while words and words[0].casefold() in FUNCTION_WORDS:
        del words[0]
    if all(word.casefold() in _ORDINARY for word in words):
        return None
    start = mention.start - len(" ".join(words)) - 1
    return attrs.evolve(mention, start=start, words=text[start : mention.end])


def _without_initials(key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in key if len(word) > 1) or key


def _people_by_part(names: Iterable[FoldedName]) -> dict[tuple[str, ...], set[tuple[str, ...]]]:
    """The longer names, without initials, that end in a word: two spellings of one name are one."""
    people: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for name in names:
        key = _without_initials(_name_key(name.words))
        if len(key) > 1:
            people.setdefault(key[-1:], set()).add(key)
    return people


def texts_with_names(visit: Visit, facts: Iterable[Fact]) -> Iterator[str]:
    """Yields the texts of a record that may have names: of its facts, notes and sources, and the names of countries."""
    for fact in facts:
        values = fact.value if isinstance(fact.value, tuple) else (fact.value,)
        for value in values:
            if type(value) is not str:
                continue
            yield value
            if (known := polity(value)) is not None:
                yield from (known.name, known.official or known.name, *known.aliases)
    for source in visit.sources:
        yield from (text for text in (source.publisher, source.title) if text is not None)


def _keys_within(texts: Iterable[tuple[str, ...]], wanted: Collection[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """The wanted names whose words occur in a row in one of the texts, all as words.

    Only lengths of wanted names are tried, and no longer ones than names have: the time is linear in the texts.
    """
    sizes = sorted({len(key) for key in wanted if 0 < len(key) <= _LONGEST_NAME})
    found: set[tuple[str, ...]] = set()
    for text in texts:
        if text in wanted:
            found.add(text)
        for size in sizes:
            found.update(
                part for start in range(len(text) - size + 1) if (part := text[start : start + size]) in wanted
            )
    return frozenset(found)


@functools.lru_cache(maxsize=4096)
def _name_key(name: str) -> tuple[str, ...]:
    """The words of a name, in one case and without the article."""
    words = tuple(_WORD.findall(name.casefold()))
    return words[1:] if words[:1] == ("the",) else words


def withheld_issues(source: str, noun: str, lines: Sequence[int]) -> Iterator[Issue]:
    """Yields an issue about uncited figures or names that shows no words of the text, only lines.

    It is for a text in which no quote of the record was found, because such a text may be any file. `noun` is "figure"
    or "name"; `lines` has the line number of each.

    >>> [issue.sentence for issue in withheld_issues("paper", "figure", [4, 9])]
    ['paper has 2 figures that no evidence row quotes (lines 4, 9); no quote of the record is in its text, ...']
    """
    if not lines:
        return
    distinct_lines = [f"{line:,}" for line in dict.fromkeys(lines)]
    shown = ", ".join(distinct_lines[:_MAX_LINES_SHOWN]) + (", …" if len(distinct_lines) > _MAX_LINES_SHOWN else "")
    is_single = len(lines) == 1
    count = f"1 {noun}" if is_single else f"{len(lines):,} {noun}s"
    where = f"line{'' if len(distinct_lines) == 1 else 's'} {shown}"
    reason = f"no quote of the record is in its text, so {'it is not' if is_single else 'none is'} shown"
    yield Issue(source, f"{source} has {count} that no evidence row quotes ({where}); {reason}")


def format_name(mention: NameMention, text: SourceText) -> str:
    """Returns a name in quotes with its line number in the user's file."""
    return f'"{mention.words}" (line {line_of_name(mention, text)})'


def line_of_name(mention: NameMention, text: SourceText) -> int:
    """Returns the line number of a name in the user's file."""
    return text.line_of_raw(mention.start)


def format_figure(mention: Mention, text: SourceText) -> str:
    """Returns the words of a figure in quotes with their line number in the user's file."""
    return f'"{text.text[mention.start : mention.end]}" (line {text.line_of(mention.start)})'


def _meaning(mention: Mention) -> tuple[object, ...]:
    """A key that is equal for figures with the same meaning; a figure of any other reading has a key of its own."""
    match mention.reading:
        case QuantityReading() as reading:
            return "quantity", reading.low, reading.high, reading.unit, reading.currencies
        case DateReading() as reading:
            return "date", reading.start, reading.end
        case DurationReading() as reading:
            return "length", reading.duration, reading.high
        case PartReading() as reading:
            return "part", reading.number, reading.of
        case _:
            return "other", mention.start
