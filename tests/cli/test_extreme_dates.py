"""Dates at the ends of the calendar, through every command: no exception, no wrong date, and an exit code of ours."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplovisit import load, structure
from diplovisit.cli import main
from diplovisit.datasets import DATA_SETS
from tests.conftest import ROOT
from tests.extreme_dates import DATES, DURATIONS, NO_DATES, record

pytestmark = pytest.mark.not_measured


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    os.chdir(ROOT)


def _run(*arguments: str) -> int:
    try:
        code: object = main(list(arguments))
    except SystemExit as error:
        code = error.code
    assert code in {0, 1, 2, 3}, arguments
    assert isinstance(code, int)
    return code


def _ways(name: str) -> list[tuple[str, ...]]:
    """Every command that reads a record, with its options."""
    checks = [("check", name, "--output-format", format) for format in ("full", "json", "sarif")]
    exports = [("export", name, "--to", format) for format in ("json", "jsonl", "jsonld", *DATA_SETS)]
    calendars = [
        ("export", name, "--to", "ics", *flags)
        for flags in (
            (),
            ("--tzid",),
            ("--spans",),
            ("--tzid", "--spans", "--structured-data", "--refresh", "P999999D"),
        )
    ]
    return [
        *checks,
        ("check", name, "--require-evidence", "--today", "9999-12-31"),
        ("check", name, "--diff", "--today", "0001-01-01"),
        *exports,
        *calendars,
        ("export", name, "--to", "csv", "--flat", "-o", "flat/"),
        ("evidence", name, "--output-format", "json"),
        ("evidence", name, "--html", "page.html", "--force"),
        ("anchor", name, "--check"),
        ("fmt", name, "--diff"),
    ]


@pytest.mark.parametrize("number", range(len(DATES)), ids=lambda number: DATES[number])
@pytest.mark.at_length
def test_every_command_ends_with_a_record_at_the_ends(number: int, folder: Path) -> None:
    """No command raises an exception for such a date, and each exits with its own code."""
    Path("visit.json").write_text(json.dumps(record(DATES[number], number)), "utf-8")
    for way in _ways("visit.json"):
        shutil.rmtree("flat", ignore_errors=True)
        _run(*way)


@pytest.mark.parametrize("number", range(len(DATES)), ids=lambda number: DATES[number])
@pytest.mark.at_length
def test_a_record_at_the_ends_comes_back_equal(number: int, folder: Path) -> None:
    """JSON, tables and calendars give the same record back, with and without time zones and spans."""
    result = record(DATES[number], number)
    Path("visit.json").write_text(json.dumps(result), "utf-8")
    outputs = {"a.json": ["json"], "b.ics": ["ics"], "c.ics": ["ics", "--tzid", "--spans"], "d": ["csv"]}
    for output, (format, *flags) in outputs.items():
        is_folder = format == "csv"
        assert _run("export", "visit.json", "--to", format, *flags, "-o", f"{output}/" if is_folder else output) == 0
        back = f"{output}.back.json"
        if format != "json":
            assert _run("import", output, "-o", back) == 0
        assert load(output if format == "json" else back) == structure(result)


@pytest.mark.parametrize("number", range(len(DATES)), ids=lambda number: DATES[number])
def test_a_change_to_a_date_at_the_ends_is_reported(
    number: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`diff` writes a sentence for the most distant dates, and shows years as they are written."""
    before, after = record(DATES[number], number), record(DATES[-1 - number], number)
    after["revision"] = 2
    Path("old.json").write_text(json.dumps(before), "utf-8")
    Path("new.json").write_text(json.dumps(after), "utf-8")
    for format in ("text", "json", "markdown"):
        assert _run("diff", "old.json", "new.json", "--output-format", format) == 0
        assert "revision" in capsys.readouterr().out


def test_records_at_the_ends_are_held_against_one_another(folder: Path) -> None:
    """The rules across records, the pictures and a calendar of all records end with their own codes."""
    Path("in").mkdir()
    for number, when in enumerate(DATES):
        Path(f"in/{number}.json").write_text(json.dumps(record(when, number)), "utf-8")
    assert _run("check", "in") in {0, 1}
    assert _run("plot", "in", "--to", "svg", "-o", "visits.svg") == 0
    assert _run("plot", "in", "--by", "timeline", "-o", "timeline.svg") == 0
    assert _run("export", "in", "--to", "ics", "--tzid", "--spans", "-o", "visits.ics") == 0
    assert _run("import", "visits.ics", "-o", "back/") == 0
    assert len(list(Path("back").iterdir())) == len(DATES)
    assert _run("export", "in", "--to", "csv", "-o", "tables/") == 0
    assert _run("import", "tables", "-o", "again/") == 0


@pytest.mark.parametrize("when", NO_DATES, ids=lambda when: when[:30])
def test_a_date_beyond_the_ends_is_refused_with_its_place(
    when: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A date beyond the calendar is never taken for another date."""
    Path("visit.json").write_text(json.dumps(record(when)), "utf-8")
    assert _run("check", "visit.json", "--output-format", "json") == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert {"malformed-date", "no-such-day", "ends-before-it-starts", "too-long"} & {
        finding["rule"] for finding in findings
    }
    assert all(finding["line"] == 1 for finding in findings)
    for format, output in (("json", "out.json"), ("ics", "out.ics"), ("csv", "out/")):
        assert _run("export", "visit.json", "--to", format, "-o", output) == 1


@pytest.mark.parametrize("day", ["0000-01-01", "10000-01-01", "9999-12-32", "9" * 5_000, "0001-01-01T00:00:00Z", ""])
def test_a_day_that_there_is_none_of_is_no_today(day: str, folder: Path) -> None:
    """`--today` accepts only days of the calendar."""
    Path("visit.json").write_text(json.dumps(record("2025-04-07")), "utf-8")
    assert _run("check", "visit.json", "--today", day) == 2


@pytest.mark.parametrize("until", ["0001-01-01", "9999-12-31", "9999-12-32", "0000-01-01", "9" * 5_000, "10000-01-01"])
@pytest.mark.parametrize("today", ["0001-01-01", "9999-12-31"])
def test_a_suppression_ends_on_any_day(until: str, today: str, folder: Path) -> None:
    """A suppression until the last day, or without a day, is checked on the first and on the last day."""
    Path("visit.json").write_text(json.dumps(record("2025-04-07")), "utf-8")
    Path("diplovisit.toml").write_text(
        f'[[suppress]]\nrule = "long-stop"\nreason = "known"\nuntil = "{until}"\n', "utf-8"
    )
    assert _run("check", "visit.json", "--config", "diplovisit.toml", "--today", today) in {0, 1}


@pytest.mark.parametrize("length", [*DURATIONS, "P" + "9" * 5_000 + "D", "P1000000D", "-P1D", "P1.5D"])
def test_any_length_is_a_refresh_or_refused(length: str, folder: Path) -> None:
    """A refresh interval has at most 999,999 of each unit; anything else exits with 2."""
    Path("visit.json").write_text(json.dumps(record("2025-04-07")), "utf-8")
    assert _run("export", "visit.json", "--to", "ics", "--refresh", length) in {0, 2}


@pytest.mark.parametrize("number", ["0", "-1", "9" * 30, "9" * 5_000, "1e9", "\u0663"])
@pytest.mark.parametrize("flag", ["--top", "--width", "--height", "-j"])
def test_a_number_of_any_length_is_judged(flag: str, number: str, folder: Path) -> None:
    """Numbers with more digits than Python reads are refused as others are."""
    Path("visit.json").write_text(json.dumps(record("2025-04-07")), "utf-8")
    command = "check" if flag == "-j" else "plot"
    _run(command, "visit.json", flag, number, *(() if flag == "-j" else ("--to", "svg")))


@pytest.mark.parametrize("value", ["1" * 40, f"{'9' * 30}000000000", f"{'1' * 20}.{'1' * 19}", f"-{'9' * 39}", "0"])
def test_a_figure_of_forty_digits_is_reported_to_the_last(
    value: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`diff` computes figures of 40 digits exactly, which is more than the default precision of decimal."""
    before, after = record("2025-04-07"), record("2025-04-07")
    after["revision"] = 2
    before["claims"][0]["quantity"] = {"value": "2", "unit": "EUR"}
    after["claims"][0]["quantity"] = {"value": value, "unit": "EUR"}
    Path("old.json").write_text(json.dumps(before), "utf-8")
    Path("new.json").write_text(json.dumps(after), "utf-8")
    assert _run("diff", "old.json", "new.json") == 0
    shown = capsys.readouterr().out.replace(",", "")
    figure = value.removesuffix("000000000")
    assert value in shown or f"{figure[:-3]}.{figure[-3:]} trillion" in shown
