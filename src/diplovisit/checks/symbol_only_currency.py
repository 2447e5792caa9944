"""symbol-only-currency: a currency that rests only on a sign that several currencies share."""

import re
from collections.abc import Iterator

from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Basis, Claim, Evidence, Group, Quantity, Rule, Severity, Visit
from diplovisit.record.currencies import CURRENCIES, SIGNS

RULE = Rule(
    name="symbol-only-currency",
    group=Group.QUANTITY,
    severity=Severity.WARNING,
    finds="a sum whose only evidence of the currency is a sign that several currencies share",
    why=('More than twenty currencies use "$". That it means US dollars is an interpretation, not what the words say.'),
    remedy=(
        "declare under `symbols` of the source what the sign means, or add an inferred row about the unit with a note"
    ),
    breaks="""
        claims:
          - {id: grant, kind: measure, what: what is given to the shared fund, quantity: {value: "12000000", unit: USD}}
        evidence:
          - {about: [grant/quantity], basis: stated, quote: $12 million}
    """,
    keeps="""
        claims:
          - {id: grant, kind: measure, what: what is given to the shared fund, quantity: {value: "12000000", unit: USD}}
        evidence:
          - {about: [grant/quantity], basis: stated, quote: $12 million}
          - {about: [grant/quantity/unit], basis: inferred, note: the paper uses the sign of US dollars alone}
    """,
    source='ISO 4217, and the signs in Unicode CLDR, where more than twenty currencies have "$"',
)

_BASES_WITHOUT_WORDS = frozenset({Basis.DERIVED, Basis.INFERRED, Basis.EXTERNAL, Basis.EDITORIAL})

_SCALE = r"(?:\s*(?:hundred|thousand|lakh|crore|million|billion|trillion|mln|mn|m|bln|bn|trn|tn|k)\b)?"
_SIGN = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
# A sign comes before a number or after it, without a letter before the sign: "Rs 500 crore", "3.4 million kr". The
# longest sign wins. An unknown sign such as "XY$" is ignored.
_BEFORE = lazy_pattern(rf"(?<![^\W\d_])(?:{_SIGN})(?=\s*[0-9])")
_AFTER = lazy_pattern(rf"[0-9]{_SCALE}\s*({_SIGN})(?![^\W_])", re.IGNORECASE)
# Words that name a currency in addition to its sign: "$100 billion in US dollars", "INR 500".
_CURRENCY_WORD = lazy_pattern(
    r"\b(?:dollars?|pounds?|sterling|euros?|rupees?|yen|yuan|renminbi|kron[aeo]r?|pesos?|francs?|ro?ubles?|dinars?|"
    r"riyals?|rials?|lire?|lira|shillings?|won)\b",
    re.IGNORECASE,
)
_CODE = lazy_pattern(r"\b[A-Z]{3}\b")


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Reads the words cited for each sum of money. Other rules find figures without evidence."""
    if not any(claim.quantity for claim in visit.claims):
        return
    rows: dict[str, list[Evidence]] = {}
    for row in visit.evidence:
        for address in row.about:
            rows.setdefault(address, []).append(row)
    for claim in visit.claims:
        if claim.quantity is None or claim.quantity.unit not in CURRENCIES:
            continue
        if (sign := _bare_sign(visit, claim, claim.quantity, rows)) is not None:
            others = [code for code in SIGNS[sign] if code != claim.quantity.unit]
            more = f" and {len(others) - 3} more" if len(others) > 3 else ""
            ambiguity = f'the words have only "{sign}", which can also mean {", ".join(others[:3])}{more}'
            yield f"{claim.id}/quantity/unit", f"is {claim.quantity.unit}, but {ambiguity}"


def _bare_sign(visit: Visit, claim: Claim, quantity: Quantity, rows: dict[str, list[Evidence]]) -> str | None:
    """Returns the sign that is the only support of the currency; None if anything else supports it, or nothing does."""
    whole = f"{claim.id}/quantity"
    about_unit = [row for address in (claim.id, whole, f"{whole}/unit") for row in rows.get(address, ())]
    if any(row.basis in _BASES_WITHOUT_WORDS for row in about_unit):
        return None
    cited = [row for row in (*about_unit, *rows.get(f"{whole}/value", ())) if row.basis is Basis.STATED and row.quote]
    words = [row.quote for row in cited if row.quote]
    signs = {sign for quote in words for sign in _signs(quote)}
    bare = sorted(sign for sign in signs if len(SIGNS[sign]) > 1 and quantity.unit in SIGNS[sign])
    if len(bare) < len(signs) or not bare or any(_names_currency(quote) for quote in words):
        return None
    names = {name for row in cited for name in row.sources or (visit.sources[0].id,)}
    names |= {source.via for source in visit.sources if source.id in names and source.via}
    explained = {symbol.sign for source in visit.sources if source.id in names for symbol in source.symbols}
    return next((sign for sign in bare if sign not in explained), None)


def _signs(words: str) -> Iterator[str]:
    yield from (match.group() for match in _BEFORE.finditer(words))
    yield from (match[1] for match in _AFTER.finditer(words) if match[1] in SIGNS)


def _names_currency(words: str) -> bool:
    return bool(_CURRENCY_WORD.search(words)) or any(code.group() in CURRENCIES for code in _CODE.finditer(words))
