"""Tests of sentences about what moves, what changes order, and the smaller parts of a record."""

from typing import Any

import pytest

from tests.reporters.changes.test_sentences import sentences

TALKS = "“gas supplies”"


def _riga(d: dict[str, Any]) -> None:
    d["stops"].append({"id": "riga", "country": "LV", "when": "2025-04-09"})


def _earlier(d: dict[str, Any]) -> None:
    _riga(d)
    d["stops"][0]["previously"] = [
        {"id": "march", "when": "2025-03-03", "ended": "rescheduled"},
        {"id": "february", "when": "2025-02-03", "ended": "postponed"},
    ]


def _agenda(d: dict[str, Any]) -> None:
    d["agenda"] = [{"id": "gas", "label": "gas supplies"}]


def _three(d: dict[str, Any]) -> None:
    d["people"].append({"id": "aide", "name": "Eero Laine"})
    d["travellers"] += [{"person": "host"}, {"person": "aide"}]


def _sources(d: dict[str, Any]) -> None:
    d["sources"] += [
        {"id": "paper", "kind": "news", "publisher": "The Baltic Times"},
        {"id": "evening", "kind": "news", "title": "Evening news"},
    ]


def _aid(d: dict[str, Any]) -> None:
    d["claims"].append({"id": "aid", "kind": "measure", "what": "aid", "disjoint_with": ["trade"]})


def _follows(d: dict[str, Any]) -> None:
    d["relations"] = [{"kind": "follows", "target": "trade", "stops": ["tallinn"]}]


def _talks(d: dict[str, Any]) -> dict[str, Any]:
    talks: dict[str, Any] = d["stops"][0]["engagements"][0]
    return talks


def _place_moves(d: dict[str, Any]) -> None:
    d["stops"][1]["places"] = [d["stops"][0]["places"].pop()]
    _talks(d).pop("place")


@pytest.mark.parametrize(
    ("prepare", "change", "expected"),
    [
        (
            _riga,
            _place_moves,
            [
                "Tallinn now belongs to the stop in Tallinn, Latvia (was Tallinn, Estonia)",
                "the meeting, place: no longer given (was Tallinn)",
            ],
        ),
        (
            _earlier,
            lambda d: d["stops"][1].update(previously=[d["stops"][0]["previously"].pop()]),
            ["the earlier days 3 February 2025 are now those of Latvia (were those of Tallinn, Estonia)"],
        ),
        (
            _agenda,
            lambda d: _talks(d).update(topics=d.pop("agenda")),
            [f"{TALKS} is now on the agenda of the meeting (was on the agenda of the visit)"],
        ),
        (
            lambda d: _talks(d).update(topics=[{"id": "gas", "label": "gas supplies"}]),
            lambda d: d.update(agenda=_talks(d).pop("topics")),
            [f"{TALKS} is now on the agenda of the visit (was on the agenda of the meeting)"],
        ),
    ],
)
def test_a_thing_that_moves_is_described_with_both_owners(prepare: Any, change: Any, expected: list[str]) -> None:
    """A thing that moves to another owner stays the same thing, and its sentence names the old and the new owner."""
    assert [sentence for _, sentence in sentences(change, prepare)] == expected


@pytest.mark.parametrize(
    ("prepare", "change", "expected"),
    [
        (
            _earlier,
            lambda d: d["stops"][0]["previously"].reverse(),
            "Tallinn, Estonia: earlier days in another order, 3 February 2025 and 3 March 2025",
        ),
        (
            _three,
            lambda d: d["travellers"].append(d["travellers"].pop(1)),
            "the travellers in another order: Aino Virtanen, Eero Laine and Mart Tamm",
        ),
        (
            _sources,
            lambda d: d["sources"].reverse(),
            "the chief source is Evening news (was a statement (ministry))",
        ),
        (
            _sources,
            lambda d: d["sources"].append(d["sources"].pop(1)),
            "the sources in another order: a statement (ministry), Evening news and The Baltic Times",
        ),
    ],
)
def test_a_meaningful_order_is_described(prepare: Any, change: Any, expected: str) -> None:
    """A change of order names the new first item if that changed, and otherwise the whole new order."""
    assert [sentence for _, sentence in sentences(change, prepare)] == [expected]


@pytest.mark.parametrize(
    ("prepare", "change", "expected"),
    [
        (None, lambda d: d.update(invited_by="EE"), ["invited by: Estonia (was not given)"]),
        (
            None,
            lambda d: d["claims"][0].update(subjects=["FI", "host"], reported={"by": "host", "when": "2025-01"}),
            [
                "two-way trade, a subject was added: Finland",
                "two-way trade, a subject was added: Mart Tamm",
                "two-way trade, reported by: Mart Tamm, January 2025 (was not given)",
            ],
        ),
        (
            _aid,
            lambda d: d["claims"][1].pop("disjoint_with"),
            ["aid, a claim that counts others was taken out: “two-way trade”"],
        ),
        (None, lambda d: d["claims"][0].pop("quantity"), ["two-way trade: no figure (was 1.5 EUR)"]),
        (
            None,
            lambda d: d["claims"][0].update(what="trade in goods"),
            ["the claim “two-way trade” now reads “trade in goods”"],
        ),
        (None, lambda d: d.pop("claims"), ["a claim was taken out, “two-way trade”: 1.5 EUR"]),
        (
            None,
            lambda d: d["people"][0].update(
                aliases=["Aino V."], country="SE", identifiers=[{"scheme": "wikidata", "value": "Q42"}]
            ),
            [
                "Aino Virtanen, another spelling was added: “Aino V.”",
                "Aino Virtanen, country: Sweden (was Finland)",
                "Aino Virtanen, an identifier was added: wikidata Q42",
            ],
        ),
        (
            None,
            lambda d: d["stops"][0].update(printed={"country": "ESTONIA"}, territory="SJ", duration="P2D"),
            [
                "Tallinn, Svalbard and Jan Mayen, Estonia, length: 2 days (was not given)",
                "Tallinn, Svalbard and Jan Mayen, Estonia, territory: Svalbard and Jan Mayen (was not given)",
                "Tallinn, Svalbard and Jan Mayen, Estonia, what the source printed: “ESTONIA” (was not given)",
            ],
        ),
        (
            _sources,
            lambda d: d["sources"][0].update(
                published="2025-03-01",
                via="paper",
                symbols=[{"sign": "$", "currency": "USD"}],
                dateline={"place": "Tallinn", "date": "2025-03-01"},
            ),
            [
                "a statement (ministry), dateline: Tallinn, 1 March 2025 (was not given)",
                "a statement (ministry), published: 1 March 2025 (was not given)",
                "a statement (ministry), a currency sign was added: $ is USD",
                "a statement (ministry), quoted by: The Baltic Times (was not given)",
            ],
        ),
        (
            None,
            lambda d: d["sources"][0].update(
                text={"length": 1200, "sha256": "ab" * 32}, parts=[{"name": "body", "start": 0, "end": 12}]
            ),
            [
                "a statement (ministry), text that was read: 1,200 characters, SHA-256 abababab… (was not given)",
                "a statement (ministry), a part now reads body (characters 0 to 12) (was body (characters 0 to 9))",
            ],
        ),
        (
            None,
            lambda d: d.update(
                absent=[{"about": "category", "reason": "not-stated"}],
                ignore=[
                    {"quote": "7 dogs", "reason": "no figure"},
                    {"part": "body", "kind": "names", "reason": "no names"},
                    {"start": 1200, "end": 1300, "sources": ["ministry"], "reason": "no news"},
                    {"fragment": {"length": 9, "sha256": "ab" * 32}, "reason": "no show"},
                    {"reason": "no words"},
                ],
                purposes=["to talk"],
            ),
            [
                "a purpose was added: “to talk”",
                "something that no source says was added: category (not-stated)",
                "something left out on purpose was added: “7 dogs” (no figure)",
                "something left out on purpose was added: the names of the part body (no names)",
                "something left out on purpose was added: characters 1,200 to 1,300 of a statement (ministry) (no news)",
                "something left out on purpose was added: words that are not shown (no show)",
                "something left out on purpose was added: words that are not named (no words)",
            ],
        ),
        (None, lambda d: d["stops"][0]["places"][0].update(disputed=True), ["Tallinn, disputed: yes (was no)"]),
        (
            None,
            lambda d: _talks(d).update(when="2025-04-07", modality="likely", outcomes=["A joint statement."]),
            [
                "the meeting: 7 April 2025 (no days were given)",
                "the meeting, an outcome was added: “A joint statement.”",
                "the meeting, how sure it is: likely (was not given)",
            ],
        ),
        (
            None,
            lambda d: _talks(d)["participants"][0].update(role="chair"),
            ["Mart Tamm takes part in the meeting as chair (was without a role)"],
        ),
        (
            None,
            lambda d: d["stops"][0].pop("country"),
            ["Tallinn, Estonia: under no host (was in Estonia)"],
        ),
        (
            None,
            lambda d: d.update(id="fi-ee-other"),
            ["the id is fi-ee-other (was ga-ri-envoy-talks): to a calendar it is another visit"],
        ),
        (None, lambda d: d.update(sending=["SE"]), ["sent by Sweden, too", "no longer sent by Finland"]),
        (
            None,
            lambda d: d["travellers"].insert(0, {"person": "host"}),
            ["Mart Tamm, Foreign Minister (Estonia) travels now, and leads"],
        ),
        (
            _three,
            lambda d: d["travellers"].pop(0),
            ["Aino Virtanen, Special Envoy (Finland) no longer travels, and Mart Tamm leads now"],
        ),
        (_three, lambda d: d["travellers"].pop(2), ["Eero Laine no longer travels"]),
        (
            None,
            lambda d: d.pop("evidence"),
            ["evidence for tallinn/when was taken out: cites “7 and 8 April 2025”, body"],
        ),
        (
            None,
            lambda d: d["evidence"].append(
                {"about": ["status", "sending", "title", "stops"], "basis": "editorial", "by": "desk", "note": "x"}
            ),
            ["evidence for status, sending, title and 1 more was added: rests on reasoning (editorial)"],
        ),
        (
            _follows,
            lambda d: d.pop("relations"),
            ["the visit no longer follows “two-way trade”, in Tallinn, Estonia"],
        ),
        (
            _follows,
            lambda d: d["relations"][0].update(offset="P3M"),
            [
                (
                    "the visit follows “two-way trade”, 3 months apart, in Tallinn, Estonia"
                    " (was: follows “two-way trade”, in Tallinn, Estonia)"
                )
            ],
        ),
        (
            _earlier,
            lambda d: d["stops"][0].pop("previously"),
            [
                "Tallinn, Estonia: earlier days, 3 March 2025 (rescheduled), were taken out",
                "Tallinn, Estonia: earlier days, 3 February 2025 (postponed), were taken out",
            ],
        ),
    ],
)
def test_a_smaller_thing_is_described_by_its_name(prepare: Any, change: Any, expected: list[str]) -> None:
    """A changed value is described with its old value and in ordinary words, and nothing is named only by its id."""
    assert [sentence for _, sentence in sentences(change, prepare)] == expected
