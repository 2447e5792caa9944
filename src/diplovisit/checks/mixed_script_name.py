"""mixed-script-name: a word of a name with letters of two alphabets that look alike."""

import re
from collections.abc import Iterator

from diplovisit.checks.facts.characters import character_name, script_name
from diplovisit.findings.phrases import quoted
from diplovisit.record import Group, Rule, Severity, Visit

RULE = Rule(
    name="mixed-script-name",
    group=Group.TEXT,
    severity=Severity.WARNING,
    finds="a word in a name or an office that mixes Latin with Cyrillic or Greek letters, or these two",
    why="A Cyrillic letter in a Latin word looks right and is another letter: no search finds the name.",
    remedy="type the word again, in one alphabet",
    breaks=r"""
        people:
          - {id: tamm, name: "Liis \u0422amm", office: Foreign Minister, country: EE}
    """,
    keeps="""
        people:
          - {id: tamm, name: "Лийс Тамм", office: Foreign Minister, country: EE}
    """,
    source="Unicode UTS 39, section 5.1 (mixed-script detection), and section 4 (confusables)",
)

# The alphabets that have letters of one look: A, В, С, Е, Н, К, М, О, Р, Т, Х among them (UTS 39, 4). Han and kana, or
# Arabic and Latin, cannot be taken for each other.
_ALIKE = ("LATIN", "CYRILLIC", "GREEK")
_WORD = re.compile(r"[^\W\d_]+")


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds such words in the names of people and places; words of different alphabets side by side are honest."""
    for address, name in _names(visit):
        if not name.isascii():
            for word in _WORD.findall(name):
                if (stranger := _stranger(word)) is not None:
                    yield address, f"{quoted(word)} has {character_name(stranger)} among letters of another alphabet"
                    break


def _names(visit: Visit) -> Iterator[tuple[str, str]]:
    for person in visit.people:
        yield f"{person.id}/name", person.name
        yield from ((f"{person.id}/aliases/{index}", alias) for index, alias in enumerate(person.aliases))
        if person.office is not None:
            yield f"{person.id}/office", person.office
    for stop in visit.stops:
        yield from ((f"{place.id}/name", place.name) for place in stop.places)


def _stranger(word: str) -> str | None:
    """The first letter of the alphabet that the word has fewer letters of, None where it has but one alphabet."""
    letters = [(script_name(letter), letter) for letter in word]
    found = {alphabet: [letter for its, letter in letters if its == alphabet] for alphabet in _ALIKE}
    present = [its for its in found.values() if its]
    return min(present, key=len)[0] if len(present) > 1 else None
