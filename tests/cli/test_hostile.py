"""Whatever a record, a source, a file name or an argument contains, the output of the command is inert."""

import itertools
import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import junitparser
import pytest

from tests.cli.test_command import run
from tests.conftest import ROOT
from tests.hostile_records import cited, free_texts, hostile_document, hostile_source, mixed_documents
from tests.inert import require_inert
from tests.payloads import ALLOWED, LOGS, REFUSED, TERMINALS, UNICODE, URLS
from tests.records import document
from tests.reporters.test_sarif import VALIDATOR

pytestmark = pytest.mark.not_measured

FORMATS = ("full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown")


def said(code: int, *arguments: str | Path, cwd: Path = ROOT) -> str:
    """The output of a command on both streams, which must be inert, with an expected exit code."""
    done = run(*arguments, cwd=cwd)
    out, err = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == code, out[-500:] + err[-500:]
    require_inert(out, commands="github" in arguments)
    require_inert(err)
    assert out + err
    assert "Traceback" not in err
    return out


def written(folder: Path, documents: list[dict[str, Any]]) -> Path:
    """Records as a file of JSON Lines as programs write them, with escapes for non-ASCII characters."""
    file = folder / "visits.jsonl"
    file.write_text("".join(json.dumps(item) + "\n" for item in documents))
    return file


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hostile records, next to the hostile text of their source."""
    folder = tmp_path_factory.mktemp("records")
    (folder / "retelling.txt").write_text(hostile_source(), "utf-8", newline="")
    return written(folder, [cited(item) for item in mixed_documents()])


def reports(records: Path, code: int) -> dict[str, str]:
    """The reports of `check` in every format, from one check."""
    files = {name: records.parent / f"report.{name}" for name in FORMATS}
    requested = itertools.chain.from_iterable(("--output-file", f"{name}={file}") for name, file in files.items())
    text = {"full": said(code, "check", records, "--statistics", *requested)}
    for name, file in files.items():
        text[name] = file.read_text("utf-8")
        require_inert(text[name], commands=name == "github")
    return text


def require_readable(text: dict[str, str]) -> list[dict[str, Any]]:
    """Validates the reports for programs, and returns the findings, which are the same in all of them."""
    findings: list[dict[str, Any]] = json.loads(text["json"])["findings"]
    messages = [finding["message"] for finding in findings]
    with_subjects = [
        f"{each['address']}: {each['message']}" if each["address"] else each["message"] for each in findings
    ]
    lines = [json.loads(line) for line in text["jsonl"].splitlines()]
    assert [line["message"] for line in lines if "message" in line] == messages
    assert isinstance(VALIDATOR, jsonschema_rs.Draft4Validator)
    sarif = json.loads(text["sarif"])
    assert VALIDATOR.is_valid(sarif)
    assert [item["message"]["text"] for item in sarif["runs"][0]["results"]] == with_subjects
    assert [item["description"] for item in json.loads(text["gitlab"])] == with_subjects
    (suite,) = junitparser.JUnitXml.fromstring(text["junit"].encode())
    assert suite.tests == sum(1 for _ in suite) == len({finding["record"] for finding in findings})
    return findings


@pytest.mark.at_length
def test_no_report_of_a_record_is_more_than_a_report(records: Path) -> None:
    """Every format is inert in a terminal and a log, and readers get the original text."""
    findings = require_readable(reports(records, 1))
    assert {"invisible-character", "bidirectional-control", "not-nfc"} <= {finding["rule"] for finding in findings}


def test_what_no_record_can_hold_is_refused_and_only_shown(tmp_path: Path) -> None:
    """A control character is refused in any field with its position, and is inert in all reports."""
    controls = itertools.cycle(
        text for text in REFUSED.values() if not any("\ud800" <= item <= "\udfff" for item in text)
    )
    documents = [hostile_document(f"refused-{number}", controls, itertools.cycle(URLS)) for number in range(3)]
    findings = require_readable(reports(written(tmp_path, documents), 1))
    assert len(findings) == sum(len(list(free_texts(item))) for item in documents)
    assert {item["rule"] for item in findings} == {"control-character"}
    for item in findings:
        assert item["line"] <= len(documents)
        assert item["column"] > 1
        assert item["help"]
        assert "has the control character U+" in item["message"]


@pytest.mark.parametrize("name", ["half-a-pair", "other-half-of-a-pair"])
def test_half_a_pair_is_refused_and_only_shown(tmp_path: Path, name: str) -> None:
    """A lone surrogate is refused also as a JSON escape, which Python and JavaScript accept."""
    spoilt = document() | {"title": REFUSED[name]}
    text = said(1, "check", written(tmp_path, [spoilt]))
    assert "visits.jsonl:1:" in text
    assert "surrogate" in text
    assert "help: " in text


@pytest.mark.parametrize("command", [["export", "--to", "ics"], ["fmt", "--check"], ["evidence"], ["anchor"], ["show"]])
def test_what_is_refused_is_only_shown_by_every_command(tmp_path: Path, command: list[str]) -> None:
    """Commands that need valid records report invalid ones as `check` does, and write nothing."""
    file = tmp_path / "visit.json"
    file.write_text(json.dumps(hostile_document("a-visit", itertools.cycle(REFUSED.values()), itertools.cycle(URLS))))
    said(1, *command, file)
    assert list(tmp_path.iterdir()) == [file]


def test_evidence_is_only_shown(records: Path) -> None:
    """The table and the JSON are inert with sentences of a hostile source, and quotes are those of the record."""
    said(1, "evidence", records)
    said(1, "evidence", records, "--show-source", "line")
    lines = said(1, "evidence", records, "--output-format", "json").splitlines()
    quotes = [{item["quote"] for item in json.loads(line)["judgements"]} for line in lines]
    assert quotes == [{item["evidence"][0]["quote"]} for item in mixed_documents()]


def test_a_sentence_of_a_source_is_only_shown(tmp_path: Path) -> None:
    """A sentence that begins with a workflow command is inert after the spaces that a runner removes."""
    (tmp_path / "paper.txt").write_text(
        "He left.\n\n::error::visit on 7 and 8 April 2025 \u009b31m.\n\nHe came.", "utf-8"
    )
    record = document()
    record["sources"][0]["parts"] = [{"name": "body", "start": 0, "end": 50}]
    (tmp_path / "visit.json").write_text(json.dumps(record))
    requested = (
        "evidence",
        tmp_path / "visit.json",
        "--source",
        f"ministry={tmp_path / 'paper.txt'}",
        "--show-source=line",
    )
    assert "    \\x3a:error::visit on 7 and 8 April 2025 \\x9b31m." in said(0, *requested)


@pytest.mark.at_length
def test_what_words_prove_is_only_shown(tmp_path: Path) -> None:
    """The facts, the words and the rows that `quote` and `status` show are inert, whatever record and text say."""
    (tmp_path / "paper.txt").write_text("::error::visit on 7 and 8 April 2025 \u009b31m.\n", "utf-8")
    given = ("--source", f"the-source={tmp_path / 'paper.txt'}")
    for number, item in enumerate(mixed_documents()):
        file = tmp_path / f"{number}.json"
        file.write_text(json.dumps(item))
        for form in ("text", "json"):
            done = run("quote", file, "visit on 7 and 8 April 2025", "--all", "--output-format", form, *given)
            assert done.returncode in (0, 1)
            require_inert(done.stdout.decode())
            require_inert(done.stderr.decode())
        done = run("status", file, "postponed", "--stop", "all", "--by", "x", "--note", "y", "--dry-run")
        assert done.returncode in (0, 1)
        require_inert(done.stdout.decode())
        require_inert(done.stderr.decode())


HEAD = (
    "OSLO, Sept 3, 2026 (Example Press) - Norwegian Prime Minister Ingrid Solheim will visit Japan from September 15 to 17,"
    " her office announced.\n\n"
)


@pytest.mark.at_length
def test_a_draft_of_an_article_is_only_shown(tmp_path: Path) -> None:
    """The draft of a hostile article, its choices and its report are inert, and what it left out can be found again."""
    article = tmp_path / "article.txt"
    article.write_text(HEAD + hostile_source(), "utf-8", newline="")
    record = said(0, "draft", article, "--publisher", "::error::x")
    assert "quote-not-in-source" not in run("draft", article).stderr.decode()
    (tmp_path / "visit.yaml").write_text(record, "utf-8")
    said(0, "draft", "--update", tmp_path / "visit.yaml", f"later={article}")
    answer = tmp_path / "answer.json"
    for payload in ALLOWED.values():
        statement = {"source": payload, "quote": payload, "value": payload}
        answer.write_text(json.dumps({"format": 1, "status": [statement], payload: payload}))
        done = run("draft", article, "--answer", answer)
        require_inert(done.stdout.decode())
        require_inert(done.stderr.decode())


def test_changes_are_only_shown(records: Path, tmp_path: Path) -> None:
    """Changes between hostile records and plain ones are inert in every format."""
    plain = [hostile_document(item["id"], itertools.repeat("x"), itertools.cycle(URLS)) for item in mixed_documents()]
    before = written(tmp_path, plain)
    for name in ("text", "json", "markdown"):
        assert said(0, "diff", before, records, "--addresses", "--output-format", name)


def test_a_programme_is_only_shown(records: Path) -> None:
    """The programme of hostile records is inert in every form."""
    for form in ((), ("--markdown",), ("--html",)):
        assert said(0, "show", records, *form)


BLOCK = """\
# ##[add-mask]x
title: Jose\u0301 Virtanen visits Estonia
notes:
  - |-
   ::error file=x::y
   a\u3164\u202eb ##vso[task.setvariable variable=x]y
sending: [NO]  # ::error::z
"""


@pytest.mark.parametrize("command", [["check", "--diff"], ["fmt", "--diff"], ["check"]])
def test_lines_of_a_file_are_only_shown(tmp_path: Path, command: list[str]) -> None:
    """A line of YAML that begins with a workflow command is inert in a diff and in a frame."""
    file = tmp_path / "visit.yaml"
    rest = {key: value for key, value in document().items() if key not in ("title", "notes", "sending")}
    file.write_text(BLOCK + "\n".join(f"{key}: {json.dumps(value)}" for key, value in rest.items()), "utf-8")
    text = said(1, *command, file)
    assert "x3a:error file=x::y" in text or command == ["check"]


UNSEEN = ("override", "marks", "fillers", "tags", "zero-width")


def file_names() -> list[str]:
    """The payloads as file names: no slashes, no NUL, at most 255 octets; some octets are not UTF-8."""
    texts = (*LOGS.values(), *TERMINALS.values(), *(UNICODE[name] for name in UNSEEN), ":", "-rf", "\udcff\udc9b31m")
    return sorted({text.replace("/", "_").replace("\0", "")[:50] for text in texts})


@pytest.fixture(scope="module")
def unread(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of unreadable files with hostile names."""
    folder = tmp_path_factory.mktemp("unread")
    for name in file_names():
        (folder / f"{name}.json").write_text('{"format": 1, "id": "a"')
    return folder


@pytest.mark.parametrize(
    "command", ["check", "anchor", "evidence", "show", "export --to jsonl", "plot", "fmt", "import"]
)
def test_no_name_of_a_file_that_is_refused_is_obeyed(unread: Path, command: str) -> None:
    """The hostile name of a refused file is inert, from within its folder too."""
    text = said(1, *command.split(), ".", cwd=unread)
    assert (not text) or text.count("malformed-json") == len(file_names())


@pytest.mark.parametrize(("command", "code"), [("fmt", 3), ("check", 3), ("check --fix", 3), ("check --diff", 0)])
def test_no_name_of_a_file_that_is_left_is_obeyed(tmp_path: Path, command: str, code: int) -> None:
    """The hostile names of files that are not records are inert."""
    for name in file_names():
        (tmp_path / f"{name}.json").write_text("{")
    said(code, *command.split(), ".", cwd=tmp_path)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of records with findings, in files with hostile names."""
    folder = tmp_path_factory.mktemp("read")
    for number, name in enumerate(file_names()):
        record = document() | {"id": f"visit-{number}"}
        (folder / f"{name}.json").write_text(json.dumps(record))
    return folder


@pytest.mark.parametrize(
    ("command", "code"),
    [("check --show-files", 0), ("fmt --check", 1), ("fmt --diff", 1), ("evidence", 0), ("anchor", 3)],
)
def test_no_name_of_a_file_is_obeyed(read: Path, command: str, code: int) -> None:
    """When a command names each file that it reads, no line begins with a workflow command."""
    assert said(code, *command.split(), ".", cwd=read) or command == "anchor"


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "*"],
        ["check", "x.json", "--select", "*"],
        ["check", "x.json", "--severity", "*"],
        ["check", "x.json", "--source", "a=*"],
        ["check", "x.json", "--output-file", "*"],
        ["check", "x.json", "--terms", "*"],
        ["check", "x.json", "--config", "*"],
        ["diff", "*", "x.json"],
        ["evidence", "*"],
        ["anchor", "*"],
        ["explain", "*"],
        ["completion", "*"],
        ["export", "x.json", "--to", "*"],
        ["export", "x.json", "--to", "ics", "--where", "*"],
        ["export", "x.json", "--to", "ics", "--refresh", "*"],
        ["plot", "x.json", "--where", "country=*"],
        ["map", "*"],
        ["import", "x.json", "--map", "*"],
        ["draft", "*"],
        ["draft", "x.json", "--date", "*"],
        ["draft", "x.json", "--id", "*"],
        ["draft", "x.json", "--revised", "*"],
        ["draft", "x.json", "--answer", "*"],
        ["draft", "x.json", "--with", "*"],
        ["draft", "x.json", "--rounds", "*"],
        ["draft", "--update", "*", "x.json"],
        ["draft", "--update", "x.json", "*"],
        ["fmt", "*"],
        ["status", "*", "held"],
        ["status", "x.json", "*"],
        ["status", "x.json", "postponed", "--to", "*"],
        ["status", "x.json", "postponed", "--source", "*"],
        ["status", "x.json", "held", "--revised", "*"],
        ["quote", "*", "words"],
        ["quote", "x.json", "--for", "*"],
        ["quote", "x.json", "words", "--source", "*"],
        ["new", "--from", "*"],
        ["new", "--when", "*", "--to", "*"],
        ["*"],
    ],
    ids=" ".join,
)
@pytest.mark.at_length
def test_no_argument_is_obeyed(tmp_path: Path, arguments: list[str]) -> None:
    """A hostile argument, such as the name of a branch, is inert in messages."""
    (tmp_path / "x.json").write_text(json.dumps(document()))
    for payload in (*LOGS.values(), *TERMINALS.values(), *(UNICODE[name] for name in UNSEEN), "\udcff\udc9b31m"):
        if "\0" in payload:
            continue  # no argument has it
        done = run(*(item.replace("*", payload) for item in arguments), cwd=tmp_path)
        assert done.returncode in (2, 3), payload
        require_inert(done.stderr.decode().replace("\n  ", " "))
        require_inert(done.stdout.decode())
