"""The mapping of the travels of the President and of the Secretary of State (HistoryAtState/travels, CC0).

A `<trip>` is a leg: a stay in one country. Legs of one person that are at most one day apart are one visit.
"""

import datetime
import functools
from typing import Final

from diplovisit.datasets.model import (
    DataSet,
    DocumentedFacts,
    FieldMapping,
    Known,
    Leg,
    UnreadableField,
    not_written,
    parse_day_cell,
    require_filled,
)
from diplovisit.datasets.rows_to_legs import AmbiguousCountry, Host
from diplovisit.datasets.state_department_remarks import READING, id_of, join_places, parse_remarks, split_places
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.record import Edtf, Rank
from diplovisit.record.polities import polity, polity_name

_OFFICES: Final = {
    "president": ("President", Rank.HEAD_OF_STATE_AND_GOVERNMENT),
    "secretary": ("Secretary of State", Rank.FOREIGN_MINISTER),
}
_ROLES: Final = {office: role for role, (office, _) in _OFFICES.items()}


def read_number(text: str, known: Known) -> Known:
    """Returns the number of a row; raises UnreadableField."""
    if not (text.isascii() and text.isdecimal()):
        raise UnreadableField(f"expected the number of the row; saw {quoted(text)}")
    return {"number": text}


def _role(text: str, known: Known) -> Known:
    if text not in _OFFICES:
        suggestion = did_you_mean(closest(text, list(_OFFICES)))
        raise UnreadableField(f"expected one of {', '.join(_OFFICES)}; saw {quoted(text)}{suggestion}")
    office, rank = _OFFICES[text]
    if known.get("office", office) != office:
        raise UnreadableField(f"the role is {quoted(text)} here, but {quoted(_ROLES[known['office']])} as attribute")
    return {"office": office, "rank": rank, "sender": "US"}


def read_start_day(text: str, known: Known) -> Known:
    """Returns the first day; raises UnreadableField."""
    return {"when": Edtf(parse_day_cell(text, "1961-05-16").isoformat())}


def read_end_day(text: str, known: Known) -> Known:
    """Returns the first and the last day; raises UnreadableField."""
    last = parse_day_cell(text, "1961-05-16")
    if "when" not in known:
        return {}
    first = known["when"].lower
    if last < first:
        raise UnreadableField(f"it ends on {last}, before it starts on {first}")
    return {"when": Edtf(f"{first}/{last}") if last > first else known["when"]}


def _country(text: str, known: Known) -> Known:
    if not READING.is_known(require_filled(text, "a text")):
        raise UnreadableField(f"no known country has the name {quoted(text.strip())}")
    return {"label": text}


def _locale(text: str, known: Known) -> Known:
    if "label" not in known or "when" not in known:
        return {}  # an earlier field has already made the row unreadable
    try:
        host = READING.host(known["label"], text, known["when"])
    except AmbiguousCountry as error:
        raise UnreadableField(str(error), field="country") from None
    places = split_places(text, host.territory)
    return {"locale": text, "country": host.country, "territory": host.territory, "places": places}


def _country_id(text: str, known: Known) -> Known:
    if "label" in known and text != id_of(known["label"]):
        raise UnreadableField(f"expected the id {quoted(id_of(known['label']))} for this label; saw {quoted(text)}")
    return {}


def read_revision(text: str, known: Known) -> Known:
    """Returns the time of the last change, in UTC; raises UnreadableField."""
    if not text:
        return {}
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        raise UnreadableField(f"expected a time such as 2010-02-27T14:35:48-04:00; saw {quoted(text)}") from None
    if moment.tzinfo is None:
        raise UnreadableField(f"expected a time with its offset from UTC; saw {quoted(text)}")
    try:
        return {"revised": moment.astimezone(datetime.UTC).replace(microsecond=0)}
    except OverflowError:  # 0001-01-01T00:00:00+05:30
        raise UnreadableField(f"expected a time within the years 0001 to 9999 of UTC; saw {quoted(text)}") from None


def country_label(leg: Leg) -> str:
    """Returns the label of the country: the printed one if it still means the codes of the leg, else a name.

    Of several names, the first that cannot mean another country on those days and at that place is used.
    """
    locale = leg.locale or join_places(leg.places)
    if leg.label and _means(leg, leg.label, locale):
        return leg.label
    if leg.country is None or (country := polity(leg.country)) is None:
        return leg.country or ""
    return next((name for name in country.names if _country_of(name, locale, leg) == leg.country), country.name)


def printed_place_of(leg: Leg) -> str:
    """Returns the locale: the printed one if it still means the places of the leg, else the names of the places."""
    if (
        leg.locale
        and split_places(leg.locale, leg.territory) == leg.places
        and _means(leg, country_label(leg), leg.locale)
    ):
        return leg.locale
    within = f" ({polity_name(leg.territory)})" if leg.territory is not None and leg.locale else ""
    return join_places(leg.places) + within


def xpath_of(path: str, leg: Leg, fields: str) -> str:
    """Returns an XPath for each field of a leg, joined with `|`; the XPath of the leg if no field is given.

    >>> xpath_of("/trips/trip", Leg(number="7"), "name|role")
    "/trips/trip[id='7']/name | /trips/trip[id='7']/role"
    """
    row = f"{path}[id='{leg.number}']"
    return " | ".join(f"{row}/{field}" for field in fields.split("|")) if fields else row


def _means(leg: Leg, label: str, locale: str) -> bool:
    return _host(label, locale, leg) == Host(leg.country, leg.territory)


def _country_of(label: str, locale: str, leg: Leg) -> str | None:
    return host.country if (host := _host(label, locale, leg)) is not None else None


def _host(label: str, locale: str, leg: Leg) -> Host | None:
    """Returns the host that a label means on the days of a leg; None if it is ambiguous."""
    try:
        return READING.host(label, locale, leg.when)
    except AmbiguousCountry:
        return None


STATE_DEPARTMENT: Final = DataSet(
    name="state-department",
    title="Travels of the President and of the Secretary of State",
    publisher="Office of the Historian, U.S. Department of State",
    url="https://github.com/HistoryAtState/travels",
    licence="CC0-1.0",
    language="en",
    form="xml",
    files=("president-travels/*.xml", "secretary-travels/*.xml"),
    root="trips",
    row="trip",
    columns=(
        FieldMapping(
            theirs="id",
            ours="stops: identifiers, of the scheme us-state-department-travels",
            read=read_number,
            write=lambda leg: leg.number,
        ),
        FieldMapping(
            theirs="@role",
            ours="people: office, rank, country; sending",
            read=_role,
            write=lambda leg: _ROLES.get(leg.office or "", ""),
        ),
        FieldMapping(
            theirs="role",
            ours="people: office, once more",
            read=_role,
            write=lambda leg: _ROLES.get(leg.office or "", ""),
        ),
        FieldMapping(
            theirs="@who",
            ours="people: identifiers, of the scheme us-state-department-people",
            read=lambda text, _: {"traveller": require_filled(text, "a text")},
            write=lambda leg: leg.traveller,
        ),
        FieldMapping(
            theirs="name",
            ours="people: name",
            read=lambda text, _: {"name": require_filled(text, "a text")},
            write=lambda leg: leg.name,
        ),
        FieldMapping(
            theirs="start-date",
            ours="stops: when, its first day",
            read=read_start_day,
            write=lambda leg: str(leg.first or ""),
        ),
        FieldMapping(
            theirs="end-date",
            ours="stops: when, its last day",
            read=read_end_day,
            write=lambda leg: str(leg.last or ""),
        ),
        FieldMapping(
            theirs="country",
            ours="stops: country, territory; as printed in printed.country where it is not the name of the country",
            read=_country,
            write=country_label,
        ),
        FieldMapping(
            theirs="country/@id",
            ours="nothing: it follows from the label",
            read=_country_id,
            write=lambda leg: id_of(country_label(leg)),
        ),
        FieldMapping(
            theirs="locale",
            ours="stops: places; as printed in printed.place where the places do not say it all",
            read=_locale,
            write=printed_place_of,
            required=False,
        ),
        FieldMapping(
            theirs="remarks",
            ours="stops: printed.remarks, and what they state: kind, engagements, days; category, capacity, relations",
            read=lambda text, _: {"remarks": text},
            write=lambda leg: leg.remarks,
            required=False,
        ),
        FieldMapping(
            theirs="created-datetime",
            ours="revised: the latest of the visit's legs, of a leg that was never changed",
            read=read_revision,
            write=not_written,
            required=False,
        ),
        FieldMapping(
            theirs="last-modified-datetime",
            ours="revised: the latest of the visit's legs",
            read=read_revision,
            write=not_written,
            required=False,
        ),
    ),
    left_out={
        "created-by": "who typed the leg in is not a fact of the visit",
        "last-modified-by": "who changed the leg is not a fact of the visit",
    },
    scheme="us-state-department-travels",
    people="us-state-department-people",
    fields={
        "name": "name",
        "country": "country",
        "place": "locale",
        "when": "start-date|end-date",
        "remarks": "remarks",
    },
    id_prefix="us",
    gap=1,
    released=datetime.datetime(2025, 2, 19, tzinfo=datetime.UTC),
    locator=functools.partial(xpath_of, "/trips/trip"),
    parse_remarks=parse_remarks,
    documents=(
        DocumentedFacts(
            id="role-codes",
            title="Travels: code-tables/travel-role-codes.xml",
            about=("office", "country", "sending"),
            locator=lambda leg: f"/code-table/items/item[value='{_ROLES[leg.office or '']}']/definition",
        ),
    ),
)
