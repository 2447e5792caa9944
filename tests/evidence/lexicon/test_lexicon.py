"""The tables of words: every code exists, and no word contradicts another table."""

import pytest

from diplovisit.evidence import lexicon
from diplovisit.record.currencies import CURRENCIES
from diplovisit.record.edtf_grammar import MONTHS as MONTH_NAMES


def test_every_code_that_a_word_may_mean_is_a_currency() -> None:
    """A word for a currency means at least one code, each only once, and all of them are valid in a record."""
    for codes in lexicon.CURRENCY_PHRASES.values():
        assert codes
        assert set(codes) <= set(CURRENCIES)
        assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("name", sorted(lexicon.__all__))
def test_words_are_in_lower_case(name: str) -> None:
    """Every word of a table is in lower case, because the words of a text are lower-cased before the look-up."""
    table = getattr(lexicon, name)
    if isinstance(table, int):
        return
    for entry in table:
        words = entry if isinstance(entry, tuple) else (entry,)
        assert all(word == word.lower() and word == word.strip() and word for word in words)


def test_a_country_narrows_what_a_noun_may_mean() -> None:
    """A noun with a country means at least one of the currencies that the noun may mean alone."""
    for phrase, codes in lexicon.CURRENCY_PHRASES.items():
        alone = lexicon.CURRENCY_PHRASES.get(phrase[-1:], codes)
        assert set(codes) & set(alone), phrase


def test_months_are_those_of_the_record() -> None:
    """The months are those of the record, in the same order, and each abbreviation is the beginning of its month."""
    assert list(lexicon.MONTHS) == [name.lower() for name in MONTH_NAMES]
    for short, month in lexicon.MONTH_ABBREVIATIONS.items():
        assert MONTH_NAMES[month - 1].lower().startswith(short)


def test_scales_rise_with_their_names() -> None:
    """A lakh crore is a trillion, and a stack of scales is made of scales."""
    assert lexicon.SCALES["lakh"] * lexicon.SCALES["crore"] == lexicon.SCALES["trillion"]
    names = set(lexicon.SCALES) | set(lexicon.SCALE_PLURALS)
    assert all({first, second} <= names for first, second in lexicon.STACKED_SCALES)


def test_no_phrase_both_denies_and_does_not() -> None:
    """A phrase that only looks like a denial begins with a denial, and is not one itself."""
    assert not lexicon.DENIALS & lexicon.NOT_DENIALS
    for phrase in lexicon.NOT_DENIALS:
        assert any(phrase[: len(denial)] == denial for denial in lexicon.DENIALS), phrase


def test_every_qualifier_has_its_own_word() -> None:
    """The words of a qualifier's value in a record are one of the phrases that mean it."""
    for qualifier in set(lexicon.QUALIFIERS.values()):
        assert lexicon.QUALIFIERS[tuple(qualifier.value.split("-"))] is qualifier
