"""The mapping of Country and Organizational Leader Travel (COLT, Pardee Institute).

A row is a trip of one leader to one country: a visit with one stop. Some trips have days. Others have only the year and
the number of days.
"""

import datetime
from typing import Final

from diplovisit.datasets.colt_activities import ACTIVITY_COLUMNS
from diplovisit.datasets.colt_cells import (
    ROLES,
    alpha3_of,
    has_exact_days,
    is_unknown,
    plain_line,
    plain_text,
    printed_name,
    read_cities,
    read_days_of_trip,
    read_first_day,
    read_iso3_country,
    read_last_day,
    read_role,
    read_year,
    write_duration,
)
from diplovisit.datasets.model import NOTHING_STATED, DataSet, FieldMapping, Known, Leg, require_filled
from diplovisit.findings.phrases import quoted
from diplovisit.record.constraints import URL

_PURPOSES: Final = {"BI": "bilateral", "MU": "multilateral", "FU": "funeral"}
_LINKS: Final = 33


def _sender(text: str, known: Known) -> Known:
    sender, warnings = read_iso3_country(text, known.get("sender_label", ""), "LeaderCountryOrIGO")
    return {"sender": sender, "warnings": warnings}


def _host(text: str, known: Known) -> Known:
    country, warnings = read_iso3_country(text, known.get("label", ""), "CountryVisited")
    return {"country": country, "warnings": warnings}


def _purpose(text: str, known: Known) -> Known:
    if is_unknown(text):
        return {}
    if (purpose := _PURPOSES.get(text.strip())) is None:
        warning = f"the code {quoted(text)} is not one of {', '.join(_PURPOSES)}, and is kept as it is"
        return {"purposes": (text.strip(),), "warnings": (warning,)}
    return {"purposes": (purpose,)}


def _write_purpose(leg: Leg) -> str:
    codes = {purpose: code for code, purpose in _PURPOSES.items()}
    return codes.get(leg.purposes[0], leg.purposes[0]) if leg.purposes else ""


def _link_column(number: int) -> FieldMapping:
    def read(text: str, known: Known) -> Known:
        links = [] if is_unknown(text) else text.split()
        urls = [link for link in links if len(link) <= URL.longest and URL.fullmatch(link) is not None]
        unread = [link for link in links if link not in urls]
        if unread:
            # A source that is no address is words, with blanks between them.
            return {"warnings": (f"{quoted(text)} is not a web address, and is omitted",)}
        return {"urls": tuple(dict.fromkeys((*known.get("urls", ()), *urls)))}

    def write(leg: Leg) -> str:
        last = len(leg.urls) if number == _LINKS else number
        return " ".join(leg.urls[number - 1 : last])

    return FieldMapping(
        theirs=f"SourceLink{number}", ours="sources: url", read=read, write=write, required=False, rarely_filled=True
    )


COLT: Final = DataSet(
    name="colt",
    title="Country and Organizational Leader Travel (COLT)",
    publisher="Frederick S. Pardee Institute for International Futures",
    url="https://doi.org/10.7910/DVN/87YG4K",
    licence=None,
    language="en",
    form="csv",
    files=("*.csv",),
    columns=(
        FieldMapping(
            theirs="TripID",
            ours="stops: identifiers, of the scheme colt-trips",
            read=lambda text, _: {"number": require_filled(text, "the id of the trip")},
            write=lambda leg: leg.number,
        ),
        FieldMapping(
            theirs="LeaderID",
            ours="people: identifiers, of the scheme colt-leaders",
            read=lambda text, _: {"traveller": text},
            write=lambda leg: leg.traveller,
            required=False,
        ),
        FieldMapping(
            theirs="LeaderFullName",
            ours="people: name",
            read=lambda text, _: {"name": plain_line(require_filled(text, "a name"))},
            write=lambda leg: leg.name,
        ),
        FieldMapping(
            theirs="LeaderTitle",
            ours="people: office",
            read=lambda text, _: {"office": plain_line(text) or None},
            write=lambda leg: leg.office or "",
            required=False,
        ),
        FieldMapping(
            theirs="LeaderRole",
            ours="people: rank (GS, G, S, De Facto, F, E, I, CP)",
            read=read_role,
            write=lambda leg: ROLES.get(leg.rank, "") if leg.rank is not None else "",
        ),
        FieldMapping(
            theirs="LeaderCountryOrIGO",
            also_called=("LeaderCountryName",),
            ours="compared with the code; as printed in printed.sending where it is not the name of the country",
            read=lambda text, _: {"sender_label": "" if is_unknown(text) else plain_text(text)},
            write=lambda leg: printed_name(leg.sender_label, leg.sender),
            required=False,
            rarely_filled=True,
        ),
        FieldMapping(
            theirs="LeaderCountryISO",
            ours="people: country; sending",
            read=_sender,
            write=lambda leg: alpha3_of(leg.sender),
        ),
        FieldMapping(
            theirs="CountryVisited",
            also_called=("CountryVisitedName",),
            ours="compared with the code; as printed in printed.country where it is not the name of the country",
            read=lambda text, _: {"label": "" if is_unknown(text) else plain_text(text)},
            write=lambda leg: printed_name(leg.label, leg.country),
            required=False,
            rarely_filled=True,
        ),
        FieldMapping(
            theirs="CountryVisitedISO",
            ours="stops: country",
            read=_host,
            write=lambda leg: alpha3_of(leg.country),
        ),
        FieldMapping(
            theirs="CityVisited",
            ours="stops: places, where several are parted by semicolons",
            read=read_cities,
            write=lambda leg: leg.locale or "; ".join(leg.places),
            required=False,
        ),
        FieldMapping(
            theirs="TripYear",
            ours="stops: when, where the days are not known",
            read=read_year,
            write=lambda leg: (
                f"{leg.when.lower.year:04}" if leg.when is not None and leg.when.lower is not None else ""
            ),
        ),
        FieldMapping(
            theirs="TripStartDate",
            ours="stops: when, its first day",
            read=read_first_day,
            write=lambda leg: str(leg.first) if has_exact_days(leg) else "",
            required=False,
        ),
        FieldMapping(
            theirs="TripEndDate",
            ours="stops: when, its last day",
            read=read_last_day,
            write=lambda leg: str(leg.last) if has_exact_days(leg) else "",
            required=False,
        ),
        FieldMapping(
            theirs="TripDuration",
            ours="stops: duration, in days; TBD is unknown",
            read=read_days_of_trip,
            write=write_duration,
            required=False,
        ),
        FieldMapping(
            theirs="Purpose",
            ours="purposes (BI, MU, FU)",
            read=_purpose,
            write=_write_purpose,
            required=False,
            rarely_filled=True,
        ),
        *ACTIVITY_COLUMNS,
        FieldMapping(
            theirs="Notes",
            ours="notes",
            read=lambda text, _: {} if is_unknown(text) else {"notes": (plain_text(text),)},
            write=lambda leg: "\n".join(leg.notes),
            required=False,
            rarely_filled=True,
        ),
        *(_link_column(number) for number in range(1, _LINKS + 1)),
    ),
    left_out={
        "Confidence(1-5)": "how sure COLT is of a row is not a fact of the visit",
        "PriorityLeader": "how COLT chose its leaders is not a fact of the visit",
        "LeaderRegion": "it follows from the country",
        "LeaderSubregion": "it follows from the country",
        "LeaderSurname": "it is part of the full name",
        "RegionVisited": "it follows from the country",
        "SubRegionVisited": "it follows from the country",
    },
    scheme="colt-trips",
    people="colt-leaders",
    fields={
        "name": "LeaderFullName",
        "office": "LeaderTitle",
        "sender": "LeaderCountryISO",
        "country": "CountryVisitedISO",
        "place": "CityVisited",
        "when": "TripYear|TripStartDate|TripEndDate",
        "duration": "TripDuration",
        "note": "Notes",
        "purpose": "Purpose",
        "remarks": "",
    },
    id_prefix="colt",
    legacy_encoding="cp1252",
    gap=None,
    released=datetime.datetime(2025, 3, 21, tzinfo=datetime.UTC),
    locator=lambda leg, fields: f"TripID={leg.number}" + (f", {fields.replace('|', ', ')}" if fields else ""),
    parse_remarks=lambda _: NOTHING_STATED,
)
