"""`diplovisit new`: options and questions, what is refused, and what is written."""

import io
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from diplovisit import load
from diplovisit.cli.main import main
from tests.cli.test_command import run

_NEEDED = {
    "--traveller": "Aino Virtanen",
    "--from": "Finland",
    "--to": "Estonia",
    "--when": "7-8 April 2027",
    "--source-kind": "statement",
    "--revised": "2027-03-01T00:00:00Z",
}


def _options(**changed: str | None) -> list[str]:
    options = _NEEDED | {f"--{name.replace('_', '-')}": value for name, value in changed.items()}
    return [word for name, value in options.items() if value is not None for word in (name, value)]


def _said(folder: Path, options: Sequence[str | Path], code: int = 0) -> str:
    done = run("new", *options, cwd=folder)
    text = done.stdout.decode() + done.stderr.decode()
    assert done.returncode == code, text
    return text


def test_options_make_a_record_that_checks_clean(tmp_path: Path) -> None:
    """The shortest record has what was said and nothing else, and checks clean with evidence required."""
    file = tmp_path / "visit.yaml"
    _said(tmp_path, [*_options(office="Special Envoy"), "-o", file])
    visit = load(file)
    assert (visit.id, visit.title) == ("fi-ee-virtanen", "Special Envoy Aino Virtanen visits Estonia")
    assert (visit.status, str(visit.stops[0].when)) == ("reported", "2027-04-07/2027-04-08")
    assert '  - {id: estonia, country: EE, when: "2027-04-07/2027-04-08"}\n' in file.read_text()
    checked = run("check", file, "--require-evidence", cwd=tmp_path)
    assert (checked.returncode, b"nothing found" in checked.stdout) == (0, True), checked.stdout


def test_a_repository_gets_the_record_in_its_folder(tmp_path: Path) -> None:
    """Where there are settings, the record is a file of the folder visits, and is never written over."""
    assert run("init", tmp_path).returncode == 0
    assert "visits/fi-ee-virtanen.yaml written" in _said(tmp_path, _options())
    assert run("check", cwd=tmp_path).returncode == 0
    file = tmp_path / "visits" / "fi-ee-virtanen.yaml"
    assert file.read_text().startswith("# yaml-language-server: $schema=../schemas/visit.schema.json\n")
    before = file.read_bytes()
    assert "already exists and was not changed" in _said(tmp_path, _options(), 2)
    assert file.read_bytes() == before


def test_without_a_repository_the_record_is_printed(tmp_path: Path) -> None:
    """Without settings, a folder and -o, the record goes to standard output."""
    assert _said(tmp_path, _options()).startswith("format: 1\n")
    assert list(tmp_path.iterdir()) == []


def test_everything_that_is_missing_is_listed_at_once(tmp_path: Path) -> None:
    """Without a terminal nothing is asked: each missing answer is named with its option."""
    said = _said(tmp_path, ["--from", "FI"], 2)
    assert all(flag in said for flag in ("--traveller", "--to", "--when", "--source-kind"))
    assert "--from" not in said


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"when": "5/6/2027"}, '"5/6/2027" can mean 2027-06-05 or 2027-05-06; write the right one'),
        ({"when": "31 April 2027"}, "31"),
        ({"when": "15 September"}, "year"),
        ({"when": "soon"}, "expected days, such as 2026-09-15"),
        ({"to": "Norwy"}, "did you mean Norway (NO)?"),
        ({"to": "Congo"}, "can mean Democratic Republic of the Congo (CD"),
        ({"from": ""}, "--from"),
        ({"status": "hled"}, 'did you mean "held"?'),
        ({"source_kind": "paper"}, "expected one of news, statement"),
        ({"url": "example.org"}, "http"),
        ({"traveller": " "}, "saw an empty one"),
        ({"id": "2027-visit"}, "date-in-id"),
        ({"quote": "in Norway"}, "state none of the facts"),
        ({"text": "missing.txt"}, "no such file"),
        ({"revised": "now"}, "expected a time in UTC"),
    ],
)
def test_an_answer_that_cannot_be_read_is_refused(tmp_path: Path, changed: dict[str, str], message: str) -> None:
    """A faulty option is refused with what was expected, and nothing is written."""
    done = run("new", *_options(**changed), "-o", "visit.yaml", cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert message in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_a_name_means_the_state_of_its_time(tmp_path: Path) -> None:
    """Days decide between states of one name."""
    file = tmp_path / "visit.yaml"
    _said(tmp_path, [*_options(to="Zaire", when="7 April 1990"), "-o", file])
    assert load(file).stops[0].country == "ZRCD"


def test_several_countries_are_several_stops(tmp_path: Path) -> None:
    """The days of a visit with several stops are those of the visit as a whole."""
    file = tmp_path / "visit.yaml"
    _said(tmp_path, [*_options(), "--to", "Latvia", "-o", file])
    visit = load(file)
    assert [stop.country for stop in visit.stops] == ["EE", "LV"]
    assert (str(visit.when), visit.stops[0].when) == ("2027-04-07/2027-04-08", None)


def test_words_are_cited_for_what_they_say(tmp_path: Path) -> None:
    """Each quote becomes a row for the facts that it says; with the text it is looked up."""
    file, text = tmp_path / "visit.yaml", tmp_path / "note.txt"
    text.write_text(
        "HELSINKI, March 1, 2027 (Example Press) - Special Envoy Aino Virtanen will visit Estonia from 7 to 8 April 2027,"
        " the ministry said. She will meet her counterpart in Tallinn, and speak at the university there about trade.\n"
    )
    quotes = ("--quote", "Aino Virtanen", "--quote", "from 7 to 8 April 2027", "--quote", "visit Estonia")
    said = _said(tmp_path, [*_options(office="Special Envoy", source_kind=None), *quotes, "--text", text, "-o", file])
    assert "not checked" not in said
    rows = {row.quote: row.about for row in load(file).evidence}
    assert rows["from 7 to 8 April 2027"] == ("estonia/when",)
    assert "estonia/country" in rows["visit Estonia"]
    source = load(file).sources[0]
    assert (source.id, source.publisher, source.kind) == ("example-press", "Example Press", "news")
    assert source.dateline is not None
    assert rows["March 1, 2027"] == ("example-press/dateline/date",)
    assert "is not in the text" in _said(
        tmp_path, [*_options(), "--quote", "in Tartu", "--text", text, "-o", "b.yaml"], 1
    )


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _asked(monkeypatch: pytest.MonkeyPatch, folder: Path, answers: Sequence[str], *options: str) -> int:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "stdin", _Terminal("".join(f"{answer}\n" for answer in answers)))
    return main(["new", *options])


def test_questions_are_asked_again_until_they_are_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal, an answer that cannot be read is asked again, and an empty one takes the default."""
    answers = ("", "Ana Soto", "President", "Chile", "Norwy", "Norway", "5/6/2026", "5 June 2026", "", "news", "", "")
    assert _asked(monkeypatch, tmp_path, answers, "-o", "visit.yaml") == 0
    said = capsys.readouterr().err
    assert "an answer is required" in said
    assert "did you mean Norway" in said
    assert "2026-06-05 or 2026-05-06" in said
    visit = load(tmp_path / "visit.yaml")
    assert (visit.title, str(visit.stops[0].when)) == ("President Ana Soto visits Norway", "2026-06-05")


def test_only_what_is_missing_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Options answer their questions; only the others are asked."""
    known = {"office": "President", "status": "held", "publisher": "A paper", "url": "https://a.example"}
    options = _options(traveller=None, revised="2027-04-20T00:00:00Z", **known)
    assert _asked(monkeypatch, tmp_path, (), *options, "-o", "visit.yaml") == 0
    assert load(tmp_path / "visit.yaml").title == "The President visits Estonia"


def _interrupt(*_: object) -> str:
    raise KeyboardInterrupt


@pytest.mark.parametrize("status", ["held", "under-way"])
@pytest.mark.parametrize("hosts", ["Estonia", "Estonia;Latvia"])
def test_a_new_visit_is_not_held_before_its_days(tmp_path: Path, status: str, hosts: str) -> None:
    """A visit whose first day is still to come is neither held nor under way, as `status` refuses it."""
    said = _said(tmp_path, [*_options(status=status, to=hosts), "-o", "visit.yaml"], 2)
    assert f"{status}: the first day is 2027-04-07, after 2027-03-01, the day of this revision" in said
    assert not (tmp_path / "visit.yaml").exists()
    _said(tmp_path, [*_options(status=status, to=hosts, revised="2027-04-07T10:00:00Z"), "-o", "visit.yaml"])


def test_a_status_before_the_days_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal, a status that the days forbid is refused at once, and asked again."""
    answers = ("Aino Virtanen", "", "held", "reported", "", "")
    assert _asked(monkeypatch, tmp_path, answers, *_options(traveller=None), "-o", "visit.yaml") == 0
    assert load(tmp_path / "visit.yaml").status == "reported"


def test_a_file_that_is_there_is_refused_before_any_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal, nobody answers questions for a file that cannot be written."""
    (tmp_path / "visit.yaml").write_text("mine")
    assert _asked(monkeypatch, tmp_path, (), "-o", "visit.yaml") == 2
    assert "already exists" in capsys.readouterr().err
    assert run("init", tmp_path / "r").returncode == 0
    (tmp_path / "r" / "visits").mkdir(exist_ok=True)
    (tmp_path / "r" / "visits" / "a-visit.yaml").write_text("mine")
    assert _asked(monkeypatch, tmp_path / "r", (), "--id", "a-visit") == 2
    assert "already exists" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "code"), [("Germany", "DE"), ("Vietnam", "VN"), ("Yemen", "YE"), ("China", "CN")])
def test_without_days_a_name_means_the_state_of_today(tmp_path: Path, name: str, code: str) -> None:
    """Where only one state of a name exists on the day of the revision, that one is meant."""
    _said(tmp_path, [*_options(to=name, when="unknown"), "-o", "visit.yaml"])
    assert load(tmp_path / "visit.yaml").stops[0].country == code


@pytest.mark.parametrize("name", ["Korea", "Congo"])
def test_a_name_of_two_states_of_today_is_refused(tmp_path: Path, name: str) -> None:
    """Nothing is guessed where two states of a name exist, and the code is named as a way out."""
    assert "or its code" in _said(tmp_path, [*_options(to=name, when="unknown")], 2)


def test_days_that_are_answered_later_decide_what_a_name_means(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A country that was answered before the days is the state of these days."""
    answers = ("A. Lang", "Minister", "Norway", "Germany", "1912-06-03", "", "news", "", "")
    assert _asked(monkeypatch, tmp_path, answers, "-o", "visit.yaml") == 0
    assert load(tmp_path / "visit.yaml").stops[0].country == "x-german-reich"
    ambiguous = ("A. Lang", "Minister", "Norway", "Germany", "1985-03-04", "", "news", "", "", "DDDE")
    assert _asked(monkeypatch, tmp_path, ambiguous, "-o", "other.yaml") == 0
    assert load(tmp_path / "other.yaml").stops[0].country == "DDDE"


@pytest.mark.parametrize("days", ["next week", "the week of 20 January 2027", "early", "end of the year"])
def test_a_vague_day_is_refused_without_a_fragment_as_its_remedy(tmp_path: Path, days: str) -> None:
    """Only what is a date itself is proposed, and the countries are not refused for a date that cannot be read."""
    said = _said(tmp_path, [*_options(to="Germany", when=days)], 2)
    assert "write the days, such as 2026-09-15" in said
    assert "can mean" not in said


def test_a_visit_at_home_is_refused_with_what_to_correct(tmp_path: Path) -> None:
    """A state does not send a visit to itself."""
    assert "correct --from or --to" in _said(tmp_path, [*_options(to="Finland")], 1)


def test_an_interrupt_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in a question leaves no file, and ends with the usual code."""
    monkeypatch.chdir(tmp_path)
    terminal = _Terminal()
    monkeypatch.setattr(terminal, "readline", _interrupt)
    monkeypatch.setattr(sys, "stdin", terminal)
    assert main(["new", "-o", "visit.yaml"]) == 130
    assert list(tmp_path.iterdir()) == []


def test_a_short_text_needs_its_licence(tmp_path: Path) -> None:
    """The quotes of a short note hold much of it, so it is refused until its licence is given."""
    (tmp_path / "note.txt").write_text("Special Envoy Aino Virtanen will visit Estonia from 7 to 8 April 2027.\n")
    options = [
        *_options(),
        "--text",
        "note.txt",
        "--quote",
        "will visit Estonia from 7 to 8 April 2027",
        "-o",
        "visit.yaml",
    ]
    assert "stored-text-above-gate" in _said(tmp_path, options, 1)
    _said(tmp_path, [*options, "--licence", "own"])


def test_answers_that_end_leave_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that closes leaves no file."""
    assert _asked(monkeypatch, tmp_path, ("Ana Soto",), "-o", "visit.yaml") == 2
    assert list(tmp_path.iterdir()) == []
