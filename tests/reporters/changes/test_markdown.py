"""Tests of changes as Markdown, read by an independent CommonMark parser."""

import pytest

from diplovisit.findings.results import CheckResult
from diplovisit.reporters.changes import changes_markdown, summarise
from diplovisit.reporters.markdown_text import code_span, escape_markdown
from diplovisit.reporters.printable import printable
from tests.reporters.changes.test_reports import SHOWN, changed_to
from tests.reporters.samples import CONTRADICTED

markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py reads what we write")


@pytest.mark.parametrize("payload", SHOWN.values(), ids=SHOWN)
def test_data_is_text_in_markdown(payload: str) -> None:
    """A CommonMark parser finds our headings, items and code spans, and no markup from the data."""
    markdown = "".join(changes_markdown(summarise([changed_to(payload)]), addresses=True))
    tokens = markdown_it.MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)
    ours = {"heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline"}
    ours |= {"bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"}
    assert {token.type for token in tokens} <= ours
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h3"]
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {
        "text",
        "text_special",
        "code_inline",
        "strong_open",
        "strong_close",
        "html_inline",
    }
    assert {child.content for child in inline if child.type == "html_inline"} <= {"<!-- -->"}
    assert [child.type for child in inline].count("strong_open") == len(
        {sentence.subject for record in summarise([changed_to(payload)]) for sentence in record.sentences}
    ) + 1


@pytest.mark.parametrize("payload", SHOWN.values(), ids=SHOWN)
def test_what_is_escaped_reads_back(payload: str) -> None:
    """Escaped text and code spans read back as the data, except for blanks at their ends."""
    line = " ".join(payload.split())
    (inline,) = markdown_it.MarkdownIt("commonmark").parseInline(f"x {escape_markdown(line)}")
    shown = "".join(child.content for child in inline.children or () if child.type != "html_inline")
    assert shown == f"x {printable(line)}"
    (inline,) = markdown_it.MarkdownIt("commonmark").parseInline(f"x {code_span(line)}")
    assert [child.content for child in inline.children or ()][-1].strip() == printable(line)


def test_a_report_that_is_too_long_is_cut_and_says_so() -> None:
    """Records beyond the limit are counted, what could not be read comes first, and the last line counts everything."""
    records = list(summarise([changed_to("another")] * 30))
    whole = "".join(changes_markdown(records))
    assert "".join(changes_markdown(records, most=len(whole) + 1_000)) == whole
    unread = [CheckResult(file="a.yaml", record="a", findings=(CONTRADICTED,) * 3)]
    most = len(whole) // 2
    text = "".join(changes_markdown(records, unread, most=most))
    assert len(text) <= most
    shown = text.count("\n### ") + text.startswith("### ") - 1
    assert 0 < shown < 30
    assert f"\n{30 - shown} more records are not shown here; `diplovisit diff` shows all.\n" in text
    assert "### Could not be read" in text
    assert text.endswith("\n30 records changed; 1 record could not be read.\n")
    text = "".join(changes_markdown(records, unread * 5_000, most=most))
    assert len(text) <= most
    assert "30 more records are not shown here" in text
    assert "more findings are not shown here" in text
