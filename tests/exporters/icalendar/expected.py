"""The expected entries of a visit, computed from the plain document independently of the exporter."""

import csv
import datetime
import re
import uuid
import zoneinfo
from pathlib import Path
from typing import Any, NamedTuple

from diplovisit.record import Edtf, polities

_STATUS = {
    "reported": ("TENTATIVE", "[Tentative] "),
    "announced": ("CONFIRMED", ""),
    "confirmed": ("CONFIRMED", ""),
    "under-way": ("CONFIRMED", ""),
    "held": ("CONFIRMED", ""),
    "postponed": ("CANCELLED", "[Postponed] "),
    "cancelled": ("CANCELLED", "[Cancelled] "),
}
_ENDED = {"postponed": "[Postponed] ", "rescheduled": "[Postponed] ", "cancelled": "[Cancelled] "}
_MARKS = {"?": "[Date uncertain] ", "~": "[Date approximate] ", "%": "[Date uncertain and approximate] "}
_KINDS = {"transit": " (transit)", "vacation": " (vacation)", "port-call": " (port call)"}
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_NAMESPACE = uuid.UUID("3ad4d0fb-d481-4830-bd63-e5625d9c845d")

with Path(polities.__file__).with_name("polities.csv").open(encoding="utf-8", newline="") as table:
    _COUNTRIES = {row["code"]: row["name"] for row in csv.DictReader(table)}

Moment = datetime.date | datetime.datetime


class Event(NamedTuple):
    """The values that a reader must find in one VEVENT."""

    uid: str
    start: Moment
    end: Moment | None
    status: str
    summary_begins: str
    summary_ends: str
    location: str | None


def events(document: dict[str, Any]) -> list[Event]:
    """Returns the events of a document, in order."""
    whole = _of_visit(document)
    return [*whole, *(event for stop in document["stops"] for event in _of_stop(document, stop, whole))]


def _of_visit(document: dict[str, Any]) -> list[Event]:
    """The events of a visit of several stops as a whole, if one of them waits for its days."""
    waiting = [
        stop
        for stop in document["stops"]
        if "when" not in stop and (stop.get("previously") or [{"ended": ""}])[-1]["ended"] != "cancelled"
    ]
    if len(document["stops"]) == 1 or not waiting:
        return []
    status, prefix = _STATUS[document["status"]]
    zones = {stop.get("time_zone") for stop in document["stops"]}
    when = document.get("when")
    places = dict.fromkeys(_location(stop, stop.get("places", [])) for stop in document["stops"])
    location = "; ".join(place for place in places if place) or None
    return [
        Event(uid, start, end, status, f"{prefix}{_mark(when)}", _capital(document["title"]), location)
        for uid, start, end in _spans(document["id"], when, {"time_zone": zones.pop() if len(zones) == 1 else None})
    ]


def _capital(text: str) -> str:
    first_word = text.partition(" ")[0]
    return text[0].upper() + text[1:] if first_word.islower() and len(text[0].upper()) == 1 else text


def _of_stop(document: dict[str, Any], stop: dict[str, Any], whole: list[Event]) -> list[Event]:
    status, prefix = _STATUS[document["status"]]
    when = stop.get("when")
    if len(document["stops"]) == 1:
        when = when or document.get("when")
    if when is None and stop.get("previously"):
        when = stop["previously"][-1]["when"]
        if status != "CANCELLED":
            status, prefix = "CANCELLED", _ENDED[stop["previously"][-1]["ended"]]
    key = f"{document['id']}/{stop['id']}"
    own_when, own = when, (status, prefix)
    if not _spans(key, when, _exact(stop)):
        for former in reversed(stop.get("previously") or []):
            if _spans(key, former["when"], _exact(stop)):
                when = former["when"]
                if status != "CANCELLED":
                    status, prefix = "CANCELLED", _ENDED[former["ended"]]
                break
    has_days = bool(_spans(key, own_when, _exact(stop)))
    title, kind = _capital(document["title"]), _KINDS.get(stop.get("kind", "visit"), "")
    result = [
        Event(uid, start, end, status, f"{prefix}{_mark(when)}{title}", kind, _location(stop, stop.get("places", [])))
        for uid, start, end in _spans(key, when, _exact(stop))
    ]
    of_the_stop = list(result)
    result += _cancelled_days(key, title, kind, stop, result)
    around = of_the_stop or whole
    for engagement in stop.get("engagements", []):
        engagement_when = engagement.get("when")
        is_off = engagement.get("status") in {"cancelled", "postponed"}
        is_late = engagement_when is None or ("T" not in engagement_when and has_days)
        if is_late and not (is_off and around):
            continue
        is_on_new_days = (
            engagement_when is not None and own_when is not None and Edtf(engagement_when).overlaps(Edtf(own_when))
        )
        stop_status, stop_prefix = own if is_on_new_days else (status, prefix)
        is_unsure = engagement.get("modality") in {"expected", "likely", "possible", "unlikely"}
        engagement_status, engagement_prefix = (
            ("TENTATIVE", "[Tentative] ") if stop_status == "CONFIRMED" and is_unsure else (stop_status, stop_prefix)
        )
        if is_off and stop_status != "CANCELLED":
            engagement_status, engagement_prefix = "CANCELLED", f"[{engagement['status'].capitalize()}] "
        engagement_key = f"{key}/{engagement['id']}"
        spans = _spans(engagement_key, engagement_when, {**_exact(engagement), "time_zone": stop.get("time_zone")})
        mark = _mark(engagement_when)
        if is_off and around and not spans:
            uid = str(uuid.uuid5(_NAMESPACE, engagement_key))
            spans, mark = [(uid, around[0].start, around[-1].end)], ""
        result += [
            Event(
                uid,
                start,
                end,
                engagement_status,
                f"{engagement_prefix}{mark}{_engagement_begins(document, engagement)}",
                f" – {document['title']}",
                _engagement_location(document, stop, engagement),
            )
            for uid, start, end in spans
        ]
    return result


def _cancelled_days(key: str, title: str, kind: str, stop: dict[str, Any], shown: list[Event]) -> list[Event]:
    """The events of former days that were cancelled, and on which the stop is not shown otherwise."""
    taken = set()
    for event in shown:
        day = event.start
        if isinstance(day, datetime.datetime):
            taken |= {day.date().toordinal() + near for near in (-1, 0, 1)}
        else:
            assert event.end is not None
            taken |= set(range(day.toordinal(), event.end.toordinal()))
    found = []
    for former in stop.get("previously") or []:
        for _, start, end in _spans(key, former["when"], {}) if former["ended"] == "cancelled" else []:
            days = (
                set()
                if isinstance(start, datetime.datetime) or end is None
                else set(range(start.toordinal(), end.toordinal()))
            )
            if days and not days & taken:
                taken |= days
                summary = f"[Cancelled] {_mark(former['when'])}{title}"
                place = _location(stop, stop.get("places", []))
                found.append(Event(_run_uid(key, start), start, end, "CANCELLED", summary, kind, place))
    return found


def _exact(holder: dict[str, Any]) -> dict[str, Any]:
    """The stop or the engagement without a duration that is a range or has a qualifier."""
    is_exact = not holder.keys() & {"duration_high", "duration_qualifier"}
    return holder if is_exact else {name: value for name, value in holder.items() if name != "duration"}


def _engagement_begins(document: dict[str, Any], engagement: dict[str, Any]) -> str:
    """The beginning of a title that does not depend on who takes part."""
    kind = "engagement" if engagement["kind"] == "other" else engagement["kind"].replace("-", " ")
    kind = "wreath-laying" if kind == "wreath laying" else kind
    forum = engagement.get("forum")
    if (
        engagement["kind"] not in {"consultations", "summit", "conference", "other"}
        and kind not in (forum or "").lower()
    ):
        forum = None
    return _capital(engagement.get("label") or forum or kind)


def _engagement_location(document: dict[str, Any], stop: dict[str, Any], engagement: dict[str, Any]) -> str | None:
    for candidate in document["stops"]:
        for place in candidate.get("places", []):
            if place["id"] == engagement.get("place"):
                cities = [other for other in candidate["places"] if other.get("kind") != "building"]
                if place.get("kind") == "building" and [city.get("kind") for city in cities] == ["city"]:
                    return f"{_location({}, [place])}, {_location(candidate, cities)}"
                return _location(candidate, [place])
    return _location(stop, [])


def _location(stop: dict[str, Any], places: list[dict[str, Any]]) -> str | None:
    names = [place["name"] + " (disputed)" * place.get("disputed", False) for place in places]
    words = [" and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)] if names else []
    words += [_COUNTRIES[stop[field]] for field in ("territory", "country") if field in stop]
    return ", ".join(words) or None


def _run_uid(key: str, start: Moment) -> str:
    return str(uuid.uuid5(_NAMESPACE, f"{key}@{start.isoformat()[:10]}"))


def _mark(when: str | None) -> str:
    marks = {mark for mark in "?~%" if when and mark in when}
    return _MARKS[marks.pop() if len(marks) == 1 else "%"] if marks else ""


def _spans(key: str, when: str | None, holder: dict[str, Any]) -> list[tuple[str, Moment, Moment | None]]:
    """The UID, the start and the end of each entry."""
    if when is None:
        return []
    plain = str(uuid.uuid5(_NAMESPACE, key))
    if "T" in when:
        return _timed(plain, when, holder)
    bare = re.sub("[?~%]", "", when)
    if re.fullmatch(_DAY, bare):
        return _days(plain, bare, bare)
    if re.fullmatch(f"{_DAY}/{_DAY}", bare):
        return _days(plain, bare[:10], bare[11:])
    if re.fullmatch(rf"\{{{_DAY}(?:(?:\.\.|,){_DAY})*\}}", bare):
        return _runs(key, bare[1:-1])
    return []


def _days(uid: str, first: str, last: str) -> list[tuple[str, Moment, Moment | None]]:
    if last == "9999-12-31":
        return []
    return [(uid, datetime.date.fromisoformat(first), datetime.date.fromordinal(_number(last) + 1))]


def _runs(key: str, members: str) -> list[tuple[str, Moment, Moment | None]]:
    days: set[int] = set()
    for member in members.split(","):
        begins, _, ends = member.partition("..")
        days |= set(range(_number(begins), _number(ends or begins) + 1))
    if _number("9999-12-31") in days:
        return []
    runs: list[tuple[str, Moment, Moment | None]] = []
    for day in sorted(days):
        if day - 1 not in days:
            last = next(later for later in range(day, max(days) + 1) if later + 1 not in days)
            first = datetime.date.fromordinal(day)
            runs.append((_run_uid(key, first), first, datetime.date.fromordinal(last + 1)))
    return runs


def _number(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()


def _timed(uid: str, when: str, holder: dict[str, Any]) -> list[tuple[str, Moment, Moment | None]]:
    start = datetime.datetime.fromisoformat(when)
    try:
        if start.tzinfo is None and holder.get("time_zone"):
            start = start.replace(tzinfo=zoneinfo.ZoneInfo(holder["time_zone"]))
        if start.tzinfo is not None:
            start = start.astimezone(datetime.UTC)
        end = None
        clock = re.fullmatch("PT(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)S)?", holder.get("duration") or "")
        if clock is not None:
            hours, minutes, seconds = (int(number or 0) for number in clock.groups())
            if hours or minutes or seconds:
                end = start + datetime.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return []
    return [(uid, start, end)]
