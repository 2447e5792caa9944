"""The connection to a calendar server (CalDAV, RFC 4791): the one place of this project that talks to a network.

It talks to the server that the user names, and to no other: redirections are not followed, and what the server names
elsewhere is not asked for. Every write has a condition, so that nothing of somebody else is written over.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from time import monotonic
from typing import Any, Final, Self

from diplovisit.formats.optional_packages import optional_import
from diplovisit.publishing.address import CalendarAddress, Credentials
from diplovisit.publishing.multistatus import (
    CREATE_BODY,
    LIST_BODY,
    CalendarListing,
    is_missing,
    preconditions_of,
    read_body,
    read_calendar_data,
    read_calendars,
    read_listing,
    strong_etag,
)
from diplovisit.publishing.server_errors import (
    REFUSING,
    CalendarMissing,
    EntryChanged,
    EntryRefused,
    ServerStopped,
    UnreadableXml,
    UnwantedAnswer,
    connection_sentence,
    refusal_of,
    status_sentence,
)

with optional_import("caldav"):
    from caldav.davclient import DAVClient
    from caldav.lib.error import DAVError
    from caldav.lib.http_sync import requests as http

LARGEST_ANSWER: Final = 64_000_000
"""Bytes of one answer. A list of 100,000 entries has some 30 million."""
_ENTRIES_READ_AT_ONCE: Final = 50
_CHUNK: Final = 65_536

_CALENDAR_TYPE: Final = {"Content-Type": 'text/calendar; charset="utf-8"'}


class CalendarServer:
    """A connection to the calendar at an address. Close it after use, or use it as a context.

    timeout: seconds for each answer. authorities: a file of certificates to trust, None for those of the system. Raises
    ExtraMissing on import of this module where caldav is not installed.
    """

    def __init__(
        self, address: CalendarAddress, credentials: Credentials, *, timeout: float = 30, authorities: str | None = None
    ) -> None:
        # What it would log has texts of the server, and would mix with our messages.
        for name in ("caldav", "niquests", "urllib3", "urllib3_future"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        self._address, self._timeout = address, timeout
        self._has_password = credentials.password is not None
        self._client: Any = DAVClient(
            url=address.url,
            username=credentials.user,
            password=credentials.password,
            auth_type="bearer" if credentials.user is None and credentials.password is not None else None,
            timeout=timeout,  # type: ignore[arg-type,unused-ignore]  # niquests takes parts of a second as well
            ssl_verify_cert=authorities if authorities is not None else True,
            enable_rfc6764=False,
        )
        # By default the library asks the authority of a certificate whether it was revoked, and so talks to others.
        self._client.session.close()
        session = self._client.session = http.Session(disable_http3=True, revocation_configuration=None)
        # Without it, a password of ~/.netrc would be sent that nobody asked for.
        session.auth = _no_credentials
        # A proxy must not see what is meant for this machine.
        session.trust_env = not address.is_loopback
        session.hooks["response"].append(self._receive)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connection."""
        self._client.close()

    def list_entries(self) -> CalendarListing:
        """Lists the entries of the calendar. Raises CalendarMissing, and ServerStopped for what is no calendar."""
        answer = self._send("PROPFIND", self._address.path, LIST_BODY, {"Depth": "1"})
        if answer.status == 404 or (answer.status == 207 and is_missing(answer.tree)):
            raise CalendarMissing(f"{self._address.url}: there is no calendar; create it first, or use --create")
        self._require(answer, 207)
        listing = read_listing(answer.tree, self._address)
        if listing is None:
            below = read_calendars(answer.tree, self._address)
            found = f"; there are calendars below it: {', '.join(below[:5])}" if below else ""
            raise ServerStopped(f"{self._address.url}: is not a calendar{found}")
        return listing

    def create_calendar(self) -> None:
        """Makes the calendar (RFC 4791, section 5.3.1). Raises ServerStopped."""
        answer = self._send("MKCALENDAR", self._address.path, CREATE_BODY)
        if answer.status == 409:  # RFC 4918, section 9.3.1
            raise ServerStopped(
                f"{self._address.url}: cannot be created, because the folder above it does not exist (409); check the"
                " address"
            )
        self._require(answer, 201)

    def read_entries(self, paths: Iterable[str]) -> Iterator[tuple[str, str | None, bytes]]:
        """Yields the path, the ETag and the calendar of entries. Those that are there no more are left out."""
        waiting = iter(paths)
        while some := list(islice(waiting, _ENTRIES_READ_AT_ONCE)):
            try:
                yield from self._read_together(some)
            except UnreadableXml:
                # One entry of somebody with a control character makes the XML of all of them unreadable.
                for path in some:
                    yield from self._read_alone(path)

    def _read_together(self, paths: Sequence[str]) -> list[tuple[str, str | None, bytes]]:
        answer = self._send("REPORT", self._address.path, read_body(paths), {"Depth": "1"})
        if answer.status == 207 and answer.tree is None:
            raise UnreadableXml(f"{self._address.host}: answers with XML that cannot be read")
        self._require(answer, 207)
        return [
            (path, *found) for path, found in read_calendar_data(answer.tree, self._address).items() if path in paths
        ]

    def _read_alone(self, path: str) -> Iterator[tuple[str, str | None, bytes]]:
        answer = self._send("GET", path)
        if answer.status == 200:
            yield path, strong_etag(answer.headers.get("ETag")), str(answer.raw).encode("utf-8", "replace")
        elif answer.status not in {404, 410}:
            self._require(answer, 200)

    def put(self, path: str, calendar: bytes, etag: str | None) -> str | None:
        """Writes an entry: over the one with this ETag, or as a new one for None. Returns its ETag, if the server says.

        Raises EntryRefused, EntryChanged and ServerStopped.
        """
        condition = {"If-None-Match": "*"} if etag is None else {"If-Match": etag}
        answer = self._write("PUT", path, calendar, {**_CALENDAR_TYPE, **condition})
        if answer.status not in {200, 201, 204}:
            raise EntryRefused(f"the server answers {answer.status}, which does not say that it was stored")
        return strong_etag(answer.headers.get("ETag"))

    def read_back(self, path: str) -> tuple[str | None, bytes]:
        """Returns the ETag and the calendar of one entry. Raises EntryRefused and ServerStopped."""
        for _, etag, calendar in self.read_entries((path,)):
            return etag, calendar
        raise EntryRefused("the server does not return what was stored")

    def remove(self, path: str, etag: str) -> None:
        """Removes the entry with this ETag; one that is gone already is no error. Raises as `put` does."""
        answer = self._write("DELETE", path, b"", {"If-Match": etag})
        if answer.status not in {200, 204, 404, 410}:
            raise EntryRefused(f"the server answers {answer.status}, which does not say that it was removed")

    def _write(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Any:
        answer = self._send(method, path, body, headers, is_entry=True)
        if answer.status == 412:
            raise EntryChanged("somebody else changed it in the meantime")
        if answer.status in REFUSING:
            raise EntryRefused(refusal_of(preconditions_of(answer.tree)) or REFUSING[answer.status])
        if not (answer.status < 300 or (method == "DELETE" and answer.status in {404, 410})):
            self._require(answer, 201)
        return answer

    def _send(
        self,
        method: str,
        path: str,
        body: str | bytes = b"",
        headers: Mapping[str, str] | None = None,
        *,
        is_entry: bool = False,
    ) -> Any:
        """Sends a request, and returns the answer with any status that is not about access."""
        try:
            return self._client.request(self._address.origin + path, method, body, headers)
        except DAVError as error:
            refusal = refusal_of([tag.rpartition("}")[2] for tag in error.preconditions])
            if is_entry and error.status == 403 and refusal is not None:
                raise EntryRefused(refusal) from None
            raise ServerStopped(self._status_sentence(error.status)) from None
        except NotImplementedError:
            raise ServerStopped(f"{self._address.host}: asks for an unsupported kind of login") from None
        except SyntaxError:  # of lxml
            raise UnreadableXml(f"{self._address.host}: answers with XML that cannot be read") from None
        except Exception as error:  # noqa: BLE001  # the libraries below it have errors of their own, and wrap most
            raise ServerStopped(connection_sentence(self._address.host, error, self._timeout)) from None

    def _require(self, answer: Any, status: int) -> None:
        if answer.status != status or (status == 207 and answer.tree is None):
            raise ServerStopped(self._status_sentence(answer.status))

    def _status_sentence(self, status: int | None) -> str:
        return status_sentence(self._address.host, status, has_password=self._has_password)

    def _receive(self, response: Any, **_: object) -> None:
        """Reads the body of an answer, within bounds of size and time. A hook of the library."""
        if 300 <= response.status_code < 400:
            raise UnwantedAnswer.redirection(str(response.headers.get("Location", "")))
        body, end = bytearray(), monotonic() + 10 * self._timeout
        for chunk in response.iter_content(_CHUNK):
            body += chunk
            if len(body) > LARGEST_ANSWER:
                raise UnwantedAnswer(
                    f"an answer has more than {LARGEST_ANSWER:,} bytes; use a calendar with fewer entries"
                )
            if monotonic() > end:
                raise UnwantedAnswer(
                    f"an answer took more than {10 * self._timeout:g} s; raise the limit with --timeout"
                )
        response._content = bytes(body)  # noqa: SLF001  # where the library keeps it


def _no_credentials(request: Any) -> Any:
    return request
