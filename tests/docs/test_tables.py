"""The page on tables shows code that runs, and names what there is."""

import re
import sqlite3
from pathlib import Path

import pytest

from diplovisit import export, export_files
from diplovisit.pipeline.rule_registry import RULES
from diplovisit.record import Visit
from diplovisit.record.flat_table import flat_table
from diplovisit.record.tables import tables
from tests.conftest import ROOT
from tests.exporters.csv_tables.records import example_visits

TEXT = (ROOT / "docs" / "tables.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """Returns the blocks of code in a language."""
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


def test_the_questions_in_sql_have_answers() -> None:
    """Each statement on the page runs on a database of the examples, and has rows."""
    database = sqlite3.connect(":memory:")
    database.deserialize(export(example_visits(), "sqlite"))
    statements = [statement for block in blocks("sql") for statement in block.split(";") if statement.strip()]
    assert len(statements) == 3
    for statement in statements:
        assert database.execute(statement).fetchall(), statement


def test_the_program_for_pandas_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The program on the page counts the visits of the examples by status."""
    files = export_files(example_visits())
    monkeypatch.chdir(tmp_path)
    Path("tables").mkdir()
    for name, data in files.items():
        Path("tables", name).write_bytes(data)
    (program,) = blocks("python")
    exec(program, {})
    assert "'reported': 1" in capsys.readouterr().out


def test_the_columns_that_are_named_are_there() -> None:
    """Every name in code on the page that looks like a column is one, or is a word of the page itself."""
    known = {column.name for table in (*tables(Visit), flat_table()) for column in table.columns}
    other = {"visits_flat", "when", "position", "first_day", "last_day"}
    named = set(re.findall(r"`([a-z]+_[a-z_]+)`", TEXT))
    assert named - known - other == set()
    assert set(re.findall(r"rules/([a-z-]+)\.md", TEXT)) <= RULES.keys()
