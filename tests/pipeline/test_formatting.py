"""Formatting changes nothing that a record says, and nothing that its writer chose."""

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
from tests.yaml_texts import Written, yaml_texts


def _read(text: str) -> Document:
    found = read_yaml(text, name="visit.yaml", shape=VISIT)
    assert isinstance(found, Document), found.faults
    return found


def _laid_out(text: str) -> str:
    return format_yaml(_read(text)).text


@given(yaml_texts())
def test_nothing_that_the_record_says_changes(written: Written) -> None:
    """The record that is read before and after is the same one."""
    assert _read(written.text).data == written.document
    assert _read(_laid_out(written.text)).data == written.document


@given(yaml_texts())
def test_other_readers_read_the_same_record(written: Written) -> None:
    """PyYAML, which types by the looks of a text, reads what was formatted as the plain document that it is."""
    assert yaml.safe_load(_laid_out(written.text)) == written.document


@given(yaml_texts())
def test_every_comment_and_every_line_stays(written: Written) -> None:
    """There are as many lines as before, with the same comments on them, and but for quotes and blanks the same text."""
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
    """What was formatted is left as it is."""
    once = _laid_out(written.text)
    assert _laid_out(once) == once


@given(yaml_texts())
def test_lines_end_in_lf_without_blanks(written: Written) -> None:
    """No carriage return is left; blanks at the end of a line are left only inside a text; the last line has its end."""
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
        # A list may be meant for all of its days, and one of a set is what EDTF means by brackets.
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
        # A line break at the end would come into these texts.
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
def test_what_is_changed_and_what_is_not(before: str, after: str) -> None:
    """Quotes where other readers would not read a text, and loose ends; nothing that has two right forms."""
    assert _laid_out(before) == after


@given(st.from_regex(r"[-+0-9._:eExXoObBnNyYTtZ ]{1,12}|[a-zA-Z~.=<]{1,5}", fullmatch=True))
def test_whatever_pyyaml_types_is_known(text: str) -> None:
    """A text that PyYAML takes for anything but a text is one that gets quotes."""
    try:
        value: Any = yaml.safe_load(f"- {text}")
    except (yaml.YAMLError, ValueError):
        return
    if isinstance(value, list) and len(value) == 1 and not isinstance(value[0], str | list | dict):
        assert text.strip() == "" or is_ambiguous_unquoted(text.strip())


def test_a_file_with_anything_but_records_is_left() -> None:
    """Neither a text that cannot be read nor a mapping of other things is formatted; what is wrong is told."""
    for data in (b"version: 3\nservices: [no]\n", b"title: [\n", b"title: x\n"):
        done = format_file(data, name="visit.yaml", format=Format.YAML)
        assert done.data is None
        assert done.refused[0].findings


def test_many_blanks_take_no_time() -> None:
    """Long runs of blanks are gone through once."""
    long = "title: a" + " " * 200_000 + "b\n"
    assert _laid_out(long) == long
