"""The complete State Department travels, if they are next to the project: imported, checked and exported.

The counts are those of one release; other releases have other counts.
"""

import collections
import functools
import io
import re
from pathlib import Path
from xml.etree import ElementTree as ET  # an independent reader for comparison

import attrs
import pytest
from benchmarks.state_department import row_numbers

from diplovisit import Finding, Visit, check, export, export_files
from diplovisit.datasets import STATE_DEPARTMENT
from diplovisit.exporters.data_set_rows import data_set_rows
from diplovisit.pipeline.import_collection import read_calendar_file
from diplovisit.pipeline.import_data_set import read_data_set
from diplovisit.pipeline.read import read_stream, read_tables_folder, structure_document
from diplovisit.record import Capacity
from tests.shared_data import shared_data

# One process reads the data set for all tests.
pytestmark = [pytest.mark.xdist_group("state-department"), pytest.mark.at_length]

FIELDS = ("id", "role", "name", "start-date", "end-date", "country", "locale", "remarks")


@functools.cache
def visits() -> tuple[Visit, ...]:
    """Returns all records of the data set."""
    travels = read_data_set("state-department", shared_data("state-department"))
    records = tuple(travels)
    assert (travels.rows, travels.left_out, travels.findings) == (4271, 0, [])
    return records


@functools.cache
def printed() -> dict[str, dict[str, str]]:
    """Returns all legs as an independent reader reads them."""
    legs = {}
    for file in sorted(shared_data("state-department").glob("*-travels/*.xml")):
        for leg in ET.parse(file).getroot().iter("trip"):  # trusted data of the test
            fields = {name: leg.findtext(name) or "" for name in FIELDS}
            country = leg.find("country")
            assert country is not None
            fields |= {"country/@id": country.get("id", ""), "@who": leg.get("who", ""), "@role": leg.get("role", "")}
            legs[fields["id"]] = fields
    return legs


def test_every_leg_comes_back_character_for_character() -> None:
    """All fields of all legs are written exactly as printed, from the typed fields of the records."""
    ours = {row["id"]: row for row in data_set_rows(visits(), STATE_DEPARTMENT)}
    assert len(ours) == len(printed()) == 4271
    differing = {
        number: (name, ours[number][name], text)
        for number, fields in printed().items()
        for name, text in fields.items()
        if ours[number][name] != text
    }
    assert differing == {}


def test_records_keep_printed_texts_only_where_needed() -> None:
    """A record has a printed text only if the text says more than the fields."""
    stops = [stop for visit in visits() for stop in visit.stops]
    labels = [stop.printed.country for stop in stops if stop.printed is not None and stop.printed.country is not None]
    places = [stop.printed.place for stop in stops if stop.printed is not None and stop.printed.place is not None]
    assert (len(labels), len(places)) == (413, 25)
    assert "France" not in labels


def test_json_lines_bring_every_record_back() -> None:
    """The complete data set survives export as JSON Lines (RFC 8785) and the strict reader."""
    written = export(visits(), "jsonl")
    read = read_stream(io.BytesIO(written), "travels.jsonl")
    assert tuple(structure_document(document)[0] for document in read) == visits()


def test_tables_bring_every_record_back(tmp_path: Path) -> None:
    """The complete data set survives export as a folder of CSV files."""
    for name, data in export_files(visits(), "csv").items():
        (tmp_path / name).write_bytes(data)
    read = [structure_document(document)[0] for document in read_tables_folder(tmp_path)]
    assert {visit.id: visit for visit in read if visit is not None} == {visit.id: visit for visit in visits()}


def test_a_calendar_brings_every_record_back() -> None:
    """The complete data set survives export as one calendar, without findings."""
    written = export(visits(), "ics")
    imported = list(read_calendar_file(io.BytesIO(written), "travels.ics"))
    assert [finding for item in imported for finding in item.result.findings] == []
    assert {item.visit.id: item.visit for item in imported if item.visit is not None} == {
        visit.id: visit for visit in visits()
    }


def test_every_label_resolves_or_is_found() -> None:
    """Each of the 177 ids and 197 labels gives a code, and codes that are invalid on the day give findings."""
    assert len({fields["country/@id"] for fields in printed().values()}) == 177
    assert len({fields["country"] for fields in printed().values()}) == 197
    assert all(stop.country for visit in visits() for stop in visit.stops)
    reasons = {number: printed()[number]["country"] for number in legs_found("country-not-valid-then")}
    # Palau before 1994, Suriname before 1975, Serbia before 2006, Serbia-Montenegro before 2003, the U.S.S.R. after 1991.
    assert collections.Counter(reasons.values()) == {
        "Palau": 1,
        "Suriname": 1,
        "Serbia": 1,
        "Serbia-Montenegro (Kosovo)": 3,
        "U.S.S.R.": 3,
    }


@pytest.mark.parametrize(
    ("number", "country", "territory"),
    [
        ("2668", "GB", "JM"),  # Kingston (Jamaica), 1920
        ("1917", "ES", "CU"),  # Havana (Cuba), 1866
        ("2787", "DE", "x-west-berlin"),  # West Berlin, 1963
        ("1208", "x-occupied-germany", None),  # West Berlin, 1947: before there was one
        ("333", "DDDE", None),  # East Berlin, June 1990
        ("128", "PS", None),  # Palestinian Authority
        ("3711", "AQ", None),  # Antarctica
        ("189", "CSXX", "XK"),  # Serbia-Montenegro (Kosovo), 1999
        ("941", "x-german-reich", None),  # Berlin, 1924
    ],
)
def test_hosts_of_known_legs(number: str, country: str, territory: str | None) -> None:
    """A stop has the sovereign of the day, and the territory if it was not part of the sovereign."""
    (stop,) = (stop for visit in visits() for stop in visit.stops if stop.identifiers[0].value == number)
    assert (stop.country, stop.territory) == (country, territory)


def test_three_labels_of_kosovo() -> None:
    """Kosovo is read as a territory of Yugoslavia, of Serbia and Montenegro, and as a country."""
    hosts = {
        (printed()[stop.identifiers[0].value]["country"], stop.country, stop.territory)
        for visit in visits()
        for stop in visit.stops
        if printed()[stop.identifiers[0].value]["country/@id"] == "kosovo"
    }
    assert hosts == {
        ("Yugoslavia (Kosovo)", "YUCS", "XK"),
        ("Serbia-Montenegro (Kosovo)", "CSXX", "XK"),
        ("Kosovo", "XK", None),
    }


def test_the_remarks_give_capacities_and_companions() -> None:
    """The remarks give seventeen legs of Presidents-elect, and 191 relations to companions."""
    elect = [visit for visit in visits() if visit.travellers[0].capacity is Capacity.ELECT]
    assert sum(len(visit.stops) for visit in elect) == 17
    relations = [relation for visit in visits() for relation in visit.relations]
    ids = {visit.id for visit in visits()}
    assert sum(relation.target not in ids for relation in relations) == 1  # leg 1681: no visit of Nixon is near it
    assert len(relations) == 191


@functools.cache
def findings() -> tuple[tuple[Visit, Finding], ...]:
    """Returns all findings, including rules across records and terms of office."""
    by_id = {visit.id: visit for visit in visits()}
    terms = shared_data("state-department", "presidents", "presidents.xml")
    return tuple(
        (by_id[checked.record], finding)
        for checked in check(visits(), terms=terms).results
        for finding in checked.findings
        if checked.record is not None
    )


def legs_found(rule: str) -> list[str]:
    """Returns the numbers of the legs with findings of a rule."""
    return sorted(
        (
            number
            for visit, finding in findings()
            if finding.rule == rule
            for number in row_numbers(visit, finding.address)
        ),
        key=int,
    )


def test_the_known_errors_are_found() -> None:
    """The rules find absent companions, duplicate legs, and days that the remarks contradict."""
    assert legs_found("companion-not-there") == ["313", "1681", "1919", "3466", "3467"]
    assert legs_found("stop-twice") == ["4019", "4020", "4021", "4119"]
    assert legs_found("sources-disagree") == ["1029"]
    assert {"801", "3763", "3812"} - set(legs_found("stops-overlap")) == {"801"}  # a side trip is no error


def test_nothing_else_is_found() -> None:
    """All findings in the official data are errors of the data, or rare cases."""
    assert collections.Counter(finding.rule for _, finding in findings()) == {
        "stops-overlap": 12,
        "country-not-valid-then": 9,
        "companion-not-there": 5,
        "stop-twice": 4,
        "long-stop": 2,
        "sources-disagree": 1,
    }


def test_exactly_the_legs_of_presidents_elect_are_found() -> None:
    """Without their capacity, exactly the legs of Presidents-elect give findings about offices that were not held."""
    terms = shared_data("state-department", "presidents", "presidents.xml")
    bare = [
        attrs.evolve(visit, travellers=tuple(attrs.evolve(traveller, capacity=None) for traveller in visit.travellers))
        for visit in visits()
    ]
    by_id = {visit.id: visit for visit in bare}
    legs = sorted(
        number
        for checked in check((visit for visit in bare if visit.people[0].office == "President"), terms=terms).results
        for finding in checked.findings
        if finding.rule == "office-not-held-then" and checked.record is not None
        for number in row_numbers(by_id[checked.record], finding.address)
    )
    stated = [
        number
        for number, fields in printed().items()
        if "[Visit made as President-elect.]" in " ".join(fields["remarks"].split())
    ]
    assert legs == sorted(stated)
    assert len(legs) == 17


def test_every_quote_is_at_its_locator() -> None:
    """The XPath of each row leads to a field of the leg that contains the quote, in an independent reader."""
    looked_up = 0
    for visit in visits():
        for row in visit.evidence:
            for path in (row.locator or "").split(" | "):
                match = re.fullmatch(r"/trips/trip\[id='([0-9]+)'\](?:/(.+))?", path)
                if match is None:
                    assert path.startswith("/code-table/items/item[value='")
                    continue
                text = " ".join(printed()[match[1]].get(match[2], "").split()) if match[2] else ""
                assert match[2] is None or match[2] in printed()[match[1]]
                if row.quote is not None:
                    assert row.quote in text
                    looked_up += 1
    assert looked_up > 4500
