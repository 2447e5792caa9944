from pathlib import Path

import pytest

from diplovisit import load
from diplovisit.evidence import Examination, Verdict
from diplovisit.evidence.texts import SourceText, read_text
from tests.conftest import ROOT
from tests.evidence.tampering import tampered_records
from tests.shared_data import shared_data

pytestmark = pytest.mark.not_measured

SEED = ROOT / "seeds/misri-russia"
VISIT = load(SEED / "visit.yaml")
PROVING_VERDICTS = {Verdict.PROVEN, Verdict.PROVEN_APPROXIMATE, Verdict.DERIVED}


def text(path: Path) -> SourceText:
    """Reads the text in a file."""
    return read_text(path.read_bytes())


def assert_none_passes(texts: dict[str, SourceText]) -> None:
    """Asserts that no wrong value of the seed has a verdict that proves it."""
    changes = list(tampered_records(VISIT))
    assert len(changes) > 60
    for change in changes:
        examination = Examination(visit=change.visit, texts=texts)
        passed = [
            judgement
            for judgement in examination.judgements
            if judgement.address == change.address and judgement.opinion.verdict in PROVING_VERDICTS
        ]
        assert not passed, (change.address, change.kind, change.old_value, change.new_value, passed)


def test_no_wrong_value_is_proven_by_its_quotes_alone() -> None:
    """The quotes of the seed prove no wrong value without a text, as they prove no value at all."""
    assert_none_passes({})


def test_no_wrong_value_is_proven_by_the_retelling() -> None:
    """The text of the retelling, in which the quotes are read in place, proves no wrong value."""
    assert_none_passes({"retelling": text(SEED / "retelling.txt")})


def test_no_wrong_value_is_proven_by_the_original() -> None:
    """The text of the original report proves no wrong value."""
    assert_none_passes({"nationpress": text(shared_data("seed", "article.txt"))})


@pytest.mark.parametrize("texts", [{}, {"retelling": SEED / "retelling.txt"}])
def test_every_fact_of_the_seed_is_acceptable(texts: dict[str, Path]) -> None:
    """No fact of the seed is contradicted, ambiguous or unreadable."""
    examination = Examination(visit=VISIT, texts={name: text(path) for name, path in texts.items()})
    assert [judgement for judgement in examination.judgements if not judgement.opinion.verdict.is_acceptable] == []


def test_what_the_words_can_prove_is_proven() -> None:
    """Figures, dates, names and countries of the seed are proven, not only attested."""
    examination = Examination(visit=VISIT, texts={"retelling": text(SEED / "retelling.txt")})
    verdicts = {judgement.address: judgement.opinion.verdict for judgement in examination.judgements}
    expected = {
        "trade-target/quantity/value": Verdict.PROVEN,
        "trade-now/quantity/value": Verdict.PROVEN_APPROXIMATE,
        "trade-now/quantity/qualifier": Verdict.PROVEN,
        "trade-target/due": Verdict.PROVEN,
        "crude-imports/since": Verdict.PROVEN,
        "supplier-rank/quantity/value": Verdict.PROVEN_APPROXIMATE,
        "dead/quantity/value": Verdict.PROVEN,
        "missing/quantity/value": Verdict.PROVEN,
        "russia/country": Verdict.PROVEN,
        "russia/duration": Verdict.PROVEN,
        "russia/when": Verdict.DERIVED,
        "trade-target/set": Verdict.DERIVED,
        "dead/reported/when": Verdict.DERIVED,
        "tuesday-statement/when": Verdict.DERIVED,
        "relations/0/offset": Verdict.PROVEN_APPROXIMATE,
        "misri/name": Verdict.PROVEN,
        "misri/office": Verdict.PROVEN,
        "trump/country": Verdict.PROVEN,
        "zelenskyy/aliases": Verdict.PROVEN,
        "announcement": Verdict.PROVEN,
        "talks/modality": Verdict.PROVEN,
    }
    assert {address: verdicts[address] for address in expected} == expected
    inferred = {judgement.address for judgement in examination.judgements if judgement.leans_on_inference}
    assert {"russia/when", "trade-target/set", "nationpress/dateline/date"} <= inferred
