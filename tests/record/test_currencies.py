"""The currency codes against ISO 4217 and CLDR, and the meanings of their signs."""

import re
import unicodedata

import pycountry
import pytest
from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies

from diplovisit.record.currencies import CURRENCIES, SIGNS

NO_UNIT = {"XXX", "XTS"}
"""The codes for no currency and for testing, in which no sum can be."""


def test_codes_are_sorted_and_each_there_once() -> None:
    """Every code has three capitals, and the codes are unique and in alphabetical order."""
    assert all(re.fullmatch("[A-Z]{3}", code) for code in CURRENCIES)
    assert list(CURRENCIES) == sorted(set(CURRENCIES))


def test_every_code_in_use() -> None:
    """The table has every code of ISO 4217 in use, including funds and metals, except the two that are not units."""
    assert {currency.alpha_3 for currency in pycountry.currencies} - set(CURRENCIES) == NO_UNIT
    assert {"XAU", "XDR", "CHE", "USN"} <= set(CURRENCIES)
    assert not NO_UNIT & set(CURRENCIES)


def test_every_legal_tender_of_cldr() -> None:
    """The table has every currency that CLDR lists as current tender of a territory."""
    tender = {code for place in get_global("territory_currencies") for code in get_territory_currencies(place)}
    assert len(tender) > 140
    assert tender - set(CURRENCIES) == set()


def test_withdrawn_codes() -> None:
    """The table has withdrawn codes that older sources use, including those of former countries."""
    gone = {"FRF", "DEM", "ITL", "ESP", "NLG", "ATS", "GRD", "IEP", "HRK", "BGN", "XEU"}
    of_the_gone = {"SUR", "DDM", "YUN", "CSK", "ZRZ", "BUK", "RHD", "ANG"}
    assert gone | of_the_gone <= set(CURRENCIES)


def test_no_code_that_was_never_in_iso_4217() -> None:
    """The table lacks codes that CLDR or newsrooms invented, and common misspellings."""
    assert not {"CNH", "RMB", "UKP", "BTC", "KRO", "BOL", "EURO", "NTD", "STG"} & set(CURRENCIES)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_means_codes(sign: str) -> None:
    """A sign is not a code and has no blank; it has at least one meaning, and its meanings are unique codes."""
    assert sign not in CURRENCIES
    assert sign == "".join(sign.split())
    assert SIGNS[sign]
    assert set(SIGNS[sign]) <= set(CURRENCIES)
    assert len(set(SIGNS[sign])) == len(SIGNS[sign])
    assert unicodedata.is_normalized("NFC", sign)


def test_signs_of_cldr() -> None:
    """Every English sign of a currency in CLDR is a sign of that currency in the table."""
    symbols = {code: sign for code, sign in Locale("en").currency_symbols.items() if code in CURRENCIES}
    ours = {code: sign for code, sign in symbols.items() if sign in SIGNS}
    assert len(ours) >= 20
    assert {code: sign for code, sign in ours.items() if code not in SIGNS[sign]} == {}


@pytest.mark.parametrize(
    ("sign", "meanings"),
    [("US$", "USD"), ("€", "EUR"), ("₹", "INR"), ("₽", "RUB"), ("A$", "AUD"), ("R$", "BRL"), ("RMB", "CNY")],
)
def test_clear_signs(sign: str, meanings: str) -> None:
    """A sign that names its country, or was designed for one currency, has one meaning."""
    assert SIGNS[sign] == (meanings,)


@pytest.mark.parametrize(
    ("sign", "first", "others"),
    [
        ("$", "USD", "AUD CAD MXN SGD"),
        ("£", "GBP", "EGP LBP IEP"),
        ("¥", "JPY", "CNY"),
        ("Rs", "INR", "PKR LKR NPR MUR"),
        ("kr", "SEK", "NOK DKK ISK"),
        ("₩", "KRW", "KPW"),
    ],
)
def test_ambiguous_signs(sign: str, first: str, others: str) -> None:
    """A sign that several countries use has all their currencies as meanings, the most usual first."""
    assert SIGNS[sign][0] == first
    assert set(others.split()) <= set(SIGNS[sign][1:])


def test_a_longer_sign_narrows_a_shorter_one() -> None:
    """The meanings of a sign such as HK$ are among those of the bare $, except currencies that never use it bare."""
    never_bare = {"BRL", "NIO"}
    for sign, meanings in SIGNS.items():
        if sign != "$" and sign.endswith("$"):
            assert set(meanings) - never_bare <= set(SIGNS["$"]), sign


def test_signs_cannot_be_changed() -> None:
    """The table of signs cannot be changed."""
    with pytest.raises(TypeError):
        SIGNS["$"] = ("USD",)  # type: ignore[index]  # the point of the test
