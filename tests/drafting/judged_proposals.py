"""Judges the people of a proposal as a draft does, with a stop and a status that nobody states."""

import datetime

from diplovisit.drafting.article import Article
from diplovisit.drafting.compose import compose
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.judging import DraftImpossible, judge_composition
from diplovisit.drafting.proposal import Proposal, ProposedFact, ProposedSource, ProposedStop, RefusedFact
from diplovisit.drafting.rules.travellers import ReadTravellers

_OPTIONS = DraftOptions(revised=datetime.datetime(2026, 3, 5, tzinfo=datetime.UTC))


def refused_of_people(article: Article, found: ReadTravellers) -> tuple[RefusedFact, ...]:
    """Returns what the words do not prove of the people, the travellers, the senders and the inviter."""
    return refused(
        article,
        Proposal(
            people=found.people.proposed,
            travellers=found.travellers,
            sending=found.sending,
            invited_by=found.invited_by,
        ),
    )


def refused(article: Article, proposal: Proposal) -> tuple[RefusedFact, ...]:
    """Returns what the words do not prove of a proposal without stops."""
    made_up = "made up for this test"
    stop = ProposedStop(key="stop-1", country=ProposedFact(value="AQ", note=made_up))
    whole = Proposal(
        sources=proposal.sources or (ProposedSource(id=article.id),),
        status=ProposedFact(value=_status_of(article), note=made_up),
        people=proposal.people,
        travellers=proposal.travellers,
        sending=proposal.sending,
        invited_by=proposal.invited_by,
        stops=(stop,),
        agenda=proposal.agenda,
        purposes=proposal.purposes,
        claims=proposal.claims,
        relations=proposal.relations,
    )
    try:
        return judge_composition(compose(whole, _OPTIONS), (article,), _OPTIONS).refused
    except DraftImpossible as error:
        return error.refused


def _status_of(article: Article) -> str:
    is_off = any(words in article.text.text for words in ("called off", "cancelled", "postponed", "pushed back"))
    return "cancelled" if is_off else "reported"
