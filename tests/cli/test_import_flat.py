"""Every row of a flat table comes in, becomes a draft, or is in the file of rejected rows with its reason."""

from pathlib import Path

import pytest

from diplovisit import export_files, load, read_tables
from diplovisit.cli.main import main

HEADER = "visit,title,status,revised,person_name,sending_names,country_name,first_day,last_day,source_kind,publisher"
GOOD = ",Tamm in Finland,held,2026-01-02,Mari Tamm,Estonia,Finland,2024-05-26,2024-05-28,news,ERR"


def table(folder: Path, *rows: str, name: str = "visits.csv") -> str:
    """Writes a flat table in CSV, and returns its path."""
    path = folder / name
    path.write_text("\r\n".join([HEADER, *rows, ""]), encoding="utf-8", newline="")
    return str(path)


def test_each_row_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The numbers of rows add up, and a rejected row has its cells, its number and its reason."""
    rows = [
        GOOD,
        GOOD.replace("Finland,2024", "Korea,2024"),
        GOOD.replace(",2026-01-02,", ",,"),
        GOOD.replace("held", "done"),
        GOOD.replace("2024-05-28", "28/05/2024"),
        f"tour{GOOD}",
        f"tour{GOOD.replace('Finland,2024-05-26,2024-05-28', 'Atlantis,2024-05-29,2024-05-29')}",
        f"{GOOD},too many,cells",
    ]
    name = table(tmp_path, *rows)
    assert main(["import", name, "-o", f"{tmp_path}/out/"]) == 1
    err = capsys.readouterr().err
    assert "1 record and 1 draft to complete written" in err
    assert "; 8 rows: 1 in records, 1 in a draft, 6 rejected\n" in err
    assert "next: add the missing fields to each draft: revised;" in err
    assert (
        f"next: correct the rows in {tmp_path}/rejected.csv, then run: diplovisit import {tmp_path}/rejected.csv" in err
    )
    rejected = read_tables(name).rejected
    assert [row.number for row in rejected] == [3, 5, 6, 7, 8, 9]
    assert all(row.reasons for row in rejected)
    assert rejected[3].reasons == ("row 8 of the same visit could not be read",)
    assert rejected[1].cells["status"] == "done"
    assert (tmp_path / "rejected.csv").read_bytes().count(b"\r\n") == 7


def test_the_next_step_names_columns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What drafts lack is named once each, with the column in which it is written."""
    rows = [GOOD.replace("news,ERR", ","), GOOD.replace("Mari Tamm", ""), GOOD.replace(",held,", ",,")]
    assert main(["import", table(tmp_path, *rows), "-o", f"{tmp_path}/out/"]) == 1
    err = capsys.readouterr().err
    assert (
        "next: add the missing fields to each draft: sources (the column source_kind), people (the column person_name),"
        " travellers (the column person_name), status;"
    ) in err


def test_mended_rows_come_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file of rejected rows is a flat table: mended, its rows come in, and its two columns are no fault."""
    table(tmp_path, GOOD, GOOD.replace("held", "done"), GOOD.replace("Finland,2024", "Korea,2024"))
    assert main(["import", f"{tmp_path}/visits.csv", "-o", f"{tmp_path}/out/"]) == 1
    rejected = tmp_path / "rejected.csv"
    rejected.write_bytes(rejected.read_bytes().replace(b",done,", b",held,").replace(b"\xef\xbb\xbfvisit", b"visit"))
    capsys.readouterr()
    assert main(["import", str(rejected), "-o", f"{tmp_path}/more/"]) == 1
    err = capsys.readouterr().err
    assert "has no column" not in err
    assert "2 rows: 1 in records, 0 in drafts, 1 rejected" in err
    assert (tmp_path / "rejected-2.csv").exists()


def test_rejected_rows_of_a_workbook_are_a_workbook(tmp_path: Path) -> None:
    """A workbook that was filled in gives a workbook of the rows that could not come in."""
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    book = openpyxl.Workbook()
    book.active.title = "Visits"
    for row in (HEADER, GOOD, GOOD.replace("held", "done")):
        book.active.append(row.split(","))
    book.save(tmp_path / "visits.xlsx")
    assert main(["import", f"{tmp_path}/visits.xlsx", "-o", f"{tmp_path}/out/"]) == 1
    sheet = openpyxl.load_workbook(tmp_path / "rejected.xlsx").active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[0][-2:] == ["row", "reason"]
    assert (len(cells), cells[1][-2]) == (2, "3")
    assert load(tmp_path / "out" / "tamm-in-finland.json").title == "Tamm in Finland"


def test_another_file_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of other rejected rows is kept, and the rows go to the next number of it."""
    (tmp_path / "rejected.csv").write_text("mine", encoding="utf-8")
    name = table(tmp_path, GOOD, GOOD.replace("held", "done"))
    assert main(["import", name, "-o", f"{tmp_path}/out/"]) == 1
    assert "correct the rows in" in capsys.readouterr().err
    assert (tmp_path / "rejected.csv").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "rejected-2.csv").exists()
    assert main(["import", name, "-o", f"{tmp_path}/out/", "--rejected", f"{tmp_path}/bad.csv"]) == 1
    assert (tmp_path / "bad.csv").exists()


@pytest.mark.parametrize("header", ["Date,Visitor,Country", "id,Who,Where,When", "title,status,Country,When,Who,Place"])
def test_an_own_sheet_named_visits_needs_a_map(tmp_path: Path, capsys: pytest.CaptureFixture[str], header: str) -> None:
    """A sheet of others that only has the name of a table of ours is sent to `diplovisit map`."""
    (tmp_path / "visits.csv").write_text(f"{header}\n{','.join('a' for _ in header.split(','))}\n", encoding="utf-8")
    assert main(["import", f"{tmp_path}/visits.csv", "-o", f"{tmp_path}/out/"]) == 2
    err = capsys.readouterr().err
    assert f"draft a map with `diplovisit map {tmp_path}/visits.csv -o map.toml`" in err
    assert "one of several" not in err


def test_a_table_of_ours_needs_its_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One of the tables that an export wrote is sent to its folder."""
    for name, data in export_files(load("examples/least.yaml"), "csv").items():
        (tmp_path / name).write_bytes(data)
    for name in ("visits.csv", "stops.csv"):
        assert main(["import", f"{tmp_path}/{name}", "-o", f"{tmp_path}/out/"]) == 2
        assert f"it is one of several tables: import the whole folder, {tmp_path}" in (capsys.readouterr().err)


def test_rows_without_revised_take_the_day_of_the_option(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--revised` is the day of rows that have none, and the message about drafts names it."""
    name = table(tmp_path, GOOD.replace(",2026-01-02,", ",,"), GOOD.replace("in Finland", "in Turku"))
    assert main(["import", name, "-o", f"{tmp_path}/drafts/"]) == 1
    assert "use --revised DAY to set the date of all rows" in capsys.readouterr().err
    assert main(["import", name, "-o", f"{tmp_path}/out/", "--revised", "2026-03-04"]) == 0
    days = [load(path).revised.date().isoformat() for path in sorted((tmp_path / "out").iterdir())]
    assert days == ["2026-03-04", "2026-01-02"]
    assert main(["import", name, "-o", f"{tmp_path}/out/", "--revised", "yesterday"]) == 2


def test_equal_titles_without_a_visit_are_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two rows of one title are two records if no visit joins them, and the import says so."""
    name = table(tmp_path, GOOD, GOOD, f"a{GOOD}")
    assert main(["import", name, "-o", f"{tmp_path}/out/"]) == 0
    err = capsys.readouterr().err
    assert "they become two records, tamm-in-finland and tamm-in-finland-2" in err
    assert err.count("same-title-twice") == 1
