"""Change of status: a visit is postponed, cancelled or held, and its record says so at its next revision.

The text of the record is edited in place. The result is checked; if the change adds a finding, it is refused.
"""

from collections.abc import Sequence
from typing import Final

import attrs

from diplovisit.converters import unstructure
from diplovisit.editing import append_item, remove_field, set_value
from diplovisit.evidence import Verdict
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.pipeline.attachments import examine_record
from diplovisit.pipeline.check import CheckOptions, check_document
from diplovisit.pipeline.new_source import card_rows
from diplovisit.pipeline.read import structure_document
from diplovisit.pipeline.status_days import days_of_stop, known_days, refusal_of_begun
from diplovisit.pipeline.status_evidence import (
    add_row,
    drop_absence,
    keep_by_digest,
    leave_out,
    readdress,
    rows_for_change,
)
from diplovisit.pipeline.status_request import StatusRefused, StatusRequest
from diplovisit.readers.documents import Document, JsonValue
from diplovisit.record import Edtf, Ending, Engagement, EngagementStatus, Finding, Severity, Status, Stop, Visit
from diplovisit.record.addresses import directory_of
from diplovisit.reporters.counts import count_noun

_GATE: Final = "stored-text-above-gate"
_OFF: Final = frozenset({Status.POSTPONED, Status.CANCELLED})
_OFF_ENGAGEMENTS: Final = frozenset({EngagementStatus.POSTPONED, EngagementStatus.CANCELLED})
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NOT_OF_THE_CHANGE: Final = frozenset(
    {
        # A new text has figures and names that nobody cites yet.
        *("figure-uncited", "name-uncited"),
        # The lock file is written after the check.
        *("anchor-stale", "quote-not-anchored", "text-not-the-anchored-one", "revision-not-raised"),
        # What became of one engagement before is kept, and a note says so.
        "status-repeated",
    }
)
"""The rules whose findings do not forbid a change."""


@attrs.frozen(kw_only=True)
class ChangedRecord:
    """A record after its status changed.

    document: its new text, the same object as before if nothing changed. visit: the record. notes: what a person
    should know, a sentence each. unchecked: the words that no text confirms.
    """

    document: Document
    visit: Visit
    notes: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()


def change_status(
    document: Document,
    visit: Visit,
    request: StatusRequest,
    options: CheckOptions,
    allowed: frozenset[str] = frozenset(),
) -> ChangedRecord:
    """Changes the status of a record. Raises StatusRefused, CannotEdit, and UnreadableText for an unreadable text.

    allowed: the rules whose findings the caller sees to.
    """
    edit = _Change(document, visit, request)
    if request.engagement is not None:
        edit.change_engagement()
    else:
        edit.change_visit()
    if not edit.addresses:
        if request.quotes or request.new_source is not None:
            edit.notes.append("the words were not added; to add only words, use `diplovisit quote FILE WORDS --add`")
        return ChangedRecord(document=document, visit=visit, notes=tuple(edit.notes))
    if request.revised <= visit.revised:
        raise StatusRefused(
            f"the last revision is from {visit.revised:%Y-%m-%dT%H:%M:%SZ}, but this one would be from"
            f" {request.revised:%Y-%m-%dT%H:%M:%SZ}; give a later time with --revised"
        )
    edit.add_source()
    source = request.source or visit.sources[0].id
    with_facts, _ = _structured(edit.document)
    texts = options.texts.load_for(with_facts, document.name)[0]
    examination, _ = examine_record(with_facts, None, options.texts, require_evidence=options.require_evidence)
    examination = attrs.evolve(examination, texts=texts)
    unchecked: tuple[str, ...] = ()
    if visit.evidence or request.quotes or request.by is not None or options.require_evidence:
        if request.new_source is not None and source in texts:
            for row in card_rows(with_facts, texts, request.new_source, request.by):
                edit.document = add_row(edit.document, with_facts, row)
        rows, chosen = rows_for_change(examination, request, edit.addresses, source)
        for row in rows:
            edit.document = add_row(edit.document, with_facts, row)
        words = (each.row.quote for each in chosen if each.opinion.verdict is Verdict.NOT_CHECKED)
        unchecked = tuple(dict.fromkeys(word for word in words if word is not None))
    edit.raise_revision()
    known = frozenset(_key(finding) for finding in check_document(document, options).findings)
    if request.quotes and _GATE not in allowed and (_GATE, source) not in known:
        edit.document, hidden = _within_gate(edit.document, request.quotes, source, options)
        edit.notes += hidden
    changed, _ = _structured(edit.document)
    edit.notes += _require_clean(known, edit.document, options, allowed)
    edit.notes += describe_uncited(changed, source, options) if request.new_source is not None else ()
    return ChangedRecord(document=edit.document, visit=changed, notes=tuple(edit.notes), unchecked=unchecked)


def _within_gate(
    after: Document, quotes: Sequence[str], source: str, options: CheckOptions
) -> tuple[Document, tuple[str, ...]]:
    """Keeps new quotes by their digests, the longest first, while the record stores too many words of their source.

    Returns the record, and a note for each quote that was hidden.
    """
    notes: list[str] = []
    for quote in sorted(quotes, key=lambda words: len(words.split()), reverse=True):
        found = [each for each in check_document(after, options).findings if _key(each) == (_GATE, source)]
        if not found:
            break
        after = keep_by_digest(after, quote, source)
        notes.append(f"{quoted(quote)} is stored as a digest (`fragment`), not as words: {found[0].sentence}")
    return after, tuple(notes)


def _structured(document: Document) -> tuple[Visit, Document]:
    visit, result = structure_document(document)
    if visit is None:
        raise StatusRefused("the record would be invalid, so nothing was written", result=result)
    return visit, document


def _require_clean(
    known: frozenset[tuple[str, str]], after: Document, options: CheckOptions, others: frozenset[str]
) -> tuple[str, ...]:
    """Raises StatusRefused if a change adds a finding to the record. An info forbids nothing, and is returned.

    known: the rules and addresses of the findings that the record had before.
    """
    result = check_document(after, options)
    # The first rows of a record are no reason to ask for all others.
    allowed = _NOT_OF_THE_CHANGE | others
    allowed = allowed if options.require_evidence else allowed | {"fact-without-evidence"}
    added = tuple(finding for finding in result.findings if _key(finding) not in known and finding.rule not in allowed)
    new = tuple(finding for finding in added if finding.severity is not Severity.INFO)
    if new:
        raise StatusRefused(
            "the record would have new findings, so nothing was written", result=attrs.evolve(result, findings=new)
        )
    return tuple(f"{finding.address}: {finding.sentence} ({finding.rule})" for finding in added)


def describe_uncited(visit: Visit, source: str, options: CheckOptions) -> tuple[str, ...]:
    """Says how many figures of a new text no row cites, so that a person looks at them."""
    examination, _ = examine_record(visit, None, options.texts)
    number = len(examination.uncited_mentions.get(source, ()))
    if not number:
        return ()
    verb, them = ("is", "it") if number == 1 else ("are", "them")
    figures = f"{count_noun(number, 'figure')} of {source} {verb} not in any evidence row yet"
    return (f"{figures}; `diplovisit check` lists {them}",)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.address


class _Change:
    """The edits of one change. addresses: the facts that changed and need evidence, in the order of the edits."""

    def __init__(self, document: Document, visit: Visit, request: StatusRequest) -> None:
        self.document, self._visit, self._request = document, visit, request
        self.addresses: list[str] = []
        self.notes: list[str] = []
        self._taken: set[str] = set()

    def change_engagement(self) -> None:
        """Sets the status of an engagement."""
        request = self._request
        found = {
            engagement.id: (("stops", number, "engagements", inner), engagement)
            for number, stop in enumerate(self._visit.stops)
            for inner, engagement in enumerate(stop.engagements)
        }
        if request.engagement not in found:
            raise StatusRefused(_unknown("engagement", request.engagement or "", tuple(found)))
        path, engagement = found[request.engagement]
        if engagement.status is request.engagement_status:
            self.notes.append(f"{engagement.id} is already {request.word}; nothing was changed")
            return
        self._set((*path, "status"), request.word)
        self.document = readdress(self.document, f"{engagement.id}/status", None)
        self.addresses.append(f"{engagement.id}/status")

    def change_visit(self) -> None:
        """Sets the status of the visit, and moves the days of its stops."""
        request, status = self._request, self._request.status
        assert status is not None  # only an engagement is changed without
        moved = self._stops_to_move()
        is_of_one_stop = status in _OFF and len(self._visit.stops) > 1 and request.stop != "all"
        if status is Status.POSTPONED and request.days is not None and not moved and not self._has_moved_before():
            self.notes.append(f"{self._stop_in_words()} already has the days {request.days}; nothing was changed")
            return
        if status is not self._visit.status and not is_of_one_stop:
            if (refusal := refusal_of_begun(status, known_days(self._visit), request.revised)) is not None:
                raise StatusRefused(refusal)
            self._set(("status",), status.value)
            self.document = readdress(self.document, "status", None)
            self.addresses.append("status")
            self._note_repeated(status)
            self._note_without_days(status)
        elif is_of_one_stop and moved:
            self.notes.append(f"the status of the visit is still {self._visit.status}: other stops did not change")
        for number, stop in moved:
            self._move(number, stop)
        if moved:
            self._move_visit()
        if (
            self.addresses
            and request.reason is not None
            and not any(each.endswith("/reason") for each in self.addresses)
        ):
            raise StatusRefused("--reason explains days that were given up, but there are none")
        if not self.addresses:
            days = f" on {request.days}" if request.days is not None else ""
            what = self._stop_in_words() if is_of_one_stop else "the visit"
            self.notes.append(f"{what} is already {status}{days}; nothing was changed")

    def _stop_in_words(self) -> str:
        return f"the stop {self._request.stop}" if len(self._visit.stops) > 1 else "the visit"

    def _has_moved_before(self) -> bool:
        """Whether the only stop has earlier days, so that a visit on its present days may be a postponed one."""
        return len(self._visit.stops) == 1 and bool(self._visit.stops[0].previously)

    def _note_repeated(self, status: Status) -> None:
        """Says which engagements have the status of the whole visit as their own: they stay off if the visit is on."""
        for engagement in (engagement for stop in self._visit.stops for engagement in stop.engagements):
            if engagement.status is not None and engagement.status.value == status.value:
                self.notes.append(
                    f"{engagement.id} keeps its own status {status}, also if the visit takes place after all"
                )

    def _note_without_days(self, status: Status) -> None:
        """Says which stops of a visit that is on again have no days, because their days were given up."""
        if status in _OFF or self._visit.status not in _OFF or self._request.days is not None:
            return
        for stop in self._visit.stops:
            if stop.previously and days_of_stop(self._visit, stop) is None:
                last = stop.previously[-1]
                option = f"--stop {stop.id} --to DAYS" if len(self._visit.stops) > 1 else "--to DAYS"
                self.notes.append(
                    f"{stop.id} still has no days: {last.when} are recorded as {last.ended}; to set days, add {option}"
                )

    def _stops_to_move(self) -> tuple[tuple[int, Stop], ...]:
        """Returns the stops whose days change. Raises StatusRefused if it is not clear which."""
        request, stops = self._request, tuple(enumerate(self._visit.stops))
        names = tuple(stop.id for _, stop in stops)
        if request.stop not in {None, "all", *names}:
            raise StatusRefused(_unknown("stop", request.stop or "", names))
        if request.status not in _OFF and request.days is None:
            if request.stop not in {None, "all"}:
                raise StatusRefused(f"--stop {request.stop}: {request.word} applies only to the whole visit")
            return ()
        if request.stop is None and len(stops) > 1:
            every = "" if request.days is not None else ", or --stop all"
            raise StatusRefused(f"which stop? add --stop with one of {', '.join(names)}{every}")
        if request.stop == "all" and request.days is not None and len(stops) > 1:
            raise StatusRefused(
                f"--to gives the days of one stop: move each separately, with --stop {' and with --stop '.join(names)}"
            )
        if request.status is Status.CANCELLED and request.days is not None:
            raise StatusRefused("a cancelled visit has no new days: omit --to, or use postponed")
        chosen = [(number, stop) for number, stop in stops if request.stop in {None, "all", stop.id}]
        if request.stop != "all" and len(stops) > 1:
            for _, stop in chosen:
                self._require_earlier_days(stop)
        return tuple((number, stop) for number, stop in chosen if self._is_moved(stop))

    def _is_moved(self, stop: Stop) -> bool:
        """Whether the days of a stop change, or the way in which its last ones ended."""
        request, days = self._request, days_of_stop(self._visit, stop)
        if days is None and request.days is None and len(self._visit.stops) > 1 and stop.previously:
            return stop.previously[-1].ended is not _ending(request)
        return days != request.days

    def _require_earlier_days(self, stop: Stop) -> None:
        """Raises StatusRefused for days that are given up, and that only the visit as a whole has.

        The days of one stop of several are not known then, so that nothing could say which days ended.
        """
        if days_of_stop(self._visit, stop) is not None or stop.previously or self._request.status not in _OFF:
            return
        whole = self._visit.when
        if whole is not None:
            # New days of the whole visit have no place in a record with several stops.
            otherwise = ", or add --stop all for the whole visit" if self._request.days is None else ""
            raise StatusRefused(
                f"the stop {stop.id} has no days of its own, only the whole visit has ({whole}): give each stop"
                f" its `when` first, in the file, then change each separately{otherwise}"
            )
        if self._request.days is None:
            raise StatusRefused(
                f"the stop {stop.id} has no days to give up: give it its `when` first, or add"
                " --stop all for the whole visit"
            )

    def _move(self, number: int, stop: Stop) -> None:
        request, path = self._request, ("stops", number)
        days = days_of_stop(self._visit, stop)
        if days is not None:
            earlier = self._free_id(days)
            item: dict[str, JsonValue] = {"id": earlier, "when": str(days), "ended": _ending(request).value}
            if request.reason is not None:
                item["reason"] = request.reason
            self.document = append_item(self.document, (*path, "previously"), item)
            self.document = readdress(self.document, f"{stop.id}/when", f"{earlier}/when")
            if days == self._visit.when and len(self._visit.stops) == 1:
                self.document = readdress(self.document, "when", f"{earlier}/when")
            self.addresses.append(f"{earlier}/ended")
            if request.reason is not None:
                self.addresses.append(f"{earlier}/reason")
        if request.days is None:
            if stop.when is not None:
                self.document = remove_field(self.document, (*path, "when"))
            elif days is None and stop.previously:
                self._end_otherwise(number, stop)
            return
        earlier_days = stop.previously[-1] if days is None and stop.previously else None
        if earlier_days is not None and earlier_days.ended is Ending.POSTPONED:
            # New days were left open, and now there are some.
            self._set((*path, "previously", len(stop.previously) - 1, "ended"), Ending.RESCHEDULED.value)
        self._set((*path, "when"), str(request.days))
        self.document = drop_absence(self.document, f"{stop.id}/when")
        self.addresses.insert(0, f"{stop.id}/when")
        self._drop_duration(number, stop, request.days)
        self._drop_programme(number, stop, request.days)

    def _end_otherwise(self, number: int, stop: Stop) -> None:
        """Says of days that were given up before how they ended after all: postponed, and then cancelled."""
        request, last = self._request, stop.previously[-1]
        path = ("stops", number, "previously", len(stop.previously) - 1)
        self._set((*path, "ended"), _ending(request).value)
        self.document = readdress(self.document, f"{last.id}/ended", None)
        self.addresses.append(f"{last.id}/ended")
        if request.reason is not None:
            self._set((*path, "reason"), request.reason)
            self.document = readdress(self.document, f"{last.id}/reason", None)
            self.addresses.append(f"{last.id}/reason")

    def _drop_duration(self, number: int, stop: Stop, days: Edtf) -> None:
        """Takes out a duration of the earlier days that the new days do not have."""
        if stop.duration is None or stop.when is None or _length(days) == _length(stop.when):
            return
        for name in ("duration", "duration_high", "duration_qualifier"):
            if getattr(stop, name) is not None:
                self.document = remove_field(self.document, ("stops", number, name))
                self.document = readdress(self.document, f"{stop.id}/{name}", None)
        self.notes.append(f"{stop.id}: removed the duration {stop.duration} of the earlier days")

    def _drop_programme(self, number: int, stop: Stop, days: Edtf) -> None:
        """Takes the earlier days out of the programme where a person says so. Raises StatusRefused otherwise."""
        outside = [
            (inner, engagement)
            for inner, engagement in enumerate(stop.engagements)
            if engagement.when is not None
            and engagement.status not in _OFF_ENGAGEMENTS
            and not (engagement.when.qualifier or days.qualifier or engagement.when.overlaps(days))
        ]
        if outside and not self._request.drop_programme:
            named = ", ".join(f"{engagement.id} ({engagement.when})" for _, engagement in outside)
            raise StatusRefused(
                f"the programme is on the earlier days: {named}; add --drop-programme to remove these days, or"
                " correct them first"
            )
        for inner, engagement in outside:
            self._drop_hours(("stops", number, "engagements", inner), engagement, stop)

    def _drop_hours(self, path: tuple[str | int, ...], engagement: Engagement, stop: Stop) -> None:
        self.document = remove_field(self.document, (*path, "when"))
        earlier = days_of_stop(self._visit, stop) or (stop.previously[-1].when if stop.previously else None)
        given_up = f"{earlier}, days that were given up" if earlier is not None else "days that were given up"
        reason = f"the programme of {given_up}"
        self.document = leave_out(self.document, f"{engagement.id}/when", reason)
        self.notes.append(f"{engagement.id}: removed {engagement.when}, a day of the earlier programme")

    def _move_visit(self) -> None:
        """Moves the days of the visit as a whole with those of its only stop. With several stops, they are kept."""
        when, days = self._visit.when, self._request.days
        is_alone = len(self._visit.stops) == 1
        if when is None or (not is_alone and (days is None or _is_within(days, when))):
            return
        undated = [stop.id for stop in self._visit.stops if stop.when is None and not stop.previously]
        undated = [name for name in undated if not is_alone and name != self._request.stop]
        if undated:
            raise StatusRefused(
                f"{days} is outside {when}, the days of the whole visit, which are the only days of"
                f" {', '.join(undated)}: give each stop its `when` first"
            )
        reason = f"the days {when} of the whole visit, which were given up"
        self.document = leave_out(self.document, "when", reason)
        if days is not None and is_alone:
            self._set(("when",), str(days))
            self.addresses.append("when")
        else:
            self.document = remove_field(self.document, ("when",))
        if not is_alone or self._visit.stops[0].when not in {None, when}:
            self.notes.append(f"removed {when}, the earlier days of the whole visit")

    def add_source(self) -> None:
        """Adds the new source at the end of the sources."""
        if (new := self._request.new_source) is not None:
            source = new.source
            data = unstructure(attrs.evolve(self._visit, sources=(*self._visit.sources, source)))["sources"][-1]
            self.document = append_item(self.document, ("sources",), data)

    def raise_revision(self) -> None:
        """Raises the revision by one, and sets its time."""
        self._set(("revision",), self._visit.revision + 1)
        self._set(("revised",), f"{self._request.revised:%Y-%m-%dT%H:%M:%SZ}")

    def _set(self, path: tuple[str | int, ...], value: JsonValue) -> None:
        self.document = set_value(self.document, path, value)

    def _free_id(self, days: Edtf) -> str:
        """Returns an id for earlier days that nothing in the record has, such as april-dates."""
        directory = directory_of(self._visit)
        month = _MONTHS[days.lower.month - 1] if days.lower is not None else "earlier"
        year = f"-{days.lower.year}" if days.lower is not None else ""
        names = [f"{month}-dates", f"{month}{year}-dates", *(f"{month}{year}-dates-{n}" for n in range(2, 1_000))]
        free = next(name for name in names if directory.locate(name) is None and name not in self._taken)
        self._taken.add(free)
        return free


def _ending(request: StatusRequest) -> Ending:
    if request.status is Status.CANCELLED:
        return Ending.CANCELLED
    return Ending.RESCHEDULED if request.days is not None else Ending.POSTPONED


def _length(days: Edtf) -> int | None:
    if days.lower is None or days.upper is None:
        return None
    return (days.upper - days.lower).days


def _is_within(days: Edtf, whole: Edtf) -> bool:
    if days.lower is None or days.upper is None or whole.lower is None or whole.upper is None:
        return True
    return whole.lower <= days.lower and days.upper <= whole.upper


def _unknown(what: str, name: str, names: Sequence[str]) -> str:
    known = did_you_mean(closest(name, names)) or (
        f"; expected one of {', '.join(names)}" if names else "; it has none"
    )
    return f"the record has no {what} {quoted(name)}{known}"
