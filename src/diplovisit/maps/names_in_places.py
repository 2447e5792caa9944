"""Whether the place of a destination is itself a country, so that a cell names several, or two things share a name.

There is no list of all cities. The short tables here name the places that share their name with a country.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from diplovisit.datasets.model import UnreadableField
from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Edtf
from diplovisit.record.country_lookup import named_country
from diplovisit.record.country_readings import AmbiguousName, FoundCountry
from diplovisit.record.name_folding import fold_country_name
from diplovisit.record.polities import Polity, PolityKind

SEVERAL: Final = lazy_pattern(r"\s*[;/&+,|\n]\s*|\s+(?:and|et|und|y|e|en)\s+|\s+[-\u2013\u2014]\s+")
"""What stands between the parts of a text with several names."""
_REGIONS_SINCE: Final = "1945"
"""A state that ended before is today the name of a region or a city: Hanover, Tuscany, Danzig."""

_ELSEWHERE: Final[Mapping[str, str]] = {
    "antigua": "GT",
    "cuba": "US",
    "formosa": "AR",
    "georgia": "US",
    "granada": "ES NI CO US",
    "grenada": "US",
    "guadalupe": "MX CR ES PE US",
    "guadeloupe": "MX",
    "jamaica": "US",
    "jersey": "US",
    "lebanon": "US",
    "luxembourg": "BE",
    "macedonia": "GR",
    "malta": "US",
    "mexico": "PH",
    "moldavia": "RO",
    "montserrat": "ES",
    "niger": "NG",
    "norway": "US",
    "panama": "US",
    "peru": "US",
    "poland": "US",
    "saint martin": "FR CH GB",
    "salvador": "BR",
    "samoa": "US",
    "san martin": "AR PE CO SV",
    "san marino": "US",
    "santa elena": "EC HN SV VE",
    "santa helena": "BR",
    "santa lucia": "UY GT ES",
    "trinidad": "BO CU UY CO",
}
"""Folded names of countries, to the other states that have a place of that name."""

_TERRITORIES: Final[Mapping[str, str]] = {
    "AU": "CC CX HM NF",
    "CN": "HK MO",
    "DK": "FO GL",
    "FI": "AX",
    "FR": "BL GF GP MF MQ NC PF PM RE TF WF YT",
    "GB": "AI BM FK GG GI GS HK IM IO JE KY MS PN SH TC VG",
    "MA": "EH",
    "NL": "AW BQ CW SX",
    "NO": "BV SJ",
    "NZ": "TK",
    "PT": "MO",
    "US": "AS GU MP PR UM VI",
}
"""States, to the territories that they have or had. A cell may name both: "Hong Kong, China"."""

_OF_GEORGIA: Final = frozenset(
    [
        "tbilisi",
        "tiflis",
        "batumi",
        "batum",
        "kutaisi",
        "gori",
        "poti",
        "mtskheta",
        "rustavi",
        "zugdidi",
        "telavi",
        "borjomi",
        "gudauri",
        "kazbegi",
        "stepantsminda",
        "sighnaghi",
        "signagi",
        "mestia",
        "akhaltsikhe",
        "tsinandali",
        "kakheti",
        "adjara",
        "ajaria",
        "bakuriani",
        "kobuleti",
        "sukhumi",
        "sokhumi",
        "tskhinvali",
        "abkhazia",
        "anaklia",
        "marneuli",
        "bolnisi",
        "khashuri",
        "ozurgeti",
        "ambrolauri",
    ]
)
"""Places in the country Georgia. The state of the United States is the other meaning of a place with that name."""


def refuse_several_countries(place: str, code: str, when: Edtf | None, languages: Iterable[str] = ()) -> None:
    """Raises UnreadableField if a place is the name of another country than the one it is said to be in.

    >>> refuse_several_countries("Singapore", "SG", None)
    >>> refuse_several_countries("Hong Kong", "CN", None)
    >>> refuse_several_countries("Atlanta, Georgia", "US", None)
    >>> refuse_several_countries("Beirut, Lebanon; Amman", "JO", None)
    Traceback (most recent call last):
    ...
    diplovisit.datasets.model.UnreadableField: "Lebanon" is also a country; write a row for each
    """
    for part in _parts(place):
        if _is_other_country(part, code, when, tuple(languages)):
            raise UnreadableField(f"{quoted(part)} is also a country; write a row for each")


def names_open_georgia(place: str, country: str) -> bool:
    """Whether a place with the name "Georgia" may lie in the state of the United States.

    >>> names_open_georgia("Atlanta", "Georgia"), names_open_georgia("Tbilisi", "Georgia")
    (True, False)
    """
    if fold_country_name(country) != "georgia":
        return False
    words = {fold_country_name(word) for part in _parts(place) for word in (part, *part.split())}
    return words.isdisjoint(_OF_GEORGIA | {"georgia"})


def _parts(text: str) -> tuple[str, ...]:
    """Returns a text and its parts: "Antigua and Barbuda" is one name."""
    parts = dict.fromkeys(
        part.strip() for piece in re.split(r"[;,|\n()]", text) for part in (piece, *SEVERAL.split(piece))
    )
    return tuple(part for part in dict.fromkeys((text.strip(), *parts)) if part)


def _is_other_country(text: str, code: str, when: Edtf | None, languages: tuple[str, ...]) -> bool:
    if code in _ELSEWHERE.get(fold_country_name(text), "").split():
        return False
    reading = named_country(text, when, languages=languages)
    if isinstance(reading, FoundCountry):
        named = [reading.polity]
    elif isinstance(reading, AmbiguousName):
        named = [bearer.polity for bearer in reading.candidates]
    else:
        return False
    own = {code, *_TERRITORIES.get(code, "").split()}
    return own.isdisjoint(polity.code for polity in named) and not all(map(_is_no_country_today, named))


def _is_no_country_today(polity: Polity) -> bool:
    """Whether the name of a polity is today that of an organisation, a region or a city."""
    is_region = polity.kind is PolityKind.FORMER and str(polity.until) < _REGIONS_SINCE
    return is_region or polity.kind is PolityKind.ORGANISATION
