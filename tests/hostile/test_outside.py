"""Settings, lock files and texts that lead out of their folder: files of a stranger open no other file of the machine."""

import os
from pathlib import Path

import pytest

from diplovisit.files import LeadsOut, is_inside, leads_to_hidden, require_inside
from tests.conftest import ROOT
from tests.hostile.guarded_run import Command, run_guarded

pytestmark = [pytest.mark.not_measured, pytest.mark.at_length]

HONEST = (ROOT / "tests/corpus/hostile/yaml/honest.yaml").read_bytes()
SECRET = "hunter2"
TERMS = b"scheme,person,office,country,since,until\nwikidata,Q76,President,US,2009-01-20,2017-01-20\n"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """A repository with a record, and a file next to it that must never be shown."""
    for name in ("repo/visits", "repo/texts", "repo/.git", "out/texts"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "repo/visits/visit.yaml").write_bytes(HONEST)
    (tmp_path / "repo/terms.csv").write_bytes(TERMS)
    (tmp_path / "repo/.git/config").write_text(f"[{SECRET}]\n\ttoken = {SECRET}\n")
    (tmp_path / "out/terms.csv").write_bytes(TERMS)
    (tmp_path / "out/secret").write_text(f"TOKEN={SECRET}\n{SECRET},x\n")
    (tmp_path / "out/settings.toml").write_text(f"{SECRET} = 1\n")
    (tmp_path / "out/texts/ministry.txt").write_text(f"{SECRET} gives €5 million to Liis Tamm of Estonia.\n")
    (tmp_path / "repo/link-out").symlink_to("../out")
    (tmp_path / "repo/link.csv").symlink_to("../out/terms.csv")
    (tmp_path / "repo/hidden.csv").symlink_to(".git/config")
    (tmp_path / "repo/chain.csv").symlink_to("link.csv")
    return tmp_path


OUTSIDE: dict[str, tuple[str, str]] = {
    "terms-environ": ("terms", "/proc/self/environ"),
    "terms-absolute": ("terms", "/etc/passwd"),
    "terms-above": ("terms", "../out/secret"),
    "terms-above-and-whole": ("terms", "../out/terms.csv"),
    "terms-above-and-gone": ("terms", "../out/gone.csv"),
    "terms-down-and-up": ("terms", "visits/../../out/secret"),
    "terms-a-link": ("terms", "link.csv"),
    "terms-a-link-to-a-link": ("terms", "chain.csv"),
    "terms-below-a-link": ("terms", "link-out/secret"),
    "terms-a-link-to-hidden": ("terms", "hidden.csv"),
    "terms-a-device": ("terms", "/dev/zero"),
    "sources-root": ("sources", "/"),
    "sources-absolute": ("sources", "/etc"),
    "sources-above": ("sources", ".."),
    "sources-above-and-whole": ("sources", "../out/texts"),
    "sources-above-and-gone": ("sources", "../gone"),
    "sources-a-link": ("sources", "link-out"),
    "sources-below-a-link": ("sources", "link-out/texts"),
    "sources-proc": ("sources", "/proc/self/fd"),
}


def test_settings_name_no_file_outside_of_their_folder(folder: Path) -> None:
    """A path outside gives exit code 2 with file, line, key and flag, the same for existing and missing files."""
    commands = []
    for name, (key, value) in OUTSIDE.items():
        (folder / "repo" / f"{name}.toml").write_text(f'\n{key} = "{value}"\n')
        commands += [
            Command((command, "visits/visit.yaml", "--config", f"{name}.toml")) for command in ("check", "anchor")
        ]
    done = run_guarded(folder / "repo", *commands)
    for command, each in zip(commands, done, strict=True):
        name = command.arguments[-1].split(".")[0]
        key = OUTSIDE[name][0]
        assert each.code == 2, (command, each)
        assert f"{name}.toml:2: {key}: " in each.err, (command, each)
        assert "--allow-outside" in each.err, (command, each)
        assert SECRET not in each.out + each.err, (command, each)
        assert each.err.count("\n") == 1, (command, each)


INSIDE = {
    "terms": ("terms.csv", "./terms.csv", "visits/../terms.csv", "inner.csv"),
    "sources": ("texts", ".", "visits/../texts", "inner"),
}


def test_paths_within_the_folder_are_read_however_they_are_written(folder: Path) -> None:
    """Dots, absolute paths and links are allowed if they stay inside the folder."""
    repo = folder / "repo"
    (repo / "inner.csv").symlink_to("terms.csv")
    (repo / "inner").symlink_to("texts")
    cases = [(key, value) for key, values in INSIDE.items() for value in values]
    cases += [("terms", str(repo / "terms.csv")), ("sources", str(repo / "texts"))]
    for number, (key, value) in enumerate(cases):
        (repo / f"{number}.toml").write_text(f'{key} = "{value}"\n')
    commands = [Command(("check", "visits", "--config", f"{number}.toml")) for number in range(len(cases))]
    for examination, done in zip(cases, run_guarded(repo, *commands), strict=True):
        assert done.code == 0, (examination, done)


def test_the_command_line_allows_more(folder: Path) -> None:
    """With --allow-outside, files named in the settings are read; --terms and --source may name any file without it."""
    repo = folder / "repo"
    (repo / "terms.toml").write_text('terms = "../out/terms.csv"\n')
    (repo / "sources.toml").write_text('sources = "../out/texts"\n')
    (repo / "texts/ministry.txt").symlink_to("../../out/texts/ministry.txt")
    (repo / "link.toml").write_text('sources = "texts"\n')
    text = "ministry=../out/texts/ministry.txt"
    allowed, refused = [], []
    for name in ("terms", "sources", "link"):
        refused.append(Command(("check", "visits", "--config", f"{name}.toml")))
        allowed.append(Command(("check", "visits", "--config", f"{name}.toml", "--allow-outside")))
    allowed += [
        Command(("check", "visits", "--terms", "../out/terms.csv")),
        Command(("check", "visits", "--source", text)),
        Command(("evidence", "visits", "--source", text)),
        Command(("check", "visits", "--allow-outside")),
    ]
    assert [each.code for each in run_guarded(repo, *allowed)] == [0] * len(allowed)
    for each in run_guarded(repo, *refused):
        assert each.code == 2
        assert SECRET not in each.out + each.err


def test_patterns_open_no_file(folder: Path) -> None:
    """Patterns in settings may contain any path, because they are matched against names of records only."""
    repo = folder / "repo"
    patterns = ("/proc/self/environ", "../out/*", "link-out/**", "hidden.csv", "/dev/zero")
    names = ", ".join(f'"{each}"' for each in patterns)
    tables = "".join(f'[per-path."{each}"]\nignore = ["time"]\n' for each in patterns)
    suppressed = '[[suppress]]\nrule = "long-stop"\nreason = "x"\nfile = "/proc/self/environ"\n'
    (repo / "diplovisit.toml").write_text(f"exclude = [{names}]\n{tables}{suppressed}")
    (done,) = run_guarded(repo, Command(("check", "visits/visit.yaml", "--show-settings")))
    assert done.code == 0
    assert SECRET not in done.out + done.err


def _found(place: Path, name: str, kind: str) -> None:
    match kind:
        case "pipe":
            os.mkfifo(place / name)
        case "folder":
            (place / name).mkdir()
        case _:
            (place / name).symlink_to(kind)


FOUND = {
    "out": "../../out/settings.toml",
    "out-no-toml": "../../out/secret",
    "passwd": "/etc/passwd",
    "environ": "/proc/self/environ",
    "hidden": ".git",
    "device": "/dev/zero",
    "nowhere": "gone.toml",
    "loop": "diplovisit.toml",
    "pipe": "pipe",
    "folder": "folder",
}


@pytest.mark.parametrize("name", FOUND)
def test_a_settings_file_that_was_found_is_a_file_of_its_folder(folder: Path, name: str) -> None:
    """A settings file that is a link out, a pipe, a device or a dangling link is reported by name.

    Its target is not quoted or run.
    """
    place = folder / "repo" / name
    place.mkdir()
    (place / "visit.yaml").write_bytes(HONEST)
    if name == "hidden":
        (place / ".hidden").write_text(f"{SECRET} = 1\n")
    _found(place, "diplovisit.toml", ".hidden" if name == "hidden" else FOUND[name])
    refused, passed = run_guarded(
        place, Command(("check", "visit.yaml")), Command(("check", "visit.yaml", "--no-config"))
    )
    assert refused.code == 2, refused
    assert refused.err.startswith("diplovisit: error: diplovisit.toml: is "), refused
    assert refused.err.count("\n") == 1
    assert SECRET not in refused.err
    assert passed.code == 0


def test_a_pyproject_that_leads_out_is_refused_where_it_has_our_table(folder: Path) -> None:
    """A linked pyproject.toml with our table is refused, and without the table it is ignored."""
    place = folder / "repo" / "place"
    place.mkdir()
    (place / "visit.yaml").write_bytes(HONEST)
    link = place / "pyproject.toml"
    for text, code in (
        ("[project]\n", 0),
        (f"{SECRET}", 0),
        ("[tool.diplovisit]\nfail-on = 'info'\n", 2),
        (f"[tool.diplovisit]\n{SECRET} = 1\n", 2),
    ):
        (folder / "out/pyproject.toml").write_text(text)
        link.unlink(missing_ok=True)
        link.symlink_to("../../out/pyproject.toml")
        (done,) = run_guarded(place, Command(("check", "visit.yaml")))
        assert done.code == code, (text, done)
        assert SECRET not in done.out + done.err


def test_a_settings_file_that_is_named_may_be_a_link(folder: Path) -> None:
    """A settings file that the user names may be a link; its paths are relative to the folder of the link."""
    repo = folder / "repo"
    (folder / "out/settings.toml").write_text('terms = "terms.csv"\n')
    (repo / "diplovisit.toml").symlink_to("../out/settings.toml")
    for arguments in (("--config", "diplovisit.toml"), ("--allow-outside",)):
        (done,) = run_guarded(repo, Command(("check", "visits", *arguments)))
        assert done.code == 0, done


BAD_TERMS: dict[str, bytes] = {
    "environ": b"TOKEN=hunter2\0PATH=/bin\0",
    "lines": b"TOKEN=hunter2\nPATH=/bin\n",
    "one-column": b"hunter2\n",
    "columns": b"hunter2,hunter2,scheme\n",
    "known-columns": b"scheme,person,office,country,since,until,hunter2\n",
    "twice": b"hunter2,hunter2\n",
    "semicolons": b"hunter2;scheme;person\n",
    "tabs": b"hunter2\tscheme\n",
    "sep": b"sep=hunter2\n",
    "open-quote": b'"hunter2\n',
    "behind-a-quote": b'"a"hunter2,b\n',
    "quote-inside": b'hunter2"x",b\n',
    "not-utf-8": b"hunter2 \xff\n",
    "utf-16": "hunter2,x\n".encode("utf-16"),
    "cr": b"hunter2\rhunter2\r",
    "xml": b"<hunter2/>",
    "xml-torn": b"<presidents><hunter2></presidents>",
    "xml-entity": b"<presidents>&hunter2;</presidents>",
    "xml-encoding": b'<?xml version="1.0" encoding="hunter2"?><presidents/>',
    "xml-doctype": b'<!DOCTYPE hunter2 [<!ENTITY hunter2 "x">]><presidents>&hunter2;</presidents>',
    "xml-attribute": b'<presidents hunter2="1" hunter2="2"/>',
    "html": b"<!DOCTYPE html><title>hunter2</title>",
    "pem": b"-----BEGIN PRIVATE KEY-----\nhunter2\n",
}


def test_an_invalid_file_of_terms_is_not_quoted(folder: Path) -> None:
    """The message about an invalid file of terms has file, line and fault, but no text of the file."""
    repo = folder / "repo"
    for name, data in BAD_TERMS.items():
        (repo / f"{name}.any").write_bytes(data)
    commands = [Command(("check", "visits", "--terms", f"{name}.any")) for name in BAD_TERMS]
    for name, done in zip(BAD_TERMS, run_guarded(repo, *commands), strict=True):
        assert done.code == 2, (name, done)
        assert f"{name}.any:1: " in done.err, (name, done)
        assert SECRET not in done.out + done.err, (name, done)


LINKED = ("../../out/secret", "/etc/passwd", "/proc/self/environ", "../.git/config", ".hidden.json")


def test_a_lock_file_does_not_lead_out_of_the_folder_of_its_record(folder: Path) -> None:
    """A lock that links out, or to a hidden file, stops every command that reads it; a link inside the folder is read."""
    place = folder / "repo/visits"
    (place / ".hidden.json").write_text(f'{{"{SECRET}": 1}}')
    lock = place / "visit.anchors.json"
    for target in LINKED:
        lock.symlink_to(target)
        commands = [
            Command((*command, "visits/visit.yaml"))
            for command in (("check",), ("check", "--fix"), ("check", "--diff"), ("anchor",), ("evidence",))
        ]
        for done in run_guarded(folder / "repo", *commands):
            assert done.code == 2, (target, done)
            assert "visit.anchors.json: is a link to " in done.err, (target, done)
            assert SECRET not in done.out + done.err
        lock.unlink()
    (place / "same.anchors.json").write_text(
        '{"format": 1, "record": "fi-ee-virtanen-talks", "normal_form": "diplovisit-text-1"}'
    )
    lock.symlink_to("same.anchors.json")
    (done,) = run_guarded(folder / "repo", Command(("check", "visits/visit.yaml")))
    assert done.code == 0, done


def test_a_link_in_a_walked_folder_does_not_lead_to_a_hidden_file(folder: Path) -> None:
    """A hidden file such as `.git/config`, which may contain a token, is not read through a link either."""
    (folder / "repo/leak.yaml").symlink_to(".git/config")
    commands = [Command((*command, ".")) for command in (("check",), ("fmt", "--check"), ("export", "--to", "jsonl"))]
    for done in run_guarded(folder / "repo", *commands):
        assert done.code == 2
        assert "leak.yaml: is a link to a hidden file" in done.err
        assert SECRET not in done.out + done.err


@pytest.mark.parametrize("target", ["../../out/texts/ministry.txt", "/etc/passwd", "../.git/config", ".words"])
def test_the_text_of_a_record_does_not_lead_out_of_its_folder(folder: Path, target: str) -> None:
    """For every command, `file` is inside the folder of the record, even through links."""
    place = folder / "repo/visits"
    (place / ".words").write_text(f"{SECRET}\n")
    (place / "visit.yaml").write_bytes(HONEST.replace(b"kind: statement", b"kind: statement, file: words.txt"))
    (place / "words.txt").symlink_to(target)
    page = str(folder / "page.html")
    commands = [
        Command(("check", "repo/visits")),
        Command(("check", "repo/visits", "--allow-outside")),
        Command(("evidence", "repo/visits", "--show-source", "line")),
        Command(("evidence", "repo/visits", "--html", page, "--force")),
    ]
    done = run_guarded(folder, *commands)
    for each in done:
        assert SECRET not in each.out + each.err
    assert "text-file-missing" in done[0].out
    assert SECRET not in Path(page).read_text("utf-8")


def test_a_text_that_no_quote_is_in_is_counted_and_not_quoted(folder: Path) -> None:
    """Figures and names of a text without quotes are reported by line only, because a record may name any file nearby."""
    place = folder / "repo/visits"
    evidence = b"evidence:\n  - {about: [virtanen/country], basis: stated, quote: not there}\n"
    record = HONEST.replace(b"kind: statement", b"kind: statement, file: words.txt")
    record = record if b"\nevidence:" in record else record + evidence
    (place / "visit.yaml").write_bytes(record)
    (place / "words.txt").write_text("Hunter Two gives €5,123 million.\nThe key of Aino Virtala is 998877.\n")
    (done,) = run_guarded(folder / "repo", Command(("check", "visits", "--output-format", "concise")))
    assert "figures that no evidence row quotes (lines 1, 2); no quote of the record is in its text" in done.out, done
    for word in ("5,123", "998877", "Hunter", "Virtala"):
        assert word not in done.out + done.err


@pytest.mark.parametrize(
    ("path", "inside", "hidden"),
    [
        ("repo/terms.csv", True, False),
        ("repo/gone.csv", True, False),
        ("repo/../repo/terms.csv", True, False),
        ("repo", True, False),
        ("out/secret", False, False),
        ("repo-2/terms.csv", False, False),
        ("repo/link.csv", False, False),
        ("repo/chain.csv", False, False),
        ("repo/link-out/gone", False, False),
        ("repo/hidden.csv", True, True),
        ("repo/.git/config", True, False),
    ],
)
def test_is_inside(folder: Path, path: str, inside: bool, hidden: bool) -> None:
    """Links and dots are resolved, a folder with the same prefix is outside, and a hidden file may be named directly."""
    file, root = folder / path, folder / "repo"
    assert (is_inside(file, root), leads_to_hidden(file, root)) == (inside, hidden)
    if inside and not hidden:
        require_inside(file, root, "the folder")
    else:
        with pytest.raises(LeadsOut, match="is a link to"):
            require_inside(file, root, "the folder")
