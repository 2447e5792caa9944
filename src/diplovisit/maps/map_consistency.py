"""What the forms of a map cannot say: keys that exclude or need each other, and words that the record must have."""

import itertools
from collections.abc import Iterator, Mapping

from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.findings.rule import FieldPath
from diplovisit.maps.mapped_facts import COUNTRIES, SENTENCES, VOCABULARIES, MappedFact
from diplovisit.maps.sheet_map import NOTHING, ColumnReference, OtherWords, SheetMap, fold_word
from diplovisit.record.polities import polity, suggest_code

_EXCLUSIVE = (
    (MappedFact.DATES, MappedFact.FIRST_DAY),
    (MappedFact.DATES, MappedFact.LAST_DAY),
    (MappedFact.DESTINATION, MappedFact.COUNTRY),
    (MappedFact.DESTINATION, MappedFact.PLACE),
)
_NOT_CONSTANT = frozenset(
    (MappedFact.ROW_ID, MappedFact.DESTINATION, MappedFact.FIRST_DAY, MappedFact.LAST_DAY, MappedFact.DATES)
)
_NAMED = frozenset((MappedFact.TRAVELLER, MappedFact.ALSO, MappedFact.HOST, MappedFact.PLACE, MappedFact.DESTINATION))
_SPLIT = frozenset(
    (
        MappedFact.TRAVELLER,
        MappedFact.ALSO,
        MappedFact.PLACE,
        MappedFact.HOST,
        MappedFact.EVENT,
        MappedFact.PURPOSE,
        MappedFact.NOTE,
        MappedFact.URL,
        MappedFact.CATEGORY,
        MappedFact.KIND,
        MappedFact.STATUS,
        MappedFact.CAPACITY,
        MappedFact.ACTIVITY,
    )
)


def inconsistencies(sheet_map: SheetMap) -> Iterator[tuple[FieldPath, str]]:
    """Yields the paths and sentences of what a map contradicts or lacks, although each key is well formed."""
    yield from _missing(sheet_map)
    yield from _excluding(sheet_map)
    for subject, texts in sheet_map.constants.items():
        yield from _constant(subject, texts)
    for subject, column in sheet_map.columns.items():
        yield from _column(subject, column, sheet_map.values.get(subject))
    for subject, words in sheet_map.values.items():
        # The countries of a destination may stand in [values.country], too.
        is_read = subject in sheet_map.columns or (
            subject is MappedFact.COUNTRY and MappedFact.DESTINATION in sheet_map.columns
        )
        if not is_read:
            sentence = f"[columns] has no {quoted(subject)}, so that no cell has these words; name its column there"
            yield ("values", subject), sentence
        yield from _words(subject, words)


def _missing(sheet_map: SheetMap) -> Iterator[tuple[FieldPath, str]]:
    known = sheet_map.columns.keys() | sheet_map.constants.keys()
    if MappedFact.TRAVELLER not in known:
        sentence = 'the traveller is missing: name the column, traveller = "…", or write the name under [record]'
        yield ("columns",), sentence
    if not known & {MappedFact.COUNTRY, MappedFact.DESTINATION}:
        sentence = 'the country visited is missing: name the column, country = "…", or write it under [record]'
        yield ("columns",), sentence
    if MappedFact.STATUS not in known:
        sentence = (
            'the status is missing: name the column, status = "…", or write it under [record], such as status = "held"'
        )
        yield ("columns",), sentence
    destination = sheet_map.columns.get(MappedFact.DESTINATION)
    if destination is not None and destination.arrangement is None:
        sentence = 'destination needs `as`: { column = "…", as = "place, country" }'
        yield ("columns", MappedFact.DESTINATION), sentence


def _excluding(sheet_map: SheetMap) -> Iterator[tuple[FieldPath, str]]:
    for first, second in _EXCLUSIVE:
        if first in sheet_map.columns and second in sheet_map.columns:
            sentence = f"{quoted(first)} and {quoted(second)} are the same fact; delete one of them"
            yield ("columns", second), sentence
    if sheet_map.visits.group_by is not None and sheet_map.visits.days_apart is not None:
        yield ("visits", "days-apart"), "group-by and days-apart exclude each other; delete one of them"


def _constant(subject: MappedFact, texts: tuple[str, ...]) -> Iterator[tuple[FieldPath, str]]:
    path = ("record", subject)
    if subject in _NOT_CONSTANT:
        yield path, f"{quoted(subject)} cannot be the same for all rows; name its column under [columns]"
    elif len(texts) > 1 and subject not in _SPLIT:
        yield path, f"expected one value of {quoted(subject)}; saw {len(texts)}"
    else:
        for text in texts:
            yield from _word(subject, text, path)


def _column(
    subject: MappedFact, column: ColumnReference, words: Mapping[str, str | Mapping[MappedFact, str]] | None
) -> Iterator[tuple[FieldPath, str]]:
    path = ("columns", subject)
    if column.split and subject not in _SPLIT:
        yield (*path, "split"), f"a cell of {quoted(subject)} has one value and cannot be split"
    if column.one_name and subject not in _NAMED:
        yield (*path, "one-name"), "`one-name` is only for traveller, also, host, place and destination"
    if column.arrangement is not None and subject is not MappedFact.DESTINATION:
        yield (*path, "as"), "`as` is only for destination"
    if column.if_empty and subject is not MappedFact.LAST_DAY:
        yield (*path, "empty-is-first-day"), "`empty-is-first-day` is only for last-day"
    if column.codes is not None and subject not in COUNTRIES:
        yield (*path, "codes"), "`codes` is only for countries"
    if column.other is not OtherWords.REFUSE and words is None:
        yield (*path, "other"), f"`other` is for words missing from [values.{subject}], but there is no such table"
    if column.other is OtherWords.KEEP and (subject in VOCABULARIES or subject in COUNTRIES):
        yield (*path, "other"), f"a word of {quoted(subject)} must be in its list"


def _words(subject: MappedFact, words: Mapping[str, str | Mapping[MappedFact, str]]) -> Iterator[tuple[FieldPath, str]]:
    folded: dict[str, str] = {}
    for text, value in words.items():
        path = ("values", subject, text)
        if (earlier := folded.setdefault(fold_word(text), text)) != text:
            yield (
                path,
                f"{quoted(text)} and {quoted(earlier)} are the same word; capitals and spaces are ignored",
            )
        if isinstance(value, str):
            if value != NOTHING:
                yield from _word(subject, value, path)
            continue
        for other, word in value.items():
            if other is not subject and other not in VOCABULARIES and other not in SENTENCES:
                allowed = ", ".join(itertools.chain(VOCABULARIES, SENTENCES))
                yield path, f"a word of {quoted(subject)} cannot state {quoted(other)}; it may state {allowed}"
            else:
                yield from _word(other, word, path)


def _word(subject: MappedFact, text: str, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """Yields what is wrong with a value that the map gives for a subject."""
    if (vocabulary := VOCABULARIES.get(subject)) is not None:
        words = [word.value for word in vocabulary]
        if text not in words:
            hint = did_you_mean(closest(text, words))
            yield path, f"expected one of {', '.join(words)}; saw {quoted(text)}{hint}"
    elif subject in COUNTRIES:
        codes = text.split("/") if subject is not MappedFact.SENDING else [text]
        for code in codes[1:] if codes[0] == NOTHING and len(codes) == 2 else codes:
            if polity(code) is None or len(codes) > 2:
                hint = did_you_mean(suggest_code(code))
                yield path, f"expected a country code such as NO, or GB/FK for a territory; saw {quoted(code)}{hint}"
    elif (
        subject is MappedFact.YEAR
        and path[0] == "record"
        and not (text.isascii() and text.isdecimal() and len(text) == 4)
    ):
        yield path, f"expected a year such as 2012; saw {quoted(text)}"
