"""Who invites: a country, or a person, after "at the invitation of" or before "invited"."""

from typing import Final

from diplovisit.evidence.lexicon import travel_words as words_for
from diplovisit.evidence.lexicon.names import (
    FUNCTION_WORDS,
    HONORIFICS,
    OFFICE_WORDS,
)
from diplovisit.evidence.names.country_names import Strength
from diplovisit.evidence.names.country_words import REACH, CountryWords
from diplovisit.evidence.names.journeys import PRONOUNS
from diplovisit.evidence.names.tokens import is_possessive

_HOST_WORDS: Final = frozenset(
    "counterpart colleague authorities side parliament assembly ministry cabinet host hosts people ruler".split()  # noqa: SIM905  # a list of words reads best as words
)


class Invitations(CountryWords):
    """The names in a sentence whose holders invite."""

    def is_inviting(self, start: int) -> bool:
        """Whether the name at an offset is the one that invites: "at the invitation of", "invited by", "X invited"."""
        index = self._starts.get(start)
        if index is None:
            return False
        if self._is_invitation_after(index):
            return True
        if not self._is_inviting_state(index):
            return False
        position, steps = index - 1, 0
        while position > 0 and steps < REACH:
            lower = self._word(position)
            if self._gap(position + 1) not in {" ", ", ", ". ", ".", "'"} and self._tokens[position + 1].gap != "-":
                return False
            if lower in {"by", "of", "from"} and self._follows_invitation(position):
                return True
            if not (
                lower in OFFICE_WORDS
                or lower
                in {"the", "her", "his", "their", "its", "of", "for", "and", "government", "s", "new", "h", "e"}
                or lower
                in {"colleague", "counterpart", "host", "people", "parliament", "kingdom", "republic", "ministry"}
                or self._tokens[position].text in HONORIFICS
                or position in self._country_at
            ):
                return False
            position -= 1
            steps += 1
        return False

    def denial_before(self, start: int) -> str | None:
        """Returns the "not" before the preposition of a name at an offset: "invited not by Hungary"; None if none."""
        index = self._starts.get(start, 0)
        for position in range(index - 1, max(-1, index - 8), -1):
            if self._word(position) in {"by", "of", "from", "at"}:
                before = self._word(position - 1)
                return before if before in {"not", "never"} else None
        return None

    def _follows_invitation(self, position: int) -> bool:
        before = position - 1
        if self._word(before) == "hosted":
            return self._word(position) == "by" and self._is_guest(before)
        if self._word(before) in {"guest", "guests"}:
            return self._word(position) == "of" and "as" in self._lower[max(0, before - 3) : before]
        if self._word(before) in {"came", "comes", "come"} and self._word(position) == "from":
            before -= 1
        while before > 0 and self._word(before) in words_for.PASSES_ON:
            before -= 1
        if self._word(before) == "letter":
            before -= 1
        if self._word(before) == "but" and "invited" in self._lower[:before]:
            return True  # "invited not by Hungary but by Austria"
        if self._word(before) == "not":
            before -= 1
        lower = self._word(before)
        if lower in {"invitation", "invitations"}:
            return self._is_invitation_taken(before)
        return lower in words_for.INVITATIONS and (self._word(before - 1), self._word(before - 2)) != ("be", "to")

    def _is_invitation_taken(self, noun: int) -> bool:
        """Whether a word is known that stands above an invitation: "at the", "accepted an", and not "tore up the"."""
        position = noun - 1
        while position >= 0 and self._gap(position + 1) == " " and noun - position < 7:
            if (lower := self._word(position)) in words_for.BEFORE_INVITATION:
                return True
            is_noun_phrase = (
                lower in words_for.PASSES_ON
                or lower in words_for.OF_INVITATION
                or (position > 0 and self._word(position - 1) in {"the", "a", "an", "his", "her", "their"})
            )
            if not is_noun_phrase:
                return False
            position -= 1
        return True

    def _is_inviting_state(self, index: int) -> bool:
        """Whether what follows a country or a person leaves the invitation to them: not "invited by Kenyan farmers"."""
        last, is_demonym = index, False
        if index in self._country_at:
            number = self._country_at[index]
            last, is_demonym = self._spans[number][1], self.mentions[number].strength is Strength.DEMONYM
        else:
            while last + 1 < len(self._tokens) and last - index < 6 and self._gap(last + 1) in {" ", "-"} and (
                self._tokens[last + 1].is_capitalised
            ):  # fmt: skip
                last += 1
            return not is_possessive(self._tokens, last + 1)
        if is_possessive(self._tokens, last + 1):
            return self._is_host_word(last + 2)
        if is_demonym:
            return self._gap(last + 1) in {" ", "-"} and self._is_host_word(last + 1)
        return self._is_closed(last, in_list=False) or self._is_host_word(last + 1)

    def _is_host_word(self, index: int) -> bool:
        lower = self._word(index)
        return lower in OFFICE_WORDS | words_for.ATTRIBUTES or lower in _HOST_WORDS

    def _is_guest(self, hosted: int) -> bool:
        """Whether the subject of "was hosted" is somebody who travels, and not a dinner."""
        subject = hosted - 1
        while self._gap(subject + 1) == " " and self._word(subject) in words_for.AUXILIARIES:
            subject -= 1
        if subject < 0 or subject == hosted - 1 or self._gap(subject + 1) != " ":
            return False
        if self._word(subject) in {"visit", "mission", "government"} | words_for.HOSTED_EVENTS:
            return False
        return self._is_traveller_noun(subject) or self._word(subject) in PRONOUNS - {"it"}

    def _is_invitation_after(self, index: int) -> bool:
        """Whether "invited" or "'s invitation" follows a name of up to four words, or the government of a country."""
        position = index
        while position + 1 < len(self._tokens) and position - index < 6:
            position += 1
            lower = self._word(position)
            if lower in {"invited", "invites"} and self._gap(position) == " ":
                return self._is_invited_person(position + 1) and self._word(position - 1) not in {"was", "been"}
            if lower == "invitation" and is_possessive(self._tokens, position - 1):
                return True
            capital = self._tokens[position].is_capitalised or position in self._country_at
            if index in self._country_at and self._country_at.get(position) != self._country_at[index] and capital:
                capital = self._is_host_word(position)  # neither "the Norwegian Red Cross" nor "Norway Sweden"
            if not (capital or lower in {"has", "had", "s", "also", "government"}):
                return False
        return False

    def _is_invited_person(self, index: int) -> bool:
        """Whether somebody begins behind "invited", and not tenders or criticism."""
        if index >= len(self._tokens) or self._word(index) in {"by", "to"}:
            return False
        return (
            self._tokens[index].is_capitalised
            or self._is_traveller_noun(index)
            or self._word(index) in FUNCTION_WORDS | OFFICE_WORDS | {"visiting"}
            or self._tokens[index].text[0].isdigit()
        )
