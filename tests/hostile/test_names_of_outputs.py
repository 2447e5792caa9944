"""Ids become names of files: none leaves its folder, none is a device, and no two are the same file."""

import os
import string
import unicodedata
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import InvalidRecord, export_files, load, structure, unstructure
from diplovisit.record.constraints import DEVICE_NAMES, ID, RECORD_ID
from diplovisit.record.polities import codes
from tests.conftest import ROOT
from tests.hostile.guarded_run import Command, run_guarded

pytestmark = pytest.mark.not_measured

LEAST = ROOT / "examples" / "least.yaml"
_ids = st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=64).filter(RECORD_ID.fullmatch)


def _keeps(name: str) -> bool:
    return RECORD_ID.fullmatch(name) is not None and name not in RECORD_ID.refused and len(name) <= RECORD_ID.longest


@given(st.sets(_ids, max_size=20))
def test_names_of_ids_stay_apart_on_every_disk(ids: set[str]) -> None:
    """Capitals, Unicode composition, and the characters that Windows cuts off at the end never merge two ids."""
    names = {f"{name}{ending}" for name in ids for ending in (".json", ".draft.json", ".ics")}
    assert len({unicodedata.normalize("NFD", name).casefold().rstrip(". ") for name in names}) == len(names)
    assert all(len(name.encode()) <= 100 for name in names)


@given(st.text(max_size=70) | st.sampled_from(["../a", "/a", "a/b", "a\\b", "c:a", "a.", "a ", "a\n", "A", ".", ".."]))
def test_an_id_has_nothing_that_a_path_is_made_of(text: str) -> None:
    """An id has no slash, no point, no blank, no colon, and only ASCII."""
    if _keeps(text):
        assert set(text) <= set(string.ascii_lowercase + string.digits + "-")
        assert text not in DEVICE_NAMES


@pytest.mark.parametrize("name", sorted(DEVICE_NAMES))
@pytest.mark.parametrize("where", ["record", "person"])
def test_no_id_is_a_device(name: str, where: str) -> None:
    """`con`, `nul` and `com1` are not ids.

    Windows takes such a name with any suffix for a device, and git cannot check it out.
    """
    document = unstructure(load(LEAST))
    if where == "record":
        document["id"] = name
    else:
        document["people"][0]["id"] = document["travellers"][0]["person"] = name
    with pytest.raises(InvalidRecord, match="a device name on Windows"):
        structure(document)


@pytest.mark.parametrize("name", ["console", "nul-point", "com10", "lpt", "aux-1", "a-con"])
def test_an_id_may_contain_a_device_name(name: str) -> None:
    """An id may contain a device name, because Windows reserves only the whole name."""
    assert attrs.evolve(load(LEAST), id=name).id == name
    assert ID.fullmatch(name)


def test_no_code_of_a_country_is_a_device_or_another_in_capitals() -> None:
    """No country code is a device, or another code in capitals. `--split-by country` names calendars after codes."""
    assert len({code.casefold() for code in codes()}) == len(codes())
    assert not {code.casefold() for code in codes()} & DEVICE_NAMES


def test_names_of_tables_are_names_alone() -> None:
    """The names of tables do not depend on the records."""
    names = set(export_files(load(LEAST), "csv"))
    assert names == set(export_files(attrs.evolve(load(LEAST), id="another"), "csv"))
    assert all(set(name) <= set(string.ascii_lowercase + "_-." + string.digits) for name in names)


def test_every_export_stays_in_its_folder(tmp_path: Path) -> None:
    """An output that is a link, a pipe or a device is left as it is, and nothing is written to the target of a link."""
    (tmp_path / "visit.yaml").write_bytes(LEAST.read_bytes())
    (tmp_path / "elsewhere").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "fi-ee-virtanen-talks.json").symlink_to("../elsewhere/pwned.json")
    (tmp_path / "out" / "EE.ics").symlink_to("../elsewhere/pwned.ics")
    (tmp_path / "out" / "virtanen.ics").symlink_to("/dev/null")
    done = run_guarded(
        tmp_path,
        Command(("export", "visit.yaml", "--to", "json", "-o", "out/")),
        Command(("export", "visit.yaml", "--to", "ics", "--split-by", "country", "-o", "out/")),
        Command(("export", "visit.yaml", "--to", "ics", "--split-by", "traveller", "-o", "out/")),
        Command(("export", "visit.yaml", "--to", "json", "-o", "/dev/full")),
        Command(("export", "visit.yaml", "--to", "ics", "-o", "/dev/null")),
        Command(("export", "visit.yaml", "--to", "json", "-o", "pipe")),
        Command(("check", "visit.yaml", "--no-config", "--output-file", "json=/dev/null")),
        Command(("evidence", "visit.yaml", "--no-config", "--html", "/dev/null")),
        Command(("schema", "-o", "/dev/null")),
        Command(("export", "visit.yaml", "--to", "json", "-o", "visit.yaml/x.json")),
    )
    assert [each.code for each in done] == [2] * len(done), done
    assert not Path("/dev/null").is_file()
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert len(list((tmp_path / "out").iterdir())) == 3
