"""Work stays within its bounds, and the user is informed when a bound is reached."""

import json
import tracemalloc
from pathlib import Path

import pytest

from diplovisit import InvalidRecord, check, loads
from diplovisit.evidence.names import sentence_around
from diplovisit.evidence.texts import SourceText, TextSpan, occurrences, occurrences_of_digest, read_text, source_text
from diplovisit.evidence.texts import text_digest as digest_of
from diplovisit.files.patterns import PathPattern
from diplovisit.findings import phrases
from diplovisit.findings.phrases import NearNames
from diplovisit.findings.rule import Edit, Fix, Span
from diplovisit.formats import icalendar_reading
from diplovisit.formats.csv_rows import read_rows
from diplovisit.formats.icalendar_reading import CalendarText
from diplovisit.record import Finding, Group, Severity
from diplovisit.reporters.source_excerpt import caret_lines, fix_lines
from tests.hostile.counting import CountingPattern, steps
from tests.hostile.growing import always, people, record, rows, stops, word

pytestmark = pytest.mark.not_measured


def test_a_fold_is_looked_for_within_its_own_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """The position of an octet in a line is found without searching the rest of the file, which has no folds."""
    pattern = CountingPattern(icalendar_reading._FOLD)
    monkeypatch.setattr(icalendar_reading, "_FOLD", pattern)
    text = CalendarText(b"SUMMARY:Talks\r\n" * 1_000)
    assert text.octet(15, 3) == 18
    assert pattern.bytes < 20


@pytest.mark.parametrize("fold", [b"\r\n ", b"\n\t", b"\r ", b"\r\r\n "])
def test_an_octet_behind_folds_is_found(fold: bytes) -> None:
    """Every octet of an unfolded line is located in the file, whatever the line breaks."""
    data = b"A:" + fold.join([b"bc", b"d", b"", b"efg"]) + b"\r\nEND:X\r\n"
    text = CalendarText(data)
    line = next(text.unfolded_lines())
    assert [data[text.octet(0, index)] for index in range(len(line.octets))] == list(line.octets)


def test_a_frame_cuts_no_more_out_of_a_line_than_it_shows() -> None:
    """Showing a finding on a long line makes no copy of the line, because ten megabytes may have a thousand findings."""
    line, span = "a" * 10_000_000, Span(1, 5_000_000, 1, 5_000_005)
    fix = Fix(what="another word", is_certain=True, edits=(Edit(span, "b"),))
    finding = Finding(
        rule="unknown-word",
        group=Group.SCHEMA,
        severity=Severity.ERROR,
        address="finland/kind",
        sentence="is no word",
        remedy="write another",
        span=span,
        source_line=line,
        fix=fix,
    )
    tracemalloc.start()
    try:
        caret_lines(line, span)
        shown = list(fix_lines(finding, fix, ""))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert shown
    assert peak < 1_000_000


def test_patterns_are_compiled_once_and_a_path_is_taken_apart_once() -> None:
    """Five hundred patterns are matched against a path in a few steps each: nothing is compiled, and no path is split."""
    patterns = [PathPattern(f"x{number}/*.json") for number in range(500)]
    patterns[0].matches("visits/a.json")
    assert steps(lambda: [each.matches("visits/a.json") for each in patterns]) < 100 * len(patterns)


def test_a_suggestion_is_looked_for_once_a_word_and_for_so_many_words() -> None:
    """Each misspelt word is looked up once; words beyond the bound are reported without a suggestion."""
    near = NearNames()
    asked: list[str] = []

    def look(text: str) -> str:
        asked.append(text)
        return text.upper()

    words = [f"w{number}" for number in range(phrases.MOST_LOOKUPS)]
    assert [near.find("ids", each, look) for each in (*words, *words)] == [each.upper() for each in (*words, *words)]
    assert near.find("ids", "one-more", look) is None
    assert asked == words


def test_references_beyond_the_bound_are_reported_without_a_suggestion() -> None:
    """Every dangling reference is a finding, and the first hundred have a suggested id."""
    count = phrases.MOST_LOOKUPS + 20
    document = record(people=people(count), travellers=[{"person": f"p-{word(i)}x"} for i in range(count)])
    with pytest.raises(InvalidRecord) as caught:
        loads(json.dumps(document))
    sentences = [finding.sentence for finding in caught.value.findings]
    assert len(sentences) == count
    assert ["did you mean" in sentence for sentence in sentences] == [True] * phrases.MOST_LOOKUPS + [False] * 20


def test_words_that_are_long_and_alike_are_compared_within_a_bound() -> None:
    """The number of compared letters is bounded, however long and similar the ids of a record are."""
    near = NearNames()
    alike = [f"{'ab' * 28}{word(number)}" for number in range(2_000)]
    for number in range(20):
        near.closest(f"{'ba' * 28}{word(number)}", alike)
    assert near._letters > -(2_000 * 200 * 20) - phrases.MOST_LETTERS
    assert steps(lambda: near.closest("ba" * 30, alike)) < 50 * len(alike)


def text_of(*words: str) -> SourceText:
    """The text of a source."""
    return read_text(" ".join(words).encode())


def test_a_sentence_that_never_ends_is_cut() -> None:
    """In a text without full stops, at most the longest allowed sentence is read around a quote."""
    start, end = sentence_around("so " * 50_000, 75_000, 75_002)
    assert 75_000 - start <= 5_000
    assert end - 75_002 <= 5_000
    assert sentence_around("He left. He came back. It rained.", 12, 14) == (9, 22)


def test_a_quote_is_looked_for_once() -> None:
    """Rows with the same quote share the list of its places."""
    text = text_of("7 March", "7 March")
    assert occurrences(text, "7 March") is occurrences(text, "7 March")
    assert len(occurrences(text, "7 March")) == 2


def test_the_places_of_a_quote_are_bounded() -> None:
    """Of a very frequent quote, the first places are kept, and no message states their number."""
    text = text_of(*["7 March"] * (source_text.MOST_PLACES + 5))
    found = occurrences(text, "7 March")
    assert len(found) == source_text.MOST_PLACES
    assert found[-1].start == 8 * (source_text.MOST_PLACES - 1)


@pytest.mark.at_length
def test_a_quote_that_recurs_everywhere_takes_little_memory(tmp_path: Path) -> None:
    """The rows of a quote with 5,000 places take less than 40 MB in total, where they once took hundreds."""
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
    assert "occur at least 1,000 times in the text of paper" in said[0]
    assert peak < 40_000_000


def test_words_that_take_too_much_work_are_said_not_to_be_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fragment beyond the bound on work is reported as not looked for, and never as missing."""
    monkeypatch.setattr(source_text, "MOST_WORK", 20_000)
    path, paper = tmp_path / "visit.json", tmp_path / "paper.txt"
    fragments = [{"length": 3, "sha256": f"{number:064x}"} for number in range(3)]
    evidence = [{"about": ["finland/when"], "basis": "stated", "fragment": each} for each in fragments]
    path.write_text(json.dumps(record(evidence=evidence)), encoding="utf-8")
    paper.write_text("ant bee cow " * 3, encoding="utf-8")
    said = [finding.sentence for finding in check(path, sources={"paper": paper}) if finding.rule.startswith("quote-")]
    assert said[0] == "the words of the fragment are not in the text of paper"
    assert said[-1].startswith("the words of the fragment were not searched in the text of paper: ")


def test_a_long_word_that_has_a_quote_at_every_letter_is_passed_over() -> None:
    """Quotes are tried at the starts of words only: a word of 10,000 letters is one try and not 10,000."""
    text = text_of("a" * 10_000, "aa")
    assert occurrences(text, "aa") == (TextSpan(10_001, 10_003),)
    assert text.work.done < 10_000
    assert occurrences_of_digest(text, length=2, sha256=digest_of("aa")) == occurrences(text, "aa")


def test_the_faults_of_a_header_are_bounded() -> None:
    """For a table with thousands of unknown columns, the first faults are reported."""
    header = ",".join(f"c{number}" for number in range(5_000))
    assert len(read_rows(f"{header}\r\n".encode(), ["id", "title"]).faults) <= 110


def test_a_stop_is_found_again_among_many_of_other_places() -> None:
    """A repeated stop is reported with the first equal one, however many stops in other places are on that day."""
    many = stops(300, always("2025-03-07"), country="FI")
    again = {"id": "again", "country": "FI", "when": "2025-03-07", "places": [{"id": "t-again", "name": "Town cje"}]}
    found = [
        finding for finding in check(loads(json.dumps(record(stops=[*many, again])))) if finding.rule == "stop-twice"
    ]
    assert [finding.sentence.partition(":")[0] for finding in found] == ["repeats the stop s-cje"]
