"""The columns of COLT that state what was done on a trip: meetings, multilateral events, speeches, agreements."""

import re
from typing import Final

from diplovisit.datasets.colt_cells import ROLES, is_unknown, read_role
from diplovisit.datasets.model import Activity, FieldMapping, Known, Leg, LegPerson
from diplovisit.findings.phrases import quoted
from diplovisit.record import EngagementKind

_FLAGS: Final = {"yes": True, "1": True, "1.0": True, "no": False, "0": False, "0.0": False}

_MET_HOST: Final = "meeting with the host country's head of state or government"
_MET_OTHERS: Final = "meeting with heads of state or government of other countries"
_MET_IGO: Final = "meeting with the leader of an international organisation"
_MULTILATERAL: Final = "multilateral event"
_MINISTERIAL: Final = "multilateral ministerial event"
_SPEECH: Final = "public address"
_AGREEMENT: Final = "signing of an agreement"
_CULTURAL: Final = "cultural site or ceremony"
_BUSINESS: Final = "meeting with business leaders, or business forum"
_LABELS: Final = frozenset({_MET_HOST, _MET_OTHERS, _MET_IGO, _MINISTERIAL, _SPEECH, _AGREEMENT, _CULTURAL, _BUSINESS})
"""The labels of the engagements that are no named multilateral event."""
_UNNAMED_EVENT: Final = Activity(EngagementKind.CONFERENCE, _MULTILATERAL, field="AttendedMultilatEvent")


def _read_flag(text: str, known: Known, activity: Activity) -> Known:
    """Adds an activity if a cell says yes. A cell that says neither yes nor no is a warning."""
    if is_unknown(text):
        return {}
    if (flag := _FLAGS.get(text.strip().casefold())) is None:
        return {"warnings": (f"expected Yes, No, 1 or 0; saw {quoted(text)}, which is omitted",)}
    return _with_activity(known, activity) if flag else {"denied": known.get("denied", frozenset()) | {activity.label}}


def _names(text: str, country: str | None = None) -> tuple[LegPerson, ...]:
    """Returns the people in a cell, which are separated by semicolons."""
    names = [] if is_unknown(text) else [" ".join(name.split()) for name in text.split(";")]
    return tuple(LegPerson(name=name, country=country) for name in dict.fromkeys(names) if name)


def _with_activity(known: Known, activity: Activity) -> Known:
    """Returns the activities so far, with another one in the place of the one with its label."""
    others = tuple(earlier for earlier in known.get("activities", ()) if earlier.label != activity.label)
    return {"activities": (*others, activity)}


def _activity_of(leg: Leg, label: str) -> Activity | None:
    return next((activity for activity in leg.activities if activity.label == label), None)


def _flag_column(theirs: str, kind: EngagementKind, label: str) -> FieldMapping:
    """Returns the column of an activity that a row only says yes or no to."""
    return FieldMapping(
        theirs=theirs,
        ours=f"stops: engagements, {kind.value}: {label}",
        read=lambda text, known: _read_flag(text, known, Activity(kind, label, field=theirs)),
        write=lambda leg: "Yes" if _activity_of(leg, label) is not None else "",
        required=False,
        rarely_filled=True,
    )


def _people_column(theirs: str, flag: str, label: str) -> FieldMapping:
    """Returns the column with the names of people who were met, which follows the column that says so."""

    def read(text: str, known: Known) -> Known:
        people = _names(text)
        if not people:
            return {}
        if all(activity.label != label for activity in known.get("activities", ())):
            return {"warnings": (f"{flag} does not say that anybody was met, so {quoted(text)} is omitted",)}
        return _with_activity(known, Activity(EngagementKind.MEETING, label, hosts=people, field=f"{flag}|{theirs}"))

    def write(leg: Leg) -> str:
        activity = _activity_of(leg, label)
        return "; ".join(person.name for person in activity.hosts) if activity is not None else ""

    ours = f"stops: engagements, participants of the meeting that {flag} states"
    return FieldMapping(theirs=theirs, ours=ours, read=read, write=write, required=False, rarely_filled=True)


def _meeting_with_host(people: tuple[LegPerson, ...] = ()) -> Activity:
    field = "MetHostHoGS|HostHOGSName" if people else "MetHostHoGS"
    return Activity(EngagementKind.MEETING, _MET_HOST, hosts=people, field=field)


def _host_leader(text: str, known: Known) -> Known:
    people = _names(text, country=known.get("country"))
    if not people:
        return {}
    if all(activity.label != _MET_HOST for activity in known.get("activities", ())):
        return {"warnings": (f"MetHostHoGS does not say that the host was met, so {quoted(text)} is omitted",)}
    return _with_activity(known, _meeting_with_host(people))


def _hosts_of(leg: Leg) -> tuple[LegPerson, ...]:
    activity = _activity_of(leg, _MET_HOST)
    return activity.hosts if activity is not None else leg.hosts


def _host_role(text: str, known: Known) -> Known:
    met = next((activity for activity in known.get("activities", ()) if activity.label == _MET_HOST), None)
    if is_unknown(text) or met is None or not met.hosts:
        return {}
    (rank,) = read_role(text, known).values()
    people = tuple(LegPerson(name=host.name, country=host.country, rank=rank) for host in met.hosts)
    return _with_activity(known, _meeting_with_host(people))


def _write_host_role(leg: Leg) -> str:
    ranks = {host.rank for host in _hosts_of(leg)}
    rank = ranks.pop() if len(ranks) == 1 else None
    return ROLES.get(rank, "") if rank is not None else ""


def _event(text: str, known: Known) -> Known:
    if is_unknown(text):
        return {}
    if _MULTILATERAL in known.get("denied", ()):
        return {"warnings": (f"AttendedMultilatEvent says that none was attended, so {quoted(text)} is omitted",)}
    label = " ".join(text.split())
    kind = (
        EngagementKind.SUMMIT
        if re.search(r"(?<!non-)(?<!pre-)\bsummit\b", label, re.IGNORECASE)
        else EngagementKind.CONFERENCE
    )
    others = tuple(earlier for earlier in known.get("activities", ()) if earlier.label != _MULTILATERAL)
    return {"activities": (*others, Activity(kind, label, field="NameMultilatEvent"))}


def _events_of(leg: Leg) -> list[str]:
    """Returns the labels of the multilateral events of a leg."""
    kinds = {EngagementKind.SUMMIT, EngagementKind.CONFERENCE}
    return [activity.label for activity in leg.activities if activity.kind in kinds and activity.label not in _LABELS]


ACTIVITY_COLUMNS: Final = (
    FieldMapping(
        theirs="MetHostHoGS",
        also_called=("MetHostHOGS",),
        ours="stops: engagements, a meeting with the host",
        read=lambda text, known: _read_flag(text, known, _meeting_with_host()),
        write=lambda leg: "Yes" if _activity_of(leg, _MET_HOST) is not None or leg.hosts else "",
        required=False,
        rarely_filled=True,
    ),
    FieldMapping(
        theirs="HostHOGSName",
        ours="stops: engagements, participants of the meeting that MetHostHoGS states",
        read=_host_leader,
        write=lambda leg: "; ".join(host.name for host in _hosts_of(leg)),
        required=False,
        rarely_filled=True,
    ),
    FieldMapping(
        theirs="HostHOGSRole",
        ours="people: rank of the host who was met",
        read=_host_role,
        write=_write_host_role,
        required=False,
        rarely_filled=True,
    ),
    FieldMapping(
        theirs="AttendedMultilatEvent",
        ours="stops: engagements, a conference, or a summit where NameMultilatEvent says so",
        read=lambda text, known: _read_flag(text, known, _UNNAMED_EVENT),
        write=lambda leg: "Yes" if _events_of(leg) else "",
        required=False,
        rarely_filled=True,
    ),
    FieldMapping(
        theirs="NameMultilatEvent",
        ours="stops: engagements, label of the conference or summit",
        read=_event,
        write=lambda leg: "; ".join(label for label in _events_of(leg) if label != _MULTILATERAL),
        required=False,
        rarely_filled=True,
    ),
    _flag_column("AttendedMultilatMinisterialEvent", EngagementKind.CONFERENCE, _MINISTERIAL),
    _flag_column("MetNonhostHOGS", EngagementKind.MEETING, _MET_OTHERS),
    _people_column("NonhostHOGSNames", "MetNonhostHOGS", _MET_OTHERS),
    _flag_column("PublicAddress", EngagementKind.SPEECH, _SPEECH),
    _flag_column("SignedAgreement", EngagementKind.SIGNING, _AGREEMENT),
    _flag_column("CulturalSiteOrCeremony", EngagementKind.OTHER, _CULTURAL),
    _flag_column("BusinessLeaderOrForum", EngagementKind.OTHER, _BUSINESS),
    _flag_column("MetIGOLeader", EngagementKind.MEETING, _MET_IGO),
    _people_column("IGOLeaderName", "MetIGOLeader", _MET_IGO),
)
