"""How sure a record is, held against how sure its words are."""

from diplovisit.evidence.readings import denies, read_modality
from diplovisit.evidence.verdicts.verdict import Ground, Opinion, attested, contradicted, proven, unreadable
from diplovisit.evidence.verdicts.words import Words
from diplovisit.record import Announcement, Modality

_ORDER = tuple(Modality)  # strongest first


def modality(words: Words, value: Modality) -> Opinion:
    """Holds a modality against the words: they may be surer than the record, and not less sure."""
    said = read_modality(words.quote)
    if said is None:
        return unreadable("do not say how sure they are")
    if said is value:
        return proven(f"say {said}")
    if _ORDER.index(value) < _ORDER.index(said):
        return contradicted(f"say no more than {said}", Ground.CERTAINTY)
    return attested(f"are surer ({said}) than the record")


def announcement(words: Words, value: Announcement) -> Opinion:
    """Holds what is said of an announcement against the words: "No official announcement" makes none."""
    denied = denies(words.quote)
    if value is Announcement.OFFICIAL and denied:
        return contradicted("deny it", Ground.CERTAINTY)
    if value is not Announcement.OFFICIAL and not denied:
        return contradicted("deny nothing", Ground.CERTAINTY)
    return proven("deny an announcement") if denied else attested("speak of an announcement")
