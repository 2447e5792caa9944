"""Tests that the report in Markdown is a table of findings, in which all data is text; an independent parser reads it."""

import attrs
import pytest
from hypothesis import given

from diplovisit.findings.results import CheckResult
from diplovisit.record import Severity
from diplovisit.reporters.markdown import MOST_CHARACTERS, MOST_ROWS
from diplovisit.reporters.printable import printable
from tests.payloads import PAYLOADS
from tests.reporters.samples import CONTRADICTED, FOLDER, METONYM, report, results

markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py reads what we write")
PARSER = markdown_it.MarkdownIt("gfm-like", {"linkify": False})

HOSTILE = {
    **PAYLOADS,
    "cell-ends": "a | b \\| c \\\\| d",
    "row-ends": "a |\n| b | c |",
    "code-ends": "a` | `b",
    "mention": "@desk and @org/team",
    "issue": "#1, GH-1, org/repo#1",
    "image": "![x](https://example.org/x.png)",
    "link": "[x](https://example.org) <https://example.org> https://example.org www.example.org a@example.org",
    "math": "$x$ and $$y$$",
    "comment": "<!-- x --> --> <details><summary>x</summary>",
    "strike": "~~x~~ **y** _z_",
}


def rows_of(text: str) -> list[list[str]]:
    """The cells of the table that the parser finds, without the head, as the text that a reader sees."""
    rows: list[list[str]] = []
    for token in PARSER.parse(text):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows and token.level >= 4:
            shown = [child.content for child in token.children or () if child.type != "html_inline"]
            rows[-1].append("".join(shown))
    return rows[1:]


def one(**changes: object) -> list[CheckResult]:
    """A result with the sample finding, with changes."""
    finding = attrs.evolve(CONTRADICTED, **changes)  # type: ignore[arg-type]  # a wrong change fails the test
    return [CheckResult(file=finding.file, record="in-ru-misri", findings=(finding,))]


@pytest.mark.parametrize("field", ["sentence", "remedy", "address", "file", "rule"])
@pytest.mark.parametrize("payload", HOSTILE.values(), ids=HOSTILE)
def test_data_is_text_in_a_table(payload: str, field: str) -> None:
    """Whatever a finding says, the table has one row of three cells, and no markup but ours."""
    (result,) = one(**{field: payload})
    text = report("markdown", [result])
    tokens = PARSER.parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {
        "text",
        "text_special",
        "code_inline",
        "em_open",
        "em_close",
        "html_inline",
    }
    assert {child.content for child in inline if child.type == "html_inline"} <= {"<!-- -->", "<br>"}
    (cells,) = rows_of(text)
    assert len(cells) == 3
    if payload.strip():
        assert printable(getattr(result.findings[0], field)).strip() in cells[2] + cells[1]


@given(results)
def test_there_is_a_row_for_each_finding(given_results: list[CheckResult]) -> None:
    """For any findings, each has a row, the gravest first."""
    order = list(Severity)
    findings = [finding for result in given_results for finding in result.findings]
    rows = rows_of(report("markdown", given_results))
    assert len(rows) == len(findings)
    words = [{"error": "error", "warning": "warning", "note": "info"}[row[0].split()[-1]] for row in rows]
    assert words == sorted((finding.severity for finding in findings), key=order.index)


def test_a_long_report_is_cut_and_says_so() -> None:
    """The gravest findings stay, the others are counted, and the report fits into a comment on GitHub."""
    warning = attrs.evolve(METONYM, sentence="x" * 30)
    many = [CheckResult(file="a.yaml", record="a", findings=(warning,) * 300 + (CONTRADICTED,) * 3)]
    text = report("markdown", many)
    assert [row[0] for row in rows_of(text)] == ["❌ error"] * 3 + ["⚠️ warning"] * (MOST_ROWS - 3)
    assert "\n103 more findings are not shown here; `diplovisit check` lists all.\n" in text
    long = [CheckResult(file="a.yaml", record="a", findings=(attrs.evolve(METONYM, sentence="*" * 2_000),) * 100)]
    text = report("markdown", long)
    assert MOST_CHARACTERS * 0.9 < len(text) < 65_536
    assert "more findings are not shown here" in text


def test_a_finding_that_counts_for_several_is_counted_so() -> None:
    """A row that stands for findings that are not listed is not counted as one."""
    more = attrs.evolve(METONYM, unlisted=40)
    assert "not shown here" not in report("markdown", [CheckResult(file="a.yaml", record="a", findings=(more,))])


@pytest.mark.parametrize(
    ("given_results", "heading"),
    [
        (FOLDER, "### ❌ "),
        ([CheckResult(file="a.yaml", record="a", findings=())], "### ✅ No finding\n"),
        ([CheckResult(file="a.yaml", record="a", findings=(METONYM,))], "### ⚠️ 1 warning\n"),
        ([CheckResult(file="a.yaml", record=None, findings=(), is_invalid=True)], "### ❌ Not every document"),
    ],
)
def test_the_heading_says_how_it_stands(given_results: list[CheckResult], heading: str) -> None:
    """The heading has the counts, and a mark for errors, for warnings alone, and for neither."""
    assert report("markdown", given_results).startswith(heading)
