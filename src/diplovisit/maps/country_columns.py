"""Which column names the country visited and which the country of the traveller: headers tell, or a person is asked."""

from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.maps.column_profiles import ColumnProfile, ValueKind
from diplovisit.maps.header_words import facts_of_header, names_country_alone
from diplovisit.maps.mapped_facts import MappedFact
from diplovisit.record.country_lookup import named_country
from diplovisit.record.country_readings import FoundCountry

COUNTRY_KINDS: Final = frozenset((ValueKind.COUNTRY, ValueKind.CODE, ValueKind.PLACE_AND_COUNTRY))
_OTHER: Final = (MappedFact.PLACE, MappedFact.EVENT, MappedFact.NOTE, MappedFact.PURPOSE)
_ALIKE: Final = 0.8


@attrs.frozen(kw_only=True)
class CountryColumns:
    """The columns of the two countries of a visit.

    repeated: columns that name the same country as one of the two. asked: columns that a person has to tell apart.
    """

    visited: ColumnProfile | None = None
    sending: ColumnProfile | None = None
    repeated: tuple[ColumnProfile, ...] = ()
    asked: tuple[ColumnProfile, ...] = ()

    @property
    def question(self) -> str:
        """What to ask a person; "" if the headers tell."""
        names = " and ".join(quoted(profile.name) for profile in self.asked)
        if not self.asked:
            return ""
        if self.visited is not None:
            gives = "gives" if len(self.asked) == 1 else "give"
            return f"{names} also {gives} a country. Is it the one that travellers come from?"
        return f"{names} have countries. Which is the country visited, and which do travellers come from?"


def find_country_columns(profiles: Sequence[ColumnProfile]) -> CountryColumns | None:
    """Returns which columns have which countries; None unless there are two columns with different countries."""
    groups = _groups(profile for profile in profiles if profile.kind in COUNTRY_KINDS and _may_be_country(profile))
    if len(groups) < 2:
        return None
    firsts = [group[0] for group in groups]
    repeated = tuple(profile for group in groups for profile in group[1:])
    sending = [group[0] for group in groups if any(map(_names_sender, group))]
    visited = [group[0] for group in groups if group[0] not in sending and any(map(_names_host, group))]
    generic = [first for first in firsts if first not in sending and first not in visited and _is_generic(first)]
    others = [first for first in firsts if first not in (*sending, *visited, *generic)]
    if not visited and len(generic) == 1 and sending:
        visited = generic
    elif not visited and not generic and len(others) == 1 and sending:
        visited = others
    elif len(visited) == 1 and not sending and len(generic) == 1:
        sending = generic
    if len(visited) == 1 and len(sending) <= 1:
        known = (*visited, *sending)
        asked = () if sending else tuple(first for first in firsts if first not in known)
        return CountryColumns(
            visited=visited[0], sending=sending[0] if sending else None, repeated=repeated, asked=asked
        )
    return CountryColumns(repeated=repeated, asked=tuple(firsts))


def _may_be_country(profile: ColumnProfile) -> bool:
    """Whether a header leaves it open that the values are countries: a city may have the name of one."""
    facts = facts_of_header(profile.name)
    is_other = not facts.keys().isdisjoint(_OTHER) and not facts.keys() & {MappedFact.COUNTRY, MappedFact.SENDING}
    return not is_other or profile.kind is ValueKind.PLACE_AND_COUNTRY


def _groups(profiles: Iterable[ColumnProfile]) -> list[list[ColumnProfile]]:
    """Puts columns that name the same countries in one group, the codes first."""
    groups: list[list[ColumnProfile]] = []
    for profile in sorted(profiles, key=lambda one: one.kind is not ValueKind.CODE):
        found = next((group for group in groups if _are_same(group[0], profile)), None)
        if found is None:
            groups.append([profile])
        else:
            found.append(profile)
    return sorted(groups, key=lambda group: group[0].column.index)


def _are_same(profile: ColumnProfile, other: ColumnProfile) -> bool:
    pairs = [
        (one, two)
        for first, second in zip(profile.by_row, other.by_row, strict=False)
        if (one := _code(profile, first)) is not None and (two := _code(other, second)) is not None
    ]
    return bool(pairs) and sum(one == two for one, two in pairs) >= _ALIKE * len(pairs)


def _code(profile: ColumnProfile, text: str) -> str | None:
    if profile.kind is ValueKind.PLACE_AND_COUNTRY:
        text = text.rpartition(",")[2]
    languages = (profile.language,) if profile.language else ()
    reading = named_country(text, None, codes=profile.codes, languages=languages)
    return reading.code if isinstance(reading, FoundCountry) else None


def _names_sender(profile: ColumnProfile) -> bool:
    return MappedFact.SENDING in facts_of_header(profile.name)


def _names_host(profile: ColumnProfile) -> bool:
    facts = facts_of_header(profile.name)
    is_place = profile.kind is ValueKind.PLACE_AND_COUNTRY
    return (MappedFact.COUNTRY in facts and not _is_generic(profile)) or is_place


def _is_generic(profile: ColumnProfile) -> bool:
    return names_country_alone(profile.name)
