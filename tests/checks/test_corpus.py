"""The corpus: a folder a rule, with records that break it in `reject` and near misses in `accept`.

A new case is a new file and no code. Every finding in a file of `reject/<rule>/` is of that rule; where lines of a YAML
file end in `# <- here`, those are the lines of the findings, one each. A case of several records is a folder of them; a
case of a rule that asks for terms of office is a folder with the record and `terms.csv`.

What the findings say stands in `sentences.txt`: `python -m tests.checks.test_corpus` writes it anew, for a person to
read what changed.
"""

import functools
from pathlib import Path

import pytest

from diplovisit import Finding, check
from diplovisit.checks import RULES as OF_RECORDS
from diplovisit.pipeline.attachments import RULES as OF_TEXTS

RULES = OF_RECORDS | {rule.name: rule for rule in OF_TEXTS}


def _is_case(file: Path) -> bool:
    """The texts of sources lie in folders of their own, and lock files beside their records."""
    return file.name != "texts" and not file.name.endswith(".anchors.json")


@functools.cache
def _findings(examination: Path) -> tuple[Finding, ...]:
    """What is found in a case: a file, or a folder with or without terms of office."""
    terms = examination / "terms.csv"
    return check(examination, terms=[terms] if terms.is_file() else []).findings


CORPUS = Path(__file__).parent.parent / "corpus"
REJECT = sorted(file for file in (CORPUS / "reject").glob("*/*") if _is_case(file))
ACCEPT = sorted(file for file in (CORPUS / "accept").glob("*/*") if _is_case(file))
MARK = "# <- here"


def _name(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


@pytest.mark.parametrize("file", REJECT, ids=_name)
def test_a_rejected_file_breaks_its_rule_and_no_other(file: Path) -> None:
    """Every finding in a file of reject/<rule>/ is of that rule, and on the lines that are marked."""
    findings = _findings(file)
    assert {finding.rule for finding in findings} == {file.parent.name}
    marked = [
        (str(each), number)
        for each in (sorted(file.iterdir()) if file.is_dir() else [file])
        for number, line in enumerate(each.read_text("utf-8", "replace").splitlines(), 1)
        if line.rstrip().endswith(MARK)
    ]
    if marked:
        assert sorted((finding.file, finding.span.line) for finding in findings if finding.span) == marked


@pytest.mark.parametrize("file", ACCEPT, ids=_name)
def test_an_accepted_file_breaks_no_rule(file: Path) -> None:
    """A near miss gives no finding at all, of any rule."""
    assert [f"{finding.rule}: {finding.sentence}" for finding in _findings(file)] == []


SENTENCES = Path(__file__).parent / "sentences.txt"


def _said(file: Path) -> str:
    """The sentences of a case, each behind the address that it is about; files by their names in the corpus."""
    lines = [f"  {finding.address or '-'}: {finding.sentence}" for finding in _findings(file)]
    return "\n".join([_name(file), *lines]).replace(f"{CORPUS}/reject/", "")


@pytest.mark.parametrize("file", REJECT, ids=_name)
def test_the_sentences_are_those_that_were_looked_at(file: Path) -> None:
    """A person read what each rule says of its cases; a change of a sentence is seen in review."""
    golden = {each.partition("\n")[0]: each for each in SENTENCES.read_text("utf-8").rstrip("\n").split("\n\n")}
    assert golden.get(_name(file)) == _said(file)


def test_no_sentence_is_of_a_case_that_is_gone() -> None:
    """The file has the cases of the corpus and no others, in their order."""
    golden = [each.partition("\n")[0] for each in SENTENCES.read_text("utf-8").rstrip("\n").split("\n\n")]
    assert golden == list(map(_name, REJECT))


# A file of more than 10 MB is not kept here but made by the tests of the readers.
MADE_ELSEWHERE = {"too-large"}


@pytest.mark.parametrize("rule", sorted(set(RULES) - MADE_ELSEWHERE))
def test_every_rule_is_broken_by_a_file(rule: str) -> None:
    """A rule that no file breaks may as well find nothing."""
    assert any(file.parent.name == rule for file in REJECT)


def test_every_folder_is_a_rule() -> None:
    """A folder that is called after no rule tests nothing."""
    assert {file.parent.name for file in (*REJECT, *ACCEPT)} <= set(RULES)


if __name__ == "__main__":
    SENTENCES.write_text("\n\n".join(map(_said, REJECT)) + "\n", "utf-8", newline="\n")
    print(f"{len(REJECT)} cases written to {SENTENCES}")
