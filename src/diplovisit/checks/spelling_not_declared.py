"""spelling-not-declared: a name in the words that differs by one letter from the one in `people`."""

import functools
from collections.abc import Collection, Iterable, Iterator, Mapping

from diplovisit.checks.facts.name_lists import WORDS
from diplovisit.checks.facts.near_words import is_near, spellings_without_a_letter
from diplovisit.findings.phrases import quoted_apart
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Evidence, Group, PersonKind, Rule, Severity, Visit
from diplovisit.record.polities import polities

RULE = Rule(
    name="spelling-not-declared",
    group=Group.PEOPLE,
    severity=Severity.WARNING,
    finds=(
        "a word in the record's own prose or in a quote that is almost a person's surname, but matches"
        " no name in the record"
    ),
    why="Searches treat two spellings as two people, and a misspelt name belongs to nobody.",
    remedy="correct the spelling; if a source prints it that way, add it to the person's `aliases`",
    breaks="""
        title: Foreign Minister Liis Lepikk visits Finland
        people:
          - {id: tamm, name: Liis Lepik, office: Foreign Minister, country: EE}
    """,
    keeps="""
        title: Foreign Minister Liis Lepikk visits Finland
        people:
          - {id: tamm, name: Liis Lepik, aliases: [Lepikk], office: Foreign Minister, country: EE}
    """,
    source=(
        "style guides such as the Associated Press's, which fix one spelling for each name; fuzzy"
        " matching is no solution, because it confuses Austria and Australia"
    ),
)

_MAX_LENGTH = 64  # letters of a word that is compared; no surname is longer
_MIN_LENGTH = 5  # in shorter words, one letter more or less usually means another person: Bush and Busch
_WORD = lazy_pattern(r"[^\W\d_]+")
_SUFFIXES = frozenset(("jr", "sr", "junior", "senior", "ii", "iii", "iv", "vi", "vii", "viii", "xiv", "xvi"))


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds capitalised words that have a letter more or less than a surname, or two letters swapped.

    A different letter makes a different name (Merkel, Markel), so it is accepted. So are the words of the list and of
    the table of polities (Austria, although a Mr. Australia travels).
    """
    surnames = _surnames(visit)
    if not surnames:
        return
    prose = tuple(_prose(visit))
    near = _near(surnames, {word.casefold() for word in _candidates("\n".join(text for _, text in prose))})
    if not near:
        return
    known = WORDS | _polity_words() | _declared(visit)
    for address, text in prose:
        for word in _candidates(text):
            folded = word.casefold()
            if folded in near and folded not in known:
                spelling, surname = quoted_apart(word, near[folded])
                yield address, f"{spelling} is almost {surname}, but no name or alias in `people` has this spelling"


def _near(surnames: Iterable[str], words: Collection[str]) -> Mapping[str, str]:
    """Returns the words that are near a surname, each with the first such surname; the words are in lower case.

    Each word and each surname is spelt with a letter less, and with two letters swapped. There are only as many such
    spellings as letters, so the words need no comparison with every surname.
    """
    near: dict[str, tuple[int, str]] = {}
    by_folded_name: dict[str, tuple[int, str]] = {}
    for position, name in enumerate(surnames):
        folded = name.casefold()
        by_folded_name.setdefault(folded, (position, name))
        if len(folded) <= _MAX_LENGTH:
            for variant in _shorter_or_swapped(folded):
                if variant in words and is_near(variant, folded):
                    near[variant] = min(near.get(variant, (position, name)), (position, name))
    for word in words:
        for shorter in spellings_without_a_letter(word) if len(word) <= _MAX_LENGTH else ():
            if shorter in by_folded_name and is_near(word, shorter):
                near[word] = min(near.get(word, by_folded_name[shorter]), by_folded_name[shorter])
    return {word: name for word, (_, name) in near.items()}


def _shorter_or_swapped(word: str) -> Iterator[str]:
    yield from spellings_without_a_letter(word)
    for index in range(len(word) - 1):
        yield word[:index] + word[index + 1] + word[index] + word[index + 2 :]


def _candidates(text: str) -> Iterator[str]:
    """Yields the words of a text that may be a person's name, each once."""
    return (word for word in dict.fromkeys(_WORD.findall(text)) if len(word) >= _MIN_LENGTH and word[0].isupper())


def _surnames(visit: Visit) -> tuple[str, ...]:
    """Returns the last word of every person's name, and every alias of one word."""
    names: list[str] = []
    for person in visit.people:
        if person.kind is PersonKind.PERSON:
            words = [word for word in _WORD.findall(person.name or "") if word.casefold() not in _SUFFIXES]
            names += [*words[-1:], *(alias for alias in person.aliases if _WORD.fullmatch(alias))]
    return tuple(dict.fromkeys(name for name in names if len(name) >= _MIN_LENGTH))


def _declared(visit: Visit) -> frozenset[str]:
    """Returns the words of all names in the record, in lower case."""
    return frozenset(word.casefold() for name in _names(visit) for word in _WORD.findall(name))


def _names(visit: Visit) -> Iterator[str]:
    for person in visit.people:
        yield from (person.name or "", *person.aliases, person.office or "")
    for stop in visit.stops:
        yield from (place.name for place in stop.places)
        yield from (engagement.forum or "" for engagement in stop.engagements)
    for source in visit.sources:
        yield from (source.publisher or "", source.title or "")
        yield (source.dateline and source.dateline.place) or ""


def _prose(visit: Visit) -> Iterator[tuple[str, str]]:
    """Yields the texts in our own words, then the quotes from English sources."""
    yield "title", visit.title
    for name, sentences in (("purposes", visit.purposes), ("notes", visit.notes)):
        yield from ((f"{name}/{index}", sentence) for index, sentence in enumerate(sentences))
    engagements = [engagement for stop in visit.stops for engagement in stop.engagements]
    for topic in (*visit.agenda, *(topic for engagement in engagements for topic in engagement.topics)):
        yield f"{topic.id}/label", topic.label
    for claim in visit.claims:
        yield f"{claim.id}/what", claim.what
    languages = {source.id: source.language for source in visit.sources}
    for position, row in enumerate(visit.evidence):
        if row.quote is not None and all((languages[source] or "").startswith("en") for source in _cited(visit, row)):
            yield f"evidence/{position}/quote", row.quote


def _cited(visit: Visit, row: Evidence) -> tuple[str, ...]:
    return row.sources or (visit.sources[0].id,)


@functools.cache
def _polity_words() -> frozenset[str]:
    """Returns all words of the names, demonyms and capitals in the table of polities, in lower case."""
    texts = (text for row in polities().values() for text in (*row.names, *row.demonyms, *row.capitals))
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text))
