"""What each command must not load: an unneeded module costs time at every start.

Each row runs in a process of its own, and its `sys.modules` is read at the end. `checks` and `evidence` are our rules
and our readers of sources. attrs, cattrs, PyYAML and jsonschema are the libraries that take longest to import. difflib
serves only messages about a wrong word.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from diplovisit import draft, export, load, read_data_set
from tests.cli.test_command import SEED
from tests.conftest import ROOT

RULES = ("diplovisit.checks", "diplovisit.evidence")
LIBRARIES = ("attr", "attrs", "cattrs", "yaml", "difflib")
NEVER = ("jsonschema", "hypothesis", "diplovisit.testing", "caldav", "niquests", "keyring")
NAMES_OF_LISTS = "diplovisit.record.listed_names"
"""Names of countries in lists and other languages: only imports need them, and evidence must not read them."""
DATA_SETS = {"state-department", "state-department-visits", "colt"}
LEG = "examples/blinken-tokyo-4019.yaml"
NOTE, LATER = "examples/drafting/press-note.txt", "examples/drafting/later-report.txt"
PRESS, ANSWER = "tests/drafting/answers/press.txt", "tests/drafting/answers/good.json"

NEW = ["new", "--traveller", "A B", "--from", "FI", "--to=EE", "--when", "2027-04-07", "--source-kind", "news"]

COMMANDS = [
    # The command line; what it must not load, besides NEVER.
    (["--help"], (*RULES, *LIBRARIES)),
    (["check", "--help"], (*RULES, *LIBRARIES)),
    (["export", "--help"], (*RULES, *LIBRARIES)),
    (["--version"], (*RULES, *LIBRARIES)),
    (["schema"], (*RULES, "cattrs", "yaml")),  # not attrs: the schema is built from the classes of a record
    (["schema", "--for", "draft"], ("diplovisit.checks", "cattrs")),
    (["completion", "bash"], ("cattrs", "yaml")),  # not RULES: the script offers the name of every rule
    (["export", SEED, "--to", "json", "-o", "OUT"], RULES),
    (["export", SEED, "--to", "jsonl", "-o", "OUT"], RULES),
    (["export", SEED, "--to", "jsonld", "-o", "OUT"], RULES),
    (["export", SEED, "--to", "ics", "-o", "OUT"], RULES),
    (["export", SEED, "--to", "ics", "--split-by", "country", "-o", "OUT/"], RULES),
    (["export", SEED, LEG, "--to", "ics", "-j", "2", "-o", "OUT"], RULES),
    (["export", SEED, "--to", "csv", "-o", "OUT/"], RULES),
    (["export", SEED, "--to", "csv", "--flat", "-o", "OUT"], RULES),
    (["export", SEED, "--to", "parquet", "-o", "OUT/"], RULES),
    (["export", SEED, "--to", "xlsx", "-o", "OUT"], RULES),
    (["export", SEED, "--to", "sqlite", "-o", "OUT"], RULES),
    (["template", "--to", "csv", "-o", "OUT"], (*RULES, "xlsxwriter")),
    (["export", LEG, "--to", "state-department", "-o", "OUT"], RULES),
    (["export", "COLT", "--to", "colt", "-o", "OUT"], RULES),
    (["export", "INBOUND", "--to", "state-department-visits", "-o", "OUT"], RULES),
    (["export", "JSON", "--to", "ics", "-o", "OUT"], (*RULES, "cattrs", "yaml")),
    (["plot", SEED, "-o", "OUT.svg"], RULES),
    (["publish", "--help"], (*RULES, *LIBRARIES)),
    (["fmt", "--check", SEED], RULES),
    (["diff", SEED, SEED], RULES),
    (
        ["quote", "examples/state-visit-rescheduled.yaml", "a general strike"],
        ("diplovisit.maps", "diplovisit.exporters.icalendar"),
    ),
    (["status", "examples/least.yaml", "held", "--dry-run"], ("diplovisit.maps", "diplovisit.exporters.icalendar")),
    ([*NEW, "-o", "OUT.yaml"], ("diplovisit.exporters.icalendar",)),  # not `maps`: it reads days in usual forms
    (["import", "ICS", "-o", "OUT/"], (*RULES, "yaml")),
    (["import", "colt", "examples/colt", "-o", "OUT"], (*RULES, "yaml")),
    (["map", "examples/maps/journeys.csv", "-o", "OUT"], ("yaml", "python_calamine", "diplovisit.checks")),
    (["init", "OUT/"], ("diplovisit.checks",)),  # not `evidence`: a new repository has a lock file
    # Not RULES: these judge what they write.
    (
        ["draft", NOTE, "-o", "OUT.yaml"],
        (
            "diplovisit.maps",
            "diplovisit.exporters",
            "diplovisit.fixes",
            "diplovisit.drafting.model",
            "diplovisit.importers",
            "diplovisit.reporters.full",
            "subprocess",
        ),
    ),
    (["draft", "--update", "DRAFT", LATER], ("diplovisit.maps", "diplovisit.exporters")),
    (["draft", PRESS, "--answer", ANSWER, "-o", "OUT.yaml"], ("diplovisit.maps", "diplovisit.exporters")),
    (["draft", PRESS, "--print-prompt", "-o", "OUT"], ("diplovisit.maps", "diplovisit.exporters", "cattrs")),
    # Not RULES: these judge records. A good record in JSON needs no YAML and no fixes all the same.
    (["check", SEED], ("cattrs",)),
    (["check", "JSON"], ("cattrs", "yaml", "diplovisit.fixes")),
    (["evidence", SEED], ()),
    (["show", SEED], ("diplovisit.exporters", "diplovisit.drafting")),
    (["explain", "long-stop"], ("cattrs", "yaml")),
]

PROGRAMS = [
    ("import diplovisit", (*RULES, *LIBRARIES, "diplovisit.record", "diplovisit.pipeline", "typing", "re")),
    (f"from diplovisit import load; load({SEED!r})", RULES),
    (f"from diplovisit import export, load; export(load({SEED!r}), 'ics')", RULES),
    (f"from diplovisit import export_files, load; export_files(load({SEED!r}))", RULES),
    (f"from diplovisit import changes, load; changes(load({SEED!r}), load({SEED!r}))", RULES),
]


def loaded(code: str, unwanted: tuple[str, ...]) -> list[str]:
    """The unwanted modules, with all that is in them, that a program has loaded when it ends.

    What Python has loaded before the program begins does not count: some packages load modules at every start.
    """
    start = "import sys; at_start = frozenset(sys.modules)\n"
    shows = (
        "\nimport sys\n"
        f"found = [m for m in sys.modules if any(m == u or m.startswith(u + '.') for u in {unwanted!r})]\n"
        "print('LOADED', *sorted(set(found) - at_start))"
    )
    done = subprocess.run(
        [sys.executable, "-c", start + code + shows], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1].split()[1:]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The files that rows name in capitals: a record without faults as JSON, a calendar, and rows of data sets."""
    folder = tmp_path_factory.mktemp("exported")
    written = {}
    for name, record, to in (("JSON", "examples/harding-kingston.yaml", "json"), ("ICS", SEED, "ics")):
        file = folder / f"visit.{to}"
        file.write_bytes(export(load(ROOT / record), to))
        written[name] = str(file)
    for name, data_set in (("COLT", "colt"), ("INBOUND", "state-department-visits")):
        file = folder / f"{data_set}.jsonl"
        file.write_bytes(export(read_data_set(data_set, ROOT / "examples" / data_set.replace("-", "_")), "jsonl"))
        written[name] = str(file)
    drafted = folder / "draft.yaml"
    drafted.write_text(draft(ROOT / NOTE).text, "utf-8")
    return written | {"DRAFT": str(drafted)}


@pytest.mark.parametrize(
    ("words", "unwanted"), [pytest.param(words, unwanted, id=" ".join(words)) for words, unwanted in COMMANDS]
)
@pytest.mark.at_length
def test_a_command_loads_nothing_that_it_does_not_need(
    words: list[str], unwanted: tuple[str, ...], exported: dict[str, str], tmp_path: Path
) -> None:
    """A command succeeds without the modules that its row names."""
    arguments = [exported.get(word, word.replace("OUT", str(tmp_path / "out"))) for word in words]
    code = (
        "from diplovisit.cli import main\n"
        f"try: code = main({arguments!r})\n"
        "except SystemExit as ended: code = ended.code\n"
        "assert code == 0, code"
    )
    if "parquet" in words:
        pytest.importorskip("pyarrow")
    if "xlsx" in words:
        pytest.importorskip("xlsxwriter")
    if "plot" in words:
        pytest.importorskip("matplotlib")
    takes_in = words[0] in {"import", "map", "explain"} or not DATA_SETS.isdisjoint(words)
    # What a flat table leaves out is found by reading its rows back.
    # Answers name countries as people do.
    takes_in = not {"new", "--flat", "xlsx", "template"}.isdisjoint(words) or takes_in
    intake = () if takes_in else (NAMES_OF_LISTS,)
    assert loaded(code, (*unwanted, *NEVER, *intake)) == []


@pytest.mark.parametrize(("code", "unwanted"), PROGRAMS)
@pytest.mark.at_length
def test_a_program_loads_nothing_that_it_does_not_need(code: str, unwanted: tuple[str, ...]) -> None:
    """The names that `diplovisit` offers load what they need, and only when they are used."""
    assert loaded(code, (*unwanted, *NEVER, NAMES_OF_LISTS)) == []


def test_every_format_of_export_has_a_row() -> None:
    """A new format cannot be added without a row that says what it must not load."""
    from diplovisit.exporters import EXPORTERS  # only this test needs it

    rows = {words[words.index("--to") + 1] for words, _ in COMMANDS if "--to" in words}
    assert rows == set(EXPORTERS)
