"""not-nfc: a text that is not in Unicode's normal form C."""

import unicodedata
from collections.abc import Iterator

from diplovisit.checks.facts.record_texts import record_texts
from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Group, Rule, Severity, Visit

RULE = Rule(
    name="not-nfc",
    group=Group.TEXT,
    severity=Severity.WARNING,
    finds="a text that is not in Unicode normalization form C (NFC)",
    why='"é" can be one character or two. They look the same, but searches treat them as different.',
    remedy="write the text in NFC; most editors convert pasted text, and so does Python's unicodedata.normalize",
    breaks=r"""
        people:
          - {id: tamm, name: "Liis Ka\u0308rner", office: Foreign Minister, country: EE}
    """,
    keeps=r"""
        people:
          - {id: tamm, name: "Liis K\u00e4rner", office: Foreign Minister, country: EE}
    """,
    source="Unicode UAX 15; W3C, Character Model for the World Wide Web: String Matching",
)

# A character with its combining characters: normalisation changes only text within such a cluster.
_CLUSTER = lazy_pattern("(?s).[\u0300-\u036f\u0591-\u05bd\u0653-\u0655\u093c\u09be\u09d7\u3099\u309a]*")


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds such texts, except verbatim ones."""
    for field in record_texts(visit):
        if not field.is_verbatim and not unicodedata.is_normalized("NFC", field.text):
            cluster = next((part for part in _CLUSTER.findall(field.text) if _nfc(part) != part), field.text)
            expected = f"{quoted(_nfc(cluster))} is {_points(_nfc(cluster))} in NFC, but {_points(cluster)} here"
            yield field.address, f"{quoted(field.text)} is not in NFC: {expected}"


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _points(text: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in text[:8])
