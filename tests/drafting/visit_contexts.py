"""Texts about a visit of Ana Soto, Chile's foreign minister, and what the rules read in them of where, when and what."""

import datetime

import attrs

from diplovisit.drafting.article import read_article
from diplovisit.drafting.compose import compose
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.judging import judge_composition
from diplovisit.drafting.proposal import (
    Proposal,
    ProposedFact,
    ProposedPerson,
    ProposedSource,
    ProposedTraveller,
    RefusedFact,
)
from diplovisit.drafting.rules.destinations import find_stops
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.engagements import read_engagements
from diplovisit.drafting.rules.proposer import propose_stop
from diplovisit.drafting.rules.statuses import read_status
from diplovisit.drafting.rules.visit_days import read_visit_days

DATELINE = "2026-05-18"  # a Monday
_OPTIONS = DraftOptions(revised=datetime.datetime(2026, 5, 18, tzinfo=datetime.UTC))
_MADE_UP = "made up for this test"


def _person(key: str, name: str, office: str, country: str) -> ProposedPerson:
    return ProposedPerson(
        key=key,
        name=ProposedFact(value=name, note=_MADE_UP),
        office=ProposedFact(value=office, note=_MADE_UP),
        country=ProposedFact(value=country, note=_MADE_UP),
    )


PEOPLE = (
    _person("soto", "Ana Soto", "Foreign Minister", "CL"),
    _person("roth", "Ben Roth", "President", "PT"),
    _person("lind", "Carl Lind", "Trade Minister", "CL"),
    _person("moe", "Eva Moe", "Foreign Minister", "PT"),
)
TRAVELLERS = (ProposedTraveller(person=ProposedFact(value="soto", note=_MADE_UP)),)


def context_of(text: str, place: str | None = None) -> DraftContext:
    """Returns the context of one text, with its dateline on Monday 18 May 2026. place: where the report comes from."""
    card = ProposedSource(
        id="paper",
        language="en",
        dateline_date=ProposedFact(value=DATELINE, note=_MADE_UP),
        dateline_place=ProposedFact(value=place, note=_MADE_UP) if place is not None else None,
    )
    return DraftContext(
        articles=(read_article("paper", text.encode()),),
        people=PEOPLE,
        travellers=TRAVELLERS,
        sources=(card,),
        options=_OPTIONS,
    )


def propose_visit(text: str) -> Proposal:
    """Returns what the rules read of the stops, the days, the status and the engagements of a text."""
    context = context_of(text)
    status = read_status(context)
    context = attrs.evolve(context, off=status.off)
    journey = find_stops(context)
    days = read_visit_days(context, journey)
    done = read_engagements(context, journey, days.of_stops)
    return Proposal(
        sources=context.sources,
        status=status.status,
        announcement=status.announcement,
        category=status.category,
        people=context.people,
        travellers=context.travellers,
        when=days.when,
        stops=tuple(propose_stop(stop, days, status, done) for stop in journey),
        choices=(*days.choices, *status.choices),
    )


def refused_of_visit(text: str) -> tuple[RefusedFact, ...]:
    """Returns what the words of a text do not prove of what the rules read in it; nothing where it has no stop."""
    proposal = propose_visit(text)
    if not proposal.stops:
        return ()
    article = read_article("paper", text.encode())
    return judge_composition(compose(proposal, _OPTIONS), (article,), _OPTIONS).refused
