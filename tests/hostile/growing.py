"""Inputs of scalable size: records, texts of sources, calendars, and sets of records."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Final

PERSON: Final = {"id": "tamm", "name": "Liis Tamm", "office": "Foreign Minister", "country": "EE"}


SOURCE: Final = {"id": "paper", "kind": "news", "publisher": "The Example Paper", "language": "en"}


def record(**fields: Any) -> dict[str, Any]:
    """A record without findings, with some fields replaced."""
    return {
        "format": 1,
        "id": "ee-fi-tamm-talks",
        "revision": 1,
        "revised": "2025-03-05T12:00:00Z",
        "title": "Foreign Minister Liis Tamm visits Finland",
        "status": "reported",
        "sending": ["EE"],
        "people": [PERSON],
        "travellers": [{"person": "tamm"}],
        "stops": [{"id": "finland", "country": "FI", "when": "2025-03-07"}],
        "sources": [SOURCE],
    } | fields


def word(number: int) -> str:
    """A number in letters, because an id must not look like a date, and a number can look like a year."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def day(number: int) -> str:
    """A different day for each number."""
    return (datetime.date(1991, 9, 1) + datetime.timedelta(days=number)).isoformat()


def always(text: str) -> Callable[[object], str]:
    """The same text for each number."""
    return lambda _: text


def people(count: int, **fields: Any) -> list[dict[str, Any]]:
    """Tamm, and this many other people."""
    others = [{"id": f"p-{word(i)}", "name": f"Bo {word(i).title()}", "country": "EE"} | fields for i in range(count)]
    return [PERSON, *others]


def stops(count: int, when: Callable[[int], str], **fields: Any) -> list[dict[str, Any]]:
    """As many stops as asked for, each in another town."""
    return [
        {"id": f"s-{word(i)}", "country": ("FI", "SE", "NO")[i % 3], "when": when(i)}
        | {"places": [{"id": f"t-{word(i)}", "name": f"Town {word(i)}"}]}
        | fields
        for i in range(count)
    ]


def claims(count: int, **fields: Any) -> list[dict[str, Any]]:
    """As many claims as asked for, without special content."""
    return [{"id": f"c-{word(i)}", "kind": "statement", "what": f"talk of {word(i)}"} | fields for i in range(count)]


def rows(count: int, quote: Callable[[int], str], **fields: Any) -> list[dict[str, Any]]:
    """As many rows of evidence as asked for, all for one fact."""
    row = {"about": ["finland/when"], "basis": "stated"}
    return [row | {"quote": quote(i)} | fields for i in range(count)]


RECORDS: Final[Mapping[str, tuple[int, Callable[[int], dict[str, Any]]]]] = {
    "people": (100, lambda n: record(people=people(n))),
    "people of one name": (40, lambda n: record(people=people(n, name="Bo Sample"))),
    "people of one name, told apart": (
        60,
        lambda n: record(
            people=[p | {"identifiers": [{"scheme": "x", "value": str(i)}]} for i, p in enumerate(people(n, name="Bo"))]
        ),
    ),
    "names and the words near them": (
        150,
        lambda n: record(
            people=[p | {"name": f"Bo Sample{p['id'][2:]}"} for p in people(n)],
            notes=[f"Sampleq{word(i)} and Sampl{word(i)} came" for i in range(n)],
        ),
    ),
    "stops": (100, lambda n: record(stops=stops(n, lambda i: day(2 * i)))),
    "stops on one day": (100, lambda n: record(stops=stops(n, always("2025-03-07"), country="FI"))),
    "stops on one day in several countries": (100, lambda n: record(stops=stops(n, always("2025-03-07")))),
    "long stops": (150, lambda n: record(stops=stops(n, lambda i: f"{day(i)}/{day(i + n)}", country="FI"))),
    "long stops in several countries": (150, lambda n: record(stops=stops(n, lambda i: f"{day(i)}/{day(i + n)}"))),
    "claims disjoint with one": (100, lambda n: record(claims=claims(n, disjoint_with=["c-a"]))),
    "rows about a stop and what is in it": (
        150,
        lambda n: record(
            stops=[
                {"id": "finland", "country": "FI", "when": "2025-03-07"}
                | {"engagements": [{"id": f"e-{word(i)}", "kind": "meeting", "forum": f"f {i}"} for i in range(n)]}
            ],
            evidence=[row | {"about": ["finland"]} for row in rows(n, always("7 March 2025"))],
        ),
    ),
    "relations": (100, lambda n: record(relations=[{"kind": "follows", "target": f"v-{word(i)}"} for i in range(n)])),
    "sources in a chain": (
        60,
        lambda n: record(
            sources=[
                SOURCE,
                *(SOURCE | {"id": f"z-{word(i)}", "via": f"z-{word(i + 1)}"} for i in range(n)),
                SOURCE | {"id": f"z-{word(n)}"},
            ],
            evidence=rows(n, always("7 March 2025")),
        ),
    ),
    "signs of a source and rows": (
        300,
        lambda n: record(
            sources=[SOURCE | {"symbols": [{"sign": f"s{i}", "currency": "USD"} for i in range(n)]}],
            evidence=rows(n, always("7 March 2025")),
        ),
    ),
    "rows that rows are derived from": (
        60,
        lambda n: record(
            claims=claims(n),
            evidence=[
                {"about": [f"c-{word(i)}/what"], "basis": "derived", "inputs": [f"c-{word((i + 1) % n)}/what"]}
                for i in range(n)
                for _ in range(2)
            ],
        ),
    ),
    "travellers that are nobody": (40, lambda n: record(travellers=[{"person": f"q-{word(i)}"} for i in range(n)])),
    "travellers that are nobody among many people": (
        40,
        lambda n: record(people=people(n), travellers=[{"person": f"q-{word(i)}"} for i in range(n)]),
    ),
    "subjects that are nobody": (
        40,
        lambda n: record(people=people(n), claims=claims(1, subjects=[f"p-{word(i)}-x" for i in range(n)])),
    ),
    "addresses of nothing": (
        40,
        lambda n: record(
            stops=stops(n, day), evidence=[{"about": [f"s-{word(i)}/wen"], "basis": "stated"} for i in range(n)]
        ),
    ),
    "parts that no source has": (
        40,
        lambda n: record(
            sources=[SOURCE | {"parts": [{"name": f"p-{word(i)}", "start": i, "end": i + 1} for i in range(n)]}],
            evidence=[row | {"part": f"q-{word(i)}"} for i, row in enumerate(rows(n, always("7 March 2025")))],
        ),
    ),
    "unknown fields": (100, lambda n: record(**{f"statu{word(i)}": 1 for i in range(n)})),
    "stops with misspelt fields": (400, lambda n: record(stops=[{"idd": "x", "wen": 1}] * n)),
    "countries that are none": (30, lambda n: record(sending=[f"Estonnia{word(i)}" for i in range(n)])),
    "ids given twice": (100, lambda n: record(people=people(n, id="tamm"))),
}


TEXTS: Final[Mapping[str, tuple[int, Callable[[int], str], Callable[[int], dict[str, Any]]]]] = {
    "a quote that recurs, in many rows": (
        150,
        lambda n: "7 March " * n,
        lambda n: record(evidence=rows(n, always("7 March"))),
    ),
    "a quote that recurs in one sentence, with nth": (
        150,
        lambda n: "7 March " * n,
        lambda n: record(evidence=[row | {"nth": i + 1} for i, row in enumerate(rows(n, always("7 March")))]),
    ),
    "figures, each with its row": (
        100,
        lambda n: "\n".join(f"{i} people left." for i in range(n)),
        lambda n: record(evidence=rows(n, lambda i: f"{i} people")),
    ),
    "figures that nobody cites": (
        100,
        lambda n: "Tamm. " + " ".join(f"{i} people left." for i in range(n)),
        lambda n: record(evidence=rows(n, always("Tamm"))),
    ),
    "names that nobody cites": (
        100,
        lambda n: "Tamm. " + "\n".join(f"Bo {word(i).title()} left." for i in range(n)),
        lambda _: record(evidence=rows(1, always("Tamm"))),
    ),
    "quotes that are in no text": (
        100,
        lambda n: "He left. " * n,
        lambda n: record(evidence=rows(n, lambda i: f"{i} people")),
    ),
    "sources that retell one": (
        60,
        lambda n: "7 March " * n,
        lambda n: record(
            sources=[SOURCE, *(SOURCE | {"id": f"z-{word(i)}", "retells": "paper"} for i in range(n))],
            evidence=rows(n, always("7 March")),
        ),
    ),
}


def event(number: int, more: str = "", title: str = "Talks") -> str:
    """An event of another program."""
    head = f"BEGIN:VEVENT\r\nUID:{number}@x\r\nDTSTAMP:20250305T120000Z\r\nDTSTART;VALUE=DATE:20250307\r\n"
    return f"{head}SUMMARY:{title}\r\n{more}END:VEVENT\r\n"


CALENDARS: Final[Mapping[str, Callable[[int], str]]] = {
    "events": lambda n: "".join(event(i, title=f"Talks {word(i)}") for i in range(n)),
    "events of one title": lambda n: "".join(map(event, range(n))),
    "events without a title": lambda n: "".join(event(i, title="") for i in range(n)),
    "events of a title with a number": lambda n: "".join(event(i, title=f"Talks-{i}") for i in range(n)),
    "events of a title of each number, and of one": lambda n: "".join(
        event(i, title=title) for i in range(n) for title in (f"Talks {i}", "Talks")
    ),
    "entries of ours, of one visit": lambda n: "".join(
        event(i, f"X-DIPLOVISIT-ID:visit/s-{word(i)}@1\r\n") for i in range(n)
    ),
    "entries of ours, of one stop": lambda n: "".join(event(i, "X-DIPLOVISIT-ID:visit/stop@1\r\n") for i in range(n)),
    "engagements of ours": lambda n: "".join(event(i, f"X-DIPLOVISIT-ID:v/s/e-{word(i)}\r\n") for i in range(n)),
    "properties of one event": lambda n: event(1, "RRULE:FREQ=YEARLY\r\nATTACH:x\r\n" * n),
    "folds": lambda n: event(1, "DESCRIPTION:a" + "\r\n b" * n + "\r\n"),
    "parameters": lambda n: event(1, "X-A" + "".join(f";P{i}=1" for i in range(n)) + ":1\r\n"),
    "other properties of one event": lambda n: event(1, "".join(f"X-A{i}:1\r\nATTENDEE:{i}\r\n" for i in range(n))),
    "notes of one event": lambda n: event(1, "".join(f"COMMENT:{i}\r\nSUMMARY:{i}\r\n" for i in range(n))),
    "comments of a page": lambda n: event(1, "X-ALT-DESC:" + "<!--<style<" * n + "\r\n"),
    "days taken out of a series": lambda n: event(1, "RRULE:FREQ=DAILY\r\nEXDATE:" + "20250308," * n + "\r\n"),
    "soft line breaks": lambda n: event(1, "COMMENT;ENCODING=QUOTED-PRINTABLE:a" + "=\r\na" * n + "\r\n"),
    "time zones and events at their hours": lambda n: "".join(
        f"BEGIN:VTIMEZONE\r\nTZID:z{i}\r\n{_STANDARD}END:VTIMEZONE\r\n"
        + event(i).replace(";VALUE=DATE:20250307", f";TZID=z{i}:20250307T{i % 24:02}0000")
        for i in range(n)
    ),
}
_STANDARD: Final = (
    "BEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
)


def _apart(number: int) -> str:
    """A name for each number, which differs from the others by two letters at least."""
    return f"{word(number)}tamm{word(number)[::-1]}".title()


def _of(name: str, number: int) -> dict[str, Any]:
    return record(id=f"v-{word(number)}", people=[PERSON | {"name": name}])


BESIDE: Final[Mapping[str, Callable[[int, int], dict[str, Any]]]] = {
    "on one day": lambda i, _: record(id=f"v-{word(i)}"),
    "on long days": lambda i, _: record(id=f"v-{word(i)}", stops=stops(1, always(f"{day(i)}/{day(i + 100)}"))),
    "on days with stops in two countries": lambda i, _: record(id=f"v-{word(i)}", stops=stops(2, always(day(i // 2)))),
    "of one id": lambda *_: record(),
    "in rings": lambda i, _: record(
        id=f"v-{word(i)}", relations=[{"kind": "follows", "target": f"v-{word(j)}"} for j in (0, i + 1)]
    ),
    "that supersede the last": lambda i, n: record(
        id=f"v-{word(i)}", relations=[{"kind": "supersedes", "target": f"v-{word(j)}"} for j in (n - 1, i + 1)]
    ),
    "that accompany the first": lambda i, _: record(
        id=f"v-{word(i)}", relations=[{"kind": "accompanies", "target": "v-a"}]
    ),
    "that accompany the next": lambda i, _: record(
        id=f"v-{word(i)}", relations=[{"kind": "accompanies", "target": f"v-{word(i + 1)}"}]
    ),
    "that follow nobody": lambda i, _: record(
        id=f"v-{word(i)}", relations=[{"kind": "follows", "target": f"w-{word(i)}"}]
    ),
    "of people with one given name": lambda i, _: _of(f"Liis {_apart(i)} Saar", i),
    "of people with surnames alone": lambda i, _: _of(_apart(i), i),
    "of people whose names differ by a letter": lambda i, _: _of(f"Liis Tammsaar{chr(0x4E00 + i)}", i),
    "of one person elsewhere on the same days": lambda i, _: record(
        id=f"v-{word(i)}",
        stops=[{"id": "s", "country": ("FI", "SE", "NO")[i % 3], "when": "2025-03-07/2025-03-09"}],
    ),
}
