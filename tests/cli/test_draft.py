"""`diplovisit draft`: a text becomes a record, with its choices, and nothing is overwritten."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from diplovisit import check, load
from diplovisit.pipeline.draft import source_ids
from tests.cli.test_command import run
from tests.conftest import ROOT

NOTE = ROOT / "examples/drafting/press-note.txt"
TIME = ("--revised", "2026-09-03T12:00:00Z")
VAGUE = "BISHKEK, March 3, 2026 (Example Press) - Hana Ayar, who has run the ministry for a year, is on her way.\n"


def test_a_draft_checks_without_an_error(tmp_path: Path) -> None:
    """The record of a press note has no finding but what a person is asked, and the next command is printed."""
    out = tmp_path / "visit.yaml"
    done = run("draft", NOTE, "-o", out, *TIME)
    assert done.returncode == 0
    report = check(out, sources={"press-note": NOTE})
    assert report.findings == ()
    assert load(out).title == "Prime Minister Ingrid Solheim visits Japan"
    assert f"next: answer the choices, then diplovisit check {out} --source press-note={NOTE}".encode() in done.stderr


def test_a_record_that_is_there_is_never_written_over_in_silence(tmp_path: Path) -> None:
    """A file that exists stays, unless --replace is given."""
    out = tmp_path / "visit.yaml"
    out.write_text("# mine\n")
    refused = run("draft", NOTE, "-o", out)
    assert (refused.returncode, out.read_text()) == (2, "# mine\n")
    assert b"already exists and was not changed; name another file, or use --replace" in refused.stderr
    assert run("draft", NOTE, "-o", out, "--replace", *TIME).returncode == 0


def test_the_same_text_gives_the_same_bytes() -> None:
    """A draft depends on the text and the options alone."""
    assert run("draft", NOTE, *TIME).stdout == run("draft", NOTE, *TIME).stdout


def test_standard_input_is_a_text() -> None:
    """`-` reads the text from standard input."""
    done = subprocess.run(
        [sys.executable, "-m", "diplovisit", "draft", "-", *TIME],
        input=NOTE.read_bytes(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert b"{id: article, " in done.stdout or b"id: article" in done.stdout


def test_choices_are_asked_and_answered(tmp_path: Path) -> None:
    """Answers come by number or value; an impossible one is asked again, and an empty one leaves the choice open."""
    out = tmp_path / "visit.yaml"
    done = subprocess.run(
        [sys.executable, "-m", "diplovisit", "draft", NOTE, "-o", out, "--interactive", "--by", "Ana", *TIME],
        input=b"Atlantis\n1\n\n",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    people = {person.id: person.country for person in load(out).people}
    assert people["morita"] == "JP"
    assert people["brekke"] is None
    assert b"Atlantis is not possible here" in done.stderr
    assert b"drafted: 1 open choice," in done.stderr
    text = out.read_text()
    assert "(morita/country)" not in text
    assert "(brekke/country)" in text
    assert b"morita/country" not in run("show", out, "--source", f"press-note={NOTE}").stdout
    assert "by: Ana" in out.read_text()
    assert check(out, sources={"press-note": NOTE}).findings == ()


def test_what_the_text_does_not_say_a_person_may_say(tmp_path: Path) -> None:
    """Without a traveller or a country there is no record, until a person says them; they are marked as inferred."""
    text = tmp_path / "note.txt"
    text.write_text(VAGUE)
    refused = run("draft", text)
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert b"the words do not say who travels or where the visit goes\n" in refused.stderr
    assert b"say it with --traveller NAME and --to COUNTRY" in refused.stderr
    done = run("draft", text, "--traveller", "Hana Ayar", "--to", "Kyrgyzstan", *TIME)
    assert done.returncode == 0
    assert b"id: ayar-kg" in done.stdout
    assert b"says that the visit goes to Kyrgyzstan; the text does not" in done.stdout
    assert b"did you mean Kyrgyzstan" in run("draft", text, "--to", "Kyrgistan").stderr


def test_a_folder_gets_a_file_called_after_the_record(tmp_path: Path) -> None:
    """A name that ends in / is a folder, made where it is not there; a file in it is never written over."""
    done = run("draft", NOTE, "-o", "new/", *TIME, cwd=tmp_path)
    file = tmp_path / "new/no-jp-solheim.yaml"
    assert (done.returncode, load(file).id) == (0, "no-jp-solheim")
    file.write_text("# mine\n")
    refused = run("draft", NOTE, "-o", "new", *TIME, cwd=tmp_path)
    assert (refused.returncode, file.read_text()) == (2, "# mine\n")
    assert b"no-jp-solheim.yaml: already exists and was not changed" in refused.stderr


def test_a_file_is_in_the_form_that_its_ending_says(tmp_path: Path) -> None:
    """JSON is written into .json, where choices have no place and are only printed; no record ends otherwise."""
    done = run("draft", NOTE, "-o", "visit.json", *TIME, cwd=tmp_path)
    assert json.loads((tmp_path / "visit.json").read_text())["id"] == "no-jp-solheim"
    assert b"note: JSON has no comments, so 2 open choices of visit.json are listed only here" in done.stderr
    refused = run("draft", NOTE, "-o", "visit.txt", *TIME, cwd=tmp_path)
    assert refused.returncode == 2
    assert b"expected a file that ends in .yaml, .yml or .json" in refused.stderr
    assert not (tmp_path / "visit.txt").exists()


def test_the_printed_day_counts() -> None:
    """Where --date gives another day than the text prints, it is said which one counts."""
    done = run("draft", NOTE, "--date", "2026-09-05", *TIME)
    assert b"note: --date 2026-09-05 was ignored: press-note gives its own date, 2026-09-03" in done.stderr
    assert b"note:" not in run("draft", NOTE, "--date", "2026-09-03", *TIME).stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("no.txt",), "no.txt: no such file"),
        (("empty.txt",), "empty.txt: is empty"),
        (("binary.txt",), "not UTF-8; save the text as UTF-8"),
        (("note.txt", "--write"), "--write requires --update RECORD"),
        (("note.txt", "--revised", "yesterday"), "expected a time in UTC"),
        (("a=note.txt", "a=note.txt"), "is used twice"),
        (("note.txt", "--id", "x y"), "--id expected an id"),
        (("note.txt", "--url", "foo"), "--url expected an http or https address"),
        (("note.txt", "--date", "foo"), "--date expected a day such as 2026-09-15"),
        (("note.txt", "--date", "2026-09"), "--date expected a day such as 2026-09-15"),
        (("note.txt", "-o", "out.txt"), "expected a file that ends in .yaml, .yml or .json"),
        (("note.txt", "-o", "no/out.yaml"), "no does not exist; create it first"),
        (("large.txt",), "more than the 200,000 that a draft reads of one text; cut it"),
        (("-", "--interactive"), "give the text as a file"),
        (("--update", "no.yaml", "note.txt"), "no.yaml"),
    ],
)
def test_bad_input_gets_a_message_and_no_traceback(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    """What cannot be read is named, with what was expected."""
    (tmp_path / "empty.txt").write_text("\n \n")
    (tmp_path / "binary.txt").write_bytes(b"\xff\xfe\x00\x01\x02")
    (tmp_path / "note.txt").write_text(VAGUE)
    (tmp_path / "large.txt").write_text(VAGUE * 2_000)
    done = run("draft", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_source_is_called_after_its_file(tmp_path: Path) -> None:
    """A name of a file that no id may be is numbered, and two files of one name are told apart."""
    names = ("note.txt", "text.txt", "url.txt", "con.txt", "a/note.txt", "MFA Note.txt", "日本.txt")
    ids = source_ids([tmp_path / name for name in names])
    assert ids == ("note-1", "text-1", "url-1", "con-1", "note-2", "mfa-note", "source")


def test_a_folder_is_called_one(tmp_path: Path) -> None:
    """A folder is not said to be missing."""
    done = run("draft", tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"is a folder; name the text files in it" in done.stderr


REFUSED = (
    "OSLO, 3 September 2026 (Norsk Telegram) - Prime Minister Ingrid Solheim will visit Japan on 15 September 2026. The"
    " former minister Georg Lind, who visited Tokyo in March 2024, will not be part of the delegation.\n"
)


def test_what_a_draft_says_of_unproven_facts_names_no_proposal(tmp_path: Path) -> None:
    """Without a model nothing was proposed: a fact that the words do not prove is not recorded."""
    (tmp_path / "report.txt").write_text(REFUSED)
    said = run("draft", "report.txt", *TIME, cwd=tmp_path).stderr.decode()
    assert "not recorded: lind/" in said
    assert "not recorded" in said
    assert "proposed" not in said
    assert "refused" not in said


def test_a_source_that_cannot_be_called_after_its_file_is_explained(tmp_path: Path) -> None:
    """A file whose name is a reserved word gets a number, and a note says why."""
    (tmp_path / "note.txt").write_text(NOTE.read_text())
    said = run("draft", "note.txt", *TIME, cwd=tmp_path).stderr.decode()
    assert 'note: the source id for note.txt is note-1, because "note" is a reserved word' in said
    assert "is a reserved word" not in run("draft", NOTE, *TIME).stderr.decode()


def test_a_digest_in_place_of_words_is_explained() -> None:
    """Above the first `fragment` a comment says what it is, and how its words are found again."""
    text = ROOT / "tests/drafting/articles/chile_portugal_postponed.txt"
    lines = run("draft", text, *TIME).stdout.decode().splitlines()
    first = next(number for number, line in enumerate(lines) if "fragment:" in line)
    explained = [number for number, line in enumerate(lines) if "`fragment` has the length and the SHA-256" in line]
    assert len(explained) == 1
    assert 0 < first - explained[0] < 8


def test_a_note_on_what_a_person_says_is_true_of_the_text(tmp_path: Path) -> None:
    """Where the text names the country or the person, no note says that it does not."""
    (tmp_path / "report.txt").write_text(f"{VAGUE} Kyrgyzstan joined the organisation in 1992.\n")
    done = run("draft", "report.txt", "--traveller", "Hana Ayar", "--to", "Kyrgyzstan", *TIME, cwd=tmp_path)
    assert b"says that the visit goes to Kyrgyzstan; no rule reads it from the text" in done.stdout
    assert b"the text does not" not in done.stdout


_EARLIER = (
    "OSLO, 5 February 2027 - Prime Minister Ingrid Solheim will visit Japan on 12-14 March 2027. On 12 March at 10:30"
    " she will meet Prime Minister Shigeru Ishiba in Tokyo.\n"
)
_PUT_OFF = (
    "OSLO, 8 March 2027 - The visit of Prime Minister Ingrid Solheim to Japan, planned for 12-14 March, has been"
    " postponed. The visit will take place on 20-21 April 2027.\n"
)


def test_a_value_that_disagrees_with_others_is_not_blamed_on_its_words(tmp_path: Path) -> None:
    """Where a value is refused because of other facts, the line says what is wrong with the value."""
    (tmp_path / "a.txt").write_text(_EARLIER)
    (tmp_path / "b.txt").write_text(_PUT_OFF)
    said = run("draft", "a.txt", "b.txt", *TIME, cwd=tmp_path).stderr.decode()
    line = next(line for line in said.splitlines() if "not recorded" in line)
    assert ": is 2027-03-12T10:30:00, outside the days of japan, " in line
    assert line.endswith('; its words are "On 12 March at 10:30"')


def test_an_update_names_the_figures_that_it_does_not_cite(tmp_path: Path) -> None:
    """Figures of a later text that no row cites are counted when the record is changed, and not only by a check."""
    (tmp_path / "a.txt").write_text(_EARLIER)
    (tmp_path / "b.txt").write_text(_PUT_OFF)
    run("draft", "a.txt", "-o", "visit.yaml", *TIME, cwd=tmp_path)
    later = ("--revised", "2027-03-09T12:00:00Z")
    done = run("draft", "b.txt", "--update", "visit.yaml", "--write", *later, cwd=tmp_path)
    assert b"note: 1 figure of b is not in any evidence row yet; `diplovisit check` lists it\n" in done.stderr
    checked = run("check", "visit.yaml", "--source", "a=a.txt", "--source", "b=b.txt", cwd=tmp_path)
    assert checked.stdout.count(b"[figure-uncited]") == 1
