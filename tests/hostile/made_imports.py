"""Generated hostile files to import: calendars, tables, XML, settings and terms, each damaged in one way."""

import base64
import gzip
import zlib
from collections.abc import Callable, Mapping
from typing import Final

from diplovisit import export, export_files, load
from tests.conftest import ROOT

SEED: Final = ROOT / "examples" / "least.yaml"


def calendar() -> bytes:
    """A valid calendar that carries its record."""
    return export(load(SEED), "ics")


def _unfolded() -> bytes:
    return calendar().replace(b"\r\n ", b"")


def _carried() -> bytes:
    (line,) = [line for line in _unfolded().split(b"\r\n") if line.startswith(b"X-DIPLOVISIT-RECORD:")]
    return line.partition(b":")[2]


def carrying(value: bytes) -> bytes:
    """The calendar with another value in the property of the record."""
    return _unfolded().replace(_carried(), value)


def _base64(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data)


def _json() -> bytes:
    return export(load(SEED), "json").strip()


CALENDARS: Final[Mapping[str, tuple[Callable[[], bytes], str]]] = {
    # The content of the file, and the rule that reports it.
    "empty": (lambda: b"", "empty-file"),
    "nul": (lambda: calendar().replace(b"SUMMARY:", b"SUMMARY:\0"), "forbidden-character"),
    "byte-order-mark": (lambda: b"\xef\xbb\xbf" + calendar(), "byte-order-mark"),
    "utf-16": (lambda: calendar().decode().encode("utf-16"), "wrong-encoding"),
    "latin-1": (lambda: calendar().replace(b"Virtanen", b"V\xeertanen"), "wrong-encoding"),
    "unclosed": (lambda: calendar().replace(b"END:VEVENT\r\n", b""), "unclosed-component"),
    "torn": (lambda: calendar()[: calendar().index(b"END:VEVENT")], "torn-calendar"),
    "torn-in-the-record": (lambda: calendar()[: calendar().index(b"X-DIPLOVISIT-RECORD") + 60], "torn-calendar"),
    "crossed": (lambda: calendar().replace(b"END:VEVENT", b"END:VCALENDAR", 1), "unclosed-component"),
    "deep": (lambda: b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X-A\r\n" * 1_000, "too-deep"),
    "no-colon": (lambda: calendar().replace(b"SUMMARY:", b"SUMMARY "), "malformed-calendar"),
    "quote-never-closed": (lambda: calendar().replace(b"SUMMARY:", b'SUMMARY;X="'), "malformed-calendar"),
    "web-page": (lambda: b"<!DOCTYPE html><title>Sign in</title>", "another-kind-of-file"),
    "record-truncated": (lambda: carrying(_carried()[:-5]), "damaged-record"),
    "record-wrong-padding": (lambda: carrying(_carried().rstrip(b"=") + b"==="), "damaged-record"),
    "record-no-padding": (lambda: carrying(_base64(_json() + b" ").rstrip(b"=")[:-1]), "damaged-record"),
    "record-plain-base64": (lambda: carrying(base64.b64encode(b'{"a":"\xff\xfe\xfb"}')), "damaged-record"),
    "record-blanks": (lambda: carrying(_carried()[:40] + b" \t" + _carried()[40:]), "damaged-record"),
    "record-empty": (lambda: carrying(b""), "damaged-record"),
    "record-something-else": (lambda: carrying(_base64(b"GIF89a\x01\x00\x01\x00")), "damaged-record"),
    "record-a-list": (lambda: carrying(_base64(b"[]")), "damaged-record"),
    "record-a-number": (lambda: carrying(_base64(b"1" * 5_001)), "damaged-record"),
    "record-duplicate-key": (lambda: carrying(_base64(_json()[:-1] + b',"id":"other"}')), "damaged-record"),
    "record-nan": (lambda: carrying(_base64(_json().replace(b'"revision":1', b'"revision":NaN'))), "damaged-record"),
    "record-deep": (lambda: carrying(_base64(b"[" * 50_000)), "damaged-record"),
    "record-gzip-bomb": (lambda: carrying(_base64(gzip.compress(bytes(30_000_000)))), "damaged-record"),
    "record-zlib-bomb": (lambda: carrying(_base64(zlib.compress(bytes(30_000_000)))), "damaged-record"),
    "record-too-large": (lambda: carrying(b"A" * 10_000_004), "damaged-record"),
    "record-id-climbs": (
        lambda: carrying(_base64(_json().replace(b'"id":"fi-ee-virtanen-talks"', b'"id":"../../pwned"'))),
        "malformed-text",
    ),
    "record-device": (
        lambda: carrying(_base64(_json().replace(b'"id":"fi-ee-virtanen-talks"', b'"id":"nul"'))),
        "reserved-id",
    ),
    "record-unknown-field": (lambda: carrying(_base64(_json()[:-1] + b',"__proto__":{}}')), "unknown-field"),
}

HARMLESS_CALENDARS: Final[Mapping[str, Callable[[], bytes]]] = {
    # Changes by other programs that lose nothing.
    "line-feeds": lambda: calendar().replace(b"\r\n", b"\n"),
    "folded-inside-a-character": lambda: (
        calendar()
        .replace(b"SUMMARY:", "X-NOTE:Erdo\u011fan\r\nSUMMARY:".encode())
        .replace(b"\xc4\x9f", b"\xc4\r\n \x9f")
    ),
    "folded-at-every-octet": lambda: b"\r\n".join(
        b"\r\n ".join(line[start : start + 1] for start in range(len(line))) for line in _unfolded().split(b"\r\n")
    ),
    "not-folded": _unfolded,
    "names-in-small-letters": lambda: calendar().replace(b"BEGIN:VEVENT", b"begin:vevent"),
}

TABLES: Final[Mapping[str, tuple[str, Callable[[bytes], bytes], str]]] = {
    # The table, the change, and the rule that reports it.
    "nul": ("stops.csv", lambda data: data.replace(b"estonia", b"est\0nia"), "forbidden-character"),
    "utf-16": ("stops.csv", lambda data: data.decode().encode("utf-16"), "wrong-encoding"),
    "latin-1": ("people.csv", lambda data: data.replace(b"Aino", b"A\xefno"), "wrong-encoding"),
    "unclosed-quote": ("people.csv", lambda data: data.replace(b"Aino", b'"Aino'), "malformed-csv"),
    "quote-inside": ("people.csv", lambda data: data.replace(b"Aino", b'Ai"no'), "malformed-csv"),
    "ragged-short": ("stops.csv", lambda data: data.rstrip(b"\r\n").rsplit(b",", 1)[0] + b"\r\n", "malformed-csv"),
    "ragged-long": ("stops.csv", lambda data: data.rstrip(b"\r\n") + b",more\r\n", "malformed-csv"),
    "duplicate-header": ("stops.csv", lambda data: data.replace(b"country", b"id", 1), "wrong-header"),
    "strange-header": ("stops.csv", lambda data: data.replace(b"country", b"__proto__", 1), "wrong-header"),
    "semicolons": ("stops.csv", lambda data: data.replace(b",", b";"), "malformed-csv"),
    "torn": ("stops.csv", lambda data: data[:-4], "malformed-csv"),
    "empty": ("stops.csv", lambda _: b"", "empty-file"),
    "a-cell-of-a-megabyte": ("people.csv", lambda data: data.replace(b"Aino", b"A" * 1_000_000), "malformed-csv"),
    "position-of-5000-digits": (
        "stops.csv",
        lambda data: data.replace(b",1,", b"," + b"9" * 5_000 + b",", 1),
        "malformed-key",
    ),
    "id-climbs": ("visits.csv", lambda data: data.replace(b"fi-ee-virtanen-talks", b"../../pwned"), "dangling-row"),
    "row-twice": ("stops.csv", lambda data: data + data.splitlines(keepends=True)[1], "duplicate-row"),
}


def tables() -> dict[str, bytes]:
    """A valid folder of tables."""
    return export_files(load(SEED), "csv")


def trips(body: str, declaration: str = '<?xml version="1.0"?>') -> bytes:
    """A file in the form of the State Department."""
    return f"{declaration}<trips><trip>{body}</trip></trips>".encode()


_BOMB: Final = (
    "<?xml version='1.0'?><!DOCTYPE trips [<!ENTITY a 'lol'>"
    + "".join(f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
XML: Final[Mapping[str, tuple[bytes, str]]] = {
    "entity-bomb": (trips("<name>&i;</name>", _BOMB), "declaration-in-xml"),
    "quadratic-bomb": (
        trips("<name>" + "&a;" * 50_000 + "</name>", f"<!DOCTYPE trips [<!ENTITY a '{'x' * 50_000}'>]>"),
        "declaration-in-xml",
    ),
    "external-entity": (
        trips("<name>&x;</name>", '<!DOCTYPE trips [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "declaration-in-xml",
    ),
    "external-address": (
        trips("<name>&x;</name>", '<!DOCTYPE trips [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>'),
        "declaration-in-xml",
    ),
    "external-subset": (trips("", '<!DOCTYPE trips SYSTEM "http://127.0.0.1:9/x.dtd">'), "declaration-in-xml"),
    "parameter-entity": (
        trips("", '<!DOCTYPE trips [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>'),
        "declaration-in-xml",
    ),
    "include": (
        trips('<name xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd"/></name>'),
        "unexpected-xml",
    ),
    "stylesheet-and-torn": (b'<?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?><trips><trip>', "broken-xml"),
    "deep": (b"<trips>" + b"<a>" * 100_000, "unexpected-xml"),
    "unknown-encoding": (trips("", '<?xml version="1.0" encoding="klingon"?>'), "broken-xml"),
    "several-bytes-a-character": (trips("", '<?xml version="1.0" encoding="utf-7"?>'), "broken-xml"),
    "nul": (trips("<name>\0</name>"), "broken-xml"),
    "not-utf-8": (trips("<name>@</name>").replace(b"@", b"\xff"), "broken-xml"),
    "web-page": (b"<!DOCTYPE html><html></html>", "declaration-in-xml"),
}
