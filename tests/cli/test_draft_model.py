"""`diplovisit draft --with`, `--answer`, `--print-prompt` and `--report`."""

import json
import shlex
import sys
from pathlib import Path

import pytest

from tests.cli.test_command import run
from tests.drafting.test_recorded_answers import ANSWERS, answer_in

PRESS = ANSWERS / "press.txt"
GOOD = ANSWERS / "good.json"
REVISED = ("--revised", "2026-09-04T00:00:00Z")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the commands are those of POSIX")


def test_a_command_proposes_and_the_words_decide(tmp_path: Path) -> None:
    """`--with` runs a command; what its answer adds is in the record, and what is refused is on standard error."""
    (tmp_path / "answer.json").write_text(answer_in("wrong-sum.json"), "utf-8")
    done = run("draft", PRESS, *REVISED, "--with", f"cat {shlex.quote(str(tmp_path / 'answer.json'))}")
    alone = run("draft", PRESS, *REVISED)
    assert done.returncode == alone.returncode == 0
    assert done.stdout == alone.stdout
    assert b'refused: claims[0].value[0]: 37000000000: the words "about 3.7 billion US dollars" read as' in done.stderr
    assert b"model, round 1: " in done.stderr
    assert b" 0 proven" not in done.stderr


def test_an_answer_in_a_file_is_the_same_as_from_a_command(tmp_path: Path) -> None:
    """`--answer FILE`, `--answer -` and `--with 'cat FILE'` draft the same record."""
    outputs = {
        run("draft", PRESS, *REVISED, *arguments, stdin=GOOD.read_bytes()).stdout
        for arguments in (("--answer", GOOD), ("--answer", "-"), ("--with", f"cat {shlex.quote(str(GOOD))}"))
    }
    assert len(outputs) == 1
    assert outputs.pop()


def test_the_prompt_is_printed_and_no_record(tmp_path: Path) -> None:
    """`--print-prompt` prints the prompt with the text; with an answer, the one that names what is refused."""
    first = run("draft", PRESS, "--print-prompt")
    assert first.returncode == 0
    assert b"Prime Minister Ingrid Solheim will visit Japan" in first.stdout
    repair = run("draft", PRESS, *REVISED, "--print-prompt", "--answer", ANSWERS / "wrong-city.json")
    assert b"# What is wrong with it" in repair.stdout
    assert b'the value "Oslo" with the quote "OSLO": unbound' in repair.stdout
    nothing = run("draft", PRESS, *REVISED, "--print-prompt", "--answer", GOOD)
    assert (nothing.returncode, nothing.stdout) == (0, b"")
    assert b"no fact of the answer was refused" in nothing.stderr


def test_the_report_is_written_beside_the_record(tmp_path: Path) -> None:
    """`--report FILE` has what was refused and why as JSON, also where the answer cannot be read."""
    out, report = tmp_path / "visit.yaml", tmp_path / "report.json"
    done = run("draft", PRESS, "--answer", ANSWERS / "wrong-year.json", "-o", out, "--report", report)
    assert done.returncode == 0
    refused = json.loads(report.read_text("utf-8"))["refused"]
    assert {"2025-09-15/2025-09-17", "2026-09-16T10:00:00"} <= {each["value"] for each in refused}
    assert all(each["reason"] for each in refused)
    done = run("draft", PRESS, "--answer", ANSWERS / "truncated.json", "-o", tmp_path / "no.yaml", "--report", report)
    assert done.returncode == 2
    assert not (tmp_path / "no.yaml").exists()
    assert json.loads(report.read_text("utf-8"))["faults"][0]["sentence"].startswith("the file ends inside")


def test_rounds_ask_again(tmp_path: Path) -> None:
    """`--rounds 2` gives the command what was refused, and its second answer is used."""
    (tmp_path / "1.json").write_text(answer_in("good.json").replace('"2024-05"', '"2023-05"'), "utf-8")
    script = f"if grep -q 'What is wrong'; then cat {GOOD}; else cat {tmp_path / '1.json'}; fi"
    done = run("draft", PRESS, *REVISED, "--rounds", "2", "--with", f"sh -c {shlex.quote(script)}")
    assert done.returncode == 0
    assert b"2024-05" in done.stdout
    assert b"model, round 2: " in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--with", "no-such-program-here"), "no-such-program-here: no such program"),
        (("--with", "sh -c 'echo no key >&2; exit 4'"), "sh: ended with exit code 4: no key"),
        (("--with", ""), "the command is empty"),
        (("--with", "cat", "--answer", "a.json"), "cannot be combined"),
        (("--with", "cat", "--print-prompt"), "--print-prompt and --with cannot be combined; leave out --with"),
        (("--rounds", "2"), "--rounds requires --with COMMAND or --answer FILE"),
        (("--report", "r.json"), "--report requires --with COMMAND or --answer FILE"),
        (("--answer", "nothere.json"), "nothere.json: no such file"),
        (("--answer", GOOD, "--rounds", "2"), "repeat --answer once for each round"),
        (("--answer", "-", "--answer", "-"), "standard input can be read only once"),
        (("--answer", "-", "--interactive"), "standard input can be read only once"),
        (("--rounds", "0", "--with", "cat"), "expected a whole number from 1 to 10; saw '0'"),
        (("--timeout", "soon", "--with", "cat"), "expected seconds, such as 300; saw 'soon'"),
        (("--answer", ANSWERS / "no-json.md"), "the answer: has no JSON object"),
    ],
)
def test_what_cannot_be_asked_is_refused(arguments: tuple[str | Path, ...], message: str, tmp_path: Path) -> None:
    """A command that fails, and flags that do not go together, end with a message; nothing is written."""
    done = run("draft", PRESS, *arguments, "-o", tmp_path / "visit.yaml")
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_update_asks_no_model(tmp_path: Path) -> None:
    """`--update` reads by rules, and says so."""
    done = run("draft", PRESS, "--update", tmp_path / "visit.yaml", "--with", "cat")
    assert done.returncode == 2
    assert b"--update cannot be combined with --with" in done.stderr


def test_the_schema_of_answers_is_printed() -> None:
    """`schema --for draft` prints the file of the project."""
    assert run("schema", "--for", "draft").stdout == Path("schemas/draft.schema.json").read_bytes()
