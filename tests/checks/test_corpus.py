"""The corpus: a folder for each rule, with records that break it in `reject` and near misses in `accept`.

A new case is a new file, without code. All findings in a file of `reject/<rule>/` are of that rule. If lines of a YAML
file end in `# <- here`, the findings are on exactly these lines. A case of several records is a folder of them. A case
of a rule that needs terms of office is a folder with the record and `terms.csv`.

The sentences of the findings are in `sentences.txt`. `python -m tests.checks.test_corpus` writes the file again, so that
a person can review the changes.
"""

import functools
from pathlib import Path

import pytest

from diplovisit import Finding, check
from diplovisit.checks import RULES as RECORD_RULES
from diplovisit.pipeline.attachments import RULES as ATTACHMENT_RULES

RULES = RECORD_RULES | {rule.name: rule for rule in ATTACHMENT_RULES}


def _is_case(file: Path) -> bool:
    """Whether a file is a case: neither a folder with texts of sources, nor a lock file."""
    return file.name != "texts" and not file.name.endswith(".anchors.json")


@functools.cache
def _findings(case: Path) -> tuple[Finding, ...]:
    """Returns the findings of a case: a file, or a folder with or without terms of office."""
    terms = case / "terms.csv"
    # This rule finds nothing unless it is asked for.
    require_texts = case.parent.name == "fact-not-checked"
    return check(case, terms=[terms] if terms.is_file() else [], require_texts=require_texts).findings


CORPUS = Path(__file__).parent.parent / "corpus"
REJECT = sorted(file for file in (CORPUS / "reject").glob("*/*") if _is_case(file))
ACCEPT = sorted(file for file in (CORPUS / "accept").glob("*/*") if _is_case(file))
MARK = "# <- here"


def _name(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


@pytest.mark.parametrize("file", REJECT, ids=_name)
def test_a_rejected_file_breaks_its_rule_and_no_other(file: Path) -> None:
    """All findings in a file of reject/<rule>/ are of that rule, and on the marked lines if there are any."""
    findings = _findings(file)
    assert {finding.rule for finding in findings} == {file.parent.name}
    marked = [
        (str(part), number)
        for part in (sorted(file.iterdir()) if file.is_dir() else [file])
        for number, line in enumerate(part.read_text("utf-8", "replace").splitlines(), 1)
        if line.rstrip().endswith(MARK)
    ]
    if marked:
        assert sorted((finding.file, finding.span.line) for finding in findings if finding.span) == marked


@pytest.mark.parametrize("file", ACCEPT, ids=_name)
def test_an_accepted_file_breaks_no_rule(file: Path) -> None:
    """A near miss gives no finding of any rule."""
    assert [f"{finding.rule}: {finding.sentence}" for finding in _findings(file)] == []


SENTENCES = Path(__file__).parent / "sentences.txt"


def _sentences(file: Path) -> str:
    """Returns the sentences of a case, each after its address; files have their names in the corpus."""
    lines = [f"  {finding.address or '-'}: {finding.sentence}" for finding in _findings(file)]
    return "\n".join([_name(file), *lines]).replace(f"{CORPUS}/reject/", "")


@pytest.mark.parametrize("file", REJECT, ids=_name)
def test_the_sentences_are_the_reviewed_ones(file: Path) -> None:
    """The sentences of each case equal those in the reviewed file, so that every change appears in a review."""
    golden = {case.partition("\n")[0]: case for case in SENTENCES.read_text("utf-8").rstrip("\n").split("\n\n")}
    assert golden.get(_name(file)) == _sentences(file)


def test_the_file_of_sentences_has_no_removed_case() -> None:
    """The file of sentences has the cases of the corpus and no others, in the same order."""
    golden = [case.partition("\n")[0] for case in SENTENCES.read_text("utf-8").rstrip("\n").split("\n\n")]
    assert golden == list(map(_name, REJECT))


# A file of more than 10 MB is not in the corpus; the tests of the readers make one.
MADE_ELSEWHERE = {"too-large"}


@pytest.mark.parametrize("rule", sorted(set(RULES) - MADE_ELSEWHERE))
def test_every_rule_is_broken_by_a_file(rule: str) -> None:
    """Every rule is broken by at least one file; otherwise a rule without effect would pass."""
    assert any(file.parent.name == rule for file in REJECT)


def test_every_folder_is_named_after_a_rule() -> None:
    """Every folder is named after a rule; another folder would test nothing."""
    assert {file.parent.name for file in (*REJECT, *ACCEPT)} <= set(RULES)


if __name__ == "__main__":
    SENTENCES.write_text("\n\n".join(map(_sentences, REJECT)) + "\n", "utf-8", newline="\n")
    print(f"{len(REJECT)} cases written to {SENTENCES}")
