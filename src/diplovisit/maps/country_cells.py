"""Reads the countries of cells: by the value table of the map, a list of codes, or a name. None is guessed."""

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from diplovisit.datasets.model import UnreadableField
from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.maps.mapped_facts import MappedFact
from diplovisit.maps.names_in_places import SEVERAL, names_open_georgia, refuse_several_countries
from diplovisit.maps.sheet_map import NOTHING, Arrangement, fold_word
from diplovisit.maps.sheet_rows import clean_text
from diplovisit.record import Edtf
from diplovisit.record.country_codes import CodeList
from diplovisit.record.country_lookup import country_of, named_country
from diplovisit.record.country_readings import FoundCountry, UnknownName
from diplovisit.record.edtf import Form
from diplovisit.record.polities import PolityKind, fold_name, polity

_NAME_THE_CODES: Final = 'for codes, name their list in the map: codes = "iso2", "iso3", "un", "cow" and so on'
_PARENTHESES: Final = lazy_pattern(r"(?P<outer>[^()]+?)\s*\((?P<inner>[^()]+)\)\s*")


@attrs.frozen(kw_only=True)
class CountryOptions:
    """How countries are read: the value table, the list of codes (None for names), and the languages of names.

    table: by folded word, as `SheetMap.words`. table_name: what it is called in the map.
    """

    table: Mapping[str, str | Mapping[MappedFact, str]] | None = attrs.field(default=None, eq=False)
    codes: CodeList | None = None
    languages: tuple[str, ...] = ()
    table_name: str = "country"

    def decided(self, text: str) -> str | None:
        """Returns the value of a text in the table; None if the table lacks it."""
        value = self.table.get(fold_word(text)) if self.table is not None else None
        return value if isinstance(value, str) else None


@attrs.frozen(kw_only=True)
class ReadCountry:
    """A country that was read. territory: as in a stop. place: the place that a destination names besides.

    note: how the map decided; "" if the text itself names the country.
    """

    code: str | None
    territory: str | None = None
    place: str = ""
    note: str = ""


def days_that_decide(when: Edtf | None) -> Edtf | None:
    """Returns the days by which a country of several names is decided: the known end of a visit, if one is unknown.

    >>> days_that_decide(Edtf("2011-05-02/"))
    Edtf('2011-05-02')
    """
    if when is None or when.form is not Form.INTERVAL or (when.lower is not None and when.upper is not None):
        return when
    ends = [end for end in str(when).split("/") if end and end != ".."]
    return Edtf(ends[0]) if ends else None


def read_country(text: str, when: Edtf | None, options: CountryOptions) -> ReadCountry:
    """Reads a cell as a country on the days of a date. Raises UnreadableField with the candidates.

    >>> read_country("Korea, Rep.", None, CountryOptions()).code
    'KR'
    >>> read_country("Atlantis", None, CountryOptions())
    Traceback (most recent call last):
    ...
    diplovisit.datasets.model.UnreadableField: "Atlantis" is not the name of a known state, ...
    """
    text = clean_text(text)
    if (decided := options.decided(text)) is not None:
        return _decided(text, decided)
    reading = country_of(text, when, codes=options.codes, languages=options.languages)
    if not isinstance(reading, FoundCountry):
        if _names_several(text, when, options):
            raise UnreadableField(f"{quoted(text)} names several countries; write a row for each")
        remedy = f'set its meaning in the map, under [values.{options.table_name}]: {quoted(text)} = "CODE"'
        if options.codes is None and _is_code(reading):
            raise UnreadableField(f"{reading.sentence}; {_NAME_THE_CODES}")
        or_say = "? Or" if reading.sentence.endswith("?") else ", or"
        raise UnreadableField(f"{reading.sentence.removesuffix('?')}{or_say} {remedy}")
    if reading.polity.kind is PolityKind.TERRITORY:
        sentence = f"{quoted(text)} is a territory, {reading.code}, not a state"
        remedy = f'name its sovereign first in the map, under [values.{options.table_name}]: {quoted(text)} = "…/'
        raise UnreadableField(f'{sentence}; {remedy}{reading.code}"')
    note = f"The map reads {quoted(text)} as {reading.code}, by the codes {options.codes}." if options.codes else ""
    return ReadCountry(code=reading.code, note=note)


def read_destination(text: str, arrangement: Arrangement, when: Edtf | None, options: CountryOptions) -> ReadCountry:
    """Reads a place and a country in one cell. A text without a place is a country.

    >>> read_destination("Seoul, Korea, Rep.", Arrangement.PLACE_COUNTRY, None, CountryOptions())
    ReadCountry(code='KR', territory=None, place='Seoul', note='')
    """
    text = clean_text(text)
    if (decided := options.decided(text)) is not None:
        return _with_own_place(text, _decided(text, decided))
    first: UnreadableField | None = None
    for place, country in _divisions(text, arrangement):
        try:
            read = read_country(country, when, options)
        except UnreadableField as error:
            # The last division has the shortest country, whose message is the plainest.
            first = error
            continue
        _refuse_place(text, place, country, read, when, options)
        return attrs.evolve(read, place=place)
    assert first is not None  # a text without a place is a division, too
    raise first


def _refuse_place(
    text: str, place: str, country: str, read: ReadCountry, when: Edtf | None, options: CountryOptions
) -> None:
    """Raises UnreadableField if a place is another country, or shows another meaning of the name of the country."""
    codes = {read.code, read.territory} - {None}
    table = f"[values.{options.table_name}]"
    if not place or not codes:
        return
    if options.decided(country) is None and names_open_georgia(place, country):
        meanings = (
            f"{quoted(country)} is a country and a state of the United States, and {quoted(place)} may be in either"
        )
        raise UnreadableField(f'{meanings}; choose one in the map, under {table}: {quoted(text)} = "GE" or "US"')
    is_code = options.codes is not None and named_country(place, when, codes=options.codes) is not None
    if is_code and fold_word(place) != fold_word(country):
        raise UnreadableField(f"{quoted(text)} has several country codes; write a row for each")
    try:
        refuse_several_countries(place, read.code or read.territory or "", when, options.languages)
    except UnreadableField as error:
        remedy = f'If it is a place in the country, write in the map, under {table}: {quoted(text)} = "{read.code}"'
        raise UnreadableField(f"{quoted(text)}: {error}. {remedy}") from None


def _divisions(text: str, arrangement: Arrangement) -> Iterator[tuple[str, str]]:
    """Yields the places and countries that a text may consist of, the longest country first."""
    yield "", text
    if arrangement in {Arrangement.PLACE_IN_COUNTRY, Arrangement.COUNTRY_WITH_PLACE}:
        if (match := _PARENTHESES.fullmatch(text)) is not None:
            is_place_first = arrangement is Arrangement.PLACE_IN_COUNTRY
            outer, inner = match["outer"], match["inner"].strip()
            yield (outer, inner) if is_place_first else (inner, outer)
        return
    parts = [part.strip() for part in text.split(",")]
    for number in range(1, len(parts)):
        if arrangement is Arrangement.PLACE_COUNTRY:
            yield ", ".join(parts[:number]), ", ".join(parts[number:])
        else:
            yield ", ".join(parts[-number:]), ", ".join(parts[:-number])


def _decided(text: str, value: str) -> ReadCountry:
    """Returns the country that the map gives for a text: `GB`, `GB/FK`, `-/AQ` without a sovereign, or `-` for none."""
    if value == NOTHING:
        return ReadCountry(code=None, note=f"The map says that {quoted(text)} is not a country.")
    code, _, territory = value.partition("/")
    names = polity(territory or code)
    is_its_name = names is not None and fold_name(text) in map(fold_name, names.names)
    note = "" if is_its_name else f"The map says that {quoted(text)} means {value}."
    return ReadCountry(code=code if code != NOTHING else None, territory=territory or None, note=note)


def _with_own_place(text: str, country: ReadCountry) -> ReadCountry:
    """Adds the text as the place, if it is no name of the country: Brussels is a place."""
    named = polity(country.territory or country.code or "")
    is_its_name = named is not None and fold_name(text) in map(fold_name, named.names)
    return country if is_its_name or country.code is None else attrs.evolve(country, place=text)


def _names_several(text: str, when: Edtf | None, options: CountryOptions) -> bool:
    """Whether a text consists of the names of several countries."""
    parts = [part.strip() for part in SEVERAL.split(text)]
    return len(parts) > 1 and all(
        isinstance(country_of(part, when, codes=options.codes, languages=options.languages), FoundCountry)
        for part in parts
    )


def _is_code(reading: object) -> bool:
    return isinstance(reading, UnknownName) and (reading.hint or "").startswith("as a code")
