"""The currencies against ISO 4217 and CLDR, and what their signs may mean."""

import re
import unicodedata

import pycountry
import pytest
from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies

from diplovisit.record.currencies import CURRENCIES, SIGNS

NO_UNIT = {"XXX", "XTS"}
"""No currency, and the code for testing: a sum is in neither."""


def test_codes_are_sorted_and_each_there_once() -> None:
    """The codes are three capitals each, in the order of the alphabet, none twice."""
    assert all(re.fullmatch("[A-Z]{3}", code) for code in CURRENCIES)
    assert list(CURRENCIES) == sorted(set(CURRENCIES))


def test_every_code_in_use() -> None:
    """Every code of ISO 4217 in use is there, funds and metals too, but for the two that are no unit."""
    assert {currency.alpha_3 for currency in pycountry.currencies} - set(CURRENCIES) == NO_UNIT
    assert {"XAU", "XDR", "CHE", "USN"} <= set(CURRENCIES)
    assert not NO_UNIT & set(CURRENCIES)


def test_every_legal_tender_of_cldr() -> None:
    """Every currency that CLDR has as some territory's tender today is there."""
    tender = {code for place in get_global("territory_currencies") for code in get_territory_currencies(place)}
    assert len(tender) > 140
    assert tender - set(CURRENCIES) == set()


def test_withdrawn_codes() -> None:
    """The withdrawn codes that an older source counts in are there, those of countries that are no more among them."""
    gone = {"FRF", "DEM", "ITL", "ESP", "NLG", "ATS", "GRD", "IEP", "HRK", "BGN", "XEU"}
    of_the_gone = {"SUR", "DDM", "YUN", "CSK", "ZRZ", "BUK", "RHD", "ANG"}
    assert gone | of_the_gone <= set(CURRENCIES)


def test_no_code_that_was_never_in_iso_4217() -> None:
    """Codes that CLDR or newsrooms made up, and the usual slips, are not there."""
    assert not {"CNH", "RMB", "UKP", "BTC", "KRO", "BOL", "EURO", "NTD", "STG"} & set(CURRENCIES)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_means_codes(sign: str) -> None:
    """A sign is no code and has no blank; it has at least one meaning, each a code, each once."""
    assert sign not in CURRENCIES
    assert sign == "".join(sign.split())
    assert SIGNS[sign]
    assert set(SIGNS[sign]) <= set(CURRENCIES)
    assert len(set(SIGNS[sign])) == len(SIGNS[sign])
    assert unicodedata.is_normalized("NFC", sign)


def test_signs_of_cldr() -> None:
    """A sign that CLDR prints for a currency in English is one of that currency's signs here."""
    symbols = {code: sign for code, sign in Locale("en").currency_symbols.items() if code in CURRENCIES}
    ours = {code: sign for code, sign in symbols.items() if sign in SIGNS}
    assert len(ours) >= 20
    assert {code: sign for code, sign in ours.items() if code not in SIGNS[sign]} == {}


@pytest.mark.parametrize(
    ("sign", "meanings"),
    [("US$", "USD"), ("€", "EUR"), ("₹", "INR"), ("₽", "RUB"), ("A$", "AUD"), ("R$", "BRL"), ("RMB", "CNY")],
)
def test_clear_signs(sign: str, meanings: str) -> None:
    """A sign that names its country, or was made for one currency, has one meaning."""
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
    """A sign that several countries print has all their currencies, the most usual first."""
    assert SIGNS[sign][0] == first
    assert set(others.split()) <= set(SIGNS[sign][1:])


def test_a_longer_sign_narrows_a_shorter_one() -> None:
    """What a sign such as HK$ may mean is among what its bare $ may mean, but for moneys that never use it bare."""
    never_bare = {"BRL", "NIO"}
    for sign, meanings in SIGNS.items():
        if sign != "$" and sign.endswith("$"):
            assert set(meanings) - never_bare <= set(SIGNS["$"]), sign


def test_signs_cannot_be_changed() -> None:
    """The signs are a read-only view."""
    with pytest.raises(TypeError):
        SIGNS["$"] = ("USD",)  # type: ignore[index]  # the point of the test
