"""`diplovisit plot`: a picture in a file or on standard output, and errors."""

import io
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import diplovisit
from diplovisit import load, load_all, plot
from diplovisit.cli import plot as command
from diplovisit.cli.arguments import parser
from diplovisit.cli.console import CannotRun
from diplovisit.pipeline.plot import MatplotlibMissing, NothingToDraw
from tests.cli.test_command import SEED, run


def without_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulates that matplotlib is not installed, and that nothing has been drawn yet."""
    drawing = [name for name in sys.modules if name.startswith("diplovisit.exporters.plots.")]
    for name in [*drawing, *(name for name in sys.modules if name.startswith("matplotlib."))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "matplotlib", None)


@pytest.mark.not_measured
@pytest.mark.parametrize(
    ("ending", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("PNG", b"\x89PNG")]
)
def test_the_ending_tells_the_format(ending: str, begins: bytes, tmp_path: Path) -> None:
    """The file has the bytes of the library, and nothing is printed."""
    out = tmp_path / f"visits.{ending}"
    done = run("plot", SEED, "examples", "-o", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert out.read_bytes().startswith(begins)
    assert out.read_bytes() == plot([load(SEED), *load_all("examples")], ending.lower())


def test_a_picture_goes_to_standard_output() -> None:
    """Standard output gets SVG, or the format of --to."""
    svg = run("plot", SEED).stdout
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert run("plot", SEED, "-o", "-").stdout == svg
    assert run("plot", SEED, "--to", "png").stdout.startswith(b"\x89PNG")


def test_every_choice_is_taken() -> None:
    """The command and the library draw the same picture."""
    done = run("plot", "examples", "--by", "country", "--top", "2", "--title", "Rome", "--where", "country=IT")
    visits = list(load_all("examples"))
    assert done.stdout == plot(visits, "svg", by="country", top=2, title="Rome", where=["country=IT"])
    assert b"Only visits with country=IT." in done.stdout
    done = run("plot", "examples", "--split-by", "traveller", "--width", "1000", "--height", "1400")
    assert done.stdout == plot(visits, "svg", split_by="traveller", width=1000, height=1400)


@pytest.mark.not_measured
@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        (["--by", "timeline"], {"by": "timeline"}),
        (["--by", "timeline", "--split-by", "traveller"], {"by": "timeline"}),
        (
            ["--by", "timeline", "--split-by", "country", "--top", "3"],
            {"by": "timeline", "split_by": "country", "top": 3},
        ),
        (["--by", "map", "--theme", "auto"], {"by": "map", "theme": "auto"}),
        (
            ["--by", "map", "--split-by", "traveller", "--width", "900"],
            {"by": "map", "split_by": "traveller", "width": 900},
        ),
        (["--theme", "dark"], {"theme": "dark"}),
    ],
)
def test_timelines_maps_and_themes_are_chosen(arguments: list[str], options: dict[str, Any]) -> None:
    """The command draws the timeline or the map of the library, in the chosen colours."""
    done = run("plot", "examples", *arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == plot(load_all("examples"), "svg", **options)


@pytest.mark.parametrize("by", ["timeline", "map"])
def test_a_condition_is_for_timelines_and_maps_too(by: str) -> None:
    """With a condition, only the selected stops are on a timeline or a map, and without any visit nothing is drawn."""
    picture = run("plot", "examples", "--by", by, "--where", "country=SY").stdout
    assert b"Syria" in picture
    assert b"Israel" not in picture
    assert b"Only visits with country=SY." in picture
    done = run("plot", "examples", "--by", by, "--where", "country=NO")
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr == b"diplovisit: no record has country=NO; nothing was written\n"


def test_a_condition_picks_stops() -> None:
    """A picture of one country counts only the stops there of a shuttle."""
    picture = run("plot", "examples", "--where", "country=SY").stdout
    assert b"Syria" in picture
    assert b"Israel" not in picture


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "visits.gif"], "visits.gif: ends in .gif; a picture ends in .svg, .png or .pdf"),
        (["-o", "visits"], "visits: has no ending; a picture ends in .svg"),
        (["-o", "visits.svg", "--to", "png"], "visits.svg: ends in .svg, and --to says png"),
        (["-o", "examples"], "examples: is a folder"),
        (["-o", "nowhere/visits.svg"], "nowhere/visits.svg: nowhere is not there"),
        (["--top", "0"], "at least 1; saw 0"),
        (["--width", "9"], "from 480 to 4,000 pixels wide; saw 9"),
        (["--height", "9"], "9 pixels are too low"),
        (["--title", "a\x07b"], 'the title: the text "a\\x07b" has the control character U+0007 as character 2'),
        (["--split-by", "country"], "only a timeline is split by country"),
        (["--theme", "auto", "--to", "png"], "a png has one theme, light or dark; auto is for svg"),
        (["--by", "timeline", "--height", "90"], "90 pixels are too low: the picture needs"),
        (["--where", "country=Russia"], 'did you mean "RU" (Russia)?'),
    ],
)
def test_what_cannot_be_is_reported_in_a_line(arguments: list[str], message: str) -> None:
    """An impossible option gives one line and exit code 2, and no traceback."""
    done = run("plot", SEED, *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_another_ending_will_do_with_a_format(tmp_path: Path) -> None:
    """--to gives the format for a name without a known ending."""
    assert run("plot", SEED, "-o", tmp_path / "visits.tmp", "--to", "png").returncode == 0
    assert (tmp_path / "visits.tmp").read_bytes().startswith(b"\x89PNG")


def test_no_picture_goes_to_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A binary picture is not written to a terminal; SVG is text and may be."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdout", Terminal())
    with pytest.raises(CannotRun, match=r"png is not for a terminal: name a file with -o, such as -o visits\.png"):
        command.run(parser().parse_args(["plot", SEED, "--to", "png"]))


def test_two_records_of_one_visit_are_reported(tmp_path: Path) -> None:
    """Two records with one id are reported with their files, because they would count twice."""
    (tmp_path / "again.yaml").write_bytes(Path(SEED).read_bytes())
    done = run("plot", SEED, tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert f"one in {SEED}, one in {tmp_path}/again.yaml".encode() in done.stderr


def test_nothing_is_drawn_where_a_record_is_not_whole(tmp_path: Path) -> None:
    """An invalid record is reported as by export, and an existing picture is unchanged."""
    (tmp_path / "bad.yaml").write_text("format: 1\n", encoding="utf-8")
    out = tmp_path / "visits.svg"
    out.write_bytes(b"before")
    done = run("plot", SEED, tmp_path / "bad.yaml", "-o", out)
    assert (done.returncode, out.read_bytes()) == (1, b"before")
    assert done.stderr == run("export", SEED, tmp_path / "bad.yaml", "--to", "jsonl", "-o", out).stderr
    assert done.stderr.endswith(b"diplovisit: nothing was written\n")


def test_nothing_to_draw_is_said(tmp_path: Path) -> None:
    """The exit code is 3 if no visit matches or all were cancelled, and 2 if there is no record."""
    done = run("plot", SEED, "--where", "country=NO", "-o", tmp_path / "visits.svg")
    assert (done.returncode, done.stderr) == (3, b"diplovisit: no record has country=NO; nothing was written\n")
    assert not (tmp_path / "visits.svg").exists()
    off = tmp_path / "off.yaml"
    off.write_text(Path(SEED).read_text("utf-8").replace("status: reported", "status: cancelled"), encoding="utf-8")
    done = run("plot", off)
    assert done.returncode == 3
    assert b"cancelled or postponed: 1, and no other visit is there; nothing was written" in done.stderr
    (tmp_path / "empty").mkdir()
    done = run("plot", tmp_path / "empty")
    assert done.returncode == 2
    assert b"no records in" in done.stderr
    with pytest.raises(NothingToDraw, match="there are no records"):
        plot([], "svg")


def test_letters_that_come_out_as_boxes_are_reported() -> None:
    """Missing letters of the font are reported once with a remedy; SVG has no such problem."""
    done = run("plot", SEED, "--title", "東京", "--to", "png")
    assert done.returncode == 0
    assert done.stderr.decode().startswith("diplovisit: note: some letters are not as they should be")
    assert done.stderr.count(b"\n") == 1
    assert run("plot", SEED, "--title", "東京").stderr == b""


def test_without_matplotlib_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing matplotlib gives one line in the command, and an ImportError in the library."""
    without_matplotlib(monkeypatch)
    done = run("plot", SEED)
    output = "matplotlib draws pictures and is not installed: pip install 'diplovisit[plot]'"
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"diplovisit: error: {output}\n"
    with pytest.raises(ImportError) as missing:
        diplovisit.plot(load(SEED), "svg")
    assert isinstance(missing.value, MatplotlibMissing)
    assert str(missing.value) == output


def test_matplotlib_is_for_pictures_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every other command works without matplotlib."""
    without_matplotlib(monkeypatch)
    for arguments in (["check", SEED], ["export", SEED, "--to", "ics"], ["schema"]):
        assert run(*arguments).returncode == 0


@pytest.mark.parametrize(
    ("requested", "message"),
    [
        ({"to": "gif"}, "there is no format 'gif'; there are svg, png, pdf"),
        (
            {"to": "svg", "by": "month"},
            "there is no choice of panels 'month'; there are year, country, both, timeline, map",
        ),
        ({"to": "svg", "split_by": "year"}, "no way to split a picture 'year'; there are traveller, country"),
        ({"to": "svg", "split_by": "country"}, "only a timeline is split by country"),
        ({"to": "svg", "by": "map", "split_by": "country"}, "only a timeline is split by country"),
        ({"to": "svg", "theme": "sepia"}, "there is no theme 'sepia'; there are light, dark, auto"),
        ({"to": "png", "theme": "auto"}, "a png has one theme, light or dark; auto is for svg"),
        ({"to": "pdf", "theme": "auto"}, "a pdf has one theme, light or dark; auto is for svg"),
    ],
)
def test_the_library_says_what_there_is(requested: dict[str, str], message: str) -> None:
    """An unknown word in the library gives an error with the known words."""
    with pytest.raises(ValueError, match=message):
        plot(load(SEED), **requested)  # type: ignore[arg-type]  # each is of its own type
