"""A proposer that asks a language model, and lets the words decide about each fact of its answer.

The model's candidates are added to those of our rules. What the words refuse goes back to the model, as often as there
are rounds. A later answer adds candidates; it takes nothing away from what is proven.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final, TypeAlias

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.draft import Proposer
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.judging import DraftImpossible, ErrorFinder
from diplovisit.drafting.model.answer_reader import read_answer
from diplovisit.drafting.model.answer_text import AnswerFault, InvalidAnswer
from diplovisit.drafting.model.candidates import Candidate, CandidateState, Thing, things_of
from diplovisit.drafting.model.combining import combine_candidates
from diplovisit.drafting.model.prompt import write_prompt, write_repair_prompt
from diplovisit.drafting.model.weighing import Weighing
from diplovisit.drafting.proposal import Proposal, ProposedSource, RefusedFact
from diplovisit.drafting.rules.proposer import propose_by_rules
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.vocabularies import SourceKind

AskModel: TypeAlias = Callable[[str], str]
"""Takes a prompt and returns the model's answer, as text."""

MOST_ROUNDS: Final = 10
_INDEX: Final = lazy_pattern(r"\[[0-9]+\]")


@attrs.frozen(kw_only=True)
class ModelRound:
    """One question and its answer. proposed: facts of the answer. accepted: of these, how many the words prove.

    refused: each refused fact with its path in the answer. faults: what breaks the form of answers. proven: the fields
    and values that the words prove.
    """

    number: int
    proposed: int
    accepted: int
    refused: tuple[tuple[str, RefusedFact], ...]
    faults: tuple[AnswerFault, ...]
    proven: tuple[tuple[str, str], ...] = ()


class ModelProposer:
    """Proposes what a model answers and the words prove. It asks once, however often it is called for the same texts.

    rounds: what was asked and answered so far. find_errors: the errors that a check would find in a record; None until
    a draft is made, which knows them.
    """

    def __init__(
        self,
        ask: AskModel,
        *,
        rounds: int = 1,
        rules: Proposer = propose_by_rules,
        find_errors: ErrorFinder | None = None,
    ) -> None:
        if not 1 <= rounds <= MOST_ROUNDS:
            raise ValueError(f"expected 1 to {MOST_ROUNDS} rounds; saw {rounds}")
        self._ask, self._most_rounds, self._rules = ask, rounds, rules
        self._proposals: dict[tuple[str, ...], Proposal] = {}
        self.find_errors = find_errors
        self.rounds: list[ModelRound] = []

    def __call__(self, articles: Sequence[Article], options: DraftOptions) -> Proposal:
        """Returns the proposal. Raises InvalidAnswer, DraftImpossible, and whatever asking the model raises."""
        key = tuple(article.text.sha256 for article in articles)
        if key not in self._proposals:
            self._proposals[key] = self._propose(articles, options)
        return self._proposals[key]

    @property
    def refused(self) -> tuple[RefusedFact, ...]:
        """The facts that are refused in the end, each once: without those that a later round proved."""
        found: dict[RefusedFact, None] = {}
        for each in self.rounds:
            found.update((fact, None) for _, fact in each.refused)
        proven = [(each.number, place) for each in self.rounds for place in each.proven]
        last = {place: number for number, place in proven}
        numbers = {fact: each.number for each in self.rounds for _, fact in each.refused}
        return tuple(fact for fact in found if last.get((_kind_of(fact.address), fact.value), 0) <= numbers[fact])

    @property
    def faults(self) -> tuple[AnswerFault, ...]:
        """What breaks the form in the last answer."""
        return self.rounds[-1].faults if self.rounds else ()

    def _propose(self, articles: Sequence[Article], options: DraftOptions) -> Proposal:
        root = things_of(_with_sources(self._rules(articles, options), articles, options))
        weighing = Weighing(articles, options, self.find_errors or (lambda _examination: ()))
        # What the rules read is decided first: no answer can take it away.
        with suppress(DraftImpossible):
            weighing.decide(root)
            _forget_refused(root)
        prompt = write_prompt(articles)
        invalid: InvalidAnswer | None = None
        impossible: DraftImpossible | None = None
        for number in range(1, self._most_rounds + 1):
            answer = self._ask(prompt)
            refused: tuple[tuple[Candidate, RefusedFact], ...] = ()
            faults: tuple[AnswerFault, ...] = ()
            proposed: list[Candidate] = []
            try:
                read = read_answer(answer, [article.id for article in articles])
            except InvalidAnswer as error:
                invalid, faults = error, error.faults
            else:
                invalid, faults = None, read.faults
                proposed = [each for each in read.root.candidates() if each.state is CandidateState.OPEN]
                combine_candidates(root, read.root, articles)
                try:
                    refused, impossible = weighing.decide(root), None
                except DraftImpossible as error:
                    impossible = error
            of_answer = tuple((each.path, attrs.evolve(fact, address=each.path)) for each, fact in refused if each.path)
            self.rounds.append(
                ModelRound(
                    number=number,
                    proposed=len(proposed),
                    accepted=sum(each.is_accepted for each in proposed),
                    refused=of_answer,
                    faults=faults,
                    proven=tuple((_kind_of(each.path), each.fact.value) for each in proposed if each.is_accepted),
                )
            )
            _forget_refused(root)
            is_settled = not of_answer and not faults and impossible is None
            if is_settled or number == self._most_rounds:
                break
            prompt = write_repair_prompt(articles, str(answer), of_answer, faults)
        if invalid is not None and all(each.proposed == 0 for each in self.rounds):
            raise invalid
        if impossible is not None:
            raise impossible
        return weighing.finish(root)


def _kind_of(path: str) -> str:
    """Returns which field a path of an answer leads to, in whatever item of a list."""
    return _INDEX.sub("", path)


def _with_sources(proposal: Proposal, articles: Sequence[Article], options: DraftOptions) -> Proposal:
    """Returns a proposal with a card for every text, because each fact names the text that states it."""
    known = {source.id for source in proposal.sources}
    first = articles[0].id if articles else None
    missing = (
        ProposedSource(id=article.id, kind=options.source_kind or SourceKind.NEWS, published=options.date)
        if article.id == first
        else ProposedSource(id=article.id)
        for article in articles
        if article.id not in known
    )
    return attrs.evolve(proposal, sources=(*proposal.sources, *missing))


def _forget_refused(root: Thing) -> None:
    """Takes the refused candidates out, with the things that are nothing without them."""
    for thing in root.all_things():
        for name, things in thing.things.items():
            thing.things[name] = [each for each in things if each.is_whole]
    for thing in root.all_things():
        for name, candidates in thing.facts.items():
            thing.facts[name] = [each for each in candidates if each.state is not CandidateState.REFUSED]
