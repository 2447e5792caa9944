"""What a person says besides the texts: who travels, and where to. It comes in marked as inferred, with a note."""

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.compose import id_word
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.proposal import Citation, ProposedFact, ProposedPerson, ProposedTraveller
from diplovisit.drafting.rules.journey import StopOfJourney
from diplovisit.drafting.rules.travellers import ReadTravellers
from diplovisit.english.values import country_name
from diplovisit.evidence.texts import occurrences


def with_said_traveller(read: ReadTravellers, article: Article, options: DraftOptions) -> ReadTravellers:
    """Returns the travellers with the one that a person names, where the words do not say that anybody travels.

    The name is cited where the text has it.
    """
    if options.traveller is None or read.travellers:
        return read
    travels = ProposedFact(value="", note=f"{options.by} says that {options.traveller} travels; the text does not.")
    known = next((each for each in read.people.named if each.name == options.traveller), None)
    if known is not None:
        return attrs.evolve(read, travellers=(ProposedTraveller(person=attrs.evolve(travels, value=known.key)),))
    key = id_word(options.traveller.split()[-1]) or "traveller"
    places = occurrences(article.text, options.traveller)[:1]
    citations = tuple(Citation(source=article.id, quote=options.traveller, start=span.start) for span in places)
    note = None if citations else f"{options.by} names the traveller; the text does not."
    person = ProposedPerson(key=key, name=ProposedFact(value=options.traveller, citations=citations, note=note))
    people = attrs.evolve(read.people, proposed=(person, *read.people.proposed))
    travellers = (ProposedTraveller(person=attrs.evolve(travels, value=key)),)
    return attrs.evolve(read, people=people, travellers=travellers)


def with_said_stops(journey: tuple[StopOfJourney, ...], options: DraftOptions) -> tuple[StopOfJourney, ...]:
    """Returns the stops with those that a person names, in that order, and without those that the person leaves out."""
    if not options.to:
        return journey
    read = {stop.code: stop for stop in journey}
    return tuple(read.get(code) or _said(code, options) for code in options.to)


def _said(code: str, options: DraftOptions) -> StopOfJourney:
    note = f"{options.by} says that the visit goes to {country_name(code)}; the text does not."
    key = id_word(country_name(code)) or "stop"
    return StopOfJourney(key=key, code=code, country=ProposedFact(value=code, note=note), destinations=())
