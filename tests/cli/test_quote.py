"""`diplovisit quote`: which facts words prove, which words prove a fact, and the row that is added."""

import json
import shutil
from pathlib import Path

import pytest

from diplovisit import load
from tests.cli.test_command import run
from tests.conftest import ROOT

_EXAMPLE = "examples/state-visit-rescheduled.yaml"


@pytest.fixture
def state_visit(tmp_path: Path) -> Path:
    """The example of a state visit, without its lock file and without evidence for its first day."""
    shutil.copytree(ROOT / "examples" / "state-visit-rescheduled", tmp_path / "state-visit-rescheduled")
    file = tmp_path / "visit.yaml"
    lines = (ROOT / _EXAMPLE).read_text().splitlines(keepends=True)
    file.write_text("".join(line for line in lines if 'quote: "from October 6 to October 8, 2026"' not in line))
    file.write_text(file.read_text().replace("  - about: [portugal/when]\n", "  - about: [portugal/country]\n"))
    return file


def _said(*arguments: str | Path, code: int = 0) -> str:
    done = run("quote", *arguments, "--no-config")
    text = done.stdout.decode() + done.stderr.decode()
    assert done.returncode == code, text
    return text


def test_words_prove_facts_and_the_row_is_shown() -> None:
    """The proven fact comes with its verdict, the line of the text, and a row to paste."""
    said = _said(_EXAMPLE, "from October 6 to October 8, 2026")
    assert '"from October 6 to October 8, 2026" is in agency, line 1\n' in said
    assert "proven             portugal/when = 2026-10-06/2026-10-08 (has evidence)" in said
    assert '- {about: [portugal/when], basis: stated, quote: "from October 6 to October 8, 2026"}\n' in said


def test_a_day_that_a_rule_derives_is_derived() -> None:
    """Words that give a day by a rule come with the rule and its input."""
    said = _said(_EXAMPLE, "the second day")
    assert "derived            plant-visit/when" in said
    assert "quote: the second day, rule: day-of-visit, inputs: [portugal/when]}" in said


def test_a_cut_mention_is_named() -> None:
    """Words that cut a longer date prove nothing, and the whole date is shown."""
    said = _said(_EXAMPLE, "October 6", code=1)
    assert 'they cut "from October 6 to October 8, 2026"' in said


def test_an_occurrence_is_chosen() -> None:
    """Of words that occur several times, the place that proves most is shown, and --nth shows another."""
    assert "[montaraz/office], basis: stated, nth: 1, quote: President" in _said(_EXAMPLE, "President")
    assert "[falcao/office], basis: stated, nth: 2, quote: President" in _said(
        _EXAMPLE, "President", "--nth", "2", "--source", "agency"
    )


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("portugal/when", '"October 6 to October 8, 2026" (agency, line 1): proven'),
        ("plant-visit/when", '"the second day" (agency, line 3): derived'),
        ("montaraz/name", '"Elvira Montaraz" (agency, line 1): proven'),
        ("status", '"announced" (agency, line 1): proven'),
        ("category", '"state" (gazette, line 1): proven'),
    ],
)
def test_the_shortest_words_for_a_fact_are_found(address: str, words: str) -> None:
    """The other way round, the texts are searched for the words that prove a fact."""
    assert words in _said(_EXAMPLE, "--for", address)


def test_what_is_found_for_a_fact_proves_it() -> None:
    """Each row that is found for a fact is one that proves it when its words are asked for."""
    found = json.loads(_said(_EXAMPLE, "--for", "state-dinner/when", "--output-format", "json"))["quotes"]
    assert found
    for quote in found:
        asked = json.loads(_said(_EXAMPLE, quote["row"]["quote"], "--output-format", "json"))["words"]
        verdicts = {fact["address"]: fact["verdict"] for report in asked for fact in report["facts"]}
        assert verdicts["state-dinner/when"] in {"proven", "derived"}


def test_the_row_is_added_where_the_fact_lacks_it(state_visit: Path) -> None:
    """--add writes one row for the facts without evidence, and changes no other line."""
    before = state_visit.read_text()
    said = _said(state_visit, "from October 6 to October 8, 2026", "--add")
    row = '  - {about: [portugal/when], basis: stated, quote: "from October 6 to October 8, 2026"}\n'
    assert f"added: {row.strip()}" in said
    after = state_visit.read_text()
    assert after.replace(row, "") == before
    assert load(state_visit).revision == 3  # it was never anchored


def test_a_row_for_what_has_evidence_is_added_only_on_demand(state_visit: Path) -> None:
    """A second row for a fact must be asked for by its address."""
    assert "every fact that the words prove already has evidence" in _said(
        state_visit, "Elvira Montaraz", "--add", code=2
    )
    _said(state_visit, "Elvira Montaraz", "--add", "--fact", "montaraz/name")
    rows = [row.quote for row in load(state_visit).evidence if "montaraz/name" in row.about]
    assert rows == ["President Elvira Montaraz", "Elvira Montaraz", "Elvira Montaraz"][: len(rows)]


def test_a_record_with_a_lock_file_gets_its_next_revision(state_visit: Path) -> None:
    """The lock file knows a revision with its evidence, so a new row makes a new revision."""
    assert run("anchor", state_visit, "--no-config").returncode == 0
    _said(state_visit, "from October 6 to October 8, 2026", "--add")
    assert load(state_visit).revision == 4
    assert run("check", state_visit, "--no-config").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("the moon",), 1, "is not in agency or gazette"),
        (("President", "--nth", "9"), 1, "or fewer than 9 times"),
        ((), 2, "expected either words of a source, or a fact"),
        (("President", "--for", "status"), 2, "expected either words of a source"),
        (("--for", "portugal/wen"), 2, 'did you mean "portugal/when"?'),
        (("President", "--source", "agenci"), 2, 'did you mean "agency"?'),
        ((" ",), 2, "expected words of a source"),
        (("President", "--fact", "status"), 2, "--add"),
        (("a general strike", "--source", "agency=missing.txt"), 2, "missing.txt: no such file"),
    ],
)
def test_what_cannot_be_answered_is_said(arguments: tuple[str, ...], code: int, message: str) -> None:
    """A question that has no answer says why, and what was expected."""
    assert message in _said(_EXAMPLE, *arguments, code=code)


def test_without_a_text_nothing_is_proven() -> None:
    """Words can be looked up in a text alone."""
    assert "no source text was found" in _said("examples/least.yaml", "Estonia", code=3)
