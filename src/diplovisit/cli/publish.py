"""`diplovisit publish`: keeps a calendar on a server as the records have it."""

import argparse
import json
import secrets
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from diplovisit.cli import console
from diplovisit.cli.console import print_error, print_line, with_progress
from diplovisit.cli.export import ExportedRecords, NoRecords, NothingSelected
from diplovisit.cli.inputs import InputOptions, InvalidRecords
from diplovisit.cli.withdrawals import is_emptied, require_no_blank_file
from diplovisit.exporters import ExportOptions, assemble, icalendar
from diplovisit.findings.phrases import quoted
from diplovisit.formats.optional_packages import ExtraMissing
from diplovisit.pipeline.find_password import NoPassword, find_credentials
from diplovisit.pipeline.published_cache import PublishedCache
from diplovisit.publishing.address import CalendarAddress, Credentials, InvalidAddress
from diplovisit.publishing.entry_marks import OWNER
from diplovisit.publishing.plan import PlannedStep, PublicationStep, WantedEntry, plan_publication
from diplovisit.publishing.removals import leave_entries_of, refuse_removals
from diplovisit.publishing.server_errors import ServerStopped
from diplovisit.record.selection import Condition, UnknownCondition, stop_filter
from diplovisit.reporters.counts import count_noun

if TYPE_CHECKING:
    from diplovisit.pipeline.publish import Publisher  # it loads caldav

_DONE: Final = {
    PublicationStep.PUT: "put",
    PublicationStep.UPDATE: "updated",
    PublicationStep.REMOVE: "removed",
    PublicationStep.KEEP: "unchanged",
    PublicationStep.LEAVE: "left",
}
_MOST_NAMED: Final = 20
_WRITES: Final = frozenset({PublicationStep.PUT, PublicationStep.UPDATE, PublicationStep.REMOVE})


@attrs.frozen(kw_only=True)
class _Run:
    """What is asked for, and who asks."""

    inputs: InputOptions
    address: CalendarAddress
    credentials: Credentials
    owner: str
    cache: PublishedCache
    parsed: argparse.Namespace


@attrs.frozen(kw_only=True)
class _Wanted:
    """The entries that the calendar is to have, and the ids of unfinished drafts, whose entries stay."""

    entries: tuple[WantedEntry, ...]
    drafts: frozenset[str]


def run(parsed: argparse.Namespace) -> int:
    """Publishes every selected record. Nothing is sent when one of the records that were read is invalid."""
    try:
        # A missing extra is said before anything is read.
        from diplovisit.pipeline.publish import Publisher  # noqa: PLC0415  # it loads caldav
        from diplovisit.publishing.server import CalendarServer  # noqa: PLC0415  # as above

        asked = _asked(parsed)
        wanted = _wanted(asked)
        connection = CalendarServer(
            asked.address, asked.credentials, timeout=parsed.timeout, authorities=parsed.authorities
        )
        with connection as server:
            return _publish(asked, Publisher(server, asked.cache, asked.owner), wanted)
    except InvalidRecords:
        print_error("diplovisit: nothing was published")
        return console.ERRORS_FOUND
    except NothingSelected:
        # A mistyped condition must not empty a calendar that people subscribe to.
        print_error(
            f"diplovisit: no record matches {', '.join(parsed.where)}; nothing was published; to remove all entries"
            " that were published before, add --max-delete with their number"
        )
        return console.NOTHING_TO_CHECK
    except (InvalidAddress, UnknownCondition, NoPassword, ServerStopped, ExtraMissing, ValueError) as error:
        raise console.CannotRun(str(error)) from None


def _asked(parsed: argparse.Namespace) -> _Run:
    """Returns what the arguments ask for. Raises CannotRun, InvalidAddress and NoPassword."""
    if parsed.owner is not None and not OWNER.fullmatch(parsed.owner):
        raise console.CannotRun(
            f"--as: expected lower-case letters, digits and hyphens, such as foreign-desk; saw {quoted(parsed.owner)}"
        )
    if parsed.authorities is not None and not Path(parsed.authorities).is_file():
        raise console.CannotRun(f"--authorities: {parsed.authorities}: no such file")
    try:
        address = CalendarAddress.parse(parsed.to, allow_http=parsed.allow_http)
    except InvalidAddress as error:
        raise console.CannotRun(f"--to: {error}") from None
    cache = PublishedCache.load(address.url)
    owner = parsed.owner or cache.owner
    if owner is None:
        owner = cache.owner = secrets.token_hex(4)
        if not parsed.dry_run:
            print_error(
                f"diplovisit: note: published under the name {owner}, stored in .diplovisit_cache; if that folder may"
                f" be deleted, use --as {owner} or a name of your choice"
            )
    return _Run(
        inputs=InputOptions(paths=tuple(parsed.paths), stdin_filename=parsed.stdin_filename, jobs=parsed.jobs),
        address=address,
        credentials=find_credentials(address.origin, parsed.user, parsed.password_command),
        owner=owner,
        cache=cache,
        parsed=parsed,
    )


def _wanted(asked: _Run) -> _Wanted:
    """Reads the records, and returns their entries. Raises as an export does."""
    from diplovisit.pipeline.publish import PublishRequest  # noqa: PLC0415  # it loads caldav

    parsed = asked.parsed
    conditions = tuple(map(Condition.parse, parsed.where))
    request = PublishRequest(
        to="ics",
        in_files=False,
        options=ExportOptions(
            calendar=icalendar.CalendarOptions(
                record=not parsed.no_record, stops=stop_filter(conditions), tzid=parsed.tzid, spans=parsed.spans
            )
        ),
        conditions=conditions,
        owner=asked.owner,
    )
    require_no_blank_file(asked.inputs)
    records = ExportedRecords(asked.inputs, request, certain=True)
    entries: tuple[WantedEntry, ...] = ()
    try:
        entries = tuple(assemble(request.writer(), records.only_pieces()))
    except NoRecords as error:
        # The last visit can be withdrawn: an emptied folder removes what was published, within the bound of removals.
        if not is_emptied(asked.inputs):
            raise
        print_error(f"diplovisit: note: {error}")
    except NothingSelected:
        if parsed.max_delete is None:
            raise
    if parsed.verbose:
        records.report_notes()
    elif number := records.count_notes():
        listed = "lists it" if number == 1 else "lists them"
        print_error(f"diplovisit: {count_noun(number, 'note')} on what a calendar cannot show; -v {listed}")
    return _Wanted(entries=entries, drafts=frozenset(records.skipped.ids))


def _publish(asked: _Run, publisher: "Publisher", wanted: _Wanted) -> int:
    """Looks at the server, and carries the plan out or shows it. Raises ServerStopped before anything is written."""
    parsed = asked.parsed
    present = list(with_progress(publisher.present(create=parsed.create, dry_run=parsed.dry_run), "entries read"))
    # An entry that the server has already is not removed because of its kind.
    there = {entry.content.uid for entry in present}
    kinds = publisher.kinds
    taken = tuple(entry for entry in wanted.entries if kinds is None or entry.kind in kinds or entry.uid in there)
    _note_kinds_left_out(wanted.entries, taken)
    plan = plan_publication(
        taken,
        present,
        owner=asked.owner,
        href_of=asked.address.entry_path,
        overwrite=parsed.overwrite,
    )
    plan = leave_entries_of(wanted.drafts, plan)
    refusal = refuse_removals(plan, parsed.max_delete)
    report = _Report(asked, is_plan=parsed.dry_run, creates=publisher.creates)
    if parsed.dry_run:
        return report.show(plan, refusal)
    if refusal is not None:
        return report.show((), f"{refusal}; nothing was changed")
    if parsed.owner is None:
        # A run that is killed must not lose the name that its entries have.
        _save(asked.cache)
    done: list[PlannedStep] = []
    stopped: str | None = None
    try:
        done.extend(with_progress(publisher.carry_out(plan), "entries"))
    except ServerStopped as error:
        stopped = f"{error}; {len(done):,} of {len(plan):,} entries were processed"
    finally:
        _save(asked.cache)
    return report.show(done, stopped)


def _note_kinds_left_out(wanted: Sequence[WantedEntry], taken: Sequence[WantedEntry]) -> None:
    if left_out := {entry.key for entry in wanted} - {entry.key for entry in taken}:
        more = f" and {len(left_out) - 5:,} more" if len(left_out) > 5 else ""
        kinds = sorted({entry.kind for entry in wanted if entry.key in left_out})
        names = ", ".join(sorted(left_out)[:5])
        print_error(f"diplovisit: note: the calendar does not accept {' or '.join(kinds)}; left out: {names}{more}")


def _save(cache: PublishedCache) -> None:
    try:
        cache.save()
    except OSError as error:
        message = (
            f"the cache was not saved, so the next run reads all entries again: {console.system_error_message(error)}"
        )
        print_error(f"diplovisit: note: {message}")


@attrs.frozen
class _Report:
    """Says what was done, or what would be. is_plan: the latter. creates: whether the calendar is made."""

    asked: _Run
    is_plan: bool
    creates: bool

    def show(self, steps: Sequence[PlannedStep], stopped: str | None) -> int:
        """Prints the steps, and returns the exit code. Raises CannotRun with the reason why the run stopped."""
        counts = Counter(step.step for step in steps)
        if self.asked.parsed.output_format == "json":
            print(json.dumps(self._as_json(steps, counts, stopped), indent=2, ensure_ascii=True))
        else:
            self._print_lines(steps)
        self._warn_of_revisions(steps)
        said = self._summary(counts)
        if stopped is not None:
            raise console.CannotRun(f"{stopped}: {said}" if said and not self.is_plan else stopped)
        print_error(f"diplovisit: {self.asked.address.url}: {said or 'nothing to do'}")
        return console.ERRORS_FOUND if counts[PublicationStep.LEAVE] else console.OK

    def _not_raised(self, steps: Sequence[PlannedStep]) -> dict[str, int]:
        """The records that changed without a higher revision, with their revision."""
        return dict(step.not_raised for step in steps if step.not_raised is not None)

    def _warn_of_revisions(self, steps: Sequence[PlannedStep]) -> None:
        records = self._not_raised(steps)
        for record, revision in [*records.items()][:_MOST_NAMED]:
            print_error(
                f"diplovisit: warning: {record} changed, but its revision is still {revision}: raise it, so that"
                " readers' calendars take the change"
            )
        if (more := len(records) - _MOST_NAMED) > 0:
            print_error(f"diplovisit: warning: {count_noun(more, 'more record')} changed without a higher revision")

    def _print_lines(self, steps: Sequence[PlannedStep]) -> None:
        if self.is_plan and self.creates:
            print_line(f"{'create':<7} {self.asked.address.url}")
        for step in steps:
            if step.step is PublicationStep.LEAVE or (self.is_plan and step.step is not PublicationStep.KEEP):
                print_line(_line(step))

    def _summary(self, counts: Counter[PublicationStep]) -> str:
        words = {step: f"to {step}" if self.is_plan and step in _WRITES else word for step, word in _DONE.items()}
        made = [f"1 calendar {'to make' if self.is_plan else 'made'}"] if self.creates else []
        return ", ".join((*made, *(f"{counts[step]:,} {word}" for step, word in words.items() if counts[step])))

    def _as_json(self, steps: Sequence[PlannedStep], counts: Counter[PublicationStep], stopped: str | None) -> object:
        return {
            "calendar": self.asked.address.url,
            "as": self.asked.owner,
            "dry_run": self.is_plan,
            "creates": self.creates,
            "stopped": stopped,
            "not_raised": sorted(self._not_raised(steps)),
            "counts": {step.value: counts[step] for step in PublicationStep},
            "entries": [
                {
                    "step": step.step,
                    "entry": step.key,
                    "summary": step.summary,
                    "uid": step.uid,
                    "path": step.href,
                    "reason": step.reason,
                }
                for step in steps
                if step.step is not PublicationStep.KEEP
            ],
        }


def _line(step: PlannedStep) -> str:
    """One entry: what is done with it, what it is, and why it is left."""
    subject = " ".join(part for part in (step.key, step.summary and f"({step.summary})") if part) or step.href
    return f"{step.step:<7} {subject}{f': {step.reason}' if step.reason is not None else ''}"
