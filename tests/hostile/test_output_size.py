"""The size of output is bounded by input: a record of kilobytes gives no report of megabytes, in any format."""

import functools
import io
import json
import tempfile
from pathlib import Path

import pytest

from diplovisit import InvalidRecord, check, loads, render, validate
from diplovisit.cli import main
from diplovisit.findings.results import CheckReport
from diplovisit.reporters import REPORTERS
from tests.hostile.outgrowing import LONG, OUTGROWING
from tests.records import document

pytestmark = pytest.mark.not_measured

AT_MOST = 1_000_000
"""The most bytes in the report of one record, whatever its faults."""
TIMES_ITS_INPUT = 2
"""Bytes of a report for each byte of the input. Fixes contain whole values, and any value may have a fix."""


@functools.cache
def _checked(name: str) -> tuple[int, CheckReport]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(OUTGROWING[name]())
        return file.stat().st_size, check(file)


@pytest.mark.parametrize("format", REPORTERS)
@pytest.mark.parametrize("name", OUTGROWING)
@pytest.mark.at_length
def test_a_report_is_bounded_by_its_input(name: str, format: str) -> None:
    """No report is larger than a constant plus twice the input, and each reports the fault."""
    size, report = _checked(name)
    text = render(report, format)
    assert len(text.encode()) <= AT_MOST + TIMES_ITS_INPUT * size
    assert report.findings
    assert any(finding.rule in text for finding in report.findings)


@pytest.mark.parametrize("name", OUTGROWING)
def test_no_part_of_a_finding_is_long(name: str) -> None:
    """Sentences, addresses and record ids are each bounded, and not only their total."""
    _, report = _checked(name)
    for checked in report.results:
        assert len(checked.record or "") <= 150
        for finding in checked.findings:
            assert len(finding.address) <= 350
            assert len(finding.sentence) <= 2_000
            assert LONG[:1_000] not in finding.sentence


@pytest.mark.parametrize("name", OUTGROWING)
@pytest.mark.at_length
def test_error_messages_of_the_library_are_bounded(name: str) -> None:
    """The text of an exception is no longer than a report, and the JSON Schema reports no more than `structure`."""
    data = OUTGROWING[name]()
    if name.endswith(".json"):
        assert len(_raised(data)) <= AT_MOST
    try:
        plain = json.loads(data)
    except ValueError:
        return
    assert sum(len(finding.sentence) + len(finding.address) for finding in validate(plain)) <= AT_MOST


def _raised(data: bytes) -> str:
    """The text of the error that `loads` raises, empty without an error."""
    try:
        loads(data)
    except InvalidRecord as error:
        return str(error)
    return ""


def _said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[object, str]:
    try:
        code: object = main(arguments)
    except SystemExit as error:
        code = error.code
    streams = capsys.readouterr()
    return code, streams.out + streams.err


_LONG_ARGUMENTS = [
    [LONG],
    ["check", f"--{LONG}"],
    ["check", LONG],
    ["check", "visit.json", "--select", LONG],
    ["check", "visit.json", "--severity", LONG],
    ["check", "visit.json", "--output-format", LONG],
    ["check", "visit.json", "--today", LONG],
    ["check", "visit.json", "-j", "9" * 50_000],
    ["check", "visit.json", "--source", LONG],
    ["check", "visit.json", "--terms", LONG],
    ["explain", LONG],
    ["export", "visit.json", "--to", LONG],
    ["export", "visit.json", "--to", "ics", "--where", f"country={LONG}"],
    ["export", "visit.json", "--to", "ics", "--refresh", LONG],
    ["plot", "visit.json", "--top", LONG],
    ["plot", "visit.json", "--width", "9" * 50_000],
    ["diff", LONG, LONG],
    ["init", LONG],
    ["import", LONG],
    ["completion", LONG],
]


@pytest.mark.parametrize("arguments", _LONG_ARGUMENTS, ids=lambda each: " ".join(word[:12] for word in each))
def test_a_long_argument_is_cut(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message about an argument of 50,000 characters has a few lines, with exit code 2."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "visit.json").write_text(json.dumps(document()), "utf-8")
    code, text = _said(arguments, capsys)
    assert code == 2
    assert 0 < len(text) <= 12_000


_CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{}END:VCALENDAR\r\n"
_EVENT = "BEGIN:VEVENT\r\nUID:{}\r\nDTSTART:20250101\r\nSUMMARY:Visit\r\n{}\r\nEND:VEVENT\r\n"
_LONG_LINES = [
    f"STATUS:{LONG}",
    f"DTEND:{LONG}",
    f"SEQUENCE:{'9' * 50_000}",
    f"DURATION:{LONG}",
    f"DTSTART;TZID={LONG}:20250101T000000",
    f"UID:{LONG}",
    f"SUMMARY:{LONG}",
    f"DESCRIPTION:{LONG}",
    f"URL:{LONG}",
    f"ATTENDEE:{LONG}",
    f"{LONG}:1",
    LONG,
    f"BEGIN:{LONG}",
    f"LAST-MODIFIED:{LONG}",
]


@pytest.mark.parametrize("line", _LONG_LINES, ids=lambda line: line[:12])
def test_messages_about_long_calendar_lines_are_short(
    line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message about a calendar line of 50,000 characters quotes its start and its end."""
    file = tmp_path / "visits.ics"
    file.write_text(_CALENDAR.format(_EVENT.format(1, line)), "utf-8", newline="")
    main(["import", str(file), "-o", str(tmp_path / "out.json")])
    assert len(capsys.readouterr().err) <= 5_000


_SETTINGS = [
    f"{LONG} = 1\n",
    f'output_format = "{LONG}"\n',
    f'[[suppress]]\nrule = "{LONG}"\nreason = "x"\n',
    f'[[suppress]]\nrule = "long-stop"\nreason = "x"\nuntil = "{LONG}"\n',
    f'[[suppress]]\nrule = "long-stop"\nreason = "x"\naddress = "{LONG}"\n',
    f'[severity]\n"{LONG}" = "info"\n',
    f'select = ["{LONG}"]\n',
    f'terms = ["{LONG}"]\n',
    f"a = {LONG}\n",
    f"{LONG} = 1\n{LONG} = 2\n",
]


@pytest.mark.parametrize("settings", _SETTINGS, ids=lambda text: text[:24])
def test_messages_about_long_settings_are_short(
    settings: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message about a key or value of 50,000 characters in the settings quotes its start and its end."""
    (tmp_path / "visit.json").write_text(json.dumps(document()), "utf-8")
    (tmp_path / "diplovisit.toml").write_text(settings, "utf-8")
    _, text = _said(
        [
            "check",
            str(tmp_path / "visit.json"),
            "--config",
            str(tmp_path / "diplovisit.toml"),
            "--output-format",
            "json",
        ],
        capsys,
    )
    assert len(text) <= 30_000


@pytest.mark.parametrize("format", ["table", "json"])
def test_evidence_of_long_quotes_is_in_line_with_them(
    format: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A table of evidence shortens quotes, and JSON has each once for each fact."""
    record = document()
    record["people"][0]["name"] = "n" * 999
    row = {"about": ["tallinn/when", "status"], "basis": "stated", "part": "body", "quote": "q" * 999}
    record["evidence"] = [row] * 100
    file = tmp_path / "visit.json"
    file.write_text(json.dumps(record), "utf-8")
    main(["evidence", str(file), "--output-format", format])
    assert len(capsys.readouterr().out) <= 100_000 + 4 * file.stat().st_size


def test_rows_of_a_data_set_are_reported_within_bounds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of 3,000 bad rows, the first are listed, and the last finding counts the rest."""
    header, row, *_ = Path("examples/colt/trips.csv").read_text("utf-8").splitlines()
    rows = [row.replace("1001", str(number)).replace(",GS,", f",{'Q' * 99},") for number in range(3_000)]
    table = tmp_path / "trips.csv"
    table.write_text("\r\n".join([header, *rows]) + "\r\n", "utf-8", newline="")
    assert main(["import", "colt", str(table), "-o", str(tmp_path / "out.jsonl")]) == 1
    text = capsys.readouterr().err
    assert len(text) <= AT_MOST
    assert "more findings of this rule are not listed" in text
    assert "3,000 rows could not be read" in text


def test_many_tiny_records_cost_a_constant_each() -> None:
    """A JSON Lines row without a record costs a few kilobytes in any format, however many there are."""
    for format in REPORTERS:
        sizes = []
        for number in (20, 40):
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / "visits.jsonl"
                file.write_bytes(io.BytesIO(b"{}\n" * number).getvalue())
                sizes.append(len(render(check(file), format)))
        assert sizes[1] - sizes[0] <= 20 * 7_000
