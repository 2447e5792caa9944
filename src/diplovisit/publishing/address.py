"""The address of a calendar on a server, without a secret in it, and the user who writes there."""

import ipaddress
from typing import Final
from urllib.parse import quote, unquote, urljoin, urlsplit

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern

# Printable ASCII: everything else has to be percent-encoded in a URL (RFC 3986, section 2.1).
_URL: Final = lazy_pattern("[!-~]{1,2000}")


class InvalidAddress(ValueError):
    """Raised for an address that must not be used. The message never has what may be a password."""


@attrs.frozen(kw_only=True)
class CalendarAddress:
    """The address of a calendar collection: `https://host[:port]` and a path that ends in a slash."""

    origin: str
    path: str

    @classmethod
    def parse(cls, text: str, *, allow_http: bool = False) -> "CalendarAddress":
        """Reads the URL of a calendar. Raises InvalidAddress.

        Plain http is refused, as passwords and drafts would be readable on the way; not so on this machine itself, or
        with `allow_http`.

        >>> CalendarAddress.parse("https://cal.example.org/desk/visits")
        CalendarAddress(origin='https://cal.example.org', path='/desk/visits/')
        >>> CalendarAddress.parse("https://desk:secret@cal.example.org/")
        Traceback (most recent call last):
        ...
        diplovisit.publishing.address.InvalidAddress: the address has a name or a password before "@": delete it, ...
        """
        if "@" in text.partition("://")[2].partition("/")[0] or "@" in text.partition("/")[0]:
            raise InvalidAddress(
                'the address has a name or a password before "@": delete it, give the name with --user, and the'
                " password with the environment, the keyring or --password-command"
            )
        if "?" in text or "#" in text:
            raise InvalidAddress('the address has a part after "?" or "#", unlike calendars: delete it')
        if not _URL.fullmatch(text):
            raise InvalidAddress("the address has characters that URLs do not allow; copy it from your calendar")
        try:
            parts = urlsplit(text)
            host, port = parts.hostname, parts.port
        except ValueError:
            host, port = None, None
        if host is None or parts.scheme not in {"https", "http"}:
            raise InvalidAddress(
                f"expected the address of a calendar, such as https://cal.example.org/desk/visits/; saw {quoted(text)}"
            )
        if parts.scheme == "http" and not (allow_http or _is_loopback(host)):
            raise InvalidAddress(
                f"{quoted(text)} is plain http, so others could read the password: use https, or --allow-http"
            )
        name = f"[{host}]" if ":" in host else host
        origin = f"{parts.scheme}://{name}{f':{port}' if port is not None else ''}"
        return cls(origin=origin, path=_normal_path(f"{parts.path.rstrip('/')}/"))

    @property
    def url(self) -> str:
        """The whole URL."""
        return self.origin + self.path

    @property
    def host(self) -> str:
        """The name of the server, for messages."""
        return self.origin.partition("://")[2]

    @property
    def is_loopback(self) -> bool:
        """Whether the server is this machine."""
        return _is_loopback(urlsplit(self.origin).hostname or "")

    def entry_path(self, uid: str) -> str:
        """Returns the path of a new entry."""
        return f"{self.path}{quote(uid, safe='')}.ics"

    def resolve(self, href: str) -> str | None:
        """Returns the path that a server names, in one spelling; None for a path that is not below the calendar.

        A server may name any place, and a password must go to no other host.

        >>> address = CalendarAddress.parse("https://cal.example.org/desk/")
        >>> address.resolve("https://cal.example.org/desk/a%2db.ics"), address.resolve("https://example.net/desk/a")
        ('/desk/a-b.ics', None)
        """
        if not href.strip():
            return None
        try:
            parts = urlsplit(urljoin(self.url, href.strip()))
            found = f"{parts.scheme}://{parts.netloc}"
        except ValueError:
            return None
        path = _normal_path(parts.path)
        if found.lower() not in {self.origin.lower(), _with_port(self.origin).lower()}:
            return None
        return path if path.startswith(self.path) and "/../" not in unquote(path) and len(path) <= 2_000 else None


@attrs.frozen(kw_only=True)
class Credentials:
    """A user and a password; a password without a user is a bearer token. Neither is ever printed."""

    user: str | None = None
    password: str | None = attrs.field(default=None, repr=False)


def _normal_path(path: str) -> str:
    """One spelling of a path. A slash that is encoded is part of a name, and stays."""
    return path if "%2f" in path.lower() else quote(unquote(path), safe="/@:!$&'()*+,;=~")


def _with_port(origin: str) -> str:
    parts = urlsplit(origin)
    return origin if parts.port is not None else f"{origin}:{443 if parts.scheme == 'https' else 80}"


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
