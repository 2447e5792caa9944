"""Weighs candidates: builds a proposal of the first of each field, has it judged, and goes on until all is decided.

What is refused makes room for the next candidate of its field. Two values of one field that are both proven are an open
choice, for a person. What our own rules have proven stays beside it; two values of a model leave the field empty.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from diplovisit.drafting import proposal
from diplovisit.drafting.article import Article
from diplovisit.drafting.compose import compose
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.judging import DraftImpossible, ErrorFinder, judge_composition
from diplovisit.drafting.model.answer_form import AnswerFact
from diplovisit.drafting.model.binding import find_unbound
from diplovisit.drafting.model.candidates import Build, Candidate, CandidateState, Thing, build_proposal
from diplovisit.drafting.proposal import Choice, ChoiceOption, Proposal, RefusedFact
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Edtf, InvalidRecord, Status
from diplovisit.record.shapes import ChoiceShape, TextShape, ValueShape

_MOST_PASSES: Final = 100
_WORD: Final = lazy_pattern(r"\w+")
UNBOUND: Final = "unbound"
"""The verdict of a fact that the words state, and not of the thing that it is proposed of."""
DROPPED: Final = "dropped"
"""The verdict of a fact that was not judged, because what it belongs to is not proven."""


class Weighing:
    """Decides about candidates, in as many rounds as there are. find_errors: the errors that a check would find."""

    def __init__(self, articles: Sequence[Article], options: DraftOptions, find_errors: ErrorFinder) -> None:
        self._articles, self._options, self._find_errors = articles, options, find_errors
        self._refused: list[tuple[Candidate, RefusedFact]] = []
        self._rivals: dict[tuple[int, str], tuple[Thing, str, list[Candidate]]] = {}
        self._filled: dict[int, Candidate] = {}

    def decide(self, root: Thing) -> tuple[tuple[Candidate, RefusedFact], ...]:
        """Decides about every candidate, and returns those that are refused. Nothing stays open.

        Raises DraftImpossible where nothing is left that could be a record.
        """
        known = len(self._refused)
        proven = dict(self._filled)
        before = [(candidate, candidate.state) for candidate in root.candidates()]
        try:
            self._settle_bound(root)
        except DraftImpossible:
            if not proven:
                raise
            self._filled = {}
        if proven.keys() - self._filled.keys():
            del self._refused[known:]
            self._add_one_by_one(root, before, proven)
        self._try_rivals(root)
        self._drop_open(root)
        return tuple(self._refused[known:])

    def _settle_bound(self, root: Thing) -> None:
        """Settles, and refuses what the words prove of something else, until nothing is refused."""
        build = self._settle(root)
        while self._refuse_unbound(root, build):
            build = self._settle(root)

    def _add_one_by_one(
        self, root: Thing, before: Sequence[tuple[Candidate, CandidateState]], proven: dict[int, Candidate]
    ) -> None:
        """Adds what is new group by group, and leaves out each group that takes away a fact that is proven."""
        for candidate, state in before:
            candidate.state = state
        groups = list(_new_groups(root))
        for candidate in (candidate for group in groups for candidate in group):
            candidate.state = CandidateState.HELD
        for group in groups:
            states = [(candidate, candidate.state) for candidate in root.candidates()]
            known, filled = len(self._refused), self._filled
            for candidate in group:
                candidate.state = CandidateState.OPEN
            try:
                self._settle_bound(root)
                is_lost = bool(proven.keys() - self._filled.keys())
            except DraftImpossible:
                is_lost = True
            if is_lost:
                del self._refused[known:]
                self._filled = filled
                for candidate, state in states:
                    candidate.state = state
                for candidate in group:
                    candidate.state = CandidateState.REFUSED
                    self._refused.append((candidate, _refusal(candidate, DROPPED, _TAKES_AWAY)))
        self._settle_bound(root)

    def finish(self, root: Thing) -> Proposal:
        """Returns what is left, with the open choices: two values of one field that are both proven."""
        chosen = []
        for thing, name, proven in self._rivals.values():
            kept = thing.first(name)
            others = [each for each in proven if kept is not None and not _agree(thing, name, each, kept)]
            if kept is not None and others and _is_addressable(thing):
                chosen.append((thing, name, (kept, *others)))
                if not _is_needed(thing, name) and not _is_proven_by_rules(kept):
                    thing.facts[name] = []
        build = self._settle(root)
        self._drop_open(root)
        found = tuple(choice for each in chosen if (choice := _choice(*each, build)) is not None)
        return attrs.evolve(build.proposal, choices=(*build.proposal.choices, *found))

    def _settle(self, root: Thing) -> Build:
        """Judges again and again, until every fact that is left is proven."""
        for _ in range(_MOST_PASSES):
            build = build_proposal(root)
            try:
                refused = self._pass(build)
            except DraftImpossible as error:
                if not self._note(build, error.refused):
                    raise DraftImpossible(error.missing, [each for _, each in self._refused]) from None
                continue
            except InvalidRecord as error:
                if not self._refuse_new(root, error):
                    raise
                continue
            if not self._note(build, refused):
                return build
        raise DraftImpossible(["anything that can be checked"], [each for _, each in self._refused])

    def _pass(self, build: Build) -> Sequence[RefusedFact]:
        composition = compose(build.proposal, self._options)
        judged = judge_composition(composition, self._articles, self._options, self._find_errors)
        found = (build.candidates.get(id(slot.fact)) for _, slot in composition.filled_slots())
        self._filled = {id(candidate): candidate for candidate in found if candidate is not None}
        for candidate in build.candidates.values():
            candidate.state = CandidateState.ACCEPTED if id(candidate) in self._filled else CandidateState.OPEN
        return judged.refused

    def _note(self, build: Build, refused: Sequence[RefusedFact]) -> bool:
        """Marks the candidates that were refused. Returns whether there were any."""
        by_value: dict[tuple[str, str | None, str | None], list[RefusedFact]] = {}
        for each in refused:
            by_value.setdefault((each.value, each.quote, each.source), []).append(each)
        found = False
        for slot in compose(build.proposal, self._options).slots:
            candidate = build.candidates.get(id(slot.fact))
            quote = slot.fact.citations[0] if slot.fact.citations else None
            key = (slot.fact.value, quote.quote if quote else None, quote.source if quote else None)
            for each in by_value.get(key, ()):
                if each.address == slot.key and candidate is not None:
                    candidate.state = CandidateState.REFUSED
                    self._refused.append((candidate, each))
                    found = True
        return found

    def _refuse_new(self, root: Thing, error: InvalidRecord) -> bool:
        """Refuses what a model adds where it makes a record that cannot be, and no single fact is to blame."""
        found = [each for each in root.candidates() if each.path and each.state is CandidateState.OPEN]
        for candidate in found:
            candidate.state = CandidateState.REFUSED
            refusal = _refusal(candidate, "invalid", f"would make the record invalid: {error.faults[0].sentence}")
            self._refused.append((candidate, refusal))
        return bool(found)

    def _refuse_unbound(self, root: Thing, build: Build) -> bool:
        """Refuses what the words prove of something else. Returns whether there was anything."""
        found = list(find_unbound(root, build, self._articles, self._options))
        for candidate, reason in found:
            candidate.state = CandidateState.REFUSED
            self._refused.append((candidate, _refusal(candidate, UNBOUND, reason)))
        return bool(found)

    def _try_rivals(self, root: Thing) -> None:
        """Judges the further candidates of fields that have a proven value. The better of two that agree is first."""
        while tried := list(_open_fields(root)):
            for thing, name, _, following in tried:
                thing.facts[name].remove(following)
                thing.facts[name].insert(0, following)
            if not self._try(root, [following for _, _, _, following in tried]):
                for thing, name, _, following in tried:
                    thing.facts[name].remove(following)
                    thing.facts[name].append(following)
                for thing, name, _, following in tried:
                    thing.facts[name].remove(following)
                    thing.facts[name].insert(0, following)
                    self._try(root, [following], is_last=True)
                    thing.facts[name].remove(following)
                    thing.facts[name].append(following)
            for thing, name, first, following in tried:
                thing.facts[name].remove(following)
                is_proven = following.state is CandidateState.ACCEPTED
                if is_proven:
                    self._rivals.setdefault((id(thing), name), (thing, name, [first]))[2].append(following)
                is_better = is_proven and _is_better(thing, name, following, first)
                thing.facts[name].insert(0 if is_better else len(thing.facts[name]), following)

    def _try(self, root: Thing, tried: Sequence[Candidate], *, is_last: bool = False) -> bool:
        """Judges once with other candidates in front. Only these are decided: all else stays as it was.

        Returns whether they are decided. Several are not where they leave no record; the last one alone is refused.
        """
        states = [(each, each.state) for each in root.candidates() if each not in tried]
        known, filled = len(self._refused), self._filled
        build = build_proposal(root)
        try:
            self._note(build, self._pass(build))
        except DraftImpossible as error:
            self._note(build, error.refused)
            is_possible = False
        except InvalidRecord:
            is_possible = False
        else:
            self._refuse_unbound(root, build)
            is_possible = True
        self._filled = filled
        self._refused[known:] = [(each, refused) for each, refused in self._refused[known:] if each in tried]
        for candidate, state in states:
            candidate.state = state
        if not is_possible and not is_last:
            for candidate in tried:
                candidate.state = CandidateState.OPEN
            del self._refused[known:]
            return False
        for candidate in tried:
            if candidate.state is CandidateState.OPEN:
                candidate.state = CandidateState.REFUSED
                self._refused.append((candidate, _refusal(candidate, DROPPED, _NOT_JUDGED)))
        return True

    def _drop_open(self, root: Thing) -> None:
        """Lists the facts that were not judged, because what they belong to is not proven."""
        for thing in root.all_things():
            for candidates in thing.facts.values():
                for candidate in candidates:
                    if candidate.state is CandidateState.OPEN:
                        candidate.state = CandidateState.REFUSED
                        self._refused.append((candidate, _refusal(candidate, DROPPED, _NOT_JUDGED)))


def _refusal(candidate: Candidate, verdict: str, reason: str) -> RefusedFact:
    quote = candidate.fact.citations[0] if candidate.fact.citations else None
    return RefusedFact(
        address=candidate.path,
        value=candidate.fact.value,
        quote=quote.quote if quote is not None else None,
        source=quote.source if quote is not None else None,
        verdict=verdict,
        reason=reason,
    )


_TAKES_AWAY: Final = "would take away a fact that is proven"
_NOT_JUDGED: Final = "were not judged, because what the fact belongs to is not proven"


def _new_groups(root: Thing) -> Iterator[list[Candidate]]:
    """Yields the candidates that are not decided yet, by the thing that a model adds, or adds them to."""
    inside: set[int] = set()
    for thing in root.all_things():
        if id(thing) in inside:
            continue
        if thing.path:
            inside.update(id(each) for each in thing.all_things())
            candidates = list(thing.candidates())
        else:
            candidates = [each for facts in thing.facts.values() for each in facts]
        new = [each for each in candidates if each.path and each.state is CandidateState.OPEN]
        if new:
            yield new


def _open_fields(root: Thing) -> Iterator[tuple[Thing, str, Candidate, Candidate]]:
    """Yields each field of one value that has a proven candidate, that candidate, and the next that was not judged."""
    for thing in root.all_things():
        if not thing.is_whole:
            continue
        for field in thing.item.fields:
            if not isinstance(field, AnswerFact) or field.is_many:
                continue
            first = thing.first(field.name)
            following = [each for each in thing.facts.get(field.name, ()) if each.state is CandidateState.OPEN]
            if first is not None and first.state is CandidateState.ACCEPTED and following:
                yield thing, field.name, first, following[0]


def _is_needed(thing: Thing, name: str) -> bool:
    """Whether a field cannot be left open: then the first value stays, and the choice is shown beside it."""
    field = thing.item.by_name[name]
    assert isinstance(field, AnswerFact)
    return field.is_required or name in {"status", "name", "value", "unit", "qualifier", "high", "polarity"}


def _is_proven_by_rules(candidate: Candidate) -> bool:
    """Whether our own rules found a value and words prove it. No value of a model takes it away."""
    return not candidate.path and candidate.fact.note is None


def _agree(thing: Thing, name: str, one: Candidate, other: Candidate) -> bool:
    """Whether two values of a field do not contradict each other: the same, or one in more words than the other."""
    if one is other or one.refers is not other.refers:
        return one is other
    if one.refers is not None or one.fact.value == other.fact.value:
        return True
    field = thing.item.by_name[name]
    assert isinstance(field, AnswerFact)
    first, second = one.fact.value, other.fact.value
    if thing.item.cls is proposal.ProposedSource:
        return True  # what our rules read of the head of a text stays
    if isinstance(field.shape, ChoiceShape) and field.shape.cls is Status:
        # "Will visit" reports a visit, and says nothing against its announcement.
        return {first, second} <= {Status.REPORTED, Status.ANNOUNCED, Status.CONFIRMED}
    if isinstance(field.shape, ValueShape) and field.shape.cls is Edtf:
        return _is_within(Edtf(first), Edtf(second)) or _is_within(Edtf(second), Edtf(first))
    if isinstance(field.shape, TextShape) and field.shape.rule.free:
        return _has_words(first, second) or _has_words(second, first) or name in {"what", "label", "reason"}
    return False


def _is_better(thing: Thing, name: str, new: Candidate, old: Candidate) -> bool:
    """Whether a value says the same as another one, and more: a day for a month, a whole name for a surname."""
    if old.fact.rule is not None or old.fact.note is not None or not _agree(thing, name, new, old):
        return False
    field = thing.item.by_name[name]
    assert isinstance(field, AnswerFact)
    if isinstance(field.shape, ValueShape):
        return field.shape.cls is Edtf and _is_within(Edtf(new.fact.value), Edtf(old.fact.value))
    has_more = _has_words(new.fact.value, old.fact.value) and not _has_words(old.fact.value, new.fact.value)
    return name in {"name", "office"} and has_more


def _is_within(inner: Edtf, outer: Edtf) -> bool:
    """Whether a date is a more exact form of a month or a year. A day of several days is another statement."""
    if inner.lower is None or inner.upper is None or outer.lower is None or outer.upper is None:
        return False
    return (
        not outer.is_day
        and outer.text.count("-") < inner.text.partition("/")[0].count("-")
        and (outer.lower <= inner.lower and inner.upper <= outer.upper and "/" not in outer.text)
    )


def _has_words(longer: str, shorter: str) -> bool:
    return set(_WORD.findall(shorter.casefold())) <= set(_WORD.findall(longer.casefold()))


def _is_addressable(thing: Thing) -> bool:
    """Whether a choice about a field of a thing has an address: of the visit, a thing with a key, or a traveller."""
    return thing.item.cls in {proposal.Proposal, proposal.ProposedTraveller} or "key" in thing.item.by_name


def _choice(thing: Thing, name: str, candidates: Sequence[Candidate], build: Build) -> Choice | None:
    """Returns the choice between proven values, None where the thing is not in the record."""
    person = thing.first("person")
    key = build.keys.get(id(person.refers if person is not None else thing))
    if key is None and thing.item.cls is not proposal.Proposal:
        return None
    options = tuple(
        ChoiceOption(
            value=each.fact.value if each.refers is None else build.keys.get(id(each.refers), each.fact.value),
            words=each.fact.citations[0].quote if each.fact.citations else "",
            citation=each.fact.citations[0] if each.fact.citations else None,
        )
        for each in candidates
    )
    field = "quantity/" + name if name in {"value", "unit", "qualifier", "high"} else name
    question = f"the words state {len(options)} values of `{field}`: which one is right?"
    return Choice(address=f"{key}/{field}" if key is not None else field, question=question, options=options)
