"""The address of a calendar: what is refused, and that no message shows a secret."""

import pytest

from diplovisit.publishing.address import CalendarAddress, InvalidAddress
from tests.publishing.fake_server import FakeServer
from tests.publishing.publishing import Desk

SECRET = "hunter2"


@pytest.mark.parametrize(
    ("url", "message"),
    [
        (f"https://desk:{SECRET}@cal.example.org/visits/", 'before "@"'),
        (f"https://{SECRET}@cal.example.org/visits/", 'before "@"'),
        (f"http://desk:{SECRET}@127.0.0.1/visits/", 'before "@"'),
        (f"desk:{SECRET}@cal.example.org/visits/", 'before "@"'),
        (f"https://cal.example.org/visits/?token={SECRET}", 'after "?" or "#"'),
        (f"https://cal.example.org/visits/#{SECRET}", 'after "?" or "#"'),
        ("https://cal.example.org/my visits/", "blanks or letters that a URL cannot have"),
        ("https://cal.example.org/визиты/", "blanks or letters that a URL cannot have"),
        ("https://cal.example.org/a\r\nHost: x", "blanks or letters that a URL cannot have"),
        ("", "blanks or letters that a URL cannot have"),
        ("cal.example.org/visits/", "expected the address of a calendar"),
        ("ftp://cal.example.org/visits/", "expected the address of a calendar"),
        ("file:///etc/passwd", "expected the address of a calendar"),
        ("https:///visits/", "expected the address of a calendar"),
        ("https://cal.example.org:port/visits/", "expected the address of a calendar"),
        ("https://[::1/visits/", "expected the address of a calendar"),
        ("http://cal.example.org/visits/", "plain http"),
        ("http://127.0.0.1.example.org/visits/", "plain http"),
        ("http://localhost.example.org/visits/", "plain http"),
        ("http://10.0.0.1/visits/", "plain http"),
    ],
)
def test_an_address_is_refused_without_its_secret(url: str, message: str) -> None:
    """Addresses with a secret, of another kind, or without encryption are refused."""
    with pytest.raises(InvalidAddress) as error:
        CalendarAddress.parse(url)
    assert message in str(error.value)
    assert SECRET not in str(error.value)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://cal.example.org", "https://cal.example.org/"),
        ("https://CAL.example.org:8443/a/b", "https://cal.example.org:8443/a/b/"),
        ("https://cal.example.org/desk%40example.org/", "https://cal.example.org/desk@example.org/"),
        ("https://cal.example.org/desk@example.org/", "https://cal.example.org/desk@example.org/"),
        ("https://cal.example.org/a%2Fb/", "https://cal.example.org/a%2Fb/"),
        ("https://cal.example.org/my%20visits", "https://cal.example.org/my%20visits/"),
        ("http://127.0.0.1:5232/a/", "http://127.0.0.1:5232/a/"),
        ("http://[::1]:5232/a/", "http://[::1]:5232/a/"),
        ("http://localhost/a/", "http://localhost/a/"),
    ],
)
def test_an_address_is_taken_in_one_spelling(url: str, expected: str) -> None:
    """Plain http is taken for this machine alone, and a path ends in a slash."""
    assert CalendarAddress.parse(url).url == expected


def test_plain_http_is_taken_where_it_is_allowed() -> None:
    """A flag allows plain http to another machine."""
    assert CalendarAddress.parse("http://10.0.0.1/a/", allow_http=True).url == "http://10.0.0.1/a/"
    assert not CalendarAddress.parse("http://10.0.0.1/a/", allow_http=True).is_loopback


@pytest.mark.parametrize(
    ("href", "path"),
    [
        ("/a/x.ics", "/a/x.ics"),
        ("x.ics", "/a/x.ics"),
        ("https://cal.example.org:443/a/x.ics", "/a/x.ics"),
        ("/a/%78%40y.ics", "/a/x@y.ics"),
        ("/b/x.ics", None),
        ("/a/../b/x.ics", None),
        ("/a/%2e%2e/b/x.ics", None),
        ("/a/%2e%2e%2fb/x.ics", None),
        ("http://cal.example.org/a/x.ics", None),
        ("https://example.org/a/x.ics", None),
        ("https://[/a", None),
        ("", None),
    ],
)
def test_a_place_that_a_server_names_is_below_the_calendar(href: str, path: str | None) -> None:
    """Places elsewhere are not asked for."""
    assert CalendarAddress.parse("https://cal.example.org/a/").resolve(href) == path


@pytest.mark.parametrize("words", [["--password", SECRET], [f"--password={SECRET}"], ["--password"]])
def test_a_password_on_the_command_line_is_refused_without_showing_it(
    desk: Desk, server: FakeServer, words: list[str]
) -> None:
    """A password on the command line is an error, and the error does not repeat it."""
    done = desk.publish(server, *words)
    assert done.code == 2
    assert "a password is not for the command line" in done.err
    assert SECRET not in done.err + done.out
    assert not server.requests


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--as", "Foreign Desk"], "--as: expected small letters, digits and hyphens"),
        (["--as", ""], "--as: expected small letters, digits and hyphens"),
        (["--authorities", "nowhere.pem"], "--authorities: nowhere.pem: there is no such file"),
        (["--timeout", "0"], "expected seconds, such as 300"),
        (["--where", "country=Russia"], "is no country code"),
        (["--user", "desk"], "there is no password for desk"),
    ],
)
def test_bad_arguments_are_refused_before_anything_is_sent(
    desk: Desk, server: FakeServer, words: list[str], message: str
) -> None:
    """A bad argument is an error of one line, and the server is not asked."""
    desk.write("a")
    done = desk.publish(server, *words)
    assert done.code == 2
    assert message in done.err
    assert not server.requests


def test_an_address_with_a_password_is_refused_by_the_command(desk: Desk, server: FakeServer) -> None:
    """The message of the command names the ways to give a password, and not the password."""
    desk.write("a")
    done = desk.publish(server.url.replace("//", f"//desk:{SECRET}@"))
    assert done.code == 2
    assert "--to: the address has a name or a password" in done.err
    assert SECRET not in done.err
    assert not server.requests
