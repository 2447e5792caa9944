"""`check` and `evidence` with the texts of sources: the options, the findings and the reports."""

import json
from pathlib import Path

import pytest

from diplovisit import check, load
from tests.cli.test_command import SEED, run, seed
from tests.conftest import ROOT
from tests.shared_data import shared_data

__all__ = ["seed"]

RETELLING = ROOT / "seeds/misri-russia/retelling.txt"


def spoil(record: Path, was: str, becomes: str) -> None:
    text = record.read_text("utf-8")
    assert was in text
    record.write_text(text.replace(was, becomes, 1), "utf-8")


@pytest.mark.parametrize(
    ("was", "becomes", "rule", "message"),
    [
        ('quantity: {value: "12"', 'quantity: {value: "18"', "value-contradicted", 'is "18"; the words "12"'),
        ("unit: USD}\n    due", "unit: EUR}\n    due", "value-contradicted", "name USD, AUD, CAD, NZD"),
        (
            ", qualifier: approximately}",
            "}",
            "qualifier-dropped",
            'say "approximately", and the record has no qualifier',
        ),
        ('when: "2025-03-07"', 'when: "2025-03-08"', "derived-does-not-recompute", "give 2025-03-07"),
        ('due: "2030"', 'due: "2031"', "value-contradicted", "read as 2030"),
        ("status: reported", "status: announced", "status-above-denial", "`announcement` is none"),
        ("quote: by 2030", "quote: by 2031", "quote-not-in-source", 'the words "by 2031" are not in the text'),
        ("name: Rajnath Singh", "name: Rajnath Sinha", "value-contradicted", '"Rajnath Singh"'),
        (
            "trump, name: Donald Trump, office: President, country: US",
            "trump, name: Donald Trump, office: President, country: UA",
            "value-contradicted",
            "name United States",
        ),
        (
            "id: talks\n        kind: meeting\n        participants: [{person: officials}]\n        modality: expected",
            "id: talks\n        kind: meeting\n        participants: [{person: officials}]\n        modality: scheduled",
            "certainty-above-words",
            "say only expected",
        ),
    ],
)
def test_a_wrong_fact_is_reported_with_its_words(seed: Path, was: str, becomes: str, rule: str, message: str) -> None:
    """A changed fact fails the check at its line, with the contradicting words and a remedy."""
    before = seed.read_text("utf-8").splitlines()
    spoil(seed, was, becomes)
    pairs = zip(before, seed.read_text("utf-8").splitlines(), strict=True)
    changed = [number for number, (old, new) in enumerate(pairs, 1) if old != new]
    done = run("check", seed, "--output-format", "json")
    findings = json.loads(done.stdout)["findings"]
    assert done.returncode == 1
    assert rule in {finding["rule"] for finding in findings}
    (first, *_) = [finding for finding in findings if finding["rule"] == rule]
    assert message in first["message"]
    assert first["help"]
    assert first["line"] in changed


def test_the_original_says_what_the_record_says() -> None:
    """With the original report the seed has no finding, and all its quotes are looked up."""
    article = shared_data("seed", "article.txt")
    done = run("check", SEED, "--source", f"nationpress={article}")
    assert done.returncode == 0
    assert b"nothing found" in done.stdout
    assert b"Of 60 quotes, 60 were looked up" in done.stdout


def test_a_text_that_was_changed_is_reported(seed: Path) -> None:
    """A number that changed in a source after the record was made is reported."""
    text = seed.parent / "retelling.txt"
    text.write_text(text.read_text("utf-8").replace("reported 12 Indian", "reported 18 Indian"), "utf-8")
    done = run("check", seed, "--output-format", "concise")
    assert done.returncode == 1
    assert b'the words "12" are not in the text of retelling in its part "body"' in done.stdout


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("natiopress={text}", b'no record has a source "natiopress"; did you mean "nationpress"?'),
        ("nationpress", b"expected ID=FILE"),
        ("nationpress=nowhere.txt", b"nowhere.txt is not a file"),
    ],
)
def test_a_slip_in_source_is_reported_in_one_line(given: str, message: bytes) -> None:
    """An unknown source or a missing file in --source ends the run with 2."""
    done = run("check", SEED, "--source", given.format(text=RETELLING))
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("data", "message"), [(b"\xff\xfe\x00", b"UTF-16"), (b"caf\xe9", b"is not UTF-8"), (b"", b"is empty")]
)
def test_a_text_that_is_none_is_reported_in_one_line(tmp_path: Path, data: bytes, message: bytes) -> None:
    """A text in another encoding, or an empty one, is reported with its file."""
    text = tmp_path / "text.txt"
    text.write_bytes(data)
    done = run("check", SEED, "--source", f"nationpress={text}")
    assert done.returncode == 2
    assert message in done.stderr
    assert b"text.txt" in done.stderr


def test_a_folder_in_the_configuration_has_the_texts(seed: Path) -> None:
    """`sources` in diplovisit.toml names a folder with a text per source."""
    folder = seed.parent
    (folder / "texts").mkdir()
    (folder / "texts" / "nationpress.txt").write_bytes(RETELLING.read_bytes())
    (folder / "diplovisit.toml").write_text('sources = "texts"\n')
    done = run("check", "visit.yaml", "--output-format", "concise", cwd=folder)
    assert b"text-not-the-anchored-one" in done.stdout


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('souces = "texts"', b'unknown setting "souces"; did you mean "sources"?'),
        ("sources = 5", b"expected the name of a folder"),
        ('sources = "nowhere"', b"is not a folder"),
        ("sources = ", b"not TOML"),
    ],
)
def test_a_slip_in_the_configuration_is_reported(seed: Path, text: str, message: bytes) -> None:
    """A fault of the configuration is reported in one line, with its file."""
    (seed.parent / "diplovisit.toml").write_text(text)
    done = run("check", "visit.yaml", cwd=seed.parent)
    assert done.returncode == 2
    assert message in done.stderr
    assert b"diplovisit.toml" in done.stderr


def test_a_text_that_is_promised_and_missing_is_reported(seed: Path) -> None:
    """A missing file of a source is a warning, and the other rules still run."""
    (seed.parent / "retelling.txt").unlink()
    done = run("check", seed, "--output-format", "concise")
    assert done.returncode == 0
    assert b"warning[text-file-missing]" in done.stdout
    assert b"Of 60 quotes, 0 were looked up" in done.stdout


def test_evidence_can_be_required() -> None:
    """A record without evidence is a fault only with --require-evidence."""
    assert run("check", "examples/least.yaml").returncode == 0
    done = run("check", "examples/least.yaml", "--require-evidence", "--output-format", "concise")
    assert done.returncode == 1
    assert b"error[fact-without-evidence] estonia/when" in done.stdout


@pytest.mark.parametrize(
    ("at_hand", "changed", "code", "rules"),
    [
        # Only the value: its quote contradicts it, wherever the check runs.
        ("text", "value", 1, {"value-contradicted", "revision-not-raised"}),
        ("lock", "value", 1, {"value-contradicted", "revision-not-raised"}),
        ("neither", "value", 1, {"value-contradicted"}),
        # The value and its quote: only a text or the lock file can tell.
        ("text", "both", 1, {"quote-not-in-source", "anchor-stale", "revision-not-raised", "figure-uncited"}),
        ("lock", "both", 1, {"quote-not-anchored", "revision-not-raised"}),
        ("neither", "both", 0, set()),
    ],
)
def test_a_pull_request_makes_twelve_dead_eighteen(
    seed: Path, at_hand: str, changed: str, code: int, rules: set[str]
) -> None:
    """A changed value is never proven: not with the text, not with the lock file alone, and not with neither."""
    assert run("anchor", seed).returncode == 0
    spoil(seed, "    file: retelling.txt\n", "")
    text = seed.parent / "retelling.txt"
    source = ("--source", f"retelling={text}") if at_hand == "text" else ()
    if at_hand == "neither":
        (seed.parent / "visit.anchors.json").unlink()
    else:
        assert run("anchor", seed, "--accept", "--source", f"retelling={text}").returncode == 0
    before = json.loads(run("check", seed, *source, "--output-format", "json").stdout)
    assert before["findings"] == []
    spoil(seed, 'quantity: {value: "12"', 'quantity: {value: "18"')
    if changed == "both":
        spoil(seed, 'quote: "12"', 'quote: "18"')
    done = run("check", seed, *source, "--output-format", "json")
    report = json.loads(done.stdout)
    assert (done.returncode, {finding["rule"] for finding in report["findings"]}) == (code, rules)
    evidence = json.loads(run("evidence", seed, *source, "--output-format", "json").stdout)
    verdicts = {each["verdict"] for each in evidence["judgements"] if each["address"] == "dead/quantity/value"}
    assert verdicts == ({"contradicted"} if changed == "value" else {"not-checked"})
    strict = run("check", seed, *source, "--require-texts", "--output-format", "concise")
    assert strict.returncode == 1
    assert (b"error[fact-not-checked] dead/quantity/value" in strict.stdout) is (changed == "both")


def test_the_summary_says_where_facts_were_checked(seed: Path) -> None:
    """The counts of facts are in the last line and in the JSON report: in texts, by the lock file, not checked."""
    keys = ("facts_in_texts", "facts_by_lock", "facts_not_checked")

    def counts() -> tuple[int, ...]:
        summary = json.loads(run("check", seed, "--output-format", "json").stdout)["summary"]
        return tuple(summary[key] for key in keys)

    assert counts() == (57, 0, 0)
    assert run("anchor", seed).returncode == 0
    (seed.parent / "retelling.txt").unlink()
    assert counts() == (0, 57, 0)
    assert b"Facts: 0 checked in texts, 57 by the lock file, 0 not checked." in run("check", seed).stdout
    assert run("check", seed, "--require-texts").returncode == 0
    assert b"^ only by the lock file, without the text\n" in run("evidence", seed).stdout
    (seed.parent / "visit.anchors.json").unlink()
    # One more than before: a quote alone does not show that a person answers for the modality of a topic.
    assert counts() == (0, 0, 58)
    assert run("check", seed).returncode == 0
    assert run("evidence", seed).returncode == 0
    assert run("check", seed, "--require-texts").returncode == 1
    (seed.parent / "diplovisit.toml").write_text("require-texts = true\n", "utf-8")
    assert run("check", seed.name, cwd=seed.parent).returncode == 1
    assert run("check", seed.name, "--no-require-texts", cwd=seed.parent).returncode == 0
    assert b"Facts:" not in run("check", seed, "--select", "time").stdout
    assert b"Facts:" not in run("check", "examples/least.yaml").stdout


def test_a_page_shows_what_was_not_checked(seed: Path) -> None:
    """The page of a record without texts and lock file has the verdict with its sign, and says why."""
    (seed.parent / "retelling.txt").unlink()
    page = seed.parent / "page.html"
    assert run("evidence", seed, "--html", page).returncode == 0
    shown = page.read_text("utf-8")
    assert '<span class="verdict not-checked stands"><span aria-hidden="true">…</span> not checked</span>' in shown
    assert "no text of nationpress or retelling is available, and there is no lock file" in shown
    assert '<span class="verdict proven">' not in shown


def test_evidence_as_a_table_and_as_json() -> None:
    """Both formats show every fact with its verdict, and only the quotes of a source."""
    table = run("evidence", SEED)
    document = json.loads(run("evidence", SEED, "--output-format", "json").stdout)
    assert table.returncode == 0
    assert len(table.stdout.decode().splitlines()) > len(document["judgements"])
    assert {judgement["verdict"] for judgement in document["judgements"]} == {
        "proven",
        "proven-approximate",
        "derived",
        "attested",
    }
    quotes = {row.quote for row in load(ROOT / SEED).evidence}
    assert {judgement["quote"] for judgement in document["judgements"]} <= quotes
    for line in RETELLING.read_text("utf-8").splitlines():
        assert line not in table.stdout.decode()


def test_the_sentence_around_is_shown_to_whoever_asks() -> None:
    """Only `--show-source line` shows the sentence around a quote."""
    assert b"exchange views on weighty" in run("evidence", SEED, "--show-source", "line").stdout
    assert b"exchange views on weighty" not in run("evidence", SEED).stdout


def test_evidence_exits_with_1_where_a_fact_does_not_stand(seed: Path) -> None:
    """A contradicted fact comes first, with its reason, and the exit code is 1."""
    spoil(seed, 'quantity: {value: "12"', 'quantity: {value: "18"')
    done = run("evidence", seed)
    assert done.returncode == 1
    assert done.stdout.startswith(b"contradicted")
    assert b"read as 12 people" in done.stdout.splitlines()[1]


def test_the_page_is_not_written_into_a_repository(tmp_path: Path) -> None:
    """The page holds the text of the sources, so writing it into a repository needs --force."""
    (tmp_path / ".git").mkdir()
    out = tmp_path / "evidence.html"
    done = run("evidence", SEED, "--html", out)
    assert done.returncode == 2
    assert b"use --force" in done.stderr
    assert not out.exists()
    assert run("evidence", SEED, "--html", out, "--force").returncode == 0
    assert out.read_bytes().startswith(b"<!DOCTYPE html>")


def test_the_library_takes_texts_too() -> None:
    """`check` of the library looks quotes up in the given texts."""
    report = check(load(ROOT / SEED), sources={"retelling": RETELLING})
    assert report.ok
    assert report.tally.in_texts == 60
    assert check(load(ROOT / SEED)).tally.in_texts == 0


def test_records_of_which_one_is_refused_are_not_shown(seed: Path) -> None:
    """An invalid record is reported on standard error with its line, and no table is printed."""
    (seed.parent / "other.yaml").write_text(
        seed.read_text("utf-8").replace("status: reported", "status: sunny"), "utf-8"
    )
    done = run("evidence", seed.parent)
    assert done.returncode == 1
    assert done.stdout == b""
    assert b"other.yaml:" in done.stderr
    assert b"sunny" in done.stderr


def test_evidence_of_several_records_names_each(seed: Path) -> None:
    """Each table follows the name of its file, and a page shows one record only."""
    other = seed.parent / "other.yaml"
    other.write_bytes(seed.read_bytes())
    done = run("evidence", other, seed)
    assert done.returncode == 0
    headings = [line for line in done.stdout.decode().splitlines() if line in (f"{other}:", f"{seed}:")]
    assert headings == [f"{other}:", f"{seed}:"]
    page = run("evidence", other, seed, "--html", seed.parent / "page.html")
    assert page.returncode == 2
    assert b"--html expects one record, not 2" in page.stderr
    assert not (seed.parent / "page.html").exists()


@pytest.mark.parametrize("command", ["evidence", "anchor"])
def test_no_record_is_nothing_to_do(tmp_path: Path, command: str) -> None:
    """An empty folder is reported with an exit code of its own."""
    done = run(command, tmp_path)
    assert done.returncode == 3
    assert str(tmp_path).encode() in done.stderr
    assert b"no records in" in done.stderr


@pytest.mark.parametrize("command", ["evidence", "anchor"])
def test_a_text_that_cannot_be_read_ends_the_command(seed: Path, command: str) -> None:
    """A source that is not UTF-8 is reported in one line, and nothing is written."""
    (seed.parent / "retelling.txt").write_bytes(b"caf\xe9")
    done = run(command, seed, "--source", f"retelling={seed.parent / 'retelling.txt'}")
    assert done.returncode == 2
    assert done.stderr.startswith(b"diplovisit: error: ")
    assert b"retelling" in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert sorted(path.name for path in seed.parent.iterdir()) == ["retelling.txt", "visit.yaml"]


def test_a_page_outside_of_any_repository_needs_no_word(tmp_path: Path) -> None:
    """Outside of any repository, the page is written without --force."""
    out = tmp_path / "evidence.html"
    done = run("evidence", SEED, "--html", out)
    assert done.returncode == 0
    assert b"check who may see it" in done.stderr
    assert out.exists()


def test_facts_that_were_not_checked_say_what_is_needed(tmp_path: Path) -> None:
    """Where the text of a source is not at hand, the table says how to give it."""
    (tmp_path / "note.txt").write_bytes((ROOT / "examples/drafting/press-note.txt").read_bytes())
    run("draft", "note.txt", "-o", "visit.yaml", "--revised", "2026-09-03T12:00:00Z", cwd=tmp_path)
    asked = b"not-checked: the text of the source was not found; name it with --source ID=FILE\n"
    assert asked in run("evidence", "visit.yaml", cwd=tmp_path).stdout
    assert asked not in run("evidence", "visit.yaml", "--source", "note=note.txt", cwd=tmp_path).stdout
