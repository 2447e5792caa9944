"""Maps and data sets that installed packages offer, as entry points of the group `diplovisit.maps`."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplovisit.cli import main
from diplovisit.maps import SheetMap
from diplovisit.pipeline import map_lookup
from diplovisit.pipeline.import_data_set import read_data_set
from diplovisit.pipeline.map_lookup import BrokenMap, find_map, installed_maps, load_installed

MODULE = """
import attrs
from diplovisit.datasets import COLT
from diplovisit.maps import read_map

ANNALS = attrs.evolve(COLT, name="other", title="Annals of travel")
TOML = {toml!r}
MISSING = "/nowhere/at/all.toml"
NUMBER = 7

def made():
    return TOML

def raises():
    raise RuntimeError("no \\x1b[31m luck")

def ends():
    raise SystemExit(3)
"""
MAP = """
format = 1
id-prefix = "ee"

[source]
title = "Journeys (made up)"
read-on = 2026-11-30
language = "en"

[columns]
traveller = "Who"
sending = "From"
country = "To"
first-day = "First"
last-day = "Last"

[record]
status = "held"
"""
SHEET = "Who,From,To,First,Last\r\nAna Example,Estonia,Finland,2015-03-09,2015-03-10\r\n"
ENTRIES = """
[diplovisit.maps]
annals = offered_maps:ANNALS
journeys = offered_maps:TOML
made = offered_maps:made
missing = offered_maps:MISSING
number = offered_maps:NUMBER
raises = offered_maps:raises
ends = offered_maps:ends
no-attribute = offered_maps:NOTHING
no-module = nowhere_at_all:MAP
colt = offered_maps:ANNALS
"""


@pytest.fixture
def offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Installs a package that offers maps: a module, and its metadata."""
    (tmp_path / "journeys.toml").write_text(MAP)
    (tmp_path / "sheet.csv").write_text(SHEET, newline="")
    (tmp_path / "offered_maps.py").write_text(MODULE.format(toml=str(tmp_path / "journeys.toml")))
    info = tmp_path / "offered_maps-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: offered-maps\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(ENTRIES)
    monkeypatch.syspath_prepend(str(tmp_path))
    map_lookup.installed_maps.cache_clear()
    yield
    map_lookup.installed_maps.cache_clear()
    sys.modules.pop("offered_maps", None)


@pytest.mark.usefixtures("offered")
def test_a_data_set_of_a_package_comes_in_and_goes_out(tmp_path: Path) -> None:
    """A package's data set is imported by the name of its entry point, and is a format of export."""
    travels = read_data_set("annals", "examples/colt/trips.csv")
    assert [visit.sources[0].title for visit in travels] == ["Annals of travel: colt/trips.csv"] * 6
    assert travels.data_set.name == "annals"
    out, back = tmp_path / "out.jsonl", tmp_path / "back.csv"
    assert main(["import", "annals", "examples/colt", "-o", str(out)]) == 0
    assert main(["export", str(out), "--to", "annals", "-o", str(back)]) == 0
    assert back.read_bytes() == Path("examples/colt/trips.csv").read_bytes()


@pytest.mark.usefixtures("offered")
def test_a_map_of_a_package_reads_a_sheet(tmp_path: Path) -> None:
    """A package's map is used by its name, before the sheet or after `--map`, and may be returned by a function."""
    assert isinstance(find_map("journeys"), SheetMap)
    assert find_map("made") == find_map("journeys")
    sheet = str(tmp_path / "sheet.csv")
    codes = [
        main(["import", "journeys", sheet, "-o", str(tmp_path / "a.jsonl")]),
        main(["import", sheet, "--map", "journeys", "-o", str(tmp_path / "b.jsonl"), "--replace"]),
    ]
    assert codes == [0, 0]
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


@pytest.mark.usefixtures("offered")
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing", "cannot be read: "),
        ("number", "is a int; expected the path of a TOML file, a SheetMap or a DataSet"),
        ("raises", "cannot be loaded: RuntimeError"),
        ("ends", "cannot be loaded: SystemExit"),
        ("no-attribute", "cannot be loaded: AttributeError"),
        ("no-module", "cannot be loaded: ModuleNotFoundError"),
    ],
)
def test_a_broken_map_of_a_package_is_a_message(
    name: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a package offers and cannot be used gives one line that names the package, and no traceback."""
    with pytest.raises(BrokenMap, match=f'the map "{name}" of the package offered-maps ') as broken:
        load_installed(name)
    assert words in str(broken.value)
    for arguments in (["import", name, "examples/colt"], ["import", str(tmp_path / "sheet.csv"), "--map", name]):
        assert main([*arguments, "-o", str(tmp_path / "out.jsonl")]) == 2
        printed = capsys.readouterr().err
        assert words in printed
        assert printed.count("\n") == 1
        assert "\x1b" not in printed
    assert list(tmp_path.glob("out*")) == []


@pytest.mark.usefixtures("offered")
def test_a_map_with_the_name_of_a_data_set_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A shipped data set cannot be replaced: the map of that name is never used, and the import says so."""
    assert "colt" not in installed_maps().entries
    assert main(["import", "colt", "examples/colt", "-o", str(tmp_path / "out.jsonl")]) == 0
    sentence = 'the map "colt" of the package offered-maps is not used: diplovisit has a data set of that name'
    assert capsys.readouterr().err.startswith(sentence)
    assert b"Annals" not in (tmp_path / "out.jsonl").read_bytes()


@pytest.mark.usefixtures("offered")
def test_two_maps_of_one_name_are_refused(tmp_path: Path) -> None:
    """A name that two packages give to their maps means neither of them."""
    info = tmp_path / "second-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: second\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[diplovisit.maps]\nannals = offered_maps:ANNALS\n")
    with pytest.raises(BrokenMap, match=r'the map "annals" of .* is not used: several packages offer a map of that'):
        read_data_set("annals", "examples/colt")


@pytest.mark.usefixtures("offered")
def test_installed_names_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """The help of import and the message for an unknown name list what installed packages offer."""
    with pytest.raises(SystemExit):
        main(["import", "--help"])
    assert "Installed packages offer annals, ends, journeys, made" in capsys.readouterr().out
    with pytest.raises(ValueError, match=r"among state-department, .*colt, annals, ends"):
        read_data_set("nothing-like-it", "examples/colt")
    with pytest.raises(ValueError, match='did you mean "annals"'):
        read_data_set("annalls", "examples/colt")
    assert main(["import", "examples/colt/trips.csv", "--map", "annals"]) == 2
