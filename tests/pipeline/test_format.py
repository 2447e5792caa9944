"""Formatting changes neither the content of a record nor the choices of its author."""

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.pipeline.format import format_file, format_yaml
from diplovisit.readers import Document, Format
from diplovisit.readers.yaml_characters import is_ambiguous_unquoted
from diplovisit.readers.yaml_reader import read_yaml
from tests.readers.strategies import VISIT
from tests.records import document
from tests.yaml_texts import Written, yaml_texts


def _read(text: str) -> Document:
    found = read_yaml(text, name="visit.yaml", shape=VISIT)
    assert isinstance(found, Document), found.faults
    return found


def _laid_out(text: str) -> str:
    return format_yaml(_read(text)).text


@given(yaml_texts())
def test_nothing_that_the_record_says_changes(written: Written) -> None:
    """The record before formatting equals the record after it."""
    assert _read(written.text).data == written.document
    assert _read(_laid_out(written.text)).data == written.document


@given(yaml_texts())
def test_other_readers_read_the_same_record(written: Written) -> None:
    """PyYAML, which infers types from text, loads a formatted file as the plain document of the record."""
    assert yaml.safe_load(_laid_out(written.text)) == written.document


@given(yaml_texts())
def test_every_comment_and_every_line_stays(written: Written) -> None:
    """Formatting keeps the number of lines, the comments, and all text except quotes and blanks."""
    after = _laid_out(written.text)
    before = written.text.replace("\r\n", "\n")
    lines = [line.rstrip(" \t") for line in after.removesuffix("\n").split("\n")]
    assert len(lines) == len(before.removesuffix("\n").split("\n"))
    for old, new in zip(before.removesuffix("\n").split("\n"), lines, strict=True):
        assert "".join(old.split()).replace('"', "") == "".join(new.split()).replace('"', "")
        for comment in written.comments:
            assert (comment in old) == (comment in new)


@given(yaml_texts())
def test_formatting_twice_is_formatting_once(written: Written) -> None:
    """Formatting a formatted file changes nothing."""
    once = _laid_out(written.text)
    assert _laid_out(once) == once


@given(yaml_texts())
def test_lines_end_in_lf_without_blanks(written: Written) -> None:
    """No carriage return remains, trailing blanks remain only inside texts, and the last line ends in LF."""
    after = _laid_out(written.text)
    assert "\r" not in after
    assert after.endswith("\n")
    for line in after.split("\n"):
        assert not (line.endswith((" ", "\t")) and ("#" in line or line.rstrip().endswith(("]", "}", '"', "'"))))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("sending: [NO, FI]\n", 'sending: ["NO", FI]\n'),
        ("status: 'no'\n", "status: 'no'\n"),
        ("title: On\n", 'title: "On"\n'),
        ("title: y  # why\n", 'title: "y"  # why\n'),
        ("title: 10:30\n", 'title: "10:30"\n'),
        ("title: 1.10\n", 'title: "1.10"\n'),
        ("title: 017\n", 'title: "017"\n'),
        ("title: 0o17\n", 'title: "0o17"\n'),
        ("title: 1e3\n", 'title: "1e3"\n'),
        ("title: 1_000\n", 'title: "1_000"\n'),
        ("title: =\n", 'title: "="\n'),
        ("title: 2025-03-07 10:30:00\n", 'title: "2025-03-07 10:30:00"\n'),
        ("title: NO way\n", "title: NO way\n"),
        ("title: 12 days\n", "title: 12 days\n"),
        ("title: ~\n", "title: ~\n"),
        ("title:\n", "title:\n"),
        ("revision: 1\n", "revision: 1\n"),
        ("stops: [{when: 2025-03}]\n", 'stops: [{when: "2025-03"}]\n'),
        ("stops: [{when: 2025-03-07/2025-03-09}]\n", 'stops: [{when: "2025-03-07/2025-03-09"}]\n'),
        ("stops: [{duration: P1D}]\n", "stops: [{duration: P1D}]\n"),
        ("stops: [{when: {2025-03-07,2025-03-12}}]\n", 'stops: [{when: "{2025-03-07,2025-03-12}"}]\n'),
        ("stops: [{when: {2025-03-07, 2025-03-12}}]\n", 'stops: [{when: "{2025-03-07,2025-03-12}"}]\n'),
        ("stops: [{when: {2025-03-07: x}}]\n", "stops: [{when: {2025-03-07: x}}]\n"),
        # A list may mean all of its days, but brackets in EDTF mean one of a set.
        ("stops: [{when: [2025-03,2025-04]}]\n", "stops: [{when: [2025-03,2025-04]}]\n"),
        ("revised: 2025-03-05T12:00:00Z\n", 'revised: "2025-03-05T12:00:00Z"\n'),
        ("title:\tTalks\n", "title: Talks\n"),
        ("title: Talks \t\n", "title: Talks\n"),
        ("title: a\tb\n", "title: a\tb\n"),
        ("title: a\t# b\n", "title: a # b\n"),
        ("sending: [\tFI\t,\tEE\t]\n", "sending: [ FI , EE ]\n"),
        ("sources: [{url: https://example.org/?q=1}]\n", 'sources: [{url: "https://example.org/?q=1"}]\n'),
        ("sources:\n- url: https://example.org/?q=1\n", "sources:\n- url: https://example.org/?q=1\n"),
        ("title: Talks  # \t\n", "title: Talks  #\n"),
        ("title: Talks", "title: Talks\n"),
        ("title: Talks\r\nstatus: held\r", "title: Talks\nstatus: held\n"),
        # A line break at the end would become part of these texts.
        ("notes:\n- |\n  one", "notes:\n- |\n  one"),
        ("notes:\n- |+\n  one", "notes:\n- |+\n  one"),
        ("notes:\n- |-\n  one", "notes:\n- |-\n  one\n"),
        ("notes:\n- | \n  one  \n\n  two\n", "notes:\n- |\n  one  \n\n  two\n"),
        ('notes:\n- "one\\ \n  two"  \n', 'notes:\n- "one\\ \n  two"\n'),
        ("notes:\n- one  \n  two\n", "notes:\n- one\n  two\n"),
        ("--- \ntitle: 5\n... \n", '---\ntitle: "5"\n...\n'),
        ('? title\n: "5"\n', '? title\n: "5"\n'),
        ("{title: 5}\n", '{title: "5"}\n'),
    ],
)
def test_formatting_of_examples(before: str, after: str) -> None:
    """Formatting quotes ambiguous texts and removes loose ends; a detail with two valid forms stays."""
    assert _laid_out(before) == after


@given(st.from_regex(r"[-+0-9._:eExXoObBnNyYTtZ ]{1,12}|[a-zA-Z~.=<]{1,5}", fullmatch=True))
def test_whatever_pyyaml_types_is_known(text: str) -> None:
    """Every text that PyYAML takes for another type gets quotes."""
    try:
        value: Any = yaml.safe_load(f"- {text}")
    except (yaml.YAMLError, ValueError):
        return
    if isinstance(value, list) and len(value) == 1 and not isinstance(value[0], str | list | dict):
        assert text.strip() == "" or is_ambiguous_unquoted(text.strip())


def test_a_file_with_invalid_documents_is_not_formatted() -> None:
    """A file with unreadable text or with another mapping is not formatted, and the fault is reported."""
    for data in (b"version: 3\nservices: [no]\n", b"title: [\n", b"title: x\n"):
        done = format_file(data, name="visit.yaml", format=Format.YAML)
        assert done.data is None
        assert done.invalid[0].findings


def test_many_blanks_take_no_time() -> None:
    """Long runs of blanks are scanned once."""
    long = "title: a" + " " * 200_000 + "b\n"
    assert _laid_out(long) == long


@pytest.mark.parametrize("compact", [False, True])
def test_the_schema_that_a_json_file_names_stays_in_it(compact: bool) -> None:
    """Formatting keeps the `$schema` of a record in JSON, before all other fields, and formats the rest as ever."""
    plain = format_file(json.dumps(document()).encode(), name="a.json", format=Format.JSON, compact=compact).data
    bound = json.dumps(document() | {"$schema": "visit.schema.json"}).encode()
    after = format_file(bound, name="a.json", format=Format.JSON, compact=compact).data
    assert plain is not None
    assert after is not None
    assert next(iter(json.loads(after))) == "$schema"
    assert json.loads(after) == {"$schema": "visit.schema.json"} | json.loads(plain)
    assert format_file(after, name="a.json", format=Format.JSON, compact=compact).data == after


def test_the_schema_that_a_line_names_stays_in_it() -> None:
    """Formatting keeps the `$schema` of a line of JSON Lines."""
    bound = (json.dumps(document() | {"$schema": "visit.schema.json"}) + "\n").encode()
    after = format_file(bound, name="a.jsonl", format=Format.JSON_LINES).data
    assert after is not None
    assert json.loads(after)["$schema"] == "visit.schema.json"


def test_the_schema_that_a_yaml_file_names_stays_in_it() -> None:
    """Formatting YAML keeps the `$schema` of a record, and puts no quotes around it."""
    text = "$schema: ../schemas/visit.schema.json\nsending: [NO]\n"
    assert _laid_out(text) == '$schema: ../schemas/visit.schema.json\nsending: ["NO"]\n'
