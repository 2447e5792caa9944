"""Coverage: which statements in the text of a source no row of evidence cites."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from diplovisit.evidence.anchors.locating import CitationPlacement
from diplovisit.evidence.names import NameMention, fold_repeats, name_mentions
from diplovisit.evidence.quote_findings import Issue
from diplovisit.evidence.readings import DateReading, DurationReading, Mention, QuantityReading, Unparsed
from diplovisit.evidence.texts import SourceText, TextSpan
from diplovisit.evidence.texts.source_text import MergedSpans
from diplovisit.record import Visit

_MAX_LINES_SHOWN = 5


def uncited_figures(
    mentions: Iterable[Mention], placements: Iterable[CitationPlacement], source: str
) -> Iterator[Mention]:
    """Yields the figures in the text of a source that no placed citation overlaps.

    A figure with the same meaning as a cited one counts as cited, also when it is repeated or has another preposition.
    Of several uncited figures with the same meaning, only the first is yielded.
    """
    all_mentions = list(mentions)
    cited = MergedSpans(
        placement.span for placement in placements if placement.text == source and placement.span is not None
    )
    cited_indices = {
        index for index, mention in enumerate(all_mentions) if cited.intersects(mention.start, mention.end)
    }
    known_meanings = {_meaning(all_mentions[index]) for index in cited_indices}
    for index, mention in enumerate(all_mentions):
        if index not in cited_indices and _meaning(mention) not in known_meanings:
            known_meanings.add(_meaning(mention))
            yield mention


def uncited_names(
    text: SourceText, visit: Visit, placements: Iterable[CitationPlacement], source: str
) -> Iterator[NameMention]:
    """Yields the names in the text of a source that are not cited and are no name in the record.

    A name is cited if any mention of it is cited. Countries are not names here; `country_mentions` finds those. Names
    are read in the raw text, because a name ends where its line ends.
    """
    extents = (placement.span for placement in placements if placement.text == source and placement.span is not None)
    cited = MergedSpans(TextSpan(*text.raw_span(extent)) for extent in extents)
    known = frozenset(_known_names(visit))
    for name in fold_repeats(name_mentions(text.raw)):
        if _fold_name(name.words) in known or any(_fold_name(mention.words) in known for mention in name.mentions):
            continue
        if not any(cited.intersects(mention.start, mention.end) for mention in name.mentions):
            yield name.mentions[0]


def _known_names(visit: Visit) -> Iterator[str]:
    for person in visit.people:
        yield from map(_fold_name, (person.name, *person.aliases))
    for stop in visit.stops:
        yield from (_fold_name(place.name) for place in stop.places)
    for source in visit.sources:
        dateline_place = source.dateline.place if source.dateline is not None else None
        yield from (_fold_name(name) for name in (source.publisher, dateline_place) if name is not None)


def _fold_name(name: str) -> str:
    return name.casefold().removeprefix("the ")


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
    """A key that is equal for figures with the same meaning; a figure that cannot be parsed has a key of its own."""
    match mention.reading:
        case QuantityReading() as reading:
            return "quantity", reading.low, reading.high, reading.unit, reading.currencies
        case DateReading() as reading:
            return "date", reading.start, reading.end
        case DurationReading() as reading:
            return "length", reading.duration, reading.high
        case Unparsed():
            return "refused", mention.start, Decimal(0)
