"""What a person says besides the texts: who travels, and where to. It comes in marked as inferred, with a note."""

from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.compose import id_word
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.judging import DraftImpossible
from diplovisit.drafting.proposal import Citation, ProposedFact, ProposedPerson, ProposedTraveller
from diplovisit.drafting.rules.journey import StopOfJourney
from diplovisit.drafting.rules.people import read_people
from diplovisit.drafting.rules.travellers import ReadTravellers, read_travellers
from diplovisit.english.values import country_name, join_words
from diplovisit.evidence.names import Strength
from diplovisit.evidence.texts import occurrences
from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.name_words import is_suffix, name_words

_POSSESSIVE: Final = lazy_pattern(r"['’](?:s\b|(?!\w))")


def is_named(name: str, articles: Iterable[Article]) -> bool:
    """Whether the words of any text have the surname of somebody."""
    surname = next((word for word in reversed(name_words(name)) if not is_suffix(word)), None)
    texts = (_POSSESSIVE.sub(" ", article.text.text.replace(",", " ")) for article in articles)
    return any(surname in name_words(text) for text in texts)


def refuse_unnamed_traveller(articles: Sequence[Article], options: DraftOptions) -> None:
    """Refuses a traveller whom no text names, where the words name others who travel. Raises DraftImpossible.

    Where the words name nobody who travels, a person may say who it is: "The president arrived in Oslo".
    """
    if options.traveller is None or is_named(options.traveller, articles):
        return
    unsaid = attrs.evolve(options, traveller=None)
    names: dict[str, None] = {}
    for article in articles:
        people = read_people((article,), options.day)
        read = read_travellers((article,), people, unsaid, options.day)
        leaders = [each.person.value for each in read.travellers][:1]
        names |= dict.fromkeys(each.name for each in people.named if each.key in leaders)
    if names:
        texts = join_words((article.id for article in articles), "or")
        raise DraftImpossible(
            (),
            (),
            reason=f"{quoted(options.traveller)} is not named in {texts}; traveller in the text: {join_words(names)}",
            remedy="give the name with --traveller as it is in the text, or leave --traveller out",
        )


def with_said_traveller(read: ReadTravellers, article: Article, options: DraftOptions) -> ReadTravellers:
    """Returns the travellers with the one that a person names, where the words do not say that anybody travels.

    The name is cited where the text has it.
    """
    if options.traveller is None or read.travellers:
        return read
    known = next((each for each in read.people.named if each.name == options.traveller), None)
    places = occurrences(article.text, options.traveller)[:1]
    is_in_text = known is not None or bool(places)
    travels = ProposedFact(value="", note=_on_word_of(options, f"{options.traveller} travels", is_in_text=is_in_text))
    if known is not None:
        return attrs.evolve(read, travellers=(ProposedTraveller(person=attrs.evolve(travels, value=known.key)),))
    key = id_word(options.traveller.split()[-1]) or "traveller"
    citations = tuple(Citation(source=article.id, quote=options.traveller, start=span.start) for span in places)
    note = None if citations else f"{options.by} names the traveller; the text does not."
    person = ProposedPerson(key=key, name=ProposedFact(value=options.traveller, citations=citations, note=note))
    people = attrs.evolve(read.people, proposed=(person, *read.people.proposed))
    travellers = (ProposedTraveller(person=attrs.evolve(travels, value=key)),)
    return attrs.evolve(read, people=people, travellers=travellers)


def with_said_stops(
    journey: tuple[StopOfJourney, ...], article: Article, options: DraftOptions
) -> tuple[StopOfJourney, ...]:
    """Returns the stops with those that a person names, in that order, and without those that the person leaves out."""
    if not options.to:
        return journey
    read = {stop.code: stop for stop in journey}
    return tuple(read.get(code) or _said(code, article, options) for code in options.to)


def _said(code: str, article: Article, options: DraftOptions) -> StopOfJourney:
    named = (each for sentence in article.sentences for each in sentence.countries if each.strength is Strength.NAME)
    is_in_text = any(code in mention.codes for mention in named)
    note = _on_word_of(options, f"the visit goes to {country_name(code)}", is_in_text=is_in_text)
    key = id_word(country_name(code)) or "stop"
    return StopOfJourney(key=key, code=code, country=ProposedFact(value=code, note=note), destinations=())


def _on_word_of(options: DraftOptions, claim: str, *, is_in_text: bool) -> str:
    """The note of what a person says. Words that name the person or the country may say it where no rule reads it."""
    return f"{options.by} says that {claim}; {'no rule reads it from the text' if is_in_text else 'the text does not'}."
