"""The mapping of the visits by foreign leaders to the United States (HistoryAtState/visits, CC0).

A `<visit>` is one visit, with one stop in the United States. Its days are those in Washington, where the remarks do not
say otherwise.
"""

import datetime
import functools
from typing import Final

import attrs

from diplovisit.datasets.model import (
    DataSet,
    DocumentedFacts,
    FieldMapping,
    Known,
    Leg,
    UnreadableField,
    not_written,
    require_filled,
)
from diplovisit.datasets.rows_to_legs import AmbiguousCountry, LabelReading
from diplovisit.datasets.state_department import read_end_day, read_number, read_revision, read_start_day, xpath_of
from diplovisit.datasets.state_department_remarks import id_of
from diplovisit.datasets.state_department_visits_remarks import parse_visit_remarks
from diplovisit.datasets.visitors import read_visitors, write_visitors
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.record import Edtf
from diplovisit.record.polities import polities, polity

_LABELS: Final = LabelReading(
    places={},
    # Taken from the ids: each label here has the id of one state, and the other states have ids of their own, or none.
    filed_apart={
        "Congo, Republic of": frozenset({"CD"}),  # `congo-republic`; the other is `congo-democratic-republic`
        "Korea": frozenset({"KP", "x-korea"}),  # `korea-south`
    },
    remedy="write the full name of the country",
)
_FULL_NAMES: Final = {
    "Bosnian Federation": "Bosnia and Herzegovina",
    "China, Republic of": "Republic of China",
    "Muscat & Oman": "Muscat and Oman",
    "St. Christopher and Nevis": "Saint Christopher and Nevis",
}
"""Labels that the table of countries lacks, and what they mean."""

_MISPRINTS: Final = {"Somoa": "Samoa"}

_SENDERS: Final = {
    "Prime Minister Tran Van Huu": "x-south-vietnam",
    "Premier Soong": "CN",  # of the Republic of China in 1945; its id is `china`
    "President Diem": "x-south-vietnam",
    "President Nguyen Van Thieu": "x-south-vietnam",
}
"""Visitors whose state decides what an ambiguous label means. Leaders of North Vietnam never came."""

_IDS: Final = {
    "Afghanistan (Interim Authority)": "afghanistan",
    "Antigua and Barbuda": "antigua-barbuda",
    "Bosnia and Herzegovina": "bosnia-herzegovina",
    "Bosnian Federation": "bosnia-herzegovina",
    "Cabo Verde": "cape-verde",
    "Ceylon (Sri Lanka)": "sri-lanka",
    "China, Republic of": "taiwan",
    "Congo, Democratic Republic of": "congo-democratic-republic",
    "Congo, Republic of": "congo-republic",
    "Cote d’Ivoire": "cote-divoire",
    "Cuba (Provisional Government)": "cuba",
    "Czechoslovakia (government-in-exile)": "czechoslovakia",
    "Dahomey (Benin)": "benin",
    "East Timor": "timor-leste",
    "France (Provisional Government)": "france",
    "Israel (Provisional Government)": "israel",
    "Ivory Coast": "cote-divoire",
    "Khmer Republic (Cambodia)": "cambodia",
    "Korea": "korea-south",
    "Malaya": "malaysia",
    "Muscat & Oman": "oman",
    "Poland (government-in-exile)": "poland",
    "Siam (Thailand)": "thailand",
    "Slovak Republic": "slovakia",
    "Somali Republic": "somalia",
    "South Korea": "korea-south",
    "St. Christopher and Nevis": "saint-kitts-nevis",
    "St. Kitts and Nevis": "saint-kitts-nevis",
    "St. Vincent and the Grenadines": "saint-vincent-grenadines",
    "Tanganyika": "tanzania",
    "The Gambia": "gambia",
    "Union of South Africa": "south-africa",
    "Upper Volta": "burkina-faso",
    "Upper Volta (Burkina Faso)": "burkina-faso",
    "Yemen Arab Republic": "yemen",
    "Zimbabwe Rhodesia": "zimbabwe",
}
"""The ids of labels that differ from those in the travels."""


def _visitor(text: str, known: Known) -> Known:
    leader, *others = read_visitors(require_filled(text, "the visitor")).people
    return {
        "visitors": text,
        "name": leader.name,
        "office": leader.office,
        "rank": leader.rank,
        "capacity": leader.capacity,
        "printed": leader.printed,
        "also": tuple(others),
        "warnings": read_visitors(text).warnings,
    }


def _sender(text: str, known: Known) -> Known:
    label = require_filled(text, "the country").strip()
    name = _FULL_NAMES.get(label) or _MISPRINTS.get(label, label)
    if not _LABELS.is_known(name):
        hint = did_you_mean(closest(label, (polity.name for polity in polities().values())))
        raise UnreadableField(f"no known country has the name {quoted(label)}{hint}")
    sender = _sender_code(name, known.get("visitors", ""), known.get("when"))
    also = tuple(attrs.evolve(other, country=sender) for other in known.get("also", ()))
    warnings = (f"{quoted(label)} is read as {quoted(name)}",) if label in _MISPRINTS else ()
    return {"sender_label": text, "sender": sender, "also": also, "country": "US", "warnings": warnings}


def _sender_code(name: str, visitors: str, when: Edtf | None) -> str | None:
    try:
        return _LABELS.host(name, "", when).country
    except AmbiguousCountry as error:
        if (sender := _SENDERS.get(visitors.strip())) is not None and sender in error.codes:
            return sender
        raise UnreadableField(str(error)) from None


def _sender_id(text: str, known: Known) -> Known:
    if "sender_label" in known and text != (expected := _id(known["sender_label"], known["sender"])):
        raise UnreadableField(f"expected the id {quoted(expected)} for this label; saw {quoted(text)}")
    return {}


def _id(label: str, sender: str | None) -> str:
    label = label.strip()
    if label == "China, Republic of" and sender == "CN":
        return "china"  # in 1945
    return _IDS.get(label) or id_of(label)


def sender_label(leg: Leg) -> str:
    """Returns the label of the sender: the printed one if it still means its code on those days, else a name."""
    if leg.sender_label and _means(leg.sender_label, leg):
        return leg.sender_label
    if leg.sender is None or (sender := polity(leg.sender)) is None:
        return leg.sender or ""
    return next((name for name in sender.names if _means(name, leg)), sender.name)


def _means(label: str, leg: Leg) -> bool:
    try:
        known = _sender(label, {"visitors": write_visitors(leg), "when": leg.when})
    except UnreadableField:
        return False
    return bool(known["sender"] == leg.sender)


STATE_DEPARTMENT_VISITS: Final = DataSet(
    name="state-department-visits",
    title="Visits by Foreign Leaders and Heads of State",
    publisher="Office of the Historian, U.S. Department of State",
    url="https://github.com/HistoryAtState/visits",
    licence="CC0-1.0",
    language="en",
    form="xml",
    # The folder of the repository has other XML files.
    files=("data/[0-9][0-9][0-9][0-9].xml", "[0-9][0-9][0-9][0-9].xml"),
    root="visits",
    row="visit",
    columns=(
        FieldMapping(
            theirs="id",
            ours="stops: identifiers, of the scheme us-state-department-visits",
            read=read_number,
            write=lambda leg: leg.number,
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
            theirs="visitor",
            ours="people: name, office, rank; travellers: capacity; as printed in printed of each of several"
            " travellers, and of the stop, where these do not say it all",
            read=_visitor,
            write=write_visitors,
        ),
        FieldMapping(
            theirs="from",
            ours="people: country; sending, or sending_territories with the state in sending; as printed in"
            " printed.sending where it is not the name of the country",
            read=_sender,
            write=sender_label,
        ),
        FieldMapping(
            theirs="from/@id",
            ours="nothing: it follows from the label",
            read=_sender_id,
            write=lambda leg: _id(sender_label(leg), leg.sender),
        ),
        FieldMapping(
            theirs="description",
            ours="stops: printed.remarks, and what they state: kind, engagements with their days, places and the"
            " President as host; category",
            read=lambda text, _: {"remarks": text},
            write=lambda leg: leg.remarks,
            required=False,
        ),
        FieldMapping(
            theirs="created-datetime",
            ours="revised, of a visit that was never changed",
            read=read_revision,
            write=not_written,
            required=False,
        ),
        FieldMapping(
            theirs="last-modified-datetime",
            ours="revised",
            read=read_revision,
            write=not_written,
            required=False,
        ),
    ),
    left_out={
        "created-by": "who typed the visit in is not a fact of the visit",
        "last-modified-by": "who changed the visit is not a fact of the visit",
    },
    scheme="us-state-department-visits",
    people="",
    fields={
        "name": "visitor",
        "office": "visitor",
        "capacity": "visitor",
        "also": "visitor",
        "sender": "from",
        "when": "start-date|end-date",
        "remarks": "description",
    },
    status_note="The data set is one of visits that were made.",
    id_prefix="to-us",
    gap=None,
    released=datetime.datetime(2025, 2, 27, tzinfo=datetime.UTC),
    locator=functools.partial(xpath_of, "/visits/visit"),
    parse_remarks=parse_visit_remarks,
    documents=(
        DocumentedFacts(
            id="edition",
            title="Visits to the U.S. by Foreign Heads of State and Government",
            about=("host",),
            url="https://github.com/HistoryAtState/visits/wiki/Notes-to-previous-editions",
        ),
    ),
)
