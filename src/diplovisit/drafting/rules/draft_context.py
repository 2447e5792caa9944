"""What is known when the rules read a visit: the articles, the people, the day of each article."""

import datetime
import functools

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.proposal import ProposedPerson, ProposedSource, ProposedTraveller
from diplovisit.evidence.names import NameOccurrence, NameVerdict, name_occurrences
from diplovisit.evidence.sentence import Sentence
from diplovisit.evidence.verdicts.verdict import CitedText
from diplovisit.record import Edtf, EdtfError, PersonKind, Status


@attrs.frozen(kw_only=True, eq=False)
class DraftContext:
    """The articles of one visit with the people in them, and those who travel; the first of these leads.

    is_ahead: whether the words tell the journey as one to come, so that a journey of the past is another one. off:
    what became of the visit as a whole where it is put off or called off, None otherwise.
    """

    articles: tuple[Article, ...]
    people: tuple[ProposedPerson, ...] = ()
    travellers: tuple[ProposedTraveller, ...] = ()
    sources: tuple[ProposedSource, ...] = ()
    options: DraftOptions
    is_ahead: bool = False
    off: Status | None = None

    @functools.cached_property
    def traveller_keys(self) -> frozenset[str]:
        """The keys of those who travel; without those who stayed at home."""
        return frozenset(each.person.value for each in self.travellers if each.status is None)

    @functools.cached_property
    def leader(self) -> ProposedPerson | None:
        """The person whose visit it is; None where nobody is known to travel."""
        keys = [each.person.value for each in self.travellers if each.status is None]
        return next((person for key in keys[:1] for person in self.people if person.key == key), None)

    @functools.cached_property
    def traveller_countries(self) -> frozenset[str]:
        """The codes of the countries of those who travel."""
        return frozenset(
            person.country.value
            for person in self.people
            if person.key in self.traveller_keys and person.country is not None
        )

    def dateline_of(self, article: Article) -> Edtf | None:
        """The date of the dateline of an article, as a record would have it; None where it has none."""
        card = next((each for each in self.sources if each.id == article.id), None)
        texts = [card.dateline_date.value] if card is not None and card.dateline_date is not None else []
        if article is self.articles[0] and self.options.date is not None:
            texts.insert(0, self.options.date)
        return _read_date(texts[0]) if texts else None

    def day_of(self, article: Article) -> datetime.date | None:
        """The day of the dateline of an article; None where it has no day."""
        dateline = self.dateline_of(article)
        return dateline.lower if dateline is not None and dateline.lower == dateline.upper else None

    def cited(self, article: Article, sentence: Sentence, start: int, end: int, *, is_off: bool = False) -> CitedText:
        """Returns a span of a sentence as the verdicts read it."""
        return CitedText(
            sentence=sentence, start=start, end=end, has_text=True, day=self.day_of(article), is_off=is_off
        )

    def mentions_of(self, person: ProposedPerson, text: str) -> tuple[NameOccurrence, ...]:
        """Returns where a sentence has any of the names of a person."""
        if person.name is None:
            return ()
        aliases = tuple(alias.value for alias in person.aliases)
        is_person = person.kind is PersonKind.PERSON
        found = name_occurrences(text, person.name.value, aliases, is_person=is_person)
        return tuple(each for each in found if each.verdict is not NameVerdict.LONGER)


def _read_date(text: str) -> Edtf | None:
    try:
        return Edtf(text)
    except EdtfError:
        return None
