"""yaml-language-server and the JSON service of VS Code show what the schema says of a record."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from diplovisit.schema import schema_text
from tests.beyond.language_server import NODE, LanguageServer
from tests.beyond.needed import absent, program
from tests.conftest import ROOT

pytestmark = pytest.mark.beyond_python

LEAST = (ROOT / "examples/least.yaml").read_text("utf-8").partition("\n")[2]
MODELINE = "# yaml-language-server: $schema=visit.schema.json\n"


def serve(folder: Path, text: str) -> LanguageServer:
    """Starts a server for a record in a folder that has the schema."""
    (folder / "visit.schema.json").write_text(schema_text(), "utf-8")
    return LanguageServer(folder / "visit.yaml", text)


def place_of(text: str, words: str) -> tuple[int, int]:
    """The line and the column after the first occurrence of words, from 0."""
    before = text[: text.index(words) + len(words)]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


@pytest.mark.parametrize("bound", [MODELINE, "$schema: visit.schema.json\n"])
def test_a_valid_record_has_no_problem(tmp_path: Path, bound: str) -> None:
    """A server finds nothing in a record without a fault, whether a comment or a key names the schema."""
    with serve(tmp_path, bound + LEAST) as server:
        assert server.problems() == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"2025-04-07/2025-04-08"', "7 April 2025", 'expected an EDTF date in quotes, such as "2025-03-07"'),
        ("country: FI", "country: FIN", "expected a country code: ISO 3166-1 alpha-2"),
        ('"2025-03-05T12:00:00Z"', "2025-03-05", "expected a time in UTC, to the second"),
        ("id: ministry", "id: stops", "this id is the name of a field"),
        ("id: ministry", "id: The Ministry", "expected an id: lower-case letters and digits"),
        ("status: announced", "status: planned", "Valid values"),
    ],
)
@pytest.mark.parametrize("bound", [MODELINE, "$schema: visit.schema.json\n"])
def test_a_fault_has_a_message_that_a_person_can_read(
    tmp_path: Path, old: str, new: str, message: str, bound: str
) -> None:
    """A server says of a fault what was expected, and shows no pattern, whichever way the schema is named."""
    assert old in LEAST
    with serve(tmp_path, bound + LEAST.replace(old, new)) as server:
        (problem,) = server.problems()
    assert message in problem["message"]
    assert "pattern" not in problem["message"]


def test_the_schema_of_maps_is_named_as_a_fault(tmp_path: Path) -> None:
    """A record that names the schema by a comment, and another one by `$schema`, gets a message that says so."""
    with serve(tmp_path, MODELINE + "$schema: map.schema.json\n" + LEAST) as server:
        (problem,) = server.problems()
    assert problem["message"] == "expected the schema of a record, such as visit.schema.json"


def test_completion_shows_what_each_status_means(tmp_path: Path) -> None:
    """Each status is offered with its meaning."""
    text = MODELINE + LEAST.replace("status: announced", "status: ")
    with serve(tmp_path, text) as server:
        offered = server.completions(*place_of(text, "status: "))
    assert offered["held"]["documentation"] == "The visit has taken place."
    assert set(offered) == {"reported", "announced", "confirmed", "under-way", "held", "postponed", "cancelled"}


def test_completion_shows_the_name_of_each_country(tmp_path: Path) -> None:
    """Each country code is offered with the name of the country."""
    text = MODELINE + LEAST.replace("country: EE,", "country: ,")
    with serve(tmp_path, text) as server:
        offered = server.completions(*place_of(text, "- {id: estonia, country: "))
    assert offered["NL"]["documentation"] == "Netherlands"


def test_hovering_shows_what_a_field_is_for(tmp_path: Path) -> None:
    """The words of a field's documentation are shown with the meaning of each allowed word."""
    text = MODELINE + LEAST
    with serve(tmp_path, text) as server:
        shown = server.hover(*place_of(text, "stat"))
    assert "How far the visit has come, according to its sources." in shown
    assert "`postponed`: The visit will not be on the days that were given" in shown


def test_a_snippet_inserts_the_fields_of_a_stop(tmp_path: Path) -> None:
    """In the list of stops a snippet is offered that inserts a stop with its country and its days."""
    text = MODELINE + LEAST.replace("stops:\n", "stops:\n  - \n")
    with serve(tmp_path, text) as server:
        offered = server.completions(*place_of(text, "stops:\n  - "))
    inserted = offered["stop: its required fields"]["insertText"]
    assert inserted == "id: ${1:russia}\n  country: ${2:RU}\n  when: ${3:2025-03-07}"


def test_an_empty_file_offers_a_whole_record(tmp_path: Path) -> None:
    """In an empty file a snippet is offered that inserts every required field of a record."""
    with serve(tmp_path, MODELINE) as server:
        inserted = server.completions(1, 0)["visit: its required fields"]["insertText"]
    required = json.loads(schema_text())["required"]
    assert [line.partition(":")[0] for line in inserted.splitlines() if line[0].isalpha()] == required


def ask_vscode(document: str, line: int, character: int) -> Any:
    """What the JSON service of VS Code says of a document: its problems, and what it offers and shows at a place."""
    if not (NODE / "node_modules/vscode-json-languageservice").is_dir():
        absent("vscode-json-languageservice")
    asked = {"schema": json.loads(schema_text()), "text": document, "line": line, "character": character}
    done = subprocess.run(
        [program("node"), "edit_json.mjs"], cwd=NODE, input=json.dumps(asked).encode(), capture_output=True, check=True
    )
    return json.loads(done.stdout)


def test_vscode_shows_the_same_in_json() -> None:
    """For a record in JSON, VS Code shows meanings and messages of the schema, too."""
    document = json.dumps({"$schema": "visit.schema.json", "format": 1, "status": "hold", "when": "7 April"}, indent=1)
    line = next(number for number, text in enumerate(document.splitlines()) if "status" in text)
    said = ask_vscode(document, line, len(' "status": "'))
    assert any(message.startswith("expected an EDTF date in quotes") for message in said["problems"])
    assert said["offered"]['"held"'] == "The visit has taken place."
    assert "How far the visit has come" in said["shown"]
