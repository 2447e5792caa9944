"""The currency codes that a record may use, and the signs that news prints for them.

Source: ISO 4217:2015, lists one to three of its maintenance agency (SIX), as of 1 January 2026.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# Lists one and two: codes in use, with the funds, the units of account and the metals. XXX (no currency) and XTS
# (for testing) are left out, because a sum cannot be in either.
_IN_USE = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF
    CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD
    HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD
    MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN
    PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD
    TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD
    XPF XPT XSU XUA YER ZAR ZMW ZWG
"""

# List three (table A.3): withdrawn codes, which older sources still use.
_WITHDRAWN = """
    ADP AFA ALK ANG AOK AON AOR ARA ARP ARY ATS AYM AZM BAD BEC BEF BEL BGJ BGK BGL BGN BOP BRB BRC BRE BRN BRR BUK
    BYB BYR CHC CSD CSJ CSK CUC CYP DDM DEM ECS ECV EEK ESA ESB ESP FIM FRF GEK GHC GHP GNE GNS GQE GRD GWE GWP HRD
    HRK IEP ILP ILR ISJ ITL LAJ LSM LTL LTT LUC LUF LUL LVL LVR MGF MLF MRO MTL MTP MVQ MXP MZE MZM NIC NLG PEH PEI
    PES PLZ PTE RHD ROK ROL RUR SDD SDP SIT SKK SLL SRG STD SUR TJR TMM TPE TRL UAK UGS UGW USS UYN UYP VEB VEF VNC
    XEU XFO XFU XRE YDD YUD YUM YUN ZAL ZMK ZRN ZRZ ZWC ZWD ZWL ZWN ZWR
"""

CURRENCIES: Final[tuple[str, ...]] = tuple(sorted((_IN_USE + _WITHDRAWN).split()))
"""Every alphabetic code of ISO 4217 that a sum may be in, in use or withdrawn, in alphabetical order.

>>> "INR" in CURRENCIES, "DEM" in CURRENCIES, "XAU" in CURRENCIES, "XXX" in CURRENCIES
(True, True, True, False)
"""

SIGNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        sign: tuple(meanings.split())
        for sign, meanings in {
            # dollars
            "$": "USD AUD CAD NZD SGD HKD TWD BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD ZWD ZWL RHD"
            " ARS CLP COP CUP DOP MXN UYU MXP UYP TOP WST",
            "US$": "USD",
            "U.S.$": "USD",
            "A$": "AUD",
            "AU$": "AUD",
            "B$": "BND BSD",
            "Bds$": "BBD",
            "BZ$": "BZD",
            "C$": "CAD NIO",
            "CA$": "CAD",
            "Can$": "CAD",
            "CI$": "KYD",
            "EC$": "XCD",
            "F$": "FJD",
            "FJ$": "FJD",
            "G$": "GYD",
            "HK$": "HKD",
            "J$": "JMD",
            "L$": "LRD",
            "N$": "NAD",
            "NT$": "TWD",
            "NZ$": "NZD",
            "S$": "SGD",
            "SI$": "SBD",
            "TT$": "TTD",
            "Z$": "ZWD ZWL",
            # other moneys that share the sign
            "MX$": "MXN",
            "Mex$": "MXN",
            "R$": "BRL",
            "RD$": "DOP",
            "T$": "TOP",
            "WS$": "WST",
            # euro, and what it came from
            "€": "EUR",
            "₠": "XEU",
            "DM": "DEM DDM",
            "FF": "FRF",
            "₣": "FRF",
            "Fr": "CHF FRF BEF LUF",
            "Fr.": "CHF FRF BEF LUF",
            "SFr": "CHF",
            "SFr.": "CHF",
            "₤": "ITL GBP",
            "₧": "ESP",
            "₯": "GRD",
            # pounds
            "£": "GBP EGP LBP SYP SDG SSP FKP GIP SHP IEP CYP ILP MTP SDP ITL",
            "E£": "EGP",
            "£E": "EGP",
            "IR£": "IEP",
            # yen and yuan
            "¥": "JPY CNY",
            "円": "JPY",
            "元": "CNY TWD HKD",
            "JP¥": "JPY",
            "CN¥": "CNY",
            "RMB": "CNY",
            # rupees and rupiah
            "₹": "INR",
            "Rs": "INR PKR LKR NPR MUR SCR",
            "Rs.": "INR PKR LKR NPR MUR SCR",
            "₨": "PKR INR LKR NPR MUR SCR",
            "Rf": "MVR",
            "Rp": "IDR",
            # crowns
            "kr": "SEK NOK DKK ISK EEK",
            "kr.": "DKK SEK NOK ISK EEK",
            "Kč": "CZK",
            "Kčs": "CSK",
            # the rest of Europe and its neighbours
            "Ft": "HUF",
            "zł": "PLN PLZ",
            "lei": "RON MDL ROL",
            "лв": "BGN BGL",
            "₽": "RUB",
            "руб": "RUB RUR SUR",
            "₴": "UAH",
            "₺": "TRY",
            "TL": "TRY TRL",
            "₼": "AZN",
            "₾": "GEL",
            "֏": "AMD",
            "₸": "KZT",
            "⃀": "KGS",
            # the rest of Asia
            "₩": "KRW KPW",
            "₫": "VND",
            "₭": "LAK",
            "៛": "KHR",
            "฿": "THB",
            "₱": "PHP CUP",
            "RM": "MYR",
            "৳": "BDT",
            "Tk": "BDT",
            "₮": "MNT",
            "₪": "ILS",
            "؋": "AFN AFA",
            "﷼": "IRR SAR YER OMR QAR",
            "SR": "SAR",
            "QR": "QAR",
            "KD": "KWD",
            "Dh": "AED MAD",
            "Dhs": "AED MAD",
            # the rest of Oceania and Africa
            "CFPF": "XPF",
            "CFA": "XOF XAF",
            "FCFA": "XOF XAF",
            "₦": "NGN",
            "₵": "GHS GHC",
            "GH₵": "GHS",
            "Sh": "KES TZS UGX SOS",
            "Shs": "KES TZS UGX SOS",
            "KSh": "KES",
            "Ksh": "KES",
            "TSh": "TZS",
            "Tsh": "TZS",
            "USh": "UGX",
            "Ush": "UGX",
            "Br": "ETB BYN",
            "R": "ZAR",
            "Le": "SLE SLL",
            # the rest of the Americas
            "Cg.": "XCG",
            "₡": "CRC SVC",
            "₲": "PYG",
            "B/.": "PAB",
            "S/": "PEN",
            "S/.": "PEN PES ECS",
            "Bs": "BOB VES VED VEF VEB",
            "Bs.": "BOB VES VED VEF VEB",
            "₳": "ARA",
            "₢": "BRB",
        }.items()
    }
)
"""The codes that a sign in news prose may mean, the most usual first; only the context decides between several.

Signs are case-sensitive. Former meanings in one country are included if the currency has a code.

>>> SIGNS["US$"], SIGNS["€"], SIGNS["₹"]
(('USD',), ('EUR',), ('INR',))
>>> SIGNS["$"][0], len(SIGNS["$"]) > 20
('USD', True)
"""
