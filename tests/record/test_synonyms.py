"""Words that newcomers type are answered with the field or the word that is meant, or with how to choose."""

import enum
from pathlib import Path
from typing import Any

import pytest

from diplovisit import check
from diplovisit.converters import structure
from diplovisit.record import InvalidRecord, Visit, node_shape, synonyms, vocabularies
from diplovisit.record.shapes import NodeShape
from diplovisit.schema_validation import validate
from tests.conftest import ROOT
from tests.records import document


def classes() -> dict[str, NodeShape]:
    """The classes of a record by name."""
    found: dict[str, NodeShape] = {}

    def add(shape: NodeShape) -> None:
        if shape.cls.__name__ not in found:
            found[shape.cls.__name__] = shape
            for _, inner, _ in shape.inner:
                add(inner)

    add(node_shape(Visit))
    return found


VOCABULARIES = {
    name: {word.value for word in cls}
    for name, cls in vars(vocabularies).items()
    if isinstance(cls, type) and issubclass(cls, enum.StrEnum)
}


def test_each_suggested_field_is_one_of_the_class_and_no_typed_word_is() -> None:
    """A word of the table of fields is no field of the class, and stands for one."""
    for (cls, word), name in synonyms._fields().items():
        fields = classes()[cls].by_name
        assert name in fields, (cls, name)
        assert word.replace("-", "_") not in fields, (cls, word)


def test_each_suggested_word_is_one_of_the_vocabulary_and_no_typed_word_is() -> None:
    """A word of the table of vocabularies is none of the vocabulary, and stands for one."""
    for (vocabulary, word), name in synonyms._words().items():
        assert name in VOCABULARIES[vocabulary], (vocabulary, name)
        assert word not in VOCABULARIES[vocabulary], (vocabulary, word)
    for vocabulary, choices in synonyms._UNCLEAR.items():
        for words in choices:
            assert VOCABULARIES[vocabulary].isdisjoint(words.split())


def test_no_word_is_listed_for_two_fields_of_a_class_or_two_words_of_a_vocabulary() -> None:
    """A typed word has one meaning in a class, and one in a vocabulary."""
    for texts in (synonyms._FIELDS, synonyms._VOCABULARIES):
        for owner, text in texts.items():
            words = [word for line in text.splitlines() for word in line.partition(":")[2].split()]
            assert len(words) == len(set(words)), owner


def findings_of(faulty: Any) -> list[tuple[str, str, str, str]]:
    """The address, rule, sentence and remedy of each fault, which the schema and the converter say alike."""
    with pytest.raises(InvalidRecord) as caught:
        structure(faulty)
    by_schema = validate(faulty)
    assert set(by_schema) == set(caught.value.findings)
    return [(found.address, found.rule, found.sentence, found.remedy) for found in by_schema]


@pytest.mark.parametrize(
    ("field", "suggestion", "remedy"),
    [
        ("from", "sending", "sending: [IN]"),
        ("date", "when", 'when: "2025-03-07"'),
        ("Dates", "when", 'when: "2025-03-07"'),
        ("visitor", "travellers", "say who that is in `people`"),
        ("delegation", "travellers", "travellers: [{person: misri}]"),
        ("purpose", "purposes", "purposes: ["),
        ("type", "category", ""),
        ("updated_at", "revised", ""),
        ("city", None, "`places` of a stop"),
        ("country", None, "`country` of a stop"),
        ("host", None, "the host country is `country` of a stop; a person who receives"),
        ("to", None, "`country` of a stop"),
        ("url", None, "`url` of a source"),
        ("start", None, "the first and the last day in `when`"),
        ("end", None, "the first and the last day in `when`"),
        ("start_date", None, "the first and the last day in `when`"),
        ("confirmed", None, "a word for `status`"),
        ("programme", None, "`engagements` of a stop"),
        ("participants", None, "`travellers`"),
    ],
)
def test_a_field_that_newcomers_type_is_answered(field: str, suggestion: str | None, remedy: str) -> None:
    """The field that is meant is suggested, with its form; a field of something else is named in the remedy."""
    faulty = document() | {field: "x"}
    ((address, rule, sentence, help_text),) = findings_of(faulty)
    assert (address, rule) == (field, "unknown-field")
    assert ("did you mean" in sentence) == (suggestion is not None)
    assert suggestion is None or f'did you mean "{suggestion}"?' in sentence
    assert remedy in help_text


def test_a_field_of_another_name_is_not_missing_too() -> None:
    """A required field under the name that newcomers type is one finding and not two."""
    faulty = document()
    faulty["visitors"] = faulty.pop("travellers")
    assert [(address, rule) for address, rule, _, _ in findings_of(faulty)] == [("visitors", "unknown-field")]


@pytest.mark.parametrize(
    ("status", "suggestion", "remedy"),
    [
        ("done", "held", ""),
        ("Completed", "held", ""),
        ("in progress", "under-way", ""),
        ("canceled", "cancelled", ""),
        ("delayed", "postponed", ""),
        ("planned", None, "write announced where"),
        ("tentative", None, "write announced where"),
        ("anounced", "announced", ""),
    ],
)
def test_a_word_that_newcomers_type_is_answered(status: str, suggestion: str | None, remedy: str) -> None:
    """The word that is meant is suggested; where several are possible, the remedy says which is which."""
    ((address, rule, sentence, help_text),) = findings_of(document() | {"status": status})
    assert (address, rule) == ("status", "unknown-word")
    assert ("did you mean" in sentence) == (suggestion is not None)
    assert suggestion is None or f'did you mean "{suggestion}"?' in sentence
    assert remedy in help_text


def test_bilateral_is_no_category() -> None:
    """A category that is no protocol class is to be left out."""
    ((_, _, _, help_text),) = findings_of(document() | {"category": "bilateral"})
    assert "leave `category` out" in help_text


@pytest.mark.parametrize("value", ["King Harald", "the host", "König"])
def test_a_reference_that_is_no_id_is_one_finding(value: str) -> None:
    """A text that cannot be an id is not reported as the id of nobody, too."""
    faulty = document() | {"invited_by": value}
    ((address, rule, _, _),) = findings_of(faulty)
    assert (address, rule) == ("invited_by", "malformed-text")
    faulty = document()
    faulty["travellers"][0]["person"] = value
    ((address, rule, _, _),) = findings_of(faulty)
    assert (address, rule) == ("travellers/0/person", "malformed-text")


def suggestion_for(about: str, people: tuple[str, ...]) -> str | None:
    """What is suggested for an address that leads nowhere, in a record with these people."""
    changed = document()
    changed["people"] += [{"id": name, "name": name} for name in people]
    changed["evidence"] = [{"about": [about], "basis": "stated", "part": "body", "quote": "x"}]
    with pytest.raises(InvalidRecord) as caught:
        structure(changed)
    (fault,) = caught.value.faults
    return fault.suggestion


@pytest.mark.parametrize(
    ("about", "people", "suggestion"),
    [
        ("hassan/country", ("harald",), None),
        ("king-hassan/country", ("king-harald",), None),
        ("hassan", ("harald",), None),
        ("day-2/name", ("day-1",), None),
        ("harold/country", ("harald",), "harald/country"),
        ("harald/contry", ("harald",), "harald/country"),
        ("harold/contry", ("harald",), "harald/country"),
        ("harald/whatever", ("harald",), None),
        ("talin/when", (), "tallinn/when"),
        ("staus", (), "status"),
        ("time_zone", (), "tallinn/time_zone"),
    ],
)
def test_an_address_is_suggested_only_for_the_same_thing(
    about: str, people: tuple[str, ...], suggestion: str | None
) -> None:
    """The part of an address that names a thing must itself be near: a field in common makes no stranger near."""
    assert suggestion_for(about, people) == suggestion


@pytest.mark.parametrize(("name", "suggestion"), [("envoi", "envoy"), ("hoist", "host"), ("envoy-2", None)])
def test_a_person_is_suggested_only_where_the_name_is_near(name: str, suggestion: str | None) -> None:
    """An id that resembles that of another person, and names somebody else, is not suggested."""
    changed = document()
    changed["people"].append({"id": "envoy-1", "name": "Another"})
    changed["travellers"][0]["person"] = name
    with pytest.raises(InvalidRecord) as caught:
        structure(changed)
    assert caught.value.faults[0].suggestion in {suggestion, "envoy" if name == "envoy-2" else suggestion}


@pytest.mark.parametrize(
    ("old", "new", "fixed"),
    [
        ("when: ", "date: ", "when: "),
        ("stops:", "stop:", "stops:"),
        ("travellers:\n  - {person: virtanen}", "visitors: Aino Virtanen", None),
        ("status: announced", "staus: anounced", "status: anounced"),
    ],
)
def test_a_new_name_is_suggested_only_where_it_mends_something(
    old: str, new: str, fixed: str | None, tmp_path: Path
) -> None:
    """A field whose value has another form than the meant one gets no suggestion to call it so; a misspelt one does."""
    file = tmp_path / "visit.yaml"
    text = (ROOT / "examples/least.yaml").read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    (finding,) = [finding for finding in check(file).findings if finding.rule == "unknown-field"]
    assert (finding.fix is not None) == (fixed is not None)


@pytest.mark.parametrize(
    ("language", "tag"), [("English", "en"), ("german", "de"), ("EN", "en"), ("en_gb", "en-GB"), ("Klingon", None)]
)
def test_a_language_by_its_name_is_answered_with_its_tag(language: str, tag: str | None) -> None:
    """The name of a language is answered with its tag, and so is a tag in other letters."""
    faulty = document()
    faulty["sources"][0]["language"] = language
    ((address, rule, sentence, _),) = findings_of(faulty)
    assert (address, rule) == ("ministry/language", "malformed-text")
    assert sentence.endswith(f'; did you mean "{tag}"?' if tag else f'saw the text "{language}"')


@pytest.mark.parametrize(
    ("field", "value", "remedy"),
    [
        ("travellers", "macron", "write it as a mapping: {person: macron}"),
        ("sources", "https://example.org", "write it as a mapping: {id: …, kind: …}"),
        ("people", "Emmanuel Macron", "write it as a mapping: {id: …, name: …}"),
    ],
)
def test_a_text_for_a_mapping_is_answered_with_the_mapping(field: str, value: str, remedy: str) -> None:
    """A text where a mapping belongs is answered with the fields that the mapping needs."""
    found = validate(document() | {field: [value], "evidence": []})
    assert [(finding.address, finding.remedy) for finding in found] == [(f"{field}/0", remedy)]
