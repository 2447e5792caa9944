"""mixed-script-name: a word of a name with letters from two similar alphabets."""

from collections.abc import Iterator

from diplovisit.checks.facts.characters import character_name, script_name
from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Group, Rule, Severity, Visit

RULE = Rule(
    name="mixed-script-name",
    group=Group.TEXT,
    severity=Severity.WARNING,
    finds="a word in a name or an office that mixes Latin, Cyrillic or Greek letters",
    why="A Cyrillic letter in a Latin word looks right but is another letter, so no search finds the name.",
    remedy="type the word again in one alphabet",
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

# The alphabets with letters that look the same, such as A, В, С, Е, Н, К, М, О, Р, Т, Х (UTS 39, section 4). Nobody
# confuses Han with kana, or Arabic with Latin.
_SIMILAR_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK")
_WORD = lazy_pattern(r"[^\W\d_]+")


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds such words in names of people and places. Whole words of different alphabets may follow each other."""
    for address, name in _names(visit):
        if not name.isascii():
            for word in _WORD.findall(name):
                if (letter := _foreign_letter(word)) is not None:
                    yield address, f"{quoted(word)} has {character_name(letter)} among letters of another alphabet"
                    break


def _names(visit: Visit) -> Iterator[tuple[str, str]]:
    for person in visit.people:
        if person.name is not None:
            yield f"{person.id}/name", person.name
        yield from ((f"{person.id}/aliases/{index}", alias) for index, alias in enumerate(person.aliases))
        if person.office is not None:
            yield f"{person.id}/office", person.office
    for stop in visit.stops:
        yield from ((f"{place.id}/name", place.name) for place in stop.places)


def _foreign_letter(word: str) -> str | None:
    """Returns the first letter from the rarest alphabet in the word; None if all letters are from one alphabet."""
    letters = [(script_name(letter), letter) for letter in word]
    by_alphabet = {
        alphabet: [letter for script, letter in letters if script == alphabet] for alphabet in _SIMILAR_ALPHABETS
    }
    present = [group for group in by_alphabet.values() if group]
    return min(present, key=len)[0] if len(present) > 1 else None
