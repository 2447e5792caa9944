"""Coverage: what the text of a source states, and no row of evidence cites."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from diplovisit.evidence.anchors.locating import CitationPlacement
from diplovisit.evidence.names import NameMention, fold_repeats, name_mentions
from diplovisit.evidence.quote_findings import Issue
from diplovisit.evidence.readings import DateReading, DurationReading, Mention, QuantityReading, Unparsed
from diplovisit.evidence.texts import SourceText, TextSpan
from diplovisit.evidence.texts.source_text import Stretches
from diplovisit.record import Visit

_MOST_LINES = 5


def uncited_figures(
    mentions: Iterable[Mention], placings: Iterable[CitationPlacement], source: str
) -> Iterator[Mention]:
    """The figures in the text of a source that no placed words touch, and that say nothing which others do.

    A figure that is said again, or with another preposition, is cited where it is cited once.
    """
    cited = [each.extent for each in placings if each.text == source and each.extent is not None]
    found = list(mentions)
    stretches = Stretches(cited)
    touched = {index for index, mention in enumerate(found) if stretches.touch(mention.start, mention.end)}
    said = {_meaning(found[index]) for index in touched}
    for index, mention in enumerate(found):
        if index not in touched and _meaning(mention) not in said:
            said.add(_meaning(mention))
            yield mention


def uncited_names(
    text: SourceText, visit: Visit, placings: Iterable[CitationPlacement], source: str
) -> Iterator[NameMention]:
    """The names in the text of a source that the record does not have: neither in its evidence, nor as a name.

    A name is cited where any mention of it is. Countries are for `country_mentions`, and no names here. Names are read
    in the text as it was given, because where a line ends a name does too.
    """
    found = (each.extent for each in placings if each.text == source and each.extent is not None)
    cited = Stretches(TextSpan(*text.in_raw(extent)) for extent in found)
    known = frozenset(_names(visit))
    for name in fold_repeats(name_mentions(text.raw)):
        if _word(name.words) in known or any(_word(mention.words) in known for mention in name.mentions):
            continue
        if not any(cited.touch(mention.start, mention.end) for mention in name.mentions):
            yield name.mentions[0]


def _names(visit: Visit) -> Iterator[str]:
    for person in visit.people:
        yield from map(_word, (person.name, *person.aliases))
    for stop in visit.stops:
        yield from (_word(place.name) for place in stop.places)
    for source in visit.sources:
        filed = source.dateline.place if source.dateline is not None else None
        yield from (_word(name) for name in (source.publisher, filed) if name is not None)


def _word(name: str) -> str:
    return name.casefold().removeprefix("the ")


def withheld(source: str, noun: str, lines: Sequence[int]) -> Iterator[Issue]:
    """What there is to tell of uncited figures or names in a text that no words of the record are in: no words of it.

    >>> [told.sentence for told in withheld("paper", "figure", [4, 9])]
    ['paper has 2 figures that no evidence cites (lines 4, 9); no quote of the record is in its text, so none is shown']
    """
    if not lines:
        return
    different = [f"{line:,}" for line in dict.fromkeys(lines)]
    shown = ", ".join(different[:_MOST_LINES]) + (", …" if len(different) > _MOST_LINES else "")
    one = len(lines) == 1
    many = f"1 {noun}" if one else f"{len(lines):,} {noun}s"
    where = f"line{'' if len(different) == 1 else 's'} {shown}"
    remedy = f"no quote of the record is in its text, so {'it is not' if one else 'none is'} shown"
    yield Issue(source, f"{source} has {many} that no evidence cites ({where}); {remedy}")


def show_name(mention: NameMention, text: SourceText) -> str:
    """A name with the line of the user's own file."""
    return f'"{mention.words}" (line {line_of_name(mention, text)})'


def line_of_name(mention: NameMention, text: SourceText) -> int:
    """The number of the line of the user's own file that a name is on."""
    return text.line_of_raw(mention.start)


def show_figure(mention: Mention, text: SourceText) -> str:
    """The words of a mention with the line of the user's own file."""
    return f'"{text.text[mention.start : mention.end]}" (line {text.line_of(mention.start)})'


def _meaning(mention: Mention) -> tuple[object, ...]:
    match mention.reading:
        case QuantityReading() as reading:
            return "quantity", reading.low, reading.high, reading.unit, reading.currencies
        case DateReading() as reading:
            return "date", reading.start, reading.end
        case DurationReading() as reading:
            return "length", reading.duration, reading.high
        case Unparsed():
            return "refused", mention.start, Decimal(0)
