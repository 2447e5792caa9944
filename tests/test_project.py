"""The project keeps its promises about its dependencies, its wheel and its data."""

import io
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import diplovisit
from diplovisit import check, export, load, schema, structure, unstructure
from tests.conftest import ROOT
from tests.shared_data import shared_data

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_extras_are_for_users_and_groups_for_developers() -> None:
    """No group is an extra, and README.md names every extra with its purpose."""
    extras, groups = PROJECT["project"]["optional-dependencies"], PROJECT["dependency-groups"]
    assert not extras.keys() & groups.keys()
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [extra for extra in extras if f"`[{extra}]`" not in readme] == []


def test_the_version_is_one() -> None:
    """The version of the package equals the version of the project."""
    assert diplovisit.__version__ == PROJECT["project"]["version"]


def test_every_name_of_the_face_is_there() -> None:
    """Every name that `from diplovisit import …` offers can be imported, and no other name is offered."""
    for name in diplovisit.__all__:
        assert getattr(diplovisit, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'lod'"):
        _ = diplovisit.lod
    assert set(diplovisit.__all__) <= set(dir(diplovisit))


def test_the_wheel_has_the_schema_the_table_and_the_types(tmp_path: Path) -> None:
    """A wheel has the package, the JSON Schema, the table of polities and py.typed, and nothing else of the project.

    Its metadata name the extras for users, and no group for developers.
    """
    code = f"from hatchling.builders.wheel import WheelBuilder; print(next(WheelBuilder({str(ROOT)!r}).build(directory={str(tmp_path)!r})))"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(io.BytesIO(wheel.read_bytes())) as archive:
        names = set(archive.namelist())
        assert archive.read("diplovisit/schemas/visit.schema.json").decode() == schema.schema_text()
        metadata = archive.read(f"diplovisit-{diplovisit.__version__}.dist-info/METADATA").decode()
    extras = {line.partition(": ")[2] for line in metadata.splitlines() if line.startswith("Provides-Extra: ")}
    assert extras == PROJECT["project"]["optional-dependencies"].keys()
    assert {
        "diplovisit/py.typed",
        "diplovisit/drafting/model/prompt.md",
        "diplovisit/schemas/draft.schema.json",
        "diplovisit/record/polities.csv",
        "diplovisit/record/country_names.csv",
        "diplovisit/cli/main.py",
    } <= names
    assert {name.split("/")[0] for name in names} == {"diplovisit", f"diplovisit-{diplovisit.__version__}.dist-info"}


def test_importing_the_package_runs_nothing_else() -> None:
    """The package has no .pth file, no entry point for plugins and no compiled code."""
    package = ROOT / "src" / "diplovisit"
    suffixes = {path.suffix for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert suffixes <= {
        *(".py", ".csv", ".json", ".css", ".js", ".typed", ".md", ".toml", ".yml", ".yaml", ".txt", ".html", ".svg", "")
    }
    assert "entry-points" not in PROJECT["project"]


def test_code_that_is_not_measured_says_why() -> None:
    """Every `no cover` in the code has a reason on its line."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if "no cover" in line:
                assert re.search(r"# pragma: no cover  # \w.{9,}", line), f"{path.name}:{number}: {line}"


def test_difficult_values_survive_a_round_trip() -> None:
    """A path, a formula, Norway, two spellings, 213 days in Paris and a President-elect under the Crown survive."""
    record = structure(
        {
            "format": 1,
            "id": "hard-to-hold",
            "revision": 1,
            "revised": "2025-03-05T12:00:00Z",
            "title": "=1+1",
            "status": "held",
            "sending": ["NO", "US"],
            "people": [
                {"id": "lansing", "name": "Robert Lansing", "office": "Secretary of State", "country": "US"},
                {"id": "harding", "name": "Warren G. Harding", "country": "US"},
                {"id": "zelenskyy", "name": "Volodymyr Zelenskyy", "aliases": ["Zelensky"]},
            ],
            "travellers": [{"person": "lansing"}, {"person": "harding", "capacity": "elect"}],
            "stops": [
                {"id": "paris", "country": "FR", "when": "1918-12-14/1919-07-14", "duration": "P213D"},
                {
                    "id": "kingston",
                    "country": "GB",
                    "territory": "JM",
                    "when": "1920-11-30",
                    "printed": {"country": "Niger "},
                },
            ],
            "notes": ["C:\\New", "NO", "null", "1.10", "@SUM(A1)", "a,b;c\nd"],
            "sources": [{"id": "travels", "kind": "dataset"}],
        }
    )
    assert record.stops[0].when is not None
    assert len(record.stops[0].when.days()) == 213
    assert structure(unstructure(record)) == record
    findings = {finding.rule for finding in check(record)}
    assert "gap-in-visit" in findings
    assert "duration-disagrees" not in findings
    assert export(record, "json") == export(structure(unstructure(record)), "json")


def test_we_use_our_own_tool() -> None:
    """The seed and the examples have no error and no warning, except the two that demonstrate rules over all records."""
    assert [finding.sentence for finding in check(["seeds", "examples"], across=False)] == []
    across = {(finding.file, finding.rule) for finding in check(["seeds", "examples"])}
    assert across == {
        ("examples/blinken-tokyo-4019.yaml", "stop-twice"),
        ("examples/kerry-rome.yaml", "companion-not-there"),
    }


def test_the_quotes_of_the_seed_occur_in_the_retelling() -> None:
    """Every quote of the seed's evidence occurs in the retelling, as whole words."""
    text = " ".join((ROOT / "seeds/misri-russia/retelling.txt").read_text("utf-8").split())
    for row in load(ROOT / "seeds/misri-russia/visit.yaml").evidence:
        assert row.quote is None or row.quote in text


def test_the_quotes_of_the_seed_occur_in_the_original() -> None:
    """Every quote of the seed's evidence occurs in the original report, if that is available."""
    text = " ".join(shared_data("seed", "article.txt").read_text("utf-8").split())
    for row in load(ROOT / "seeds/misri-russia/visit.yaml").evidence:
        assert row.quote is None or row.quote in text


@pytest.mark.not_measured
def test_the_seed_repeats_no_sentence_of_the_original() -> None:
    """No file repeats more than eight consecutive words of the report, whose facts are free but not its sentences."""

    def words(text: str) -> list[str]:
        return "".join(c if c.isalnum() or c in "$'" else " " for c in text.lower()).split()

    article = words(shared_data("seed", "article.txt").read_text("utf-8"))
    runs = {tuple(article[n : n + 9]) for n in range(len(article) - 8)}
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    for name in filter(None, tracked):
        text_words = words((ROOT / name).read_text("utf-8", "replace")) if (ROOT / name).is_file() else []
        assert not any(tuple(text_words[n : n + 9]) in runs for n in range(len(text_words) - 8)), name
