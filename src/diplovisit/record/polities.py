"""The table of polities: states, territories, states that are no more, and organisations, each under its code.

The table is `polities.csv` beside this file, kept by hand, a row per code. Its sources are ISO 3166-1:2020 (alpha-2
and alpha-3, all 249), ISO 3166-3 (alpha-4, for what has left part 1), the tz database (release 2026f, public domain:
zone.tab, then zone1970.tab, then the older names that link to them), and for the rest, dates above all, our own
reading of the histories. XK, EU and UN are no assigned codes of ISO 3166-1, and in general use all the same. A code
that begins with `x-` is ours.

How a row is written:

- `name` is what newsrooms write, and no other row's; `official` is the long form; `aliases` are other names, ISO's and
  the State Department's inverted spellings among them. Two rows may share an alias (Congo): `polities_named` gives both.
- `capitals` are the seats of government that stand for the government in news ("Moscow said").
- `from` and `until` are the first and the last day on which a visit to this host was possible. Written as a year or a
  month where the day is in doubt, and empty where there is no such day: it is older than 1789, or still exists. Of two
  days with good reasons, the earlier is `from`. A state that made treaties, was put under protection and came back
  has no `from` (Morocco, Tunisia, Brunei); one that was a colony begins with its independence, as declared where that
  was made good. A change of name does not end a state: Burma is BUMM and MM. A territory has neither day, as its
  sovereign is the host.
- `zones` follow the tz database, whose tables say how clocks are set and take no side in a dispute.

Take care with short names when looking for them in prose: WHO, US and Quad are words too but for their capitals.
"""

import csv
import datetime
import difflib
import enum
import functools
import pkgutil
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

import attrs

_SHORTEST_MISSPELLING = 4
_NEAR = 0.8

_Value = TypeVar("_Value")


class PolityKind(enum.StrEnum):
    """What a code names; a state here is whoever receives visits as one, and no claim about recognition."""

    STATE = "state"
    TERRITORY = "territory"
    FORMER = "former"
    ORGANISATION = "organisation"


@attrs.frozen(kw_only=True)
class Polity:
    """One row of the table: what a code names, what it is called, and when it was there to be visited.

    `alpha3` is the code of three letters of ISO 3166 (of ICAO Doc 9303 for EU and UN, and the usual XKX for Kosovo),
    None where there is none. `official` is None where the name is also the long form, or none is well known. `since`
    and `until` are `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; None is no bound. The tuples are empty where there is nothing.

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
        """Every name it goes by: the name, the official one, the aliases; each once.

        >>> polity("KG").names
        ('Kyrgyzstan', 'Kyrgyz Republic', 'Kirghizia', 'Kirgizia', 'Kirghizstan')
        """
        official = (self.official,) if self.official else ()
        return tuple(dict.fromkeys((self.name, *official, *self.aliases)))

    def existed_on(self, day: datetime.date) -> bool:
        """Whether it may have existed on that day: no is said only where it is certain.

        The day is cut to the precision of the bound, so a whole year or month counts as in.

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
    """The whole table, code to polity, in the file's order: alpha-2, alpha-4, then ours; read on the first call.

    >>> len(polities()) > 300, next(iter(polities()))
    (True, 'AD')
    """
    return _table()


def polity(code: str) -> Polity | None:
    """What that code names, or None if it is no code; codes are case-sensitive.

    >>> polity("NO").name, polity("NA").name, polity("no")
    ('Norway', 'Namibia', None)
    """
    return _table().get(code)


def codes() -> tuple[str, ...]:
    """Every code, in the file's order.

    >>> "RU" in codes(), "SU" in codes(), "x-nato" in codes()
    (True, False, True)
    """
    return tuple(_table())


def polity_name(code: str) -> str | None:
    """The common English name of what a code stands for, None where it is no code.

    >>> polity_name("NO"), polity_name("NA")
    ('Norway', 'Namibia')
    """
    found = polity(code)
    return found.name if found else None


def polities_named(name: str) -> tuple[Polity, ...]:
    """Every polity of that name, official name or alias, in the file's order; exact but for case and curly apostrophes.

    Codes are not names, though some names look like them (UK). A name may have had several bearers.

    >>> [found.code for found in polities_named("congo")]
    ['CD', 'CG']
    >>> [found.code for found in polities_named("Germany") if found.existed_on(datetime.date(1905, 4, 30))]
    ['x-german-reich']
    """
    return _by_name().get(fold_name(name), ())


def suggest_code(text: str) -> str | None:
    """The code that was probably meant by a text that is no code, or None where nothing is near.

    Tried in turn: the code in the wrong case, alpha-3, a withdrawn alpha-2 (SU), names, and names or codes of ours
    that are spelt nearly so. A text of fewer than four letters is never a misspelling: everything is near it. A name
    of several polities gives the one that still exists, and nothing where that is not one alone.

    >>> suggest_code("UK"), suggest_code("RUS"), suggest_code("ru"), suggest_code("SU"), suggest_code("Rusia")
    ('GB', 'RU', 'RU', 'SUHH', 'RU')
    >>> suggest_code("Germany"), suggest_code("Congo"), suggest_code("ZZ")
    ('DE', None, None)
    """
    text = text.strip()
    bearers = polities_named(text)
    exact = _by_code_like().get(text.upper()) or _only_code(bearers)
    if exact or bearers or len(text) < _SHORTEST_MISSPELLING:
        # Two letters that are a code with one too many ("RUU") are a slip on the keyboard.
        doubled = text[:2] if len(text) == 3 and text[2:] in text[:2] and text[:2] in _table() else None
        return exact or doubled
    near_names = difflib.get_close_matches(fold_name(text), _by_name(), n=1, cutoff=_NEAR)
    if near_names:
        return _only_code(_by_name()[near_names[0]])
    ours = (code for code in _table() if code.startswith("x-"))
    return next(iter(difflib.get_close_matches(text.lower(), ours, n=1, cutoff=_NEAR)), None)


def _only_code(bearers: tuple[Polity, ...]) -> str | None:
    """The code of the only bearer of a name, or of the only one that still exists."""
    found = bearers if len(bearers) == 1 else [bearer for bearer in bearers if bearer.until is None]
    return found[0].code if len(found) == 1 else None


def zone_countries(zone: str) -> tuple[str, ...]:
    """The codes of those whose clocks that tz zone may tell; empty for UTC, the fixed offsets and unknown names.

    >>> zone_countries("Asia/Kolkata"), zone_countries("Europe/Kiev"), zone_countries("UTC")
    (('IN',), ('UA',), ())
    >>> zone_countries("Asia/Riyadh")
    ('AQ', 'KW', 'SA', 'YE')
    """
    return _by_zone().get(zone, ())


@functools.cache
def _table() -> Mapping[str, Polity]:
    # importlib.resources does the same for 8 ms more: it imports tempfile and zipfile.
    data = pkgutil.get_data("diplovisit.record", "polities.csv")
    if data is None:
        raise FileNotFoundError("the loader that loaded diplovisit cannot read its record/polities.csv")
    rows = csv.reader(data.decode("utf-8").splitlines(), strict=True)
    next(rows)
    return MappingProxyType({row[0]: _polity(row) for row in rows})


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
    """A name as names are compared: without regard to capitals and to the curl of an apostrophe.

    >>> fold_name("Cote d\N{RIGHT SINGLE QUOTATION MARK}Ivoire") == fold_name("COTE D'IVOIRE")
    True
    """
    return name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold()


@functools.cache
def _by_name() -> Mapping[str, tuple[Polity, ...]]:
    return _gathered((fold_name(name), found) for found in _table().values() for name in found.names)


@functools.cache
def _by_zone() -> Mapping[str, tuple[str, ...]]:
    return _gathered((zone, found.code) for found in _table().values() for zone in found.zones)


@functools.cache
def _by_code_like() -> Mapping[str, str]:
    """What may be typed for a code, in capitals, to the code; the codes themselves win, then alpha-3."""
    table = _table().values()
    former = [found.code for found in table if found.kind is PolityKind.FORMER and len(found.code) == 4]
    candidates = [(found.code.upper(), found.code) for found in table]
    candidates += [(found.alpha3, found.code) for found in table if found.alpha3]
    candidates += [(code[:2], code) for code in former]
    return dict(reversed(candidates))


def _gathered(pairs: Iterable[tuple[str, _Value]]) -> Mapping[str, tuple[_Value, ...]]:
    """The pairs by their first, each second once and in order."""
    gathered: dict[str, dict[_Value, None]] = {}
    for key, value in pairs:
        gathered.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in gathered.items()}
