"""Writes `record/country_names.csv` and `record/country_codes.csv` from the lists that the names come from.

The names of CLDR are read from babel, those of ISO 3166 from pycountry and iso3166. The other lists are files in
`country_lists/`, which has their sources. Only names and codes are taken, which are facts.

Run it with `python -m tests.record.make_country_names`, after a change of a list or of `polities.csv`.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import iso3166
import pycountry
from babel import Locale

from diplovisit.record.polities import polities

LISTS = Path(__file__).parent / "country_lists"
RECORD = Path("src/diplovisit/record")
LANGUAGES = ("fr", "es", "pt", "de", "ru", "ar", "zh")
LOCALES = {
    "fr": ("fr", "fr_CA"),
    "es": ("es", "es_MX", "es_419"),
    "pt": ("pt", "pt_PT"),
    "de": ("de", "de_CH"),
    "ru": ("ru",),
    "ar": ("ar", "ar_SA"),
    "zh": ("zh", "zh_Hant", "zh_Hant_HK"),
}
"""The locales of CLDR with names of their own; Chinese has both scripts."""
UNITED_NATIONS = ("fr", "es", "ru", "ar", "zh")

MEANT = {
    "法属圣马丁": "Saint Martin (French part)",
    "法屬聖馬丁": "Saint Martin (French part)",
    "Saint-Martin (France)": "Saint Martin (French part)",
    "Congo": "Congo",
    "Kongo": "Congo",
    "Congo (le)": "Congo",
    **dict.fromkeys(("Palestina", "Palestine", "Palästina", "Палестина", "فلسطين", "巴勒斯坦"), "Palestine"),
}
"""Names that say more or less than the English name of their list, with the English name that says as much."""

Name = tuple[str, str, str, str, str]
"""Code, language, name, English name of the same list, list."""


def rows_of(file: str) -> list[dict[str, str]]:
    """Returns the rows of one of the lists."""
    with (LISTS / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened, strict=True))


def by_alpha3() -> dict[str, str]:
    """Maps each alpha-3 code of today to the code of the polity."""
    return {polity.alpha3: code for code, polity in polities().items() if polity.alpha3 and len(code) == 2}


def cldr() -> Iterator[Name]:
    """Yields the names of CLDR."""
    english = Locale("en").territories
    for code in polities():
        if len(code) != 2:
            continue
        yield code, "en", english[code], "", "cldr"
        for english_locale in ("en_GB", "en_AU"):
            yield code, "en", Locale.parse(english_locale).territories[code], "", "cldr"
        for language, locales in LOCALES.items():
            for locale in locales:
                name = Locale.parse(locale).territories[code]
                yield code, language, name, MEANT.get(name, english[code]), "cldr"
    for row in rows_of("cldr_variants.csv"):
        meant = "" if row["language"] == "en" else MEANT.get(row["name"], english[row["code"]])
        yield row["code"], row["language"], row["name"], meant, "cldr"


def iso() -> Iterator[Name]:
    """Yields the names of ISO 3166-1 and 3166-3; the apolitical ones are of the package iso3166."""
    for country in [*pycountry.countries, *pycountry.historic_countries]:
        code = getattr(country, "alpha_4", None) or country.alpha_2
        for kind in ("name", "official_name", "common_name"):
            if name := getattr(country, kind, None):
                yield code, "en", name, "", "iso"
    for entry in iso3166.countries:
        for name in (entry.name, entry.apolitical_name):
            yield entry.alpha2, "en", name, "", "iso"


def united_nations() -> Iterator[Name]:
    """Yields the names of the United Nations in its six languages."""
    codes = by_alpha3()
    for row in rows_of("united_nations.csv"):
        code = codes[row["alpha3"]]
        yield code, "en", row["en"], "", "un"
        for language in UNITED_NATIONS:
            if row[language]:
                yield code, language, row[language], row["en"], "un"


def world_bank() -> Iterator[Name]:
    """Yields the names of the World Bank."""
    codes = by_alpha3()
    for row in rows_of("world_bank.csv"):
        if row["alpha3"] != "CHI":  # the Channel Islands are two territories
            yield codes[row["alpha3"]], "en", row["name"], "", "world-bank"


def countrycode() -> Iterator[Name]:
    """Yields the names of R's countrycode in English, French and German, with the French ones of ISO."""
    for row in rows_of("countrycode.csv"):
        yield row["code"], "en", row["en"], "", "countrycode"
        for column, language, of in (("fr", "fr", "countrycode"), ("de", "de", "countrycode"), ("iso_fr", "fr", "iso")):
            if row[column]:
                yield row["code"], language, row[column], MEANT.get(row[column], row["en"]), of


def correlates_of_war() -> Iterator[Name]:
    """Yields the names of the Correlates of War's list of states."""
    names = {row["ccode"]: row["statenme"] for row in rows_of("correlates_of_war.csv")}
    for row in rows_of("cow_polities.csv"):
        if row["primary"] == "yes":
            yield row["code"], "en", names[row["ccode"]], "", "cow"


def ours() -> Iterator[Name]:
    """Yields further names that tables use."""
    for row in rows_of("further_names.csv"):
        yield row["code"], row["language"], row["name"], row["english"], "further"


def all_names() -> list[tuple[str, str, str, str, tuple[str, ...]]]:
    """Returns every name once for a polity and a language, with its lists, in the order of the table of polities."""
    groups: dict[tuple[str, str, str], dict[str, str]] = {}
    for source in (cldr(), iso(), united_nations(), world_bank(), countrycode(), correlates_of_war(), ours()):
        for code, language, name, english, of in source:
            groups.setdefault((code, language, " ".join(name.split())), {}).setdefault(of, english)
    order = {code: place for place, code in enumerate(polities())}
    names = [(*key, next(iter(lists.values())), tuple(lists)) for key, lists in groups.items()]
    return sorted(names, key=lambda row: (order[row[0]], row[1] != "en", row[1], row[2]))


def names_file() -> str:
    """Returns the text of `country_names.csv`."""
    return written(
        ["code", "language", "name", "english", "lists"], [[*row[:4], ";".join(row[4])] for row in all_names()]
    )


def codes() -> Iterator[tuple[str, str, str, str, str]]:
    """Yields each code: the list, the code there, the code of the polity, and days that differ from those of it."""
    for code, polity in polities().items():
        if len(code) == 2:
            yield "iso2", code, code, "", ""
        elif len(code) == 4:
            yield "iso2", code[:2], code, "", ""
        if polity.alpha3:
            yield "iso3", polity.alpha3, code, "", ""
    for country in pycountry.countries:
        yield "un", str(int(country.numeric)), country.alpha_2, "", ""
    for former in pycountry.historic_countries:
        # YUCS has two numbers in turn, which un_former.csv has.
        if (number := getattr(former, "numeric", None)) and former.alpha_4 != "YUCS":
            yield "un", str(int(number)), former.alpha_4, "", ""
    for row in rows_of("un_former.csv"):
        yield "un", row["number"], row["code"], row["from"], row["until"]
    letters = {row["ccode"]: row["stateabb"] for row in rows_of("correlates_of_war.csv")}
    for row in rows_of("cow_polities.csv"):
        yield "cow", letters[row["ccode"]], row["code"], row["from"], row["until"]
        yield "cown", row["ccode"], row["code"], row["from"], row["until"]
    for row in rows_of("countrycode.csv"):
        if row["ioc"]:
            yield "ioc", row["ioc"], row["code"], "", ""


def codes_file() -> str:
    """Returns the text of `country_codes.csv`."""
    order = {code: place for place, code in enumerate(polities())}
    lists = ("iso2", "iso3", "un", "cow", "cown", "ioc")
    rows = sorted(dict.fromkeys(codes()), key=lambda row: (lists.index(row[0]), row[1].zfill(3), order[row[2]]))
    return written(["list", "text", "code", "from", "until"], [list(row) for row in rows])


def written(header: list[str], rows: list[list[str]]) -> str:
    """Returns rows as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def main() -> None:
    """Writes the files."""
    (RECORD / "country_codes.csv").write_text(codes_file(), encoding="utf-8", newline="\n")
    (RECORD / "country_names.csv").write_text(names_file(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
