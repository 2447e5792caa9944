"""Values in running text."""

import string
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplovisit.evidence.readings import (
    Mention,
    MentionKind,
    Unparsed,
    read_date,
    read_duration,
    read_quantity,
    scan_values,
)
from tests.shared_data import ROOT, shared_data

READERS: dict[MentionKind, Callable[[str], object]] = {
    MentionKind.QUANTITY: read_quantity,
    MentionKind.DATE: read_date,
    MentionKind.LENGTH: read_duration,
}


def mentions_in(text: str) -> list[tuple[str, str]]:
    """The words of each mention and the first letter of its kind; a refusal has a question mark."""
    return [
        (text[mention.start : mention.end], mention.kind[0] + "?" * isinstance(mention.reading, Unparsed))
        for mention in scan_values(text)
    ]


def assert_mentions_are_valid(text: str) -> None:
    """Asserts that mentions are ordered, disjoint and whole words, and that each reads the same alone as in the text."""
    end = 0
    for mention in scan_values(text):
        assert isinstance(mention, Mention)
        assert end <= mention.start <= mention.core < mention.end <= len(text)
        end = mention.end
        words = text[mention.start : mention.end]
        assert words == words.strip()
        assert mention.kind is MentionKind.PART or READERS[mention.kind](words) == mention.reading
        for inside, outside in ((mention.start, mention.start - 1), (mention.end - 1, mention.end)):
            if 0 <= outside < len(text):
                assert not (text[inside].isalnum() and text[outside].isascii() and text[outside].isalnum())


SENTENCES = [
    # values are as long as possible
    ("worth approximately $66 billion.", [("approximately $66 billion", "q")]),
    ("from March 7-9, he", [("from March 7-9", "d")]),
    ("on March 7, 2025, he", [("on March 7, 2025", "d")]),
    ("On March 7, 12 people died", [("On March 7", "d"), ("12", "q")]),
    ("between 10 and 12 people", [("between 10 and 12", "q")]),
    ("nearly three months after the visit", [("nearly three months", "l")]),
    ("a day-long visit", [("day-long", "l")]),
    ("his two-day visit", [("two-day", "l")]),
    ("by 2030 and since 2022", [("by 2030", "d"), ("since 2022", "d")]),
    ("from October 6 to October 8, 2026.", [("from October 6 to October 8, 2026", "d")]),
    ("at 8 p.m. that evening.", [("at 8 p.m. that evening", "d")]),
    ("(March 7)", [("March 7", "d")]),
    ('"$100 billion"', [("$100 billion", "q")]),
    ("Tuesday's talks", [("Tuesday", "d")]),
    ("trade fell from $5 billion to $2 billion", [("$5 billion", "q"), ("$2 billion", "q")]),
    ("12 dead, another 16 missing", [("12", "q"), ("another 16", "q")]),
    ("a 12-member team on a five-nation tour", [("12", "q"), ("five", "q")]),
    ("the two nations, one of the top two suppliers", [("two", "q"), ("one of the top two", "q")]),
    ("India's second-largest partner", [("second-largest", "q")]),
    ("ranked third in the region", [("third", "q")]),
    # ordinals and fractions are figures, and no quantities
    ("the third round", [("third", "p")]),
    ("a second jetty, nearly a fifth of it", [("second", "p"), ("nearly a fifth", "p")]),
    ("two-thirds of the 12 envoys", [("two-thirds", "p"), ("12", "q")]),
    ("half of the sum, by half", [("half", "p"), ("half", "p")]),
    ("the first half of the year", []),
    # years and counts
    ("the 2024 elections", [("2024", "d")]),
    ("2000 soldiers", [("2000", "q")]),
    ("a force of 2000 Indian soldiers", [("2000", "q")]),
    ("the treaty of 1994", [("1994", "d")]),
    ("the accord (2019) held", [("2019", "d")]),
    ("2,024 people", [("2,024", "q")]),
    ("he leaves the day after tomorrow for two days", [("the day after tomorrow", "d"), ("two days", "l")]),
    # words that only look like a value
    ("one of the suppliers", []),
    ("he may march in August company", [("in August", "d")]),
    ("May said that he may go", []),
    ("they march to the sea", []),
    ("in May and by March", [("in May", "d"), ("by March", "d")]),
    ("two-way trade, three-pronged plan, one-on-one", []),
    ("a second later the first visit, second to none", []),
    ("Third World, third party, a third of it", [("a third", "p")]),
    ("the Second World War", []),
    ("$5 a day", [("$5", "q")]),
    ("COVID-19, S-400, G20, B2B, Su-57, v1.5", []),
    ("Article 370 and Resolution 1701 on a Boeing 777", []),
    ("dozens of people, several, a few", []),
    ("he sat in the sun", []),
    # a name is no value, and a value after it is not part of the name
    ("the S-400 12 times", [("12", "q")]),
    ("the S-400, 12 of them", [("12", "q")]),
    ("the S-400 .5", []),
    ("the Group of Seven, the Three Seas Initiative, the G20", []),
    ("Phase 3, Room 1204, flight FZ 302 to Dubai", []),
    ("outside 10 Downing Street, near National Highway 44", []),
    # a change from one value to another is no range
    ("rose from 5 percent to 8 percent", [("5 percent", "q"), ("8 percent", "q")]),
    ("ranging from 5 percent to 8 percent", [("from 5 percent to 8 percent", "q")]),
    ("-5 percent, minus 1.5%", [("-5 percent", "q"), ("minus 1.5%", "q")]),
    # verbs and times
    ("Of 20 candidates 12 won seats", [("20", "q"), ("12", "q")]),
    ("He left at 8 o'clock", [("at 8 o'clock", "d?")]),
    # values without exactly one reading
    ("1.000.000 people", [("1.000.000", "q?")]),
    ("12 000 people", [("12 000", "q?")]),
    ("-5 people", [("-5", "q?")]),
    ("in 2024-25", [("2024-25", "q?")]),
    ("on 9/11", [("9/11", "q?")]),
    ("at 8:30", [("at 8:30", "d?")]),
    ("nineteen eighty-four", [("nineteen eighty-four", "q?")]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_values_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    """A sentence has exactly the values that a human reader finds in it, each as long as possible."""
    assert mentions_in(text) == expected
    assert_mentions_are_valid(text)


def test_a_mention_has_the_start_of_its_figure() -> None:
    """The core of a mention begins after its qualifier or preposition, so a dropped bound differs from a cut figure."""
    text = "approximately $66 billion by 2030, over another 16, between 10 and 12, nearly three weeks, at least 5"
    cores = [text[mention.core : mention.end] for mention in scan_values(text)]
    assert cores == ["$66 billion", "2030", "16", "between 10 and 12", "three weeks", "5"]


def test_the_seed_has_the_values_that_people_found_in_it() -> None:
    """The scan finds every figure and date of the report, and nothing else."""
    text = shared_data("seed", "article.txt").read_text(encoding="utf-8")
    assert_mentions_are_valid(text)
    assert [words.lower() for words, _ in mentions_in(text)] == [
        *["on march 7", "$100 billion", "by 2030", "march 5", "on march 7", "two", "on tuesday", "day-long"],
        *["last year", "$100 billion", "by 2030", "approximately $66 billion", "since 2022", "top two"],
        *["in january", "12", "another 16", "nearly three months"],
    ]


@pytest.mark.not_measured
def test_mentions_in_our_own_documents_are_valid() -> None:
    """The documents of the project, which are not news, also have valid mentions."""
    for name in ("DESIGN.md", "README.md", "CHANGELOG.md", "seeds/misri-russia/retelling.txt"):
        assert_mentions_are_valid((ROOT / name).read_text(encoding="utf-8"))


_pieces = st.lists(
    st.sampled_from(
        [
            *[
                "March",
                "May",
                "Mar.",
                "7",
                "12",
                "31",
                "2025",
                "2,000",
                "1.5",
                "the",
                "of",
                "to",
                "-",
                ",",
                ".",
                ":",
                ";",
                "from",
                "between",
                "and",
                "by",
                "in",
                "on",
                "last",
                "next",
                "two",
                "one",
                "a",
                "an",
            ],
            *[
                "days",
                "week",
                "ago",
                "later",
                "first",
                "second",
                "day",
                "Tuesday",
                "Sun",
                "10",
                "a.m.",
                "noon",
                "mid",
                "early",
                "1990s",
                "$",
                "%",
                "bn",
                "million",
                "hundred",
                "half",
                "dozen",
            ],
            *[
                "8:30",
                "3/7",
                "evening",
                "that",
                "another",
                "more",
                "than",
                "at",
                "least",
                "top",
                "largest",
                "No.",
                "won",
                "euros",
                "Rs",
                "US$",
                "₿",
                "§",
                "'",
                "(",
                ")",
                "1/2",
                "½",
                "²",
                "१२",
                "about",
            ],
            *[
                "hrs",
                "GMT",
                "(IST)",
                "half",
                "past",
                "nine",
                "0930",
                "9.30",
                "local time",
                "o'clock",
                "midnight",
                "and",
                "or",
            ],
            *[
                "on",
                "the",
                "15th",
                "either",
                "eve of",
                "day after",
                "in the evening",
                "commencing",
                "(Friday)",
                "T10:00",
            ],
            *["US dollars", "per cent", "percentage points", "\u00a0", "\n", "soldiers", "twenty-", "-long", "–", "—"],
        ]
    ),
    max_size=14,
)


@given(_pieces, st.sampled_from([" ", "", "  "]))
@example(["-", "7", "March"], "")
def test_every_mention_reads_alone_as_it_reads_in_the_text(pieces: list[str], joint: str) -> None:
    """The text of a mention alone gives the reading of the mention, whatever words are around it."""
    assert_mentions_are_valid(joint.join(pieces))


@given(st.text(alphabet=string.printable + "–’“”€£½²१\u00a0\u200b", max_size=200))
@example("²A")  # a mark of several characters
def test_arbitrary_text_is_scanned(text: str) -> None:
    """Any text is scanned without an exception, and its mentions are valid."""
    assert_mentions_are_valid(text)


@pytest.mark.not_measured
@pytest.mark.parametrize(
    "piece", ["1,", "one ", "1.", "a hundred and ", "March 3-", "between ", "$", "12 ", "0", "half a "]
)
def test_the_work_is_linear_in_the_text(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text eight times as long reads its tokens at most about ten times as often."""
    from diplovisit.evidence.readings import tokens

    reads = 0
    original = tokens.Tokens.__getitem__

    def counting(self: tokens.Tokens, at: int) -> tokens.Token:
        nonlocal reads
        reads += 1
        return original(self, at)

    monkeypatch.setattr(tokens.Tokens, "__getitem__", counting)
    counts = []
    for times in (100, 800):
        reads = 0
        list(scan_values(piece * times))
        counts.append(reads)
    assert counts[1] <= 10 * counts[0] + 10_000
