"""The words that a row of evidence cites, with what is needed to read them."""

import datetime
import functools
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from diplovisit.evidence.readings import Mention, scan_values


@attrs.frozen(kw_only=True)
class CitedText:
    """The words of one row, in one source.

    quote: the words in normal form. in_text: the figures of the source's text that stand in them, or of which they are
    a part; None where the text is not at hand. sentence: the sentence around, None where the text is
    not at hand. at: where in the sentence the words begin and end. symbols: what the source's currency signs mean.
    day: the day of the source, None where it has none: names of countries mean what they meant then.
    """

    quote: str
    in_text: tuple[Mention, ...] | None = None
    sentence: str | None = None
    at: tuple[int, int] = (0, 0)
    symbols: Mapping[str, str] = attrs.field(default=MappingProxyType({}))
    day: datetime.date | None = None

    @functools.cached_property
    def figures(self) -> tuple[Mention, ...]:
        """The numbers, dates and lengths of time that stand in them, or of which they are a part.

        Where the text of the source is at hand they are read there, so that "$66 billion" out of "approximately $66
        billion" is read with its "approximately".
        """
        return self.in_text if self.in_text is not None else tuple(scan_values(self.quote))


def words_alone(
    quote: str, symbols: Mapping[str, str] = MappingProxyType({}), day: datetime.date | None = None
) -> CitedText:
    """The words of a row whose source is not at hand: they are all there is to read.

    >>> [figure.kind.value for figure in words_alone("approximately $66 billion").figures]
    ['quantity']
    """
    return CitedText(quote=quote, symbols=symbols, day=day)
