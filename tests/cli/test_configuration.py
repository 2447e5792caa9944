"""The configuration: which file is used, what its keys do, and how its errors are reported."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.pipeline.settings import KEYS, read_settings
from tests.cli.test_command import run
from tests.conftest import ROOT


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with three records: two with findings about each other, and one draft."""
    (tmp_path / "visits" / "drafts").mkdir(parents=True)
    for name in ("kerry-rome.yaml", "obama-rome.yaml"):
        shutil.copy(ROOT / "examples" / name, tmp_path / "visits" / name)
    (tmp_path / "visits" / "drafts" / "new.yaml").write_text("format: 1\nid: new\n", "utf-8")
    return tmp_path


def _rules(desk: Path, *arguments: str, settings: str | None = None) -> set[str]:
    """The rules of the findings in the whole folder."""
    if settings is not None:
        (desk / "diplovisit.toml").write_text(settings, "utf-8")
    done = run("check", "visits", "--output-format", "concise", "--today", "2026-11-27", *arguments, cwd=desk)
    assert done.returncode in (0, 1), done.stderr
    lines = done.stdout.decode().splitlines()
    return {line.partition("[")[2].partition("]")[0] for line in lines if "[" in line}


BOTH = {"missing-field", "companion-not-there"}


@pytest.mark.parametrize(
    ("settings", "arguments", "findings"),
    [
        ("", (), BOTH),
        ('ignore = ["relations"]', (), {"missing-field"}),
        ('ignore = "relations"', (), {"missing-field"}),
        ('select = ["relations"]', (), {"companion-not-there"}),
        ('select = ["relations"]\nignore = ["companion-not-there"]', (), set()),
        ("across = false", (), {"missing-field"}),
        ('exclude = ["drafts"]', (), {"companion-not-there"}),
        ('exclude = ["visits/drafts/**"]', (), {"companion-not-there"}),
        ('exclude = ["/drafts"]', (), BOTH),
        ('[per-path."visits/drafts/**"]\nignore = ["schema"]', (), {"companion-not-there"}),
        ('[per-path."*.yaml"]\nselect = ["time"]', (), set()),
        (
            '[per-path]\n"*.yaml" = {ignore = ["all"]}\n"kerry-*" = {select = ["relations"]}',
            (),
            {"companion-not-there"},
        ),
        # The command line decides.
        ('ignore = ["relations"]', ("--select", "all"), BOTH),
        ('ignore = ["relations"]', ("--select", "companion-not-there"), {"companion-not-there"}),
        ('select = ["relations"]', ("--ignore", "all"), set()),
        ('ignore = ["relations"]', ("--ignore", "schema"), set()),
        ('[per-path."*.yaml"]\nselect = ["time"]', ("--select", "relations"), {"companion-not-there"}),
        ("across = false", ("--across",), BOTH),
        ('exclude = ["drafts"]', ("--exclude", "kerry*"), set()),
        ('exclude = ["drafts"]', ("--no-config",), BOTH),
        ('exclude = ["drafts"]', ("--config", "other.toml"), {"missing-field"}),
    ],
)
def test_what_a_key_does(desk: Path, settings: str, arguments: tuple[str, ...], findings: set[str]) -> None:
    """The command line decides first, then settings for paths, then other settings, then defaults."""
    (desk / "other.toml").write_text('ignore = ["relations"]\n', "utf-8")
    assert _rules(desk, *arguments, settings=settings) == findings


@pytest.mark.parametrize(
    ("settings", "arguments", "code"),
    [
        ("", (), 0),
        ('fail-on = "warning"', (), 1),
        ('fail-on = "warning"', ("--fail-on", "error"), 0),
        ('fail-on = "warning"', ("--exit-zero",), 0),
        ('[severity]\ncompanion-not-there = "error"', (), 1),
        ('severity = {relations = "error"}', (), 1),
        ('severity = {relations = "error", companion-not-there = "info"}', (), 0),
        ('severity = {relations = "error"}', ("--severity", "companion-not-there=warning"), 0),
        ('severity = {companion-not-there = "error"}', ("--severity", "all=info"), 0),
        ('[per-path."kerry-*".severity]\nall = "error"', (), 1),
        ("require-evidence = true", (), 1),
        ("require-evidence = true", ("--no-require-evidence",), 0),
    ],
)
def test_what_fails_a_run(desk: Path, settings: str, arguments: tuple[str, ...], code: int) -> None:
    """Severities can be raised and lowered, and so can the least severity that fails a run."""
    shutil.rmtree(desk / "visits" / "drafts")
    shutil.copy(ROOT / "examples" / "least.yaml", desk / "visits" / "least.yaml")
    (desk / "diplovisit.toml").write_text(settings, "utf-8")
    assert run("check", "visits", *arguments, cwd=desk).returncode == code


def test_the_report_is_what_the_configuration_says(desk: Path) -> None:
    """`output-format` names a format, and the flag overrides it."""
    (desk / "diplovisit.toml").write_text('output-format = "json"\n', "utf-8")
    assert run("check", "visits", cwd=desk).stdout.startswith(b'{"version": 1')
    assert not run("check", "visits", "--output-format", "concise", cwd=desk).stdout.startswith(b"{")


def test_the_nearest_configuration_holds(desk: Path) -> None:
    """The nearest configuration is used, patterns are relative to it, and it hides a pyproject.toml."""
    (desk / "pyproject.toml").write_text('[tool.diplovisit]\nexclude = ["visits/drafts"]\n', "utf-8")
    inside = run("check", "--show-files", cwd=desk / "visits")
    assert inside.stdout.decode().split() == ["kerry-rome.yaml", "obama-rome.yaml"]
    (desk / "diplovisit.toml").write_text('exclude = ["obama*"]\n', "utf-8")
    inside = run("check", "--show-files", cwd=desk / "visits")
    assert inside.stdout.decode().split() == ["kerry-rome.yaml", "drafts/new.yaml"]
    (desk / "visits" / "pyproject.toml").write_text("[project]\n", "utf-8")
    assert run("check", "--show-files", cwd=desk / "visits").stdout == inside.stdout


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ('ingore = ["time"]', ':1: unknown setting "ingore"; did you mean "ignore"?'),
        ('\nfail_on = "info"', ':2: unknown setting "fail_on"; did you mean "fail-on"?'),
        ("colour = 1", ':1: unknown setting "colour"; expected one of sources, terms, '),
        ('ignore = ["time",\n  "plase"]', ':2: ignore: unknown rule or group "plase"; did you mean "place"?'),
        ('select = ["host among senders"]', '"host among senders"; did you mean "host-among-senders"?'),
        ("select = []", ":1: select: expected at least the name of a rule or a group; saw an empty list; delete the"),
        ("ignore = {time = true}", ":1: ignore: expected the name of a rule or a group, in quotes, or a list of them"),
        ("ignore = [1]", ":1: ignore: expected the name of a rule or a group, in quotes; saw the number 1"),
        (
            'fail-on = "eror"',
            ':1: fail-on: expected one of error, warning, info; saw the text "eror"; did you mean "error"?',
        ),
        ("fail-on = true", ":1: fail-on: expected one of error, warning, info; saw the flag true"),
        ('across = "no"', ':1: across: expected true or false, without quotes; saw the text "no"'),
        ('output-format = "jsonn"', "output-format: expected one of full, concise, markdown, json, "),
        ("exclude = ['!x']", ":1: exclude: a pattern cannot begin with !"),
        ("severity = 'error'", ":1: severity: expected a table, under [severity]; saw the text"),
        ("[severity]\nlong-stop = 'high'", ':2: long-stop: expected one of error, warning, info; saw "high"'),
        (
            "[severity]\nlong-stpo = 'info'",
            ':2: long-stpo: unknown rule or group "long-stpo"; did you mean "long-stop"?',
        ),
        ("[per-path]\nselect = ['time']", ":2: select: expected a table, under [per-path.select]; saw a list of 1"),
        (
            "[per-path.'x']\nfail-on = 'info'",
            ':2: unknown setting of a path "fail-on"; expected one of select, ignore, severity',
        ),
        ("[per-path.'/']", ":1: /: expected a pattern such as drafts/** or *.json; saw an empty one"),
        ("[suppress]\nrule = 'long-stop'", ":1: suppress: expected tables, each under [[suppress]]; saw a mapping"),
        ("[[suppress]]\nrule = 'long-stop'", ':1: expected "reason" in suppress; there is none'),
        ("[[suppress]]\nreason = 'so'", ':1: expected "rule" in suppress; there is none'),
        ("[[suppress]]\nrule = 'long-stop'\nreason = ''", ":3: reason: expected a reason for the suppression"),
        ("[[suppress]]\nrule = 'long-stpo'\nreason = 'so'", ':2: rule: unknown rule "long-stpo"; did you mean'),
        (
            "[[suppress]]\nrule = 'time'\nreason = 'so'",
            ':2: rule: expected the name of one rule; saw "time", which includes',
        ),
        ("[[suppress]]\nrule = 'long-stop'\nreason = 'so'\nfrom = 1", ':4: unknown key of a suppression "from"'),
        (
            "[[suppress]]\nrule = 'long-stop'\nreason = 'so'\nuntil = 2026",
            ":4: until: expected a day such as 2026-12-31",
        ),
        (
            "[[suppress]]\nrule='long-stop'\nreason='so'\nuntil = 2026-12-31T10:00:00",
            ":4: until: expected a day such as",
        ),
        ("[[suppress]]\nrule = 'long-stop'\nreason = 'so'\nfile = '/'", ":4: file: expected a pattern such as"),
        ("ignore = [time]", ":1:11: not TOML: Invalid value; put a text in quotes"),
        ("ignore = ['time'", ":1:"),
        ("ignore = ['time']\nignore = ['text']", ":2: not TOML: Cannot overwrite a value"),
        ("[severity\n", ":1:10: not TOML: Expected ']' at the end of a table declaration"),
        ("sources = 1", ":1: sources: expected the name of a folder, in quotes; saw the number 1"),
        ("sources = 2026-01-01", ":1: sources: expected the name of a folder, in quotes; saw the date 2026-01-01"),
        ("sources = 'a\\u0000b'", ":1: sources: "),
        ('sources = "a\\u0000b"', ":1: sources: "),
    ],
)
def test_a_mistake_is_reported_in_one_line(desk: Path, settings: str, expected: str) -> None:
    """The error has file, line, key, value and expectation; the exit code is 2, and nothing is checked."""
    (desk / "diplovisit.toml").write_text(settings, "utf-8")
    done = run("check", "visits", cwd=desk)
    assert (done.returncode, done.stdout) == (2, b"")
    message = done.stderr.decode()
    assert message.startswith("diplovisit: error: diplovisit.toml:")
    assert expected in message
    assert message.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--select", "tmie"), '--select: unknown rule or group "tmie"; did you mean "time"?'),
        (("--ignore", "time,"), "--ignore: expected a rule, a group or all; saw an empty name"),
        (("--severity", "long-stop"), "--severity long-stop: expected NAME=SEVERITY, such as long-stop=info"),
        (("--severity", "long-stop=eror"), 'expected one of error, warning, info; saw "eror"; did you mean "error"?'),
        (("--severity", "long-stpo=info"), 'unknown rule or group "long-stpo"; did you mean "long-stop"?'),
        (("--today", "27.11.2026"), '--today 27.11.2026: expected a day such as 2026-11-27; saw "27.11.2026"'),
        (("--exclude", "!x"), "--exclude: a pattern cannot begin with !"),
        (("--config", "no.toml"), "--config no.toml: no such file"),
        (("--config", "visits"), "--config visits: not a file"),
        (("--config", "pyproject.toml"), "--config pyproject.toml: expected a table [tool.diplovisit]; there is none"),
        (("--config", "x.toml", "--no-config"), "not allowed with argument --config"),
    ],
)
def test_a_mistake_on_the_command_line_is_reported(desk: Path, arguments: tuple[str, ...], expected: str) -> None:
    """A wrong flag is reported before anything is checked, with what was expected."""
    (desk / "pyproject.toml").write_text("[project]\n", "utf-8")
    done = run("check", "visits", "--output-format", "json", *arguments, cwd=desk)
    assert (done.returncode, done.stdout) == (2, b"")
    assert expected in done.stderr.decode()


def test_a_pyproject_that_is_no_toml_is_somebody_elses(desk: Path) -> None:
    """An invalid pyproject.toml is ignored unless it is named."""
    (desk / "pyproject.toml").write_text("[tool.diplovisit\n", "utf-8")
    assert run("check", "visits", cwd=desk).returncode == 1
    done = run("check", "visits", "--config", "pyproject.toml", cwd=desk)
    assert done.returncode == 2
    assert b"pyproject.toml:1:17: not TOML" in done.stderr


def test_the_lines_of_a_pyproject_are_its_own(desk: Path) -> None:
    """An error in [tool.diplovisit] has its line in the whole file."""
    (desk / "pyproject.toml").write_text("[project]\nname = 'x'\n[tool.diplovisit]\nignore = ['tmie']\n", "utf-8")
    assert b"pyproject.toml:4: ignore: unknown rule" in run("check", "visits", cwd=desk).stderr
    (desk / "pyproject.toml").write_text("[tool]\ndiplovisit = 1\n", "utf-8")
    assert b"pyproject.toml:2: diplovisit: expected a table" in run("check", "visits", cwd=desk).stderr


VALUES = st.recursive(
    st.sampled_from(["1", "true", '"time"', '"x"', "2026-12-31", "1.5", '"warning"', '""', "inf", "10:00:00"]),
    lambda inner: (
        st.lists(inner, max_size=2).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from([*KEYS, "rule", "reason", "x"]), inner, max_size=2).map(
            lambda items: "{" + ", ".join(f"{name} = {value}" for name, value in items.items()) + "}"
        )
    ),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from([*KEYS, "x"]), VALUES, max_size=3))
def test_any_settings_are_read_or_refused(values: dict[str, str]) -> None:
    """Any value of a key gives settings, or a ValueError of one line with the file."""
    text = "\n".join(f"{name} = {value}" for name, value in values.items())
    message = "x.toml:"
    try:
        read_settings(text.encode(), name="x.toml", folder=ROOT / "nowhere", formats=("full",))
    except ValueError as error:
        message = str(error)
    assert message.startswith("x.toml:")
    assert "\n" not in message
