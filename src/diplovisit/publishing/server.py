"""The connection to a calendar server (CalDAV, RFC 4791): the one place of this project that talks to a network.

It talks to the server that the user names, and to no other: redirections are not followed, and what the server names
elsewhere is not asked for. Every write has a condition, so that nothing of somebody else is written over.
"""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from time import monotonic
from typing import Any, Final, Self

import attrs

from diplovisit.formats.optional_packages import optional_import
from diplovisit.publishing.address import CalendarAddress, Credentials
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

_DAV: Final = "{DAV:}"
_CALDAV: Final = "{urn:ietf:params:xml:ns:caldav}"
_LIST: Final = (
    '<?xml version="1.0" encoding="utf-8"?><d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop>'
    "<d:getetag/><d:resourcetype/><c:supported-calendar-component-set/></d:prop></d:propfind>"
)
_READ: Final = (
    '<?xml version="1.0" encoding="utf-8"?><c:calendar-multiget xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">'
    "<d:prop><d:getetag/><c:calendar-data/></d:prop>{}</c:calendar-multiget>"
)
_CREATE: Final = (
    '<?xml version="1.0" encoding="utf-8"?><c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set>'
    "<d:prop><d:displayname>Visits</d:displayname></d:prop></d:set></c:mkcalendar>"
)
_CALENDAR_TYPE: Final = {"Content-Type": 'text/calendar; charset="utf-8"'}
# A weak ETag never matches in If-Match (RFC 9110, section 13.1.1).
_STRONG_ETAG: Final = re.compile(r'(?!W/)[!-~]{1,500}|"[ -~]{0,500}"')


@attrs.frozen(kw_only=True)
class CalendarListing:
    """What is in a calendar: the ETag of each entry by its path, None where the server gives none.

    kinds: the components that the calendar takes, None where the server does not say.
    """

    etags: Mapping[str, str | None]
    kinds: frozenset[str] | None


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
        answer = self._send("PROPFIND", self._address.path, _LIST, {"Depth": "1"})
        # Xandikos answers 207, and has the 404 inside.
        inside = answer.tree.findtext(f"{_DAV}response/{_DAV}status") if answer.tree is not None else None
        if answer.status == 404 or (answer.status == 207 and " 404" in (inside or "")):
            raise CalendarMissing(f"{self._address.url}: there is no calendar; make it first, or use --create")
        self._require(answer, 207)
        etags: dict[str, str | None] = {}
        kinds, is_calendar, others = None, False, []
        for href, properties in self._responses(answer):
            types = {one.tag for one in properties.get(f"{_DAV}resourcetype", ())}
            if href == self._address.path:
                is_calendar = is_calendar or f"{_CALDAV}calendar" in types
                components = properties.get(f"{_CALDAV}supported-calendar-component-set")
                if components is not None and len(components):
                    kinds = frozenset(str(one.get("name")).upper() for one in components)
            elif f"{_DAV}collection" not in types:
                etags[href] = _etag(properties)
            elif f"{_CALDAV}calendar" in types:
                others.append(self._address.origin + href)
        if not is_calendar:
            found = f"; there are calendars below it: {', '.join(others[:5])}" if others else ""
            raise ServerStopped(f"{self._address.url}: is no calendar{found}")
        return CalendarListing(etags=etags, kinds=kinds)

    def create_calendar(self) -> None:
        """Makes the calendar (RFC 4791, section 5.3.1). Raises ServerStopped."""
        self._require(self._send("MKCALENDAR", self._address.path, _CREATE), 201)

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
        hrefs = "".join(f"<d:href>{_xml(path)}</d:href>" for path in paths)
        answer = self._send("REPORT", self._address.path, _READ.format(hrefs), {"Depth": "1"})
        self._require(answer, 207)
        found = []
        for href, properties in self._responses(answer):
            data = properties.get(f"{_CALDAV}calendar-data")
            if data is not None and href in paths:
                found.append((href, _etag(properties), (data.text or "").encode("utf-8", "replace")))
        return found

    def _read_alone(self, path: str) -> Iterator[tuple[str, str | None, bytes]]:
        answer = self._send("GET", path)
        if answer.status == 200:
            yield path, _strong(answer.headers.get("ETag")), str(answer.raw).encode("utf-8", "replace")
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
        return _strong(answer.headers.get("ETag"))

    def read_back(self, path: str) -> tuple[str | None, bytes]:
        """Returns the ETag and the calendar of one entry. Raises EntryRefused and ServerStopped."""
        for _, etag, calendar in self.read_entries((path,)):
            return etag, calendar
        raise EntryRefused("the server does not give back what it took")

    def remove(self, path: str, etag: str) -> None:
        """Removes the entry with this ETag; one that is gone already is no error. Raises as `put` does."""
        answer = self._write("DELETE", path, b"", {"If-Match": etag})
        if answer.status not in {200, 204, 404, 410}:
            raise EntryRefused(f"the server answers {answer.status}, which does not say that it was removed")

    def _write(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Any:
        answer = self._send(method, path, body, headers, is_entry=True)
        if answer.status == 412:
            raise EntryChanged("somebody else changed it meanwhile")
        if answer.status in REFUSING:
            raise EntryRefused(refusal_of(_preconditions(answer)) or REFUSING[answer.status])
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
            raise ServerStopped(f"{self._address.host}: asks for a kind of login that is not known here") from None
        except SyntaxError:  # of lxml
            raise UnreadableXml(f"{self._address.host}: answers with XML that cannot be read") from None
        except (OSError, ValueError) as error:
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
                raise UnwantedAnswer(f"an answer took more than {10 * self._timeout:g} s; give it more with --timeout")
        response._content = bytes(body)  # noqa: SLF001  # where the library keeps it

    def _responses(self, answer: Any) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yields the path of each resource in an answer, and the properties that it has, as elements."""
        for response in answer.tree.iterfind(f"{_DAV}response"):
            href = self._address.resolve(response.findtext(f"{_DAV}href") or "")
            if href is None:
                continue
            properties = {}
            for group in response.iterfind(f"{_DAV}propstat"):
                if " 200" in (group.findtext(f"{_DAV}status") or " 200"):
                    properties.update({one.tag: one for one in group.iterfind(f"{_DAV}prop/*")})
            yield href, properties


def _no_credentials(request: Any) -> Any:
    return request


def _preconditions(answer: Any) -> list[str]:
    """Returns the names of the preconditions that an answer says were not met (RFC 4918, section 16)."""
    if answer.tree is None or answer.tree.tag != f"{_DAV}error":
        return []
    return [one.tag.rpartition("}")[2] for one in answer.tree if isinstance(one.tag, str)]


def _etag(properties: Mapping[str, Any]) -> str | None:
    element = properties.get(f"{_DAV}getetag")
    return None if element is None else _strong(element.text)


def _strong(etag: str | None) -> str | None:
    text = (etag or "").strip()
    return text if _STRONG_ETAG.fullmatch(text) else None


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
