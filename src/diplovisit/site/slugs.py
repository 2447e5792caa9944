"""The names of the pages of travellers: their own names, in their own script."""

import hashlib
import unicodedata
from typing import Final

from diplovisit.record import Person, PersonKind
from diplovisit.record.constraints import RESERVED_IDS

_LONGEST_SLUG: Final = 120
"""In bytes of UTF-8: a file name has at most 255, and an address has three characters for each that is not ASCII."""

_LETTERS: Final = frozenset("LMN")
"""The categories of Unicode that a slug keeps: letters, the marks on them, and numbers."""


def traveller_slug(person: Person) -> str:
    """Returns the name of a person's page, without its ending; "" for a group and for a person without a name.

    The country is part of it, because two people of two countries may have one name.

    The id of the person is not its name: it is of one record, and the next may have another one for the same person.

    >>> traveller_slug(Person(id="a", name="Þórunn Egilsdóttir", country="IS"))
    'þórunn-egilsdóttir-is'
    """
    if person.name is None or person.kind is not PersonKind.PERSON:
        return ""
    name = slug(person.name)
    return f"{name}-{person.country.lower()}" if person.country is not None else name


def slug(text: str) -> str:
    """Returns a name for a file: small letters of any script, figures and hyphens.

    A browser shows it as it is, and sends it percent-encoded. Letters are not transliterated: that would be a guess in
    most scripts, and would give one address to two names. A name that is too long is cut, and has a digest at its end.
    What has no letters, and what systems reserve, is a digest.

    >>> slug("安倍 晋三"), slug("O'Brien"), slug("Con")
    ('安倍-晋三', 'o-brien', 'x3b6f52aa7955')
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    kept = (sign if unicodedata.category(sign)[0] in _LETTERS else _between(sign) for sign in folded)
    words = "-".join("".join(kept).split())
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    if not words or words in {"index", *RESERVED_IDS}:
        return f"x{digest}"
    if len(words.encode()) <= _LONGEST_SLUG:
        return words
    cut = words.encode()[: _LONGEST_SLUG - len(digest)].decode(errors="ignore")
    return f"{cut.rpartition('-')[0] or cut}-{digest}"


def _between(sign: str) -> str:
    """What stands for a sign that is no letter: nothing for an invisible one, such as a joiner within a word."""
    return "" if unicodedata.category(sign) == "Cf" else " "
