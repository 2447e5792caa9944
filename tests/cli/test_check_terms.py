"""`diplovisit check --terms`: terms from the command line and the configuration, and faulty files."""

import json
from pathlib import Path

import pytest

from diplovisit import check
from diplovisit.readers.terms_reader import UnreadableTerms
from tests.cli.test_command import run
from tests.conftest import ROOT
from tests.shared_data import shared_data

CASE = ROOT / "tests/corpus/reject/office-not-held-then/after-the-term"
HEADER = "scheme,person,office,country,since,until\n"


def _rules(*arguments: str | Path, cwd: Path = ROOT) -> list[str]:
    done = run("check", *arguments, "--output-format", "json", cwd=cwd)
    return [finding["rule"] for finding in json.loads(done.stdout)["findings"]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a record whose traveller was out of office, and terms in a folder of their own."""
    (tmp_path / "visits").mkdir()
    (tmp_path / "visits/visit.yaml").write_bytes((CASE / "visit.yaml").read_bytes())
    (tmp_path / "data").mkdir()
    (tmp_path / "data/terms.csv").write_bytes((CASE / "terms.csv").read_bytes())
    (tmp_path / "data/others.csv").write_text(f"{HEADER}wikidata,Q9,President,EE,2021-10-11,\n", "utf-8")
    return tmp_path


def test_offices_are_judged_by_the_terms_that_are_given(project: Path) -> None:
    """Offices are checked only with terms, which may come in several files; the exit code is that of errors."""
    assert _rules("visits", cwd=project) == []
    assert _rules("visits", "--terms", "data/others.csv", cwd=project) == []
    both = ("--terms", "data/others.csv", "--terms", "data/terms.csv")
    assert _rules("visits", *both, cwd=project) == ["office-not-held-then"]
    assert run("check", "visits", *both, cwd=project).returncode == 1
    assert run("check", "visits", *both, "--no-across", cwd=project).returncode == 1


@pytest.mark.parametrize("value", ['"data/terms.csv"', '["data/others.csv", "data/terms.csv"]'])
@pytest.mark.parametrize("file", ["diplovisit.toml", "pyproject.toml"])
def test_the_configuration_names_terms_relative_to_itself(project: Path, value: str, file: str) -> None:
    """`terms` is a path or a list of paths relative to the configuration; --terms replaces it."""
    table = "[tool.diplovisit]\n" if file == "pyproject.toml" else ""
    (project / file).write_text(f"{table}terms = {value}\n", "utf-8")
    assert _rules("visits", cwd=project) == ["office-not-held-then"]
    assert _rules(".", cwd=project / "visits") == ["office-not-held-then"]
    assert _rules("visits", "--terms", "data/others.csv", cwd=project) == []


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (
            "terms = 5",
            "diplovisit.toml:1: terms: expected the name of a file, in quotes, or a list of them; saw the number",
        ),
        ("terms = [\n5]", "diplovisit.toml:2: terms: expected the name of a file, in quotes; saw the number 5"),
        ('terms = "data"', "diplovisit.toml:1: terms: "),
        ('terms = "no.csv"', "no.csv is not a file"),
        ('term = "no.csv"', 'unknown setting "term"; did you mean "terms"?'),
    ],
)
def test_a_configuration_that_is_at_fault_is_one_line(project: Path, setting: str, expected: str) -> None:
    """The error has the file, the setting and what was expected; the exit code is 2."""
    (project / "diplovisit.toml").write_text(setting, "utf-8")
    done = run("check", "visits", cwd=project)
    assert (done.returncode, done.stdout) == (2, b"")
    assert expected in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        (
            "terms.csv",
            HEADER + "w,Q1,President,US,20.1.2009,\n",
            'terms.csv:2: since is "20.1.2009", which is not a day',
        ),
        (
            "terms.csv",
            "name,office,country,since,until\n,President,US,2009-01-20,\n",
            "terms.csv:2: the name is empty",
        ),
        (
            "terms.csv",
            "scheme,person,name,office,country,since,until\nw,,Ann Lee,President,US,2009-01-20,\n",
            "terms.csv:2: the person is empty; give both `scheme` and `person`, or neither",
        ),
        ("terms.csv", "nam,office,country,since,until\n", "terms.csv:1: column 1 of the header is not one of a table"),
        ("terms.csv", HEADER.replace(",country", ""), "terms.csv:1: the header lacks country; the header is scheme,"),
        ("terms.xml", "<presidents>\n<president>", "terms.xml:2: the XML is broken here"),
        (
            "bomb.xml",
            '<!DOCTYPE presidents [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n<presidents>&b;</presidents>',
            "bomb.xml:1: the file declares a document type or an entity",
        ),
    ],
)
def test_terms_that_are_at_fault_are_one_line(project: Path, name: str, content: str, expected: str) -> None:
    """A faulty table checks nothing: the exit code is 2, and one line has file, line, fault and remedy."""
    (project / name).write_text(content, "utf-8")
    done = run("check", "visits", "--terms", name, cwd=project)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"diplovisit: error: {expected}")
    assert done.stderr.count(b"\n") == 1
    with pytest.raises(UnreadableTerms):
        check(project / "visits", terms=project / name)


@pytest.mark.parametrize("name", ["no.csv", "data"])
def test_terms_that_are_not_there_are_one_line(project: Path, name: str) -> None:
    """A file of terms that cannot be opened is reported in one line."""
    done = run("check", "visits", "--terms", name, cwd=project)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"diplovisit: error: {name}: ")


def test_the_examples_agree_with_the_list_of_presidents() -> None:
    """The Presidents of the examples were in office by the State Department's own list."""
    terms = shared_data("state-department", "presidents", "presidents.xml")
    assert {finding.rule for finding in check("examples/", terms=terms)}.isdisjoint(
        {"office-not-held-then", "capacity-against-term"}
    )
