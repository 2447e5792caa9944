"""A changed table that is imported again raises the revision, so that subscribers of a calendar see the change."""

from pathlib import Path

import attrs
import pytest

from diplovisit import Visit, export, export_files, load, load_all
from diplovisit.cli.main import main
from diplovisit.record import Edtf

RECORD = attrs.evolve(load("examples/least.yaml"), revision=2)


def edited(visit: Visit) -> Visit:
    """Returns a record with another date, as somebody leaves it who changes one cell."""
    stop = attrs.evolve(visit.stops[0], when=Edtf("2025-05-01"))
    return attrs.evolve(visit, stops=(stop, *visit.stops[1:]))


def write(visit: Visit, kind: str, folder: Path) -> str:
    """Writes a record as tables, and returns the path to import."""
    folder.mkdir()
    if kind in {"csv", "parquet"}:
        for name, data in export_files(visit, kind).items():
            (folder / name).write_bytes(data)
        return str(folder)
    format, _, flat = kind.partition(" ")
    path = folder / f"visits.{format}"
    path.write_bytes(export(visit, format, flat=bool(flat)))
    return str(path)


@pytest.mark.parametrize("kind", ["csv", "sqlite", "xlsx", "csv flat", "xlsx flat"])
@pytest.mark.parametrize("output", ["out/", "out.jsonl"])
def test_a_changed_table_raises_the_revision(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, output: str
) -> None:
    """A record that changed in a table at the same revision gets the next one, once, and the import says so."""
    if "xlsx" in kind:
        pytest.importorskip("xlsxwriter")
    out = f"{tmp_path}/{output}"
    first, second = write(RECORD, kind, tmp_path / "first"), write(edited(RECORD), kind, tmp_path / "second")
    assert main(["import", first, "-o", out]) == 0
    (before,) = load_all(out)
    assert before.revision == 2
    capsys.readouterr()
    assert main(["import", second, "-o", out, "--replace"]) == 0
    err = capsys.readouterr().err
    assert f"1 record changed without a higher revision, so the revision was raised: {RECORD.id} (now 3)" in err
    (after,) = load_all(out)
    assert (after.revision, after.stops[0].when) == (3, Edtf("2025-05-01"))
    assert main(["import", second, "-o", out, "--replace"]) == 0
    assert "1 unchanged" in capsys.readouterr().err
    assert list(load_all(out)) == [after]


def test_without_replace_the_record_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without `--replace` a changed table changes nothing, and the message names both revisions."""
    out = f"{tmp_path}/out/"
    assert main(["import", write(RECORD, "csv", tmp_path / "first"), "-o", out]) == 0
    capsys.readouterr()
    assert main(["import", write(edited(RECORD), "csv", tmp_path / "second"), "-o", out]) == 1
    assert "kept: is at revision 2, the import has 3" in capsys.readouterr().err
    assert list(load_all(out)) == [RECORD]


def test_an_older_table_does_not_replace_a_newer_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A changed table of revision 2 does not replace a record of revision 4, and a raised revision stays as it is."""
    out = f"{tmp_path}/out/"
    newer = attrs.evolve(RECORD, revision=4)
    assert main(["import", write(newer, "csv", tmp_path / "first"), "-o", out]) == 0
    assert main(["import", write(edited(RECORD), "csv", tmp_path / "second"), "-o", out, "--replace"]) == 1
    assert list(load_all(out)) == [newer]
    raised = attrs.evolve(edited(RECORD), revision=9)
    capsys.readouterr()
    assert main(["import", write(raised, "csv", tmp_path / "third"), "-o", out, "--replace"]) == 0
    assert "without a higher revision" not in capsys.readouterr().err
    assert list(load_all(out)) == [raised]
