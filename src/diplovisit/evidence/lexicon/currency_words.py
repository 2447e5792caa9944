"""Words for currencies, with the ISO 4217 codes that each may mean. The signs are in `record.currencies`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from diplovisit.record.currencies import SIGNS

_DOLLARS = SIGNS["$"]

# One noun per line, with what it may mean without a country, the most usual currency first. News names the country
# unless the place makes it plain. So a noun that several countries use stays ambiguous here.
_NOUNS = {
    "dollar dollars": " ".join(code for code in _DOLLARS if code.endswith("D") or code == "ZWL"),
    "euro euros": "EUR",
    "pound pounds": " ".join(SIGNS["£"][:-1]),
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rupee rupees": "INR PKR LKR NPR MUR SCR",
    "rupiah rupiahs": "IDR",
    "ruble rubles rouble roubles": "RUB BYN RUR SUR BYR BYB TJR",
    "franc francs": "CHF XOF XAF XPF CDF RWF BIF DJF GNF KMF FRF BEF LUF MGF",
    "krona kronor": "SEK",
    "kronur": "ISK",
    "krone kroner": "NOK DKK",
    "koruna korunas koruny": "CZK CSK SKK",
    "lira liras lire": "TRY ITL TRL MTL",
    "rial rials": "IRR OMR YER",
    "riyal riyals": "SAR QAR YER OMR",
    "dirham dirhams": "AED MAD",
    "dinar dinars": "KWD IQD JOD BHD DZD TND LYD RSD MKD YUM CSD",
    "peso pesos": "MXN ARS CLP COP PHP CUP DOP UYU MXP ESP",
    "real reais": "BRL",
    "rand": "ZAR",
    "naira": "NGN",
    "cedi cedis": "GHS GHC",
    "shilling shillings": "KES TZS UGX SOS",
    "taka": "BDT",
    "tenge": "KZT",
    "som soms": "KGS UZS",
    "somoni": "TJS",
    "zloty zlotys": "PLN PLZ",
    "forint forints": "HUF",
    "hryvnia hryvnias": "UAH",
    "lari": "GEL",
    "manat manats": "AZN TMT",
    "shekel shekels": "ILS ILR",
    "afghani afghanis": "AFN AFA",
    "baht": "THB",
    "ringgit": "MYR",
    "dong": "VND",
    "kyat kyats": "MMK",
    "birr": "ETB",
    "kwacha": "ZMW MWK ZMK",
    "markka markkaa": "FIM",
    "won": "KRW KPW",
}

CURRENCY_NOUNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {noun: tuple(codes.split()) for nouns, codes in _NOUNS.items() for noun in nouns.split()}
)
"""The currencies that a noun after a number may mean.

The number must come first, because "won" and "real" are also ordinary words.

>>> CURRENCY_NOUNS["yen"], CURRENCY_NOUNS["rupees"][:2]
(('JPY',), ('INR', 'PKR'))
"""

_COUNTRIES = {
    "dollar dollars": "us=USD american=USD australian=AUD canadian=CAD singapore=SGD jamaican=JMD fijian=FJD"
    " namibian=NAD liberian=LRD zimbabwean=ZWL,ZWD bahamian=BSD barbadian=BBD",
    "pound pounds": "british=GBP egyptian=EGP lebanese=LBP syrian=SYP sudanese=SDG,SDP irish=IEP cypriot=CYP",
    "rupee rupees": "indian=INR pakistani=PKR nepalese=NPR mauritian=MUR",
    "ruble rubles rouble roubles": "russian=RUB,RUR belarusian=BYN,BYR,BYB soviet=SUR",
    "franc francs": "swiss=CHF french=FRF belgian=BEF congolese=CDF rwandan=RWF",
    "krona kronor": "swedish=SEK",
    "krone kroner": "norwegian=NOK danish=DKK",
    "lira liras": "turkish=TRY,TRL italian=ITL",
    "rial rials": "iranian=IRR omani=OMR yemeni=YER",
    "riyal riyals": "saudi=SAR qatari=QAR",
    "dirham dirhams": "uae=AED emirati=AED moroccan=MAD",
    "dinar dinars": "kuwaiti=KWD iraqi=IQD jordanian=JOD bahraini=BHD algerian=DZD tunisian=TND libyan=LYD serbian=RSD",
    "peso pesos": "mexican=MXN,MXP argentine=ARS,ARP,ARA chilean=CLP colombian=COP philippine=PHP cuban=CUP",
    "shilling shillings": "kenyan=KES tanzanian=TZS ugandan=UGX somali=SOS",
    "yen": "japanese=JPY",
    "yuan": "chinese=CNY",
    "real reais": "brazilian=BRL",
    "manat manats": "azerbaijani=AZN turkmen=TMT",
    "som soms": "kyrgyz=KGS uzbek=UZS",
}

_NAMED: dict[tuple[str, ...], tuple[str, ...]] = {(noun,): codes for noun, codes in CURRENCY_NOUNS.items()}
_NAMED |= {
    (country, noun): tuple(codes.split(","))
    for nouns, countries in _COUNTRIES.items()
    for country, _, codes in (entry.partition("=") for entry in countries.split())
    for noun in nouns.split()
}
_NAMED |= {
    (*place.split(), noun): (code,)
    for place, nouns, code in (
        ("south african", "rand", "ZAR"),
        ("south korean", "won", "KRW"),
        ("north korean", "won", "KPW"),
        ("new zealand", "dollar dollars", "NZD"),
        ("hong kong", "dollar dollars", "HKD"),
        ("new taiwan", "dollar dollars", "TWD"),
        ("sri lankan", "rupee rupees", "LKR"),
        ("pound", "sterling", "GBP"),
        ("german", "mark marks", "DEM"),
        ("deutsche", "mark marks", "DEM"),
        ("finnish", "markka", "FIM"),
        ("pounds", "sterling", "GBP"),
    )
    for noun in nouns.split()
}
_NAMED |= {("cfa", noun): ("XOF", "XAF") for noun in ("franc", "francs")}

CURRENCY_PHRASES: Final[Mapping[tuple[str, ...], tuple[str, ...]]] = MappingProxyType(_NAMED)
"""Every phrase after a number that names a currency, as a tuple of words in lower case; "U.S." is read as "us".

>>> CURRENCY_PHRASES["us", "dollars"], CURRENCY_PHRASES["hong", "kong", "dollars"]
(('USD',), ('HKD',))
"""

PERCENT_PHRASES: Final[frozenset[tuple[str, ...]]] = frozenset([("%",), ("percent",), ("per", "cent"), ("pct",)])
"""Phrases that make a number a percentage."""

MONEY_NOUNS: Final[frozenset[str]] = frozenset(
    """
    aid assistance help funding finance financing investment investments money cash debt debts credit credits support
    loans grants trade revenue taxes spending capital budget exports imports damage damages compensation equity bonds
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Nouns behind "pounds of" that make the pounds money and no weight."""

CURRENCY_ADJECTIVES: Final[frozenset[str]] = frozenset(
    [phrase[-2] for phrase in CURRENCY_PHRASES if len(phrase) > 1 and phrase[-2] not in {"us", "pound", "pounds"}]
)
"""Adjectives, or their last words, that name the country of a currency: "Australian", "Kong"."""

CURRENCY_LETTERS: Final[frozenset[str]] = frozenset(
    ["NZ", "HK", "CAN", "Can", "CDN", "Cdn", "AUS", "Aus", "AU", "CA", "S", "A", "C", "TT", "EC", "BZ", "NT", "FJ"]
)
"""Letters beside a sign that name the country of the currency: "NZ $5 million", "$5 million (CAN)"."""
