"""The table of polities: states, territories, former states and organisations, each under its code.

The table is the file `polities.csv` in this folder. It is maintained by hand, with one row per code. Its sources:

- ISO 3166-1:2020 (alpha-2 and alpha-3, all 249);
- ISO 3166-3 (alpha-4, for codes that were removed from part 1);
- the tz database (release 2026f, public domain: zone.tab, then zone1970.tab, then the older names that link to them);
- for the rest, especially dates, our own reading of the histories.

XK, EU and UN are not assigned in ISO 3166-1, but are in general use. Codes that begin with `x-` are ours.

The columns of a row:

- `name` is the name in newsrooms, unique in the table. `official` is the long form. `aliases` are other names,
  including the inverted spellings of ISO and of the State Department. Two rows may share an alias (Congo);
  `polities_named` returns both.
- `capitals` are the seats of government that news uses as names for the government ("Moscow said").
- `from` and `until` are the first and the last day on which a visit to this host was possible. They are a year or a
  month if the day is in doubt. `from` is empty for a polity older than 1789, `until` for one that still exists. Of two
  well-founded days, `from` is the earlier. A state that made treaties, became a protectorate and regained its
  independence has no `from` (Morocco, Tunisia, Brunei). A former colony begins with its independence: the declared day,
  if the declaration succeeded. A change of name does not end a state: Burma is BUMM and MM. A territory has neither
  day, because its sovereign is the host.
- `zones` follow the tz database, whose tables record how clocks are set and take no side in a dispute.

Search for short names in prose with care: WHO, US and Quad differ from ordinary words only by their capitals.
"""

import datetime
import difflib
import enum
import functools
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeVar

import attrs

from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.data_files import data_rows

_SHORTEST_MISSPELLING = 4
_NEAR = 0.8

_Value = TypeVar("_Value")


class PolityKind(enum.StrEnum):
    """The kind of a polity. A state is a polity that receives visits as one; this says nothing about recognition."""

    STATE = "state"
    TERRITORY = "territory"
    FORMER = "former"
    ORGANISATION = "organisation"


@attrs.frozen(kw_only=True)
class Polity:
    """One row of the table: a code, its names, and when a visit was possible.

    alpha3: the code of three letters of ISO 3166 (of ICAO Doc 9303 for EU and UN, and the usual XKX for Kosovo); None
        if there is none.
    official: None if the name is also the long form, or no long form is well known.
    since, until: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; None is no bound.

    Tuples are empty if there are no values.

    >>> india = polity("IN")
    >>> india.name, india.official, india.demonyms, india.capitals, india.since
    ('India', 'Republic of India', ('Indian',), ('New Delhi', 'Delhi'), '1947-08-15')
    """

    code: str
    alpha3: str | None
    kind: PolityKind
    name: str
    official: str | None
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    aliases: tuple[str, ...]
    since: str | None
    until: str | None
    successors: tuple[str, ...]
    zones: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of it: the name, the official name, the aliases; each once.

        >>> polity("KG").names
        ('Kyrgyzstan', 'Kyrgyz Republic', 'Kirghizia', 'Kirgizia', 'Kirghizstan')
        """
        official = (self.official,) if self.official else ()
        return tuple(dict.fromkeys((self.name, *official, *self.aliases)))

    def existed_on(self, day: datetime.date) -> bool:
        """Whether it may have existed on a day; False only if it certainly did not.

        The day is reduced to the precision of the bound, so every day of a bounding year or month counts.

        >>> soviet_union = polity("SUHH")
        >>> [soviet_union.existed_on(datetime.date(1991, 12, day)) for day in (25, 26)]
        [True, False]
        >>> polity("EC").since, polity("EC").existed_on(datetime.date(1822, 1, 1))
        ('1822', True)
        """
        text = datetime.date(day.year, day.month, day.day).isoformat()
        since, until = self.since or "", self.until or "9999"
        return since <= text[: len(since)] and text[: len(until)] <= until


def polities() -> Mapping[str, Polity]:
    """Returns the whole table, code to polity, in file order: alpha-2, alpha-4, then ours; read on the first call.

    >>> len(polities()) > 300, next(iter(polities()))
    (True, 'AD')
    """
    return _table()


def polity(code: str) -> Polity | None:
    """Returns the polity of a code, which is case-sensitive; None for an unknown code.

    >>> polity("NO").name, polity("NA").name, polity("no")
    ('Norway', 'Namibia', None)
    """
    return _table().get(code)


def codes() -> tuple[str, ...]:
    """Returns every code, in file order.

    >>> "RU" in codes(), "SU" in codes(), "x-nato" in codes()
    (True, False, True)
    """
    return tuple(_table())


def polity_name(code: str) -> str | None:
    """Returns the common English name of a polity by its code; None for an unknown code.

    >>> polity_name("NO"), polity_name("NA")
    ('Norway', 'Namibia')
    """
    named = polity(code)
    return named.name if named else None


def polity_name_with_article(code: str) -> str:
    """Returns the name as it stands after "of": with "the" where English has it; an unknown code stays as it is.

    >>> polity_name_with_article("NO"), polity_name_with_article("GB"), polity_name_with_article("x-nato")
    ('Norway', 'the United Kingdom', 'NATO')
    """
    name = polity_name(code) or code
    has_article = code in _WITH_ARTICLE or (_WORDS_WITH_ARTICLE.search(name) and code not in _WITHOUT_ARTICLE)
    return f"the {name}" if has_article else name


_WITH_ARTICLE: Final = frozenset(
    ("BQ", "BS", "GM", "KM", "MV", "NL", "PH", "SC", "NHVU", "x-francophonie", "x-g20", "x-g7", "x-quad", "x-transvaal")
)
_WITHOUT_ARTICLE: Final = frozenset(("GS", "HM", "x-apec"))
_WORDS_WITH_ARTICLE: Final = lazy_pattern(
    r"^(?:United|Free|Federation|Group|Kingdom)\b|Republic|Islands$|Territor|Antilles"
    r"|\b(?:Union|Empire|Confederation|Reich|Zone|States?|Nations|League|Community|Communities|Council|Cooperation"
    r"|Organi[sz]ation|Agency|Court|Fund|Association|Authority|Movement|Forum|Cross|Order|Group|Pact|Bank|Conference)\b"
)


def polities_named(name: str) -> tuple[Polity, ...]:
    """Returns every polity with a name, official name or alias, in file order; see `fold_name` for how names compare.

    Codes are not names, although some names look like codes (UK). Several polities may have had the same name.

    >>> [bearer.code for bearer in polities_named("congo")]
    ['CD', 'CG']
    >>> [bearer.code for bearer in polities_named("Germany") if bearer.existed_on(datetime.date(1905, 4, 30))]
    ['x-german-reich']
    """
    return _by_name().get(fold_name(name), ())


def suggest_code(text: str) -> str | None:
    """Returns the code that was probably meant by a text that is not a code; None where nothing is near.

    The order of attempts: a code in the wrong case, alpha-3, a withdrawn alpha-2 (SU), names, then names and codes of
    ours with a similar spelling. A text of fewer than four letters is never treated as a misspelling, because too many
    words are near it. A name of several polities gives the only one that still exists, or None.

    >>> suggest_code("UK"), suggest_code("RUS"), suggest_code("ru"), suggest_code("SU"), suggest_code("Rusia")
    ('GB', 'RU', 'RU', 'SUHH', 'RU')
    >>> suggest_code("Germany"), suggest_code("Congo"), suggest_code("ZZ")
    ('DE', None, None)
    """
    text = text.strip()
    bearers = polities_named(text)
    exact = _by_code_like().get(text.upper()) or _only_code(bearers)
    if exact or bearers or len(text) < _SHORTEST_MISSPELLING:
        # A code with one of its letters repeated ("RUU") is a typing error.
        doubled = text[:2] if len(text) == 3 and text[2:] in text[:2] and text[:2] in _table() else None
        return exact or doubled
    near_names = difflib.get_close_matches(fold_name(text), _by_name(), n=1, cutoff=_NEAR)
    if near_names:
        return _only_code(_by_name()[near_names[0]])
    ours = (code for code in _table() if code.startswith("x-"))
    return next(iter(difflib.get_close_matches(text.lower(), ours, n=1, cutoff=_NEAR)), None)


def _only_code(bearers: tuple[Polity, ...]) -> str | None:
    """Returns the code of the only bearer of a name, or of the only one that still exists; otherwise None."""
    candidates = bearers if len(bearers) == 1 else [bearer for bearer in bearers if bearer.until is None]
    return candidates[0].code if len(candidates) == 1 else None


def zone_countries(zone: str) -> tuple[str, ...]:
    """Returns the codes of the polities that use a tz zone; empty for UTC, fixed offsets and unknown names.

    >>> zone_countries("Asia/Kolkata"), zone_countries("Europe/Kiev"), zone_countries("UTC")
    (('IN',), ('UA',), ())
    >>> zone_countries("Asia/Riyadh")
    ('AQ', 'KW', 'SA', 'YE')
    """
    return _by_zone().get(zone, ())


def all_zones() -> tuple[str, ...]:
    """Returns the tz zones of all polities, each once."""
    return tuple(_by_zone())


@functools.cache
def _table() -> Mapping[str, Polity]:
    return MappingProxyType({row[0]: _polity(row) for row in data_rows("polities.csv")})


def _polity(row: list[str]) -> Polity:
    code, alpha3, kind, name, official, demonyms, capitals, aliases, since, until, successors, zones = row
    return Polity(
        code=code,
        alpha3=alpha3 or None,
        kind=PolityKind(kind),
        name=name,
        official=official or None,
        demonyms=_values(demonyms),
        capitals=_values(capitals),
        aliases=_values(aliases),
        since=since or None,
        until=until or None,
        successors=_values(successors),
        zones=_values(zones),
    )


def _values(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def fold_name(name: str) -> str:
    """Returns the form in which names are compared: without capitals and without curly apostrophes.

    >>> fold_name("Cote d\N{RIGHT SINGLE QUOTATION MARK}Ivoire") == fold_name("COTE D'IVOIRE")
    True
    """
    return name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold()


@functools.cache
def _by_name() -> Mapping[str, tuple[Polity, ...]]:
    return _group_pairs((fold_name(name), named) for named in _table().values() for name in named.names)


@functools.cache
def _by_zone() -> Mapping[str, tuple[str, ...]]:
    return _group_pairs((zone, entry.code) for entry in _table().values() for zone in entry.zones)


@functools.cache
def _by_code_like() -> Mapping[str, str]:
    """Maps texts that people type for a code, in capitals, to the code; codes have priority, then alpha-3."""
    table = _table().values()
    former = [entry.code for entry in table if entry.kind is PolityKind.FORMER and len(entry.code) == 4]
    candidates = [(entry.code.upper(), entry.code) for entry in table]
    candidates += [(entry.alpha3, entry.code) for entry in table if entry.alpha3]
    candidates += [(code[:2], code) for code in former]
    return dict(reversed(candidates))


def _group_pairs(pairs: Iterable[tuple[str, _Value]]) -> Mapping[str, tuple[_Value, ...]]:
    """Groups pairs by their first member; each second member is listed once, in order."""
    groups: dict[str, dict[_Value, None]] = {}
    for key, value in pairs:
        groups.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in groups.items()}
