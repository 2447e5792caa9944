"""The 61 facts of the seed's article, by their ids: when a record has each rightly, and when wrongly.

The article is somebody's copyright and is not here. A condition reads the record as flat statements. For claims that
are prose, evidence has to quote words of the fact's own place in the article, which `facts.json` gives.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import attrs

from diplovisit.record import Visit
from diplovisit.record.vocabularies import SourceKind
from tests.drafting.flattening import Statement, flatten
from tests.drafting.marks import Verdict
from tests.drafting.wording import has_words, name_key, same_text

Condition = Callable[["SeedRecord"], Verdict]
_STRENGTH: Final = ("unlikely", "possible", "likely", "expected", "scheduled", "asserted")
_YEARS: Final = ("2025", "XXXX")


@attrs.frozen(kw_only=True)
class SeedRecord:
    """A draft of the seed's article, with the article and the places of its facts."""

    visit: Visit
    statements: tuple[Statement, ...]
    article: str
    spans: Mapping[str, tuple[tuple[int, int], ...]]

    def values(self, kind: str, of: str = "") -> tuple[str, ...]:
        """Returns the values of a plain kind of statement, of one owner where it is given."""
        return tuple(
            item.values["is"][0]
            for item in self.statements
            if item.kind == kind and (not of or name_key(item.of) == name_key(of))
        )

    def groups(self, kind: str) -> tuple[Statement, ...]:
        """Returns the statements of a kind that has several attributes."""
        return tuple(item for item in self.statements if item.kind == kind)

    def quotes(self, fact: str) -> tuple[str, ...]:
        """Returns the addresses that evidence proves by words at the places of a fact."""
        found: list[str] = []
        for row in self.visit.evidence:
            if row.quote and any(self._overlaps(row.quote, span) for span in self.spans[fact]):
                found.extend(row.about)
        return tuple(found)

    def _overlaps(self, quote: str, span: tuple[int, int]) -> bool:
        start = self.article.find(quote)
        while start >= 0:
            if start < span[1] and span[0] < start + len(quote):
                return True
            start = self.article.find(quote, start + 1)
        return False


def verdicts(visit: Visit, folder: Path) -> dict[str, Verdict]:
    """Returns the verdict on each of the 61 facts; the folder has the article and the places of its facts."""
    rows = json.loads((folder / "facts.json").read_text("utf-8"))["facts"]
    spans = {row["id"]: tuple((span["start"], span["end"]) for span in row["spans"]) for row in rows}
    record = SeedRecord(
        visit=visit,
        statements=flatten(visit),
        article=(folder / "article.txt").read_text("utf-8"),
        spans=spans,
    )
    return {fact: condition(record) for fact, condition in CONDITIONS.items()}


def _judge(*, right: bool, wrong: bool = False) -> Verdict:
    return Verdict.RIGHT if right and not wrong else Verdict.WRONG if wrong else Verdict.MISSED


def _plain(kind: str, *right: str, of: str = "") -> Condition:
    """One value, and no other."""

    def judge(record: SeedRecord) -> Verdict:
        found = record.values(kind, of)
        same = [any(same_text(value, other) for other in right) for value in found]
        return _judge(right=any(same), wrong=not all(same))

    return judge


def _present(kind: str, *right: str) -> Condition:
    """A value among others."""
    return lambda record: _judge(right=any(same_text(value, other) for value in record.values(kind) for other in right))


def _day(kind: str, rest: str) -> Condition:
    return _plain(kind, *(f"{year}-{rest}" for year in _YEARS))


def _person(name: str, office: str, *countries: str) -> Condition:
    def judge(record: SeedRecord) -> Verdict:
        offices, states = record.values("office", name), record.values("country", name)
        wrong = any(not same_text(value, office) for value in offices) or any(code not in countries for code in states)
        there = any(name_key(value) == name_key(name) for value in record.values("person"))
        return _judge(right=there and bool(offices), wrong=wrong)

    return judge


def _topic(*words: str, modality: str) -> Condition:
    """A topic with the words, and no surer than the words are."""

    def judge(record: SeedRecord) -> Verdict:
        found = [item for item in record.groups("topic") if has_words(item.values["label"][0], words)]
        surer = [
            item
            for item in found
            if _STRENGTH.index(item.values.get("modality", (modality,))[0]) > _STRENGTH.index(modality)
        ]
        return _judge(right=bool(found), wrong=bool(surer) and len(surer) == len(found))

    return judge


def _prose(fact: str, *words: str, kinds: Iterable[str] = ("claim",)) -> Condition:
    """A claim, topic or purpose with the words, whose evidence stands at a place of the fact."""

    def judge(record: SeedRecord) -> Verdict:
        proven = {address.split("/")[0] for address in record.quotes(fact)}
        for kind in kinds:
            for item in record.groups(kind):
                text = item.values["what" if kind == "claim" else "label"][0]
                name = next(iter(item.addresses.values())).split("/")[0]
                if has_words(text, words) and name in proven:
                    return Verdict.RIGHT
        return Verdict.MISSED

    return judge


def _figure(value: str, **attributes: tuple[str, ...]) -> Condition:
    """A claim with the value; each attribute is one of its values, and absent ones are missed."""

    def judge(record: SeedRecord) -> Verdict:
        found = [item for item in record.groups("claim") if _is_value(item, value)]
        if not found:
            return Verdict.MISSED
        item = found[0]
        names = {name: name.replace("_", "-") for name in attributes}
        wrong = any(
            item.values[names[name]][0] not in right for name, right in attributes.items() if names[name] in item.values
        )
        return _judge(right=all(names[name] in item.values for name in attributes), wrong=wrong)

    return judge


def _is_value(item: Statement, value: str) -> bool:
    return "value" in item.values and Decimal(item.values["value"][0]) == Decimal(value)


def _parts(record: SeedRecord) -> Verdict:
    starts = sorted(part.start for source in record.visit.sources[:1] for part in source.parts)
    near = len(starts) == 3 and all(abs(start - right) <= 2 for start, right in zip(starts, (0, 266, 562), strict=True))
    return _judge(right=near)


def _anonymous_talks(record: SeedRecord) -> Verdict:
    unnamed = {source.id for source in record.visit.sources if source.kind is SourceKind.UNNAMED_SOURCES}
    cited = [row for row in record.visit.evidence if unnamed & {*row.sources}]
    proven = {*record.quotes("S06"), *record.quotes("V09")}
    return _judge(right=bool(unnamed) and (any(proven & {*row.about} for row in cited) or bool(unnamed & proven)))


def _tuesday(record: SeedRecord) -> Verdict:
    proven = {address.split("/")[0] for address in record.quotes("S07")}
    days = [
        item.values["when"][0]
        for item in record.groups("claim")
        if "when" in item.values and item.addresses["when"].split("/")[0] in proven
    ]
    right = {f"{year}-03-04" for year in _YEARS}
    return _judge(right=bool(right & {*days}), wrong=any(day not in right for day in days))


def _surname_only(record: SeedRecord) -> Verdict:
    there = any(name_key(value) == ("putin",) for value in record.values("person"))
    more = any(name_key(value)[-1] == "putin" and len(name_key(value)) > 1 for value in record.values("person"))
    return _judge(right=there, wrong=more or any(record.values(kind, "Putin") for kind in ("office", "country")))


def _mentions(words: tuple[str, ...], *codes: str) -> Condition:
    """A label, a claim or a purpose with the words, or a claim about the country."""

    def judge(record: SeedRecord) -> Verdict:
        texts = [
            value for item in record.statements for name in ("what", "label") for value in item.values.get(name, ())
        ]
        subjects = {value for item in record.groups("claim") for value in item.values.get("subjects", ())}
        return _judge(right=any(has_words(text, words) for text in texts) or bool({*codes} & subjects))

    return judge


def _united_states(record: SeedRecord) -> Verdict:
    states = record.values("country", "Donald Trump")
    return _judge(right="US" in states or _mentions(("US",), "US")(record) is Verdict.RIGHT)


def _european_nations(record: SeedRecord) -> Verdict:
    """They are a group; which nations is not said, so they are not the European Union."""
    wrong = any("EU" in item.values.get("subjects", ()) for item in record.groups("claim"))
    there = any(has_words(value, ["European"]) for kind in ("group", "organisation") for value in record.values(kind))
    return _judge(right=there, wrong=wrong)


def _no_city(record: SeedRecord) -> Verdict:
    places = record.values("place")
    return _judge(right=not places, wrong=bool(places))


def _oval_office(record: SeedRecord) -> Verdict:
    place = any(has_words(value, ["Oval"]) for value in record.values("place"))
    return _judge(right=_mentions(("Oval", "Office"))(record) is Verdict.RIGHT, wrong=place)


def _officials(record: SeedRecord) -> Verdict:
    names = [value for value in record.values("group") if has_words(value, ["officials"])]
    states = {state for name in names for state in record.values("country", name)}
    return _judge(right=bool(names), wrong=bool(states - {"RU"}))


def _russian_government(record: SeedRecord) -> Verdict:
    names = (*record.values("organisation"), *record.values("group"))
    return _judge(right=any(has_words(name, ["Russian", "government"]) for name in names))


def _visit(record: SeedRecord) -> Verdict:
    status, stops = record.values("status"), record.values("stop")
    traveller = any(name_key(name) == name_key("Vikram Misri") for name in record.values("traveller"))
    return _judge(right=status == ("reported",) and traveller and "RU" in stops, wrong=status != ("reported",))


def _consultations(record: SeedRecord) -> Verdict:
    for item in record.groups("engagement"):
        named = has_words(
            " ".join(item.values.get(name, ("",))[0] for name in ("forum", "label")), ["foreign", "office"]
        )
        if named or "recurrence" in item.values or item.values["kind"] == ("consultations",):
            return _judge(right=True, wrong=item.values.get("recurrence", ("annual",)) != ("annual",))
    return _prose("V04", "annual", kinds=("purpose",))(record)


def _how_sure(record: SeedRecord) -> Verdict:
    sure = [item.values.get("modality") for item in record.groups("engagement")]
    rows = [row for row in record.visit.evidence if "status" in row.about and str(row.modality) == "scheduled"]
    return _judge(right=("scheduled",) in sure or bool(rows))


def _meeting(record: SeedRecord) -> Verdict:
    found = [
        item
        for item in record.groups("engagement")
        if any(has_words(name, ["officials"]) for name in item.values.get("with", ()))
    ]
    wrong = any(item.values.get("modality", ("expected",)) != ("expected",) for item in found)
    return _judge(right=bool(found), wrong=wrong)


def _relation(record: SeedRecord) -> Verdict:
    found = record.groups("relation")
    right = [
        item for item in found if item.values["kind"] == ("follows",) and has_words(item.values["target"][0], ["Singh"])
    ]
    wrong = any(item.values.get("offset", ("P3M",)) != ("P3M",) for item in right)
    return _judge(right=bool(right), wrong=wrong or len(right) != len(found))


def _interval(record: SeedRecord) -> Verdict:
    found = [item for item in record.groups("relation") if "offset" in item.values]
    right = [
        item for item in found if item.values["offset"] == ("P3M",) and item.values.get("qualifier") == ("nearly",)
    ]
    return _judge(right=bool(right), wrong=len(right) != len(found))


CONDITIONS: Final[Mapping[str, Condition]] = {
    "S01": _parts,
    "S02": _plain("dateline-place", "New Delhi"),
    "S03": _day("dateline-date", "03-05"),
    "S04": _plain("publisher", "NationPress"),
    "S05": _present("unnamed-sources", "true"),
    "S06": _anonymous_talks,
    "S07": _tuesday,
    "P01": _plain("traveller", "Vikram Misri"),
    "P02": _person("Vikram Misri", "Foreign Secretary", "IN"),
    "P03": _person("Donald Trump", "President", "US"),
    "P04": _person("Volodymyr Zelenskyy", "President", "UA"),
    "P05": _surname_only,
    "P06": _person("Rajnath Singh", "Defence Minister", "IN"),
    "P07": _officials,
    "C01": _plain("sending", "IN"),
    "C02": _plain("stop", "RU"),
    "C03": _mentions(("Ukraine",), "UA"),
    "C04": _united_states,
    "C05": _european_nations,
    "C06": _mentions(("Western", "sanctions")),
    "C07": _no_city,
    "C08": _oval_office,
    "C09": _present("organisation", "Russian military"),
    "C10": _russian_government,
    "V01": _visit,
    "V02": _day("when", "03-07"),
    "V03": _plain("duration", "P1D"),
    "V04": _consultations,
    "V05": _prose("V05", "relation", kinds=("purpose",)),
    "V06": _prose("V06", "insights", kinds=("purpose", "claim", "topic")),
    "V07": _how_sure,
    "V08": _plain("announcement", "none"),
    "V09": _meeting,
    "V10": _relation,
    "V11": _prose("V11", "Ukraine", kinds=("claim", "topic", "purpose")),
    "T01": _topic("trade", "investment", modality="expected"),
    "T02": _topic("exports", modality="expected"),
    "T03": _topic("energy", "supplies", modality="expected"),
    "T04": _topic("sanctions", "energy", modality="likely"),
    "T05": _topic("Ukraine", modality="asserted"),
    "T06": _topic("nationals", modality="likely"),
    "T07": _topic("regional", "global", modality="asserted"),
    "Q01": _figure("100000000000", unit=("USD",), due=("2030",)),
    "Q02": _figure("66000000000", unit=("USD",), qualifier=("approximately",)),
    "Q03": _figure("12", unit=("person",)),
    "Q04": _figure("16", unit=("person",)),
    "Q05": _figure("2", unit=("rank",), qualifier=("at-most",)),
    "Q06": _interval,
    "E01": _figure("100000000000", set=("2024",)),
    "E02": _prose("E02", "imports"),
    "E03": _prose("E03", "access"),
    "E04": _prose("E04", "European", "sanctions"),
    "E05": _prose("E05", "fleet"),
    "E06": _prose("E06", "Oval"),
    "E07": _prose("E07", "European"),
    "E08": _figure("12", by=("IN",), reported_when=tuple(f"{year}-01" for year in _YEARS)),
    "E09": _figure("16", by=("RU",)),
    "E10": _prose("E10", "Singh", "visited"),
    "E11": _prose("E11", "Trump"),
    "E12": _prose("E12", "Ukraine"),
    "E13": _prose("E13", "Western", "sanctions", kinds=("claim", "topic")),
}
"""By the id of a fact, the condition on a record."""


def total(found: Mapping[str, Verdict]) -> dict[Verdict, int]:
    """Counts the verdicts."""
    return {verdict: sum(each is verdict for each in found.values()) for verdict in Verdict}


def misses(found: Mapping[str, Verdict]) -> Any:
    """Returns the ids that are not right, for a message."""
    return sorted(fact for fact, verdict in found.items() if verdict is not Verdict.RIGHT)
