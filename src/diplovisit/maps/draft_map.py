"""Drafts a map of sheets: what headers and values show, and as questions what a person has to decide."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.maps.column_guesses import ColumnGuesses, guess_columns
from diplovisit.maps.column_profiles import (
    ColumnProfile,
    ValueKind,
    date_order,
    names_year,
    profile_column,
    sample_rows,
)
from diplovisit.maps.day_columns import date_languages
from diplovisit.maps.draft_countries import ask_about_names
from diplovisit.maps.draft_lines import DraftLines, toml_list, toml_text
from diplovisit.maps.header_words import fold_header
from diplovisit.maps.lone_rows import YEAR_HEADINGS, is_total, rows_without_visit, section_column
from diplovisit.maps.map_data_set import fold_id
from diplovisit.maps.mapped_facts import VOCABULARIES, MappedFact
from diplovisit.maps.sheet_map import fold_word
from diplovisit.maps.word_guesses import meaning_of_word
from diplovisit.readers.sheet_values import Sheet, SheetColumn, SheetFile, SheetRow, is_blank

_MOST_WORDS: Final = 40
"""The most words of a column that are proposed for a value table."""
_WIDEST: Final = 110
_MOST_ALIKE: Final = 0.6
_SPLIT: Final = frozenset(
    (
        MappedFact.PLACE,
        MappedFact.URL,
        MappedFact.PURPOSE,
        MappedFact.HOST,
        MappedFact.EVENT,
        MappedFact.TRAVELLER,
        MappedFact.ALSO,
        MappedFact.CATEGORY,
    )
)
_PEOPLE: Final = frozenset((MappedFact.TRAVELLER, MappedFact.ALSO, MappedFact.HOST))
_BETWEEN_NAMES: Final = lazy_pattern(r"(?<=\w)( (?:et|and|y|e|und|en|&) )(?=[A-ZÀ-Þ])")
_TABLES: Final = (MappedFact.STATUS, MappedFact.CATEGORY, MappedFact.RANK)
_MOST_SKIPPED: Final = 10
_LONGEST_PREFIX: Final = 24


@attrs.frozen(kw_only=True)
class DraftedMap:
    """The text of a drafted map, and the questions that it leaves to a person, each in a sentence."""

    text: str
    questions: tuple[str, ...]


def draft_map(file: SheetFile, *, title: str, today: datetime.date) -> DraftedMap:
    """Drafts a map of the sheets of a file. `title` is what the records call the source; a person may change it.

    Sheets with other columns than the first one are left out, with a comment. Raises ValueError for a file without a
    sheet that has rows.

    >>> from diplovisit.readers.sheets import read_sheets
    >>> sheet = read_sheets(b"Visitor,Country,From,To\\nLiis Tamm,Latvia,13/07/2025,14/07/2025\\n", name="v.csv")
    >>> print(
    ...     draft_map(sheet, title="Visits", today=datetime.date(2026, 11, 30)).text.partition("[columns]")[2].strip()
    ... )
    traveller = "Visitor"
    country = "Country"
    first-day = "From"
    last-day = "To"
    """
    samples = [(sheet, rows) for sheet in file.sheets if (rows := sample_rows(sheet))]
    if not samples:
        raise ValueError(f"{file.name}: no sheet with rows below a header; nothing to draft a map of")
    first = samples[0][0]
    alike = [sample for sample in samples if _are_alike(_names(sample[0]), _names(first))]
    rows = [row for _, several in alike for row in several]
    columns = _all_columns(sheet for sheet, _ in alike)
    profiles = [_profile(name, alike) for name in columns]
    guesses = guess_columns(profiles)
    draft = DraftLines(lines=["format = 1"])
    if prefix := _id_prefix(title):
        draft.entry("id-prefix", toml_text(prefix), "the ids of the records begin with it")
    languages = _languages(guesses)
    _add_source(draft, title, today, languages)
    section = section_column(first, rows)
    _add_layout(draft, file, [sheet for sheet, _ in alike], profiles, guesses, rows, section)
    _add_record(draft, guesses, section)
    _add_columns(draft, guesses, section)
    _add_words(draft, guesses)
    if guesses.group is not None:
        draft.table("visits")
        draft.entry("group-by", toml_text(guesses.group.name), "rows that have this alike are one visit")
    for sheet, _ in samples:
        if all(sheet is not one for one, _ in alike):
            draft.lines.append(f"# The sheet {quoted(sheet.name)} has other columns; it needs a map of its own.")
    head = ["# Drafted by `diplovisit map`. Look at each line, then try it: diplovisit import SHEET --map THIS --check"]
    if draft.questions:
        number = len(draft.questions)
        head.append(f"# {number} {'question is' if number == 1 else 'questions are'} open: look for `# ?`.")
    return DraftedMap(text="\n".join([*head, *draft.lines]) + "\n", questions=tuple(draft.questions))


def _id_prefix(title: str) -> str:
    """Returns the first words of a title as the beginning of ids, which hold no date."""
    words = [word for word in fold_id(title).split("-") if word and not re.fullmatch("(?:1[0-9]|20)[0-9]{2}", word)]
    prefix = ""
    for word in words:
        longer = f"{prefix}-{word}" if prefix else word[:_LONGEST_PREFIX]
        if len(longer) > _LONGEST_PREFIX:
            break
        prefix = longer
    return prefix


def _are_alike(names: set[str], others: set[str]) -> bool:
    """Whether most names of two headers are the same, so that one map serves both sheets."""
    return len(names & others) >= _MOST_ALIKE * len(names | others)


def _names(sheet: Sheet) -> set[str]:
    return {fold_header(column.name) for column in sheet.columns if column.heading}


def _all_columns(sheets: Iterable[Sheet]) -> list[str]:
    return list(dict.fromkeys(column.name for sheet in sheets for column in sheet.columns))


def _profile(name: str, samples: Sequence[tuple[Sheet, list[SheetRow]]]) -> ColumnProfile:
    """Profiles a column by the rows of the first sheet that has it."""
    for sheet, rows in samples:
        if (column := next((one for one in sheet.columns if one.name == name), None)) is not None:
            return profile_column(column, rows)
    return profile_column(SheetColumn(name=name, index=0), [])


def _add_source(draft: DraftLines, title: str, today: datetime.date, languages: Sequence[str]) -> None:
    draft.table("source")
    draft.entry("title", toml_text(title), "what the records call this sheet")
    draft.lines.append('# publisher = "…"  # who maintains the sheet')
    if languages:
        draft.entry("language", toml_text(languages[0]), "of the sheet")
    draft.entry("read-on", today.isoformat(), "the day on which you obtained the sheet")


def _languages(guesses: ColumnGuesses) -> tuple[str, ...]:
    """Returns the languages besides English of names of countries and of dates, in this order."""
    several = [profile for profiles in guesses.facts.values() for profile in profiles]
    named = [profile.language for profile in several if profile.language]
    dated = date_languages(profile for fact in _DAYS for profile in guesses.facts.get(fact, ()))
    return tuple(dict.fromkeys((*named, *dated)))


def _add_layout(
    draft: DraftLines,
    file: SheetFile,
    sheets: Sequence[Sheet],
    profiles: Sequence[ColumnProfile],
    guesses: ColumnGuesses,
    rows: Sequence[SheetRow],
    section: str | None,
) -> None:
    draft.table("sheet")
    start = len(draft.lines)
    used = [profile for profile in profiles if profile not in guesses.unused]
    if len(file.sheets) > len(sheets):
        draft.entry("sheets", toml_list(sheet.name for sheet in sheets))
    if sheets[0].header_row > 1 and len({sheet.header_row for sheet in sheets}) == 1:
        draft.entry("header", str(sheets[0].header_row), "the row of the column names")
    if "guess" in file.encoding:
        draft.lines.append(f'# encoding = "…"  # {file.encoding}: check that all accents are right')
    statuses = guesses.facts.get(MappedFact.STATUS, ())
    if words := list(
        dict.fromkeys(word for profile in used if profile not in statuses for word in profile.empty_words)
    ):
        draft.entry("empty", toml_list(words), "words that mean an empty cell")
    if section is not None:
        draft.entry("sections", toml_text(section), "rows with one filled cell are headings")
    filled = [column.name for column in _gaps(guesses, rows) if column.name != section]
    if filled:
        draft.ask(f"fill-down = {toml_list(filled)}", "Do the empty cells of this column repeat the cell above?")
    kinds = {ValueKind.DAY, ValueKind.PHRASE}
    days = [profile for fact in _DAYS for profile in guesses.facts.get(fact, ()) if profile.kind in kinds]
    days += [profile for profile in guesses.open_days if profile.kind in kinds]
    order, shown = date_order(text for profile in days for text in profile.distinct)
    if order:
        draft.entry("dates", toml_text(order), f"{shown} shows it")
    elif order == "":
        draft.ask('dates = "dmy"', f"The days have two orders; {shown} is of the second. Which order is right?")
    elif shown is not None:
        draft.ask('dates = "dmy"', f"Is {shown} written day first (dmy) or month first (mdy)?")
    if languages := _languages(guesses):
        draft.entry("languages", toml_list(languages), "of the names of countries and months")
    unused = [profile.name for profile in guesses.unused if profile.name != section]
    if unused:
        draft.entry("left-out", toml_list(unused), _reason(guesses))
    _add_lone_cells(draft, rows, section)
    if len(draft.lines) == start:
        del draft.lines[start - 2 :]


_DAYS: Final = (MappedFact.FIRST_DAY, MappedFact.LAST_DAY, MappedFact.DATES)


def _add_lone_cells(draft: DraftLines, rows: Sequence[SheetRow], section: str | None) -> None:
    """Asks whether rows that may be no visits are to be skipped: lone cells that are no headings, and totals."""
    lone = rows_without_visit(rows, section)
    if lone:
        skipped = ", ".join(
            f"{{ column = {toml_text(column)}, is = {toml_list(texts[:_MOST_SKIPPED])} }}"
            for column, texts in lone.items()
        )
        shown = ", ".join(quoted(text) for texts in lone.values() for text in texts[:3])
        draft.ask(f"skip = [{skipped}]", f"Some rows do not look like visits, such as {shown}. Skip them?")


def _reason(guesses: ColumnGuesses) -> str:
    shown = [f"{profile.name}: {why}" for profile in guesses.unused if (why := guesses.reasons.get(profile.name))]
    return "; ".join(shown) if shown and len("; ".join(shown)) < _WIDEST else "no fact was recognised in them"


def _gaps(guesses: ColumnGuesses, rows: Sequence[SheetRow]) -> Iterator[SheetColumn]:
    """Yields columns that name a traveller, an office or a country in some rows and are empty below them."""
    several = [row for row in rows if row.only_text is None and not is_total(row)]
    for fact in (MappedFact.TRAVELLER, MappedFact.OFFICE, MappedFact.SENDING, MappedFact.COUNTRY):
        for profile in guesses.facts.get(fact, ()):
            index = profile.column.index
            filled = [bool(row.texts[index].strip()) for row in several if index < len(row.texts)]
            if filled and filled[0] and not all(filled):
                yield profile.column


def _add_record(draft: DraftLines, guesses: ColumnGuesses, section: str | None) -> None:
    draft.table("record")
    start = len(draft.lines)
    if MappedFact.STATUS not in guesses.facts:
        words = ", ".join(word.value for word in VOCABULARIES[MappedFact.STATUS])
        draft.ask('status = "held"', f"No column states the status of the visits. Which is it: {words}?")
    if MappedFact.TRAVELLER not in guesses.facts and section in {None, YEAR_HEADINGS}:
        question = "No column looks like the name of the traveller. Who travels?"
        left = [quoted(profile.name) for profile in guesses.unused if profile.kind is ValueKind.WORDS]
        which = f" If a column says so, such as {' or '.join(left[:3])}, name it under [columns]." if left else ""
        draft.ask('traveller = "Ann Example"', question + which)
    if _lack_year(guesses, section):
        draft.ask("year = 2012", "The days have no year, and no column says it. Of which year are they?")
    if MappedFact.SENDING not in guesses.facts:
        draft.lines.append('# sending = "NO"  # the country that all travellers come from, if it is one')
    if guesses.countries is not None and guesses.countries.visited is None:
        pass  # asked below [columns]
    elif not guesses.facts.keys() & {MappedFact.COUNTRY, MappedFact.DESTINATION}:
        draft.ask('country = "NO"', "No column looks like the country visited. Which one do all visits go to?")
    if len(draft.lines) == start:
        del draft.lines[start - 2 :]


def _lack_year(guesses: ColumnGuesses, section: str | None) -> bool:
    """Whether the days of the sheet are written without a year, and nothing else gives it."""
    if section == YEAR_HEADINGS or MappedFact.YEAR in guesses.facts:
        return False
    if any(profile.kind is ValueKind.YEAR for profile in guesses.open_days):
        return False
    days = guesses.facts.get(MappedFact.DATES) or guesses.facts.get(MappedFact.FIRST_DAY) or ()
    phrases = [profile for profile in days if profile.kind is ValueKind.PHRASE]
    return bool(phrases) and not any(names_year(text) for profile in phrases for text in profile.distinct)


def _add_columns(draft: DraftLines, guesses: ColumnGuesses, section: str | None) -> None:
    draft.table("columns")
    facts = dict(guesses.facts)
    has_section_traveller = MappedFact.TRAVELLER not in facts and section not in {None, YEAR_HEADINGS}
    for fact in MappedFact:
        if fact is MappedFact.TRAVELLER and has_section_traveller:
            draft.entry(fact.value, toml_text(section or ""), "the headings; check that they name the traveller")
        if fact is MappedFact.YEAR and section == YEAR_HEADINGS and fact not in facts:
            draft.entry(fact.value, toml_text(YEAR_HEADINGS), "the headings")
        if fact is MappedFact.LAST_DAY and fact in facts:
            _ask_about_days(draft, guesses)
        if fact in facts:
            draft.entry(fact.value, _reference(fact, facts[fact]), _comment(fact, facts[fact]))
    _ask_about_countries(draft, guesses)
    _ask_about_open_days(draft, guesses)
    if not (guesses.open_days or facts.keys() & {*_DAYS, MappedFact.YEAR} or section == YEAR_HEADINGS):
        draft.ask('dates = "…"', "No column looks like the days of the visits. Which one has them?")


def _ask_about_countries(draft: DraftLines, guesses: ColumnGuesses) -> None:
    """Asks which column of countries is which, if the headers do not tell."""
    countries = guesses.countries
    if countries is None or not countries.question:
        return
    facts = [MappedFact.SENDING] if countries.visited is not None else [MappedFact.COUNTRY, MappedFact.SENDING]
    draft.lines.append(f"# ? {countries.question}")
    draft.questions.append(countries.question)
    for fact, profile in zip(facts, countries.asked, strict=False):
        draft.lines.append(f"# {fact.value} = {_reference(fact, (profile,))}")


def _ask_about_open_days(draft: DraftLines, guesses: ColumnGuesses) -> None:
    """Asks what columns of days or years mean, if no column is known to have those of the visits."""
    days = [profile for profile in guesses.open_days if profile.kind is not ValueKind.YEAR]
    years = [profile for profile in guesses.open_days if profile.kind is ValueKind.YEAR]
    if len(days) == 1:
        draft.ask(f"dates = {toml_text(days[0].name)}", f"Does {quoted(days[0].name)} have the days of the visit?")
    elif days:
        names = ", ".join(quoted(profile.name) for profile in days)
        question = f"Several columns have days: {names}. Which has the first day of the visit, and which the last?"
        draft.ask(f"first-day = {toml_text(days[0].name)}", question)
        draft.lines.append(f"# last-day = {toml_text(days[1].name)}")
    for profile in years[:1]:
        draft.ask(f"year = {toml_text(profile.name)}", f"Does {quoted(profile.name)} have the year of the visit?")


def _ask_about_days(draft: DraftLines, guesses: ColumnGuesses) -> None:
    first, last = guesses.facts[MappedFact.FIRST_DAY][0], guesses.facts[MappedFact.LAST_DAY][0]
    if not guesses.are_days_clear:
        question = f"Is {quoted(first.name)} the first day and {quoted(last.name)} the last? The values do not show it."
        draft.lines.append(f"# ? {question}")
        draft.questions.append(question)
    missing = sum(not is_blank(one) and is_blank(other) for one, other in zip(first.by_row, last.by_row, strict=False))
    if missing:
        rows = "1 row has" if missing == 1 else f"{missing:,} rows have"
        draft.ask(
            f"last-day = {{ column = {toml_text(last.name)}, empty-is-first-day = true }}",
            f"{rows} no last day. If such a trip lasted one day, replace the next line with this one.",
        )


def _reference(fact: MappedFact, profiles: tuple[ColumnProfile, ...]) -> str:
    names = toml_text(profiles[0].name) if len(profiles) == 1 else toml_list(profile.name for profile in profiles)
    options = []
    separators = _separators(fact, profiles)
    if separators:
        split = toml_text(separators[0]) if len(separators) == 1 else toml_list(separators)
        options.append(f"split = {split}")
    if fact is MappedFact.DESTINATION:
        options.append('as = "place, country"')
    if profiles[0].codes is not None:
        options.append(f"codes = {toml_text(profiles[0].codes.value)}")
    if fact in {MappedFact.CATEGORY, MappedFact.RANK} and _unknown_words(fact, profiles[0]):
        options.append('other = "note"')
    return f"{{ column = {names}, {', '.join(options)} }}" if options else names


def _separators(fact: MappedFact, profiles: tuple[ColumnProfile, ...]) -> list[str]:
    """Returns what stands between several values in the cells: a sign, or between names the word for "and", too."""
    signs = [profile.separator.strip() or profile.separator for profile in profiles if profile.separator]
    separators = signs[:1] if fact in _SPLIT else []
    if fact in _PEOPLE:
        texts = [text for profile in profiles for text in profile.distinct]
        joined = [text for text in texts if _BETWEEN_NAMES.search(text)]
        separators += sorted({match[1] for text in joined for match in _BETWEEN_NAMES.finditer(text)})
        # "A, B et C": without a word for "and", a comma may part a surname from its given name.
        separators += [","] if any("," in text for text in joined) else []
    return separators


def _comment(fact: MappedFact, profiles: tuple[ColumnProfile, ...]) -> str:
    if fact is MappedFact.CATEGORY and _unknown_words(fact, profiles[0]):
        return "words that are no protocol class become notes"
    return ""


def _words_of(fact: MappedFact, profile: ColumnProfile) -> list[str]:
    """Returns the words of a column, each once: the parts of its cells where they are split."""
    separator = profile.separator if fact in _SPLIT else None
    parts = (part.strip() for text in profile.distinct for part in (text.split(separator) if separator else (text,)))
    return list(dict.fromkeys(part for part in parts if part))


def _unknown_words(fact: MappedFact, profile: ColumnProfile) -> list[str]:
    return [text for text in _words_of(fact, profile) if meaning_of_word(fact, text) is None]


def _add_words(draft: DraftLines, guesses: ColumnGuesses) -> None:
    for fact in _TABLES:
        for profile in guesses.facts.get(fact, ())[:1]:
            _add_word_table(draft, fact, profile)
    for fact in (MappedFact.SENDING, MappedFact.COUNTRY, MappedFact.DESTINATION):
        for profile in guesses.facts.get(fact, ())[:1]:
            ask_about_names(draft, fact, profile)


def _add_word_table(draft: DraftLines, fact: MappedFact, profile: ColumnProfile) -> None:
    words = [word.value for word in VOCABULARIES[fact]]
    known: dict[str, tuple[str, str]] = {}
    unknown: dict[str, str] = {}
    # No status is assumed, so a status such as "tbc" needs a meaning too.
    open_words = profile.empty_words if fact is MappedFact.STATUS else ()
    for text in (*_words_of(fact, profile), *(word.strip() for word in open_words)):
        if (meaning := meaning_of_word(fact, text)) is not None:
            known.setdefault(fold_word(text), (text, meaning))
        elif text not in words:
            unknown.setdefault(fold_word(text), text)
    if not unknown and all(text == meaning for text, meaning in known.values()):
        return
    draft.table(f"values.{fact}")
    if unknown:
        draft.lines.append(f"# The words of a record: {', '.join(words)}")
    for text, meaning in list(known.values())[:_MOST_WORDS]:
        draft.entry(toml_text(text), toml_text(meaning))
    shown = list(unknown.values())[:_MOST_WORDS]
    if fact is MappedFact.STATUS:
        for text in shown:
            draft.ask(f'{toml_text(text)} = "…"', f"Which status is {quoted(text)}?")
    elif unknown:
        draft.lines.append(f"# Kept as notes: {', '.join(map(quoted, shown))}")
    if len(unknown) > _MOST_WORDS:
        draft.lines.append(f"# … and {len(unknown) - _MOST_WORDS:,} more words")
    if not known and fact is not MappedFact.STATUS:
        draft.lines.append('"-" = "-"')
