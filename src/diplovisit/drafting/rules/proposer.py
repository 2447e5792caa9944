"""Our own proposer: reads a proposal out of articles by rules, with no network and no model.

Each article is read alone, and what they say is merged. The order is that of a reader: whose text it is, who is named,
who travels, where to, when, how sure that is, what is done there, and which figures are given.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.draft_options import DraftOptions, FaultyOption
from diplovisit.drafting.judging import DraftImpossible
from diplovisit.drafting.merging import merge_proposals
from diplovisit.drafting.proposal import Citation, Proposal, ProposedEarlierDays, ProposedStop
from diplovisit.drafting.rules.bodies import read_bodies
from diplovisit.drafting.rules.destinations import find_stops
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.engagements import ReadEngagements, read_engagements
from diplovisit.drafting.rules.figure_sides import with_sides
from diplovisit.drafting.rules.figures import find_figures
from diplovisit.drafting.rules.journey import StopOfJourney
from diplovisit.drafting.rules.one_visit import refuse_several_visits
from diplovisit.drafting.rules.open_people import open_choices
from diplovisit.drafting.rules.other_journeys import read_other_journeys
from diplovisit.drafting.rules.people import read_people
from diplovisit.drafting.rules.said_by_person import refuse_unnamed_traveller, with_said_stops, with_said_traveller
from diplovisit.drafting.rules.source_card import find_unnamed_sources, is_other_language, read_source_card
from diplovisit.drafting.rules.statements import find_statements
from diplovisit.drafting.rules.statuses import StatusOfVisit, read_status
from diplovisit.drafting.rules.topics import read_topics
from diplovisit.drafting.rules.travellers import read_travellers
from diplovisit.drafting.rules.visit_days import DaysOfVisit, read_visit_days


def propose_by_rules(articles: Sequence[Article], options: DraftOptions) -> Proposal:
    """Returns what the rules read out of the articles of one visit. Raises DraftImpossible for those of several."""
    refuse_unnamed_traveller(articles, options)
    is_alone = len(articles) == 1
    proposals = [
        _propose_one(article, options_for(article, articles, options), is_alone=is_alone) for article in articles
    ]
    for article, proposal in zip(articles, proposals, strict=True):
        if not (proposal.travellers and proposal.stops) and is_other_language(article):
            raise DraftImpossible(
                (),
                (),
                reason=f"{article.id} does not seem to be in English, and the rules read only English",
                remedy="give an English text, have a language model read it with --with COMMAND, or begin with"
                " `diplovisit new`",
            )
    refuse_several_visits(proposals)
    return merge_proposals(proposals)


def options_for(article: Article, articles: Sequence[Article], options: DraftOptions) -> DraftOptions:
    """Returns the options that are about one text, with the day of its dateline where a person chose its year.

    What a person says besides the texts is said of the first one.
    """
    if article is not articles[0]:
        options = attrs.evolve(options, date=None, publisher=None, url=None, source_kind=None)
    chosen = options.answers.get(f"{article.id}/dateline/date")
    try:
        dated = attrs.evolve(options, date=chosen)
    except FaultyOption:
        return options  # the record refuses it, and says why
    # A day that the dateline does not print decides nothing.
    return dated if chosen is not None and f"{read_source_card(article, dated).day}" == chosen else options


def _propose_one(article: Article, options: DraftOptions, *, is_alone: bool) -> Proposal:
    card = read_source_card(article, options)
    day = card.day or options.day
    read = read_travellers((article,), read_people((article,), day), options, day)
    read = with_said_traveller(read, article, options)
    unnamed = find_unnamed_sources(article)
    bodies = read_bodies(article, day, [person.key for person in read.people.proposed])
    context = DraftContext(
        articles=(article,),
        people=(*read.people.proposed, *bodies),
        travellers=read.travellers,
        sources=(card.source, *((unnamed,) if unnamed is not None else ())),
        options=options,
        is_ahead=read.is_ahead,
    )
    status = read_status(context)
    if status.denial is not None and is_alone and options.traveller is None:
        raise DraftImpossible(
            (),
            (),
            reason=f'{article.id} says that there is no visit: "{status.denial}"',
            remedy="draft a text about a visit, or name the traveller with --traveller NAME",
        )
    context = attrs.evolve(context, off=status.off)
    journey = with_said_stops(find_stops(context), article, options)
    days = read_visit_days(context, journey)
    done = read_engagements(context, journey, days.of_stops)
    claims, open_figures = find_figures((article,), day)
    asked = open_choices(read.people, read.travellers, read.sending, (stop.country for stop in journey))
    talks = read_topics(article, read.people.named, [each.person.value for each in read.travellers])
    stops = tuple(propose_stop(stop, days, status, done) for stop in journey)
    others = read_other_journeys(context, read.people.named, journey)
    used = frozenset(_sentences_used(article, (stops, status.status, talks, others.claims)))
    statements = find_statements(context, used)
    return Proposal(
        sources=context.sources,
        status=status.status,
        announcement=status.announcement,
        category=status.category,
        sending=read.sending,
        invited_by=read.invited_by,
        people=context.people,
        travellers=context.travellers,
        when=days.when,
        stops=stops,
        purposes=talks.purposes,
        agenda=talks.agenda,
        claims=(*with_sides(claims, read.sending, [stop.code for stop in journey]), *others.claims, *statements),
        relations=others.relations,
        choices=(*card.choices, *read.choices, *asked, *days.choices, *status.choices, *open_figures),
    )


def _sentences_used(article: Article, value: Any) -> Iterator[tuple[str, int]]:
    """Yields the sentences that the facts inside a value are cited from."""
    if isinstance(value, Citation) and value.start is not None:
        spans = (each for each in article.sentences if each.start <= value.start)
        yield article.id, max((each.start for each in spans), default=0)
    elif isinstance(value, tuple):
        for item in value:
            yield from _sentences_used(article, item)
    elif attrs.has(cls := type(value)):
        for field in attrs.fields(cls):
            yield from _sentences_used(article, getattr(value, field.name))


def propose_stop(stop: StopOfJourney, days: DaysOfVisit, status: StatusOfVisit, done: ReadEngagements) -> ProposedStop:
    """Returns a stop of a journey with its days, its earlier days, its places and what is done there."""
    length, qualifier = days.lengths.get(stop.key, (None, None))
    earlier = days.earlier.get(stop.key)
    previously: tuple[ProposedEarlierDays, ...] = ()
    when = days.of_stops.get(stop.key)
    if earlier is not None and status.ended is not None:
        given_up = ProposedEarlierDays(when=earlier, ended=status.ended, reason=status.reason)
        previously = (given_up.with_new_days(when),)
    return ProposedStop(
        key=stop.key,
        country=stop.country,
        places=done.places.get(stop.key, ()),
        when=when,
        previously=previously,
        duration=length,
        duration_qualifier=qualifier,
        engagements=done.engagements.get(stop.key, ()),
    )
