"""`diplovisit fmt`: YAML and JSON, what it writes, what it leaves unchanged, and its exit codes."""

import json
from pathlib import Path

import pytest

from diplovisit import load, unstructure
from diplovisit.cli import outputs
from diplovisit.files import ChangedMeanwhile
from tests.cli.test_command import SEED, run

_YAML = """\
# yaml-language-server: $schema=visit.schema.json
format: 1
id: fi-no-envoy
revision: 1
revised: 2025-03-05T12:00:00Z   # UTC
title: An envoy of Finland visits Norway

status: announced
announcement: none     # equals no default, but what does is kept, too
people: [{id: envoy, name: "Aino Virtanen", kind: person}]
travellers:
- person: envoy
stops:
  - id: oslo
    country: NO        # not false
    when: {2025-03-07,2025-03-12}
sources: [{id: ministry, kind: statement}]
notes: [1.10, yes, 10:30]
"""
_LAID_OUT = (
    _YAML.replace("2025-03-05T12:00:00Z ", '"2025-03-05T12:00:00Z" ')
    .replace("NO ", '"NO" ')
    .replace("{2025-03-07,2025-03-12}", '"{2025-03-07,2025-03-12}"')
    .replace("[1.10, yes, 10:30]", '["1.10", "yes", "10:30"]')
)


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    """A record that other readers would misread."""
    file = tmp_path / "visit.yaml"
    file.write_bytes(_YAML.encode())
    return file


def test_yaml_keeps_its_comments_and_layout(visit: Path) -> None:
    """Only quotes are added, written defaults stay, and a second run changes nothing."""
    done = run("fmt", visit)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, f"changed {visit}\n", b"")
    assert visit.read_text("utf-8") == _LAID_OUT
    done = run("fmt", visit)
    assert (done.returncode, done.stdout) == (0, b"")


def test_a_set_without_quotes_is_no_record_until_it_is_formatted(visit: Path) -> None:
    """Days in bare braces are a mapping in YAML, and `fmt` puts them in quotes."""
    assert run("check", visit).returncode == 1
    run("fmt", visit)
    assert str(load(visit).stops[0].when) == "{2025-03-07,2025-03-12}"


def test_check_and_diff_write_nothing(visit: Path) -> None:
    """`--check` and `--diff` show the lines that would change, `--check` also names the file, and both exit with 1."""
    checked = run("fmt", "--check", visit)
    done = run("fmt", "--diff", visit)
    assert (checked.returncode, done.returncode) == (1, 1)
    assert checked.stdout.decode() == f"{done.stdout.decode()}would change {visit}\n"
    assert b"-    country: NO        # not false\n" in done.stdout
    assert b'+    country: "NO"        # not false\n' in done.stdout
    assert visit.read_bytes() == _YAML.encode()
    run("fmt", visit)
    for flag in ("--check", "--diff"):
        done = run("fmt", flag, visit)
        assert (done.returncode, done.stdout) == (0, b"")


def test_loose_ends_are_shown(visit: Path) -> None:
    """A diff shows carriage returns, and a last line without a line end."""
    visit.write_bytes(_LAID_OUT.encode().replace(b"\n", b"\r\n").removesuffix(b"\r\n"))
    shown = run("fmt", "--diff", visit).stdout
    assert b"-format: 1\\r\n" in shown
    assert b"\\ No newline at end of file\n" in shown
    run("fmt", visit)
    assert visit.read_bytes() == _LAID_OUT.encode()


def test_compact_is_for_json_alone(visit: Path) -> None:
    """`--compact` leaves YAML as YAML."""
    file = visit.with_name("visit.json")
    file.write_bytes(run("export", SEED, "--to", "json").stdout)
    run("fmt", visit, file, "--compact")
    assert visit.read_text("utf-8") == _LAID_OUT
    assert file.read_bytes().count(b"\n") == 1


def test_standard_input_comes_out_formatted(visit: Path) -> None:
    """`-` is formatted onto standard output in its own format."""
    done = run("fmt", "-", stdin=_YAML.encode())
    assert (done.returncode, done.stdout.decode()) == (0, _LAID_OUT)
    assert run("fmt", "-", "--check", stdin=_YAML.encode()).returncode == 1
    assert run("fmt", "-", "--check", stdin=_LAID_OUT.encode()).returncode == 0
    assert b'+    country: "NO"' in run("fmt", "-", "--diff", stdin=_YAML.encode()).stdout
    run("fmt", visit)
    data = json.dumps(unstructure(load(visit))).encode()
    done = run("fmt", "-", stdin=data)
    assert done.stdout.startswith(b'{\n  "format": 1,\n')
    assert run("fmt", "-", "--stdin-filename", "a.jsonl", stdin=data + b"\n" + data).stdout.count(b"\n") == 2


def test_what_cannot_be_read_from_standard_input_is_reported() -> None:
    """A fault in standard input gives no output, and files besides standard input are refused."""
    done = run("fmt", "-", stdin=b"title: [\n")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"malformed-yaml" in done.stderr
    assert run("fmt", "-", SEED, stdin=b"").returncode == 2
    assert run("fmt", "-", "--stdin-filename", "a.txt", stdin=b"").returncode == 2


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("format: 1\nid: a\ntitle: [\n", b"malformed-yaml"),
        ("format: 1\nid: a\n\tstatus: no\n", b"tab-in-indentation"),
        (_YAML.replace("status: announced", "status: anounced"), b"unknown-word"),
        (_YAML + "title: Again\n", b"duplicate-key"),
        (_YAML.replace("country: NO ", "country: &x NO "), b"yaml-anchor"),
    ],
)
def test_what_is_no_record_is_reported_and_left(visit: Path, text: str, rule: bytes) -> None:
    """An unreadable record and a faulty one are unchanged; others are formatted."""
    visit.write_text(text, "utf-8")
    other = visit.with_name("other.yaml")
    other.write_text(_YAML, "utf-8")
    done = run("fmt", visit.parent)
    assert done.returncode == 1
    assert rule in done.stderr
    assert visit.read_text("utf-8") == text
    assert other.read_text("utf-8") == _LAID_OUT


def test_a_folder_without_records_is_reported(tmp_path: Path) -> None:
    """Nothing to format has an exit code of its own."""
    assert run("fmt", tmp_path).returncode == 3


def test_our_own_records_are_formatted() -> None:
    """The seed and the examples are formatted."""
    assert run("fmt", "--check", "seeds", *(str(file) for file in Path("examples").glob("*.yaml"))).returncode == 0


def test_links_are_followed_and_permissions_kept(visit: Path) -> None:
    """The target of a link is formatted with its mode, and the link stays a link."""
    visit.chmod(0o640)
    link = visit.with_name("link.yaml")
    link.symlink_to(visit)
    assert run("fmt", link).returncode == 0
    assert link.is_symlink()
    assert visit.read_text("utf-8") == _LAID_OUT
    assert visit.stat().st_mode & 0o777 == 0o640


def test_a_file_that_may_not_be_written_is_reported(visit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unwritable file gives one line and exit code 2, and is unchanged."""

    def refuse(path: Path, chunks: object) -> None:
        raise PermissionError(13, "is not writable", str(path))

    monkeypatch.setattr(outputs, "write_whole", refuse)
    done = run("fmt", visit)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"is not writable" in done.stderr
    assert visit.read_bytes() == _YAML.encode()


def test_what_was_changed_meanwhile_is_not_overwritten(visit: Path) -> None:
    """A file that was saved after it was read keeps the saved content."""
    with pytest.raises(ChangedMeanwhile, match="changed by another program"):
        outputs.rewrite_file(visit, b"what was read", b"what would be written")
    assert visit.read_bytes() == _YAML.encode()
    assert [file.name for file in visit.parent.iterdir()] == [visit.name]


def test_a_hook_gets_names_without_findings(tmp_path: Path) -> None:
    """With --no-findings, an invalid record is only named, and a named file that is no record is left."""
    files = {"a.json": b'{"format": 1, "id": "a"}', "tsconfig.json": b'{"strict": true,}', "b.yaml": _YAML.encode()}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    done = run("fmt", "--no-findings", *files, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        b"diplovisit: 1 file not changed: it has no `format` and `id`: tsconfig.json",
        b"diplovisit: 1 file not formatted: a.json; `diplovisit check` says why",
    ]
    assert run("fmt", "--no-findings", "tsconfig.json", "b.yaml", cwd=tmp_path).returncode == 0
    assert run("fmt", "--no-findings", "tsconfig.json", cwd=tmp_path).returncode == 0
    assert (tmp_path / "tsconfig.json").read_bytes() == files["tsconfig.json"]
    done = run("fmt", "--no-findings", "-", cwd=tmp_path, stdin=files["a.json"])
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"diplovisit: 1 file not formatted: <stdin>; `diplovisit check` says why\n"
