"""spelling-not-declared: a name in the words that is spelt a letter away from the one in `people`."""

import functools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from diplovisit.checks.facts.name_lists import WORDS
from diplovisit.findings.phrases import quoted_apart
from diplovisit.record import Evidence, Group, PersonKind, Rule, Severity, Visit
from diplovisit.record.polities import polities

RULE = Rule(
    name="spelling-not-declared",
    group=Group.PEOPLE,
    severity=Severity.WARNING,
    finds="a word in the record's own prose or in a quote that is nearly a person's surname, and no name of the record",
    why="Two spellings of one name are two people to every search, and a slip of the pen is nobody at all.",
    remedy="correct the slip; where a source spells the name so, add the spelling to the person's `aliases`",
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
    source="style guides such as the Associated Press's, which settle one spelling of a name; fuzzy matching is no"
    " remedy, as it takes Austria for Australia",
)

_LONGEST = 64  # letters of a word that is compared: no surname has more
_SHORTEST = 5  # of four letters, one more or less is most often somebody else: Bush and Busch
_WORD = re.compile(r"[^\W\d_]+")
_SUFFIXES = frozenset(("jr", "sr", "junior", "senior", "ii", "iii", "iv", "vi", "vii", "viii", "xiv", "xvi"))


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds words with a capital that are a letter away from a surname: one more, one less, or two in turned order.

    That is all: a letter for another makes another name (Merkel, Markel), and what a list of words or the table of
    polities knows is no slip (Austria beside a Mr. Australia).
    """
    surnames = _surnames(visit)
    if not surnames:
        return
    prose = tuple(_prose(visit))
    near = _near(surnames, {word.casefold() for _, text in prose for word in _candidates(text)})
    if not near:
        return
    known = WORDS | _of_polities() | _declared(visit)
    for address, text in prose:
        for word in _candidates(text):
            folded = word.casefold()
            if folded in near and folded not in known:
                seen, meant = quoted_apart(word, near[folded])
                yield address, f"{seen} is nearly {meant}, and no name or alias in `people` is spelt so"


def is_near(word: str, name: str) -> bool:
    """Whether two words of small letters differ by one letter more or less, or by two that changed places.

    A plural is no misspelling.

    >>> is_near("zelensky", "zelenskyy"), is_near("misri", "mistry"), is_near("bidens", "biden")
    (True, False, False)
    """
    longer, shorter = (word, name) if len(word) >= len(name) else (name, word)
    if len(longer) > len(shorter) + 1 or longer in {shorter, shorter + "s"}:
        return False
    # Behind the first letter that differs all is the same again, past the letter more or the two that are turned.
    place = next((place for place, one in enumerate(shorter) if one != longer[place]), len(shorter))
    if len(longer) > len(shorter):
        return longer[place + 1 :] == shorter[place:]
    return longer[place : place + 2] == shorter[place : place + 2][::-1] and longer[place + 2 :] == shorter[place + 2 :]


def _near(surnames: Iterable[str], words: Collection[str]) -> Mapping[str, str]:
    """The words that are near a surname, each with the first such surname; the words are in small letters.

    Each word and each surname is spelt with a letter less, and with two letters turned: there are as many such
    spellings as letters, and the words need not be compared with the surnames one by one.
    """
    found: dict[str, tuple[int, str]] = {}
    places: dict[str, tuple[int, str]] = {}
    for place, name in enumerate(surnames):
        folded = name.casefold()
        places.setdefault(folded, (place, name))
        if len(folded) <= _LONGEST:
            for other in _shorter_or_turned(folded):
                if other in words and is_near(other, folded):
                    found[other] = min(found.get(other, (place, name)), (place, name))
    for word in words:
        for shorter in _shorter(word) if len(word) <= _LONGEST else ():
            if shorter in places and is_near(word, shorter):
                found[word] = min(found.get(word, places[shorter]), places[shorter])
    return {word: name for word, (_, name) in found.items()}


def _shorter(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _shorter_or_turned(word: str) -> Iterator[str]:
    yield from _shorter(word)
    for place in range(len(word) - 1):
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _candidates(text: str) -> Iterator[str]:
    """The words of a text that may be somebody's name, each once."""
    return (word for word in dict.fromkeys(_WORD.findall(text)) if len(word) >= _SHORTEST and word[0].isupper())


def _surnames(visit: Visit) -> tuple[str, ...]:
    """The last word of every person's name and of every alias of one word."""
    found = []
    for person in visit.people:
        if person.kind is PersonKind.PERSON:
            words = [word for word in _WORD.findall(person.name) if word.casefold() not in _SUFFIXES]
            found += [*words[-1:], *(alias for alias in person.aliases if _WORD.fullmatch(alias))]
    return tuple(dict.fromkeys(name for name in found if len(name) >= _SHORTEST))


def _declared(visit: Visit) -> frozenset[str]:
    """The words of every name that the record gives to anybody or anything, in small letters."""
    return frozenset(word.casefold() for name in _names(visit) for word in _WORD.findall(name))


def _names(visit: Visit) -> Iterator[str]:
    for person in visit.people:
        yield from (person.name, *person.aliases, person.office or "")
    for stop in visit.stops:
        yield from (place.name for place in stop.places)
        yield from (engagement.forum or "" for engagement in stop.engagements)
    for source in visit.sources:
        yield from (source.publisher or "", source.title or "")
        yield (source.dateline and source.dateline.place) or ""


def _prose(visit: Visit) -> Iterator[tuple[str, str]]:
    """What is written in our own words, then what is quoted from English sources."""
    yield "title", visit.title
    for name, sentences in (("purposes", visit.purposes), ("notes", visit.notes)):
        yield from ((f"{name}/{index}", sentence) for index, sentence in enumerate(sentences))
    engagements = [engagement for stop in visit.stops for engagement in stop.engagements]
    for topic in (*visit.agenda, *(topic for engagement in engagements for topic in engagement.topics)):
        yield f"{topic.id}/label", topic.label
    for claim in visit.claims:
        yield f"{claim.id}/what", claim.what
    languages = {source.id: source.language for source in visit.sources}
    for place, row in enumerate(visit.evidence):
        if row.quote is not None and all((languages[one] or "").startswith("en") for one in _cited(visit, row)):
            yield f"evidence/{place}/quote", row.quote


def _cited(visit: Visit, row: Evidence) -> tuple[str, ...]:
    return row.sources or (visit.sources[0].id,)


@functools.cache
def _of_polities() -> frozenset[str]:
    """Every word of the names, demonyms and capitals of the table, in small letters."""
    texts = (text for found in polities().values() for text in (*found.names, *found.demonyms, *found.capitals))
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text))
