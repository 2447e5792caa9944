"""What goes wrong with a calendar server, and the sentence for each case: why, and what to do."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from diplovisit.findings.phrases import escaped

_REFUSALS: Final[Mapping[str, str]] = {
    "no-uid-conflict": "another entry on the server has its UID",
    "supported-calendar-component": "the calendar does not accept entries of this kind",
    "supported-calendar-data": "the server does not accept iCalendar 2.0",
    "valid-calendar-data": "the server regards it as invalid",
    "valid-calendar-object-resource": "the server regards it as invalid",
    "max-resource-size": "it is too large for the server",
    "max-attendees-per-instance": "it is too large for the server",
    "min-date-time": "it is before the first day that the server accepts",
    "max-date-time": "it is after the last day that the server accepts",
}
"""By precondition (RFC 4791, section 5.3.2.1): why an entry is refused."""
REFUSING: Final[Mapping[int, str]] = {
    400: "the server regards it as invalid",
    405: "the server does not allow it to be written",
    409: "the server says that it conflicts with something there",
    413: "it is too large for the server",
    415: "the server does not accept iCalendar",
    422: "the server regards it as invalid",
    423: "somebody has locked it",
    500: "the server failed to process it",
}
"""By status: why one entry is refused. Any other status stops the whole run."""

_LONGEST_REASON: Final = 300


class ServerStopped(Exception):
    """Raised where the run cannot go on. The message says why and what to do, in one line."""


class CalendarMissing(ServerStopped):
    """Raised where there is nothing at the address of a calendar."""


class UnreadableXml(ServerStopped):
    """Raised for an answer whose XML is malformed."""


class EntryRefused(Exception):
    """Raised where the server does not take one entry. The message says why."""


class EntryChanged(EntryRefused):
    """Raised where an entry changed between the plan and the write. Nothing was written."""


class UnwantedAnswer(OSError):
    """Raised for an answer that is not taken. An OSError, because the library for HTTP passes those on."""

    @classmethod
    def redirection(cls, to: str) -> "UnwantedAnswer":
        """Returns the error for an answer that names another place, without what may be a secret in its address.

        >>> str(UnwantedAnswer.redirection("https://u:p@cal.example.net/dav/?token=1"))
        'redirects to https://cal.example.net/dav/, and is not followed; if that is right, publish there'
        """
        shown = escaped(re.sub("//[^/@]*@", "//", to).partition("?")[0], _LONGEST_REASON) or "nowhere"
        return cls(f"redirects to {shown}, and is not followed; if that is right, publish there")


def refusal_of(preconditions: Iterable[str]) -> str | None:
    """Returns why an entry is refused, from the names of preconditions that it does not meet. None for unknown ones.

    >>> refusal_of(["no-uid-conflict"])
    'another entry on the server has its UID'
    """
    return next((_REFUSALS[name] for name in preconditions if name in _REFUSALS), None)


def status_sentence(host: str, status: int | None, *, has_password: bool) -> str:
    """Returns what a status of HTTP means for the run, and what to do.

    >>> status_sentence("cal.example.org", 507, has_password=True)
    'cal.example.org: has no space left (507); free some there, and publish again'
    """
    match status:
        case 401 if has_password:
            return f"{host}: rejects the user name and the password (401); check both"
        case 401:
            return (
                f"{host}: asks for a password (401): name the user with --user, and give the password by the"
                " environment, the keyring or --password-command"
            )
        case 403:
            return f"{host}: does not let this user write or read there (403); ask who runs the server"
        case 404:
            return f"{host}: the calendar no longer exists (404)"
        case 507:
            return f"{host}: has no space left (507); free some there, and publish again"
        case 429 | 503:
            return f"{host}: is too busy ({status}); publish again later"
        case int() if status >= 500:
            return f"{host}: fails ({status}); publish again later"
        case _:
            return f"{host}: does not answer like a calendar server ({status}); check the address"


def connection_sentence(host: str, error: Exception, timeout: float) -> str:
    """Returns why there is no answer, without what the library says of its own parts.

    >>> connection_sentence("cal.example.org", ConnectionRefusedError(111, "Connection refused"), 30)
    'cal.example.org: cannot be reached: Connection refused'
    """
    causes = tuple(_causes(error))
    for cause in causes:
        if isinstance(cause, UnwantedAnswer):
            return f"{host}: {cause}"
        if "certificate verify failed" in str(cause):
            reason = re.search(r"certificate verify failed: ([^(\['\"]+)", str(cause))
            said = f": {escaped(reason[1].strip(' ,.'), _LONGEST_REASON)}" if reason is not None else ""
            return f"{host}: its certificate cannot be trusted{said}; --authorities FILE names others to trust"
    names = {type(cause).__name__ for cause in causes}
    if any("Timeout" in name for name in names):
        return f"{host}: no answer within {timeout:g} s; publish again, or raise the limit with --timeout"
    if any("SSL" in name for name in names):
        return f"{host}: no secure connection can be made; check the address"
    if names & {"NameResolutionError", "gaierror"}:
        return f"{host}: there is no server of this name; check the address"
    reason_of_system = next((one.strerror for one in causes if isinstance(one, OSError) and one.strerror), None)
    if reason_of_system is not None:
        return f"{host}: cannot be reached: {escaped(str(reason_of_system), _LONGEST_REASON)}"
    return f"{host}: closed the connection before its answer was complete; publish again"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yields an error and those that led to it: the library wraps them in one another, and in arguments."""
    waiting, seen = [error], set[int]()
    while waiting:
        cause = waiting.pop(0)
        if id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        within = (cause.__cause__, cause.__context__, getattr(cause, "reason", None), *cause.args)
        waiting += [one for one in within if isinstance(one, BaseException)]
