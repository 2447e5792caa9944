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
    """The text in a file."""
    return read_text(path.read_bytes())


def assert_none_passes(texts: dict[str, SourceText]) -> None:
    """No wrong value of the seed has a verdict that says the words say it."""
    changes = list(tampered_records(VISIT))
    assert len(changes) > 60
    for change in changes:
        examination = Examination(visit=change.visit, texts=texts)
        passed = [
            each for each in examination.judgements if each.address == change.address and each.opinion.verdict in PROVING_VERDICTS
        ]
        assert not passed, (change.address, change.kind, change.old_value, change.new_value, passed)


def test_no_wrong_value_is_proven_by_its_quotes_alone() -> None:
    """Ten times, a tenth, one more, another unit, day, country, name: the words that stand beside it do not say it."""
    assert_none_passes({})


def test_no_wrong_value_is_proven_by_the_retelling() -> None:
    """Nor do the words of the retelling, read where they stand."""
    assert_none_passes({"retelling": text(SEED / "retelling.txt")})


def test_no_wrong_value_is_proven_by_the_original() -> None:
    """Nor do those of the report itself."""
    assert_none_passes({"nationpress": text(shared_data("seed", "article.txt"))})


@pytest.mark.parametrize("texts", [{}, {"retelling": SEED / "retelling.txt"}])
def test_every_fact_of_the_seed_stands(texts: dict[str, Path]) -> None:
    """What the record says is what its words say: nothing is contradicted, ambiguous or unreadable."""
    examination = Examination(visit=VISIT, texts={name: text(path) for name, path in texts.items()})
    assert [each for each in examination.judgements if not each.opinion.verdict.is_acceptable] == []


def test_what_the_words_can_prove_is_proven() -> None:
    """Figures, dates, names and countries of the seed are proven, and not merely vouched for."""
    examination = Examination(visit=VISIT, texts={"retelling": text(SEED / "retelling.txt")})
    found = {each.address: each.opinion.verdict for each in examination.judgements}
    proven = {
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
    assert {address: found[address] for address in proven} == proven
    inferred = {each.address for each in examination.judgements if each.leans_on_inference}
    assert {"russia/when", "trade-target/set", "nationpress/dateline/date"} <= inferred
