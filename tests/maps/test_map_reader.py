"""Maps in TOML: what is refused, where, and with which word; the JSON Schema agrees."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from diplovisit.maps import InvalidMap, SheetMap, build_map_schema, map_schema_text, read_map
from diplovisit.maps.mapped_facts import FACT_TEXTS, MappedFact
from tests.maps.sheets_by_map import PLAIN

EXAMPLES = sorted(Path("examples/maps").glob("*.toml"))


def faults_of(text: str) -> str:
    """Returns the message of a map that is refused."""
    with pytest.raises(InvalidMap) as raised:
        read_map(text.encode(), name="map.toml")
    return str(raised.value)


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ('traveller = "Who"', 'travellr = "Who"', "map.toml:10:1", 'no key "travellr"; did you mean "traveller"?'),
        ("[columns]", "[colums]", "map.toml:9:2", 'no key "colums"; did you mean "columns"?'),
        ('status = "held"', 'status = "hold"', "map.toml:8:1", 'saw "hold"; did you mean "held"?'),
        ('status = "held"', 'stattus = "held"', "map.toml:8:1", 'did you mean "status"?'),
        ('country = "Where"', "country = 5", "map.toml:11:1", "the name of a column, in quotes"),
        ('country = "Where"', 'country = { colum = "Where" }', "map.toml:11:13", 'did you mean "column"?'),
        ('country = "Where"', 'country = { column = "Where", codes = "iso4" }', "map.toml:11:31", "did you mean"),
        ("format = 1", "format = 2", "map.toml:1:1", "expected 1"),
        ("format = 1\n", "", "map.toml:1:1", "expected `format = 1`"),
        ("read-on = 2026-11-30", 'read-on = "soon"', "map.toml:5:1", "a day such as 2026-11-30"),
        ("read-on = 2026-11-30\n", "", "map.toml:2:2", '[source] lacks "read-on"'),
        ('title = "Visits"\n', "", "map.toml:2:2", '[source] lacks "title"'),
        ('licence = "own"', "licence = [1]", "map.toml:4:1", "licence: expected a text"),
        ("[record]", '[sheet]\ndates = "DMY"\n[record]', "map.toml:8:1", 'did you mean "dmy"?'),
        ("[record]", "[sheet]\nempty = []\n[record]", "map.toml:8:1", "a list with at least one item"),
        ("[record]", "[sheet]\nheader = -1\n[record]", "map.toml:8:1", "a whole number from 0"),
        ("[record]", "[sheet]\ncentury = 1950\n[record]", "map.toml:8:1", "in steps of 100"),
        ("[record]", '[sheet]\nfilldown = ["A"]\n[record]', "map.toml:8:1", 'did you mean "fill-down"?'),
        ('traveller = "Who"\n', "", "map.toml:9:2", "the traveller is missing"),
        ('country = "Where"\n', "", "map.toml:9:2", "the country visited is missing"),
        ('status = "held"\n', "", "map.toml:8:2", "the status is missing"),
        ('last-day = "To"', 'dates = "To"', "map.toml:12:1", '"dates" and "first-day" are the same fact'),
        ('country = "Where"', 'destination = "Where"', "map.toml:11:1", "destination needs `as`"),
        ('country = "Where"', 'country = { column = "Where", split = ";" }', "map.toml:11:31", "cannot be split"),
        ('status = "held"', 'status = "held"\nyear = 20', "map.toml:9:1", "a year such as 2012"),
        ('status = "held"', 'status = "held"\nsending = "Norway"', "map.toml:9:1", "a country code such as NO"),
        ('status = "held"', 'status = "held"\nrow-id = "5"', "map.toml:9:1", "cannot be the same for all rows"),
    ],
)
def test_a_fault_has_its_place_and_the_word_that_was_meant(old: str, new: str, place: str, words: str) -> None:
    """A fault in a map is reported with its line and column, with a caret, and with what was probably meant."""
    assert old in PLAIN
    message = faults_of(PLAIN.replace(old, new))
    assert words in message
    assert any(line.startswith(f"{place}: ") for line in message.splitlines()), message
    assert "^" in message


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        ('[values.status]\nDone = "held"', '[columns] has no "status"'),
        ('[values.country]\nNorge = "NOO"', "expected a country code"),
        ('[values.country]\nNorge = "NO/SJ/X"', "expected a country code"),
        ('[values.country]\nNorge = "-/XX"', "expected a country code"),
        ('[values.country]\n"Norge" = "NO"\n"norge " = "SE"', "are the same word"),
        ("[visits]\ngroup-by = 'Who'\ndays-apart = 1", "exclude each other"),
        ("[visits]\ndays-apart = -1", "a whole number from 0"),
        ('[values.country]\nNorge = { url = "x" }', 'cannot state "url"'),
        ("[values.country]\nNorge = 5", "saw the number 5"),
        ("[values.countri]\nNorge = 'NO'", 'did you mean "country"?'),
    ],
)
def test_tables_that_contradict_the_map_are_refused(tables: str, words: str) -> None:
    """A value table or grouping that cannot be meant is refused."""
    assert words in faults_of(f"{PLAIN}\n{tables}\n")


def test_all_faults_are_reported_at_once() -> None:
    """Every fault of a map is in one message."""
    message = faults_of(
        PLAIN.replace("traveller", "travellr").replace('"held"', '"hold"').replace("first-day", "fist-day")
    )
    assert all(word in message for word in ("travellr", "fist-day"))


@pytest.mark.parametrize("data", [b"format = ", b"\xff", b"\xef\xbb\xbfformat = 1", b"a = 1\na = 2", b"[[source]]\n"])
def test_what_is_no_toml_is_refused(data: bytes) -> None:
    """A file that is no TOML, or of another shape, is refused with a message."""
    with pytest.raises(InvalidMap):
        read_map(data, name="map.toml")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_schema_accepts_what_the_reader_reads(path: Path) -> None:
    """Every example is a map by the reader and by the JSON Schema, and has at most 40 lines."""
    data = path.read_bytes()
    assert isinstance(read_map(data, name=str(path)), SheetMap)
    assert len(data.decode().splitlines()) <= 40
    document = json.loads(json.dumps(tomllib.loads(data.decode()), default=str))
    jsonschema.Draft202012Validator(build_map_schema()).validate(document)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('traveller = "Who"', 'travellr = "Who"'),
        ('country = "Where"', "country = 5"),
        ("format = 1", "format = 2"),
        ("[record]", '[sheet]\ndates = "DMY"\n[record]'),
        ("[record]", "[sheet]\nempty = []\n[record]"),
        ("[record]", "[sheet]\ncentury = 1950\n[record]"),
        ("read-on = 2026-11-30\n", ""),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(old: str, new: str) -> None:
    """What the reader refuses for its form, the JSON Schema refuses, too."""
    faults_of(PLAIN.replace(old, new))
    document = json.loads(json.dumps(tomllib.loads(PLAIN.replace(old, new)), default=str))
    assert list(jsonschema.Draft202012Validator(build_map_schema()).iter_errors(document))


def test_the_schema_file_is_generated() -> None:
    """The schema file is what `diplovisit schema --for map` prints, and a valid JSON Schema."""
    assert Path("schemas/map.schema.json").read_text(encoding="utf-8") == map_schema_text()
    jsonschema.Draft202012Validator.check_schema(build_map_schema())


def test_every_fact_is_explained() -> None:
    """Each word for a fact has its text in the schema."""
    assert set(FACT_TEXTS) == set(MappedFact)
