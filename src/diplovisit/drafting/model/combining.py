"""Combines candidates of several proposers: the same person, stop or claim becomes one thing with all of them.

What cannot be matched with certainty is another thing, and the words decide about each. Matching proves nothing.
"""

from collections.abc import Sequence

import attrs

from diplovisit.drafting import proposal
from diplovisit.drafting.article import Article
from diplovisit.drafting.model.candidates import Candidate, CandidateState, Thing
from diplovisit.evidence.texts import occurrences
from diplovisit.evidence.texts.source_text import TooMuchToSearch
from diplovisit.record.name_words import name_words


def combine_candidates(root: Thing, other: Thing, articles: Sequence[Article]) -> None:
    """Adds the candidates of another proposer to those of the first, whose candidates come first."""
    _Combining(articles).run(root, other)


class _Combining:
    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = {article.id: article for article in articles}
        self._same: dict[int, Thing] = {}

    def run(self, root: Thing, other: Thing) -> None:
        self._add(root, other)
        for candidate in root.candidates():
            if candidate.refers is not None:
                candidate.refers = self._same.get(id(candidate.refers), candidate.refers)
        for thing in root.all_things():
            if thing.target is not None:
                thing.target = self._same.get(id(thing.target), thing.target)

    def _add(self, thing: Thing, other: Thing) -> None:
        """Adds what another thing has to a thing that is the same."""
        self._same[id(other)] = thing
        for name, candidates in other.facts.items():
            for candidate in candidates:
                self._add_candidate(thing.facts.setdefault(name, []), candidate)
        for name, things in sorted(other.things.items(), key=lambda each: _ORDER.get(each[0], len(_ORDER))):
            ours = thing.things.setdefault(name, [])
            known = list(ours)
            for each in things:
                match = self._match(each, known)
                if match is None:
                    ours.append(each)
                    self._adopt(each)
                else:
                    self._add(match, each)

    def _adopt(self, thing: Thing) -> None:
        """Lets the references of a new thing lead to the things that its own were matched with."""
        for each in thing.all_things():
            self._same.setdefault(id(each), each)

    def _add_candidate(self, candidates: list[Candidate], new: Candidate) -> None:
        refers = self._same.get(id(new.refers)) if new.refers is not None else None
        new.refers = refers or new.refers
        for each in candidates:
            is_same = each.refers is new.refers and (new.refers is not None or each.fact.value == new.fact.value)
            if not is_same or each.state is CandidateState.REFUSED:
                continue
            if each.fact.rule is None and each.fact.note is None:
                citations = tuple(dict.fromkeys((*each.fact.citations, *new.fact.citations)))
                each.fact = attrs.evolve(each.fact, citations=citations)
                new.united = each
                return
            if each.fact.note is not None and each.fact.rule is None:
                # Words that prove a value are better than our inference of it.
                candidates.insert(candidates.index(each), new)
                return
        candidates.append(new)

    def _match(self, other: Thing, things: Sequence[Thing]) -> Thing | None:
        """Returns the only one of some things that another thing is certainly the same as; None if there is none."""
        found = [thing for thing in things if self._is_same(thing, other)]
        if len(found) > 1:
            exact = [thing for thing in found if _value(thing, "name") == _value(other, "name") is not None]
            found = exact or found
        return found[0] if len(found) == 1 else None

    def _is_same(self, thing: Thing, other: Thing) -> bool:
        match other.item.cls:
            case proposal.ProposedSource:
                return thing.extras.get("id") == other.extras.get("id")
            case proposal.ProposedPerson:
                return _is_same_person(thing, other)
            case proposal.ProposedTraveller:
                return self._is_same_traveller(thing, other)
            case proposal.ProposedStop:
                return _is_same_stop(thing, other)
            case proposal.ProposedPlace:
                return _has_same(thing, other, "name")
            case proposal.ProposedEarlierDays:
                return _has_same(thing, other, "when")
            case proposal.ProposedTopic:
                return _has_same(thing, other, "label")
            case proposal.ProposedEngagement:
                return self._is_same_engagement(thing, other)
            case proposal.ProposedClaim:
                return self._is_same_claim(thing, other)
            case proposal.ProposedRelation:
                return self._is_same_relation(thing, other)
        return False

    def _is_same_engagement(self, thing: Thing, other: Thing) -> bool:
        if _value(thing, "kind") != _value(other, "kind"):
            return False
        ours, theirs = self._people_in(thing), self._people_in(other)
        if ours and theirs and ours.isdisjoint(theirs):
            return False
        return bool(ours & theirs) or not self._sentences(thing, "kind").isdisjoint(self._sentences(other, "kind"))

    def _people_in(self, thing: Thing) -> set[int]:
        people = [each.refers for each in thing.facts.get("participants", ()) if each.refers is not None]
        return {id(self._same.get(id(person), person)) for person in people}

    def _is_same_claim(self, thing: Thing, other: Thing) -> bool:
        figure = (_value(thing, "value"), _value(thing, "unit"))
        if figure[0] is not None or _value(other, "value") is not None:
            is_one_figure = figure == (_value(other, "value"), _value(other, "unit"))
            return is_one_figure and not self._sentences(thing, "value").isdisjoint(self._sentences(other, "value"))
        return _has_same(thing, other, "what")

    def _is_same_traveller(self, thing: Thing, other: Thing) -> bool:
        one, two = thing.first("person"), other.first("person")
        if one is None or two is None or two.refers is None:
            return False
        return one.refers is self._same.get(id(two.refers), two.refers)

    def _is_same_relation(self, thing: Thing, other: Thing) -> bool:
        target = self._same.get(id(other.target)) if other.target is not None else None
        return target is not None and thing.target is target and _value(thing, "kind") == _value(other, "kind")

    def _sentences(self, thing: Thing, name: str) -> set[tuple[str, int]]:
        """The sentences in which the words of a fact occur."""
        found: set[tuple[str, int]] = set()
        for candidate in thing.facts.get(name, ()):
            for citation in candidate.fact.citations:
                article = self._articles.get(citation.source)
                if article is None:
                    continue
                starts = [citation.start] if citation.start is not None else _places(article, citation.quote)
                for start in starts:
                    found |= {
                        (article.id, each.start)
                        for each in article.sentences
                        if each.start <= start < each.start + len(each.text)
                    }
        return found


_ORDER = {name: number for number, name in enumerate(("sources", "people", "claims", "places", "travellers"))}
"""Lists whose things others refer to come first."""


def _is_same_person(thing: Thing, other: Thing) -> bool:
    one, two = _value(thing, "name"), _value(other, "name")
    if one is None or two is None:
        return one is two and _value(thing, "office") == _value(other, "office") is not None
    first, second = set(name_words(one)), set(name_words(two))
    return bool(first and second) and (first <= second or second <= first)


def _is_same_stop(thing: Thing, other: Thing) -> bool:
    one, two = _country(thing), _country(other)
    return one == two or one is None or two is None


def _has_same(thing: Thing, other: Thing, name: str) -> bool:
    one, two = _value(thing, name), _value(other, name)
    return one is not None and two is not None and one.casefold() == two.casefold()


def _value(thing: Thing, name: str) -> str | None:
    found = thing.first(name)
    return found.fact.value if found is not None else None


def _country(thing: Thing) -> str | None:
    return _value(thing, "territory") or _value(thing, "country")


def _places(article: Article, quote: str) -> list[int]:
    try:
        return [span.start for span in occurrences(article.text, quote)]
    except TooMuchToSearch:
        return []
