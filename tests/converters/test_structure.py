"""Structure is strict, and reports all faults at once."""

import datetime
import decimal
from typing import Any

import pytest
from hypothesis import given

from diplovisit import load
from diplovisit.converters import structure, unstructure
from diplovisit.converters.structuring import structure_as
from diplovisit.record import Edtf, Fragment, InvalidRecord, Status, Visit, node_shape
from diplovisit.testing import documents, visits
from tests.records import document, visit


def faults(broken: object) -> list[tuple[str, str]]:
    """Returns the faults of a document: each path with the name of its rule."""
    with pytest.raises(InvalidRecord) as caught:
        structure(broken)
    return [("/".join(map(str, fault.path)), fault.rule.name) for fault in caught.value.faults]


def only_sentence(broken: object) -> str:
    """Returns the sentence of the only fault of a document."""
    with pytest.raises(InvalidRecord) as caught:
        structure(broken)
    (fault,) = caught.value.faults
    return fault.sentence


@given(visits())
def test_a_record_survives_the_way_out_and_back(record: Visit) -> None:
    """structure(unstructure(visit)) equals visit for every visit."""
    assert structure(unstructure(record)) == record


@given(documents())
def test_a_written_record_is_written_alike_again(plain: dict[str, Any]) -> None:
    """unstructure writes a normal form: a second round trip changes nothing."""
    written = unstructure(structure(plain))
    assert unstructure(structure(written)) == written


def test_values_become_values_of_their_own_classes() -> None:
    """A date becomes an Edtf, a number a Decimal with all its digits, a time an aware datetime, a word an enum."""
    record = visit()
    assert record.status is Status.ANNOUNCED
    assert record.stops[0].when == Edtf("2025-04-07/2025-04-08")
    assert record.revised == datetime.datetime(2025, 3, 5, 12, tzinfo=datetime.UTC)
    assert record.claims[0].quantity is not None
    assert str(record.claims[0].quantity.value) == "1.50"


def test_a_number_keeps_its_digits() -> None:
    """A number is written with its original digits: 0.0000001, 1.50 and -0 gain no exponent and lose no zero."""
    for digits in ("0.0000001", "1.50", "100000000000", "-0", "0" + "." + "0" * 30 + "1"):
        broken = document()
        broken["claims"][0]["quantity"]["value"] = digits
        assert unstructure(structure(broken))["claims"][0]["quantity"]["value"] == digits


@pytest.mark.parametrize(
    ("path", "value", "rule"),
    [
        # The traps of default cattrs; each id has in brackets what cattrs would have made of the value.
        pytest.param("title", 5, "wrong-type", id="a number is no text ('5')"),
        pytest.param("title", True, "wrong-type", id="a flag is no text ('True')"),
        pytest.param("title", None, "null-value", id="null is no text ('None')"),
        pytest.param("title", "", "empty-text", id="an empty text"),
        pytest.param("title", "  ", "empty-text", id="a blank text"),
        pytest.param("sending", "", "wrong-type", id="an empty text is no list (())"),
        pytest.param("sending", "FI", "wrong-type", id="a text is no list (('F', 'I'))"),
        pytest.param("sending", {"FI": 1}, "wrong-type", id="a mapping is no list (its keys)"),
        pytest.param("sending", None, "null-value", id="null is no list"),
        pytest.param("category", None, "null-value", id="null is not 'left out'"),
        pytest.param("invited_by", None, "null-value", id="null is not 'left out', for a text"),
        pytest.param("status", "planned", "unknown-word", id="a word that the vocabulary lacks"),
        pytest.param("status", 1, "wrong-type", id="a number is no word"),
        pytest.param("status", ["held"], "wrong-type", id="a list is no word, and cannot be hashed"),
        pytest.param("revision", True, "wrong-type", id="true is not 1"),
        pytest.param("revision", 1.0, "wrong-type", id="1.0 is not 1"),
        pytest.param("revision", "1", "wrong-type", id="'1' is not 1"),
        pytest.param("revision", 0, "number-out-of-range", id="revisions count from 1"),
        pytest.param("format", 2, "number-out-of-range", id="a version that is not"),
        pytest.param("revised", "2025-03-05T12:00:00", "malformed-text", id="a naive time (12:00 in no zone)"),
        pytest.param("revised", "2025-03-05T12:00:00+01:00", "malformed-text", id="a time in another zone"),
        pytest.param("revised", "2025-02-30T12:00:00Z", "no-such-day", id="a time on no day"),
        pytest.param(
            "revised", datetime.datetime(2025, 3, 5, tzinfo=datetime.UTC), "wrong-type", id="a datetime is no document"
        ),
        pytest.param("people", [], "too-few-items", id="nobody"),
        pytest.param("people", (), "wrong-type", id="a tuple is no document"),
        pytest.param("sending", ["FI", "FI"], "repeated-item", id="twice the same"),
        pytest.param("sending", ["FI"] * 1001, "too-many-items", id="a thousand and one"),
        pytest.param("title", "a\nb", "control-character", id="a line break in a line"),
        pytest.param("title", "a\x1b[31m", "control-character", id="an escape sequence"),
        pytest.param("title", "\ud800", "malformed-text", id="half a surrogate pair"),
        pytest.param("title", "x" * 1001, "too-long", id="too long a line"),
        pytest.param("id", "status", "reserved-id", id="the name of a field as an id"),
        pytest.param("id", "Visit-1", "malformed-text", id="capitals in an id"),
        pytest.param("id", "a\n", "control-character", id="a final line break, which $ lets through"),
        pytest.param("stops/0/country", "EST", "unknown-code", id="an alpha-3 code"),
        pytest.param("stops/0/country", False, "wrong-type", id="what YAML 1.1 makes of NO"),
        pytest.param("stops/0/when", "20250407", "malformed-date", id="a date that date.fromisoformat takes"),
        pytest.param("stops/0/when", "2025-02-30", "no-such-day", id="30 February"),
        pytest.param("stops/0/when", "2025-04-08/2025-04-07", "ends-before-it-starts", id="backwards"),
        pytest.param("stops/0/when", "0000-01-01", "malformed-date", id="the year 0"),
        pytest.param("stops/0/when", "٢٠٢٥-04-07", "malformed-date", id="Arabic digits, which \\d takes"),
        pytest.param("stops/0/duration", "P", "malformed-text", id="a duration of nothing"),
        pytest.param("claims/0/quantity/value", 1.5, "wrong-type", id="a float"),
        pytest.param("claims/0/quantity/value", "1e3", "malformed-text", id="an exponent"),
        pytest.param("claims/0/quantity/value", "NaN", "malformed-text", id="what Decimal takes"),
        pytest.param("claims/0/quantity/value", "1_000", "malformed-text", id="what Decimal takes, too"),
        pytest.param("claims/0/quantity/unit", "EURO", "unknown-code", id="a currency that is none"),
        pytest.param("stops/0/places/0/disputed", "no", "wrong-type", id="a text is no flag"),
        pytest.param("stops/0/places/0/disputed", 0, "wrong-type", id="0 is no flag"),
        pytest.param("when", "2025-04-08/2025-04-07", "ends-before-it-starts", id="a visit backwards"),
        pytest.param("sending_territories", "GL", "wrong-type", id="a territory is no list"),
        pytest.param("travellers/0/status", "cancelled", "unknown-word", id="a status of visits, not of travellers"),
        pytest.param("travellers/0/printed", "", "empty-text", id="a traveller printed as nothing"),
        pytest.param("stops/0/engagements/0/status", "withdrawn", "unknown-word", id="a status of travellers"),
        pytest.param("stops/0/engagements/0/kind", "press conference", "unknown-word", id="a blank for a hyphen"),
        pytest.param("stops/0/duration_high", "2 days", "malformed-text", id="an upper end in words"),
        pytest.param("stops/0/duration_qualifier", "about", "unknown-word", id="a qualifier that the list lacks"),
        pytest.param("claims/0/polarity", "no", "unknown-word", id="a polarity that is none"),
        pytest.param("claims/0/quantity/unit", "items", "unknown-code", id="a unit in the plural"),
        pytest.param("people/1/id", "envoy", "duplicate-id", id="an id twice"),
        pytest.param("travellers/0/person", "envoi", "dangling-reference", id="a traveller nobody names"),
        pytest.param("travellers/0/person", "tallinn", "dangling-reference", id="a stop is nobody"),
        pytest.param("evidence/0/about/0", "tallin/when", "dangling-reference", id="an address of nothing"),
        pytest.param("evidence/0/about/0", "tallinn/whn", "dangling-reference", id="a field that is none"),
        pytest.param("evidence/0/about/0", "stops/0/when", "malformed-text", id="an address by position"),
        pytest.param("evidence/0/part", "bodi", "dangling-reference", id="a part of no source"),
        pytest.param("stops/0/engagements/0/place", "narva", "dangling-reference", id="a place of no stop"),
        pytest.param("sources/0/url", "ftp://example.org", "malformed-text", id="not http"),
        pytest.param("sources/0/file", "../secret", "malformed-text", id="out of the folder"),
        pytest.param("sources/0/file", "/etc/passwd", "malformed-text", id="an absolute path"),
        pytest.param("sources/0/language", "english", "malformed-text", id="no language tag"),
    ],
)
def test_a_wrong_value_is_refused_by_name_and_place(path: str, value: object, rule: str) -> None:
    """One wrong value gives one fault, with its rule and its path."""
    broken = document()
    *way, last = (int(step) if step.isdigit() else step for step in path.split("/"))
    node: Any = broken
    for step in way:
        node = node[step]
    node[last] = value
    # References to a renamed person dangle; those faults are correct, and not the subject of this test.
    assert (path, rule) in faults(broken)
    assert all(where == path or name == "dangling-reference" for where, name in faults(broken))


def test_all_faults_are_reported_at_once() -> None:
    """Faults of fields, their siblings and items are reported together. A reference to a lost id is not a second one."""
    broken = document()
    broken["status"] = "planed"
    broken["tilte"] = broken.pop("title")
    broken["stops"][0]["when"] = "2025-04-31"
    broken["stops"].append(7)
    broken["people"][1]["id"] = "envoy"
    assert sorted(faults(broken)) == [
        ("people/1/id", "duplicate-id"),
        ("status", "unknown-word"),
        ("stops/0/when", "no-such-day"),
        ("stops/1", "wrong-type"),
        ("tilte", "unknown-field"),
    ]


@pytest.mark.parametrize(
    ("row", "path", "rule"),
    [
        ({"part": "bodi"}, "ignore/0/part", "dangling-reference"),
        ({"sources": ["wire"], "part": "body"}, "ignore/0/sources/0", "dangling-reference"),
        ({"part": "body", "kind": "dates"}, "ignore/0/kind", "unknown-word"),
        ({"start": -1, "end": 9}, "ignore/0/start", "number-out-of-range"),
        ({"fragment": {"length": 9}}, "ignore/0/fragment/sha256", "missing-field"),
    ],
    ids=str,
)
def test_a_row_of_ignore_names_what_the_record_has(row: dict[str, Any], path: str, rule: str) -> None:
    """An unknown source, part or kind of a row of `ignore` is reported at its path."""
    assert faults({**document(), "ignore": [{"reason": "other news"} | row]}) == [(path, rule)]


@pytest.mark.parametrize("other", [None, 5, "x", [], [{}], True], ids=repr)
def test_what_is_no_mapping_is_no_record(other: object) -> None:
    """A document that is no mapping is reported as no record."""
    assert faults(other) == [("", "not-a-record")]


@pytest.mark.parametrize("key", [1, None, True, 1.5, ("a",)], ids=repr)
def test_a_key_that_is_no_text_is_an_unknown_field(key: object) -> None:
    """A key that is no text is reported as an unknown field, and no other exception is raised."""
    broken: dict[Any, Any] = {**document(), key: 1}
    assert faults(broken) == [(str(key), "unknown-field")]


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("status", "cancled", 'saw "cancled"; did you mean "cancelled"?'),
        ("sending", ["UK"], '"UK" is not a country code'),
        ("sending", ["UK"], 'did you mean "GB" (United Kingdom)?'),
        ("sending", ["Russia"], 'did you mean "RU" (Russia)?'),
        ("revision", "1", 'expected a whole number; saw the text "1"'),
        ("title", 5, "saw the number 5"),
        ("title", "a\rb", "the control character U+000D at character 2"),
    ],
)
def test_a_sentence_says_what_was_seen_and_suggested(path: str, value: object, sentence: str) -> None:
    """Each sentence says what was seen and suggests what was probably meant."""
    assert sentence in only_sentence({**document(), path: value})


def test_a_misspelt_field_gets_a_suggestion() -> None:
    """For an unknown field, the nearest name is suggested, or else all names are listed."""
    assert (
        only_sentence({**document(), "Purposes": []}) == 'the record has no field "Purposes"; did you mean "purposes"?'
    )
    assert "the record has format, id, revision" in only_sentence({**document(), "zzzz": []})


def test_a_set_of_days_without_quotes_gets_a_remedy() -> None:
    """YAML reads a bare {1974-05-03..1974-05-04} as a mapping, and the remedy says to quote it."""
    broken = document()
    broken["stops"][0]["when"] = {"1974-05-03..1974-05-04": None}
    with pytest.raises(InvalidRecord) as caught:
        structure(broken)
    assert (
        caught.value.faults[0].remedy
        == "if this is a set of days, put it in quotes: YAML reads bare braces as a mapping"
    )


def test_structure_reads_and_does_not_write() -> None:
    """Structure does not change the given document."""
    given_document = document()
    structure(given_document)
    assert given_document == document()


def test_a_decimal_beyond_the_context_keeps_its_digits() -> None:
    """The decimal context of the thread, with 28 digits by default, rounds nothing."""
    broken = document()
    broken["claims"][0]["quantity"]["value"] = "1234567890123456789012345678901234.5"
    with decimal.localcontext(prec=3):
        record = structure(broken)
        assert unstructure(record)["claims"][0]["quantity"]["value"] == "1234567890123456789012345678901234.5"


def test_fields_are_written_in_the_order_of_their_declaration() -> None:
    """Fields are written in the order of their declaration, so a diff shows no moved fields."""
    written = unstructure(visit())
    assert list(written) == [field.name for field in node_shape(Visit).fields if field.name in written]
    assert list(written["people"][0]) == ["id", "name", "office", "country"]


def test_a_misspelt_required_field_is_one_fault() -> None:
    """`stop:` for `stops:` is one fault, and another missing field is still reported."""
    broken = document()
    broken["stop"] = broken.pop("stops")
    del broken["revision"]
    assert {fault for fault in faults(broken) if fault[1] != "dangling-reference"} == {
        ("stop", "unknown-field"),
        ("revision", "missing-field"),
    }


def test_a_misspelt_required_field_is_one_fault_at_any_depth() -> None:
    """A misspelt required field is one fault at any depth, with the right name as its suggestion."""
    broken = document()
    broken["people"][0]["nam"] = broken["people"][0].pop("name")
    assert faults(broken) == [("people/0/nam", "unknown-field")]
    with pytest.raises(InvalidRecord) as caught:
        structure(broken)
    assert caught.value.faults[0].suggestion == "name"


@pytest.mark.parametrize(
    ("document", "seen"),
    [
        ([], "expected one record as a mapping of fields; saw an empty list"),
        (
            {"editor.tabSize": 2},
            "expected one record as a mapping of fields such as format, id and stops; saw a mapping",
        ),
    ],
)
def test_what_is_no_record_gets_a_description_of_a_record(document: object, seen: str) -> None:
    """A document that is no record gets a sentence that says what a record is."""
    with pytest.raises(InvalidRecord) as caught:
        structure(document)
    assert caught.value.faults[0].sentence.startswith(seen)


def test_a_fault_of_our_own_does_not_pass_for_one_of_the_record() -> None:
    """A KeyError that does not come from a missing field is raised again."""
    from diplovisit.converters.errors import faults_of

    with pytest.raises(KeyError):
        list(faults_of(KeyError("revision"), ("stops", 0)))


def test_a_mapping_of_other_things_is_no_record() -> None:
    """A mapping of other things, such as the settings of an editor, gets one finding and not twenty."""
    assert faults({"editor.tabSize": 2, "files.eol": "x"}) == [("", "not-a-record")]


def test_what_is_no_record_is_refused_with_findings_too() -> None:
    """A value of another class, such as that of a lock file, is refused with a finding for each fault at its address."""
    with pytest.raises(InvalidRecord) as caught:
        structure_as({"length": 0, "sha256": "0", "word": "x"}, Fragment)
    assert {(finding.rule, finding.address) for finding in caught.value.findings} == {
        ("number-out-of-range", "length"),
        ("malformed-text", "sha256"),
        ("unknown-field", "word"),
    }
    assert len(caught.value.findings) == len(caught.value.faults)


def test_the_suggestion_for_an_unknown_field_is_kept_for_its_fix() -> None:
    """The suggestion for an unknown field is the nearest name, or None where no name is near."""
    for name, suggestion in (("tilte", "title"), ("qqqqqq", None)):
        with pytest.raises(InvalidRecord) as refused:
            structure({**unstructure(load("examples/least.yaml")), name: "x"})
        (fault,) = refused.value.faults
        assert fault.suggestion == suggestion
