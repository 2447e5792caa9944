"""Edits inside the sentence of a quote, or directly after it, that change what the sentence states."""

import itertools
import re
from collections.abc import Iterator

from tests.evidence.anchors.revised_texts import Block, Document, Edit, Place, Revision


def _swaps(*pairs: tuple[str, str]) -> Edit:
    """Puts one word for another, each way; the pairs are patterns without groups and plain words."""

    def edit(place: Place) -> Iterator[Revision]:
        words = place.words
        for pair in pairs:
            for one, other in (pair, pair[::-1]):
                new = re.sub(rf"(?<![\w-]){re.escape(one)}(?![\w-])", other, words, count=1)
                if new != words:
                    yield Revision(place.with_sentence(words).render(), place.with_sentence(new).render())

    return edit


def _inserts(pattern: str, *insertions: str, both: bool = True) -> Edit:
    """Inserts words at the end of a match, and removes the same words from a text that has them."""

    def edit(place: Place) -> Iterator[Revision]:
        words = place.words
        for match in list(re.finditer(pattern, words))[:3]:
            for insertion in insertions:
                new = f"{words[: match.end()]}{insertion}{words[match.end() :]}"
                old_text, new_text = place.with_sentence(words).render(), place.with_sentence(new).render()
                yield Revision(old_text, new_text)
                if both:
                    yield Revision(new_text, old_text)

    return edit


def _figures(place: Place) -> Iterator[Revision]:
    words = place.words
    for match in re.finditer(r"\d", words):
        digit = str((int(match.group()) + 1) % 10)
        for new in (digit, match.group() + digit, ""):
            changed = words[: match.start()] + new + words[match.end() :]
            if "⟦⟧" not in changed:
                yield Revision(place.with_sentence(words).render(), place.with_sentence(changed).render())


_NAMES = (
    *("Hartmann", "Lie", "Wekesa", "Asare", "Marsh", "Rojas", "Holt", "Iyer", "Bruun", "Aydin", "Krogh", "Mori"),
    *("Yuko", "Keller", "Gelashvili", "Ward", "Liu Wen", "Hartono", "Lestari", "Tremblay", "Quispe", "Okafor"),
    *("Teles", "Duarte", "Ferrari", "Pereyra", "Salonga", "Cruz", "Bautista", "Chaiyasit", "Wilk", "Karimov"),
    *("Lindqvist", "Munteanu", "Novak"),
)
_COUNTRIES = (
    *("Norway", "Ghana", "Kenya", "Chile", "Mauritania", "India", "Turkey", "Denmark", "Georgia", "Switzerland"),
    *("Russia", "Peru", "Indonesia", "Nigeria", "Angola", "Mozambique", "Brazil", "Uruguay", "Qatar", "Thailand"),
    *("Kazakhstan", "Uzbekistan", "Poland", "Moldova", "Armenia", "South Korea", "Japan", "United Kingdom"),
    *("Kenyan", "Danish", "Japanese", "Chinese", "Canadian", "Philippine", "British", "Polish", "Russian", "Chilean"),
)
_CITIES = (
    *("Oslo", "Santiago", "Washington", "Bengaluru", "Ankara", "Istanbul", "Seoul", "Tokyo", "Tbilisi", "Bern"),
    *("Lima", "Cusco", "Kano", "Luanda", "Maputo", "Montevideo", "Doha", "Jakarta", "Astana", "Tashkent"),
    *("Brussels", "Chisinau", "Addis Ababa"),
)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "Nov")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OFFICES = r"(?:^|(?<= ))(?=⟦?(?:Foreign Minister|President|Prime Minister|Secretary|minister|finance minister)\b)"
_VERB = r"\b(?:will|is|are|was|has|have|had|were)(?=[⟧ ])"
_BEFORE_NUMBER = r"(?<= )(?=⟦?[$€£]?\d)"
_END = r"(?=[.\"”]*$)"

RETRACTIONS = (
    "This is not true.",
    "He later denied it.",
    "That did not happen.",
    "The visit was later cancelled.",
    "The trip has since been called off.",
    "The report was false.",
    "The ministry has since denied this.",
    "It later turned out to be wrong.",
    "This was incorrect.",
    "However, this is no longer the case.",
    "The embassy denied the report.",
    "These figures are not correct.",
    "But it never took place.",
    "The meeting did not take place.",
    "Both governments rejected the claim.",
    "She has since withdrawn the statement.",
    "A spokesman said later that it was not true.",
    "There was no such visit.",
    "No meeting took place.",
    "Instead, a deputy went.",
    "The opposite is true.",
    "Officials called the report a hoax.",
    "That was a lie.",
    "It remains unconfirmed.",
    "Neither is correct.",
    "Norway later denied it.",
    "They never met.",
    "He did not go.",
    "The prime minister cancelled the trip on the eve of it.",
)


def _retracted(place: Place) -> Iterator[Revision]:
    """A sentence directly after, in the paragraph or in one of its own, that takes the sentence back."""
    words = place.sentences[place.sentence]
    before, behind = place.sentences[: place.sentence], place.sentences[place.sentence + 1 :]
    for retraction in RETRACTIONS:
        documents: list[Document] = [place.with_sentence(words, retraction)]
        last = [Block(behind)] if behind else []
        documents.append(place.document.replaced(place.block, Block((*before, words)), Block((retraction,)), *last))
        for document in documents:
            yield Revision(place.document.render(), document.render())
            yield Revision(document.render(), place.document.render())


def _sentence_removed(place: Place) -> Iterator[Revision]:
    yield Revision(place.document.render(), place.with_sentence().render())


def _turned(place: Place) -> Iterator[Revision]:
    """Exchanges two names of the sentence."""
    words = place.words
    found = [name for name in (*_NAMES, *_COUNTRIES, *_CITIES) if re.search(rf"(?<!\w){name}(?!\w)", words)]
    for one, other in itertools.pairwise(found):
        if one not in other and other not in one:
            new = re.sub(rf"(?<!\w){one}(?!\w)", "§", words)
            new = re.sub(rf"(?<!\w){other}(?!\w)", one, new).replace("§", other)
            yield Revision(place.with_sentence(words).render(), place.with_sentence(new).render())


HARMFUL: dict[str, tuple[Edit, ...]] = {
    "figure changed, lengthened or cut": (_figures,),
    "number added or removed": (_inserts(_END, " with 12 others", " for two days"), _inserts(_BEFORE_NUMBER, "1 of ")),
    "number word": (
        _swaps(
            *[("three", "four"), ("five", "six"), ("two", "ten"), ("ten", "nine"), ("eight", "seven"), ("12", "13")],
            *[("four", "forty"), ("a", "one"), ("first", "second"), ("third", "fourth"), ("second", "fifth")],
        ),
    ),
    "month": (_swaps(*itertools.pairwise(_MONTHS), ("Feb", "Dec"), ("May", "March")),),
    "weekday": (_swaps(*itertools.pairwise(_DAYS)),),
    "part of the day": (
        _swaps(("morning", "evening"), ("afternoon", "morning"), ("p.m.", "a.m."), ("IST", "GMT"), ("noon", "night")),
    ),
    "relative time": (
        _swaps(
            *[("today", "tomorrow"), ("next", "last"), ("this", "last"), ("ago", "later"), ("before", "after")],
            *[("spring", "autumn"), ("first half", "second half"), ("year", "month"), ("since", "until")],
        ),
        _inserts(r"(?=,? on (?:⟦|the\b|\d|[A-Z]))", " until", " after"),
    ),
    "unit of time": (_swaps(("day", "week"), ("days", "weeks"), ("years", "months"), ("three-day", "three-week")),),
    "negation": (_inserts(_VERB, " not", " never"), _swaps(("did not", "did"), ("is not", "is"), ("will", "won't"))),
    "negation of another shape": (
        _swaps(("gave no", "gave a"), ("and", "but not"), ("with", "without"), ("to", "no longer to")),
        _inserts(r"\b(?:He|She|They|It|ministers|leaders)(?= )", " failed to have", " refused to say they"),
    ),
    "modal word": (
        _swaps(
            *[("will", "may"), ("will", "would"), ("will", "could"), ("is", "may be"), ("has", "may have")],
            *[("is expected to", "will"), ("was", "was reportedly"), ("is due to", "hopes to"), ("may", "will")],
            *[("likely", "unlikely"), ("could announce", "will announce"), ("intends to", "will")],
        ),
    ),
    "hedge": (_inserts(_VERB, " possibly", " reportedly", " allegedly", " probably"),),
    "condition": (_inserts(_END, " if the weather permits", " provided that both agree", " unless it rains"),),
    "status word": (
        _swaps(
            *[("will travel", "has cancelled his trip"), ("was postponed", "was held"), ("welcomed", "cancelled")],
            *[("has cancelled", "has confirmed"), ("was postponed", "was announced"), ("paid", "postponed")],
            *[("scheduled", "cancelled"), ("announced", "suspended"), ("planned", "cancelled"), ("agreed", "failed")],
        ),
        _inserts(_END, ", which was later cancelled", ", since postponed", ", but it was called off"),
    ),
    "country or its people": (_swaps(*itertools.pairwise(_COUNTRIES)),),
    "country added or removed": (_inserts(rf"\b(?:{'|'.join(_COUNTRIES)})\b(?=[ ,.])", " and Finland", ", Fiji,"),),
    "city": (_swaps(*itertools.pairwise(_CITIES)),),
    "name of a person": (_swaps(*itertools.pairwise(_NAMES)),),
    "name added or removed": (
        _inserts(rf"\b(?:{'|'.join(_NAMES)})\b(?=[ ,.])", " and Ms. Olsen", "-Smith", " Jr"),
        _inserts(_END, " with Kari Olsen"),
    ),
    "names exchanged": (_turned,),
    "office modifier": (
        _inserts(_OFFICES, "Deputy ", "former ", "acting ", "Acting ", "ex-", "outgoing ", "Vice "),
        _swaps(("Deputy", "Acting"), ("former", "current"), ("interim", "former"), ("acting", "deputy")),
    ),
    "office": (
        _swaps(
            *[("Foreign Minister", "Defence Minister"), ("President", "Prime Minister"), ("minister", "ambassador")],
            *[("president", "vice-president"), ("Speaker", "Secretary"), ("spokesman", "minister")],
        ),
    ),
    "currency": (_swaps(("€4", "$4"), ("$180", "€180"), ("£7", "€7"), ("CHF", "EUR"), ("QAR", "SAR"), ("US$", "A$")),),
    "scale": (_swaps(("billion", "million"), ("million", "thousand")), _inserts(_BEFORE_NUMBER, "minus ")),
    "bound": (
        _inserts(_BEFORE_NUMBER, "at least ", "nearly ", "over ", "up to ", "almost ", "some "),
        _swaps(("about", "over"), ("less than", "more than"), ("at least", "at most"), ("around", "barely")),
    ),
    "fraction": (_inserts(_BEFORE_NUMBER, "half of ", "two-thirds of ", "a quarter of "),),
    "exclusion": (_inserts(_END, " except Norway", " excluding the islands", " with no exception but one"),),
    "category": (
        _swaps(
            *[("official visit", "private visit"), ("working visit", "state visit"), ("State Visit", "private visit")],
            *[("official", "unofficial"), ("official", "working"), ("bilateral", "multilateral")],
        ),
    ),
    "verb turned round": (
        _swaps(
            *[("arrived", "departed"), ("began", "ended"), ("leaves", "returns"), ("accepted", "declined")],
            *[("received", "dismissed"), ("conveyed", "received"), ("left", "reached"), ("opened", "closed")],
            *[("confirmed", "denied"), ("supports", "opposes"), ("host", "boycott"), ("join", "leave")],
        ),
    ),
    "doubt about the source": (
        _inserts(_END, ", unnamed sources claimed", ", according to rumours", ", it was wrongly reported"),
    ),
    "retraction directly after": (_retracted,),
    "tense": (
        _swaps(
            *[("met", "will meet"), ("met", "meets"), ("is", "was"), ("was", "had been"), ("was", "was to have been")],
            *[("has", "had"), ("discussed", "will discuss"), ("paid", "pays"), ("held", "would hold")],
        ),
    ),
    "role of those counted": (
        _swaps(("detained", "killed"), ("attend", "leave"), ("soldiers", "prisoners"), ("trained", "injured")),
    ),
    "sentence removed": (_sentence_removed,),
}
