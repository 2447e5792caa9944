"""The words of dates in languages besides English, for maps that name the language."""

import functools
from collections.abc import Mapping
from typing import Final

import attrs


@attrs.frozen(kw_only=True)
class DateWords:
    """The words of one language: months by name, words between the ends of a range or in a list, and empty words.

    starts: words such as "from" at the beginning of a text, which need an end.
    """

    months: Mapping[str, int]
    ranges: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()
    starts: frozenset[str] = frozenset()


def _language(months: str, *, ranges: str = "", lists: str = "", empty: str = "", starts: str = "") -> DateWords:
    """Returns the words of a language. Each month has its forms with a slash between them.

    A range of several words has underscores between them.
    """
    numbered = {form: number for number, forms in enumerate(months.split(), 1) for form in forms.split("/")}
    return DateWords(
        months=numbered,
        ranges=frozenset(words.replace("_", " ") for words in ranges.split()),
        lists=frozenset(lists.split()),
        empty=frozenset(empty.split()) | frozenset(starts.split()),
        starts=frozenset(starts.split()),
    )


# Names and abbreviations as in CLDR 46 (main/*/ca-gregorian), both of the forms within and without a date.
DATE_WORDS: Final[Mapping[str, DateWords]] = {
    "de": _language(
        "januar/jänner/jan februar/feber/feb märz/maerz/mär/mrz april/apr mai juni/jun juli/jul august/aug"
        " september/sept/sep oktober/okt november/nov dezember/dez",
        ranges="bis",
        lists="und",
        empty="am den der zum",
        starts="vom von",
    ),
    "es": _language(
        "enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago"
        " septiembre/setiembre/sept/sep octubre/oct noviembre/nov diciembre/dic",
        ranges="al a hasta",
        lists="y e",
        empty="el los",
        starts="de del desde",
    ),
    "fr": _language(
        "janvier/janv février/fevrier/févr mars avril/avr mai juin juillet/juil août/aout septembre/sept octobre/oct"
        " novembre/nov décembre/decembre/déc",
        ranges="au",
        lists="et",
        empty="le les de",
        starts="du",
    ),
    "it": _language(
        "gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago settembre/set"
        " ottobre/ott novembre/nov dicembre/dic",
        ranges="al a",
        lists="e",
        empty="del il di",
        starts="dal",
    ),
    "nl": _language(
        "januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sep oktober/okt"
        " november/nov december/dec",
        ranges="tot t/m t.m. t.e.m. tot_en_met",
        lists="en",
        empty="de",
        starts="van vanaf",
    ),
    "pt": _language(
        "janeiro/jan fevereiro/fev março/marco/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set"
        " outubro/out novembro/nov dezembro/dez",
        ranges="a até ao",
        lists="e",
        empty="do dia",
        starts="de desde",
    ),
}
"""The words by language."""


@functools.cache
def date_words(languages: tuple[str, ...]) -> DateWords:
    """Returns the words of several languages together. A language without words adds none.

    >>> date_words(("es",)).months["octubre"], date_words(("xx",)).months
    (10, {})
    """
    known = [DATE_WORDS[language] for language in languages if language in DATE_WORDS]
    return DateWords(
        months={name: number for words in known for name, number in words.months.items()},
        ranges=frozenset[str]().union(*(words.ranges for words in known)),
        lists=frozenset[str]().union(*(words.lists for words in known)),
        empty=frozenset[str]().union(*(words.empty for words in known)),
        starts=frozenset[str]().union(*(words.starts for words in known)),
    )
