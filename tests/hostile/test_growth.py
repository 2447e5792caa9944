"""No input takes work that grows with its square: twice as much of anything takes less than 2.5 times the steps.

Steps are counted and nothing is timed (see `counting`). What grows is small here; `python -m benchmarks.doubling`
measures many more kinds of input, at their full sizes.
"""

import datetime
import io
import json
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from diplovisit import InvalidRecord, check, loads
from diplovisit.evidence.anchors.anchoring import anchor
from diplovisit.evidence.texts import SourceText, occurrences, occurrences_of_digest, quotes, read_text
from diplovisit.pipeline.importing import read_calendar_file
from diplovisit.readers import icalendar_lines
from diplovisit.readers.icalendar_lines import CalendarText
from diplovisit.record import near_names
from diplovisit.record.near_names import NearNames
from diplovisit.wire.rows import read_rows
from tests.hostile.counting import CountingPattern, steps

pytestmark = pytest.mark.not_measured

MOST: Final = 2.5
PERSON: Final = {"id": "tamm", "name": "Liis Tamm", "office": "Foreign Minister", "country": "EE"}
SOURCE: Final = {"id": "paper", "kind": "news", "publisher": "The Example Paper", "language": "en"}


def record(**fields: Any) -> dict[str, Any]:
    """A record that breaks no rule, with some fields replaced."""
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
    """A number in letters: ids hold no dates, and what may be a year is one."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def day(number: int) -> str:
    """A day for each number."""
    return (datetime.date(1991, 9, 1) + datetime.timedelta(days=number)).isoformat()


def always(text: str) -> Callable[[object], str]:
    """The same text for each number."""
    return lambda _: text


def people(count: int, **fields: Any) -> list[dict[str, Any]]:
    """Tamm, and as many others."""
    others = [{"id": f"p-{word(i)}", "name": f"Bo {word(i).title()}", "country": "EE"} | fields for i in range(count)]
    return [PERSON, *others]


def stops(count: int, when: Callable[[int], str], **fields: Any) -> list[dict[str, Any]]:
    """As many stops, each in another town."""
    return [
        {"id": f"s-{word(i)}", "country": ("FI", "SE", "NO")[i % 3], "when": when(i)}
        | {"places": [{"id": f"t-{word(i)}", "name": f"Town {word(i)}"}]}
        | fields
        for i in range(count)
    ]


def claims(count: int, **fields: Any) -> list[dict[str, Any]]:
    """As many claims of nothing in particular."""
    return [{"id": f"c-{word(i)}", "kind": "statement", "what": f"talk of {word(i)}"} | fields for i in range(count)]


def rows(count: int, quote: Callable[[int], str], **fields: Any) -> list[dict[str, Any]]:
    """As many rows of evidence for one fact."""
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
        60,
        lambda n: record(
            people=people(n), notes=[f"{word(i).title()}bcdefx and {word(i).title()}xy came" for i in range(n)]
        ),
    ),
    "stops": (100, lambda n: record(stops=stops(n, lambda i: day(2 * i)))),
    "stops on one day": (100, lambda n: record(stops=stops(n, always("2025-03-07"), country="FI"))),
    "stops on one day in several countries": (100, lambda n: record(stops=stops(n, always("2025-03-07")))),
    "long stops": (150, lambda n: record(stops=stops(n, lambda i: f"{day(i)}/{day(i + n)}", country="FI"))),
    "long stops in several countries": (150, lambda n: record(stops=stops(n, lambda i: f"{day(i)}/{day(i + n)}"))),
    "claims disjoint with one": (100, lambda n: record(claims=claims(n, disjoint_with=["c-a"]))),
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
        60,
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
    "stops with neither an id nor a name for it": (100, lambda n: record(stops=[{"idd": "x", "wen": 1}] * n)),
    "countries that are none": (30, lambda n: record(sending=[f"Estonnia{word(i)}" for i in range(n)])),
    "ids given twice": (100, lambda n: record(people=people(n, id="tamm"))),
}


def growth(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """How many times the steps are where the size is doubled; what is made once is made before."""
    work(size // 2)()
    return steps(work(2 * size)) / steps(work(size))


@pytest.mark.parametrize("name", RECORDS)
def test_checking_a_record_grows_with_its_size(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record with twice as much of one thing is checked in less than 2.5 times the steps."""
    monkeypatch.setattr(near_names, "MOST_LOOKUPS", 5)  # so that small records reach the bound
    size, make = RECORDS[name]

    def work(count: int) -> Callable[[], object]:
        path = tmp_path / f"{count}.json"
        path.write_text(json.dumps(make(count)), encoding="utf-8")
        return lambda: check(path)

    assert growth(work, size) < MOST


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


@pytest.mark.parametrize("name", TEXTS)
def test_looking_words_up_grows_with_the_text_and_the_rows(name: str, tmp_path: Path) -> None:
    """A record and a text that are both twice as long are held against each other in less than 2.5 times the steps."""
    size, text, make = TEXTS[name]

    def work(count: int) -> Callable[[], object]:
        path, paper = tmp_path / f"{count}.json", tmp_path / f"{count}.txt"
        path.write_text(json.dumps(make(count)), encoding="utf-8")
        paper.write_text(text(count), encoding="utf-8")
        return lambda: check(path, sources={"paper": paper})

    assert growth(work, size) < MOST


@pytest.mark.parametrize("change", [lambda text: text, lambda text: f"Much ado. {text}", lambda text: text + " 1"])
@pytest.mark.parametrize("name", list(TEXTS)[:3])
def test_anchoring_grows_with_the_text_and_the_rows(name: str, change: Callable[[str], str]) -> None:
    """So do making the lock of a record, and finding its anchors again in a text that has changed."""
    size, text, make = TEXTS[name]

    def work(count: int) -> Callable[[], object]:
        visit = loads(json.dumps(make(count)))
        first = anchor(visit, {"paper": read_text(text(count).encode())}, sha256="0" * 64, old=None, accept=False).lock
        after = change(text(count)).encode()
        return lambda: anchor(visit, {"paper": read_text(after)}, sha256="0" * 64, old=first, accept=False)

    assert growth(work, size) < MOST


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
}


@pytest.mark.parametrize("name", CALENDARS)
def test_importing_a_calendar_grows_with_its_size(name: str) -> None:
    """A calendar with twice as much of one thing is read in less than 2.5 times the steps."""

    def work(count: int) -> Callable[[], object]:
        data = f"BEGIN:VCALENDAR\r\n{CALENDARS[name](count)}END:VCALENDAR\r\n".encode()
        return lambda: [each.document for each in read_calendar_file(io.BytesIO(data), "a.ics")]

    assert growth(work, 40) < MOST


def test_a_fold_is_looked_for_within_its_own_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where an octet of a line lies is found without searching the rest of the file, which has no folds."""
    pattern = CountingPattern(icalendar_lines._FOLD)
    monkeypatch.setattr(icalendar_lines, "_FOLD", pattern)
    text = CalendarText(b"SUMMARY:Talks\r\n" * 1_000)
    assert text.octet(15, 3) == 18
    assert pattern.bytes < 20


@pytest.mark.parametrize("fold", [b"\r\n ", b"\n\t", b"\r ", b"\r\r\n "])
def test_an_octet_behind_folds_is_found(fold: bytes) -> None:
    """Every octet of an unfolded line is found in the file, whatever breaks its lines."""
    data = b"A:" + fold.join([b"bc", b"d", b"", b"efg"]) + b"\r\nEND:X\r\n"
    text = CalendarText(data)
    line = next(text.logical_lines())
    assert [data[text.octet(0, index)] for index in range(len(line.octets))] == list(line.octets)


def test_records_beside_one_another_grow_with_their_number(tmp_path: Path) -> None:
    """Twice as many records of one traveller are held against one another in less than 2.5 times the steps."""
    makes: tuple[Callable[[int, int], dict[str, Any]], ...] = (
        lambda i, _: record(id=f"v-{word(i)}"),
        lambda i, n: record(id=f"v-{word(i)}", stops=stops(1, lambda _: f"{day(i)}/{day(i + n)}")),
        lambda i, _: record(id=f"v-{word(i)}", stops=stops(2, always(day(i // 2)))),
        lambda i, _: record(
            id=f"v-{word(i)}", relations=[{"kind": "follows", "target": f"v-{word(j)}"} for j in (0, i + 1)]
        ),
        lambda i, n: record(
            id=f"v-{word(i)}", relations=[{"kind": "supersedes", "target": f"v-{word(j)}"} for j in (n - 1, i + 1)]
        ),
        lambda i, _: record(id=f"v-{word(i)}", relations=[{"kind": "accompanies", "target": "v-a"}]),
    )
    for make in makes:

        def work(count: int, make: Callable[[int, int], dict[str, Any]] = make) -> Callable[[], object]:
            path = tmp_path / f"{count}.jsonl"
            path.write_text("\n".join(json.dumps(make(i, count)) for i in range(count)), encoding="utf-8")
            return lambda: check(path)

        assert growth(work, 60) < MOST


# The bounds.


def test_a_suggestion_is_looked_for_once_a_word_and_for_so_many_words() -> None:
    """Each misspelt word is looked up once; those beyond the bound are reported without a suggestion."""
    near = NearNames()
    asked: list[str] = []

    def look(text: str) -> str:
        asked.append(text)
        return text.upper()

    words = [f"w{number}" for number in range(near_names.MOST_LOOKUPS)]
    assert [near.find("ids", each, look) for each in (*words, *words)] == [each.upper() for each in (*words, *words)]
    assert near.find("ids", "one-more", look) is None
    assert asked == words


def test_references_beyond_the_bound_are_reported_without_a_suggestion() -> None:
    """Every dangling reference is a finding, the first hundred of them with the id that was meant."""
    count = near_names.MOST_LOOKUPS + 20
    document = record(people=people(count), travellers=[{"person": f"p-{word(i)}x"} for i in range(count)])
    with pytest.raises(InvalidRecord) as caught:
        loads(json.dumps(document))
    sentences = [finding.sentence for finding in caught.value.findings]
    assert len(sentences) == count
    assert ["did you mean" in sentence for sentence in sentences] == [True] * near_names.MOST_LOOKUPS + [False] * 20


def test_words_that_are_long_and_alike_are_compared_within_a_bound() -> None:
    """However long and alike the ids of a record are, no more letters are compared than are allowed."""
    near = NearNames()
    alike = [f"{'ab' * 28}{word(number)}" for number in range(2_000)]
    for number in range(20):
        near.closest(f"{'ba' * 28}{word(number)}", alike)
    assert near._letters > -(2_000 * 200 * 20) - near_names.MOST_LETTERS
    assert steps(lambda: near.closest("ba" * 30, alike)) < 50 * len(alike)


def text_of(*words: str) -> SourceText:
    """The text of a source."""
    return read_text(" ".join(words).encode())


def test_a_quote_is_looked_for_once() -> None:
    """Rows that have the same quote share the list of its places."""
    text = text_of("7 March", "7 March")
    assert occurrences(text, "7 March") is occurrences(text, "7 March")
    assert len(occurrences(text, "7 March")) == 2


def test_the_places_of_a_quote_are_bounded() -> None:
    """Of a quote that stands in more places than are kept, the first are kept, and nobody says how many there are."""
    text = text_of(*["7 March"] * (quotes.MOST_PLACES + 5))
    found = occurrences(text, "7 March")
    assert len(found) == quotes.MOST_PLACES
    assert found[-1].start == 8 * (quotes.MOST_PLACES - 1)


def test_a_quote_that_recurs_everywhere_takes_little_memory(tmp_path: Path) -> None:
    """The rows of a quote that stands in 5,000 places take less than 40 MB together, where they took hundreds."""
    path, paper = tmp_path / "visit.json", tmp_path / "paper.txt"
    path.write_text(json.dumps(record(evidence=rows(100, always("7 March")))), encoding="utf-8")
    paper.write_text("7 March " * 5_000, encoding="utf-8")
    tracemalloc.start()
    try:
        report = check(path, sources={"paper": paper})
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    said = [finding.sentence for finding in report if finding.rule == "quote-occurs-more-than-once"]
    assert len(said) == 100
    assert "occur 1,000 times or more in the text of paper" in said[0]
    assert peak < 40_000_000


def test_words_that_take_too_much_work_are_said_not_to_be_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fragment beyond the bound on the work is reported as not looked for, and never as missing."""
    monkeypatch.setattr(quotes, "MOST_WORK", 20_000)
    path, paper = tmp_path / "visit.json", tmp_path / "paper.txt"
    fragments = [{"length": 3, "sha256": f"{number:064x}"} for number in range(3)]
    evidence = [{"about": ["finland/when"], "basis": "stated", "fragment": each} for each in fragments]
    path.write_text(json.dumps(record(evidence=evidence)), encoding="utf-8")
    paper.write_text("ant bee cow " * 3, encoding="utf-8")
    said = [finding.sentence for finding in check(path, sources={"paper": paper}) if finding.rule.startswith("quote-")]
    assert said[0] == "the words of the fragment are not in the text of paper"
    assert said[-1].startswith("the words of the fragment were not looked for in the text of paper: ")


def test_a_long_word_that_has_a_quote_at_every_letter_is_passed_over() -> None:
    """Where no word begins no quote is tried: a word of 10,000 letters is one try and not 10,000."""
    text = text_of("a" * 10_000, "aa")
    assert occurrences(text, "aa") == (quotes.Extent(10_001, 10_003),)
    assert text.work.done < 10_000
    assert occurrences_of_digest(text, length=2, sha256=quotes.digest("aa")) == occurrences(text, "aa")


def test_the_faults_of_a_header_are_bounded() -> None:
    """Of a table with thousands of columns that nobody asked for, the first faults are told."""
    header = ",".join(f"c{number}" for number in range(5_000))
    assert len(read_rows(f"{header}\r\n".encode(), ["id", "title"]).faults) <= 110


def test_a_stop_is_found_again_among_many_of_other_places() -> None:
    """A stop like one before is told with the first like it, however many stops of other places are on the day."""
    many = stops(300, always("2025-03-07"), country="FI")
    again = {"id": "again", "country": "FI", "when": "2025-03-07", "places": [{"id": "t-again", "name": "Town cje"}]}
    found = [
        finding for finding in check(loads(json.dumps(record(stops=[*many, again])))) if finding.rule == "stop-twice"
    ]
    assert [finding.sentence.partition(":")[0] for finding in found] == ["is the stop s-cje over again"]
