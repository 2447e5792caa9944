"""What a draft asks about the countries of cells: names that no list has, territories, and several in one cell."""

from typing import Final

from diplovisit.datasets.model import UnreadableField
from diplovisit.findings.phrases import quoted
from diplovisit.maps.column_profiles import ColumnProfile, is_country_name
from diplovisit.maps.country_cells import CountryOptions, read_country, read_destination
from diplovisit.maps.draft_lines import DraftLines, toml_text
from diplovisit.maps.mapped_facts import MappedFact
from diplovisit.maps.sheet_map import Arrangement
from diplovisit.record import Edtf
from diplovisit.record.country_lookup import country_of
from diplovisit.record.country_readings import FoundCountry, UnknownName
from diplovisit.record.polities import PolityKind

_MOST_COUNTRIES: Final = 12
_A_DAY: Final = Edtf("2014-01-01")
"""A day of the present states, by which the countries of a cell are counted."""


def ask_about_names(draft: DraftLines, fact: MappedFact, profile: ColumnProfile) -> None:
    """Adds as questions the names of countries that no list has, or that their dates may have to decide."""
    if profile.codes is not None:
        return
    table = MappedFact.SENDING if fact is MappedFact.SENDING else MappedFact.COUNTRY
    options = CountryOptions(languages=(profile.language,) if profile.language else ())
    refused: list[str] = []
    open_names: list[str] = []
    several: list[str] = []
    for text in filter(str.strip, profile.distinct):
        name = text if is_country_name(text, profile.language or "") else text.rpartition(",")[2].strip()
        if "write a row for each" in _refusal(fact, text, _A_DAY, options):
            several.append(text)
        elif _refusal(fact, text, None, options):
            reading = country_of(name, None, languages=options.languages)
            is_dated = not isinstance(reading, FoundCountry | UnknownName) and (
                fact is MappedFact.DESTINATION or name == text
            )
            (open_names if is_dated else refused).append(text)
    if several:
        shown = ", ".join(map(quoted, several[:_MOST_COUNTRIES]))
        draft.lines.append(f"# Refused, because a row has one country; write a row for each: {shown}")
    if refused:
        draft.table(f"values.{table}")
        for text in refused[:_MOST_COUNTRIES]:
            _ask_about_country(draft, text, options.languages)
        if len(refused) > _MOST_COUNTRIES:
            draft.lines.append(f"# … and {len(refused) - _MOST_COUNTRIES:,} more names that are not read")
    if open_names:
        shown = ", ".join(map(quoted, open_names[:_MOST_COUNTRIES]))
        draft.lines.append(f"# The date of each row decides what these mean, or the row is refused: {shown}")


def _refusal(fact: MappedFact, text: str, when: Edtf | None, options: CountryOptions) -> str:
    """Returns why a text is not read as a country or a destination; "" if it is."""
    try:
        if fact is MappedFact.DESTINATION:
            read_destination(text, Arrangement.PLACE_COUNTRY, when, options)
        else:
            read_country(text, when, options)
    except UnreadableField as error:
        return str(error)
    return ""


def _ask_about_country(draft: DraftLines, text: str, languages: tuple[str, ...]) -> None:
    """Asks which country a text means, or who was the sovereign of a territory."""
    reading = country_of(text, None, languages=languages)
    if isinstance(reading, FoundCountry) and reading.polity.kind is PolityKind.TERRITORY:
        question = f"{quoted(text)} is a territory. Which state is its sovereign? Write its code before the slash."
        draft.ask(f'{toml_text(text)} = "…/{reading.code}"', question)
    else:
        draft.ask(f'{toml_text(text)} = "…"', f"Which country is {quoted(text)}? Write its code, such as NO.")
