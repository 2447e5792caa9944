"""The XML of CalDAV: what is asked of a server, and what its answers say (RFC 4918, section 13, and RFC 4791).

The trees are those of lxml, which the client has parsed without entities and without a network.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.publishing.address import CalendarAddress

_DAV: Final = "{DAV:}"
_CALDAV: Final = "{urn:ietf:params:xml:ns:caldav}"
_BEGIN: Final = '<?xml version="1.0" encoding="utf-8"?>'
_NAMES: Final = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"'

LIST_BODY: Final = (
    f"{_BEGIN}<d:propfind {_NAMES}><d:prop><d:getetag/><d:resourcetype/><c:supported-calendar-component-set/></d:prop>"
    "</d:propfind>"
)
"""Asks for the entries of a calendar, and for what it takes."""
CREATE_BODY: Final = (
    f"{_BEGIN}<c:mkcalendar {_NAMES}><d:set><d:prop><d:displayname>Visits</d:displayname></d:prop></d:set>"
    "</c:mkcalendar>"
)
"""Makes a calendar. Xandikos refuses a request without a body."""

# A weak ETag never matches in If-Match (RFC 9110, section 13.1.1).
_STRONG_ETAG: Final = lazy_pattern(r'(?!W/)[!-~]{1,500}|"[ -~]{0,500}"')


@attrs.frozen(kw_only=True)
class CalendarListing:
    """What is in a calendar: the ETag of each entry by its path, None where the server gives none.

    kinds: the components that the calendar takes, None where the server does not say.
    """

    etags: Mapping[str, str | None]
    kinds: frozenset[str] | None


def read_body(paths: Iterable[str]) -> str:
    """Returns the request for some entries with their content (RFC 4791, section 7.9).

    >>> read_body(["/a&b.ics"])[-60:]
    '</d:prop><d:href>/a&amp;b.ics</d:href></c:calendar-multiget>'
    """
    hrefs = "".join(f"<d:href>{path.replace('&', '&amp;').replace('<', '&lt;')}</d:href>" for path in paths)
    properties = "<d:prop><d:getetag/><c:calendar-data/></d:prop>"
    return f"{_BEGIN}<c:calendar-multiget {_NAMES}>{properties}{hrefs}</c:calendar-multiget>"


def is_missing(tree: Any) -> bool:
    """Whether an answer says that there is nothing at the address, as Xandikos does within a status of 207."""
    return tree is not None and " 404" in (tree.findtext(f"{_DAV}response/{_DAV}status") or "")


def read_listing(tree: Any, address: CalendarAddress) -> CalendarListing | None:
    """Returns what is in a calendar. None where the address is that of something else."""
    etags: dict[str, str | None] = {}
    kinds, is_calendar = None, False
    for path, properties in _resources(tree, address):
        types = _types(properties)
        if path == address.path:
            is_calendar = is_calendar or f"{_CALDAV}calendar" in types
            components = properties.get(f"{_CALDAV}supported-calendar-component-set")
            if components is not None and len(components):
                kinds = frozenset(str(one.get("name")).upper() for one in components)
        elif f"{_DAV}collection" not in types:
            etags[path] = _etag(properties)
    return CalendarListing(etags=etags, kinds=kinds) if is_calendar else None


def read_calendars(tree: Any, address: CalendarAddress) -> list[str]:
    """Returns the addresses of the calendars that an answer names below an address."""
    return [
        address.origin + path
        for path, properties in _resources(tree, address)
        if path != address.path and f"{_CALDAV}calendar" in _types(properties)
    ]


def read_calendar_data(tree: Any, address: CalendarAddress) -> dict[str, tuple[str | None, bytes]]:
    """Returns the ETag and the content of entries by their paths. Those that are there no more are left out."""
    data = {}
    for path, properties in _resources(tree, address):
        content = properties.get(f"{_CALDAV}calendar-data")
        if content is not None:
            data[path] = _etag(properties), (content.text or "").encode("utf-8", "replace")
    return data


def preconditions_of(tree: Any) -> list[str]:
    """Returns the names of the preconditions that were not met, by an answer (RFC 4918, section 16)."""
    if tree is None or tree.tag != f"{_DAV}error":
        return []
    return [one.tag.rpartition("}")[2] for one in tree if isinstance(one.tag, str)]


def strong_etag(text: str | None) -> str | None:
    """Returns an ETag that If-Match can have. None for a weak one, a malformed one and none.

    >>> strong_etag(' "1" '), strong_etag('W/"1"')
    ('"1"', None)
    """
    etag = (text or "").strip()
    return etag if _STRONG_ETAG.fullmatch(etag) else None


def _resources(tree: Any, address: CalendarAddress) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yields the path of each resource below the address, and the properties that it has, as elements."""
    for response in tree.iterfind(f"{_DAV}response"):
        path = address.resolve(response.findtext(f"{_DAV}href") or "")
        if path is None:
            continue
        properties = {}
        for group in response.iterfind(f"{_DAV}propstat"):
            if " 200" in (group.findtext(f"{_DAV}status") or " 200"):
                properties.update({one.tag: one for one in group.iterfind(f"{_DAV}prop/*")})
        yield path, properties


def _types(properties: Mapping[str, Any]) -> frozenset[object]:
    return frozenset(one.tag for one in properties.get(f"{_DAV}resourcetype", ()))


def _etag(properties: Mapping[str, Any]) -> str | None:
    element = properties.get(f"{_DAV}getetag")
    return None if element is None else strong_etag(element.text)
