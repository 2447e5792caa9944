"""Hostile records: each file of the corpus is refused by its rule at its place, by the command and by the library.

A folder of `tests/corpus/hostile` has files and a table, `expected.csv`, with one row for each rule that a file breaks:
the first place, and the start of the sentence. A row without a rule is a valid file. Files that are too large to store
are generated (`made.py`).
"""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from diplovisit import InvalidRecord, Visit, check, load_all, loads, validate
from diplovisit.readers import Format, UnreadableDocument, read_documents
from diplovisit.record import Group, node_shape
from tests.hostile.guarded_run import Command, run_guarded
from tests.hostile.made import CORPUS, MADE, lay_out

pytestmark = pytest.mark.not_measured

SUBJECTS = ("json", "yaml", "record")
Expected = dict[str, dict[str, tuple[int, int, str]]]
"""By file and rule: the line, the column, and the start of the sentence."""


def expected_of(subject: str) -> Expected:
    """Reads the table of a folder."""
    found: Expected = {}
    with (CORPUS / subject / "expected.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            rules = found.setdefault(row["file"], {})
            if row["rule"]:
                rules[row["rule"]] = (int(row["line"]), int(row["column"]), row["says"])
    return found


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_table_names_every_file(subject: str) -> None:
    """Every file has a row, and every row has a file."""
    kept = {file.name for file in (CORPUS / subject).iterdir()} - {"expected.csv"}
    made = {name.partition("/")[2] for name in MADE if name.startswith(f"{subject}/")}
    assert set(expected_of(subject)) == kept | made
    assert not kept & made


@pytest.mark.parametrize("subject", [pytest.param("json", marks=pytest.mark.at_length), "yaml", "record"])
@pytest.mark.at_length
def test_the_command_refuses_each_by_its_rule_at_its_place(subject: str, tmp_path: Path) -> None:
    """Each file breaks exactly the rules in the table, at that place and with that sentence, and none passes."""
    lay_out(subject, tmp_path)
    # They are named, because some of them do not look like records any more.
    named = sorted(expected_of(subject))
    options = ("--no-across", "--no-config", "--output-format", "json")
    (done,) = run_guarded(tmp_path, Command(("check", *named, *options)))
    assert done.code == 1
    seen: Expected = {name: {} for name in expected_of(subject)}
    for each in done.findings:
        assert each["help"], each
        seen[each["file"]].setdefault(each["rule"], (each["line"], each["column"], each["message"]))
    for name, rules in expected_of(subject).items():
        assert set(seen[name]) == set(rules), name
        for rule, (line, column, says) in rules.items():
            assert seen[name][rule][:2] == (line, column), (name, rule)
            assert seen[name][rule][2].startswith(says), (name, rule)


_KEPT = [
    (subject, name)
    for subject in SUBJECTS
    for name in sorted(expected_of(subject))
    if (CORPUS / subject / name).is_file()
]


_OF_READING = (Group.SYNTAX, Group.SCHEMA)
"""The groups of rules that make a file unreadable. All other rules need a valid record."""


def _raised(run: Callable[[], object]) -> list[tuple[str, int, int]] | None:
    """The faults that a call raises, None without an error."""
    try:
        run()
    except InvalidRecord as error:
        str(error)
        return [(each.rule, each.span.line, each.span.column) for each in error.findings if each.span is not None]
    return None


@pytest.mark.parametrize(("subject", "name"), _KEPT, ids=lambda value: value)
def test_the_library_refuses_what_the_command_refuses(subject: str, name: str) -> None:
    """`load_all` and `check` report the same rules at the same places.

    `loads` does so for JSON. Nothing else is raised.
    """
    file = CORPUS / subject / name
    findings = check(file, across=False).findings
    assert {each.rule for each in findings} == set(expected_of(subject)[name])
    raised = _raised(lambda: list(load_all(file)))
    unreadable = {
        (each.rule, each.span.line) for each in findings if each.group in _OF_READING and each.span is not None
    }
    assert bool(raised) == bool(unreadable)
    assert {(rule, line) for rule, line, _ in raised or ()} <= unreadable
    if name.endswith(".json"):
        assert _raised(lambda: loads(file.read_bytes())) == raised


@pytest.mark.parametrize(("subject", "name"), _KEPT, ids=lambda value: value)
def test_the_schema_refuses_what_structure_refuses(subject: str, name: str) -> None:
    """The JSON Schema validates every readable document without an error, a file access, or a network access."""
    form = {"json": Format.JSON, "yaml": Format.YAML, "yml": Format.YAML, "jsonl": Format.JSON_LINES}
    suffix = name.rpartition(".")[2]
    with (CORPUS / subject / name).open("rb") as stream:
        for document in read_documents(stream, name=name, format=form[suffix], shape=node_shape(Visit)):
            if not isinstance(document, UnreadableDocument):
                validate(document.data)


def test_no_key_of_a_document_is_one_of_ours() -> None:
    """`__proto__` and similar keys are unknown fields, and change no class."""
    before = dict(vars(Visit))
    with pytest.raises(InvalidRecord, match="__proto__"):
        loads((CORPUS / "json" / "proto.json").read_bytes())
    assert dict(vars(Visit)) == before
