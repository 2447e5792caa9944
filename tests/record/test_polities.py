"""The table of polities against ISO 3166, CLDR, the tz database and the State Department's labels, and its own laws."""

import calendar
import csv
import datetime
import itertools
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET
import zoneinfo
from collections import Counter, defaultdict
from importlib import resources
from pathlib import Path

import iso3166
import pycountry
import pytest
from babel import Locale
from babel.core import get_global
from hypothesis import example, given
from hypothesis import strategies as st

from diplovisit.record.polities import (
    Polity,
    PolityKind,
    codes,
    polities,
    polities_named,
    polity,
    suggest_code,
    zone_countries,
)

CODE = re.compile("(?:[A-Z]{2}|[A-Z]{4}|x-[a-z0-9]+(?:-[a-z0-9]+)*)")
DATE = re.compile("[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
NOT_ASSIGNED = {"XK", "EU", "UN"}
EARLIEST, LATEST = datetime.date.min, datetime.date.max
STATE_DEPARTMENT = Path(__file__).parents[3] / "shared" / "data" / "state-department"

SHARED = {
    "congo": "both call themselves so, and no newsroom has settled which of the two is meant",
    "vietnam": "while there were two, each was the whole in its own words, and Saigon in American ones",
}
"""Names that two polities had at the same time without succession, and why both keep them."""

LATE_HEIRS = {
    "GEHH": "divided by 1976, its parts independent in 1978 and 1979",
    "x-korea": "a colony of Japan from 1910",
    "x-mandatory-palestine": "a State of Palestine was declared in 1988",
    "x-orange-free-state": "a British colony from 1902",
    "x-transvaal": "a British colony from 1902",
}
"""Polities whose successors began more than a year later, and what happened in between."""

YOUNG_ZONES = {"America/Coyhaique"}
"""Zones that the tz database of a machine may lack: this one was added in release 2025b."""

DOUBLE_LABELS = {
    "Burma (Myanmar)",
    "Democratic Republic of the Congo (Zaire)",
    "Denmark (Greenland)",
    "Serbia-Montenegro (Kosovo)",
    "Southern Rhodesia (Zimbabwe)",
    "United Kingdom (Northern Ireland)",
    "United Kingdom (Wales)",
    "Yugoslavia (Kosovo)",
}
"""Labels of the State Department with two names, usually a sovereign and a territory, so that they name neither."""

everyone = list(polities().values())
anyone = st.sampled_from(everyone)


def found(name: str) -> set[str]:
    """Returns the codes of the polities with a name."""
    return {bearer.code for bearer in polities_named(name)}


def first_day(bearer: Polity) -> datetime.date:
    """Returns the earliest day that `since` may mean, by the calendar; the module compares texts."""
    if bearer.since is None:
        return EARLIEST
    return datetime.date.fromisoformat(bearer.since + "-01-01"[len(bearer.since) - 4 :])


def last_day(bearer: Polity) -> datetime.date:
    """Returns the latest day that `until` may mean, by the calendar."""
    if bearer.until is None:
        return LATEST
    year, month, day = (*map(int, bearer.until.split("-")), 0, 0)[:3]
    month = month or 12
    return datetime.date(year, month, day or calendar.monthrange(year, month)[1])


def follows(later: Polity, earlier: Polity) -> bool:
    """Whether one polity is a direct or indirect successor of another."""
    return later.code in earlier.successors or any(
        follows(later, polities()[between]) for between in earlier.successors
    )


# The form of the file


def test_bytes_of_the_file() -> None:
    """The file is UTF-8 and NFC, its lines end with LF, and it has no control, format or unusual blank characters."""
    data = resources.files("diplovisit.record").joinpath("polities.csv").read_bytes()
    text = data.decode("utf-8")
    assert text == text.strip("\n") + "\n"
    assert unicodedata.is_normalized("NFC", text)
    assert {char for char in text if unicodedata.category(char)[0] in "CZ"} == {"\n", " "}


def test_file_is_rfc_4180_at_its_plainest() -> None:
    """The csv module with minimal quoting writes the same file, so that a diff shows what changed."""
    text = resources.files("diplovisit.record").joinpath("polities.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines(), strict=True))
    header = "code alpha3 kind name official demonyms capitals aliases from until successors zones"
    assert rows[0] == header.split()
    assert {len(row) for row in rows} == {12}
    assert Counter(row[0] for row in rows).most_common(1)[0][1] == 1
    quoted = [[f'"{cell}"' if "," in cell else cell for cell in row] for row in rows]
    assert text == "".join(",".join(row) + "\n" for row in quoted)
    assert '"' not in "".join(itertools.chain(*rows))


def test_codes_have_one_of_three_forms() -> None:
    """A code is alpha-2, alpha-4, or x- with lower-case words, and codes are unique."""
    assert [code for code in codes() if not CODE.fullmatch(code)] == []
    assert len(set(codes())) == len(codes())
    assert all(code == bearer.code for code, bearer in polities().items())


def test_order_of_the_file() -> None:
    """The rows are sorted: alpha-2, alpha-4, older polities, organisations, each alphabetically."""

    def place(bearer: Polity) -> tuple[bool, bool, int, str]:
        ours = bearer.code.startswith("x-")
        return ours, ours and bearer.kind is PolityKind.ORGANISATION, 0 if ours else len(bearer.code), bearer.code

    assert everyone == sorted(everyone, key=place)


def test_values_in_a_cell() -> None:
    """No value is empty, repeated in its cell, or begins or ends with a blank."""
    for bearer in everyone:
        lists = bearer.demonyms, bearer.capitals, bearer.aliases, bearer.successors, bearer.zones
        for values in (*lists, (bearer.name,), (bearer.official or "-",)):
            assert all(value and value == " ".join(value.split()) for value in values), bearer
            assert len(set(values)) == len(values), bearer


def test_aliases_are_other_names() -> None:
    """No alias equals the name or another alias, when case and curly apostrophes are ignored."""
    for bearer in everyone:
        spellings = [spelling.casefold() for spelling in (bearer.name, *bearer.aliases)]
        assert len(set(spellings)) == len(spellings), bearer
        assert bearer.official != bearer.name, bearer


def test_names_are_no_other_rows_names() -> None:
    """The name of each row is unique, so that a message with the name is clear."""
    counted = Counter(bearer.name.casefold() for bearer in everyone)
    assert [name for name, times in counted.items() if times > 1] == []


def test_table_cannot_be_changed() -> None:
    """The table cannot be changed."""
    with pytest.raises(TypeError):
        polities()["ZZ"] = polities()["IN"]  # type: ignore[index]  # the point of the test


# Against the standards


def test_every_code_of_iso_3166_1() -> None:
    """The alpha-2 codes are those of ISO 3166-1, with XK, EU and UN, and no others."""
    ours = {code for code in codes() if len(code) == 2}
    assert ours == {country.alpha_2 for country in pycountry.countries} | NOT_ASSIGNED
    assert ours == {country.alpha2 for country in iso3166.countries} | NOT_ASSIGNED
    assert len(ours) == 249 + 3


def test_every_code_of_iso_3166_3() -> None:
    """The alpha-4 codes are those of ISO 3166-3, and each is a former state or territory."""
    ours = {bearer.code: bearer.kind for bearer in everyone if len(bearer.code) == 4 and bearer.code.isupper()}
    assert set(ours) == {country.alpha_4 for country in pycountry.historic_countries}
    assert set(ours.values()) == {PolityKind.FORMER}


def test_alpha_3() -> None:
    """The alpha-3 codes are those of ISO 3166; only ATF was used twice, for TF today and for FQHH before."""
    expected = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    expected |= {country.alpha_4: country.alpha_3 for country in pycountry.historic_countries}
    ours = {bearer.code: bearer.alpha3 for bearer in everyone if bearer.alpha3}
    assert ours == expected | {"XK": "XKX", "EU": "EUE", "UN": "UNO"}
    assert [code for code, times in Counter(ours.values()).items() if times > 1] == ["ATF"]


def test_names_of_iso_3166() -> None:
    """Every name of a code in ISO 3166, short, official or inverted, is a name of that code in the table."""
    missing = []
    for country in [*pycountry.countries, *pycountry.historic_countries]:
        code = getattr(country, "alpha_4", None) or country.alpha_2
        for kind in ("name", "official_name", "common_name"):
            name = getattr(country, kind, "").removeprefix("the ")
            if name and code not in found(name):
                missing.append((code, name))
    assert missing == []


def test_names_of_cldr() -> None:
    """The English names in CLDR are names in the table, except three that CLDR invented."""
    names = Locale("en").territories
    missing = {names[code] for code in codes() if len(code) == 2 and code not in found(names[code])}
    assert missing <= {"Congo - Kinshasa", "Congo - Brazzaville", "Myanmar (Burma)"}


# Against the tz database


def test_zones_are_in_the_tz_database() -> None:
    """Every zone is in the tz database of this machine or of the tzdata package."""
    known = zoneinfo.available_timezones()
    if not known:
        pytest.skip("no tz database on this machine, and no tzdata package")
    assert {zone for bearer in everyone for zone in bearer.zones} - known - YOUNG_ZONES == set()


def test_zones_of_cldr() -> None:
    """A zone of a territory in CLDR is a zone of that territory in the table."""
    pairs = {(code, zone) for zone, code in get_global("zone_territories").items() if code in polities()}
    assert len(pairs) > 400
    assert {(code, zone) for code, zone in pairs if code not in zone_countries(zone)} == set()


def test_those_who_have_zones() -> None:
    """Every state and territory has a zone except two uninhabited islands; former states and organisations have none."""
    existing = {PolityKind.STATE, PolityKind.TERRITORY}
    assert {bearer.code for bearer in everyone if bearer.kind in existing and not bearer.zones} == {"BV", "HM"}
    assert [bearer.code for bearer in everyone if bearer.kind not in existing and bearer.zones] == []


@given(anyone)
def test_zone_countries_is_zones_turned_round(bearer: Polity) -> None:
    """zone_countries returns exactly the polities that list the zone."""
    for zone in bearer.zones:
        assert zone_countries(zone) == tuple(sharer.code for sharer in everyone if zone in sharer.zones)


def test_zones_by_story() -> None:
    """Old and new names of a zone have the same country; UTC, offsets and unknown names have none."""
    assert zone_countries("Europe/Kiev") == zone_countries("Europe/Kyiv") == ("UA",)
    assert zone_countries("Asia/Calcutta") == zone_countries("Asia/Kolkata") == ("IN",)
    assert zone_countries("US/Eastern") == ("US",)
    assert "XK" in zone_countries("Europe/Belgrade")
    assert [zone_countries(zone) for zone in ("UTC", "Etc/GMT+5", "EST", "Mars/Olympus", "")] == [()] * 5


# What a row must have


def test_kinds() -> None:
    """An alpha-2 code is a state, a territory, the EU or the UN; an x- code is a former state or an organisation."""
    for bearer in everyone:
        if bearer.code in {"EU", "UN"} or (bearer.code.startswith("x-") and bearer.kind is not PolityKind.FORMER):
            assert bearer.kind is PolityKind.ORGANISATION
        elif len(bearer.code) == 2:
            assert bearer.kind in {PolityKind.STATE, PolityKind.TERRITORY}
    states = [bearer for bearer in everyone if bearer.kind is PolityKind.STATE]
    # The 193 members of the United Nations, its two observers, and CK, NU, TW, XK.
    assert len(states) == 199


def test_every_state_has_a_capital_and_a_demonym() -> None:
    """A sovereign state has at least one seat of government and one demonym."""
    lacking = [bearer.code for bearer in everyone if not (bearer.capitals and bearer.demonyms)]
    assert [code for code in lacking if polities()[code].kind is PolityKind.STATE] == []


def test_bounds_are_dates() -> None:
    """A bound is a valid day, month or year from 1789 to 2026, when the table was written."""
    for bearer in everyone:
        for bound in (bearer.since, bearer.until):
            assert bound is None or DATE.fullmatch(bound), bearer
            assert bound is None or "1789" <= bound < "2027", bearer
        assert first_day(bearer) <= last_day(bearer), bearer


def test_bounds_by_kind() -> None:
    """A territory has no bounds, a state has no last day, and a former state has one."""
    for bearer in everyone:
        match bearer.kind:
            case PolityKind.TERRITORY:
                assert (bearer.since, bearer.until) == (None, None), bearer
            case PolityKind.STATE:
                assert bearer.until is None, bearer
            case PolityKind.FORMER:
                assert bearer.until is not None, bearer
                assert bearer.successors, bearer


def test_successors() -> None:
    """A successor is in the table, exists longer than its predecessor, and began within a year, with listed exceptions."""
    for bearer in everyone:
        assert not bearer.successors or bearer.until, bearer
        for code in bearer.successors:
            successor = polities()[code]
            assert last_day(successor) > last_day(bearer), (bearer.code, code)
            if successor.kind is not PolityKind.TERRITORY and bearer.code not in LATE_HEIRS:
                assert first_day(successor) - last_day(bearer) < datetime.timedelta(days=366), (bearer.code, code)


@pytest.mark.parametrize("name", sorted(SHARED))
def test_exceptions_are_needed(name: str) -> None:
    """The table of exceptions lists only names that two polities share."""
    assert len(polities_named(name)) > 1


def test_no_two_at_one_time_share_a_name() -> None:
    """Two polities of the same time share a name only if one succeeded the other, or if an exception says why."""
    bearers: dict[str, list[Polity]] = defaultdict(list)
    for bearer in everyone:
        for name in {name.casefold() for name in bearer.names}:
            bearers[name].append(bearer)
    for name, sharing in bearers.items():
        for first, second in itertools.combinations(sharing, 2):
            together = max(first_day(first), first_day(second)) <= min(last_day(first), last_day(second))
            related = follows(first, second) or follows(second, first)
            assert not together or related or name in SHARED, (name, first.code, second.code)


# Whether it existed


@given(anyone, st.dates(datetime.date(1780, 1, 1), datetime.date(2040, 12, 31)))
def test_existed_between_its_bounds(bearer: Polity, day: datetime.date) -> None:
    """A polity existed exactly from the first day that `since` may mean to the last day that `until` may mean."""
    assert bearer.existed_on(day) == (first_day(bearer) <= day <= last_day(bearer))


@given(anyone)
def test_existed_at_the_edges(bearer: Polity) -> None:
    """A polity existed on the first and the last day of its bounds, and not on the day before or after."""
    day = datetime.timedelta(days=1)
    assert bearer.existed_on(first_day(bearer))
    assert bearer.existed_on(last_day(bearer))
    assert first_day(bearer) == EARLIEST or not bearer.existed_on(first_day(bearer) - day)
    assert last_day(bearer) == LATEST or not bearer.existed_on(last_day(bearer) + day)


def test_a_time_of_day_changes_nothing() -> None:
    """A datetime, which is a subclass of date, is treated as its day."""
    assert polities()["SUHH"].existed_on(datetime.datetime(1991, 12, 25, 23, 59, tzinfo=datetime.UTC))


@pytest.mark.parametrize(
    ("code", "day", "existed"),
    [
        ("SUHH", "1991-12-25", True),
        ("SUHH", "1991-12-26", False),
        ("RU", "1991-12-25", False),
        ("RU", "1991-12-26", True),
        ("CSHH", "1992-12-31", True),
        ("CZ", "1993-01-01", True),
        ("CZ", "1992-12-31", False),
        ("DDDE", "1990-10-02", True),
        ("DDDE", "1990-10-03", False),
        ("DE", "1949-05-22", False),
        ("x-occupied-germany", "1945-07-17", True),
        ("x-german-reich", "1905-04-30", True),
        ("IN", "1947-08-14", False),
        ("PK", "1947-08-14", True),
        ("SS", "2011-07-08", False),
        ("XK", "2008-02-17", True),
        ("YUCS", "2003-02-03", True),
        ("CSXX", "2003-02-04", True),
        ("NA", "1990-03-19", False),
        ("x-siam", "1939-06-24", False),
        ("TH", "1931-01-01", True),
        ("x-ottoman-empire", "1922-11-02", False),
        ("GL", "1700-01-01", True),
        ("x-league-of-nations", "1946-04-19", False),
    ],
)
def test_existed_by_story(code: str, day: str, existed: bool) -> None:
    """States began and ended on the days that the histories give."""
    assert polities()[code].existed_on(datetime.date.fromisoformat(day)) is existed


# Finding by code and name


def test_codes_that_yaml_would_take_for_words() -> None:
    """NO is Norway, NA is Namibia, and codes are case-sensitive."""
    assert (polities()["NO"].name, polities()["NA"].name) == ("Norway", "Namibia")
    assert polity("NO") is polities()["NO"]
    assert [polity(text) for text in ("no", "NOR", "", "Norway", "x-NATO")] == [None] * 5


@given(anyone)
def test_named_finds_every_name_in_any_case(bearer: Polity) -> None:
    """A polity is found by its name, official name and aliases, in any case and with either apostrophe."""
    for name in bearer.names:
        for spelling in (name, name.upper(), name.casefold(), name.replace("'", "’")):
            assert bearer in polities_named(spelling)


@given(anyone)
def test_named_is_exact(bearer: Polity) -> None:
    """A name with anything added finds nothing."""
    assert polities_named(bearer.name + "x") == polities_named("") == polities_named(bearer.name + " ") == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Congo", ["CD", "CG"]),
        ("Holland", ["NL"]),
        ("Burma", ["MM", "BUMM"]),
        ("UK", ["GB"]),
        ("U.S.S.R.", ["SUHH"]),
        ("Persia", ["IR"]),
        ("Russia", ["RU", "x-russian-empire", "x-russian-republic", "x-soviet-russia"]),
        ("Association of Southeast Asian Nations", ["x-asean"]),
        ("European Union", ["EU"]),
        ("Niger", ["NE"]),
        ("Georgia", ["GE"]),
    ],
)
def test_named_by_story(name: str, expected: list[str]) -> None:
    """A name finds every polity with that name, in file order."""
    assert [bearer.code for bearer in polities_named(name)] == expected


def test_labels_of_the_state_department() -> None:
    """Every label in the State Department's travel data is a name in the table, except labels with two names."""
    if not STATE_DEPARTMENT.is_dir():
        pytest.skip(f"no State Department data at {STATE_DEPARTMENT}")
    labels = {
        " ".join((country.text or "").split())
        for file in STATE_DEPARTMENT.glob("*-travels/*.xml")
        for country in ET.parse(file).iter("country")
    }
    assert len(labels) == 197
    assert {label for label in labels if not polities_named(label)} == DOUBLE_LABELS


# Suggestions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UK", "GB"),
        ("uk", "GB"),
        ("ru", "RU"),
        ("RUS", "RU"),
        ("rus", "RU"),
        ("Russia", "RU"),
        ("Rusia", "RU"),
        (" Russia ", "RU"),
        ("SU", "SUHH"),
        ("suhh", "SUHH"),
        ("YU", "YUCS"),
        ("DD", "DDDE"),
        ("USA", "US"),
        ("NAM", "NA"),
        ("Germny", "DE"),
        ("Azerbajan", "AZ"),
        ("Kazakstan", "KZ"),
        ("Côte d’Ivoire", "CI"),
        ("NATO", "x-nato"),
        ("X-NATO", "x-nato"),
        ("nato", "x-nato"),
        ("x-natto", "x-nato"),
        ("x_asean", "x-asean"),
        ("x-otoman-empire", "x-ottoman-empire"),
    ],
)
def test_suggestion_by_story(text: str, expected: str) -> None:
    """A common mistake for a code suggests the code that was meant."""
    assert suggest_code(text) == expected


@pytest.mark.parametrize("text", ["", " ", "ZZ", "zzz", "Q", "Atlantis", "x-", "12345", "\x00\x00\x00\x00"])
def test_no_suggestion(text: str) -> None:
    """Nothing is suggested if no code is near, or if the text is short."""
    assert suggest_code(text) is None


@given(st.text(max_size=30) | st.sampled_from(["x-" + "a" * 5_000, "a" * 50_000]))
@example("x-")
def test_suggestion_is_a_code_or_none(text: str) -> None:
    """The suggestion for any text is a code of the table or None."""
    assert suggest_code(text) is None or suggest_code(text) in polities()


@given(anyone)
def test_suggestion_for_names_and_codes(bearer: Polity) -> None:
    """A name suggests its only bearer, or the only one that still exists; a code in the wrong case suggests the code."""
    bearers = polities_named(bearer.name)
    candidates = bearers if len(bearers) == 1 else [polity for polity in bearers if polity.until is None]
    assert suggest_code(bearer.name) == (candidates[0].code if len(candidates) == 1 else None)
    assert suggest_code(bearer.code.swapcase()) == bearer.code


# Start-up


def test_import_reads_no_file() -> None:
    """Importing the module does not read the table; the first use does."""
    program = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "from diplovisit.record import polities\n"
        "print(any(name.endswith('polities.csv') for name in opened))\n"
        "polities.codes()\n"
        "print(any(name.endswith('polities.csv') for name in opened))\n"
    )
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert finished.stdout.split() == ["False", "True"]
