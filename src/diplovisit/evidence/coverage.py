"""Coverage: which statements in the text of a source no row of evidence cites."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

import attrs

from diplovisit.evidence.anchors.locating import CitationPlacement, IgnoredSection
from diplovisit.evidence.facts import Fact
from diplovisit.evidence.names import NameMention, fold_repeats, name_mentions
from diplovisit.evidence.quote_findings import Issue
from diplovisit.evidence.readings import DateReading, DurationReading, Mention, PartReading, QuantityReading
from diplovisit.evidence.texts import SourceText, TextSpan
from diplovisit.evidence.texts.source_text import MergedSpans
from diplovisit.record import FieldPath, IgnoredKind, Visit
from diplovisit.record.polities import polity

_MAX_LINES_SHOWN = 5
_LONGEST_NAME: Final = 12
_WORD: Final = re.compile(r"\w+")


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


def uncited_figures(mentions: Iterable[Mention], covered: CoveredSpans) -> Iterator[Mention]:
    """Yields the figures in a text that nothing covers.

    A figure with the same meaning as a cited one counts as cited, also when it is repeated or has another preposition.
    Of several uncited figures with the same meaning, only the first is yielded.
    """
    all_mentions = list(mentions)
    cited, left_out = MergedSpans(covered.words), MergedSpans(covered.sections)
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
    names = fold_repeats(name_mentions(text.raw))
    cited_words = {
        mention.words for name in names for mention in name.mentions if cited.intersects(mention.start, mention.end)
    }
    known_texts = [_name_key(known) for known in (*texts_of_record, *cited_words)]
    known_within = _keys_within(known_texts, {_name_key(name.words) for name in names})
    known_as_whole = frozenset(known_texts)
    for name in names:
        if _name_key(name.words) in known_within:
            continue
        if any(_name_key(mention.words) in known_as_whole for mention in name.mentions):
            continue
        outside = (mention for mention in name.mentions if not left_out.intersects(mention.start, mention.end))
        if (first := next(outside, None)) is not None:
            yield first


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


def _name_key(name: str) -> tuple[str, ...]:
    """The words of a name, in one case and without the article."""
    words = tuple(_WORD.findall(name.casefold()))
    return words[1:] if words[:1] == ("the",) else words


def withheld_issues(source: str, noun: str, lines: Sequence[int]) -> Iterator[Issue]:
    """Yields an issue about uncited figures or names that shows no words of the text, only lines.

    It is for a text in which no quote of the record was found, because such a text may be any file. `noun` is "figure"
    or "name"; `lines` has the line number of each.

    >>> [issue.sentence for issue in withheld_issues("paper", "figure", [4, 9])]
    ['paper has 2 figures that no evidence cites (lines 4, 9); no quote of the record is in its text, so none is shown']
    """
    if not lines:
        return
    distinct_lines = [f"{line:,}" for line in dict.fromkeys(lines)]
    shown = ", ".join(distinct_lines[:_MAX_LINES_SHOWN]) + (", …" if len(distinct_lines) > _MAX_LINES_SHOWN else "")
    is_single = len(lines) == 1
    count = f"1 {noun}" if is_single else f"{len(lines):,} {noun}s"
    where = f"line{'' if len(distinct_lines) == 1 else 's'} {shown}"
    reason = f"no quote of the record is in its text, so {'it is not' if is_single else 'none is'} shown"
    yield Issue(source, f"{source} has {count} that no evidence cites ({where}); {reason}")


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
